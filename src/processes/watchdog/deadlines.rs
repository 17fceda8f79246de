//! When whose silence becomes too long: a queue with one entry a phone.
//!
//! Guarantee: finding the next entry does not look through the others, and a phone that reports
//! costs nothing: its entry is looked at when it comes up, not when it is outdated. Pure.

use std::collections::{BTreeSet, HashMap};

use schemas::{Mac, Timestamp};

/// One entry a phone, in order of time.
#[derive(Default)]
pub(super) struct Deadlines {
    order: BTreeSet<(Timestamp, Mac)>,
    entries: HashMap<Mac, Entry>,
}

/// Since when a phone is waited for, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its newest report when the wait began.
    pub(super) last_report: Timestamp,
    /// When its silence is too long.
    pub(super) deadline: Timestamp,
}

impl Deadlines {
    /// Waits for the phone, and no longer as before.
    pub(super) fn arm(&mut self, mac: Mac, entry: Entry) {
        if let Some(before) = self.entries.insert(mac, entry) {
            self.order.remove(&(before.deadline, mac));
        }
        self.order.insert((entry.deadline, mac));
    }

    /// Whether the phone is waited for.
    pub(super) fn is_armed(&self, mac: Mac) -> bool {
        self.entries.contains_key(&mac)
    }

    /// The next deadline.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.order.first().map(|(deadline, _)| *deadline)
    }

    /// Takes out the entries whose deadline has come, the oldest first, at most `count_max`.
    pub(super) fn take_due(&mut self, now: Timestamp, count_max: usize) -> Vec<(Mac, Entry)> {
        let mut due = Vec::new();
        while due.len() < count_max
            && let Some(&(deadline, mac)) = self.order.first()
            && deadline <= now
        {
            self.order.pop_first();
            due.extend(self.entries.remove(&mac).map(|entry| (mac, entry)));
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::testing::mac;

    fn entry(deadline: i64) -> Entry {
        Entry {
            last_report: Timestamp(deadline - 100),
            deadline: Timestamp(deadline),
        }
    }

    #[test]
    fn entries_come_up_in_order_and_once() {
        let mut deadlines = Deadlines::default();
        for (number, deadline) in [(1, 300), (2, 100), (3, 200), (4, 100)] {
            deadlines.arm(mac(number), entry(deadline));
        }
        assert_eq!(deadlines.next(), Some(Timestamp(100)));
        assert!(deadlines.take_due(Timestamp(99), 9).is_empty());
        let first = deadlines.take_due(Timestamp(200), 2);
        assert_eq!(first, [(mac(2), entry(100)), (mac(4), entry(100))]);
        assert_eq!(
            deadlines.take_due(Timestamp(200), 2),
            [(mac(3), entry(200))]
        );
        assert!(deadlines.is_armed(mac(1)) && !deadlines.is_armed(mac(2)));
        assert_eq!(deadlines.next(), Some(Timestamp(300)));
    }

    proptest! {
        /// However often phones are armed anew, the last time counts and each comes up once.
        #[test]
        fn the_last_arming_counts(armed in prop::collection::vec((0u32..20, 0i64..50), 0..200)) {
            let mut deadlines = Deadlines::default();
            let mut expected = HashMap::new();
            for (number, deadline) in armed {
                deadlines.arm(mac(number), entry(deadline));
                expected.insert(mac(number), entry(deadline));
            }
            prop_assert_eq!(deadlines.next(), expected.values().map(|entry| entry.deadline).min());
            let taken = deadlines.take_due(Timestamp(50), usize::MAX);
            prop_assert_eq!(taken.len(), expected.len());
            prop_assert!(taken.is_sorted_by_key(|(_, entry)| entry.deadline));
            prop_assert_eq!(taken.into_iter().collect::<HashMap<_, _>>(), expected);
            prop_assert_eq!(deadlines.next(), None);
        }
    }
}
