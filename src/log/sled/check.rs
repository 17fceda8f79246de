//! The check before the store opens its file.
//!
//! The store takes the first damaged message for the end of its file, drops what follows and
//! overwrites it with zeros; a damaged message further up costs it the rest of that segment. So the
//! file is read first, the way the store would, and when opening it would lose what was
//! acknowledged, it is not opened. Guarantee: changes nothing. Checked here is what the store
//! itself reads when it opens; damage in older segments is found when they are read.

use std::{fs::File, io, path::Path};

use schemas::ids::Position;

use super::{
    layout::{self, At, HEADER_BYTES, RED_ZONE_BYTES, SEGMENT_BYTES, Segment, Segments, Snapshot},
    pages::Pages,
    pieces::{Piece, piece},
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

/// Whether the store can open its file without losing anything up to `acknowledged`; returns where
/// in the order of writing it would go on, which is where its data ends.
pub(super) fn before_open(
    directory: &Path,
    file: &File,
    acknowledged: Position,
) -> Result<i64, Unfit> {
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
    // Without a segment after it, the index covers everything.
    let mut end = end.unwrap_or(index_end);
    if end % SEGMENT_BYTES as i64 + RED_ZONE_BYTES as i64 >= SEGMENT_BYTES as i64 {
        end = floor(end) + SEGMENT_BYTES as i64;
    }
    if end < index_end {
        return Err(Unfit::BehindIndex(end, index_end));
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
    Ok(end)
}

fn floor(sequence: i64) -> i64 {
    sequence - sequence % SEGMENT_BYTES as i64
}

pub(super) fn number_of(segment: &Segment) -> u64 {
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
pub(super) fn intact_after(
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
