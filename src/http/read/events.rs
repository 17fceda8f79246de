//! The log, for people and tools: in order, filtered, a page at a time.
//!
//! Guarantee: only events that are shown are decoded; one request looks at so many events and no
//! more, and then says where to go on.

use std::{error::Error, ops::ControlFlow};

use projections::Projections;
use schemas::published::EventItem;
use schemas::{
    Position, Subject, Timestamp,
    events::{EventKind, RecordedEvent},
    stored::{self, Provenance, StoredError, StoredEvent},
};
use serde::Serialize;

use super::event_view::{self, ActorFilter, actor_named, subject_named};
use crate::http::{
    HttpContext,
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    query::Query,
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &[
    "after", "limit", "cursor", "kind", "subject", "actor", "since", "until",
];

/// How many events one request looks at.
const SCANNED_MAX: usize = 200_000;

/// A page of the log.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "EventPage")]
pub(in crate::http) struct EventList<'a> {
    items: Vec<EventItem<'a>>,
    /// How many match from here to the head; `None` when that is too far to look.
    total: Option<usize>,
    next_cursor: Option<String>,
    position: Position,
}

/// Which events are wanted: values of one field are alternatives, fields add up.
struct Filter {
    kinds: Vec<EventKind>,
    subjects: Vec<Subject>,
    actors: Vec<ActorFilter>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl Filter {
    fn read(query: &Query, projections: &Projections) -> Result<Self, Problem> {
        let refuse = |field: &'static str| move |message| Problem::invalid_field(field, message);
        let kind = |name: String| {
            EventKind::from_name(&name).ok_or_else(|| {
                let names: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.name()).collect();
                Problem::invalid_field("kind", format!("must be one of: {}", names.join(", ")))
            })
        };
        let subject = |text: String| subject_named(&text, projections).map_err(refuse("subject"));
        let actor = |text: String| actor_named(&text, projections).map_err(refuse("actor"));
        Ok(Self {
            kinds: query
                .all("kind")
                .into_iter()
                .map(kind)
                .collect::<Result<_, _>>()?,
            subjects: query
                .all("subject")
                .into_iter()
                .map(subject)
                .collect::<Result<_, _>>()?,
            actors: query
                .all("actor")
                .into_iter()
                .map(actor)
                .collect::<Result<_, _>>()?,
            since: query.one_parsed("since")?,
            until: query.one_parsed("until")?,
        })
    }

    fn wants_everything(&self) -> bool {
        let Self {
            kinds,
            subjects,
            actors,
            since,
            until,
        } = self;
        let has_times = since.is_some() || until.is_some();
        kinds.is_empty() && subjects.is_empty() && actors.is_empty() && !has_times
    }

    fn wants(&self, provenance: &Provenance, event: &StoredEvent<'_>) -> bool {
        let is_actor = |actor: &ActorFilter| actor.matches(provenance.actor);
        let is_kind = |kind: &EventKind| kind.number() == event.kind;
        (self.kinds.is_empty() || self.kinds.iter().any(is_kind))
            && (self.subjects.is_empty() || self.subjects.contains(&event.subject))
            && (self.actors.is_empty() || self.actors.iter().any(is_actor))
            && self.since.is_none_or(|since| provenance.time >= since)
            && self.until.is_none_or(|until| provenance.time <= until)
    }
}

/// What a walk through the log has found.
#[derive(Default)]
struct Found {
    events: Vec<RecordedEvent>,
    matching: usize,
    scanned: usize,
    last: Position,
    broken: Option<StoredError>,
}

/// `GET /api/v1/events`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let limit = call.query.limit()?;
    let after = match call.query.position("cursor")? {
        Some(cursor) => cursor,
        None => call.query.position("after")?.unwrap_or(Position(0)),
    };
    let context = &call.context;
    let (filter, position) = {
        let projections = context.view.read();
        (
            Filter::read(&call.query, &projections)?,
            projections.position,
        )
    };
    // Without a filter the rest need not be looked at to be counted.
    let shown_until = match filter.wants_everything() {
        true => position.min(Position(after.0.saturating_add(limit as u64))),
        false => position,
    };
    let mut found = scan(context, &filter, after, shown_until, limit)?;
    if filter.wants_everything() {
        found.last = position;
        found.matching = usize::try_from(position.0.saturating_sub(after.0)).unwrap_or(usize::MAX);
    }
    // Where to go on: after the last event shown, or after the last one looked at.
    let has_more = found.matching > found.events.len();
    let next = match found.events.last() {
        Some(last) if has_more => Some(last.position),
        _ => (found.last < position).then_some(found.last),
    };
    let total = (found.last >= position).then_some(found.matching);
    let projections = context.view.read();
    let items = found
        .events
        .iter()
        .map(|event| event_view::item(event, &projections))
        .collect();
    drop(projections);
    let next_cursor = next.map(|next| next.to_string());
    Ok(Answer::ok(&EventList {
        items,
        total,
        next_cursor,
        position,
    })
    .at(position))
}

/// Walks from behind `after` to `until`, at most [`SCANNED_MAX`] events.
fn scan(
    context: &HttpContext,
    filter: &Filter,
    after: Position,
    until: Position,
    limit: usize,
) -> Result<Found, Problem> {
    let mut found = Found {
        last: after,
        ..Found::default()
    };
    if after >= until {
        found.last = until;
        return Ok(found);
    }
    let read = context.log.read(after.next(), &mut |record| {
        for (position, event) in record.events() {
            if position <= after {
                continue;
            }
            if position > until || found.scanned == SCANNED_MAX {
                return ControlFlow::Break(());
            }
            found.scanned += 1;
            found.last = position;
            if !filter.wants(&record.provenance, &event) {
                continue;
            }
            found.matching += 1;
            if found.events.len() == limit {
                continue;
            }
            match stored::decode(event, position, record.provenance, &*context.keys) {
                Ok(event) => found.events.push(event),
                Err(error) => {
                    found.broken = Some(error);
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    });
    read.map_err(|error| unreadable(&error))?;
    match &found.broken {
        Some(error) => Err(unreadable(error)),
        None => Ok(found),
    }
}

/// 500: the log cannot be read. The details are for the server's own log.
pub(super) fn unreadable(error: &(dyn Error + 'static)) -> Problem {
    tracing::error!(error, "the log cannot be read");
    let detail = "the log cannot be read here: see the server's own log, stop the server, run \
        rollcall audit verify";
    Problem::new(Code::Internal, detail)
}
