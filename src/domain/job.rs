//! Jobs: one action on many targets (M43 to M51, M64 to M69).
//!
//! Guarantee: no target has its turn twice, whatever is killed in between, since a turn is recorded
//! with what it does; while a phone has not done what one job has told it, no other does anything
//! to it or to its user, whatever that is. Phones that wait for approval are kept beside the log:
//! if the server is killed at that moment, one that a job has deleted may still wait. Deliberately
//! not here: when whose turn is, and making files first (`processes`).

mod item;

use std::collections::BTreeMap;

use schemas::{
    JobId, Mac, Position, Subject,
    commands::{JobCommand, JobItem, StartJob},
    events::{
        CommandCancelled, Event, ItemOutcome, JobAction, JobCancelled, JobEnded, JobItemEnded,
        JobItemStarted, JobOutcome, JobPaused, JobResumed, JobSecretsShown, JobStarted, NewEvent,
        RecordedEvent,
    },
    private::Personal,
};
use serde::{Deserialize, Serialize};

use super::{
    context::Context,
    phone::with_phone,
    refusal::Refusal,
    reply::{Decision, Reply},
    report::about,
    state::{OpenCommand, State},
};

/// So many jobs may be unfinished at once: each keeps memory, and looks for its turn.
pub const UNFINISHED_MAX: usize = 200;

/// A job that has not ended.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// What it does.
    pub action: JobAction,
    /// Values of the action.
    pub parameters: Vec<(String, String)>,
    /// How many targets it has.
    pub total: u32,
    /// The targets that had their turn, a bit each.
    begun: Vec<u64>,
    /// The phones whose command is a target's share.
    pub open: BTreeMap<u32, Mac>,
    /// How many targets have ended.
    pub ended: u32,
    /// Whether it waits for an administrator.
    pub is_paused: bool,
    /// Whether it was cancelled.
    pub is_cancelled: bool,
}

impl Job {
    /// Whether the target had its turn.
    pub fn has_begun(&self, item: u32) -> bool {
        let word = self.begun.get((item / u64::BITS) as usize);
        word.is_some_and(|word| word >> (item % u64::BITS) & 1 == 1)
    }

    fn begin(&mut self, item: u32) {
        let word = (item / u64::BITS) as usize;
        if word >= self.begun.len() {
            self.begun.resize(word + 1, 0);
        }
        self.begun[word] |= 1 << (item % u64::BITS);
    }

    /// A value of the action; empty when it has none of that name.
    pub fn parameter(&self, name: &str) -> &str {
        let value = self.parameters.iter().find(|(known, _)| known == name);
        value.map_or("", |(_, value)| value)
    }
}

pub(super) fn decide(
    state: &State,
    command: &JobCommand,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let events = match command {
        JobCommand::Run { job, items } => return decide_run(state, *job, items, context),
        JobCommand::Start(_) if state.jobs.len() >= UNFINISHED_MAX => {
            return Err(Refusal::TooManyJobs(UNFINISHED_MAX));
        }
        JobCommand::Start(start) => vec![started_event(start, context)],
        JobCommand::Pause(id) => match known(state, *id)? {
            job if job.is_paused || job.is_cancelled => vec![],
            _ => vec![of_job(*id, JobPaused {})],
        },
        JobCommand::Resume(id) => match known(state, *id)? {
            job if job.is_paused => vec![of_job(*id, JobResumed {})],
            _ => vec![],
        },
        JobCommand::Cancel(id) => match known(state, *id)? {
            job if job.is_cancelled => vec![],
            _ => vec![of_job(*id, JobCancelled {})],
        },
        JobCommand::TakeBack { job, macs } => decide_take_back(state, *job, macs)?,
        JobCommand::End { job, reason } => decide_end(state, *job, reason.as_deref())?,
        // They are shown once, so all of them.
        JobCommand::ShowSecrets(id) if state.jobs.contains_key(id) => {
            return Err(Refusal::JobRuns(*id));
        }
        JobCommand::ShowSecrets(id) => match state.job_secrets.contains(id) {
            true => vec![of_job(*id, JobSecretsShown {})],
            false => return Err(Refusal::SecretsShown(*id)),
        },
    };
    Ok(Decision::done(events))
}

fn known(state: &State, job: JobId) -> Result<&Job, Refusal> {
    state.jobs.get(&job).ok_or(Refusal::UnknownJob(job))
}

fn of_job(job: JobId, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::Job(job),
        key_slot: None,
        event: event.into(),
    }
}

fn started_event(start: &StartJob, context: &Context<'_>) -> NewEvent {
    let slot = context.take_slot();
    let started = JobStarted {
        action: start.action,
        targets: start.targets,
        total: start.total,
        chosen_by: Personal::new(start.chosen_by.clone()),
        chosen_at: start.chosen_at,
        pace: start.pace.clone(),
        parameters: Personal::new(start.parameters.clone()),
        password: start.password.clone(),
    };
    NewEvent {
        subject: Subject::Job(JobId(slot.0)),
        key_slot: Some(slot),
        event: started.into(),
    }
}

/// The turns of some targets. Those that cannot have it now are left out, and stay as they were.
fn decide_run(
    state: &State,
    id: JobId,
    items: &[JobItem],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let job = known(state, id)?;
    if job.is_paused || job.is_cancelled {
        return Err(Refusal::JobHeld(id));
    }
    let mut events = Vec::new();
    let items = items.iter().filter(|item| !job.has_begun(item.item));
    if job.action == JobAction::ApproveDevices {
        let events = item::approval(state, (id, job), items, context);
        return Ok(Decision::done(events));
    }
    let mut dismissed = Vec::new();
    for item in items {
        let turn = match &item.problem {
            Some(problem) => item::Turn::Failed(problem.clone()),
            None => item::turn(state, (id, job), item, context),
        };
        match turn {
            item::Turn::Later => {}
            item::Turn::Done(done) => {
                events.extend(done);
                events.push(ended_event(id, item.item, ItemOutcome::Done, String::new()));
            }
            item::Turn::Dismissed(mac) => {
                dismissed.push(mac);
                events.push(ended_event(id, item.item, ItemOutcome::Done, String::new()));
            }
            item::Turn::Failed(reason) => {
                events.push(ended_event(id, item.item, ItemOutcome::Failed, reason));
            }
            item::Turn::Told { mac, queued } => {
                let command = context.position_of(events.len());
                events.push(*queued);
                let item = item.item;
                events.push(of_job(id, JobItemStarted { item, mac, command }));
            }
            item::Turn::WaitsAlready { mac, command } => {
                let item = item.item;
                events.push(of_job(id, JobItemStarted { item, mac, command }));
            }
        }
    }
    let reply = match dismissed.is_empty() {
        true => Reply::Done,
        false => Reply::Dismissed(dismissed),
    };
    Ok(Decision::new(events, reply))
}

fn ended_event(job: JobId, item: u32, outcome: ItemOutcome, reason: String) -> NewEvent {
    let ended = JobItemEnded {
        item,
        outcome,
        reason,
    };
    of_job(job, ended)
}

/// Of a cancelled job all open commands are taken back; of one that stops itself those that phones
/// have not been given.
fn decide_take_back(state: &State, id: JobId, macs: &[Mac]) -> Result<Vec<NewEvent>, Refusal> {
    let is_cancelled = known(state, id)?.is_cancelled;
    let mut events = Vec::new();
    for mac in macs {
        let Some(phone) = state.phones.get(mac) else {
            continue;
        };
        let is_taken_back = |open: &&OpenCommand| {
            open.job.is_some_and(|(job, _)| job == id) && (is_cancelled || !open.handed_over)
        };
        let open = phone.commands.iter().filter(is_taken_back);
        events.extend(open.map(|open| {
            let cancelled = CommandCancelled { command: open.id };
            about(*mac, phone.key_slot, cancelled)
        }));
    }
    Ok(events)
}

/// Whether a command is of a job that was cancelled.
pub(super) fn is_cancelled(state: &State, open: &super::state::OpenCommand) -> bool {
    let job = open.job.and_then(|(id, _)| state.jobs.get(&id));
    job.is_some_and(|job| job.is_cancelled)
}

fn decide_end(state: &State, id: JobId, reason: Option<&str>) -> Result<Vec<NewEvent>, Refusal> {
    let job = known(state, id)?;
    let outcome = match (reason, job.is_cancelled) {
        (_, true) if job.open.is_empty() => JobOutcome::Cancelled,
        (Some(_), false) => JobOutcome::Failed,
        (None, false) if job.ended == job.total => JobOutcome::Done,
        (Some(_) | None, _) => return Err(Refusal::Overtaken),
    };
    let reason = reason.filter(|_| outcome == JobOutcome::Failed);
    let ended = JobEnded {
        outcome,
        reason: reason.unwrap_or_default().to_owned(),
    };
    Ok(vec![of_job(id, ended)])
}

/// Folds an event of a job in.
pub(super) fn evolve(state: &mut State, recorded: &RecordedEvent) {
    let Subject::Job(id) = recorded.subject else {
        return;
    };
    match &recorded.event {
        Event::JobStarted(event) => {
            state.take_number(id.0);
            state.jobs.insert(id, started(event));
            if event.action == JobAction::ResetPassword {
                state.job_secrets.insert(id);
            }
        }
        Event::JobItemStarted(event) => item_started(state, id, event),
        Event::JobItemEnded(event) => {
            if let Some(job) = state.jobs.get_mut(&id) {
                job.begin(event.item);
                job.ended += 1;
            }
        }
        Event::JobPaused(_) => set(state, id, |job| job.is_paused = true),
        Event::JobResumed(_) => set(state, id, |job| job.is_paused = false),
        Event::JobCancelled(_) => set(state, id, |job| job.is_cancelled = true),
        Event::JobSecretsShown(_) => {
            state.job_secrets.remove(&id);
        }
        Event::JobEnded(_) => {
            state.jobs.remove(&id);
        }
        _ => {}
    }
}

fn started(event: &JobStarted) -> Job {
    Job {
        action: event.action,
        parameters: event.parameters.expose().clone(),
        total: event.total,
        begun: Vec::new(),
        open: BTreeMap::new(),
        ended: 0,
        is_paused: false,
        is_cancelled: false,
    }
}

fn set(state: &mut State, id: JobId, change: impl FnOnce(&mut Job)) {
    if let Some(job) = state.jobs.get_mut(&id) {
        change(job);
    }
}

fn item_started(state: &mut State, id: JobId, event: &JobItemStarted) {
    if let Some(phone) = state.phones.get_mut(&event.mac) {
        let mut open = phone.commands.iter_mut();
        if let Some(open) = open.find(|open| open.id == event.command) {
            open.job = Some((id, event.item));
        }
    }
    set(state, id, |job| {
        job.begin(event.item);
        job.open.insert(event.item, event.mac);
    });
}

/// A command of a phone ended: with it a target's share of a job, if it was one.
pub(super) fn command_ended(state: &mut State, recorded: &RecordedEvent, command: Position) {
    let mut share = None;
    with_phone(state, recorded, |phone, _| {
        let place = phone.commands.iter().position(|open| open.id == command);
        if let Some(place) = place {
            share = phone.commands.remove(place).job;
        }
    });
    if let Some((id, item)) = share {
        set(state, id, |job| {
            job.open.remove(&item);
            job.ended += 1;
        });
    }
}
