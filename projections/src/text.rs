//! Small matters of text: comparing without regard to case, searching, packing several texts into
//! one allocation, and secrets inside snapshots.
//!
//! Guarantee: nothing here prints a text. Deliberately not here: what is compared, and why.

use std::{cmp::Ordering, fmt};

use schemas::Mac;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, SeqAccess, Visitor},
    ser::SerializeTuple,
};

/// A text as it is compared where case does not matter.
pub(crate) fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// A login name as it is compared: as the domain does where it keeps names unique.
pub(crate) fn fold_name(name: &str) -> String {
    fold(name.trim())
}

/// Orders two texts without regard to case.
pub(crate) fn compare_folded(left: &str, right: &str) -> Ordering {
    // Most texts differ soon, or have much in common: bytes decide where they can.
    for (left_byte, right_byte) in left.bytes().zip(right.bytes()) {
        if left_byte == right_byte {
            continue;
        }
        if !left_byte.is_ascii() || !right_byte.is_ascii() {
            let left = left.chars().flat_map(char::to_lowercase);
            return left.cmp(right.chars().flat_map(char::to_lowercase));
        }
        let order = left_byte
            .to_ascii_lowercase()
            .cmp(&right_byte.to_ascii_lowercase());
        if order.is_ne() {
            return order;
        }
    }
    left.len().cmp(&right.len())
}

/// Whether two texts are the same without regard to case.
pub(crate) fn same_folded(left: &str, right: &str) -> bool {
    compare_folded(left, right) == Ordering::Equal
}

/// A part of a text that is looked for without regard to case. An ASCII needle is found as ASCII:
/// it does not find the few other letters whose lower case is ASCII.
pub(crate) struct Needle {
    folded: String,
}

impl Needle {
    pub(crate) fn new(text: &str) -> Self {
        Self { folded: fold(text) }
    }

    /// Whether `haystack` contains it.
    pub(crate) fn is_in(&self, haystack: &str) -> bool {
        if !self.folded.is_ascii() {
            return fold(haystack).contains(&self.folded);
        }
        let needle = self.folded.as_bytes();
        let haystack = haystack.as_bytes();
        let Some(first) = needle.first().copied() else {
            return true;
        };
        let Some(last_start) = haystack.len().checked_sub(needle.len()) else {
            return false;
        };
        memchr::memchr2_iter(first, first.to_ascii_uppercase(), &haystack[..=last_start])
            .any(|start| haystack[start..start + needle.len()].eq_ignore_ascii_case(needle))
    }
}

/// A part of a MAC address that is looked for, written with or without separators.
pub(crate) struct MacNeedle {
    /// Lower-case hex digits; empty when the text cannot be part of a MAC address.
    digits: String,
}

impl MacNeedle {
    /// Full stops separate only where they leave groups of four, so that `10.1` stays part of an
    /// address.
    pub(crate) fn new(text: &str) -> Self {
        let folded = text.trim().to_ascii_lowercase();
        let groups: Vec<&str> = folded.split('.').collect();
        let inner = &groups[1..groups.len().max(2) - 1];
        let four = |group: &&str| group.len() == 4;
        let is_dotted = groups.len() > 1
            && inner.iter().all(four)
            && groups.iter().any(four)
            && groups.iter().all(|group| group.len() <= 4);
        let is_separator = |c: char| matches!(c, ':' | '-') || (is_dotted && c == '.');
        let digits: String = folded.chars().filter(|c| !is_separator(*c)).collect();
        let is_part = digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        Self {
            digits: if is_part { digits } else { String::new() },
        }
    }

    /// The least and the greatest MAC address that begin with it, as numbers; `None` when there is
    /// none.
    pub(crate) fn range(&self) -> Option<(u64, u64)> {
        let missing = 12 - self.digits.len();
        let first = u64::from_str_radix(&self.digits, 16).ok()? << (4 * missing);
        Some((first, first | ((1 << (4 * missing)) - 1)))
    }

    /// Whether the text can be part of a MAC address at all.
    pub(crate) fn is_part(&self) -> bool {
        !self.digits.is_empty()
    }

    pub(crate) fn is_in(&self, mac: Mac) -> bool {
        let digits = self.digits.as_bytes();
        !digits.is_empty() && mac.hex().windows(digits.len()).any(|part| part == digits)
    }

    pub(crate) fn is_start_of(&self, mac: Mac) -> bool {
        !self.digits.is_empty() && mac.hex().starts_with(self.digits.as_bytes())
    }
}

/// Stands between packed texts, so that a needle does not match across two of them.
const SEPARATOR: char = '\0';

/// Several texts in one allocation.
#[derive(Clone)]
pub(crate) struct Packed<const COUNT: usize> {
    joined: Box<str>,
    ends: [u32; COUNT],
}

impl<const COUNT: usize> Packed<COUNT> {
    pub(crate) fn new(texts: [&str; COUNT]) -> Self {
        let length = texts.iter().map(|text| text.len() + 1).sum();
        let mut joined = String::with_capacity(length);
        let ends = texts.map(|text| {
            joined.push_str(text);
            let end = u32::try_from(joined.len()).expect("events hold less than 100,000 bytes");
            joined.push(SEPARATOR);
            end
        });
        let joined = joined.into_boxed_str();
        Self { joined, ends }
    }

    /// The text at `index`, which is below `COUNT`.
    pub(crate) fn get(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before] as usize + SEPARATOR.len_utf8(),
            None => 0,
        };
        &self.joined[start..self.ends[index] as usize]
    }

    /// The texts up to and including the one at `index`, separators between: to search at once.
    pub(crate) fn head(&self, index: usize) -> &str {
        &self.joined[..self.ends[index] as usize]
    }
}

impl<const COUNT: usize> Default for Packed<COUNT> {
    fn default() -> Self {
        Self::new([""; COUNT])
    }
}

impl<const COUNT: usize> Serialize for Packed<COUNT> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(COUNT + 1)?;
        tuple.serialize_element(&self.joined)?;
        for end in &self.ends {
            tuple.serialize_element(end)?;
        }
        tuple.end()
    }
}

impl<'de, const COUNT: usize> Deserialize<'de> for Packed<COUNT> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(COUNT + 1, PackedVisitor)
    }
}

struct PackedVisitor<const COUNT: usize>;

impl<'de, const COUNT: usize> Visitor<'de> for PackedVisitor<COUNT> {
    type Value = Packed<COUNT>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{COUNT} texts in one, and their ends")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let invalid = || A::Error::custom("packed texts do not fit their ends");
        let joined: Box<str> = from.next_element()?.ok_or_else(invalid)?;
        let mut ends = [0; COUNT];
        let mut start = 0;
        for end in &mut ends {
            *end = from.next_element()?.ok_or_else(invalid)?;
            joined.get(start..*end as usize).ok_or_else(invalid)?;
            start = *end as usize + SEPARATOR.len_utf8();
        }
        if start != joined.len() {
            return Err(invalid());
        }
        Ok(Packed { joined, ends })
    }
}

/// Secrets inside snapshots, which are written for the server itself alone.
pub(crate) mod secret {
    use schemas::Secret;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(value: &Secret, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(value.expose())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Secret, D::Error> {
        String::deserialize(from).map(|text| Secret::new(&text))
    }
}

/// Secrets that may be absent, inside snapshots.
pub(crate) mod optional_secret {
    use schemas::Secret;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        value: &Option<Secret>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Secret::expose).serialize(out)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Secret>, D::Error> {
        Option::<String>::deserialize(from).map(|text| text.map(|text| Secret::new(&text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_is_found_in_any_case_and_nowhere_else() {
        for (needle, haystack, found) in [
            ("", "", true),
            ("LI", "Alice", true),
            ("alice", "Alice", true),
            ("alicex", "Alice", false),
            ("ecc", "Alice", false),
            ("ÄR", "Bär", true),
            ("är", "BÄR", true),
            ("r", "Bär", true),
            ("aab", "aaab", true),
        ] {
            assert_eq!(
                Needle::new(needle).is_in(haystack),
                found,
                "{needle} {haystack}"
            );
        }
    }

    #[test]
    fn part_of_a_mac_is_found_however_it_is_written() {
        let mac: Mac = "00908f484cf0".parse().unwrap();
        for (text, found) in [
            ("908F48", true),
            ("90:8f", true),
            ("90-8F-48", true),
            ("0090.8f48", true),
            ("8f48.4cf", true),
            ("90.8f", false),
            ("0.0", false),
            ("", false),
            (":", false),
            ("00908f484cf00", false),
            ("alice", false),
        ] {
            assert_eq!(MacNeedle::new(text).is_in(mac), found, "{text}");
        }
        assert!(MacNeedle::new("00:90").is_start_of(mac) && MacNeedle::new("00:90").is_part());
        assert!(!MacNeedle::new("zz").is_part() && !MacNeedle::new("").is_part());
        assert!(!MacNeedle::new("90:8f").is_start_of(mac));
        let range = |text| MacNeedle::new(text).range();
        assert_eq!(range("0090-8f48-4cf0"), Some((mac.as_u64(), mac.as_u64())));
        assert_eq!(range("0"), Some((0, 0x0fff_ffff_ffff)));
        assert_eq!(range("nonsense"), None);
    }

    #[test]
    fn folded_order_is_the_same_for_ascii_and_other_texts() {
        assert_eq!(compare_folded("Zoe", "alice"), Ordering::Greater);
        assert_eq!(compare_folded("ÉMILE", "émile"), Ordering::Equal);
        assert_eq!(compare_folded("z", "é"), Ordering::Less);
        assert_eq!(compare_folded("aBc", "AbCd"), Ordering::Less);
        assert_eq!(compare_folded("aÉb", "AéC"), Ordering::Less);
        assert!(same_folded("Alice", "aLICE") && !same_folded("Alice", "Alic"));
    }

    #[test]
    fn packed_texts_come_out_as_they_went_in() {
        let packed = Packed::new(["10.0.0.1", "", "ä\0b"]);
        assert_eq!(
            [packed.get(0), packed.get(1), packed.get(2)],
            ["10.0.0.1", "", "ä\0b"]
        );
        assert!(!Needle::new("1ä").is_in(packed.head(2)));
        assert!(Needle::new("Ä").is_in(packed.head(2)) && !Needle::new("Ä").is_in(packed.head(1)));
    }
}
