//! Pages of lists that are short enough to be sorted whole: regions, accounts, a user's phones.
//!
//! Guarantee: as for the long lists, a page that follows neither repeats nor skips an item, because
//! the cursor is the name of the last item that was shown. Pure.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use projections::page::{InvalidCursor, Page};

use super::invalid_cursor;
use crate::http::{problem::Problem, query::Query};

/// The page that the query asks for, of items sorted by a name that no two have. `sort` may be
/// `column` or `-column`.
pub(super) fn page<T>(
    query: &Query,
    column: &str,
    named: Vec<(String, T)>,
) -> Result<Page<T>, Problem> {
    ordered(query, column, false, named)
}

/// The same; backwards unless the query says otherwise.
pub(super) fn newest_first<T>(
    query: &Query,
    column: &str,
    named: Vec<(String, T)>,
) -> Result<Page<T>, Problem> {
    ordered(query, column, true, named)
}

fn ordered<T>(
    query: &Query,
    column: &str,
    is_descending: bool,
    mut named: Vec<(String, T)>,
) -> Result<Page<T>, Problem> {
    let is_descending = match query.one("sort")? {
        None => is_descending,
        Some(sort) if sort == column => false,
        Some(sort) if sort.strip_prefix('-') == Some(column) => true,
        Some(_) => {
            return Err(Problem::invalid_field(
                "sort",
                format!("one of: {column} -{column}"),
            ));
        }
    };
    let (limit, after) = (query.limit()?, query.one("cursor")?);
    let after = after.map(|cursor| name_in(&cursor).ok_or(invalid_cursor(InvalidCursor)));
    let after = after.transpose()?;
    named.sort_by(|(left, _), (right, _)| {
        let order = left.cmp(right);
        if is_descending {
            order.reverse()
        } else {
            order
        }
    });
    let total = named.len();
    let mut items = Vec::new();
    let mut last = None;
    let mut has_more = false;
    for (name, item) in named {
        let is_shown = after.as_ref().is_some_and(|after| match is_descending {
            true => name >= *after,
            false => name <= *after,
        });
        if is_shown {
            continue;
        }
        if items.len() == limit {
            has_more = true;
            break;
        }
        items.push(item);
        last = Some(name);
    }
    let next_cursor = last
        .filter(|_| has_more)
        .map(|name| URL_SAFE_NO_PAD.encode(name));
    Ok(Page {
        items,
        total,
        next_cursor,
    })
}

fn name_in(cursor: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(text: &str, names: &[&str]) -> Page<String> {
        let known = ["limit", "cursor", "sort"];
        let query = Query::parse(text, &known).unwrap();
        let named = names
            .iter()
            .map(|name| (name.to_string(), name.to_string()))
            .collect();
        page(&query, "name", named).unwrap()
    }

    #[test]
    fn pages_follow_one_another_whatever_comes_and_goes() {
        let first = ask("limit=2", &["c", "a", "b"]);
        assert_eq!(
            (first.items, first.total),
            (vec!["a".to_owned(), "b".to_owned()], 3)
        );
        let cursor = first.next_cursor.unwrap();
        let second = ask(&format!("limit=2&cursor={cursor}"), &["aa", "c", "d"]);
        assert_eq!(second.items, ["c", "d"]);
        assert_eq!(second.next_cursor, None);
    }

    #[test]
    fn the_order_can_be_turned() {
        let first = ask("limit=1&sort=-name", &["a", "b"]);
        assert_eq!(first.items, ["b"]);
        let cursor = first.next_cursor.unwrap();
        let second = ask(&format!("limit=1&sort=-name&cursor={cursor}"), &["a", "b"]);
        assert_eq!(
            (second.items, second.next_cursor),
            (vec!["a".to_owned()], None)
        );
    }

    #[test]
    fn strange_orders_and_cursors_are_refused() {
        for (text, field) in [("sort=size", "sort"), ("cursor=%21", "cursor")] {
            let query = Query::parse(text, &["cursor", "sort"]).unwrap();
            let problem = page::<()>(&query, "name", Vec::new()).map(|page| page.total);
            assert_eq!(problem.unwrap_err().errors()[0].field, field);
        }
    }
}
