//! The log, for people and tools: oldest or newest first, filtered, a page at a time.
//!
//! Guarantee: only events that are shown are decoded; one request looks at so many events and no
//! more, and then says where to go on.

use std::{collections::VecDeque, ops::ControlFlow};

use schemas::published::EventItem;
use schemas::{Position, events::RecordedEvent};
use serde::Serialize;

use super::{
    event_filter::{Filter, Span, walk},
    event_view, invalid_cursor,
};
use crate::http::{
    HttpContext, answer::Answer, call::Call, problem::Problem, query::Query, routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &[
    "after", "limit", "cursor", "sort", "kind", "subject", "actor", "since", "until",
];

/// How many events one request looks at.
const SCANNED_MAX: usize = 200_000;

/// How many events the first step back through the log looks at, and the longest one.
const STEP_BACK_MIN: usize = 256;
const STEP_BACK_MAX: usize = 16_384;

/// A page of the log.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "EventPage")]
pub(in crate::http) struct EventList<'a> {
    items: Vec<EventItem<'a>>,
    /// How many match from here to the end of the list; `None` when that is too far to look.
    total: Option<usize>,
    next_cursor: Option<String>,
    position: Position,
}

/// The two orders of the log.
#[derive(Clone, Copy)]
enum Order {
    OldestFirst,
    NewestFirst,
}

impl Order {
    fn read(query: &Query) -> Result<Self, Problem> {
        match query.one("sort")?.as_deref() {
            None | Some("position") => Ok(Self::OldestFirst),
            Some("-position") => Ok(Self::NewestFirst),
            Some(_) => Err(Problem::invalid_field("sort", "one of: position -position")),
        }
    }

    /// The position that a cursor of this order names: where its page ended.
    fn cursor(self, query: &Query) -> Result<Option<Position>, Problem> {
        let Some(text) = query.one("cursor")? else {
            return Ok(None);
        };
        let number = match self {
            Self::OldestFirst => Some(text.as_str()),
            Self::NewestFirst => text.strip_prefix('-'),
        };
        match number.and_then(|number| number.parse().ok()) {
            Some(number) => Ok(Some(Position(number))),
            None => Err(invalid_cursor(projections::page::InvalidCursor)),
        }
    }

    fn write_cursor(self, position: Position) -> String {
        match self {
            Self::OldestFirst => position.to_string(),
            Self::NewestFirst => format!("-{position}"),
        }
    }
}

/// What was found, in the order that was asked for.
#[derive(Default)]
struct Found {
    events: Vec<RecordedEvent>,
    /// How many match, shown or not, as far as was looked.
    matching: usize,
    /// Where to go on when everything that was found is shown; `None` at the end of the list.
    next: Option<Position>,
}

/// `GET /api/v1/events`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let limit = call.query.limit()?;
    let order = Order::read(&call.query)?;
    let cursor = order.cursor(&call.query)?;
    let after = call.query.position("after")?.unwrap_or(Position(0));
    let context = &call.context;
    let (filter, position) = {
        let projections = context.view.read();
        let filter = Filter::read(&call.query, &projections)?;
        (filter, projections.position)
    };
    let found = match order {
        Order::OldestFirst => {
            let after = cursor.unwrap_or(after);
            let span = Span {
                after,
                until: position,
            };
            oldest_first(context, &filter, span, limit)?
        }
        Order::NewestFirst => {
            let before = cursor.map(|before| Position(before.0.saturating_sub(1)));
            let until = before.map_or(position, |before| before.min(position));
            newest_first(context, &filter, Span { after, until }, limit)?
        }
    };
    let has_more = found.matching > found.events.len();
    let next = match found.events.last() {
        Some(last) if has_more => Some(last.position),
        _ => found.next,
    };
    let total = found.next.is_none().then_some(found.matching);
    let projections = context.view.read();
    let items = found
        .events
        .iter()
        .map(|event| event_view::item(event, &projections))
        .collect();
    drop(projections);
    let next_cursor = next.map(|next| order.write_cursor(next));
    Ok(Answer::ok(&EventList {
        items,
        total,
        next_cursor,
        position,
    })
    .at(position))
}

fn length(span: Span) -> usize {
    usize::try_from(span.until.0.saturating_sub(span.after.0)).unwrap_or(usize::MAX)
}

fn oldest_first(
    context: &HttpContext,
    filter: &Filter,
    span: Span,
    limit: usize,
) -> Result<Found, Problem> {
    // Without a filter the rest need not be looked at to be counted.
    let all = filter.wants_everything().then(|| length(span));
    let until = match all {
        Some(_) => span
            .until
            .min(Position(span.after.0.saturating_add(limit as u64))),
        None => span.until,
    };
    let mut found = Found::default();
    let looked_at = Span { until, ..span };
    let walked = walk(context, filter, looked_at, SCANNED_MAX, &mut |event| {
        found.matching += 1;
        if found.events.len() < limit {
            found.events.push(event.decode(context)?);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    match all {
        Some(all) => found.matching = all,
        None => found.next = (walked.last < span.until).then_some(walked.last),
    }
    Ok(found)
}

/// The log reads forward only: steps back through it, each read forward, each twice as long.
fn newest_first(
    context: &HttpContext,
    filter: &Filter,
    span: Span,
    limit: usize,
) -> Result<Found, Problem> {
    let all = filter.wants_everything().then(|| length(span));
    let mut step = match all {
        Some(_) => limit,
        None => limit.max(STEP_BACK_MIN),
    };
    let mut found = Found::default();
    let (mut until, mut scanned) = (span.until, 0);
    while until > span.after && scanned < SCANNED_MAX {
        if all.is_some() && found.events.len() == limit {
            break;
        }
        let before = Position(until.0.saturating_sub(step as u64)).max(span.after);
        let back = Span {
            after: before,
            until,
        };
        let wanted = limit - found.events.len();
        let mut newest = VecDeque::new();
        let walked = walk(context, filter, back, step, &mut |event| {
            found.matching += 1;
            if wanted > 0 {
                newest.push_back(event.decode(context)?);
            }
            if newest.len() > wanted {
                newest.pop_front();
            }
            Ok(ControlFlow::Continue(()))
        })?;
        found.events.extend(newest.into_iter().rev());
        scanned += walked.scanned;
        until = before;
        step = (step * 2).min(STEP_BACK_MAX);
    }
    match all {
        Some(all) => found.matching = all,
        None => found.next = (until > span.after).then(|| until.next()),
    }
    Ok(found)
}
