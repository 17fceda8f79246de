//! Snapshots: caches of folded state, so that a start need not fold the whole log.
//!
//! Guarantee: what [`Snapshots::newest`] returns is what was saved under that name, version,
//! position and chain hash; anything else is passed over with a warning, for the log has it all.
//! Any file may be deleted at any time. Payloads hold personal data that was sealed in the log:
//! they are sealed again, and must be deleted when somebody is erased. Deliberately not here: what
//! a payload holds, and whether the log still has the chain hash (restored, it may not).
//!
//! A file is a header (magic, format, version, position, chain hash, length, a random salt), the
//! payload in chunks of 1 MiB sealed with ChaCha20-Poly1305, a keyed BLAKE3 checksum of all that.
//! The key is this file's alone, derived from the name and the whole header; nonces count chunks.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use chacha20poly1305::{AeadInPlace, ChaCha20Poly1305, KeyInit, Nonce, Tag};
use schemas::{Position, sealing::Key};
use zeroize::Zeroizing;

use crate::durable::{Directory, FileError};

const DIRECTORY: &str = "snapshots";
const SUFFIX: &str = ".snap";

/// How many snapshots of a name are kept.
const KEPT: usize = 2;

const MAGIC: &[u8; 8] = b"RollSnap";
const FORMAT: u16 = 1;
const HEADER_BYTES: usize = 8 + 2 + 4 + 8 + 32 + 8 + 32;
const CHUNK_BYTES: usize = 1 << 20;
const TAG_BYTES: usize = 16;
const CHECKSUM_BYTES: usize = 32;

/// Why a snapshot was not saved or not deleted.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// There is no room: the older snapshots are as they were.
    #[error("no room to save a snapshot: make room on the disk of the data directory")]
    Full(#[source] FileError),
    /// A file could not be handled.
    #[error("the snapshots' files cannot be used")]
    File(#[source] FileError),
    /// The system has no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Randomness(getrandom::Error),
}

impl From<FileError> for SnapshotError {
    fn from(error: FileError) -> Self {
        if error.is_full() {
            Self::Full(error)
        } else {
            Self::File(error)
        }
    }
}

/// Why a file is passed over.
#[derive(Debug, thiserror::Error)]
enum Unusable {
    #[error("it was altered, cut, or sealed with another key")]
    Damaged,
    #[error("it has file format {0}")]
    OtherFormat(u16),
    #[error("its payload has version {0}")]
    OtherVersion(u32),
    #[error("it cannot be read")]
    Unreadable(#[source] io::Error),
}

/// A snapshot that was read back.
#[derive(PartialEq, Eq)]
pub struct Loaded {
    /// The position up to which the log is folded in.
    pub position: Position,
    /// The log's chain hash at that position: compare it with the log before use.
    pub chain_hash: [u8; 32],
    /// What was saved. Holds personal data.
    pub payload: Vec<u8>,
}

impl std::fmt::Debug for Loaded {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            out,
            "[snapshot at {}, {} bytes]",
            self.position,
            self.payload.len()
        )
    }
}

/// The snapshots of one data directory.
pub struct Snapshots {
    directory: Directory,
    key: Key,
}

impl Snapshots {
    /// Opens `snapshots/` in the data directory, or makes it; removes what a kill left of a file.
    /// `key` seals payloads: derive it from the keyring for this purpose alone. Hold the data
    /// directory's lock.
    pub fn open(data_directory: &Path, key: Key) -> Result<Self, SnapshotError> {
        let directory = Directory::open_or_create(&data_directory.join(DIRECTORY))?;
        directory.remove_leftovers()?;
        Ok(Self { directory, key })
    }

    /// Opens `snapshots/` in a data directory that is only read: nothing is made or removed. None
    /// when it is not there.
    pub fn open_existing(data_directory: &Path, key: Key) -> Result<Option<Self>, SnapshotError> {
        let path = data_directory.join(DIRECTORY);
        if !path.is_dir() {
            return Ok(None);
        }
        let directory = Directory::open(&path)?;
        Ok(Some(Self { directory, key }))
    }

    /// Saves a snapshot, durably, and removes all of its name but it and the newest before it.
    /// Later ones go too: they are of a log that was since replaced. `name` is a fixed word of our
    /// own; `version` changes whenever the payload's shape or meaning does. Needs 1 MiB of memory
    /// beside the payload.
    pub fn save(
        &self,
        name: &str,
        version: u32,
        position: Position,
        chain_hash: [u8; 32],
        payload: &[u8],
    ) -> Result<(), SnapshotError> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).map_err(SnapshotError::Randomness)?;
        let length = payload.len() as u64;
        let header = Header {
            version,
            position,
            chain_hash,
            length,
            salt,
        };
        let header = header.encode();
        let key = self.file_key(name, &header);
        self.directory.replace(&file_name(name, position), |file| {
            write_sealed(file, &header, &key, payload)
        })?;
        let (earlier, later): (Vec<_>, Vec<_>) = self
            .positions(name)?
            .into_iter()
            .partition(|found| *found <= position);
        for old in earlier.into_iter().skip(KEPT).chain(later) {
            self.directory.remove(&file_name(name, old))?;
        }
        Ok(())
    }

    /// The newest snapshot of this name and version that is whole. The others are passed over with
    /// a warning. Needs no memory beside the payload.
    pub fn newest(&self, name: &str, version: u32) -> Option<Loaded> {
        self.newest_up_to(name, version, Position(u64::MAX))
    }

    /// As [`Snapshots::newest`], of those at or before a position.
    pub fn newest_up_to(&self, name: &str, version: u32, until: Position) -> Option<Loaded> {
        let positions = self.positions(name);
        let positions = positions
            .inspect_err(|error| tracing::warn!(name, %error, "snapshots cannot be listed"))
            .ok()?;
        positions
            .into_iter()
            .filter(|position| *position <= until)
            .find_map(|position| match self.load(name, version, position) {
                Ok(loaded) => Some(loaded),
                Err(error) => {
                    let error: &dyn std::error::Error = &error;
                    tracing::warn!(name, %position, error, "a snapshot is passed over");
                    None
                }
            })
    }

    /// Deletes every snapshot of every name, durably: when somebody was erased, or on suspicion.
    pub fn delete_all(&self) -> Result<(), SnapshotError> {
        for name in self.directory.names()? {
            if name.ends_with(SUFFIX) {
                self.directory.remove(&name)?;
            }
        }
        Ok(self.directory.sync()?)
    }

    /// The positions of this name's snapshots, the newest first.
    fn positions(&self, name: &str) -> Result<Vec<Position>, FileError> {
        let names = self.directory.names()?;
        let mut positions: Vec<Position> = names
            .iter()
            .filter_map(|file| {
                let (of, position) = file.strip_suffix(SUFFIX)?.rsplit_once('-')?;
                let position = Position(position.parse().ok()?);
                (of == name && file_name(name, position) == *file).then_some(position)
            })
            .collect();
        positions.sort_unstable_by(|left, right| right.cmp(left));
        Ok(positions)
    }

    fn load(&self, name: &str, version: u32, position: Position) -> Result<Loaded, Unusable> {
        let opened = self.directory.open_file(&file_name(name, position));
        let mut file = opened
            .map_err(|error| Unusable::Unreadable(error.source))?
            .ok_or(Unusable::Damaged)?;
        let file_bytes = file.metadata().map_err(Unusable::Unreadable)?.len();
        let mut encoded = [0; HEADER_BYTES];
        file.read_exact(&mut encoded).map_err(unusable)?;
        let header = Header::decode(&encoded)?;
        // Also what keeps a damaged length from asking for all the memory there is.
        if header.position != position || file_bytes != header.file_bytes() {
            return Err(Unusable::Damaged);
        }
        if header.version != version {
            return Err(Unusable::OtherVersion(header.version));
        }
        let key = self.file_key(name, &encoded);
        let payload = read_sealed(&mut file, &encoded, &key, header.length)?;
        Ok(Loaded {
            position,
            chain_hash: header.chain_hash,
            payload,
        })
    }

    fn file_key(&self, name: &str, header: &[u8; HEADER_BYTES]) -> Key {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(header).update(name.as_bytes());
        Zeroizing::new(*hasher.finalize().as_bytes())
    }
}

struct Header {
    version: u32,
    position: Position,
    chain_hash: [u8; 32],
    length: u64,
    salt: [u8; 32],
}

impl Header {
    fn encode(&self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8..10].copy_from_slice(&FORMAT.to_le_bytes());
        bytes[10..14].copy_from_slice(&self.version.to_le_bytes());
        bytes[14..22].copy_from_slice(&self.position.0.to_le_bytes());
        bytes[22..54].copy_from_slice(&self.chain_hash);
        bytes[54..62].copy_from_slice(&self.length.to_le_bytes());
        bytes[62..].copy_from_slice(&self.salt);
        bytes
    }

    fn decode(bytes: &[u8; HEADER_BYTES]) -> Result<Self, Unusable> {
        if !bytes.starts_with(MAGIC) {
            return Err(Unusable::Damaged);
        }
        match u16::from_le_bytes(part(bytes, 8)) {
            FORMAT => {}
            other => return Err(Unusable::OtherFormat(other)),
        }
        Ok(Self {
            version: u32::from_le_bytes(part(bytes, 10)),
            position: Position(u64::from_le_bytes(part(bytes, 14))),
            chain_hash: part(bytes, 22),
            length: u64::from_le_bytes(part(bytes, 54)),
            salt: part(bytes, 62),
        })
    }

    /// How long a whole file with this header is.
    fn file_bytes(&self) -> u64 {
        let tags = self
            .length
            .div_ceil(CHUNK_BYTES as u64)
            .saturating_mul(TAG_BYTES as u64);
        self.length
            .saturating_add(tags)
            .saturating_add((HEADER_BYTES + CHECKSUM_BYTES) as u64)
    }
}

fn part<const LENGTH: usize>(bytes: &[u8; HEADER_BYTES], start: usize) -> [u8; LENGTH] {
    std::array::from_fn(|index| bytes[start + index])
}

fn write_sealed(file: &mut File, header: &[u8], key: &Key, payload: &[u8]) -> io::Result<()> {
    let cipher = ChaCha20Poly1305::new((&**key).into());
    let mut hasher = blake3::Hasher::new_keyed(key);
    let mut write = |bytes: &[u8]| {
        hasher.update(bytes);
        file.write_all(bytes)
    };
    write(header)?;
    let mut buffer = Vec::with_capacity(CHUNK_BYTES.min(payload.len()) + TAG_BYTES);
    for (number, chunk) in payload.chunks(CHUNK_BYTES).enumerate() {
        buffer.clear();
        buffer.extend_from_slice(chunk);
        let tag = cipher
            .encrypt_in_place_detached(&nonce(number), b"", &mut buffer)
            .expect("ChaCha20-Poly1305 refuses only texts over 256 GiB");
        buffer.extend_from_slice(&tag);
        write(&buffer)?;
    }
    file.write_all(hasher.finalize().as_bytes())
}

fn read_sealed(
    file: &mut File,
    header: &[u8],
    key: &Key,
    length: u64,
) -> Result<Vec<u8>, Unusable> {
    let cipher = ChaCha20Poly1305::new((&**key).into());
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(header);
    let length = usize::try_from(length).map_err(|_| Unusable::Damaged)?;
    let mut payload = vec![0; length];
    for (number, chunk) in payload.chunks_mut(CHUNK_BYTES).enumerate() {
        let mut tag = Tag::default();
        file.read_exact(chunk).map_err(unusable)?;
        file.read_exact(&mut tag).map_err(unusable)?;
        hasher.update(chunk).update(&tag);
        cipher
            .decrypt_in_place_detached(&nonce(number), b"", chunk, &tag)
            .map_err(|_| Unusable::Damaged)?;
    }
    let mut checksum = [0; CHECKSUM_BYTES];
    file.read_exact(&mut checksum).map_err(unusable)?;
    if hasher.finalize() == checksum {
        Ok(payload)
    } else {
        Err(Unusable::Damaged)
    }
}

fn unusable(error: io::Error) -> Unusable {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Unusable::Damaged,
        _ => Unusable::Unreadable(error),
    }
}

fn nonce(chunk_number: usize) -> Nonce {
    let mut nonce = Nonce::default();
    nonce[..8].copy_from_slice(&(chunk_number as u64).to_le_bytes());
    nonce
}

fn file_name(name: &str, position: Position) -> String {
    format!("{name}-{:020}{SUFFIX}", position.0)
}

#[cfg(test)]
mod tests;
