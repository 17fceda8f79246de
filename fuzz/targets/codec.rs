//! Stored events: any kind, version, fields.
//!
//! Holds that decoding never panics, and that what was decoded is stored and read back the same.
//! Input: kind (2 bytes), version, length of the plain fields (2 bytes), the plain fields, and
//! what is left: the personal fields, which the target seals.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rollcall_schemas::{
    events::NewEvent,
    ids::{KeySlot, Position},
    sealing::{self, Binding, Key, Keys},
    stored::{self, Provenance, Sealed, StoredEvent},
    subject::{Actor, Subject},
    time::Timestamp,
};

/// The same key in every slot.
struct OneKey;

impl Keys for OneKey {
    fn key(&self, _: KeySlot) -> Option<Key> {
        Some(Key::new([7; 32]))
    }
}

const PROVENANCE: Provenance = Provenance {
    time: Timestamp(1_795_341_600_000),
    actor: Actor::Phone,
    cause: None,
};

fuzz_target!(|input: &[u8]| {
    let Some((head, rest)) = input.split_first_chunk::<5>() else {
        return;
    };
    let kind = u16::from_le_bytes([head[0], head[1]]);
    let plain_length = usize::from(u16::from_le_bytes([head[3], head[4]]));
    let (plain, personal) = rest.split_at(plain_length.min(rest.len()));
    let subject = Subject::Phone("00908f484cf0".parse().expect("it is a MAC"));
    let sealed = (!personal.is_empty()).then(|| {
        let binding = Binding {
            kind,
            subject: &subject,
            subject_version: 3,
        };
        let bytes = sealing::seal(&Key::new([7; 32]), binding, personal).into();
        Sealed {
            slot: KeySlot(9),
            bytes,
        }
    });
    let stored = StoredEvent {
        kind,
        version: head[2],
        subject,
        subject_version: 3,
        previous: Position(4),
        payload: plain.into(),
        sealed,
    };
    let Ok(recorded) = stored::decode(stored, Position(11), PROVENANCE, &OneKey) else {
        return;
    };
    let new = NewEvent {
        subject: recorded.subject.clone(),
        key_slot: Some(KeySlot(9)),
        event: recorded.event.clone(),
    };
    let stored =
        stored::encode(&new, 3, Position(4), &OneKey).expect("what was read can be stored");
    let again = stored::decode(stored.clone(), Position(11), PROVENANCE, &OneKey)
        .expect("what was stored can be read");
    assert!(recorded.event == again.event, "another event is read back");
    let stored_again = stored::encode(&new, 3, Position(4), &OneKey);
    assert_eq!(stored_again.expect("it was stored before"), stored);
});
