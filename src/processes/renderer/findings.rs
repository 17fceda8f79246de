//! What is odd about files that are made, before any phone has them.
//!
//! Guarantee: the same checks as on files that come in; nothing is told that holds a value. Of the
//! file that phones share the findings are told once. Of very many only the first are told, all are
//! counted.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

use schemas::{ContentHash, Mac};

use super::inputs::{Inputs, PhoneInputs};
use crate::{
    blobs::Blobs,
    provisioning::{
        include::{Phone, Resolution},
        lint,
        render::{KeptLines, Rendered, RenderedFile},
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
    /// Other files that phones include.
    included: RefCell<HashMap<String, Resolution>>,
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
        if !self.is_new(&rendered.private) {
            return Ok(());
        }
        let mac = phone.mac.to_string();
        let who = Phone {
            mac: Some(&mac),
            model: Some(&phone.model),
        };
        // One that stays as it is was looked at when it was made.
        let is_kept = inputs.kept.contains_key(rendered.global.name.as_str());
        let is_shared_new = !is_kept && self.is_new(&rendered.global);
        let included = &self.included;
        let resolver = |name: &str| resolve(inputs, rendered, (blobs, included), name);
        let look = |file: &RenderedFile| lint::lint(&file.name, &file.text, who, &resolver);
        let own = look(&rendered.private);
        let shared = match is_shared_new {
            true => look(&rendered.global),
            false => Vec::new(),
        };
        for name in &rendered.without_value {
            let message = format!("placeholder {name} has no value for this phone: it is empty");
            self.tell(&rendered.private.name, Some(phone.mac), 0, message);
        }
        let own = own.into_iter().map(|finding| (finding, Some(phone.mac)));
        let shared = shared.into_iter().map(|finding| (finding, None));
        for (finding, mac) in own.chain(shared) {
            if finding.is_error() {
                return Err(finding.to_string());
            }
            let message = finding.complaint.to_string();
            self.tell(&finding.file, mac, finding.line_number, message);
        }
        Ok(())
    }

    /// Whether a file of this name and content was not looked at before.
    fn is_new(&mut self, file: &RenderedFile) -> bool {
        let content = format!("{}\n{}", file.name, file.text);
        self.looked_at.insert(ContentHash::of(content.as_bytes()))
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
}

/// A file that a phone would find under a bare name.
fn resolve(
    inputs: &Inputs,
    rendered: &Rendered,
    (blobs, included): (&Blobs, &RefCell<HashMap<String, Resolution>>),
    name: &str,
) -> Resolution {
    if rendered.private.name.eq_ignore_ascii_case(name) {
        return Resolution::Text(rendered.private.text.clone());
    }
    if rendered.global.name.eq_ignore_ascii_case(name) {
        let kept = inputs.kept.get(rendered.global.name.as_str());
        let text = kept.map_or(rendered.global.text.as_str(), KeptLines::text);
        return Resolution::Text(text.to_owned());
    }
    if let Some(known) = included.borrow().get(name) {
        return known.clone();
    }
    let hash = inputs.common.get(name);
    let found = match hash.and_then(|hash| blobs.get(*hash).ok()) {
        Some(content) => Resolution::Text(String::from_utf8_lossy(&content).into_owned()),
        None => Resolution::Missing,
    };
    included.borrow_mut().insert(name.to_owned(), found.clone());
    found
}
