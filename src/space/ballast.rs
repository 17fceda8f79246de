//! The ballast: a file of nothing, given up when the store needs room to be opened on a full disk.
//!
//! sled writes when it opens: it clears the rest of the segment that it goes on in, and puts an
//! index of its pages down. On a disk that others have filled to the last byte a restarted server
//! could not even read. Guarantee: none; whoever fills the disk may take what is given up, too.
//! Call with the data directory's lock held.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use rustix::fs::FallocateFlags;

use super::{DirectoryDisk, Disk};

const NAME: &str = "ballast";

/// What opening takes besides the index of pages: a segment and a few small files.
const BYTES_MIN: u64 = 2 * 1024 * 1024;

/// The index of pages takes less than this part of the log.
const LOG_SHARE: u64 = 16;

/// How much opening a log of this size may need.
pub fn bytes_for(log_bytes: u64) -> u64 {
    BYTES_MIN + log_bytes / LOG_SHARE
}

/// Gives the ballast up when less than its size is free besides; answers whether it did.
pub fn give_up_when_needed(data_directory: &Path) -> io::Result<bool> {
    let path = data_directory.join(NAME);
    let length = match fs::metadata(&path) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    if DirectoryDisk::of(data_directory).space()?.free_bytes >= length {
        return Ok(false);
    }
    fs::remove_file(&path)?;
    Ok(true)
}

/// Takes the ballast, or as much more of it as is missing.
///
/// # Errors
/// The file system has no room, or cannot set room aside.
pub fn take(data_directory: &Path, bytes: u64) -> io::Result<()> {
    let path = data_directory.join(NAME);
    let mut options = OpenOptions::new();
    let options = options.create(true).truncate(false).write(true).mode(0o600);
    let file: File = options.open(&path)?;
    if file.metadata()?.len() >= bytes {
        return Ok(());
    }
    let taken = rustix::fs::fallocate(&file, FallocateFlags::empty(), 0, bytes);
    if taken.is_err() {
        // Part of it would pass for all of it.
        fs::remove_file(&path)?;
    }
    Ok(taken?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_room_and_is_kept_while_there_is_some() {
        let place = tempfile::tempdir().unwrap();
        assert!(!give_up_when_needed(place.path()).unwrap());
        take(place.path(), bytes_for(0)).unwrap();
        take(place.path(), 1).unwrap();
        let path = place.path().join(NAME);
        assert_eq!(fs::metadata(&path).unwrap().len(), BYTES_MIN);
        assert!(!give_up_when_needed(place.path()).unwrap());
        assert!(path.exists());
    }

    #[test]
    fn it_is_given_up_when_less_than_its_size_is_free() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join(NAME);
        // Longer than any disk, and made of holes.
        File::create(&path).unwrap().set_len(1 << 42).unwrap();
        assert!(give_up_when_needed(place.path()).unwrap());
        assert!(!path.exists());
    }
}
