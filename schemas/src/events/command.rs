//! What becomes of a command to a phone. A command's id is the position of its `CommandQueued`.

use serde::Serialize;

use super::words::{CommandEffect, PhoneAction};
use crate::{ids::Position, private::Personal, time::Timestamp};

/// A command waits for the phone.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CommandQueued {
    /// What the phone shall do.
    pub action: PhoneAction,
    /// When it is given up.
    pub expires_at: Timestamp,
    /// Values for the command's body: name, value.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "Vec<(String, String)>")]
    pub parameters: Personal<Vec<(String, String)>>,
}

/// The command was put into an answer to the phone for the first time.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CommandHandedOver {
    /// Which command.
    pub command: Position,
}

/// The command's effect was seen.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CommandDone {
    /// Which command.
    pub command: Position,
    /// What was seen.
    pub effect: CommandEffect,
}

/// The command's time was over before its effect was seen.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CommandExpired {
    /// Which command.
    pub command: Position,
}

/// The phone refused the command.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CommandFailed {
    /// Which command.
    pub command: Position,
    /// Why, in words.
    pub reason: String,
}

/// The command was taken back, by an administrator or because the phone was deleted.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CommandCancelled {
    /// Which command.
    pub command: Position,
}
