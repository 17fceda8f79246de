//! The head file: a small second witness of how far the log was acknowledged.
//!
//! A store that takes damage for the end of its data would lose a tail in silence. So the head is
//! also written to this file, after the events are durable and before they are acknowledged.
//!
//! Guarantee: the file never names a head that was not durable. It is not synced: after a lost
//! machine it may name an older head, or none; a log that is ahead of it is in order. Two slots are
//! written in turn, each with a checksum and in a disk block of its own, so that a torn write
//! leaves the other.

use std::{
    fs::{File, OpenOptions},
    io,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

use schemas::ids::Position;

use super::{Head, LogError};

const SLOT_BYTES: usize = 4096;
const USED_BYTES: usize = 8 + 32 + 32;

/// The head file, open.
#[derive(Debug)]
pub(super) struct HeadFile {
    file: File,
    path: PathBuf,
    next_slot: u64,
}

impl HeadFile {
    /// Opens the file, or makes it, durably; returns what it says: the empty head when it is new.
    pub(super) fn open(path: &Path) -> Result<(Self, Head), LogError> {
        let mut options = OpenOptions::new();
        let options = options.create(true).truncate(false).read(true).write(true);
        let file = options.open(path).map_err(LogError::io("open", path))?;
        let length = file.metadata().map_err(LogError::io("read", path))?.len();
        if length < 2 * SLOT_BYTES as u64 {
            // Its blocks are allocated now, so that a full disk fails here and not in an append.
            let zeros = vec![0; 2 * SLOT_BYTES - length as usize];
            let filled = file.write_all_at(&zeros, length);
            let synced = filled.and_then(|()| file.sync_all());
            synced.map_err(LogError::io("write", path))?;
        }
        let (slot, head) = newest(&file).map_err(LogError::io("read", path))?;
        let file = Self {
            file,
            path: path.to_owned(),
            next_slot: 1 - slot,
        };
        Ok((file, head))
    }

    /// What the file says, without making it: the empty head when it is not there.
    pub(super) fn read(path: &Path) -> Result<Head, LogError> {
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Head::EMPTY),
            opened => opened.map_err(LogError::io("open", path))?,
        };
        let (_, head) = newest(&file).map_err(LogError::io("read", path))?;
        Ok(head)
    }

    /// Writes the head over the older of the two.
    pub(super) fn write(&mut self, head: Head) -> Result<(), LogError> {
        let mut bytes = [0; USED_BYTES];
        bytes[..8].copy_from_slice(&head.position.0.to_le_bytes());
        bytes[8..40].copy_from_slice(&head.hash);
        let checksum = blake3::hash(&bytes[..40]);
        bytes[40..].copy_from_slice(checksum.as_bytes());
        let written = self
            .file
            .write_all_at(&bytes, self.next_slot * SLOT_BYTES as u64);
        written.map_err(LogError::io("write", &self.path))?;
        self.next_slot = 1 - self.next_slot;
        Ok(())
    }
}

/// The slot with the newer head, and that head; a slot that is not there says nothing.
fn newest(file: &File) -> io::Result<(u64, Head)> {
    let mut newest = (1, Head::EMPTY);
    for slot in 0..2 {
        let mut bytes = [0; USED_BYTES];
        match file.read_exact_at(&mut bytes, slot * SLOT_BYTES as u64) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => continue,
            read => read?,
        }
        if let Some(head) = parse(&bytes)
            && head.position > newest.1.position
        {
            newest = (slot, head);
        }
    }
    Ok(newest)
}

fn parse(bytes: &[u8; USED_BYTES]) -> Option<Head> {
    let (said, checksum) = bytes.split_at(40);
    if blake3::hash(said).as_bytes() != checksum {
        return None;
    }
    let (position, hash) = said.split_at(8);
    Some(Head {
        position: Position(u64::from_le_bytes(position.try_into().ok()?)),
        hash: hash.try_into().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(position: u64) -> Head {
        Head {
            position: Position(position),
            hash: [position as u8; 32],
        }
    }

    #[test]
    fn the_newest_is_read_back_and_a_torn_write_leaves_the_one_before() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("head");
        let (mut file, found) = HeadFile::open(&path).unwrap();
        assert_eq!(found, Head::EMPTY);
        for position in 1..=5 {
            file.write(head(position)).unwrap();
            assert_eq!(HeadFile::open(&path).unwrap().1, head(position));
            assert_eq!(HeadFile::read(&path).unwrap(), head(position));
        }
        // The fifth went to the first slot.
        file.file.write_all_at(&[0xff; 20], 0).unwrap();
        let (mut file, found) = HeadFile::open(&path).unwrap();
        assert_eq!(found, head(4));
        file.write(head(6)).unwrap();
        assert_eq!(HeadFile::open(&path).unwrap().1, head(6));
    }
}
