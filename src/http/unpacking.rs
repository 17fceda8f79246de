//! Zip files that somebody sends.
//!
//! Guarantee: what is read is bounded whatever the archive says of itself: entries are counted
//! before the directory is read, unpacked bytes as they come. Each name is there once. Nothing is
//! written to the disk. Small files come whole ([`unpack`]), a large one as it is read ([`one`]).
//! Deliberately not here: what is in the files.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read, Seek, SeekFrom},
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
    let mut archive = opened(Cursor::new(archive), limits.entries_max)?;
    let bytes_max = limits.bytes_max;
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

/// The one file of an archive that is wanted.
pub(super) struct One<R> {
    archive: ZipArchive<R>,
    index: usize,
    bytes_max: u64,
}

/// Finds the one file that is wanted. How many are, if not one, is the error's inner value.
///
/// # Errors
/// 422 `invalid_archive`: as of [`unpack`].
pub(super) fn one<R: Read + Seek>(
    archive: R,
    limits: Limits,
    wanted: impl Fn(Entry<'_>) -> bool,
) -> Result<Result<One<R>, usize>, Problem> {
    let mut archive = opened(archive, limits.entries_max)?;
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(no_zip)?;
        let name = file.name().map_err(no_zip)?.into_owned();
        let entry = Entry {
            name: &name,
            size: file.size(),
            is_file: file.is_file(),
        };
        if wanted(entry) {
            found.push(index);
        }
    }
    Ok(match found[..] {
        [index] => Ok(One {
            archive,
            index,
            bytes_max: limits.bytes_max,
        }),
        _ => Err(found.len()),
    })
}

impl<R: Read + Seek> One<R> {
    /// Reads it, from its beginning. What is too long or too dense fails where it is.
    ///
    /// # Errors
    /// 422 `invalid_archive`: it is not packed in a way that is known.
    pub(super) fn read(&mut self) -> Result<impl Read + '_, Problem> {
        let bytes_max = self.bytes_max;
        let file = self.archive.by_index(self.index).map_err(no_zip)?;
        let most = most_unpacked(file.compressed_size());
        Ok(Bounded {
            inner: file,
            left: most.min(bytes_max),
        })
    }
}

/// Fails where it would go on.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into
            .len()
            .min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if most == 0 && !into.is_empty() {
            return match self.inner.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(io::Error::other("it comes to too much when it is unpacked")),
            };
        }
        let count = self.inner.read(&mut into[..most])?;
        self.left -= count as u64;
        Ok(count)
    }
}

fn no_zip(error: zip::result::ZipError) -> Problem {
    refused(format!("is no zip: {error}"))
}

/// An archive of which the names can be trusted.
fn opened<R: Read + Seek>(mut archive: R, entries_max: usize) -> Result<ZipArchive<R>, Problem> {
    let unread = |error: io::Error| refused(format!("cannot be read: {error}"));
    let count = entries(&mut archive).map_err(unread)?;
    if count > entries_max {
        return Err(refused(format!("has more than {entries_max} files")));
    }
    archive.seek(SeekFrom::Start(0)).map_err(unread)?;
    let mut archive = ZipArchive::new(archive).map_err(no_zip)?;
    if archive.has_duplicate_names() {
        return Err(refused("has two files of the same name".to_owned()));
    }
    if archive.has_overlapping_files().map_err(no_zip)? {
        return Err(refused("has files inside each other".to_owned()));
    }
    Ok(archive)
}

/// At least as many as its directory has.
fn entries(archive: &mut impl Read) -> io::Result<usize> {
    let mut count = 0;
    let (mut window, mut kept) = ([0; 64 * 1024], 0);
    loop {
        let read = archive.read(&mut window[kept..])?;
        if read == 0 {
            return Ok(count);
        }
        let there = kept + read;
        let places = window[..there].windows(ENTRY_SIGNATURE.len());
        count += places.filter(|place| *place == ENTRY_SIGNATURE).count();
        // A signature may go on behind what was read.
        kept = there.min(ENTRY_SIGNATURE.len() - 1);
        window.copy_within(there - kept..there, 0);
    }
}

/// What so many packed bytes may come to.
fn most_unpacked(packed: u64) -> u64 {
    packed.saturating_mul(RATIO_MAX).max(RATIO_FREE_BYTES)
}

fn content(
    name: &str,
    file: zip::read::ZipFile<'_, Cursor<&[u8]>>,
    left: u64,
    bytes_max: u64,
) -> Result<Vec<u8>, Problem> {
    let allowed = most_unpacked(file.compressed_size());
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
