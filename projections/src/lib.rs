//! Rollcall's read models: pure folds of the event log, one a file.
//!
//! Guarantee: what they show follows from the events alone, so a replay from zero, and a snapshot
//! with the events after it, come to the same state, byte for byte. Every answer is made from
//! memory at one position. Deliberately not here: I/O, clocks, waiting, and pending phones, which
//! no event tells of.

pub mod activity;
pub mod admins;
pub mod alarms;
pub mod catalogue;
pub mod commands;
pub mod config_files;
pub mod dashboard;
pub mod device;
pub mod files;
mod fingerprints;
pub mod firmware;
mod firmware_use;
pub mod fleet;
mod fleet_index;
mod fleet_query;
mod fold;
pub mod inputs;
mod interner;
pub mod jobs;
mod ordered;
pub mod page;
mod phone_row;
#[cfg(test)]
mod properties;
pub mod regions;
pub mod requests;
mod table;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod text;
pub mod timeline;
pub mod tokens;
pub mod trail;
pub mod users;

use schemas::{
    Position, RegionName, Subject, Timestamp,
    stored::codec::{CodecError, encode_cache},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::{
    dashboard::DashboardView,
    device::{Device, DevicePage, DeviceQuery},
    page::{InvalidCursor, Page},
    timeline::{Chart, Counts, TimelineQuery, TooManyPoints},
    trail::TrailEnd,
    users::{User, UserQuery},
};
pub use crate::{firmware_use::FirmwareUse, fold::OutOfOrder};

/// Every projection's name and version. A snapshot made with other ones is not read: its state must
/// be made again from the log.
pub const VERSIONS: &[(&str, u32)] = &[
    (fleet::NAME, fleet::VERSION),
    (dashboard::NAME, dashboard::VERSION),
    (alarms::NAME, alarms::VERSION),
    (users::NAME, users::VERSION),
    (regions::NAME, regions::VERSION),
    (admins::NAME, admins::VERSION),
    (tokens::NAME, tokens::VERSION),
    (files::NAME, files::VERSION),
    (trail::NAME, trail::VERSION),
    (commands::NAME, commands::VERSION),
    (requests::NAME, requests::VERSION),
    (activity::NAME, activity::VERSION),
    (catalogue::NAME, catalogue::VERSION),
    (firmware::NAME, firmware::VERSION),
    (timeline::NAME, timeline::VERSION),
    (jobs::NAME, jobs::VERSION),
];

/// The version of a snapshot of all projections: grows whenever one of theirs does.
pub const VERSION: u32 = {
    let mut sum = 0;
    let mut index = 0;
    while index < VERSIONS.len() {
        sum += VERSIONS[index].1;
        index += 1;
    }
    sum
};

/// All read models, at one position. It has no Debug: it knows passwords and people.
///
/// Serialised it is a snapshot, for the server's own disk alone: passwords and personal values are
/// in it as they are.
#[derive(Clone, Serialize, Deserialize)]
pub struct Projections {
    versions: Versions,
    /// The last event that was applied; 0 before the first.
    pub position: Position,
    /// When it happened.
    pub time: Timestamp,
    /// Phones.
    pub fleet: fleet::Fleet,
    /// Counts of phones, and who reported last.
    pub dashboard: dashboard::Dashboard,
    /// Active alarms, and events that are none.
    pub alarms: alarms::Alarms,
    /// Users.
    pub users: users::Users,
    /// Regions.
    pub regions: regions::Regions,
    /// Accounts.
    pub admins: admins::Admins,
    /// Tokens for scripts.
    pub tokens: tokens::Tokens,
    /// Files for several phones, and the setup.
    pub files: files::Files,
    /// Open commands.
    pub commands: commands::Commands,
    /// Answers to requests that happen once.
    pub requests: requests::Requests,
    /// What administrators have done last.
    pub activity: activity::Activity,
    /// What shapes phones' files.
    pub catalogue: catalogue::Catalogue,
    /// The firmware list.
    pub firmware: firmware::Firmware,
    /// How the fleet was over time.
    pub timeline: timeline::Timeline,
    /// Actions on many phones.
    pub jobs: jobs::Jobs,
    trail: trail::Trail,
}

impl Projections {
    /// The state before the first event.
    pub fn new() -> Self {
        Self {
            versions: Versions,
            position: Position(0),
            time: Timestamp::default(),
            fleet: Default::default(),
            dashboard: Default::default(),
            alarms: Default::default(),
            users: Default::default(),
            regions: Default::default(),
            admins: Default::default(),
            tokens: Default::default(),
            files: Default::default(),
            commands: Default::default(),
            requests: Default::default(),
            activity: Default::default(),
            catalogue: Default::default(),
            firmware: Default::default(),
            timeline: Default::default(),
            jobs: Default::default(),
            trail: Default::default(),
        }
    }

    /// A page of devices; see [`fleet::Fleet::query`].
    pub fn devices<'a, Text: AsRef<str>>(
        &'a self,
        query: &DeviceQuery,
        pending: &'a [Device<Text>],
    ) -> Result<DevicePage<'a>, InvalidCursor> {
        self.fleet.query(&self.users, query, pending)
    }

    /// What the dashboard shows, of all phones or of a region's.
    pub fn dashboard(&self, region: Option<&RegionName>) -> DashboardView {
        DashboardView {
            position: self.position,
            as_of: self.time,
            devices: match region {
                Some(region) => self.dashboard.region(region),
                None => self.dashboard.all(),
            },
            alarms: match region {
                Some(region) => self.alarms.region(region),
                None => self.alarms.all(),
            },
            recent_reports: self
                .dashboard
                .recent_reports(&self.fleet, &self.users, region),
        }
    }

    /// How the fleet was over time, as points at equal distances.
    pub fn timeline(&self, query: &TimelineQuery) -> Result<Chart, TooManyPoints> {
        self.timeline.chart(query, self.counts())
    }

    /// How the fleet is.
    pub(crate) fn counts(&self) -> Counts {
        Counts {
            devices: self.dashboard.all(),
            alarms: self.alarms.all(),
        }
    }

    /// A page of users.
    pub fn users(&self, query: &UserQuery) -> Result<Page<User>, InvalidCursor> {
        self.users.query(&self.fleet, query)
    }

    /// A user as administrators see it, by login name without regard to case.
    pub fn user(&self, name: &str) -> Option<User> {
        let user = self.users.by_name(name)?;
        Some(self.users.item(user, &self.fleet))
    }

    /// Every read model's name and its bytes in a snapshot: to tell which of two differ.
    pub fn encoded(&self) -> Result<Vec<(&'static str, Vec<u8>)>, CodecError> {
        Ok(vec![
            (fleet::NAME, encode_cache(&self.fleet)?),
            (dashboard::NAME, encode_cache(&self.dashboard)?),
            (alarms::NAME, encode_cache(&self.alarms)?),
            (users::NAME, encode_cache(&self.users)?),
            (regions::NAME, encode_cache(&self.regions)?),
            (admins::NAME, encode_cache(&self.admins)?),
            (tokens::NAME, encode_cache(&self.tokens)?),
            (files::NAME, encode_cache(&self.files)?),
            (trail::NAME, encode_cache(&self.trail)?),
            (commands::NAME, encode_cache(&self.commands)?),
            (requests::NAME, encode_cache(&self.requests)?),
            (activity::NAME, encode_cache(&self.activity)?),
            (catalogue::NAME, encode_cache(&self.catalogue)?),
            (firmware::NAME, encode_cache(&self.firmware)?),
            (timeline::NAME, encode_cache(&self.timeline)?),
            (jobs::NAME, encode_cache(&self.jobs)?),
        ])
    }

    /// The newest event of a subject; `None` when there is none. Walk `previous` from there.
    pub fn trail_end(&self, subject: &Subject) -> Option<TrailEnd> {
        let in_row = match subject {
            Subject::Phone(mac) => self.fleet.phone(*mac).map(|phone| phone.trail_end()),
            Subject::User(id) => self.users.get(*id).map(|user| user.trail_end),
            Subject::System
            | Subject::Admin(_)
            | Subject::Region(_)
            | Subject::File(_)
            | Subject::Template(_)
            | Subject::Firmware(_)
            | Subject::Job(_) => None,
        };
        in_row.or_else(|| self.trail.end(subject))
    }
}

impl Default for Projections {
    fn default() -> Self {
        Self::new()
    }
}

/// Stands for [`VERSIONS`] in a snapshot.
#[derive(Clone)]
struct Versions;

impl Serialize for Versions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        VERSIONS.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Versions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let versions = Vec::<(String, u32)>::deserialize(deserializer)?;
        let known = VERSIONS
            .iter()
            .map(|(name, version)| ((*name).to_owned(), *version));
        if versions.into_iter().eq(known) {
            Ok(Self)
        } else {
            Err(D::Error::custom(
                "snapshot was made by other versions of the projections",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_projection_can_be_compared() {
        let encoded = Projections::new().encoded().unwrap();
        let names: Vec<_> = encoded.into_iter().map(|(name, _)| name).collect();
        let versioned: Vec<_> = VERSIONS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, versioned);
    }
}
