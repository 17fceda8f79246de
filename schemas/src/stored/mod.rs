//! Stored events: what the log keeps. Encoding seals, decoding opens.
//!
//! Guarantee: `decode(encode(event)) == event` while the key exists; with the key erased the plain
//! fields are the same and the sealed ones read as erased. Deliberately not here: framing,
//! chaining.

pub mod codec;
#[cfg(test)]
mod golden;
pub mod shape;
pub mod v1;

use std::borrow::Cow;

use crate::{
    events::{Event, EventKind, NewEvent, RecordedEvent},
    ids::{KeySlot, Position},
    sealing::{self, Binding, Keys, SealBroken},
    subject::{Actor, Subject},
    time::Timestamp,
};

/// Why an event cannot be encoded or decoded.
#[derive(Debug, thiserror::Error)]
pub enum StoredError {
    /// The kind number is not known: the log was written by a newer version.
    #[error("event kind {0} is not known to this version")]
    UnknownKind(u16),
    /// The kind's version is not known: the log was written by a newer version.
    #[error("version {version} of event kind {kind} is not known to this version")]
    UnknownVersion {
        /// The kind number.
        kind: u16,
        /// The version.
        version: u8,
    },
    /// The payload is not of the kind's shape.
    #[error("payload cannot be encoded or decoded")]
    Codec(#[source] codec::CodecError),
    /// A field has a value that its type does not allow.
    #[error("a field is invalid")]
    Shape(#[source] shape::ShapeError),
    /// The sealed part does not open.
    #[error("sealed part cannot be opened")]
    Seal(#[source] SealBroken),
    /// The event has personal fields and no key to seal them with.
    #[error("no key in slot {0:?} to seal event kind {1}")]
    NoKey(Option<KeySlot>, u16),
}

impl From<codec::CodecError> for StoredError {
    fn from(source: codec::CodecError) -> Self {
        Self::Codec(source)
    }
}

impl From<shape::ShapeError> for StoredError {
    fn from(source: shape::ShapeError) -> Self {
        Self::Shape(source)
    }
}

/// An event's fields as bytes, before sealing.
struct Parts {
    plain: Vec<u8>,
    sealed: Option<Vec<u8>>,
}

/// The sealed part of a stored event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed<'a> {
    /// The slot of the key.
    pub slot: KeySlot,
    /// The sealed fields and their tag.
    pub bytes: Cow<'a, [u8]>,
}

/// An event as the log keeps it; its bytes may be borrowed from a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent<'a> {
    /// The kind number.
    pub kind: u16,
    /// The version of the kind's shape.
    pub version: u8,
    /// Whom it is about.
    pub subject: Subject,
    /// Its number among the subject's events, from 1.
    pub subject_version: u64,
    /// The position of the subject's event before it; 0 when it is the first.
    pub previous: Position,
    /// The plain fields.
    pub payload: Cow<'a, [u8]>,
    /// The sealed fields, for kinds that have some.
    pub sealed: Option<Sealed<'a>>,
}

/// What a record says of all its events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Provenance {
    /// When they were decided.
    pub time: Timestamp,
    /// Who made them happen.
    pub actor: Actor,
    /// The event that they follow from.
    pub cause: Option<Position>,
}

/// The event as it is to be stored, its personal fields sealed.
pub fn encode(
    new: &NewEvent,
    subject_version: u64,
    previous: Position,
    keys: &(impl Keys + ?Sized),
) -> Result<StoredEvent<'static>, StoredError> {
    let kind = new.event.kind().number();
    let parts = v1::to_parts(&new.event)?;
    let sealed = match parts.sealed {
        None => None,
        Some(bytes) => {
            let slot = new.key_slot.ok_or(StoredError::NoKey(None, kind))?;
            let key = keys.key(slot).ok_or(StoredError::NoKey(Some(slot), kind))?;
            let binding = Binding {
                kind,
                subject: &new.subject,
                subject_version,
            };
            let bytes = Cow::Owned(sealing::seal(&key, binding, &bytes));
            Some(Sealed { slot, bytes })
        }
    };
    Ok(StoredEvent {
        kind,
        version: v1::VERSION,
        subject: new.subject.clone(),
        subject_version,
        previous,
        payload: Cow::Owned(parts.plain),
        sealed,
    })
}

/// The event that was stored. A sealed part whose key was erased reads as erased; one that does not
/// open with its key is an error.
pub fn decode(
    stored: StoredEvent<'_>,
    position: Position,
    provenance: Provenance,
    keys: &(impl Keys + ?Sized),
) -> Result<RecordedEvent, StoredError> {
    let kind = EventKind::from_number(stored.kind).ok_or(StoredError::UnknownKind(stored.kind))?;
    if stored.version != v1::VERSION {
        let (kind, version) = (stored.kind, stored.version);
        return Err(StoredError::UnknownVersion { kind, version });
    }
    let mut key_slot = None;
    let mut opened = None;
    if let Some(sealed) = &stored.sealed {
        key_slot = Some(sealed.slot);
        if let Some(key) = keys.key(sealed.slot) {
            let binding = Binding {
                kind: stored.kind,
                subject: &stored.subject,
                subject_version: stored.subject_version,
            };
            opened = Some(sealing::open(&key, binding, &sealed.bytes).map_err(StoredError::Seal)?);
        }
    }
    let event = v1::from_parts(kind, &stored.payload, opened.as_deref())?;
    Ok(RecordedEvent {
        position,
        time: provenance.time,
        actor: provenance.actor,
        cause: provenance.cause,
        subject: stored.subject,
        subject_version: stored.subject_version,
        previous: stored.previous,
        key_slot,
        event,
    })
}

/// An event's plain and personal fields, both unsealed: for caches that are sealed as a whole.
pub fn to_unsealed(event: &Event) -> Result<(Vec<u8>, Option<Vec<u8>>), StoredError> {
    let parts = v1::to_parts(event)?;
    Ok((parts.plain, parts.sealed))
}

/// The event of which [`to_unsealed`] gave these fields.
pub fn from_unsealed(
    kind: EventKind,
    plain: &[u8],
    personal: Option<&[u8]>,
) -> Result<Event, StoredError> {
    v1::from_parts(kind, plain, personal)
}

/// A number that is the same for two reports exactly when they say the same: BLAKE3 of the stored
/// form, cut to 64 bits.
pub fn fingerprint(event: &Event) -> Result<u64, StoredError> {
    let parts = v1::to_parts(event)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&parts.plain);
    hasher.update(parts.sealed.as_deref().unwrap_or_default());
    let hash = hasher.finalize();
    let [a, b, c, d, e, f, g, h, ..] = *hash.as_bytes();
    Ok(u64::from_le_bytes([a, b, c, d, e, f, g, h]))
}
