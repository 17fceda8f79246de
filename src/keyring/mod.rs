//! The keyring: the keys that seal what events and files say about users, phones and accounts.
//!
//! Guarantee: a key that was handed out is on the disk, wrapped by the master key; a key that was
//! erased is in no file of the keyring, also after a kill at any moment. Keys are never in the log,
//! whose old bytes outlive a delete. Deliberately not here: who has which slot (the engine),
//! backups (they must let old keyrings expire, or an erased key comes back), and what a disk keeps
//! in sectors that no file uses any more.

mod block;
mod master;

use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
};

use parking_lot::{Mutex, RwLock};
use schemas::{
    KeySlot,
    sealing::{Key, Keys},
};

use self::block::{Block, Fault, SLOTS};
pub use self::master::{MasterKey, MasterKeySources};
use crate::durable::{Directory, FileError};

const DIRECTORY: &str = "keyring";
const BLOCK_SUFFIX: &str = ".keys";

/// How many blocks one call makes at most: 1,048,576 slots, 32 MiB. A slot further off is a fault
/// of whoever asks, or the keyring of another installation.
const BLOCKS_AT_ONCE_MAX: usize = 16;

/// Why there is no keyring, or no key. Each that names a file was met at that file.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The configured key file is not there.
    #[error("no master key file {}: make it with `openssl rand -hex 32`, mode 0600", .0.display())]
    MasterKeyAbsent(PathBuf),
    /// The text is no key. It is not shown.
    #[error("{0} holds no master key: it must be 64 hex digits, as `openssl rand -hex 32` prints")]
    MasterKeyMalformed(String),
    /// Others have rights on the key file.
    #[error("others may use the master key {} (mode {mode:03o}): chmod it to 0600", path.display())]
    MasterKeyExposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// There are keys, and no master key to open them.
    #[error(
        "{} is missing, but {} holds keys that only it opens: put the master key back",
        path.display(), keyring.display()
    )]
    MasterKeyLost {
        /// Where the master key was looked for last.
        path: PathBuf,
        /// The directory that holds keys.
        keyring: PathBuf,
    },
    /// The block was wrapped by another master key.
    #[error("{} was made with another master key: give this data directory's own", .0.display())]
    WrongMasterKey(PathBuf),
    /// The block's bytes were altered or cut, or it is another block's file.
    #[error("{} is damaged: restore it from a backup", .0.display())]
    Damaged(PathBuf),
    /// The block was written by a later Rollcall.
    #[error("{} has version {version}: this Rollcall is too old to read it", path.display())]
    NewerVersion {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u16,
    },
    /// Later blocks exist, this one does not.
    #[error("{} is missing: restore it from a backup", .0.display())]
    BlockMissing(PathBuf),
    /// There is no such slot to erase.
    #[error("slot {0} was never made")]
    NeverMade(KeySlot),
    /// The slot is far beyond the last: the keyring is not the one of this log, or was lost.
    #[error("slot {slot} is far beyond the {made} that this keyring has: restore the keyring")]
    TooFar {
        /// What was asked for.
        slot: KeySlot,
        /// How many slots there are.
        made: u64,
    },
    /// The system has no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Randomness(getrandom::Error),
    /// A file could not be handled.
    #[error("the keyring's files cannot be used")]
    File(#[source] FileError),
}

impl From<FileError> for KeyringError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotState {
    /// A key.
    Ready,
    /// A key was here; it was erased for good.
    Erased,
    /// No block has this slot yet.
    NeverMade,
}

/// All keys of an installation, in memory: 32 bytes a slot. Share it behind an `Arc`.
pub struct Keyring {
    directory: Directory,
    master: MasterKey,
    blocks: RwLock<Vec<Block>>,
    /// Held while files change; readers need not wait for disks.
    changing: Mutex<()>,
}

impl Keyring {
    /// Opens `keyring/` in the data directory, or makes it. Hold the data directory's lock.
    pub fn open(data_directory: &Path, master: MasterKey) -> Result<Self, KeyringError> {
        let directory = Directory::open_or_create(&data_directory.join(DIRECTORY))?;
        directory.remove_leftovers()?;
        Self::read(directory, master)
    }

    /// The keyring of a data directory that is only read: nothing is made or removed. None when
    /// the keyring, or its master key, is not there.
    pub fn open_existing(
        data_directory: &Path,
        sources: &MasterKeySources,
    ) -> Result<Option<Self>, KeyringError> {
        let path = data_directory.join(DIRECTORY);
        if !path.is_dir() {
            return Ok(None);
        }
        let Some(master) = MasterKey::find_existing(sources, data_directory)? else {
            return Ok(None);
        };
        Self::read(Directory::open(&path)?, master).map(Some)
    }

    fn read(directory: Directory, master: MasterKey) -> Result<Self, KeyringError> {
        let names = directory.names()?;
        let count = names.iter().filter_map(|name| block_number(name)).max();
        let mut blocks = Vec::new();
        for number in 0..count.map_or(0, |last| u32::from(last) + 1) {
            let number = u16::try_from(number).expect("at most the largest u16 that was found");
            let path = directory.path().join(block_name(number));
            let file = directory.read(&block_name(number))?;
            let file = file.ok_or_else(|| KeyringError::BlockMissing(path.clone()))?;
            let block = Block::decode(file, number, &master).map_err(|fault| match fault {
                Fault::Damaged => KeyringError::Damaged(path),
                Fault::Newer(version) => KeyringError::NewerVersion { path, version },
                Fault::WrongMasterKey => KeyringError::WrongMasterKey(path),
            })?;
            blocks.push(block);
        }
        let (blocks, changing) = (RwLock::new(blocks), Mutex::new(()));
        Ok(Self {
            directory,
            master,
            blocks,
            changing,
        })
    }

    /// How many slots are durable: slots below this number may be used. A log that names a slot at
    /// or beyond it belongs to another keyring, or this one was lost.
    pub fn slots_made(&self) -> u64 {
        (self.blocks.read().len() * SLOTS) as u64
    }

    /// Makes `slot` usable: every block up to its own is durable on return. Costs nothing when it
    /// is; otherwise about 2 MiB written and synced a block.
    pub fn ensure(&self, slot: KeySlot) -> Result<(), KeyringError> {
        let (wanted, _) = place(slot);
        if wanted < self.blocks.read().len() {
            return Ok(());
        }
        let _one_at_a_time = self.changing.lock();
        let made = self.blocks.read().len();
        if wanted >= made + BLOCKS_AT_ONCE_MAX {
            return Err(KeyringError::TooFar {
                slot,
                made: self.slots_made(),
            });
        }
        for number in made..=wanted {
            let block = Block::random()?;
            self.store(number, &block)?;
            self.blocks.write().push(block);
        }
        Ok(())
    }

    /// Makes `next` usable and the half block after it, so that whoever takes slots one by one,
    /// and calls this elsewhere meanwhile, never waits for a disk.
    pub fn ensure_ahead(&self, next: KeySlot) -> Result<(), KeyringError> {
        self.ensure(next)?;
        self.ensure(KeySlot(next.0.saturating_add(SLOTS as u32 / 2)))
    }

    /// What `slot` holds.
    pub fn state(&self, slot: KeySlot) -> SlotState {
        let (number, index) = place(slot);
        match self
            .blocks
            .read()
            .get(number)
            .map(|block| block.key(index).is_some())
        {
            Some(true) => SlotState::Ready,
            Some(false) => SlotState::Erased,
            None => SlotState::NeverMade,
        }
    }

    /// Erases the key in `slot` for good; durable on return. Whatever it sealed stays unreadable.
    /// Snapshots hold what keys sealed in the open: delete them too.
    pub fn erase(&self, slot: KeySlot) -> Result<(), KeyringError> {
        self.erase_many(&[slot])
    }

    /// Erases several keys, writing each block once. Those erased already stay so; when one was
    /// never made, nothing is erased. After another error some may be erased: call again.
    pub fn erase_many(&self, slots: &[KeySlot]) -> Result<(), KeyringError> {
        let _one_at_a_time = self.changing.lock();
        let mut by_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for slot in slots {
            match self.state(*slot) {
                SlotState::Ready => {
                    let (number, index) = place(*slot);
                    by_block.entry(number).or_default().push(index);
                }
                SlotState::Erased => {}
                SlotState::NeverMade => return Err(KeyringError::NeverMade(*slot)),
            }
        }
        for (number, indexes) in by_block {
            let mut block = self.blocks.read()[number].clone();
            indexes.into_iter().for_each(|index| block.erase(index));
            self.store(number, &block)?;
            self.blocks.write()[number] = block;
        }
        Ok(())
    }

    /// A key for one purpose (caches, signing), the same at every start; see [`MasterKey::derive`].
    pub fn derive(&self, purpose: &str) -> Key {
        self.master.derive(purpose)
    }

    fn store(&self, number: usize, block: &Block) -> Result<(), KeyringError> {
        let number = u16::try_from(number).expect("a slot's upper 16 bits");
        let file = block.encode(number, &self.master)?;
        Ok(self
            .directory
            .replace(&block_name(number), |out| out.write_all(&file))?)
    }
}

impl Keys for Keyring {
    fn key(&self, slot: KeySlot) -> Option<Key> {
        let (number, index) = place(slot);
        self.blocks.read().get(number)?.key(index)
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "[keyring {}]", self.directory.path().display())
    }
}

/// The block of a slot, and its place in it.
fn place(slot: KeySlot) -> (usize, usize) {
    let slot = slot.0 as usize;
    (slot / SLOTS, slot % SLOTS)
}

fn block_name(number: u16) -> String {
    format!("{number:05}{BLOCK_SUFFIX}")
}

fn block_number(name: &str) -> Option<u16> {
    let number = name.strip_suffix(BLOCK_SUFFIX)?.parse().ok()?;
    (block_name(number) == name).then_some(number)
}

#[cfg(test)]
mod tests;
