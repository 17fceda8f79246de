//! The data directory's lock: one process has it, and says which one it is.
//!
//! Guarantee: the lock ends with the process, however it ends; a file left behind locks nothing.
//! Deliberately not here: telling whether the process named in the file is well.

use std::{
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use rustix::fs::FlockOperation;

use super::LogError;

/// A data directory that this process has for itself, until this is dropped.
#[derive(Debug)]
pub struct DirectoryLock {
    directory: PathBuf,
    _file: File,
}

impl DirectoryLock {
    /// Takes the directory, which is made when it is not there. Fails at once, naming the process,
    /// when another one has it.
    pub fn acquire(directory: &Path) -> Result<Self, LogError> {
        if !directory.exists() {
            create(directory).map_err(LogError::io("create", directory))?;
        }
        let path = directory.join("lock");
        let mut options = OpenOptions::new();
        let options = options.create(true).truncate(false).read(true).write(true);
        let mut file = options.open(&path).map_err(LogError::io("open", &path))?;
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => {}
            Err(rustix::io::Errno::WOULDBLOCK) => return Err(in_use(directory, &mut file)),
            Err(error) => return Err(LogError::io("lock", &path)(error.into())),
        }
        let written = file
            .set_len(0)
            .and_then(|()| writeln!(file, "{}", std::process::id()));
        // On a full disk the directory is locked all the same.
        let is_full = |error: &std::io::Error| error.kind() == ErrorKind::StorageFull;
        match written {
            Err(error) if !is_full(&error) => return Err(LogError::io("write", &path)(error)),
            Err(_) | Ok(()) => {}
        }
        Ok(Self {
            directory: directory.to_owned(),
            _file: file,
        })
    }

    /// The directory.
    pub fn directory(&self) -> &Path {
        &self.directory
    }
}

/// A data directory that no process has for itself, until this is dropped; others may read it too.
#[derive(Debug)]
pub struct SharedLock {
    _file: Option<File>,
}

impl SharedLock {
    /// Takes the directory without writing anything, not even who has it. Fails at once, naming the
    /// process, when one has it for itself.
    pub fn acquire(directory: &Path) -> Result<Self, LogError> {
        let path = directory.join("lock");
        let mut file = match File::open(&path) {
            // Copies need not have the file, and nobody serves from them.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { _file: None });
            }
            opened => opened.map_err(LogError::io("open", &path))?,
        };
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockShared) {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(in_use(directory, &mut file)),
            Err(error) => Err(LogError::io("lock", &path)(error.into())),
        }
    }
}

fn in_use(directory: &Path, file: &mut File) -> LogError {
    let mut text = String::new();
    // Without a readable number the error still says that the directory is in use.
    let process = match file.read_to_string(&mut text) {
        Ok(_) => text.trim().parse().ok(),
        Err(_) => None,
    };
    let directory = directory.to_owned();
    LogError::InUse { directory, process }
}

/// Makes the directory so that a lost machine does not lose it again.
fn create(directory: &Path) -> std::io::Result<()> {
    fs::create_dir_all(directory)?;
    let parent = fs::canonicalize(directory)?;
    match parent.parent() {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_to_come_learns_who_is_there() {
        let directory = tempfile::tempdir().unwrap();
        let first = DirectoryLock::acquire(directory.path()).unwrap();
        let refused = DirectoryLock::acquire(directory.path()).unwrap_err();
        let expected = format!("is in use by process {}", std::process::id());
        assert!(refused.to_string().ends_with(&expected), "{refused}");
        let refused = SharedLock::acquire(directory.path()).unwrap_err();
        assert!(refused.to_string().ends_with(&expected), "{refused}");
        drop(first);
        let readers = [(); 2].map(|()| SharedLock::acquire(directory.path()).unwrap());
        DirectoryLock::acquire(directory.path()).unwrap_err();
        drop(readers);
        DirectoryLock::acquire(directory.path()).unwrap();
    }

    #[test]
    fn a_file_of_a_process_that_is_gone_locks_nothing() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("lock"), "4194304000 and more\n").unwrap();
        let lock = DirectoryLock::acquire(directory.path()).unwrap();
        let text = fs::read_to_string(lock.directory().join("lock")).unwrap();
        assert_eq!(text, format!("{}\n", std::process::id()));
    }
}
