//! Whatever happened and whatever is asked: the answer is the one of looking at every device.

use std::{collections::BTreeMap, fmt};

use proptest::{prelude::*, sample::select};
use schemas::{
    Mac, Personal, UserId,
    events::*,
    stored::codec::{decode_cache, encode_cache},
};

use super::keys::device_key;
use crate::{
    Projections,
    device::{Approval, Device, DeviceColumn, DeviceFilter, DeviceQuery, DeviceStatus, Facets},
    page::{PageRequest, Sort, SortKey},
    testing::{History, START, hash, phone, region, report},
    text::{MacNeedle, Needle, same_folded},
};

const NAMES: [&str; 5] = ["", "alice", "Bob", "ÄNNE", "änne"];
const MODELS: [&str; 4] = ["", "430HD", "430hd", "C450HD"];
const VERSIONS: [&str; 3] = ["", "UC_3.4", "3.4"];
const REGIONS: [&str; 3] = ["north", "south", "west"];
const TEMPLATES: [&str; 3] = ["", "AudioCodes_430HD", "Lobby"];
const ADDRESSES: [&str; 4] = ["", "10.0.0.9", "10.0.0.10", "nowhere"];
const STATUSES: [DeviceStatus; 3] = [
    DeviceStatus::Registered,
    DeviceStatus::NonRegistered,
    DeviceStatus::Disconnected,
];

/// Phones of two makers, so that first digits tell some from others.
fn mac(number: u8) -> Mac {
    let number = number % 40;
    Mac::from_bytes([0, 0x90, 0x8f, number % 2, 0, number])
}

fn one_of(texts: &[&str], number: u8) -> String {
    texts[usize::from(number) % texts.len()].to_owned()
}

/// One step of a random history, as small numbers that are read by [`record`].
type Step = (u8, u8, u8, u8);

fn record(history: &mut History, (kind, which, first, second): Step) {
    let mac = mac(which);
    let text = |texts: &[&str]| one_of(texts, first);
    let user = u32::from(first).checked_rem(history.users());
    let owner = user.map(|number| UserId(number + 1));
    let event: Event = match kind % 13 {
        0..=2 => return drop(history.phone_approved(mac, &one_of(&REGIONS, second), owner)),
        3..=6 => PhoneReported {
            model: text(&MODELS),
            firmware_version: one_of(&VERSIONS, second),
            user_agent: text(&["AUDC-IPPhone/2.0", "AUDC-IPPhone-430HD_UC_2.0.7.70/1"]),
            user_name: Personal::new(one_of(&NAMES, first / 2)),
            ip: Personal::new(one_of(&ADDRESSES, first ^ second)),
            phone_number: Personal::new(one_of(&["", "+49 7", "7"], second)),
            ..report(ReportedStatus::ALL[usize::from(second) % 5])
        }
        .into(),
        7 => return drop(history.phone_kept_alive(mac)),
        8 => return drop(history.phone_disconnected(mac)),
        9 if first % 4 == 0 => return drop(history.phone_deleted(mac)),
        9 => PhoneAssigned { owner }.into(),
        10 => PhoneChanged {
            region: (second % 2 == 0).then(|| region(&text(&REGIONS))),
            model: (first % 2 == 0).then(|| one_of(&MODELS, second)),
            template: (first % 3 == 0).then(|| one_of(&TEMPLATES, second)),
            nickname: Personal::new((first % 5 == 0).then(|| one_of(&NAMES, second))),
            ..PhoneChanged::default()
        }
        .into(),
        11 => return drop(history.configuration_generated(mac, hash(first))),
        _ => {
            history.user_created(&one_of(&NAMES, second), None);
            return;
        }
    };
    history.record(phone(mac), event);
}

fn histories() -> impl Strategy<Value = History> {
    proptest::collection::vec(any::<Step>(), 0..250).prop_map(|steps| {
        let mut history = History::default();
        for step in steps {
            record(&mut history, step);
        }
        history
    })
}

/// Nothing, mostly; or some of these texts.
fn texts(texts: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let some = proptest::collection::vec(select(texts).prop_map(str::to_owned), 1..3);
    prop_oneof![4 => Just(Vec::new()), 1 => some]
}

/// A filter that prints, since nobody's question is in it.
struct Asked(DeviceFilter);

impl fmt::Debug for Asked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filter = &self.0;
        let texts = [
            ("user", &filter.user),
            ("mac", &filter.mac),
            ("ip", &filter.ip),
            ("model", &filter.model),
            ("version", &filter.version),
            ("region", &filter.region),
            ("template", &filter.template),
            ("phone_number", &filter.phone_number),
        ];
        let asked = texts.iter().filter(|(_, wanted)| !wanted.is_empty());
        out.debug_map()
            .entries(asked.map(|(name, wanted)| (name, wanted)))
            .entry(&"status", &filter.status)
            .entry(&"approval", &filter.approval)
            .entry(&"multiple_devices", &filter.multiple_devices)
            .entry(&"search", &filter.search)
            .finish()
    }
}

fn filters() -> impl Strategy<Value = Asked> {
    let statuses = proptest::collection::vec(select(&STATUSES[..]), 0..2);
    let approvals = select(vec![
        vec![],
        vec![],
        vec![Approval::Approved],
        vec![Approval::Pending],
    ]);
    let macs = texts(&[
        "00:90:8f",
        "00908f00",
        "0090.8f01.0",
        "00908f000002",
        "00908f01",
        "x",
    ]);
    let searches = select(&[
        None,
        None,
        None,
        Some("LI"),
        Some("430"),
        Some("8f:01"),
        Some("ä"),
    ]);
    (
        (statuses, approvals, texts(&NAMES), macs, texts(&ADDRESSES)),
        (texts(&MODELS), texts(&VERSIONS), texts(&REGIONS)),
        (texts(&TEMPLATES), texts(&["+49 7", ""])),
        (prop::bool::weighted(0.1), searches),
    )
        .prop_map(|(said, facets, (template, phone_number), more)| {
            let (status, approval, user, mac, ip) = said;
            let (model, version, region) = facets;
            let (multiple_devices, search) = more;
            Asked(DeviceFilter {
                status,
                approval,
                user,
                mac,
                ip,
                model,
                version,
                region,
                template,
                phone_number,
                multiple_devices,
                search: search.map(str::to_owned),
            })
        })
}

fn sorts() -> impl Strategy<Value = Sort<DeviceColumn>> {
    let often = prop_oneof![
        Just(DeviceColumn::Mac),
        select(
            &[
                DeviceColumn::Status,
                DeviceColumn::Model,
                DeviceColumn::Template
            ][..]
        ),
        select(DeviceColumn::ALL),
    ];
    (often, any::<bool>()).prop_map(|(column, descending)| Sort { column, descending })
}

/// What a filter asks of a device: of the fields with facets, and of the rest.
fn asked(filter: &DeviceFilter, device: &Device, has_several: bool) -> ([bool; 6], bool) {
    let text = |wanted: &[String], it: &String| wanted.is_empty() || wanted.contains(it);
    let facets = [
        filter.status.is_empty() || filter.status.contains(&device.status),
        text(&filter.model, &device.model),
        text(&filter.version, &device.firmware_version),
        text(&filter.region, &device.region),
        text(&filter.template, &device.template),
        filter.approval.is_empty() || filter.approval.contains(&device.approval),
    ];
    let user = |wanted: &String| same_folded(wanted, &device.user);
    let begins = |wanted: &String| MacNeedle::new(wanted).is_start_of(device.mac);
    let found = |search: &String| {
        let needle = Needle::new(search);
        let shown = [
            &device.user,
            &device.display_name,
            &device.ip,
            &device.model,
        ];
        let other = [&device.nickname, &device.phone_number];
        let mut texts = shown.into_iter().chain(other);
        texts.any(|text| needle.is_in(text)) || MacNeedle::new(search).is_in(device.mac)
    };
    let rest = (filter.user.is_empty() || filter.user.iter().any(user))
        && (filter.mac.is_empty() || filter.mac.iter().any(begins))
        && text(&filter.ip, &device.ip)
        && text(&filter.phone_number, &device.phone_number)
        && (!filter.multiple_devices || has_several)
        && filter.search.as_ref().is_none_or(found);
    (facets, rest)
}

/// The matching devices in order, and the facets.
fn naive(
    projections: &Projections,
    filter: &DeviceFilter,
    sort: Sort<DeviceColumn>,
    pending: &[Device],
) -> (Vec<Device>, Facets) {
    let mut owned: BTreeMap<UserId, usize> = BTreeMap::new();
    for owner in projections.fleet.iter().filter_map(|phone| phone.owner()) {
        *owned.entry(owner).or_default() += 1;
    }
    let approved = projections.fleet.iter().map(|phone| {
        let has_several = phone.owner().is_some_and(|owner| owned[&owner] > 1);
        (phone.device(&projections.users), has_several)
    });
    let mut facets = Facets::default();
    for status in STATUSES {
        facets.status.insert(status.to_string(), 0);
    }
    for approval in ["approved", "pending"] {
        facets.approval.insert(approval.to_owned(), 0);
    }
    let mut found = Vec::new();
    for (device, has_several) in approved.chain(pending.iter().map(|it| (it.clone(), false))) {
        let (asked, rest) = asked(filter, &device, has_several);
        let counts = [
            (&mut facets.status, device.status.to_string()),
            (&mut facets.model, device.model.clone()),
            (&mut facets.version, device.firmware_version.clone()),
            (&mut facets.region, device.region.clone()),
            (&mut facets.template, device.template.clone()),
            (&mut facets.approval, device.approval.name().to_owned()),
        ];
        for (number, (facet, value)) in counts.into_iter().enumerate() {
            let others = asked
                .iter()
                .enumerate()
                .all(|(it, fits)| it == number || *fits);
            if rest && others {
                *facet.entry(value).or_default() += 1;
            }
        }
        if rest && asked.iter().all(|fits| *fits) {
            found.push(device);
        }
    }
    found.sort_by(|left, right| {
        let key = |device| -> SortKey<'_> { device_key(device, sort.column) };
        let keys = key(left).cmp(&key(right));
        let keys = if sort.descending {
            keys.reverse()
        } else {
            keys
        };
        keys.then(left.mac.cmp(&right.mac))
    });
    (found, facets)
}

/// All pages after each other, each with the same total and facets.
fn paged(
    projections: &Projections,
    mut query: DeviceQuery,
    pending: &[Device],
) -> (Vec<Device>, usize, Facets) {
    let mut seen: Vec<Device> = Vec::new();
    loop {
        let answer = projections.devices(&query, pending).unwrap();
        assert!(answer.items.len() <= query.page.limit);
        seen.extend(answer.items.iter().map(Device::owned));
        assert!(seen.len() <= answer.total, "a device is shown twice");
        query.page.cursor = answer.next_cursor;
        if query.page.cursor.is_none() {
            return (seen, answer.total, answer.facets);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn an_answer_is_that_of_looking_at_every_device(
        history in histories(),
        questions in proptest::collection::vec((filters(), sorts(), 1usize..8), 1..12),
        waiting in 0u8..4,
        is_loaded in any::<bool>(),
    ) {
        let mut projections = Projections::new();
        // What is ready from the start is kept up, what is loaded is made anew.
        projections.fleet.make_ready();
        for event in history.events() {
            projections.apply(event).unwrap();
        }
        if is_loaded {
            projections = decode_cache(&encode_cache(&projections).unwrap()).unwrap();
        }
        let reports: Vec<PhoneReported> = (0..waiting)
            .map(|number| PhoneReported {
                model: one_of(&MODELS, number),
                user_name: Personal::new(one_of(&NAMES, number)),
                ..report(ReportedStatus::Registered)
            })
            .collect();
        let regions = REGIONS.map(region);
        let pending: Vec<Device> = (0u8..)
            .zip(&reports)
            .map(|(number, report)| {
                let mac = Mac::from_bytes([0, 0x90, 0x8f, 1, 1, number]);
                Device::pending(mac, &regions[usize::from(number) % 3], report, START).owned()
            })
            .collect();
        for (Asked(filter), sort, limit) in questions {
            let (expected, facets) = naive(&projections, &filter, sort, &pending);
            let page = PageRequest { sort, limit, cursor: None };
            let query = DeviceQuery { filter, page };
            let (seen, total, counted) = paged(&projections, query, &pending);
            prop_assert_eq!(total, expected.len());
            prop_assert_eq!(counted, facets);
            prop_assert!(seen == expected, "{}: {:?}, not {:?}", sort, seen, expected);
        }
    }
}
