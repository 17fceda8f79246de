//! What happens to a phone.

use std::net::IpAddr;

use serde::Serialize;

use super::words::{Admission, ReportedStatus};
use crate::{
    ids::{KeySlot, ModelName, RegionName, UserId},
    private::Personal,
    time::Timestamp,
};

/// A phone became part of the fleet. The first event of a phone, and the first after a deletion.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhoneApproved {
    /// How.
    pub how: Admission,
    /// The region that it belongs to.
    pub region: RegionName,
    /// Its model, as far as known.
    pub model: Option<ModelName>,
    /// The user that it belongs to.
    pub owner: Option<UserId>,
    /// Whether a restart is queued once its file is there.
    pub restart_when_generated: bool,
    /// The slot of the phone's key.
    pub key_slot: KeySlot,
}

/// What a phone says of itself in a report (protocol.md 3), within the limits of the wire.
/// Texts are empty when the phone did not say.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhoneReported {
    /// Registered or not, as a word of ours.
    pub status: ReportedStatus,
    /// The phone's own word for it.
    pub reported_status: String,
    /// `430HD`.
    pub model: String,
    /// `UC_2.0.13.121`.
    pub firmware_version: String,
    /// The HTTP user agent that it names in the report.
    pub user_agent: String,
    /// The VLAN, as the phone writes it.
    pub vlan_id: String,
    /// Better-together-over-Ethernet pairing status.
    pub btoe_pairing_status: String,
    /// Better-together-over-Ethernet version.
    pub btoe_version: String,
    /// The USB headset.
    pub usb_headset_type: String,
    /// The conference speaker's model.
    pub hrs_speaker_model: String,
    /// The conference speaker's firmware.
    pub hrs_speaker_firmware: String,
    /// The address that the report came from.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub peer_address: Personal<IpAddr>,
    /// The address that the phone says it has.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub ip: Personal<String>,
    /// The subnet that the phone says it is in.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub subnet: Personal<String>,
    /// The signed-in user.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub user_name: Personal<String>,
    /// `name@domain`.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub user_id: Personal<String>,
    /// The user's number.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub phone_number: Personal<String>,
    /// Where the phone stands.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub location: Personal<String>,
    /// The SIP proxy that it uses.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub sip_proxy: Personal<String>,
    /// Fields that are not of the list, kept as they came: name, value.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "Vec<(String, String)>")]
    pub extra: Personal<Vec<(String, String)>>,
}

/// A report that changed nothing but the time.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhoneKeptAlive {}

/// Nothing was heard from the phone for longer than its region allows.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhoneDisconnected {
    /// When it was last heard.
    pub last_report: Timestamp,
}

/// The phone moved to another user, or to none.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhoneAssigned {
    /// Its user from now on.
    pub owner: Option<UserId>,
}

/// An administrator changed what is set for the phone. Absent: unchanged; empty text: no longer
/// set.
#[derive(Debug, Clone, PartialEq, Default, Serialize, schemars::JsonSchema)]
pub struct PhoneChanged {
    /// The region.
    pub region: Option<RegionName>,
    /// The model, against what the phone reports.
    pub model: Option<String>,
    /// The language of its display.
    pub language: Option<String>,
    /// `Disabled`, `Automatic`, `Manual` and the like.
    pub vlan_mode: Option<String>,
    /// The VLAN that it is put in.
    pub vlan_id: Option<String>,
    /// The entry of the firmware list whose file it should run.
    pub firmware: Option<String>,
    /// The template that its file is made from, against the mapping.
    pub template: Option<String>,
    /// A name for the phone.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "Option<String>")]
    pub nickname: Personal<Option<String>>,
    /// The name on its display, against the user's.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "Option<String>")]
    pub display_name: Personal<Option<String>>,
}

/// The phone is no longer part of the fleet.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PhoneDeleted {}
