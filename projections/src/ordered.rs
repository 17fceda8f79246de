//! Numbers in ascending order, in blocks: eight bytes each and little slack.
//!
//! Guarantee: no number is in it twice; a range is walked from either end, and counted without
//! being walked. Deliberately not here: what the numbers stand for.

/// A block is split when it would grow longer.
const BLOCK_LENGTH_MAX: usize = 512;

/// Blocks that are built at once leave room, so that the next insertions split none.
const BLOCK_LENGTH_BUILT: usize = 448;

/// A set of numbers.
#[derive(Clone, Default)]
pub(crate) struct OrderedSet {
    /// None is empty.
    blocks: Vec<Vec<u64>>,
    length: usize,
}

impl OrderedSet {
    /// The set of these numbers, which are in ascending order.
    pub(crate) fn from_sorted(numbers: &[u64]) -> Self {
        debug_assert!(numbers.is_sorted_by(|left, right| left < right));
        Self {
            blocks: numbers
                .chunks(BLOCK_LENGTH_BUILT)
                .map(<[u64]>::to_vec)
                .collect(),
            length: numbers.len(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn insert(&mut self, number: u64) {
        let place = self.block_of(number);
        let Some(block) = self.blocks.get_mut(place) else {
            self.blocks.push(vec![number]);
            self.length += 1;
            return;
        };
        let Err(at) = block.binary_search(&number) else {
            return;
        };
        self.length += 1;
        if block.len() < BLOCK_LENGTH_MAX {
            block.insert(at, number);
            return;
        }
        // Numbers that come in ascending order leave full blocks behind.
        if at == BLOCK_LENGTH_MAX {
            self.blocks.insert(place + 1, vec![number]);
            return;
        }
        let middle = BLOCK_LENGTH_MAX / 2;
        let mut upper = block.split_off(middle);
        match at.checked_sub(middle) {
            Some(at) => upper.insert(at, number),
            None => block.insert(at, number),
        }
        self.blocks.insert(place + 1, upper);
    }

    pub(crate) fn remove(&mut self, number: u64) {
        let place = self.block_of(number);
        let Some(block) = self.blocks.get_mut(place) else {
            return;
        };
        let Ok(at) = block.binary_search(&number) else {
            return;
        };
        block.remove(at);
        self.length -= 1;
        if block.is_empty() {
            self.blocks.remove(place);
        } else if block.len() < BLOCK_LENGTH_MAX / 4 {
            self.join(place.saturating_sub(1));
        }
    }

    /// How many numbers there are from `first` to `last`, both included.
    pub(crate) fn count(&self, first: u64, last: u64) -> usize {
        let after = last.checked_add(1);
        let below_end = after.map_or(self.length, |after| self.count_below(after));
        below_end.saturating_sub(self.count_below(first))
    }

    /// The numbers from `first` to `last`, both included, in ascending order.
    pub(crate) fn range(&self, first: u64, last: u64) -> impl DoubleEndedIterator<Item = u64> {
        let (first_block, start) = self.place_of(first);
        let (last_block, end) = match last.checked_add(1) {
            _ if last < first => (first_block, start),
            Some(after) => self.place_of(after),
            None => (self.blocks.len(), 0),
        };
        let blocks = &self.blocks[first_block..self.blocks.len().min(last_block + 1)];
        blocks.iter().enumerate().flat_map(move |(number, block)| {
            let start = if number == 0 { start } else { 0 };
            let is_last = first_block + number == last_block;
            let end = if is_last { end } else { block.len() };
            block[start..end].iter().copied()
        })
    }

    /// The block that holds the number if any does: the last that does not begin behind it.
    fn block_of(&self, number: u64) -> usize {
        let behind = self.blocks.partition_point(|block| block[0] <= number);
        behind.saturating_sub(1)
    }

    /// The block, and the place in it, of the first number that is not below this one; the place
    /// may be the block's end.
    fn place_of(&self, number: u64) -> (usize, usize) {
        let block = self.block_of(number);
        let numbers = self.blocks.get(block).map_or(&[][..], Vec::as_slice);
        (block, numbers.partition_point(|other| *other < number))
    }

    fn count_below(&self, number: u64) -> usize {
        let (block, at) = self.place_of(number);
        let before = self.blocks.iter().take(block);
        before.map(Vec::len).sum::<usize>() + at
    }

    /// Makes one block of the one at `place` and the next, where they fit well into one.
    fn join(&mut self, place: usize) {
        if let [block, next, ..] = &mut self.blocks[place..]
            && block.len() + next.len() <= BLOCK_LENGTH_MAX / 2
        {
            block.append(next);
            self.blocks.remove(place + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn check(set: &OrderedSet, expected: &BTreeSet<u64>, first: u64, last: u64) {
        assert_eq!(set.len(), expected.len());
        assert!(set.range(0, u64::MAX).eq(expected.iter().copied()));
        let wanted: Vec<u64> = if first <= last {
            expected.range(first..=last).copied().collect()
        } else {
            Vec::new()
        };
        assert_eq!(set.count(first, last), wanted.len());
        assert!(set.range(first, last).eq(wanted.iter().copied()));
        assert!(set.range(first, last).rev().eq(wanted.into_iter().rev()));
        let held: usize = set.blocks.iter().map(Vec::len).sum();
        assert_eq!(held, set.len());
        assert!(set.blocks.iter().all(|block| !block.is_empty()));
    }

    proptest! {
        #[test]
        fn it_holds_what_a_set_of_the_standard_library_holds(
            built in proptest::collection::btree_set(0u64..4000, 0..1500),
            changes in proptest::collection::vec((0u64..4000, any::<bool>()), 0..3000),
            first in 0u64..4100,
            last in 0u64..4100,
        ) {
            let sorted: Vec<u64> = built.iter().copied().collect();
            let (mut set, mut expected) = (OrderedSet::from_sorted(&sorted), built);
            check(&set, &expected, first, last);
            for (number, is_insertion) in changes {
                if is_insertion {
                    set.insert(number);
                    expected.insert(number);
                } else {
                    set.remove(number);
                    expected.remove(&number);
                }
            }
            check(&set, &expected, first, last);
        }
    }

    #[test]
    fn blocks_stay_full_in_order_and_few_after_removals() {
        let mut set = OrderedSet::default();
        for number in 0..10_000 {
            set.insert(number);
            set.insert(number);
        }
        assert_eq!(set.blocks.len(), 10_000_usize.div_ceil(BLOCK_LENGTH_MAX));
        for number in (0..10_000).filter(|number| number % 50 > 0) {
            set.remove(number);
            set.remove(number);
        }
        assert_eq!(set.len(), 200);
        assert!(set.blocks.len() <= 3, "{} blocks", set.blocks.len());
        assert!(set.range(0, u64::MAX).eq((0..10_000).step_by(50)));
    }
}
