//! The lenient reader: what phones write, however they write it, becomes commands.
//!
//! Guarantee: pure, never panics, and bounded in time, depth and size by the length of the body.
//! What field clients are known to get wrong is accepted and counted by kind ([`Oddities`]); what
//! is over a limit refuses the whole message and names the field. Deliberately not here: HTTP,
//! whether the phone is known, and whether it is who it says.

mod alerts;
mod fields;
mod json;
mod oddities;
mod report;

use schemas::Secret;

pub use alerts::{AlertRequest, ReadAlert, Rejection, read_alerts};
pub use fields::{ALERT_FIELDS, REPORT_FIELDS, limits};
pub use json::NotJson;
pub use oddities::{Oddities, Oddity};
pub use report::{ReportRequest, read_report};

/// `emsUserName` and `emsUserPassword` of a message, both empty when absent.
pub type EmsCredential = (String, Secret);

/// Why a body is no message that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Read as leniently as can be, it is no JSON object.
    #[error("the body is not a JSON object")]
    NotAnObject(#[source] NotJson),
    /// A field is longer than it may be; nothing of the message was taken.
    #[error("{field} is longer than {limit} characters: shorten it and send the message again")]
    TooLong {
        /// The field as the contract spells it; `alerts[3].name` for a field of an alert.
        field: String,
        /// The most characters it may have.
        limit: usize,
    },
    /// A field that is needed is absent, or says nothing that can be used.
    #[error("{field} {rule}")]
    Unusable {
        /// The field as the contract spells it.
        field: &'static str,
        /// What it has to be.
        rule: &'static str,
    },
}

impl WireError {
    /// The field at fault, when it is one field.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::NotAnObject(_) => None,
            Self::TooLong { field, .. } => Some(field),
            Self::Unusable { field, .. } => Some(field),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts that are nearly messages: the pieces that lenient reading is about, in any order.
    fn nearly_json() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b"{".to_vec()),
            Just(b"}".to_vec()),
            Just(b"[".to_vec()),
            Just(b"]".to_vec()),
            Just(b",".to_vec()),
            Just(b":".to_vec()),
            Just(b"\"".to_vec()),
            Just(b"\"mac\":\"00908f484cf0\"".to_vec()),
            Just(b"\"alerts\":[".to_vec()),
            Just(b"\"source\":\"IPPhone/00908f484cf0\"".to_vec()),
            Just(b"\"location\":".to_vec()),
            Just(b"\\ud83d".to_vec()),
            Just(b"\\".to_vec()),
            Just(b"-1.5e+3".to_vec()),
            Just(b"null".to_vec()),
            Just(vec![0xff, 0xfe]),
            Just("\u{feff}".as_bytes().to_vec()),
            prop::collection::vec(any::<u8>(), 0..12),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_makes_the_reader_panic(body in nearly_json()) {
            let mut oddities = Oddities::default();
            let report = read_report(&body, &mut oddities);
            let alerts = read_alerts(&body, &mut oddities);
            // Both read the same bytes, so both agree on whether they are an object at all.
            let is_object = |error: Option<WireError>| {
                !matches!(error, Some(WireError::NotAnObject(_)))
            };
            prop_assert_eq!(is_object(report.err()), is_object(alerts.err()));
        }

        #[test]
        fn strict_json_is_read_as_strict_readers_read_it(
            location in ".{0,200}", name in ".{0,100}", vlan in any::<u16>(),
        ) {
            let body = serde_json::json!({
                "mac": "00908f484cf0", "location": location, "userName": name, "vLanId": vlan,
            });
            let mut oddities = Oddities::default();
            let report = read_report(body.to_string().as_bytes(), &mut oddities).unwrap();
            prop_assert_eq!(report.facts.location.expose(), &location);
            prop_assert_eq!(report.facts.user_name.expose(), &name);
            prop_assert_eq!(report.facts.vlan_id, vlan.to_string());
            prop_assert_eq!(oddities.iter().collect::<Vec<_>>(), vec![]);
        }

        #[test]
        fn trailing_commas_change_nothing_but_the_count(
            location in ".{0,50}", number in any::<i32>(),
        ) {
            let text = serde_json::to_string(&location).unwrap();
            let tidy = format!(
                r#"{{"mac":"00908f484cf0","location":{text},"x":[{number},{{"a":1}}]}}"#
            );
            let sloppy = format!(
                r#"{{"mac":"00908f484cf0","location":{text},"x":[{number},{{"a":1,}},],}}"#
            );
            let mut oddities = Oddities::default();
            let tidy = read_report(tidy.as_bytes(), &mut oddities).unwrap();
            prop_assert_eq!(oddities.count(Oddity::TrailingComma), 0);
            let sloppy = read_report(sloppy.as_bytes(), &mut oddities).unwrap();
            prop_assert_eq!(oddities.count(Oddity::TrailingComma), 3);
            prop_assert_eq!(tidy.facts, sloppy.facts);
        }
    }
}
