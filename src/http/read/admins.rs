//! Administrators' accounts, without anything that opens them.

use projections::{Projections, admins::Admin};
use schemas::{Timestamp, events::Role};
use serde::Serialize;

use super::{List, small_list};
use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// An account.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Account")]
pub(in crate::http) struct AdminView<'a> {
    name: &'a str,
    role: Role,
    created_at: Timestamp,
    password_set_at: Timestamp,
    last_sign_in_at: Option<Timestamp>,
    /// How many tokens it has; expired ones count until it makes the next.
    tokens: usize,
}

fn view<'a>(admin: &'a Admin, projections: &Projections) -> AdminView<'a> {
    let tokens = projections.tokens.iter();
    AdminView {
        name: &admin.name,
        role: admin.role,
        created_at: admin.created_at,
        password_set_at: admin.password_set_at,
        last_sign_in_at: admin.last_sign_in_at,
        tokens: tokens.filter(|token| token.admin == admin.id).count(),
    }
}

/// `GET /api/v1/admins`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let named = projections
        .admins
        .iter()
        .map(|admin| (admin.name.to_lowercase(), view(admin, &projections)))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// `GET /api/v1/admins/{name}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    named(call, call.parameter("name"))
}

/// The account of this name, in whatever case.
pub(in crate::http) fn named(call: &Call, name: &str) -> Outcome {
    let projections = call.context.view.read();
    let admin = projections
        .admins
        .by_name(name)
        .ok_or_else(|| Problem::new(Code::AdminNotFound, "there is no account of that name"))?;
    Ok(Answer::ok(&view(admin, &projections)).at(projections.position))
}
