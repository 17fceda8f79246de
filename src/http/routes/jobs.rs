//! Writes about jobs that answer with the job: the write comes first and knows nothing of the read.

use std::sync::Arc;

use super::Outcome;
use crate::http::{answer::Answer, call::Call, read, received::on_disk, write};

pub(super) async fn pause(call: Arc<Call>) -> Outcome {
    let (id, position) = write::jobs::pause(&call).await?;
    Ok(read::jobs::shown(&call, id)?.at(position))
}

pub(super) async fn resume(call: Arc<Call>) -> Outcome {
    let (id, position) = write::jobs::resume(&call).await?;
    Ok(read::jobs::shown(&call, id)?.at(position))
}

pub(super) async fn cancel(call: Arc<Call>) -> Outcome {
    let (id, position) = write::jobs::cancel(&call).await?;
    Ok(read::jobs::shown(&call, id)?.at(position))
}

/// `POST /api/v1/jobs/{id}/passwords`: shows them, and never again.
pub(super) async fn passwords(call: Arc<Call>) -> Outcome {
    let id = write::jobs::id(&call)?;
    let reader = Arc::clone(&call);
    let view = on_disk(move || Ok(read::jobs::passwords(&reader, id))).await??;
    let position = write::jobs::show_passwords(&call, id).await?;
    Ok(Answer::ok(&view).at(position))
}
