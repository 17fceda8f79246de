//! The zip file itself.
//!
//! Guarantee: the same files give the same bytes, whenever they are written; what is read back is
//! bounded whatever the archive says of itself (`unpacking`). Only names that an archive has are
//! taken, each once. Nothing is written to the disk. Deliberately not here: what is in the files.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
};

use schemas::{TemplateName, events::BootFile};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

pub(super) use crate::http::unpacking::wrong;
use crate::http::{
    problem::{Code, Problem},
    unpacking::{self, Limits, Wanted},
};

/// The largest archive, in bytes.
pub(super) const ARCHIVE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What all of its files may come to, in bytes.
pub(super) const UNPACKED_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// How many files it may have.
const ENTRIES_MAX: usize = 2_000;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const TEMPLATES: &str = "templates.json";
pub(super) const MAPPING: &str = "mapping.json";
pub(super) const PLACEHOLDERS: &str = "placeholders.json";
pub(super) const OVERRIDES: &str = "overrides.json";
pub(super) const SETTINGS: &str = "settings.json";

/// The files that every archive has.
pub(super) const DOCUMENTS: [&str; 6] = [
    MANIFEST,
    TEMPLATES,
    MAPPING,
    PLACEHOLDERS,
    OVERRIDES,
    SETTINGS,
];

/// The folders that programs add to archives that were unpacked and packed again.
const FOLDERS: [&str; 2] = ["templates/", "boot-files/"];

/// The file of a template's document.
pub(super) fn of_template(name: &TemplateName) -> String {
    format!("templates/{name}.xml")
}

/// The file of a boot file's text.
pub(super) fn of_boot_file(file: BootFile) -> String {
    format!("boot-files/{}.cfg", file.name())
}

/// The archive of these files, in this order.
///
/// # Errors
/// 422 when it would be larger than what is taken back.
pub(super) fn pack(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Problem> {
    let unpacked: u64 = files.iter().map(|(_, content)| content.len() as u64).sum();
    let too_large = || {
        let detail = "the configuration is larger than an archive may be: read its parts instead";
        Problem::new(Code::InvalidArchive, detail)
    };
    if unpacked > UNPACKED_BYTES_MAX || files.len() > ENTRIES_MAX {
        return Err(too_large());
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || {
        for (name, content) in files {
            writer.start_file(name.as_str(), options)?;
            writer.write_all(content)?;
        }
        Ok::<_, zip::result::ZipError>(())
    };
    write().expect("memory takes everything, and names are unique and short");
    let archive = writer.finish().expect("memory takes everything");
    let archive = archive.into_inner();
    match archive.len() as u64 > ARCHIVE_BYTES_MAX {
        true => Err(too_large()),
        false => Ok(archive),
    }
}

/// The files of an archive.
///
/// # Errors
/// 422 `invalid_archive`: it is no zip, has too much in it, or files that no archive has.
pub(super) fn unpack(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Problem> {
    let limits = Limits {
        entries_max: ENTRIES_MAX,
        bytes_max: UNPACKED_BYTES_MAX,
    };
    let files = unpacking::unpack(archive, limits, |entry| {
        match FOLDERS.contains(&entry.name) && entry.size == 0 {
            true => Ok(Wanted::No),
            false if is_known(entry.name) && entry.is_file => Ok(Wanted::Yes),
            false => Err(wrong(entry.name, "is no file of a configuration")),
        }
    })?;
    match DOCUMENTS.iter().find(|name| !files.contains_key(**name)) {
        Some(missing) => Err(wrong(missing, "is missing")),
        None => Ok(files),
    }
}

fn is_known(name: &str) -> bool {
    let is_boot_file = |file: &BootFile| of_boot_file(*file) == name;
    let template = name
        .strip_prefix("templates/")
        .and_then(|rest| rest.strip_suffix(".xml"));
    DOCUMENTS.contains(&name)
        || BootFile::ALL.iter().any(is_boot_file)
        || template.is_some_and(|template| template.parse::<TemplateName>().is_ok())
}
