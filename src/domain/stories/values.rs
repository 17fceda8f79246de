//! Stories of placeholders and overrides: whose values they are, and what keeps them.

use schemas::{
    KeySlot, ParameterName, PlaceholderName, Subject,
    commands::{
        CatalogueCommand, Claim, OverridePlace, PlaceholderChange, PlaceholderPlace,
        PlaceholderValue, Presence, TemplateContent,
    },
    events::{Event, NewEvent, TemplateVariant},
};

use super::*;
use crate::domain::{claims, state::SYSTEM_SLOT};

fn catalogue(command: CatalogueCommand) -> Command {
    Command::Catalogue(Box::new(command))
}

fn name(text: &str) -> PlaceholderName {
    text.parse().unwrap()
}

fn value(text: &str, value: &str) -> PlaceholderValue {
    PlaceholderValue {
        name: name(text),
        value: Secret::new(value),
        description: None,
    }
}

fn set(place: &PlaceholderPlace, values: &[(&str, &str)], presence: Presence) -> Command {
    catalogue(CatalogueCommand::SetPlaceholders {
        place: place.clone(),
        values: values
            .iter()
            .map(|(name, given)| value(name, given))
            .collect(),
        presence,
    })
}

fn change(place: &PlaceholderPlace, text: &str, change: PlaceholderChange) -> Command {
    catalogue(CatalogueCommand::ChangePlaceholder {
        place: place.clone(),
        name: name(text),
        change,
    })
}

fn delete(place: &PlaceholderPlace, text: &str) -> Command {
    catalogue(CatalogueCommand::DeletePlaceholder {
        place: place.clone(),
        name: name(text),
    })
}

fn copy(from: &PlaceholderPlace, to: &PlaceholderPlace) -> Command {
    catalogue(CatalogueCommand::CopyPlaceholders {
        from: from.clone(),
        to: to.clone(),
    })
}

fn save_template(template: &str, placeholders: &[&str]) -> Command {
    catalogue(CatalogueCommand::SaveTemplate {
        name: template.parse().unwrap(),
        content: TemplateContent {
            hash: ContentHash([2; 32]),
            size_bytes: 9,
            model: "430HD".parse().unwrap(),
            variant: TemplateVariant::Generic,
            description: "one of ours".to_owned(),
            placeholders: placeholders.iter().copied().map(name).collect(),
        },
        presence: Presence::Any,
        is_built_in: false,
    })
}

fn override_of(place: &OverridePlace, pairs: &[(&str, &str)]) -> Command {
    let pairs = pairs
        .iter()
        .map(|(parameter, value)| (parameter.parse().unwrap(), Secret::new(value)));
    catalogue(CatalogueCommand::SetOverrides {
        place: place.clone(),
        values: pairs.collect(),
    })
}

fn delete_override(place: &OverridePlace, parameter: &str) -> Command {
    catalogue(CatalogueCommand::DeleteOverrides {
        place: place.clone(),
        parameters: vec![parameter.parse().unwrap()],
    })
}

fn region(name: &str) -> PlaceholderPlace {
    PlaceholderPlace::Region(name.parse().unwrap())
}

fn model(name: &str) -> PlaceholderPlace {
    PlaceholderPlace::Model(name.parse().unwrap())
}

/// Oslo and Bergen, the phone 1 of alice in Oslo.
fn house() -> (Story, schemas::UserId) {
    let mut story = Story::new();
    story.region("Bergen", settings());
    let alice = story.user("alice", Some("a-secret"));
    story.phone(mac(1), Some(alice));
    (story, alice)
}

/// Its subject, the key that seals it, and what JSON shows of it.
fn shown(new: &NewEvent) -> (Subject, Option<KeySlot>, String) {
    let json = match &new.event {
        Event::PlaceholderSet(set) => serde_json::to_string(set),
        Event::OverrideSet(set) => serde_json::to_string(set),
        other => panic!("not expected: {}", other.kind().name()),
    };
    (new.subject.clone(), new.key_slot, json.unwrap())
}

#[test]
fn each_scope_has_its_own_value_and_the_phones_is_sealed_with_its_key() {
    let (mut story, _) = house();
    let slot = story.state.phones[&mac(1)].key_slot;
    let device = PlaceholderPlace::Device(mac(1));
    let system = (Subject::System, SYSTEM_SLOT);
    for (place, (subject, slot)) in [
        (PlaceholderPlace::System, system.clone()),
        (model("430HD"), system.clone()),
        (region("Oslo"), system),
        (device, (Subject::Phone(mac(1)), slot)),
    ] {
        let given = [("Gate", "7"), ("P_DoorPassword", "canary")];
        let command = set(&place, &given, Presence::New);
        let decision = story.does(command.clone()).unwrap();
        let [gate, password] = [0, 1].map(|index| shown(&decision.events[index]));
        assert_eq!((gate.0, gate.1), (subject, Some(slot)), "{place:?}");
        assert!(gate.2.contains("\"7\""), "{}", gate.2);
        assert!(!password.2.contains("canary"), "{}", password.2);
        assert!(!format!("{:?}", decision.events).contains("canary"));
        assert_eq!(
            story.decides(command).unwrap_err(),
            Refusal::PlaceholderExists(name("Gate"))
        );
    }
    for (place, refusal) in [
        (region("Rome"), "region_not_found"),
        (PlaceholderPlace::Device(mac(9)), "device_not_found"),
    ] {
        let refused = story.decides(set(&place, &[("Gate", "7")], Presence::Any));
        assert_eq!(refused.unwrap_err().code(), refusal);
    }
}

#[test]
fn what_stays_as_it_is_is_no_event_and_a_description_stays() {
    let (mut story, _) = house();
    let place = region("Oslo");
    let described = PlaceholderValue {
        description: Some("Which gate".to_owned()),
        ..value("Gate", "7")
    };
    let described = CatalogueCommand::SetPlaceholders {
        place: place.clone(),
        values: vec![described],
        presence: Presence::New,
    };
    assert_eq!(
        story.kinds(catalogue(described)).unwrap(),
        ["PlaceholderSet"]
    );
    let again = set(&place, &[("Gate", "7")], Presence::Any);
    assert_eq!(story.kinds(again).unwrap(), Vec::<&str>::new());
    let decision = story
        .does(set(&place, &[("Gate", "8")], Presence::Known))
        .unwrap();
    assert!(shown(&decision.events[0]).2.contains("Which gate"));
    let unknown = set(&place, &[("Door", "8")], Presence::Known);
    assert_eq!(
        story.decides(unknown).unwrap_err(),
        Refusal::UnknownPlaceholder(name("Door"))
    );
}

#[test]
fn a_placeholder_gets_another_name_or_moves_to_another_region() {
    let (mut story, _) = house();
    let (oslo, bergen) = (region("Oslo"), region("Bergen"));
    story
        .does(set(&oslo, &[("Gate", "7"), ("Door", "1")], Presence::New))
        .unwrap();
    let renamed = PlaceholderChange {
        name: Some(name("Door")),
        ..Default::default()
    };
    assert_eq!(
        story.decides(change(&oslo, "Gate", renamed)).unwrap_err(),
        Refusal::PlaceholderExists(name("Door"))
    );
    let moved = PlaceholderChange {
        name: Some(name("Exit")),
        region: Some("Bergen".parse().unwrap()),
        ..Default::default()
    };
    let kinds = story.kinds(change(&oslo, "Gate", moved.clone())).unwrap();
    assert_eq!(kinds, ["PlaceholderDeleted", "PlaceholderSet"]);
    let of = |story: &Story, place| -> Vec<String> {
        let values = story.state.catalogue.placeholders.get(place);
        let values = values.into_iter().flatten();
        values
            .map(|(name, placeholder)| format!("{name}={}", placeholder.value))
            .collect()
    };
    assert_eq!(of(&story, &oslo), ["Door=1"]);
    assert_eq!(of(&story, &bergen), ["Exit=7"]);
    let system = PlaceholderPlace::System;
    story
        .does(set(&system, &[("Gate", "7")], Presence::New))
        .unwrap();
    assert_eq!(
        story.decides(change(&system, "Gate", moved)).unwrap_err(),
        Refusal::PlaceholderStays
    );
    let nowhere = PlaceholderChange {
        region: Some("Rome".parse().unwrap()),
        ..Default::default()
    };
    let refused = story.decides(change(&oslo, "Door", nowhere));
    assert_eq!(refused.unwrap_err().code(), "region_not_found");
}

#[test]
fn the_last_value_of_what_templates_name_stays() {
    let (mut story, _) = house();
    let (oslo, bergen) = (region("Oslo"), region("Bergen"));
    for place in [&oslo, &bergen] {
        story
            .does(set(place, &[("Gate", "7")], Presence::New))
            .unwrap();
    }
    story.does(save_template("Ours", &["Gate"])).unwrap();
    let kinds = story.kinds(delete(&oslo, "Gate")).unwrap();
    assert_eq!(kinds, ["PlaceholderDeleted"]);
    let in_use = Refusal::PlaceholderInUse {
        name: name("Gate"),
        templates: vec!["Ours".to_owned()],
    };
    assert_eq!(story.decides(delete(&bergen, "Gate")).unwrap_err(), in_use);
    let renamed = PlaceholderChange {
        name: Some(name("Exit")),
        ..Default::default()
    };
    let refused = story.decides(change(&bergen, "Gate", renamed));
    assert_eq!(refused.unwrap_err(), in_use);
    // In another region it is still one.
    let moved = PlaceholderChange {
        region: Some("Oslo".parse().unwrap()),
        ..Default::default()
    };
    assert!(story.does(change(&bergen, "Gate", moved)).is_ok());
    assert_eq!(
        story.decides(delete(&bergen, "Gate")).unwrap_err(),
        Refusal::UnknownPlaceholder(name("Gate"))
    );
}

#[test]
fn what_goes_with_the_only_value_leaves_an_empty_one() {
    let (mut story, _) = house();
    let (bergen, phone) = (region("Bergen"), PlaceholderPlace::Device(mac(1)));
    for (place, text) in [(&bergen, "Gate"), (&phone, "Door"), (&phone, "Spare")] {
        story
            .does(set(place, &[(text, "7")], Presence::New))
            .unwrap();
    }
    story
        .does(save_template("Ours", &["Gate", "Door"]))
        .unwrap();
    let gone = Command::DeletePhone { mac: mac(1) };
    let mut claimed = Vec::new();
    claims::claims(&story.state, &gone, &mut claimed);
    assert!(claimed.contains(&Claim::Catalogue));
    assert_eq!(
        story.kinds(gone).unwrap(),
        ["PlaceholderSet", "PhoneDeleted"]
    );
    let name_of_region = "Bergen".parse().unwrap();
    let gone = Command::DeleteRegion {
        name: name_of_region,
    };
    story.does(gone).unwrap();
    let left = &story.state.catalogue.placeholders[&PlaceholderPlace::System];
    let left: Vec<_> = left
        .iter()
        .map(|(name, it)| (name.as_str(), it.value.as_str()))
        .collect();
    assert_eq!(left, [("Door", ""), ("Gate", "")]);
}

#[test]
fn a_copy_keeps_what_is_there() {
    let (mut story, _) = house();
    let (one, other) = (model("430HD"), model("440HD"));
    story
        .does(set(&one, &[("A", "1"), ("B", "2")], Presence::New))
        .unwrap();
    story
        .does(set(&other, &[("B", "mine")], Presence::New))
        .unwrap();
    let decision = story.does(copy(&one, &other)).unwrap();
    assert_eq!(decision.events.len(), 1);
    let kept = &story.state.catalogue.placeholders[&other];
    assert_eq!(kept["A"].value, "1");
    assert_eq!(kept["B"].value, "mine");
    assert!(story.does(copy(&one, &other)).unwrap().events.is_empty());
    let refused = story.decides(copy(&region("Rome"), &region("Oslo")));
    assert_eq!(refused.unwrap_err().code(), "region_not_found");
}

#[test]
fn a_model_is_one_place_in_whatever_case() {
    let (mut story, _) = house();
    story
        .does(set(&model("Vvx411"), &[("A", "1")], Presence::New))
        .unwrap();
    let again = set(&model("VVX411"), &[("A", "2")], Presence::New);
    assert_eq!(
        story.decides(again).unwrap_err(),
        Refusal::PlaceholderExists(name("A"))
    );
    story
        .does(set(&model("VVX411"), &[("B", "2")], Presence::New))
        .unwrap();
    assert_eq!(story.state.catalogue.placeholders.len(), 1);
    story.does(delete(&model("vvx411"), "A")).unwrap();
}

#[test]
fn overrides_have_an_owner_who_is_there_and_the_later_one_counts() {
    let (mut story, alice) = house();
    let phone_slot = story.state.phones[&mac(1)].key_slot;
    let parameter = "voip/line/0/auth_password";
    for (place, subject, slot) in [
        (
            OverridePlace::Region("Oslo".parse().unwrap()),
            Subject::System,
            SYSTEM_SLOT,
        ),
        (
            OverridePlace::User("ALICE".to_owned()),
            Subject::User(alice),
            KeySlot(alice.0),
        ),
        (
            OverridePlace::Device(mac(1)),
            Subject::Phone(mac(1)),
            phone_slot,
        ),
    ] {
        let pairs = [(parameter, "canary"), ("voip/talk_event/enabled", "1")];
        let decision = story.does(override_of(&place, &pairs)).unwrap();
        let [password, flag] = [0, 1].map(|index| shown(&decision.events[index]));
        assert_eq!((password.0, password.1), (subject, Some(slot)));
        assert!(!password.2.contains("canary"), "{}", password.2);
        assert!(flag.2.contains("\"1\""), "{}", flag.2);
        // The later replaces the earlier, and what is the same is no event.
        let pairs = [(parameter, "canary"), ("voip/talk_event/enabled", "0")];
        let decision = story.does(override_of(&place, &pairs)).unwrap();
        assert_eq!(decision.events.len(), 1);
        let kinds = story.kinds(delete_override(&place, parameter)).unwrap();
        assert_eq!(kinds, ["OverrideDeleted"]);
        let gone: ParameterName = parameter.parse().unwrap();
        assert_eq!(
            story
                .decides(delete_override(&place, parameter))
                .unwrap_err(),
            Refusal::UnknownOverride(gone)
        );
    }
    for (place, code) in [
        (
            OverridePlace::Region("Rome".parse().unwrap()),
            "region_not_found",
        ),
        (OverridePlace::User("bob".to_owned()), "user_not_found"),
        (OverridePlace::Device(mac(9)), "device_not_found"),
    ] {
        let refused = story.decides(override_of(&place, &[("a/b", "1")]));
        assert_eq!(refused.unwrap_err().code(), code);
    }
}

#[test]
fn what_is_a_phones_own_goes_with_it() {
    let (mut story, _) = house();
    let device = PlaceholderPlace::Device(mac(1));
    story
        .does(set(&device, &[("Gate", "7")], Presence::New))
        .unwrap();
    let place = OverridePlace::Device(mac(1));
    story.does(override_of(&place, &[("a/b", "1")])).unwrap();
    story.does(Command::DeletePhone { mac: mac(1) }).unwrap();
    assert!(story.state.catalogue.placeholders.is_empty());
    assert!(story.state.catalogue.overrides.is_empty());
}

#[test]
fn a_phones_own_values_are_not_decided_while_it_leaves() {
    let story = Story::new();
    let device = PlaceholderPlace::Device(mac(1));
    let of = |command: &Command| {
        let mut found = Vec::new();
        claims::claims(&story.state, command, &mut found);
        found
    };
    let leaving = of(&Command::DeletePhone { mac: mac(1) });
    for command in [
        set(&device, &[("Gate", "7")], Presence::Any),
        delete(&device, "Gate"),
        copy(&PlaceholderPlace::Device(mac(2)), &device),
        override_of(&OverridePlace::Device(mac(1)), &[("a/b", "1")]),
        catalogue(CatalogueCommand::DeleteFiles {
            names: vec!["00908F000001.cfg".parse().unwrap()],
        }),
    ] {
        let claimed = of(&command);
        assert!(
            claimed.iter().any(|claim| leaving.contains(claim)),
            "{command:?}"
        );
    }
}
