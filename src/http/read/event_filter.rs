//! Which events are wanted, and the walk through the log that finds them.
//!
//! Guarantee: only events that are wanted are decoded; a walk looks at so many events and no more,
//! and says how far it came. Deliberately not here: what is done with what is found.

use std::{error::Error, ops::ControlFlow};

use projections::Projections;
use schemas::{
    Position, Subject, Timestamp,
    events::{EventKind, RecordedEvent},
    stored::{self, Provenance, StoredError, StoredEvent},
};

use super::event_view::{ActorFilter, actor_named, subject_named};
use crate::http::{
    HttpContext,
    problem::{Code, Problem},
    query::Query,
};

/// Which events are wanted: values of one field are alternatives, fields add up.
pub(super) struct Filter {
    kinds: Vec<EventKind>,
    subjects: Vec<Subject>,
    actors: Vec<ActorFilter>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl Filter {
    pub(super) fn read(query: &Query, projections: &Projections) -> Result<Self, Problem> {
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

    pub(super) fn wants_everything(&self) -> bool {
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

/// A part of the log: behind `after`, up to `until`.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) after: Position,
    pub(super) until: Position,
}

/// How far a walk came.
pub(super) struct Walked {
    /// The last event that was looked at; where nothing was, the one that the span is behind.
    pub(super) last: Position,
    /// How many were looked at.
    pub(super) scanned: usize,
}

/// A wanted event that a walk has come to.
pub(super) struct Match<'a> {
    position: Position,
    provenance: Provenance,
    event: StoredEvent<'a>,
}

impl Match<'_> {
    /// How much of the log it takes, in bytes, without its frame.
    pub(super) fn stored_bytes(&self) -> usize {
        let sealed = self.event.sealed.as_ref();
        self.event.payload.len() + sealed.map_or(0, |sealed| sealed.bytes.len())
    }

    /// The event itself.
    pub(super) fn decode(self, context: &HttpContext) -> Result<RecordedEvent, StoredError> {
        stored::decode(self.event, self.position, self.provenance, &*context.keys)
    }
}

/// Whether a walk goes on, or why it cannot.
pub(super) type Step = Result<ControlFlow<()>, StoredError>;

/// Shows the wanted events of a span in order, until the visitor breaks or so many were looked at.
pub(super) fn walk(
    context: &HttpContext,
    filter: &Filter,
    span: Span,
    scanned_max: usize,
    visit: &mut dyn FnMut(Match<'_>) -> Step,
) -> Result<Walked, Problem> {
    let mut walked = Walked {
        last: span.after,
        scanned: 0,
    };
    if span.after >= span.until {
        return Ok(walked);
    }
    let mut broken = None;
    let read = context.log.read(span.after.next(), &mut |record| {
        let provenance = record.provenance;
        for (position, event) in record.events() {
            if position <= span.after {
                continue;
            }
            if position > span.until || walked.scanned == scanned_max {
                return ControlFlow::Break(());
            }
            walked.scanned += 1;
            walked.last = position;
            if !filter.wants(&provenance, &event) {
                continue;
            }
            let found = Match {
                position,
                provenance,
                event,
            };
            match visit(found) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => return ControlFlow::Break(()),
                Err(error) => {
                    broken = Some(error);
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    });
    read.map_err(|error| unreadable(&error))?;
    match broken {
        Some(error) => Err(unreadable(&error)),
        None => Ok(walked),
    }
}

/// 500: the log cannot be read. The details are for the server's own log.
pub(super) fn unreadable(error: &(dyn Error + 'static)) -> Problem {
    tracing::error!(error, "the log cannot be read");
    let detail = "the log cannot be read here: see the server's own log, stop the server, run \
        rollcall audit verify";
    Problem::new(Code::Internal, detail)
}
