//! The log: every event that ever happened, in order, for ever.
//!
//! Guarantee: what `append` has acknowledged is on the disk and is read back unchanged, in order,
//! without gaps, or reading fails and names the first position that is lost. Readers see nothing
//! that is not yet durable. Deliberately not here: what events mean (`schemas`), what happens next
//! (`domain`).

pub mod lock;
pub mod memory;
pub mod record;
pub mod remote;
pub mod sled;
pub mod verify;

#[cfg(test)]
mod conformance;
mod format;
mod head;
mod walk;

use std::{ops::ControlFlow, path::PathBuf, sync::Arc};

use schemas::{
    ids::Position,
    stored::{Provenance, StoredEvent},
    subject::Subject,
};

pub use self::record::{FrameError, RecordView};

/// The end of a log: the position of its last event and the hash of its last record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last event's position; 0 when there is none.
    pub position: Position,
    /// The last record's hash, which covers all records before it; zeros when there is none.
    pub hash: [u8; 32],
}

impl Head {
    /// The head of an empty log.
    pub const EMPTY: Self = Self {
        position: Position(0),
        hash: [0; 32],
    };
}

/// What an append did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Appended {
    /// The head after it.
    pub head: Head,
    /// How many records the events were packed into.
    pub records: usize,
    /// How many bytes the records have.
    pub bytes: usize,
    /// How long making them durable took.
    pub sync_ms: f64,
}

/// What the store below said; its type is the store's own affair.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// What is wrong at a position.
#[derive(Debug, thiserror::Error)]
pub enum Damage {
    /// The record is not there.
    #[error("the record is missing")]
    Missing,
    /// Another record is there.
    #[error("the next record begins at position {0}")]
    Gap(Position),
    /// The record is not what was written.
    #[error("the record is not what was written")]
    Frame(#[source] FrameError),
    /// The last record is another than the one that was acknowledged.
    #[error("the record is not the one that was acknowledged")]
    Replaced,
    /// The event's version or link does not continue its subject's events.
    #[error("the event does not continue its subject's events")]
    Discontinuous,
    /// The store below cannot be read.
    #[error("the store cannot be read")]
    Unreadable(#[source] Cause),
}

/// Why the log cannot do what was asked. None of these may be retried; after `Poisoned`,
/// `Storage` and `Io` from an append the process must end.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The log has moved on: nothing was appended.
    #[error("append expected the log to end at position {expected}, it ends at {actual}")]
    Conflict {
        /// Where the caller believed the end to be.
        expected: Position,
        /// Where it is.
        actual: Position,
    },
    /// The events do not follow one another: nothing was appended.
    #[error("event for position {position} does not continue those of {subject}")]
    OutOfOrder {
        /// The position that it would have had.
        position: Position,
        /// Whom it is about.
        subject: Subject,
    },
    /// An event is too long: nothing was appended.
    #[error(
        "event needs {bytes} bytes, at most {} fit a record",
        record::RECORD_BYTES_MAX
    )]
    TooLarge {
        /// The bytes that it needs.
        bytes: usize,
    },
    /// An earlier append failed half-way. The process must end and open the log anew.
    #[error("log takes no more events since an append failed; restart the server")]
    Poisoned,
    /// Another process has the data directory.
    #[error("data directory {} is in use by {}", directory.display(), holder(*process))]
    InUse {
        /// The data directory.
        directory: PathBuf,
        /// The process, when it has said so yet.
        process: Option<u32>,
    },
    /// A newer version wrote the data directory.
    #[error(
        "log has layout {found}, written by Rollcall {written_by}; this is Rollcall {this}, which \
         knows layouts up to {known}; install the newer version or restore a backup"
    )]
    Newer {
        /// The layout that was found.
        found: u32,
        /// The version that wrote it.
        written_by: String,
        /// The newest layout that this version knows.
        known: u32,
        /// This version.
        this: &'static str,
    },
    /// The events from this position on cannot be trusted; those before it are intact.
    #[error("log is damaged at position {position}; restore a backup, keeping these files")]
    Damaged {
        /// The first position that cannot be read.
        position: Position,
        /// What is wrong there.
        #[source]
        damage: Damage,
    },
    /// The log ends before an event that was acknowledged.
    #[error(
        "log ends at position {found} but was acknowledged up to {expected}: its tail is missing \
         from position {} on; restore a backup, keeping these files",
        found.next()
    )]
    TailMissing {
        /// Where the log ends.
        found: Position,
        /// What was acknowledged.
        expected: Position,
    },
    /// The disk is too full for the store to be opened.
    #[error("log store cannot be opened for want of disk space; make room and start again")]
    NoRoom(#[source] Cause),
    /// The store below failed.
    #[error("log store cannot {doing}")]
    Storage {
        /// What was attempted.
        doing: &'static str,
        /// What the store said.
        #[source]
        source: Cause,
    },
    /// A file beside the store failed.
    #[error("cannot {doing} {}", path.display())]
    Io {
        /// What was attempted.
        doing: &'static str,
        /// On which file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl LogError {
    /// The first position that cannot be read, for errors that name one.
    pub fn position(&self) -> Option<Position> {
        match self {
            Self::Damaged { position, .. } => Some(*position),
            Self::TailMissing { found, .. } => Some(found.next()),
            Self::Conflict { .. }
            | Self::OutOfOrder { .. }
            | Self::TooLarge { .. }
            | Self::Poisoned
            | Self::InUse { .. }
            | Self::Newer { .. }
            | Self::NoRoom(_)
            | Self::Storage { .. }
            | Self::Io { .. } => None,
        }
    }

    /// Whether opening failed for want of room on the disk.
    pub fn is_full(&self) -> bool {
        match self {
            Self::NoRoom(_) => true,
            Self::Io { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            Self::Conflict { .. }
            | Self::OutOfOrder { .. }
            | Self::TooLarge { .. }
            | Self::Poisoned
            | Self::InUse { .. }
            | Self::Newer { .. }
            | Self::Damaged { .. }
            | Self::TailMissing { .. }
            | Self::Storage { .. } => false,
        }
    }

    fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            doing,
            path,
            source,
        }
    }
}

fn holder(process: Option<u32>) -> String {
    match process {
        Some(process) => format!("process {process}"),
        None => "another process".to_owned(),
    }
}

/// The one place that events are appended to. It has one writer.
pub trait EventLog: Send {
    /// The end of the log; all of it is durable.
    fn head(&self) -> Head;

    /// Appends the events of one batch, all or none; they are durable on return. `expected_head`
    /// must be the position of the head, and each subject's events must be consecutive.
    fn append(
        &mut self,
        expected_head: Position,
        events: &[(Provenance, StoredEvent<'static>)],
    ) -> Result<Appended, LogError>;

    /// A way to read what is durable, now and later.
    fn reader(&self) -> Arc<dyn LogReader>;

    /// What the log occupies on the disk, in bytes.
    fn disk_bytes(&self) -> u64;
}

/// Reads what is durable. Every record is verified before it is shown.
pub trait LogReader: Send + Sync {
    /// The end of what is durable.
    fn head(&self) -> Head;

    /// Shows the records from the one that contains `from` to the head as it is now, in order,
    /// until the visitor breaks. Events before `from` in the first record are shown too.
    fn read(
        &self,
        from: Position,
        visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
    ) -> Result<(), LogError>;

    /// The event at a position; none before 1 and beyond the head.
    fn read_one(
        &self,
        position: Position,
    ) -> Result<Option<(Provenance, StoredEvent<'static>)>, LogError> {
        if position < Position(1) || position > self.head().position {
            return Ok(None);
        }
        let mut found = None;
        self.read(position, &mut |record| {
            let mut events = record.events();
            let event = events.find(|(at, _)| *at == position);
            found = event.map(|(_, event)| (record.provenance, walk::owned(event)));
            ControlFlow::Break(())
        })?;
        Ok(found)
    }
}
