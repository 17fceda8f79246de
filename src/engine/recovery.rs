//! What the log comes to: the newest valid snapshots and the events behind them.
//!
//! Guarantee: what comes out is what replay from the first event gives; snapshots that do not fit
//! the log are ignored. Deliberately not here: opening the log, and when this is done.

use std::ops::ControlFlow;

use projections::Projections;
use schemas::{
    Position,
    events::RecordedEvent,
    sealing::Keys,
    stored::{self, StoredError, codec},
};
use serde::de::DeserializeOwned;

use super::snapshot::{PROJECTIONS_NAME, PROJECTIONS_VERSION, STATE_NAME, STATE_VERSION};
use crate::{
    domain::{State, evolve},
    log::{LogError, LogReader},
    projector::{NotProjected, fold},
    snapshots::Snapshots,
};

/// What the log comes to.
pub struct Recovered {
    /// The writer's state.
    pub state: State,
    /// The read models.
    pub projections: Projections,
    /// The position of the snapshots that were used; 0 when none were.
    pub from_snapshot: Position,
}

/// Why the log cannot be folded.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    /// The log cannot be read.
    #[error("the log cannot be read")]
    Log(#[source] LogError),
    /// An event cannot be decoded.
    #[error("event {position} cannot be decoded")]
    Event {
        /// Its position.
        position: Position,
        /// Why.
        source: StoredError,
    },
    /// The log ends before a snapshot that was made of it.
    #[error("the log ends at {head}, a snapshot of it at {snapshot}: events are missing")]
    TailMissing {
        /// The log's head.
        head: Position,
        /// The snapshot's position.
        snapshot: Position,
    },
    /// A projection did not take an event.
    #[error("a projection has a fault")]
    Projection(#[source] NotProjected),
}

/// Folds the log, from snapshots where there are any.
pub fn recover(
    log: &dyn LogReader,
    snapshots: Option<&Snapshots>,
    keys: &dyn Keys,
) -> Result<Recovered, RecoveryError> {
    recover_until(log, snapshots, keys, &|_| false)
}

/// Folds the log until the end, or until the first event at which it `is_enough`.
pub(super) fn recover_until(
    log: &dyn LogReader,
    snapshots: Option<&Snapshots>,
    keys: &dyn Keys,
    is_enough: &dyn Fn(Position) -> bool,
) -> Result<Recovered, RecoveryError> {
    let mut recovered = match snapshots {
        Some(snapshots) => from_snapshots(log, snapshots)?,
        None => None,
    }
    .unwrap_or_else(|| Recovered {
        state: State::new(),
        projections: Projections::new(),
        from_snapshot: Position(0),
    });
    let (state, projections) = (&mut recovered.state, &mut recovered.projections);
    let from = state.head.min(projections.position).next();
    visit_events(log, keys, from, &mut |recorded| {
        if is_enough(recorded.position) {
            return Ok(ControlFlow::Break(()));
        }
        if recorded.position > state.head {
            evolve(state, &recorded);
        }
        fold(projections, &recorded).map_err(RecoveryError::Projection)?;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(recovered)
}

/// Decodes every event from a position on and hands it to `visit`, which may stop with an error.
pub fn read_events(
    log: &dyn LogReader,
    keys: &dyn Keys,
    from: Position,
    visit: &mut dyn FnMut(RecordedEvent) -> Result<(), RecoveryError>,
) -> Result<(), RecoveryError> {
    visit_events(log, keys, from, &mut |recorded| {
        visit(recorded).map(ControlFlow::Continue)
    })
}

fn visit_events(
    log: &dyn LogReader,
    keys: &dyn Keys,
    from: Position,
    visit: &mut dyn FnMut(RecordedEvent) -> Result<ControlFlow<()>, RecoveryError>,
) -> Result<(), RecoveryError> {
    let mut outcome = Ok(ControlFlow::Continue(()));
    log.read(from, &mut |record| {
        for (position, event) in record.events() {
            if position < from {
                continue;
            }
            let decoded = stored::decode(event, position, record.provenance, keys);
            let decoded = decoded.map_err(|source| RecoveryError::Event { position, source });
            outcome = decoded.and_then(&mut *visit);
            if !matches!(outcome, Ok(ControlFlow::Continue(()))) {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })
    .map_err(RecoveryError::Log)?;
    outcome.map(drop)
}

/// The chain's hash after the event at `position`, if a record ends there.
pub fn hash_at(log: &dyn LogReader, position: Position) -> Result<Option<[u8; 32]>, LogError> {
    let mut hash = None;
    log.read(position, &mut |record| {
        hash = (record.head.position == position).then_some(record.head.hash);
        ControlFlow::Break(())
    })?;
    Ok(hash)
}

/// State and projections of the newest snapshots, if both are there and fit the log.
fn from_snapshots(
    log: &dyn LogReader,
    snapshots: &Snapshots,
) -> Result<Option<Recovered>, RecoveryError> {
    // One after the other: what was read goes before the next is.
    let state = from_snapshot::<State>(log, snapshots, STATE_NAME, STATE_VERSION)?;
    let Some((state_position, state)) = state else {
        return Ok(None);
    };
    let projections =
        from_snapshot::<Projections>(log, snapshots, PROJECTIONS_NAME, PROJECTIONS_VERSION)?;
    Ok(projections.map(|(position, projections)| Recovered {
        state,
        projections,
        from_snapshot: state_position.min(position),
    }))
}

/// The newest of this name, if it is there and fits the log, with its position.
fn from_snapshot<T: DeserializeOwned>(
    log: &dyn LogReader,
    snapshots: &Snapshots,
    name: &str,
    version: u32,
) -> Result<Option<(Position, T)>, RecoveryError> {
    let Some(loaded) = snapshots.newest(name, version) else {
        return Ok(None);
    };
    let (head, snapshot) = (log.head().position, loaded.position);
    if snapshot > head {
        return Err(RecoveryError::TailMissing { head, snapshot });
    }
    let hash = hash_at(log, snapshot).map_err(RecoveryError::Log)?;
    if hash != Some(loaded.chain_hash) {
        tracing::warn!("a snapshot is of another log and is ignored");
        return Ok(None);
    }
    match codec::decode_cache(&loaded.payload) {
        Ok(decoded) => Ok(Some((snapshot, decoded))),
        Err(error) => {
            tracing::warn!(%error, "a snapshot cannot be decoded and is ignored");
            Ok(None)
        }
    }
}
