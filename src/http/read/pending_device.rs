//! Phones that wait for approval, in the shape of those of the fleet.

use projections::device::{Approval, Device, DeviceStatus};
use schemas::events::ReportedStatus;

use crate::domain::Announcement;

/// A waiting phone as a device: what it announced, and nothing else.
pub(super) fn device(announcement: &Announcement) -> Device {
    let facts = announcement.report.facts();
    Device {
        ip: facts.ip.expose().clone(),
        subnet: facts.subnet.expose().clone(),
        vlan_id: facts.vlan_id.clone(),
        user: facts.user_name.expose().clone(),
        phone_number: facts.phone_number.expose().clone(),
        status: match facts.status {
            ReportedStatus::Registered => DeviceStatus::Registered,
            ReportedStatus::Started
            | ReportedStatus::Unregistered
            | ReportedStatus::Offline
            | ReportedStatus::Other => DeviceStatus::NonRegistered,
        },
        reported_status: facts.reported_status.clone(),
        model: facts.model.clone(),
        firmware_version: facts.firmware_version.clone(),
        region: announcement.region.to_string(),
        location: facts.location.expose().clone(),
        sip_proxy: facts.sip_proxy.expose().clone(),
        user_agent: facts.user_agent.clone(),
        btoe_pairing_status: facts.btoe_pairing_status.clone(),
        btoe_version: facts.btoe_version.clone(),
        usb_headset_type: facts.usb_headset_type.clone(),
        hrs_speaker_model: facts.hrs_speaker_model.clone(),
        hrs_speaker_firmware: facts.hrs_speaker_firmware.clone(),
        extra: facts.extra.expose().clone(),
        report_time: Some(announcement.last_heard),
        ..Device::unknown(announcement.mac, Approval::Pending)
    }
}
