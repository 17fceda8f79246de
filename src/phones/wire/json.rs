//! JSON as phones write it: a reader that takes what strict ones refuse and is still understood.
//!
//! Guarantee: never panics; time and memory are linear in the text; nesting is bounded. Texts are
//! borrowed where they need no change. Accepted beyond RFC 8259: a byte order mark, trailing
//! commas, NUL after the end, control characters and needless backslashes in texts, lone
//! surrogates, numbers with leading zeros or a plus. Numbers are kept as written: no digit is lost.

use std::borrow::Cow;

use super::oddities::{Oddities, Oddity};

/// How deep objects and lists may be nested.
const DEPTH_MAX: usize = 16;

/// Why a text is no JSON object.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotJson {
    /// It is JSON of another kind, or empty.
    #[error("it must begin with an opening brace")]
    NoObject,
    /// Something else stands where this must stand.
    #[error("{expected} is missing at byte {offset}")]
    Missing {
        /// What must stand there.
        expected: &'static str,
        /// Where, from 0.
        offset: usize,
    },
    /// It is nested too deeply.
    #[error("it is nested more than {DEPTH_MAX} levels deep")]
    TooDeep,
    /// Something follows the object.
    #[error("something follows the object at byte {0}")]
    Trailing(usize),
}

/// The members of an object in their order, duplicates included.
pub(super) type Members<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// A value. Numbers are the text that was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Members<'a>),
}

impl Value<'_> {
    /// The value as strict JSON, on one line.
    pub(super) fn to_json(&self) -> String {
        let mut json = String::new();
        self.write(&mut json);
        json
    }

    fn write(&self, json: &mut String) {
        match self {
            Self::Null => json.push_str("null"),
            Self::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => json.push_str(text),
            Self::Text(text) => write_text(text, json),
            Self::List(items) => {
                json.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    item.write(json);
                }
                json.push(']');
            }
            Self::Object(members) => {
                json.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    write_text(name, json);
                    json.push(':');
                    value.write(json);
                }
                json.push('}');
            }
        }
    }
}

fn write_text(text: &str, json: &mut String) {
    let quoted = serde_json::to_string(text).expect("a text can always be written as JSON");
    json.push_str(&quoted);
}

/// The bytes as text; what is no UTF-8 becomes U+FFFD.
pub(super) fn text<'a>(body: &'a [u8], oddities: &mut Oddities) -> Cow<'a, str> {
    let text = String::from_utf8_lossy(body);
    if matches!(text, Cow::Owned(_)) {
        oddities.note(Oddity::InvalidUtf8);
    }
    text
}

/// The one object that the text holds.
pub(super) fn object<'a>(text: &'a str, oddities: &mut Oddities) -> Result<Members<'a>, NotJson> {
    let (text, start) = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            oddities.note(Oddity::ByteOrderMark);
            (rest, '\u{feff}'.len_utf8())
        }
        None => (text, 0),
    };
    let mut reader = Reader {
        text,
        start,
        at: 0,
        oddities,
    };
    reader.skip_blanks();
    if !reader.take(b'{') {
        return Err(NotJson::NoObject);
    }
    let members = reader.members(1)?;
    reader.end()?;
    Ok(members)
}

struct Reader<'a, 'o> {
    text: &'a str,
    /// Bytes before `text`, for the offsets in errors.
    start: usize,
    at: usize,
    oddities: &'o mut Oddities,
}

impl<'a> Reader<'a, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn missing(&self, expected: &'static str) -> NotJson {
        NotJson::Missing {
            expected,
            offset: self.start + self.at,
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn end(&mut self) -> Result<(), NotJson> {
        self.skip_blanks();
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(());
        }
        // Clients in C send the terminator of their text along with it.
        if rest
            .bytes()
            .all(|byte| byte == 0 || byte.is_ascii_whitespace())
        {
            self.oddities.note(Oddity::TrailingNul);
            return Ok(());
        }
        Err(NotJson::Trailing(self.start + self.at))
    }

    /// The members after an opening brace.
    fn members(&mut self, depth: usize) -> Result<Members<'a>, NotJson> {
        let mut members = Vec::new();
        self.skip_blanks();
        if self.take(b'}') {
            return Ok(members);
        }
        loop {
            if !self.take(b'"') {
                return Err(self.missing("a field name in quotes"));
            }
            let name = self.string()?;
            self.skip_blanks();
            if !self.take(b':') {
                return Err(self.missing("a colon"));
            }
            let value = self.value(depth)?;
            members.push((name, value));
            if self.is_over(b'}', "a comma or a closing brace")? {
                return Ok(members);
            }
        }
    }

    /// The items after an opening bracket.
    fn items(&mut self, depth: usize) -> Result<Vec<Value<'a>>, NotJson> {
        let mut items = Vec::new();
        self.skip_blanks();
        if self.take(b']') {
            return Ok(items);
        }
        loop {
            items.push(self.value(depth)?);
            if self.is_over(b']', "a comma or a closing bracket")? {
                return Ok(items);
            }
        }
    }

    /// After a member or an item: whether the structure ends here, perhaps after a comma too many.
    fn is_over(&mut self, close: u8, expected: &'static str) -> Result<bool, NotJson> {
        self.skip_blanks();
        if self.take(close) {
            return Ok(true);
        }
        if !self.take(b',') {
            return Err(self.missing(expected));
        }
        self.skip_blanks();
        let is_over = self.take(close);
        if is_over {
            self.oddities.note(Oddity::TrailingComma);
        }
        Ok(is_over)
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, NotJson> {
        self.skip_blanks();
        match self.peek() {
            Some(b'"') => {
                self.at += 1;
                self.string().map(Value::Text)
            }
            Some(b'{' | b'[') if depth == DEPTH_MAX => Err(NotJson::TooDeep),
            Some(b'{') => {
                self.at += 1;
                self.members(depth + 1).map(Value::Object)
            }
            Some(b'[') => {
                self.at += 1;
                self.items(depth + 1).map(Value::List)
            }
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => self.number().map(Value::Number),
            _ => self.literal(),
        }
    }

    fn literal(&mut self) -> Result<Value<'a>, NotJson> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let literals = [
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("null", Value::Null),
        ];
        for (word, value) in literals {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.missing("a value"))
    }

    fn number(&mut self) -> Result<&'a str, NotJson> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(|byte| is_part(byte)).count();
        let number = rest.get(..length).unwrap_or_default();
        match spelling(number) {
            Spelling::Strict => {}
            Spelling::Odd => self.oddities.note(Oddity::OddNumber),
            Spelling::None => return Err(self.missing("a number")),
        }
        self.at += length;
        Ok(number)
    }

    /// The text after an opening quote.
    fn string(&mut self) -> Result<Cow<'a, str>, NotJson> {
        let mut changed: Option<String> = None;
        let mut start = self.at;
        loop {
            match self.peek() {
                None => return Err(self.missing("a closing quote")),
                Some(b'"') => {
                    let rest = self.text.get(start..self.at).unwrap_or_default();
                    self.at += 1;
                    return Ok(match changed {
                        None => Cow::Borrowed(rest),
                        Some(mut text) => {
                            text.push_str(rest);
                            Cow::Owned(text)
                        }
                    });
                }
                Some(b'\\') => {
                    let before = self.text.get(start..self.at).unwrap_or_default();
                    let text = changed.get_or_insert_default();
                    text.push_str(before);
                    self.at += 1;
                    self.escape(text);
                    start = self.at;
                }
                Some(byte) => {
                    if byte < b' ' {
                        self.oddities.note(Oddity::ControlCharacter);
                    }
                    self.at += 1;
                }
            }
        }
    }

    /// What a backslash stands for, together with what follows it. One that stands for nothing is
    /// kept: phones write `DOMAIN\user` as it is.
    fn escape(&mut self, text: &mut String) {
        let character = match self.peek() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') if self.hex(self.at + 1).is_some() => return self.unicode_escape(text),
            _ => {
                self.oddities.note(Oddity::InvalidEscape);
                text.push('\\');
                return;
            }
        };
        text.push(character);
        self.at += 1;
    }

    fn unicode_escape(&mut self, text: &mut String) {
        let Some(unit) = self.hex(self.at + 1) else {
            return;
        };
        self.at += 5;
        let low = match self.text.as_bytes().get(self.at..self.at + 2) {
            Some(b"\\u") => self.hex(self.at + 2),
            _ => None,
        };
        let character = match (unit, low) {
            (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                self.at += 6;
                char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00))
            }
            _ => char::from_u32(unit),
        };
        if character.is_none() {
            self.oddities.note(Oddity::LoneSurrogate);
        }
        text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }

    /// Four hex digits as a number.
    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.text.as_bytes().get(at..at + 4)?;
        digits.iter().try_fold(0, |number, &digit| {
            char::from(digit)
                .to_digit(16)
                .map(|digit| number << 4 | digit)
        })
    }
}

enum Spelling {
    Strict,
    Odd,
    None,
}

/// How a number is spelled: as JSON wants it, nearly so, or not at all.
fn spelling(number: &str) -> Spelling {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = number.strip_prefix(['-', '+']).unwrap_or(number);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    if !digits(whole)
        || fraction.is_some_and(|f| !digits(f))
        || exponent.is_some_and(|e| !digits(e))
    {
        return Spelling::None;
    }
    let is_odd = number.starts_with('+') || (whole.len() > 1 && whole.starts_with('0'));
    if is_odd {
        Spelling::Odd
    } else {
        Spelling::Strict
    }
}

#[cfg(test)]
mod tests;
