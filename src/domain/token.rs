//! Tokens for scripts: made and taken back.
//!
//! Guarantee: nobody hands on more than they may do themselves, and an account has so many tokens
//! and no more. A token lives as long as it said and its account exists; another password leaves it
//! alone, another role caps it. Deliberately not here: the tokens themselves and checking them.

use schemas::{
    Actor, AdminId, ContentHash, Position, Secret, Subject, Timestamp,
    events::{RecordedEvent, Role, TokenCreated, TokenRevoked},
    private::Personal,
};

use super::{
    access::about_admin,
    context::Context,
    refusal::Refusal,
    reply::Decision,
    state::{State, Token},
};

/// How many tokens that have not expired an account may have.
pub const TOKENS_PER_ACCOUNT_MAX: usize = 100;

/// The account in whose name `actor` acts, and what it may do: a token the less of what it and its
/// account may.
fn rights(state: &State, actor: Actor) -> Result<(AdminId, Role), Refusal> {
    let (id, token) = match actor {
        Actor::Admin(id) => (id, None),
        Actor::Token { admin, token } => (admin, Some(token)),
        Actor::Phone | Actor::Anonymous | Actor::CommandLine | Actor::Process(_) => {
            return Err(Refusal::UnknownAdmin);
        }
    };
    let admin = state.admins.get(&id).ok_or(Refusal::UnknownAdmin)?;
    let Some(token) = token else {
        return Ok((id, admin.role));
    };
    let token = admin.tokens.iter().find(|own| own.id == token);
    let token = token.ok_or(Refusal::UnknownToken)?;
    Ok((id, token.role.min(admin.role)))
}

pub(super) fn decide_create(
    state: &State,
    actor: Actor,
    (name, role): (&str, Role),
    expires_at: Timestamp,
    hash: &ContentHash,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let (id, has) = rights(state, actor)?;
    if role > has {
        return Err(Refusal::RoleTooHigh { has });
    }
    let tokens = state.admins.get(&id).map(|admin| admin.tokens.as_slice());
    let is_live = |token: &&Token| token.expires_at > context.now;
    if tokens.unwrap_or_default().iter().filter(is_live).count() >= TOKENS_PER_ACCOUNT_MAX {
        return Err(Refusal::TooManyTokens(TOKENS_PER_ACCOUNT_MAX));
    }
    let event = TokenCreated {
        role,
        expires_at,
        name: Personal::new(name.to_owned()),
        hash: Secret::new(&hash.to_string()),
    };
    Ok(Decision::done(vec![about_admin(id, event)]))
}

/// A token is taken back by its own account, or by a supervisor; to others it does not exist.
pub(super) fn decide_revoke(
    state: &State,
    actor: Actor,
    token: Position,
) -> Result<Decision, Refusal> {
    let (id, has) = rights(state, actor)?;
    let mut owners = state.admins.iter();
    let owner = owners.find(|(_, admin)| admin.tokens.iter().any(|one| one.id == token));
    match owner {
        Some((owner, _)) if *owner == id || has == Role::Supervisor => {
            let event = TokenRevoked { token };
            Ok(Decision::done(vec![about_admin(*owner, event)]))
        }
        Some(_) | None => Err(Refusal::UnknownToken),
    }
}

pub(super) fn created(state: &mut State, recorded: &RecordedEvent, event: &TokenCreated) {
    let Subject::Admin(id) = recorded.subject else {
        return;
    };
    if let Some(admin) = state.admins.get_mut(&id) {
        admin
            .tokens
            .retain(|token| token.expires_at > recorded.time);
        admin.tokens.push(Token {
            id: recorded.position,
            role: event.role,
            expires_at: event.expires_at,
        });
    }
}

pub(super) fn revoked(state: &mut State, recorded: &RecordedEvent, event: &TokenRevoked) {
    if let Subject::Admin(id) = recorded.subject
        && let Some(admin) = state.admins.get_mut(&id)
    {
        admin.tokens.retain(|token| token.id != event.token);
    }
}
