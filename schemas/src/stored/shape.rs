//! How the vocabulary's types look when stored: plain numbers, texts and lists, frozen.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    events::{
        Admission, BootFile, ClearedBy, CommandEffect, ItemOutcome, JobAction, JobOutcome,
        Onboarding, OverrideScope, PhoneAction, PhoneCredentials, PlaceholderScope, RefusalReason,
        ReportedStatus, Role, SecurityKind, SettingsGroup, Severity, TemplateVariant, Weekday,
    },
    hash::ContentHash,
    ids::{
        FileName, KeySlot, Mac, ModelName, ParameterName, PlaceholderName, Position, RegionName,
        TemplateName, TimeZoneName, UserId,
    },
    private::{ConfigValue, ERASED, Personal, Secret},
    request::RequestDigest,
    time::{TimeOfDay, Timestamp},
};

/// A stored value that is none of its type: damage, or bytes of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("stored {what} is invalid: {value}")]
pub struct ShapeError {
    /// The type.
    pub what: &'static str,
    /// The value, cut.
    pub value: String,
}

/// A type with a frozen stored form.
pub trait Shape: Sized {
    /// The stored form.
    type Stored: Serialize + DeserializeOwned;
    /// Into the stored form.
    fn to_stored(&self) -> Self::Stored;
    /// Out of the stored form.
    fn from_stored(stored: Self::Stored) -> Result<Self, ShapeError>;
}

/// What a sealed field reads as when its key was erased.
pub trait Erased {
    /// The stand-in.
    fn erased() -> Self;
}

macro_rules! stored_as_itself {
    ($($type:ty),+) => {$(
        impl Shape for $type {
            type Stored = Self;
            fn to_stored(&self) -> Self { self.clone() }
            fn from_stored(stored: Self) -> Result<Self, ShapeError> { Ok(stored) }
        }
    )+};
}
stored_as_itself!(
    bool,
    u8,
    u16,
    u32,
    u64,
    String,
    Vec<String>,
    Vec<(String, String)>
);

macro_rules! stored_as_number {
    ($($type:ident: $number:ty),+) => {$(
        impl Shape for $type {
            type Stored = $number;
            fn to_stored(&self) -> $number { self.0 }
            fn from_stored(stored: $number) -> Result<Self, ShapeError> { Ok(Self(stored)) }
        }
    )+};
}
stored_as_number!(
    Position: u64,
    KeySlot: u32,
    UserId: u32,
    Timestamp: i64,
    ContentHash: [u8; 32],
    RequestDigest: [u8; 16]
);

macro_rules! stored_as_word {
    ($($type:ident),+) => {$(
        impl Shape for $type {
            type Stored = u8;
            fn to_stored(&self) -> u8 { self.number() }
            fn from_stored(stored: u8) -> Result<Self, ShapeError> {
                Self::from_number(stored).ok_or_else(|| ShapeError {
                    what: stringify!($type),
                    value: stored.to_string(),
                })
            }
        }
    )+};
}
stored_as_word!(
    Admission,
    BootFile,
    ClearedBy,
    CommandEffect,
    ItemOutcome,
    JobAction,
    JobOutcome,
    Onboarding,
    OverrideScope,
    PhoneAction,
    PhoneCredentials,
    PlaceholderScope,
    RefusalReason,
    ReportedStatus,
    Role,
    SecurityKind,
    SettingsGroup,
    Severity,
    TemplateVariant,
    Weekday
);

macro_rules! stored_as_text {
    ($($type:ty),+) => {$(
        impl Shape for $type {
            type Stored = String;
            fn to_stored(&self) -> String { self.to_string() }
            fn from_stored(stored: String) -> Result<Self, ShapeError> {
                stored.parse().map_err(|_| ShapeError {
                    what: stringify!($type),
                    value: stored.chars().take(40).collect(),
                })
            }
        }
    )+};
}
stored_as_text!(
    RegionName,
    ModelName,
    TemplateName,
    FileName,
    ParameterName,
    PlaceholderName,
    TimeZoneName,
    IpAddr,
    IpNet
);

/// As the six bytes that it is.
impl Shape for Mac {
    type Stored = [u8; 6];
    fn to_stored(&self) -> [u8; 6] {
        self.bytes()
    }
    fn from_stored(stored: [u8; 6]) -> Result<Self, ShapeError> {
        Ok(Self::from_bytes(stored))
    }
}

/// As minutes since midnight.
impl Shape for TimeOfDay {
    type Stored = u16;
    fn to_stored(&self) -> u16 {
        self.minutes()
    }
    fn from_stored(stored: u16) -> Result<Self, ShapeError> {
        Self::from_minutes(stored).ok_or_else(|| ShapeError {
            what: "TimeOfDay",
            value: stored.to_string(),
        })
    }
}

impl Shape for Secret {
    type Stored = String;
    fn to_stored(&self) -> String {
        self.expose().to_owned()
    }
    fn from_stored(stored: String) -> Result<Self, ShapeError> {
        Ok(Self::new(&stored))
    }
}

/// Whether it is hidden, and the value.
impl Shape for ConfigValue {
    type Stored = (bool, String);
    fn to_stored(&self) -> Self::Stored {
        (self.is_hidden(), self.expose().to_owned())
    }
    fn from_stored((is_hidden, value): Self::Stored) -> Result<Self, ShapeError> {
        Ok(match is_hidden {
            true => Self::Hidden(Secret::new(&value)),
            false => Self::Shown(Personal::new(value)),
        })
    }
}

impl<T: Shape> Shape for Personal<T> {
    type Stored = T::Stored;
    fn to_stored(&self) -> T::Stored {
        self.expose().to_stored()
    }
    fn from_stored(stored: T::Stored) -> Result<Self, ShapeError> {
        T::from_stored(stored).map(Self::new)
    }
}

impl<T: Shape> Shape for Option<T> {
    type Stored = Option<T::Stored>;
    fn to_stored(&self) -> Self::Stored {
        self.as_ref().map(T::to_stored)
    }
    fn from_stored(stored: Self::Stored) -> Result<Self, ShapeError> {
        stored.map(T::from_stored).transpose()
    }
}

impl Shape for Vec<IpNet> {
    type Stored = Vec<String>;
    fn to_stored(&self) -> Self::Stored {
        self.iter().map(Shape::to_stored).collect()
    }
    fn from_stored(stored: Self::Stored) -> Result<Self, ShapeError> {
        stored.into_iter().map(IpNet::from_stored).collect()
    }
}

impl Erased for String {
    fn erased() -> Self {
        ERASED.to_owned()
    }
}

impl Erased for IpAddr {
    fn erased() -> Self {
        Self::V4(std::net::Ipv4Addr::UNSPECIFIED)
    }
}

impl Erased for Vec<(String, String)> {
    fn erased() -> Self {
        Vec::new()
    }
}

/// No request has this digest.
impl Erased for RequestDigest {
    fn erased() -> Self {
        Self::default()
    }
}

impl Erased for ConfigValue {
    fn erased() -> Self {
        Self::Shown(Personal::new(ERASED.to_owned()))
    }
}

impl Erased for Secret {
    fn erased() -> Self {
        Self::new(ERASED)
    }
}

impl<T: Erased> Erased for Option<T> {
    fn erased() -> Self {
        Some(T::erased())
    }
}

impl<T: Erased> Erased for Personal<T> {
    fn erased() -> Self {
        Self::new(T::erased())
    }
}
