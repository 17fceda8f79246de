//! Pages of a list: sort order, opaque cursors, and the best few of many.
//!
//! Guarantee: a cursor names the last item that was shown (sort value and identity), so a page
//! that follows neither repeats nor skips an item whose values stayed, whatever came and went
//! between. Deliberately not here: what is listed, and how it is filtered.

use std::{cmp::Ordering, fmt, net::IpAddr, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use schemas::ids::InvalidId;
use serde::Serialize;

use crate::text::compare_folded;

/// How many items a page has when nobody says: api.md.
pub const LIMIT_DEFAULT: usize = 50;

/// How many items a page has at most: api.md.
pub const LIMIT_MAX: usize = 1000;

/// A column and a direction; written `column` or `-column`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<C> {
    /// By what.
    pub column: C,
    /// Whether the greatest comes first. Equal values are in ascending order of identity always.
    pub descending: bool,
}

impl<C> Sort<C> {
    /// The smallest first.
    pub fn ascending(column: C) -> Self {
        Self {
            column,
            descending: false,
        }
    }

    /// The greatest first.
    pub fn descending(column: C) -> Self {
        Self {
            column,
            descending: true,
        }
    }
}

impl<C: FromStr<Err = InvalidId>> FromStr for Sort<C> {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text.strip_prefix('-') {
            Some(column) => column.parse().map(Self::descending),
            None => text.parse().map(Self::ascending),
        }
    }
}

impl<C: fmt::Display> fmt::Display for Sort<C> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(out, "{sign}{}", self.column)
    }
}

/// Which part of a list is wanted.
#[derive(Clone)]
pub struct PageRequest<C> {
    /// The order.
    pub sort: Sort<C>,
    /// How many items at most; held between 1 and [`LIMIT_MAX`].
    pub limit: usize,
    /// The `next_cursor` of the page before; it must have been made for the same order.
    pub cursor: Option<String>,
}

/// One page of a list.
#[derive(Clone, Serialize)]
pub struct Page<T> {
    /// The items, in order.
    pub items: Vec<T>,
    /// How many items match, on all pages.
    pub total: usize,
    /// What to ask the next page with; `None` on the last.
    pub next_cursor: Option<String>,
}

/// A cursor that this list did not hand out for this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cursor is not one of this list in this order; ask again without it")]
pub struct InvalidCursor;

/// Declares an enum of words, their names and their parsing: columns to sort by, and the like.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident, $what:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* #[doc = concat!("`", $text, "`.")] $variant,)+
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, as in answers and questions.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = schemas::ids::InvalidId;

            fn from_str(text: &str) -> Result<Self, schemas::ids::InvalidId> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(schemas::ids::InvalidId {
                        what: $what,
                        text: text.chars().take(40).collect(),
                        rule: concat!("one of:" $(, " ", $text)+),
                    }),
                }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "enum": [$($text),+]})
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.name())
            }
        }
    };
}
pub(crate) use columns;

/// What an item is sorted by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SortKey<'a> {
    /// In order of number.
    Number(u128),
    /// In order of text, without regard to case.
    Text(&'a str),
    /// The same for the name of the configuration file of this phone, which nobody keeps as a text.
    OwnFile(u64),
}

/// The name of a phone's own configuration file.
pub(crate) fn own_file_name(mac: u64) -> [u8; 16] {
    let mut name = *b"000000000000.cfg";
    for (place, digit) in name.iter_mut().take(12).enumerate() {
        let nibble = mac >> (44 - 4 * place) & 0xf;
        *digit = b"0123456789abcdef"[nibble as usize];
    }
    name
}

/// The same as a text.
pub(crate) fn own_file_text(name: &[u8; 16]) -> &str {
    str::from_utf8(name).expect("hex digits and .cfg are ASCII")
}

impl SortKey<'_> {
    /// No time comes before every time.
    pub(crate) fn time(time: Option<schemas::Timestamp>) -> Self {
        let number = |time: schemas::Timestamp| (i128::from(time.0) + (1 << 64)).unsigned_abs();
        Self::Number(time.map_or(0, number))
    }

    /// In order of the address; what is none comes before all.
    pub(crate) fn address(text: &str) -> Self {
        Self::Number(match text.parse() {
            Ok(IpAddr::V4(address)) => 1 + u128::from(address.to_bits()),
            Ok(IpAddr::V6(address)) => address.to_bits().saturating_add(1 << 33),
            Err(_) => 0,
        })
    }
}

impl Ord for SortKey<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => left.cmp(right),
            (Self::Text(left), Self::Text(right)) => compare_folded(left, right),
            (Self::OwnFile(left), Self::OwnFile(right)) => left.cmp(right),
            (Self::OwnFile(left), Self::Text(right)) => {
                compare_folded(own_file_text(&own_file_name(*left)), right)
            }
            (Self::Text(left), Self::OwnFile(right)) => {
                compare_folded(left, own_file_text(&own_file_name(*right)))
            }
            (Self::Number(_), Self::Text(_) | Self::OwnFile(_)) => Ordering::Less,
            (Self::Text(_) | Self::OwnFile(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

impl PartialOrd for SortKey<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for SortKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for SortKey<'_> {}

/// Where a page begins: after this key and identity.
struct Cursor {
    number: u128,
    text: Option<String>,
    identity: u64,
}

const CURSOR_SEPARATOR: char = '\u{1f}';

impl Cursor {
    fn write(sort: &impl fmt::Display, key: SortKey<'_>, identity: u64) -> String {
        let own;
        let (number, text) = match key {
            SortKey::Number(number) => (number, None),
            SortKey::Text(text) => (0, Some(text)),
            SortKey::OwnFile(mac) => {
                own = own_file_name(mac);
                (0, Some(own_file_text(&own)))
            }
        };
        let mut plain = format!("{sort}{CURSOR_SEPARATOR}{identity:x}{CURSOR_SEPARATOR}{number:x}");
        if let Some(text) = text {
            plain.push(CURSOR_SEPARATOR);
            plain.push_str(text);
        }
        URL_SAFE_NO_PAD.encode(plain)
    }

    fn read(sort: &impl fmt::Display, cursor: &str) -> Option<Self> {
        let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let mut parts = plain.splitn(4, CURSOR_SEPARATOR);
        if parts.next()? != sort.to_string() {
            return None;
        }
        let identity = u64::from_str_radix(parts.next()?, 16).ok()?;
        let number = u128::from_str_radix(parts.next()?, 16).ok()?;
        let text = parts.next().map(str::to_owned);
        Some(Self {
            number,
            text,
            identity,
        })
    }

    fn key(&self) -> SortKey<'_> {
        match &self.text {
            Some(text) => SortKey::Text(text),
            None => SortKey::Number(self.number),
        }
    }
}

/// An item that may be on the page.
struct Candidate<'a, T> {
    key: SortKey<'a>,
    identity: u64,
    item: T,
}

/// Chooses a page out of all matching items, offered in any order. Holds at most twice a page of
/// them: a list of a million is not sorted to show fifty.
pub(crate) struct PageBuilder<'a, C, T> {
    sort: Sort<C>,
    limit: usize,
    after: Option<Cursor>,
    candidates: Vec<Candidate<'a, T>>,
    /// Whether `candidates` has been cut once, so that what comes after its last is not wanted.
    full: bool,
    total: usize,
}

impl<'a, C: Copy + fmt::Display, T> PageBuilder<'a, C, T> {
    pub(crate) fn new(request: &PageRequest<C>) -> Result<Self, InvalidCursor> {
        let after = match &request.cursor {
            Some(cursor) => Some(Cursor::read(&request.sort, cursor).ok_or(InvalidCursor)?),
            None => None,
        };
        Ok(Self {
            sort: request.sort,
            limit: request.limit.clamp(1, LIMIT_MAX),
            after,
            candidates: Vec::new(),
            full: false,
            total: 0,
        })
    }

    /// The order that is asked for.
    pub(crate) fn sort(&self) -> Sort<C> {
        self.sort
    }

    /// The key and the identity of the last item of the page before.
    pub(crate) fn after(&self) -> Option<(SortKey<'_>, u64)> {
        let after = self.after.as_ref()?;
        Some((after.key(), after.identity))
    }

    /// How many items that come after the page before are enough: one more than the page, which
    /// tells whether there is a next one.
    pub(crate) fn wanted(&self) -> usize {
        self.limit + 1
    }

    /// One more item matches. No two have the same identity.
    pub(crate) fn offer(&mut self, key: SortKey<'a>, identity: u64, item: T) {
        self.count(1);
        self.consider(key, identity, item);
    }

    /// So many items more match; those of them that may be on the page are considered apart.
    pub(crate) fn count(&mut self, items: usize) {
        self.total += items;
    }

    /// An item that was counted.
    pub(crate) fn consider(&mut self, key: SortKey<'a>, identity: u64, item: T) {
        let descending = self.sort.descending;
        let order = |left: (SortKey<'_>, u64), right: (SortKey<'_>, u64)| {
            let keys = left.0.cmp(&right.0);
            let keys = if descending { keys.reverse() } else { keys };
            keys.then(left.1.cmp(&right.1))
        };
        if let Some(after) = &self.after
            && order((key, identity), (after.key(), after.identity)).is_le()
        {
            return;
        }
        let wanted = self.wanted();
        if self.full {
            let last = &self.candidates[wanted - 1];
            if order((key, identity), (last.key, last.identity)).is_gt() {
                return;
            }
        }
        self.candidates.push(Candidate {
            key,
            identity,
            item,
        });
        if self.candidates.len() == 2 * wanted {
            self.candidates
                .select_nth_unstable_by(wanted - 1, |left, right| {
                    order((left.key, left.identity), (right.key, right.identity))
                });
            self.candidates.truncate(wanted);
            self.full = true;
        }
    }

    /// The page, its items in order.
    pub(crate) fn finish(mut self) -> Page<T> {
        let descending = self.sort.descending;
        self.candidates.sort_unstable_by(|left, right| {
            let keys = left.key.cmp(&right.key);
            let keys = if descending { keys.reverse() } else { keys };
            keys.then(left.identity.cmp(&right.identity))
        });
        let more = self.candidates.len() > self.limit;
        self.candidates.truncate(self.limit);
        let next_cursor = match self.candidates.last() {
            Some(last) if more => Some(Cursor::write(&self.sort, last.key, last.identity)),
            _ => None,
        };
        Page {
            items: self
                .candidates
                .into_iter()
                .map(|candidate| candidate.item)
                .collect(),
            total: self.total,
            next_cursor,
        }
    }
}

impl<T> Page<T> {
    /// The same page of other items.
    pub(crate) fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            total: self.total,
            next_cursor: self.next_cursor,
        }
    }
}

#[cfg(test)]
mod tests;
