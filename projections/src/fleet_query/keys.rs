//! What devices are sorted by.
//!
//! Guarantee: a phone of the fleet, a pending one and a group of phones have the same kind of key
//! in a column. Deliberately not here: the order of keys (page).

use crate::{
    device::{Approval, Device, DeviceColumn},
    fleet::{Fleet, Phone},
    fleet_index::Traits,
    page::SortKey,
    phone_row::IP,
    users::Users,
};

/// What a device is sorted by.
pub(super) fn phone_key<'a>(
    phone: Phone<'a>,
    column: DeviceColumn,
    users: &'a Users,
) -> SortKey<'a> {
    let Phone { row, texts } = phone;
    let shared = |symbol| SortKey::Text(texts.others.text(symbol));
    match column {
        DeviceColumn::Mac => SortKey::Number(row.mac.as_u64().into()),
        DeviceColumn::Ip => SortKey::address(row.texts.get(IP)),
        DeviceColumn::Subnet => shared(row.shared.subnet),
        DeviceColumn::VlanId => SortKey::Text(phone.vlan_id()),
        DeviceColumn::User => SortKey::Text(phone.user(users)),
        DeviceColumn::DisplayName => SortKey::Text(phone.display_name(users)),
        DeviceColumn::PhoneNumber => SortKey::Text(phone.phone_number()),
        DeviceColumn::Nickname => SortKey::Text(&row.settings().nickname),
        DeviceColumn::Status => SortKey::Number(row.status() as u128),
        DeviceColumn::ReportedStatus => shared(row.shared.reported_status),
        DeviceColumn::Approval => SortKey::Number(Approval::Approved as u128),
        DeviceColumn::Model => SortKey::Text(phone.model()),
        DeviceColumn::FirmwareVersion => SortKey::Text(texts.versions.text(row.version)),
        DeviceColumn::Region => SortKey::Text(phone.region().as_str()),
        DeviceColumn::Template => SortKey::Text(phone.template()),
        DeviceColumn::Location => shared(row.shared.location),
        DeviceColumn::SipProxy => shared(row.shared.sip_proxy),
        DeviceColumn::UserAgent => shared(row.shared.user_agent),
        DeviceColumn::BtoePairingStatus => shared(row.shared.btoe_pairing_status),
        DeviceColumn::BtoeVersion => shared(row.shared.btoe_version),
        DeviceColumn::UsbHeadsetType => shared(row.shared.usb_headset_type),
        DeviceColumn::HrsSpeakerModel => shared(row.shared.hrs_speaker_model),
        DeviceColumn::HrsSpeakerFirmware => shared(row.shared.hrs_speaker_firmware),
        DeviceColumn::Language => SortKey::Text(&row.settings().language),
        DeviceColumn::VlanMode => SortKey::Text(&row.settings().vlan_mode),
        DeviceColumn::ReportTime => SortKey::time(row.report_time),
        DeviceColumn::GeneratedAt => SortKey::time(row.generated.as_ref().map(|it| it.at)),
        DeviceColumn::FetchedAt => SortKey::time(row.fetched.as_ref().map(|it| it.at)),
        DeviceColumn::Drift => SortKey::Number(phone.has_drifted().into()),
    }
}

/// What a pending phone is sorted by; the same kinds of key as [`phone_key`].
pub(super) fn device_key<Text: AsRef<str>>(
    device: &Device<Text>,
    column: DeviceColumn,
) -> SortKey<'_> {
    match column {
        DeviceColumn::Mac => SortKey::Number(device.mac.as_u64().into()),
        DeviceColumn::Ip => SortKey::address(device.ip.as_ref()),
        DeviceColumn::Subnet => SortKey::Text(device.subnet.as_ref()),
        DeviceColumn::VlanId => SortKey::Text(device.vlan_id.as_ref()),
        DeviceColumn::User => SortKey::Text(device.user.as_ref()),
        DeviceColumn::DisplayName => SortKey::Text(device.display_name.as_ref()),
        DeviceColumn::PhoneNumber => SortKey::Text(device.phone_number.as_ref()),
        DeviceColumn::Nickname => SortKey::Text(device.nickname.as_ref()),
        DeviceColumn::Status => SortKey::Number(device.status as u128),
        DeviceColumn::ReportedStatus => SortKey::Text(device.reported_status.as_ref()),
        DeviceColumn::Approval => SortKey::Number(device.approval as u128),
        DeviceColumn::Model => SortKey::Text(device.model.as_ref()),
        DeviceColumn::FirmwareVersion => SortKey::Text(device.firmware_version.as_ref()),
        DeviceColumn::Region => SortKey::Text(device.region.as_ref()),
        DeviceColumn::Template => SortKey::Text(device.template.as_ref()),
        DeviceColumn::Location => SortKey::Text(device.location.as_ref()),
        DeviceColumn::SipProxy => SortKey::Text(device.sip_proxy.as_ref()),
        DeviceColumn::UserAgent => SortKey::Text(device.user_agent.as_ref()),
        DeviceColumn::BtoePairingStatus => SortKey::Text(device.btoe_pairing_status.as_ref()),
        DeviceColumn::BtoeVersion => SortKey::Text(device.btoe_version.as_ref()),
        DeviceColumn::UsbHeadsetType => SortKey::Text(device.usb_headset_type.as_ref()),
        DeviceColumn::HrsSpeakerModel => SortKey::Text(device.hrs_speaker_model.as_ref()),
        DeviceColumn::HrsSpeakerFirmware => SortKey::Text(device.hrs_speaker_firmware.as_ref()),
        DeviceColumn::Language => SortKey::Text(device.language.as_ref()),
        DeviceColumn::VlanMode => SortKey::Text(device.vlan_mode.as_ref()),
        DeviceColumn::ReportTime => SortKey::time(device.report_time),
        DeviceColumn::GeneratedAt => SortKey::time(device.config.generated_at),
        DeviceColumn::FetchedAt => SortKey::time(device.config.fetched_at),
        DeviceColumn::Drift => SortKey::Number(device.config.drift.into()),
    }
}

/// What all phones of a group are sorted by; `None` where they differ.
pub(super) fn group_key(
    fleet: &Fleet,
    traits: Traits,
    column: DeviceColumn,
) -> Option<SortKey<'_>> {
    let texts = &fleet.texts;
    match column {
        DeviceColumn::Status => Some(SortKey::Number(traits.status as u128)),
        DeviceColumn::Approval => Some(SortKey::Number(Approval::Approved as u128)),
        DeviceColumn::Model => Some(SortKey::Text(texts.models.text(traits.model))),
        DeviceColumn::FirmwareVersion => Some(SortKey::Text(texts.versions.text(traits.version))),
        DeviceColumn::Region => Some(SortKey::Text(texts.regions.name(traits.region).as_str())),
        DeviceColumn::Template => Some(SortKey::Text(fleet.index().template(traits))),
        DeviceColumn::Mac
        | DeviceColumn::Ip
        | DeviceColumn::Subnet
        | DeviceColumn::VlanId
        | DeviceColumn::User
        | DeviceColumn::DisplayName
        | DeviceColumn::PhoneNumber
        | DeviceColumn::Nickname
        | DeviceColumn::ReportedStatus
        | DeviceColumn::Location
        | DeviceColumn::SipProxy
        | DeviceColumn::UserAgent
        | DeviceColumn::BtoePairingStatus
        | DeviceColumn::BtoeVersion
        | DeviceColumn::UsbHeadsetType
        | DeviceColumn::HrsSpeakerModel
        | DeviceColumn::HrsSpeakerFirmware
        | DeviceColumn::Language
        | DeviceColumn::VlanMode
        | DeviceColumn::ReportTime
        | DeviceColumn::GeneratedAt
        | DeviceColumn::FetchedAt
        | DeviceColumn::Drift => None,
    }
}
