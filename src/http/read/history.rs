//! What happened to one phone, newest first.
//!
//! Guarantee: reads as many events as it shows, wherever they are in the log: each names the one
//! before it.

use schemas::published::EventItem;
use schemas::{
    Mac, Position, Subject,
    events::RecordedEvent,
    stored::{self, Provenance, StoredEvent},
};

use super::{List, event_filter::unreadable, event_view, invalid_cursor};
use crate::http::{
    HttpContext,
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor"];

/// `GET /api/v1/devices/{mac}/history`
pub(in crate::http) fn of_device(call: &Call) -> Outcome {
    let mac: Mac = call.parsed_parameter("mac", Code::DeviceNotFound)?;
    let subject = Subject::Phone(mac);
    let (limit, cursor) = (call.query.limit()?, call.query.position("cursor")?);
    let context = &call.context;
    let (end, position) = {
        let projections = context.view.read();
        (projections.trail_end(&subject), projections.position)
    };
    let Some(end) = end else {
        return nothing(context, mac, position);
    };
    let mut next = cursor.unwrap_or(end.position);
    let mut events = Vec::new();
    while next > Position(0) && events.len() < limit {
        let event = event_at(context, next)?;
        let event = event.filter(|event| event.subject == subject);
        // A cursor is a position that this list gave out.
        let event = event.ok_or_else(|| invalid_cursor(projections::page::InvalidCursor))?;
        next = event.previous;
        events.push(event);
    }
    let projections = context.view.read();
    let items = events
        .iter()
        .map(|event| event_view::item(event, &projections))
        .collect();
    drop(projections);
    let total = usize::try_from(end.version).unwrap_or(usize::MAX);
    let next_cursor = (next > Position(0)).then(|| next.to_string());
    Ok(Answer::ok(&List {
        items,
        total,
        next_cursor,
        position,
    })
    .at(position))
}

/// A phone that only waits has no history; one that nobody knows is an error.
fn nothing(context: &HttpContext, mac: Mac, position: Position) -> Outcome {
    if context.pending.read().get(mac).is_none() {
        return Err(super::devices::unknown(mac));
    }
    let items: Vec<EventItem<'_>> = Vec::new();
    Ok(Answer::ok(&List {
        items,
        total: 0,
        next_cursor: None,
        position,
    })
    .at(position))
}

/// The event at a position, opened; none beyond the head.
pub(in crate::http) fn event_at(
    context: &HttpContext,
    position: Position,
) -> Result<Option<RecordedEvent>, Problem> {
    let found = context
        .log
        .read_one(position)
        .map_err(|error| unreadable(&error))?;
    let decoded = found.map(|(provenance, stored): (Provenance, StoredEvent<'_>)| {
        stored::decode(stored, position, provenance, &*context.keys)
    });
    decoded.transpose().map_err(|error| unreadable(&error))
}
