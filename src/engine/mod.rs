//! The engine: one writer thread that decides, appends, syncs, and then answers.
//!
//! Guarantee: an answered command is durable, and every read begun afterwards shows it. Nothing slow
//! runs on the writer. Deliberately not here: what follows from a command (`domain/`), how it is
//! stored (`log/`), what it looks like (`projections/`).

use schemas::{Position, commands::Order};
use tokio::sync::oneshot;

use crate::domain::{Refusal, Reply};

/// What a command came to.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The position of its last event, or of the log's head when it made none.
    pub position: Position,
    /// What the domain has to tell.
    pub reply: Reply,
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
    /// The disk is nearly full: nothing is written until there is room and a restart.
    #[error("the store is read-only: {0}")]
    ReadOnly(String),
    /// The server is stopping, or its log has failed.
    #[error("the server is stopping")]
    Stopped,
}

/// A command on its way, and where its outcome goes.
pub(crate) struct Envelope {
    pub(crate) order: Order,
    pub(crate) answer: Option<oneshot::Sender<Result<Receipt, SubmitError>>>,
}

/// Where commands are handed in; cheap to clone.
#[derive(Clone)]
pub struct Engine {
    queue: std::sync::mpsc::SyncSender<Envelope>,
}

impl Engine {
    /// Hands a command in and waits until it is durable or refused.
    pub async fn submit(&self, order: Order) -> Result<Receipt, SubmitError> {
        let (answer, outcome) = oneshot::channel();
        self.enqueue(Envelope { order, answer: Some(answer) })?;
        outcome.await.map_err(|_| SubmitError::Stopped)?
    }

    /// Hands a command in without waiting: for records that nobody depends on.
    pub fn submit_unattended(&self, order: Order) -> Result<(), SubmitError> {
        self.enqueue(Envelope { order, answer: None })
    }

    fn enqueue(&self, envelope: Envelope) -> Result<(), SubmitError> {
        use std::sync::mpsc::TrySendError;
        self.queue.try_send(envelope).map_err(|error| match error {
            TrySendError::Full(_) => SubmitError::QueueFull,
            TrySendError::Disconnected(_) => SubmitError::Stopped,
        })
    }
}
