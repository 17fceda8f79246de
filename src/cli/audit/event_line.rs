//! An event as a line: JSON for tools, columns for people.
//!
//! Guarantees the shape of api.md's events; accounts and users are the numbers that the log holds.
//! Secrets are not shown, people are as events disclose them. One event is one line, whatever it
//! says. Does not look names up.

use ::schemas::events::{EventKind, RecordedEvent};
use ::schemas::published::EventItem;

use crate::cli::output::{harmless, harmless_json};

/// One JSON object, without a line end.
pub(super) fn json(recorded: &RecordedEvent) -> serde_json::Result<String> {
    let (subject, actor) = (recorded.subject.to_string(), recorded.actor.to_string());
    let line = EventItem::new(recorded, subject, actor);
    Ok(harmless_json(&serde_json::to_string(&line)?))
}

/// Columns of a kind's name, so that all kinds fit.
fn kind_columns() -> usize {
    let names = EventKind::ALL.iter().map(|kind| kind.name().len());
    names.max().unwrap_or(0)
}

/// What stands above the columns.
pub(super) fn heading() -> String {
    row(["POSITION", "TIME", "KIND", "SUBJECT", "ACTOR", "DATA"])
}

/// The event in columns; its data as JSON.
pub(super) fn columns(recorded: &RecordedEvent) -> serde_json::Result<String> {
    Ok(row([
        &recorded.position.to_string(),
        &recorded.time.to_string(),
        recorded.event.kind().name(),
        &harmless(&recorded.subject.to_string()),
        &recorded.actor.to_string(),
        &harmless(&serde_json::to_string(&recorded.event)?),
    ]))
}

fn row([position, time, kind, subject, actor, data]: [&str; 6]) -> String {
    let kind_columns = kind_columns();
    format!("{position:>10}  {time:<24}  {kind:<kind_columns$}  {subject:<20}  {actor:<12}  {data}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::schemas::events::{AdminCreated, Role};
    use ::schemas::{Actor, AdminId, KeySlot, Personal, Secret, Subject};
    use ::schemas::{Position, Timestamp, events::Event};

    fn created(name: &str) -> RecordedEvent {
        RecordedEvent {
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
        }
    }

    #[test]
    fn json_has_the_fields_of_the_contract_and_no_secret() {
        let line = json(&created("alice\n\u{9b}")).unwrap();
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
        let line = columns(&created("alice\u{1b}[2J")).unwrap();
        assert!(
            !line.contains("canary") && !line.chars().any(char::is_control),
            "{line}"
        );
        let heading = heading();
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
