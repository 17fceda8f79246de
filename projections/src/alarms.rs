//! Active alarms, and the newest events that are no alarms.
//!
//! Guarantee: exactly the alarms that were raised and not cleared, of phones that are in the fleet;
//! the counts are always those of a recount. Deliberately not here: history (the log), and telling
//! anybody (notifications).

use std::{
    cmp::Reverse,
    collections::{BTreeMap, VecDeque},
};

use schemas::{
    AlarmId, Mac, Position, RegionName, Timestamp,
    alarm_catalogue::{self, CatalogueEntry},
    events::{AlarmRaised, RecordedEvent, Severity},
};
use serde::{Deserialize, Serialize};

use crate::{
    fleet::{Phone, PhoneChange},
    page::{InvalidCursor, Page, PageBuilder, PageRequest, SortKey, columns},
    text::{MacNeedle, Needle},
};

/// The projection's name.
pub const NAME: &str = "alarms";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// How many events that are no alarms are remembered.
pub const LOCAL_EVENTS_LENGTH_MAX: usize = 1000;

/// An alarm, or an event that is none, as administrators see it: api.md's item. It has no Debug:
/// nothing of it may print.
#[derive(Clone, PartialEq, Serialize, schemars::JsonSchema)]
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

/// Which alarms are wanted: values of one field are alternatives, fields add up, an empty field
/// asks for nothing.
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
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
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
        match severity {
            Severity::Info => self.info,
            Severity::Warning => self.warning,
            Severity::Minor => self.minor,
            Severity::Major => self.major,
            Severity::Critical => self.critical,
        }
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

#[derive(Clone, Serialize, Deserialize)]
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
#[derive(Clone, Default, Serialize, Deserialize)]
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
        let row = self
            .active
            .get(&id.raised)
            .filter(|row| row.mac == id.mac)?;
        Some(row.item(id.raised))
    }

    /// The active alarms of a phone, oldest first.
    pub fn of(&self, mac: Mac) -> Vec<Alarm> {
        let raised = self.by_phone.get(&mac).into_iter().flatten();
        raised
            .filter_map(|raised| {
                self.get(AlarmId {
                    mac,
                    raised: *raised,
                })
            })
            .collect()
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
        page(
            self.active.iter().map(|(raised, row)| (*raised, row)),
            query,
        )
    }

    /// The identities of all active alarms that match, those that acted last first: the order of
    /// the list.
    pub fn matching(&self, filter: &AlarmFilter) -> Vec<AlarmId> {
        let chosen = Chosen::new(filter);
        let rows = self.active.iter().filter(|(_, row)| chosen.has(row));
        let mut found: Vec<_> = rows
            .map(|(raised, row)| (Reverse(row.last_action_at), *raised, row.mac))
            .collect();
        found.sort_unstable();
        let id = |(_, raised, mac)| AlarmId { mac, raised };
        found.into_iter().map(id).collect()
    }

    /// A page of events that are no alarms; both times are the one at which it was received.
    pub fn local_events(&self, query: &AlarmQuery) -> Result<Page<Alarm>, InvalidCursor> {
        page(
            self.local_events
                .iter()
                .map(|(position, row)| (*position, row)),
            query,
        )
    }
}

/// The fold.
impl Alarms {
    pub(crate) fn raised(
        &mut self,
        phone: Phone<'_>,
        alarm: &AlarmRaised,
        recorded: &RecordedEvent,
    ) {
        let row = AlarmRow::new(phone.mac(), phone.region(), alarm, recorded.time);
        self.count(&row, true);
        self.by_phone
            .entry(row.mac)
            .or_default()
            .push(recorded.position);
        self.active.insert(recorded.position, row);
    }

    pub(crate) fn repeated(&mut self, raised: Position, alarm: &AlarmRaised, at: Timestamp) {
        let Some(mut row) = self.active.remove(&raised) else {
            return;
        };
        self.count(&row, false);
        let received_at = row.received_at;
        row = AlarmRow::new(row.mac, &row.region, alarm, at);
        row.received_at = received_at;
        self.count(&row, true);
        self.active.insert(raised, row);
    }

    pub(crate) fn cleared(&mut self, raised: Position) {
        let Some(row) = self.active.remove(&raised) else {
            return;
        };
        self.count(&row, false);
        if let Some(of_phone) = self.by_phone.get_mut(&row.mac) {
            of_phone.retain(|position| *position != raised);
            if of_phone.is_empty() {
                self.by_phone.remove(&row.mac);
            }
        }
    }

    pub(crate) fn local_event(
        &mut self,
        phone: Phone<'_>,
        alarm: &AlarmRaised,
        recorded: &RecordedEvent,
    ) {
        if self.local_events.len() == LOCAL_EVENTS_LENGTH_MAX {
            self.local_events.pop_front();
        }
        let row = AlarmRow::new(phone.mac(), phone.region(), alarm, recorded.time);
        self.local_events.push_back((recorded.position, row));
    }

    pub(crate) fn phone_changed(&mut self, change: &PhoneChange) {
        let Some(after) = &change.after else {
            self.local_events.retain(|(_, row)| row.mac != change.mac);
            for raised in self.by_phone.remove(&change.mac).unwrap_or_default() {
                self.cleared(raised);
            }
            return;
        };
        let moved = change
            .before
            .as_ref()
            .is_some_and(|it| it.region != after.region);
        if !moved {
            return;
        }
        for raised in self.by_phone.get(&change.mac).cloned().unwrap_or_default() {
            if let Some(mut row) = self.active.remove(&raised) {
                self.count(&row, false);
                row.region = after.region.clone();
                self.count(&row, true);
                self.active.insert(raised, row);
            }
        }
    }

    fn count(&mut self, row: &AlarmRow, is_added: bool) {
        let in_region = self.by_region.entry(row.region.clone()).or_default();
        if is_added {
            self.all.add(row.severity);
            in_region.add(row.severity);
        } else {
            self.all.remove(row.severity);
            in_region.remove(row.severity);
            if in_region.total == 0 {
                self.by_region.remove(&row.region);
            }
        }
    }
}

impl AlarmRow {
    fn new(mac: Mac, region: &RegionName, alarm: &AlarmRaised, at: Timestamp) -> Self {
        Self {
            mac,
            region: region.clone(),
            name: alarm.name.clone(),
            severity: alarm.severity,
            description: alarm.description.expose().clone(),
            additional_info_1: alarm.additional_info_1.expose().clone(),
            additional_info_2: alarm.additional_info_2.expose().clone(),
            remote_host: alarm.remote_host.expose().clone(),
            received_at: at,
            last_action_at: at,
        }
    }

    fn title(&self) -> &str {
        self.known().map_or(&self.name, |entry| entry.title)
    }

    fn known(&self) -> Option<&'static CatalogueEntry> {
        // Stored names are the catalogue's own where it has one: no folding needed.
        alarm_catalogue::CATALOGUE
            .iter()
            .find(|entry| entry.name == self.name)
    }

    fn item(&self, raised: Position) -> Alarm {
        let mac = self.mac;
        Alarm {
            id: AlarmId { mac, raised },
            name: self.name.clone(),
            title: self.title().to_owned(),
            description: self.description.clone(),
            source: format!("IPPhone/{mac}"),
            mac,
            severity: self.severity,
            remote_host: self.remote_host.clone(),
            region: self.region.clone(),
            last_action_time: self.last_action_at,
            received_time: self.received_at,
            additional_info_1: self.additional_info_1.clone(),
            additional_info_2: self.additional_info_2.clone(),
            corrective_action: self.known().map_or("", |entry| entry.corrective_action),
        }
    }
}

/// An [`AlarmFilter`], made ready for many rows.
struct Chosen<'a> {
    filter: &'a AlarmFilter,
    names: Vec<String>,
    search: Option<(Needle, MacNeedle)>,
}

impl<'a> Chosen<'a> {
    fn new(filter: &'a AlarmFilter) -> Self {
        let canonical = |name: &String| canonical_name(name);
        Self {
            filter,
            names: filter.name.iter().map(canonical).collect(),
            search: filter
                .search
                .as_deref()
                .map(|text| (Needle::new(text), MacNeedle::new(text))),
        }
    }

    fn has(&self, row: &AlarmRow) -> bool {
        let filter = self.filter;
        is_one_of(&filter.severity, |severity| *severity == row.severity)
            && is_one_of(&filter.mac, |mac| *mac == row.mac)
            && is_one_of(&filter.ip, |address| *address == row.remote_host)
            && is_one_of(&filter.region, |region| region == row.region.as_str())
            && filter.since.is_none_or(|since| row.last_action_at >= since)
            && (self.names.is_empty() || self.names.contains(&canonical_name(&row.name)))
            && self.search.as_ref().is_none_or(|(needle, mac)| {
                mac.is_in(row.mac)
                    || [&row.name, row.title(), &row.remote_host, &row.description]
                        .iter()
                        .any(|text| needle.is_in(text))
            })
    }
}

/// The catalogue's name, or what else the catalogue would compare.
fn canonical_name(name: &str) -> String {
    match alarm_catalogue::find(name) {
        Some(entry) => entry.name.to_owned(),
        None => alarm_catalogue::fold(name),
    }
}

fn is_one_of<T>(wanted: &[T], is_it: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(is_it)
}

fn page<'a>(
    rows: impl Iterator<Item = (Position, &'a AlarmRow)>,
    query: &AlarmQuery,
) -> Result<Page<Alarm>, InvalidCursor> {
    let mut page = PageBuilder::new(&query.page)?;
    let chosen = Chosen::new(&query.filter);
    for (raised, row) in rows.filter(|(_, row)| chosen.has(row)) {
        let key = match query.page.sort.column {
            AlarmColumn::Id => SortKey::Number(raised.0.into()),
            AlarmColumn::Name => SortKey::Text(&row.name),
            AlarmColumn::Title => SortKey::Text(row.title()),
            AlarmColumn::Description => SortKey::Text(&row.description),
            AlarmColumn::Mac | AlarmColumn::Source => SortKey::Number(row.mac.as_u64().into()),
            AlarmColumn::Severity => SortKey::Number(row.severity.number().into()),
            AlarmColumn::RemoteHost => SortKey::address(&row.remote_host),
            AlarmColumn::Region => SortKey::Text(row.region.as_str()),
            AlarmColumn::LastActionTime => SortKey::time(Some(row.last_action_at)),
            AlarmColumn::ReceivedTime => SortKey::time(Some(row.received_at)),
        };
        page.offer(key, raised.0, (raised, row));
    }
    Ok(page.finish().map(|(raised, row)| row.item(raised)))
}

#[cfg(test)]
mod tests;
