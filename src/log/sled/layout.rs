//! The store's own file, read without the store: segments, messages and the values in them.
//!
//! The store (0.34.7, pinned) writes its file in segments of 512 KiB, each a header and messages,
//! all with CRC-32. Opening a damaged file with the store changes it, so whoever wants to know
//! whether it is whole must read it first, this way. Guarantee: reads only; no panic whatever the
//! bytes. Deliberately not here: which of several copies of a page counts.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

use super::pages::Pages;

/// Bytes of a segment.
pub(super) const SEGMENT_BYTES: usize = 512 * 1024;
/// Bytes of a segment's header.
pub(super) const HEADER_BYTES: usize = 20;
/// No message begins in the last bytes of a segment.
pub(super) const RED_ZONE_BYTES: usize = 32;

const CAP: u8 = 2;
const BATCH_MANIFEST: u8 = 3;
const NODE: u8 = 8;
const LINK: u8 = 10;
const KINDS: std::ops::RangeInclusive<u8> = 1..=11;

/// One segment of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    /// Where its messages are in the order of writing, in bytes; a multiple of the segment's size.
    pub(super) sequence: i64,
    /// Where it is in the file.
    pub(super) offset: u64,
    /// Everything up to here was written when it was begun.
    pub(super) stable: i64,
}

/// The file's segments.
#[derive(Debug, Default)]
pub(super) struct Segments {
    /// Those with a valid header, in the order of writing.
    pub(super) in_order: BTreeMap<i64, Segment>,
    /// Where headers are that are neither valid nor empty.
    pub(super) damaged: Vec<u64>,
}

/// Reads all headers.
pub(super) fn segments(file: &File) -> io::Result<Segments> {
    let length = file.metadata()?.len();
    let mut found = Segments::default();
    let mut offset = 0;
    while offset + HEADER_BYTES as u64 <= length {
        let mut header = [0; HEADER_BYTES];
        file.read_exact_at(&mut header, offset)?;
        if header != [0; HEADER_BYTES] {
            let segment = parse_header(&header, offset);
            let again = segment.and_then(|segment| {
                let earlier = found.in_order.insert(segment.sequence, segment);
                earlier.map(|earlier| earlier.offset)
            });
            found.damaged.extend(again);
            if segment.is_none() {
                found.damaged.push(offset);
            }
        }
        offset += SEGMENT_BYTES as u64;
    }
    Ok(found)
}

/// Whether a segment has never been begun: its header is zeros.
pub(super) fn is_unused(file: &File, offset: u64) -> io::Result<bool> {
    let mut header = [0; HEADER_BYTES];
    file.read_exact_at(&mut header, offset)?;
    Ok(header == [0; HEADER_BYTES])
}

fn parse_header(header: &[u8; HEADER_BYTES], offset: u64) -> Option<Segment> {
    let crc = u32::from_le_bytes(*header.first_chunk()?) ^ u32::MAX;
    if crc != crc32fast::hash(&header[4..]) {
        return None;
    }
    let sequence = i64::from_le_bytes(header[4..12].try_into().ok()?) ^ i64::MAX;
    let stable = i64::from_le_bytes(header[12..].try_into().ok()?) ^ i64::MAX;
    let aligned = sequence >= 0 && sequence % SEGMENT_BYTES as i64 == 0;
    aligned.then_some(Segment {
        sequence,
        offset,
        stable,
    })
}

/// The bytes of a segment; what lies beyond the end of the file reads as zeros.
pub(super) fn read_segment(file: &File, offset: u64) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; SEGMENT_BYTES];
    let mut filled = 0;
    while filled < SEGMENT_BYTES {
        match file.read_at(&mut bytes[filled..], offset + filled as u64)? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(bytes)
}

/// What is at a place in a segment.
pub(super) enum At<'a> {
    /// A message whose checksum is right.
    Message(Message<'a>),
    /// Nothing more in this segment.
    End,
    /// Bytes that are no valid message; when they still have the form of one, that is it.
    Damaged(Option<Message<'a>>),
}

/// What a message does to its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Adds a change to it.
    Link,
    /// Writes it anew.
    Replace,
    /// Gives it up.
    Free,
}

/// A message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Message<'a> {
    kind: u8,
    body: &'a [u8],
    /// The number of the page that it is about.
    pub(super) page: u64,
    /// The number of the segment that it was written for.
    pub(super) segment_number: u64,
    /// Where the next one begins in the segment.
    pub(super) end: usize,
}

/// What is at `at` in a segment with this number; any number will do when it is none.
pub(super) fn message(segment: &[u8], at: usize, number: Option<u64>) -> At<'_> {
    if at > SEGMENT_BYTES - RED_ZONE_BYTES {
        return At::End;
    }
    let Some((crc, message)) = parse_message(segment, at) else {
        return At::Damaged(None);
    };
    if number.is_some_and(|number| number != message.segment_number) {
        return At::Damaged(None);
    }
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(message.body);
    hasher.update(&segment[at + 4..message.end - message.body.len()]);
    if hasher.finalize() ^ u32::MAX != crc {
        return At::Damaged(Some(message));
    }
    match message.kind {
        CAP => At::End,
        _ => At::Message(message),
    }
}

fn parse_message(segment: &[u8], at: usize) -> Option<(u32, Message<'_>)> {
    let rest = segment.get(at..)?;
    let (&crc, mut rest) = rest.split_first_chunk()?;
    let kind = *rest.split_off_first()?;
    let length = usize::try_from(number(&mut rest)?).ok()?;
    let segment_number = number(&mut rest)?;
    let page = number(&mut rest)?;
    let body = rest.get(..length)?;
    let end = segment.len() - rest.len() + length;
    KINDS.contains(&kind).then_some((
        u32::from_le_bytes(crc),
        Message {
            kind,
            body,
            page,
            segment_number,
            end,
        },
    ))
}

impl<'a> Message<'a> {
    /// For the message that begins a batch: where the batch ends in the order of writing.
    pub(super) fn batch_end(&self) -> Option<i64> {
        let is_manifest = self.kind == BATCH_MANIFEST;
        let end = self.body.try_into().ok().map(i64::from_le_bytes);
        end.filter(|_| is_manifest)
    }

    /// What it does to its page; messages about batches and space do nothing.
    pub(super) fn change(&self) -> Option<Change> {
        match self.kind {
            4 => Some(Change::Free),
            5..=9 => Some(Change::Replace),
            10..=11 => Some(Change::Link),
            _ => None,
        }
    }

    /// Shows the values that a page or a change of one holds, as far as they can be read.
    pub(super) fn values(&self, visit: &mut dyn FnMut(&'a [u8])) {
        // Reading stops at the first thing that is not there, which is no error here.
        let _ = match self.kind {
            LINK => link_value(self.body, visit),
            NODE => leaf_values(self.body, visit),
            _ => None,
        };
    }
}

fn link_value<'a>(mut body: &'a [u8], visit: &mut dyn FnMut(&'a [u8])) -> Option<()> {
    if *body.split_off_first()? == 0 {
        bytes(&mut body)?;
        visit(bytes(&mut body)?);
    }
    Some(())
}

fn leaf_values<'a>(mut body: &'a [u8], visit: &mut dyn FnMut(&'a [u8])) -> Option<()> {
    number(&mut body)?;
    number(&mut body)?;
    body.split_off(..2)?;
    bytes(&mut body)?;
    bytes(&mut body)?;
    if *body.split_off_first()? == 0 {
        let count = number(&mut body)?;
        for _ in 0..count {
            bytes(&mut body)?;
        }
        for _ in 0..count {
            visit(bytes(&mut body)?);
        }
    }
    Some(())
}

fn bytes<'a>(from: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(number(from)?).ok()?;
    from.split_off(..length)
}

/// The store's variable-length numbers.
pub(super) fn number(from: &mut &[u8]) -> Option<u64> {
    match *from.split_off_first()? {
        small @ 0..=240 => Some(u64::from(small)),
        first @ 241..=248 => {
            Some(240 + 256 * (u64::from(first) - 241) + u64::from(*from.split_off_first()?))
        }
        249 => {
            let pair = from.split_off(..2)?;
            Some(2288 + 256 * u64::from(pair[0]) + u64::from(pair[1]))
        }
        first => {
            let given = from.split_off(..usize::from(first) - 247)?;
            let mut all = [0; 8];
            all[..given.len()].copy_from_slice(given);
            Some(u64::from_le_bytes(all))
        }
    }
}

/// The store's index of its pages, as far as it matters here.
#[derive(Debug)]
pub(super) enum Snapshot {
    /// There is none.
    None,
    /// It covers what was written before `end`.
    Whole {
        /// The place in the order of writing where it ends.
        end: i64,
        /// Where the pages are.
        pages: Pages,
    },
    /// It is not what was written.
    Damaged(PathBuf),
}

/// Reads the newest snapshot in the store's directory.
pub(super) fn snapshot(directory: &Path) -> io::Result<Snapshot> {
    let mut paths = snapshot_paths(directory)?;
    paths.sort();
    let Some(path) = paths.pop() else {
        return Ok(Snapshot::None);
    };
    let bytes = fs::read(&path)?;
    let valid = bytes.len().checked_sub(12).filter(|&end| {
        let crc = bytes.last_chunk().copied().map(u32::from_le_bytes);
        crc == Some(crc32fast::hash(&bytes[..end]))
    });
    let parsed = valid.and_then(|end| parse_snapshot(&bytes[..end]));
    Ok(parsed.unwrap_or(Snapshot::Damaged(path)))
}

fn parse_snapshot(bytes: &[u8]) -> Option<Snapshot> {
    let (end, mut rest) = bytes.split_first_chunk()?;
    number(&mut rest)?;
    match i64::from_le_bytes(*end) {
        ..0 => None,
        0 => Some(Snapshot::None),
        shifted => Some(Snapshot::Whole {
            end: shifted - 1,
            pages: Pages::from_snapshot(rest)?,
        }),
    }
}

/// All that the store takes for snapshots, unfinished ones too.
pub(super) fn snapshot_paths(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("snap.") {
            paths.push(entry.path());
        }
    }
    Ok(paths)
}

/// Whether the store's settings file is as it was written; also when it is not there yet.
pub(super) fn settings_are_whole(directory: &Path) -> io::Result<bool> {
    let bytes = match fs::read(directory.join("conf")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        read => read?,
    };
    Ok(bytes
        .split_last_chunk()
        .is_some_and(|(text, crc)| u32::from_le_bytes(*crc) == crc32fast::hash(text)))
}
