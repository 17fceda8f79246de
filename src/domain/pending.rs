//! Phones that have announced themselves and wait for approval.
//!
//! Guarantee: never more than the limit; when it is full, the phone that was unheard longest
//! leaves, so a flood of invented addresses costs neither memory nor a growing log. Deliberately no
//! part of the log's state: it is kept beside it (`engine/pending_file.rs`).

use std::collections::{BTreeSet, HashMap};

use schemas::{Mac, Timestamp};

use super::reply::Announcement;

/// The phones that wait, newest news by phone.
#[derive(Debug)]
pub struct Pending {
    length_max: usize,
    phones: HashMap<Mac, Announcement>,
    by_last_heard: BTreeSet<(Timestamp, Mac)>,
    changes: u64,
}

impl Pending {
    /// An empty list of at most `length_max` phones.
    pub fn new(length_max: usize) -> Self {
        Self {
            length_max,
            phones: HashMap::new(),
            by_last_heard: BTreeSet::new(),
            changes: 0,
        }
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.phones.len()
    }

    /// How often the list has changed since the server was started.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.phones.is_empty()
    }

    /// What a waiting phone said last.
    pub fn get(&self, mac: Mac) -> Option<&Announcement> {
        self.phones.get(&mac)
    }

    /// Everything that waits, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Announcement> {
        self.phones.values()
    }

    /// Who waits, in no order.
    pub fn macs(&self) -> Vec<Mac> {
        self.phones.keys().copied().collect()
    }

    /// Takes an announcement in; answers the phone that had to leave for it.
    pub fn announce(&mut self, mut announcement: Announcement) -> Option<Mac> {
        self.changes += 1;
        let mac = announcement.mac;
        if let Some(before) = self.phones.get(&mac) {
            self.by_last_heard.remove(&(before.last_heard, mac));
            announcement.first_heard = before.first_heard;
        }
        self.by_last_heard.insert((announcement.last_heard, mac));
        self.phones.insert(mac, announcement);
        if self.phones.len() <= self.length_max {
            return None;
        }
        let (_, oldest) = self.by_last_heard.pop_first()?;
        self.phones.remove(&oldest);
        Some(oldest)
    }

    /// Takes a phone off the list: it was approved, or dismissed.
    pub fn remove(&mut self, mac: Mac) -> Option<Announcement> {
        let announcement = self.phones.remove(&mac)?;
        self.changes += 1;
        self.by_last_heard.remove(&(announcement.last_heard, mac));
        Some(announcement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{announcement, mac};

    #[test]
    fn a_full_list_lets_the_longest_unheard_go() {
        let mut pending = Pending::new(2);
        assert_eq!(pending.announce(announcement(mac(1), 10)), None);
        assert_eq!(pending.announce(announcement(mac(2), 20)), None);
        assert_eq!(
            pending.announce(announcement(mac(1), 30)),
            None,
            "heard again"
        );
        assert_eq!(pending.announce(announcement(mac(3), 40)), Some(mac(2)));
        assert_eq!(pending.len(), 2);
        assert_eq!(pending.get(mac(1)).unwrap().first_heard, Timestamp(10));
    }

    #[test]
    fn a_flood_leaves_the_length_alone() {
        let mut pending = Pending::new(50);
        for number in 0..10_000 {
            pending.announce(announcement(mac(number), i64::from(number)));
        }
        assert_eq!(pending.len(), 50);
        assert!(pending.remove(mac(9_999)).is_some() && pending.remove(mac(1)).is_none());
        assert_eq!(pending.len(), 49);
    }
}
