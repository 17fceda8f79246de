//! What is odd about files that are made, before any phone has them.
//!
//! Guarantee: the same checks as on files that come in; nothing is told that holds a value. Of the
//! file that phones share the findings are told once. Of very many only the first are told, all are
//! counted.

use std::collections::HashSet;

use schemas::{ContentHash, Mac};

use super::inputs::{Inputs, PhoneInputs};
use crate::{
    blobs::Blobs,
    provisioning::{
        include::{Phone, Resolution},
        lint,
        render::{Rendered, RenderedFile},
    },
};

/// So many are told.
const TOLD_MAX: usize = 100;

/// One thing to tell about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Warning {
    pub(crate) file: String,
    /// The phone whose own file it is.
    pub(crate) mac: Option<Mac>,
    /// From 1; 0 where it is about no line.
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// What was found in many files.
#[derive(Debug, Default)]
pub(crate) struct Warnings {
    pub(crate) told: Vec<Warning>,
    pub(crate) total: usize,
    looked_at: HashSet<ContentHash>,
}

impl Warnings {
    /// Looks at a phone's files.
    ///
    /// # Errors
    /// What phones could not read, or what never ends.
    pub(super) fn look_at(
        &mut self,
        inputs: &Inputs,
        phone: &PhoneInputs,
        rendered: &Rendered,
        blobs: &Blobs,
    ) -> Result<(), String> {
        let mac = phone.mac.to_string();
        let who = Phone {
            mac: Some(&mac),
            model: Some(&phone.model),
        };
        let resolver = |name: &str| resolve(inputs, rendered, blobs, name);
        let look = |file: &RenderedFile| lint::lint(&file.name, &file.text, who, &resolver);
        let own = look(&rendered.private);
        let shared = match self
            .looked_at
            .insert(ContentHash::of(rendered.global.text.as_bytes()))
        {
            true => look(&rendered.global),
            false => Vec::new(),
        };
        for name in &rendered.without_value {
            let message = format!("placeholder {name} has no value for this phone: it is empty");
            self.tell(&rendered.private.name, Some(phone.mac), 0, message);
        }
        let own = own.into_iter().map(|finding| (finding, Some(phone.mac)));
        for (finding, mac) in own.chain(shared.into_iter().map(|finding| (finding, None))) {
            if finding.is_error() {
                return Err(finding.to_string());
            }
            let message = finding.complaint.to_string();
            self.tell(&finding.file, mac, finding.line_number, message);
        }
        Ok(())
    }

    fn tell(&mut self, file: &str, mac: Option<Mac>, line: usize, message: String) {
        self.total += 1;
        if self.told.len() < TOLD_MAX {
            self.told.push(Warning {
                file: file.to_owned(),
                mac,
                line,
                message,
            });
        }
    }

    /// These as well.
    pub(super) fn add(&mut self, others: Self) {
        self.total += others.total;
        let room = TOLD_MAX - self.told.len();
        self.told.extend(others.told.into_iter().take(room));
    }
}

/// A file that a phone would find under a bare name.
fn resolve(inputs: &Inputs, rendered: &Rendered, blobs: &Blobs, name: &str) -> Resolution {
    for file in [&rendered.private, &rendered.global] {
        if file.name.eq_ignore_ascii_case(name) {
            return Resolution::Text(file.text.clone());
        }
    }
    let content = inputs
        .common
        .get(name)
        .and_then(|hash| blobs.get(*hash).ok());
    match content {
        Some(content) => Resolution::Text(String::from_utf8_lossy(&content).into_owned()),
        None => Resolution::Missing,
    }
}
