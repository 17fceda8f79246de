//! Files from inputs: what is stored, and what is refused.

use std::sync::Arc;

use schemas::Position;

use super::*;
use crate::provisioning::{models, public_url::PublicUrl};
use crate::{space::Reserve, templates::Source};

struct OneKey(KeySlot);

impl Keys for OneKey {
    fn key(&self, slot: KeySlot) -> Option<Key> {
        (slot == self.0).then(|| Key::new([7; 32]))
    }
}

fn phone(number: u8, slot: u32, language: &str) -> PhoneInputs {
    PhoneInputs {
        mac: Mac::from_bytes([0, 0x90, 0x8f, 0, 0, number]),
        key_slot: KeySlot(slot),
        model: "430HD".to_owned(),
        template: Source::BuiltIn {
            template: models::template_for("430HD", false).unwrap(),
            model: "430HD",
        },
        region: "Oslo".parse().unwrap(),
        current: None,
        set_by: Position(1),
        values: Default::default(),
        user: None,
        language: language.to_owned(),
        vlan_mode: String::new(),
        vlan_id: None,
        firmware_file: None,
    }
}

fn inputs(phones: Vec<PhoneInputs>) -> Inputs {
    Inputs {
        position: Position(7),
        public_url: PublicUrl::parse("http://10.1.1.5").unwrap(),
        system_user: None,
        phones,
        without_template: vec![],
        values: Default::default(),
        common: Default::default(),
        before: Default::default(),
        kept: Default::default(),
    }
}

#[test]
fn what_is_named_is_in_the_store_and_says_where_it_comes_from() {
    let place = tempfile::tempdir().unwrap();
    let blobs = Arc::new(Blobs::open(place.path(), Reserve::none()).unwrap());
    let keys = OneKey(KeySlot(3));
    let made = make(
        &inputs(vec![phone(1, 3, "English"), phone(2, 3, "German")]),
        &Templates::new(blobs.clone()),
        &keys,
        &blobs,
        Default::default(),
    )
    .unwrap();

    let [shared] = &made.shared[..] else {
        panic!("{} shared files", made.shared.len());
    };
    let text = blobs.get(shared.hash).unwrap();
    assert_eq!(shared.size_bytes as usize, text.len());
    assert_eq!(shared.name.as_str(), "AudioCodes_430HD_global_GENERIC.cfg");
    assert_eq!(made.own.len(), 2);
    for (file, language) in made.own.iter().zip(["English", "German"]) {
        let key = keys.key(KeySlot(3)).unwrap();
        let text = blobs
            .get_sealed(file.record.hash, KeySlot(3), &key)
            .unwrap();
        assert_eq!(file.record.size_bytes as usize, text.len());
        assert_eq!(
            (file.record.inputs, &file.record.global_file),
            (Position(7), &shared.name)
        );
        assert_eq!(file.record.template.as_str(), "AudioCodes_430HD");
        let text = String::from_utf8(text).unwrap();
        assert!(
            text.contains(&format!("personal_settings/language={language}\n")),
            "{text}"
        );
    }
}

#[test]
fn values_that_break_lines_and_erased_keys_fail_their_phone_alone() {
    let place = tempfile::tempdir().unwrap();
    let blobs = Arc::new(Blobs::open(place.path(), Reserve::none()).unwrap());
    let phones = vec![
        phone(1, 3, "English\nx=1"),
        phone(2, 4, "English"),
        phone(3, 3, "English"),
    ];
    let made = make(
        &inputs(phones),
        &Templates::new(blobs.clone()),
        &OneKey(KeySlot(3)),
        &blobs,
        Default::default(),
    )
    .unwrap();

    let own: Vec<u8> = made
        .own
        .iter()
        .map(|file| file.record.mac.bytes()[5])
        .collect();
    assert_eq!(own, [3]);
    let failed: Vec<_> = made
        .failed
        .iter()
        .map(|(mac, it)| (mac.bytes()[5], it))
        .collect();
    assert!(matches!(
        failed[..],
        [(1, Failure::Render(_)), (2, Failure::KeyErased)]
    ));
}
