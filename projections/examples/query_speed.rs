//! How long lists of devices take: folds a fleet, asks it each kind of question, prints the times.
//!
//! `cargo run --release -p rollcall-projections --features testing --example query_speed -- 100000`
//! Guarantee: folding is measured in time of the processor, and a question's figure is the one that
//! a tenth of many rounds stay below, so that what else the machine does counts little.
//! Deliberately no test: times depend on the machine.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use rollcall_projections::{
    Projections,
    device::{Approval, Device, DeviceColumn, DeviceFilter, DeviceQuery, DeviceStatus},
    page::{PageRequest, Sort},
    testing::{START, hash, mac, phone, region, report},
};
use schemas::{
    Actor, KeySlot, Personal, Position, RegionName, Secret, Subject, UserId,
    events::*,
    stored::codec::{decode_cache, encode_cache},
};

const MODELS: [&str; 8] = [
    "405HD", "420HD", "430HD", "440HD", "445HD", "450HD", "C450HD", "C470HD",
];
const VERSIONS: [&str; 5] = [
    "UC_3.4.6.602",
    "UC_3.4.7.100",
    "UC_3.0.0.575",
    "UC_2.0.13.121",
    "3.4.8.1",
];
const REGIONS: u32 = 20;
const ROUND_MS: u64 = 300;

type Build = fn(u32) -> (Subject, Event);

fn main() {
    let argument = std::env::args().nth(1);
    let phones: u32 = argument.map_or(100_000, |text| text.parse().expect("a number of phones"));
    let before = resident_bytes();
    let mut projections = Projections::new();
    let builds: [(&str, u32, Build); 6] = [
        ("users", phones, user_created),
        ("approvals", phones, approved),
        ("first reports", phones, reported),
        ("files", phones, generated),
        ("keep-alives", phones * 5, kept_alive),
        ("silences", phones / 30, disconnected),
    ];
    for (name, count, build) in builds {
        let rate = fold(&mut projections, phones, count, build);
        println!("fold {name:<20} {rate:>10.0} events/s");
    }
    let started = processor_time();
    projections.fleet.make_ready();
    let time = processor_time() - started;
    println!("made ready in {:.0} ms", time.as_secs_f64() * 1000.0);
    for (name, count, build) in [
        ("reports, ready", phones, reported as Build),
        ("keep-alives, ready", phones * 5, kept_alive),
        ("silences, ready", phones / 30, disconnected),
    ] {
        let rate = fold(&mut projections, phones, count, build);
        println!("fold {name:<20} {rate:>10.0} events/s");
    }
    let each = resident_bytes().saturating_sub(before) / u64::from(phones);
    println!("memory {each} bytes a phone");
    snapshot(&projections);
    for (name, query) in questions(phones) {
        ask(&projections, name, &query);
    }
    for (name, region) in [
        ("dashboard", None),
        ("dashboard of a region", Some(region("r7"))),
    ] {
        let time = best(|| drop(black_box(projections.dashboard(region.as_ref()))));
        println!("{name:<44} {:>8.1} µs", micros(time));
    }
}

/// Applies so many events, made beforehand; answers events a second.
fn fold(projections: &mut Projections, phones: u32, count: u32, build: Build) -> f64 {
    let mut time = Duration::ZERO;
    let numbers: Vec<u32> = (0..count).collect();
    for chunk in numbers.chunks(10_000) {
        let recorded: Vec<RecordedEvent> = chunk
            .iter()
            .zip(projections.position.0 + 1..)
            .map(|(number, position)| {
                let (subject, event) = build(scattered(*number, phones));
                RecordedEvent {
                    position: Position(position),
                    time: START.plus_ms(position.cast_signed()),
                    actor: Actor::Anonymous,
                    cause: None,
                    subject,
                    subject_version: position,
                    previous: Position(0),
                    key_slot: None,
                    event,
                }
            })
            .collect();
        let started = processor_time();
        for event in &recorded {
            projections
                .apply(event)
                .expect("positions follow each other");
        }
        time += processor_time() - started;
    }
    f64::from(count) / time.as_secs_f64()
}

/// A phone's number for the number of an event: every phone once, far from the one before.
fn scattered(number: u32, phones: u32) -> u32 {
    (u64::from(number) * 7919 % u64::from(phones)) as u32
}

/// The number, mixed: neighbours differ in everything.
fn mixed(number: u32) -> u32 {
    let number = (number ^ number >> 16).wrapping_mul(0x85eb_ca6b);
    number ^ number >> 13
}

fn region_of(number: u32) -> RegionName {
    region(&format!("r{}", mixed(number) % REGIONS))
}

fn model_of(number: u32) -> &'static str {
    MODELS[(mixed(number) >> 8) as usize % MODELS.len()]
}

fn user_created(number: u32) -> (Subject, Event) {
    let created = UserCreated {
        region: Some(region_of(number)),
        name: Personal::new(format!("user{number:06}")),
        display_name: Personal::new(format!("Person Number {number}")),
        password: Some(Secret::new("a long enough password")),
    };
    (Subject::User(UserId(number + 1)), created.into())
}

fn approved(number: u32) -> (Subject, Event) {
    let approved = PhoneApproved {
        how: Admission::Administrator,
        region: region_of(number),
        model: None,
        // One user in a hundred has a second phone.
        owner: Some(UserId(number - u32::from(number % 100 == 99) + 1)),
        restart_when_generated: false,
        key_slot: KeySlot(number),
    };
    (phone(mac(number)), approved.into())
}

fn reported(number: u32) -> (Subject, Event) {
    let personal = |text: String| Personal::new(text);
    let [_, b, c, d] = number.to_be_bytes();
    let status = match number % 10 {
        0 => ReportedStatus::Unregistered,
        _ => ReportedStatus::Registered,
    };
    let version = VERSIONS[(mixed(number) >> 16) as usize % VERSIONS.len()];
    let user_name = match number % 2 {
        0 => String::new(),
        _ => format!("user{number:06}"),
    };
    let reported = PhoneReported {
        model: model_of(number).to_owned(),
        firmware_version: version.to_owned(),
        user_agent: format!("AUDC-IPPhone-{}_{version}/1.0.0", model_of(number)),
        ip: personal(format!("10.{b}.{c}.{d}")),
        user_name: personal(user_name),
        user_id: personal(format!("user{number:06}@example.com")),
        phone_number: personal(format!("+4930{number:07}")),
        location: personal(format!("Building {}", mixed(number) % 50)),
        ..report(status)
    };
    (phone(mac(number)), reported.into())
}

fn generated(number: u32) -> (Subject, Event) {
    let template = format!("AudioCodes_{}", model_of(number));
    let generated = ConfigurationGenerated {
        hash: hash(number as u8),
        size_bytes: 900,
        template: template.parse().expect("it is a template's name"),
        inputs: Position(1),
        global_file: "global.cfg".parse().expect("it is a file's name"),
    };
    (phone(mac(number)), generated.into())
}

fn disconnected(number: u32) -> (Subject, Event) {
    let silent = PhoneDisconnected { last_report: START };
    (phone(mac(number)), silent.into())
}

fn kept_alive(number: u32) -> (Subject, Event) {
    (phone(mac(number)), PhoneKeptAlive {}.into())
}

fn snapshot(projections: &Projections) {
    let bytes = encode_cache(projections).expect("projections can be encoded");
    let started = processor_time();
    let loaded: Projections = decode_cache(&bytes).expect("and decoded");
    let time = processor_time() - started;
    println!("load of a snapshot {:.0} ms", time.as_secs_f64() * 1000.0);
    black_box(loaded);
}

fn questions(phones: u32) -> Vec<(&'static str, DeviceQuery)> {
    let all = DeviceFilter::default;
    let text = |text: &str| vec![text.to_owned()];
    let status = |status| DeviceFilter {
        status: vec![status],
        ..all()
    };
    let middle = phones / 2 + 1;
    let [_, b, c, d] = middle.to_be_bytes();
    let mut questions = Vec::new();
    let mut add = |name, filter: DeviceFilter, sort: &str| {
        let page = PageRequest {
            sort: sort.parse::<Sort<DeviceColumn>>().expect("it is a column"),
            limit: 50,
            cursor: None,
        };
        questions.push((name, DeviceQuery { filter, page }));
    };
    add("all", all(), "mac");
    add("all, descending", all(), "-mac");
    add("status=registered", status(DeviceStatus::Registered), "mac");
    add(
        "status=disconnected",
        status(DeviceStatus::Disconnected),
        "mac",
    );
    add(
        "approval=approved",
        DeviceFilter {
            approval: vec![Approval::Approved],
            ..all()
        },
        "mac",
    );
    add(
        "model",
        DeviceFilter {
            model: text("430HD"),
            ..all()
        },
        "mac",
    );
    add(
        "version",
        DeviceFilter {
            version: text("UC_3.4.6.602"),
            ..all()
        },
        "mac",
    );
    add(
        "region",
        DeviceFilter {
            region: text("r7"),
            ..all()
        },
        "mac",
    );
    add(
        "template",
        DeviceFilter {
            template: text("AudioCodes_430HD"),
            ..all()
        },
        "mac",
    );
    let combined = DeviceFilter {
        model: text("430HD"),
        version: text("UC_3.4.6.602"),
        ..status(DeviceStatus::Registered)
    };
    add("status, model, version", combined.clone(), "mac");
    add(
        "status, model, version, region",
        DeviceFilter {
            region: text("r7"),
            ..combined
        },
        "mac",
    );
    add(
        "user",
        DeviceFilter {
            user: text(&format!("USER{middle:06}")),
            ..all()
        },
        "mac",
    );
    add(
        "mac, whole",
        DeviceFilter {
            mac: text(&mac(middle).to_string()),
            ..all()
        },
        "mac",
    );
    add(
        "mac, first digits of all",
        DeviceFilter {
            mac: text("00:90:8f"),
            ..all()
        },
        "mac",
    );
    add(
        "mac, first digits of some",
        DeviceFilter {
            mac: text("00908f00f"),
            ..all()
        },
        "mac",
    );
    add(
        "ip",
        DeviceFilter {
            ip: text(&format!("10.{b}.{c}.{d}")),
            ..all()
        },
        "mac",
    );
    let number = text(&format!("+4930{middle:07}"));
    add(
        "phone_number",
        DeviceFilter {
            phone_number: number,
            ..all()
        },
        "mac",
    );
    add(
        "multiple_devices",
        DeviceFilter {
            multiple_devices: true,
            ..all()
        },
        "mac",
    );
    let search = |text: &str| DeviceFilter {
        search: Some(text.to_owned()),
        ..all()
    };
    add(
        "search, one phone",
        search(&format!("user{middle:06}")),
        "mac",
    );
    add("search, nothing", search("nobody at all"), "mac");
    for sort in [
        "status",
        "-model",
        "region",
        "user",
        "ip",
        "-report_time",
        "location",
    ] {
        add(
            Box::leak(format!("all, sort={sort}").into_boxed_str()),
            all(),
            sort,
        );
    }
    let registered = status(DeviceStatus::Registered);
    add(
        "status=registered, sort=-report_time",
        registered,
        "-report_time",
    );
    questions
}

fn ask(projections: &Projections, name: &str, query: &DeviceQuery) {
    let pending: &[Device] = &[];
    let answer = || {
        projections
            .devices(query, pending)
            .expect("no cursor is given")
    };
    let first = answer();
    let time = best(|| drop(black_box(answer())));
    let written = || serde_json::to_vec(&first).expect("maps have text keys");
    let writing = best(|| drop(black_box(written())));
    print!("{name:<44} {:>8.1} µs", micros(time));
    print!("  {:>7} found  {:>6} bytes", first.total, written().len());
    print!(" in {:>6.1} µs", micros(writing));
    if first.next_cursor.is_some() {
        let mut next = query.clone();
        next.page.cursor = first.next_cursor.clone();
        let second = || {
            projections
                .devices(&next, pending)
                .expect("it is its cursor")
        };
        let time = best(|| drop(black_box(second())));
        print!("  next page {:>8.1} µs", micros(time));
    }
    println!();
}

fn best(mut run: impl FnMut()) -> Duration {
    let started = Instant::now();
    let mut times = Vec::new();
    while started.elapsed() < Duration::from_millis(ROUND_MS) || times.len() < 3 {
        let round = Instant::now();
        run();
        times.push(round.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 10]
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// How long this thread has run so far.
fn processor_time() -> Duration {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

fn resident_bytes() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let resident = pages.split(' ').nth(1).and_then(|text| text.parse().ok());
    resident.unwrap_or(0u64) * 4096
}
