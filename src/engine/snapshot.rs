//! When snapshots of the writer's state and of the projections are taken.
//!
//! Guarantee: both are of the same position. While the server runs the writer only copies them;
//! they are encoded and written on a thread of their own, one at a time. Snapshots are caches: a
//! failed one is logged and costs only time at the next start. Deliberately not here: their files
//! (`snapshots.rs`).

use std::{
    sync::Arc,
    thread::{self, JoinHandle},
    time::Instant,
};

use projections::Projections;
use schemas::{Position, stored::codec};

use crate::{
    domain::State,
    log::{Head, LogReader},
    projector::Projector,
    snapshots::Snapshots,
    space::Reserve,
};

/// The name of the state's snapshots.
pub(super) const STATE_NAME: &str = "state";

/// The version of the state's shape: raised with every change of it.
pub(super) const STATE_VERSION: u32 = 5;

/// The name of the projections' snapshots.
pub const PROJECTIONS_NAME: &str = "projections";

/// The version of that name; the shapes inside carry versions of their own.
pub const PROJECTIONS_VERSION: u32 = 1;

/// When snapshots are taken, and where to.
pub struct SnapshotPolicy {
    shelf: Shelf,
    log: Arc<dyn LogReader>,
    every_events: u64,
    newest: Position,
    in_flight: Option<JoinHandle<()>>,
}

impl SnapshotPolicy {
    /// Snapshots into `files`, of `log`, after so many events; `newest` is where the last one is.
    /// None is taken that would not leave `reserve` free.
    pub fn new(
        files: Arc<Snapshots>,
        reserve: Arc<Reserve>,
        log: Arc<dyn LogReader>,
        every_events: u64,
        newest: Position,
    ) -> Self {
        Self {
            shelf: Shelf { files, reserve },
            log,
            every_events,
            newest,
            in_flight: None,
        }
    }

    /// Begins a snapshot when one is due and none is in flight.
    pub(super) fn after_batch(&mut self, state: &State, projector: &Projector) {
        if state.head.0 - self.newest.0 < self.every_events {
            return;
        }
        let is_busy = |thread: &JoinHandle<()>| !thread.is_finished();
        if self.in_flight.as_ref().is_some_and(is_busy) {
            return;
        }
        self.wait();
        let Some(head) = self.next(state) else { return };
        let started = Instant::now();
        let (state, projections) = (state.clone(), projector.read(Projections::clone));
        let copied_ms = started.elapsed().as_millis();
        let shelf = self.shelf.clone();
        let spawned = thread::Builder::new()
            .name("snapshots".to_owned())
            .spawn(move || {
                // Each copy goes as soon as it is encoded.
                shelf.put(STATE_NAME, STATE_VERSION, head, &codec_of(state));
                let projections = codec_of(projections);
                shelf.put(PROJECTIONS_NAME, PROJECTIONS_VERSION, head, &projections);
                let all_ms = started.elapsed().as_millis();
                tracing::info!(position = %head.position, copied_ms, all_ms, "snapshot taken");
            });
        match spawned {
            Ok(thread) => self.in_flight = Some(thread),
            Err(error) => tracing::warn!(%error, "no snapshot was taken: no thread for it"),
        }
    }

    /// Takes the last snapshot, here: nobody waits for the writer any more.
    pub(super) fn at_end(&mut self, state: &State, projector: &Projector) {
        self.wait();
        if state.head <= self.newest {
            return;
        }
        let Some(head) = self.next(state) else { return };
        self.shelf
            .put(STATE_NAME, STATE_VERSION, head, &codec::encode_cache(state));
        let projections = projector.read(codec::encode_cache::<Projections>);
        self.shelf
            .put(PROJECTIONS_NAME, PROJECTIONS_VERSION, head, &projections);
    }

    /// Ends when no snapshot is in flight.
    fn wait(&mut self) {
        let Some(thread) = self.in_flight.take() else {
            return;
        };
        if thread.join().is_err() {
            // Its message is printed already.
            tracing::error!("taking a snapshot panicked; the next start takes longer");
        }
    }

    /// Where the next snapshot is, unless it cannot be told, or there is no room for any.
    fn next(&mut self, state: &State) -> Option<Head> {
        let head = self.log.head();
        if head.position != state.head || self.shelf.reserve.check().is_err() {
            return None;
        }
        self.newest = head.position;
        Some(head)
    }
}

type Encoded = Result<Vec<u8>, schemas::stored::codec::CodecError>;

/// Encodes a copy and lets it go.
fn codec_of<T: serde::Serialize>(copy: T) -> Encoded {
    codec::encode_cache(&copy)
}

/// Where snapshots are put, if there is room.
#[derive(Clone)]
struct Shelf {
    files: Arc<Snapshots>,
    reserve: Arc<Reserve>,
}

impl Shelf {
    fn put(&self, name: &str, version: u32, head: Head, bytes: &Encoded) {
        let outcome = match bytes {
            Err(error) => Err(error.to_string()),
            Ok(bytes) => self.save(name, version, head, bytes),
        };
        if let Err(error) = outcome {
            tracing::warn!(
                name,
                error,
                "no snapshot was taken; the next start takes longer"
            );
        }
    }

    fn save(&self, name: &str, version: u32, head: Head, bytes: &[u8]) -> Result<(), String> {
        let room = self.reserve.check_for(bytes.len() as u64);
        room.map_err(|error| error.to_string())?;
        let saved = self
            .files
            .save(name, version, head.position, head.hash, bytes);
        saved.map_err(|error| error.to_string())
    }
}
