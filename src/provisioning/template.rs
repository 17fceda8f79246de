//! A template: the text of a global and a private part, compiled once and rendered often.
//!
//! Each line of a part is a line of a configuration file with placeholders in its value:
//!
//! ```text
//! ; a note for whoever edits the template; phones never see it
//! system/type=%ITCS_Model%
//! ?voip/line/0/id=%ITCS_UserName%
//! ?Outbound_proxy:voip/signalling/sip/use_proxy=1
//! include %ITCS_GlobalFile%
//! ```
//!
//! - A plain line is always written. Its placeholder without a value leaves `name=`; one that
//!   nobody defines is an error.
//! - A line that begins with `?` is optional: it is left out unless every placeholder on it has a
//!   value. Names between `?` and `:`, separated by commas, are waited for as well.
//!
//! Guarantee: parameter names are literal and each appears once in a template, so the set of
//! parameters that a file can have is known before any value is; and both parts are bounded. The
//! XML around the two parts is read elsewhere (`template_xml`).

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::cfg::{self, Problem};
use super::placeholder::{self, Piece, PlaceholderError, Slot};
use super::template_name;

/// The longest line of a part, in bytes.
pub(crate) const LINE_BYTES_MAX: usize = 4096;
/// The most lines of a part.
pub(crate) const LINES_MAX: usize = 2000;
/// The most placeholders of a template, each counted once.
pub(crate) const PLACEHOLDERS_MAX: usize = 500;
/// After so many faults the rest is not looked at.
const FAULTS_MAX: usize = 100;

/// A compiled template.
#[derive(Debug)]
pub(crate) struct Template {
    /// E.g. `AudioCodes_430HD_LYNC`.
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) is_lync: bool,
    /// The two parts as they were given, for the editor.
    pub(crate) global_text: String,
    pub(crate) private_text: String,
    /// E.g. `AudioCodes_430HD_global_LYNC.cfg` (M80).
    pub(crate) global_file: String,
    pub(crate) global: Vec<TemplateLine>,
    pub(crate) private: Vec<TemplateLine>,
    /// The placeholders of both parts, in order of appearance; pieces hold indexes into it.
    pub(crate) slots: Vec<Slot>,
}

/// What to write, and under which condition.
#[derive(Debug)]
pub(crate) struct TemplateLine {
    /// From 1, within its part.
    pub(crate) line_number: usize,
    pub(crate) optional: bool,
    /// Slots that an optional line waits for besides its own.
    pub(crate) guards: Vec<usize>,
    pub(crate) kind: LineKind,
    /// The value, or the file to include.
    pub(crate) pieces: Vec<Piece>,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Parameter(String),
    Include,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Global,
    Private,
}

/// A template as it is typed or stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// Letters, digits and `_ - .`, at most 64; `_LYNC` at its end makes it a Lync template.
    pub(crate) name: &'a str,
    pub(crate) description: &'a str,
    pub(crate) global: &'a str,
    pub(crate) private: &'a str,
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TemplateError {
    #[error("{0:?} is no template name; use up to 64 letters, digits and _ - .")]
    Name(String),
    #[error("{0}")]
    Line(LineError),
}

/// A line that is no line of a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line_number} of the {part} part {fault}")]
pub(crate) struct LineError {
    pub(crate) part: Part,
    /// From 1, within the part.
    pub(crate) line_number: usize,
    pub(crate) fault: Fault,
}

/// What is wrong with a line. Reads on from "the line".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("{0}")]
    Syntax(Problem),
    #[error("has a broken placeholder: {0}")]
    Placeholder(PlaceholderError),
    #[error("gives {0} again; a parameter appears once in a template")]
    Duplicate(String),
    #[error("holds the character U+{:04X}, which no XML document may hold", u32::from(*.0))]
    NotXml(char),
    #[error("is longer than {LINE_BYTES_MAX} bytes")]
    TooLong,
    #[error("is one too many; a part has at most {LINES_MAX} lines")]
    TooManyLines,
    #[error("names one placeholder too many; a template has at most {PLACEHOLDERS_MAX}")]
    TooManyPlaceholders,
}

impl Template {
    /// Compiles both parts.
    ///
    /// # Errors
    /// The first fault, with its part and line.
    pub(crate) fn compile(source: Source<'_>) -> Result<Self, TemplateError> {
        let Source {
            name,
            description,
            global,
            private,
        } = source;
        if !template_name::is_name(name) {
            return Err(TemplateError::Name(name.to_owned()));
        }
        let mut compiler = Compiler::default();
        let template = Self {
            name: name.to_owned(),
            description: description.to_owned(),
            is_lync: template_name::is_lync(name),
            global_text: global.to_owned(),
            private_text: private.to_owned(),
            global_file: template_name::global_file(name),
            global: compiler.part(Part::Global, global),
            private: compiler.part(Part::Private, private),
            slots: compiler.slots,
        };
        match compiler.errors.into_iter().next() {
            Some(error) => Err(TemplateError::Line(error)),
            None => Ok(template),
        }
    }

    /// The names of its placeholders, without `%ITCS_` and `%`, each once, in order of appearance,
    /// those that a line only waits for included.
    pub(crate) fn placeholder_names(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|slot| &*slot.name)
    }
}

/// Every fault of the two parts, the global part's first, a hundred at most. None: a template of
/// these parts compiles under any name that is one.
pub(crate) fn faults(global: &str, private: &str) -> Vec<LineError> {
    let mut compiler = Compiler::default();
    compiler.part(Part::Global, global);
    compiler.part(Part::Private, private);
    compiler.errors
}

impl TemplateLine {
    /// The slots whose values stand on the line.
    pub(crate) fn slots(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(*slot),
            Piece::Text(_) => None,
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Global => "global",
            Self::Private => "private",
        })
    }
}

#[derive(Default)]
struct Compiler {
    slots: Vec<Slot>,
    slot_of_name: HashMap<String, usize>,
    parameters: HashSet<String>,
    errors: Vec<LineError>,
}

impl Compiler {
    /// The lines that can be read; the faults of the others are added to `errors`.
    fn part(&mut self, part: Part, text: &str) -> Vec<TemplateLine> {
        let mut lines = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let result = if index < LINES_MAX {
                self.line(index + 1, line)
            } else {
                Err(Fault::TooManyLines)
            };
            match result {
                Ok(line) => lines.extend(line),
                Err(_) if self.errors.len() >= FAULTS_MAX => break,
                Err(fault) => self.errors.push(LineError {
                    part,
                    line_number: index + 1,
                    fault,
                }),
            }
            if index == LINES_MAX {
                break;
            }
        }
        lines
    }

    /// `None` for a blank line and for a comment.
    fn line(&mut self, line_number: usize, line: &str) -> Result<Option<TemplateLine>, Fault> {
        if line.len() > LINE_BYTES_MAX {
            return Err(Fault::TooLong);
        }
        if let Some(found) = line
            .chars()
            .find(|it| matches!(it, '\u{fffe}' | '\u{ffff}'))
        {
            return Err(Fault::NotXml(found));
        }
        // Uploaded templates come with the line ends and the indentation of their editor.
        let line = line.trim_matches([' ', '\t', '\r']);
        let (optional, guards, line) = match line.strip_prefix('?') {
            Some(rest) => {
                let (guards, line) = split_guards(rest);
                (true, guards, line)
            }
            None => (false, "", line),
        };
        let (kind, pattern) = match cfg::Line::parse(line).map_err(Fault::Syntax)? {
            cfg::Line::Blank | cfg::Line::Comment(_) => return Ok(None),
            cfg::Line::Parameter { name, value } => {
                if name.contains("%ITCS_") {
                    return Err(Fault::Syntax(Problem::Name));
                }
                if !self.parameters.insert(name.clone()) {
                    return Err(Fault::Duplicate(name));
                }
                (LineKind::Parameter(name), value)
            }
            cfg::Line::Include(target) => (LineKind::Include, target),
        };
        let known = self.slots.len();
        let guards = guards
            .split(',')
            .filter(|name| !name.is_empty())
            .map(|name| self.slot(name))
            .collect();
        let pieces =
            placeholder::cut(&pattern, |name| self.slot(name)).map_err(Fault::Placeholder)?;
        if self.slots.len() > known.max(PLACEHOLDERS_MAX) {
            return Err(Fault::TooManyPlaceholders);
        }
        Ok(Some(TemplateLine {
            line_number,
            optional,
            guards,
            kind,
            pieces,
        }))
    }

    fn slot(&mut self, name: &str) -> usize {
        if let Some(index) = self.slot_of_name.get(name) {
            return *index;
        }
        let index = self.slots.len();
        self.slots.push(Slot::new(name));
        self.slot_of_name.insert(name.to_owned(), index);
        index
    }
}

/// `Name,Name:rest` → (`Name,Name`, `rest`); without guards, all of it is the rest.
fn split_guards(text: &str) -> (&str, &str) {
    text.split_once(':')
        .filter(|(guards, _)| guards.split(',').all(placeholder::is_name))
        .unwrap_or(("", text))
}

#[cfg(test)]
mod tests;
