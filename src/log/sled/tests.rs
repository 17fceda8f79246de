//! The sled log: conformance, failures, locks, and what someone may have done to it.

use super::{damage_tests::files, *};
use crate::log::{
    conformance::{self, Events, Writer, named_position, read_from},
    verify::verify,
};

const CACHE: u64 = 0;

pub(super) fn open(data: &Path) -> Result<SledLog, LogError> {
    SledLog::open(DirectoryLock::acquire(data)?, CACHE)
}

/// A log that goes when it is dropped, with its directory.
struct Scratch {
    log: SledLog,
    _directory: tempfile::TempDir,
}

impl EventLog for Scratch {
    fn head(&self) -> Head {
        self.log.head()
    }
    fn append(
        &mut self,
        expected: Position,
        events: &[(Provenance, StoredEvent<'static>)],
    ) -> Result<Appended, LogError> {
        self.log.append(expected, events)
    }
    fn reader(&self) -> Arc<dyn LogReader> {
        self.log.reader()
    }
    fn disk_bytes(&self) -> u64 {
        self.log.disk_bytes()
    }
}

#[test]
fn sled_log_conforms() {
    conformance::check(|| {
        let directory = tempfile::tempdir().unwrap();
        let log = open(directory.path()).unwrap();
        Scratch {
            log,
            _directory: directory,
        }
    });
}

/// Appends so many batches of so many events.
pub(super) fn fill(log: &mut SledLog, writer: &mut Writer, batches: usize, count: usize) -> Events {
    let mut all = Events::new();
    for _ in 0..batches {
        let batch = writer.batch(count);
        log.append(log.head().position, &batch).unwrap();
        all.extend(batch);
    }
    all
}

#[test]
fn a_log_goes_on_where_it_was_closed() {
    let data = tempfile::tempdir().unwrap();
    let mut writer = Writer::default();
    let mut all = Events::new();
    let mut head = Head::EMPTY;
    for _ in 0..5 {
        let mut log = open(data.path()).unwrap();
        assert_eq!(log.head(), head);
        all.extend(fill(&mut log, &mut writer, 3, 300));
        head = log.head();
        assert!(log.disk_bytes() > 100_000);
    }
    let log = open(data.path()).unwrap();
    assert!(read_from(&*log.reader(), Position(1)).unwrap() == all);
    assert_eq!(verify(&*log.reader()).unwrap().head, head);
}

#[test]
fn a_second_open_names_the_process() {
    let data = tempfile::tempdir().unwrap();
    let log = open(data.path()).unwrap();
    let refused = open(data.path()).unwrap_err().to_string();
    let process = format!("in use by process {}", std::process::id());
    assert!(refused.contains(&process), "{refused}");
    let reader = log.reader();
    drop(log);
    // A reader keeps the store open, so it keeps the lock.
    assert!(matches!(open(data.path()), Err(LogError::InUse { .. })));
    drop(reader);
    open(data.path()).unwrap();
}

#[test]
fn large_values_never_leave_the_synced_file() {
    let data = tempfile::tempdir().unwrap();
    let mut log = open(data.path()).unwrap();
    let mut writer = Writer::default();
    for round in 0..60 {
        let mut events = writer.long(100_000 - round);
        events.extend(writer.long(64_000));
        events.extend(writer.batch(3));
        log.append(log.head().position, &events).unwrap();
    }
    let blobs = fs::read_dir(data.path().join("log/live/blobs")).unwrap();
    assert_eq!(blobs.count(), 0);
    verify(&*log.reader()).unwrap();
}

#[test]
fn a_large_batch_is_appended_while_others_read() {
    let data = tempfile::tempdir().unwrap();
    let mut log = open(data.path()).unwrap();
    let mut writer = Writer::default();
    fill(&mut log, &mut writer, 20, 500);
    let reader = log.reader();
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    // 20,000 events are there once the batches below are.
                    while verify(&*reader).unwrap().events < 50_000 {}
                })
            })
            .collect();
        fill(&mut log, &mut writer, 2, 20_000);
        for reader in readers {
            reader.join().unwrap();
        }
    });
}

#[test]
fn a_failed_sync_ends_all_appends() {
    let data = tempfile::tempdir().unwrap();
    let mut log = open(data.path()).unwrap();
    let mut writer = Writer::default();
    fill(&mut log, &mut writer, 1, 10);
    let acknowledged = log.head();
    // A handle that cannot be synced: the other end of a socket has no fdatasync.
    let (socket, _other) = std::os::unix::net::UnixStream::pair().unwrap();
    let store = Arc::get_mut(&mut log.store).unwrap();
    let real = std::mem::replace(&mut store.file, std::os::fd::OwnedFd::from(socket).into());
    let batch = writer.batch(5);
    let failed = log.append(Position(10), &batch).unwrap_err();
    assert!(
        matches!(failed, LogError::Io { doing: "sync", .. }),
        "{failed}"
    );
    Arc::get_mut(&mut log.store).unwrap().file = real;
    assert!(matches!(
        log.append(Position(10), &batch),
        Err(LogError::Poisoned)
    ));
    // What was not acknowledged is not shown, though sled has it.
    assert_eq!(log.reader().head(), acknowledged);
    assert_eq!(read_from(&*log.reader(), Position(1)).unwrap().len(), 10);
    drop(log);
    let log = open(data.path()).unwrap();
    assert!(log.head().position >= Position(10));
    verify(&*log.reader()).unwrap();
}

#[test]
fn a_store_that_is_gone_is_missed() {
    let data = tempfile::tempdir().unwrap();
    let mut log = open(data.path()).unwrap();
    fill(&mut log, &mut Writer::default(), 1, 10);
    drop(log);
    fs::remove_dir_all(data.path().join("log/live")).unwrap();
    let missing = open(data.path()).unwrap_err();
    let LogError::TailMissing { found, expected } = missing else {
        panic!("{missing}");
    };
    assert_eq!((found, expected), (Position(0), Position(10)));
}

#[test]
fn a_log_that_is_older_than_what_was_acknowledged_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let mut writer = Writer::default();
    let live = data.path().join("log/live");
    let mut log = open(data.path()).unwrap();
    fill(&mut log, &mut writer, 1, 100);
    drop(log);
    let older = files(&live);
    let mut log = open(data.path()).unwrap();
    fill(&mut log, &mut writer, 1, 100);
    drop(log);
    fs::remove_dir_all(&live).unwrap();
    fs::create_dir_all(live.join("blobs")).unwrap();
    for (path, bytes) in older {
        fs::write(path, bytes).unwrap();
    }
    let error = open(data.path()).unwrap_err();
    assert_eq!(named_position(&error), Some(Position(101)), "{error:?}");
}

/// Changes the rows of a closed log behind its back, with right checksums.
fn tamper(data: &Path, change: impl FnOnce(&sled::Db)) {
    let live = data.join("log/live");
    let db = sled::Config::new().path(&live).flush_every_ms(None);
    let db = db.open().unwrap();
    change(&db);
    db.flush().unwrap();
    drop(db);
    let file = File::open(live.join("db")).unwrap();
    rustix::fs::flock(&file, FlockOperation::LockExclusive).unwrap();
}

#[test]
fn a_tampered_event_is_named() {
    type Change = fn(&sled::Db);
    let changes: [(&str, Change); 4] = [
        ("edited", |db| {
            let (key, value) = db.iter().nth(3).unwrap().unwrap();
            let mut value = value.to_vec();
            value[40] ^= 1;
            db.insert(key, value).unwrap();
        }),
        ("swapped", |db| {
            let (key, value) = db.iter().nth(3).unwrap().unwrap();
            let (other_key, other_value) = db.iter().nth(7).unwrap().unwrap();
            db.insert(key, other_value).unwrap();
            db.insert(other_key, value).unwrap();
        }),
        ("removed", |db| {
            let (key, _) = db.iter().nth(3).unwrap().unwrap();
            db.remove(key).unwrap();
        }),
        ("appended", |db| {
            db.insert(u64::MAX.to_be_bytes(), vec![1; 80]).unwrap();
        }),
    ];
    for (what, change) in changes {
        let data = tempfile::tempdir().unwrap();
        let mut log = open(data.path()).unwrap();
        fill(&mut log, &mut Writer::default(), 3, 400);
        let mut firsts = Vec::new();
        let visit = &mut |record: &RecordView<'_>| {
            firsts.push(record.first);
            ControlFlow::Continue(())
        };
        log.reader().read(Position(1), visit).unwrap();
        drop(log);
        tamper(data.path(), change);
        let opened = open(data.path());
        let error = match opened {
            Ok(log) => verify(&*log.reader()).unwrap_err(),
            Err(error) => error,
        };
        let expected = match what {
            "appended" => Position(u64::MAX),
            _ => firsts[3],
        };
        assert_eq!(named_position(&error), Some(expected), "{what}: {error:?}");
    }
}

#[test]
fn the_missing_last_record_is_named() {
    let data = tempfile::tempdir().unwrap();
    let mut log = open(data.path()).unwrap();
    let mut writer = Writer::default();
    fill(&mut log, &mut writer, 1, 100);
    fill(&mut log, &mut writer, 1, 1);
    drop(log);
    tamper(data.path(), |db| drop(db.pop_max().unwrap()));
    let error = open(data.path()).unwrap_err();
    let LogError::TailMissing { found, expected } = error else {
        panic!("{error:?}");
    };
    assert_eq!((found, expected), (Position(100), Position(101)));
}

#[test]
fn another_log_of_the_same_length_is_refused() {
    let logs = [100, 99].map(|first| {
        let data = tempfile::tempdir().unwrap();
        let mut log = open(data.path()).unwrap();
        let mut writer = Writer::default();
        fill(&mut log, &mut writer, 1, first);
        fill(&mut log, &mut writer, 1, 200 - first);
        data
    });
    let [one, other] = &logs;
    let aside = one.path().join("aside");
    fs::rename(one.path().join("log/live"), aside).unwrap();
    fs::rename(other.path().join("log/live"), one.path().join("log/live")).unwrap();
    let error = open(one.path()).unwrap_err();
    assert!(
        matches!(
            error,
            LogError::Damaged {
                damage: Damage::Replaced,
                ..
            }
        ),
        "{error:?}"
    );
}
