//! Actions on many targets: what is asked for becomes a job (M43 to M51, M64 to M69).
//!
//! Guarantee: which targets are meant is decided once, here, at one position; the list is durable
//! before the job that names it. A dry run tells whom it would touch and starts nothing.
//! Deliberately not here: carrying jobs out (`processes`), and what a target's turn comes to
//! (`domain/job`).

pub(super) mod approval;
mod options;
pub(super) mod pace;
mod targets;

use std::sync::Arc;

use actix_web::http::StatusCode;
use projections::{device::Device, jobs::Job};
use schemas::{
    JobId, Position,
    commands::{Command, JobCommand, JobTarget, StartJob},
    events::{JobAction, Role},
};
use serde::Serialize;

use self::{
    options::Options,
    pace::UsualPace,
    targets::{Chosen, Wanted},
};
use super::{
    answer::Answer,
    call::Call,
    fields::Fields,
    problem::{Code, Problem},
    read::jobs::{self, JobView},
    received::on_disk,
    routes::Outcome,
};

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

fn read(fields: &mut Fields, action: Option<JobAction>, usual: UsualPace) -> Option<Asked> {
    let wanted = fields.required_object("targets", targets::read);
    let options = options::read(fields, action, usual);
    Some(Asked {
        action: action?,
        wanted: wanted?,
        options: options?,
    })
}

/// `POST /api/v1/actions`: a long list is read, looked up and stored where waiting is allowed.
pub(super) async fn start(call: Arc<Call>) -> Outcome {
    let reader = Arc::clone(&call);
    let asked = on_disk(move || Ok(asked(&reader))).await??;
    let is_dry_run = call.query.flag("dry_run")?;
    let chooser = Arc::clone(&call);
    let planned = on_disk(move || Ok(planned(&chooser, asked, is_dry_run))).await??;
    let start = match planned {
        Planned::Preview(answer) => return Ok(answer),
        Planned::Start(start) => start,
    };
    begin(call, start).await
}

async fn begin(call: Arc<Call>, start: StartJob) -> Outcome {
    let command = Command::Job(Box::new(JobCommand::Start(start)));
    let receipt = call.submit(command).await?;
    call.context.view.wait_for(receipt.position).await;
    on_disk(move || Ok(started(&call, receipt.position))).await?
}

fn asked(call: &Call) -> Result<Asked, Problem> {
    let mut fields = call.fields()?;
    let action = fields.required_parsed::<JobAction>("action");
    // What its fields are is told to nobody who may not do it.
    if let Some(action) = action {
        call.check_role(role_for(action))?;
    }
    let usual = UsualPace::of(&call.context.view.read());
    let asked = read(&mut fields, action, usual);
    fields.finish(asked)
}

/// What a request comes to.
enum Planned {
    Preview(Answer),
    Start(StartJob),
}

fn planned(call: &Call, asked: Asked, is_dry_run: bool) -> Result<Planned, Problem> {
    let Asked {
        action,
        wanted,
        options,
    } = asked;
    let chosen = targets::choose(call, action, &wanted)?;
    let options = options.checked(call, action)?;
    if is_dry_run {
        return Ok(Planned::Preview(preview(call, &chosen)));
    }
    if chosen.list.is_empty() {
        let message = "match nothing: look at them with ?dry_run=true";
        return Err(Problem::invalid_field("targets", message));
    }
    Ok(Planned::Start(stored(call, action, chosen, options)?))
}

/// What starts the job, once its list of targets is stored. Waits for the disk.
fn stored(
    call: &Call,
    action: JobAction,
    chosen: Chosen,
    options: Options,
) -> Result<StartJob, Problem> {
    let total = u32::try_from(chosen.list.len())
        .map_err(|_| Problem::invalid_field("targets", "are too many"))?;
    let targets = call.context.target_lists.put(chosen.list)?;
    Ok(StartJob {
        action,
        targets,
        total,
        chosen_by: chosen.chosen_by,
        chosen_at: chosen.position,
        pace: options.pace,
        parameters: options.parameters,
        password: options.password,
    })
}

/// What is done to what administrators have set needs more than watching over phones.
pub(super) fn role_for(action: JobAction) -> Role {
    match action {
        JobAction::Restart
        | JobAction::UpdateConfiguration
        | JobAction::UpdateFirmware
        | JobAction::SendMessage
        | JobAction::CheckStatus
        | JobAction::ApproveDevices => Role::Operator,
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

fn started(call: &Call, position: Position) -> Outcome {
    let is_it = |job: &Job| job.position == position || job.position.next() == position;
    let id = {
        let projections = call.context.view.read();
        // The receipt of a keyed request is recorded behind what it did.
        let mut newest = projections.jobs.iter().rev();
        newest.find(|job| is_it(job)).map(|job| job.id)
    };
    let id = id.ok_or_else(|| Problem::new(Code::JobNotFound, "the job has gone already"))?;
    let (job, _) = jobs::seen(call, id)?;
    let view = StartedOrPreview::Started(Box::new(StartedView { job }));
    let answer = Answer::json(StatusCode::ACCEPTED, &view);
    Ok(answer.located(path(id)).at(position))
}

fn path(id: JobId) -> String {
    format!("/api/v1/jobs/{id}")
}
