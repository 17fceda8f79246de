//! The answers of routes, described: what is given, which errors there are, and with which headers.
//!
//! Guarantee: every answer has the headers that all answers have. Deliberately not here: which
//! errors a route has (`errors`).

use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use super::{
    bodies, errors,
    operation::{Content, Operation},
};
use crate::http::{requests as keys, routes::Route};

/// The answers of a route, by status.
pub(super) fn of(
    route: &Route,
    operation: &Operation,
    problem: &Value,
    generator: &mut SchemaGenerator,
) -> Value {
    let is_keyed = keys::takes_key(route);
    let mut responses = Map::new();
    let usual = (operation.status, operation.outcome);
    for (status, outcome) in [Some(usual), operation.other].into_iter().flatten() {
        let mut success = json!({"description": outcome, "headers": headers(status, is_keyed)});
        if let Some(content) = content_of(operation.content, generator) {
            success["content"] = content;
        }
        responses.insert(status.to_string(), success);
    }
    for (status, codes) in errors::of(route, operation) {
        let names: Vec<&str> = codes.iter().map(|code| code.name()).collect();
        let meanings: Vec<String> = codes
            .iter()
            .map(|code| format!("`{}`: {}.", code.name(), code.title()))
            .collect();
        let only = json!({"properties": {"code": {"enum": names}}});
        let schema = json!({"allOf": [problem, only]});
        let error = json!({
            "description": meanings.join(" "),
            "headers": headers(status, is_keyed),
            "content": {"application/problem+json": {"schema": schema}},
        });
        responses.insert(status.to_string(), error);
    }
    responses.into()
}

/// What a successful answer holds, by media type.
fn content_of(content: Content, generator: &mut SchemaGenerator) -> Option<Value> {
    let text = json!({"schema": {"type": "string"}});
    Some(match content {
        Content::Empty => return None,
        Content::Json(schema) => json!({"application/json": {"schema": schema(generator)}}),
        Content::Text(media_type) => json!({media_type: text}),
        Content::JsonOrText(schema) => json!({
            "application/json": {"schema": schema(generator)},
            "text/plain": text,
        }),
        Content::TextOrJson(media_type, schema) => json!({
            media_type: text,
            "application/json": {"schema": schema(generator)},
        }),
        Content::Bytes => json!({"application/octet-stream": {}}),
        Content::File(media_types) => {
            let of_type = |name: &&str| ((*name).to_owned(), bodies::of_type(name));
            let content: Map<String, Value> = media_types.iter().map(of_type).collect();
            content.into()
        }
    })
}

/// The headers of an answer with this status, of a request that may have a key.
fn headers(status: u16, is_keyed: bool) -> Value {
    let mut headers = Map::new();
    let mut add = |name: &str| {
        let reference = format!("#/components/headers/{name}");
        headers.insert(name.to_owned(), json!({"$ref": reference}));
    };
    add("Rollcall-Position");
    match status {
        201 => add("Location"),
        429 | 503 => add("Retry-After"),
        _ => {}
    }
    // What is about who asks, and what may pass, is not kept.
    if is_keyed && status < 500 && !matches!(status, 401 | 403 | 408 | 413 | 415 | 429) {
        add("Idempotency-Replayed");
    }
    headers.into()
}

/// The headers that answers refer to.
pub(super) fn common_headers() -> Value {
    json!({
        "Rollcall-Position": {
            "description": "The log position that the answer reflects.",
            "required": true,
            "schema": {"type": "integer", "minimum": 0},
        },
        "Idempotency-Replayed": {
            "description": "`true`: the request was made before under its `Idempotency-Key`, and \
                this is its first answer.",
            "schema": {"type": "string", "const": "true"},
        },
        "Location": {
            "description": "Where the new thing is.",
            "schema": {"type": "string", "format": "uri-reference"},
        },
        "Retry-After": {
            "description": "After how many seconds to try again, where time helps.",
            "schema": {"type": "integer", "minimum": 1},
        },
    })
}
