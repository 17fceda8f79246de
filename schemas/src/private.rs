//! Values that must not leak: `Personal` (who somebody is) and `Secret` (what opens something).
//!
//! Guarantee: neither prints through Debug, Display or Serialize. Whoever needs the value says so
//! with `expose`, which is easy to search for.

use std::fmt;

use serde::{Serialize, Serializer};
use zeroize::Zeroize;

/// What stands for a personal or secret value whose key was erased.
pub const ERASED: &str = "[erased]";

/// A fact about a person: a name, a number, an address.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Marks a value as personal.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself: for sealing, for files, and for answers to people who may see it.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Personal<T> {
    /// Serialises the value itself: for answers to administrators, named field by field with
    /// `#[serde(serialize_with = "Personal::disclose")]`.
    pub fn disclose<S: Serializer>(value: &Self, serializer: S) -> Result<S::Ok, S::Error> {
        value.0.serialize(serializer)
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[personal]")
    }
}

impl<T> Serialize for Personal<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("[personal]")
    }
}

/// A password, a key, a token. Overwritten in memory when dropped.
#[derive(Clone, Default)]
pub struct Secret(Box<str>);

impl Secret {
    /// Takes a secret in.
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The secret itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether `given` is this secret, in a time that does not tell where they differ.
    pub fn matches(&self, given: &str) -> bool {
        use subtle::ConstantTimeEq;
        self.0.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.matches(&other.0)
    }
}

impl Eq for Secret {}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[secret]")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("[secret]")
    }
}

/// A value that an administrator gives for phones' files: shown, unless its name says that it
/// opens something.
#[derive(Clone, PartialEq, Eq)]
pub enum ConfigValue {
    /// Whoever may read events may see it.
    Shown(Personal<String>),
    /// A password, a PIN, a key.
    Hidden(Secret),
}

/// What in a name says that the value is a secret; compared without regard to case.
const SECRET_WORDS: [&str; 5] = ["password", "passwd", "secret", "private_key", "pin_code"];

impl ConfigValue {
    /// The value of the placeholder or parameter of this name.
    pub fn of(name: &str, value: &str) -> Self {
        let name = name.to_ascii_lowercase();
        match SECRET_WORDS.iter().any(|word| name.contains(word)) {
            true => Self::Hidden(Secret::new(value)),
            false => Self::Shown(Personal::new(value.to_owned())),
        }
    }

    /// The value itself: for files, and for those who may see it.
    pub fn expose(&self) -> &str {
        match self {
            Self::Shown(value) => value.expose(),
            Self::Hidden(value) => value.expose(),
        }
    }

    /// Whether it is a secret.
    pub fn is_hidden(&self) -> bool {
        matches!(self, Self::Hidden(_))
    }
}

impl fmt::Debug for ConfigValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[value]")
    }
}

/// A shown value as it is; of a hidden one only that it is there.
impl Serialize for ConfigValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Shown(value) => serializer.serialize_str(value.expose()),
            Self::Hidden(value) => value.serialize(serializer),
        }
    }
}

impl schemars::JsonSchema for ConfigValue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ConfigValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_prints() {
        let shown = format!("{:?} {:?}", Secret::new("canary"), Personal::new("canary"));
        assert!(!shown.contains("canary"));
        let json = serde_json::to_string(&(Secret::new("canary"), Personal::new("canary")));
        assert!(!json.unwrap().contains("canary"));
    }

    #[test]
    fn the_name_of_a_value_says_whether_it_is_shown() {
        for (name, is_hidden) in [
            ("IPPhonePassword", true),
            ("voip/line/0/auth_password", true),
            ("P_SharedSecret", true),
            ("DayLightSwitch", false),
            ("system/pin_code", true),
            ("Shipping", false),
        ] {
            let value = ConfigValue::of(name, "canary");
            assert_eq!(value.is_hidden(), is_hidden, "{name}");
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(json.contains("canary"), !is_hidden, "{name}");
            assert!(!format!("{value:?}").contains("canary"));
        }
    }

    #[test]
    fn a_secret_matches_only_itself() {
        let secret = Secret::new("pass");
        assert!(secret.matches("pass") && !secret.matches("pasx") && !secret.matches("pas"));
    }
}
