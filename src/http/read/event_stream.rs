//! The log as it grows, for whoever keeps listening: server-sent events (WHATWG HTML, 9.2).
//!
//! Guarantee: every wanted event after the one that the client names, each once, in order, however
//! slowly it reads: a stream has a place in the log and one small batch, and the next batch is read
//! when the client has taken the last. It ends when the session or the account that opened it does,
//! and when the server stops. Deliberately not here: what an event looks like (`event_view`).

use std::{ops::ControlFlow, sync::Arc};

use actix_web::web::{self, Bytes};
use futures_util::{
    StreamExt,
    future::{Either, select},
    stream,
};
use schemas::{Position, events::RecordedEvent};
use tokio::sync::watch;

use super::{
    event_filter::{Filter, Span, walk},
    event_view,
};
use crate::http::{
    HttpContext,
    answer::Answer,
    call::{Call, SignedIn},
    problem::Problem,
    routes::Outcome,
    streams::Place,
};

pub(in crate::http) const QUERY: &[&str] = &["after", "kind", "subject", "actor"];

/// How long a client hears nothing at most.
const HEARTBEAT_MS: i64 = 15_000;

/// What is sent first: how long a browser waits before it connects again.
const GREETING: &str = "retry: 2000\n\n";
const HEARTBEAT: &str = ": heartbeat\n\n";

/// What one batch holds at most: events, and bytes of the log.
const BATCH_EVENTS_MAX: usize = 64;
const BATCH_BYTES_MAX: usize = 16 * 1024;

/// How many events are looked at before the stream looks up again: whether it may go on, and
/// whether the client waits for a heartbeat.
const SCANNED_MAX: usize = 10_000;

/// `GET /api/v1/events/stream`: from behind `Last-Event-ID`, else `after`, else from now.
pub(in crate::http) fn open(call: &Call) -> Outcome {
    let context = &call.context;
    let positions = context.view.positions();
    let (filter, head) = {
        let projections = context.view.read();
        let filter = Filter::read(&call.query, &projections)?;
        (filter, projections.position)
    };
    let after = resumed(call, head)?.unwrap_or(head);
    let stream = EventStream {
        context: context.clone(),
        filter: Arc::new(filter),
        signed_in: call.account().clone(),
        after,
        positions,
        place: call.place_of_stream()?,
        heartbeat_at_ms: context.clock.now_ms() + HEARTBEAT_MS,
    };
    let greeting = stream::once(async { Bytes::from_static(GREETING.as_bytes()) });
    let events = stream::unfold(stream, EventStream::next);
    let parts = Box::pin(greeting.chain(events));
    Ok(Answer::parts("text/event-stream", parts).at(after))
}

/// The position that the client has seen last.
fn resumed(call: &Call, head: Position) -> Result<Option<Position>, Problem> {
    const HEADER: &str = "Last-Event-ID";
    let after = call.query.position("after")?;
    // A browser that connects again sends the address that it had before: the header is newer.
    let (name, position) = match call.wishes.last_event_id.as_deref() {
        None | Some("") => ("after", after),
        Some(text) => {
            let invalid = || Problem::invalid_field(HEADER, "must be a log position: 0, 1, 2…");
            let number = text.parse().map_err(|_| invalid())?;
            (HEADER, Some(Position(number)))
        }
    };
    match position {
        // Whoever saw more than there is saw another log: going on would leave a gap unnoticed.
        Some(position) if position > head => {
            let message = format!("the log ends at {head}: read it again from an earlier position");
            Err(Problem::invalid_field(name, message))
        }
        position => Ok(position),
    }
}

struct EventStream {
    context: Arc<HttpContext>,
    filter: Arc<Filter>,
    signed_in: SignedIn,
    /// Everything up to here was sent or not wanted.
    after: Position,
    positions: watch::Receiver<Position>,
    place: Place,
    heartbeat_at_ms: i64,
}

impl EventStream {
    /// What is sent next; `None` when nothing more is.
    async fn next(mut self) -> Option<(Bytes, Self)> {
        loop {
            if self.place.is_asked_to_end() || !self.may_go_on() {
                return None;
            }
            if self.context.clock.now_ms() >= self.heartbeat_at_ms {
                return Some(self.send(Bytes::from_static(HEARTBEAT.as_bytes())));
            }
            let head = *self.positions.borrow_and_update();
            if self.after >= head {
                self.wait().await?;
                continue;
            }
            let batch = self.batch(head).await?;
            if !batch.is_empty() {
                return Some(self.send(batch.into()));
            }
        }
    }

    fn may_go_on(&self) -> bool {
        self.context
            .gate
            .still_holds(&self.context, &self.signed_in)
    }

    fn send(mut self, bytes: Bytes) -> (Bytes, Self) {
        self.heartbeat_at_ms = self.context.clock.now_ms() + HEARTBEAT_MS;
        (bytes, self)
    }

    /// Waits until there is something to look at: events, the time, the end. `None`: the server is
    /// gone.
    async fn wait(&mut self) -> Option<()> {
        let heartbeat = self.context.clock.sleep_until(self.heartbeat_at_ms);
        let end = std::pin::pin!(self.place.asked_to_end());
        let events = std::pin::pin!(self.positions.changed());
        match select(events, select(heartbeat, end)).await {
            Either::Left((changed, _)) => changed.ok(),
            Either::Right(_) => Some(()),
        }
    }

    /// The next wanted events as text; empty when none were among those looked at. `None`: the log
    /// cannot be read, which was said where it was found.
    async fn batch(&mut self, head: Position) -> Option<String> {
        let (context, filter) = (self.context.clone(), self.filter.clone());
        let span = Span {
            after: self.after,
            until: head,
        };
        let read = web::block(move || read(&context, &filter, span)).await;
        // An error means that the threads for it are gone: the server is stopping.
        let (batch, last) = read.ok()?.ok()?;
        self.after = last;
        Some(batch)
    }
}

/// Events from behind the beginning of the span, as text, and how far they reach.
fn read(context: &HttpContext, filter: &Filter, span: Span) -> Result<(String, Position), Problem> {
    let mut events: Vec<RecordedEvent> = Vec::new();
    let mut bytes = 0;
    let walked = walk(context, filter, span, SCANNED_MAX, &mut |event| {
        bytes += event.stored_bytes();
        events.push(event.decode(context)?);
        let is_full = events.len() == BATCH_EVENTS_MAX || bytes >= BATCH_BYTES_MAX;
        Ok(match is_full {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
    })?;
    let projections = context.view.read();
    let items: Vec<_> = events
        .iter()
        .map(|event| (event.position, event_view::item(event, &projections)))
        .collect();
    drop(projections);
    let mut text = String::new();
    for (position, item) in items {
        let data = serde_json::to_string(&item).expect("maps have text keys and nothing fails");
        text.push_str(&format!("id: {position}\ndata: {data}\n\n"));
    }
    Ok((text, walked.last))
}
