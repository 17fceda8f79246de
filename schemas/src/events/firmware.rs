//! What happens to the list of firmware that phones load.

use serde::Serialize;

use crate::{hash::ContentHash, ids::FileName};

/// An entry of the list was made or described anew. The subject is the entry.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FirmwareSet {
    /// What it is.
    pub description: String,
    /// The version, as it was typed or read; empty when not known.
    pub version: String,
}

/// An entry has this file from now on.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FirmwareUploaded {
    /// The name under which phones load it.
    pub file_name: FileName,
    /// Its content.
    pub hash: ContentHash,
    /// SHA-256 of its content, which vendors publish.
    pub sha256: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u64,
    /// The version that its header names; empty when it names none.
    pub version: String,
}

/// An entry left the list, with its file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FirmwareDeleted {}
