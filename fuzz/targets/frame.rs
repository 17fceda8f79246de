//! Records of the log: any bytes.
//!
//! Holds that opening never panics, that it accepts nothing whose hash does not fit, and that what
//! was opened is packed and opened again the same. The target computes the hash, or no input would
//! ever get past it.

#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use rollcall::log::{Head, record};
use rollcall_schemas::{
    ids::Position,
    stored::{Sealed, StoredEvent},
};

fn owned(event: StoredEvent<'_>) -> StoredEvent<'static> {
    StoredEvent {
        kind: event.kind,
        version: event.version,
        subject: event.subject,
        subject_version: event.subject_version,
        previous: event.previous,
        payload: Cow::Owned(event.payload.into_owned()),
        sealed: event.sealed.map(|sealed| Sealed {
            slot: sealed.slot,
            bytes: Cow::Owned(sealed.bytes.into_owned()),
        }),
    }
}

fuzz_target!(|body: &[u8]| {
    let first = record::claimed_span(body).map_or(1, |(first, _)| first.0);
    let before = Head {
        position: Position(first.saturating_sub(1)),
        hash: [5; 32],
    };
    assert!(
        record::open(&before, body).is_err(),
        "a hash fits by chance"
    );
    let mut bytes = body.to_vec();
    bytes.extend_from_slice(blake3::keyed_hash(&before.hash, body).as_bytes());
    let Ok(opened) = record::open(&before, &bytes) else {
        return;
    };
    let events: Vec<_> = opened
        .events()
        .map(|(_, event)| (opened.provenance, owned(event)))
        .collect();
    let records = record::pack(before, &events).expect("what was opened can be packed");
    let mut head = before;
    let mut again = Vec::new();
    for packed in &records {
        let view = record::open(&head, &packed.bytes).expect("what was packed can be opened");
        assert_eq!(view.head, packed.head);
        head = view.head;
        again.extend(
            view.events()
                .map(|(_, event)| (view.provenance, owned(event))),
        );
    }
    assert_eq!(events, again);
    assert_eq!(head.position, opened.head.position);
    if let [only] = records.as_slice() {
        assert_eq!(only.bytes, bytes, "two forms of one record");
    }
});
