//! What becomes of a job: one action on many targets. The subject is the job.
//!
//! A target whose share is a command to a phone ends when that command ends; the events of commands
//! say so, and none of the job's repeats it.

use serde::Serialize;

use super::words::{ItemOutcome, JobAction, JobOutcome};
use crate::{
    hash::ContentHash,
    ids::{Mac, Position},
    private::{Personal, Secret},
    time::Timestamp,
};

/// How a job goes about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct JobPace {
    /// So many targets at a time.
    pub batch_size: u32,
    /// So long from the begin of one batch to that of the next, in milliseconds.
    pub batch_delay_ms: u64,
    /// When it begins; at once if that is over.
    pub not_before: Timestamp,
    /// The first so many targets must all be done before the others follow; 0: none must.
    pub ring_size: u32,
    /// How long the ring may take from its last begin, in milliseconds.
    pub ring_wait_ms: u64,
    /// It stops itself when more than this share of what has ended has failed or expired, in
    /// percent; 100: never.
    pub failed_percent_max: u8,
    /// Not before so many targets have ended.
    pub failed_count_min: u32,
    /// Whether a target has its turn only in a maintenance window of its region.
    pub in_maintenance_window: bool,
}

/// A job was started.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobStarted {
    /// What it does.
    pub action: JobAction,
    /// Its targets, one a line: a MAC address, or `user:<id>`. The file is stored by this hash.
    pub targets: ContentHash,
    /// How many.
    pub total: u32,
    /// How they were chosen, as JSON; together with the position this says which were meant.
    pub chosen_by: String,
    /// What was known when they were chosen.
    pub chosen_at: Position,
    /// How it goes about it.
    pub pace: JobPace,
    /// Values of the action: name, value.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "Vec<(String, String)>")]
    pub parameters: Personal<Vec<(String, String)>>,
    /// The password that all users get, when they all get the same.
    #[schemars(with = "Option<String>")]
    pub password: Option<Secret>,
}

/// A command to a phone, queued just before, is a target's share of the job.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobItemStarted {
    /// The target's place in the list, from 0.
    pub item: u32,
    /// The phone.
    pub mac: Mac,
    /// The command.
    pub command: Position,
}

/// A target's share of the job ended without a command.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobItemEnded {
    /// The target's place in the list, from 0.
    pub item: u32,
    /// How.
    pub outcome: ItemOutcome,
    /// Why it failed, in words; otherwise empty.
    pub reason: String,
}

/// No further target begins until the job is resumed.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobPaused {}

/// The job goes on.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobResumed {}

/// No further target begins, and commands that wait are taken back.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobCancelled {}

/// Nothing of the job goes on.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobEnded {
    /// How.
    pub outcome: JobOutcome,
    /// Why it stopped itself, in words; otherwise empty.
    pub reason: String,
}

/// The secrets among a job's results were shown, which happens once.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct JobSecretsShown {}
