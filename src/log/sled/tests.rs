//! The sled log: conformance, and each trap that it is built around.

use std::{collections::BTreeMap, os::unix::fs::FileExt};

use super::*;
use crate::log::{
    conformance::{self, Events, Writer, named_position, read_from},
    verify::verify,
};

const CACHE: u64 = 0;

fn open(data: &Path) -> Result<SledLog, LogError> {
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
fn fill(log: &mut SledLog, writer: &mut Writer, batches: usize, count: usize) -> Events {
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

/// All files below a directory, by their path in it.
fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// A closed log of some thousand events, written in several sittings, as its files.
struct Sound {
    files: BTreeMap<PathBuf, Vec<u8>>,
    events: Events,
}

impl Sound {
    fn new(last_sitting: usize) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut writer = Writer::default();
        let mut events = Events::new();
        for batches in [60, 1, last_sitting] {
            let mut log = open(data.path()).unwrap();
            events.extend(fill(&mut log, &mut writer, batches, 100));
            let long = writer.long(50_000);
            log.append(log.head().position, &long).unwrap();
            events.extend(long);
        }
        let files = files(&data.path().join("log"));
        let relative = |path: &Path| path.strip_prefix(data.path()).unwrap().to_owned();
        let files = files
            .into_iter()
            .map(|(path, bytes)| (relative(&path), bytes));
        Self {
            files: files.collect(),
            events,
        }
    }

    /// Puts the files, changed, into a new directory and opens it: either every event is read
    /// back, or an error names a position, the events shown before it are true, and where the log
    /// could not be opened its files are as they were found. Returns the position named.
    fn survives(&self, what: &str, change: impl FnOnce(&Path)) -> Option<Position> {
        let data = tempfile::tempdir().unwrap();
        for (path, bytes) in &self.files {
            let path = data.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        fs::create_dir_all(data.path().join("log/live/blobs")).unwrap();
        change(data.path());
        let found = files(&data.path().join("log"));
        let log = match open(data.path()) {
            Err(error) => {
                let after = files(&data.path().join("log"));
                let changed: Vec<_> = found
                    .iter()
                    .filter(|(path, bytes)| after.get(*path) != Some(bytes))
                    .map(|(path, _)| path)
                    .collect();
                assert!(
                    changed.is_empty(),
                    "{what}: {error:?} after changing {changed:?}"
                );
                let position = named_position(&error);
                return Some(position.unwrap_or_else(|| panic!("{what}: {error:?}")));
            }
            Ok(log) => log,
        };
        let mut shown = 0;
        let read = log.reader().read(Position(1), &mut |record| {
            for (position, event) in record.events() {
                let expected = &self.events[position.0 as usize - 1];
                assert!(
                    expected.0 == record.provenance && expected.1 == event,
                    "{what}"
                );
                shown += 1;
            }
            ControlFlow::Continue(())
        });
        match read {
            Ok(()) => {
                assert_eq!(shown, self.events.len(), "{what}");
                assert_eq!(
                    verify(&*log.reader()).unwrap().events,
                    shown as u64,
                    "{what}"
                );
                None
            }
            Err(error) => {
                let position = named_position(&error);
                let position = position.unwrap_or_else(|| panic!("{what}: {error:?}"));
                assert_eq!(position.0, shown as u64 + 1, "{what}");
                let again = named_position(&verify(&*log.reader()).unwrap_err());
                assert_eq!(again, Some(position), "{what}");
                Some(position)
            }
        }
    }
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

fn flip(path: &Path, bit: usize) {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .unwrap();
    let mut byte = [0];
    file.read_exact_at(&mut byte, bit as u64 / 8).unwrap();
    byte[0] ^= 1 << (bit % 8);
    file.write_all_at(&byte, bit as u64 / 8).unwrap();
}

#[test]
fn a_flipped_bit_anywhere_is_harmless_or_named() {
    let flips: usize = std::env::var("FLIPS").map_or(40, |s| s.parse().unwrap());
    let seed: u64 = std::env::var("SEED").map_or(1, |s| s.parse().unwrap());
    for last_sitting in [1, 40] {
        let sound = Sound::new(last_sitting);
        assert_eq!(sound.survives("untouched", |_| ()), None);
        let mut numbers = Numbers(seed);
        for (path, bytes) in &sound.files {
            let is_db = path.ends_with("db");
            let mut named = 0;
            eprintln!("{path:?} {} bytes", bytes.len());
            let mut spread = BTreeMap::new();
            for _ in 0..if is_db { flips } else { flips / 4 } {
                let bit = numbers.below(bytes.len() * 8);
                let what = format!("bit {bit} of {}", path.display());
                let position = sound.survives(&what, |data| flip(&data.join(path), bit));
                named += usize::from(position.is_some());
                *spread.entry(position).or_insert(0) += 1;
            }
            eprintln!("  {named} {spread:?}");
            // Old copies of pages may be flipped unnoticed, but not all flips hit those.
            assert!(!is_db || named > 0);
        }
    }
}

#[test]
fn a_truncated_file_is_named() {
    let sound = Sound::new(5);
    let path = Path::new("log/live/db");
    let length = sound.files[path].len();
    let mut numbers = Numbers(2);
    let mut named = 0;
    for _ in 0..20 {
        let end = numbers.below(length);
        let position = sound.survives(&format!("cut at {end}"), |data| {
            let file = OpenOptions::new().write(true).open(data.join(path));
            file.unwrap().set_len(end as u64).unwrap();
        });
        named += usize::from(position.is_some());
    }
    // The very end may be unused.
    assert!(named >= 15, "{named}");
}

#[test]
fn leftovers_and_losses_beside_the_file_are_healed() {
    let sound = Sound::new(5);
    let snapshot = sound.files.keys().find(|path| {
        let name = path.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with("snap.")
    });
    let snapshot = snapshot.unwrap();
    let generating = snapshot.with_extension("FFFF.generating");
    type Change<'a> = &'a dyn Fn(&Path);
    let healed: [(&str, Change<'_>); 6] = [
        ("half a new snapshot", &|data| {
            fs::write(data.join(&generating), [1, 2, 3]).unwrap();
        }),
        ("no snapshot", &|data| {
            fs::remove_file(data.join(snapshot)).unwrap()
        }),
        ("an empty snapshot", &|data| {
            fs::write(data.join(snapshot), []).unwrap()
        }),
        ("no settings", &|data| {
            fs::remove_file(data.join("log/live/conf")).unwrap()
        }),
        ("no head file", &|data| {
            fs::remove_file(data.join("log/head")).unwrap()
        }),
        ("no format file", &|data| {
            fs::remove_file(data.join("log/format")).unwrap()
        }),
    ];
    for (what, change) in healed {
        assert_eq!(sound.survives(what, change), None, "{what}");
    }
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
