//! A disk that tests fill and empty.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{Disk, Reserve, Space};

/// A disk of 1,000,000 bytes that counts how often it is looked at; clones are the same disk.
#[derive(Clone, Default)]
pub(crate) struct TestDisk {
    free: Arc<AtomicU64>,
    looks: Arc<AtomicU64>,
}

impl TestDisk {
    pub(crate) fn with_free(bytes: u64) -> Self {
        let disk = Self::default();
        disk.set_free(bytes);
        disk
    }

    pub(crate) fn set_free(&self, bytes: u64) {
        self.free.store(bytes, Ordering::Relaxed);
    }

    pub(crate) fn looks(&self) -> u64 {
        self.looks.load(Ordering::Relaxed)
    }

    /// Keeps a tenth of the disk back, and looks at it each time.
    pub(crate) fn reserve(&self) -> Arc<Reserve> {
        let disk = Box::new(self.clone());
        Arc::new(Reserve::looking_every(disk, 100_000, Duration::ZERO))
    }
}

impl Disk for TestDisk {
    fn space(&self) -> io::Result<Space> {
        self.looks.fetch_add(1, Ordering::Relaxed);
        Ok(Space {
            total_bytes: 1_000_000,
            free_bytes: self.free.load(Ordering::Relaxed),
        })
    }
}

impl Reserve {
    /// Keeps nothing back, of a disk that is never full.
    pub(crate) fn none() -> Arc<Self> {
        let disk = Box::new(TestDisk::with_free(u64::MAX));
        Arc::new(Self::new(disk, 0))
    }
}
