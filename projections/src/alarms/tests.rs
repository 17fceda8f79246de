//! Tests of the alarms: raising, repeating, clearing, choosing.

use schemas::{Personal, events::*};

use super::*;
use crate::{
    Projections,
    page::Sort,
    testing::{History, alarm, mac, phone, region},
};

fn raise(history: &mut History, number: u32, name: &str, severity: Severity) -> Position {
    history
        .record(phone(mac(number)), alarm(name, severity))
        .position
}

/// The positions of the alarms that match; the same for the list and for the whole.
fn found(projections: &Projections, sort: &str, filter: AlarmFilter) -> Vec<u64> {
    let all = projections.alarms.matching(&filter);
    let mut all: Vec<u64> = all.into_iter().map(|id| id.raised.0).collect();
    let page = PageRequest {
        sort: sort.parse::<Sort<AlarmColumn>>().unwrap(),
        limit: 10,
        cursor: None,
    };
    let page = projections
        .alarms
        .query(&AlarmQuery { filter, page })
        .unwrap();
    let listed: Vec<u64> = page
        .items
        .into_iter()
        .map(|alarm| alarm.id.raised.0)
        .collect();
    let mut sorted = listed.clone();
    if sort != "-last_action_time" {
        all.sort_unstable();
        sorted.sort_unstable();
    }
    assert_eq!(all, sorted);
    listed
}

#[test]
fn an_alarm_repeated_keeps_when_it_was_received_and_adds_no_row() {
    let mut history = History::default();
    history.phone_approved(mac(1), "north", None);
    let raised = raise(
        &mut history,
        1,
        "IPPhoneRegisterFailure",
        Severity::Critical,
    );
    let again = AlarmRepeated {
        raised,
        alarm: AlarmRaised {
            description: Personal::new("still".to_owned()),
            ..alarm("IPPhoneRegisterFailure", Severity::Major)
        },
    };
    let again = history.record(phone(mac(1)), again);
    let projections = history.folded();
    let [alarm] = &projections.alarms.of(mac(1))[..] else {
        panic!("there is one alarm");
    };
    assert_eq!(alarm.received_time, history.events()[1].time);
    assert_eq!(alarm.last_action_time, again.time);
    assert_eq!(
        (alarm.severity, alarm.description.as_str()),
        (Severity::Major, "still")
    );
    assert_eq!(alarm.title, "Registration Failure");
    assert_eq!(alarm.source, "IPPhone/00908f000001");
    assert!(alarm.corrective_action.contains("password"));
    let counts = projections.alarms.all();
    assert_eq!((counts.total, counts.critical, counts.major), (1, 0, 1));
}

#[test]
fn a_cleared_alarm_vanishes_and_so_do_those_of_a_deleted_phone() {
    let mut history = History::default();
    for number in [1, 2] {
        history.phone_approved(mac(number), "north", None);
    }
    let first = raise(&mut history, 1, "RequiresReset", Severity::Minor);
    raise(&mut history, 2, "RequiresReset", Severity::Minor);
    raise(&mut history, 2, "Fan Failure", Severity::Warning);
    let event = LocalEventReported {
        alarm: alarm("General Local Event", Severity::Info),
    };
    history.record(phone(mac(2)), event);
    let cleared = AlarmCleared {
        raised: first,
        name: "RequiresReset".into(),
        by: ClearedBy::Phone,
    };
    history.record(phone(mac(1)), cleared);
    let projections = history.folded();
    assert!(projections.alarms.of(mac(1)).is_empty());
    assert_eq!(projections.alarms.region(&region("north")).total, 2);

    history.phone_deleted(mac(2));
    let projections = history.folded();
    assert_eq!(projections.alarms.all(), SeverityCounts::default());
    assert_eq!(
        projections.alarms.region(&region("north")),
        SeverityCounts::default()
    );
    assert!(projections.alarms.local_events.is_empty());
}

#[test]
fn alarms_move_with_their_phone() {
    let mut history = History::default();
    history.phone_approved(mac(1), "north", None);
    raise(&mut history, 1, "RequiresReset", Severity::Minor);
    let change = PhoneChanged {
        region: Some(region("south")),
        ..PhoneChanged::default()
    };
    history.record(phone(mac(1)), change);
    let projections = history.folded();
    assert_eq!(projections.alarms.region(&region("north")).total, 0);
    assert_eq!(projections.alarms.region(&region("south")).minor, 1);
    assert_eq!(projections.alarms.of(mac(1))[0].region, region("south"));
}

#[test]
fn alarms_of_unknown_phones_are_not_shown() {
    let mut history = History::default();
    raise(&mut history, 1, "RequiresReset", Severity::Minor);
    assert_eq!(history.folded().alarms.all().total, 0);
}

#[test]
fn alarms_are_chosen_by_each_filter_and_sorted() {
    let mut history = History::default();
    history.phone_approved(mac(1), "north", None);
    history.phone_approved(mac(2), "south", None);
    let a = raise(
        &mut history,
        1,
        "IPPhoneRegisterFailure",
        Severity::Critical,
    )
    .0;
    let b = raise(&mut history, 2, "RequiresReset", Severity::Minor).0;
    let c = raise(&mut history, 2, "Fan Failure", Severity::Critical).0;
    let since = history.events()[3].time;
    let projections = history.folded();
    let all = AlarmFilter::default;
    for (filter, expected) in [
        (
            AlarmFilter {
                severity: vec![Severity::Critical],
                ..all()
            },
            vec![a, c],
        ),
        (
            AlarmFilter {
                name: vec!["fan-FAILURE".into()],
                ..all()
            },
            vec![c],
        ),
        (
            AlarmFilter {
                name: vec!["registration failure".into()],
                ..all()
            },
            vec![a],
        ),
        (
            AlarmFilter {
                mac: vec![mac(2)],
                ..all()
            },
            vec![b, c],
        ),
        (
            AlarmFilter {
                ip: vec!["10.1.2.3".into()],
                ..all()
            },
            vec![a, b, c],
        ),
        (
            AlarmFilter {
                ip: vec!["10.1.2".into()],
                ..all()
            },
            vec![],
        ),
        (
            AlarmFilter {
                region: vec!["north".into()],
                ..all()
            },
            vec![a],
        ),
        (
            AlarmFilter {
                since: Some(since),
                ..all()
            },
            vec![b, c],
        ),
        (
            AlarmFilter {
                search: Some("Registration".into()),
                ..all()
            },
            vec![a],
        ),
        (
            AlarmFilter {
                search: Some("00:90:8f:00:00:02".into()),
                ..all()
            },
            vec![b, c],
        ),
        (
            AlarmFilter {
                search: Some("DOES NOT".into()),
                ..all()
            },
            vec![a, b, c],
        ),
        (
            AlarmFilter {
                search: Some("1.2.3".into()),
                ..all()
            },
            vec![a, b, c],
        ),
    ] {
        assert_eq!(found(&projections, "id", filter), expected);
    }
    assert_eq!(found(&projections, "-severity", all()), [a, c, b]);
    assert_eq!(found(&projections, "name", all()), [c, a, b]);
    assert_eq!(found(&projections, "-last_action_time", all()), [c, b, a]);
}

#[test]
fn the_newest_local_events_are_kept_and_are_no_alarms() {
    let mut history = History::default();
    history.phone_approved(mac(1), "north", None);
    for _ in 0..LOCAL_EVENTS_LENGTH_MAX + 5 {
        let alarm = alarm("General Local Event", Severity::Info);
        history.record(phone(mac(1)), LocalEventReported { alarm });
    }
    let projections = history.folded();
    assert_eq!(projections.alarms.all().total, 0);
    let page = PageRequest {
        sort: Sort::ascending(AlarmColumn::Id),
        limit: 1,
        cursor: None,
    };
    let filter = AlarmFilter::default();
    let query = AlarmQuery { filter, page };
    let page = projections.alarms.local_events(&query).unwrap();
    assert_eq!(page.total, LOCAL_EVENTS_LENGTH_MAX);
    assert_eq!(page.items[0].id.raised, Position(7));
}

#[test]
fn an_alarm_id_is_read_as_it_is_written() {
    let id = AlarmId {
        mac: mac(7),
        raised: Position(42),
    };
    assert_eq!(id.to_string(), "00908f000007-42");
    assert_eq!(id.to_string().parse(), Ok(id));
    for text in ["", "42", "00908f000007-", "00908f000007-x", "x-42"] {
        assert!(text.parse::<AlarmId>().is_err(), "{text}");
    }
}
