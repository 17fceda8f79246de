//! Reading the fields of a request's JSON object.
//!
//! Guarantee: a field that is missing, of the wrong type, not valid, or not known is an error that
//! names it, and all errors are answered at once; an unknown field is never passed over (T27).
//! Pure.

mod nested;

use std::str::FromStr;

use schemas::Secret;
use serde_json::{Map, Value};

use super::{
    problem::{Code, FieldError, Problem},
    texts,
};

/// The most entries of a list in a request.
pub const LIST_LENGTH_MAX: usize = 10_000;

/// The fields of one object that have not been asked for yet, and what was wrong with the others.
#[derive(Debug)]
pub struct Fields {
    prefix: String,
    left: Map<String, Value>,
    errors: Vec<FieldError>,
}

impl Fields {
    /// Reads a body.
    ///
    /// # Errors
    /// 400 when it is not JSON, 422 when it is no object.
    pub fn parse(body: &[u8]) -> Result<Self, Problem> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(left)) => Ok(Self::of(String::new(), left)),
            Ok(_) => Err(Problem::invalid_field("", "the body must be a JSON object")),
            Err(error) => Err(Problem::new(
                Code::MalformedJson,
                format!("send a JSON object: {error}"),
            )),
        }
    }

    fn of(prefix: String, left: Map<String, Value>) -> Self {
        Self {
            prefix,
            left,
            errors: Vec::new(),
        }
    }

    /// Notes that this field is not valid.
    pub fn refuse(&mut self, field: &str, message: impl Into<String>) {
        let field = format!("{}{field}", self.prefix);
        self.errors.push(FieldError {
            field,
            message: message.into(),
        });
    }

    /// Whether anything was wrong so far.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Lets `null` in these fields mean the empty text: what was set is taken back.
    pub fn null_clears(&mut self, fields: &[&str]) {
        for field in fields {
            if let Some(value) = self.left.get_mut(*field)
                && value.is_null()
            {
                *value = Value::String(String::new());
            }
        }
    }

    /// `null` is the same as absent.
    fn take(&mut self, field: &str) -> Option<Value> {
        self.left.remove(field).filter(|value| !value.is_null())
    }

    /// A text as it is, or `None` when it is absent or refused.
    fn raw_text(&mut self, field: &str) -> Option<String> {
        match self.take(field)? {
            Value::String(text) => Some(text),
            other => {
                self.refuse(field, format!("must be a text, not {}", type_name(&other)));
                None
            }
        }
    }

    /// A text that `check` accepts.
    pub fn checked(
        &mut self,
        field: &str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<String> {
        let text = self.raw_text(field)?;
        match check(&text) {
            Ok(()) => Some(text),
            Err(message) => {
                self.refuse(field, message);
                None
            }
        }
    }

    /// Notes that a wanted field is absent, unless it has been refused already.
    fn want<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        let name = format!("{}{field}", self.prefix);
        if value.is_none() && self.errors.iter().all(|error| error.field != name) {
            self.refuse(field, "is missing");
        }
        value
    }

    /// A text, perhaps empty, of at most so many characters.
    pub fn text(&mut self, field: &str, length_max: usize) -> Option<String> {
        self.checked(field, |text| texts::check(text, length_max))
    }

    /// As [`Fields::text`], with something in it, and must be there.
    pub fn required_text(&mut self, field: &str, length_max: usize) -> Option<String> {
        let text = self.checked(field, |text| match text.trim().is_empty() {
            true => Err("must not be empty".to_owned()),
            false => texts::check(text, length_max),
        });
        self.want(field, text)
    }

    /// A name: not empty, no spaces around it.
    pub fn name(&mut self, field: &str) -> Option<String> {
        self.checked(field, |text| {
            texts::check_name(text, texts::NAME_LENGTH_MAX)
        })
    }

    /// As [`Fields::name`], and must be there.
    pub fn required_name(&mut self, field: &str) -> Option<String> {
        let name = self.name(field);
        self.want(field, name)
    }

    /// Something that parses itself from a text.
    pub fn parsed<T>(&mut self, field: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        let text = self.raw_text(field)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(field, error.to_string());
                None
            }
        }
    }

    /// As [`Fields::parsed`], and must be there.
    pub fn required_parsed<T>(&mut self, field: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        let value = self.parsed(field);
        self.want(field, value)
    }

    /// As [`Fields::required_secret`], and may be absent.
    pub fn secret(&mut self, field: &str) -> Option<Secret> {
        self.raw_text(field).map(|text| Secret::new(&text))
    }

    /// A password for an account, a token: any text; whoever uses it says what is allowed.
    pub fn required_secret(&mut self, field: &str) -> Option<Secret> {
        let text = self.raw_text(field);
        self.want(field, text).map(|text| Secret::new(&text))
    }

    /// The password of a user, which reaches files: no line breaks.
    pub fn sip_password(&mut self, field: &str) -> Option<Secret> {
        let password = self.checked(field, |text| {
            texts::check_name(text, texts::SIP_PASSWORD_LENGTH_MAX)
        });
        password.map(|text| Secret::new(&text))
    }

    /// A value for phones' files, perhaps empty.
    pub fn config_value(&mut self, field: &str) -> Option<Secret> {
        let value = self.checked(field, texts::check_config_value);
        value.map(|text| Secret::new(&text))
    }

    /// As [`Fields::config_value`], and must be there.
    pub fn required_config_value(&mut self, field: &str) -> Option<Secret> {
        let value = self.config_value(field);
        self.want(field, value)
    }

    /// True or false.
    pub fn flag(&mut self, field: &str) -> Option<bool> {
        match self.take(field)? {
            Value::Bool(value) => Some(value),
            other => {
                self.refuse(
                    field,
                    format!("must be true or false, not {}", type_name(&other)),
                );
                None
            }
        }
    }

    /// A whole number within limits.
    pub fn number(&mut self, field: &str, least: u32, most: u32) -> Option<u32> {
        let value = self.take(field)?;
        let number = whole(&value);
        match number.filter(|number| (least..=most).contains(number)) {
            Some(number) => Some(number),
            None => {
                self.refuse(
                    field,
                    format!("must be a whole number from {least} to {most}"),
                );
                None
            }
        }
    }

    /// A whole number, or a text, that `check` accepts; answered as a text.
    pub fn number_or_text(
        &mut self,
        field: &str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<String> {
        if let Some(Value::Number(number)) = self.left.get(field) {
            let text = match whole(&Value::Number(number.clone())) {
                Some(number) => number.to_string(),
                None => number.to_string(),
            };
            self.left.insert(field.to_owned(), Value::String(text));
        }
        self.checked(field, check)
    }

    /// A list of texts that parse themselves; the error of an entry names its place from 0.
    pub fn list<T>(&mut self, field: &str) -> Option<Vec<T>>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        let values = match self.take(field)? {
            Value::Array(values) if values.len() <= LIST_LENGTH_MAX => values,
            Value::Array(_) => {
                self.refuse(field, format!("has more than {LIST_LENGTH_MAX} entries"));
                return None;
            }
            other => {
                self.refuse(field, format!("must be a list, not {}", type_name(&other)));
                return None;
            }
        };
        let wanted = values.len();
        let mut list = Vec::with_capacity(wanted);
        for (index, value) in values.into_iter().enumerate() {
            let entry = format!("{field}[{index}]");
            match value {
                Value::String(text) => match text.parse() {
                    Ok(value) => list.push(value),
                    Err(error) => self.refuse(&entry, format!("{error}")),
                },
                other => {
                    self.refuse(&entry, format!("must be a text, not {}", type_name(&other)));
                }
            }
        }
        (list.len() == wanted).then_some(list)
    }

    /// An object inside this one, read by `read`.
    pub fn object<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        match self.take(field)? {
            Value::Object(left) => {
                let mut inner = Self::of(format!("{}{field}.", self.prefix), left);
                let value = read(&mut inner);
                inner.refuse_the_rest();
                self.errors.append(&mut inner.errors);
                value
            }
            other => {
                self.refuse(
                    field,
                    format!("must be an object, not {}", type_name(&other)),
                );
                None
            }
        }
    }

    /// As [`Fields::object`], and must be there.
    pub fn required_object<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        if self.left.get(field).is_none_or(Value::is_null) {
            self.take(field);
            self.refuse(field, "is missing");
            return None;
        }
        self.object(field, read)
    }

    /// As [`Fields::object`]; absent is an object without fields.
    pub fn object_or_empty<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        if self.left.get(field).is_none_or(Value::is_null) {
            self.left
                .insert(field.to_owned(), Value::Object(Map::new()));
        }
        self.object(field, read)
    }

    /// Says nothing about a field: what decides about it is at fault already.
    pub fn pass_over(&mut self, field: &str) {
        self.left.remove(field);
    }

    /// The fields of an object, each a text, a number, a flag, or a list of such, as the parameters
    /// of a query: the name again for each entry of a list.
    pub fn pairs(&mut self, field: &str, known: &[&str]) -> Option<Vec<(String, String)>> {
        let Value::Object(object) = self.take(field)? else {
            self.refuse(field, "must be an object");
            return None;
        };
        let mut pairs = Vec::new();
        for (name, value) in object {
            let values = match value {
                Value::Null => continue,
                Value::Array(values) => values,
                value => vec![value],
            };
            let place = format!("{field}.{}", name.chars().take(100).collect::<String>());
            if !known.contains(&name.as_str()) {
                self.refuse(
                    &place,
                    format!("is not known here: there are {}", known.join(", ")),
                );
                continue;
            }
            for value in values {
                let text = match value {
                    Value::String(text) => text,
                    Value::Bool(_) | Value::Number(_) => value.to_string(),
                    other => {
                        let kind = type_name(&other);
                        self.refuse(&place, format!("must be a text, not {kind}"));
                        continue;
                    }
                };
                match texts::check(&text, texts::PARAMETER_LENGTH_MAX) {
                    Ok(()) => pairs.push((name.clone(), text)),
                    Err(message) => self.refuse(&place, message),
                }
            }
        }
        Some(pairs)
    }

    fn refuse_the_rest(&mut self) {
        for (field, _) in std::mem::take(&mut self.left) {
            let shown: String = field.chars().take(100).collect();
            self.refuse(&shown, "is not known here");
        }
    }

    /// What was read, when nothing was wrong and nothing is left.
    ///
    /// # Errors
    /// 422 with every error. A `None` without an error is a mistake of the caller's, and is
    /// answered as an incomplete request.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<T, Problem> {
        self.refuse_the_rest();
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            None if self.errors.is_empty() => {
                Err(Problem::invalid_field(self.prefix, "is incomplete"))
            }
            _ => Err(Problem::invalid(self.errors)),
        }
    }
}

/// A whole number, however it is written: 7.0 is 7 (JSON Schema, 6.1.1 `integer`).
fn whole(value: &Value) -> Option<u32> {
    match value.as_u64() {
        Some(number) => u32::try_from(number).ok(),
        None => {
            let number = value.as_f64()?;
            let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
            // Exact: checked a line above.
            is_whole.then_some(number as u32)
        }
    }
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests;
