//! Zip files that somebody sends.
//!
//! Guarantee: what is read is bounded whatever the archive says of itself: entries are counted
//! before the directory is read, unpacked bytes as they come. Each name is there once. Nothing is
//! written to the disk. Deliberately not here: what is in the files.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::problem::{Code, FieldError, Problem};

/// A file that is larger than this may not be more than so many times its packed size.
const RATIO_FREE_BYTES: u64 = 1024 * 1024;
const RATIO_MAX: u64 = 200;

/// What begins every entry of a zip's directory.
const ENTRY_SIGNATURE: &[u8] = b"PK\x01\x02";

/// What an archive may come to.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) entries_max: usize,
    /// Of all files that are wanted.
    pub(super) bytes_max: u64,
}

/// An entry, as the archive's directory has it.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    /// What it says it comes to, in bytes.
    pub(super) size: u64,
    /// Neither a folder nor a link.
    pub(super) is_file: bool,
}

/// Whether an entry is read.
pub(super) enum Wanted {
    Yes,
    No,
}

/// The files of an archive; `wanted` is asked for each entry.
///
/// # Errors
/// 422 `invalid_archive`: it is no zip, or has too much in it; and what `wanted` refuses.
pub(super) fn unpack(
    archive: &[u8],
    limits: Limits,
    wanted: impl Fn(Entry<'_>) -> Result<Wanted, Problem>,
) -> Result<BTreeMap<String, Vec<u8>>, Problem> {
    let Limits {
        entries_max,
        bytes_max,
    } = limits;
    if entries(archive) > entries_max {
        return Err(refused(format!("has more than {entries_max} files")));
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
    let mut left = bytes_max;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(no_zip)?;
        let name = file.name().map_err(no_zip)?.into_owned();
        let entry = Entry {
            name: &name,
            size: file.size(),
            is_file: file.is_file(),
        };
        match wanted(entry)? {
            Wanted::No => {}
            Wanted::Yes => {
                let content = content(&name, file, left, bytes_max)?;
                left -= content.len() as u64;
                files.insert(name, content);
            }
        }
    }
    Ok(files)
}

/// At least as many as its directory has.
fn entries(archive: &[u8]) -> usize {
    let places = archive.windows(ENTRY_SIGNATURE.len());
    places.filter(|place| *place == ENTRY_SIGNATURE).count()
}

fn content(
    name: &str,
    file: zip::read::ZipFile<'_, Cursor<&[u8]>>,
    left: u64,
    bytes_max: u64,
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
            "comes to more than {bytes_max} bytes when it is unpacked"
        ))),
        _ => Ok(content),
    }
}

pub(super) fn refused(message: String) -> Problem {
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
