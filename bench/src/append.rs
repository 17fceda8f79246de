//! Appending to the log, against a plain file that is appended to and synced.
//!
//! Both write the same bytes a batch and make them durable with `fdatasync` before the next.

use std::{borrow::Cow, fs::OpenOptions, io::Write as _, time::Instant};

use anyhow::Result;
use rollcall::log::{EventLog, lock::DirectoryLock, record, sled::SledLog};
use schemas::{
    Actor, Mac, Position, Subject, Timestamp,
    stored::{Provenance, Sealed, StoredEvent},
};

use crate::{Wanted, report::Rounds};

/// The framed length of an event, about: what a report with all its fields sealed takes.
const EVENT_BYTES: usize = 120;
const ROUNDS: usize = 15;
const WARM_UP_ROUNDS: usize = 2;
/// Events a round, in batches of whatever size.
const ROUND_EVENTS: usize = 16_384;
const TARGET: f64 = 0.8;

/// Batches of 64 and of 512 events.
pub(crate) fn run(wanted: &Wanted) -> Result<()> {
    for (name, batch) in [("append_64", 64), ("append_512", 512)] {
        if wanted.has(name) {
            bench(name, batch)?;
        }
    }
    Ok(())
}

fn bench(name: &str, batch: usize) -> Result<()> {
    let folder = tempfile::tempdir_in("target")?;
    let lock = DirectoryLock::acquire(folder.path())?;
    let mut log = SledLog::open(lock, 256 << 20)?;
    let path = folder.path().join("plain");
    let mut plain = OpenOptions::new().create(true).append(true).open(path)?;
    let mut source = Source::default();
    let mut rounds = Rounds::default();
    for round in 0..WARM_UP_ROUNDS + ROUNDS {
        let (mut ours, mut reference) = (0.0, 0.0);
        for _ in 0..ROUND_EVENTS / batch {
            let head = log.head();
            let events = source.batch(batch);
            let packed = record::pack(head, &events)?;
            let bytes: Vec<_> = packed
                .iter()
                .map(|record| record.bytes.as_slice())
                .collect();
            let bytes = bytes.concat();
            let started = Instant::now();
            log.append(head.position, &events)?;
            ours += started.elapsed().as_secs_f64();
            let started = Instant::now();
            plain.write_all(&bytes)?;
            plain.sync_data()?;
            reference += started.elapsed().as_secs_f64();
        }
        if round >= WARM_UP_ROUNDS {
            let events = ROUND_EVENTS as f64;
            rounds.add(events / ours, events / reference);
        }
    }
    rounds.line(name, TARGET, "events/s").print()
}

/// Events as the writer makes them: reports of phones, one after the other, sealed parts included.
#[derive(Default)]
struct Source {
    count: u64,
    random: u64,
}

impl Source {
    fn batch(&mut self, length: usize) -> Vec<(Provenance, StoredEvent<'static>)> {
        let provenance = Provenance {
            time: Timestamp(1_795_341_600_000 + self.count as i64),
            actor: Actor::Phone,
            cause: None,
        };
        (0..length).map(|_| (provenance, self.event())).collect()
    }

    /// The first event of a phone that is not there again, so that no batch holds it twice.
    fn event(&mut self) -> StoredEvent<'static> {
        self.count += 1;
        let [_, _, number @ ..] = self.count.to_be_bytes();
        let mut sealed = Vec::with_capacity(EVENT_BYTES);
        while sealed.len() < EVENT_BYTES - 60 {
            // Sealed bytes are as good as random: xorshift64*.
            self.random = (self.random + self.count) | 1;
            self.random ^= self.random >> 12;
            self.random ^= self.random << 25;
            self.random ^= self.random >> 27;
            let bytes = self
                .random
                .wrapping_mul(0x2545_F491_4F6C_DD1D)
                .to_le_bytes();
            sealed.extend_from_slice(&bytes);
        }
        StoredEvent {
            kind: 2,
            version: 1,
            subject: Subject::Phone(Mac::from_bytes(number)),
            subject_version: 1,
            previous: Position(0),
            payload: Cow::Borrowed(b"\x01\nregistered\x05430HD\x0dUC_2.0.13.121\x00\x00"),
            sealed: Some(Sealed {
                slot: schemas::KeySlot(self.count as u32),
                bytes: Cow::Owned(sealed),
            }),
        }
    }
}
