//! The content-addressed store: every file that Rollcall serves or was given, named by its BLAKE3.
//!
//! Guarantee: what a `put` has returned survives a lost machine; what a `get` returns is what was
//! put, or an error. A file of one phone is sealed with the phone's key, so that no secret stands
//! in the open on the disk and erasing the key erases the content. No link inside is followed.
//! Large files come in and go out in parts, never whole in memory (`upload`, `opened`, `parts`).
//! Deliberately not here: who may have a file, its name and its type; and removal.

mod opened;
pub mod parts;
mod upload;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use chacha20poly1305::{AeadInPlace, ChaCha20Poly1305, KeyInit, Nonce, Tag};
use schemas::{KeySlot, hash::ContentHash, sealing::Key};
use zeroize::Zeroizing;

use self::opened::Verified;
pub use self::{
    opened::OpenBlob,
    upload::{FileFacts, Upload},
};
use crate::{
    durable::{Directory, FileError, Pending},
    space::{NoRoom, Reserve},
};

const DIRECTORY: &str = "blobs";
const UNFINISHED: &str = "unfinished";
const SEALED_MAGIC: &[u8; 8] = b"RollSld1";
const TAG_BYTES: usize = 16;

/// From this many files on, one sync of the whole file system is cheaper than one of each file.
const FILE_SYSTEM_SYNC_MIN: usize = 32;

/// Why a content was not stored, or is not served.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The disk, or a quota, is full. Of a batch some may be stored, each wholly.
    #[error("no room to store a file: make room on the disk of the data directory")]
    Full(#[source] FileError),
    /// What is free of the disk is kept back. Nothing is stored.
    #[error("no room to store a file: make room on the disk of the data directory")]
    KeptBack(#[source] NoRoom),
    /// More came than may. Nothing is stored.
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    /// No such content. For a sealed one: not for this slot.
    #[error("no content {}: restore it from a backup, or generate it again", .0.display())]
    Missing(PathBuf),
    /// The file does not hold what its name says, or (sealed) not for this key.
    #[error("{} was altered: restore it from a backup, or generate it again", .0.display())]
    Altered(PathBuf),
    /// A file or directory of the store could not be handled.
    #[error("the store's files cannot be used")]
    File(#[source] FileError),
}

impl From<FileError> for BlobError {
    fn from(error: FileError) -> Self {
        if error.is_full() {
            Self::Full(error)
        } else {
            Self::File(error)
        }
    }
}

/// Something to store.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// Nobody's in particular: firmware, templates, files shared by many phones.
    Open(&'a [u8]),
    /// One phone's: its configuration, with what it signs in with.
    Sealed {
        /// What the phone gets.
        content: &'a [u8],
        /// The slot of the phone's key; part of the file's name.
        slot: KeySlot,
        /// The key in that slot.
        key: &'a Key,
    },
}

/// The store. All methods wait for the disk: call them where waiting is allowed.
pub struct Blobs {
    directory: Directory,
    unfinished: Arc<Directory>,
    reserve: Arc<Reserve>,
    verified: Verified,
}

impl Blobs {
    /// Opens `blobs/` in the data directory, or makes it; removes what a kill left half-written.
    /// Hold the data directory's lock. Nothing is stored once only `reserve` is free.
    pub fn open(data_directory: &Path, reserve: Arc<Reserve>) -> Result<Self, BlobError> {
        let directory = Directory::open_or_create(&data_directory.join(DIRECTORY))?;
        directory.create_inside(UNFINISHED)?;
        // All at once, so that no put has to make one durable.
        for shard in 0..=255u8 {
            directory.create_inside(&format!("{shard:02x}"))?;
        }
        directory.sync()?;
        let unfinished = directory.open_inside(UNFINISHED)?;
        unfinished.remove_leftovers()?;
        Ok(Self {
            directory,
            unfinished: Arc::new(unfinished),
            reserve,
            verified: Verified::default(),
        })
    }

    /// Stores a content that is nobody's in particular; durable on return.
    pub fn put(&self, content: &[u8]) -> Result<ContentHash, BlobError> {
        let stored = self.put_many(&[Content::Open(content)])?;
        Ok(stored[0])
    }

    /// Stores one phone's content, sealed with its key; durable on return. The content's hash.
    pub fn put_sealed(
        &self,
        content: &[u8],
        slot: KeySlot,
        key: &Key,
    ) -> Result<ContentHash, BlobError> {
        let stored = self.put_many(&[Content::Sealed { content, slot, key }])?;
        Ok(stored[0])
    }

    /// Stores many contents with few syncs; all are durable on return, in the order given. After an
    /// error none or some are stored, each wholly: putting them again is safe and cheap.
    pub fn put_many(&self, contents: &[Content<'_>]) -> Result<Vec<ContentHash>, BlobError> {
        let bytes = contents.iter().map(|content| content.bytes().len() as u64);
        self.reserve
            .check_for(bytes.sum())
            .map_err(BlobError::KeptBack)?;
        let together = contents.len() >= FILE_SYSTEM_SYNC_MIN;
        // Opened before the first write: it tells of failures since it was opened.
        let file_system = self.directory.open_inside(UNFINISHED)?;
        let mut hashes = Vec::with_capacity(contents.len());
        let mut by_shard: BTreeMap<String, Vec<(Pending<&Directory>, String)>> = BTreeMap::new();
        for content in contents {
            let Prepared { hash, name, file } = content.prepare();
            hashes.push(hash);
            let there = self.holds(&name, &file)?;
            let pending = by_shard.entry(name.shard).or_default();
            if !there {
                pending.push((self.write(&file, together)?, name.file));
            }
        }
        if together {
            file_system.sync_file_system()?;
        }
        // Also shards without a new file: another put may have renamed the one that was there a
        // moment ago, and not synced yet.
        let shards: Vec<String> = by_shard.keys().cloned().collect();
        for (shard, pending) in by_shard {
            let shard = self.directory.open_inside(&shard)?;
            for (file, name) in pending {
                file.rename_to(&shard, &name)?;
            }
        }
        for shard in shards {
            self.directory.open_inside(&shard)?.sync()?;
        }
        Ok(hashes)
    }

    /// The content that [`Blobs::put`] stored.
    pub fn get(&self, hash: ContentHash) -> Result<Vec<u8>, BlobError> {
        let name = Name::of(hash, None);
        let content = self.read(&name)?;
        if ContentHash::of(&content) == hash {
            Ok(content)
        } else {
            Err(self.altered(&name))
        }
    }

    /// The content that [`Blobs::put_sealed`] stored for this slot.
    pub fn get_sealed(
        &self,
        hash: ContentHash,
        slot: KeySlot,
        key: &Key,
    ) -> Result<Vec<u8>, BlobError> {
        let name = Name::of(hash, Some(slot));
        let file = self.read(&name)?;
        let content = unseal(file, hash, slot, key).filter(|content| {
            // What was stored first bears the hash of its content alone.
            sealed_hash(content, key) == hash || ContentHash::of(content) == hash
        });
        content.ok_or_else(|| self.altered(&name))
    }

    /// Whether the file is there, and as it would be written: an altered one is written anew.
    fn holds(&self, name: &Name, content: &[u8]) -> Result<bool, FileError> {
        let there = self.directory.open_inside(&name.shard)?.read(&name.file)?;
        Ok(there.is_some_and(|there| there == content))
    }

    fn write(&self, content: &[u8], synced_later: bool) -> Result<Pending<&Directory>, FileError> {
        let (pending, mut file) = Pending::create(&*self.unfinished)?;
        let path = self.unfinished.path();
        let failed = |action| {
            move |source| FileError {
                action,
                path: path.to_owned(),
                source,
            }
        };
        file.write_all(content).map_err(failed("write into"))?;
        if !synced_later {
            file.sync_all().map_err(failed("sync a file in"))?;
        }
        Ok(pending)
    }

    fn read(&self, name: &Name) -> Result<Vec<u8>, BlobError> {
        let content = self.directory.open_inside(&name.shard)?.read(&name.file)?;
        content.ok_or_else(|| BlobError::Missing(self.path(name)))
    }

    fn altered(&self, name: &Name) -> BlobError {
        BlobError::Altered(self.path(name))
    }

    fn path(&self, name: &Name) -> PathBuf {
        self.directory.path().join(&name.shard).join(&name.file)
    }
}

/// What a sealed content is called: a hash that takes its key to make. Whoever sees it, in an
/// answer or as the name of a file, cannot try passwords against it.
pub fn sealed_hash(content: &[u8], key: &Key) -> ContentHash {
    let names_key = Zeroizing::new(blake3::derive_key("rollcall sealed name v1", &**key));
    ContentHash(*blake3::keyed_hash(&names_key, content).as_bytes())
}

/// Where a content lies in the store.
struct Name {
    shard: String,
    file: String,
}

impl Name {
    fn of(hash: ContentHash, slot: Option<KeySlot>) -> Self {
        let text = hash.to_string();
        let (shard, rest) = text.split_at(2);
        let file = match slot {
            Some(slot) => format!("{rest}-{slot}"),
            None => rest.to_owned(),
        };
        Self {
            shard: shard.to_owned(),
            file,
        }
    }
}

/// A content as its file will be.
struct Prepared<'a> {
    hash: ContentHash,
    name: Name,
    file: Cow<'a, [u8]>,
}

impl<'a> Content<'a> {
    fn bytes(&self) -> &'a [u8] {
        match *self {
            Self::Open(content) | Self::Sealed { content, .. } => content,
        }
    }

    fn prepare(&self) -> Prepared<'a> {
        match *self {
            Self::Open(content) => {
                let hash = ContentHash::of(content);
                Prepared {
                    hash,
                    name: Name::of(hash, None),
                    file: Cow::Borrowed(content),
                }
            }
            Self::Sealed { content, slot, key } => {
                let hash = sealed_hash(content, key);
                let file = Cow::Owned(seal(content, hash, slot, key));
                Prepared {
                    hash,
                    name: Name::of(hash, Some(slot)),
                    file,
                }
            }
        }
    }
}

/// The file of a sealed content: magic, sealed bytes, tag. The same for the same content and key.
fn seal(content: &[u8], hash: ContentHash, slot: KeySlot, key: &Key) -> Vec<u8> {
    // The final size at once: the content must not stay behind in a buffer that was outgrown.
    let mut file = Vec::with_capacity(SEALED_MAGIC.len() + content.len() + TAG_BYTES);
    file.extend_from_slice(SEALED_MAGIC);
    file.extend_from_slice(content);
    let body = &mut file[SEALED_MAGIC.len()..];
    let tag = cipher(hash, key)
        .encrypt_in_place_detached(&nonce(hash), &associated_data(slot), body)
        .expect("ChaCha20-Poly1305 refuses only texts over 256 GiB");
    file.extend_from_slice(&tag);
    file
}

fn unseal(mut file: Vec<u8>, hash: ContentHash, slot: KeySlot, key: &Key) -> Option<Vec<u8>> {
    let body_end = file.len().checked_sub(TAG_BYTES)?;
    let tag = *Tag::from_slice(&file[body_end..]);
    file.truncate(body_end);
    if !file.starts_with(SEALED_MAGIC) {
        return None;
    }
    let body = &mut file[SEALED_MAGIC.len()..];
    cipher(hash, key)
        .decrypt_in_place_detached(&nonce(hash), &associated_data(slot), body, &tag)
        .ok()?;
    file.drain(..SEALED_MAGIC.len());
    Some(file)
}

/// A cipher for this content alone: the subject's key also seals events, whose nonces are counted,
/// and a nonce of 96 bits of a hash is not by itself beyond all chance of coming twice.
fn cipher(hash: ContentHash, key: &Key) -> ChaCha20Poly1305 {
    let files_key = Zeroizing::new(blake3::derive_key("rollcall sealed file v1", &**key));
    let content_key = Zeroizing::new(*blake3::keyed_hash(&files_key, &hash.0).as_bytes());
    ChaCha20Poly1305::new((&*content_key).into())
}

fn nonce(hash: ContentHash) -> Nonce {
    *Nonce::from_slice(&hash.0[..12])
}

fn associated_data(slot: KeySlot) -> [u8; 12] {
    let mut data = [0; 12];
    data[..8].copy_from_slice(SEALED_MAGIC);
    data[8..].copy_from_slice(&slot.0.to_le_bytes());
    data
}

#[cfg(test)]
mod tests;
