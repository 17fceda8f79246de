//! Histories for tests: events as the log would hand them out, built one after the other.
//!
//! Guarantee: positions, subject versions, previous positions and times are what the log's rules
//! say, so a history folds without a gap. Deliberately not here: deciding whether such a history
//! could happen.

use std::collections::HashMap;

use schemas::{
    Actor, AdminId, ContentHash, KeySlot, Mac, Personal, Position, RegionName, Secret, Subject,
    Timestamp, UserId, events::*,
};

use crate::Projections;

/// The time of the first event; each later one is a second later.
pub const START: Timestamp = Timestamp(1_700_000_000_000);

/// The phone of this number: `0090 8f` and the number.
pub fn mac(number: u32) -> Mac {
    let [_, b, c, d] = number.to_be_bytes();
    Mac::from_bytes([0x00, 0x90, 0x8f, b, c, d])
}

/// A phone as a subject.
pub fn phone(mac: Mac) -> Subject {
    Subject::Phone(mac)
}

/// An account as a subject.
pub fn admin(id: u32) -> Subject {
    Subject::Admin(AdminId(id))
}

/// A region's name.
pub fn region(name: &str) -> RegionName {
    name.parse().expect("tests name regions well")
}

/// The hash of a content that the number stands for.
pub fn hash(content: u8) -> ContentHash {
    ContentHash([content; 32])
}

/// Settings of a region with these networks.
pub fn settings(networks: &[&str]) -> RegionSettings {
    let parse = |network: &&str| network.parse().expect("tests write networks well");
    RegionSettings {
        networks: networks.iter().map(parse).collect(),
        onboarding: Onboarding::Approve,
        phone_credentials: PhoneCredentials::Verify,
        reachable: false,
        disconnect_after_seconds: 7_500,
    }
}

/// What a phone of the fleet reports when nothing is special: all optional texts empty.
pub fn report(status: ReportedStatus) -> PhoneReported {
    let personal = |text: &str| Personal::new(text.to_owned());
    PhoneReported {
        status,
        reported_status: status.name().to_owned(),
        model: "430HD".to_owned(),
        firmware_version: "UC_2.0.13.121".to_owned(),
        user_agent: "AUDC-IPPhone-430HD_UC_2.0.13.121/1.0".to_owned(),
        vlan_id: String::new(),
        btoe_pairing_status: String::new(),
        btoe_version: String::new(),
        usb_headset_type: String::new(),
        hrs_speaker_model: String::new(),
        hrs_speaker_firmware: String::new(),
        peer_address: Personal::new([10, 1, 2, 3].into()),
        ip: personal("10.1.2.3"),
        subnet: personal("255.255.0.0"),
        user_name: personal(""),
        user_id: personal(""),
        phone_number: personal(""),
        location: personal(""),
        sip_proxy: personal("sip.example"),
        extra: Personal::default(),
    }
}

/// An alarm of this name and severity.
pub fn alarm(name: &str, severity: Severity) -> AlarmRaised {
    let personal = |text: &str| Personal::new(text.to_owned());
    AlarmRaised {
        name: name.to_owned(),
        severity,
        alarm_type: 1,
        probable_cause: 5,
        unique_id: "7".to_owned(),
        reported_date: String::new(),
        description: personal("it does not work"),
        additional_info_1: personal("NtpServerError"),
        additional_info_2: personal(""),
        remote_host: personal("10.1.2.3"),
    }
}

/// Events in the order in which they were recorded.
#[derive(Debug, Default)]
pub struct History {
    events: Vec<RecordedEvent>,
    ends: HashMap<Subject, (Position, u64)>,
    users: u32,
}

impl History {
    /// Everything so far.
    pub fn events(&self) -> &[RecordedEvent] {
        &self.events
    }

    /// How many users were created; their identities count from 1.
    pub fn users(&self) -> u32 {
        self.users
    }

    /// All read models after everything so far.
    pub fn folded(&self) -> Projections {
        let mut projections = Projections::new();
        for event in &self.events {
            projections.apply(event).expect("a history has no gaps");
        }
        projections
    }

    /// One more event, a second after the last.
    pub fn record(&mut self, subject: Subject, event: impl Into<Event>) -> RecordedEvent {
        let number = self.events.len() as u64;
        let position = Position(number + 1);
        let (previous, version) = self.ends.get(&subject).copied().unwrap_or((Position(0), 0));
        self.ends.insert(subject.clone(), (position, version + 1));
        let recorded = RecordedEvent {
            position,
            time: START.plus_ms(number.cast_signed() * 1000),
            actor: Actor::Anonymous,
            cause: None,
            subject,
            subject_version: version + 1,
            previous,
            key_slot: None,
            event: event.into(),
        };
        self.events.push(recorded.clone());
        recorded
    }

    /// A phone is approved; its key slot is the end of its MAC.
    pub fn phone_approved(
        &mut self,
        mac: Mac,
        region_name: &str,
        owner: Option<UserId>,
    ) -> RecordedEvent {
        let [.., b, c, d] = mac.bytes();
        let event = PhoneApproved {
            how: Admission::Administrator,
            region: region(region_name),
            model: None,
            owner,
            restart_when_generated: false,
            key_slot: KeySlot(u32::from_be_bytes([0, b, c, d])),
        };
        self.record(phone(mac), event)
    }

    /// A phone reports this status, and else what [`report`] says.
    pub fn phone_reported(&mut self, mac: Mac, status: ReportedStatus) -> RecordedEvent {
        self.record(phone(mac), report(status))
    }

    /// A phone reports what it reported before.
    pub fn phone_kept_alive(&mut self, mac: Mac) -> RecordedEvent {
        self.record(phone(mac), PhoneKeptAlive {})
    }

    /// A phone is found silent.
    pub fn phone_disconnected(&mut self, mac: Mac) -> RecordedEvent {
        self.record(phone(mac), PhoneDisconnected { last_report: START })
    }

    /// A phone leaves the fleet.
    pub fn phone_deleted(&mut self, mac: Mac) -> RecordedEvent {
        self.record(phone(mac), PhoneDeleted {})
    }

    /// A phone's file is made, of the template `AudioCodes_430HD`.
    pub fn configuration_generated(&mut self, mac: Mac, hash: ContentHash) -> RecordedEvent {
        self.configuration_generated_from(mac, hash, "AudioCodes_430HD")
    }

    /// A phone's file is made from this template.
    pub fn configuration_generated_from(
        &mut self,
        mac: Mac,
        hash: ContentHash,
        template: &str,
    ) -> RecordedEvent {
        let event = ConfigurationGenerated {
            hash,
            size_bytes: 900,
            template: template.parse().expect("it is a template's name"),
            inputs: Position(self.events.len() as u64),
            global_file: "430HD_global.cfg".parse().expect("it is a file's name"),
        };
        self.record(phone(mac), event)
    }

    /// A phone fetches a file, which ends no claim window by itself.
    pub fn file_fetched(&mut self, mac: Mac, file: &str, hash: ContentHash) -> RecordedEvent {
        let event = FileFetched {
            file: file.to_owned(),
            hash,
            status: 200,
            claimed: false,
            address: Personal::new([10, 1, 2, 3].into()),
        };
        self.record(phone(mac), event)
    }

    /// A user is created, with the name in capitals for display and the password `secret`.
    pub fn user_created(&mut self, name: &str, region_name: Option<&str>) -> UserId {
        self.users += 1;
        let id = UserId(self.users);
        let event = UserCreated {
            region: region_name.map(region),
            name: Personal::new(name.to_owned()),
            display_name: Personal::new(name.to_uppercase()),
            password: Some(Secret::new("secret")),
        };
        self.record(Subject::User(id), event);
        id
    }

    /// A region is created.
    pub fn region_created(&mut self, name: &str, settings: RegionSettings) -> RecordedEvent {
        self.record(Subject::Region(region(name)), RegionCreated { settings })
    }

    /// A region's settings change.
    pub fn region_changed(&mut self, name: &str, settings: RegionSettings) -> RecordedEvent {
        self.record(Subject::Region(region(name)), RegionChanged { settings })
    }

    /// A region gets other maintenance windows.
    pub fn maintenance_changed(
        &mut self,
        name: &str,
        maintenance: Option<Maintenance>,
    ) -> RecordedEvent {
        let event = RegionMaintenanceChanged { maintenance };
        self.record(Subject::Region(region(name)), event)
    }

    /// A region goes.
    pub fn region_deleted(&mut self, name: &str) -> RecordedEvent {
        self.record(Subject::Region(region(name)), RegionDeleted {})
    }

    /// A file for all phones of a template is made.
    pub fn global_file_generated(&mut self, name: &str, hash: ContentHash) -> RecordedEvent {
        let event = GlobalFileGenerated {
            hash,
            size_bytes: 900,
            template: "AudioCodes_430HD".parse().expect("it is a template's name"),
        };
        let name = name.parse().expect("tests name files well");
        self.record(Subject::File(name), event)
    }

    /// An account is created.
    pub fn admin_created(&mut self, id: u32, name: &str, role: Role) -> RecordedEvent {
        let event = AdminCreated {
            role,
            name: Personal::new(name.to_owned()),
            password_hash: Secret::new("$argon2id$old"),
        };
        self.record(admin(id), event)
    }

    /// An account signs in.
    pub fn admin_signed_in(&mut self, id: u32) -> RecordedEvent {
        let address = Personal::new([10, 9, 9, 9].into());
        self.record(admin(id), AdminSignedIn { address })
    }

    /// An account makes a token, whose text is its name.
    pub fn token_created(&mut self, id: u32, name: &str, expires_at: Timestamp) -> RecordedEvent {
        let event = TokenCreated {
            role: Role::Monitor,
            expires_at,
            name: Personal::new(name.to_owned()),
            hash: Secret::new(&ContentHash::of(name.as_bytes()).to_string()),
        };
        self.record(admin(id), event)
    }

    /// Setup is done.
    pub fn setup_completed(&mut self, public_url: &str) -> RecordedEvent {
        let public_url = public_url.to_owned();
        self.record(Subject::System, SetupCompleted { public_url })
    }
}
