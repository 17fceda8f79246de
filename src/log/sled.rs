//! The log on sled 0.34: one tree, one record a key.
//!
//! ```text
//! <data>/lock          the process that has the directory
//! <data>/log/format    the layout's version and who wrote it
//! <data>/log/head      the head file
//! <data>/log/live/     sled's files
//! ```
//!
//! Key: the position of a record's first event, big-endian. Value: the record. A record of
//! `PIECE_BYTES` or more is cut into pieces, each under its own key right after the first: pages of
//! sled that outgrow 131,052 bytes go to files that it never syncs, and a page holds up to 20
//! values.
//!
//! Guarantee: an acknowledged batch was applied whole, flushed, and synced with fdatasync on a
//! handle of our own (sled's flush alone does not survive a lost machine); only then is the head
//! written and readers see it. After any failure on this way the log takes no more. Opening a
//! damaged store does not change it (see `check`). Deliberately not here: retries.

mod ahead;
mod check;
mod copies;
mod layout;
mod pages;
mod pieces;
mod read_only;

use std::{
    any::Any,
    fs::{self, File, OpenOptions},
    io,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use parking_lot::RwLock;
use rustix::fs::FlockOperation;
use schemas::{
    ids::Position,
    stored::{Provenance, StoredEvent},
};

pub use self::read_only::SledFileLog;
use self::{
    ahead::Ahead,
    copies::first_unreadable,
    pieces::{Rows, key_position, part_key, pieces},
};
use super::{
    Appended, Cause, Damage, EventLog, Head, LogError, LogReader, RecordView,
    format::Format,
    head::HeadFile,
    lock::DirectoryLock,
    record::{self, Record},
    walk::{self, Kept, Records},
};

/// Below this sled may put out pages that a batch is still working on.
const CACHE_BYTES_MIN: u64 = 32 * 1024 * 1024;

/// The log on the disk.
#[derive(Debug)]
pub struct SledLog {
    store: Arc<Store>,
    head_file: HeadFile,
    ahead: Ahead,
    poisoned: bool,
}

impl SledLog {
    /// Opens the log of a data directory, or makes it. `cache_bytes` bounds sled's page cache.
    /// Checks the end of the log against what was acknowledged; the rest is verified as it is read.
    pub fn open(lock: DirectoryLock, cache_bytes: u64) -> Result<Self, LogError> {
        let directory = lock.directory().join("log");
        fs::create_dir_all(&directory).map_err(LogError::io("create", &directory))?;
        Format::check(&directory)?;
        let (mut head_file, acknowledged) = HeadFile::open(&directory.join("head"))?;
        let store = Store::open(lock, &directory, cache_bytes, acknowledged)?;
        let head = store.head();
        if head != acknowledged {
            // Read from memory, perhaps: durable before it is witnessed.
            let path = || directory.join("live/db");
            store
                .file
                .sync_data()
                .map_err(|source| LogError::io("sync", path())(source))?;
            head_file.write(head)?;
        }
        let path = directory.join("live/db");
        let ahead = Ahead::start(&path).map_err(LogError::io("open", &path))?;
        Ok(Self {
            store: Arc::new(store),
            head_file,
            ahead,
            poisoned: false,
        })
    }

    fn write(&mut self, records: &[Record]) -> Result<Appended, LogError> {
        let mut batch = sled::Batch::default();
        for record in records {
            for (key, value) in pieces(record) {
                batch.insert(key, value);
            }
        }
        let failed = |doing| move |source| LogError::Storage { doing, source };
        let applied = guarded(|| self.store.db().apply_batch(batch));
        applied.map_err(failed("apply a batch"))?;
        let started = Instant::now();
        let flushed = guarded(|| self.store.db().flush());
        flushed.map_err(failed("flush a batch"))?;
        let synced = self.store.file.sync_data();
        synced.map_err(LogError::io("sync", self.store.directory.join("db")))?;
        let sync_ms = started.elapsed().as_secs_f64() * 1000.0;
        let head = records.last().map_or(self.head(), |record| record.head);
        self.head_file.write(head)?;
        *self.store.head.write() = head;
        let bytes = records.iter().map(|record| record.bytes.len()).sum();
        self.ahead.wrote(bytes);
        Ok(Appended {
            head,
            records: records.len(),
            bytes,
            sync_ms,
        })
    }
}

impl EventLog for SledLog {
    fn head(&self) -> Head {
        self.store.head()
    }

    fn append(
        &mut self,
        expected_head: Position,
        events: &[(Provenance, StoredEvent<'static>)],
    ) -> Result<Appended, LogError> {
        if self.poisoned {
            return Err(LogError::Poisoned);
        }
        walk::check_append(self.head(), expected_head, events)?;
        let records = record::pack(self.head(), events)?;
        // Whatever leaves the next line early leaves the log poisoned.
        self.poisoned = true;
        let appended = self.write(&records)?;
        self.poisoned = false;
        Ok(appended)
    }

    fn reader(&self) -> Arc<dyn LogReader> {
        self.store.clone()
    }

    fn disk_bytes(&self) -> u64 {
        // A figure for graphs: better a missing value than an error.
        self.store.db().size_on_disk().unwrap_or(0)
    }
}

/// The open store, shared by the writer and its readers.
#[derive(Debug)]
struct Store {
    /// None only while being dropped.
    db: Option<sled::Db>,
    /// Our own handle to sled's file.
    file: File,
    directory: PathBuf,
    head: RwLock<Head>,
    _lock: DirectoryLock,
}

impl Store {
    fn open(
        lock: DirectoryLock,
        directory: &Path,
        cache_bytes: u64,
        acknowledged: Head,
    ) -> Result<Self, LogError> {
        let live = directory.join("live");
        prepare(&live, acknowledged)?;
        let config = sled::Config::new()
            .path(&live)
            .cache_capacity(cache_bytes.max(CACHE_BYTES_MIN))
            .flush_every_ms(None);
        let db = guarded(|| config.open()).map_err(|source| unreadable(&live, source))?;
        let path = live.join("db");
        let file = OpenOptions::new().read(true).open(&path);
        let file = file.map_err(LogError::io("open", &path))?;
        for directory in [
            live.join("blobs").as_path(),
            &live,
            directory,
            lock.directory(),
        ] {
            sync_directory(directory)?;
        }
        let mut store = Self {
            db: Some(db),
            file,
            directory: live,
            head: RwLock::new(Head::EMPTY),
            _lock: lock,
        };
        let head = walk::recover(&store, acknowledged)?;
        *store.head.get_mut() = head;
        Ok(store)
    }

    fn db(&self) -> &sled::Db {
        self.db.as_ref().expect("it is taken only by drop")
    }
}

impl Kept for Store {
    fn at_or_before(&self, position: Position) -> Result<Option<Position>, Damage> {
        // Further pieces of a record sort after its own key, also at the highest position.
        let end = part_key(position, u16::MAX);
        let found = guarded(|| self.db().range(..=end).next_back().transpose());
        match found.map_err(Damage::Unreadable)? {
            None => Ok(None),
            Some((key, _)) => Ok(Some(key_position(&key)?)),
        }
    }

    fn records_from(&self, first: Position) -> Box<dyn Records + '_> {
        Box::new(Rows::from(self.db(), first))
    }
}

impl LogReader for Store {
    fn head(&self) -> Head {
        *self.head.read()
    }

    fn read(
        &self,
        from: Position,
        visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        walk::read(self, from, self.head(), visit)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let db = self.db.take();
        // sled panics when it cannot sync as it closes; everything acknowledged is synced already.
        if catch_unwind(AssertUnwindSafe(|| drop(db))).is_err() {
            tracing::error!("log store failed while closing");
        }
        // sled's own threads may hold its file, and with it its lock, a moment longer: wait for
        // them, so that whoever opens the directory next is not refused.
        if let Err(error) = rustix::fs::flock(&self.file, FlockOperation::LockExclusive) {
            tracing::warn!(%error, "cannot wait for the log store to close");
        }
    }
}

/// Makes the store's directory fit to be opened, or says why it is not.
fn prepare(live: &Path, acknowledged: Head) -> Result<(), LogError> {
    fs::create_dir_all(live).map_err(LogError::io("create", live))?;
    let snapshots = layout::snapshot_paths(live).map_err(LogError::io("list", live))?;
    for path in snapshots {
        // Left by a process that was killed while it opened the store, which then cannot open.
        if path.extension().is_some_and(|end| end == "generating") {
            fs::remove_file(&path).map_err(LogError::io("remove", &path))?;
        }
    }
    let path = live.join("db");
    match File::open(&path) {
        Ok(file) => check::before_open(live, &file, acknowledged.position)
            .map(|_| ())
            .map_err(|unfit| unreadable(live, Box::new(unfit)))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let expected = acknowledged.position;
            if expected != Position(0) {
                let found = Position(0);
                return Err(LogError::TailMissing { found, expected });
            }
        }
        Err(error) => return Err(LogError::io("open", &path)(error)),
    }
    // Both are made anew from the file, which was just found whole.
    let snapshot = layout::snapshot(live).map_err(LogError::io("read", live))?;
    if let layout::Snapshot::Damaged(path) = snapshot {
        set_aside(&path)?;
    }
    if !layout::settings_are_whole(live).map_err(LogError::io("read", live))? {
        set_aside(&live.join("conf"))?;
    }
    Ok(())
}

fn set_aside(path: &Path) -> Result<(), LogError> {
    tracing::warn!(file = %path.display(), "damaged; made anew, the old one is kept beside it");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!("damaged-{name}"));
    fs::rename(path, aside).map_err(LogError::io("rename", path))
}

/// The error of a store that cannot be opened: names the first position that cannot be read.
fn unreadable(live: &Path, source: Cause) -> LogError {
    let path = live.join("db");
    // sled keeps of an error of the system only its text; 28 is ENOSPC.
    let reason = source.to_string();
    if reason.contains("(os error 28)") {
        return LogError::NoRoom(source);
    }
    match File::open(&path).and_then(|file| first_unreadable(&file)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => LogError::Damaged {
            position: Position(1),
            damage: Damage::Unreadable(source),
        },
        Err(source) => LogError::io("read", path)(source),
        Ok(position) => LogError::Damaged {
            position,
            damage: Damage::Unreadable(source),
        },
    }
}

fn sync_directory(path: &Path) -> Result<(), LogError> {
    let synced = File::open(path).and_then(|directory| directory.sync_all());
    synced.map_err(LogError::io("sync", path))
}

/// What sled answers, or the words of its panic: damaged files make it panic.
fn guarded<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, Cause> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(answer) => answer.map_err(Cause::from),
        Err(panic) => Err(words(&*panic).into()),
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    format!("store panicked: {}", text.unwrap_or("no reason given"))
}

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod tests;
