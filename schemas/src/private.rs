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
    fn a_secret_matches_only_itself() {
        let secret = Secret::new("pass");
        assert!(secret.matches("pass") && !secret.matches("pasx") && !secret.matches("pas"));
    }
}
