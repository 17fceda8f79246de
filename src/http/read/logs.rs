//! The two logs that administrators read: what was done in the web admin as the program tells it,
//! and what administrators changed as the event log has it (M70–M73).
//!
//! Guarantee: the newest lines, oldest of them first; no line can forge another (threat T28); what
//! is secret does not print (threat T29). `Accept: text/plain` gives the file. Deliberately not
//! here: keeping lines (`telemetry`).

use std::{collections::BTreeMap, str::FromStr};

use projections::{Projections, activity};
use schemas::{Position, Timestamp, events::Event};
use serde::Serialize;

use super::{List, event_view, history::event_at};
use crate::{
    http::{answer::Answer, call::Call, problem::Problem, query::Query, routes::Outcome},
    telemetry::{self, LogLevel, LogLine},
};

pub(in crate::http) const WEB_ADMIN_QUERY: &[&str] = &["level", "lines"];
pub(in crate::http) const ACTIVITY_QUERY: &[&str] = &["lines"];

/// The manual's name for the file (M73), and one like it.
const WEB_ADMIN_FILE: &str = "IPP_web_admin_log.txt";
const ACTIVITY_FILE: &str = "IPP_activity_log.txt";

/// How many lines are shown when nobody says: the most that the manual offers (M72). A file has
/// all.
const LINES_DEFAULT: usize = 100;
pub(in crate::http) const LINES_MAX: usize = 10_000;

// What is kept can be asked for.
const _: () = assert!(LINES_MAX == telemetry::LINES_MAX && LINES_MAX == activity::LENGTH_MAX);

fn lines(call: &Call) -> Result<usize, Problem> {
    let default = if call.wishes.text {
        LINES_MAX
    } else {
        LINES_DEFAULT
    };
    let Some(text) = call.query.one("lines")? else {
        return Ok(default);
    };
    match text.parse() {
        Ok(lines) if (1..=LINES_MAX).contains(&lines) => Ok(lines),
        _ => {
            let message = format!("must be a whole number from 1 to {LINES_MAX}");
            Err(Problem::invalid_field("lines", message))
        }
    }
}

/// The least important level that is shown: all, unless asked otherwise (M71). The manual's words
/// are understood too.
fn level(query: &Query) -> Result<LogLevel, Problem> {
    let Some(text) = query.one("level")? else {
        return Ok(LogLevel::Trace);
    };
    let word = match text.to_ascii_lowercase().as_str() {
        "debugging" => "debug".to_owned(),
        "verbose" => "trace".to_owned(),
        word => word.to_owned(),
    };
    LogLevel::from_str(&word).map_err(|error| Problem::invalid_field("level", error.to_string()))
}

/// A line of the program's own log.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "LogLine")]
pub(in crate::http) struct LineView {
    time: Timestamp,
    level: &'static str,
    target: String,
    message: String,
    fields: BTreeMap<&'static str, String>,
}

impl LineView {
    /// The line; whom its `actor` numbers has a name, where it is known.
    fn new(line: LogLine, projections: &Projections) -> Self {
        let fields = line.fields.into_iter().map(|(name, value)| match name {
            "actor" => (name, event_view::named(value, projections)),
            _ => (name, value),
        });
        Self {
            time: Timestamp(line.time_ms),
            level: line.level.name(),
            target: line.target,
            message: line.message,
            fields: fields.collect(),
        }
    }

    fn text(&self) -> String {
        let (level, target, message) = (self.level, &self.target, &self.message);
        let mut text = format!("{} {level:5} {target}: {message}", self.time);
        for (name, value) in &self.fields {
            text.push_str(&format!(" {name}={value}"));
        }
        text
    }
}

/// `GET /api/v1/logs/web-admin`
pub(in crate::http) fn web_admin(call: &Call) -> Outcome {
    let (level, lines) = (level(&call.query)?, lines(call)?);
    let (kept, total) = call.context.log_lines.newest(level, lines);
    let projections = call.context.view.read();
    let position = projections.position;
    let view = |line| LineView::new(line, &projections);
    let items: Vec<LineView> = kept.into_iter().map(view).collect();
    drop(projections);
    if call.wishes.text {
        let texts = items.iter().map(LineView::text);
        return Ok(file(WEB_ADMIN_FILE, texts, position));
    }
    Ok(list(items, total, position))
}

/// Something that an administrator did.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Deed")]
pub(in crate::http) struct DeedView {
    position: Position,
    time: Timestamp,
    actor: String,
    /// What was done, in words.
    action: String,
    /// To whom or what.
    object: String,
    /// More about it: the event's own fields.
    data: Event,
}

impl DeedView {
    fn text(&self) -> String {
        let data = serde_json::to_string(&self.data).expect("events have text keys");
        let (actor, action, object) = (&self.actor, &self.action, &self.object);
        format!("{} {actor}: {action}, {object} {data}", self.time)
    }
}

/// The kind of an event in words: `PhoneApproved` is `phone approved`.
fn in_words(kind: &str) -> String {
    let mut words = String::new();
    for letter in kind.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

/// `GET /api/v1/logs/activity`
pub(in crate::http) fn deeds(call: &Call) -> Outcome {
    let lines = lines(call)?;
    let context = &call.context;
    let (positions, total, position) = {
        let projections = context.view.read();
        let positions: Vec<Position> = projections.activity.newest(lines).collect();
        (positions, projections.activity.len(), projections.position)
    };
    let mut events = Vec::with_capacity(positions.len());
    for at in positions {
        events.extend(event_at(context, at)?);
    }
    let projections = context.view.read();
    let items: Vec<DeedView> = events
        .into_iter()
        .map(|recorded| DeedView {
            position: recorded.position,
            time: recorded.time,
            actor: event_view::actor_text(recorded.actor, &projections),
            action: in_words(recorded.event.kind().name()),
            object: event_view::subject_text(&recorded.subject, &projections),
            data: recorded.event,
        })
        .collect();
    drop(projections);
    if call.wishes.text {
        let texts = items.iter().map(DeedView::text);
        return Ok(file(ACTIVITY_FILE, texts, position));
    }
    Ok(list(items, total, position))
}

fn list<T: Serialize>(items: Vec<T>, total: usize, position: Position) -> Answer {
    Answer::ok(&List {
        items,
        total,
        next_cursor: None,
        position,
    })
    .at(position)
}

fn file(name: &'static str, lines: impl Iterator<Item = String>, position: Position) -> Answer {
    let mut text = String::new();
    for line in lines {
        text.push_str(&telemetry::escaped(&line));
        text.push('\n');
    }
    Answer::text(text.into_bytes()).as_file(name).at(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_said_in_words() {
        assert_eq!(in_words("PhoneApproved"), "phone approved");
        assert_eq!(in_words("SetupCompleted"), "setup completed");
    }

    #[test]
    fn the_manuals_levels_are_understood() {
        let read = |text: &str| level(&Query::parse(text, &["level"]).unwrap());
        for (text, wanted) in [
            ("", LogLevel::Trace),
            ("level=VERBOSE", LogLevel::Trace),
            ("level=DEBUGGING", LogLevel::Debug),
            ("level=INFO", LogLevel::Info),
            ("level=warn", LogLevel::Warn),
        ] {
            assert_eq!(read(text), Ok(wanted), "{text}");
        }
        let refused = read("level=loud").unwrap_err();
        assert_eq!(refused.errors()[0].field, "level");
    }
}
