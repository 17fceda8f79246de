//! A data directory, opened: its lock, keys, log, blobs and snapshots.
//!
//! Guarantee: one process has it at a time, and nothing in it is touched before the lock is held.
//! The server and the command line both open it here. Deliberately not here: what is done with it.

mod archive;

use std::{io, os::unix::fs::DirBuilderExt, path::Path, sync::Arc, time::Instant};

use schemas::{Position, commands::Order};

pub use self::archive::Archive;

use crate::{
    blobs::{BlobError, Blobs},
    clock::Clock,
    config::Config,
    domain::{Limits, Pending},
    engine::{
        Fatal, Listener, Outcome, PendingFile, Recovered, RecoveryError, Settings, SnapshotPolicy,
        Writer, WriterParts, recover,
    },
    keyring::{Keyring, KeyringError, MasterKey, MasterKeySources},
    log::{EventLog, LogError, LogReader, lock::DirectoryLock, sled::SledLog},
    metrics::Metrics,
    projector::{Projector, View},
    snapshots::{SnapshotError, Snapshots},
    space::{DirectoryDisk, Reserve, ballast},
};

/// How many commands may wait for one phone.
const COMMANDS_PER_PHONE_MAX: usize = 8;

/// Why a data directory cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The directory cannot be made.
    #[error("the data directory {path} cannot be made")]
    Directory {
        /// The directory.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// The log cannot be opened, or the directory is in use.
    #[error("the log cannot be opened")]
    Log(#[source] LogError),
    /// The keys cannot be read or made.
    #[error("the keyring cannot be opened")]
    Keyring(#[source] KeyringError),
    /// The log was sealed with keys that are not there.
    #[error(
        "the log names {named} keys and the keyring holds {held}: restore keyring/ and master.key \
         from a backup"
    )]
    KeyringLost {
        /// How many numbers the log has handed out.
        named: u32,
        /// How many keys there are.
        held: u64,
    },
    /// The store of file contents cannot be opened.
    #[error("the blob store cannot be opened")]
    Blobs(#[source] BlobError),
    /// The snapshots' directory cannot be made.
    #[error("the snapshots cannot be opened")]
    Snapshots(#[source] SnapshotError),
    /// The log cannot be folded.
    #[error("the log cannot be read to its end")]
    Recovery(#[source] RecoveryError),
    /// The list of pending phones cannot be opened.
    #[error("the list of pending phones cannot be opened")]
    Pending(#[source] io::Error),
}

impl StoreError {
    /// Whether there was no room on the disk: the same may do once there is some.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Directory { source, .. } | Self::Pending(source) => {
                source.kind() == io::ErrorKind::StorageFull
            }
            Self::Log(error) => error.is_full(),
            Self::Keyring(KeyringError::File(error)) => error.is_full(),
            Self::Blobs(BlobError::Full(_) | BlobError::KeptBack(_))
            | Self::Snapshots(SnapshotError::Full(_)) => true,
            Self::Blobs(_)
            | Self::Snapshots(_)
            | Self::Keyring(_)
            | Self::KeyringLost { .. }
            | Self::Recovery(_) => false,
        }
    }

    /// Whether a projection did not take an event of the log: another version may.
    pub fn is_fault_of_projection(&self) -> bool {
        matches!(self, Self::Recovery(RecoveryError::Projection(_)))
    }
}

/// A data directory that this process holds.
pub struct Store {
    /// Keys for sealing.
    pub keyring: Arc<Keyring>,
    /// File contents.
    pub blobs: Arc<Blobs>,
    /// Caches of state and projections.
    pub snapshots: Arc<Snapshots>,
    /// What is left free of the disk.
    pub reserve: Arc<Reserve>,
    log: SledLog,
}

impl Store {
    /// Takes the data directory and opens what is in it; makes what is missing.
    pub fn open(config: &Config) -> Result<Self, StoreError> {
        let directory = &config.data_dir;
        let made = std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory);
        made.map_err(|source| StoreError::Directory {
            path: directory.display().to_string(),
            source,
        })?;
        let lock = DirectoryLock::acquire(directory).map_err(StoreError::Log)?;
        let gave_up = ballast::give_up_when_needed(directory);
        match gave_up {
            Ok(false) => {}
            Ok(true) => tracing::warn!("the disk is full: the ballast is given up to start at all"),
            Err(error) => {
                tracing::warn!(%error, "it cannot be told whether there is room to start")
            }
        }
        let log = SledLog::open(lock, config.log.cache_bytes).map_err(StoreError::Log)?;
        let sources = MasterKeySources::of_process(config.keyring.master_key_file.clone());
        let master = MasterKey::find(&sources, directory).map_err(StoreError::Keyring)?;
        let keyring = Keyring::open(directory, master).map_err(StoreError::Keyring)?;
        let disk = DirectoryDisk::of(directory);
        let reserve = Arc::new(Reserve::new(Box::new(disk), config.storage.reserve_bytes));
        keep_ballast(directory, &reserve, log.disk_bytes());
        let blobs = Blobs::open(directory, reserve.clone()).map_err(StoreError::Blobs)?;
        let snapshots = Snapshots::open(directory, keyring.derive("snapshots"))
            .map_err(StoreError::Snapshots)?;
        Ok(Self {
            keyring: Arc::new(keyring),
            blobs: Arc::new(blobs),
            snapshots: Arc::new(snapshots),
            reserve,
            log,
        })
    }

    /// A reader of the log.
    pub fn reader(&self) -> Arc<dyn LogReader> {
        self.log.reader()
    }

    /// The log's files, in bytes.
    pub fn log_disk_bytes(&self) -> u64 {
        self.log.disk_bytes()
    }

    /// State and projections at the log's head.
    pub fn recover(&self) -> Result<Recovered, StoreError> {
        let reader = self.reader();
        recover(&*reader, Some(&self.snapshots), &*self.keyring).map_err(StoreError::Recovery)
    }

    /// Starts a writer on the store.
    pub fn start(
        self,
        config: &Config,
        clock: Arc<dyn Clock>,
        metrics: Arc<Metrics>,
        listeners: Vec<Listener>,
    ) -> Result<Running, StoreError> {
        let started = Instant::now();
        let recovered = self.recover()?;
        metrics.replay_seconds.set(started.elapsed().as_secs_f64());
        let reader = self.reader();
        let mut snapshots = SnapshotPolicy::new(
            self.snapshots.clone(),
            self.reserve.clone(),
            reader.clone(),
            self.keyring.clone(),
            config.engine.snapshot_every_events,
            recovered.from_snapshot,
        );
        let Recovered {
            state, projections, ..
        } = recovered;
        metrics.log_position.set(state.head.0 as i64);
        let (named, held) = (state.next_number, self.keyring.slots_made());
        // New random keys in old slots would make what is sealed unreadable for good.
        if state.head > Position(0) && u64::from(named) > held {
            return Err(StoreError::KeyringLost { named, held });
        }
        let key = self.keyring.derive("pending phones");
        let path = config.data_dir.join("pending");
        let (pending_file, mut pending) = PendingFile::open(&path, key, config.phones.pending_max)
            .map_err(StoreError::Pending)?;
        for mac in pending.macs() {
            if state.phones.contains_key(&mac) {
                pending.remove(mac);
            }
        }
        snapshots.at_start(&state, &projections);
        let (projector, view) = Projector::new(projections);
        let pending = Arc::new(parking_lot::RwLock::new(pending));
        let (engine, writer) = Writer::start(WriterParts {
            log: Box::new(self.log),
            state,
            projector,
            pending: pending.clone(),
            pending_file,
            keyring: self.keyring.clone(),
            clock,
            metrics,
            snapshots,
            reserve: self.reserve,
            listeners,
            settings: settings(config),
        });
        Ok(Running {
            engine,
            view,
            pending,
            reader,
            keyring: self.keyring,
            blobs: self.blobs,
            writer,
        })
    }

    /// Carries one command out with nobody else there: for the command line.
    pub fn submit(
        self,
        config: &Config,
        clock: Arc<dyn Clock>,
        order: Order,
    ) -> Result<(Outcome, Result<(), Fatal>), StoreError> {
        let metrics = Metrics::new(&Default::default());
        let running = self.start(config, clock, metrics, vec![])?;
        let outcome = running.engine.submit_blocking(order);
        running.engine.stop();
        Ok((outcome, running.writer.join()))
    }
}

/// A store with its writer at work.
pub struct Running {
    /// Where commands go.
    pub engine: crate::engine::Engine,
    /// Where reads come from.
    pub view: View,
    /// Phones that wait for approval.
    pub pending: Arc<parking_lot::RwLock<Pending>>,
    /// Where history comes from.
    pub reader: Arc<dyn LogReader>,
    /// Keys.
    pub keyring: Arc<Keyring>,
    /// File contents.
    pub blobs: Arc<Blobs>,
    /// The writer's thread.
    pub writer: Writer,
}

/// Puts room aside for the next start, when there is enough of it.
fn keep_ballast(directory: &Path, reserve: &Reserve, log_bytes: u64) {
    let bytes = ballast::bytes_for(log_bytes);
    if reserve.check_for(bytes).is_err() {
        return;
    }
    if let Err(error) = ballast::take(directory, bytes) {
        tracing::info!(%error, "no ballast: on a full disk the server could not start");
    }
}

fn settings(config: &Config) -> Settings {
    Settings {
        queue_length_max: config.engine.queue_length_max,
        batch_commands_max: config.engine.batch_commands_max,
        limits: Limits {
            command_life_ms: i64::from(config.phones.command_life_seconds) * 1000,
            commands_per_phone_max: COMMANDS_PER_PHONE_MAX,
            claim_window_ms: i64::from(config.phones.claim_window_seconds) * 1000,
        },
    }
}
