//! When snapshots of the writer's state and of the projections are taken.
//!
//! Guarantee: both are of the same position. Snapshots are caches: a failed one is logged and costs
//! only time at the next start. Deliberately not here: their files (`snapshots.rs`).

use std::sync::Arc;

use projections::Projections;
use schemas::{Position, stored::codec};

use crate::{domain::State, log::LogReader, projector::Projector, snapshots::Snapshots};

/// The name of the state's snapshots.
pub(super) const STATE_NAME: &str = "state";

/// The version of the state's shape: raised with every change of it.
pub(super) const STATE_VERSION: u32 = 2;

/// The name of the projections' snapshots.
pub(super) const PROJECTIONS_NAME: &str = "projections";

/// The version of that name; the shapes inside carry versions of their own.
pub(super) const PROJECTIONS_VERSION: u32 = 1;

/// When snapshots are taken, and where to.
pub struct SnapshotPolicy {
    /// Where to.
    pub files: Arc<Snapshots>,
    /// The log that they are of, for its hash at their position.
    pub log: Arc<dyn LogReader>,
    /// After how many events one is taken.
    pub every_events: u64,
    /// The position of the newest.
    pub newest: Position,
}

impl SnapshotPolicy {
    pub(super) fn after_batch(&mut self, state: &State, projector: &Projector) {
        if state.head.0 - self.newest.0 >= self.every_events {
            self.take(state, projector);
        }
    }

    pub(super) fn at_end(&mut self, state: &State, projector: &Projector) {
        if state.head > self.newest {
            self.take(state, projector);
        }
    }

    fn take(&mut self, state: &State, projector: &Projector) {
        let head = self.log.head();
        if head.position != state.head {
            return;
        }
        self.newest = head.position;
        let state = codec::encode_cache(state);
        let projections = projector.read(codec::encode_cache::<Projections>);
        for (name, version, bytes) in [
            (STATE_NAME, STATE_VERSION, state),
            (PROJECTIONS_NAME, PROJECTIONS_VERSION, projections),
        ] {
            let outcome = bytes.map_err(|error| error.to_string()).and_then(|bytes| {
                let saved = self
                    .files
                    .save(name, version, head.position, head.hash, &bytes);
                saved.map_err(|error| error.to_string())
            });
            if let Err(error) = outcome {
                tracing::warn!(
                    name,
                    error,
                    "no snapshot was taken; the next start takes longer"
                );
            }
        }
    }
}
