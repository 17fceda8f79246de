//! Holding jobs up, letting them go on, ending them.

use schemas::{
    JobId, Position,
    commands::{Command, JobCommand},
};

use crate::http::{
    actions::role_for,
    call::Call,
    known,
    problem::{Code, Problem},
};

/// `POST /api/v1/jobs/{id}/pause`
pub(in crate::http) async fn pause(call: &Call) -> Result<(JobId, Position), Problem> {
    submit(call, JobCommand::Pause).await
}

/// `POST /api/v1/jobs/{id}/resume`
pub(in crate::http) async fn resume(call: &Call) -> Result<(JobId, Position), Problem> {
    submit(call, JobCommand::Resume).await
}

/// `POST /api/v1/jobs/{id}/cancel`
pub(in crate::http) async fn cancel(call: &Call) -> Result<(JobId, Position), Problem> {
    submit(call, JobCommand::Cancel).await
}

/// Records that the new passwords of a job's users are shown.
pub(in crate::http) async fn show_passwords(call: &Call, id: JobId) -> Result<Position, Problem> {
    call.no_fields()?;
    let command = Command::Job(Box::new(JobCommand::ShowSecrets(id)));
    Ok(call.submit_for_secret(command).await?.position)
}

/// What holds a job up or ends it takes the role that starting it takes.
async fn submit(
    call: &Call,
    command: impl FnOnce(JobId) -> JobCommand,
) -> Result<(JobId, Position), Problem> {
    let id = id(call)?;
    call.no_fields()?;
    let known = known::job(&call.context, id);
    if let Some(job) = &known {
        call.check_role(role_for(job.action))?;
    }
    if known.is_some_and(|job| job.has_ended) {
        let detail = format!("job {id} has ended: nothing of it goes on");
        return Err(Problem::new(Code::JobEnded, detail));
    }
    let receipt = call.submit(Command::Job(Box::new(command(id)))).await?;
    Ok((id, receipt.position))
}

/// The job that the path names.
pub(in crate::http) fn id(call: &Call) -> Result<JobId, Problem> {
    let number = call.parameter("id").parse();
    number
        .map(JobId)
        .map_err(|_| Problem::new(Code::JobNotFound, "a job's id is a number"))
}
