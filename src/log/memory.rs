//! A log in memory: for tests, demonstrations and simulations.
//!
//! Guarantee: the same as any other log, but for as long as the process lives; it keeps the same
//! bytes, so that framing and chain are exercised too.

use std::{ops::ControlFlow, sync::Arc};

use parking_lot::RwLock;
use schemas::{
    ids::Position,
    stored::{Provenance, StoredEvent},
};

use super::{
    Appended, Damage, EventLog, Head, LogError, LogReader, RecordView,
    record::{self, Record},
    walk::{self, Records},
};

/// A log in memory.
#[derive(Debug, Default)]
pub struct MemoryLog {
    records: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared(RwLock<Vec<Arc<Record>>>);

impl EventLog for MemoryLog {
    fn head(&self) -> Head {
        self.records.head()
    }

    fn append(
        &mut self,
        expected_head: Position,
        events: &[(Provenance, StoredEvent<'static>)],
    ) -> Result<Appended, LogError> {
        let head = self.head();
        walk::check_append(head, expected_head, events)?;
        let packed = record::pack(head, events)?;
        let appended = Appended {
            head: packed.last().map_or(head, |record| record.head),
            records: packed.len(),
            bytes: packed.iter().map(|record| record.bytes.len()).sum(),
            sync_ms: 0.0,
        };
        let mut records = self.records.0.write();
        records.extend(packed.into_iter().map(Arc::new));
        Ok(appended)
    }

    fn reader(&self) -> Arc<dyn LogReader> {
        self.records.clone()
    }

    fn disk_bytes(&self) -> u64 {
        0
    }
}

impl LogReader for Shared {
    fn head(&self) -> Head {
        self.0.read().last().map_or(Head::EMPTY, |last| last.head)
    }

    fn read(
        &self,
        from: Position,
        visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        let (before, until, index) = {
            let records = self.0.read();
            let index = records.partition_point(|record| record.head.position < from);
            let head_of = |record: &Arc<Record>| record.head;
            let before = index.checked_sub(1).and_then(|index| records.get(index));
            let before = before.map_or(Head::EMPTY, head_of);
            (before, records.last().map_or(Head::EMPTY, head_of), index)
        };
        // The lock is not held while the visitor runs: it may take its time.
        let mut from = From {
            shared: self,
            index,
        };
        walk::walk(&mut from, before, until, visit)
    }
}

struct From<'a> {
    shared: &'a Shared,
    index: usize,
}

impl Records for From<'_> {
    fn next(&mut self, into: &mut Vec<u8>) -> Result<Option<Position>, Damage> {
        let record = self.shared.0.read().get(self.index).cloned();
        self.index += 1;
        Ok(record.map(|record| {
            into.extend_from_slice(&record.bytes);
            record.first
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::conformance;

    #[test]
    fn memory_log_conforms() {
        conformance::check(MemoryLog::default);
    }
}
