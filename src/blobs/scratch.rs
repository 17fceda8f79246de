//! A large file that is read once or twice and then forgotten: a table that is imported.
//!
//! Guarantee: it goes to the disk as it comes and is never whole in memory. It has no name, so
//! that it is gone with whoever holds it, also after a kill; and it is sealed under a key that is
//! nowhere but in memory, so that what is found on the disk afterwards tells nothing: tables hold
//! passwords. Nothing of it is durable. Deliberately not here: what is in it.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::FileExt,
    sync::Arc,
};

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::Aead};
use schemas::{ContentHash, sealing::Key};
use zeroize::Zeroizing;

use super::{BlobError, Blobs};
use crate::durable::FileError;

/// So many bytes are sealed at a time.
const PART_BYTES: usize = 64 * 1024;
const SEALED_PART_BYTES: u64 = PART_BYTES as u64 + 16;

/// After so many parts they are synced, as of an upload: the log's own syncs must not wait for all
/// of it.
const SYNC_EVERY_PARTS: u64 = 256;

/// The disk did not give back what it was given. Inside errors of readers, which may have others.
#[derive(Debug, thiserror::Error)]
#[error("a scratch file cannot be read")]
pub struct ScratchFailed(#[source] io::Error);

/// A file on its way onto the disk. All methods wait for the disk.
pub struct ScratchWriter {
    blobs: Arc<Blobs>,
    file: File,
    cipher: ChaCha20Poly1305,
    hash: blake3::Hasher,
    unwritten: Zeroizing<Vec<u8>>,
    parts: u64,
    size_bytes: u64,
    bytes_max: u64,
}

/// A file that has come.
pub struct Scratch {
    file: File,
    cipher: ChaCha20Poly1305,
    /// Of its content.
    pub hash: ContentHash,
    /// Its length.
    pub size_bytes: u64,
}

impl Blobs {
    /// Begins a file of at most `bytes_max` bytes.
    ///
    /// # Errors
    /// Only the reserve is free, or the file cannot be made.
    pub fn scratch(self: &Arc<Self>, bytes_max: u64) -> Result<ScratchWriter, BlobError> {
        self.reserve.check().map_err(BlobError::KeptBack)?;
        let mut key: Key = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *key).map_err(|error| {
            let source = io::Error::other(error.to_string());
            self.scratch_failed("draw a key for a file in", source)
        })?;
        Ok(ScratchWriter {
            file: self.unfinished.create_unnamed()?,
            blobs: Arc::clone(self),
            cipher: ChaCha20Poly1305::new((&*key).into()),
            hash: blake3::Hasher::new(),
            unwritten: Zeroizing::new(Vec::with_capacity(PART_BYTES)),
            parts: 0,
            size_bytes: 0,
            bytes_max,
        })
    }

    fn scratch_failed(&self, action: &'static str, source: io::Error) -> BlobError {
        let path = self.unfinished.path().to_owned();
        BlobError::from(FileError {
            action,
            path,
            source,
        })
    }
}

impl ScratchWriter {
    /// Adds the next bytes. It takes the writer and gives it back, as an upload does.
    ///
    /// # Errors
    /// More than may be has come, only the reserve is free, or the disk failed.
    pub fn write(mut self, mut bytes: &[u8]) -> Result<Self, BlobError> {
        let length = bytes.len() as u64;
        self.size_bytes = self.size_bytes.saturating_add(length);
        if self.size_bytes > self.bytes_max {
            return Err(BlobError::TooLarge(self.bytes_max));
        }
        let reserve = &self.blobs.reserve;
        reserve.check_for(length).map_err(BlobError::KeptBack)?;
        self.hash.update(bytes);
        while !bytes.is_empty() {
            let room = PART_BYTES - self.unwritten.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.unwritten.extend_from_slice(now);
            if self.unwritten.len() == PART_BYTES {
                self.write_part()?;
            }
            bytes = later;
        }
        Ok(self)
    }

    fn write_part(&mut self) -> Result<(), BlobError> {
        let sealed = self.cipher.encrypt(&nonce(self.parts), &**self.unwritten);
        let sealed = sealed.expect("ChaCha20-Poly1305 refuses only texts over 256 GiB");
        let written = self.file.write_all(&sealed);
        written.map_err(|source| self.blobs.scratch_failed("write into", source))?;
        self.unwritten.clear();
        self.parts += 1;
        if self.parts.is_multiple_of(SYNC_EVERY_PARTS) {
            let synced = self.file.sync_data();
            synced.map_err(|source| self.blobs.scratch_failed("sync a file in", source))?;
        }
        Ok(())
    }

    /// All has come.
    ///
    /// # Errors
    /// The disk failed.
    pub fn finish(mut self) -> Result<Scratch, BlobError> {
        if !self.unwritten.is_empty() {
            self.write_part()?;
        }
        Ok(Scratch {
            file: self.file,
            cipher: self.cipher,
            hash: ContentHash(*self.hash.finalize().as_bytes()),
            size_bytes: self.size_bytes,
        })
    }
}

impl Scratch {
    /// Reads it, from its beginning.
    pub fn reader(&self) -> ScratchReader<'_> {
        ScratchReader {
            scratch: self,
            place: 0,
            part: None,
        }
    }

    fn part(&self, number: u64) -> io::Result<Zeroizing<Vec<u8>>> {
        let start = number * PART_BYTES as u64;
        let length = (self.size_bytes - start).min(PART_BYTES as u64);
        let mut sealed = vec![0; length as usize + 16];
        let at = number * SEALED_PART_BYTES;
        self.file.read_exact_at(&mut sealed, at)?;
        let opened = self.cipher.decrypt(&nonce(number), &*sealed);
        let altered = |_| io::Error::new(io::ErrorKind::InvalidData, "a scratch file was altered");
        opened.map(Zeroizing::new).map_err(altered)
    }
}

/// Each key seals the parts of one file.
fn nonce(part: u64) -> Nonce {
    let mut nonce = [0; 12];
    nonce[..8].copy_from_slice(&part.to_le_bytes());
    nonce.into()
}

/// A reader of a file that has come.
pub struct ScratchReader<'a> {
    scratch: &'a Scratch,
    place: u64,
    /// The part that was read last.
    part: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl Read for ScratchReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.place >= self.scratch.size_bytes {
            return Ok(0);
        }
        let number = self.place / PART_BYTES as u64;
        let part = match self.part.take() {
            Some((known, part)) if known == number => part,
            Some(_) | None => {
                let read = self.scratch.part(number);
                read.map_err(|source| io::Error::other(ScratchFailed(source)))?
            }
        };
        let start = (self.place % PART_BYTES as u64) as usize;
        let count = (part.len() - start).min(into.len());
        into[..count].copy_from_slice(&part[start..start + count]);
        self.part = Some((number, part));
        self.place += count as u64;
        Ok(count)
    }
}

impl Seek for ScratchReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(distance) => self.scratch.size_bytes.checked_add_signed(distance),
            SeekFrom::Current(distance) => self.place.checked_add_signed(distance),
        };
        let before = || io::Error::new(io::ErrorKind::InvalidInput, "before the beginning");
        self.place = place.ok_or_else(before)?;
        Ok(self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::Reserve;

    fn store() -> (tempfile::TempDir, Arc<Blobs>) {
        let place = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(place.path(), Reserve::none()).unwrap();
        (place, Arc::new(blobs))
    }

    #[test]
    fn what_was_written_is_read_and_is_nowhere_in_the_open() {
        let (place, blobs) = store();
        let content: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let mut writer = blobs.scratch(content.len() as u64).unwrap();
        for part in content.chunks(100_001) {
            writer = writer.write(part).unwrap();
        }
        let scratch = writer.finish().unwrap();
        assert_eq!(scratch.hash, ContentHash::of(&content));
        for _ in 0..2 {
            let mut read = Vec::new();
            scratch.reader().read_to_end(&mut read).unwrap();
            assert_eq!(read, content);
        }
        let mut reader = scratch.reader();
        for (to, place) in [
            (SeekFrom::End(-5), content.len() - 5),
            (SeekFrom::Start(65_535), 65_535),
            (SeekFrom::Current(-70), 65_469),
        ] {
            reader.seek(to).unwrap();
            let mut four = [0; 4];
            reader.read_exact(&mut four).unwrap();
            assert_eq!(four, content[place..place + 4]);
        }
        let unfinished = place.path().join("blobs/unfinished");
        assert_eq!(std::fs::read_dir(unfinished).unwrap().count(), 0);
        let mut on_disk = vec![0; 64];
        scratch.file.read_exact_at(&mut on_disk, 0).unwrap();
        assert_ne!(on_disk, content[..64]);
    }

    #[test]
    fn a_file_is_no_longer_than_it_may_be_and_altered_ones_are_told() {
        let (_place, blobs) = store();
        let writer = blobs.scratch(3).unwrap().write(b"abc").unwrap();
        assert!(matches!(writer.write(b"d"), Err(BlobError::TooLarge(3))));
        let scratch = blobs.scratch(3).unwrap().write(b"abc").unwrap();
        let scratch = scratch.finish().unwrap();
        scratch.file.write_all_at(b"x", 1).unwrap();
        assert!(scratch.reader().read(&mut [0; 3]).is_err());
        let empty = blobs.scratch(3).unwrap().finish().unwrap();
        assert_eq!(empty.reader().read(&mut [0; 3]).unwrap(), 0);
    }
}
