//! One block of the keyring: 65,536 keys in memory, and the bytes of its file.
//!
//! A file is a header (magic, version, number, the master key's fingerprint, a random salt), the
//! keys sealed with ChaCha20-Poly1305 under a key derived from the master key and the whole header,
//! and a BLAKE3 checksum of all that. The salt is new at every writing, so no key seals two texts.
//! Every later version keeps the magic, the place of the version, and the checksum at the end.

use chacha20poly1305::{AeadInPlace, ChaCha20Poly1305, KeyInit, Nonce, Tag};
use schemas::sealing::Key;
use zeroize::{Zeroize, Zeroizing};

use super::{KeyringError, MasterKey};

/// How many slots a block has.
pub(super) const SLOTS: usize = 65_536;

const KEY_BYTES: usize = 32;
const BODY_BYTES: usize = SLOTS * KEY_BYTES;
const MAGIC: &[u8; 8] = b"RollKeys";
const VERSION: u16 = 1;
const HEADER_BYTES: usize = 8 + 2 + 2 + 16 + 32;
const TAG_BYTES: usize = 16;
const CHECKSUM_BYTES: usize = 32;
const FILE_BYTES: usize = HEADER_BYTES + BODY_BYTES + TAG_BYTES + CHECKSUM_BYTES;

/// Why a file's bytes are not a block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Damaged,
    Newer(u16),
    WrongMasterKey,
}

/// The keys of 65,536 slots. All zeros: erased (a random key is that once in 2^256).
#[derive(Clone)]
pub(super) struct Block(Zeroizing<Vec<u8>>);

impl Block {
    /// A block of new random keys.
    pub(super) fn random() -> Result<Self, KeyringError> {
        let mut keys = Zeroizing::new(vec![0; BODY_BYTES]);
        getrandom::fill(&mut keys).map_err(KeyringError::Randomness)?;
        Ok(Self(keys))
    }

    /// The key at `index`, unless it was erased.
    pub(super) fn key(&self, index: usize) -> Option<Key> {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        key.copy_from_slice(&self.0[index * KEY_BYTES..][..KEY_BYTES]);
        (*key != [0; KEY_BYTES]).then_some(key)
    }

    /// Overwrites the key at `index`.
    pub(super) fn erase(&mut self, index: usize) {
        self.0[index * KEY_BYTES..][..KEY_BYTES].zeroize();
    }

    /// The bytes of its file.
    pub(super) fn encode(&self, number: u16, master: &MasterKey) -> Result<Vec<u8>, KeyringError> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).map_err(KeyringError::Randomness)?;
        // The final size at once: keys must not stay behind in a buffer that was outgrown.
        let mut file = Vec::with_capacity(FILE_BYTES);
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(&VERSION.to_le_bytes());
        file.extend_from_slice(&number.to_le_bytes());
        file.extend_from_slice(&master.fingerprint());
        file.extend_from_slice(&salt);
        let cipher = cipher(master, &file);
        file.extend_from_slice(&self.0);
        let tag = cipher
            .encrypt_in_place_detached(&Nonce::default(), b"", &mut file[HEADER_BYTES..])
            .expect("ChaCha20-Poly1305 refuses only texts over 256 GiB");
        file.extend_from_slice(&tag);
        let checksum = blake3::hash(&file);
        file.extend_from_slice(checksum.as_bytes());
        Ok(file)
    }

    /// The block in a file's bytes. They are used up: what was sealed is open in them meanwhile.
    pub(super) fn decode(file: Vec<u8>, number: u16, master: &MasterKey) -> Result<Self, Fault> {
        let mut file = Zeroizing::new(file);
        let checked = file
            .len()
            .checked_sub(CHECKSUM_BYTES)
            .ok_or(Fault::Damaged)?;
        let (content, checksum) = file.split_at_mut(checked);
        let intact = blake3::hash(content)
            == blake3::Hash::from_slice(checksum).map_err(|_| Fault::Damaged)?;
        if !intact || content.len() < HEADER_BYTES || !content.starts_with(MAGIC) {
            return Err(Fault::Damaged);
        }
        let (header, sealed) = content.split_at_mut(HEADER_BYTES);
        match u16::from_le_bytes([header[8], header[9]]) {
            VERSION => {}
            newer => return Err(Fault::Newer(newer)),
        }
        if header[12..28] != master.fingerprint() {
            return Err(Fault::WrongMasterKey);
        }
        if header[10..12] != number.to_le_bytes() || sealed.len() != BODY_BYTES + TAG_BYTES {
            return Err(Fault::Damaged);
        }
        let (body, tag) = sealed.split_at_mut(BODY_BYTES);
        cipher(master, header)
            .decrypt_in_place_detached(&Nonce::default(), b"", body, Tag::from_slice(tag))
            .map_err(|_| Fault::Damaged)?;
        Ok(Self(Zeroizing::new(body.to_vec())))
    }
}

fn cipher(master: &MasterKey, header: &[u8]) -> ChaCha20Poly1305 {
    let wrapping = master.derive("keyring block");
    let key = Zeroizing::new(*blake3::keyed_hash(&wrapping, header).as_bytes());
    ChaCha20Poly1305::new((&*key).into())
}
