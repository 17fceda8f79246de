//! What happens to the files that phones load.

use std::net::IpAddr;

use serde::Serialize;

use super::words::RefusalReason;
use crate::{
    hash::ContentHash,
    ids::{FileName, Position, TemplateName},
    private::Personal,
};

/// A client fetched a file. The subject is the phone, or the system where none is named.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FileFetched {
    /// The file, as a path of the phone listener.
    pub file: String,
    /// What it held.
    pub hash: ContentHash,
    /// The HTTP status: 200, 206 or 304.
    pub status: u16,
    /// Whether this fetch ended the phone's claim window.
    pub claimed: bool,
    /// The address that asked.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub address: Personal<IpAddr>,
}

/// A client was refused a file. The subject is the phone if it is known, otherwise the system.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FileRefused {
    /// What was asked for, cut to 200 characters.
    pub file: String,
    /// The true reason.
    pub reason: RefusalReason,
    /// The HTTP status that was answered.
    pub status: u16,
    /// The address that asked.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub address: Personal<IpAddr>,
}

/// A phone's configuration file was made; its bytes are in the blob store, sealed with its key.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct ConfigurationGenerated {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
    /// The template that it was made from.
    pub template: TemplateName,
    /// The log position of everything that went into it.
    pub inputs: Position,
    /// The file for all phones of the template, which it includes.
    pub global_file: FileName,
}

/// The file that all phones of a template include was made. The subject is the file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct GlobalFileGenerated {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
    /// The template that it was made from.
    pub template: TemplateName,
}

/// An administrator wrote a phone's file by hand. It counts until the next one is generated; its
/// bytes are in the blob store, sealed with the phone's key.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct ConfigurationEdited {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
}

/// An administrator uploaded a file for phones, or edited one. The subject is the file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FileUploaded {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u64,
}

/// A file for phones was deleted, uploaded or generated. The subject is the file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FileDeleted {}
