//! A stored content that is read in parts.
//!
//! Guarantee: what [`Blobs::open_content`] opens has been hashed whole in the life of this process,
//! and neither its name, its size nor its times have changed since: an altered file is found when
//! it is next opened. Hashing a large file for each request would cost more than sending it, so
//! what a disk loses silently afterwards is found after the next start, not at once. Whoever has
//! opened a content reads that very file to the end, also if its name is given to another one.
//! Deliberately not here: sealed contents, which are small and are opened whole.

use std::{
    collections::HashMap,
    fs::{File, Metadata},
    io,
    os::unix::fs::{FileExt, MetadataExt},
    sync::Arc,
};

use parking_lot::Mutex;
use schemas::ContentHash;

use super::{BlobError, Blobs, Name};
use crate::durable::FileError;

/// How much is read at a time to hash a file.
const HASHED_BYTES: usize = 256 * 1024;

/// A content that is open for reading; clones share one handle.
#[derive(Debug, Clone)]
pub struct OpenBlob {
    file: Arc<File>,
    size_bytes: u64,
}

impl OpenBlob {
    /// Its length.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Exactly `length` bytes from `offset` on; waits for the disk.
    ///
    /// # Errors
    /// The disk failed, or the file has become shorter.
    pub fn read_at(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut part = vec![0; length];
        self.file.read_exact_at(&mut part, offset)?;
        Ok(part)
    }
}

impl Blobs {
    /// Opens the content that [`Blobs::put`] or an upload stored, to be read in parts. The first
    /// time in the life of this process all of it is hashed.
    ///
    /// # Errors
    /// It is not there, or is not what its name says.
    pub fn open_content(&self, hash: ContentHash) -> Result<OpenBlob, BlobError> {
        let name = Name::of(hash, None);
        let shard = self.directory.open_inside(&name.shard)?;
        let missing = || BlobError::Missing(self.path(&name));
        let file = shard.open_file(&name.file)?.ok_or_else(missing)?;
        let failed = |source| {
            BlobError::from(FileError {
                action: "read",
                path: self.path(&name),
                source,
            })
        };
        let metadata = file.metadata().map_err(failed)?;
        let identity = Identity::of(&metadata);
        let seen = self.verified.of(hash);
        // Held meanwhile: a thousand phones that ask at once hash it once.
        let mut seen = seen.lock();
        if *seen != Some(identity) {
            if hash_of(&file).map_err(failed)? != hash {
                return Err(self.altered(&name));
            }
            *seen = Some(identity);
        }
        Ok(OpenBlob {
            file: Arc::new(file),
            size_bytes: metadata.len(),
        })
    }
}

/// What a file has in common with itself and with no other version of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Identity {
    fn of(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// The files that were hashed, each as it was then; no more than there are contents.
#[derive(Default)]
pub(super) struct Verified {
    seen: Mutex<HashMap<ContentHash, Arc<Mutex<Option<Identity>>>>>,
}

impl Verified {
    fn of(&self, hash: ContentHash) -> Arc<Mutex<Option<Identity>>> {
        Arc::clone(self.seen.lock().entry(hash).or_default())
    }

    /// Notes a file that was hashed while it was written, and has its name by now.
    pub(super) fn note(&self, hash: ContentHash, file: &File) {
        // Without an identity it is hashed when it is opened.
        let identity = file.metadata().ok();
        *self.of(hash).lock() = identity.as_ref().map(Identity::of);
    }
}

fn hash_of(file: &File) -> io::Result<ContentHash> {
    let mut hasher = blake3::Hasher::new();
    let mut part = vec![0; HASHED_BYTES];
    let mut offset = 0;
    loop {
        match file.read_at(&mut part, offset) {
            Ok(0) => return Ok(ContentHash(*hasher.finalize().as_bytes())),
            Ok(length) => {
                hasher.update(&part[..length]);
                offset += length as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
