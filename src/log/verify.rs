//! Verification: walks the whole log and says whether all of it is what was written.
//!
//! Guarantee: every record's framing and place in the chain, every position, every subject's
//! version and link to its event before are checked, up to the head that was acknowledged. Needs
//! memory for one entry a subject. Deliberately not here: whether payloads can be decoded and
//! sealed parts opened, and whether someone rewrote the whole log: a signed checkpoint tells that.

use std::{collections::HashMap, ops::ControlFlow};

use schemas::{ids::Position, subject::Subject};

use super::{Damage, Head, LogError, LogReader};

/// What was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many events there are.
    pub events: u64,
    /// How many records they are in.
    pub records: u64,
    /// The end of the log.
    pub head: Head,
}

/// Walks the log from its first event to its head. The error names the first bad position.
pub fn verify(reader: &dyn LogReader) -> Result<Verified, LogError> {
    let mut verified = Verified {
        events: 0,
        records: 0,
        head: Head::EMPTY,
    };
    let mut last: HashMap<Subject, (u64, Position)> = HashMap::new();
    let mut broken = None;
    reader.read(Position(1), &mut |record| {
        verified.records += 1;
        verified.head = record.head;
        for (position, event) in record.events() {
            let last = last.entry(event.subject).or_insert((0, Position(0)));
            if event.subject_version != last.0 + 1 || event.previous != last.1 {
                broken = Some(position);
                return ControlFlow::Break(());
            }
            *last = (event.subject_version, position);
            verified.events += 1;
        }
        ControlFlow::Continue(())
    })?;
    match broken {
        None => Ok(verified),
        Some(position) => Err(LogError::Damaged {
            position,
            damage: Damage::Discontinuous,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::{EventLog, conformance, memory::MemoryLog};

    #[test]
    fn an_event_that_skips_a_version_of_its_subject_is_found() {
        let mut log = MemoryLog::default();
        let mut writer = conformance::Writer::default();
        log.append(Position(0), &writer.batch(20)).unwrap();
        let mut events = writer.batch(1);
        // The log itself cannot know what came before this batch.
        events[0].1.subject_version += 1;
        log.append(Position(20), &events).unwrap();
        assert!(matches!(
            verify(&*log.reader()),
            Err(LogError::Damaged {
                position: Position(21),
                damage: Damage::Discontinuous
            })
        ));
    }
}
