//! What decisions need to know: the writer's own small state, folded from the log.
//!
//! Guarantee: the same events give the same bytes (a test). Deliberately not here: anything that
//! only reads need (`projections`).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemas::{
    AdminId, JobId, KeySlot, Mac, Position, RegionName, Secret, Subject, Timestamp, UserId,
    events::{Maintenance, PhoneAction, RecordedEvent, RegionSettings, Role},
};
use serde::{Deserialize, Serialize, Serializer};

use super::{catalogue::Catalogue, job::Job, request::Requests};

/// The slot of the key for events about the installation itself.
pub const SYSTEM_SLOT: KeySlot = KeySlot(0);

/// The name of the user whose credential any phone may use (M28).
pub const SYSTEM_USER: &str = "system";

/// Where a subject's events stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trace {
    /// How many events it has.
    pub version: u64,
    /// The position of the newest.
    pub last: Position,
}

/// A command that waits for its phone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCommand {
    /// Its id.
    pub id: Position,
    /// What the phone shall do.
    pub action: PhoneAction,
    /// Values for it.
    pub parameters: Vec<(String, String)>,
    /// When it is given up.
    pub expires_at: Timestamp,
    /// Whether the phone has been given it.
    pub handed_over: bool,
    /// The job that it is a share of, and which target's.
    pub job: Option<(JobId, u32)>,
}

/// What administrators set for a phone beside its template; empty: nothing.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PhoneSettings {
    /// The model, against what the phone reports.
    pub model: String,
    /// The language of its display.
    pub language: String,
    /// How it comes to its VLAN.
    pub vlan_mode: String,
    /// The VLAN that it is put in.
    pub vlan_id: String,
    /// The firmware that it should run.
    pub firmware: String,
    /// A name for the phone.
    pub nickname: String,
    /// The name on its display.
    pub display_name: String,
}

/// A phone of the fleet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// Its events.
    pub trace: Trace,
    /// Its key.
    pub key_slot: KeySlot,
    /// Its region.
    pub region: RegionName,
    /// Its user.
    pub owner: Option<UserId>,
    /// The template set for it.
    pub template: Option<Box<str>>,
    /// The entry of the firmware list that is set for it.
    pub firmware: Option<Box<str>>,
    /// What else is set for it, if anything is.
    pub settings: Option<Box<PhoneSettings>>,
    /// What it said last, as a fingerprint; none before its first report.
    pub fingerprint: Option<u64>,
    /// When it was heard last; the epoch before its first report.
    pub last_report: Timestamp,
    /// Whether the watchdog has found it silent.
    pub disconnected: bool,
    /// Whether a restart is to be queued once its file is there.
    pub restart_when_generated: bool,
    /// Whether its file may still be claimed, and since when.
    pub claim_since: Option<Timestamp>,
    /// The newest event that its configuration file depends on.
    pub inputs: Position,
    /// Its active alarms: name, id.
    pub alarms: Vec<(String, Position)>,
    /// Its open commands, oldest first.
    pub commands: Vec<OpenCommand>,
}

/// A user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// The login name, as given.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The SIP password, also the credential of the user's phones.
    #[serde(with = "exposed")]
    pub password: Option<Secret>,
    /// The region.
    pub region: Option<RegionName>,
    /// The newest event that files of this user's phones depend on.
    pub inputs: Position,
    /// The user's phones, in order of MAC.
    pub phones: Vec<Mac>,
}

/// A token for scripts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its id.
    pub id: Position,
    /// What it may do, while its account may do as much.
    pub role: Role,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// An administrator's account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admin {
    /// What it may do.
    pub role: Role,
    /// 1, and 1 more with each new password and each new role.
    pub credentials_version: u32,
    /// Its tokens, oldest first; expired ones until it makes the next.
    pub tokens: Vec<Token>,
}

/// The writer's state. Without Debug: it holds names and passwords.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct State {
    /// The newest event folded in.
    pub head: Position,
    /// The address for phones, once setup is done.
    pub setup: Option<String>,
    /// The next number nobody has.
    pub next_number: u32,
    /// The fleet.
    #[serde(serialize_with = "sorted")]
    pub phones: HashMap<Mac, Phone>,
    /// Users.
    pub users: BTreeMap<UserId, User>,
    /// Users by lower-case name.
    #[serde(serialize_with = "sorted")]
    pub user_names: HashMap<String, UserId>,
    /// Accounts by lower-case name.
    pub admin_names: BTreeMap<String, AdminId>,
    /// Accounts.
    pub admins: BTreeMap<AdminId, Admin>,
    /// Regions.
    pub regions: BTreeMap<RegionName, RegionSettings>,
    /// The maintenance windows of regions that have some.
    pub maintenance: BTreeMap<RegionName, Maintenance>,
    /// Keys of administrators' requests.
    pub requests: Requests,
    /// Where events of subjects stand that are no phones of the fleet.
    pub traces: BTreeMap<Subject, Trace>,
    /// The newest event that every file depends on: setup, the system user.
    pub common_inputs: Position,
    /// What shapes phones' files.
    pub catalogue: Catalogue,
    /// Jobs that have not ended.
    pub jobs: BTreeMap<JobId, Job>,
    /// Jobs that have made secrets which nobody has been shown.
    pub job_secrets: BTreeSet<JobId>,
}

impl State {
    /// The state before the first event.
    pub fn new() -> Self {
        Self {
            next_number: SYSTEM_SLOT.0 + 1,
            ..Self::default()
        }
    }

    /// Where a subject's events stand.
    pub fn trace_of(&self, subject: &Subject) -> Trace {
        if let Subject::Phone(mac) = subject
            && let Some(phone) = self.phones.get(mac)
        {
            return phone.trace;
        }
        self.traces.get(subject).copied().unwrap_or_default()
    }

    /// Notes where a recorded event leaves its subject.
    pub(super) fn trace(&mut self, recorded: &RecordedEvent) {
        let trace = Trace {
            version: recorded.subject_version,
            last: recorded.position,
        };
        if let Subject::Phone(mac) = &recorded.subject
            && let Some(phone) = self.phones.get_mut(mac)
        {
            phone.trace = trace;
            return;
        }
        self.traces.insert(recorded.subject.clone(), trace);
    }

    /// The user of a name, whatever its case.
    pub fn user_named(&self, name: &str) -> Option<(UserId, &User)> {
        let id = *self.user_names.get(&fold_name(name))?;
        self.users.get(&id).map(|user| (id, user))
    }

    /// The slot and subject for an event about this phone, or about the installation when the phone
    /// is not of the fleet.
    pub fn phone_or_system(&self, mac: Option<Mac>) -> (Subject, KeySlot) {
        match mac.and_then(|mac| self.phones.get(&mac).map(|phone| (mac, phone.key_slot))) {
            Some((mac, slot)) => (Subject::Phone(mac), slot),
            None => (Subject::System, SYSTEM_SLOT),
        }
    }

    /// Notes that a number is taken.
    pub(super) fn take_number(&mut self, number: u32) {
        self.next_number = self.next_number.max(number + 1);
    }
}

/// Names are the same whatever their case.
pub fn fold_name(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Hash maps inside snapshots: in order, so that equal states are equal bytes.
fn sorted<K: Ord + Serialize, V: Serialize, S: Serializer>(
    map: &HashMap<K, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(map.iter().collect::<BTreeMap<_, _>>())
}

/// Secrets inside snapshots, which are sealed as a whole.
mod exposed {
    use schemas::Secret;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        secret: &Option<Secret>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        secret.as_ref().map(Secret::expose).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Secret>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.map(|text| Secret::new(&text)))
    }
}
