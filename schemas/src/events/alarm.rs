//! What phones complain about.

use serde::Serialize;

use super::words::{ClearedBy, Severity};
use crate::{ids::Position, private::Personal};

/// An alarm as a phone sent it (protocol.md 4), within the limits of the wire.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AlarmRaised {
    /// The catalogue's name, or the phone's where the catalogue has none.
    pub name: String,
    /// How bad.
    pub severity: Severity,
    /// The number of its type, as sent or of the catalogue.
    pub alarm_type: u32,
    /// The number of its probable cause, as sent or of the catalogue.
    pub probable_cause: u32,
    /// The phone's number for it.
    pub unique_id: String,
    /// The phone's own date for it, as written.
    pub reported_date: String,
    /// What it says.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub description: Personal<String>,
    /// More.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub additional_info_1: Personal<String>,
    /// More still.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub additional_info_2: Personal<String>,
    /// The address that it came from.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub remote_host: Personal<String>,
}

/// An active alarm was raised again.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AlarmRepeated {
    /// The position of the event that raised it: its id.
    pub raised: Position,
    /// What was sent this time.
    #[serde(flatten)]
    pub alarm: AlarmRaised,
}

/// An active alarm ended.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AlarmCleared {
    /// The position of the event that raised it: its id.
    pub raised: Position,
    /// Its name.
    pub name: String,
    /// Who or what ended it.
    pub by: ClearedBy,
}

/// Something happened on a phone that is no alarm ("General Local Event").
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct LocalEventReported {
    /// What was sent.
    #[serde(flatten)]
    pub alarm: AlarmRaised,
}
