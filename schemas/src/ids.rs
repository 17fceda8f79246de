//! Identifiers. Each can only be built by parsing, so whoever holds one need not check again.
//!
//! Deliberately not here: what they identify, and whether it exists.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not the identifier that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a {what}: {rule}")]
pub struct InvalidId {
    /// What was wanted, in words: `MAC address`, `region name`.
    pub what: &'static str,
    /// What was given, cut to 40 characters.
    pub text: String,
    /// The rule that it breaks.
    pub rule: &'static str,
}

impl InvalidId {
    fn new(what: &'static str, text: &str, rule: &'static str) -> Self {
        Self {
            what,
            text: text.chars().take(40).collect(),
            rule,
        }
    }
}

/// A phone's MAC address. Written as 12 lower-case hex digits; read with or without `:`, `-` or `.`
/// between them, in any case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac([u8; 6]);

impl Mac {
    /// The six bytes, in the order in which they are written.
    pub fn bytes(self) -> [u8; 6] {
        self.0
    }

    /// Any six bytes are a MAC address.
    pub fn from_bytes(bytes: [u8; 6]) -> Self {
        Self(bytes)
    }

    /// The address as a number, for dense keys.
    pub fn as_u64(self) -> u64 {
        let [a, b, c, d, e, f] = self.0;
        u64::from_be_bytes([0, 0, a, b, c, d, e, f])
    }

    /// Twelve lower-case hex digits.
    pub fn hex(self) -> [u8; 12] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 12];
        for (index, byte) in self.0.iter().enumerate() {
            text[index * 2] = DIGITS[usize::from(byte >> 4)];
            text[index * 2 + 1] = DIGITS[usize::from(byte & 15)];
        }
        text
    }
}

impl FromStr for Mac {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        const RULE: &str = "12 hex digits, separators : - . allowed";
        let invalid = || InvalidId::new("MAC address", text, RULE);
        let mut bytes = [0u8; 6];
        let mut digits = 0;
        for character in text.chars() {
            if matches!(character, ':' | '-' | '.') && digits > 0 && digits < 12 {
                continue;
            }
            let value = character.to_digit(16).ok_or_else(invalid)?;
            if digits == 12 {
                return Err(invalid());
            }
            let value = u8::try_from(value).map_err(|_| invalid())?;
            bytes[digits / 2] = bytes[digits / 2] << 4 | value;
            digits += 1;
        }
        if digits == 12 {
            Ok(Self(bytes))
        } else {
            Err(invalid())
        }
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = self.hex();
        out.write_str(std::str::from_utf8(&hex).expect("hex digits are ASCII"))
    }
}

impl fmt::Debug for Mac {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for Mac {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Mac {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(serde::de::Error::custom)
        } else {
            <[u8; 6]>::deserialize(deserializer).map(Self)
        }
    }
}

/// Declares an identifier that is a text: 1 to `$max` characters, each accepted by `$accepts`.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $what:literal, $max:literal, $rule:literal, $accepts:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text, as it was parsed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let accepts: fn(char) -> bool = $accepts;
                let length = text.chars().count();
                let trimmed = text.trim() == text && !matches!(text, "." | "..");
                if length == 0 || length > $max || !trimmed || !text.chars().all(accepts) {
                    return Err(InvalidId::new($what, text, $rule));
                }
                Ok(Self(text.into()))
            }
        }

        /// Maps by the identifier can be asked with its text.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, out)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "minLength": 1, "maxLength": $max})
            }
        }
    };
}

fn is_line_safe(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

text_id! {
    /// A region (a *tenant* in later versions of the vendor's manager, D11): part of URLs.
    RegionName, "region name", 100,
    "1 to 100 characters, no control characters, none of / \\ ? # % \" < >",
    |c| is_line_safe(c) && !matches!(c, '/' | '\\' | '?' | '#' | '%' | '"' | '<' | '>')
}

text_id! {
    /// A phone model as phones name it: `430HD`, `C450HD`, `HRS`.
    ModelName, "model name", 50,
    "1 to 50 letters, digits, - _ . or space",
    |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ')
}

text_id! {
    /// A configuration template: `AudioCodes_430HD_LYNC`.
    TemplateName, "template name", 100,
    "1 to 100 letters, digits, - _ or space",
    |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ')
}

text_id! {
    /// A file that phones load, without its folder: `00908f484cf0.cfg`.
    FileName, "file name", 200,
    "1 to 200 letters, digits, - _ . or space",
    |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ')
}

text_id! {
    /// An entry of the firmware list: `430HD`, `Alan_FW`. Its file is `<name>.img` and the like.
    FirmwareName, "firmware name", 100,
    "1 to 100 letters, digits, - _ . or space",
    |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ')
}

text_id! {
    /// What stands between `%ITCS_` and `%`: `Language`, `P_DeskNumber`.
    PlaceholderName, "placeholder name", 64,
    "1 to 64 letters, digits or _, without %ITCS_ and %",
    |c| c.is_ascii_alphanumeric() || c == '_'
}

text_id! {
    /// A parameter of a configuration file (manual B 2.2.1): `voip/line/0/id`.
    ParameterName, "parameter name", 200,
    "1 to 200 letters, digits or / _ - . : < >",
    |c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '.' | ':' | '<' | '>')
}

text_id! {
    /// A time zone of the IANA database: `Europe/Oslo`. Whether it is in there is not known here.
    TimeZoneName, "time zone", 64,
    "1 to 64 letters, digits or / _ + -, such as Europe/Oslo",
    |c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-')
}

/// Declares an identifier that is a number which the engine hands out.
macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident, $number:ty) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize,
            Deserialize, schemars::JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub $number);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    };
}

number_id! {
    /// The place of an event in the log. The first is 1; dense; never changes. 0 is "before all".
    Position, u64
}
number_id! {
    /// The place of a subject's sealing key in the keyring. Handed out once, never reused.
    KeySlot, u32
}
number_id! {
    /// A user; also the slot of the user's key. Names are personal, so the log holds this instead.
    UserId, u32
}
number_id! {
    /// An administrator's account; also the slot of its key.
    AdminId, u32
}

number_id! {
    /// A job; also the slot of its key.
    JobId, u32
}

impl Position {
    /// The position after this one.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What an alarm is called by in the API: `<mac>-<position of the event that raised it>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AlarmId {
    /// The phone.
    pub mac: Mac,
    /// The event that raised it.
    pub raised: Position,
}

impl fmt::Display for AlarmId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.mac, self.raised)
    }
}

impl FromStr for AlarmId {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let parsed = text.rsplit_once('-').and_then(|(mac, raised)| {
            let mac = mac.parse().ok()?;
            let raised = Position(raised.parse().ok()?);
            Some(Self { mac, raised })
        });
        parsed.ok_or_else(|| InvalidId {
            what: "alarm id",
            text: text.chars().take(40).collect(),
            rule: "<mac>-<number>, as in the list of alarms",
        })
    }
}

impl Serialize for AlarmId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl schemars::JsonSchema for AlarmId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AlarmId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9a-f]{12}-[0-9]{1,20}$"})
    }
}

impl schemars::JsonSchema for Mac {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Mac".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9a-f]{12}$"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_phone_however_its_mac_is_written() {
        for text in [
            "00908F484CF0",
            "00:90:8f:48:4c:f0",
            "00-90-8F-48-4C-F0",
            "0090.8f48.4cf0",
        ] {
            let mac: Mac = text.parse().unwrap();
            assert_eq!(mac.to_string(), "00908f484cf0", "{text}");
        }
    }

    #[test]
    fn what_is_no_mac_is_refused() {
        for text in [
            "",
            "00908f484cf",
            "00908f484cf00",
            "00908f484cg0",
            ":00908f484cf0",
            "００",
        ] {
            assert!(text.parse::<Mac>().is_err(), "{text}");
        }
    }

    #[test]
    fn names_refuse_what_breaks_lines_and_paths() {
        for text in [
            "",
            " a",
            "a\nb",
            "a/b",
            "a\u{2028}b",
            "a%2fb",
            &"x".repeat(101),
        ] {
            assert!(text.parse::<RegionName>().is_err(), "{text:?}");
        }
        assert!("Straße 7 – 東京".parse::<RegionName>().is_ok());
        assert!("../x.cfg".parse::<FileName>().is_err());
    }
}
