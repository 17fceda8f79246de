//! The log's records as they are kept, for auditors who verify and fold it themselves.
//!
//! Guarantee: whole records, chained as on the disk; what is sealed stays sealed, and no key ever
//! leaves. See `log::remote` for how records are put in a row.

use schemas::Position;

use super::event_filter::unreadable;
use crate::{
    http::{answer::Answer, call::Call, problem::Problem, query::Query, routes::Outcome},
    log::remote::{CHUNK_BYTES_MAX, chunk},
};

pub(in crate::http) const QUERY: &[&str] = &["after", "limit"];

/// How many bytes of records are given when nobody says.
pub(in crate::http) const BYTES_DEFAULT: usize = 1 << 20;

/// `GET /api/v1/log/records`: the header Rollcall-Position is the log's head.
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let after = call.query.position("after")?.unwrap_or(Position(0));
    let bytes_max = bytes_max(&call.query)?;
    let log = &call.context.log;
    // Before reading, so that it is never promised further than could be read.
    let head = log.head().position;
    let records = chunk(&**log, after, bytes_max).map_err(|error| unreadable(&error))?;
    Ok(Answer::bytes(records).at(head))
}

fn bytes_max(query: &Query) -> Result<usize, Problem> {
    let Some(text) = query.one("limit")? else {
        return Ok(BYTES_DEFAULT);
    };
    match text.parse() {
        Ok(bytes @ 1..=CHUNK_BYTES_MAX) => Ok(bytes),
        _ => {
            let message = format!("must be a whole number of bytes from 1 to {CHUNK_BYTES_MAX}");
            Err(Problem::invalid_field("limit", message))
        }
    }
}
