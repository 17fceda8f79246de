//! The only bridge from the log to the projections.
//!
//! Guarantee: whoever reads a [`View`] sees the projections at exactly one position. The server,
//! replay and the auditor's tools all fold through here.

mod past;

use std::sync::Arc;

use parking_lot::{RwLock, RwLockReadGuard};
use projections::{OutOfOrder, Projections};
use schemas::{Position, events::RecordedEvent};
use tokio::sync::watch;

pub use self::past::{PastError, each_event, fold_until, position_at};

/// The writing side: one owner, the engine's writer.
pub struct Projector {
    projections: Arc<RwLock<Projections>>,
    position: watch::Sender<Position>,
}

/// The reading side; cheap to clone.
#[derive(Clone)]
pub struct View {
    projections: Arc<RwLock<Projections>>,
    position: watch::Receiver<Position>,
}

impl Projector {
    /// Projections that stand where `projections` stand.
    pub fn new(projections: Projections) -> (Self, View) {
        projections.fleet.make_ready();
        let (sender, receiver) = watch::channel(projections.position);
        let projections = Arc::new(RwLock::new(projections));
        let view = View {
            projections: projections.clone(),
            position: receiver,
        };
        (
            Self {
                projections,
                position: sender,
            },
            view,
        )
    }

    /// Folds recorded events in; readers see all of them or none.
    pub fn apply(&self, events: &[RecordedEvent]) -> Result<(), OutOfOrder> {
        let Some(last) = events.last() else {
            return Ok(());
        };
        {
            let mut projections = self.projections.write();
            for event in events {
                projections.apply(event)?;
            }
        }
        self.position.send_replace(last.position);
        Ok(())
    }

    /// Looks at the projections: for snapshots.
    pub fn read<T>(&self, look: impl FnOnce(&Projections) -> T) -> T {
        look(&self.projections.read())
    }
}

impl View {
    /// The projections as they are; hold it for one read only, never across an await.
    pub fn read(&self) -> RwLockReadGuard<'_, Projections> {
        self.projections.read()
    }

    /// The position that reads reflect.
    pub fn position(&self) -> Position {
        *self.position.borrow()
    }

    /// Waits until reads reflect `position`; without a limit in time.
    pub async fn wait_for(&self, position: Position) {
        // An error means that the projector is gone: the server is stopping, nothing more to wait
        // for.
        let _ = self
            .position
            .clone()
            .wait_for(|reached| *reached >= position)
            .await;
    }

    /// A receiver that is told of every new position.
    pub fn positions(&self) -> watch::Receiver<Position> {
        self.position.clone()
    }
}
