//! Creating, changing and removing accounts.

use std::sync::Arc;

use schemas::{Position, commands::Command, events::Role};

use crate::http::{
    answer::Answer,
    call::Call,
    problem::Problem,
    routes::Outcome,
    session::{check_new_password, check_password_change},
};

/// `POST /api/v1/admins`; the name of the account.
pub(in crate::http) async fn create(call: &Call) -> Result<(String, Position), Problem> {
    let mut fields = call.fields()?;
    let name = fields.required_name("name");
    let role = fields.required_parsed::<Role>("role");
    let password = check_new_password(&mut fields, "password", name.as_deref());
    let ((name, role), password) = fields.finish(name.zip(role).zip(password))?;
    let password_hash = call.context.gate.passwords.hash(password).await?;
    let command = Command::CreateAdmin {
        name: name.clone(),
        role,
        password_hash,
    };
    Ok((name, call.submit(command).await?.position))
}

/// `PATCH /api/v1/admins/{name}`: its sessions end, its tokens stay.
pub(in crate::http) async fn change(call: &Call) -> Result<Position, Problem> {
    let name = call.parameter("name").to_owned();
    let mut fields = call.fields()?;
    let role = fields.parsed::<Role>("role");
    let password = check_password_change(&mut fields, "password", &name);
    fields.finish(Some(()))?;
    let password_hash = match password {
        Some(password) => Some(call.context.gate.passwords.hash(password).await?),
        None => None,
    };
    let command = Command::ChangeAdmin {
        name,
        role,
        password_hash,
    };
    Ok(call.submit(command).await?.position)
}

/// `DELETE /api/v1/admins/{name}`: its sessions and tokens end.
pub(in crate::http) async fn delete(call: Arc<Call>) -> Outcome {
    call.no_fields()?;
    let name = call.parameter("name").to_owned();
    let receipt = call.submit(Command::DeleteAdmin { name }).await?;
    Ok(Answer::no_content().at(receipt.position))
}
