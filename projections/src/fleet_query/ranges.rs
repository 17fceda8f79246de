//! Ranges of MAC addresses, as numbers: what is asked by first digits.
//!
//! Guarantee: they are apart and in ascending order. Deliberately not here: how digits are written
//! (text).

use crate::{ordered::OrderedSet, text::MacNeedle};

/// From the first to the last, both included.
#[derive(Clone, Copy)]
struct Range {
    first: u64,
    last: u64,
}

const ALL: Range = Range {
    first: 0,
    last: u64::MAX,
};

/// The MAC addresses that are wanted.
pub(super) struct Ranges(Vec<Range>);

impl Ranges {
    /// Every one.
    pub(super) fn all() -> Self {
        Self(vec![ALL])
    }

    /// Those that begin with one of the needles; all where none is given.
    pub(super) fn of(needles: &[MacNeedle]) -> Self {
        if needles.is_empty() {
            return Self::all();
        }
        let mut ranges: Vec<Range> = needles
            .iter()
            .filter_map(MacNeedle::range)
            .map(|(first, last)| Range { first, last })
            .collect();
        ranges.sort_unstable_by_key(|range| range.first);
        ranges.dedup_by(|later, earlier| {
            let overlaps = later.first <= earlier.last;
            if overlaps {
                earlier.last = earlier.last.max(later.last);
            }
            overlaps
        });
        Self(ranges)
    }

    /// Whether nothing is left out.
    pub(super) fn is_all(&self) -> bool {
        matches!(
            self.0[..],
            [Range {
                first: 0,
                last: u64::MAX
            }]
        )
    }

    pub(super) fn contains(&self, mac: u64) -> bool {
        let is_in = |range: &Range| (range.first..=range.last).contains(&mac);
        self.0.iter().any(is_in)
    }

    /// What is in these and from `first` to `last`, both included.
    pub(super) fn within(&self, first: u64, last: u64) -> Self {
        let ranges = self.0.iter().map(|range| Range {
            first: range.first.max(first),
            last: range.last.min(last),
        });
        Self(ranges.filter(|range| range.first <= range.last).collect())
    }

    /// How many numbers of the set are in them.
    pub(super) fn count(&self, set: &OrderedSet) -> usize {
        if self.is_all() {
            return set.len();
        }
        let counts = self
            .0
            .iter()
            .map(|range| set.count(range.first, range.last));
        counts.sum()
    }

    /// The numbers of the set that are in them, the greatest first where that is asked for.
    pub(super) fn walk(&self, set: &OrderedSet, descending: bool) -> impl Iterator<Item = u64> {
        let ranges = self.0.iter();
        let numbers = ranges.flat_map(|range| set.range(range.first, range.last));
        Walk {
            numbers,
            descending,
        }
    }
}

/// Goes through numbers from the one end or the other.
struct Walk<I> {
    numbers: I,
    descending: bool,
}

impl<I: DoubleEndedIterator<Item = u64>> Iterator for Walk<I> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        match self.descending {
            true => self.numbers.next_back(),
            false => self.numbers.next(),
        }
    }
}
