//! Room on the disk of the data directory: how much is left, and how much of it is kept back.
//!
//! A store that has filled its disk fails in the middle of a write and cannot be opened again. So
//! whoever is about to write asks first, and once less than a reserve is left nothing is written:
//! the server only reads, until there is room again. Guarantee: a look at the disk costs one system
//! call and is repeated only after some time or some writing, so asking is cheap; the answer
//! changes by itself in both directions. Deliberately not here: what is refused meanwhile, and how
//! that is told; and quotas, which show only in a write that fails.

pub mod ballast;

use std::{
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use parking_lot::Mutex;

/// How long a look at the disk is believed.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Of the reserve, the part that may be written before the disk is looked at again: others write on
/// the same disk, and a store writes more than it is given.
const WRITTEN_SHARE: u64 = 16;

/// There is room again once this part of the reserve is free beyond it: not at each byte, or the
/// answer would change with every file that somebody makes and removes.
const RECOVERED_SHARE: u64 = 16;

/// Of a whole disk, the part that the reserve takes at most.
const DISK_SHARE_MAX: u64 = 10;

/// A disk, as far as room is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Space {
    /// All there is.
    pub total_bytes: u64,
    /// What this process may still take.
    pub free_bytes: u64,
}

/// Where room is looked up; tests have disks of their own.
pub trait Disk: Send + Sync {
    /// How things stand now.
    ///
    /// # Errors
    /// The system does not say.
    fn space(&self) -> io::Result<Space>;
}

/// The disk that a directory is on.
#[derive(Debug, Clone)]
pub struct DirectoryDisk(PathBuf);

impl DirectoryDisk {
    /// The disk of this directory, which must exist when it is asked.
    pub fn of(directory: &Path) -> Self {
        Self(directory.to_owned())
    }
}

impl Disk for DirectoryDisk {
    fn space(&self) -> io::Result<Space> {
        let found = rustix::fs::statvfs(&self.0)?;
        Ok(Space {
            total_bytes: found.f_blocks.saturating_mul(found.f_frsize),
            free_bytes: found.f_bavail.saturating_mul(found.f_frsize),
        })
    }
}

/// Less is free than is kept back: nothing may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{free_bytes} bytes are free on the disk of the data directory and {reserve_bytes} are kept \
     back (storage.reserve_bytes)"
)]
pub struct NoRoom {
    /// What is free.
    pub free_bytes: u64,
    /// What is kept back.
    pub reserve_bytes: u64,
}

/// What is kept back of a disk. Shared by all that write.
pub struct Reserve {
    disk: Box<dyn Disk>,
    wanted_bytes: u64,
    look_every: Duration,
    known: Mutex<Known>,
}

/// What the last look has shown.
struct Known {
    looked_at: Option<Instant>,
    written_bytes: u64,
    free_bytes: u64,
    reserve_bytes: u64,
    is_short: bool,
    changes: u64,
}

impl Reserve {
    /// Keeps `wanted_bytes` back; of a small disk never more than a tenth.
    pub fn new(disk: Box<dyn Disk>, wanted_bytes: u64) -> Self {
        Self::looking_every(disk, wanted_bytes, LOOK_EVERY)
    }

    fn looking_every(disk: Box<dyn Disk>, wanted_bytes: u64, look_every: Duration) -> Self {
        Self {
            disk,
            wanted_bytes,
            look_every,
            known: Mutex::new(Known {
                looked_at: None,
                written_bytes: 0,
                free_bytes: u64::MAX,
                reserve_bytes: wanted_bytes,
                is_short: false,
                changes: 0,
            }),
        }
    }

    /// Whether something small may be written.
    ///
    /// # Errors
    /// Not now.
    pub fn check(&self) -> Result<(), NoRoom> {
        self.check_for(0)
    }

    /// Whether something of this size may be written. It is counted as written.
    ///
    /// # Errors
    /// Not now.
    pub fn check_for(&self, bytes: u64) -> Result<(), NoRoom> {
        let mut known = self.known.lock();
        known.written_bytes = known.written_bytes.saturating_add(bytes);
        let is_stale = match known.looked_at {
            None => true,
            Some(looked_at) => {
                looked_at.elapsed() >= self.look_every
                    || known.written_bytes > known.reserve_bytes / WRITTEN_SHARE
            }
        };
        if is_stale {
            self.look(&mut known);
        }
        let needed = known.reserve_bytes.saturating_add(bytes);
        if known.is_short || known.free_bytes < needed {
            return Err(NoRoom {
                free_bytes: known.free_bytes,
                reserve_bytes: known.reserve_bytes,
            });
        }
        Ok(())
    }

    /// Notes that something was written, whose size was not known before.
    pub fn wrote(&self, bytes: u64) {
        let mut known = self.known.lock();
        known.written_bytes = known.written_bytes.saturating_add(bytes);
    }

    /// How often the answer to [`Reserve::check`] has changed: who finds another number than before
    /// knows that something was refused meanwhile.
    pub fn changes(&self) -> u64 {
        self.known.lock().changes
    }

    fn look(&self, known: &mut Known) {
        known.looked_at = Some(Instant::now());
        known.written_bytes = 0;
        let space = match self.disk.space() {
            Ok(space) => space,
            // A write will tell; refusing everything for a look that failed would be worse.
            Err(error) => {
                tracing::warn!(%error, "it cannot be told how much room the disk has");
                return;
            }
        };
        let reserve = self.wanted_bytes.min(space.total_bytes / DISK_SHARE_MAX);
        known.reserve_bytes = reserve;
        known.free_bytes = space.free_bytes;
        let needed = if known.is_short {
            reserve.saturating_add(reserve / RECOVERED_SHARE)
        } else {
            reserve
        };
        let is_short = space.free_bytes < needed;
        if is_short != known.is_short {
            known.is_short = is_short;
            known.changes += 1;
            let free = space.free_bytes;
            if is_short {
                tracing::error!(
                    free,
                    reserve,
                    "the disk is full: nothing is written any more"
                );
            } else {
                tracing::warn!(free, reserve, "the disk has room again: writing goes on");
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
