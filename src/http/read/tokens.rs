//! Tokens for scripts, without the tokens themselves.

use projections::{Projections, tokens::Token};
use schemas::{AdminId, ContentHash, Position, Secret, Timestamp, events::Role};
use serde::Serialize;

use super::{List, small_list};
use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// A token.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Token")]
pub(in crate::http) struct TokenView<'a> {
    id: Position,
    name: &'a str,
    /// What it may do, and never more than its account.
    role: Role,
    /// The name of the account that made it.
    account: &'a str,
    created_at: Timestamp,
    expires_at: Timestamp,
}

/// A token that was just made.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "NewToken")]
pub(in crate::http) struct NewTokenView<'a> {
    #[serde(flatten)]
    view: TokenView<'a>,
    /// What scripts send behind `Bearer`; shown this once.
    token: &'a str,
}

fn view<'a>(token: &'a Token, projections: &'a Projections) -> Option<TokenView<'a>> {
    Some(TokenView {
        id: token.id,
        name: &token.name,
        role: token.role,
        account: &projections.admins.get(token.admin)?.name,
        created_at: token.created_at,
        expires_at: token.expires_at,
    })
}

/// `GET /api/v1/tokens`: those of the account that asks; a supervisor sees all.
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let (own, sees_all) = call.signed_in.as_ref().map_or_else(
        || (AdminId::default(), false),
        |signed_in| (signed_in.admin, signed_in.role == Role::Supervisor),
    );
    let projections = call.context.view.read();
    let named = projections
        .tokens
        .iter()
        .filter(|token| sees_all || token.admin == own)
        // Digits of one length: the order of the texts is that of the numbers.
        .filter_map(|token| Some((format!("{:020}", token.id.0), view(token, &projections)?)))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "id", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// A token that was just made: the one time that it is shown.
pub(in crate::http) fn made(call: &Call, token: &Secret) -> Outcome {
    let token = token.expose();
    let projections = call.context.view.read();
    let hash = ContentHash::of(token.as_bytes());
    let found = projections.tokens.by_hash(&hash);
    let view = found.and_then(|token| view(token, &projections));
    let view = view.ok_or_else(|| {
        let detail = "the token was made and revoked in the same moment: make another one";
        Problem::new(Code::TokenNotFound, detail)
    })?;
    let location = format!("/api/v1/tokens/{}", view.id);
    Ok(Answer::ok(&NewTokenView { view, token }).created(location))
}
