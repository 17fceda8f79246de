//! Reading the JSON of an archive, with everything that is wrong with it.
//!
//! Guarantee: an error names the file and the field, whose path has dots and indexes from 0; fields
//! that are not known are errors. Deliberately not here: what the documents mean.

use std::{fmt, str::FromStr};

use serde_json::{Map, Value};

use super::archive_file;
use crate::http::problem::{Code, FieldError, Problem};

/// So many errors are told at most.
const ERRORS_MAX: usize = 100;

/// What was wrong so far.
#[derive(Default)]
pub(super) struct Reader {
    errors: Vec<FieldError>,
}

/// A value and where it stands: `placeholders.json: system[3].value`.
pub(super) struct Node {
    at: String,
    value: Value,
}

impl Node {
    /// The whole of a file.
    ///
    /// # Errors
    /// 422: it is no JSON.
    pub(super) fn of_file(file: &str, content: &[u8]) -> Result<Self, Problem> {
        let value = serde_json::from_slice(content);
        let value =
            value.map_err(|error| archive_file::wrong(file, format!("is no JSON: {error}")));
        Ok(Self {
            at: file.to_owned(),
            value: value?,
        })
    }

    /// Where it stands.
    pub(super) fn at(&self) -> &str {
        &self.at
    }

    pub(super) fn is_null(&self) -> bool {
        self.value.is_null()
    }
}

/// Where a member stands.
fn under(at: &str, name: &str) -> String {
    let name: String = name.chars().take(100).collect();
    let between = if at.contains(": ") { "." } else { ": " };
    format!("{at}{between}{name}")
}

impl Reader {
    pub(super) fn refuse(&mut self, field: &str, message: impl Into<String>) {
        if self.errors.len() < ERRORS_MAX {
            self.errors.push(FieldError {
                field: field.to_owned(),
                message: message.into(),
            });
        }
    }

    /// An object with these fields, which must be there, and no others.
    pub(super) fn fields<const N: usize>(
        &mut self,
        node: Node,
        names: [&str; N],
    ) -> Option<[Node; N]> {
        let (node_at, mut members) = self.object(node)?;
        let found = names.map(|name| (name, members.remove(name)));
        for unknown in members.keys() {
            self.refuse(&under(&node_at, unknown), "is not known here");
        }
        let mut is_whole = true;
        let nodes = found.map(|(name, value)| {
            let at = under(&node_at, name);
            if value.is_none() {
                self.refuse(&at, "is missing");
                is_whole = false;
            }
            let value = value.unwrap_or_default();
            Node { at, value }
        });
        is_whole.then_some(nodes)
    }

    /// The members of an object whose names are free.
    pub(super) fn members(&mut self, node: Node) -> Vec<(String, Node)> {
        let (node_at, members) = self.object(node).unwrap_or_default();
        let named = members.into_iter().map(|(name, value)| {
            let at = under(&node_at, &name);
            (name, Node { at, value })
        });
        named.collect()
    }

    /// The entries of a list.
    pub(super) fn entries(&mut self, node: Node) -> Vec<Node> {
        let Value::Array(values) = node.value else {
            self.refuse(&node.at, "must be a list");
            return Vec::new();
        };
        let between = if node.at.contains(": ") { "" } else { ": " };
        let entries = values.into_iter().enumerate().map(|(index, value)| Node {
            at: format!("{}{between}[{index}]", node.at),
            value,
        });
        entries.collect()
    }

    /// A text that `check` accepts.
    pub(super) fn text(
        &mut self,
        node: Node,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<String> {
        let Value::String(text) = node.value else {
            self.refuse(&node.at, "must be a text");
            return None;
        };
        match check(&text) {
            Ok(()) => Some(text),
            Err(message) => {
                self.refuse(&node.at, message);
                None
            }
        }
    }

    /// Something that parses itself from a text.
    pub(super) fn parsed<T>(&mut self, node: Node) -> Option<T>
    where
        T: FromStr,
        T::Err: fmt::Display,
    {
        let at = node.at.clone();
        let text = self.text(node, |_| Ok(()))?;
        self.parsed_text(&at, &text)
    }

    /// The same of a member's name.
    pub(super) fn parsed_text<T>(&mut self, at: &str, text: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: fmt::Display,
    {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(at, error.to_string());
                None
            }
        }
    }

    /// Refuses everything but this value. Whether it is that.
    pub(super) fn exactly(&mut self, node: &Node, value: &Value) -> bool {
        let is_it = node.value == *value;
        if !is_it {
            self.refuse(&node.at, format!("must be {value}"));
        }
        is_it
    }

    /// What was read, when nothing was wrong.
    ///
    /// # Errors
    /// 422 `invalid_archive`.
    pub(super) fn finish<T>(self, value: T) -> Result<T, Problem> {
        if self.errors.is_empty() {
            return Ok(value);
        }
        let first = &self.errors[0];
        let detail = match self.errors.len() {
            1 => format!("{} {}", first.field, first.message),
            count => format!("correct {count} faults and send it again"),
        };
        Err(Problem::new(Code::InvalidArchive, detail).with_errors(self.errors))
    }

    fn object(&mut self, node: Node) -> Option<(String, Map<String, Value>)> {
        let Value::Object(members) = node.value else {
            self.refuse(&node.at, "must be an object");
            return None;
        };
        Some((node.at, members))
    }
}
