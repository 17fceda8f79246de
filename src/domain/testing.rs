//! Given, when, then for the domain: fold events in, give a command, look at what follows.

use std::cell::Cell;

use schemas::{
    Actor, KeySlot, Mac, Personal, RegionName, Secret, Subject, Timestamp, UserId,
    commands::{Command, Order, PhoneOrigin, Report, ReportPhone},
    events::{
        Admission, Event, NewEvent, Onboarding, PhoneApproved, PhoneCredentials, PhoneReported,
        RecordedEvent, RegionCreated, RegionSettings, ReportedStatus, SetupCompleted, UserCreated,
    },
};

use super::{Announcement, Context, Decision, Limits, Pending, Refusal, State, decide, evolve};

/// Phone number `number`.
pub(crate) fn mac(number: u32) -> Mac {
    let [_, b, c, d] = number.to_be_bytes();
    Mac::from_bytes([0x00, 0x90, 0x8f, b, c, d])
}

/// What a phone says: 430HD, this status, this user.
pub(crate) fn facts(status: &str, user_name: &str) -> PhoneReported {
    let text = |value: &str| Personal::new(value.to_owned());
    PhoneReported {
        status: ReportedStatus::from_phone(status),
        reported_status: status.to_owned(),
        model: "430HD".to_owned(),
        firmware_version: "UC_2.0.13.121".to_owned(),
        user_agent: "AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0".to_owned(),
        vlan_id: String::new(),
        btoe_pairing_status: String::new(),
        btoe_version: String::new(),
        usb_headset_type: String::new(),
        hrs_speaker_model: String::new(),
        hrs_speaker_firmware: String::new(),
        peer_address: Personal::new(INSIDE.parse().unwrap()),
        ip: text(INSIDE),
        subnet: text("255.255.255.0"),
        user_name: text(user_name),
        user_id: text(""),
        phone_number: text(""),
        location: text(""),
        sip_proxy: text(""),
        extra: Personal::new(vec![]),
    }
}

/// An address inside the networks of [`settings`].
pub(crate) const INSIDE: &str = "10.1.2.3";

/// A phone that announced itself at `time`.
pub(crate) fn announcement(mac: Mac, time: i64) -> Announcement {
    Announcement {
        mac,
        region: "Oslo".parse().unwrap(),
        first_heard: Timestamp(time),
        last_heard: Timestamp(time),
        report: Report::new(facts("started", "")).unwrap(),
    }
}

/// A region of 10/8 that approves by hand and accepts any credential.
pub(crate) fn settings() -> RegionSettings {
    RegionSettings {
        networks: vec!["10.0.0.0/8".parse().unwrap()],
        onboarding: Onboarding::Approve,
        phone_credentials: PhoneCredentials::Open,
        reachable: false,
        disconnect_after_seconds: 7500,
    }
}

/// A report of `facts` from inside, without a credential.
pub(crate) fn report(mac: Mac, facts: PhoneReported) -> ReportPhone {
    ReportPhone {
        mac,
        origin: origin("", ""),
        region: None,
        report: Report::new(facts).unwrap(),
        is_repeated: false,
    }
}

/// A request from inside with this `emsUserName` and `emsUserPassword`.
pub(crate) fn origin(name: &str, password: &str) -> PhoneOrigin {
    PhoneOrigin {
        peer_address: INSIDE.parse().unwrap(),
        basic: None,
        ems: (name.to_owned(), Secret::new(password)),
    }
}

/// A state under construction, its clock and its pending list.
pub(crate) struct Story {
    /// Everything folded so far.
    pub(crate) state: State,
    /// Phones that wait.
    pub(crate) pending: Pending,
    /// The time of the next event.
    pub(crate) now: Timestamp,
}

impl Story {
    /// Set up, with the region Oslo.
    pub(crate) fn new() -> Self {
        let mut story = Self {
            state: State::new(),
            pending: Pending::new(10),
            now: Timestamp(1_000_000),
        };
        story.happened(
            Subject::System,
            SetupCompleted {
                public_url: "http://10.1.1.5".into(),
            },
        );
        story.region("Oslo", settings());
        story
    }

    /// Given a region.
    pub(crate) fn region(&mut self, name: &str, settings: RegionSettings) {
        let name: RegionName = name.parse().unwrap();
        self.happened(Subject::Region(name), RegionCreated { settings });
    }

    /// Given a user; answers its number.
    pub(crate) fn user(&mut self, name: &str, password: Option<&str>) -> UserId {
        let id = UserId(self.state.next_number);
        let created = UserCreated {
            region: None,
            name: Personal::new(name.to_owned()),
            display_name: Personal::new(name.to_owned()),
            password: password.map(Secret::new),
        };
        self.happened(Subject::User(id), created);
        id
    }

    /// Given a phone of Oslo.
    pub(crate) fn phone(&mut self, mac: Mac, owner: Option<UserId>) {
        let approved = PhoneApproved {
            how: Admission::Administrator,
            region: "Oslo".parse().unwrap(),
            model: None,
            owner,
            restart_when_generated: false,
            key_slot: KeySlot(self.state.next_number),
        };
        self.happened(Subject::Phone(mac), approved);
    }

    /// Given that this happened.
    pub(crate) fn happened(&mut self, subject: Subject, event: impl Into<Event>) {
        let new = NewEvent {
            subject,
            key_slot: None,
            event: event.into(),
        };
        self.fold(&new);
    }

    fn fold(&mut self, new: &NewEvent) {
        let trace = self.state.trace_of(&new.subject);
        let recorded = RecordedEvent {
            position: self.state.head.next(),
            time: self.now,
            actor: Actor::Phone,
            cause: None,
            subject: new.subject.clone(),
            subject_version: trace.version + 1,
            previous: trace.last,
            key_slot: new.key_slot,
            event: new.event.clone(),
        };
        evolve(&mut self.state, &recorded);
    }

    /// When this command is given: what is decided, without anything happening.
    pub(crate) fn decides(&self, command: Command) -> Result<Decision, Refusal> {
        self.decides_by(Actor::Phone, command)
    }

    /// When this command is given by `actor`: what is decided, without anything happening.
    pub(crate) fn decides_by(&self, actor: Actor, command: Command) -> Result<Decision, Refusal> {
        let limits = Limits {
            command_life_ms: 86_400_000,
            commands_per_phone_max: 8,
            claim_window_ms: 86_400_000,
        };
        let next_number = Cell::new(self.state.next_number);
        let context = Context {
            now: self.now,
            next_position: self.state.head.next(),
            pending: &self.pending,
            limits: &limits,
            next_number: &next_number,
        };
        decide(&self.state, &Order::new(actor, command), &context)
    }

    /// When this command is given and what follows happens; answers the decision.
    pub(crate) fn does(&mut self, command: Command) -> Result<Decision, Refusal> {
        self.does_by(Actor::Phone, command)
    }

    /// When this command is given by `actor` and what follows happens; answers the decision.
    pub(crate) fn does_by(&mut self, actor: Actor, command: Command) -> Result<Decision, Refusal> {
        let decision = self.decides_by(actor, command)?;
        for new in &decision.events {
            self.fold(new);
        }
        Ok(decision)
    }

    /// When this command is given and what follows happens: the kinds of what followed.
    pub(crate) fn kinds(&mut self, command: Command) -> Result<Vec<&'static str>, Refusal> {
        let decision = self.does(command)?;
        Ok(decision
            .events
            .iter()
            .map(|new| new.event.kind().name())
            .collect())
    }
}
