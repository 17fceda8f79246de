//! Commands about jobs: one action on many targets.

use crate::{
    events::{JobAction, JobPace},
    hash::ContentHash,
    ids::{JobId, Mac, Position, UserId},
    private::Secret,
};

/// One target of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JobTarget {
    /// A phone.
    Phone(Mac),
    /// A user.
    User(UserId),
}

/// A job begins: its list of targets is stored.
#[derive(Debug, Clone)]
pub struct StartJob {
    /// What it does.
    pub action: JobAction,
    /// Its targets, as [`crate::events::JobStarted`] says.
    pub targets: ContentHash,
    /// How many.
    pub total: u32,
    /// How they were chosen, as JSON.
    pub chosen_by: String,
    /// What was known then.
    pub chosen_at: Position,
    /// How it goes about it.
    pub pace: JobPace,
    /// Values of the action: name, value.
    pub parameters: Vec<(String, String)>,
    /// The password that all users get, when they all get the same.
    pub password: Option<Secret>,
}

/// One target's turn.
#[derive(Debug, Clone)]
pub struct JobItem {
    /// Its place in the job's list, from 0.
    pub item: u32,
    /// The target.
    pub target: JobTarget,
    /// Why what comes before could not be done, such as making its file; then it has failed.
    pub problem: Option<String>,
    /// A user's new password.
    pub password: Option<Secret>,
}

/// What somebody wants of jobs.
#[derive(Debug, Clone)]
pub enum JobCommand {
    /// A job begins.
    Start(StartJob),
    /// It is these targets' turn. Those that had it are passed over; those that another job is busy
    /// with are left for later.
    Run {
        /// The job.
        job: JobId,
        /// The targets; none twice.
        items: Vec<JobItem>,
    },
    /// No further target begins.
    Pause(JobId),
    /// It goes on.
    Resume(JobId),
    /// No further target begins, and what waits is taken back.
    Cancel(JobId),
    /// The commands of a cancelled job that these phones have open are taken back.
    TakeBack {
        /// The job.
        job: JobId,
        /// The phones.
        macs: Vec<Mac>,
    },
    /// Nothing of the job goes on: all its targets ended, or it was cancelled, or it stops itself
    /// for this reason.
    End {
        /// The job.
        job: JobId,
        /// Why it stops itself.
        reason: Option<String>,
    },
    /// The secrets among the results are shown now.
    ShowSecrets(JobId),
}
