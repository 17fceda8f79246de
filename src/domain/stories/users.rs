//! Stories of users: changed, deleted, given phones, by table.

use schemas::{
    Mac, Secret, Subject, UserId,
    commands::{Command, NamesBuiltIn, UserChange, UserCommand, UserDevice, UserRow},
    events::{Admission, Event, NewEvent, PhoneChanged},
};

use crate::domain::{Refusal, State, testing::*};

fn user(command: UserCommand) -> Command {
    Command::User(Box::new(command))
}

fn change(user_id: UserId, change: UserChange) -> Command {
    user(UserCommand::Change {
        user: user_id,
        change,
    })
}

fn renamed(name: &str) -> UserChange {
    UserChange {
        name: Some(name.to_owned()),
        ..UserChange::default()
    }
}

fn moved(region: &str) -> UserChange {
    UserChange {
        region: Some(region.parse().unwrap()),
        ..UserChange::default()
    }
}

fn device(mac: Mac, language: Option<&str>) -> UserDevice {
    UserDevice {
        mac,
        model: Some("420HD".parse().unwrap()),
        settings: PhoneChanged {
            language: language.map(str::to_owned),
            ..PhoneChanged::default()
        },
        built_in: NamesBuiltIn::default(),
    }
}

fn add(user_id: UserId, device: UserDevice) -> Command {
    user(UserCommand::AddDevice {
        user: user_id,
        device: Box::new(device),
    })
}

fn row(name: &str, region: &str, devices: Vec<UserDevice>) -> UserRow {
    UserRow {
        name: name.to_owned(),
        change: moved(region),
        devices,
    }
}

fn import(rows: &[UserRow]) -> Command {
    user(UserCommand::Import(rows.to_vec()))
}

/// Oslo and Rome, and alice of Oslo with phones 1 and 2, phone 2 in Rome.
fn house() -> (Story, UserId) {
    let mut story = Story::new();
    story.region("Rome", settings());
    let alice = story.user("Alice", Some("geheim"));
    story.does(change(alice, moved("Oslo"))).unwrap();
    for number in [1, 2] {
        story.phone(mac(number), Some(alice));
    }
    let to_rome = PhoneChanged {
        region: Some("Rome".parse().unwrap()),
        ..PhoneChanged::default()
    };
    story.happened(Subject::Phone(mac(2)), to_rome);
    (story, alice)
}

fn regions(state: &State) -> Vec<(Mac, String)> {
    let mut found: Vec<_> = state
        .phones
        .iter()
        .map(|(mac, phone)| (*mac, phone.region.to_string()))
        .collect();
    found.sort();
    found
}

fn kinds(events: &[NewEvent]) -> Vec<&'static str> {
    events.iter().map(|new| new.event.kind().name()).collect()
}

#[test]
fn names_are_unique_without_case_and_a_user_may_change_the_case() {
    let (mut story, alice) = house();
    let bob = story.user("bob", None);
    let taken = story.decides(change(bob, renamed("ALICE"))).unwrap_err();
    assert_eq!(taken, Refusal::UserExists);
    assert_eq!(
        story.kinds(change(alice, renamed("ALICE"))).unwrap(),
        ["UserRenamed"]
    );
    assert_eq!(
        story.kinds(change(alice, renamed("ALICE"))).unwrap(),
        [""; 0]
    );
    story.does(change(alice, renamed("carol"))).unwrap();
    story.does(change(bob, renamed("Alice"))).unwrap();
    assert_eq!(story.state.user_named("aLICE").map(|it| it.0), Some(bob));
    assert_eq!(story.state.user_named("Carol").map(|it| it.0), Some(alice));
    assert!(story.state.user_named("bob").is_none());
}

#[test]
fn the_user_system_stays() {
    let mut story = Story::new();
    let system = story.user("system", Some("x"));
    let alice = story.user("alice", None);
    for command in [
        change(system, renamed("sys")),
        change(alice, renamed("System")),
        user(UserCommand::Delete { user: system }),
    ] {
        let refusal = story.decides(command).unwrap_err();
        assert_eq!(refusal, Refusal::SystemUserStays);
    }
    let inputs = story.state.common_inputs;
    let password = UserChange {
        password: Some(Secret::new("y")),
        ..UserChange::default()
    };
    story.does(change(system, password)).unwrap();
    assert!(story.state.common_inputs > inputs);
}

#[test]
fn a_user_who_moves_takes_along_the_phones_of_the_old_region() {
    let (mut story, alice) = house();
    story.region("Paris", settings());
    assert_eq!(
        story.kinds(change(alice, moved("Paris"))).unwrap(),
        ["UserChanged", "PhoneChanged"]
    );
    let expected = [(mac(1), "Paris".to_owned()), (mac(2), "Rome".to_owned())];
    assert_eq!(regions(&story.state), expected);
    assert_eq!(story.kinds(change(alice, moved("Paris"))).unwrap(), [""; 0]);
    let nowhere = story.decides(change(alice, moved("Bonn"))).unwrap_err();
    assert_eq!(nowhere, Refusal::UnknownRegion("Bonn".parse().unwrap()));
}

#[test]
fn a_deleted_user_takes_phones_and_overrides_along_and_may_come_back() {
    let (mut story, alice) = house();
    let overridden = schemas::events::OverrideSet {
        scope: schemas::events::OverrideScope::User,
        owner: String::new(),
        parameter: "a/b".parse().unwrap(),
        value: schemas::private::ConfigValue::of("a/b", "1"),
    };
    story.happened(Subject::User(alice), overridden);
    story.happened(Subject::Phone(mac(1)), super::alarm("x"));
    let delete = user(UserCommand::Delete { user: alice });
    assert_eq!(
        story.kinds(delete.clone()).unwrap(),
        [
            "AlarmCleared",
            "PhoneDeleted",
            "PhoneDeleted",
            "UserDeleted"
        ]
    );
    assert!(story.state.phones.is_empty() && story.state.users.is_empty());
    assert!(story.state.catalogue.overrides.is_empty());
    assert_eq!(story.decides(delete).unwrap_err(), Refusal::UnknownUser);
    assert_ne!(story.user("alice", None), alice);
}

#[test]
fn an_unknown_phone_is_of_the_fleet_at_once() {
    let (mut story, alice) = house();
    let decision = story.does(add(alice, device(mac(3), Some("en")))).unwrap();
    assert_eq!(kinds(&decision.events), ["PhoneApproved", "PhoneChanged"]);
    let Event::PhoneApproved(approved) = &decision.events[0].event else {
        panic!("not approved")
    };
    assert_eq!(approved.how, Admission::Assigned);
    assert!(!approved.restart_when_generated);
    assert_eq!(approved.model.as_ref().unwrap().as_str(), "420HD");
    let phone = &story.state.phones[&mac(3)];
    assert_eq!((phone.region.as_str(), phone.owner), ("Oslo", Some(alice)));
    let again = add(alice, device(mac(3), Some("en")));
    assert_eq!(story.kinds(again).unwrap(), [""; 0]);
    let cleared = add(alice, device(mac(3), Some("")));
    assert_eq!(story.kinds(cleared).unwrap(), ["PhoneChanged"]);
    assert!(story.state.phones[&mac(3)].settings.is_none());
}

#[test]
fn a_phone_that_waits_is_taken_in_with_what_it_said() {
    let (mut story, alice) = house();
    story.pending.announce(announcement(mac(3), 5));
    let decision = story.does(add(alice, device(mac(3), None))).unwrap();
    assert_eq!(kinds(&decision.events), ["PhoneApproved", "PhoneReported"]);
    let Event::PhoneApproved(approved) = &decision.events[0].event else {
        panic!("not approved")
    };
    assert!(approved.restart_when_generated);
    assert_eq!(approved.model.as_ref().unwrap().as_str(), "430HD");
}

#[test]
fn a_phone_of_another_user_moves_and_both_users_stay() {
    let (mut story, alice) = house();
    let bob = story.user("bob", None);
    let homeless = story.decides(add(bob, device(mac(9), None))).unwrap_err();
    assert_eq!(homeless, Refusal::UserWithoutRegion);
    story.does(change(bob, moved("Rome"))).unwrap();
    let moved = story.kinds(add(bob, device(mac(1), None))).unwrap();
    assert_eq!(moved, ["PhoneAssigned", "PhoneChanged"]);
    let moved = story.kinds(add(bob, device(mac(2), None))).unwrap();
    assert_eq!(moved, ["PhoneAssigned"]);
    assert!(story.state.users[&alice].phones.is_empty());
    assert_eq!(story.state.users[&bob].phones, [mac(1), mac(2)]);
}

#[test]
fn a_table_is_done_whole_and_once() {
    let (mut story, _) = house();
    let rows = [
        row("alice", "Rome", vec![device(mac(3), Some("en"))]),
        row(
            "bob",
            "Oslo",
            vec![device(mac(1), None), device(mac(4), None)],
        ),
    ];
    let done = story.kinds(import(&rows)).unwrap();
    let expected = [
        "UserChanged",
        "PhoneApproved",
        "PhoneChanged",
        "UserCreated",
        // Phone 1 stays where bob is, though alice leaves.
        "PhoneAssigned",
        "PhoneApproved",
    ];
    assert_eq!(done, expected);
    let owner = |number| story.state.phones[&mac(number)].owner;
    assert_eq!(owner(1), owner(4));
    assert_eq!(story.kinds(import(&rows)).unwrap(), [""; 0]);
}

#[test]
fn nothing_of_a_table_is_done_when_one_row_cannot_be() {
    let (mut story, _) = house();
    let good = row("carol", "Oslo", vec![device(mac(3), None)]);
    for (bad, refusal) in [
        (row("CAROL", "Oslo", vec![]), Refusal::UserExists),
        (
            row("bob", "Bonn", vec![]),
            Refusal::UnknownRegion("Bonn".parse().unwrap()),
        ),
        (
            row("bob", "Oslo", vec![device(mac(3), None)]),
            Refusal::PhoneNamedTwice(mac(3)),
        ),
    ] {
        let before = story.state.head;
        let refused = story.does(import(&[good.clone(), bad])).unwrap_err();
        assert_eq!(refused, refusal);
        assert_eq!(story.state.head, before);
    }
    let named = UserChange {
        display_name: Some("Carol".to_owned()),
        ..moved("Oslo")
    };
    let rows = [UserRow {
        change: named,
        ..good
    }];
    story.does(import(&rows)).unwrap();
    let (_, carol) = story.state.user_named("carol").unwrap();
    assert_eq!(carol.display_name, "Carol");
}
