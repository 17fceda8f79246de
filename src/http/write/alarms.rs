//! Ending alarms by hand.

use std::sync::Arc;

use schemas::{Mac, Position, commands::Command};

use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

/// `POST /api/v1/alarms/{id}/clear`
pub(in crate::http) async fn clear(call: Arc<Call>) -> Outcome {
    let (mac, raised) = phone_and_position(call.parameter("id"))?;
    call.no_fields()?;
    let receipt = call.submit(Command::ClearAlarm { mac, raised }).await?;
    Ok(Answer::no_content().at(receipt.position))
}

/// An alarm's id is `<mac>-<position>`; what is no id is no alarm's.
fn phone_and_position(id: &str) -> Result<(Mac, Position), Problem> {
    let parsed = id
        .rsplit_once('-')
        .and_then(|(mac, position)| Some((mac.parse().ok()?, Position(position.parse().ok()?))));
    parsed.ok_or_else(|| {
        Problem::new(
            Code::AlarmNotFound,
            "take the id from the list of active alarms",
        )
    })
}
