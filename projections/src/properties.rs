//! What holds for every history: snapshots change nothing, and counters are recounts.

use std::collections::BTreeMap;

use proptest::prelude::*;
use schemas::{
    AdminId, Mac, Personal, Position, RegionName, RequestDigest, Secret, Subject, Timestamp,
    UserId,
    events::*,
    stored::codec::{decode_cache, encode_cache},
};

use crate::{
    Projections,
    alarms::SeverityCounts,
    dashboard::StatusCounts,
    device::DeviceStatus,
    testing::{self, History, alarm, mac, phone, region, report},
};

const REGIONS: [&str; 3] = ["north", "south", "west"];
const TEXTS: [&str; 4] = ["", "430HD", "[erased]", "Ünïque"];

/// One step of a random history, as small numbers that are read by [`record`].
type Step = (u8, u8, u8, u8);

fn record(history: &mut History, (kind, which, first, second): Step) {
    let mac = mac(u32::from(which % 6));
    let subject = phone(mac);
    // Phones belong to users that exist: the domain sees to that.
    let user = UserId(
        u32::from(first)
            .checked_rem(history.users())
            .map_or(0, |it| it + 1),
    );
    let owner = (second % 3 > 0 && user.0 > 0).then_some(user);
    let text = TEXTS[usize::from(second % 4)].to_owned();
    let region_name = REGIONS[usize::from(first % 3)];
    // An event that may have raised or queued something, or not.
    let past = Position(u64::from(first) % (history.events().len() as u64 + 1));
    let severity = Severity::ALL[usize::from(second % 5)];
    match kind % 27 {
        0 => drop(history.phone_approved(mac, region_name, owner)),
        1 => {
            let event = PhoneReported {
                model: text.clone(),
                phone_number: Personal::new(text.clone()),
                location: Personal::new(format!("{text}{first}")),
                extra: Personal::new(vec![(text.clone(), text); usize::from(second % 2)]),
                ..report(ReportedStatus::ALL[usize::from(first % 5)])
            };
            history.record(subject, event);
        }
        2 | 3 => drop(history.phone_kept_alive(mac)),
        4 => drop(history.phone_disconnected(mac)),
        5 => {
            history.record(subject, PhoneAssigned { owner });
        }
        6 => {
            let event = PhoneChanged {
                region: (second % 2 == 0).then(|| region(region_name)),
                model: (first % 2 == 0).then(|| text.clone()),
                nickname: Personal::new((first % 3 == 0).then(|| text.clone())),
                ..PhoneChanged::default()
            };
            history.record(subject, event);
        }
        7 => drop(history.phone_deleted(mac)),
        8 => drop(history.configuration_generated(mac, testing::hash(first))),
        9 => drop(history.file_fetched(mac, &format!("{mac}.cfg"), testing::hash(first))),
        10 => drop(history.record(subject, alarm(&text, severity))),
        11 => {
            let alarm = alarm(&text, severity);
            history.record(
                subject,
                AlarmRepeated {
                    raised: past,
                    alarm,
                },
            );
        }
        12 => {
            let by = ClearedBy::Phone;
            history.record(
                subject,
                AlarmCleared {
                    raised: past,
                    name: text,
                    by,
                },
            );
        }
        13 => {
            let alarm = alarm(&text, severity);
            history.record(subject, LocalEventReported { alarm });
        }
        14 => {
            let event = CommandQueued {
                action: PhoneAction::RestartForce,
                expires_at: Timestamp(i64::from(first)),
                parameters: Personal::new(vec![(text.clone(), text)]),
            };
            history.record(subject, event);
        }
        15 => drop(history.record(subject, CommandHandedOver { command: past })),
        16 => drop(history.record(subject, CommandExpired { command: past })),
        17 => drop(history.user_created(&text, (second % 2 == 0).then_some(region_name))),
        18 => {
            let event = UserChanged {
                region: (second % 2 == 0).then(|| region(region_name)),
                display_name: Personal::new((first % 2 == 0).then_some(text)),
                password: (first % 3 == 0).then(|| Secret::new("other")),
            };
            history.record(Subject::User(user), event);
        }
        19 => drop(history.region_created(region_name, testing::settings(&["10.0.0.0/8"]))),
        20 => drop(history.region_deleted(region_name)),
        21 => drop(history.admin_created(u32::from(first % 3), &text, Role::Operator)),
        22 => {
            let expires_at = Timestamp(i64::from(second) - 128);
            drop(history.token_created(u32::from(first % 3), &text, expires_at));
        }
        23 => {
            let subject = testing::admin(u32::from(first % 3));
            drop(history.record(subject, TokenRevoked { token: past }));
        }
        24 => {
            let subject = testing::admin(u32::from(first % 3));
            let role = Role::ALL[usize::from(second % 4)];
            drop(history.record(subject, AdminRoleSet { role }));
        }
        25 => drop(history.record(testing::admin(u32::from(first % 3)), AdminDeleted {})),
        _ => {
            let event = RequestAnswered {
                key: RequestDigest([first % 5; 16]),
                status: 204,
                position: past,
                fingerprint: Personal::new(RequestDigest([second; 16])),
                content: Secret::new(&text),
            };
            history.record(Subject::Admin(AdminId(1)), event);
        }
    }
}

fn histories() -> impl Strategy<Value = History> {
    proptest::collection::vec(any::<Step>(), 0..120).prop_map(|steps| {
        let mut history = History::default();
        for step in steps {
            record(&mut history, step);
        }
        history
    })
}

fn bytes(projections: &Projections) -> Vec<u8> {
    encode_cache(projections).unwrap()
}

fn recounted(projections: &Projections, region: Option<&RegionName>) -> StatusCounts {
    let mut counts = StatusCounts::default();
    for phone in projections.fleet.iter() {
        if region.is_none_or(|region| phone.region() == region) {
            counts.total += 1;
            match phone.status() {
                DeviceStatus::Registered => counts.registered += 1,
                DeviceStatus::NonRegistered => counts.non_registered += 1,
                DeviceStatus::Disconnected => counts.disconnected += 1,
            }
        }
    }
    counts
}

fn recounted_alarms(projections: &Projections, region: Option<&RegionName>) -> SeverityCounts {
    let mut counts = SeverityCounts::default();
    for phone in projections.fleet.iter() {
        for alarm in projections.alarms.of(phone.mac()) {
            assert_eq!(&alarm.region, phone.region());
            if region.is_none_or(|region| alarm.region == *region) {
                counts.total += 1;
                match alarm.severity {
                    Severity::Info => counts.info += 1,
                    Severity::Warning => counts.warning += 1,
                    Severity::Minor => counts.minor += 1,
                    Severity::Major => counts.major += 1,
                    Severity::Critical => counts.critical += 1,
                }
            }
        }
    }
    counts
}

/// The phones that were heard last, newest first: no two at once.
fn heard_last(projections: &Projections, region: Option<&RegionName>) -> Vec<Mac> {
    let phones = projections.fleet.iter();
    let mut heard: Vec<(Timestamp, Mac)> = phones
        .filter(|phone| region.is_none_or(|region| phone.region() == region))
        .filter_map(|phone| Some((phone.report_time()?, phone.mac())))
        .collect();
    heard.sort_unstable();
    heard.iter().rev().map(|(_, mac)| *mac).collect()
}

fn check_recent_reports(projections: &Projections, region: Option<&RegionName>) {
    let recent = projections.dashboard(region).recent_reports;
    let recent: Vec<Mac> = recent.iter().map(|device| device.mac).collect();
    assert_eq!(recent, heard_last(projections, region));
}

fn check_counters(projections: &Projections) {
    check_recent_reports(projections, None);
    assert_eq!(projections.dashboard.all(), recounted(projections, None));
    assert_eq!(
        projections.alarms.all(),
        recounted_alarms(projections, None)
    );
    for name in REGIONS.map(region) {
        let region = Some(&name);
        check_recent_reports(projections, region);
        assert_eq!(
            projections.dashboard.region(&name),
            recounted(projections, region)
        );
        assert_eq!(
            projections.alarms.region(&name),
            recounted_alarms(projections, region)
        );
        let users = projections
            .users
            .iter()
            .filter(|user| user.region == region);
        assert_eq!(projections.users.in_region(&name), users.count());
    }
    let commands: usize = projections
        .fleet
        .iter()
        .map(|phone| projections.commands.of(phone.mac()).len())
        .sum();
    assert_eq!(projections.commands.len(), commands);

    let mut owned: BTreeMap<UserId, (Vec<Mac>, u32)> = BTreeMap::new();
    for phone in projections.fleet.iter() {
        if let Some(owner) = phone.owner() {
            let (macs, registered) = owned.entry(owner).or_default();
            macs.push(phone.mac());
            *registered += u32::from(phone.status() == DeviceStatus::Registered);
        }
    }
    for user in projections.users.iter() {
        let (mut macs, registered) = owned.remove(&user.id).unwrap_or_default();
        macs.sort_unstable();
        assert_eq!(
            (user.devices, user.registered_devices),
            (&macs[..], registered)
        );
    }
}

proptest! {
    #[test]
    fn a_snapshot_anywhere_changes_no_byte(
        history in histories(),
        cut in any::<prop::sample::Index>(),
    ) {
        let at_once = history.folded();
        let (before, after) = history.events().split_at(cut.index(history.events().len() + 1));
        let mut first = Projections::new();
        for event in before {
            first.apply(event).unwrap();
        }
        let mut restored: Projections = decode_cache(&bytes(&first)).unwrap();
        prop_assert_eq!(bytes(&restored), bytes(&first));
        for event in after {
            restored.apply(event).unwrap();
        }
        prop_assert_eq!(bytes(&restored), bytes(&at_once));
        check_counters(&restored);
    }

    #[test]
    fn every_subject_ends_at_its_newest_event(history in histories()) {
        let projections = history.folded();
        for event in history.events().iter().rev() {
            let end = projections.trail_end(&event.subject).unwrap();
            prop_assert!(end.position >= event.position);
            prop_assert!(end.version >= event.subject_version);
            let newest = &history.events()[usize::try_from(end.position.0).unwrap() - 1];
            prop_assert_eq!(&newest.subject, &event.subject);
        }
        check_counters(&projections);
    }
}

#[test]
fn a_snapshot_of_other_versions_is_refused() {
    let mut snapshot = bytes(&Projections::new());
    let (_, version) = crate::VERSIONS[0];
    // The list's length, the first name's length, the name; then its version.
    let place = 1 + 1 + crate::VERSIONS[0].0.len();
    assert_eq!(u32::from(snapshot[place]), version);
    snapshot[place] += 1;
    assert!(decode_cache::<Projections>(&snapshot).is_err());
}
