//! Making and revoking tokens for scripts.

use std::sync::Arc;

use schemas::{ContentHash, Position, Secret, Timestamp, commands::Command, events::Role};

use crate::http::{
    answer::Answer,
    call::Call,
    fields::Fields,
    identity::TOKEN_PREFIX,
    passwords::PasswordError,
    problem::{Code, Problem},
    routes::Outcome,
    sessions::random_token,
};

/// How long a token lives that says nothing: 90 days.
const LIFE_SECONDS: u32 = 90 * 86_400;
/// How long a token lives at most: a leap year.
pub(in crate::http) const LIFE_SECONDS_MAX: u32 = 366 * 86_400;

/// `POST /api/v1/tokens`; the token.
pub(in crate::http) async fn create(call: &Call) -> Result<(Secret, Position), Problem> {
    let now = Timestamp(call.context.clock.now_ms());
    let mut fields = call.fields()?;
    let name = fields.required_name("name");
    let role = fields.required_parsed::<Role>("role");
    let expires_at = expires_at(&mut fields, now);
    let ((name, role), expires_at) = fields.finish(name.zip(role).zip(expires_at))?;
    let random = random_token().map_err(|error| Problem::from(PasswordError::Random(error)))?;
    let token = Secret::new(&format!("{TOKEN_PREFIX}{}", random.expose()));
    let command = Command::CreateToken {
        name,
        role,
        expires_at,
        hash: ContentHash::of(token.expose().as_bytes()),
    };
    let receipt = call.submit_for_secret(command).await;
    let receipt = receipt.map_err(|problem| match problem.code() {
        Code::RoleRequired => problem.of_field("role"),
        _ => problem,
    })?;
    Ok((token, receipt.position))
}

/// When the token ends: a time, or seconds from now, or the usual life.
fn expires_at(fields: &mut Fields, now: Timestamp) -> Option<Timestamp> {
    let at = fields.parsed::<Timestamp>("expires_at");
    let seconds = fields.number("expires_in_seconds", 1, LIFE_SECONDS_MAX);
    let at = match (at, seconds) {
        (Some(_), Some(_)) => {
            fields.refuse("expires_in_seconds", "give this or expires_at, not both");
            return None;
        }
        (Some(at), None) => at,
        (None, seconds) => now.plus_ms(i64::from(seconds.unwrap_or(LIFE_SECONDS)) * 1000),
    };
    let life_ms = at.since_ms(now);
    if life_ms <= 0 || life_ms > i64::from(LIFE_SECONDS_MAX) * 1000 {
        let message = "must be a time from now on, 366 days ahead at most";
        fields.refuse("expires_at", message);
        return None;
    }
    Some(at)
}

/// `DELETE /api/v1/tokens/{id}`
pub(in crate::http) async fn revoke(call: Arc<Call>) -> Outcome {
    call.no_fields()?;
    let id = call.parameter("id").parse::<u64>();
    let token = id.map(Position).map_err(|_| {
        let detail = "the id of a token is a number: see GET /api/v1/tokens";
        Problem::new(Code::TokenNotFound, detail)
    })?;
    let receipt = call.submit(Command::RevokeToken { token }).await?;
    Ok(Answer::no_content().at(receipt.position))
}
