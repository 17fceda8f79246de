//! Who asks for too much that is not theirs: a bounded memory of strikes by suspect, which is
//! mostly an address (threat T1).
//!
//! Guarantee: memory is bounded, whatever comes from however many suspects; a suspect is blocked
//! for one window once it has had its number of distinct strikes within a window, and a block ends
//! by itself. IPv6 addresses count by /64, since one client has a whole one. Deliberately not here:
//! the clock, and what a strike is.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{BuildHasher, Hash, RandomState},
    net::{IpAddr, Ipv6Addr},
};

use parking_lot::Mutex;
use schemas::Mac;

/// How many suspects are remembered; then the one that struck longest ago is forgotten.
const SUSPECTS_MAX: usize = 10_000;

/// How many strikes of all suspects together are worth a record within one window.
const RECORDS_MAX: u32 = 5_000;

/// Whose strikes are counted together.
pub(super) trait Suspect: Copy + Ord + Hash {
    /// What stands for it and for those that cannot be told from it.
    fn counted_as(self) -> Self;
}

/// An IPv6 client has a whole /64 to speak from.
impl Suspect for IpAddr {
    fn counted_as(self) -> Self {
        match self.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        }
    }
}

/// A phone that somebody speaks for.
impl Suspect for Mac {
    fn counted_as(self) -> Self {
        self
    }
}

/// A phone, together with the address that speaks for it if that matters.
impl Suspect for (Option<IpAddr>, Mac) {
    fn counted_as(self) -> Self {
        (self.0.map(IpAddr::counted_as), self.1)
    }
}

/// What a strike came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strike {
    /// Whether it is to be recorded: it is new in this window, and not one of a flood.
    pub(super) is_worth_a_record: bool,
    /// Whether the suspect is blocked from now on.
    pub(super) blocks: bool,
}

/// The strikes of all suspects.
#[derive(Debug)]
pub(super) struct Strikes<S> {
    strikes_max: usize,
    window_ms: i64,
    hasher: RandomState,
    book: Mutex<Book<S>>,
}

#[derive(Debug)]
struct Book<S> {
    entries: HashMap<S, Entry>,
    by_last: BTreeSet<(i64, S)>,
    records: u32,
    records_since_ms: i64,
}

#[derive(Debug, Default)]
struct Entry {
    /// Fingerprint and time.
    strikes: Vec<(u64, i64)>,
    blocked_at_ms: Option<i64>,
    last_ms: i64,
}

impl<S: Suspect> Strikes<S> {
    /// Blocks a suspect at its `strikes_max`th distinct strike within `window_seconds`.
    pub(super) fn new(strikes_max: usize, window_seconds: u32) -> Self {
        let window_ms = i64::from(window_seconds) * 1000;
        Self {
            strikes_max,
            window_ms,
            hasher: RandomState::new(),
            book: Mutex::new(Book {
                entries: HashMap::new(),
                by_last: BTreeSet::new(),
                records: 0,
                records_since_ms: 0,
            }),
        }
    }

    /// The seconds for which a suspect is still blocked; `None` when it is not.
    pub(super) fn blocked_seconds(&self, suspect: S, now_ms: i64) -> Option<u32> {
        let book = self.book.lock();
        let blocked_at_ms = book.entries.get(&suspect.counted_as())?.blocked_at_ms?;
        let left_ms = self.window_left_ms(blocked_at_ms, now_ms);
        (left_ms > 0).then(|| u32::try_from((left_ms + 999) / 1000).unwrap_or(u32::MAX))
    }

    /// Counts a strike; `what` tells distinct ones apart.
    pub(super) fn strike(&self, suspect: S, what: impl Hash, now_ms: i64) -> Strike {
        let suspect = suspect.counted_as();
        let fingerprint = self.hasher.hash_one(what);
        let book = &mut *self.book.lock();
        let mut entry = book.take(suspect);
        if entry
            .blocked_at_ms
            .is_some_and(|at| self.window_left_ms(at, now_ms) > 0)
        {
            book.put(suspect, entry);
            return Strike {
                is_worth_a_record: false,
                blocks: false,
            };
        }
        entry.blocked_at_ms = None;
        entry.last_ms = now_ms;
        entry
            .strikes
            .retain(|(_, at_ms)| self.window_left_ms(*at_ms, now_ms) > 0);
        let is_new = !entry.strikes.iter().any(|(known, _)| *known == fingerprint);
        if is_new {
            entry.strikes.push((fingerprint, now_ms));
        }
        let blocks = entry.strikes.len() >= self.strikes_max;
        if blocks {
            entry.blocked_at_ms = Some(now_ms);
            entry.strikes = Vec::new();
        }
        book.put(suspect, entry);
        let is_worth_a_record = is_new && self.takes_record(book, now_ms);
        Strike {
            is_worth_a_record,
            blocks,
        }
    }

    /// What is left of a window; never more than one, so a clock set back blocks nobody longer.
    fn window_left_ms(&self, since_ms: i64, now_ms: i64) -> i64 {
        let elapsed_ms = now_ms.saturating_sub(since_ms).max(0);
        self.window_ms.saturating_sub(elapsed_ms)
    }

    fn takes_record(&self, book: &mut Book<S>, now_ms: i64) -> bool {
        if self.window_left_ms(book.records_since_ms, now_ms) <= 0 {
            book.records = 0;
            book.records_since_ms = now_ms;
        }
        book.records += 1;
        book.records <= RECORDS_MAX
    }
}

impl<S: Suspect> Book<S> {
    fn take(&mut self, suspect: S) -> Entry {
        let entry = self.entries.remove(&suspect).unwrap_or_default();
        self.by_last.remove(&(entry.last_ms, suspect));
        entry
    }

    fn put(&mut self, suspect: S, entry: Entry) {
        self.by_last.insert((entry.last_ms, suspect));
        self.entries.insert(suspect, entry);
        if self.entries.len() > SUSPECTS_MAX
            && let Some((_, oldest)) = self.by_last.pop_first()
        {
            self.entries.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));
    const RECORDED: Strike = Strike {
        is_worth_a_record: true,
        blocks: false,
    };
    const KNOWN: Strike = Strike {
        is_worth_a_record: false,
        blocks: false,
    };
    const BLOCKING: Strike = Strike {
        is_worth_a_record: true,
        blocks: true,
    };

    #[test]
    fn the_last_of_the_distinct_strikes_blocks_for_one_window() {
        let strikes = Strikes::new(3, 300);
        assert_eq!(strikes.strike(CLIENT, "a", 0), RECORDED);
        assert_eq!(strikes.strike(CLIENT, "a", 1), KNOWN);
        assert_eq!(strikes.strike(CLIENT, "b", 2), RECORDED);
        assert_eq!(strikes.blocked_seconds(CLIENT, 2), None);
        assert_eq!(strikes.strike(CLIENT, "c", 3), BLOCKING);
        assert_eq!(strikes.blocked_seconds(CLIENT, 3), Some(300));
        assert_eq!(
            strikes.strike(CLIENT, "d", 4),
            KNOWN,
            "nothing more once it is blocked"
        );
        assert_eq!(strikes.blocked_seconds(CLIENT, 300_002), Some(1));
        assert_eq!(strikes.blocked_seconds(CLIENT, 300_003), None);
        assert_eq!(strikes.strike(CLIENT, "a", 300_003), RECORDED);
        let other = IpAddr::from([192, 0, 2, 8]);
        assert_eq!(strikes.blocked_seconds(other, 3), None);
    }

    #[test]
    fn strikes_are_forgotten_after_a_window() {
        let strikes = Strikes::new(2, 300);
        assert_eq!(strikes.strike(CLIENT, "a", 0), RECORDED);
        assert_eq!(strikes.strike(CLIENT, "b", 300_000), RECORDED);
        assert_eq!(strikes.strike(CLIENT, "a", 300_001), BLOCKING);
    }

    #[test]
    fn a_clock_set_back_blocks_nobody_longer() {
        let strikes = Strikes::new(1, 300);
        assert_eq!(strikes.strike(CLIENT, "a", 1_000_000_000), BLOCKING);
        assert_eq!(strikes.blocked_seconds(CLIENT, 0), Some(300));
    }

    #[test]
    fn an_ipv6_client_has_one_count_for_its_whole_network() {
        let strikes = Strikes::new(2, 300);
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(strikes.strike(address("2001:db8::1"), "a", 0), RECORDED);
        assert_eq!(
            strikes.strike(address("2001:db8::ffff:2"), "b", 0),
            BLOCKING
        );
        assert_eq!(strikes.blocked_seconds(address("2001:db8:0:1::1"), 0), None);
        let (mapped, plain) = (address("::ffff:192.0.2.7"), CLIENT);
        assert_eq!(strikes.strike(mapped, "a", 0), RECORDED);
        assert_eq!(strikes.strike(plain, "a", 0), KNOWN);
    }

    #[test]
    fn a_flood_from_everywhere_is_bounded_in_memory_and_records() {
        let strikes = Strikes::new(20, 300);
        let mut records = 0;
        for number in 0..12_000u32 {
            let strike = strikes.strike(IpAddr::V4(number.into()), "a", i64::from(number));
            records += u32::from(strike.is_worth_a_record);
        }
        let book = strikes.book.lock();
        assert_eq!(
            (book.entries.len(), book.by_last.len()),
            (SUSPECTS_MAX, SUSPECTS_MAX)
        );
        assert_eq!(records, RECORDS_MAX);
        drop(book);
        assert_eq!(strikes.strike(CLIENT, "a", 400_000), RECORDED);
    }
}
