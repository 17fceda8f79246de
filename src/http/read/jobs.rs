//! Jobs: how far they are (M43 to M51).
//!
//! Guarantee: a job's counts are of one position. A user's new password is shown by no answer here.
//! Deliberately not here: what came of each target (`items`), and jobs of long ago, which only the
//! log has.

pub(in crate::http) mod items;

use std::sync::Arc;

use projections::{
    Projections,
    jobs::{ItemState, Job, JobState},
    page::Page,
};
use schemas::{
    JobId, Position, Timestamp,
    commands::JobTarget,
    events::{JobAction, JobPace},
};
use serde::Serialize;

use super::{List, event_view::actor_text, small_list};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        routes::Outcome,
        write::jobs::id,
    },
    processes::{ListError, job_openings as openings},
};

pub(in crate::http) const QUERY: &[&str] = &["state", "action", "limit", "cursor", "sort"];

/// A job.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Job")]
pub(in crate::http) struct JobView {
    id: JobId,
    action: JobAction,
    state: JobState,
    /// How many targets it has.
    total: u32,
    /// Of these, how many were seen to be done.
    done: u32,
    failed: u32,
    /// How many were not seen to be done in the life of a command.
    expired: u32,
    cancelled: u32,
    /// How many phones have been told and have not done it yet.
    running: u32,
    /// How many have not had their turn.
    waiting: u32,
    started_at: Timestamp,
    ended_at: Option<Timestamp>,
    /// Who started it.
    actor: String,
    /// Why it stopped itself; otherwise empty.
    reason: String,
    /// How its targets were chosen, as JSON.
    chosen_by: String,
    /// Values of the action.
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    parameters: serde_json::Map<String, serde_json::Value>,
    pace: JobPace,
    /// Until when nothing goes on because all that wait are outside their regions' maintenance
    /// windows; otherwise null.
    waiting_for_window_until: Option<Timestamp>,
}

/// Until when a job's targets all wait for maintenance windows. Reads its list, where it keeps to
/// windows: call it where waiting is allowed. One that cannot be read says nothing: the process
/// that carries the job out does.
fn waits_until(call: &Call, id: JobId) -> Option<Timestamp> {
    let context = &call.context;
    let now = Timestamp(context.clock.now_ms());
    let (targets, total) = {
        let projections = context.view.read();
        let job = projections.jobs.get(id)?;
        let is_held = job.is_paused || job.is_cancelled || job.has_ended();
        if !job.pace.in_maintenance_window || is_held {
            return None;
        }
        (job.targets, job.total())
    };
    let list = context.target_lists.get(targets, total).ok()?;
    openings::waits_until(&context.view, id, &list, now)
}

fn view(job: &Job, projections: &Projections, waits_until: Option<Timestamp>) -> JobView {
    let parameters = job.parameters.iter();
    let parameters = parameters.map(|(name, value)| (name.clone(), value.as_str().into()));
    JobView {
        id: job.id,
        action: job.action,
        state: job.state(),
        total: job.total(),
        done: job.count(ItemState::Done),
        failed: job.count(ItemState::Failed),
        expired: job.count(ItemState::Expired),
        cancelled: job.count(ItemState::Cancelled),
        running: job.count(ItemState::Running),
        waiting: job.count(ItemState::Waiting),
        started_at: job.started_at,
        ended_at: job.ended_at,
        actor: actor_text(job.actor, projections),
        reason: job.reason.clone(),
        chosen_by: job.chosen_by.clone(),
        parameters: parameters.collect(),
        pace: job.pace.clone(),
        waiting_for_window_until: waits_until,
    }
}

/// `GET /api/v1/jobs`: the newest first.
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let states = words(call, "state", &JobState::ALL, JobState::name)?;
    let actions: Vec<JobAction> = call.query.all_parsed("action")?;
    let is_wanted = |job: &Job| {
        (states.is_empty() || states.contains(&job.state()))
            && (actions.is_empty() || actions.contains(&job.action))
    };
    let page = {
        let projections = call.context.view.read();
        let jobs = projections.jobs.iter().filter(|job| is_wanted(job));
        let named = jobs.map(|job| (format!("{:010}", job.id.0), job.id));
        small_list::newest_first(&call.query, "id", named.collect())?
    };
    let waits: Vec<_> = page.items.iter().map(|id| waits_until(call, *id)).collect();
    let projections = call.context.view.read();
    let jobs = page.items.iter().zip(waits);
    let jobs = jobs.filter_map(|(id, waits_until)| Some((projections.jobs.get(*id)?, waits_until)));
    let page = Page {
        items: jobs
            .map(|(job, waits_until)| view(job, &projections, waits_until))
            .collect(),
        total: page.total,
        next_cursor: page.next_cursor,
    };
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// `GET /api/v1/jobs/{id}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    shown(call, id(call)?)
}

/// A job, as it is now. Waits for the disk, as all that is shown of jobs.
pub(in crate::http) fn shown(call: &Call, id: JobId) -> Outcome {
    let (view, position) = seen(call, id)?;
    Ok(Answer::ok(&view).at(position))
}

/// A job, and the position at which it is seen.
pub(in crate::http) fn seen(call: &Call, id: JobId) -> Result<(JobView, Position), Problem> {
    let waits_until = waits_until(call, id);
    let projections = call.context.view.read();
    let job = projections.jobs.get(id).ok_or_else(|| unknown(id))?;
    Ok((view(job, &projections, waits_until), projections.position))
}

/// New passwords of users.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "JobPasswords")]
pub(in crate::http) struct PasswordsView {
    items: Vec<PasswordView>,
}

/// A user's password.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "UserPassword")]
struct PasswordView {
    user: String,
    password: String,
}

/// The passwords that the users of a job have now, for those for whom it was done.
pub(in crate::http) fn passwords(call: &Call, id: JobId) -> Result<PasswordsView, Problem> {
    let list = list_of(call, id)?;
    let projections = call.context.view.read();
    let job = projections.jobs.get(id).ok_or_else(|| unknown(id))?;
    let items = (0..)
        .zip(list.iter())
        .filter(|(item, _)| job.item(*item) == ItemState::Done);
    let password = |(_, target): (u32, &JobTarget)| {
        let JobTarget::User(id) = target else {
            return None;
        };
        let user = projections.users.get(*id)?;
        Some(PasswordView {
            user: user.name.to_owned(),
            password: user.password?.expose().to_owned(),
        })
    };
    Ok(PasswordsView {
        items: items.filter_map(password).collect(),
    })
}

/// The job's targets, which never change.
fn list_of(call: &Call, id: JobId) -> Result<Arc<Vec<JobTarget>>, Problem> {
    let (targets, total) = {
        let projections = call.context.view.read();
        let job = projections.jobs.get(id).ok_or_else(|| unknown(id))?;
        (job.targets, job.total())
    };
    let lists = &call.context.target_lists;
    lists.get(targets, total).map_err(|error| match error {
        ListError::Gone(error) | ListError::Unreadable(error) => error.into(),
        ListError::Malformed => Problem::new(Code::Internal, error.to_string()),
    })
}

fn words<T: Copy>(
    call: &Call,
    name: &str,
    all: &[T],
    word: impl Fn(T) -> &'static str,
) -> Result<Vec<T>, Problem> {
    let known = || {
        all.iter()
            .map(|value| word(*value))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let parse = |text: String| {
        let found = all.iter().find(|value| word(**value) == text);
        found
            .copied()
            .ok_or_else(|| Problem::invalid_field(name, format!("one of: {}", known())))
    };
    call.query.all(name).into_iter().map(parse).collect()
}

fn unknown(id: JobId) -> Problem {
    Problem::new(
        Code::JobNotFound,
        format!("there is no job {id}, or it ended long ago"),
    )
}
