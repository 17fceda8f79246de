//! What is wrong with a configuration file that came in, or odd about it, for the answer.
//!
//! Guarantee: a finding names its line and never a value. Of very many only the first are told.
//! Deliberately not here: the checks (`provisioning::lint`).

use serde::Serialize;

use super::problem::{Code, FieldError, Problem};
use crate::provisioning::{
    include::{Phone, Resolver},
    lint,
};

/// How many errors, and how many warnings, are told.
const FINDINGS_MAX: usize = 100;

/// What was found in a file; `field` is the line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub(super) struct Findings {
    /// What phones could not read: such a file is refused.
    pub(super) errors: Vec<FieldError>,
    /// What is odd, and perhaps meant so.
    pub(super) warnings: Vec<FieldError>,
}

impl Findings {
    /// Looks at a file of this name.
    pub(super) fn of(name: &str, bytes: &[u8], phone: Phone<'_>, resolver: &Resolver<'_>) -> Self {
        let (text, no_text) = lint::read(name, bytes);
        let mut findings = Self::default();
        let all = lint::lint(name, &text, phone, resolver);
        for finding in no_text.into_iter().chain(all) {
            let line = finding.line_number;
            let field = match finding.file == name {
                true => format!("line {line}"),
                false => format!("{} line {line}", finding.file),
            };
            let list = match finding.is_error() {
                true => &mut findings.errors,
                false => &mut findings.warnings,
            };
            if list.len() < FINDINGS_MAX {
                let message = finding.complaint.to_string();
                list.push(FieldError { field, message });
            }
        }
        findings
    }

    /// A file that is wrong as a whole.
    pub(super) fn error(message: impl Into<String>) -> Self {
        let error = FieldError {
            field: String::new(),
            message: message.into(),
        };
        Self {
            errors: vec![error],
            warnings: Vec::new(),
        }
    }

    /// The same, where phones could read the file.
    ///
    /// # Errors
    /// 422 with what they could not.
    pub(super) fn accepted(self) -> Result<Self, Problem> {
        let Some(first) = self.errors.first() else {
            return Ok(self);
        };
        let place = match first.field.as_str() {
            "" => "the file",
            field => field,
        };
        let detail = format!("{place} {}", first.message);
        Err(Problem::new(Code::InvalidFile, detail).with_errors(self.errors))
    }
}
