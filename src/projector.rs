//! The only bridge from the log to the projections.
//!
//! Guarantee: whoever reads a [`View`] sees the projections at exactly one position. The server,
//! replay and the auditor's tools all fold through here. A projection that panics is an error that
//! names the event; what it leaves is not to be read any more.

mod past;

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use parking_lot::{RwLock, RwLockReadGuard};
use projections::{OutOfOrder, Projections};
use schemas::{Position, events::RecordedEvent};
use tokio::sync::watch;

pub use self::past::{PastError, each_event, fold_until, position_at};
/// An event that is in the log and that a projection did not take.
#[derive(Debug, thiserror::Error)]
#[error("event {position} ({kind}) cannot be projected")]
pub struct NotProjected {
    /// Its position.
    pub position: Position,
    /// Its kind.
    pub kind: &'static str,
    /// Why.
    #[source]
    pub reason: NotProjectedReason,
}

/// Why a projection did not take an event.
#[derive(Debug, thiserror::Error)]
pub enum NotProjectedReason {
    /// It is not the next one.
    #[error("it is out of order")]
    OutOfOrder(#[source] OutOfOrder),
    /// A projection has a fault.
    #[error("a projection panicked: {0}")]
    Panicked(String),
}

/// Folds one recorded event in.
pub fn fold(projections: &mut Projections, recorded: &RecordedEvent) -> Result<(), NotProjected> {
    let folded = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(test)]
        testing::panic_at(recorded);
        projections.apply(recorded)
    }));
    let reason = match folded {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(out_of_order)) => NotProjectedReason::OutOfOrder(out_of_order),
        Err(panic) => NotProjectedReason::Panicked(words(&*panic)),
    };
    Err(NotProjected {
        position: recorded.position,
        kind: recorded.event.kind().name(),
        reason,
    })
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("no reason given").to_owned()
}

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
    pub fn apply(&self, events: &[RecordedEvent]) -> Result<(), NotProjected> {
        let Some(last) = events.last() else {
            return Ok(());
        };
        {
            let mut projections = self.projections.write();
            for event in events {
                fold(&mut projections, event)?;
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

/// A projection with a fault.
#[cfg(test)]
pub(crate) mod testing {
    use schemas::{Mac, Subject, events::RecordedEvent};

    /// Events about this phone cannot be projected.
    pub(crate) const UNPROJECTABLE: &str = "00908fdead01";

    pub(super) fn panic_at(recorded: &RecordedEvent) {
        let unprojectable: Mac = UNPROJECTABLE.parse().expect("it is a MAC");
        let is_about_it = recorded.subject == Subject::Phone(unprojectable);
        assert!(!is_about_it, "this phone breaks projections");
    }
}
