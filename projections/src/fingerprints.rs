//! Four bytes for each of many texts, to find the few that may equal a wanted one without reading
//! the others.
//!
//! Guarantee: a text that equals the wanted one, in whatever case, is found; others hardly ever
//! are, so whoever asks compares. A scan of a million takes some hundred microseconds, which is
//! less than an index would cost in memory and upkeep. Deliberately not here: the texts.

use std::hash::{BuildHasher, Hasher};

use hashbrown::DefaultHashBuilder;

/// Compared at once, so that the compiler uses wide registers.
const CHUNK_LENGTH: usize = 64;

/// Hashed at once; most texts are shorter.
const PART_LENGTH: usize = 32;

/// The fingerprints of texts, by their places in a list of rows.
#[derive(Clone, Default)]
pub(crate) struct Fingerprints {
    column: Vec<u32>,
    hasher: DefaultHashBuilder,
}

impl Fingerprints {
    /// One more row, at the end.
    pub(crate) fn push(&mut self, text: &str) {
        self.column.push(self.of(text));
    }

    /// The row at `place` has another text.
    pub(crate) fn set(&mut self, place: usize, text: &str) {
        self.column[place] = self.of(text);
    }

    /// The row at `place` goes; the last takes its place.
    pub(crate) fn swap_remove(&mut self, place: usize) {
        self.column.swap_remove(place);
    }

    /// The places of the rows that may have this text, in ascending order.
    pub(crate) fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let wanted = self.of(text);
        let chunks = self.column.chunks(CHUNK_LENGTH).enumerate();
        chunks
            .filter(move |(_, chunk)| {
                chunk
                    .iter()
                    .fold(false, |found, it| found | (*it == wanted))
            })
            .flat_map(move |(number, chunk)| {
                let places = (number * CHUNK_LENGTH..).zip(chunk);
                places.filter_map(move |(place, it)| (*it == wanted).then_some(place))
            })
    }

    /// The same for texts that differ in nothing but case, as [`crate::text::same_folded`] has it.
    fn of(&self, text: &str) -> u32 {
        if text.is_ascii() {
            return self.of_folded(text);
        }
        let folded: String = text.chars().flat_map(char::to_lowercase).collect();
        self.of_folded(&folded)
    }

    /// Of a text that is in lower case but for ASCII letters.
    fn of_folded(&self, text: &str) -> u32 {
        let mut hasher = self.hasher.build_hasher();
        for part in text.as_bytes().chunks(PART_LENGTH) {
            let mut folded = [0; PART_LENGTH];
            folded[..part.len()].copy_from_slice(part);
            folded.make_ascii_lowercase();
            hasher.write(&folded);
        }
        (hasher.finish() >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::same_folded;

    #[test]
    fn texts_are_found_in_any_case_whatever_changed_before() {
        let mut fingerprints = Fingerprints::default();
        let mut texts: Vec<String> = (0..200).map(|number| format!("Straße {number}")).collect();
        texts.extend(["", "ΟΔΟΣ", "οδοσ", "\u{212a}elvin", "kelvin"].map(str::to_owned));
        for text in &texts {
            fingerprints.push(text);
        }
        fingerprints.set(7, "elsewhere");
        texts[7] = "elsewhere".to_owned();
        fingerprints.swap_remove(3);
        texts.swap_remove(3);
        for wanted in [
            "STRASSE 7",
            "STRAßE 100",
            "straße 3",
            "Elsewhere",
            "",
            "οδοσ",
            "KELVIN",
        ] {
            let equal = |place: &usize| same_folded(&texts[*place], wanted);
            let expected: Vec<usize> = (0..texts.len()).filter(equal).collect();
            let found: Vec<usize> = fingerprints.places(wanted).filter(equal).collect();
            assert_eq!(found, expected, "{wanted}");
        }
        assert_eq!(fingerprints.places("straße 100").count(), 1);
    }
}
