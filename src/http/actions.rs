//! Actions on many targets: what is asked for becomes a job (M43 to M51, M64 to M69).
//!
//! Guarantee: which targets are meant is decided once, here, at one position; the list is durable
//! before the job that names it. A dry run tells whom it would touch and starts nothing; what says
//! how many it expects starts nothing if it is another number by then.
//! Deliberately not here: carrying jobs out (`processes`), and what a target's turn comes to
//! (`domain/job`).

pub(super) mod approval;
mod options;
pub(super) mod pace;
mod preview;
mod targets;

use std::sync::Arc;

use actix_web::http::StatusCode;
use projections::jobs::Job;
use schemas::{
    JobId, Position,
    commands::{Command, JobCommand, StartJob},
    events::{JobAction, Role},
};
use serde::Serialize;
use serde_json::Value;

use self::{
    options::Options,
    pace::UsualPace,
    preview::PreviewView,
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
    /// Whether names that nobody has are left out.
    skip_missing: bool,
    /// How many targets a preview has shown to whoever asks.
    expected_count: Option<u32>,
    options: Options,
}

fn read(fields: &mut Fields, action: Option<JobAction>, usual: UsualPace) -> Option<Asked> {
    let wanted = fields.required_object("targets", targets::read);
    let skip_missing = fields.flag("skip_missing").unwrap_or(false);
    let expected_count = fields.number("expected_count", 0, u32::MAX);
    let options = options::read(fields, action, usual);
    Some(Asked {
        action: action?,
        wanted: wanted?,
        skip_missing,
        expected_count,
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
        skip_missing,
        expected_count,
        options,
    } = asked;
    let chosen = targets::choose(call, action, &wanted, skip_missing)?;
    let options = options.checked(call, action)?;
    if is_dry_run {
        let preview = PreviewView::of(&call.context, &chosen);
        let answer = Answer::ok(&StartedOrPreview::Preview(preview));
        return Ok(Planned::Preview(answer.at(chosen.position)));
    }
    check_count(expected_count, chosen.list.len())?;
    if chosen.list.is_empty() {
        let message = "match nothing: look at them with ?dry_run=true";
        return Err(Problem::invalid_field("targets", message));
    }
    Ok(Planned::Start(stored(call, action, chosen, options)?))
}

/// Refuses what would touch more or less than whoever asks for it was shown.
///
/// # Errors
/// It is another number.
pub(super) fn check_count(expected: Option<u32>, found: usize) -> Result<(), Problem> {
    match expected {
        Some(expected) if usize::try_from(expected).ok() != Some(found) => {
            let detail = format!(
                "{expected} were expected and it is {found} now: look at them again, and send it \
                 with the new number"
            );
            Err(Problem::new(Code::TargetsChanged, detail))
        }
        _ => Ok(()),
    }
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

/// The role of each action, by its name.
pub(super) fn roles() -> Value {
    let role = |action: JobAction| {
        let (name, role) = (action.name().to_owned(), role_for(action).name());
        (name, Value::from(role))
    };
    JobAction::ALL.iter().copied().map(role).collect()
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
