//! Tests of pages: order, cursors, limits.

use super::*;
use crate::users::UserColumn;

fn page(
    items: &[(&'static str, u64)],
    sort: &str,
    limit: usize,
    cursor: Option<String>,
) -> Result<Page<(&'static str, u64)>, InvalidCursor> {
    let sort: Sort<UserColumn> = sort.parse().unwrap();
    let mut page = PageBuilder::new(&PageRequest {
        sort,
        limit,
        cursor,
    })?;
    for (text, identity) in items {
        page.offer(SortKey::Text(text), *identity, (*text, *identity));
    }
    Ok(page.finish())
}

fn walk(items: &[(&'static str, u64)], sort: &str, limit: usize) -> Vec<(&'static str, u64)> {
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = page(items, sort, limit, cursor).unwrap();
        assert_eq!(page.total, items.len());
        seen.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return seen;
        }
    }
}

#[test]
fn pages_show_everything_once_in_order_whatever_the_limit() {
    let items = [
        ("b", 4),
        ("B", 2),
        ("", 9),
        ("a", 7),
        ("b", 3),
        ("c", 1),
        ("Ä", 5),
    ];
    let ascending = [
        ("", 9),
        ("a", 7),
        ("B", 2),
        ("b", 3),
        ("b", 4),
        ("c", 1),
        ("Ä", 5),
    ];
    let descending = [
        ("Ä", 5),
        ("c", 1),
        ("B", 2),
        ("b", 3),
        ("b", 4),
        ("a", 7),
        ("", 9),
    ];
    for limit in 1..=8 {
        assert_eq!(walk(&items, "name", limit), ascending, "limit {limit}");
        assert_eq!(walk(&items, "-name", limit), descending, "limit {limit}");
    }
}

#[test]
fn a_cursor_belongs_to_its_order() {
    let items = [("a", 1), ("b", 2)];
    let cursor = page(&items, "name", 1, None).unwrap().next_cursor;
    assert!(page(&items, "name", 1, cursor.clone()).is_ok());
    for (sort, cursor) in [
        ("-name", cursor.clone()),
        ("region", cursor),
        ("name", Some("???".into())),
        ("name", Some(String::new())),
    ] {
        assert_eq!(page(&items, sort, 1, cursor).err(), Some(InvalidCursor));
    }
}

#[test]
fn a_page_goes_on_behind_its_cursor_when_items_come_and_go() {
    let before = [("a", 1), ("c", 3), ("e", 5)];
    let cursor = page(&before, "name", 2, None).unwrap().next_cursor;
    let after = [("a", 1), ("b", 2), ("d", 4), ("e", 5)];
    let next = page(&after, "name", 2, cursor).unwrap();
    assert_eq!(next.items, [("d", 4), ("e", 5)]);
    assert_eq!(next.next_cursor, None);
}

#[test]
fn no_time_comes_before_every_time() {
    let time = |milliseconds| SortKey::time(Some(schemas::Timestamp(milliseconds)));
    assert!(SortKey::time(None) < time(i64::MIN) && time(-1) < time(0) && time(0) < time(1));
}
