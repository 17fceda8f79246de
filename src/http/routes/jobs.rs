//! Writes about jobs that answer with the job: the write comes first and knows nothing of the read.

use std::sync::Arc;

use schemas::{JobId, Position};

use super::Outcome;
use crate::http::{answer::Answer, call::Call, read, received::on_disk, write};

pub(super) async fn pause(call: Arc<Call>) -> Outcome {
    shown(&call, write::jobs::pause(&call).await?).await
}

pub(super) async fn resume(call: Arc<Call>) -> Outcome {
    shown(&call, write::jobs::resume(&call).await?).await
}

pub(super) async fn cancel(call: Arc<Call>) -> Outcome {
    shown(&call, write::jobs::cancel(&call).await?).await
}

/// The job as the write has left it.
async fn shown(call: &Arc<Call>, (id, position): (JobId, Position)) -> Outcome {
    let reader = Arc::clone(call);
    let answer = on_disk(move || Ok(read::jobs::shown(&reader, id))).await??;
    Ok(answer.at(position))
}

/// `POST /api/v1/jobs/{id}/passwords`: shows them, and never again.
pub(super) async fn passwords(call: Arc<Call>) -> Outcome {
    let id = write::jobs::id(&call)?;
    let reader = Arc::clone(&call);
    let view = on_disk(move || Ok(read::jobs::passwords(&reader, id))).await??;
    let position = write::jobs::show_passwords(&call, id).await?;
    Ok(Answer::ok(&view).at(position))
}
