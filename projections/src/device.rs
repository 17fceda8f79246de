//! The device as administrators see it: api.md's item, its columns and its filter.
//!
//! Phones of the fleet and pending phones have the same shape, so they share a list. Deliberately
//! not here: where a row comes from (fleet), how rows are chosen (fleet_query).

use std::{collections::BTreeMap, fmt};

use schemas::{
    ContentHash, Mac, RegionName, Timestamp,
    events::{PhoneReported, ReportedStatus},
};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    page::{PageRequest, columns},
    text::MacNeedle,
};

columns! {
    /// What a device is, as far as the server knows (protocol.md 3).
    DeviceStatus, "device status" {
        /// Its last report said that it is registered.
        Registered = "registered",
        /// Its last report said anything else, or it never reported.
        NonRegistered = "non_registered",
        /// Nothing has been heard from it for longer than its region allows.
        Disconnected = "disconnected",
    }
}

columns! {
    /// Whether a device is part of the fleet.
    Approval, "approval" {
        /// It is.
        Approved = "approved",
        /// It reported, and waits for an administrator.
        Pending = "pending",
    }
}

impl Serialize for DeviceStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Serialize for Approval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A device; texts are empty where nothing is known. Serialises to api.md's item.
#[derive(Clone, PartialEq, Serialize)]
pub struct Device {
    /// Its identity.
    pub mac: Mac,
    /// The address that it says it has.
    pub ip: String,
    /// The subnet that it says it is in.
    pub subnet: String,
    /// The VLAN that it says it is in, else the one it is put in.
    pub vlan_id: String,
    /// The signed-in user; empty when a Lync phone is signed out; the owner before any report.
    pub user: String,
    /// The name set for the phone, else the owner's.
    pub display_name: String,
    /// The user's number.
    pub phone_number: String,
    /// A name that administrators gave it.
    pub nickname: String,
    /// Registered, not, or silent.
    pub status: DeviceStatus,
    /// The phone's own word for its status.
    pub reported_status: String,
    /// Part of the fleet, or waiting.
    pub approval: Approval,
    /// The model set by an administrator, else the reported one, else the one at approval.
    pub model: String,
    /// The firmware that it says it runs.
    pub firmware_version: String,
    /// Its region.
    pub region: String,
    /// The template set for it, else the one that its file was last made from.
    pub template: String,
    /// Where it stands.
    pub location: String,
    /// The SIP proxy that it uses.
    pub sip_proxy: String,
    /// The HTTP user agent that it names.
    pub user_agent: String,
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
    /// The language set for it.
    pub language: String,
    /// The VLAN mode set for it.
    pub vlan_mode: String,
    /// Reported fields that are not of the list: name, value. An object in JSON.
    #[serde(serialize_with = "as_object")]
    pub extra: Vec<(String, String)>,
    /// When it was last heard; `None` before the first report.
    pub report_time: Option<Timestamp>,
    /// Its configuration file.
    pub config: DeviceConfig,
}

/// What is known of a device's configuration file.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct DeviceConfig {
    /// When it was last made.
    pub generated_at: Option<Timestamp>,
    /// What was made.
    pub hash: Option<ContentHash>,
    /// When it was last fetched.
    pub fetched_at: Option<Timestamp>,
    /// What was fetched.
    pub fetched_hash: Option<ContentHash>,
    /// Whether a file was made and the phone has not fetched that one.
    pub drift: bool,
}

fn as_object<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(pairs.len()))?;
    for (name, value) in pairs {
        object.serialize_entry(name, value)?;
    }
    object.end()
}

impl Device {
    /// A phone that waits for approval, as it last announced itself.
    pub fn pending(
        mac: Mac,
        region: &RegionName,
        report: &PhoneReported,
        last_heard: Timestamp,
    ) -> Self {
        Self {
            mac,
            ip: report.ip.expose().clone(),
            subnet: report.subnet.expose().clone(),
            vlan_id: report.vlan_id.clone(),
            user: report.user_name.expose().clone(),
            display_name: String::new(),
            phone_number: report.phone_number.expose().clone(),
            nickname: String::new(),
            status: DeviceStatus::of_report(report.status),
            reported_status: report.reported_status.clone(),
            approval: Approval::Pending,
            model: report.model.clone(),
            firmware_version: report.firmware_version.clone(),
            region: region.to_string(),
            template: String::new(),
            location: report.location.expose().clone(),
            sip_proxy: report.sip_proxy.expose().clone(),
            user_agent: report.user_agent.clone(),
            btoe_pairing_status: report.btoe_pairing_status.clone(),
            btoe_version: report.btoe_version.clone(),
            usb_headset_type: report.usb_headset_type.clone(),
            hrs_speaker_model: report.hrs_speaker_model.clone(),
            hrs_speaker_firmware: report.hrs_speaker_firmware.clone(),
            language: String::new(),
            vlan_mode: String::new(),
            extra: report.extra.expose().clone(),
            report_time: Some(last_heard),
            config: DeviceConfig::default(),
        }
    }
}

impl DeviceStatus {
    /// What a phone that reports this is (protocol.md 3).
    pub fn of_report(reported: ReportedStatus) -> Self {
        match reported {
            ReportedStatus::Registered => Self::Registered,
            ReportedStatus::Started
            | ReportedStatus::Unregistered
            | ReportedStatus::Offline
            | ReportedStatus::Other => Self::NonRegistered,
        }
    }
}

// Most fields are personal: nothing but the identity prints.
impl fmt::Debug for Device {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Device({}, {}, …)", self.mac, self.status)
    }
}

columns! {
    /// What devices are sorted by: every field of the item that is one value.
    DeviceColumn, "device column" {
        Mac = "mac",
        /// In order of the address, not of its text.
        Ip = "ip",
        Subnet = "subnet",
        VlanId = "vlan_id",
        User = "user",
        DisplayName = "display_name",
        PhoneNumber = "phone_number",
        Nickname = "nickname",
        Status = "status",
        ReportedStatus = "reported_status",
        Approval = "approval",
        Model = "model",
        FirmwareVersion = "firmware_version",
        Region = "region",
        Template = "template",
        Location = "location",
        SipProxy = "sip_proxy",
        UserAgent = "user_agent",
        BtoePairingStatus = "btoe_pairing_status",
        BtoeVersion = "btoe_version",
        UsbHeadsetType = "usb_headset_type",
        HrsSpeakerModel = "hrs_speaker_model",
        HrsSpeakerFirmware = "hrs_speaker_firmware",
        Language = "language",
        VlanMode = "vlan_mode",
        ReportTime = "report_time",
        GeneratedAt = "config.generated_at",
        FetchedAt = "config.fetched_at",
        Drift = "config.drift",
    }
}

/// Which devices are wanted: values of one field are alternatives, fields add up, an empty field
/// asks for nothing.
#[derive(Clone, Default)]
pub struct DeviceFilter {
    /// Registered, not, silent.
    pub status: Vec<DeviceStatus>,
    /// Approved, pending.
    pub approval: Vec<Approval>,
    /// The shown user, without regard to case.
    pub user: Vec<String>,
    /// MAC addresses in any spelling, or their first digits.
    pub mac: Vec<String>,
    /// The reported address.
    pub ip: Vec<String>,
    /// The shown model.
    pub model: Vec<String>,
    /// The reported firmware version.
    pub version: Vec<String>,
    /// The region.
    pub region: Vec<String>,
    /// The shown template.
    pub template: Vec<String>,
    /// The reported number.
    pub phone_number: Vec<String>,
    /// Only phones whose owner has more than one.
    pub multiple_devices: bool,
    /// A part of the user, display name, MAC (also with separators), address, model, nickname or
    /// phone number, without regard to case.
    pub search: Option<String>,
}

/// Whether the text can be the beginning of a MAC address, in any spelling: what
/// [`DeviceFilter::mac`] compares.
pub fn begins_a_mac(text: &str) -> bool {
    MacNeedle::new(text).is_part()
}

/// A question for devices.
#[derive(Clone)]
pub struct DeviceQuery {
    /// Which.
    pub filter: DeviceFilter,
    /// In which order, and which part.
    pub page: PageRequest<DeviceColumn>,
}

/// How many devices have each value of a field: all that match the filter without regard to what it
/// asks of that same field, so that the other values can be offered.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Facets {
    /// Per status; every status is named.
    pub status: BTreeMap<String, usize>,
    /// Per shown model.
    pub model: BTreeMap<String, usize>,
    /// Per firmware version.
    pub version: BTreeMap<String, usize>,
    /// Per region.
    pub region: BTreeMap<String, usize>,
}

/// A page of devices.
#[derive(Clone, Serialize)]
pub struct DevicePage {
    /// The devices, in order.
    pub items: Vec<Device>,
    /// How many match, on all pages.
    pub total: usize,
    /// What to ask the next page with; `None` on the last.
    pub next_cursor: Option<String>,
    /// Counts to filter by.
    pub facets: Facets,
}
