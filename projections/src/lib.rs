//! Rollcall's read models: pure folds of the event log, one a file.
//!
//! Guarantee: what they show follows from the events alone, so a replay from zero and a snapshot
//! with the events after it come to the same state, byte for byte. Every answer is made from memory
//! at one position. Deliberately not here: I/O, clocks, waiting, and pending phones, which no event
//! tells of.

pub mod admins;
pub mod alarms;
pub mod commands;
pub mod dashboard;
pub mod device;
pub mod files;
pub mod fleet;
pub mod page;
pub mod regions;
pub mod trail;
pub mod users;

use std::net::IpAddr;

use schemas::{Mac, Position, RegionName, Subject, Timestamp, events::RecordedEvent};

use crate::{
    alarms::{Alarm, AlarmPage, AlarmQuery},
    dashboard::DashboardView,
    device::{Device, DevicePage, DeviceQuery},
    page::{InvalidCursor, Page},
    regions::RegionView,
    trail::TrailEnd,
    users::{User, UserQuery},
};

/// An event that does not follow the last one that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("event {found} cannot be applied: event {expected} comes next")]
pub struct OutOfOrder {
    /// The position that comes next.
    pub expected: Position,
    /// The position that was given.
    pub found: Position,
}

/// All read models, at one position.
#[derive(Default)]
pub struct Projections {
    /// The last event that was applied; 0 before the first.
    pub position: Position0,
    /// When it happened.
    pub time: Timestamp,
    pub fleet: fleet::Fleet,
    pub dashboard: dashboard::Dashboard,
    pub alarms: alarms::Alarms,
    pub users: users::Users,
    pub regions: regions::Regions,
    pub admins: admins::Admins,
    pub files: files::Files,
    pub trail: trail::Trail,
    pub commands: commands::Commands,
}
