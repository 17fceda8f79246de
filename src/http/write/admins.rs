//! Creating accounts.

use schemas::{Position, commands::Command, events::Role};

use crate::http::{call::Call, problem::Problem, session::check_new_password};

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
