//! Users and what they have (M59, M60).

use projections::{
    page::Sort,
    users::{UserColumn, UserFilter, UserQuery},
};

use super::{List, invalid_cursor, page_request, regions};
use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["search", "region", "limit", "cursor", "sort"];

/// `GET /api/v1/users`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let query = UserQuery {
        filter: UserFilter {
            search: call.query.one("search")?,
            region: regions(&call.query)?,
        },
        page: page_request(&call.query, Sort::ascending(UserColumn::Name))?,
    };
    let projections = call.context.view.read();
    let page = projections.users(&query).map_err(invalid_cursor)?;
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// `GET /api/v1/users/{name}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    named(call, call.parameter("name"))
}

/// The user of this name, in whatever case.
pub(in crate::http) fn named(call: &Call, name: &str) -> Outcome {
    let projections = call.context.view.read();
    let user = projections.user(name).ok_or_else(unknown)?;
    Ok(Answer::ok(&user).at(projections.position))
}

pub(super) fn unknown() -> Problem {
    Problem::new(
        Code::UserNotFound,
        "there is no user of that name: create it first",
    )
}
