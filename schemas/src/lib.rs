//! Rollcall's vocabulary: identifiers that only `parse` can build, commands, events, the shapes in
//! which events are stored, and the one codec.
//!
//! Guarantee: a stored event decodes to the same meaning for ever; every kind and version has
//! golden bytes. Deliberately not here: deciding, folding, files, clocks, randomness.

pub mod alarm_catalogue;
pub mod commands;
pub mod events;
pub mod hash;
pub mod ids;
pub mod private;
pub mod published;
pub mod request;
pub mod sealing;
pub mod stored;
pub mod subject;
pub mod time;

pub use hash::ContentHash;
pub use ids::{
    AdminId, AlarmId, FileName, FirmwareName, InvalidId, JobId, KeySlot, Mac, ModelName,
    ParameterName, PlaceholderName, Position, RegionName, TemplateName, TimeZoneName, UserId,
};
pub use private::{ConfigValue, Personal, Secret};
pub use request::{RequestDigest, RequestKey, RequestPart};
pub use subject::{Actor, Process, Subject};
pub use time::{TimeOfDay, Timestamp};
