//! What is wrong with a configuration file, or odd about it, line by line.
//!
//! Guarantee: the whole file is looked at, also behind a line that cannot be read; a file of which
//! no *error* is found is one that `Cfg::parse` reads and whose includes end. Included files are
//! followed for what is wrong with the includes alone: the rest of them is found when they are
//! looked at themselves. Nothing is changed.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cfg::{self, Line};
use super::effective;
use super::finding::{Complaint, Finding};
use super::include::{Phone, Resolver};
use super::parameters::{self, ParameterProblem};

/// So many unknown names of a file are compared with the known ones; one typing error more or less
/// in a file with hundreds does not matter, its time does.
const NEAREST_MAX: usize = 100;

/// The bytes of a file as text; what is no UTF-8 is replaced and told.
pub fn read<'a>(name: &str, bytes: &'a [u8]) -> (Cow<'a, str>, Option<Finding>) {
    match str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let finding = Finding {
                file: name.to_owned(),
                line_number: before.iter().filter(|&&byte| byte == b'\n').count() + 1,
                complaint: Complaint::NotText,
            };
            (String::from_utf8_lossy(bytes), Some(finding))
        }
    }
}

/// Everything there is to say about a file: its own lines in their order, then what is wrong with
/// the includes of the files that it includes. Where the model is not given, the file's own
/// `system/type` is it.
pub fn lint(name: &str, text: &str, phone: Phone<'_>, resolver: &Resolver<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut own = Own::default();
    for (line_number, line) in cfg::lines(text) {
        let complaints = match line {
            Ok(Line::Parameter { name, value }) => own.parameter(line_number, name, value),
            Ok(Line::Blank | Line::Comment(_) | Line::Include(_)) => Vec::new(),
            Err(problem) => vec![Complaint::Line(problem)],
        };
        findings.extend(complaints.into_iter().map(|complaint| Finding {
            file: name.to_owned(),
            line_number,
            complaint,
        }));
    }
    let phone = Phone {
        model: phone.model.or(own.model.as_deref()),
        ..phone
    };
    let effective = effective::resolve(name, text, phone, resolver);
    let of_includes = effective.findings.into_iter();
    findings.extend(of_includes.filter(|finding| finding.complaint.is_of_include()));
    // Stable: within a line, and among other files, the order stays.
    findings.sort_by_key(|finding| match finding.file == name {
        true => (false, finding.line_number),
        false => (true, 0),
    });
    findings
}

/// What the lines so far say.
#[derive(Default)]
struct Own {
    /// Parameter to the line that sets it.
    set: HashMap<String, usize>,
    unknown: usize,
    model: Option<String>,
}

impl Own {
    fn parameter(&mut self, line_number: usize, name: String, value: String) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        if let Some(problem) = self.check(&name, &value) {
            let name = name.clone();
            complaints.push(Complaint::Parameter { name, problem });
        }
        if value.contains("%ITCS_") {
            let name = name.clone();
            complaints.push(Complaint::Placeholder { name });
        }
        if value.ends_with(' ') {
            let name = name.clone();
            complaints.push(Complaint::BlankAtEnd { name });
        }
        if let Some(&earlier) = self.set.get(&name) {
            let name = name.clone();
            complaints.push(Complaint::Repeated { name, earlier });
        }
        if name == "system/type" {
            self.model = Some(value);
        }
        self.set.insert(name, line_number);
        complaints
    }

    fn check(&mut self, name: &str, value: &str) -> Option<ParameterProblem> {
        if let Some(parameter) = parameters::lookup(name) {
            return parameter.check(value);
        }
        self.unknown += 1;
        let nearest = match self.unknown <= NEAREST_MAX {
            true => parameters::nearest(name),
            false => None,
        };
        Some(ParameterProblem::Unknown { nearest })
    }
}

#[cfg(test)]
mod tests;
