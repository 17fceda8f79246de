//! A log of a fleet, written the way the server writes it: sealed, chained, synced.
//!
//! Guarantee: what comes out is a data directory that the server opens and replays; only the
//! decisions that lead to its events are left out. The phones are of one region, of three models
//! and four versions; a tenth of them are not registered.

use std::{collections::HashMap, path::Path};

use anyhow::{Context as _, Result};
use rollcall::{
    keyring::{Keyring, MasterKey, MasterKeySources},
    log::{EventLog as _, lock::DirectoryLock, sled::SledLog},
};
use schemas::{
    Actor, KeySlot, Mac, Personal, Position, RegionName, Secret, Subject, Timestamp, UserId,
    events::{
        Admission, Event, NewEvent, PhoneApproved, PhoneKeptAlive, RegionCreated, ReportedStatus,
        UserCreated,
    },
    stored::{self, Provenance},
};

/// The region that all phones are in; it accepts every credential from this machine.
pub(crate) const REGION: &str = "Oslo";
/// The password of every user.
pub(crate) const PASSWORD: &str = "sip-secret";

const START: Timestamp = Timestamp(1_795_341_600_000);
const BATCH_EVENTS: usize = 512;

/// The phone of this number.
pub(crate) fn mac(number: u32) -> Mac {
    let [_, b, c, d] = number.to_be_bytes();
    Mac::from_bytes([0x00, 0x90, 0x8f, b, c, d])
}

/// The model of the phone of this number.
pub(crate) fn model(number: u32) -> &'static str {
    ["430HD", "440HD", "C450HD"][number as usize % 3]
}

/// Writes a fleet into an empty directory: each phone approved, with a user, reporting once, and
/// kept alive so many times. Returns how many events that are.
pub(crate) fn write(directory: &Path, phones: u32, kept_alive: u32) -> Result<u64> {
    let lock = DirectoryLock::acquire(directory)?;
    let log = SledLog::open(lock, 256 << 20)?;
    let master = MasterKey::find(&MasterKeySources::of_process(None), directory)?;
    let keyring = Keyring::open(directory, master)?;
    let mut fleet = Fleet {
        log,
        keyring,
        batch: Vec::new(),
        ends: HashMap::new(),
        now: START,
    };
    let region: RegionName = REGION.parse().context("a region's name")?;
    let settings = projections::testing::settings(&["127.0.0.0/8"]);
    let settings = schemas::events::RegionSettings {
        phone_credentials: schemas::events::PhoneCredentials::Open,
        ..settings
    };
    fleet.add(
        Subject::Region(region.clone()),
        None,
        RegionCreated { settings },
    )?;
    for number in 0..phones {
        fleet.phone(number, &region)?;
    }
    for _ in 0..kept_alive {
        for number in 0..phones {
            let subject = Subject::Phone(mac(number));
            fleet.add(subject, None, PhoneKeptAlive {})?;
        }
    }
    fleet.append()?;
    Ok(fleet.log.head().position.0)
}

struct Fleet {
    log: SledLog,
    keyring: Keyring,
    batch: Vec<(Provenance, stored::StoredEvent<'static>)>,
    /// Each subject's version and last position.
    ends: HashMap<Subject, (u64, Position)>,
    now: Timestamp,
}

impl Fleet {
    fn phone(&mut self, number: u32, region: &RegionName) -> Result<()> {
        // One counter gives users and phones their numbers, which are the slots of their keys.
        let (user, slot) = (1000 + 2 * number, KeySlot(1001 + 2 * number));
        self.keyring.ensure_ahead(slot)?;
        let created = UserCreated {
            region: Some(region.clone()),
            name: Personal::new(format!("user{number}@example.com")),
            display_name: Personal::new(format!("User Number {number}")),
            password: Some(Secret::new(PASSWORD)),
        };
        self.add(Subject::User(UserId(user)), Some(KeySlot(user)), created)?;
        let approved = PhoneApproved {
            how: Admission::Administrator,
            region: region.clone(),
            model: model(number).parse().ok(),
            owner: Some(UserId(user)),
            restart_when_generated: false,
            key_slot: slot,
        };
        let subject = Subject::Phone(mac(number));
        self.add(subject.clone(), None, approved)?;
        let status = if number.is_multiple_of(10) {
            ReportedStatus::Unregistered
        } else {
            ReportedStatus::Registered
        };
        let mut report = projections::testing::report(status);
        model(number).clone_into(&mut report.model);
        report.firmware_version = format!("UC_3.4.6.60{}", number % 4);
        report.peer_address = Personal::new([127, 0, 0, 1].into());
        report.user_name = Personal::new(format!("user{number}@example.com"));
        report.phone_number = Personal::new(format!("+4722{number:06}"));
        report.location = Personal::new(format!("Floor {}", number % 40));
        self.add(subject, Some(slot), report)
    }

    fn add(
        &mut self,
        subject: Subject,
        key_slot: Option<KeySlot>,
        event: impl Into<Event>,
    ) -> Result<()> {
        let position = Position(self.log.head().position.0 + 1 + self.batch.len() as u64);
        let end = self.ends.entry(subject.clone()).or_default();
        let (version, previous) = (end.0 + 1, end.1);
        *end = (version, position);
        let event = event.into();
        let new = NewEvent {
            subject,
            key_slot,
            event,
        };
        let stored = stored::encode(&new, version, previous, &self.keyring)?;
        let provenance = Provenance {
            time: self.now,
            actor: Actor::Phone,
            cause: None,
        };
        self.batch.push((provenance, stored));
        if self.batch.len() >= BATCH_EVENTS {
            self.append()?;
        }
        Ok(())
    }

    fn append(&mut self) -> Result<()> {
        self.log.append(self.log.head().position, &self.batch)?;
        self.batch.clear();
        self.now = self.now.plus_ms(20);
        Ok(())
    }
}
