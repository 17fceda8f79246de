//! What the outside sees of events: api.md's item, and the published JSON Schemas of all kinds,
//! which `rollcall schemas` prints and `schemas/json/` holds.

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    events::{Event, EventKind, RecordedEvent, json_schemas},
    ids::Position,
    time::Timestamp,
};

/// An event as people and tools see it (api.md). Secrets in it do not print.
#[derive(Serialize, schemars::JsonSchema)]
pub struct EventItem<'a> {
    position: Position,
    time: Timestamp,
    kind: &'static str,
    version: u8,
    subject: String,
    subject_version: u64,
    actor: String,
    cause: Option<Position>,
    data: &'a Event,
}

impl<'a> EventItem<'a> {
    /// The item of an event; its subject and actor in words of the caller's, who may know names.
    pub fn new(recorded: &'a RecordedEvent, subject: String, actor: String) -> Self {
        Self {
            position: recorded.position,
            time: recorded.time,
            kind: recorded.event.kind().name(),
            version: crate::stored::v1::VERSION,
            subject,
            subject_version: recorded.subject_version,
            actor,
            cause: recorded.cause,
            data: &recorded.event,
        }
    }
}

/// One JSON Schema a kind, by file name: the `data` of an event as the API shows it.
pub fn event_schemas() -> Vec<(String, Value)> {
    json_schemas()
        .into_iter()
        .map(|(name, schema)| {
            let mut schema = schema.to_value();
            let number = EventKind::from_name(name).map(EventKind::number);
            if let Some(object) = schema.as_object_mut() {
                object.insert("x-kind-number".to_owned(), json!(number));
                object.insert("x-version".to_owned(), json!(crate::stored::v1::VERSION));
            }
            (
                format!("{name}.v{}.json", crate::stored::v1::VERSION),
                schema,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ROLLCALL_BLESS=1 cargo test -p rollcall-schemas` writes what has changed.
    #[test]
    fn the_published_schemas_are_true() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("json");
        let mut names = Vec::new();
        for (name, schema) in event_schemas() {
            let wanted = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            let path = folder.join(&name);
            if std::env::var_os("ROLLCALL_BLESS").is_some() {
                std::fs::write(&path, &wanted).unwrap();
            }
            let found = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(found, wanted, "schemas/json/{name} is stale");
            names.push(name);
        }
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(
                names.contains(&name),
                "schemas/json/{name} is of no event kind"
            );
        }
    }
}
