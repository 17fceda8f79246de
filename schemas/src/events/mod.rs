//! Events: everything that can have happened. Kind numbers are explicit and for ever.
//!
//! Serialising an event shows it to administrators: personal fields that they may see are disclosed
//! one by one, secrets never are. How events are stored is `stored/`.

pub mod access;
pub mod alarm;
pub mod catalogue;
pub mod command;
pub mod file;
pub mod firmware;
pub mod job;
pub mod phone;
pub mod region;
pub mod request;
pub mod user;
pub mod words;

use serde::Serialize;

pub use access::*;
pub use alarm::*;
pub use catalogue::*;
pub use command::*;
pub use file::*;
pub use firmware::*;
pub use job::*;
pub use phone::*;
pub use region::*;
pub use request::*;
pub use user::*;
pub use words::*;

use crate::{
    ids::{KeySlot, Position},
    subject::{Actor, Subject},
    time::Timestamp,
};

/// Declares the event enum, its kinds and their numbers in one table.
macro_rules! event_kinds {
    ($($number:literal $name:ident),+ $(,)?) => {
        /// One thing that happened.
        #[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
        #[serde(untagged)]
        #[expect(clippy::large_enum_variant, reason = "events live for a batch; a box costs more")]
        pub enum Event {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name),)+
        }

        /// The kind of an event; the number is what is stored.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum EventKind {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name = $number,)+
        }

        impl EventKind {
            /// Every kind, in order of number.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The name that is shown and filtered by.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// The number that is stored.
            pub const fn number(self) -> u16 {
                self as u16
            }

            /// The kind with this number.
            pub const fn from_number(number: u16) -> Option<Self> {
                match number { $($number => Some(Self::$name),)+ _ => None }
            }

            /// The kind with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $(stringify!($name) => Some(Self::$name),)+ _ => None }
            }
        }

        impl Event {
            /// The kind.
            pub const fn kind(&self) -> EventKind {
                match self { $(Self::$name(_) => EventKind::$name),+ }
            }
        }

        $(impl From<$name> for Event {
            fn from(event: $name) -> Self {
                Self::$name(event)
            }
        })+

        /// The JSON Schema of each kind's `data`, by kind name.
        pub fn json_schemas() -> Vec<(&'static str, schemars::Schema)> {
            vec![$((stringify!($name), schemars::schema_for!($name))),+]
        }
    };
}

event_kinds! {
    1 PhoneApproved,
    2 PhoneReported,
    3 PhoneKeptAlive,
    4 PhoneDisconnected,
    5 PhoneAssigned,
    6 PhoneChanged,
    7 PhoneDeleted,
    8 FileFetched,
    9 FileRefused,
    10 AlarmRaised,
    11 AlarmRepeated,
    12 AlarmCleared,
    13 LocalEventReported,
    20 CommandQueued,
    21 CommandHandedOver,
    22 CommandDone,
    23 CommandExpired,
    24 CommandFailed,
    25 CommandCancelled,
    30 ConfigurationGenerated,
    31 GlobalFileGenerated,
    32 ConfigurationEdited,
    33 FileUploaded,
    34 FileDeleted,
    40 UserCreated,
    41 UserChanged,
    42 UserDeleted,
    43 UserRenamed,
    50 RegionCreated,
    51 RegionChanged,
    52 RegionDeleted,
    53 RegionMaintenanceChanged,
    60 AdminCreated,
    61 AdminPasswordSet,
    62 AdminSignedIn,
    63 AdminSignedOut,
    64 SignInRefused,
    65 AdminRoleSet,
    66 AdminDeleted,
    67 TokenCreated,
    68 TokenRevoked,
    70 SetupCompleted,
    71 SecurityEvent,
    72 RequestExecuted,
    73 RequestAnswered,
    80 TemplateSaved,
    81 TemplateRestored,
    82 TemplateDeleted,
    83 TemplateMapped,
    84 TemplateUnmapped,
    85 PlaceholderSet,
    86 PlaceholderDeleted,
    87 OverrideSet,
    88 OverrideDeleted,
    90 FirmwareSet,
    91 FirmwareUploaded,
    92 FirmwareDeleted,
    95 BootFileSaved,
    96 BootFileRestored,
    97 SettingSet,
    100 JobStarted,
    101 JobItemStarted,
    102 JobItemEnded,
    103 JobPaused,
    104 JobResumed,
    105 JobCancelled,
    106 JobEnded,
    107 JobSecretsShown,
}

/// An event that has been decided and is not yet recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// Whom it is about.
    pub subject: Subject,
    /// The slot of the key that seals its personal fields, for kinds that have some.
    pub key_slot: Option<KeySlot>,
    /// What happened.
    pub event: Event,
}

/// An event that is in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedEvent {
    /// Its place.
    pub position: Position,
    /// When it was decided.
    pub time: Timestamp,
    /// Who made it happen.
    pub actor: Actor,
    /// The event that it follows from, if it follows from one.
    pub cause: Option<Position>,
    /// Whom it is about.
    pub subject: Subject,
    /// Its number among the events of its subject, from 1.
    pub subject_version: u64,
    /// The position of the subject's event before it; 0 when it is the first.
    pub previous: Position,
    /// The slot of the key that seals it, when something of it is sealed.
    pub key_slot: Option<KeySlot>,
    /// What happened.
    pub event: Event,
}
