//! What all logs share: the check before an append, and the walk along the chain.
//!
//! Guarantee: a visitor sees verified records only, in order, without gaps.

use std::{borrow::Cow, collections::HashMap, ops::ControlFlow};

use schemas::{
    ids::Position,
    stored::{Provenance, Sealed, StoredEvent},
    subject::Subject,
};

use super::{Damage, Head, LogError, RecordView, record};

/// Refuses a batch whose events cannot follow the head and one another. The first event of a
/// subject in the batch is taken at its word; the writer's state knows what came before.
pub(super) fn check_append(
    head: Head,
    expected_head: Position,
    events: &[(Provenance, StoredEvent<'static>)],
) -> Result<(), LogError> {
    if head.position != expected_head {
        return Err(LogError::Conflict {
            expected: expected_head,
            actual: head.position,
        });
    }
    let mut last: HashMap<&Subject, (u64, Position)> = HashMap::with_capacity(events.len());
    let mut position = head.position;
    for (_, event) in events {
        position = position.next();
        let before = last.insert(&event.subject, (event.subject_version, position));
        let follows = match before {
            Some((version, previous)) => {
                event.previous == previous && event.subject_version == version + 1
            }
            None => {
                let is_first = event.subject_version == 1;
                event.previous <= head.position
                    && event.subject_version > 0
                    && is_first == (event.previous == Position(0))
            }
        };
        if !follows {
            let subject = event.subject.clone();
            return Err(LogError::OutOfOrder { position, subject });
        }
    }
    Ok(())
}

/// Where records come from, in order of their keys.
pub(super) trait Records {
    /// Puts the next record's bytes into `into`, which is empty; returns the position it is kept
    /// under, or none at the end.
    fn next(&mut self, into: &mut Vec<u8>) -> Result<Option<Position>, Damage>;
}

/// Walks from the record after `before` to the one that ends at `until`.
pub(super) fn walk(
    records: &mut dyn Records,
    before: Head,
    until: Head,
    visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
) -> Result<(), LogError> {
    let mut head = before;
    let mut bytes = Vec::new();
    while head.position < until.position {
        let position = head.position.next();
        let damaged = |damage| LogError::Damaged { position, damage };
        bytes.clear();
        match records.next(&mut bytes).map_err(damaged)? {
            None => return Err(damaged(Damage::Missing)),
            Some(key) if key != position => return Err(damaged(Damage::Gap(key))),
            Some(_) => {}
        }
        let record = record::open(&head, &bytes).map_err(|error| damaged(Damage::Frame(error)))?;
        head = record.head;
        if head.position >= until.position && head != until {
            return Err(damaged(Damage::Replaced));
        }
        if visit(&record).is_break() {
            break;
        }
    }
    Ok(())
}

/// The event with bytes of its own.
pub(super) fn owned(event: StoredEvent<'_>) -> StoredEvent<'static> {
    StoredEvent {
        payload: Cow::Owned(event.payload.into_owned()),
        sealed: event.sealed.map(|sealed| Sealed {
            slot: sealed.slot,
            bytes: Cow::Owned(sealed.bytes.into_owned()),
        }),
        kind: event.kind,
        version: event.version,
        subject: event.subject,
        subject_version: event.subject_version,
        previous: event.previous,
    }
}
