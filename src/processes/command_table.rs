//! The table of commands to phones: action → method, path, body (protocol.md 5).
//!
//! Only one command is publicly documented, so the table is data: `commands.json` beside this file,
//! or a file of the operator's in the same form, checked at start. Guarantee: nothing is ever sent
//! to a phone that is not of the table. In a body's texts `{name}` stands for a value of the
//! command, replaced in one pass; a value that the command does not have is empty. Deliberately not
//! here: which commands wait for whom, and how they reach the phone.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use schemas::{Secret, events::PhoneAction};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::domain::WaitingCommand;

const BUILT_IN: &str = include_str!("commands.json");
const METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];
const PATH_BYTES_MAX: usize = 200;

/// Fields of every body, which the table therefore cannot set.
const COMMON_FIELDS: [&str; 3] = ["sessionId", "emsUserName", "emsUserPassword"];

/// Why there is no table.
#[derive(Debug, thiserror::Error)]
pub enum CommandTableError {
    /// The operator's file cannot be read.
    #[error("cannot read the command table {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The text is not of the table's form.
    #[error(
        "the command table {name} is not of the right form; `commands.json` in the source \
        shows it"
    )]
    Form {
        /// The file, or `commands.json` for the built-in one.
        name: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// An action has no entry, or an entry is for no action.
    #[error("the command table {name} must have exactly the actions {expected}; it has {found}")]
    Actions {
        /// The file.
        name: String,
        /// Every action.
        expected: String,
        /// Those of the file.
        found: String,
    },
    /// An entry cannot be sent.
    #[error("the command table {name}: {action}: {problem}")]
    Entry {
        /// The file.
        name: String,
        /// The action.
        action: String,
        /// What is wrong, and what would be right.
        problem: String,
    },
}

/// What a phone is sent for each action.
#[derive(Debug, Clone)]
pub struct CommandTable(BTreeMap<PhoneAction, Entry>);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    method: String,
    path: String,
    body: BTreeMap<String, String>,
}

impl CommandTable {
    /// The operator's table if there is a file, otherwise the built-in one.
    ///
    /// # Errors
    /// The file cannot be read, or the first thing wrong in it.
    pub fn load(file: Option<&Path>) -> Result<Self, CommandTableError> {
        match file {
            None => Self::parse("commands.json", BUILT_IN),
            Some(path) => {
                let text =
                    std::fs::read_to_string(path).map_err(|source| CommandTableError::Read {
                        path: path.to_owned(),
                        source,
                    })?;
                Self::parse(&path.display().to_string(), &text)
            }
        }
    }

    fn parse(name: &str, text: &str) -> Result<Self, CommandTableError> {
        let entries: BTreeMap<String, Entry> =
            serde_json::from_str(text).map_err(|source| CommandTableError::Form {
                name: name.to_owned(),
                source,
            })?;
        let mut expected: Vec<&str> = PhoneAction::ALL.iter().map(|word| word.name()).collect();
        expected.sort_unstable();
        if !entries.keys().eq(expected.iter()) {
            let found: Vec<&str> = entries.keys().map(String::as_str).collect();
            let (expected, found) = (expected.join(", "), found.join(", "));
            return Err(CommandTableError::Actions {
                name: name.to_owned(),
                expected,
                found,
            });
        }
        let mut table = BTreeMap::new();
        for action in PhoneAction::ALL {
            let Some(entry) = entries.get(action.name()) else {
                continue;
            };
            check(entry).map_err(|problem| CommandTableError::Entry {
                name: name.to_owned(),
                action: action.name().to_owned(),
                problem,
            })?;
            table.insert(*action, entry.clone());
        }
        Ok(Self(table))
    }

    /// A command as the phone is given it: `{"method","path","body"}`. `system` is the system
    /// user's name and password, both empty when there is none; `session_id` is new for each.
    pub fn request(
        &self,
        command: &WaitingCommand,
        system: (&str, &Secret),
        session_id: u32,
    ) -> Value {
        let entry = self
            .0
            .get(&command.action)
            .expect("every action was checked to be here");
        let mut body = Map::new();
        body.insert("sessionId".to_owned(), format!("{session_id:08x}").into());
        body.insert("emsUserName".to_owned(), system.0.into());
        body.insert("emsUserPassword".to_owned(), system.1.expose().into());
        for (name, template) in &entry.body {
            body.insert(
                name.clone(),
                filled_in(template, &command.parameters).into(),
            );
        }
        let mut request = Map::new();
        request.insert("method".to_owned(), entry.method.as_str().into());
        request.insert("path".to_owned(), entry.path.as_str().into());
        request.insert("body".to_owned(), body.into());
        request.into()
    }
}

fn check(entry: &Entry) -> Result<(), String> {
    if !METHODS.contains(&entry.method.as_str()) {
        return Err(format!(
            "method {:?} must be one of {}",
            entry.method,
            METHODS.join(", ")
        ));
    }
    let is_path_character = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#');
    let is_path = entry.path.starts_with('/')
        && !entry.path.starts_with("//")
        && entry.path.len() <= PATH_BYTES_MAX
        && entry.path.bytes().all(is_path_character);
    if !is_path {
        return Err(format!(
            "path {:?} must begin with one slash and hold no blanks, ? or #, in at most \
             {PATH_BYTES_MAX} characters",
            entry.path
        ));
    }
    for (field, template) in &entry.body {
        if COMMON_FIELDS.contains(&field.as_str()) {
            return Err(format!(
                "body must not set {field}: every command has it anyway"
            ));
        }
        if placeholders(template).is_none() {
            return Err(format!(
                "body field {field}: {template:?} has a brace without its other"
            ));
        }
    }
    Ok(())
}

/// The text cut at its placeholders: text, name, text, …; `None` when a brace is open.
fn placeholders(template: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        parts.extend([before, name]);
        rest = after;
    }
    if rest.contains('}') {
        return None;
    }
    parts.push(rest);
    Some(parts)
}

fn filled_in(template: &str, parameters: &[(String, String)]) -> String {
    let parts = placeholders(template).expect("every template was checked when it was loaded");
    let mut text = String::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index % 2 == 0 {
            text.push_str(part);
            continue;
        }
        if let Some((_, value)) = parameters.iter().find(|(name, _)| name == part) {
            text.push_str(value);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use schemas::Position;
    use serde_json::json;

    use super::*;

    fn command(action: PhoneAction, parameters: &[(&str, &str)]) -> WaitingCommand {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        WaitingCommand {
            id: Position(7),
            action,
            parameters: parameters.iter().map(owned).collect(),
        }
    }

    #[test]
    fn the_documented_command_is_as_documented() {
        let table = CommandTable::load(None).unwrap();
        let graceful = command(PhoneAction::RestartGraceful, &[("schedulePeriod", "")]);
        let request = table.request(&graceful, ("system", &Secret::new("pw")), 0xf014_4216);
        assert_eq!(
            request,
            json!({
                "method": "PUT",
                "path": "/rest/v1/command/ResetGracefulHandler",
                "body": {"sessionId": "f0144216", "emsUserName": "system",
                    "emsUserPassword": "pw", "schedulePeriod": ""},
            })
        );
        for action in PhoneAction::ALL {
            let request = table.request(&command(*action, &[]), ("", &Secret::new("")), 1);
            assert_eq!(request["body"]["sessionId"], "00000001");
        }
    }

    #[test]
    fn values_are_filled_in_once() {
        for (template, expected) in [
            ("{a}", "1"),
            ("x {a}-{b}", "x 1-{a}"),
            ("{missing}", ""),
            ("plain", "plain"),
        ] {
            let parameters = command(PhoneAction::RestartForce, &[("a", "1"), ("b", "{a}")]);
            assert_eq!(
                filled_in(template, &parameters.parameters),
                expected,
                "{template}"
            );
        }
    }

    #[test]
    fn an_operators_table_replaces_the_built_in_one() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("commands.json");
        std::fs::write(&path, BUILT_IN.replace("ResetForceHandler", "Reboot")).unwrap();
        let table = CommandTable::load(Some(&path)).unwrap();
        let force = command(PhoneAction::RestartForce, &[]);
        let request = table.request(&force, ("", &Secret::new("")), 1);
        assert_eq!(request["path"], "/rest/v1/command/Reboot");
        let missing = CommandTable::load(Some(&place.path().join("none.json")));
        assert!(matches!(missing, Err(CommandTableError::Read { .. })));
    }

    #[test]
    fn what_is_wrong_with_a_table_is_said() {
        for (from, to, expected) in [
            ("{\n", "[", "is not of the right form"),
            ("restart_force", "restart_farce", "exactly the actions"),
            ("\"PUT\"", "\"BREW\"", "method \"BREW\" must be one of"),
            ("/rest/v1", "rest/v1", "must begin with one slash"),
            ("/rest/v1", "//evil", "must begin with one slash"),
            ("/rest/v1", "/a b", "no blanks"),
            (
                "\"schedulePeriod\":",
                "\"sessionId\":",
                "must not set sessionId",
            ),
            ("{schedulePeriod}", "{schedulePeriod", "without its other"),
            (
                "\"body\": {}",
                "\"body\": {}, \"x\": 1",
                "is not of the right form",
            ),
        ] {
            let text = BUILT_IN.replace(from, to);
            assert_ne!(text, BUILT_IN, "{from}");
            let error = CommandTable::parse("t.json", &text)
                .unwrap_err()
                .to_string();
            assert!(
                error.contains("t.json") && error.contains(expected),
                "{error}"
            );
        }
    }
}
