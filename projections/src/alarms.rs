//! Active alarms, and the newest events that are no alarms.
//!
//! Guarantee: exactly the alarms that were raised and not cleared, of phones that are in the fleet;
//! the counts are always those of a recount. Deliberately not here: history (the log), and telling
//! anybody (notifications).

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    str::FromStr,
};

use schemas::{
    Mac, Position, RegionName, Timestamp,
    alarm_catalogue::{self, CatalogueEntry},
    events::{AlarmRaised, Severity},
    ids::InvalidId,
};
use serde::{Deserialize, Serialize, Serializer};

use crate::{
    fleet::PhoneChange,
    page::{InvalidCursor, Page, PageBuilder, PageRequest, SortKey, columns},
    text::Needle,
};

/// The projection's name.
pub const NAME: &str = "alarms";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// How many events that are no alarms are remembered.
pub const LOCAL_EVENTS_LENGTH_MAX: usize = 1000;

/// What an alarm is called by in the API: `<mac>-<position of the event that raised it>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AlarmId {
    /// The phone.
    pub mac: Mac,
    /// The event that raised it.
    pub raised: Position,
}

impl fmt::Display for AlarmId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.mac, self.raised)
    }
}

impl FromStr for AlarmId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let parsed = text.rsplit_once('-').and_then(|(mac, raised)| {
            let mac = mac.parse().ok()?;
            let raised = Position(raised.parse().ok()?);
            Some(Self { mac, raised })
        });
        parsed.ok_or_else(|| InvalidId {
            what: "alarm id",
            text: text.chars().take(40).collect(),
            rule: "<mac>-<number>, as in the list of alarms",
        })
    }
}

impl Serialize for AlarmId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An alarm, or an event that is none, as administrators see it: api.md's item. It has no Debug:
/// nothing of it may print.
#[derive(Clone, PartialEq, Serialize)]
pub struct Alarm {
    /// Its identity.
    pub id: AlarmId,
    /// The catalogue's name, or the phone's where the catalogue has none.
    pub name: String,
    /// The catalogue's name for people, else the name.
    pub title: String,
    /// What the phone says.
    pub description: String,
    /// `IPPhone/<mac>`.
    pub source: String,
    /// The phone.
    pub mac: Mac,
    /// How bad.
    pub severity: Severity,
    /// The address that it came from.
    pub remote_host: String,
    /// The phone's region.
    pub region: RegionName,
    /// When it was last raised.
    pub last_action_time: Timestamp,
    /// When it was first raised.
    pub received_time: Timestamp,
    /// More.
    pub additional_info_1: String,
    /// More still.
    pub additional_info_2: String,
    /// What the catalogue says to do; empty where it says nothing.
    pub corrective_action: &'static str,
}

columns! {
    /// What alarms are sorted by.
    AlarmColumn, "alarm column" {
        /// In order of being raised.
        Id = "id",
        Name = "name",
        Title = "title",
        Description = "description",
        Mac = "mac",
        Source = "source",
        Severity = "severity",
        RemoteHost = "remote_host",
        Region = "region",
        LastActionTime = "last_action_time",
        ReceivedTime = "received_time",
    }
}

/// Which alarms are wanted: values of one field are alternatives, fields add up, an empty field asks
/// for nothing.
#[derive(Clone, Default)]
pub struct AlarmFilter {
    /// A part of the name, title, MAC, address or description, without regard to case.
    pub search: Option<String>,
    /// How bad.
    pub severity: Vec<Severity>,
    /// Names or titles, compared as the catalogue compares them.
    pub name: Vec<String>,
    /// Phones.
    pub mac: Vec<Mac>,
    /// Addresses that alarms came from.
    pub ip: Vec<String>,
    /// Regions.
    pub region: Vec<String>,
    /// Only those raised, or raised again, at this time or later.
    pub since: Option<Timestamp>,
}

/// A question for alarms.
#[derive(Clone)]
pub struct AlarmQuery {
    /// Which.
    pub filter: AlarmFilter,
    /// In which order, and which part.
    pub page: PageRequest<AlarmColumn>,
}

/// How many alarms there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeverityCounts {
    /// All.
    pub total: usize,
    /// Critical.
    pub critical: usize,
    /// Major.
    pub major: usize,
    /// Minor.
    pub minor: usize,
    /// Warning.
    pub warning: usize,
    /// Info.
    pub info: usize,
}

impl SeverityCounts {
    /// The count of one severity.
    pub fn get(&self, severity: Severity) -> usize {
        *self.clone().of(severity)
    }

    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Info => &mut self.info,
            Severity::Warning => &mut self.warning,
            Severity::Minor => &mut self.minor,
            Severity::Major => &mut self.major,
            Severity::Critical => &mut self.critical,
        }
    }

    fn add(&mut self, severity: Severity) {
        self.total += 1;
        *self.of(severity) += 1;
    }

    fn remove(&mut self, severity: Severity) {
        self.total -= 1;
        *self.of(severity) -= 1;
    }
}

#[derive(Serialize, Deserialize)]
struct AlarmRow {
    mac: Mac,
    region: RegionName,
    name: String,
    severity: Severity,
    description: String,
    additional_info_1: String,
    additional_info_2: String,
    remote_host: String,
    received_at: Timestamp,
    last_action_at: Timestamp,
}

/// All active alarms, and the newest events that are none.
#[derive(Default, Serialize, Deserialize)]
pub struct Alarms {
    active: BTreeMap<Position, AlarmRow>,
    by_phone: BTreeMap<Mac, Vec<Position>>,
    all: SeverityCounts,
    by_region: BTreeMap<RegionName, SeverityCounts>,
    local_events: VecDeque<(Position, AlarmRow)>,
}

impl Alarms {
    /// An active alarm.
    pub fn get(&self, id: AlarmId) -> Option<Alarm> {
        let row = self.active.get(&id.raised).filter(|row| row.mac == id.mac)?;
        Some(row.item(id.raised))
    }

    /// The active alarms of a phone, oldest first.
    pub fn of(&self, mac: Mac) -> Vec<Alarm> {
        let raised = self.by_phone.get(&mac).into_iter().flatten();
        raised.filter_map(|raised| self.get(AlarmId { mac, raised: *raised })).collect()
    }

    /// The counts of all active alarms.
    pub fn all(&self) -> SeverityCounts {
        self.all
    }

    /// The counts of the alarms of a region's phones; zeros where there are none.
    pub fn region(&self, region: &RegionName) -> SeverityCounts {
        self.by_region.get(region).copied().unwrap_or_default()
    }

    /// A page of active alarms.
    pub fn query(&self, query: &AlarmQuery) -> Result<Page<Alarm>, InvalidCursor> {
        page(self.active.iter().map(|(raised, row)| (*raised, row)), query)
    }

    /// A page of events that are no alarms; both times are the one at which it was received.
    pub fn local_events(&self, query: &AlarmQuery) -> Result<Page<Alarm>, InvalidCursor> {
        page(self.local_events.iter().map(|(position, row)| (*position, row)), query)
    }
}
