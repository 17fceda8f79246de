//! The sled log on damaged files: flipped bits, cut files, leftovers of killed processes.

use std::{collections::BTreeMap, os::unix::fs::FileExt};

use super::{
    tests::{fill, open},
    *,
};
use crate::log::{
    conformance::{Events, Writer, named_position},
    verify::verify,
};

/// All files below a directory, by their path in it.
pub(super) fn files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
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
    for last_sitting in [1, 40] {
        let sound = Sound::new(last_sitting);
        assert_eq!(sound.survives("untouched", |_| ()), None);
        let mut numbers = Numbers(last_sitting as u64);
        for (path, bytes) in &sound.files {
            let is_db = path.ends_with("db");
            let mut named = 0;
            for _ in 0..if is_db { 30 } else { 5 } {
                let bit = numbers.below(used(bytes) * 8);
                let what = format!("bit {bit} of {}", path.display());
                let position = sound.survives(&what, |data| flip(&data.join(path), bit));
                named += usize::from(position.is_some());
            }
            // Old copies of pages may be flipped unnoticed, but not all flips hit those.
            assert!(!is_db || named > 5, "{named}");
        }
    }
}

/// The length without the room that is kept ahead, which is zeros.
fn used(bytes: &[u8]) -> usize {
    let last = bytes.iter().rposition(|byte| *byte != 0);
    last.map_or(0, |last| last + 1)
}

#[test]
fn a_truncated_file_is_named() {
    let sound = Sound::new(5);
    let path = Path::new("log/live/db");
    let length = used(&sound.files[path]);
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
    // The very end may be unused, and so may what the store has written anew elsewhere.
    assert!(named >= 10, "{named}");
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
fn an_open_that_was_killed_early_is_taken_up() {
    let settings = Sound::new(1).files[Path::new("log/live/conf")].clone();
    let cut = &settings[..settings.len() - 4];
    let left: [&[(&str, &[u8])]; 4] = [
        &[],
        &[("conf", &[])],
        &[("conf", cut)],
        &[
            ("conf", &settings),
            ("db", &[]),
            ("snap.00.generating", &[]),
        ],
    ];
    for files in left {
        let data = tempfile::tempdir().unwrap();
        let live = data.path().join("log/live");
        fs::create_dir_all(&live).unwrap();
        for (name, bytes) in files {
            fs::write(live.join(name), bytes).unwrap();
        }
        let mut log = open(data.path()).unwrap();
        fill(&mut log, &mut Writer::default(), 1, 10);
        verify(&*log.reader()).unwrap();
    }
}
