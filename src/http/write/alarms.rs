//! Ending alarms by hand.

use std::sync::Arc;

use schemas::{AlarmId, commands::Command};

use crate::http::{answer::Answer, call::Call, problem::Code, routes::Outcome};

/// `POST /api/v1/alarms/{id}/clear`
pub(in crate::http) async fn clear(call: Arc<Call>) -> Outcome {
    let AlarmId { mac, raised } = call.parsed_parameter("id", Code::AlarmNotFound)?;
    call.no_fields()?;
    let receipt = call.submit(Command::ClearAlarm { mac, raised }).await?;
    Ok(Answer::no_content().at(receipt.position))
}
