//! What happens to regions.

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::words::{Onboarding, PhoneCredentials, Weekday};
use crate::{ids::TimeZoneName, time::TimeOfDay};

/// How a region treats its phones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RegionSettings {
    /// Where its phones are: reports and fetches from elsewhere are refused.
    #[schemars(with = "Vec<String>")]
    pub networks: Vec<IpNet>,
    /// What happens to a phone that nobody knows.
    pub onboarding: Onboarding,
    /// What counts as a phone's credential.
    pub phone_credentials: PhoneCredentials,
    /// Whether the server may open connections to the phones.
    pub reachable: bool,
    /// After how much silence a phone is disconnected.
    pub disconnect_after_seconds: u32,
}

/// When jobs that keep to it may do something to a region's phones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Maintenance {
    /// The clocks that count: a time zone of the IANA database.
    pub time_zone: TimeZoneName,
    /// When it is allowed.
    pub windows: Vec<MaintenanceWindow>,
}

/// A span of time that begins on certain days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct MaintenanceWindow {
    /// The days on which it begins.
    pub days: Vec<Weekday>,
    /// When it opens.
    pub from: TimeOfDay,
    /// When it closes: on the next day where this is not later than `from`.
    pub to: TimeOfDay,
}

/// A region was created. The subject is the region.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RegionCreated {
    /// Its settings.
    #[serde(flatten)]
    pub settings: RegionSettings,
}

/// A region's settings were changed; all of them are given.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RegionChanged {
    /// Its settings from now on.
    #[serde(flatten)]
    pub settings: RegionSettings,
}

/// A region that nothing used was deleted.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RegionDeleted {}

/// A region got other maintenance windows, or has none any more.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RegionMaintenanceChanged {
    /// Its windows from now on; none: always allowed.
    pub maintenance: Option<Maintenance>,
}
