//! The OpenAPI document of the admin listener, and the page that shows it.
//!
//! Guarantee: what there is comes from the one route table, what is answered from the very types
//! that are serialised; tests hold the rest to it (`tests`, and the contract test that drives every
//! route with generated requests). Made with schemars, which events have their schemas from: its
//! JSON Schema 2020-12 is that of OpenAPI 3.1, so one derive serves both, and a second library
//! (utoipa) would want a second one on every type. Deliberately not here: checking requests.

mod bodies;
pub(super) mod docs;
mod errors;
mod operation;
mod operations;
mod parameters;
mod requests;
mod responses;
#[cfg(test)]
pub(super) mod tests;
mod texts;

use std::sync::LazyLock;

use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use self::{
    operation::{Operation, Parameter},
    operations::TAGS,
};
use super::{
    answer::Answer,
    call::Call,
    cross_site::TOKEN_HEADER,
    problem, requests as keys,
    routes::{Access, Method, Outcome, ROUTES, Route},
    session::COOKIE,
};

/// What holds for the whole API, in Markdown.
const ABOUT: &str = "\
Manages a fleet of desk IP phones.

JSON in UTF-8. Times are RFC 3339 in UTC with milliseconds, MAC addresses 12 lower-case hex \
digits. Every answer carries `Rollcall-Position`, the log position that it reflects; a write \
answers with that of its events, and a read with `min_position` waits for it. Lists are read page \
by page with `limit` and `cursor`. Unknown fields and parameters are refused. In URLs a region may \
also be called a tenant: `/tenants`, `/placeholders/tenant/{owner}`, `?tenant=`.

Errors are RFC 9457 problems with a stable `code`; the runbook has a paragraph for each.

Sign in with `POST /api/v1/session`: browsers keep the cookie by themselves, and requests that \
change something send the session's `csrf_token` in the header `X-CSRF-Token`. Scripts send an API \
token instead: `Authorization: Bearer`. A session ends when it is not used; reads of a page that \
keeps itself up to date carry the header `Rollcall-Background`, and do not count as use.

A write with an `Idempotency-Key` happens once: within a day the same request under the same key \
has the first answer, marked with `Idempotency-Replayed`.";

static DOCUMENT: LazyLock<String> = LazyLock::new(|| format!("{:#}\n", document()));

/// The document: JSON, indented, with a line break at its end.
pub fn text() -> &'static str {
    &DOCUMENT
}

/// `GET /api/openapi.json`
pub(super) fn show(_: &Call) -> Outcome {
    Ok(Answer::document("application/json", text().as_bytes()))
}

fn document() -> Value {
    let mut generator = generator();
    let problem = operation::of::<problem::Body<'static>>(&mut generator).to_value();
    let mut paths = Map::new();
    for (route, operation) in described() {
        let described = operation_object(route, operation, &problem, &mut generator);
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        path[route.method.name().to_lowercase()] = described;
    }
    let tags: Vec<Value> = TAGS
        .iter()
        .map(|(name, description)| json!({"name": name, "description": description}))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rollcall",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "headers": responses::common_headers(),
            "securitySchemes": security_schemes(),
        },
    })
}

/// Gives schemas as they are serialised, those that have a name by reference.
fn generator() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    settings.into_generator()
}

/// Every row that is described, with its description. That none is without, a test sees to.
fn described() -> impl Iterator<Item = (&'static Route, &'static Operation)> {
    ROUTES.iter().filter_map(|route| {
        let of_route = |operation: &&Operation| {
            operation.path == route.path && operation.method == route.method
        };
        operations::all()
            .find(of_route)
            .map(|operation| (route, operation))
    })
}

fn operation_object(
    route: &Route,
    operation: &Operation,
    problem: &Value,
    generator: &mut SchemaGenerator,
) -> Value {
    let mut object = json!({
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        "security": security(route),
        "responses": responses::of(route, operation, problem, generator),
    });
    if !operation.description.is_empty() {
        object["description"] = operation.description.into();
    }
    if let Access::Role(role) = route.access {
        object["x-required-role"] = role.name().into();
    }
    if let Some((name, roles)) = operation.roles {
        object[name] = roles();
    }
    let waits = (route.method == Method::Get).then_some(&parameters::WAIT);
    let in_path = operation.path_parameters.iter().map(|it| (it, "path"));
    let in_query = operation.query.iter().chain(waits).map(|it| (it, "query"));
    let key = keys::takes_key(route).then_some(&parameters::IDEMPOTENCY_KEY);
    let in_header = operation.headers.iter().chain(key);
    let in_header = in_header.map(|it| (it, "header"));
    let parameters: Vec<Value> = in_path
        .chain(in_query)
        .chain(in_header)
        .map(|(parameter, place)| parameter_object(parameter, place, generator))
        .collect();
    if !parameters.is_empty() {
        object["parameters"] = parameters.into();
    }
    if let Some(body) = bodies::of_request(route, operation, generator) {
        object["requestBody"] = body;
    }
    object
}

fn parameter_object(parameter: &Parameter, place: &str, generator: &mut SchemaGenerator) -> Value {
    let schema = (parameter.schema)(generator).to_value();
    let schema = match parameter.is_repeatable {
        true => json!({"type": "array", "items": schema}),
        false => schema,
    };
    let mut object = json!({
        "name": parameter.name,
        "in": place,
        "required": place == "path",
        "description": parameter.description,
        "schema": schema,
    });
    if let Some(example) = parameter.example {
        object["example"] = example.into();
    }
    object
}

fn security_schemes() -> Value {
    json!({
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": COOKIE,
            "description": "The session's cookie, as `POST /api/v1/session` sets it. Under TLS its \
                name begins with `__Host-`.",
        },
        "csrf": {
            "type": "apiKey",
            "in": "header",
            "name": TOKEN_HEADER,
            "description": "The session's `csrf_token`, with whatever changes something.",
        },
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "An API token, as `POST /api/v1/tokens` gives it; no CSRF token then.",
        },
    })
}

/// Who may: one of these alternatives.
fn security(route: &Route) -> Value {
    match (route.access, route.method) {
        (Access::Role(_), Method::Get) => json!([{"session": []}, {"token": []}]),
        (Access::Role(_), Method::Post | Method::Put | Method::Patch | Method::Delete) => {
            json!([{"session": [], "csrf": []}, {"token": []}])
        }
        (Access::Session, Method::Get) => json!([{"session": []}]),
        (Access::Session, Method::Post | Method::Put | Method::Patch | Method::Delete) => {
            json!([{"session": [], "csrf": []}])
        }
        (Access::Scraper, _) => json!([{}, {"token": []}]),
        (Access::Public | Access::Setup | Access::SignIn, _) => json!([]),
    }
}
