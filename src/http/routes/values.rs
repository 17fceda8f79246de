//! Writes of placeholders, overrides and settings that answer with what there is now: the write
//! comes first and knows nothing of the read.

use std::sync::Arc;

use actix_web::web;
use schemas::{Position, commands::PlaceholderPlace};

use super::{Outcome, encoded};
use crate::http::{
    call::Call,
    problem::{Code, Problem},
    read, write,
};

pub(super) async fn create_placeholder(call: Arc<Call>) -> Outcome {
    let (place, name, position) = write::placeholders::create(&call).await?;
    let owner = match &place {
        PlaceholderPlace::System => "system".to_owned(),
        PlaceholderPlace::Model(model) => format!("model/{}", encoded(model.as_str())),
        PlaceholderPlace::Region(region) => format!("region/{}", encoded(region.as_str())),
        PlaceholderPlace::Device(mac) => format!("device/{mac}"),
    };
    let location = format!("/api/v1/placeholders/{owner}/{name}");
    Ok(read::placeholders::at(&call, &place, &name)?
        .created(location)
        .at(position))
}

pub(super) async fn change_placeholder(call: Arc<Call>) -> Outcome {
    let (place, name, position) = write::placeholders::change(&call).await?;
    Ok(read::placeholders::at(&call, &place, &name)?.at(position))
}

pub(super) async fn copy_placeholders(call: Arc<Call>) -> Outcome {
    let before = call.context.view.position();
    let (from, to, position) = write::placeholders::copy(&call).await?;
    Ok(read::placeholders::copied(&call, (&from, &to), before)?.at(position))
}

pub(super) async fn set_override(call: Arc<Call>) -> Outcome {
    let (place, parameter, position) = write::overrides::set(&call).await?;
    Ok(read::overrides::at(&call, &place, &parameter)?.at(position))
}

pub(super) async fn apply_preset(call: Arc<Call>) -> Outcome {
    let applied = write::overrides::apply(&call).await?;
    let (place, preset) = (&applied.place, &applied.preset.name);
    Ok(read::overrides::applied(&call, place, preset, &applied.parameters)?.at(applied.position))
}

pub(super) async fn change_system_settings(call: Arc<Call>) -> Outcome {
    let position = write::settings::system(&call).await?;
    read_disk(call, read::settings::system, position).await
}

pub(super) async fn change_ldap_settings(call: Arc<Call>) -> Outcome {
    let position = write::settings::ldap(&call).await?;
    Ok(read::settings::ldap(&call)?.at(position))
}

pub(super) async fn change_phone_settings(call: Arc<Call>) -> Outcome {
    let position = write::settings::phones(&call).await?;
    Ok(read::settings::phones(&call)?.at(position))
}

/// What a read that may wait for the disk answers, behind a write.
async fn read_disk(call: Arc<Call>, read: fn(&Call) -> Outcome, position: Position) -> Outcome {
    let outcome = web::block(move || read(&call)).await;
    let stopping = |_| {
        Problem::new(
            Code::Stopping,
            "it is done, and cannot be shown: look again",
        )
    };
    Ok(outcome.map_err(stopping)??.at(position))
}
