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
//! parameters that a file can have is known before any value is. The XML around the two parts
//! is read elsewhere.

use std::collections::HashSet;

use super::cfg::{self, Problem};
use super::placeholder::{self, Piece, PlaceholderError, Slot};

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
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TemplateError {
    #[error("{0:?} is no template name; use up to 64 letters, digits and _ - .")]
    Name(String),
    #[error("line {line_number} of the {part:?} part {problem}")]
    Line {
        part: Part,
        line_number: usize,
        problem: Problem,
    },
    #[error("line {line_number} of the {part:?} part has a broken placeholder")]
    Placeholder {
        part: Part,
        line_number: usize,
        #[source]
        source: PlaceholderError,
    },
    #[error(
        "line {line_number} of the {part:?} part gives {parameter} again; \
         a parameter appears once in a template"
    )]
    Duplicate {
        part: Part,
        line_number: usize,
        parameter: String,
    },
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
        let is_name = (1..=64).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
            && !name.starts_with('.');
        if !is_name {
            return Err(TemplateError::Name(name.to_owned()));
        }
        let (global_file, is_lync) = match name.strip_suffix("_LYNC") {
            Some(base) => (format!("{base}_global_LYNC.cfg"), true),
            None => (format!("{name}_global_GENERIC.cfg"), false),
        };
        let mut compiler = Compiler::default();
        Ok(Self {
            global: compiler.part(Part::Global, global)?,
            private: compiler.part(Part::Private, private)?,
            slots: compiler.slots,
            name: name.to_owned(),
            description: description.to_owned(),
            global_text: global.to_owned(),
            private_text: private.to_owned(),
            is_lync,
            global_file,
        })
    }
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

#[derive(Default)]
struct Compiler {
    slots: Vec<Slot>,
    parameters: HashSet<String>,
}

impl Compiler {
    fn part(&mut self, part: Part, text: &str) -> Result<Vec<TemplateLine>, TemplateError> {
        let mut lines = Vec::new();
        for (index, line) in text.split('\n').enumerate() {
            let line_number = index + 1;
            let line = self.line(line).map_err(|fault| match fault {
                Fault::Line(problem) => TemplateError::Line {
                    part,
                    line_number,
                    problem,
                },
                Fault::Placeholder(source) => TemplateError::Placeholder {
                    part,
                    line_number,
                    source,
                },
                Fault::Duplicate(parameter) => TemplateError::Duplicate {
                    part,
                    line_number,
                    parameter,
                },
            })?;
            lines.extend(line);
        }
        Ok(lines)
    }

    /// `None` for a blank line and for a comment.
    fn line(&mut self, line: &str) -> Result<Option<TemplateLine>, Fault> {
        // Uploaded templates come with the line ends and the indentation of their editor.
        let line = line.trim_matches([' ', '\t', '\r']);
        let (optional, guards, line) = match line.strip_prefix('?') {
            Some(rest) => {
                let (guards, line) = split_guards(rest);
                (true, guards, line)
            }
            None => (false, "", line),
        };
        let (kind, pattern) = match cfg::Line::parse(line).map_err(Fault::Line)? {
            cfg::Line::Blank | cfg::Line::Comment(_) => return Ok(None),
            cfg::Line::Parameter { name, value } => {
                if name.contains("%ITCS_") {
                    return Err(Fault::Line(Problem::Name));
                }
                if !self.parameters.insert(name.clone()) {
                    return Err(Fault::Duplicate(name));
                }
                (LineKind::Parameter(name), value)
            }
            cfg::Line::Include(target) => (LineKind::Include, target),
        };
        let guards = guards
            .split(',')
            .filter(|name| !name.is_empty())
            .map(|name| self.slot(name))
            .collect();
        let pieces =
            placeholder::cut(&pattern, |name| self.slot(name)).map_err(Fault::Placeholder)?;
        Ok(Some(TemplateLine {
            optional,
            guards,
            kind,
            pieces,
        }))
    }

    fn slot(&mut self, name: &str) -> usize {
        match self.slots.iter().position(|slot| slot.name == name) {
            Some(index) => index,
            None => {
                self.slots.push(Slot::new(name));
                self.slots.len() - 1
            }
        }
    }
}

enum Fault {
    Line(Problem),
    Placeholder(PlaceholderError),
    Duplicate(String),
}

/// `Name,Name:rest` → (`Name,Name`, `rest`); without guards, all of it is the rest.
fn split_guards(text: &str) -> (&str, &str) {
    text.split_once(':')
        .filter(|(guards, _)| guards.split(',').all(placeholder::is_name))
        .unwrap_or(("", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compile(private: &str) -> Result<Template, TemplateError> {
        Template::compile(Source {
            name: "Acme_9000",
            description: "",
            global: "ems_server/keep_alive_period=60\n",
            private,
        })
    }

    #[test]
    fn a_part_becomes_lines_with_conditions_and_slots() {
        let template = compile(
            "; note\r\n\
             system/type=9000\r\n\
             \t?voip/line/0/id=%ITCS_UserName%@%ITCS_ServerIP%\n\
             ?ServerIP,Mine:x/url=http://h:1/\n\
             ?y/url=http://h:1/\n\
             include %ITCS_GlobalFile%",
        )
        .unwrap();

        let names: Vec<_> = template.slots.iter().map(|slot| &*slot.name).collect();
        assert_eq!(names, ["UserName", "ServerIP", "Mine", "GlobalFile"]);
        let lines: Vec<_> = template
            .private
            .iter()
            .map(|line| (line.optional, line.guards.clone(), line.slots().collect()))
            .collect();
        let expected: [(bool, Vec<usize>, Vec<usize>); 5] = [
            (false, vec![], vec![]),
            (true, vec![], vec![0, 1]),
            (true, vec![1, 2], vec![]),
            (true, vec![], vec![]),
            (false, vec![], vec![3]),
        ];
        assert_eq!(lines, expected);
        assert_eq!(template.private[4].kind, LineKind::Include);
    }

    #[test]
    fn the_global_file_is_named_after_the_template_and_its_kind() {
        for (name, file, is_lync) in [
            (
                "AudioCodes_420HD",
                "AudioCodes_420HD_global_GENERIC.cfg",
                false,
            ),
            (
                "AudioCodes_430HD_LYNC",
                "AudioCodes_430HD_global_LYNC.cfg",
                true,
            ),
        ] {
            let source = Source {
                name,
                description: "",
                global: "",
                private: "",
            };
            let template = Template::compile(source).unwrap();
            assert_eq!((&*template.global_file, template.is_lync), (file, is_lync));
        }
    }

    #[test]
    fn faults_are_found_with_their_part_and_line() {
        let line = |problem| TemplateError::Line {
            part: Part::Private,
            line_number: 2,
            problem,
        };
        for (private, expected) in [
            ("a=1\nwords", line(Problem::NotALine)),
            ("a=1\n%ITCS_Name%=1", line(Problem::Name)),
            ("a=1\nb=1\u{2028}", line(Problem::LineSeparator('\u{2028}'))),
            ("a=1\n?b = 2", line(Problem::SpaceAtEquals)),
            (
                "a=1\nems_server/keep_alive_period=5",
                TemplateError::Duplicate {
                    part: Part::Private,
                    line_number: 2,
                    parameter: "ems_server/keep_alive_period".to_owned(),
                },
            ),
            (
                "\nb=%ITCS_S RTP%",
                TemplateError::Placeholder {
                    part: Part::Private,
                    line_number: 2,
                    source: PlaceholderError {
                        found: "S RTP%".to_owned(),
                    },
                },
            ),
        ] {
            assert_eq!(compile(private).err(), Some(expected), "{private:?}");
        }
        for name in ["", "../etc", ".hidden", "a b", "a/b"] {
            let source = Source {
                name,
                description: "",
                global: "",
                private: "",
            };
            let expected = TemplateError::Name(name.to_owned());
            assert_eq!(Template::compile(source).err(), Some(expected));
        }
    }
}
