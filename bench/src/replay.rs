//! Replay: decode, verify and fold a log into the writer's state and all projections, on one core.

use std::{sync::Arc, time::Instant};

use anyhow::{Result, ensure};
use rollcall::{
    engine::recover,
    keyring::{Keyring, MasterKey, MasterKeySources},
    log::{EventLog as _, lock::DirectoryLock, sled::SledLog},
};

use crate::{
    fixture,
    report::{Line, rounded},
};

const PHONES: u32 = 100_000;
/// Unchanged reports a phone: half a day.
const KEPT_ALIVE: u32 = 12;
const ROUNDS: usize = 3;
/// Events a second.
const REFERENCE: f64 = 1_000_000.0;

pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir_in("target")?;
    let events = fixture::write(folder.path(), PHONES, KEPT_ALIVE)?;
    let lock = DirectoryLock::acquire(folder.path())?;
    let log = SledLog::open(lock, 256 << 20)?;
    let master = MasterKey::find(&MasterKeySources::of_process(None), folder.path())?;
    let keyring = Arc::new(Keyring::open(folder.path(), master)?);
    let mut best: f64 = 0.0;
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let recovered = recover(&*log.reader(), None, &*keyring)?;
        ensure!(
            recovered.projections.position.0 == events,
            "events are missing"
        );
        best = best.max(events as f64 / started.elapsed().as_secs_f64());
    }
    Line {
        bench: "replay",
        ours: rounded(best),
        reference: REFERENCE,
        ratio: rounded(best / REFERENCE),
        target: 1.0,
        unit: "events/s",
    }
    .print()
}
