//! Actions on many targets: what is asked for becomes a job (M43 to M51, M64 to M69).
//!
//! Guarantee: which targets are meant is decided once, here, at one position; the list is durable
//! before the job that names it. A dry run tells whom it would touch and starts nothing.
//! Deliberately not here: carrying jobs out (`processes`), and what a target's turn comes to
//! (`domain/job`).

mod options;
mod targets;

use std::sync::Arc;

use actix_web::http::StatusCode;
use projections::{device::Device, jobs::Job};
use schemas::{
    JobId, Position, Timestamp,
    commands::{Command, JobCommand, JobTarget, StartJob},
    events::{JobAction, Role},
};
use serde::Serialize;

use self::{
    options::Options,
    targets::{Chosen, Wanted},
};
use super::{
    answer::Answer,
    call::Call,
    fields::Fields,
    problem::{Code, Problem},
    read::jobs::{self, JobView, Lists},
    received::on_disk,
    routes::Outcome,
};
use crate::processes::job_list;

pub(super) const QUERY: &[&str] = &["dry_run"];

/// So many targets are shown by a dry run.
const SAMPLE: usize = 20;

/// What an action would touch.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ActionPreview")]
pub(super) struct PreviewView {
    /// How many targets: phones, or users where it is about users.
    count: usize,
    /// The first of the phones.
    sample: Vec<Device>,
}

/// The job that was started.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "StartedJob")]
pub(super) struct StartedView {
    job: JobView,
}

/// Either.
#[derive(Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "StartedJobOrPreview")]
pub(super) enum StartedOrPreview {
    Started(Box<StartedView>),
    Preview(PreviewView),
}

struct Asked {
    action: JobAction,
    wanted: Wanted,
    options: Options,
}

fn read(fields: &mut Fields) -> Option<Asked> {
    let action = fields.required_parsed::<JobAction>("action");
    let wanted = fields.required_object("targets", targets::read);
    let options = options::read(fields, action);
    Some(Asked {
        action: action?,
        wanted: wanted?,
        options: options?,
    })
}

/// `POST /api/v1/actions`
pub(super) async fn start(call: Arc<Call>) -> Outcome {
    let mut fields = call.fields()?;
    let asked = read(&mut fields);
    let Asked {
        action,
        wanted,
        options,
    } = fields.finish(asked)?;
    call.check_role(role_for(action))?;
    let is_dry_run = call.query.flag("dry_run")?;
    let chosen = targets::choose(&call, action, &wanted)?;
    let options = options.checked(&call, action)?;
    if is_dry_run {
        return Ok(preview(&call, &chosen));
    }
    if chosen.list.is_empty() {
        let message = "match nothing: look at them with ?dry_run=true";
        return Err(Problem::invalid_field("targets", message));
    }
    let total = u32::try_from(chosen.list.len())
        .map_err(|_| Problem::invalid_field("targets", "are too many"))?;
    let blobs = call.context.blobs.clone();
    let content = job_list::written(&chosen.list);
    let targets = on_disk(move || blobs.put(content.as_bytes())).await?;
    let start = StartJob {
        action,
        targets,
        total,
        chosen_by: chosen.chosen_by,
        chosen_at: chosen.position,
        pace: options.pace,
        parameters: options.parameters,
        password: options.password,
    };
    let command = Command::Job(Box::new(JobCommand::Start(start)));
    let receipt = call.submit(command).await?;
    started(&call, receipt.position).await
}

/// What is done to what administrators have set needs more than watching over phones.
fn role_for(action: JobAction) -> Role {
    match action {
        JobAction::Restart
        | JobAction::UpdateConfiguration
        | JobAction::UpdateFirmware
        | JobAction::SendMessage
        | JobAction::CheckStatus => Role::Operator,
        JobAction::GenerateConfiguration
        | JobAction::SetRegion
        | JobAction::SetLanguage
        | JobAction::SetModel
        | JobAction::SetVlan
        | JobAction::ResetPassword
        | JobAction::DeleteDevices
        | JobAction::DeleteUsers => Role::Administrator,
    }
}

fn preview(call: &Call, chosen: &Chosen) -> Answer {
    let projections = call.context.view.read();
    let users = &projections.users;
    let macs = chosen.list.iter().flat_map(|target| match target {
        JobTarget::Phone(mac) => vec![*mac],
        JobTarget::User(id) => users.get(*id).map_or(vec![], |user| user.devices.to_vec()),
    });
    let phones = macs.filter_map(|mac| projections.fleet.phone(mac));
    let sample = phones
        .take(SAMPLE)
        .map(|phone| phone.device(users))
        .collect();
    let preview = PreviewView {
        count: chosen.list.len(),
        sample,
    };
    Answer::ok(&StartedOrPreview::Preview(preview)).at(chosen.position)
}

async fn started(call: &Call, position: Position) -> Outcome {
    call.context.view.wait_for(position).await;
    let is_it = |job: &Job| job.position == position || job.position.next() == position;
    let lists = Lists::read(call, is_it);
    let now = Timestamp(call.context.clock.now_ms());
    let (id, job) = {
        let projections = call.context.view.read();
        // The receipt of a keyed request is recorded behind what it did.
        let mut newest = projections.jobs.iter().rev();
        let job = newest.find(|job| is_it(job));
        let job = job.ok_or_else(|| Problem::new(Code::JobNotFound, "the job has gone already"))?;
        (job.id, jobs::view(job, &projections, &lists, now))
    };
    let view = StartedOrPreview::Started(Box::new(StartedView { job }));
    let answer = Answer::json(StatusCode::ACCEPTED, &view);
    Ok(answer.located(path(id)).at(position))
}

fn path(id: JobId) -> String {
    format!("/api/v1/jobs/{id}")
}
