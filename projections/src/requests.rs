//! Where the answers to requests that happen once are found: those that were made under an
//! `Idempotency-Key`.
//!
//! Guarantee: a key leads to the first answer that was recorded under it, for a day of the events'
//! time while it is among the newest. Deliberately not here: the answers themselves, which the log
//! keeps sealed.

use std::collections::BTreeMap;

use schemas::{
    Position, RequestDigest, Timestamp,
    events::{RecordedEvent, RequestAnswered},
    request::{KEY_LIFE_MS, KEYS_MAX},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "requests";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Answer {
    event: Position,
    at: Timestamp,
}

impl Answer {
    fn is_over(&self, now: Timestamp) -> bool {
        self.at.plus_ms(KEY_LIFE_MS) <= now
    }
}

/// The answers that can be given again.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Requests {
    answers: BTreeMap<RequestDigest, Answer>,
    /// Keys by the event of their answer: who is forgotten first.
    oldest: BTreeMap<Position, RequestDigest>,
}

impl Requests {
    /// The position of the event that holds the answer to this key; `None` when there is none, or
    /// none any more.
    pub fn answer(&self, key: RequestDigest, now: Timestamp) -> Option<Position> {
        let answer = self.answers.get(&key)?;
        (!answer.is_over(now)).then_some(answer.event)
    }

    pub(crate) fn answered(&mut self, event: &RequestAnswered, recorded: &RecordedEvent) {
        let (position, at) = (recorded.position, recorded.time);
        if let Some(known) = self.answers.get(&event.key) {
            if !known.is_over(at) {
                return;
            }
            self.oldest.remove(&known.event);
        }
        let answer = Answer {
            event: position,
            at,
        };
        self.answers.insert(event.key, answer);
        self.oldest.insert(position, event.key);
        self.forget(at);
    }

    fn forget(&mut self, now: Timestamp) {
        while let Some(entry) = self.oldest.first_entry() {
            let answer = self.answers.get(entry.get());
            if answer.is_some_and(|answer| !answer.is_over(now)) && self.answers.len() <= KEYS_MAX {
                return;
            }
            self.answers.remove(&entry.remove());
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::{Personal, Secret};

    use super::*;
    use crate::testing::{History, admin};

    fn answered(history: &mut History, number: u32) -> RecordedEvent {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&number.to_be_bytes());
        let event = RequestAnswered {
            key: RequestDigest(key),
            status: 201,
            position: Position(1),
            fingerprint: Personal::new(RequestDigest::default()),
            content: Secret::new(""),
        };
        history.record(admin(1), event)
    }

    fn found(history: &History, event: &RecordedEvent, now: Timestamp) -> Option<Position> {
        let schemas::events::Event::RequestAnswered(answer) = &event.event else {
            panic!("another event")
        };
        history.folded().requests.answer(answer.key, now)
    }

    #[test]
    fn the_first_answer_counts_for_a_day() {
        let mut history = History::default();
        let first = answered(&mut history, 1);
        let again = answered(&mut history, 1);
        assert_eq!(found(&history, &again, again.time), Some(first.position));
        let last = first.time.plus_ms(KEY_LIFE_MS - 1);
        assert_eq!(found(&history, &first, last), Some(first.position));
        assert_eq!(found(&history, &first, last.plus_ms(1)), None);
    }

    #[test]
    fn only_the_newest_are_remembered() {
        let mut history = History::default();
        let oldest = answered(&mut history, 0);
        let second = answered(&mut history, 1);
        for number in 2..=u32::try_from(KEYS_MAX).unwrap() {
            answered(&mut history, number);
        }
        assert_eq!(found(&history, &oldest, second.time), None);
        assert_eq!(found(&history, &second, second.time), Some(second.position));
    }
}
