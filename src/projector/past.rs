//! The log, folded: events as they were recorded, and the projections as they stood at a position.
//!
//! Guarantee: the same events give the same projections, whoever asks; what was sealed with a key
//! that is not there folds as erased, and counts the same. Deliberately not here: where a fold may
//! begin other than before the first event (snapshots), and what is shown of it.

use std::ops::ControlFlow;

use projections::{OutOfOrder, Projections};
use schemas::{
    Position, Timestamp,
    events::RecordedEvent,
    sealing::Keys,
    stored::{self, StoredError},
};

use crate::log::{LogError, LogReader};

/// Why the log cannot be folded.
#[derive(Debug, thiserror::Error)]
pub enum PastError {
    /// The log cannot be read.
    #[error("the log cannot be read")]
    Log(#[source] LogError),
    /// An event is in the log as it was written, and does not decode.
    #[error("event {position} cannot be decoded")]
    Event {
        /// Its position.
        position: Position,
        /// Why.
        source: StoredError,
    },
    /// The projections stand elsewhere.
    #[error("the log does not continue the projections")]
    Order(#[source] OutOfOrder),
    /// The log does not reach that far.
    #[error("position {wanted} is beyond the log, which ends at {head}")]
    Beyond {
        /// What was asked for.
        wanted: Position,
        /// Where the log ends.
        head: Position,
    },
}

/// Shows every event from a position on, in order, until the visitor breaks.
pub fn each_event(
    log: &dyn LogReader,
    keys: &dyn Keys,
    from: Position,
    visit: &mut dyn FnMut(RecordedEvent) -> ControlFlow<()>,
) -> Result<(), PastError> {
    let mut outcome = Ok(());
    let read = log.read(from, &mut |record| {
        for (position, event) in record.events() {
            if position < from {
                continue;
            }
            let decoded = match stored::decode(event, position, record.provenance, keys) {
                Ok(decoded) => decoded,
                Err(source) => {
                    outcome = Err(PastError::Event { position, source });
                    return ControlFlow::Break(());
                }
            };
            if visit(decoded).is_break() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    outcome?;
    read.map_err(PastError::Log)
}

/// The position of the log at a moment: that of the last event before the first later one; 0 when
/// nothing had happened yet. Reads the log up to there and decodes nothing.
pub fn position_at(log: &dyn LogReader, moment: Timestamp) -> Result<Position, LogError> {
    let mut position = Position(0);
    log.read(Position(1), &mut |record| {
        if record.provenance.time > moment {
            return ControlFlow::Break(());
        }
        position = record.head.position;
        ControlFlow::Continue(())
    })?;
    Ok(position)
}

/// Folds the events after `projections` in, up to `until`. `progress` is told of every position.
pub fn fold_until(
    projections: &mut Projections,
    log: &dyn LogReader,
    keys: &dyn Keys,
    until: Position,
    progress: &mut dyn FnMut(Position),
) -> Result<(), PastError> {
    let head = log.head().position;
    if until > head {
        let wanted = until;
        return Err(PastError::Beyond { wanted, head });
    }
    if until <= projections.position {
        return Ok(());
    }
    let mut outcome = Ok(());
    each_event(log, keys, projections.position.next(), &mut |recorded| {
        if recorded.position > until {
            return ControlFlow::Break(());
        }
        outcome = projections.apply(&recorded);
        progress(recorded.position);
        match outcome {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    outcome.map_err(PastError::Order)
}

#[cfg(test)]
mod tests {
    use schemas::{
        AdminId, KeySlot, Personal, Secret, Subject,
        events::{AdminCreated, Event, NewEvent, Role},
        sealing::{Key, NoKeys},
        stored::Provenance,
    };
    use zeroize::Zeroizing;

    use super::*;
    use crate::log::{EventLog, memory::MemoryLog};

    struct OneKey;

    impl Keys for OneKey {
        fn key(&self, _: KeySlot) -> Option<Key> {
            Some(Zeroizing::new([7; 32]))
        }
    }

    /// Accounts 1 to 5, made a second apart.
    fn log() -> MemoryLog {
        let mut log = MemoryLog::default();
        for number in 1..=5 {
            let new = NewEvent {
                subject: Subject::Admin(AdminId(number)),
                key_slot: Some(KeySlot(number)),
                event: Event::AdminCreated(AdminCreated {
                    role: Role::Monitor,
                    name: Personal::new(format!("account{number}")),
                    password_hash: Secret::new("x"),
                }),
            };
            let stored = stored::encode(&new, 1, Position(0), &OneKey).unwrap();
            let provenance = Provenance {
                time: Timestamp(i64::from(number) * 1000),
                actor: schemas::Actor::CommandLine,
                cause: None,
            };
            let head = log.head().position;
            log.append(head, &[(provenance, stored)]).unwrap();
        }
        log
    }

    #[test]
    fn a_moment_is_a_position() {
        let reader = log().reader();
        for (time, position) in [(0, 0), (999, 0), (1000, 1), (2999, 2), (5000, 5), (9000, 5)] {
            let found = position_at(&*reader, Timestamp(time)).unwrap();
            assert_eq!(found, Position(position), "at {time}");
        }
    }

    #[test]
    fn projections_stand_where_they_are_asked_to_and_go_on_from_there() {
        let reader = log().reader();
        let mut projections = Projections::new();
        let mut seen = Vec::new();
        for until in [0, 2, 2, 5] {
            let mut progress = |position: Position| seen.push(position.0);
            fold_until(
                &mut projections,
                &*reader,
                &OneKey,
                Position(until),
                &mut progress,
            )
            .unwrap();
            assert_eq!(projections.position, Position(until));
            assert_eq!(projections.admins.iter().count() as u64, until);
        }
        assert_eq!(seen, [1, 2, 3, 4, 5]);
        let beyond = fold_until(
            &mut projections,
            &*reader,
            &OneKey,
            Position(6),
            &mut |_| {},
        );
        assert!(matches!(beyond, Err(PastError::Beyond { .. })));
    }

    #[test]
    fn without_keys_it_counts_the_same_and_names_nobody() {
        let reader = log().reader();
        let mut projections = Projections::new();
        let head = reader.head().position;
        fold_until(&mut projections, &*reader, &NoKeys, head, &mut |_| {}).unwrap();
        assert_eq!(projections.admins.iter().count(), 5);
        assert!(projections.admins.by_name("account1").is_none());
    }
}
