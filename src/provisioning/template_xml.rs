//! Templates as the XML documents that administrators download, edit and upload (M78, M79).
//!
//! ```xml
//! <?xml version="1.0" encoding="UTF-8"?>
//! <template name="AudioCodes_430HD" model="430HD" variant="generic" description="…">
//!   <global><![CDATA[
//! provisioning/method=STATIC
//! ]]></global>
//!   <private><![CDATA[
//! system/type=%ITCS_Model%
//! ]]></private>
//! </template>
//! ```
//!
//! Guarantee: every fault has its line in the document as it was given; what `print` writes, `read`
//! gives back; whatever the document holds, reading takes time and memory in proportion to its
//! size, which is bounded (threat T14). A document that was read compiles under any template name.
//! `schemas/template.xsd` says the same to other tools. Comments outside of the parts are not kept.
//! Deliberately not here: whether the placeholders are known, and which template is replaced.

mod reader;
mod scan;

use roxmltree::{Document, ParsingOptions, TextPos};

use super::template::{Part, Source, Template, TemplateError};

/// The largest document, in bytes.
pub(crate) const DOCUMENT_BYTES_MAX: usize = 256 * 1024;
/// The XML Schema of the documents.
#[cfg(test)]
pub(crate) const SCHEMA: &str = include_str!("../../schemas/template.xsd");

/// After so many errors no more are listed.
const ERRORS_MAX: usize = 100;
const MESSAGE_CHARACTERS_MAX: usize = 300;
/// Many times what a template has, comments included.
const NODES_MAX: u32 = 1000;

/// A template as a document holds it. What is optional there is for whoever reads it to decide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TemplateDocument {
    /// A template name.
    pub(crate) name: Option<String>,
    /// E.g. `430HD`.
    pub(crate) model: Option<String>,
    pub(crate) variant: Option<Variant>,
    /// One line, never empty.
    pub(crate) description: Option<String>,
    /// The lines of the part, in the form that `canonical_part` gives.
    pub(crate) global: String,
    /// As `global`.
    pub(crate) private: String,
}

/// A document that was read, and where in it the parts stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Placed {
    pub(crate) document: TemplateDocument,
    /// The document's line that holds the first line of the global part.
    global_line: usize,
    /// As `global_line`.
    private_line: usize,
}

impl Placed {
    /// The document's line that holds this line of a part; both count from 1.
    pub(crate) fn line_of(&self, part: Part, line_number: usize) -> usize {
        let first = match part {
            Part::Global => self.global_line,
            Part::Private => self.private_line,
        };
        first + line_number - 1
    }
}

/// The kind of firmware that a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    Generic,
    Lync,
}

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub(crate) struct TemplateXmlError {
    /// From 1, in the document.
    pub(crate) line: usize,
    /// From 1, in characters; `None`: the whole line, or the document.
    pub(crate) column: Option<usize>,
    /// Lower case, no full stop, of bounded length.
    pub(crate) message: String,
}

/// Reads a document as it came in: bytes that should be UTF-8, with or without a byte order mark.
///
/// # Errors
/// As `read`; one error for another encoding.
pub(crate) fn read_bytes(bytes: &[u8]) -> Result<TemplateDocument, Vec<TemplateXmlError>> {
    Ok(read_placed(bytes)?.document)
}

/// The same, with where its parts stand.
///
/// # Errors
/// As `read_bytes`.
pub(crate) fn read_placed(bytes: &[u8]) -> Result<Placed, Vec<TemplateXmlError>> {
    placed(scan::decode(bytes).map_err(|error| vec![error])?)
}

/// Reads a document. Its parts are checked as `Template::compile` does.
///
/// # Errors
/// Never an empty list; in the order of their lines, a hundred at most. What is no well-formed XML,
/// has a document type or an entity, or goes past a limit is one error; else everything that is
/// wrong with elements, attributes and lines.
pub(crate) fn read(text: &str) -> Result<TemplateDocument, Vec<TemplateXmlError>> {
    Ok(placed(text)?.document)
}

fn placed(text: &str) -> Result<Placed, Vec<TemplateXmlError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > DOCUMENT_BYTES_MAX {
        return Err(vec![scan::too_long()]);
    }
    let text = unix_lines(text);
    scan::check(&text).map_err(|error| vec![error])?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES_MAX,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(&text, options)
        .map_err(|error| vec![reader::not_well_formed(&text, &error)])?;
    let (found, mut errors) = reader::template(&document);
    if errors.is_empty() {
        return Ok(found);
    }
    errors.sort_by_key(|error| (error.line, error.column));
    errors.truncate(ERRORS_MAX);
    Err(errors)
}

/// The document in the form that this file's header shows. Parts and description are brought into
/// their canonical form.
pub(crate) fn print(document: &TemplateDocument) -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<template".to_owned();
    let variant = document.variant.map(Variant::as_str);
    let description = document.description.as_deref().map(one_line);
    for (name, value) in [
        ("name", document.name.as_deref()),
        ("model", document.model.as_deref()),
        ("variant", variant),
        ("description", description.as_deref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            text.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
    }
    text.push_str(">\n");
    for (name, part) in [("global", &document.global), ("private", &document.private)] {
        let lines = canonical_part(part).replace("]]>", "]]]]><![CDATA[>");
        text.push_str(&format!("  <{name}><![CDATA[\n{lines}]]></{name}>\n"));
    }
    text.push_str("</template>\n");
    text
}

/// A part without blank lines around it, each line ended by LF. Compiles as before.
pub(crate) fn canonical_part(text: &str) -> String {
    let text = unix_lines(text);
    let (_, lines) = without_leading_blank_lines(&text);
    let lines = lines.trim_end_matches([' ', '\t', '\n']);
    if lines.is_empty() {
        return String::new();
    }
    format!("{lines}\n")
}

impl TemplateDocument {
    /// A template as a document, e.g. for download.
    pub(crate) fn of(template: &Template, model: Option<&str>) -> Self {
        Self {
            name: Some(template.name.clone()),
            model: model.map(str::to_owned),
            variant: Some(if template.is_lync {
                Variant::Lync
            } else {
                Variant::Generic
            }),
            description: Some(one_line(&template.description)).filter(|text| !text.is_empty()),
            global: canonical_part(&template.global_text),
            private: canonical_part(&template.private_text),
        }
    }

    /// Compiles it under the name and with the description that the caller decided on.
    ///
    /// # Errors
    /// As `Template::compile`; for a document that was read, only the name can be one.
    pub(crate) fn compile(&self, name: &str, description: &str) -> Result<Template, TemplateError> {
        Template::compile(Source {
            name,
            description,
            global: &self.global,
            private: &self.private,
        })
    }
}

impl Variant {
    /// The word in documents and in the admin API.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Generic => "generic",
            Self::Lync => "lync",
        }
    }

    /// Reads what `as_str` gives.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Generic, Self::Lync]
            .into_iter()
            .find(|variant| variant.as_str() == word)
    }
}

impl TemplateXmlError {
    fn document(line: usize, message: impl Into<String>) -> Self {
        Self {
            line,
            column: None,
            message: short(message.into()),
        }
    }

    fn at(place: TextPos, message: impl Into<String>) -> Self {
        Self {
            line: place.row as usize,
            column: Some(place.col as usize),
            message: short(message.into()),
        }
    }
}

/// Without the rest of a name that somebody made endless.
fn short(mut message: String) -> String {
    if let Some((end, _)) = message.char_indices().nth(MESSAGE_CHARACTERS_MAX) {
        message.truncate(end);
        message.push('…');
    }
    message
}

/// How many blank lines a text begins with, and what follows them.
fn without_leading_blank_lines(text: &str) -> (usize, &str) {
    let blank = &text[..text.len() - text.trim_start_matches([' ', '\t', '\n']).len()];
    let end = blank.rfind('\n').map_or(0, |at| at + 1);
    (blank[..end].matches('\n').count(), &text[end..])
}

/// With LF at the end of lines, as XML reads them.
fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests;
