//! What has happened, described: the log as events and as records.
//!
//! Guarantee: as for all rows (`operations`).

use super::super::{operation::Operation, parameters};
use crate::http::{read, routes::Method::Get};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(Get, "/api/v1/events", "Log", "list_events", "The log")
        .about(
            "In order of position. One request looks at so many events and no more; then \
             `next_cursor` says where to go on, and `total` is null.",
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
];
