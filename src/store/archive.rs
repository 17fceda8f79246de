//! A data directory that is only read: the auditor's way in.
//!
//! Guarantee: nothing in it changes, so a copy on a read-only disk will do; one without keyring or
//! snapshots will do too, and shows what is sealed as erased. Deliberately not here: writing, and
//! directories that a server has.

use std::sync::Arc;

use projections::Projections;
use schemas::{
    Position,
    sealing::{Keys, NoKeys},
    stored::codec,
};

use super::StoreError;
use crate::{
    config::Config,
    engine::{PROJECTIONS_NAME, PROJECTIONS_VERSION, hash_at},
    keyring::{Keyring, MasterKeySources},
    log::{LogReader, sled::SledFileLog},
    snapshots::Snapshots,
};

/// A data directory, open for reading.
pub struct Archive {
    /// The log.
    pub log: Arc<dyn LogReader>,
    /// Keys, where they are there.
    pub keyring: Option<Arc<Keyring>>,
    snapshots: Option<Snapshots>,
}

impl Archive {
    /// Opens a data directory that exists.
    ///
    /// # Errors
    /// A server has it, or what is there of it cannot be read.
    pub fn open(config: &Config) -> Result<Self, StoreError> {
        let directory = &config.data_dir;
        let log = SledFileLog::open(directory).map_err(StoreError::Log)?;
        let sources = MasterKeySources::of_process(config.keyring.master_key_file.clone());
        let keyring = Keyring::open_existing(directory, &sources).map_err(StoreError::Keyring)?;
        let snapshots = match &keyring {
            None => None,
            Some(keyring) => Snapshots::open_existing(directory, keyring.derive("snapshots"))
                .map_err(StoreError::Snapshots)?,
        };
        Ok(Self {
            log: Arc::new(log),
            keyring: keyring.map(Arc::new),
            snapshots,
        })
    }

    /// What opens sealed fields: nothing, without a keyring.
    pub fn keys(&self) -> Arc<dyn Keys + Send + Sync> {
        match &self.keyring {
            Some(keyring) => keyring.clone(),
            None => Arc::new(NoKeys),
        }
    }

    /// The projections of the newest snapshot at or before a position, if it is of this log.
    pub fn snapshot_up_to(&self, position: Position) -> Result<Option<Projections>, StoreError> {
        let newest = self.snapshots.as_ref().and_then(|snapshots| {
            snapshots.newest_up_to(PROJECTIONS_NAME, PROJECTIONS_VERSION, position)
        });
        let Some(loaded) = newest else {
            return Ok(None);
        };
        let hash = hash_at(&*self.log, loaded.position).map_err(StoreError::Log)?;
        if hash != Some(loaded.chain_hash) {
            tracing::warn!("a snapshot is of another log and is ignored");
            return Ok(None);
        }
        match codec::decode_cache(&loaded.payload) {
            Ok(projections) => Ok(Some(projections)),
            Err(error) => {
                tracing::warn!(%error, "a snapshot cannot be decoded and is ignored");
                Ok(None)
            }
        }
    }
}
