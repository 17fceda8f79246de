//! The engine: one writer thread that decides, appends, syncs, and then answers.
//!
//! Guarantee: an answered command is durable, and every read begun afterwards shows it. Nothing
//! slow runs on the writer. Deliberately not here: what follows from a command (`domain/`), how it
//! is stored (`log/`), what it looks like (`projections/`).

mod batch;
mod counting;
mod pending_file;
mod recovery;
mod snapshot;
#[cfg(test)]
mod tests;
mod unattended;
mod writer;

use std::sync::{
    Arc,
    mpsc::{SyncSender, TrySendError},
};

use schemas::{Position, commands::Order, events::RecordedEvent};
use tokio::sync::oneshot;

pub use pending_file::PendingFile;
pub use recovery::{Recovered, RecoveryError, hash_at, read_events, recover};
pub use snapshot::{PROJECTIONS_NAME, PROJECTIONS_VERSION, SnapshotPolicy};
pub use writer::{Fatal, Settings, Writer, WriterParts};

use self::unattended::{Place, Unattended};
use crate::{
    domain::{Refusal, Reply},
    space::Reserve,
};

/// What a command came to.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The position of its last event, or of the log's head when it made none. What records that
    /// a request was executed is not counted; a repeated request has its first position.
    pub position: Position,
    /// What the domain has to tell.
    pub reply: Reply,
    /// Whether the same request came to this before, and nothing was done now.
    pub is_repeated: bool,
}

/// Why a command came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmitError {
    /// It may not happen.
    #[error("refused")]
    Refused(#[source] Refusal),
    /// More commands wait than may: try again in a second.
    #[error("the queue is full")]
    QueueFull,
    /// Nothing can be written: most likely the disk is full. Nothing was changed.
    #[error("nothing can be written: {0}")]
    ReadOnly(String),
    /// An event is too large, or its key is missing; nothing was changed.
    #[error("the event cannot be stored: {0}")]
    Unstorable(String),
    /// The server is stopping, or its log has failed.
    #[error("the server is stopping")]
    Stopped,
}

/// What a command came to, or why to nothing.
pub type Outcome = Result<Receipt, SubmitError>;

/// A command on its way, and where its outcome goes.
struct Envelope {
    order: Order,
    answer: Option<oneshot::Sender<Outcome>>,
    /// Held for as long as an unattended record is on its way.
    _place: Option<Place>,
}

/// What the writer finds in its queue.
enum Message {
    Order(Envelope),
    Stop,
}

/// Told of every batch, after the projections have it. Runs on the writer: it only takes notes.
pub type Listener = Box<dyn Fn(&[RecordedEvent]) + Send>;

/// Where commands are handed in; cheap to clone.
#[derive(Clone)]
pub struct Engine {
    queue: SyncSender<Message>,
    unattended: Unattended,
    reserve: Arc<Reserve>,
}

impl Engine {
    /// Hands a command in and waits until it is durable or refused.
    pub async fn submit(&self, order: Order) -> Outcome {
        let (answer, outcome) = oneshot::channel();
        self.enqueue(Envelope {
            order,
            answer: Some(answer),
            _place: None,
        })?;
        outcome.await.map_err(|_| SubmitError::Stopped)?
    }

    /// Hands a command in without waiting: for records that nobody depends on. They never take
    /// more than a quarter of the queue.
    pub fn submit_unattended(&self, order: Order) -> Result<(), SubmitError> {
        let place = self.unattended.place().ok_or(SubmitError::QueueFull)?;
        self.enqueue(Envelope {
            order,
            answer: None,
            _place: Some(place),
        })
    }

    /// Hands a command in and blocks until it is durable or refused: for threads of their own.
    pub fn submit_blocking(&self, order: Order) -> Outcome {
        let (answer, outcome) = oneshot::channel();
        self.enqueue(Envelope {
            order,
            answer: Some(answer),
            _place: None,
        })?;
        outcome.blocking_recv().map_err(|_| SubmitError::Stopped)?
    }

    /// Whether commands are refused because the disk is full.
    pub fn is_read_only(&self) -> bool {
        self.reserve.check().is_err()
    }

    /// How often it has begun or ceased to be read-only: another number than before means that
    /// something was refused meanwhile.
    pub fn read_only_changes(&self) -> u64 {
        self.reserve.changes()
    }

    /// Asks the writer to finish what is queued and to end.
    pub fn stop(&self) {
        // A full queue is emptied by the writer soon; a closed one means that it has ended.
        let _ = self.queue.send(Message::Stop);
    }

    fn enqueue(&self, envelope: Envelope) -> Result<(), SubmitError> {
        self.queue
            .try_send(Message::Order(envelope))
            .map_err(|error| match error {
                TrySendError::Full(_) => SubmitError::QueueFull,
                TrySendError::Disconnected(_) => SubmitError::Stopped,
            })
    }
}
