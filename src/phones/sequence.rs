//! What each phone of the fleet said lately: which messages are old ones over again, and how often
//! its status changes (threat T18).
//!
//! Guarantee: only what was accepted counts, so nobody spends a phone's allowance without a good
//! credential; about a hundred bytes a phone, and none for phones that are not of the fleet. The
//! phone's newest session id is never a repetition: simple clients have one for all their messages,
//! and a message whose answer was lost is sent again. Deliberately kept in memory alone: after a
//! restart an old message counts as new once. Deliberately not here: the clock, and the answers.

use std::hash::{BuildHasher, RandomState};

use dashmap::DashMap;
use schemas::{Mac, events::ReportedStatus};

/// Session ids that are remembered besides the newest.
const OLDER_SESSIONS: usize = 15;

/// Changes of status that a phone may send at once.
const CHANGES_AT_ONCE: i64 = 60;

/// After how long one more change is allowed.
const CHANGE_EVERY_MS: i64 = 10_000;

/// From this many phones more than twice the fleet on, those that left it are looked for.
const STRAY_PHONES_MAX: usize = 1_000;

/// The messages of all phones.
#[derive(Debug)]
pub(super) struct Sequences {
    hasher: RandomState,
    phones: DashMap<Mac, Sequence>,
}

/// What one phone said. Session ids are hashes, 0 for none.
#[derive(Debug)]
struct Sequence {
    newest: u32,
    /// Made when a second id comes; some phones have one for ever.
    older: Option<Box<[u32; OLDER_SESSIONS]>>,
    /// Where in `older` the next one goes.
    next: u8,
    status: ReportedStatus,
    /// When the allowance of changes is whole again.
    whole_at_ms: i64,
}

impl Sequences {
    pub(super) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            phones: DashMap::new(),
        }
    }

    /// Whether an older message of the phone's had this id, and newer ones have come since.
    pub(super) fn is_repeated(&self, mac: Mac, session_id: &str) -> bool {
        let session = self.hash(session_id);
        self.phones.get(&mac).is_some_and(|known| {
            session != 0
                && known.newest != session
                && known
                    .older
                    .as_ref()
                    .is_some_and(|older| older.contains(&session))
        })
    }

    /// The seconds until the phone may send this status; `None` when it may now.
    pub(super) fn wait_seconds(
        &self,
        mac: Mac,
        status: ReportedStatus,
        now_ms: i64,
    ) -> Option<u32> {
        let known = self.phones.get(&mac)?;
        if known.status == status {
            return None;
        }
        let owed_ms = known.whole_at_ms.saturating_sub(now_ms);
        let wait_ms = owed_ms.saturating_sub((CHANGES_AT_ONCE - 1) * CHANGE_EVERY_MS);
        // A clock that was set back makes nobody wait longer than for one change.
        let wait_ms = wait_ms.min(CHANGE_EVERY_MS);
        (wait_ms > 0).then(|| u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX))
    }

    /// A message of the phone's was accepted; whether it is the first that is known of.
    pub(super) fn note(
        &self,
        mac: Mac,
        session_id: &str,
        status: ReportedStatus,
        now_ms: i64,
    ) -> bool {
        let session = self.hash(session_id);
        let mut is_first = false;
        let mut known = self.phones.entry(mac).or_insert_with(|| {
            is_first = true;
            Sequence {
                newest: session,
                older: None,
                next: 0,
                status,
                whole_at_ms: now_ms,
            }
        });
        known.remember(session);
        if known.status != status {
            known.status = status;
            let from_ms = known.whole_at_ms.max(now_ms);
            let limit_ms = now_ms.saturating_add(CHANGES_AT_ONCE * CHANGE_EVERY_MS);
            known.whole_at_ms = from_ms.saturating_add(CHANGE_EVERY_MS).min(limit_ms);
        }
        is_first
    }

    /// Forgets phones that are no longer of the fleet, once there can be many of them.
    pub(super) fn tidy(&self, fleet_length: usize, is_known: impl Fn(Mac) -> bool) {
        if self.phones.len() > 2 * fleet_length + STRAY_PHONES_MAX {
            self.phones.retain(|mac, _| is_known(*mac));
        }
    }

    fn hash(&self, session_id: &str) -> u32 {
        if session_id.is_empty() {
            return 0;
        }
        let [a, b, c, d, ..] = self.hasher.hash_one(session_id).to_le_bytes();
        u32::from_le_bytes([a, b, c, d]).max(1)
    }
}

impl Sequence {
    fn remember(&mut self, session: u32) {
        if session == 0 || session == self.newest {
            return;
        }
        if self.newest != 0 {
            let older = self
                .older
                .get_or_insert_with(|| Box::new([0; OLDER_SESSIONS]));
            older[usize::from(self.next) % OLDER_SESSIONS] = self.newest;
            self.next = (self.next + 1) % OLDER_SESSIONS as u8;
        }
        self.newest = session;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReportedStatus::{Offline, Registered, Started, Unregistered};

    fn mac(number: u32) -> Mac {
        format!("00908f{number:06x}").parse().unwrap()
    }

    #[test]
    fn only_an_older_id_is_a_repetition() {
        let sequences = Sequences::new();
        let note = |session: &str| sequences.note(mac(1), session, Started, 0);
        assert!(!sequences.is_repeated(mac(1), "a"), "nothing came yet");
        note("a");
        assert!(!sequences.is_repeated(mac(1), "a"), "the newest");
        note("b");
        assert!(sequences.is_repeated(mac(1), "a"));
        assert!(!sequences.is_repeated(mac(2), "a"), "another phone's");
        assert!(!sequences.is_repeated(mac(1), "b"));
        note("");
        assert!(!sequences.is_repeated(mac(1), ""), "without an id");
        assert!(!sequences.is_repeated(mac(1), "b"));
        for number in 0..15 {
            assert!(sequences.is_repeated(mac(1), "a"), "{number}");
            note(&number.to_string());
        }
        assert!(!sequences.is_repeated(mac(1), "a"), "16 newer ones came");
        assert!(sequences.is_repeated(mac(1), "b"));
    }

    #[test]
    fn sixty_changes_at_once_and_one_more_every_ten_seconds() {
        let sequences = Sequences::new();
        let wait = |status, now_ms| sequences.wait_seconds(mac(1), status, now_ms);
        sequences.note(mac(1), "", Started, 0);
        for number in 0..60 {
            let status = [Registered, Unregistered][number % 2];
            assert_eq!(wait(status, 0), None, "{number}");
            sequences.note(mac(1), "", status, 0);
        }
        assert_eq!(wait(Offline, 0), Some(10));
        assert_eq!(wait(Unregistered, 0), None, "no change");
        assert_eq!(wait(Offline, 9_001), Some(1));
        assert_eq!(wait(Offline, 10_000), None);
        sequences.note(mac(1), "", Offline, 10_000);
        assert_eq!(wait(Started, 10_000), Some(10));
        assert_eq!(wait(Started, -1_000_000_000), Some(10), "a clock set back");
        assert_eq!(wait(Started, 20_000), None);
        let other = sequences.wait_seconds(mac(2), Started, 0);
        assert_eq!(other, None, "of another phone");
    }

    #[test]
    fn phones_that_left_the_fleet_are_forgotten() {
        let sequences = Sequences::new();
        for number in 0..1_100 {
            sequences.note(mac(number), "a", Started, 0);
        }
        sequences.tidy(60, |_| false);
        assert_eq!(sequences.phones.len(), 1_100, "few enough");
        sequences.tidy(40, |known| known < mac(40));
        assert_eq!(sequences.phones.len(), 40);
    }
}
