//! A simulated phone: who it is, what it remembers, and the connection it speaks over.
//!
//! Guarantee: between two turns all of a phone is its `Memory`; one handset can therefore play a
//! whole fleet, one phone after another. What a phone can do is `steps.rs`; when it does so by
//! itself is `life.rs`.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde_json::Value;

use super::connection::Connections;
use super::error::SimulatorError;
use super::files::BootFile;
use super::identity::{Identity, User};
use super::message::{Habits, Status};
use super::options::{Options, Plan};
use super::random::Random;
use super::statistics::Statistics;

/// A command as it rides in the answer to a keep-alive.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct PhoneCommand {
    pub method: String,
    pub path: String,
    #[serde(default)]
    pub body: Value,
}

impl PhoneCommand {
    /// The last part of the path, such as `ResetGracefulHandler`.
    pub fn handler(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// What a phone did about a command.
#[derive(Debug, Clone, PartialEq)]
pub enum Obeyed {
    /// It is off now and comes back with [`Phone::boot`], after so many seconds of phone time.
    Restarting { delay_s: f64 },
    /// It goes on, and is to be restarted in so many seconds of phone time.
    Scheduled { delay_s: f64 },
    /// It fetched its file; the status of that.
    Configured { status: u16 },
    /// It loaded another version; the status of that. It is off, and runs that version from
    /// [`Phone::boot`] on.
    Updating { status: u16, delay_s: f64 },
    /// It looked for firmware and keeps what it runs: there is none, or no other for its model.
    Kept { status: u16 },
    /// It reported at once; the status of that.
    Reported { status: u16 },
    /// Nothing that the server could see (a message on the display, an unknown handler).
    Shown,
}

/// How far a phone has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    #[default]
    Off,
    Started,
    Registered,
    Unregistered,
    Silent,
    /// Its firmware does not start: it is never heard again.
    Broken,
}

impl Stage {
    /// Whether nobody would be heard by it.
    pub(crate) fn is_off(self) -> bool {
        match self {
            Stage::Off | Stage::Silent | Stage::Broken => true,
            Stage::Started | Stage::Registered | Stage::Unregistered => false,
        }
    }
}

/// All that a phone keeps between two turns; the rest follows from its index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    pub(crate) random: Random,
    pub(crate) stage: Stage,
    /// A bit for each alarm of the catalogue that is raised.
    pub(crate) alarms: u8,
    /// Turns in a row that ended without an answer worth having.
    pub(crate) failures: u8,
    pub(crate) in_incident: bool,
    /// Has been through its first turn.
    pub(crate) seasoned: bool,
    pub(crate) region_told: bool,
    /// It has loaded a version and is to start with it.
    pub(crate) is_updating: bool,
    /// When it is to restart, in milliseconds of the run.
    pub(crate) restart_at_ms: Option<u64>,
    pub(crate) alarm_count: u32,
    pub(crate) reports_since_check: u32,
    pub(crate) boot: Option<Arc<BootFile>>,
    /// The version that it has loaded; none: what it came with.
    pub(crate) firmware: Option<Arc<str>>,
    pub(crate) signed_in: Option<Arc<SignedIn>>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SignedIn {
    pub(crate) user: User,
    pub(crate) sip_proxy: Option<String>,
}

impl Memory {
    pub(crate) fn new(seed: u64, index: u32) -> Memory {
        // Another stream than the identity's, or a phone's luck would follow from its model.
        Memory {
            random: Random::of(!seed, u64::from(index)),
            ..Memory::default()
        }
    }
}

/// The last report was turned away (429, 5xx); the server may have said for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TurnedAway {
    pub(crate) retry_after_s: Option<u64>,
}

/// A simulated phone with its own connection to the server.
pub struct Phone {
    /// What it says about itself; change it before a step to be another phone.
    pub identity: Identity,
    /// How sloppy it is; the options' share decides at first.
    pub habits: Habits,
    /// Its local address, any of 127.0.0.0/8 for a server on loopback; `None`: the system's choice.
    pub source: Option<IpAddr>,
    pub(crate) memory: Memory,
    pub(crate) turned_away: Option<TurnedAway>,
    pub(crate) plan: Arc<Plan>,
    pub(crate) connections: Connections,
    pub(crate) commands: Vec<PhoneCommand>,
    statistics: Arc<Mutex<Statistics>>,
    /// Files are mostly alike: phones that read equal ones share what they remember of them.
    last_boot: Arc<BootFile>,
    last_firmware: Arc<str>,
}

impl Phone {
    /// Phone `index` of the fleet that `options` describe.
    ///
    /// # Errors
    /// [`SimulatorError::BadOption`], [`SimulatorError::BadServer`], [`SimulatorError::Resolve`].
    pub async fn new(options: &Options, index: u32) -> Result<Phone, SimulatorError> {
        let plan = Arc::new(Plan::new(options.clone()).await?);
        let mut phone = Phone::of_plan(plan, Arc::default());
        phone.play(index, Memory::new(options.seed, index));
        Ok(phone)
    }

    /// A handset that plays one phone of the fleet after another.
    pub(crate) fn of_plan(plan: Arc<Plan>, statistics: Arc<Mutex<Statistics>>) -> Phone {
        let connections = Connections::new(plan.server, plan.options.request_timeout);
        Phone {
            identity: Identity::of(plan.options.seed, plan.first_mac, 0, plan.behind_nat()),
            habits: Habits::default(),
            source: None,
            memory: Memory::default(),
            turned_away: None,
            plan,
            connections,
            commands: Vec::new(),
            statistics,
            last_boot: Arc::default(),
            last_firmware: "".into(),
        }
    }

    /// Becomes phone `index` as `memory` left it.
    pub(crate) fn play(&mut self, index: u32, memory: Memory) {
        let options = &self.plan.options;
        self.identity = Identity::of(
            options.seed,
            self.plan.first_mac,
            index,
            self.plan.behind_nat(),
        );
        if let Some(version) = &memory.firmware {
            self.identity.run(version);
        }
        let mut random = Random::of(options.seed ^ 0x510b, u64::from(index));
        let sloppy = random.chance(options.sloppiness);
        self.habits = if sloppy {
            Habits::any(&mut random)
        } else {
            Habits::default()
        };
        self.source = self.plan.source(index);
        self.memory = memory;
        self.turned_away = None;
        self.commands.clear();
    }

    /// What it would report now; `Offline` while it is switched off.
    pub fn status(&self) -> Status {
        match self.memory.stage {
            Stage::Off | Stage::Silent | Stage::Broken => Status::Offline,
            Stage::Started => Status::Started,
            Stage::Registered => Status::Registered,
            Stage::Unregistered => Status::Unregistered,
        }
    }

    /// The user it reports, once signed in.
    pub fn user(&self) -> Option<&User> {
        self.memory
            .signed_in
            .as_deref()
            .map(|signed_in| &signed_in.user)
    }

    /// Signs a user in at the phone; the next report carries it.
    pub fn sign_in(&mut self, user: User) {
        self.memory.signed_in = Some(Arc::new(SignedIn {
            user,
            sip_proxy: None,
        }));
    }

    /// The keep-alive period it was given, minutes; 60 before it was told.
    pub fn keep_alive_period_min(&self) -> u32 {
        self.boot_file()
            .and_then(|boot| boot.keep_alive_period_min)
            .unwrap_or(60)
    }

    /// `provisioning/random_provisioning_time`; its documented default before it was told.
    pub(crate) fn random_delay_s(&self) -> u32 {
        self.boot_file()
            .and_then(|boot| boot.random_delay_s)
            .unwrap_or(120)
    }

    pub(crate) fn boot_file(&self) -> Option<&BootFile> {
        self.memory.boot.as_deref()
    }

    /// Adds what a file says to what is remembered.
    pub(crate) fn remember(&mut self, newer: &BootFile) {
        let mut known = self.boot_file().cloned().unwrap_or_default();
        known.overlay(newer);
        if *self.last_boot != known {
            self.last_boot = Arc::new(known);
        }
        self.memory.boot = Some(Arc::clone(&self.last_boot));
    }

    /// Keeps the version that it runs now.
    pub(crate) fn remember_firmware(&mut self) {
        if *self.last_firmware != *self.identity.firmware {
            self.last_firmware = self.identity.firmware.as_str().into();
        }
        self.memory.firmware = Some(Arc::clone(&self.last_firmware));
    }

    pub(crate) fn count(&self, counted: impl FnOnce(&mut Statistics)) {
        // Counters are whole after every statement: a panic elsewhere does not spoil them.
        counted(
            &mut self
                .statistics
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }
}
