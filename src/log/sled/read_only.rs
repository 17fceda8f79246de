//! The log of a data directory, read without the store: for auditors, and for copies that may not
//! change.
//!
//! Guarantee: nothing is written; what the store would refuse to open is refused here for the same
//! reason, and what it would show is shown. A directory that a server has is refused too, and none
//! can take it while it is read. Costs one pass over the file when it is opened, and about 64 bytes
//! of memory a record. Deliberately not here: following a log that grows; the server's API does
//! that.

use std::{fs::File, io, ops::ControlFlow, path::Path};

use schemas::ids::Position;

use super::{
    super::{
        Cause, Damage, Head, LogError, LogReader, RecordView,
        format::Format,
        head::HeadFile,
        lock::SharedLock,
        walk::{self, Kept, Records},
    },
    check,
    copies::Copies,
    unreadable,
};

/// The log's file, open for reading.
#[derive(Debug)]
pub struct SledFileLog {
    /// None when nothing was ever written.
    file: Option<File>,
    copies: Copies,
    head: Head,
    _lock: SharedLock,
}

impl SledFileLog {
    /// Opens the log of a data directory that no process has.
    ///
    /// # Errors
    /// As when the store opens it, and [`LogError::InUse`].
    pub fn open(data_directory: &Path) -> Result<Self, LogError> {
        let lock = SharedLock::acquire(data_directory)?;
        let directory = data_directory.join("log");
        Format::check_existing(&directory)?;
        let acknowledged = HeadFile::read(&directory.join("head"))?;
        let live = directory.join("live");
        let path = live.join("db");
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            opened => Some(opened.map_err(LogError::io("open", &path))?),
        };
        let copies = match &file {
            None => Copies::before(0),
            Some(file) => {
                let end = check::before_open(&live, file, acknowledged.position);
                let end = end.map_err(|unfit| unreadable(&live, Box::new(unfit)))?;
                let copies = Copies::of_file(file, end.unsigned_abs());
                copies.map_err(LogError::io("read", &path))?
            }
        };
        let mut log = Self {
            file,
            copies,
            head: Head::EMPTY,
            _lock: lock,
        };
        log.head = walk::recover(&log, acknowledged)?;
        Ok(log)
    }
}

impl Kept for SledFileLog {
    fn at_or_before(&self, position: Position) -> Result<Option<Position>, Damage> {
        Ok(self.copies.at_or_before(position))
    }

    fn records_from(&self, first: Position) -> Box<dyn Records + '_> {
        Box::new(Rows {
            log: self,
            next: first,
        })
    }
}

impl LogReader for SledFileLog {
    fn head(&self) -> Head {
        self.head
    }

    fn read(
        &self,
        from: Position,
        visit: &mut dyn FnMut(&RecordView<'_>) -> ControlFlow<()>,
    ) -> Result<(), LogError> {
        walk::read(self, from, self.head, visit)
    }
}

struct Rows<'a> {
    log: &'a SledFileLog,
    next: Position,
}

impl Records for Rows<'_> {
    fn next(&mut self, into: &mut Vec<u8>) -> Result<Option<Position>, Damage> {
        let first = self.log.copies.at_or_after(self.next);
        let (Some(first), Some(file)) = (first, &self.log.file) else {
            return Ok(None);
        };
        let read = self.log.copies.read(file, first, into);
        // A record that is cut short is told by its hash.
        read.map_err(|error| Damage::Unreadable(Cause::from(error)))?;
        self.next = first.next();
        Ok(Some(first))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{
        super::super::lock::DirectoryLock,
        super::{
            super::{EventLog, conformance},
            SledLog,
        },
        *,
    };

    const CACHE_BYTES: u64 = 64 << 20;

    fn sled_log(directory: &Path) -> SledLog {
        let lock = DirectoryLock::acquire(directory).unwrap();
        SledLog::open(lock, CACHE_BYTES).unwrap()
    }

    /// What the disk holds at this moment: what a kill would leave.
    fn copied(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let target = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copied(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }

    fn names_and_bytes(directory: &Path) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        for entry in fs::read_dir(directory).unwrap() {
            let entry = entry.unwrap();
            let name = entry.path().display().to_string();
            if entry.file_type().unwrap().is_dir() {
                found.push((name, Vec::new()));
                found.extend(names_and_bytes(&entry.path()));
            } else {
                found.push((name, fs::read(entry.path()).unwrap()));
            }
        }
        found.sort();
        found
    }

    /// What the store says of a directory, after the file was read and found unchanged by it.
    fn both(directory: &Path) -> (conformance::Events, Head) {
        let before = names_and_bytes(directory);
        let log = SledFileLog::open(directory).unwrap();
        let (read, head) = (
            conformance::read_from(&log, Position(1)).unwrap(),
            log.head(),
        );
        drop(log);
        assert!(
            names_and_bytes(directory) == before,
            "reading changed the directory"
        );
        let store = sled_log(directory);
        let reader = store.reader();
        assert_eq!(head, reader.head());
        assert!(read == conformance::read_from(&*reader, Position(1)).unwrap());
        (read, head)
    }

    #[test]
    fn the_file_says_what_the_store_says_at_every_moment_a_kill_could_come() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = conformance::Writer::default();
        let mut store = sled_log(&folder.path().join("data"));
        let mut heads = Vec::new();
        for round in 0..40_usize {
            let events = match round % 8 {
                3 => writer.long(60_000),
                other => writer.batch(1 + other * 60),
            };
            store.append(store.head().position, &events).unwrap();
            if round % 5 == 0 {
                let copy = folder.path().join(format!("copy-{round}"));
                copied(&folder.path().join("data"), &copy);
                let (events, head) = both(&copy);
                assert_eq!(head, store.head());
                assert_eq!(events.len() as u64, head.position.0);
                heads.push(head);
            }
        }
        assert_eq!(heads.len(), 8);
        drop(store);
        let (_, head) = both(&folder.path().join("data"));
        assert!(head.position > heads[7].position);
    }

    #[test]
    fn a_directory_that_a_process_has_is_refused_and_an_empty_one_is_an_empty_log() {
        let folder = tempfile::tempdir().unwrap();
        let store = sled_log(folder.path());
        let refused = SledFileLog::open(folder.path()).unwrap_err();
        assert!(matches!(refused, LogError::InUse { .. }), "{refused}");
        drop(store);
        assert_eq!(
            SledFileLog::open(folder.path()).unwrap().head(),
            Head::EMPTY
        );
    }

    #[test]
    fn reading_begins_and_ends_anywhere() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = conformance::Writer::default();
        let mut store = sled_log(folder.path());
        store.append(Position(0), &writer.batch(500)).unwrap();
        let reader = store.reader();
        let expected: Vec<_> = [1, 2, 250, 499, 500, 501]
            .map(|from| conformance::read_from(&*reader, Position(from)).unwrap())
            .into();
        drop((reader, store));
        let log = SledFileLog::open(folder.path()).unwrap();
        let found: Vec<_> = [1, 2, 250, 499, 500, 501]
            .map(|from| conformance::read_from(&log, Position(from)).unwrap())
            .into();
        assert!(found == expected);
    }
}
