//! Answers that carry no content of a phone's.
//!
//! Guarantee: whoever is refused a file gets one and the same answer, byte for byte, whatever the
//! reason (threat T1). Errors in messages are RFC 9457 problems with a stable code.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, RETRY_AFTER},
    },
};
use serde_json::{Value, json};

use super::wire::WireError;

/// No such thing, or not for this client.
pub(super) fn not_found() -> HttpResponse {
    HttpResponse::NotFound()
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body("not found\n")
}

/// The address has asked for too much that is not there.
pub(super) fn too_many_requests(retry_after_seconds: u32) -> HttpResponse {
    HttpResponse::TooManyRequests()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((RETRY_AFTER, retry_after_seconds))
        .content_type("text/plain; charset=utf-8")
        .body("too many requests\n")
}

/// The message cannot be taken at the moment.
pub(super) fn come_again(
    status: StatusCode,
    code: &str,
    detail: &str,
    retry_after_seconds: u32,
) -> HttpResponse {
    let mut response = problem(status, code, detail, &[]);
    let seconds = retry_after_seconds.into();
    response.headers_mut().insert(RETRY_AFTER, seconds);
    response
}

/// A message that was not taken; `fields` are those at fault.
pub(super) fn problem(
    status: StatusCode,
    code: &str,
    detail: &str,
    fields: &[&str],
) -> HttpResponse {
    let mut body = json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "code": code,
        "detail": detail,
    });
    if !fields.is_empty() {
        let error = |field: &&str| json!({"field": field, "message": detail});
        body["errors"] = Value::Array(fields.iter().map(error).collect());
    }
    HttpResponse::build(status)
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("application/problem+json")
        .body(body.to_string())
}

/// A body that is no message that can be taken.
pub(super) fn unreadable(error: &WireError) -> HttpResponse {
    match error {
        WireError::NotAnObject(reason) => {
            let detail = format!("{error}: {reason}");
            problem(StatusCode::BAD_REQUEST, "malformed_body", &detail, &[])
        }
        WireError::TooLong { field, .. } => {
            let fields = [field.as_str()];
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            problem(status, "field_too_long", &error.to_string(), &fields)
        }
        WireError::Unusable { field, .. } => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            problem(status, "invalid_field", &error.to_string(), &[field])
        }
    }
}
