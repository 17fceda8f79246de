//! Which errors each route can answer with.
//!
//! Guarantee: what follows from a row of the route table (who may, that it reads or writes, that it
//! has parameters) is said here once; what else a handler can refuse stands with its description.
//! The tests of the listener compare every answer that they get with it.

use std::collections::BTreeMap;

use schemas::events::Role;

use super::operation::Operation;
use crate::http::{
    problem::Code,
    requests as keys,
    routes::{Access, Body, Handler, Method, Route},
};

/// The codes of a route's errors, by status, each once.
pub(super) fn of(route: &Route, operation: &Operation) -> BTreeMap<u16, Vec<Code>> {
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    let mut add = |status: u16, code: Code| {
        let codes = by_status.entry(status).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    };
    let implied = [
        of_access(route.access),
        of_method(route.method),
        of_body(route),
        of_handler(&route.handler),
        of_path(route.path),
        of_key(route),
    ];
    for code in implied.concat().iter().chain(operation.codes) {
        add(code.status().as_u16(), *code);
    }
    for code in operation.field_codes {
        add(Code::InvalidRequest.status().as_u16(), *code);
    }
    by_status
}

fn of_access(access: Access) -> Vec<Code> {
    match access {
        Access::Public | Access::Setup => vec![],
        Access::SignIn => vec![Code::SetupRequired],
        Access::Scraper => vec![Code::AddressNotAllowed, Code::NotSignedIn],
        Access::Session => vec![
            Code::SetupRequired,
            Code::NotSignedIn,
            Code::SessionRequired,
        ],
        // Everybody who is signed in may read.
        Access::Role(Role::Monitor) => vec![Code::SetupRequired, Code::NotSignedIn],
        Access::Role(Role::Operator | Role::Administrator | Role::Supervisor) => {
            vec![Code::SetupRequired, Code::NotSignedIn, Code::RoleRequired]
        }
    }
}

fn of_method(method: Method) -> Vec<Code> {
    match method {
        Method::Get => vec![Code::InvalidRequest, Code::PositionNotReached],
        Method::Post | Method::Put | Method::Patch | Method::Delete => vec![
            Code::Csrf,
            Code::BodyTooSlow,
            Code::BodyTooLarge,
            Code::UnsupportedMediaType,
            Code::InvalidRequest,
        ],
    }
}

/// What a body can be wrong about, beside what all bodies can.
fn of_body(route: &Route) -> Vec<Code> {
    match route.body {
        _ if route.method == Method::Get => vec![],
        Body::Json => vec![Code::MalformedJson],
        Body::File(taken) | Body::StoredFile(taken) | Body::Table(taken) => {
            let json = taken.media_types.contains(&"application/json");
            let json = json.then_some(Code::MalformedJson);
            let stored = !matches!(route.body, Body::File(_));
            let place = stored.then_some(Code::TooManyStreams);
            let always = [Code::MalformedBody];
            always.into_iter().chain(json).chain(place).collect()
        }
    }
}

fn of_handler(handler: &Handler) -> Vec<Code> {
    match handler {
        Handler::Read(_) => vec![],
        Handler::ReadDisk(_) => vec![Code::Internal],
        Handler::Write(_) => vec![
            Code::Internal,
            Code::QueueFull,
            Code::ReadOnly,
            Code::Stopping,
        ],
    }
}

/// A parameter that is no text leads nowhere.
fn of_path(path: &str) -> Vec<Code> {
    match path.contains('{') {
        true => vec![Code::NotFound],
        false => vec![],
    }
}

/// What a request's key can be wrong about.
fn of_key(route: &Route) -> Vec<Code> {
    match keys::takes_key(route) {
        true => vec![
            Code::IdempotencyKeyInvalid,
            Code::IdempotencyKeyReused,
            Code::IdempotencyKeySpent,
        ],
        false => vec![],
    }
}
