//! Jobs: what they do, how far they are, and what came of each target.
//!
//! Guarantee: a target's share is counted once, whether its own event says how it ended or that of
//! the command that it was. The newest [`ENDED_MAX`] jobs that have ended are kept, with all their
//! targets; the log has the others. Deliberately not here: who the targets are (blob store), and
//! when whose turn is (`processes` of the server).

mod items;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use schemas::{
    Actor, ContentHash, JobId, Mac, Position, Secret, Subject, Timestamp,
    events::{Event, ItemOutcome, JobAction, JobOutcome, JobPace, JobStarted, RecordedEvent},
};
use serde::{Deserialize, Serialize};

pub use self::items::ItemState;
use self::items::Items;
use crate::text;

/// The projection's name.
pub const NAME: &str = "jobs";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// So many that have ended are kept.
pub const ENDED_MAX: usize = 1_000;

/// How far a job is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// No target had its turn yet.
    Queued,
    /// It is on its way.
    Running,
    /// It waits for an administrator.
    Paused,
    /// It went through all its targets.
    Done,
    /// It stopped itself.
    Failed,
    /// An administrator cancelled it.
    Cancelled,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Queued,
        Self::Running,
        Self::Paused,
        Self::Done,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The name that is shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A job. It has no Debug: its parameters are personal.
#[derive(Clone, Serialize, Deserialize)]
pub struct Job {
    /// Which.
    pub id: JobId,
    /// The event that started it.
    pub position: Position,
    /// What it does.
    pub action: JobAction,
    /// Values of the action: name, value.
    pub parameters: Vec<(String, String)>,
    /// The password that all users get, when they all get the same.
    #[serde(with = "text::optional_secret")]
    pub password: Option<Secret>,
    /// The list of its targets.
    pub targets: ContentHash,
    /// How they were chosen.
    pub chosen_by: String,
    /// How it goes about it.
    pub pace: JobPace,
    /// Whose doing it is.
    pub actor: Actor,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Why it stopped itself; otherwise empty.
    pub reason: String,
    /// Whether the secrets among its results were shown.
    pub are_secrets_shown: bool,
    /// Whether it was cancelled, be it over or not.
    pub is_cancelled: bool,
    /// Whether it waits for an administrator.
    pub is_paused: bool,
    /// When the last batch began.
    pub last_batch_at: Option<Timestamp>,
    outcome: Option<JobOutcome>,
    items: Items,
}

impl Job {
    /// How far it is.
    pub fn state(&self) -> JobState {
        match self.outcome {
            Some(JobOutcome::Done) => JobState::Done,
            Some(JobOutcome::Failed) => JobState::Failed,
            Some(JobOutcome::Cancelled) => JobState::Cancelled,
            None if self.is_paused => JobState::Paused,
            None if self.items.has_begun() => JobState::Running,
            None => JobState::Queued,
        }
    }

    /// How many targets it has.
    pub fn total(&self) -> u32 {
        self.items.total()
    }

    /// How many targets are in this state.
    pub fn count(&self, state: ItemState) -> u32 {
        self.items.count(state)
    }

    /// How many targets have ended.
    pub fn ended(&self) -> u32 {
        ItemState::ENDED
            .iter()
            .map(|state| self.count(*state))
            .sum()
    }

    /// How it is about a target, from 0.
    pub fn item(&self, item: u32) -> ItemState {
        self.items.state(item)
    }

    /// Why it failed for a target; otherwise empty.
    pub fn item_reason(&self, item: u32) -> &str {
        self.items.reason(item)
    }

    /// The targets whose turn has not been, from the first on.
    pub fn waiting(&self) -> impl Iterator<Item = u32> {
        self.items.waiting()
    }

    /// The phones that have been told something and have not done it yet, with their targets.
    pub fn open(&self) -> impl Iterator<Item = (u32, Mac)> {
        self.items.open()
    }

    /// A value of the action; empty when it has none of that name.
    pub fn parameter(&self, name: &str) -> &str {
        let value = self.parameters.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value)
    }

    fn started(id: JobId, event: &JobStarted, recorded: &RecordedEvent) -> Self {
        Self {
            id,
            position: recorded.position,
            action: event.action,
            parameters: event.parameters.expose().clone(),
            password: event.password.clone(),
            targets: event.targets,
            chosen_by: event.chosen_by.clone(),
            pace: event.pace.clone(),
            actor: recorded.actor,
            started_at: recorded.time,
            ended_at: None,
            reason: String::new(),
            are_secrets_shown: false,
            is_cancelled: false,
            is_paused: false,
            last_batch_at: None,
            outcome: None,
            items: Items::new(event.total),
        }
    }
}

/// All jobs.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Jobs {
    jobs: BTreeMap<JobId, Job>,
    /// Commands that are a target's share.
    commands: BTreeMap<Position, (JobId, u32)>,
    /// Phones that were told something by a job and have not done it yet.
    busy: BTreeMap<Mac, JobId>,
    /// Those that have ended, by when: who is forgotten first.
    ended: BTreeMap<Position, JobId>,
}

impl Jobs {
    /// A job.
    pub fn get(&self, id: JobId) -> Option<&Job> {
        self.jobs.get(&id)
    }

    /// All jobs, in the order in which they were started.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Job> {
        self.jobs.values()
    }

    /// Those that have not ended.
    pub fn running(&self) -> impl Iterator<Item = &Job> {
        self.jobs.values().filter(|job| job.outcome.is_none())
    }

    /// How many are in a state; of those that have ended, among those that are kept.
    pub fn count(&self, state: JobState) -> usize {
        self.jobs
            .values()
            .filter(|job| job.state() == state)
            .count()
    }

    /// The job that has not ended and has told the phone something that it has not done yet.
    pub fn busy_with(&self, mac: Mac) -> Option<JobId> {
        let id = *self.busy.get(&mac)?;
        let job = self.jobs.get(&id)?;
        job.outcome.is_none().then_some(id)
    }

    pub(crate) fn apply(&mut self, recorded: &RecordedEvent) {
        let Subject::Job(id) = recorded.subject else {
            return;
        };
        if let Event::JobStarted(event) = &recorded.event {
            self.jobs.insert(id, Job::started(id, event, recorded));
            return;
        }
        let Some(job) = self.jobs.get_mut(&id) else {
            return;
        };
        match &recorded.event {
            Event::JobItemStarted(event) => {
                self.commands.insert(event.command, (id, event.item));
                self.busy.insert(event.mac, id);
                job.items.begin(event.item, event.mac);
                job.last_batch_at = Some(recorded.time);
            }
            Event::JobItemEnded(event) => {
                job.items
                    .end(event.item, event.outcome.into(), &event.reason);
                job.last_batch_at = Some(recorded.time);
            }
            Event::JobPaused(_) => job.is_paused = true,
            Event::JobResumed(_) => job.is_paused = false,
            Event::JobCancelled(_) => job.is_cancelled = true,
            Event::JobSecretsShown(_) => job.are_secrets_shown = true,
            Event::JobEnded(event) => {
                job.outcome = Some(event.outcome);
                job.reason.clone_from(&event.reason);
                job.ended_at = Some(recorded.time);
                self.ended.insert(recorded.position, id);
                self.forget();
            }
            _ => {}
        }
    }

    /// A command ended; what came of it came of the target.
    pub(crate) fn command_ended(&mut self, mac: Mac, command: Position, event: &Event) {
        let Some((id, item)) = self.commands.remove(&command) else {
            return;
        };
        if self.busy.get(&mac) == Some(&id) {
            self.busy.remove(&mac);
        }
        let (outcome, reason) = match event {
            Event::CommandDone(_) => (ItemOutcome::Done, ""),
            Event::CommandExpired(_) => (ItemOutcome::Expired, ""),
            Event::CommandFailed(event) => (ItemOutcome::Failed, event.reason.as_str()),
            _ => (ItemOutcome::Cancelled, ""),
        };
        if let Some(job) = self.jobs.get_mut(&id) {
            job.items.end(item, outcome.into(), reason);
        }
    }

    fn forget(&mut self) {
        while self.ended.len() > ENDED_MAX {
            if let Some((_, id)) = self.ended.pop_first() {
                self.jobs.remove(&id);
            }
        }
    }
}
