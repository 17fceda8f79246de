//! The zip file itself.
//!
//! Guarantee: the same files give the same bytes, whenever they are written; what is read back is
//! bounded whatever the archive says of itself: entries are counted before the directory is read,
//! unpacked bytes as they come. Only names that an archive has are taken, each once. Nothing is
//! written to the disk. Deliberately not here: what is in the files.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};

use schemas::{TemplateName, events::BootFile};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::http::problem::{Code, FieldError, Problem};

/// The largest archive, in bytes.
pub(super) const ARCHIVE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What all of its files may come to, in bytes.
pub(super) const UNPACKED_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// How many files it may have.
const ENTRIES_MAX: usize = 2_000;

/// A file that is larger than this may not be more than so many times its packed size.
const RATIO_FREE_BYTES: u64 = 1024 * 1024;
const RATIO_MAX: u64 = 200;

/// What begins every entry of a zip's directory.
const ENTRY_SIGNATURE: &[u8] = b"PK\x01\x02";

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
    if entries(archive) > ENTRIES_MAX {
        return Err(refused(format!("has more than {ENTRIES_MAX} files")));
    }
    let no_zip = |error: zip::result::ZipError| refused(format!("is no zip: {error}"));
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(no_zip)?;
    if archive.has_duplicate_names() {
        return Err(refused("has two files of the same name".to_owned()));
    }
    if archive.has_overlapping_files().map_err(no_zip)? {
        return Err(refused("has files inside each other".to_owned()));
    }
    let mut files = BTreeMap::new();
    let mut left = UNPACKED_BYTES_MAX;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(no_zip)?;
        let name = file.name().map_err(no_zip)?.into_owned();
        if FOLDERS.contains(&name.as_str()) && file.size() == 0 {
            continue;
        }
        if !is_known(&name) || !file.is_file() {
            return Err(wrong(&name, "is no file of a configuration"));
        }
        let content = content(&name, file, left)?;
        left -= content.len() as u64;
        files.insert(name, content);
    }
    match DOCUMENTS.iter().find(|name| !files.contains_key(**name)) {
        Some(missing) => Err(wrong(missing, "is missing")),
        None => Ok(files),
    }
}

/// At least as many as its directory has.
fn entries(archive: &[u8]) -> usize {
    let places = archive.windows(ENTRY_SIGNATURE.len());
    places.filter(|place| *place == ENTRY_SIGNATURE).count()
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

fn content(
    name: &str,
    file: zip::read::ZipFile<'_, Cursor<&[u8]>>,
    left: u64,
) -> Result<Vec<u8>, Problem> {
    let packed = file.compressed_size();
    let allowed = packed.saturating_mul(RATIO_MAX).max(RATIO_FREE_BYTES);
    let most = allowed.min(left);
    let mut content = Vec::new();
    let read = file.take(most + 1).read_to_end(&mut content);
    read.map_err(|error| wrong(name, format!("cannot be unpacked: {error}")))?;
    match content.len() as u64 {
        size if size > allowed => Err(wrong(name, "is packed more densely than text can be")),
        size if size > left => Err(refused(format!(
            "comes to more than {UNPACKED_BYTES_MAX} bytes when it is unpacked"
        ))),
        _ => Ok(content),
    }
}

fn refused(message: String) -> Problem {
    Problem::new(Code::InvalidArchive, format!("the archive {message}"))
}

/// 422 because of one file.
pub(super) fn wrong(file: &str, message: impl Into<String>) -> Problem {
    let field: String = file.chars().take(200).collect();
    let message = message.into();
    let detail = format!("{field} {message}");
    let errors = vec![FieldError { field, message }];
    Problem::new(Code::InvalidArchive, detail).with_errors(errors)
}
