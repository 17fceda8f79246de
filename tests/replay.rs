//! Replay from the first event gives the live state again, byte for byte.

use std::sync::Arc;

use rollcall::{
    clock::ManualClock,
    engine::{Engine, hash_at, recover},
    metrics::Metrics,
    store::Store,
};
use schemas::{
    Actor, AdminId, ContentHash, Mac, Personal, Position, RequestKey, RequestPart, Secret,
    Timestamp,
    commands::{
        Alert, ApprovePhones, Command, CompleteSetup, CreateUser, NamesBuiltIn, Order, PhoneOrigin,
        RecordAnswer, RecordConfiguration, RecordFetch, RegionChange, Report, ReportAlerts,
        ReportPhone,
    },
    events::{
        AlarmRaised, Maintenance, MaintenanceWindow, Onboarding, PhoneAction, PhoneChanged,
        PhoneCredentials, PhoneReported, RegionSettings, ReportedStatus, Role, Severity, Weekday,
    },
    request::Asked,
    stored::codec,
};

use crate::support::{START_MS, config_on};

/// Whom setup makes: the first account gets the first number.
const SUPERVISOR: Actor = Actor::Admin(AdminId(1));

/// A small generator of numbers that are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn mac(number: u64) -> Mac {
    format!("00908f{number:06x}").parse().unwrap()
}

fn text(value: String) -> Personal<String> {
    Personal::new(value)
}

fn origin() -> PhoneOrigin {
    PhoneOrigin {
        peer_address: "10.1.2.3".parse().unwrap(),
        basic: None,
        ems: (String::new(), Secret::new("")),
    }
}

fn report(dice: &mut Dice) -> Command {
    let word = [
        "started",
        "registered",
        "registered",
        "unregistered",
        "gone",
    ][usize::try_from(dice.below(5)).unwrap()];
    let user = if dice.below(3) == 0 {
        String::new()
    } else {
        format!("user{}", dice.below(9))
    };
    let facts = PhoneReported {
        status: ReportedStatus::from_phone(word),
        reported_status: word.to_owned(),
        model: ["430HD", "440HD"][usize::try_from(dice.below(2)).unwrap()].to_owned(),
        firmware_version: "UC_2.0.13.121".to_owned(),
        user_agent: String::new(),
        vlan_id: String::new(),
        btoe_pairing_status: String::new(),
        btoe_version: String::new(),
        usb_headset_type: String::new(),
        hrs_speaker_model: String::new(),
        hrs_speaker_firmware: String::new(),
        peer_address: Personal::new("10.1.2.3".parse().unwrap()),
        ip: text("10.1.2.3".to_owned()),
        subnet: text(String::new()),
        user_name: text(user),
        user_id: text(String::new()),
        phone_number: text(String::new()),
        location: text(String::new()),
        sip_proxy: text(String::new()),
        extra: Personal::new(vec![]),
    };
    let report = Report::new(facts).unwrap();
    let mac = mac(dice.below(20));
    Command::ReportPhone(Box::new(ReportPhone {
        mac,
        origin: origin(),
        region: None,
        report,
        is_repeated: false,
    }))
}

fn alert(dice: &mut Dice) -> Command {
    let name = ["IPPhoneRegisterFailure", "RequiresReset"][usize::try_from(dice.below(2)).unwrap()];
    let alarm = AlarmRaised {
        name: name.to_owned(),
        severity: Severity::Major,
        alarm_type: 1,
        probable_cause: 5,
        unique_id: "2".to_owned(),
        reported_date: String::new(),
        description: text("x".to_owned()),
        additional_info_1: text(String::new()),
        additional_info_2: text(String::new()),
        remote_host: text("10.1.2.3".to_owned()),
    };
    let alert = match dice.below(3) {
        0 => Alert::Clear(name.to_owned()),
        1 => Alert::Event(alarm),
        _ => Alert::Raise(alarm),
    };
    let mac = mac(dice.below(20));
    Command::ReportAlerts(Box::new(ReportAlerts {
        mac,
        origin: origin(),
        alerts: vec![alert],
    }))
}

/// Something that the supervisor does to accounts and tokens.
fn account(dice: &mut Dice, head: Position) -> Command {
    let name = format!("admin{}", dice.below(4));
    let role = Role::ALL[usize::try_from(dice.below(4)).unwrap()];
    let password_hash = Secret::new("$argon2id$");
    match dice.below(6) {
        0 | 1 => Command::CreateAdmin {
            name,
            role,
            password_hash,
        },
        2 => Command::ChangeAdmin {
            name,
            role: Some(role),
            password_hash: (dice.below(2) == 0).then_some(password_hash),
        },
        3 => Command::DeleteAdmin { name },
        4 => Command::CreateToken {
            name,
            role,
            expires_at: Timestamp(START_MS + i64::try_from(dice.below(2)).unwrap()),
            hash: ContentHash::of(&head.0.to_le_bytes()),
        },
        _ => Command::RevokeToken {
            token: Position(head.0 - dice.below(head.0.min(9))),
        },
    }
}

/// Oslo gets other maintenance windows, or none.
fn maintenance(dice: &mut Dice) -> Command {
    let mut day = || Weekday::ALL[usize::try_from(dice.below(7)).unwrap()];
    let window = MaintenanceWindow {
        days: vec![day()],
        from: "22:00".parse().unwrap(),
        to: "04:00".parse().unwrap(),
    };
    let maintenance = Maintenance {
        time_zone: "Europe/Oslo".parse().unwrap(),
        windows: vec![window],
    };
    let change = RegionChange {
        maintenance: Some((dice.below(3) > 0).then_some(maintenance)),
        ..RegionChange::default()
    };
    Command::ChangeRegion {
        name: "Oslo".parse().unwrap(),
        change: Box::new(change),
    }
}

fn command(dice: &mut Dice, head: Position) -> Command {
    let mac = mac(dice.below(20));
    match dice.below(16) {
        0..=4 => report(dice),
        5 | 6 => alert(dice),
        7 => Command::ApprovePhones(Box::new(ApprovePhones {
            macs: vec![mac],
            region: "Oslo".parse().unwrap(),
            user_name: (dice.below(2) == 0).then(|| format!("user{}", dice.below(9))),
            display_name: None,
            password: Some(Secret::new("sip")),
        })),
        8 => Command::RecordConfiguration(Box::new(RecordConfiguration {
            mac,
            hash: ContentHash::of(&[u8::try_from(dice.below(256)).unwrap()]),
            size_bytes: 9,
            template: "AudioCodes_430HD".parse().unwrap(),
            inputs: head,
            global_file: "global.cfg".parse().unwrap(),
        })),
        9 => Command::RecordFetch(Box::new(RecordFetch {
            mac: Some(mac),
            file: "/configfiles/x.cfg".to_owned(),
            hash: ContentHash::of(b"x"),
            status: 200,
            own_configuration: true,
            address: "10.1.2.3".parse().unwrap(),
        })),
        10 if dice.below(3) == 0 => Command::DeletePhone { mac },
        10 => Command::QueueCommand {
            mac,
            action: PhoneAction::UpdateConfiguration,
            parameters: vec![],
        },
        11 if dice.below(2) == 0 => maintenance(dice),
        12..=15 => account(dice, head),
        _ => {
            let nickname = Personal::new(Some(format!("phone {}", dice.below(5))));
            let change = PhoneChanged {
                nickname,
                ..PhoneChanged::default()
            };
            Command::ChangePhone {
                mac,
                change: Box::new(change),
                built_in: NamesBuiltIn::default(),
            }
        }
    }
}

/// The first account's, under one of a few keys.
fn request(dice: &mut Dice) -> RequestKey {
    let (key, path) = (dice.below(9).to_string(), dice.below(2).to_string());
    let asked = Asked {
        method: "POST",
        path: &path,
        query: "",
        body: b"",
    };
    RequestKey::new(AdminId(1), &key, asked)
}

/// A command of a request under a key, or a request's answer.
fn order_under_a_key(dice: &mut Dice, head: Position) -> Order {
    let request = request(dice);
    let actor = Actor::Admin(AdminId(1));
    if dice.below(3) == 0 {
        let command = RecordAnswer {
            request,
            status: 200,
            position: head,
            content: Secret::new("x"),
        };
        return Order::new(actor, Command::RecordAnswer(Box::new(command)));
    }
    let part = u32::try_from(dice.below(3)).unwrap();
    Order {
        request: Some(RequestPart { request, part }),
        ..Order::new(actor, command(dice, head))
    }
}

async fn live(engine: &Engine, clock: &ManualClock, seed: u64) {
    let setup = CompleteSetup {
        admin_name: "root".to_owned(),
        password_hash: Secret::new("$argon2id$"),
        public_url: "http://10.1.1.5".to_owned(),
        region: "Oslo".parse().unwrap(),
        region_settings: RegionSettings {
            networks: vec!["10.0.0.0/8".parse().unwrap()],
            onboarding: if seed.is_multiple_of(2) {
                Onboarding::Approve
            } else {
                Onboarding::Automatic
            },
            phone_credentials: PhoneCredentials::Open,
            reachable: false,
            disconnect_after_seconds: 7500,
        },
        system_password: Some(Secret::new("system")),
    };
    let setup = Command::CompleteSetup(Box::new(setup));
    let mut head = engine
        .submit(Order::new(Actor::Anonymous, setup))
        .await
        .unwrap()
        .position;
    let create = CreateUser {
        name: "user1".to_owned(),
        display_name: None,
        password: Some(Secret::new("one")),
        region: None,
    };
    let create = Command::CreateUser(Box::new(create));
    engine
        .submit(Order::new(Actor::CommandLine, create))
        .await
        .unwrap();
    let mut dice = Dice(seed + 1);
    let mut recorded = 0;
    for _ in 0..400 {
        // Two days and more: keys are forgotten on the way.
        clock.advance(i64::try_from(dice.below(1_000_000)).unwrap());
        // Refusals are part of life; what they leave must be the same as well.
        let order = match dice.below(4) {
            0 => order_under_a_key(&mut dice, head),
            _ => Order::new(SUPERVISOR, command(&mut dice, head)),
        };
        if let Ok(receipt) = engine.submit(order).await {
            head = receipt.position;
            recorded += 1;
        }
    }
    assert!(
        recorded > 100,
        "seed {seed}: only {recorded} commands were taken"
    );
}

#[tokio::test]
async fn replay_from_zero_is_live_byte_for_byte() {
    for seed in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let config = config_on(folder.path(), &[]);
        let clock = Arc::new(ManualClock::new(START_MS));
        let store = Store::open(&config).unwrap();
        let metrics = Metrics::new(&Default::default());
        let running = store
            .start(&config, clock.clone(), metrics, vec![])
            .unwrap();
        live(&running.engine, &clock, seed).await;
        running.engine.stop();
        running.writer.join().unwrap();
        drop((running.view, running.reader, running.engine));

        let store = Store::open(&config).unwrap();
        let reader = store.reader();
        let replayed = recover(&*reader, None, &*store.keyring).unwrap();
        assert_eq!(replayed.from_snapshot, Position(0));
        let state = store
            .snapshots
            .newest("state", 5)
            .expect("one was taken at the end");
        let projections = store.snapshots.newest("projections", 1).expect("likewise");
        assert_eq!(state.position, replayed.state.head, "seed {seed}");
        let replayed_state = codec::encode_cache(&replayed.state).unwrap();
        assert!(
            state.payload[..] == replayed_state[..],
            "state, seed {seed}"
        );
        let replayed_projections = codec::encode_cache(&replayed.projections).unwrap();
        assert!(
            projections.payload[..] == replayed_projections[..],
            "projections, seed {seed}"
        );
        let from_snapshots = recover(&*reader, Some(&store.snapshots), &*store.keyring).unwrap();
        assert_eq!(from_snapshots.from_snapshot, state.position);
        assert!(codec::encode_cache(&from_snapshots.state).unwrap() == replayed_state);
    }
}

/// A snapshot that is made while commands go on is what replay comes to at its position.
#[tokio::test]
async fn a_snapshot_beside_the_writer_is_replay_byte_for_byte() {
    const EVERY: &str = "1000";
    let folder = tempfile::tempdir().unwrap();
    let often = [("ROLLCALL_ENGINE__SNAPSHOT_EVERY_EVENTS", EVERY)];
    let config = config_on(folder.path(), &often);
    let clock = Arc::new(ManualClock::new(START_MS));
    let store = Store::open(&config).unwrap();
    let (snapshots, keyring) = (store.snapshots.clone(), store.keyring.clone());
    let metrics = Metrics::new(&Default::default());
    let running = store
        .start(&config, clock.clone(), metrics, vec![])
        .unwrap();
    live(&running.engine, &clock, 0).await;
    let mut dice = Dice(9);
    let mut made: Vec<Position> = Vec::new();
    // The second is made from the first.
    while made.len() < 2 {
        clock.advance(i64::try_from(dice.below(10_000)).unwrap());
        let order = Order::new(Actor::Phone, report(&mut dice));
        // Some phones are refused.
        let _ = running.engine.submit(order).await;
        let (Some(state), Some(projections)) = (
            snapshots.newest("state", 5),
            snapshots.newest("projections", 1),
        ) else {
            continue;
        };
        if state.position != projections.position || made.last() == Some(&state.position) {
            continue;
        }
        made.push(state.position);
        let end = state.position;
        assert_eq!(projections.chain_hash, state.chain_hash);
        assert_eq!(
            hash_at(&*running.reader, end).unwrap(),
            Some(state.chain_hash)
        );
        let resumed = recover(&*running.reader, Some(&snapshots), &*keyring).unwrap();
        assert!(resumed.from_snapshot >= end);
        let replayed = recover(&*running.reader, None, &*keyring).unwrap();
        assert_eq!(resumed.state.head, replayed.state.head);
        let encoded = codec::encode_cache(&resumed.state).unwrap();
        assert!(encoded == codec::encode_cache(&replayed.state).unwrap());
        let encoded = codec::encode_cache(&resumed.projections).unwrap();
        assert!(encoded == codec::encode_cache(&replayed.projections).unwrap());
    }
    assert!(made[1] > made[0]);
    running.engine.stop();
    running.writer.join().unwrap();
    let last = snapshots.newest("state", 5).unwrap().position;
    assert_eq!(last, running.reader.head().position, "one of the end");
    drop((running.view, running.reader, running.engine, snapshots));

    // A start that had much to fold keeps what it came to, before anything else happens.
    std::fs::remove_dir_all(folder.path().join("data/snapshots")).unwrap();
    let store = Store::open(&config).unwrap();
    let snapshots = store.snapshots.clone();
    assert!(snapshots.newest("state", 5).is_none());
    let metrics = Metrics::new(&Default::default());
    let running = store.start(&config, clock, metrics, vec![]).unwrap();
    for name in [("state", 5), ("projections", 1)] {
        let kept = snapshots.newest(name.0, name.1).unwrap();
        assert_eq!(kept.position, last, "{}", name.0);
    }
    running.engine.stop();
    running.writer.join().unwrap();
}
