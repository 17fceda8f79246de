//! Jobs: how far they are, and what came of each target (M43 to M51).
//!
//! Guarantee: counts and targets are of one position. A user's new password is shown by no answer
//! here. Deliberately not here: jobs of long ago, which only the log has.

use std::collections::HashMap;

use projections::{
    Projections,
    jobs::{ItemState, Job, JobState},
    page::Page,
};
use schemas::{
    ContentHash, JobId, Mac, Position, Timestamp,
    commands::JobTarget,
    events::{JobAction, JobPace},
};
use serde::Serialize;

use super::{List, event_view::actor_text, small_list};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        csv::Rows,
        problem::{Code, Problem},
        routes::Outcome,
        write::jobs::id,
    },
    processes::{job_list, job_openings as openings},
};

pub(in crate::http) const QUERY: &[&str] = &["state", "action", "limit", "cursor", "sort"];
pub(in crate::http) const ITEMS_QUERY: &[&str] = &["state", "limit", "cursor", "sort"];

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

/// One target of a job.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "JobItem")]
pub(in crate::http) struct ItemView {
    /// Its place in the job's list, from 0.
    item: u32,
    /// The phone, where it is one.
    mac: Option<Mac>,
    /// The user: the target, or the phone's.
    user: Option<String>,
    state: ItemState,
    /// Why it failed; otherwise empty.
    reason: String,
}

/// The targets of jobs that keep to maintenance windows.
pub(in crate::http) struct Lists(HashMap<JobId, Vec<JobTarget>>);

impl Lists {
    /// Reads the lists of those jobs that have not ended and are wanted. One that cannot be read is
    /// left out: the process that carries the job out says so.
    pub(in crate::http) fn read(call: &Call, is_wanted: impl Fn(&Job) -> bool) -> Self {
        let wanted: Vec<(JobId, ContentHash)> = {
            let projections = call.context.view.read();
            let jobs = projections.jobs.running();
            let jobs = jobs.filter(|job| job.pace.in_maintenance_window && is_wanted(job));
            jobs.map(|job| (job.id, job.targets)).collect()
        };
        let list = |(id, hash)| Some((id, job_list::read(&call.context.blobs.get(hash).ok()?)?));
        Self(wanted.into_iter().filter_map(list).collect())
    }
}

pub(in crate::http) fn view(
    job: &Job,
    projections: &Projections,
    lists: &Lists,
    now: Timestamp,
) -> JobView {
    let list = lists.0.get(&job.id);
    let waits_until = |list: &Vec<JobTarget>| openings::waits_until(job, list, projections, now);
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
        waiting_for_window_until: list.and_then(waits_until),
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
    let lists = Lists::read(call, is_wanted);
    let now = Timestamp(call.context.clock.now_ms());
    let projections = call.context.view.read();
    let jobs = projections.jobs.iter().filter(|job| is_wanted(job));
    let named = jobs.map(|job| {
        let view = view(job, &projections, &lists, now);
        (format!("{:010}", job.id.0), view)
    });
    let page = small_list::newest_first(&call.query, "id", named.collect())?;
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// `GET /api/v1/jobs/{id}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    shown(call, id(call)?)
}

/// A job, as it is now.
pub(in crate::http) fn shown(call: &Call, id: JobId) -> Outcome {
    let lists = Lists::read(call, |job| job.id == id);
    let now = Timestamp(call.context.clock.now_ms());
    let projections = call.context.view.read();
    let job = projections.jobs.get(id).ok_or_else(|| unknown(id))?;
    let view = view(job, &projections, &lists, now);
    Ok(Answer::ok(&view).at(projections.position))
}

/// `GET /api/v1/jobs/{id}/items`
pub(in crate::http) fn items(call: &Call) -> Outcome {
    let states = words(call, "state", &ItemState::ALL, ItemState::name)?;
    let (views, position) = item_views(call, |state| states.is_empty() || states.contains(&state))?;
    let named = views.into_iter();
    let named = named
        .map(|item| (format!("{:010}", item.item), item))
        .collect();
    let page: Page<ItemView> = small_list::page(&call.query, "item", named)?;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// `GET /api/v1/jobs/{id}/results.csv`
pub(in crate::http) fn results(call: &Call) -> Outcome {
    let (views, position) = item_views(call, |_| true)?;
    let mut rows = Rows::new();
    rows.push(["item", "mac", "user", "outcome", "reason"]);
    for view in &views {
        let mac = view.mac.map(|mac| mac.to_string()).unwrap_or_default();
        let user = view.user.as_deref().unwrap_or_default();
        let item = view.item.to_string();
        rows.push([item.as_str(), &mac, user, view.state.name(), &view.reason]);
    }
    let answer = Answer::document("text/csv; charset=utf-8", &rows.into_bytes());
    Ok(answer
        .as_file(format!("job-{}.csv", id(call)?))
        .at(position))
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
        .zip(list)
        .filter(|(item, _)| job.item(*item) == ItemState::Done);
    let password = |(_, target): (u32, JobTarget)| {
        let JobTarget::User(id) = target else {
            return None;
        };
        let user = projections.users.get(id)?;
        Some(PasswordView {
            user: user.name.to_owned(),
            password: user.password?.expose().to_owned(),
        })
    };
    Ok(PasswordsView {
        items: items.filter_map(password).collect(),
    })
}

fn list_of(call: &Call, id: JobId) -> Result<Vec<JobTarget>, Problem> {
    let targets = {
        let projections = call.context.view.read();
        projections.jobs.get(id).ok_or_else(|| unknown(id))?.targets
    };
    let content = call.context.blobs.get(targets)?;
    job_list::read(&content).ok_or_else(|| {
        Problem::new(
            Code::Internal,
            "the list of the job's targets cannot be read",
        )
    })
}

fn item_views(
    call: &Call,
    is_wanted: impl Fn(ItemState) -> bool,
) -> Result<(Vec<ItemView>, Position), Problem> {
    let id = id(call)?;
    let list = list_of(call, id)?;
    let projections = call.context.view.read();
    let job = projections.jobs.get(id).ok_or_else(|| unknown(id))?;
    let users = &projections.users;
    let name = |id| users.get(id).map(|user| user.name.to_owned());
    let items = (0..)
        .zip(list)
        .filter(|(item, _)| is_wanted(job.item(*item)));
    let views = items.map(|(item, target)| {
        let (mac, user) = match target {
            JobTarget::Phone(mac) => {
                let owner = projections.fleet.phone(mac).and_then(|phone| phone.owner());
                (Some(mac), owner.and_then(name))
            }
            JobTarget::User(id) => (None, name(id)),
        };
        ItemView {
            item,
            mac,
            user,
            state: job.item(item),
            reason: job.item_reason(item).to_owned(),
        }
    });
    Ok((views.collect(), projections.position))
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
