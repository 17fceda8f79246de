//! What all logs share: the check before an append, finding the end, and the walk along the chain.
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

/// Records that are kept where they can be looked up by position.
pub(super) trait Kept {
    /// The first position of the last record that begins at or before a position.
    fn at_or_before(&self, position: Position) -> Result<Option<Position>, Damage>;

    /// The records from the one that begins at `first` on.
    fn records_from(&self, first: Position) -> Box<dyn Records + '_>;
}

/// The head as it was before the record that begins at `first`, at that record's word.
fn head_before(kept: &dyn Kept, first: Position) -> Result<Head, Damage> {
    let position = Position(first.0.saturating_sub(1));
    let Some(before) = kept.at_or_before(position)? else {
        return Ok(Head::EMPTY);
    };
    let mut bytes = Vec::new();
    kept.records_from(before).next(&mut bytes)?;
    let hash = record::claimed_hash(&bytes);
    let hash = hash.ok_or(Damage::Frame(record::FrameError::Short))?;
    Ok(Head { position, hash })
}

/// Shows the records from the one that contains `from` to the head `until`.
pub(super) fn read(
    kept: &dyn Kept,
    from: Position,
    until: Head,
    visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
) -> Result<(), LogError> {
    let from = from.max(Position(1));
    if from > until.position {
        return Ok(());
    }
    let damaged = |damage| LogError::Damaged {
        position: from,
        damage,
    };
    let first = kept.at_or_before(from).map_err(damaged)?;
    let first = first.unwrap_or(Position(1));
    let before = head_before(kept, first).map_err(damaged)?;
    walk(&mut *kept.records_from(first), before, until, visit)
}

/// Finds the end of the log and checks it against what was acknowledged.
pub(super) fn recover(kept: &dyn Kept, acknowledged: Head) -> Result<Head, LogError> {
    let at_end = |damage| LogError::Damaged {
        position: acknowledged.position.next(),
        damage,
    };
    let mut head = Head::EMPTY;
    if let Some(last) = kept.at_or_before(Position(u64::MAX)).map_err(at_end)? {
        let before = head_before(kept, last).map_err(at_end)?;
        let mut bytes = Vec::new();
        let next = kept.records_from(last).next(&mut bytes);
        next.map_err(at_end)?;
        let damaged = |error| LogError::Damaged {
            position: last,
            damage: Damage::Frame(error),
        };
        head = record::open(&before, &bytes).map_err(damaged)?.head;
    }
    if head.position < acknowledged.position {
        let (found, expected) = (head.position, acknowledged.position);
        return Err(LogError::TailMissing { found, expected });
    }
    if acknowledged != Head::EMPTY {
        let mut last_seen = Head::EMPTY;
        read(kept, acknowledged.position, head, &mut |record| {
            last_seen = record.head;
            ControlFlow::Break(())
        })?;
        if last_seen != acknowledged {
            return Err(LogError::Damaged {
                position: acknowledged.position,
                damage: Damage::Replaced,
            });
        }
    }
    Ok(head)
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
