//! The check before the store opens its file.
//!
//! The store takes the first damaged message for the end of its file, drops what follows and
//! overwrites it with zeros; a damaged message further up costs it the rest of that segment. So the
//! file is read first, the way the store would, and when opening it would lose what was
//! acknowledged, it is not opened. Guarantee: changes nothing. Checked here is what the store
//! itself reads when it opens; damage in older segments is found when they are read.

use std::{collections::BTreeMap, fs::File, io, os::unix::fs::FileExt, path::Path};

use schemas::ids::Position;

use super::{
    super::{Head, record},
    layout::{self, At, HEADER_BYTES, RED_ZONE_BYTES, SEGMENT_BYTES, Segment, Segments, Snapshot},
    pages::Pages,
    pieces::{PIECE_BYTES, Piece, piece},
};

/// Why the store must not open its file.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unfit {
    /// A segment's header is damaged.
    #[error("segment header at byte {0} of the store's file is damaged")]
    Header(u64),
    /// A message is damaged and others follow it.
    #[error("store's file is damaged at byte {0}")]
    Message(u64),
    /// The file ends before its index does.
    #[error("store's file ends at byte {0} of its history, its index goes on to {1}")]
    BehindIndex(i64, i64),
    /// Pages are beyond the end of the file, or nowhere.
    #[error("parts of the store's file are missing; it has {0} bytes")]
    Pages(u64),
    /// The last acknowledged event is not in the intact part.
    #[error("position {0} was acknowledged and is not in the intact part of the store's file")]
    Acknowledged(Position),
    /// The file cannot be read.
    #[error("store's file cannot be read")]
    Io(#[source] io::Error),
}

/// Whether the store can open its file without losing anything up to `acknowledged`.
pub(super) fn before_open(
    directory: &Path,
    file: &File,
    acknowledged: Position,
) -> Result<(), Unfit> {
    let found = layout::segments(file).map_err(Unfit::Io)?;
    if let Some(&offset) = found.damaged.first() {
        return Err(Unfit::Header(offset));
    }
    let (index_end, pages) = match layout::snapshot(directory).map_err(Unfit::Io)? {
        Snapshot::Whole { end, pages } => (end, pages),
        Snapshot::None | Snapshot::Damaged(_) => (0, Pages::default()),
    };
    let mut survey = Survey {
        file,
        segments: &found,
        newest: Position(0),
        pages,
        index_end,
    };
    let first = floor(index_end);
    let stable = found.in_order.range(first..).map(|(_, one)| one.stable);
    let tail_first = floor(stable.max().unwrap_or(first).max(first).max(0));
    for segment in found.in_order.range(first..tail_first).map(|(_, one)| one) {
        survey.settled(segment)?;
    }
    let torn = found.in_order.range(first..).next();
    let end = survey.tail(tail_first)?;
    if let (None, Some((_, segment))) = (end, torn) {
        // The store would begin anew and overwrite all of them.
        return Err(Unfit::Message(segment.offset));
    }
    if let Some(end) = end {
        let full = end % SEGMENT_BYTES as i64 + RED_ZONE_BYTES as i64 >= SEGMENT_BYTES as i64;
        let end = if full {
            floor(end) + SEGMENT_BYTES as i64
        } else {
            end
        };
        if end < index_end {
            return Err(Unfit::BehindIndex(end, index_end));
        }
    }
    let file_bytes = file.metadata().map_err(Unfit::Io)?.len();
    if !survey.pages.are_within(file_bytes) {
        return Err(Unfit::Pages(file_bytes));
    }
    let mut older = found.in_order.range(..first).rev();
    while survey.newest < acknowledged {
        let Some((_, segment)) = older.next() else {
            return Err(Unfit::Acknowledged(acknowledged));
        };
        survey.intact_part(segment)?;
    }
    Ok(())
}

fn floor(sequence: i64) -> i64 {
    sequence - sequence % SEGMENT_BYTES as i64
}

fn number_of(segment: &Segment) -> u64 {
    segment.sequence.unsigned_abs() / SEGMENT_BYTES as u64
}

struct Survey<'a> {
    file: &'a File,
    segments: &'a Segments,
    /// The last position in the messages looked at so far.
    newest: Position,
    /// The store's table of pages after those messages.
    pages: Pages,
    index_end: i64,
}

impl Survey<'_> {
    fn read(&self, segment: &Segment) -> Result<Vec<u8>, Unfit> {
        layout::read_segment(self.file, segment.offset).map_err(Unfit::Io)
    }

    fn note(&mut self, message: &layout::Message<'_>, segment: &Segment, at: usize) {
        let written = segment.sequence + at as i64;
        if written >= self.index_end {
            let place = segment.offset + at as u64;
            self.pages.apply(message, written, place);
        }
        message.values(&mut |value| {
            let last = match piece(value) {
                Some(Piece::Whole { last, .. }) => last,
                Some(Piece::Part { position, .. }) => position,
                None => return,
            };
            self.newest = self.newest.max(last);
        });
    }

    /// Notes the messages up to the first that is damaged; returns where that is.
    fn intact_part(&mut self, segment: &Segment) -> Result<Option<usize>, Unfit> {
        let bytes = self.read(segment)?;
        let mut at = HEADER_BYTES;
        loop {
            match layout::message(&bytes, at, Some(number_of(segment))) {
                At::Message(message) => {
                    self.note(&message, segment, at);
                    at = message.end;
                }
                At::End => return Ok(None),
                At::Damaged(_) => return Ok(Some(at)),
            }
        }
    }

    /// A segment with others after it has no damaged messages, unless it was being written anew
    /// when the process was killed and its new header had not yet arrived.
    fn settled(&mut self, segment: &Segment) -> Result<(), Unfit> {
        let Some(at) = self.intact_part(segment)? else {
            return Ok(());
        };
        let bytes = self.read(segment)?;
        let number = number_of(segment);
        let reused = intact_after(&bytes, at, None).any(|(_, one)| one.segment_number > number);
        if reused {
            return Ok(());
        }
        Err(Unfit::Message(segment.offset + at as u64))
    }

    /// Follows the last segments as the store does; returns where it would go on writing.
    fn tail(&mut self, first: i64) -> Result<Option<i64>, Unfit> {
        let mut list = Vec::new();
        let mut limit = None;
        for (index, (&sequence, segment)) in self.segments.in_order.range(first..).enumerate() {
            let expected = first + (index * SEGMENT_BYTES) as i64;
            if sequence != expected {
                limit = Some(expected);
                break;
            }
            list.push(*segment);
        }
        // Once to find the last whole message, once more to leave out a batch that goes beyond it.
        let Some(end) = self.follow(&list, limit, false)? else {
            return Ok(None);
        };
        self.follow(&list, Some(end - 1), true)
    }

    fn follow(
        &mut self,
        list: &[Segment],
        limit: Option<i64>,
        note: bool,
    ) -> Result<Option<i64>, Unfit> {
        let mut end = None;
        for segment in list {
            if limit.is_some_and(|limit| segment.sequence > limit) {
                break;
            }
            let bytes = self.read(segment)?;
            let mut at = HEADER_BYTES;
            loop {
                let here = segment.sequence + at as i64;
                end = Some(here);
                match layout::message(&bytes, at, Some(number_of(segment))) {
                    At::End => break,
                    At::Damaged(_) => return Ok(end),
                    At::Message(message) => {
                        let batch_end = message.batch_end().unwrap_or(here);
                        if limit.is_some_and(|limit| batch_end > limit) {
                            return Ok(end);
                        }
                        if note {
                            self.note(&message, segment, at);
                        }
                        at = message.end;
                    }
                }
            }
        }
        Ok(end)
    }
}

/// The intact messages that begin after `at`, found by trying every byte.
fn intact_after(
    segment: &[u8],
    at: usize,
    number: Option<u64>,
) -> impl Iterator<Item = (usize, layout::Message<'_>)> {
    let mut at = at + 1;
    std::iter::from_fn(move || {
        while at <= SEGMENT_BYTES - RED_ZONE_BYTES {
            let here = at;
            match layout::message(segment, here, number) {
                At::Message(message) => {
                    at = message.end;
                    return Some((here, message));
                }
                At::End | At::Damaged(_) => at += 1,
            }
        }
        None
    })
}

/// The first position that cannot be read from the file, whether or not the store can open it: of
/// each record the newest copy counts, damaged or not.
pub(super) fn first_unreadable(file: &File) -> io::Result<Position> {
    let found = layout::segments(file)?;
    let mut copies = Copies::default();
    for segment in found.in_order.values() {
        copies.collect(file, segment.offset, Some(number_of(segment)))?;
    }
    for &offset in &found.damaged {
        copies.collect(file, offset, None)?;
    }
    let mut head = Head::EMPTY;
    loop {
        let position = head.position.next();
        let Some(bytes) = copies.record(file, position)? else {
            return Ok(position);
        };
        match record::open(&head, &bytes) {
            Ok(record) => head = record.head,
            Err(_) => return Ok(position),
        }
    }
}

/// Where the newest copy of each piece of a record is.
#[derive(Default)]
struct Copies(BTreeMap<(Position, u16), Copy>);

#[derive(Default)]
struct Copy {
    /// Its place in the order of writing.
    written: u64,
    offset: u64,
    length: usize,
}

impl Copies {
    fn collect(&mut self, file: &File, offset: u64, number: Option<u64>) -> io::Result<()> {
        let segment = layout::read_segment(file, offset)?;
        let mut at = HEADER_BYTES;
        loop {
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
        let written = message.segment_number.saturating_mul(SEGMENT_BYTES as u64);
        let written = written.saturating_add(message.end as u64);
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
            let kept = self.0.entry(key).or_default();
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

    fn record(&self, file: &File, position: Position) -> io::Result<Option<Vec<u8>>> {
        let mut record = Vec::new();
        for number in 0.. {
            let Some(copy) = self.0.get(&(position, number)) else {
                return Ok(None);
            };
            let start = record.len();
            record.resize(start + copy.length, 0);
            match file.read_exact_at(&mut record[start..], copy.offset) {
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
                read => read?,
            }
            if copy.length < PIECE_BYTES {
                break;
            }
        }
        Ok(Some(record))
    }
}
