//! An account's own password: who knows it may change it.
//!
//! Guarantee: all other sessions of the account end and the one that asked gets a new cookie; who
//! guesses the current password in a session that was left open is made to wait. Deliberately not
//! here: what a password must be like (`passwords`), and setting other accounts' (`write`).

use std::sync::Arc;

use schemas::{commands::Command, events::SecurityKind};

use super::{
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
    session::{check_new_password, own_session, started},
};

/// `POST /api/v1/session/password`
pub(super) async fn change(call: Arc<Call>) -> Outcome {
    let (signed_in, session) = own_session(&call);
    let mut fields = call.fields()?;
    let current = fields.required_secret("current_password");
    let new = check_new_password(&mut fields, "new_password", Some(&signed_in.name));
    let (current, new) = fields.finish(current.zip(new))?;
    let (context, gate) = (&call.context, &call.context.gate);
    let credentials = {
        let projections = context.view.read();
        let admin = projections.admins.get(signed_in.admin);
        admin.map(|admin| (admin.credentials_version, admin.password_hash.clone()))
    };
    let (credentials_version, password_hash) = credentials.unzip();
    gate.attempt_own_password(signed_in.admin, context.clock.now_ms())?;
    let is_right = gate.passwords.verify(current, password_hash).await?;
    let Some(credentials_version) = credentials_version.filter(|_| is_right) else {
        let kind = SecurityKind::WrongPassword;
        let detail = "the current password was wrong when a new one was to be set";
        context.record_security(signed_in.actor(), kind, detail, call.address);
        let detail = "is not the account's password; mind upper and lower case";
        return Err(Problem::new(Code::WrongPassword, detail).of_field("current_password"));
    };
    gate.own_password_was_right(signed_in.admin);
    let password_hash = gate.passwords.hash(new).await?;
    let command = Command::ChangeOwnPassword {
        admin: signed_in.admin,
        credentials_version,
        password_hash,
    };
    let position = call.submit(command).await?.position;
    gate.sessions.end(session);
    // Exactly the version that this change has made: should another have followed, the new session
    // ends with all others.
    let who = (signed_in.admin, signed_in.name.as_str(), signed_in.role);
    started(&call, who, credentials_version + 1, position)
}
