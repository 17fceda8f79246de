//! Tests of the fleet: what a device shows after which events.

use schemas::{ConfigValue, Personal, Position, Subject, events::*};

use super::*;
use crate::testing::{History, hash, mac, phone, region, report};

fn device(history: &History) -> Device {
    let projections = history.folded();
    let phone = projections.fleet.phone(mac(1)).unwrap();
    phone.device(&projections.users)
}

fn approved() -> History {
    let mut history = History::default();
    let alice = history.user_created("alice", None);
    history.phone_approved(mac(1), "north", Some(alice));
    history
}

fn reported(history: &mut History, user_name: &str, user_agent: &str) {
    let event = PhoneReported {
        user_name: Personal::new(user_name.to_owned()),
        user_agent: user_agent.to_owned(),
        ..report(ReportedStatus::Registered)
    };
    history.record(phone(mac(1)), event);
}

#[test]
fn a_phone_that_never_reported_is_not_registered_and_has_no_report_time() {
    let device = device(&approved());
    assert_eq!(device.status, DeviceStatus::NonRegistered);
    assert_eq!(device.report_time, None);
    assert_eq!(device.approval, Approval::Approved);
    assert_eq!(
        (device.user.as_str(), device.display_name.as_str()),
        ("alice", "ALICE")
    );
    assert!(!device.config.drift);
}

#[test]
fn the_status_follows_reports_and_silence() {
    let mut history = approved();
    for status in ReportedStatus::ALL {
        history.phone_reported(mac(1), *status);
        let shown = device(&history);
        assert_eq!(
            shown.status == DeviceStatus::Registered,
            *status == ReportedStatus::Registered
        );
        assert_eq!(shown.reported_status, status.name());
    }
    history.phone_disconnected(mac(1));
    let silent = device(&history);
    assert_eq!(silent.status, DeviceStatus::Disconnected);
    let heard = history.phone_kept_alive(mac(1));
    assert_eq!(device(&history).status, DeviceStatus::NonRegistered);
    assert_eq!(device(&history).report_time, Some(heard.time));
    assert!(silent.report_time < Some(heard.time));
}

#[test]
fn the_user_is_the_reported_one_or_nobody_on_a_signed_out_lync_phone() {
    let mut history = approved();
    let lync = "AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0";
    let generic = "AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)";
    reported(&mut history, "bob", lync);
    assert_eq!(device(&history).user, "bob");
    reported(&mut history, "", lync);
    assert_eq!(device(&history).user, "");
    reported(&mut history, "", generic);
    assert_eq!(device(&history).user, "alice");
}

#[test]
fn the_model_is_the_set_one_then_the_reported_then_the_approved() {
    let mut history = History::default();
    let approved = PhoneApproved {
        how: Admission::ZeroTouch,
        region: region("north"),
        model: Some("405HD".parse().unwrap()),
        owner: None,
        restart_when_generated: false,
        key_slot: KeySlot(9),
    };
    history.record(phone(mac(1)), approved);
    assert_eq!(device(&history).model, "405HD");
    history.phone_reported(mac(1), ReportedStatus::Started);
    assert_eq!(device(&history).model, "430HD");
    for (set, shown) in [("450HD", "450HD"), ("", "430HD")] {
        let change = PhoneChanged {
            model: Some(set.to_owned()),
            ..PhoneChanged::default()
        };
        history.record(phone(mac(1)), change);
        assert_eq!(device(&history).model, shown);
    }
    assert!(history.folded().fleet.phone(mac(1)).unwrap().settings() == &Default::default());
}

#[test]
fn what_is_set_is_shown_and_an_empty_text_takes_it_back() {
    let mut history = approved();
    let set = |text: &str| PhoneChanged {
        region: Some(region("south")),
        language: Some(text.to_owned()),
        vlan_mode: Some(text.to_owned()),
        vlan_id: Some(text.to_owned()),
        firmware: Some(text.to_owned()),
        template: Some(text.to_owned()),
        nickname: Personal::new(Some(text.to_owned())),
        display_name: Personal::new(Some(text.to_owned())),
        ..PhoneChanged::default()
    };
    history.record(phone(mac(1)), set("set"));
    history.configuration_generated(mac(1), hash(1));
    let shown = device(&history);
    let texts = [
        &shown.language,
        &shown.vlan_mode,
        &shown.vlan_id,
        &shown.template,
    ];
    assert_eq!(texts, ["set"; 4]);
    assert_eq!([&shown.nickname, &shown.display_name], ["set"; 2]);
    assert_eq!(shown.region, "south");
    let projections = history.folded();
    assert_eq!(
        projections.fleet.phone(mac(1)).unwrap().settings().firmware,
        "set"
    );

    history.record(phone(mac(1)), set(""));
    let shown = device(&history);
    assert_eq!(
        (shown.display_name.as_str(), shown.nickname.as_str()),
        ("ALICE", "")
    );
    assert_eq!(shown.template, "AudioCodes_430HD");
}

#[test]
fn drift_lasts_from_a_generation_to_the_fetch_of_that_file() {
    let mut history = approved();
    let drift = |history: &History| device(history).config.drift;
    history.configuration_generated(mac(1), hash(1));
    assert!(drift(&history));
    history.file_fetched(mac(1), "/firmwarefiles/430HD.img", hash(1));
    history.file_fetched(mac(1), "/configfiles/00908f000002.cfg", hash(1));
    assert!(drift(&history), "other files do not count");
    history.file_fetched(mac(1), "/configfiles/00908F000001.cfg", hash(1));
    assert!(!drift(&history));
    history.configuration_generated(mac(1), hash(2));
    assert!(drift(&history));
    let fetched = history.file_fetched(mac(1), "/ipp/region/north/00908f000001.cfg", hash(2));
    assert!(!drift(&history));
    let config = device(&history).config;
    assert_eq!(
        (config.hash, config.fetched_hash),
        (Some(hash(2)), Some(hash(2)))
    );
    assert_eq!(config.fetched_at, Some(fetched.time));
}

/// Its template is chosen by what it says it is.
#[test]
fn a_phone_that_says_it_is_another_model_has_drifted() {
    let mut history = approved();
    let drift = |history: &History| device(history).config.drift;
    let says = |model: &str| PhoneReported {
        model: model.to_owned(),
        ..report(ReportedStatus::Registered)
    };
    history.record(phone(mac(1)), says("430HD"));
    history.configuration_generated(mac(1), hash(1));
    history.file_fetched(mac(1), "/configfiles/00908f000001.cfg", hash(1));
    history.record(phone(mac(1)), says("430HD"));
    assert!(!drift(&history));
    history.record(phone(mac(1)), says("C450HD"));
    assert!(drift(&history));
}

/// A template for a model that is not built in comes before another one for it by its name; what
/// holds for a model is also in files that other models' phones have from a template for it.
#[test]
fn a_phone_drifts_when_another_template_or_its_models_values_come_to_count() {
    let saved = |model: &str| TemplateSaved {
        hash: hash(9),
        size_bytes: 1,
        model: model.parse().unwrap(),
        variant: TemplateVariant::Generic,
        description: String::new(),
        placeholders: vec![],
    };
    let template = |name: &str| Subject::Template(name.parse().unwrap());
    let of_model = |model: &str| PlaceholderSet {
        scope: PlaceholderScope::Model,
        owner: model.to_owned(),
        name: "Gate".parse().unwrap(),
        value: ConfigValue::of("Gate", "7"),
        description: String::new(),
    };
    let fresh = || {
        let mut history = approved();
        let (subject, event) = (template("AudioCodes_430HD"), saved("430HD"));
        history.record(subject, event);
        history.configuration_generated(mac(1), hash(1));
        history.file_fetched(mac(1), "/configfiles/00908f000001.cfg", hash(1));
        assert!(!device(&history).config.drift);
        history
    };
    let drifts = |subject: Subject, event: Event| {
        let mut history = fresh();
        history.record(subject, event);
        device(&history).config.drift
    };
    assert!(drifts(template("AudioCodes_430HD"), saved("430HD").into()));
    assert!(!drifts(template("Lobby"), saved("430HD").into()));
    assert!(!drifts(template("Lobby"), saved("999HD").into()));
    assert!(drifts(Subject::System, of_model("430HD").into()));
    assert!(!drifts(Subject::System, of_model("999HD").into()));
    // What was added for a model has no built-in name.
    let mut history = fresh();
    history.record(template("Zebra"), saved("999HD"));
    history.configuration_generated_from(mac(1), hash(2), "Zebra");
    history.file_fetched(mac(1), "/configfiles/00908f000001.cfg", hash(2));
    assert!(!device(&history).config.drift);
    history.record(template("Aardvark"), saved("999HD"));
    assert!(device(&history).config.drift);
}

/// A phone loads its own file, and then the one that it includes.
#[test]
fn a_phone_drifts_from_a_change_of_the_file_that_it_includes() {
    let mut history = approved();
    let drift = |history: &History| device(history).config.drift;
    history.configuration_generated(mac(1), hash(1));
    let included = "430HD_global.cfg";
    let fetches = |history: &mut History| {
        history.file_fetched(mac(1), "/configfiles/00908f000001.cfg", hash(1));
        assert!(!drift(history));
    };
    fetches(&mut history);
    history.global_file_generated("other.cfg", hash(2));
    assert!(!drift(&history));
    history.global_file_generated(included, hash(2));
    assert!(drift(&history));
    fetches(&mut history);
    history.global_file_generated(included, hash(2));
    assert!(!drift(&history), "it is the same");
    let subject = Subject::File(included.parse().unwrap());
    history.record(subject, FileDeleted {});
    assert!(drift(&history));
}

#[test]
fn the_claim_window_is_open_from_approval_and_generation_to_the_first_fetch() {
    let mut history = approved();
    let claim = |history: &History| history.folded().fleet.phone(mac(1)).unwrap().claim();
    assert_eq!(claim(&history).started_at, history.events()[1].time);
    assert!(!claim(&history).is_claimed);
    history.file_fetched(mac(1), "/configfiles/00908f000001.cfg", hash(1));
    assert!(claim(&history).is_claimed);
    let generated = history.configuration_generated(mac(1), hash(2));
    let (started_at, is_claimed) = (generated.time, false);
    assert_eq!(
        claim(&history),
        Claim {
            started_at,
            is_claimed
        }
    );
}

#[test]
fn a_deleted_phone_is_forgotten_and_may_come_back_as_new() {
    let mut history = approved();
    history.phone_reported(mac(1), ReportedStatus::Registered);
    history.configuration_generated(mac(1), hash(1));
    history.phone_deleted(mac(1));
    let projections = history.folded();
    assert!(projections.fleet.phone(mac(1)).is_none() && projections.fleet.is_empty());
    let texts = &projections.fleet.texts;
    for interner in [&texts.models, &texts.versions, &texts.others] {
        assert_eq!(interner.iter().count(), 1, "only the empty text is left");
    }

    history.phone_kept_alive(mac(1));
    assert!(history.folded().fleet.is_empty());
    history.phone_approved(mac(1), "south", None);
    let shown = device(&history);
    assert_eq!((shown.report_time, shown.model.as_str()), (None, ""));
}

#[test]
fn the_listener_learns_key_address_and_file() {
    let mut history = approved();
    history.phone_reported(mac(1), ReportedStatus::Registered);
    let generated = history.configuration_generated(mac(1), hash(1));
    let projections = history.folded();
    let phone = projections.fleet.phone(mac(1)).unwrap();
    assert_eq!(
        (phone.key_slot(), phone.owner()),
        (KeySlot(1), Some(UserId(1)))
    );
    assert_eq!(phone.peer_address(), Some([10, 1, 2, 3].into()));
    let expected = Configuration {
        hash: hash(1),
        size_bytes: 900,
        generated_at: generated.time,
        template: "AudioCodes_430HD",
        global_file: "430HD_global.cfg",
        inputs: Position(generated.position.0 - 1),
        position: generated.position,
        is_edited: false,
    };
    assert_eq!(phone.configuration(), Some(expected));
    assert_eq!(
        projections.trail_end(&Subject::Phone(mac(1))),
        Some(phone.trail_end())
    );
}
