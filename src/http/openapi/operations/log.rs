//! What has happened, described: the log as events and as records, and the logs for people.
//!
//! Guarantee: as for all rows (`operations`).

use super::super::{operation::Operation, parameters};
use crate::http::{
    problem::Code,
    read::{self, List},
    routes::Method::Get,
};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(Get, "/api/v1/events", "Log", "list_events", "The log")
        .about(
            "In order of position, or backwards. One request looks at so many events and no \
             more; then `next_cursor` says where to go on, and `total` is null.",
        )
        .query(&parameters::EVENTS)
        .gives::<read::events::EventList<'static>>(200, "A page of the log."),
    Operation::new(
        Get,
        "/api/v1/log/records",
        "Log",
        "list_records",
        "The log's records as they are kept",
    )
    .about(
        "For auditors, who verify and fold them themselves: `rollcall audit --url`. Whole records \
         in a row, each behind its length; what is sealed stays sealed. `Rollcall-Position` is the \
         log's head.",
    )
    .query(&parameters::RECORDS)
    .gives_bytes("Records; none behind the head."),
    Operation::new(
        Get,
        "/api/v1/events/stream",
        "Log",
        "stream_events",
        "The log as it grows",
    )
    .about(
        "Server-sent events: `id` is the position, `data` the item as in the list, its kind \
         among it; without `event`, so that browsers hand all of them to `onmessage`. From behind \
         `Last-Event-ID`, else `after`, else from now on; every wanted event once, in order. It \
         ends with the session or the token that opened it, and when the server stops.",
    )
    .query(&parameters::STREAM)
    .heeds(&parameters::LAST_EVENT_ID)
    .gives_text(
        "text/event-stream",
        "Events without end; comments in between keep it open.",
    )
    .refuses(&[Code::TooManyStreams, Code::Stopping]),
    Operation::new(
        Get,
        "/api/v1/logs/activity",
        "Log",
        "show_activity",
        "What administrators did",
    )
    .about("The newest, the oldest of them first. `Accept: text/plain` gives the file.")
    .query(&parameters::ACTIVITY)
    .gives_or_text::<List<read::logs::DeedView>>("What was done, or the file."),
    Operation::new(
        Get,
        "/api/v1/logs/web-admin",
        "Log",
        "show_server_log",
        "What the server says of itself",
    )
    .about(
        "The newest lines since it started, the oldest of them first. `Accept: text/plain` gives \
         the file.",
    )
    .query(&parameters::SERVER_LOG)
    .gives_or_text::<List<read::logs::LineView>>("Lines, or the file."),
];
