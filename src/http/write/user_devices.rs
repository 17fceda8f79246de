//! The phones of a user: given, changed, moved to another user, taken out (M61, M62).
//!
//! Guarantee: a phone that nobody has heard of is of the fleet at once, with its file; one of
//! another user moves, and both users stay.

use std::sync::Arc;

use schemas::{
    FileName, Mac, ModelName, Personal, Position,
    commands::{Command, UserCommand, UserDevice},
    events::PhoneChanged,
};

use super::{
    devices::{emptiable, named_as_built_in, vlan_id},
    users::{Afterwards, firmware_is_field, submit},
};
use crate::http::{
    HttpContext,
    answer::Answer,
    call::Call,
    fields::Fields,
    known::{self, KnownUser},
    macs,
    problem::{Code, Problem},
    routes::Outcome,
    texts,
};

/// What can be taken back.
const CLEARABLE: [&str; 6] = [
    "display_name",
    "model",
    "language",
    "vlan_mode",
    "vlan_id",
    "firmware",
];

/// An absent field stays as it is; an empty text or `null` takes back what was set.
fn read(fields: &mut Fields) -> PhoneChanged {
    fields.null_clears(&CLEARABLE);
    PhoneChanged {
        model: emptiable::<ModelName>(fields, "model"),
        language: fields.text("language", texts::WORD_LENGTH_MAX),
        vlan_mode: fields.text("vlan_mode", texts::WORD_LENGTH_MAX),
        vlan_id: vlan_id(fields, "vlan_id"),
        firmware: emptiable::<FileName>(fields, "firmware"),
        display_name: Personal::new(fields.text("display_name", texts::NAME_LENGTH_MAX)),
        ..PhoneChanged::default()
    }
}

/// What is wanted of a phone, where a model is set only against what the phone says.
fn device(context: &HttpContext, mac: Mac, mut settings: PhoneChanged) -> UserDevice {
    let model = settings.model.as_ref().and_then(|it| it.parse().ok());
    let known = known::model(context, mac);
    let is_so = |known: &String| {
        let wanted = settings.model.as_deref().unwrap_or_default();
        known.eq_ignore_ascii_case(wanted)
    };
    // A phone that comes new is of the model until it says another.
    if known.as_ref().is_none_or(is_so) {
        settings.model = None;
    }
    let built_in = named_as_built_in(context, &mut settings);
    UserDevice {
        mac,
        model,
        settings,
        built_in,
    }
}

/// `POST /api/v1/users/{name}/devices`; whose it is now, and which.
pub(in crate::http) async fn add(call: &Call) -> Result<(String, Mac, Position), Problem> {
    let afterwards = Afterwards::of(call)?;
    let mut fields = call.fields()?;
    let mac = macs::required(&mut fields, "mac");
    let settings = read(&mut fields);
    let mac = fields.finish(mac)?;
    let user = known::user(&call.context, call.parameter("name"))?;
    let device = Box::new(device(&call.context, mac, settings));
    let add = UserCommand::AddDevice {
        user: user.id,
        device,
    };
    let position = submit(call, add).await?;
    let reached = afterwards.happens(call, &[mac]).await?;
    Ok((user.name, mac, position.max(reached)))
}

/// `PATCH /api/v1/users/{name}/devices/{mac}`; which it is.
pub(in crate::http) async fn change(call: &Call) -> Result<(Mac, Position), Problem> {
    let afterwards = Afterwards::of(call)?;
    let mut fields = call.fields()?;
    let change = read(&mut fields);
    let new_owner = fields.name("user");
    let mut change = fields.finish(Some(change))?;
    let (_, mac) = of_path(call)?;
    let built_in = named_as_built_in(&call.context, &mut change);
    let command = match new_owner {
        None => Command::ChangePhone {
            mac,
            change: Box::new(change),
            built_in,
        },
        Some(name) => {
            let owner = known::user(&call.context, &name).map_err(|it| it.of_field("user"))?;
            let device = UserDevice {
                mac,
                model: None,
                settings: change,
                built_in,
            };
            Command::User(Box::new(UserCommand::AddDevice {
                user: owner.id,
                device: Box::new(device),
            }))
        }
    };
    let receipt = call.submit(command).await;
    let position = receipt.map_err(firmware_is_field)?.position;
    let reached = afterwards.happens(call, &[mac]).await?;
    Ok((mac, position.max(reached)))
}

/// `DELETE /api/v1/users/{name}/devices/{mac}`: out of the fleet.
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    call.no_fields()?;
    let (_, mac) = of_path(&call)?;
    let receipt = call.submit(Command::DeletePhone { mac }).await?;
    Ok(Answer::no_content().at(receipt.position))
}

/// The user and the phone of the path, which is one of the user's.
fn of_path(call: &Call) -> Result<(KnownUser, Mac), Problem> {
    let user = known::user(&call.context, call.parameter("name"))?;
    let mac = macs::typed(call.parameter("mac"));
    let mac = mac.map_err(|error| Problem::new(Code::DeviceNotFound, error.to_string()))?;
    match user.macs.binary_search(&mac) {
        Ok(_) => Ok((user, mac)),
        Err(_) => {
            let detail = format!("{mac} is no phone of that user");
            Err(Problem::new(Code::DeviceNotFound, detail))
        }
    }
}
