//! Lists of devices as JSON, written straight into the answer.
//!
//! A page of fifty is forty kilobytes of short texts, and serialising them field by field costs
//! more than finding them. Guarantee: byte for byte what serialising the same devices gives, as a
//! test compares. Deliberately not here: anything that is not on that one hot path.

use projections::device::Device;
use serde::Serialize;

/// Space for a device: they are seldom longer, and the answer then grows once.
const DEVICE_BYTES: usize = 1024;

/// Appends the devices as an array.
pub(super) fn write_devices(out: &mut Vec<u8>, devices: &[Device<&str>]) {
    out.reserve(devices.len() * DEVICE_BYTES);
    out.push(b'[');
    for (index, device) in devices.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write_device(out, device);
    }
    out.push(b']');
}

/// Appends a value as serde writes it.
pub(super) fn write_value(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("memory takes every byte, and no key is no text");
}

/// Ends a text and writes the next fields, all of them texts, each but for its closing quote.
macro_rules! texts {
    ($out:ident, $device:ident, $($field:ident)+) => {$(
        $out.extend_from_slice(concat!("\",\"", stringify!($field), "\":\"").as_bytes());
        write_text($out, $device.$field);
    )+};
}

fn write_device(out: &mut Vec<u8>, device: &Device<&str>) {
    out.extend_from_slice(b"{\"mac\":\"");
    write_text(out, &device.mac.to_string());
    texts!(out, device, ip subnet vlan_id user display_name phone_number nickname);
    out.extend_from_slice(b"\",\"status\":\"");
    write_text(out, device.status.name());
    texts!(out, device, reported_status);
    out.extend_from_slice(b"\",\"approval\":\"");
    write_text(out, device.approval.name());
    texts!(out, device, model firmware_version region template location sip_proxy user_agent);
    texts!(out, device, btoe_pairing_status btoe_version usb_headset_type);
    texts!(out, device, hrs_speaker_model hrs_speaker_firmware language vlan_mode);
    out.extend_from_slice(b"\",\"extra\":{");
    for (index, (name, value)) in device.extra.iter().enumerate() {
        out.extend_from_slice(if index > 0 { b",\"" } else { b"\"" });
        write_text(out, name);
        out.extend_from_slice(b"\":\"");
        write_text(out, value);
        out.push(b'"');
    }
    out.extend_from_slice(b"},\"report_time\":");
    write_value(out, &device.report_time);
    out.extend_from_slice(b",\"config\":");
    write_value(out, &device.config);
    out.push(b'}');
}

/// A text without its quotes. Nearly none holds anything to escape.
fn write_text(out: &mut Vec<u8>, text: &str) {
    let is_escaped = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    // Looks at every byte, which costs less than stopping at one.
    let needs_escape = text.bytes().fold(false, |any, byte| any | is_escaped(byte));
    if !needs_escape {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let quoted = serde_json::to_vec(text).expect("a text is JSON");
    out.extend_from_slice(&quoted[1..quoted.len() - 1]);
}

#[cfg(test)]
mod tests {
    use projections::device::{Approval, DeviceConfig, DeviceStatus};
    use proptest::prelude::*;
    use schemas::{ContentHash, Timestamp};

    use super::*;

    /// A device whose every text is one of these, in turn.
    fn device(texts: &[String], is_known: bool) -> Device {
        let mut next = texts.iter().cycle().cloned();
        let mut text = || next.next().unwrap_or_default();
        let at = Some(Timestamp(1_700_000_000_123)).filter(|_| is_known);
        Device {
            mac: "00908f484cf0".parse().unwrap(),
            ip: text(),
            subnet: text(),
            vlan_id: text(),
            user: text(),
            display_name: text(),
            phone_number: text(),
            nickname: text(),
            status: DeviceStatus::Disconnected,
            reported_status: text(),
            approval: Approval::Approved,
            model: text(),
            firmware_version: text(),
            region: text(),
            template: text(),
            location: text(),
            sip_proxy: text(),
            user_agent: text(),
            btoe_pairing_status: text(),
            btoe_version: text(),
            usb_headset_type: text(),
            hrs_speaker_model: text(),
            hrs_speaker_firmware: text(),
            language: text(),
            vlan_mode: text(),
            extra: vec![("a".to_owned(), text()), (format!("b{}", text()), text())],
            report_time: at,
            config: DeviceConfig {
                generated_at: at,
                hash: at.map(|_| ContentHash([7; 32])),
                fetched_at: at,
                fetched_hash: None,
                drift: is_known,
            },
        }
    }

    /// Any text, and what is escaped.
    const TEXTS: &str = ".{0,12}|[\"\\\\\u{0}-\u{1f}\u{7f}é\u{2028}]{0,4}";

    proptest! {
        #[test]
        fn devices_are_written_as_they_serialise(
            texts in proptest::collection::vec(TEXTS, 1..30),
            is_known in any::<bool>(),
        ) {
            let devices = [device(&texts, is_known), device(&[], !is_known)];
            let borrowed: Vec<_> = devices.iter().map(Device::borrowed).collect();
            let mut written = Vec::new();
            write_devices(&mut written, &borrowed);
            let expected = serde_json::to_string(&borrowed).unwrap();
            prop_assert_eq!(String::from_utf8(written).unwrap(), expected);
        }
    }

    #[test]
    fn no_devices_are_an_empty_array() {
        let mut written = Vec::new();
        write_devices(&mut written, &[]);
        assert_eq!(written, b"[]");
    }
}
