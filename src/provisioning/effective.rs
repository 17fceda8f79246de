//! What a phone has once it has read its file and everything that this includes: every line with
//! the file that it comes from, and the value of every parameter in the end.
//!
//! Guarantee: resolving always ends, whatever includes whatever: a file is not included while it
//! is being read, at most [`DEPTH_MAX`] deep, [`INCLUDES_MAX`] files and [`BYTES_MAX`] bytes in
//! all. What is not followed is shown and told, never left out silently. The text that comes of it
//! is a configuration file again. Addresses are not fetched. Nothing here hides values: whoever
//! shows them decides who may see a password.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::cfg::{self, Line, Problem};
use super::finding::{Complaint, Finding};
use super::include::{Phone, Resolution, Resolver, Target};

/// How deep includes are followed; a phone's own file and its global file are one.
pub const DEPTH_MAX: usize = 8;
/// How many files are followed in all, a file that is included twice counting twice.
pub const INCLUDES_MAX: usize = 64;
/// How many bytes of included files are followed in all.
pub const BYTES_MAX: usize = 1 << 20;

/// A file with its includes in their places.
#[derive(Debug, Default)]
pub struct Effective {
    pub lines: Vec<EffectiveLine>,
    /// Lines that are none, and includes that are not followed, in the order of reading.
    pub findings: Vec<Finding>,
    /// The names of the files, each where it was read; `EffectiveLine::file` points here.
    files: Vec<String>,
}

/// One line of one of the files.
#[derive(Debug, PartialEq, Eq)]
pub struct EffectiveLine {
    file: usize,
    /// In its own file, from 1.
    pub line_number: usize,
    /// How many includes lead to its file.
    pub depth: usize,
    pub content: Content,
}

/// What a line is once includes are resolved.
#[derive(Debug, PartialEq, Eq)]
pub enum Content {
    /// Blank, a comment or a parameter; includes are one of the others.
    Line(Line),
    /// An include; the lines of the file follow, one deeper.
    Included(String),
    /// An include of an address, as the phone asks for it. It may replace any value before it.
    External(String),
    /// An include that is not followed; a finding says why. For a phone that is not known, also
    /// one that depends on the phone, without a finding.
    NotFollowed(String),
    Unreadable(Problem),
}

/// The value that a parameter has in the end, and the line that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting<'a> {
    pub value: &'a str,
    pub file: &'a str,
    pub line_number: usize,
}

/// Reads a file and what it includes, for one phone.
pub fn resolve(name: &str, text: &str, phone: Phone<'_>, resolver: &Resolver<'_>) -> Effective {
    let mut walk = Walk {
        phone,
        resolver,
        open: Vec::new(),
        includes: 0,
        bytes: 0,
        effective: Effective::default(),
    };
    walk.file(name, text);
    walk.effective
}

struct Walk<'a> {
    phone: Phone<'a>,
    resolver: &'a Resolver<'a>,
    /// The files that are being read, each included by the one before.
    open: Vec<String>,
    includes: usize,
    bytes: usize,
    effective: Effective,
}

impl Walk<'_> {
    fn file(&mut self, name: &str, text: &str) {
        let file = self.effective.files.len();
        self.effective.files.push(name.to_owned());
        self.open.push(name.to_owned());
        for (line_number, line) in cfg::lines(text) {
            match line {
                Ok(Line::Include(target)) => self.include(file, line_number, &target),
                Ok(line @ (Line::Blank | Line::Comment(_) | Line::Parameter { .. })) => {
                    self.push(file, line_number, Content::Line(line));
                }
                Err(problem) => {
                    self.push(file, line_number, Content::Unreadable(problem));
                    self.find(file, line_number, Complaint::Line(problem));
                }
            }
        }
        self.open.pop();
    }

    fn include(&mut self, file: usize, line_number: usize, written: &str) {
        let name = match Target::of(written, self.phone) {
            Target::File(name) => name,
            Target::External(url) => {
                return self.push(file, line_number, Content::External(url));
            }
            Target::Open(name) => {
                return self.push(file, line_number, Content::NotFollowed(name));
            }
            Target::NoFileName(target) => {
                let name = target.clone();
                self.push(file, line_number, Content::NotFollowed(name));
                return self.find(file, line_number, Complaint::NoFileName { target });
            }
        };
        match self.fetch(&name) {
            Ok(text) => {
                self.push(file, line_number, Content::Included(name.clone()));
                self.file(&name, &text);
            }
            Err(complaint) => {
                self.push(file, line_number, Content::NotFollowed(name));
                self.find(file, line_number, complaint);
            }
        }
    }

    fn fetch(&mut self, name: &str) -> Result<String, Complaint> {
        let name = name.to_owned();
        if let Some(at) = self.open.iter().position(|open| *open == name) {
            let chain = self.open[at..].to_vec();
            return Err(Complaint::Loop { name, chain });
        }
        if self.open.len() > DEPTH_MAX {
            return Err(Complaint::TooDeep {
                depth: self.open.len(),
                greatest: DEPTH_MAX,
                name,
            });
        }
        if self.includes == INCLUDES_MAX {
            return Err(Complaint::TooMuch { name });
        }
        match (self.resolver)(&name) {
            Resolution::Missing => Err(Complaint::Missing { name }),
            Resolution::Text(text) if self.bytes + text.len() > BYTES_MAX => {
                Err(Complaint::TooMuch { name })
            }
            Resolution::Text(text) => {
                self.includes += 1;
                self.bytes += text.len();
                Ok(text)
            }
        }
    }

    fn push(&mut self, file: usize, line_number: usize, content: Content) {
        self.effective.lines.push(EffectiveLine {
            file,
            line_number,
            depth: self.open.len() - 1,
            content,
        });
    }

    fn find(&mut self, file: usize, line_number: usize, complaint: Complaint) {
        self.effective.findings.push(Finding {
            file: self.effective.files[file].clone(),
            line_number,
            complaint,
        });
    }
}

impl Effective {
    /// The name of the file that a line of this result comes from.
    pub fn file_of(&self, line: &EffectiveLine) -> &str {
        &self.files[line.file]
    }

    /// What every parameter is in the end: a later line replaces an earlier one. What an external
    /// file would set is not known here.
    pub fn settings(&self) -> BTreeMap<&str, Setting<'_>> {
        let mut settings = BTreeMap::new();
        for line in &self.lines {
            if let Content::Line(Line::Parameter { name, value }) = &line.content {
                let setting = Setting {
                    value,
                    file: self.file_of(line),
                    line_number: line.line_number,
                };
                settings.insert(name.as_str(), setting);
            }
        }
        settings
    }

    /// All of it as one file that phones can read: the lines of included files between comments
    /// that name them. External includes stay includes; what was not followed or could not be
    /// read is a comment, without its text.
    pub fn to_text(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Effective {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut open = Vec::new();
        for line in &self.lines {
            close(formatter, &mut open, line.depth)?;
            match &line.content {
                Content::Line(line) => write!(formatter, "{line}")?,
                Content::Included(name) => {
                    write!(formatter, "; include {name}")?;
                    open.push(name);
                }
                Content::External(url) => {
                    write!(formatter, "; external, not resolved:\ninclude {url}")?;
                }
                Content::NotFollowed(name) => {
                    write!(formatter, "; include {name} (not resolved)")?;
                }
                Content::Unreadable(problem) => {
                    let number = line.line_number;
                    write!(formatter, "; line {number} {problem}")?;
                }
            }
            formatter.write_char('\n')?;
        }
        close(formatter, &mut open, 0)
    }
}

/// Ends the files that are deeper than this.
fn close(formatter: &mut fmt::Formatter<'_>, open: &mut Vec<&String>, depth: usize) -> fmt::Result {
    while open.len() > depth {
        if let Some(name) = open.pop() {
            writeln!(formatter, "; end of {name}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
