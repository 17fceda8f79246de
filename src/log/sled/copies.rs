//! Where the newest copy of each record is in the store's file, found by reading all of it.
//!
//! Guarantee: reads only, and of each piece of a record the copy that was written last counts,
//! damaged or not: an older one is of a batch that was given up. Deliberately not here: which part
//! of the file the store itself would believe (`check`).

use std::{collections::BTreeMap, fs::File, io, os::unix::fs::FileExt};

use schemas::ids::Position;

use super::{
    super::{Head, record},
    check::{intact_after, number_of},
    layout::{self, At, HEADER_BYTES, SEGMENT_BYTES},
    pieces::{PIECE_BYTES, Piece, piece},
};

/// The first position that cannot be read from the file, whether or not the store can open it.
pub(super) fn first_unreadable(file: &File) -> io::Result<Position> {
    let found = layout::segments(file)?;
    let mut copies = Copies::before(u64::MAX);
    for segment in found.in_order.values() {
        copies.collect(file, segment.offset, Some(number_of(segment)))?;
    }
    for &offset in &found.damaged {
        copies.collect(file, offset, None)?;
    }
    let mut head = Head::EMPTY;
    let mut bytes = Vec::new();
    loop {
        let position = head.position.next();
        bytes.clear();
        if !copies.read(file, position, &mut bytes)? {
            return Ok(position);
        }
        match record::open(&head, &bytes) {
            Ok(record) => head = record.head,
            Err(_) => return Ok(position),
        }
    }
}

/// Where the newest copy of each piece of a record is.
#[derive(Debug)]
pub(super) struct Copies {
    places: BTreeMap<(Position, u16), Copy>,
    /// What was written from here on does not count.
    end: u64,
}

#[derive(Debug, Default)]
struct Copy {
    /// Its place in the order of writing.
    written: u64,
    offset: u64,
    length: usize,
}

impl Copies {
    /// None yet; what was written from `end` on, in the order of writing, will not be taken.
    pub(super) fn before(end: u64) -> Self {
        Self {
            places: BTreeMap::new(),
            end,
        }
    }

    /// The copies in every segment of a file whose segments are whole.
    pub(super) fn of_file(file: &File, end: u64) -> io::Result<Self> {
        let mut copies = Self::before(end);
        for segment in layout::segments(file)?.in_order.values() {
            copies.collect(file, segment.offset, Some(number_of(segment)))?;
        }
        Ok(copies)
    }

    /// Takes the copies of a segment in.
    pub(super) fn collect(
        &mut self,
        file: &File,
        offset: u64,
        number: Option<u64>,
    ) -> io::Result<()> {
        let segment = layout::read_segment(file, offset)?;
        let mut at = HEADER_BYTES;
        loop {
            if number.is_some_and(|number| written(number, at) >= self.end) {
                return Ok(());
            }
            match layout::message(&segment, at, number) {
                At::End => return Ok(()),
                At::Message(message) => {
                    self.keep(&segment, offset, &message);
                    at = message.end;
                }
                At::Damaged(message) => {
                    if let Some(message) = message {
                        self.keep(&segment, offset, &message);
                    }
                    match intact_after(&segment, at, number).next() {
                        Some((next, _)) => at = next,
                        None => return Ok(()),
                    }
                }
            }
        }
    }

    fn keep(&mut self, segment: &[u8], segment_offset: u64, message: &layout::Message<'_>) {
        let written = written(message.segment_number, message.end);
        if written > self.end {
            return;
        }
        message.values(&mut |value| {
            let (key, bytes) = match piece(value) {
                Some(Piece::Whole { first, .. }) => ((first, 0), value),
                Some(Piece::Part {
                    position,
                    number,
                    bytes,
                }) => ((position, number), bytes),
                None => return,
            };
            let kept = self.places.entry(key).or_default();
            if written >= kept.written {
                let within = bytes.as_ptr() as usize - segment.as_ptr() as usize;
                *kept = Copy {
                    written,
                    offset: segment_offset + within as u64,
                    length: bytes.len(),
                };
            }
        });
    }

    /// The first position of the last record that begins at or before a position.
    pub(super) fn at_or_before(&self, position: Position) -> Option<Position> {
        let places = self.places.range(..=(position, u16::MAX));
        places.map(|((first, _), _)| *first).next_back()
    }

    /// The first position of the first record that begins at or after a position.
    pub(super) fn at_or_after(&self, position: Position) -> Option<Position> {
        let places = self.places.range((position, 0)..);
        places.map(|((first, _), _)| *first).next()
    }

    /// Puts the record that begins at a position into `into`, as far as it is there; false when a
    /// piece of it is missing.
    pub(super) fn read(
        &self,
        file: &File,
        position: Position,
        into: &mut Vec<u8>,
    ) -> io::Result<bool> {
        for number in 0.. {
            let Some(copy) = self.places.get(&(position, number)) else {
                return Ok(false);
            };
            let start = into.len();
            into.resize(start + copy.length, 0);
            match file.read_exact_at(&mut into[start..], copy.offset) {
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
                read => read?,
            }
            if copy.length < PIECE_BYTES {
                break;
            }
        }
        Ok(true)
    }
}

/// The place in the order of writing of a byte of a segment.
fn written(segment_number: u64, at: usize) -> u64 {
    let start = segment_number.saturating_mul(SEGMENT_BYTES as u64);
    start.saturating_add(at as u64)
}
