//! Commands: what somebody wants to happen. Parsed and within their limits; whether they may happen
//! is decided by the domain. Commands are never stored.

mod catalogue;
mod job;
mod user;

use std::net::IpAddr;

pub use self::{catalogue::*, job::*, user::*};

use crate::{
    events::{
        AlarmRaised, Event, Maintenance, PhoneAction, PhoneChanged, PhoneReported, RefusalReason,
        RegionSettings, Role, SecurityKind,
    },
    hash::ContentHash,
    ids::{AdminId, FileName, Mac, Position, RegionName, TemplateName},
    private::{Personal, Secret},
    request::{RequestDigest, RequestKey, RequestPart},
    stored::{StoredError, fingerprint},
    subject::{Actor, Subject},
    time::Timestamp,
};

/// What a request from a phone shows of who sent it (protocol.md 6).
#[derive(Debug, Clone)]
pub struct PhoneOrigin {
    /// The address that it came from, trusted proxies seen through.
    pub peer_address: IpAddr,
    /// HTTP Basic name and password.
    pub basic: Option<(String, Secret)>,
    /// `emsUserName` and `emsUserPassword`, both empty when absent.
    pub ems: (String, Secret),
}

/// A keep-alive.
#[derive(Debug, Clone)]
pub struct ReportPhone {
    /// The phone.
    pub mac: Mac,
    /// Who sent it.
    pub origin: PhoneOrigin,
    /// The region that the phone names, in its first message only; need not exist.
    pub region: Option<RegionName>,
    /// What it says.
    pub report: Report,
    /// Whether an older message of the phone's came with the same id: it changes nothing (T18).
    pub is_repeated: bool,
}

/// What a phone says, with the fingerprint by which an unchanged report is known. The fingerprint
/// is taken where the report is parsed, so that the writer need not.
#[derive(Debug, Clone)]
pub struct Report {
    facts: PhoneReported,
    fingerprint: u64,
}

impl Report {
    /// Takes the fingerprint of what a phone says.
    pub fn new(facts: PhoneReported) -> Result<Self, StoredError> {
        let event = Event::PhoneReported(facts);
        let fingerprint = fingerprint(&event)?;
        match event {
            Event::PhoneReported(facts) => Ok(Self { facts, fingerprint }),
            _ => unreachable!("the event was made a report three lines above"),
        }
    }

    /// What it says.
    pub fn facts(&self) -> &PhoneReported {
        &self.facts
    }

    /// The same, without the address that it came from.
    pub fn without_peer_address(&self) -> Self {
        let unknown = IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED);
        let peer_address = Personal::new(unknown);
        let facts = PhoneReported {
            peer_address,
            ..self.facts.clone()
        };
        // Any later report differs, so that its address is recorded.
        Self {
            facts,
            fingerprint: !self.fingerprint,
        }
    }

    /// See [`crate::stored::fingerprint`].
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}

/// One entry of an alert request.
#[derive(Debug, Clone)]
pub enum Alert {
    /// An alarm begins, or is still there.
    Raise(AlarmRaised),
    /// The alarm of this catalogue name is over.
    Clear(String),
    /// Something happened that is no alarm.
    Event(AlarmRaised),
}

/// The alerts of one request that concern one phone.
#[derive(Debug, Clone)]
pub struct ReportAlerts {
    /// The phone.
    pub mac: Mac,
    /// Who sent them.
    pub origin: PhoneOrigin,
    /// What.
    pub alerts: Vec<Alert>,
}

/// A file was fetched.
#[derive(Debug, Clone)]
pub struct RecordFetch {
    /// The phone, when the file is a phone's own.
    pub mac: Option<Mac>,
    /// The path that was asked for.
    pub file: String,
    /// What it held.
    pub hash: ContentHash,
    /// The HTTP status.
    pub status: u16,
    /// Whether the file is the phone's own configuration.
    pub own_configuration: bool,
    /// Who asked.
    pub address: IpAddr,
}

/// A file was refused.
#[derive(Debug, Clone)]
pub struct RecordFileRefusal {
    /// The phone that the name points to, whether known or not.
    pub mac: Option<Mac>,
    /// What was asked for, cut to 200 characters.
    pub file: String,
    /// Why it was refused.
    pub reason: RefusalReason,
    /// The HTTP status.
    pub status: u16,
    /// Who asked.
    pub address: IpAddr,
}

/// Pending or unknown phones become part of the fleet.
#[derive(Debug, Clone)]
pub struct ApprovePhones {
    /// Which; at least one, none twice.
    pub macs: Vec<Mac>,
    /// The region they go to.
    pub region: RegionName,
    /// The user they belong to; created if there is none of the name.
    pub user_name: Option<String>,
    /// The user's display name.
    pub display_name: Option<String>,
    /// The user's SIP password.
    pub password: Option<Secret>,
}

/// First-run setup.
#[derive(Debug, Clone)]
pub struct CompleteSetup {
    /// The supervisor's name.
    pub admin_name: String,
    /// argon2id of the supervisor's password.
    pub password_hash: Secret,
    /// The address at which phones reach the server.
    pub public_url: String,
    /// The first region.
    pub region: RegionName,
    /// Its settings.
    pub region_settings: RegionSettings,
    /// The password of the user `system`, if that user shall exist.
    pub system_password: Option<Secret>,
}

/// A phone's file was rendered and its blob stored.
#[derive(Debug, Clone)]
pub struct RecordConfiguration {
    /// The phone.
    pub mac: Mac,
    /// The content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
    /// The template.
    pub template: TemplateName,
    /// The position whose state went into it.
    pub inputs: Position,
    /// The file that it includes.
    pub global_file: FileName,
}

/// A request that is to happen once has its answer.
#[derive(Debug, Clone)]
pub struct RecordAnswer {
    /// The request.
    pub request: RequestKey,
    /// The HTTP status.
    pub status: u16,
    /// The position that the answer names.
    pub position: Position,
    /// The rest of the answer, sealed by whoever answers.
    pub content: Secret,
}

/// Which names of a change are built in, so that nobody needs to have added them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NamesBuiltIn {
    /// The template's.
    pub template: bool,
    /// The firmware's: that of any model.
    pub firmware: bool,
}

/// What somebody wants to happen.
#[derive(Debug, Clone)]
pub enum Command {
    /// A phone reports.
    ReportPhone(Box<ReportPhone>),
    /// A phone raises or clears alarms.
    ReportAlerts(Box<ReportAlerts>),
    /// A file was fetched.
    RecordFetch(Box<RecordFetch>),
    /// A file was refused.
    RecordFileRefusal(Box<RecordFileRefusal>),
    /// Something hostile was refused.
    RecordSecurity {
        /// The phone concerned, whether known or not.
        mac: Option<Mac>,
        /// What.
        kind: SecurityKind,
        /// More, without secrets.
        detail: String,
        /// From where.
        address: IpAddr,
    },
    /// Phones become part of the fleet.
    ApprovePhones(Box<ApprovePhones>),
    /// What is set for a phone changes.
    ChangePhone {
        /// The phone.
        mac: Mac,
        /// The change.
        change: Box<PhoneChanged>,
        /// Which of its names are built in.
        built_in: NamesBuiltIn,
    },
    /// A phone leaves the fleet, with its alarms.
    DeletePhone {
        /// The phone.
        mac: Mac,
    },
    /// A phone has fallen silent.
    DisconnectPhone {
        /// The phone.
        mac: Mac,
        /// Its last report as the watchdog knows it.
        last_report: Timestamp,
    },
    /// An administrator ends an alarm.
    ClearAlarm {
        /// The phone.
        mac: Mac,
        /// The alarm's id.
        raised: Position,
    },
    /// A phone shall do something.
    QueueCommand {
        /// The phone.
        mac: Mac,
        /// What.
        action: PhoneAction,
        /// Values for it.
        parameters: Vec<(String, String)>,
    },
    /// A phone was sent a command and answered.
    RecordPush {
        /// The phone.
        mac: Mac,
        /// The command.
        command: Position,
        /// What it answered.
        outcome: PushOutcome,
    },
    /// Commands of a phone whose time is over end.
    ExpireCommands {
        /// The phone.
        mac: Mac,
    },
    /// A phone's file was made.
    RecordConfiguration(Box<RecordConfiguration>),
    /// A template's common file was made.
    RecordGlobalFile {
        /// Its name.
        file: FileName,
        /// Its content.
        hash: ContentHash,
        /// Its length in bytes.
        size_bytes: u32,
        /// The template.
        template: TemplateName,
    },
    /// A user is created.
    CreateUser(Box<CreateUser>),
    /// A region is created.
    CreateRegion {
        /// Its name.
        name: RegionName,
        /// Its settings.
        settings: RegionSettings,
        /// Its maintenance windows, if it has some.
        maintenance: Option<Maintenance>,
    },
    /// A region's settings change.
    ChangeRegion {
        /// Its name.
        name: RegionName,
        /// What changes.
        change: Box<RegionChange>,
    },
    /// A region that nothing uses goes.
    DeleteRegion {
        /// Its name.
        name: RegionName,
    },
    /// An account is created.
    CreateAdmin {
        /// Its name.
        name: String,
        /// What it may do.
        role: Role,
        /// argon2id of its password.
        password_hash: Secret,
    },
    /// An account gets another password.
    SetAdminPassword {
        /// Its name.
        name: String,
        /// argon2id of the password.
        password_hash: Secret,
    },
    /// An account gets another role, another password, or both.
    ChangeAdmin {
        /// Its name.
        name: String,
        /// What it may do from now on.
        role: Option<Role>,
        /// argon2id of the password.
        password_hash: Option<Secret>,
    },
    /// An account that has shown its password takes another one.
    ChangeOwnPassword {
        /// Which.
        admin: AdminId,
        /// Its credentials version when it showed the password.
        credentials_version: u32,
        /// argon2id of the new password.
        password_hash: Secret,
    },
    /// An account goes, with its tokens.
    DeleteAdmin {
        /// Its name.
        name: String,
    },
    /// The account that gives the command gets a token.
    CreateToken {
        /// What the account calls it.
        name: String,
        /// What it may do.
        role: Role,
        /// When it ends.
        expires_at: Timestamp,
        /// BLAKE3 of the token.
        hash: ContentHash,
    },
    /// A token ends before its time.
    RevokeToken {
        /// The token: the position of the event that made it.
        token: Position,
    },
    /// An account signed in.
    RecordSignIn {
        /// Which.
        admin: AdminId,
        /// From where.
        address: IpAddr,
    },
    /// An account signed out.
    RecordSignOut {
        /// Which.
        admin: AdminId,
    },
    /// A sign-in was refused.
    RecordSignInRefusal {
        /// The name that was given.
        name: String,
        /// From where.
        address: IpAddr,
    },
    /// First-run setup.
    CompleteSetup(Box<CompleteSetup>),
    /// A request is about to be answered.
    RecordAnswer(Box<RecordAnswer>),
    /// The configuration that phones are given changes.
    Catalogue(Box<CatalogueCommand>),
    /// A user is changed, goes, or gets phones.
    User(Box<UserCommand>),
    /// A job begins, goes on or ends.
    Job(Box<JobCommand>),
}

/// What a phone answered to a command that it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushOutcome {
    /// 2xx.
    Answered,
    /// This other HTTP status.
    Refused(u16),
}

/// A change of a region's settings; absent fields stay.
#[derive(Debug, Clone, Default)]
pub struct RegionChange {
    /// See [`RegionSettings`].
    pub networks: Option<Vec<ipnet::IpNet>>,
    /// See [`RegionSettings`].
    pub onboarding: Option<crate::events::Onboarding>,
    /// See [`RegionSettings`].
    pub phone_credentials: Option<crate::events::PhoneCredentials>,
    /// See [`RegionSettings`].
    pub reachable: Option<bool>,
    /// See [`RegionSettings`].
    pub disconnect_after_seconds: Option<u32>,
    /// Other maintenance windows; `Some(None)`: none any more.
    pub maintenance: Option<Option<Maintenance>>,
}

/// What a command may touch; two commands with a common claim are never decided in one batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Claim {
    /// One subject.
    Subject(Subject),
    /// All user names: the command may create a user, and names are unique.
    UserNames,
    /// All account names, their roles and tokens.
    AdminNames,
    /// Everything that shapes phones' files.
    Catalogue,
    /// A request under this key.
    Request(RequestDigest),
    /// Everything: setup, and changes of regions, which all reports read.
    Everything,
}

/// A command on its way to the engine, with who gave it and what it follows from.
#[derive(Debug, Clone)]
pub struct Order {
    /// Who.
    pub actor: Actor,
    /// The event that it follows from.
    pub cause: Option<Position>,
    /// What.
    pub command: Command,
    /// The request that it is part of, if it is to be executed only once.
    pub request: Option<RequestPart>,
}

impl Order {
    /// A command that follows from nothing recorded and may be repeated.
    pub fn new(actor: Actor, command: Command) -> Self {
        Self {
            actor,
            cause: None,
            command,
            request: None,
        }
    }
}
