//! Alerts (protocol.md 4): what a phone complains about, and what is over.

use std::net::IpAddr;

use schemas::{
    Mac, Personal, Secret,
    alarm_catalogue::{self, CatalogueEntry},
    commands::Alert,
    events::{AlarmRaised, Severity},
};

use super::{
    EmsCredential, WireError,
    fields::{ALERT_FIELDS, Known, limits, note_impossible_date},
    json::{self, Value},
    oddities::{Oddities, Oddity},
};

/// An alert message as it was read.
#[derive(Debug, Clone)]
pub struct AlertRequest {
    /// The credential in the body.
    pub ems: EmsCredential,
    /// The alerts in their order.
    pub alerts: Vec<ReadAlert>,
}

/// One entry of an alert message.
#[derive(Debug, Clone)]
pub struct ReadAlert {
    /// `uniqueId` as it came, to be answered.
    pub unique_id: serde_json::Value,
    /// The phone and what it says, or why that cannot be told.
    pub outcome: Result<(Mac, Alert), Rejection>,
}

/// Why one alert is not taken, while the others are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// The entry is no object.
    NotAnObject,
    /// `source` names no phone.
    UnreadableSource,
    /// `name` is absent.
    NoName,
}

impl Rejection {
    /// What the phone is answered.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NotAnObject => "not an object",
            Self::UnreadableSource => "source is not IPPhone/<mac>",
            Self::NoName => "no name",
        }
    }
}

/// Reads the body of an alert message. `remote_host` of the alerts is not yet the sender's: see
/// [`set_remote_host`](AlertRequest::set_remote_host).
pub fn read_alerts(body: &[u8], oddities: &mut Oddities) -> Result<AlertRequest, WireError> {
    let text = json::text(body, oddities);
    let members = json::object(&text, oddities).map_err(WireError::NotAnObject)?;
    let (mut known, unknown) = Known::take(members, ALERT_FIELDS, "", oddities)?;
    let ems_name = known.text("emsUserName", oddities);
    let ems = (
        ems_name,
        Secret::new(&known.text("emsUserPassword", oddities)),
    );
    let list = unknown
        .into_iter()
        .rfind(|(name, _)| name.eq_ignore_ascii_case("alerts"));
    let entries = match list {
        Some((_, Value::List(entries))) => entries,
        Some((_, alert @ Value::Object(_))) => {
            oddities.note(Oddity::AlertOutsideList);
            vec![alert]
        }
        Some(_) | None => {
            return Err(WireError::Unusable {
                field: "alerts",
                rule: "must be a list of alerts",
            });
        }
    };
    if entries.len() > limits::ALERTS_MAX {
        let rule = "holds more than 100 alerts: send them in several messages";
        return Err(WireError::Unusable {
            field: "alerts",
            rule,
        });
    }
    let entries = entries.into_iter().enumerate();
    let alerts = entries
        .map(|(index, entry)| read_alert(entry, index, oddities))
        .collect::<Result<_, _>>()?;
    Ok(AlertRequest { ems, alerts })
}

impl AlertRequest {
    /// Notes in every alert where the message came from.
    pub fn set_remote_host(&mut self, peer_address: IpAddr) {
        for alert in &mut self.alerts {
            if let Ok((_, Alert::Raise(alarm) | Alert::Event(alarm))) = &mut alert.outcome {
                alarm.remote_host = Personal::new(peer_address.to_string());
            }
        }
    }
}

fn read_alert(
    entry: Value<'_>,
    index: usize,
    oddities: &mut Oddities,
) -> Result<ReadAlert, WireError> {
    let Value::Object(members) = entry else {
        let outcome = Err(Rejection::NotAnObject);
        return Ok(ReadAlert {
            unique_id: serde_json::Value::Null,
            outcome,
        });
    };
    let path = format!("alerts[{index}].");
    let (mut known, _) = Known::take(members, ALERT_FIELDS, &path, oddities)?;
    let unique_id = echo(known.value("uniqueId"));
    let name = known.text("name", oddities);
    let mac = source_mac(&known.text("source", oddities));
    let outcome = match (mac, name.trim()) {
        (None, _) => Err(Rejection::UnreadableSource),
        (Some(_), "") => Err(Rejection::NoName),
        (Some(mac), name) => Ok((mac, alert(name, &mut known, oddities))),
    };
    Ok(ReadAlert { unique_id, outcome })
}

/// The value as it came; a number that JSON would not write so as a text.
fn echo(value: Option<&Value<'_>>) -> serde_json::Value {
    match value {
        None => serde_json::Value::Null,
        Some(Value::Text(text)) => serde_json::Value::String(text.clone().into_owned()),
        Some(other) => {
            let json = other.to_json();
            serde_json::from_str(&json).unwrap_or(serde_json::Value::String(json))
        }
    }
}

/// The phone in `IPPhone/<mac>` or `IPPhone:<mac>`; a MAC alone will do.
fn source_mac(source: &str) -> Option<Mac> {
    let source = source.trim();
    let prefix = source
        .get(.."IPPhone".len())
        .filter(|p| p.eq_ignore_ascii_case("IPPhone"));
    let mac = match prefix {
        Some(prefix) => source[prefix.len()..]
            .trim_start()
            .strip_prefix(['/', ':'])?,
        None => source,
    };
    mac.trim().parse().ok()
}

fn alert(name: &str, known: &mut Known<'_>, oddities: &mut Oddities) -> Alert {
    let entry = alarm_catalogue::find(name);
    let is_event = alarm_catalogue::is_local_event(name);
    let name = match entry {
        Some(entry) => entry.name,
        None if is_event => alarm_catalogue::LOCAL_EVENT,
        None => name,
    };
    let severity = severity(&known.text("severity", oddities), entry, oddities);
    let Some(severity) = severity else {
        if !is_event {
            return Alert::Clear(name.to_owned());
        }
        // An event is never active, so there is nothing that it could end.
        return Alert::Event(alarm(name, Severity::Info, entry, known, oddities));
    };
    let alarm = alarm(name, severity, entry, known, oddities);
    if is_event {
        Alert::Event(alarm)
    } else {
        Alert::Raise(alarm)
    }
}

fn alarm(
    name: &str,
    severity: Severity,
    entry: Option<&CatalogueEntry>,
    known: &mut Known<'_>,
    oddities: &mut Oddities,
) -> AlarmRaised {
    let reported_date = known.text("date", oddities);
    note_impossible_date(&reported_date, oddities);
    let sent_type = number("type", known, oddities);
    let sent_cause = number("probableCause", known, oddities);
    AlarmRaised {
        name: name.to_owned(),
        severity,
        alarm_type: entry
            .and_then(|entry| entry.alarm_type)
            .unwrap_or(sent_type),
        probable_cause: entry
            .and_then(|entry| entry.probable_cause)
            .unwrap_or(sent_cause),
        unique_id: known.text("uniqueId", oddities),
        reported_date,
        description: Personal::new(known.text("description", oddities)),
        additional_info_1: Personal::new(known.text("additionalInfo1", oddities)),
        additional_info_2: Personal::new(known.text("additionalInfo2", oddities)),
        remote_host: Personal::new(String::new()),
    }
}

/// A number field; 0, which is *other*, when it is absent or none.
fn number(name: &str, known: &mut Known<'_>, oddities: &mut Oddities) -> u32 {
    let is_text = matches!(known.value(name), Some(Value::Text(_)));
    let text = known.text(name, oddities);
    let text = text.trim();
    match text.parse() {
        Ok(number) => {
            if is_text {
                oddities.note(Oddity::TextForNumber);
            }
            number
        }
        Err(_) => {
            if !text.is_empty() {
                oddities.note(Oddity::UnknownWord);
            }
            0
        }
    }
}

/// How bad an alert is, from a number or a word; `None` clears. What the contract does not list is
/// as bad as the catalogue says, or a warning.
fn severity(
    text: &str,
    entry: Option<&CatalogueEntry>,
    oddities: &mut Oddities,
) -> Option<Severity> {
    let word = text.trim().to_ascii_lowercase();
    let severity = match word.as_str() {
        "0" | "cleared" | "clear" => return None,
        "1" | "info" | "information" | "informational" => Severity::Info,
        "2" | "warning" | "warn" => Severity::Warning,
        "3" | "minor" => Severity::Minor,
        "4" | "major" => Severity::Major,
        "5" | "critical" => Severity::Critical,
        _ => {
            if !word.is_empty() {
                oddities.note(Oddity::UnknownWord);
            }
            entry.map_or(Severity::Warning, |entry| entry.severity)
        }
    };
    Some(severity)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: &str) -> (Result<AlertRequest, WireError>, Oddities) {
        let mut oddities = Oddities::default();
        (read_alerts(body.as_bytes(), &mut oddities), oddities)
    }

    /// The one alert of a message that holds one.
    fn one(alert: serde_json::Value) -> Result<(Mac, Alert), Rejection> {
        let (request, _) = read(&json!({ "alerts": [alert] }).to_string());
        request.unwrap().alerts.remove(0).outcome
    }

    #[test]
    fn the_contracts_example_is_read() {
        let (request, oddities) = read(
            r#"{"sessionId":"x","emsUserName":"system","emsUserPassword":"pw","alerts":[
            {"uniqueId":2,"name":"IPPHONE REGISTRATION FAILURE","description":"d",
            "date":"2014-11-23T12:42:42","severity":"5","source":"IPPhone/00908f484cf0","type":2,
            "probableCause":5,"additionalInfo1":"i","additionalInfo2":""}]}"#,
        );
        let mut request = request.unwrap();
        request.set_remote_host([10, 0, 0, 9].into());
        assert_eq!(oddities.iter().count(), 0);
        assert_eq!(
            (request.ems.0.as_str(), request.ems.1.expose()),
            ("system", "pw")
        );
        assert_eq!(request.alerts[0].unique_id, json!(2));
        let Ok((mac, Alert::Raise(alarm))) = &request.alerts[0].outcome else {
            panic!("{:?}", request.alerts[0].outcome)
        };
        assert_eq!(mac.to_string(), "00908f484cf0");
        let expected = json!({
            "name": "IPPhoneRegisterFailure", "severity": "critical", "alarm_type": 1,
            "probable_cause": 5, "unique_id": "2", "reported_date": "2014-11-23T12:42:42",
            "description": "d", "additional_info_1": "i", "additional_info_2": "",
            "remote_host": "10.0.0.9",
        });
        assert_eq!(serde_json::to_value(alarm).unwrap(), expected);
    }

    #[test]
    fn severities_are_numbers_or_words() {
        for (sent, expected) in [
            (json!(0), None),
            (json!("Cleared"), None),
            (json!("1"), Some(Severity::Info)),
            (json!("INFO"), Some(Severity::Info)),
            (json!(2), Some(Severity::Warning)),
            (json!("minor"), Some(Severity::Minor)),
            (json!(4), Some(Severity::Major)),
            (json!("critical"), Some(Severity::Critical)),
            (json!("dreadful"), Some(Severity::Warning)),
            (json!(null), Some(Severity::Warning)),
        ] {
            let alert = json!({"name": "Fan", "source": "IPPhone:00908f484cf0", "severity": sent});
            let found = match one(alert).unwrap().1 {
                Alert::Raise(alarm) => Some(alarm.severity),
                Alert::Clear(name) => {
                    assert_eq!(name, "Fan");
                    None
                }
                Alert::Event(_) => panic!("an alarm was taken for an event"),
            };
            assert_eq!(found, expected, "{sent}");
        }
        let silent = json!({"name": "lync login failure", "source": "00908f484cf0"});
        let (_, alert) = one(silent).unwrap();
        assert!(matches!(alert, Alert::Raise(alarm) if alarm.severity == Severity::Critical));
    }

    #[test]
    fn a_local_event_is_never_an_alarm() {
        for severity in [0, 3] {
            let alert = json!({"name": "general local event", "severity": severity,
                "source": "IPPhone/00908f484cf0"});
            let (_, alert) = one(alert).unwrap();
            assert!(matches!(alert, Alert::Event(event) if event.name == "General Local Event"));
        }
    }

    #[test]
    fn what_names_no_phone_or_alarm_is_rejected_alone() {
        for (alert, rejection) in [
            (
                json!({"name": "Fan", "source": "IPPhone"}),
                Rejection::UnreadableSource,
            ),
            (
                json!({"name": "Fan", "source": "Ünïcödé"}),
                Rejection::UnreadableSource,
            ),
            (json!({"name": "Fan"}), Rejection::UnreadableSource),
            (
                json!({"name": " ", "source": "ipphone/00:90:8F:48:4C:F0"}),
                Rejection::NoName,
            ),
            (json!("Fan"), Rejection::NotAnObject),
        ] {
            assert_eq!(one(alert.clone()).unwrap_err(), rejection, "{alert}");
        }
    }

    #[test]
    fn unique_ids_come_back_as_they_came() {
        let (request, _) = read(
            r#"{"alerts":[{"uniqueId":"2"},{"uniqueId":007},{"uniqueId":2.50},{},
            {"uniqueId":[1,]},]}"#,
        );
        let ids: Vec<_> = request
            .unwrap()
            .alerts
            .into_iter()
            .map(|a| a.unique_id)
            .collect();
        assert_eq!(
            ids,
            [
                json!("2"),
                json!("007"),
                json!(2.5),
                json!(null),
                json!([1])
            ]
        );
    }

    #[test]
    fn numbers_as_texts_and_impossible_dates_are_counted() {
        let (request, oddities) = read(
            r#"{"alerts":{"name":"Fan","source":"IPPhone/00908f484cf0","type":"2",
            "probableCause":"x","date":"2017-07-217T12:24:18","severity":3}}"#,
        );
        let alert = request.unwrap().alerts.remove(0).outcome.unwrap().1;
        assert!(matches!(alert, Alert::Raise(a) if a.alarm_type == 2 && a.probable_cause == 0));
        let labels: Vec<_> = oddities.iter().map(|(oddity, _)| oddity.label()).collect();
        let expected = [
            "text_for_number",
            "alert_outside_list",
            "impossible_date",
            "unknown_word",
        ];
        assert_eq!(labels, expected);
    }

    #[test]
    fn limits_refuse_the_message_and_name_the_field() {
        for field in ALERT_FIELDS {
            let long = "x".repeat(field.characters_max + 1);
            let (request, _) = read(&json!({"alerts": [{}, {field.name: long}]}).to_string());
            let named = format!("alerts[1].{}", field.name);
            assert_eq!(request.unwrap_err().field(), Some(named.as_str()));
        }
        let (request, _) = read(&json!({"alerts": vec![json!({}); 101]}).to_string());
        assert_eq!(request.unwrap_err().field(), Some("alerts"));
        let (request, _) = read(&json!({"alerts": vec![json!({}); 100]}).to_string());
        assert_eq!(request.unwrap().alerts.len(), 100);
        let (request, _) = read("{}");
        assert_eq!(request.unwrap_err().field(), Some("alerts"));
    }
}
