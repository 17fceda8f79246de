//! A content that comes in parts: firmware of hundreds of megabytes is never whole in memory.
//!
//! Guarantee: what is stored is what was hashed; it is durable when [`Upload::finish`] returns, as
//! after a `put`. Whoever drops an upload, or fails on the way, leaves nothing behind but a file
//! that is removed, at the latest with the next start. Deliberately not here: what the content is,
//! and how slowly it may come.

use std::{fs::File, io::Write, sync::Arc};

use sha2::{Digest, Sha256};

use super::{BlobError, Blobs, Name};
use crate::durable::{Directory, FileError, Pending};
use schemas::ContentHash;

/// After so many bytes they are synced: a disk that is given everything at the end makes the log's
/// own syncs wait for all of it.
const SYNC_EVERY_BYTES: u64 = 16 * 1024 * 1024;

/// What is known of a content once all of it has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileFacts {
    /// Its name in the store: BLAKE3.
    pub hash: ContentHash,
    /// The hash that vendors publish, so that administrators can compare.
    pub sha256: [u8; 32],
    /// Its length.
    pub size_bytes: u64,
}

/// A content on its way into the store. All methods wait for the disk.
pub struct Upload {
    blobs: Arc<Blobs>,
    pending: Pending<Arc<Directory>>,
    file: File,
    blake3: blake3::Hasher,
    sha256: Sha256,
    size_bytes: u64,
    bytes_max: u64,
    unsynced_bytes: u64,
}

impl Blobs {
    /// Begins a content of at most `bytes_max` bytes, which is nobody's in particular.
    ///
    /// # Errors
    /// Only the reserve is free, or the file cannot be made.
    pub fn upload(self: &Arc<Self>, bytes_max: u64) -> Result<Upload, BlobError> {
        self.reserve.check().map_err(BlobError::KeptBack)?;
        let (pending, file) = Pending::create(Arc::clone(&self.unfinished))?;
        Ok(Upload {
            blobs: Arc::clone(self),
            pending,
            file,
            blake3: blake3::Hasher::new(),
            sha256: Sha256::new(),
            size_bytes: 0,
            bytes_max,
            unsynced_bytes: 0,
        })
    }
}

impl Upload {
    /// Adds the next part. It takes the upload and gives it back, so that after an error there is
    /// none: a file that lacks something cannot be finished.
    ///
    /// # Errors
    /// More than may be has come, only the reserve is free, or the disk failed.
    pub fn write(mut self, part: &[u8]) -> Result<Self, BlobError> {
        let bytes = part.len() as u64;
        let size_bytes = self.size_bytes.saturating_add(bytes);
        if size_bytes > self.bytes_max {
            return Err(BlobError::TooLarge(self.bytes_max));
        }
        let reserve = &self.blobs.reserve;
        reserve.check_for(bytes).map_err(BlobError::KeptBack)?;
        let written = self.file.write_all(part);
        written.map_err(|source| self.failed("write into", source))?;
        self.blake3.update(part);
        self.sha256.update(part);
        self.size_bytes = size_bytes;
        self.unsynced_bytes += bytes;
        if self.unsynced_bytes >= SYNC_EVERY_BYTES {
            let synced = self.file.sync_data();
            synced.map_err(|source| self.failed("sync a file in", source))?;
            self.unsynced_bytes = 0;
        }
        Ok(self)
    }

    /// What has come so far, as if it were all.
    pub fn facts(&self) -> FileFacts {
        FileFacts {
            hash: ContentHash(*self.blake3.finalize().as_bytes()),
            sha256: self.sha256.clone().finalize().into(),
            size_bytes: self.size_bytes,
        }
    }

    /// Stores what has come; durable on return. A file that is there under the same name is
    /// replaced: by the same bytes, or it was altered.
    ///
    /// # Errors
    /// The disk failed. Nothing is stored, or (when only the last sync failed) perhaps all of it.
    pub fn finish(self) -> Result<FileFacts, BlobError> {
        let facts = self.facts();
        let synced = self.file.sync_all();
        synced.map_err(|source| self.failed("sync a file in", source))?;
        let name = Name::of(facts.hash, None);
        let shard = self.blobs.directory.open_inside(&name.shard)?;
        self.pending.rename_to(&shard, &name.file)?;
        shard.sync()?;
        self.blobs.verified.note(facts.hash, &self.file);
        Ok(facts)
    }

    fn failed(&self, action: &'static str, source: std::io::Error) -> BlobError {
        let path = self.blobs.unfinished.path().to_owned();
        BlobError::from(FileError {
            action,
            path,
            source,
        })
    }
}
