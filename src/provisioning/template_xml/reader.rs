//! A parsed document → a template, or everything that is wrong with it.
//!
//! Guarantee: each error has its place in the document. Relies on `scan`: since no reference stands
//! for a line end and parts hold text only, the lines of a part are lines of the document.

use roxmltree::{Attribute, Document, Error, Node};

use super::super::template::{self, TemplateError};
use super::super::template_name::{self, NewNameError};
use super::{
    Placed, TemplateDocument, TemplateXmlError, Variant, canonical_part, one_line,
    without_leading_blank_lines,
};

/// What the document says, as far as it can be told, and what is wrong with it, in any order.
pub(super) fn template(document: &Document<'_>) -> (Placed, Vec<TemplateXmlError>) {
    let mut reader = Reader {
        document,
        errors: Vec::new(),
    };
    let found = reader.template(document.root_element());
    (found, reader.errors)
}

/// A part of a document, and where in it.
struct PartText {
    text: String,
    /// The document's line that holds the part's first line.
    first_line: usize,
}

struct Reader<'d, 'i> {
    document: &'d Document<'i>,
    errors: Vec<TemplateXmlError>,
}

impl Reader<'_, '_> {
    fn template(&mut self, root: Node<'_, '_>) -> Placed {
        let mut found = TemplateDocument::default();
        if !is_named(root, "template") {
            self.error(root, "the document's element is not <template>");
            return Placed::default();
        }
        for attribute in root.attributes() {
            self.attribute(attribute, &mut found);
        }
        let (mut global, mut private) = (None, None);
        for node in root.children() {
            if node.is_text() {
                self.stray_text(node);
            } else if is_named(node, "description") {
                self.description(node, &mut found.description);
            } else if is_named(node, "global") {
                self.part(node, &mut global);
            } else if is_named(node, "private") {
                self.part(node, &mut private);
            } else if node.is_element() {
                let name = node.tag_name().name();
                let message = format!(
                    "<{name}> is no element of a template; \
                     use <description>, <global> and <private>"
                );
                self.error(node, message);
            }
        }
        for (name, part) in [("global", &global), ("private", &private)] {
            if part.is_none() {
                self.error(root, format!("the template has no <{name}> part"));
            }
        }
        let whole = global.as_ref().zip(private.as_ref());
        if let Some((global, private)) = whole {
            self.lines(global, private);
        }
        let first_line = |part: &Option<PartText>| part.as_ref().map_or(1, |part| part.first_line);
        let (global_line, private_line) = (first_line(&global), first_line(&private));
        found.global = global.map_or_else(String::new, |part| canonical_part(&part.text));
        found.private = private.map_or_else(String::new, |part| canonical_part(&part.text));
        Placed {
            document: found,
            global_line,
            private_line,
        }
    }

    fn attribute(&mut self, attribute: Attribute<'_, '_>, found: &mut TemplateDocument) {
        let place = self.document.text_pos_at(attribute.range().start);
        let (name, value) = (attribute.name(), attribute.value());
        let is_text = |text: &str| {
            let is_character =
                |letter: char| letter.is_ascii_alphanumeric() || "_-. ".contains(letter);
            text.trim() == text && (1..=64).contains(&text.len()) && text.chars().all(is_character)
        };
        let wrong = match name {
            _ if attribute.namespace().is_some() => Some(no_attribute(name)),
            "name" if template_name::is_name(value) => {
                found.name = Some(value.to_owned());
                None
            }
            "name" => Some(TemplateError::Name(value.to_owned()).to_string()),
            "model" if is_text(value) => {
                found.model = Some(value.to_owned());
                None
            }
            "model" => Some("the model is not 1 to 64 letters, digits and _ - .".to_owned()),
            "variant" => {
                found.variant = Variant::parse(value);
                let message = "the variant is neither \"generic\" nor \"lync\"";
                found.variant.is_none().then(|| message.to_owned())
            }
            "description" => {
                let text = one_line(value);
                let wrong = given_description(&text).err();
                found.description = Some(text).filter(|_| wrong.is_none());
                wrong.map(|error| error.to_string())
            }
            _ => Some(no_attribute(name)),
        };
        if let Some(message) = wrong {
            self.errors.push(TemplateXmlError::at(place, message));
        }
    }

    fn description(&mut self, node: Node<'_, '_>, description: &mut Option<String>) {
        let Some(text) = self.only_text(node) else {
            return;
        };
        let text = one_line(&text);
        if description.is_some() {
            self.error(node, "the description is given twice");
        } else if let Err(error) = given_description(&text) {
            self.error(node, error.to_string());
        } else {
            *description = Some(text);
        }
    }

    fn part(&mut self, node: Node<'_, '_>, part: &mut Option<PartText>) {
        let name = node.tag_name().name();
        if part.is_some() {
            self.error(node, format!("the template has a second <{name}> part"));
            return;
        }
        let start = node.range().start;
        let tag = &self.document.input_text()[node.range()];
        let content = start + tag.find('>').map_or(0, |end| end + 1);
        let first_line = self.document.text_pos_at(content).row as usize;
        // A part that cannot be read is there all the same.
        let text = self.only_text(node).unwrap_or_default();
        let (blank_lines, lines) = without_leading_blank_lines(&text);
        *part = Some(PartText {
            first_line: first_line + blank_lines,
            text: lines.to_owned(),
        });
    }

    /// The text of an element that may hold nothing else.
    fn only_text(&mut self, node: Node<'_, '_>) -> Option<String> {
        let before = self.errors.len();
        let name = node.tag_name().name();
        for attribute in node.attributes() {
            let place = self.document.text_pos_at(attribute.range().start);
            let message = no_attribute(attribute.name());
            self.errors.push(TemplateXmlError::at(place, message));
        }
        let mut text = String::new();
        for child in node.children() {
            if child.is_element() {
                let inner = child.tag_name().name();
                let message = format!("<{name}> holds <{inner}>; it holds text only");
                self.error(child, message);
            } else if child.is_comment() {
                let message = format!("<{name}> holds an XML comment, which would be lost");
                self.error(child, message + "; write a line that begins with ;");
            }
            text.push_str(child.text().filter(|_| child.is_text()).unwrap_or(""));
        }
        (self.errors.len() == before).then_some(text)
    }

    fn stray_text(&mut self, node: Node<'_, '_>) {
        let text = node.text().unwrap_or("");
        if text.trim().is_empty() {
            return;
        }
        let blank = &text[..text.len() - text.trim_start().len()];
        let line = self.document.text_pos_at(node.range().start).row as usize;
        let line = line + blank.matches('\n').count();
        let message = "text stands beside the parts; put it into <global> or <private>";
        self.errors.push(TemplateXmlError::document(line, message));
    }

    fn lines(&mut self, global: &PartText, private: &PartText) {
        for error in template::faults(&global.text, &private.text) {
            let part = match error.part {
                template::Part::Global => global,
                template::Part::Private => private,
            };
            let line = part.first_line + error.line_number - 1;
            let message = format!("the line {}", error.fault);
            self.errors.push(TemplateXmlError::document(line, message));
        }
    }

    fn error(&mut self, node: Node<'_, '_>, message: impl Into<String>) {
        let place = self.document.text_pos_at(node.range().start);
        self.errors.push(TemplateXmlError::at(place, message));
    }
}

/// A description may be left away, and then it stays or is asked for; an empty one is a mistake.
fn given_description(text: &str) -> Result<(), NewNameError> {
    match text {
        "" => Err(NewNameError::EmptyDescription),
        text => template_name::check_description(text),
    }
}

fn is_named(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().namespace().is_none() && node.tag_name().name() == name
}

fn no_attribute(name: &str) -> String {
    format!("{name} is no attribute here; <template> has name, model, variant and description")
}

/// The parser's error, told as one of the document.
pub(super) fn not_well_formed(text: &str, error: &Error) -> TemplateXmlError {
    let message = match error {
        Error::NonXmlChar(found, _) => {
            let code = u32::from(*found);
            format!("holds the character U+{code:04X}, which no XML document may hold")
        }
        // Its own text ends in, or holds, the place, which is told apart from the message here.
        _ => error
            .to_string()
            .replace(&format!(" found at {}", error.pos()), "")
            .replace(&format!(" at {}", error.pos()), ""),
    };
    let message = format!("not well-formed XML: {message}");
    match error {
        Error::NoRootNode | Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
            TemplateXmlError::document(text.lines().count().max(1), message)
        }
        _ => TemplateXmlError::at(error.pos(), message),
    }
}
