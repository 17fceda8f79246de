//! An event as a line: JSON for tools, columns for people.
//!
//! Guarantees the shape of api.md's events, and that one event is one line, whatever it says.
//! Secrets are not shown, people are as events disclose them.

use std::borrow::Cow;

use ::schemas::events::{EventKind, RecordedEvent};
use ::schemas::published::EventItem;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Format;
use crate::cli::output::{harmless, harmless_json};

/// What the columns show of an item.
#[derive(Deserialize)]
struct Item<'a> {
    position: u64,
    #[serde(borrow)]
    time: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    subject: Cow<'a, str>,
    #[serde(borrow)]
    actor: Cow<'a, str>,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// The item of an event by numbers alone, as the log holds it.
pub(super) fn numbered(recorded: &RecordedEvent) -> serde_json::Result<String> {
    let (subject, actor) = (recorded.subject.to_string(), recorded.actor.to_string());
    serde_json::to_string(&EventItem::new(recorded, subject, actor))
}

/// What stands above the lines, if anything does.
pub(super) fn heading(format: Format) -> Option<String> {
    match format {
        Format::Table => Some(row([
            "POSITION", "TIME", "KIND", "SUBJECT", "ACTOR", "DATA",
        ]
        .map(str::to_owned))),
        Format::Json => None,
    }
}

/// The line of an item in JSON.
pub(super) fn line(format: Format, item: &str) -> serde_json::Result<String> {
    match format {
        Format::Table => columns(item),
        Format::Json => Ok(harmless_json(item)),
    }
}

fn columns(item: &str) -> serde_json::Result<String> {
    let item: Item<'_> = serde_json::from_str(item)?;
    Ok(row([
        item.position.to_string(),
        harmless(&item.time),
        harmless(&item.kind),
        harmless(&item.subject),
        harmless(&item.actor),
        harmless(item.data.get()),
    ]))
}

/// Columns of a kind's name, so that all kinds fit.
fn kind_columns() -> usize {
    let names = EventKind::ALL.iter().map(|kind| kind.name().len());
    names.max().unwrap_or(0)
}

fn row([position, time, kind, subject, actor, data]: [String; 6]) -> String {
    let kind_columns = kind_columns();
    format!("{position:>10}  {time:<24}  {kind:<kind_columns$}  {subject:<20}  {actor:<12}  {data}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::schemas::events::{AdminCreated, Role};
    use ::schemas::{Actor, AdminId, KeySlot, Personal, Secret, Subject};
    use ::schemas::{Position, Timestamp, events::Event};

    fn created(name: &str) -> String {
        let recorded = RecordedEvent {
            position: Position(7),
            time: Timestamp(1_795_341_600_000),
            actor: Actor::CommandLine,
            cause: None,
            subject: Subject::Admin(AdminId(3)),
            subject_version: 1,
            previous: Position(0),
            key_slot: Some(KeySlot(3)),
            event: Event::AdminCreated(AdminCreated {
                role: Role::Monitor,
                name: Personal::new(name.to_owned()),
                password_hash: Secret::new("canary"),
            }),
        };
        numbered(&recorded).unwrap()
    }

    #[test]
    fn json_has_the_fields_of_the_contract_and_no_secret() {
        let line = line(Format::Json, &created("alice\n\u{9b}")).unwrap();
        assert!(
            !line.contains("canary") && !line.chars().any(char::is_control),
            "{line}"
        );
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            value,
            serde_json::json!({
                "position": 7, "time": "2026-11-22T10:00:00.000Z", "kind": "AdminCreated",
                "version": 1, "subject": "admin:3", "subject_version": 1,
                "actor": "command-line", "cause": null,
                "data": {"role": "monitor", "name": "alice\n\u{9b}", "password_hash": "[secret]"},
            })
        );
    }

    #[test]
    fn columns_stand_below_their_headings() {
        let line = line(Format::Table, &created("alice\u{1b}[2J")).unwrap();
        assert!(
            !line.contains("canary") && !line.chars().any(char::is_control),
            "{line}"
        );
        let heading = heading(Format::Table).unwrap();
        for (title, text) in [
            ("TIME", "2026"),
            ("KIND", "AdminCreated"),
            ("SUBJECT", "admin:3"),
        ] {
            assert_eq!(
                heading.find(title),
                line.find(text),
                "{title}\n{heading}\n{line}"
            );
        }
    }
}
