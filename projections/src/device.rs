//! The device as administrators see it: api.md's item, its columns and its filter.
//!
//! Phones of the fleet and pending phones have the same shape, so they share a list. Deliberately
//! not here: where a row comes from (fleet), how rows are chosen (fleet_query).

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
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

/// A device; texts are empty where nothing is known. Serialises to api.md's item. Lists borrow the
/// texts, what is kept owns them.
#[derive(Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Device")]
pub struct Device<Text = String> {
    /// Its identity.
    pub mac: Mac,
    /// The address that it says it has.
    pub ip: Text,
    /// The subnet that it says it is in.
    pub subnet: Text,
    /// The VLAN that it says it is in, else the one it is put in.
    pub vlan_id: Text,
    /// The signed-in user; empty when a Lync phone is signed out; the owner before any report.
    pub user: Text,
    /// The name set for the phone, else the owner's.
    pub display_name: Text,
    /// The user's number.
    pub phone_number: Text,
    /// A name that administrators gave it.
    pub nickname: Text,
    /// Registered, not, or silent.
    pub status: DeviceStatus,
    /// The phone's own word for its status.
    pub reported_status: Text,
    /// Part of the fleet, or waiting.
    pub approval: Approval,
    /// The model set by an administrator, else the reported one, else the one at approval.
    pub model: Text,
    /// The firmware that it says it runs.
    pub firmware_version: Text,
    /// Its region.
    pub region: Text,
    /// The template set for it, else the one that its file was last made from.
    pub template: Text,
    /// Where it stands.
    pub location: Text,
    /// The SIP proxy that it uses.
    pub sip_proxy: Text,
    /// The HTTP user agent that it names.
    pub user_agent: Text,
    /// Better-together-over-Ethernet pairing status.
    pub btoe_pairing_status: Text,
    /// Better-together-over-Ethernet version.
    pub btoe_version: Text,
    /// The USB headset.
    pub usb_headset_type: Text,
    /// The conference speaker's model.
    pub hrs_speaker_model: Text,
    /// The conference speaker's firmware.
    pub hrs_speaker_firmware: Text,
    /// The language set for it.
    pub language: Text,
    /// The VLAN mode set for it.
    pub vlan_mode: Text,
    /// Reported fields that are not of the list: name, value. An object in JSON.
    #[serde(serialize_with = "as_object")]
    #[schemars(with = "BTreeMap<String, String>")]
    pub extra: Vec<(Text, Text)>,
    /// When it was last heard; `None` before the first report.
    pub report_time: Option<Timestamp>,
    /// Its configuration file.
    pub config: DeviceConfig,
}

/// What is known of a device's configuration file.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
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

fn as_object<Text: Serialize, S: Serializer>(
    pairs: &[(Text, Text)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(Some(pairs.len()))?;
    for (name, value) in pairs {
        object.serialize_entry(name, value)?;
    }
    object.end()
}

impl<'a> Device<&'a str> {
    /// A phone that waits for approval, as it last announced itself.
    pub fn pending(
        mac: Mac,
        region: &'a RegionName,
        report: &'a PhoneReported,
        last_heard: Timestamp,
    ) -> Self {
        let extra = report.extra.expose().iter();
        Self {
            mac,
            ip: report.ip.expose(),
            subnet: report.subnet.expose(),
            vlan_id: &report.vlan_id,
            user: report.user_name.expose(),
            display_name: "",
            phone_number: report.phone_number.expose(),
            nickname: "",
            status: DeviceStatus::of_report(report.status),
            reported_status: &report.reported_status,
            approval: Approval::Pending,
            model: &report.model,
            firmware_version: &report.firmware_version,
            region: region.as_str(),
            template: "",
            location: report.location.expose(),
            sip_proxy: report.sip_proxy.expose(),
            user_agent: &report.user_agent,
            btoe_pairing_status: &report.btoe_pairing_status,
            btoe_version: &report.btoe_version,
            usb_headset_type: &report.usb_headset_type,
            hrs_speaker_model: &report.hrs_speaker_model,
            hrs_speaker_firmware: &report.hrs_speaker_firmware,
            language: "",
            vlan_mode: "",
            extra: extra.map(|(name, value)| (&**name, &**value)).collect(),
            report_time: Some(last_heard),
            config: DeviceConfig::default(),
        }
    }
}

impl<Text: AsRef<str>> Device<Text> {
    /// The same device with texts of its own.
    pub fn owned(&self) -> Device {
        self.map(|text| text.as_ref().to_owned())
    }

    /// The same device with the texts of this one.
    pub fn borrowed(&self) -> Device<&str> {
        self.map(|text| text.as_ref())
    }

    fn map<'a, Other>(&'a self, change: impl Fn(&'a Text) -> Other) -> Device<Other> {
        let extra = self.extra.iter();
        Device {
            mac: self.mac,
            ip: change(&self.ip),
            subnet: change(&self.subnet),
            vlan_id: change(&self.vlan_id),
            user: change(&self.user),
            display_name: change(&self.display_name),
            phone_number: change(&self.phone_number),
            nickname: change(&self.nickname),
            status: self.status,
            reported_status: change(&self.reported_status),
            approval: self.approval,
            model: change(&self.model),
            firmware_version: change(&self.firmware_version),
            region: change(&self.region),
            template: change(&self.template),
            location: change(&self.location),
            sip_proxy: change(&self.sip_proxy),
            user_agent: change(&self.user_agent),
            btoe_pairing_status: change(&self.btoe_pairing_status),
            btoe_version: change(&self.btoe_version),
            usb_headset_type: change(&self.usb_headset_type),
            hrs_speaker_model: change(&self.hrs_speaker_model),
            hrs_speaker_firmware: change(&self.hrs_speaker_firmware),
            language: change(&self.language),
            vlan_mode: change(&self.vlan_mode),
            extra: extra
                .map(|(name, value)| (change(name), change(value)))
                .collect(),
            report_time: self.report_time,
            config: self.config,
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
impl<Text> fmt::Debug for Device<Text> {
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
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct Facets {
    /// Per status; every status is named.
    pub status: BTreeMap<String, usize>,
    /// Approved and pending; both are named.
    pub approval: BTreeMap<String, usize>,
    /// Per shown model.
    pub model: BTreeMap<String, usize>,
    /// Per firmware version.
    pub version: BTreeMap<String, usize>,
    /// Per region.
    pub region: BTreeMap<String, usize>,
    /// Per template.
    pub template: BTreeMap<String, usize>,
}

/// A page of devices.
#[derive(Clone, Serialize)]
pub struct DevicePage<'a> {
    /// The devices, in order.
    pub items: Vec<Device<&'a str>>,
    /// How many match, on all pages.
    pub total: usize,
    /// What to ask the next page with; `None` on the last.
    pub next_cursor: Option<String>,
    /// Counts to filter by.
    pub facets: Facets,
}
