//! Creating, changing and removing users (M59, M60).

use std::sync::Arc;

use schemas::{
    Mac, Position, RegionName, UserId,
    commands::{Command, CreateUser, UserChange, UserCommand},
    events::PhoneAction,
};

use super::generate;
use crate::{
    http::{
        answer::Answer,
        call::Call,
        known,
        problem::{Code, Problem},
        routes::Outcome,
    },
    processes::maker::Shared,
};

/// What happens to the phones that a change is about (M62).
pub(in crate::http) const QUERY: &[&str] = &["generate", "update"];

/// What the query asks for.
#[derive(Clone, Copy)]
pub(super) struct Afterwards {
    generate: bool,
    update: bool,
}

impl Afterwards {
    pub(super) fn of(call: &Call) -> Result<Self, Problem> {
        Ok(Self {
            generate: call.query.one_parsed("generate")?.unwrap_or(true),
            update: call.query.flag("update")?,
        })
    }

    /// Makes the phones' files, and tells the phones to fetch them. Phones for which no file can be
    /// made have none, and are told all the same.
    pub(super) async fn happens(self, call: &Call, macs: &[Mac]) -> Result<Position, Problem> {
        if self.generate {
            let made = call
                .context
                .maker
                .make_all(macs, Shared::Kept, call.actor())
                .await;
            made.map_err(generate::interrupted)?;
        }
        if self.update {
            for mac in macs {
                let command = Command::QueueCommand {
                    mac: *mac,
                    action: PhoneAction::UpdateConfiguration,
                    parameters: vec![],
                };
                call.submit(command).await.map_err(after_the_change)?;
            }
        }
        Ok(call.context.view.position())
    }
}

/// The change is done, and only a phone was not told.
fn after_the_change(problem: Problem) -> Problem {
    match problem.code() {
        Code::TooManyCommands | Code::DeviceNotFound => {
            let detail = format!(
                "it is changed, but a phone was not told: {}",
                problem.detail()
            );
            Problem::new(problem.code(), detail)
        }
        _ => problem,
    }
}

/// `POST /api/v1/users`; the name under which the user is found.
pub(in crate::http) async fn create(call: &Call) -> Result<(String, Position), Problem> {
    let mut fields = call.fields()?;
    let name = fields.required_name("name");
    let display_name = fields.name("display_name");
    let password = fields.sip_password("password");
    let region = fields.required_parsed::<RegionName>("region");
    let (name, region) = fields.finish(name.zip(region))?;
    let user = CreateUser {
        name: name.clone(),
        display_name,
        password,
        region: Some(region),
    };
    let receipt = call.submit(Command::CreateUser(Box::new(user))).await;
    Ok((name, receipt.map_err(super::region_is_field)?.position))
}

/// `PATCH /api/v1/users/{name}`; who the user is.
pub(in crate::http) async fn change(call: &Call) -> Result<(UserId, Position), Problem> {
    let afterwards = Afterwards::of(call)?;
    let mut fields = call.fields()?;
    let change = UserChange {
        name: fields.name("name"),
        display_name: fields.name("display_name"),
        password: fields.sip_password("password"),
        region: fields.parsed::<RegionName>("region"),
    };
    let change = fields.finish(Some(change))?;
    let user = known::user(&call.context, call.parameter("name"))?;
    let id = user.id;
    let receipt = submit(call, UserCommand::Change { user: id, change }).await;
    let position = receipt.map_err(super::region_is_field)?;
    let reached = afterwards.happens(call, &user.macs).await?;
    Ok((id, position.max(reached)))
}

/// `DELETE /api/v1/users/{name}`: the user's phones leave the fleet too.
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    call.no_fields()?;
    let user = known::user(&call.context, call.parameter("name"))?;
    let position = submit(&call, UserCommand::Delete { user: user.id }).await?;
    Ok(Answer::no_content().at(position))
}

pub(super) async fn submit(call: &Call, command: UserCommand) -> Result<Position, Problem> {
    let command = Command::User(Box::new(command));
    let receipt = call.submit(command).await;
    Ok(receipt.map_err(firmware_is_field)?.position)
}

/// A firmware that there is not was named in a field.
pub(super) fn firmware_is_field(problem: Problem) -> Problem {
    match problem.code() {
        Code::FirmwareNotFound => problem.of_field("firmware"),
        _ => problem,
    }
}
