//! Stories of whom to believe: networks, credentials, and what nobody may bring about.

use super::*;

#[test]
fn a_report_from_a_foreign_network_is_refused() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    for number in [1, 2] {
        let mut foreign = report(mac(number), facts("registered", ""));
        foreign.origin.peer_address = "192.0.2.1".parse().unwrap();
        assert_eq!(
            story.decides(reports(foreign)).unwrap_err(),
            Refusal::ForeignNetwork
        );
    }
    let mut dressed = report(mac(1), facts("registered", ""));
    dressed.origin.peer_address = "::ffff:10.9.9.9".parse().unwrap();
    assert!(
        story.decides(reports(dressed)).is_ok(),
        "an IPv4 address in IPv6 clothes"
    );
}

#[test]
fn a_repeated_report_is_judged_and_changes_nothing() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let mut repeated = report(mac(1), facts("registered", ""));
    repeated.is_repeated = true;
    let decision = story.decides(reports(repeated.clone())).unwrap();
    assert_eq!(decision.events, vec![]);
    repeated.origin.peer_address = "192.0.2.1".parse().unwrap();
    assert_eq!(
        story.decides(reports(repeated)).unwrap_err(),
        Refusal::ForeignNetwork
    );
}

#[test]
fn credentials_by_the_regions_setting() {
    let mut story = Story::new();
    let alice = story.user("alice", Some("a-secret"));
    let bob = story.user("bob", Some("b-secret"));
    story.user("system", Some("s-secret"));
    story.phone(mac(1), Some(alice));
    let _ = bob;
    let md5_of_a = format!("{:x}", <md5::Md5 as md5::Digest>::digest(b"a-secret"));
    let cases: [(PhoneCredentials, &str, &str, Result<(), Refusal>); 10] = [
        (PhoneCredentials::Verify, "alice", "a-secret", Ok(())),
        (PhoneCredentials::Verify, "alice", &md5_of_a, Ok(())),
        (
            PhoneCredentials::Verify,
            "ALICE",
            &md5_of_a.to_uppercase(),
            Ok(()),
        ),
        (PhoneCredentials::Verify, "system", "s-secret", Ok(())),
        (
            PhoneCredentials::Verify,
            "alice",
            "b-secret",
            Err(Refusal::WrongCredential),
        ),
        (
            PhoneCredentials::Verify,
            "",
            "",
            Err(Refusal::WrongCredential),
        ),
        (
            PhoneCredentials::Verify,
            "bob",
            "b-secret",
            Err(Refusal::OtherPhonesCredential),
        ),
        (
            PhoneCredentials::Open,
            "bob",
            "b-secret",
            Err(Refusal::OtherPhonesCredential),
        ),
        (PhoneCredentials::Learn, "alice", "salted-digest", Ok(())),
        (
            PhoneCredentials::Learn,
            "nobody",
            "salted-digest",
            Err(Refusal::WrongCredential),
        ),
    ];
    for (phone_credentials, name, password, expected) in cases {
        let change = RegionChange {
            phone_credentials: Some(phone_credentials),
            ..RegionChange::default()
        };
        let name_of_region = "Oslo".parse().unwrap();
        let change = Command::ChangeRegion {
            name: name_of_region,
            change: Box::new(change),
        };
        story.does(change).unwrap();
        let mut with = report(mac(1), facts("registered", ""));
        with.origin = origin(name, password);
        let outcome = story.decides(reports(with)).map(|_| ());
        assert_eq!(outcome, expected, "{phone_credentials:?} {name} {password}");
    }
}

#[test]
fn a_stranger_may_announce_itself_with_a_wrong_credential() {
    let mut story = Story::new();
    let change = RegionChange {
        phone_credentials: Some(PhoneCredentials::Verify),
        ..RegionChange::default()
    };
    let name = "Oslo".parse().unwrap();
    story
        .does(Command::ChangeRegion {
            name,
            change: Box::new(change),
        })
        .unwrap();
    let mut stranger = report(mac(1), facts("started", ""));
    stranger.origin = origin("nobody", "nothing");
    let decision = story.decides(reports(stranger)).unwrap();
    assert!(matches!(decision.reply, Reply::Announced(_)));
}

#[test]
fn a_report_gives_away_no_user_with_a_password() {
    let mut story = Story::new();
    let networks = vec!["10.1.0.0/16".parse().unwrap()];
    let onboarding = Onboarding::Automatic;
    story.region(
        "Auto",
        RegionSettings {
            networks,
            onboarding,
            ..settings()
        },
    );
    story.user("bob", Some("b-secret"));
    story.user("carol", Some("c-secret"));
    story.user("system", Some("s-secret"));
    let cases: [(&str, &str, &str, usize); 7] = [
        ("", "", "bob", 0),
        ("carol", "c-secret", "bob", 0),
        ("bob", "b-secret", "bob", 2),
        ("system", "s-secret", "bob", 2),
        ("system", "s-secret", "system", 0),
        ("", "", "x\nvoip/line/0/auth_password=p", 0),
        ("", "", "dora", 3),
    ];
    for (name, password, user_name, events) in cases {
        let mut with = report(mac(1), facts("registered", user_name));
        with.origin = origin(name, password);
        let decision = story.decides(reports(with)).unwrap();
        assert_eq!(decision.events.len(), events, "{name} {user_name}");
    }
}

#[test]
fn approval_changes_no_user() {
    let mut story = Story::new();
    story.user("alice", Some("a-secret"));
    story.user("system", Some("s-secret"));
    story.pending.announce(announcement(mac(1), 5));
    for name in ["alice", "system", "SYSTEM"] {
        let refusal = story.decides(approve(&[mac(1)], Some(name))).unwrap_err();
        assert_eq!(refusal, Refusal::UserExists, "{name} with another password");
    }
    let mut without = approve(&[mac(1)], Some("alice"));
    if let Command::ApprovePhones(approval) = &mut without {
        approval.password = None;
    }
    assert!(story.decides(without).is_ok());
}

#[test]
fn a_phone_that_invents_alarms_costs_no_memory() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let raised = (0..100)
        .map(|number| Alert::Raise(alarm(&format!("alarm {number}"))))
        .collect();
    let kinds = story.kinds(alerts(1, raised)).unwrap();
    assert_eq!(
        kinds.iter().filter(|kind| **kind == "AlarmRaised").count(),
        64
    );
    assert_eq!(
        kinds
            .iter()
            .filter(|kind| **kind == "LocalEventReported")
            .count(),
        36
    );
    assert_eq!(story.state.phones[&mac(1)].alarms.len(), 64);
}
