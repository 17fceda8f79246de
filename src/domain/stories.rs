//! Stories of the domain: given events, when a command is given, then these events or this refusal.

mod accounts;
mod files;
mod regions;
mod templates;
mod trust;
mod users;
mod values;

use schemas::{
    ContentHash, Position, Secret, Timestamp,
    commands::{
        Alert, ApprovePhones, Command, RecordConfiguration, RecordFetch, RegionChange,
        ReportAlerts, ReportPhone,
    },
    events::{Onboarding, PhoneAction, PhoneCredentials, RegionSettings, Severity},
    private::Personal,
};

use super::{Refusal, Reply, testing::*};

fn reports(report: ReportPhone) -> Command {
    Command::ReportPhone(Box::new(report))
}

fn approve(macs: &[schemas::Mac], user_name: Option<&str>) -> Command {
    Command::ApprovePhones(Box::new(ApprovePhones {
        macs: macs.to_vec(),
        region: "Oslo".parse().unwrap(),
        user_name: user_name.map(str::to_owned),
        display_name: None,
        password: user_name.map(|_| Secret::new("geheim")),
    }))
}

fn alarm(name: &str) -> schemas::events::AlarmRaised {
    let text = |value: &str| Personal::new(value.to_owned());
    schemas::events::AlarmRaised {
        name: name.to_owned(),
        severity: Severity::Critical,
        alarm_type: 1,
        probable_cause: 5,
        unique_id: "2".to_owned(),
        reported_date: String::new(),
        description: text(""),
        additional_info_1: text(""),
        additional_info_2: text(""),
        remote_host: text(INSIDE),
    }
}

fn alerts(number: u32, alerts: Vec<Alert>) -> Command {
    Command::ReportAlerts(Box::new(ReportAlerts {
        mac: mac(number),
        origin: origin("", ""),
        alerts,
    }))
}

fn configuration(number: u32, inputs: Position) -> Command {
    Command::RecordConfiguration(Box::new(RecordConfiguration {
        mac: mac(number),
        hash: ContentHash([1; 32]),
        size_bytes: 10,
        template: "AudioCodes_430HD".parse().unwrap(),
        inputs,
        global_file: "AudioCodes_430HD_global_GENERIC.cfg".parse().unwrap(),
    }))
}

#[test]
fn from_unknown_to_registered() {
    let mut story = Story::new();
    let decision = story
        .does(reports(report(mac(1), facts("started", ""))))
        .unwrap();
    assert!(decision.events.is_empty());
    let Reply::Announced(announcement) = decision.reply else {
        panic!("not announced")
    };
    story.pending.announce(*announcement);
    let approved = story.kinds(approve(&[mac(1)], Some("alice"))).unwrap();
    assert_eq!(approved, ["UserCreated", "PhoneApproved", "PhoneReported"]);
    let inputs = story.state.head;
    let generated = story.kinds(configuration(1, inputs)).unwrap();
    assert_eq!(generated, ["ConfigurationGenerated", "CommandQueued"]);
    let kinds = story
        .kinds(reports(report(mac(1), facts("started", ""))))
        .unwrap();
    assert_eq!(kinds, ["PhoneKeptAlive", "CommandHandedOver"]);
    let kinds = story
        .kinds(reports(report(mac(1), facts("started", ""))))
        .unwrap();
    assert_eq!(kinds, ["PhoneKeptAlive", "CommandDone"]);
    let kinds = story
        .kinds(reports(report(mac(1), facts("registered", "alice"))))
        .unwrap();
    assert_eq!(kinds, ["PhoneReported"]);
    let decision = story
        .does(reports(report(mac(1), facts("registered", "alice"))))
        .unwrap();
    assert_eq!(decision.events[0].event.kind().name(), "PhoneKeptAlive");
    assert!(matches!(decision.reply, Reply::Reported { waiting, .. } if waiting.is_empty()));
}

#[test]
fn approving_a_phone_that_nobody_heard_of_is_refused_whole() {
    let mut story = Story::new();
    story.pending.announce(announcement(mac(1), 5));
    let refusal = story.decides(approve(&[mac(1), mac(2)], None)).unwrap_err();
    assert_eq!(refusal, Refusal::UnknownPhone(mac(2)));
}

#[test]
fn a_file_rendered_from_older_inputs_is_refused() {
    let mut story = Story::new();
    let owner = story.user("alice", Some("geheim"));
    story.phone(mac(1), Some(owner));
    let before = Position(story.state.head.0 - 1);
    assert_eq!(
        story.decides(configuration(1, before)).unwrap_err(),
        Refusal::Overtaken
    );
    let now = story.state.head;
    assert!(story.does(configuration(1, now)).is_ok());
    assert!(
        story.does(configuration(1, now)).is_ok(),
        "nothing that went in has moved"
    );
}

#[test]
fn zero_touch_takes_in_only_registered_users() {
    let mut story = Story::new();
    let automatic = RegionSettings {
        onboarding: Onboarding::Automatic,
        ..settings()
    };
    let networks = vec!["10.1.0.0/16".parse().unwrap()];
    story.region(
        "Auto",
        RegionSettings {
            networks,
            ..automatic
        },
    );
    let unregistered = story.kinds(reports(report(mac(1), facts("unregistered", "bob"))));
    assert_eq!(unregistered.unwrap(), [""; 0]);
    let registered = story
        .kinds(reports(report(mac(1), facts("registered", "bob"))))
        .unwrap();
    assert_eq!(
        registered,
        ["UserCreated", "PhoneApproved", "PhoneReported"]
    );
    let (id, _) = story.state.user_named("BOB").unwrap();
    assert_eq!(story.state.phones[&mac(1)].owner, Some(id));
    let moved = story
        .kinds(reports(report(mac(1), facts("registered", "carol"))))
        .unwrap();
    assert_eq!(moved, ["UserCreated", "PhoneReported", "PhoneAssigned"]);
    assert!(story.state.user_named("bob").is_some(), "both users remain");
}

#[test]
fn an_alarm_is_one_however_often_it_is_raised() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let raise = || Alert::Raise(alarm("IPPhoneRegisterFailure"));
    let clear = || Alert::Clear("IPPhoneRegisterFailure".to_owned());
    let kinds = story.kinds(alerts(1, vec![raise(), raise(), clear(), clear(), raise()]));
    assert_eq!(
        kinds.unwrap(),
        [
            "AlarmRaised",
            "AlarmRepeated",
            "AlarmCleared",
            "AlarmRaised"
        ]
    );
    assert_eq!(story.state.phones[&mac(1)].alarms.len(), 1);
    let registered = story
        .kinds(reports(report(mac(1), facts("registered", ""))))
        .unwrap();
    assert_eq!(registered, ["PhoneReported", "AlarmCleared"]);
    assert_eq!(
        story.decides(alerts(2, vec![raise()])).unwrap_err(),
        Refusal::UnknownPhone(mac(2))
    );
}

#[test]
fn an_alarm_raised_and_cleared_in_one_request_refers_to_its_own_position() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let first = story.state.head.next();
    let both = vec![
        Alert::Raise(alarm("RequiresReset")),
        Alert::Clear("RequiresReset".to_owned()),
    ];
    let decision = story.does(alerts(1, both)).unwrap();
    let schemas::events::Event::AlarmCleared(cleared) = &decision.events[1].event else {
        panic!("not cleared")
    };
    assert_eq!(cleared.raised, first);
    assert!(story.state.phones[&mac(1)].alarms.is_empty());
}

#[test]
fn deleting_a_phone_ends_its_alarms_and_commands_and_its_events_count_on() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    story
        .does(alerts(1, vec![Alert::Raise(alarm("RequiresReset"))]))
        .unwrap();
    let (action, parameters) = (PhoneAction::UpdateConfiguration, vec![]);
    story
        .does(Command::QueueCommand {
            mac: mac(1),
            action,
            parameters,
        })
        .unwrap();
    let kinds = story.kinds(Command::DeletePhone { mac: mac(1) }).unwrap();
    assert_eq!(kinds, ["AlarmCleared", "CommandCancelled", "PhoneDeleted"]);
    story.phone(mac(1), None);
    assert_eq!(story.state.phones[&mac(1)].trace.version, 7);
}

#[test]
fn silence_is_found_once_and_ended_by_the_next_report() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let silent = |last_report| Command::DisconnectPhone {
        mac: mac(1),
        last_report,
    };
    assert_eq!(
        story.decides(silent(Timestamp(0))).unwrap_err(),
        Refusal::Overtaken,
        "never heard"
    );
    story
        .does(reports(report(mac(1), facts("registered", ""))))
        .unwrap();
    let heard = story.now;
    story.now = story.now.plus_ms(60_000);
    story
        .does(reports(report(mac(1), facts("registered", ""))))
        .unwrap();
    assert_eq!(
        story.decides(silent(heard)).unwrap_err(),
        Refusal::Overtaken,
        "heard since"
    );
    let heard = story.now;
    assert_eq!(story.kinds(silent(heard)).unwrap(), ["PhoneDisconnected"]);
    assert_eq!(
        story.decides(silent(heard)).unwrap_err(),
        Refusal::Overtaken,
        "known already"
    );
    let back = story
        .kinds(reports(report(mac(1), facts("registered", ""))))
        .unwrap();
    assert_eq!(back, ["PhoneReported"]);
}

#[test]
fn a_command_is_offered_until_its_effect_or_its_end() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let update = Command::QueueCommand {
        mac: mac(1),
        action: PhoneAction::UpdateConfiguration,
        parameters: vec![],
    };
    assert_eq!(story.kinds(update.clone()).unwrap(), ["CommandQueued"]);
    assert_eq!(
        story.kinds(update.clone()).unwrap(),
        [""; 0],
        "the same one waits already"
    );
    let tick = |story: &mut Story| {
        let decision = story
            .does(reports(report(mac(1), facts("registered", ""))))
            .unwrap();
        let Reply::Reported { waiting, .. } = decision.reply else {
            panic!("not a report's reply")
        };
        waiting.len()
    };
    assert_eq!(
        (tick(&mut story), tick(&mut story)),
        (1, 1),
        "offered again"
    );
    let fetch = Command::RecordFetch(Box::new(RecordFetch {
        mac: Some(mac(1)),
        file: "/configfiles/x.cfg".to_owned(),
        hash: ContentHash([1; 32]),
        status: 200,
        own_configuration: true,
        address: INSIDE.parse().unwrap(),
    }));
    assert_eq!(story.kinds(fetch).unwrap(), ["FileFetched", "CommandDone"]);
    assert_eq!(tick(&mut story), 0);
    story.does(update).unwrap();
    story.now = story.now.plus_ms(86_400_000);
    let decision = story
        .does(reports(report(mac(1), facts("registered", ""))))
        .unwrap();
    let kinds: Vec<_> = decision
        .events
        .iter()
        .map(|new| new.event.kind().name())
        .collect();
    assert_eq!(kinds, ["PhoneKeptAlive", "CommandExpired"]);
}

#[test]
fn a_region_in_use_stays() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let delete = || Command::DeleteRegion {
        name: "Oslo".parse().unwrap(),
    };
    assert!(matches!(
        story.decides(delete()),
        Err(Refusal::RegionInUse { phones: 1, .. })
    ));
    story.does(Command::DeletePhone { mac: mac(1) }).unwrap();
    assert_eq!(story.kinds(delete()).unwrap(), ["RegionDeleted"]);
    assert!(matches!(
        story.decides(delete()),
        Err(Refusal::UnknownRegion(_))
    ));
}

#[test]
fn the_claim_window_closes_with_the_first_fetch() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let fetch = || {
        Command::RecordFetch(Box::new(RecordFetch {
            mac: Some(mac(1)),
            file: "/configfiles/x.cfg".to_owned(),
            hash: ContentHash([1; 32]),
            status: 200,
            own_configuration: true,
            address: INSIDE.parse().unwrap(),
        }))
    };
    assert!(story.state.phones[&mac(1)].claim_since.is_some());
    story.does(fetch()).unwrap();
    assert!(story.state.phones[&mac(1)].claim_since.is_none());
    let inputs = story.state.head;
    story.does(configuration(1, inputs)).unwrap();
    assert!(
        story.state.phones[&mac(1)].claim_since.is_some(),
        "generation opens it again"
    );
}

#[test]
fn equal_stories_are_equal_bytes() {
    let tell = || {
        let mut story = Story::new();
        for number in 0..200 {
            story.phone(mac(number), None);
            story.user(&format!("user{number}"), Some("x"));
        }
        schemas::stored::codec::encode_cache(&story.state).unwrap()
    };
    let bytes = tell();
    assert_eq!(bytes, tell());
    let read: super::State = schemas::stored::codec::decode_cache(&bytes).unwrap();
    assert!(bytes == schemas::stored::codec::encode_cache(&read).unwrap());
}

#[test]
fn a_phone_joins_a_user_that_is_created_after_it_named_one() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    story
        .does(reports(report(mac(1), facts("registered", "bob"))))
        .unwrap();
    let bob = story.user("bob", None);
    let kinds = story
        .kinds(reports(report(mac(1), facts("registered", "bob"))))
        .unwrap();
    assert_eq!(kinds, ["PhoneReported", "PhoneAssigned"]);
    assert_eq!(story.state.phones[&mac(1)].owner, Some(bob));
    let kinds = story
        .kinds(reports(report(mac(1), facts("registered", "bob"))))
        .unwrap();
    assert_eq!(kinds, ["PhoneKeptAlive"]);
}
