//! What happens to regions.

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::words::{Onboarding, PhoneCredentials};

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
