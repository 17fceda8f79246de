//! Creating, changing and removing regions.

use std::sync::Arc;

use schemas::{
    Position, RegionName,
    commands::{Command, RegionChange},
};

use super::maintenance::maintenance;
use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
    setup,
};

/// `POST /api/v1/regions`
pub(in crate::http) async fn create(call: &Call) -> Result<(RegionName, Position), Problem> {
    let mut fields = call.fields()?;
    let name = fields.required_parsed::<RegionName>("name");
    let settings = setup::region_settings(&mut fields);
    let maintenance = maintenance(&mut fields).flatten();
    let (name, settings) = fields.finish(name.zip(settings))?;
    let command = Command::CreateRegion {
        name: name.clone(),
        settings,
        maintenance,
    };
    Ok((name, call.submit(command).await?.position))
}

/// `PATCH /api/v1/regions/{name}`: absent fields stay. A region keeps its name for ever.
pub(in crate::http) async fn change(call: &Call) -> Result<Position, Problem> {
    let name: RegionName = call.parsed_parameter("name", Code::RegionNotFound)?;
    let mut fields = call.fields()?;
    let change = RegionChange {
        networks: setup::networks(&mut fields),
        onboarding: fields.parsed("onboarding"),
        phone_credentials: fields.parsed("phone_credentials"),
        reachable: fields.flag("reachable"),
        disconnect_after_seconds: setup::disconnect_after_seconds(&mut fields),
        maintenance: maintenance(&mut fields),
    };
    let change = Box::new(fields.finish(Some(change))?);
    Ok(call
        .submit(Command::ChangeRegion { name, change })
        .await?
        .position)
}

/// `DELETE /api/v1/regions/{name}`
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    let name: RegionName = call.parsed_parameter("name", Code::RegionNotFound)?;
    call.no_fields()?;
    let receipt = call.submit(Command::DeleteRegion { name }).await?;
    Ok(Answer::no_content().at(receipt.position))
}
