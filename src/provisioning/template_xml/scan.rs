//! What is looked at before a document is parsed: its encoding, what no template needs, and limits.
//!
//! Guarantee: one pass over the text, nothing kept. What gets past it has no document type, no
//! entities but XML's own five, no references to control characters (so the lines of a text are
//! lines of the document), and few elements and attributes. It does not check well-formedness:
//! where a text is broken it looks away, and the parser says what is wrong.

use super::{DOCUMENT_BYTES_MAX, TemplateXmlError};

const DEPTH_MAX: usize = 16;
const ELEMENTS_MAX: usize = 64;
const ATTRIBUTES_MAX: usize = 64;
/// Longer than any reference that is allowed, short enough to show.
const REFERENCE_CHARACTERS_MAX: usize = 32;

/// The document's text, if its bytes are UTF-8.
///
/// # Errors
/// Too long; UTF-16, told by its byte order mark or its zeros; bytes that are no UTF-8, with their
/// line.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, TemplateXmlError> {
    let error = |line, message: &str| Err(TemplateXmlError::document(line, message));
    let is_utf_16 = bytes.starts_with(b"\xfe\xff")
        || bytes.starts_with(b"\xff\xfe")
        || bytes.iter().take(4).any(|byte| *byte == 0);
    if is_utf_16 {
        return error(1, "the document is UTF-16; save it as UTF-8");
    }
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) {
        3
    } else {
        0
    };
    if bytes.len() > DOCUMENT_BYTES_MAX + mark {
        return Err(too_long());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(broken) => {
            let before = &bytes[..broken.valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            error(line, "holds bytes that are no UTF-8; save it as UTF-8")
        }
    }
}

pub(super) fn too_long() -> TemplateXmlError {
    let limit = DOCUMENT_BYTES_MAX / 1024;
    TemplateXmlError::document(1, format!("the document is longer than {limit} KiB"))
}

/// Whether the text may be parsed.
///
/// # Errors
/// The first thing that is not allowed.
pub(super) fn check(text: &str) -> Result<(), TemplateXmlError> {
    let mut scan = Scan {
        text,
        at: 0,
        depth: 0,
        elements: 0,
        attributes: 0,
    };
    scan.declaration()?;
    while let Some(found) = scan.rest().find(['<', '&']) {
        scan.at += found;
        let rest = scan.rest();
        if rest.starts_with('&') {
            scan.at += scan.reference(scan.at)?;
        } else if rest.starts_with("<!--") {
            scan.skip_past("-->");
        } else if rest.starts_with("<![CDATA[") {
            scan.skip_past("]]>");
        } else if rest.starts_with("<!") {
            let message = "document types and entities are not allowed; take <!DOCTYPE out";
            return Err(scan.error(scan.at, message));
        } else if rest.starts_with("<?") {
            let message = "processing instructions are not allowed; \
                           <?xml stands at the very beginning only";
            return Err(scan.error(scan.at, message));
        } else if rest.starts_with("</") {
            scan.depth = scan.depth.saturating_sub(1);
            scan.skip_past(">");
        } else {
            scan.tag()?;
        }
    }
    Ok(())
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    elements: usize,
    attributes: usize,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }

    /// Goes past `<?xml … ?>`.
    fn declaration(&mut self) -> Result<(), TemplateXmlError> {
        let Some(inside) = self.text.strip_prefix("<?xml") else {
            return Ok(());
        };
        if !inside.starts_with(char::is_whitespace) {
            return Ok(());
        }
        let inside = inside.split("?>").next().unwrap_or("");
        let encoding = inside.split_once("encoding").and_then(|(_, behind)| {
            let value = behind.trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
            value[1..].split(quote).next()
        });
        let is_known = |name: &str| {
            ["UTF-8", "US-ASCII"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        };
        if !encoding.is_none_or(is_known) {
            let message = "the document declares another encoding than UTF-8; \
                           save it as UTF-8 and say so in <?xml";
            return Err(TemplateXmlError::document(1, message));
        }
        self.skip_past("?>");
        Ok(())
    }

    /// Goes past a start tag.
    fn tag(&mut self) -> Result<(), TemplateXmlError> {
        let start = self.at;
        self.elements += 1;
        if self.elements > ELEMENTS_MAX {
            return Err(self.error(start, "the document has too many elements"));
        }
        self.at += 1;
        loop {
            let Some(found) = self.rest().find(['"', '\'', '>']) else {
                // No tag ends any more: there is nothing left to look at.
                self.at = self.text.len();
                break;
            };
            self.at += found;
            let quote = &self.rest()[..1];
            if quote == ">" {
                if !self.text[..self.at].ends_with('/') {
                    self.depth += 1;
                }
                self.at += 1;
                break;
            }
            self.attributes += 1;
            if self.attributes > ATTRIBUTES_MAX {
                return Err(self.error(self.at, "the document has too many attributes"));
            }
            self.at += 1;
            let value_start = self.at;
            self.skip_past(quote);
            for (at, _) in self.text[value_start..self.at].match_indices('&') {
                self.reference(value_start + at)?;
            }
        }
        if self.depth > DEPTH_MAX {
            return Err(self.error(start, "the document's elements are nested too deeply"));
        }
        Ok(())
    }

    /// The length of the reference at `at`, which is one that may be used.
    fn reference(&self, at: usize) -> Result<usize, TemplateXmlError> {
        let behind = &self.text[at + 1..];
        let end = behind
            .char_indices()
            .take(REFERENCE_CHARACTERS_MAX)
            .find(|(_, letter)| *letter == ';');
        let Some((end, _)) = end else {
            return Err(self.error(at, "an & stands alone; write &amp; for it"));
        };
        let name = &behind[..end];
        let number = name.strip_prefix('#').map(|digits| {
            let (digits, radix) = match digits.strip_prefix('x') {
                Some(hexadecimal) => (hexadecimal, 16),
                None => (digits, 10),
            };
            u32::from_str_radix(digits, radix).ok()
        });
        let is_allowed = match number {
            Some(code) => code
                .and_then(char::from_u32)
                .is_some_and(|it| !it.is_control()),
            None => matches!(name, "amp" | "lt" | "gt" | "quot" | "apos"),
        };
        if !is_allowed {
            let name = name.escape_debug();
            let message = format!("&{name}; cannot be used; for an & of its own write &amp;");
            return Err(self.error(at, message));
        }
        Ok(end + 2)
    }

    fn error(&self, at: usize, message: impl Into<String>) -> TemplateXmlError {
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        TemplateXmlError {
            line: before.matches('\n').count() + 1,
            column: Some(before[line_start..].chars().count() + 1),
            message: super::short(message.into()),
        }
    }
}
