//! What administrators have done last: where in the log it stands.
//!
//! Guarantee: the newest [`LENGTH_MAX`] events that an account or the command line caused, in
//! order, however many events of phones lie between. What was only attempted is not among them, so
//! that nobody can push the others out with refused requests. Deliberately not here: what the
//! events say; the log has them.

use std::collections::VecDeque;

use schemas::{
    Actor, Position,
    events::{Event, RecordedEvent},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "activity";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// How many events are remembered.
pub const LENGTH_MAX: usize = 10_000;

/// The positions of the newest events that administrators caused.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Activity {
    positions: VecDeque<Position>,
}

impl Activity {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// The newest so many, oldest of them first.
    pub fn newest(&self, count: usize) -> impl Iterator<Item = Position> {
        let passed_over = self.positions.len().saturating_sub(count);
        self.positions.iter().skip(passed_over).copied()
    }

    pub(crate) fn record(&mut self, recorded: &RecordedEvent) {
        if !is_activity(recorded) {
            return;
        }
        if self.positions.len() == LENGTH_MAX {
            self.positions.pop_front();
        }
        self.positions.push_back(recorded.position);
    }
}

fn is_activity(recorded: &RecordedEvent) -> bool {
    match recorded.actor {
        // That a request happened once is no deed beside what it did.
        Actor::Admin(_) | Actor::Token { .. } | Actor::CommandLine => !matches!(
            recorded.event,
            Event::SecurityEvent(_) | Event::RequestExecuted(_) | Event::RequestAnswered(_)
        ),
        // Setup is done by whoever holds the token: there is no account yet.
        Actor::Anonymous => matches!(recorded.event, Event::SetupCompleted(_)),
        Actor::Phone | Actor::Process(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use schemas::{
        AdminId, Personal, Subject,
        events::{RegionDeleted, SecurityEvent, SecurityKind},
    };

    use super::*;

    fn recorded(position: u64, actor: Actor, event: impl Into<Event>) -> RecordedEvent {
        RecordedEvent {
            position: Position(position),
            time: crate::testing::START,
            actor,
            cause: None,
            subject: Subject::System,
            subject_version: position,
            previous: Position(position - 1),
            key_slot: None,
            event: event.into(),
        }
    }

    fn deed(position: u64, actor: Actor) -> RecordedEvent {
        recorded(position, actor, RegionDeleted {})
    }

    const ALICE: Actor = Actor::Admin(AdminId(1));

    #[test]
    fn only_deeds_of_administrators_count() {
        let mut activity = Activity::default();
        let refused = SecurityEvent {
            kind: SecurityKind::RoleRefused,
            detail: Personal::new(String::new()),
            address: Personal::new([127, 0, 0, 1].into()),
        };
        for event in [
            deed(1, Actor::Phone),
            deed(2, ALICE),
            recorded(3, ALICE, refused),
            deed(4, Actor::Anonymous),
            deed(5, Actor::CommandLine),
        ] {
            activity.record(&event);
        }
        let newest: Vec<Position> = activity.newest(9).collect();
        assert_eq!(newest, [Position(2), Position(5)]);
        let newest: Vec<Position> = activity.newest(1).collect();
        assert_eq!(newest, [Position(5)]);
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut activity = Activity::default();
        for position in 1..=LENGTH_MAX as u64 + 2 {
            activity.record(&deed(position, ALICE));
        }
        assert_eq!(activity.len(), LENGTH_MAX);
        assert_eq!(activity.newest(LENGTH_MAX).next(), Some(Position(3)));
    }
}
