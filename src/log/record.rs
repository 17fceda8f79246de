//! One record: the bytes in which the log keeps consecutive events of equal provenance.
//!
//! ```text
//! format 1 byte · codec 1 byte · first position · count · time · actor · cause
//! per event: kind · kind version · subject · subject version · distance to `previous`
//!            · payload (length, bytes) · sealed part (slot, length, bytes) where there is one
//! BLAKE3 of all of the above, keyed with the previous record's hash, 32 bytes
//! ```
//!
//! Numbers are LEB128 in their shortest form, the time zigzag. Guarantee: what `pack` writes,
//! `open` reads back equal; bytes that are not exactly one record that continues the chain are an
//! error, found without panic and without allocating more than a small multiple of their length.
//! Deliberately not here: what payloads mean, and where records are kept.

use std::borrow::Cow;

use schemas::{
    ids::{AdminId, InvalidId, JobId, KeySlot, Mac, Position, UserId},
    stored::{Provenance, Sealed, StoredEvent, codec::CODEC_ID},
    subject::{Actor, Process, Subject},
    time::Timestamp,
};

use super::{Head, LogError};

/// The framing that this version writes, and the only one that it reads.
pub const FORMAT: u8 = 1;

/// Events are packed together up to this many bytes a record.
pub const PACKED_BYTES_MAX: usize = 4096;

/// The longest record, in bytes: one event whose payload and sealed part are both as long as the
/// codec allows.
pub const RECORD_BYTES_MAX: usize = 2 * schemas::stored::codec::PAYLOAD_BYTES_MAX + 2048;

const HASH_BYTES: usize = 32;
/// No fields before the events are longer than this.
const PREAMBLE_BYTES_MAX: usize = 64;
/// No event is shorter than this: six one-byte fields of an event about the system.
const EVENT_BYTES_MIN: usize = 6;
const HAS_SEALED: u8 = 0x80;
const HAS_CAUSE: u8 = 0x80;

/// Why bytes are not the record that was expected.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// Framed by a newer version.
    #[error("record format {0} is not known to this version")]
    Format(u8),
    /// Encoded by a newer version.
    #[error("record codec {0} is not known to this version")]
    Codec(u8),
    /// The bytes end too early.
    #[error("record is cut short")]
    Short,
    /// Bytes are left over after the last event.
    #[error("{0} bytes are left over in the record")]
    Trailing(usize),
    /// A field holds a value that it cannot have.
    #[error("record has an invalid {0}")]
    Field(&'static str),
    /// A subject's name breaks its rule.
    #[error("record has an invalid subject")]
    Name(#[source] InvalidId),
    /// The record says that it begins elsewhere.
    #[error("record begins at position {0}")]
    Elsewhere(Position),
    /// The hash does not follow from the previous record and this one.
    #[error("hash does not follow from the record before and this one")]
    Chain,
}

/// A record, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The position of its first event.
    pub first: Position,
    /// All of it, the hash included.
    pub bytes: Vec<u8>,
    /// The head of the log once it is appended.
    pub head: Head,
}

/// A verified record. Its events borrow from the bytes that were read.
#[derive(Debug)]
pub struct RecordView<'a> {
    /// The position of its first event.
    pub first: Position,
    /// What it says of all its events.
    pub provenance: Provenance,
    /// The position of its last event and the record's hash.
    pub head: Head,
    /// All of it, the hash included.
    pub bytes: &'a [u8],
    events: Vec<StoredEvent<'a>>,
}

impl<'a> RecordView<'a> {
    /// The events with their positions, in order; at least one. Cloning them copies no payload.
    pub fn events(&self) -> impl ExactSizeIterator<Item = (Position, StoredEvent<'a>)> + '_ {
        let first = self.first.0;
        let events = self.events.iter().enumerate();
        events.map(move |(index, event)| (Position(first + index as u64), event.clone()))
    }
}

/// Cuts events into records that continue `head`. Fails when an event is too long for a record.
pub fn pack(
    head: Head,
    events: &[(Provenance, StoredEvent<'static>)],
) -> Result<Vec<Record>, LogError> {
    let mut records = Vec::new();
    let mut head = head;
    let mut open = Open::at(head);
    let mut scratch = Vec::new();
    for (provenance, event) in events {
        let position = open.next_position();
        scratch.clear();
        put_event(&mut scratch, position, event);
        let bytes = scratch.len() + PREAMBLE_BYTES_MAX + HASH_BYTES;
        if bytes > RECORD_BYTES_MAX {
            return Err(LogError::TooLarge { bytes });
        }
        if !open.accepts(provenance, scratch.len()) {
            records.extend(open.close().inspect(|record| head = record.head));
            open = Open::at(head);
        }
        open.provenance = Some(*provenance);
        open.count += 1;
        open.body.extend_from_slice(&scratch);
    }
    records.extend(open.close());
    Ok(records)
}

/// A record that is still being filled.
struct Open {
    before: Head,
    provenance: Option<Provenance>,
    count: u64,
    body: Vec<u8>,
}

impl Open {
    fn at(before: Head) -> Self {
        Self {
            before,
            provenance: None,
            count: 0,
            body: Vec::with_capacity(PACKED_BYTES_MAX),
        }
    }

    fn next_position(&self) -> Position {
        Position(self.before.position.0 + self.count + 1)
    }

    fn accepts(&self, provenance: &Provenance, bytes: usize) -> bool {
        let all = PREAMBLE_BYTES_MAX + self.body.len() + bytes + HASH_BYTES;
        match self.provenance {
            None => true,
            Some(mine) => mine == *provenance && all <= PACKED_BYTES_MAX,
        }
    }

    fn close(self) -> Option<Record> {
        let provenance = self.provenance?;
        let first = self.before.position.next();
        let mut bytes = Vec::with_capacity(PREAMBLE_BYTES_MAX + self.body.len() + HASH_BYTES);
        bytes.extend([FORMAT, CODEC_ID]);
        put_number(&mut bytes, first.0);
        put_number(&mut bytes, self.count);
        put_provenance(&mut bytes, provenance);
        bytes.extend_from_slice(&self.body);
        let hash = chain(&self.before.hash, &bytes);
        bytes.extend(hash);
        let position = Position(self.before.position.0 + self.count);
        let head = Head { position, hash };
        Some(Record { first, bytes, head })
    }
}

/// Reads the record that must continue `before`, all of it, and checks its hash.
pub fn open<'a>(before: &Head, bytes: &'a [u8]) -> Result<RecordView<'a>, FrameError> {
    let body = bytes.len().checked_sub(HASH_BYTES);
    let (body, stored_hash) = bytes.split_at(body.ok_or(FrameError::Short)?);
    let hash = chain(&before.hash, body);
    if hash != stored_hash {
        return Err(FrameError::Chain);
    }
    let mut from = Reader(body);
    let (first, count) = preamble(&mut from)?;
    if first != before.position.next() {
        return Err(FrameError::Elsewhere(first));
    }
    if count == 0 || count > (from.0.len() / EVENT_BYTES_MIN) as u64 {
        return Err(FrameError::Field("count"));
    }
    let last = first.0.checked_add(count - 1);
    let last = Position(last.ok_or(FrameError::Field("position"))?);
    let provenance = from.provenance()?;
    let mut events = Vec::with_capacity(count as usize);
    for position in first.0..=last.0 {
        events.push(from.event(position)?);
    }
    if !from.0.is_empty() {
        return Err(FrameError::Trailing(from.0.len()));
    }
    let head = Head {
        position: last,
        hash,
    };
    Ok(RecordView {
        first,
        provenance,
        head,
        bytes,
        events,
    })
}

/// The first and last position that a record claims, from its first bytes alone, unverified.
pub fn claimed_span(bytes: &[u8]) -> Option<(Position, Position)> {
    let (first, count) = preamble(&mut Reader(bytes)).ok()?;
    let last = first.0.checked_add(count.checked_sub(1)?)?;
    Some((first, Position(last)))
}

/// The hash that a whole record ends with, unverified.
pub fn claimed_hash(bytes: &[u8]) -> Option<[u8; 32]> {
    bytes.last_chunk().copied()
}

fn chain(before: &[u8; 32], body: &[u8]) -> [u8; 32] {
    // Keyed rather than fed both: one call over one slice hashes its chunks side by side.
    *blake3::keyed_hash(before, body).as_bytes()
}

fn preamble(from: &mut Reader<'_>) -> Result<(Position, u64), FrameError> {
    match (from.byte()?, from.byte()?) {
        (FORMAT, CODEC_ID) => Ok((Position(from.number()?), from.number()?)),
        (FORMAT, codec) => Err(FrameError::Codec(codec)),
        (format, _) => Err(FrameError::Format(format)),
    }
}

fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn put_provenance(out: &mut Vec<u8>, provenance: Provenance) {
    let time = provenance.time.0;
    put_number(out, ((time << 1) ^ (time >> 63)) as u64);
    let cause = provenance.cause.map_or(0, |_| HAS_CAUSE);
    let (actor, admin, token) = match provenance.actor {
        Actor::Phone => (0, None, None),
        Actor::Admin(id) => (1, Some(id), None),
        Actor::Anonymous => (2, None, None),
        Actor::CommandLine => (3, None, None),
        Actor::Process(Process::Watchdog) => (4, None, None),
        Actor::Process(Process::Renderer) => (5, None, None),
        Actor::Process(Process::Delivery) => (6, None, None),
        Actor::Token { admin, token } => (7, Some(admin), Some(token)),
        Actor::Process(Process::Jobs) => (8, None, None),
    };
    out.push(actor | cause);
    if let Some(AdminId(id)) = admin {
        put_number(out, u64::from(id));
    }
    if let Some(Position(token)) = token {
        put_number(out, token);
    }
    if let Some(Position(cause)) = provenance.cause {
        put_number(out, cause);
    }
}

fn put_event(out: &mut Vec<u8>, position: Position, event: &StoredEvent<'_>) {
    put_number(out, u64::from(event.kind));
    out.push(event.version);
    let sealed = event.sealed.as_ref().map_or(0, |_| HAS_SEALED);
    match &event.subject {
        Subject::System => out.push(sealed),
        Subject::Phone(mac) => {
            out.push(1 | sealed);
            out.extend(mac.bytes());
        }
        Subject::User(UserId(id)) => {
            out.push(2 | sealed);
            put_number(out, u64::from(*id));
        }
        Subject::Admin(AdminId(id)) => {
            out.push(3 | sealed);
            put_number(out, u64::from(*id));
        }
        Subject::Region(name) => {
            out.push(4 | sealed);
            put_bytes(out, name.as_str().as_bytes());
        }
        Subject::File(name) => {
            out.push(5 | sealed);
            put_bytes(out, name.as_str().as_bytes());
        }
        Subject::Template(name) => {
            out.push(6 | sealed);
            put_bytes(out, name.as_str().as_bytes());
        }
        Subject::Firmware(name) => {
            out.push(7 | sealed);
            put_bytes(out, name.as_str().as_bytes());
        }
        Subject::Job(JobId(id)) => {
            out.push(8 | sealed);
            put_number(out, u64::from(*id));
        }
    }
    put_number(out, event.subject_version);
    // The distance is shorter than the position itself; 0 says that there is none before.
    let distance = match event.previous {
        Position(0) => 0,
        previous => position.0 - previous.0,
    };
    put_number(out, distance);
    put_bytes(out, &event.payload);
    if let Some(sealed) = &event.sealed {
        put_number(out, u64::from(sealed.slot.0));
        put_bytes(out, &sealed.bytes);
    }
}

/// What is left of a record's bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, FrameError> {
        let (&first, rest) = self.0.split_first().ok_or(FrameError::Short)?;
        self.0 = rest;
        Ok(first)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], FrameError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(FrameError::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64, FrameError> {
        let first = self.byte()?;
        if first < 0x80 {
            return Ok(u64::from(first));
        }
        let mut number = u64::from(first & 0x7f);
        for shift in (7..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            number |= bits << shift;
            if byte < 0x80 {
                let fits = bits << shift >> shift == bits;
                let shortest = byte != 0;
                let valid = fits && shortest;
                return valid.then_some(number).ok_or(FrameError::Field("number"));
            }
        }
        Err(FrameError::Field("number"))
    }

    fn number_u32(&mut self) -> Result<u32, FrameError> {
        u32::try_from(self.number()?).map_err(|_| FrameError::Field("number"))
    }

    fn bytes(&mut self) -> Result<&'a [u8], FrameError> {
        let length = self.number()?;
        self.take(usize::try_from(length).map_err(|_| FrameError::Short)?)
    }

    fn name<T: std::str::FromStr<Err = InvalidId>>(&mut self) -> Result<T, FrameError> {
        let text = std::str::from_utf8(self.bytes()?);
        let text = text.map_err(|_| FrameError::Field("subject"))?;
        text.parse().map_err(FrameError::Name)
    }

    fn provenance(&mut self) -> Result<Provenance, FrameError> {
        let time = self.number()?;
        let time = Timestamp((time >> 1) as i64 ^ -((time & 1) as i64));
        let tag = self.byte()?;
        let actor = match tag & !HAS_CAUSE {
            0 => Actor::Phone,
            1 => Actor::Admin(AdminId(self.number_u32()?)),
            2 => Actor::Anonymous,
            3 => Actor::CommandLine,
            4 => Actor::Process(Process::Watchdog),
            5 => Actor::Process(Process::Renderer),
            6 => Actor::Process(Process::Delivery),
            7 => Actor::Token {
                admin: AdminId(self.number_u32()?),
                token: Position(self.number()?),
            },
            8 => Actor::Process(Process::Jobs),
            _ => return Err(FrameError::Field("actor")),
        };
        let cause = match tag & HAS_CAUSE {
            0 => None,
            _ => Some(Position(self.number()?)),
        };
        Ok(Provenance { time, actor, cause })
    }

    fn event(&mut self, position: u64) -> Result<StoredEvent<'a>, FrameError> {
        let kind = self.number()?;
        let kind = u16::try_from(kind).map_err(|_| FrameError::Field("kind"))?;
        let version = self.byte()?;
        let tag = self.byte()?;
        let subject = match tag & !HAS_SEALED {
            0 => Subject::System,
            1 => {
                let mac = self.take(6)?;
                let mac = mac.try_into().expect("six bytes were taken");
                Subject::Phone(Mac::from_bytes(mac))
            }
            2 => Subject::User(UserId(self.number_u32()?)),
            3 => Subject::Admin(AdminId(self.number_u32()?)),
            4 => Subject::Region(self.name()?),
            5 => Subject::File(self.name()?),
            6 => Subject::Template(self.name()?),
            7 => Subject::Firmware(self.name()?),
            8 => Subject::Job(JobId(self.number_u32()?)),
            _ => return Err(FrameError::Field("subject")),
        };
        let subject_version = self.number()?;
        let previous = match self.number()? {
            0 => Position(0),
            distance if distance < position => Position(position - distance),
            _ => return Err(FrameError::Field("previous position")),
        };
        let payload = Cow::Borrowed(self.bytes()?);
        let sealed = if tag & HAS_SEALED == 0 {
            None
        } else {
            let slot = KeySlot(self.number_u32()?);
            let bytes = Cow::Borrowed(self.bytes()?);
            Some(Sealed { slot, bytes })
        };
        Ok(StoredEvent {
            kind,
            version,
            subject,
            subject_version,
            previous,
            payload,
            sealed,
        })
    }
}

#[cfg(test)]
mod tests;
