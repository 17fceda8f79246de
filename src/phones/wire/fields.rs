//! The fields of messages and their limits, in one table each, and how a value becomes a text.

use std::borrow::Cow;

use super::{
    WireError,
    json::{Members, Value},
    oddities::{Oddities, Oddity},
};

/// Limits that do not belong to one known field.
pub mod limits {
    /// Unknown fields that are kept of a report; further ones are dropped.
    pub const UNKNOWN_FIELDS_MAX: usize = 32;
    /// Characters of an unknown field's name; a field with a longer one is dropped.
    pub const UNKNOWN_NAME_CHARACTERS_MAX: usize = 64;
    /// Characters of an unknown field's value; a longer one refuses the report.
    pub const UNKNOWN_VALUE_CHARACTERS_MAX: usize = 512;
    /// Bytes of all unknown fields together; what goes beyond is dropped.
    pub const UNKNOWN_BYTES_MAX: usize = 8 * 1024;
    /// Alerts in one message.
    pub const ALERTS_MAX: usize = 100;
}

/// A known field.
#[derive(Debug, Clone, Copy)]
pub struct KnownField {
    /// As the contract spells it; read without regard to case.
    pub name: &'static str,
    /// The most characters that it may have.
    pub characters_max: usize,
    /// Whether a number is as good as a text.
    is_number: bool,
}

const fn text(name: &'static str, characters_max: usize) -> KnownField {
    KnownField {
        name,
        characters_max,
        is_number: false,
    }
}

const fn number(name: &'static str, characters_max: usize) -> KnownField {
    KnownField {
        name,
        characters_max,
        is_number: true,
    }
}

/// The fields of a keep-alive (protocol.md 3).
pub const REPORT_FIELDS: &[KnownField] = &[
    text("sessionId", 64),
    text("emsUserName", 256),
    text("emsUserPassword", 512),
    text("mac", 32),
    text("ip", 64),
    text("subnet", 64),
    number("vLanId", 32),
    text("region", 100),
    text("model", 64),
    text("fwVersion", 128),
    text("userAgent", 512),
    text("userName", 100),
    text("userId", 256),
    text("phoneNumber", 64),
    text("status", 64),
    text("location", 2048),
    text("sipProxy", 256),
    text("BToEpairingstatus", 128),
    text("BToEversion", 128),
    text("USBHeadsetType", 128),
    text("HRSSpeakerModel", 128),
    text("HRSSpeakerFW", 128),
];

/// The fields of an alert message, and of each of its alerts (protocol.md 4).
pub const ALERT_FIELDS: &[KnownField] = &[
    text("sessionId", 64),
    text("emsUserName", 256),
    text("emsUserPassword", 512),
    number("uniqueId", 64),
    text("name", 200),
    text("description", 2048),
    text("date", 64),
    number("severity", 32),
    text("source", 128),
    number("type", 32),
    number("probableCause", 32),
    text("additionalInfo1", 1024),
    text("additionalInfo2", 1024),
];

/// The values of the known fields of one object, each within its limit.
pub(super) struct Known<'a> {
    fields: &'static [KnownField],
    values: Vec<Option<Value<'a>>>,
}

impl<'a> Known<'a> {
    /// Takes the known fields out of an object; of a field that occurs twice the last one. `path`
    /// stands before the field names in errors. The second answer is what is left, in its order.
    pub(super) fn take(
        members: Members<'a>,
        fields: &'static [KnownField],
        path: &str,
        oddities: &mut Oddities,
    ) -> Result<(Self, Members<'a>), WireError> {
        let mut values: Vec<Option<Value<'a>>> = fields.iter().map(|_| None).collect();
        let mut unknown = Members::new();
        for (name, value) in members {
            let known = fields.iter().zip(&mut values);
            let Some((field, slot)) = known
                .into_iter()
                .find(|(field, _)| field.name.eq_ignore_ascii_case(&name))
            else {
                unknown.push((name, value));
                continue;
            };
            // The contract itself spells the VLAN in two ways.
            if field.name != name && name != "vlanId" {
                oddities.note(Oddity::FieldCase);
            }
            if is_longer(&shown(&value), field.characters_max) {
                return Err(too_long(path, field.name, field.characters_max));
            }
            if slot.replace(value).is_some() {
                oddities.note(Oddity::DuplicateField);
            }
        }
        Ok((Self { fields, values }, unknown))
    }

    /// What was written in this field; `None` when it is absent.
    pub(super) fn value(&self, name: &str) -> Option<&Value<'a>> {
        self.values.get(self.index(name)).and_then(Option::as_ref)
    }

    /// The field as a text, empty when it is absent or `null`.
    pub(super) fn text(&mut self, name: &str, oddities: &mut Oddities) -> String {
        let index = self.index(name);
        let is_number = self.fields[index].is_number;
        match self.values[index].take() {
            None => String::new(),
            Some(value) => into_text(value, is_number, oddities),
        }
    }

    fn index(&self, name: &str) -> usize {
        let position = self.fields.iter().position(|field| field.name == name);
        position.expect("fields are asked for by names of the table, and every test reads them all")
    }
}

/// The value as the text that a person would take it for.
pub(super) fn into_text(value: Value<'_>, is_number: bool, oddities: &mut Oddities) -> String {
    match value {
        Value::Null => {
            oddities.note(Oddity::LiteralForText);
            String::new()
        }
        Value::Bool(value) => {
            oddities.note(Oddity::LiteralForText);
            value.to_string()
        }
        Value::Number(number) => {
            if !is_number {
                oddities.note(Oddity::NumberForText);
            }
            number.to_owned()
        }
        Value::Text(text) => text.into_owned(),
        Value::List(_) | Value::Object(_) => {
            oddities.note(Oddity::StructureForText);
            value.to_json()
        }
    }
}

/// The value as it is kept when it is of an unknown field: texts as they are, all else as JSON.
pub(super) fn shown<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Text(text) => Cow::Borrowed(text),
        Value::Number(number) => Cow::Borrowed(number),
        Value::Null => Cow::Borrowed("null"),
        Value::Bool(_) | Value::List(_) | Value::Object(_) => Cow::Owned(value.to_json()),
    }
}

/// Whether a text has more than so many characters.
pub(super) fn is_longer(text: &str, characters_max: usize) -> bool {
    text.len() > characters_max && text.chars().count() > characters_max
}

/// The error for a field over its limit.
pub(super) fn too_long(path: &str, field: &str, limit: usize) -> WireError {
    let field: String = field
        .chars()
        .take(limits::UNKNOWN_NAME_CHARACTERS_MAX)
        .collect();
    WireError::TooLong {
        field: format!("{path}{field}"),
        limit,
    }
}

/// Counts a date that no calendar has. Dates without a zone, as phones write them, are fine.
pub(super) fn note_impossible_date(text: &str, oddities: &mut Oddities) {
    if !text.is_empty() && text.parse::<jiff::civil::DateTime>().is_err() {
        oddities.note(Oddity::ImpossibleDate);
    }
}

/// Whether a text begins as a date with a time does: `2017-07-217T12:24:18`.
pub(super) fn looks_like_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let is_digits = |part: Option<&str>, length: usize| {
        part.is_some_and(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
    };
    is_digits(parts.next(), 4)
        && is_digits(parts.next(), 2)
        && parts.next().is_some_and(|rest| {
            rest.len() <= 32 && rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('T')
        })
}
