//! Keep-alives (protocol.md 3).

use std::net::IpAddr;

use schemas::{
    Mac, Personal, RegionName, Secret,
    commands::{PhoneOrigin, Report, ReportPhone},
    events::{PhoneReported, ReportedStatus},
};

use super::{
    EmsCredential, WireError,
    fields::{
        Known, REPORT_FIELDS, is_longer, limits, looks_like_date, note_impossible_date, shown,
        too_long,
    },
    json::{self, Members},
    oddities::{Oddities, Oddity},
};

/// A keep-alive as it was read. Where it came from is not part of it: see
/// [`ReportRequest::command`].
#[derive(Debug, Clone)]
pub struct ReportRequest {
    /// The phone.
    pub mac: Mac,
    /// `sessionId`, new in every message of a phone that keeps to the protocol; may be empty.
    pub session_id: String,
    /// The credential in the body.
    pub ems: EmsCredential,
    /// The region that it names.
    pub region: Option<RegionName>,
    /// What it says; `peer_address` is not yet that of the sender.
    pub facts: PhoneReported,
}

impl ReportRequest {
    /// The command: this report, sent from that address with that HTTP Basic credential;
    /// `is_repeated` when its session id is that of an older one.
    pub fn command(
        mut self,
        peer_address: IpAddr,
        basic: Option<(String, Secret)>,
        is_repeated: bool,
    ) -> ReportPhone {
        self.facts.peer_address = Personal::new(peer_address);
        let report = Report::new(self.facts)
            .expect("the limits of all fields together are far below those of an event");
        ReportPhone {
            mac: self.mac,
            origin: PhoneOrigin {
                peer_address,
                basic,
                ems: self.ems,
            },
            region: self.region,
            report,
            is_repeated,
        }
    }
}

/// Reads the body of a keep-alive.
pub fn read_report(body: &[u8], oddities: &mut Oddities) -> Result<ReportRequest, WireError> {
    let text = json::text(body, oddities);
    let members = json::object(&text, oddities).map_err(WireError::NotAnObject)?;
    let (mut known, unknown) = Known::take(members, REPORT_FIELDS, "", oddities)?;
    let extra = extra(unknown, oddities)?;
    let mut field = |name| known.text(name, oddities);
    let session_id = field("sessionId").trim().to_owned();
    let mac = field("mac")
        .trim()
        .parse()
        .map_err(|_| WireError::Unusable {
            field: "mac",
            rule: "must be the phone's MAC address, such as 00908f484cf0",
        })?;
    let ems = (field("emsUserName"), Secret::new(&field("emsUserPassword")));
    let region_name = field("region");
    let reported_status = field("status");
    let facts = PhoneReported {
        status: ReportedStatus::from_phone(&reported_status),
        reported_status,
        model: field("model"),
        firmware_version: field("fwVersion"),
        user_agent: field("userAgent"),
        vlan_id: field("vLanId"),
        btoe_pairing_status: field("BToEpairingstatus"),
        btoe_version: field("BToEversion"),
        usb_headset_type: field("USBHeadsetType"),
        hrs_speaker_model: field("HRSSpeakerModel"),
        hrs_speaker_firmware: field("HRSSpeakerFW"),
        peer_address: Personal::new(IpAddr::from([0, 0, 0, 0])),
        ip: Personal::new(field("ip")),
        subnet: Personal::new(field("subnet")),
        user_name: Personal::new(field("userName")),
        user_id: Personal::new(field("userId")),
        phone_number: Personal::new(field("phoneNumber")),
        location: Personal::new(field("location")),
        sip_proxy: Personal::new(field("sipProxy")),
        extra: Personal::new(extra),
    };
    if facts.status == ReportedStatus::Other && !facts.reported_status.is_empty() {
        oddities.note(Oddity::UnknownWord);
    }
    let region = region(&region_name, oddities);
    Ok(ReportRequest {
        mac,
        session_id,
        ems,
        region,
        facts,
    })
}

/// The region of that name; a name that none can have is as good as none.
fn region(name: &str, oddities: &mut Oddities) -> Option<RegionName> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let region = name.parse().ok();
    if region.is_none() {
        oddities.note(Oddity::ImpossibleRegion);
    }
    region
}

/// Unknown fields, as they came, within their bounds.
fn extra(
    unknown: Members<'_>,
    oddities: &mut Oddities,
) -> Result<Vec<(String, String)>, WireError> {
    let mut extra: Vec<(String, String)> = Vec::new();
    let mut bytes = 0;
    for (name, value) in unknown {
        let value = shown(&value);
        if is_longer(&value, limits::UNKNOWN_VALUE_CHARACTERS_MAX) {
            return Err(too_long("", &name, limits::UNKNOWN_VALUE_CHARACTERS_MAX));
        }
        if let Some(before) = extra.iter_mut().find(|(kept, _)| *kept == name) {
            oddities.note(Oddity::DuplicateField);
            bytes = bytes - before.1.len() + value.len();
            before.1 = value.into_owned();
            continue;
        }
        let grown = bytes + name.len() + value.len();
        if extra.len() == limits::UNKNOWN_FIELDS_MAX
            || is_longer(&name, limits::UNKNOWN_NAME_CHARACTERS_MAX)
            || grown > limits::UNKNOWN_BYTES_MAX
        {
            oddities.note(Oddity::FieldDropped);
            continue;
        }
        if looks_like_date(&value) {
            note_impossible_date(&value, oddities);
        }
        bytes = grown;
        extra.push((name.into_owned(), value.into_owned()));
    }
    Ok(extra)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: &str) -> (Result<ReportRequest, WireError>, Oddities) {
        let mut oddities = Oddities::default();
        (read_report(body.as_bytes(), &mut oddities), oddities)
    }

    fn labels(oddities: &Oddities) -> Vec<&'static str> {
        oddities.iter().map(|(oddity, _)| oddity.label()).collect()
    }

    #[test]
    fn a_report_is_read_field_by_field() {
        let (report, oddities) = read(
            r#"{"sessionId":"4fbef8c5","emsUserName":"system","emsUserPassword":"pw",
            "mac":"00908f484cf0","ip":"10.22.13.119","subnet":"255.255.0.0","vlanId":"7",
            "region":"Lab","model":"430HD","fwVersion":"UC_2.0.13.121","userAgent":"AUDC",
            "userName":"Ärger\u0001","userId":"a@b.c","phoneNumber":"+49","status":"registered",
            "location":"L","sipProxy":"p","BToEpairingstatus":"1","BToEversion":"2",
            "USBHeadsetType":"3","HRSSpeakerModel":"4","HRSSpeakerFW":"5","uptime":17}"#,
        );
        let report = report.unwrap();
        assert_eq!(labels(&oddities), Vec::<&str>::new());
        assert_eq!(report.mac.to_string(), "00908f484cf0");
        assert_eq!(
            (report.ems.0.as_str(), report.ems.1.expose()),
            ("system", "pw")
        );
        assert_eq!(report.region, Some("Lab".parse().unwrap()));
        let json = serde_json::to_value(&report.facts).unwrap();
        assert_eq!(
            json,
            json!({
                "status": "registered", "reported_status": "registered", "model": "430HD",
                "firmware_version": "UC_2.0.13.121", "user_agent": "AUDC", "vlan_id": "7",
                "btoe_pairing_status": "1", "btoe_version": "2", "usb_headset_type": "3",
                "hrs_speaker_model": "4", "hrs_speaker_firmware": "5",
                "peer_address": "0.0.0.0", "ip": "10.22.13.119", "subnet": "255.255.0.0",
                "user_name": "Ärger\u{1}", "user_id": "a@b.c", "phone_number": "+49",
                "location": "L", "sip_proxy": "p", "extra": [["uptime", "17"]],
            })
        );
    }

    #[test]
    fn the_sender_is_whoever_sent_it() {
        let (report, _) = read(r#"{"mac":"00:90:8F:48:4C:F0","ip":"127.0.0.1"}"#);
        let command = report.unwrap().command([10, 0, 0, 9].into(), None, false);
        assert_eq!(command.origin.peer_address.to_string(), "10.0.0.9");
        assert_eq!(
            command.report.facts().peer_address.expose().to_string(),
            "10.0.0.9"
        );
    }

    #[test]
    fn every_field_keeps_to_its_limit() {
        for field in REPORT_FIELDS {
            let body = |length: usize| {
                let long = "ä".repeat(length);
                json!({"mac": "00908f484cf0", field.name: long}).to_string()
            };
            let (over, _) = read(&body(field.characters_max + 1));
            let expected = WireError::TooLong {
                field: field.name.to_owned(),
                limit: field.characters_max,
            };
            assert_eq!(over.unwrap_err(), expected);
            let (within, _) = read(&body(field.characters_max));
            let is_refused = within.is_err_and(|error| matches!(error, WireError::TooLong { .. }));
            assert!(!is_refused, "{}", field.name);
        }
    }

    #[test]
    fn the_longest_report_is_an_event() {
        let mut object = serde_json::Map::new();
        for field in REPORT_FIELDS {
            object.insert(
                field.name.to_owned(),
                "😀".repeat(field.characters_max).into(),
            );
        }
        for number in 0..40 {
            object.insert(format!("unknown {number}"), "😀".repeat(100).into());
        }
        object.insert("mac".to_owned(), "00908f484cf0".into());
        let (report, _) = read(&serde_json::Value::Object(object).to_string());
        let command = report.unwrap().command([10, 0, 0, 9].into(), None, false);
        assert_eq!(
            command.report.facts().location.expose().chars().count(),
            2048
        );
    }

    #[test]
    fn unknown_fields_are_kept_as_they_are_within_bounds() {
        let (report, oddities) = read(
            r#"{"mac":"00908f484cf0","a":null,"b":[1,{"c":"x",}],"a":false,
            "when":"2017-07-217T12:24:18","then":"2017-07-21T12:24:18"}"#,
        );
        let text = |value: &str| value.to_owned();
        assert_eq!(
            report.unwrap().facts.extra.expose(),
            &[
                (text("a"), text("false")),
                (text("b"), text(r#"[1,{"c":"x"}]"#)),
                (text("when"), text("2017-07-217T12:24:18")),
                (text("then"), text("2017-07-21T12:24:18")),
            ]
        );
        assert_eq!(
            labels(&oddities),
            ["trailing_comma", "duplicate_field", "impossible_date"]
        );
        assert_eq!(oddities.count(Oddity::ImpossibleDate), 1);

        let many: String = (0..100)
            .map(|number| format!(r#""f{number}":"x","#))
            .collect();
        let (report, oddities) = read(&format!(r#"{{{many}"mac":"00908f484cf0"}}"#));
        assert_eq!(
            report.unwrap().facts.extra.expose().len(),
            limits::UNKNOWN_FIELDS_MAX
        );
        assert_eq!(oddities.count(Oddity::FieldDropped), 68);

        let long = "x".repeat(limits::UNKNOWN_VALUE_CHARACTERS_MAX + 1);
        let (report, _) = read(&format!(r#"{{"new":"{long}","mac":"00908f484cf0"}}"#));
        assert_eq!(report.unwrap_err().field(), Some("new"));
    }

    #[test]
    fn values_of_the_wrong_kind_are_taken_for_texts() {
        let (report, oddities) = read(
            r#"{"MAC":"00908f484cf0","mac":"00908f484cf1","phoneNumber":4711,"location":null,
            "userName":true,"sipProxy":{"a":[]},"vlanid":12,"status":"on fire","region":"a/b"}"#,
        );
        let report = report.unwrap();
        assert_eq!(report.mac.to_string(), "00908f484cf1");
        assert_eq!(report.region, None);
        assert_eq!(report.facts.phone_number.expose(), "4711");
        assert_eq!(report.facts.location.expose(), "");
        assert_eq!(report.facts.user_name.expose(), "true");
        assert_eq!(report.facts.sip_proxy.expose(), r#"{"a":[]}"#);
        assert_eq!(report.facts.vlan_id, "12");
        assert_eq!(report.facts.reported_status, "on fire");
        assert_eq!(
            labels(&oddities),
            [
                "duplicate_field",
                "field_case",
                "number_for_text",
                "literal_for_text",
                "structure_for_text",
                "unknown_word",
                "impossible_region"
            ]
        );
    }

    #[test]
    fn a_report_without_a_mac_names_the_field() {
        for body in [
            "{}",
            r#"{"mac":""}"#,
            r#"{"mac":"00908f"}"#,
            r#"{"mac":{}}"#,
        ] {
            let (report, _) = read(body);
            assert_eq!(report.unwrap_err().field(), Some("mac"), "{body}");
        }
    }
}
