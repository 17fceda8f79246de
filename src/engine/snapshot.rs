//! When snapshots of the writer's state and of the projections are taken.
//!
//! Guarantee: both are of the same position, and the writer never waits for one: while it runs they
//! are made beside it, from the newest ones and the log, as a start would, by a thread that gives
//! way to others. Snapshots are caches: a failed one is logged and costs only time at the next
//! start. Deliberately not here: their files (`snapshots.rs`).

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Instant,
};

use projections::Projections;
use schemas::{Position, stored::codec};
use serde::Serialize;

use super::recovery::{self, Recovered, RecoveryError};
use crate::{
    domain::State,
    keyring::Keyring,
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

/// How much the thread that makes snapshots gives way to others, as `nice`.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

/// When snapshots are taken, and where to.
pub struct SnapshotPolicy {
    shelf: Shelf,
    log: Arc<dyn LogReader>,
    keyring: Arc<Keyring>,
    every_events: u64,
    /// Where the last one is that was saved.
    newest: Position,
    /// Where the last one was begun, saved or not: the next is not due at once.
    begun: Position,
    in_flight: Option<InFlight>,
}

/// The making of a snapshot.
struct InFlight {
    head: Head,
    is_unwanted: Arc<AtomicBool>,
    /// Answers whether it was saved.
    thread: JoinHandle<bool>,
}

impl SnapshotPolicy {
    /// Snapshots into `files`, of `log`, after so many events; `newest` is where the last one is.
    /// None is taken that would not leave `reserve` free.
    pub fn new(
        files: Arc<Snapshots>,
        reserve: Arc<Reserve>,
        log: Arc<dyn LogReader>,
        keyring: Arc<Keyring>,
        every_events: u64,
        newest: Position,
    ) -> Self {
        Self {
            shelf: Shelf { files, reserve },
            log,
            keyring,
            every_events,
            newest,
            begun: newest,
            in_flight: None,
        }
    }

    /// Takes one of what a start has folded, if that was much: nobody waits for the writer yet, and
    /// to fold it again beside the writer would take as long.
    pub fn at_start(&mut self, state: &State, projections: &Projections) {
        if self.is_due(state.head) {
            self.take(state, projections);
        }
    }

    /// Begins a snapshot when one is due and none is in flight.
    pub(super) fn after_batch(&mut self, position: Position) {
        let is_busy = |it: &InFlight| !it.thread.is_finished();
        if !self.is_due(position) || self.in_flight.as_ref().is_some_and(is_busy) {
            return;
        }
        self.wait();
        if self.shelf.reserve.check().is_err() {
            return;
        }
        self.begun = position;
        let head = self.log.head();
        let is_unwanted = Arc::new(AtomicBool::new(false));
        let making = Making {
            shelf: self.shelf.clone(),
            log: self.log.clone(),
            keyring: self.keyring.clone(),
            head,
            is_unwanted: is_unwanted.clone(),
        };
        let spawned = thread::Builder::new()
            .name("snapshots".to_owned())
            .spawn(move || making.run());
        match spawned {
            Ok(thread) => {
                self.in_flight = Some(InFlight {
                    head,
                    is_unwanted,
                    thread,
                });
            }
            Err(error) => tracing::warn!(%error, "no snapshot was taken: no thread for it"),
        }
    }

    /// Takes the last snapshot, here: nobody waits for the writer any more.
    pub(super) fn at_end(&mut self, state: &State, projector: &Projector) {
        if let Some(in_flight) = &self.in_flight {
            in_flight.is_unwanted.store(true, Ordering::Relaxed);
        }
        self.wait();
        if state.head > self.newest {
            projector.read(|projections| self.take(state, projections));
        }
    }

    fn is_due(&self, head: Position) -> bool {
        head.0 - self.begun.0 >= self.every_events
    }

    /// Takes a snapshot while nothing moves, if there is room for any.
    fn take(&mut self, state: &State, projections: &Projections) {
        let head = self.log.head();
        if head.position != state.head || self.shelf.reserve.check().is_err() {
            return;
        }
        self.begun = head.position;
        if self.shelf.put_state(head, state) && self.shelf.put_projections(head, projections) {
            self.newest = head.position;
        }
    }

    /// Ends when no snapshot is in flight.
    fn wait(&mut self) {
        let Some(InFlight { head, thread, .. }) = self.in_flight.take() else {
            return;
        };
        match thread.join() {
            Ok(true) => self.newest = head.position,
            Ok(false) => {}
            // Its message is printed already.
            Err(_) => tracing::error!("taking a snapshot panicked; the next start takes longer"),
        }
    }
}

/// A snapshot that is made beside the writer.
struct Making {
    shelf: Shelf,
    log: Arc<dyn LogReader>,
    keyring: Arc<Keyring>,
    head: Head,
    is_unwanted: Arc<AtomicBool>,
}

impl Making {
    /// Makes it; whether it was saved.
    fn run(self) -> bool {
        // On Linux it is of this thread alone; elsewhere of the whole process.
        #[cfg(target_os = "linux")]
        if let Err(error) = rustix::process::setpriority_process(None, NICE) {
            tracing::debug!(%error, "the making of a snapshot does not give way to others");
        }
        let started = Instant::now();
        let recovered = match self.fold() {
            Ok(Some(recovered)) => recovered,
            Ok(None) => return false,
            Err(error) => {
                tracing::error!(%error, "no snapshot was taken: the log cannot be folded");
                return false;
            }
        };
        let folded_ms = started.elapsed().as_millis();
        let Recovered {
            state,
            projections,
            from_snapshot,
        } = recovered;
        let is_saved = self.shelf.put_state(self.head, &state);
        // It goes before the other is encoded.
        drop(state);
        let is_saved = is_saved && self.shelf.put_projections(self.head, &projections);
        if is_saved {
            let (position, all_ms) = (self.head.position, started.elapsed().as_millis());
            tracing::info!(%position, %from_snapshot, folded_ms, all_ms, "snapshot taken");
        }
        is_saved
    }

    /// What the log comes to at the head; none when the server has stopped meanwhile.
    fn fold(&self) -> Result<Option<Recovered>, RecoveryError> {
        let is_unwanted = || self.is_unwanted.load(Ordering::Relaxed);
        let is_enough = |position| position > self.head.position || is_unwanted();
        let snapshots = Some(&*self.shelf.files);
        let recovered = recovery::recover_until(&*self.log, snapshots, &*self.keyring, &is_enough)?;
        Ok(Some(recovered).filter(|_| !is_unwanted()))
    }
}

/// Where snapshots are put, if there is room.
#[derive(Clone)]
struct Shelf {
    files: Arc<Snapshots>,
    reserve: Arc<Reserve>,
}

impl Shelf {
    fn put_state(&self, head: Head, state: &State) -> bool {
        self.put(STATE_NAME, STATE_VERSION, head, state)
    }

    fn put_projections(&self, head: Head, projections: &Projections) -> bool {
        self.put(PROJECTIONS_NAME, PROJECTIONS_VERSION, head, projections)
    }

    /// Saves it; whether that worked.
    fn put(&self, name: &str, version: u32, head: Head, value: &impl Serialize) -> bool {
        let outcome = match codec::encode_cache(value) {
            Err(error) => Err(error.to_string()),
            Ok(bytes) => self.save(name, version, head, &bytes),
        };
        if let Err(error) = &outcome {
            tracing::warn!(
                name,
                error,
                "no snapshot was taken; the next start takes longer"
            );
        }
        outcome.is_ok()
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
