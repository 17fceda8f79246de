//! A log elsewhere: records as they travel, and a log that reads them from there.
//!
//! A chunk is a run of consecutive records, each behind its length in bytes (4 bytes, big-endian).
//! Guarantee: what is read is verified as if it came from the disk, up to the head that the log had
//! when it was opened; nothing the other side sends makes it panic or take more memory than it
//! sent. What is sealed stays sealed. Deliberately not here: how chunks travel.

use std::ops::ControlFlow;

use parking_lot::Mutex;
use schemas::ids::Position;

use super::{
    Cause, Damage, Head, LogError, LogReader, RecordView, record,
    walk::{self, Kept, Records},
};

/// The most bytes of records that are asked for at a time.
pub const CHUNK_BYTES_MAX: usize = 4 << 20;

/// What is asked for first: often a single record is wanted.
const FIRST_CHUNK_BYTES: usize = 64 << 10;

const LENGTH_BYTES: usize = 4;

/// The records from the one that holds the event after `after` on: at least one, where there is
/// one, and otherwise no more than `bytes_max` bytes.
pub fn chunk(log: &dyn LogReader, after: Position, bytes_max: usize) -> Result<Vec<u8>, LogError> {
    let mut chunk = Vec::new();
    if after >= log.head().position {
        return Ok(chunk);
    }
    log.read(after.next(), &mut |record| {
        let needed = LENGTH_BYTES + record.bytes.len();
        if !chunk.is_empty() && chunk.len() + needed > bytes_max {
            return ControlFlow::Break(());
        }
        let length = u32::try_from(record.bytes.len()).expect("a record is far below 4 GiB");
        chunk.extend(length.to_be_bytes());
        chunk.extend_from_slice(record.bytes);
        ControlFlow::Continue(())
    })?;
    Ok(chunk)
}

/// What the other side answers.
#[derive(Debug)]
pub struct Chunk {
    /// Where its log ended at that moment.
    pub head: Position,
    /// The records; see [`chunk`].
    pub bytes: Vec<u8>,
}

/// The other side.
pub trait Fetch: Send + Sync {
    /// The chunk after a position.
    fn fetch(&self, after: Position, bytes_max: usize) -> Result<Chunk, Cause>;
}

/// An answer that is no chunk of the log that was asked for.
#[derive(Debug, thiserror::Error)]
#[error("the answer for the event after position {after} is no run of records")]
struct NoChunk {
    after: Position,
}

/// A log elsewhere, up to the head that it had when it was opened.
pub struct RemoteLog<F> {
    server: F,
    head: Head,
    /// Why reading failed, if it was not for what was read.
    failure: Mutex<Option<Cause>>,
}

impl<F: Fetch> RemoteLog<F> {
    /// Asks the other side where its log ends.
    ///
    /// # Errors
    /// It does not answer, or not with records.
    pub fn open(server: F) -> Result<Self, LogError> {
        let mut log = Self {
            server,
            head: Head::EMPTY,
            failure: Mutex::new(None),
        };
        log.head = log.find_head().map_err(unreachable)?;
        Ok(log)
    }

    fn find_head(&self) -> Result<Head, Cause> {
        let position = self.server.fetch(Position(0), 1)?.head;
        if position == Position(0) {
            return Ok(Head::EMPTY);
        }
        let after = Position(position.0 - 1);
        let chunk = self.server.fetch(after, 1)?;
        // More may have been appended meanwhile; a record ends where a batch of its did.
        let head = split(&chunk.bytes, 0).and_then(|(bytes, _)| {
            let (_, last) = record::claimed_span(bytes)?;
            let hash = record::claimed_hash(bytes)?;
            Some(Head {
                position: last,
                hash,
            })
        });
        Ok(head.ok_or(NoChunk { after })?)
    }

    /// Remembers that this was no damage.
    fn failed(&self, cause: Cause) -> Damage {
        let text = cause.to_string();
        *self.failure.lock() = Some(cause);
        Damage::Unreadable(text.into())
    }
}

fn unreachable(source: Cause) -> LogError {
    let doing = "be read from the server";
    LogError::Storage { doing, source }
}

/// The record that begins at this byte of a chunk, and where the next one does.
fn split(chunk: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let (length, rest) = chunk.get(at..)?.split_first_chunk::<LENGTH_BYTES>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let bytes = rest.get(..length)?;
    Some((bytes, at + LENGTH_BYTES + length))
}

impl<F: Fetch> Kept for RemoteLog<F> {
    fn at_or_before(&self, position: Position) -> Result<Option<Position>, Damage> {
        let position = position.min(self.head.position);
        if position == Position(0) {
            return Ok(None);
        }
        let after = Position(position.0 - 1);
        let chunk = self.server.fetch(after, 1);
        let chunk = chunk.map_err(|cause| self.failed(cause))?;
        let first = split(&chunk.bytes, 0).and_then(|(bytes, _)| record::claimed_span(bytes));
        match first {
            Some((first, _)) => Ok(Some(first)),
            None => Err(self.failed(NoChunk { after }.into())),
        }
    }

    fn records_from(&self, first: Position) -> Box<dyn Records + '_> {
        Box::new(Arriving {
            log: self,
            after: Position(first.0.saturating_sub(1)),
            chunk: Vec::new(),
            at: 0,
            bytes_max: FIRST_CHUNK_BYTES,
        })
    }
}

impl<F: Fetch> LogReader for RemoteLog<F> {
    fn head(&self) -> Head {
        self.head
    }

    fn read(
        &self,
        from: Position,
        visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        let read = walk::read(self, from, self.head, visit);
        let failure = self.failure.lock().take();
        read.map_err(|damage| match failure {
            Some(cause) => unreachable(cause),
            None => damage,
        })
    }
}

/// Records as they arrive.
struct Arriving<'a, F> {
    log: &'a RemoteLog<F>,
    /// The last position that was given out.
    after: Position,
    chunk: Vec<u8>,
    /// How much of the chunk was given out.
    at: usize,
    bytes_max: usize,
}

impl<F: Fetch> Records for Arriving<'_, F> {
    fn next(&mut self, into: &mut Vec<u8>) -> Result<Option<Position>, Damage> {
        if self.at == self.chunk.len() {
            let chunk = self.log.server.fetch(self.after, self.bytes_max);
            self.chunk = chunk.map_err(|cause| self.log.failed(cause))?.bytes;
            self.at = 0;
            self.bytes_max = (2 * self.bytes_max).min(CHUNK_BYTES_MAX);
            if self.chunk.is_empty() {
                return Ok(None);
            }
        }
        let after = self.after;
        let found = split(&self.chunk, self.at)
            .and_then(|(bytes, end)| Some((bytes, end, record::claimed_span(bytes)?)));
        let Some((bytes, end, (first, last))) = found else {
            return Err(self.log.failed(NoChunk { after }.into()));
        };
        into.extend_from_slice(bytes);
        self.at = end;
        self.after = last;
        Ok(Some(first))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{
        super::{EventLog, conformance, memory::MemoryLog, verify::verify},
        *,
    };

    struct Near(Arc<dyn LogReader>, fn(Chunk) -> Result<Chunk, Cause>);

    impl Fetch for Near {
        fn fetch(&self, after: Position, bytes_max: usize) -> Result<Chunk, Cause> {
            let head = self.0.head().position;
            // Small chunks, so that there are many.
            let bytes = chunk(&*self.0, after, bytes_max.min(9000))?;
            (self.1)(Chunk { head, bytes })
        }
    }

    fn log_of(events: usize) -> (MemoryLog, conformance::Writer) {
        let mut log = MemoryLog::default();
        let mut writer = conformance::Writer::default();
        log.append(Position(0), &writer.batch(events)).unwrap();
        (log, writer)
    }

    #[test]
    fn reads_what_is_there_and_no_further_than_the_head_it_found() {
        let (mut log, mut writer) = log_of(700);
        let near = log.reader();
        let remote = RemoteLog::open(Near(near.clone(), Ok)).unwrap();
        assert_eq!(remote.head(), near.head());
        for from in [0, 1, 2, 41, 699, 700, 701, 5000] {
            let expected = conformance::read_from(&*near, Position(from)).unwrap();
            let found = conformance::read_from(&remote, Position(from)).unwrap();
            assert!(found == expected, "from {from}");
        }
        let event = remote.read_one(Position(333)).unwrap();
        assert!(event == near.read_one(Position(333)).unwrap());
        log.append(Position(700), &writer.batch(50)).unwrap();
        assert_eq!(verify(&remote).unwrap().events, 700);
        let empty = RemoteLog::open(Near(MemoryLog::default().reader(), Ok)).unwrap();
        assert_eq!(empty.head(), Head::EMPTY);
        assert_eq!(verify(&empty).unwrap().events, 0);
    }

    #[test]
    fn an_altered_record_is_damage_and_a_lost_connection_is_none() {
        let (log, _) = log_of(300);
        let altered = RemoteLog::open(Near(log.reader(), |mut chunk| {
            if let Some(byte) = chunk.bytes.get_mut(60) {
                *byte ^= 1;
            }
            Ok(chunk)
        }));
        let error = verify(&altered.unwrap()).unwrap_err();
        assert_eq!(error.position(), Some(Position(1)), "{error}");

        let broken = RemoteLog::open(Near(log.reader(), |chunk| match chunk.bytes.len() {
            ..5000 => Ok(chunk),
            _ => Err("the line is dead".into()),
        }));
        let error = verify(&broken.unwrap()).unwrap_err();
        assert_eq!(error.position(), None, "{error}");
        assert!(matches!(error, LogError::Storage { .. }), "{error}");
    }

    #[test]
    fn an_answer_that_is_cut_is_no_chunk() {
        let (log, _) = log_of(10);
        let cut = RemoteLog::open(Near(log.reader(), |mut chunk| {
            chunk.bytes.pop();
            Ok(chunk)
        }));
        assert!(matches!(cut, Err(LogError::Storage { .. })));
    }
}
