//! Golden bytes: one sample of every kind, and the bytes that version 1 stores for it, for ever.
//!
//! `golden/v1.txt` holds one line a kind: name, plain bytes, sealed bytes before sealing.
//! `ROLLCALL_BLESS=1` adds lines for new kinds; it never changes one that is there.

mod samples;

use std::{fmt::Write, path::Path};

use super::*;
use crate::{
    events::*,
    hash::ContentHash,
    ids::{KeySlot, UserId},
    private::{ConfigValue, Personal, Secret},
    request::RequestDigest,
    sealing::Key,
};

use self::samples::{report, samples};

struct OneKey;

impl Keys for OneKey {
    fn key(&self, slot: KeySlot) -> Option<Key> {
        (slot == KeySlot(7)).then(|| Key::new([9; 32]))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn line(event: &Event) -> String {
    let parts = v1::to_parts(event).unwrap();
    let sealed = parts.sealed.map_or("-".to_owned(), |bytes| hex(&bytes));
    format!("{} {} {sealed}", event.kind().name(), hex(&parts.plain))
}

#[test]
fn the_samples_cover_every_kind() {
    let kinds: Vec<_> = samples().iter().map(Event::kind).collect();
    assert_eq!(kinds, EventKind::ALL);
}

#[test]
fn golden_bytes_never_change() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/v1.txt");
    let mut golden = std::fs::read_to_string(&path).unwrap_or_default();
    for event in samples() {
        let name = event.kind().name();
        let wanted = line(&event);
        let found = golden
            .lines()
            .find(|line| line.split(' ').next() == Some(name));
        if found.is_none() && std::env::var_os("ROLLCALL_BLESS").is_some() {
            golden.push_str(&wanted);
            golden.push('\n');
            std::fs::write(&path, &golden).unwrap();
            continue;
        }
        assert_eq!(found, Some(wanted.as_str()), "golden bytes of {name}");
    }
}

#[test]
fn every_kind_survives_storing() {
    let provenance = Provenance {
        time: Timestamp(1),
        actor: Actor::Phone,
        cause: None,
    };
    for event in samples() {
        let subject = Subject::Phone("00908f484cf0".parse().unwrap());
        let new = NewEvent {
            subject,
            key_slot: Some(KeySlot(7)),
            event,
        };
        let stored = encode(&new, 3, Position(2), &OneKey).unwrap();
        let decoded = decode(stored, Position(9), provenance, &OneKey).unwrap();
        assert_eq!(decoded.event, new.event);
        assert_eq!(
            (decoded.subject_version, decoded.previous),
            (3, Position(2))
        );
    }
}

#[test]
fn an_erased_key_leaves_the_plain_fields() {
    struct NoKeys;
    impl Keys for NoKeys {
        fn key(&self, _: KeySlot) -> Option<Key> {
            None
        }
    }
    let provenance = Provenance {
        time: Timestamp(1),
        actor: Actor::Phone,
        cause: None,
    };
    let subject = Subject::Phone("00908f484cf0".parse().unwrap());
    let new = NewEvent {
        subject,
        key_slot: Some(KeySlot(7)),
        event: report().into(),
    };
    let stored = encode(&new, 1, Position(0), &OneKey).unwrap();
    assert!(!hex(&stored.payload).contains(&hex(b"Alice")));
    let decoded = decode(stored, Position(1), provenance, &NoKeys).unwrap();
    let Event::PhoneReported(read) = decoded.event else {
        panic!("another kind")
    };
    assert_eq!(read.model, "430HD");
    assert_eq!(read.user_name.expose(), "[erased]");
}

#[test]
fn newer_kinds_and_versions_are_named() {
    let provenance = Provenance {
        time: Timestamp(1),
        actor: Actor::Phone,
        cause: None,
    };
    let subject = Subject::System;
    let new = NewEvent {
        subject,
        key_slot: None,
        event: RegionDeleted {}.into(),
    };
    let stored = encode(&new, 1, Position(0), &OneKey).unwrap();
    let newer_kind = StoredEvent {
        kind: 9999,
        ..stored.clone()
    };
    let newer_version = StoredEvent {
        version: 2,
        ..stored
    };
    let decoded = decode(newer_kind, Position(1), provenance, &OneKey);
    assert!(matches!(decoded, Err(StoredError::UnknownKind(9999))));
    let decoded = decode(newer_version, Position(1), provenance, &OneKey);
    assert!(matches!(
        decoded,
        Err(StoredError::UnknownVersion {
            kind: 52,
            version: 2
        })
    ));
}
