//! The JSON that phones send: status reports and alarms, tidy or as sloppy as in the field.
//!
//! Guarantee: pure; a phone without habits sends strict JSON, a sloppy one only what the contract
//! says is to be read leniently. It sends nothing and knows no HTTP.

use serde::Serialize;

use super::identity::{Identity, User};
use super::random::Random;

/// What a phone says of its registration, `status` in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    Started,
    Registered,
    Unregistered,
    Offline,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Started => "started",
            Status::Registered => "registered",
            Status::Unregistered => "unregistered",
            Status::Offline => "offline",
        }
    }
}

/// Departures from strict JSON and HTTP that field clients are known for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habits {
    /// No Content-Type at all.
    pub no_content_type: bool,
    /// `application/x-www-form-urlencoded` on a JSON body.
    pub form_content_type: bool,
    /// A comma before `}` and `]`.
    pub trailing_commas: bool,
    /// `"2"` for `2`.
    pub numbers_as_strings: bool,
    /// `00:90:8F:48:4C:F0` for `00908f484cf0`.
    pub shouted_mac: bool,
    /// `POST http://host/path` in the request line.
    pub absolute_uri: bool,
    /// `2017-07-217T12:24:18` for a date.
    pub impossible_dates: bool,
    /// Reports to the older `/ipprest/lync_auto_prov.php`.
    pub old_path: bool,
}

impl Habits {
    /// A sloppy phone's habits: any mix, but never none.
    pub(crate) fn any(random: &mut Random) -> Habits {
        let bits = random.below(255) + 1;
        let has = |bit: u32| bits & (1 << bit) != 0;
        Habits {
            no_content_type: has(0),
            form_content_type: has(1),
            trailing_commas: has(2),
            numbers_as_strings: has(3),
            shouted_mac: has(4),
            absolute_uri: has(5),
            impossible_dates: has(6),
            old_path: has(7),
        }
    }

    /// The Content-Type this phone puts on its JSON.
    pub(crate) fn content_type(&self) -> Option<&'static str> {
        match (self.no_content_type, self.form_content_type) {
            (true, _) => None,
            (false, true) => Some("application/x-www-form-urlencoded"),
            (false, false) => Some("application/json"),
        }
    }

    fn mac(&self, mac: &str) -> String {
        if !self.shouted_mac || !mac.is_ascii() {
            return mac.to_owned();
        }
        let pairs: Vec<_> = (0..mac.len())
            .step_by(2)
            .map(|at| &mac[at..mac.len().min(at + 2)])
            .collect();
        pairs.join(":").to_ascii_uppercase()
    }
}

/// An entry of the alarm catalogue as a phone sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlarmKind {
    pub name: &'static str,
    pub description: &'static str,
    /// 1 info … 5 critical.
    pub severity: u8,
    /// X.733 type: 0 other, 1 communications.
    pub alarm_type: u8,
    pub probable_cause: u8,
}

const fn alarm(
    name: &'static str,
    description: &'static str,
    [severity, alarm_type, probable_cause]: [u8; 3],
) -> AlarmKind {
    AlarmKind {
        name,
        description,
        severity,
        alarm_type,
        probable_cause,
    }
}

pub const REGISTRATION_FAILURE: AlarmKind = alarm(
    "IPPHONE REGISTRATION FAILURE",
    "The phone could not register",
    [5, 1, 5],
);
pub const LYNC_LOGIN_FAILURE: AlarmKind = alarm(
    "IPPHONE LYNC LOGIN FAILURE",
    "The user could not sign in",
    [5, 1, 5],
);
pub const SURVIVABLE_MODE_START: AlarmKind = alarm(
    "IPPHONE SURVIVABLE MODE START",
    "The phone entered survivable mode",
    [4, 0, 0],
);

/// Alarms that come and go by themselves; an alarm's place here is its bit in a phone's memory.
pub const CATALOGUE: [AlarmKind; 8] = [
    REGISTRATION_FAILURE,
    LYNC_LOGIN_FAILURE,
    SURVIVABLE_MODE_START,
    alarm(
        "IPPHONE SPEAKER FIRMWARE DOWNLOAD FAILURE",
        "Speaker firmware not found",
        [3, 0, 0],
    ),
    alarm(
        "IPPHONE SPEAKER FIRMWARE UPGRADE FAILURE",
        "Speaker firmware refused",
        [3, 0, 0],
    ),
    alarm(
        "IPPHONE CONFERENCE SPEAKER CONNECTION FAILURE",
        "No answer from speaker",
        [4, 0, 0],
    ),
    alarm(
        "IPPHONE WEB SUCCESSIVE LOGIN FAILED TRIALS",
        "Five wrong passwords",
        [2, 0, 0],
    ),
    alarm(
        "IPPHONE REQUIRES RESET",
        "A changed setting needs a restart",
        [2, 0, 0],
    ),
];

/// What every message carries about its sender.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sender<'a> {
    pub(crate) session_id: u32,
    pub(crate) user_name: &'a str,
    pub(crate) user_password: &'a str,
    pub(crate) habits: Habits,
}

/// Whom a status report is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) identity: &'a Identity,
    /// Empty before sign-in.
    pub(crate) user: &'a User,
    /// What the file says, in place of the identity's.
    pub(crate) sip_proxy: Option<&'a str>,
    /// Only in the first message.
    pub(crate) region: Option<&'a str>,
}

/// A status report.
pub(crate) fn report(sender: &Sender<'_>, subject: &Subject<'_>, status: Status) -> Vec<u8> {
    let Subject {
        identity,
        user,
        sip_proxy,
        region,
    } = *subject;
    let mut object = Object::open(Vec::with_capacity(768), sender.habits);
    object.sender(sender);
    object.text("mac", &sender.habits.mac(&identity.mac));
    object.text("ip", &identity.ip.to_string());
    object.text("subnet", &identity.subnet);
    object.number("vLanId", u64::from(identity.vlan_id));
    if let Some(region) = region {
        object.text("region", region);
    }
    object.text("model", &identity.model);
    object.text("fwVersion", &identity.firmware);
    object.text("userAgent", &identity.user_agent);
    object.text("userName", &user.name);
    object.text("userId", &user.id);
    object.text("phoneNumber", &user.phone_number);
    object.text("status", status.as_str());
    object.text("location", &identity.location);
    object.text("sipProxy", sip_proxy.unwrap_or(&identity.sip_proxy));
    if let Some(headset) = identity.headset {
        object.text("USBHeadsetType", headset);
    }
    object.close()
}

/// One alarm, raised with its own severity or cleared with severity 0.
pub(crate) fn alert(
    sender: &Sender<'_>,
    mac: &str,
    kind: &AlarmKind,
    raised: bool,
    unique_id: u32,
    date: &str,
) -> Vec<u8> {
    let mut object = Object::open(Vec::with_capacity(512), sender.habits);
    object.sender(sender);
    object.key("alerts");
    let mut buffer = object.buffer;
    buffer.push(b'[');
    let mut entry = Object::open(buffer, sender.habits);
    let severity = if raised { kind.severity } else { 0 };
    entry.number("uniqueId", u64::from(unique_id));
    entry.text("name", kind.name);
    entry.text("description", kind.description);
    entry.text(
        "date",
        if sender.habits.impossible_dates {
            "2017-07-217T12:24:18"
        } else {
            date
        },
    );
    entry.text("severity", &severity.to_string());
    entry.text("source", &format!("IPPhone/{}", sender.habits.mac(mac)));
    entry.number("type", u64::from(kind.alarm_type));
    entry.number("probableCause", u64::from(kind.probable_cause));
    entry.text("additionalInfo1", "");
    entry.text("additionalInfo2", "");
    let mut buffer = entry.close();
    buffer.extend_from_slice(if sender.habits.trailing_commas {
        b",]"
    } else {
        b"]"
    });
    Object {
        buffer,
        habits: sender.habits,
    }
    .close()
}

/// An object being written; building a tree first would cost more than the request it rides in.
struct Object {
    buffer: Vec<u8>,
    habits: Habits,
}

impl Object {
    fn open(mut buffer: Vec<u8>, habits: Habits) -> Object {
        buffer.push(b'{');
        Object { buffer, habits }
    }

    fn sender(&mut self, sender: &Sender<'_>) {
        self.text("sessionId", &format!("{:08x}", sender.session_id));
        self.text("emsUserName", sender.user_name);
        self.text("emsUserPassword", sender.user_password);
    }

    fn text(&mut self, name: &str, value: &str) {
        self.key(name);
        self.json(value);
    }

    fn number(&mut self, name: &str, value: u64) {
        if self.habits.numbers_as_strings {
            self.text(name, &value.to_string());
        } else {
            self.key(name);
            self.json(&value);
        }
    }

    fn key(&mut self, name: &str) {
        if self.buffer.last() != Some(&b'{') {
            self.buffer.push(b',');
        }
        self.json(name);
        self.buffer.push(b':');
    }

    fn json<T: Serialize + ?Sized>(&mut self, value: &T) {
        serde_json::to_writer(&mut self.buffer, value)
            .expect("texts and numbers always serialise into memory");
    }

    fn close(mut self) -> Vec<u8> {
        self.buffer
            .extend_from_slice(if self.habits.trailing_commas {
                b",}"
            } else {
                b"}"
            });
        self.buffer
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn sender(habits: Habits) -> Sender<'static> {
        Sender {
            session_id: 0xf014_4216,
            user_name: "system",
            user_password: "x",
            habits,
        }
    }

    fn identity() -> Identity {
        let mut identity = Identity::of(1, 0x0090_8f48_4cf0, 0, false);
        identity.location = "a \"quoted\" \\ place".to_owned();
        identity
    }

    #[test]
    fn a_tidy_report_is_strict_json_with_the_contract_s_fields() {
        let identity = identity();
        let subject = Subject {
            identity: &identity,
            user: &identity.user,
            sip_proxy: Some("sip.example.org"),
            region: Some("R1"),
        };
        let body = report(&sender(Habits::default()), &subject, Status::Started);
        let value: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(value["sessionId"], "f0144216");
        assert_eq!(value["mac"], "00908f484cf0");
        assert_eq!(value["region"], "R1");
        assert_eq!(value["status"], "started");
        assert_eq!(value["vLanId"], 100);
        assert_eq!(value["sipProxy"], "sip.example.org");
        assert_eq!(value["location"], "a \"quoted\" \\ place");
    }

    #[test]
    fn a_raised_alarm_has_its_severity_and_a_cleared_one_zero() {
        for (raised, severity) in [(true, "5"), (false, "0")] {
            let body = alert(
                &sender(Habits::default()),
                "00908f484cf0",
                &REGISTRATION_FAILURE,
                raised,
                2,
                "2014-11-23T12:42:42",
            );
            let value: Value = serde_json::from_slice(&body).unwrap();
            let entry = &value["alerts"][0];
            assert_eq!(entry["severity"], severity);
            assert_eq!(entry["source"], "IPPhone/00908f484cf0");
            assert_eq!(entry["uniqueId"], 2);
            assert_eq!(entry["type"], 1);
        }
    }

    #[test]
    fn sloppy_messages_differ_only_in_the_ways_that_are_to_be_read() {
        let habits = Habits {
            trailing_commas: true,
            numbers_as_strings: true,
            shouted_mac: true,
            impossible_dates: true,
            ..Habits::default()
        };
        let body = alert(
            &sender(habits),
            "00908f484cf0",
            &LYNC_LOGIN_FAILURE,
            true,
            7,
            "2014-11-23T12:42:42",
        );
        let text = String::from_utf8(body).unwrap();
        assert!(serde_json::from_str::<Value>(&text).is_err(), "{text}");
        let mended = text.replace(",}", "}").replace(",]", "]");
        let value: Value = serde_json::from_str(&mended).unwrap();
        assert_eq!(value["alerts"][0]["uniqueId"], "7");
        assert_eq!(value["alerts"][0]["source"], "IPPhone/00:90:8F:48:4C:F0");
        assert_eq!(value["alerts"][0]["date"], "2017-07-217T12:24:18");
    }

    #[test]
    fn a_sloppy_phone_has_at_least_one_habit() {
        let mut random = Random::of(1, 1);
        assert!((0..500).all(|_| Habits::any(&mut random) != Habits::default()));
    }
}
