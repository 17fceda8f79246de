//! Administrators' accounts, without anything that opens them.

use projections::admins::Admin;
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
    last_sign_in_at: Option<Timestamp>,
}

fn view(admin: &Admin) -> AdminView<'_> {
    AdminView {
        name: &admin.name,
        role: admin.role,
        created_at: admin.created_at,
        last_sign_in_at: admin.last_sign_in_at,
    }
}

/// `GET /api/v1/admins`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let named = projections
        .admins
        .iter()
        .map(|admin| (admin.name.to_lowercase(), view(admin)))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// The account of this name, in whatever case.
pub(in crate::http) fn named(call: &Call, name: &str) -> Outcome {
    let projections = call.context.view.read();
    let admin = projections
        .admins
        .by_name(name)
        .ok_or_else(|| Problem::new(Code::AdminNotFound, "there is no account of that name"))?;
    Ok(Answer::ok(&view(admin)).at(projections.position))
}
