//! What importing an archive comes to: each thing of it compared with what is there, and the
//! command that makes the difference.
//!
//! Guarantee: what has no row that is refused can be done in one step, unless somebody changes the
//! configuration meanwhile, which the domain then says; what is the same is not touched, so that
//! importing an archive again makes no event. Deliberately not here: doing it.

mod owners;
mod templates;
mod values;

use std::collections::BTreeSet;

use actix_web::web::Bytes;
use projections::Projections;
use schemas::{Position, commands::CatalogueCommand};
use serde::Serialize;

use self::{owners::Owners, templates::Drafts};
use super::{Configuration, Item, Kind};

/// How an archive is imported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options {
    /// What is not in the archive goes.
    pub(super) replace: bool,
    /// What belongs to somebody who is not here is passed over.
    pub(super) skip_missing: bool,
}

/// What happens to one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "ImportOutcome")]
pub(in crate::http) enum Change {
    /// It is new here.
    Created,
    /// It is another one here.
    Changed,
    /// It is the same already.
    Unchanged,
    /// It is not in the archive, and goes.
    Removed,
    /// Whose it is, is not here; it is passed over, as was asked for.
    Skipped,
    /// It cannot be imported, and nothing is.
    Refused,
}

/// One thing of the archive, or of what is here.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ImportedItem")]
pub(in crate::http) struct ItemChange {
    what: Kind,
    /// `system`, `model/…`, `region/…`, `user/…`, `device/…`; of a row of the mapping the region or
    /// `*`; empty where there is one place only.
    place: String,
    /// The placeholder, template, model, parameter, setting or boot file.
    name: String,
    outcome: Change,
    /// Why it is refused or skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// How many things there are of each outcome.
#[derive(Debug, Default, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ImportCounts")]
pub(in crate::http) struct Counts {
    created: usize,
    changed: usize,
    unchanged: usize,
    removed: usize,
    skipped: usize,
    refused: usize,
}

/// What an import comes to, or came to.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ImportReport")]
pub(in crate::http) struct Report {
    changes: Vec<ItemChange>,
    counts: Counts,
    /// Whether it was done.
    applied: bool,
}

/// What is to be done. Without Debug: values may be secrets.
pub(super) struct Plan {
    /// What it comes to.
    report: Report,
    commands: Vec<CatalogueCommand>,
    documents: Vec<Bytes>,
    /// The position that it was compared with.
    pub(super) position: Position,
}

impl Plan {
    /// The documents that the command names, to be stored before it is submitted, and the command;
    /// `None` when there is nothing to do.
    pub(super) fn command(&mut self) -> Option<(Vec<Bytes>, CatalogueCommand)> {
        let commands = std::mem::take(&mut self.commands);
        let documents = std::mem::take(&mut self.documents);
        let is_any = !commands.is_empty();
        is_any.then(|| (documents, CatalogueCommand::Together(commands)))
    }

    /// How many things cannot be imported.
    pub(super) fn refused(&self) -> usize {
        self.report.counts.refused
    }

    /// What it comes to, or came to.
    pub(super) fn report(self, applied: bool) -> Report {
        Report {
            applied,
            ..self.report
        }
    }
}

/// Compares an archive with what is there.
pub(super) struct Prepared {
    given: Configuration,
    drafts: Drafts,
    options: Options,
}

impl Prepared {
    /// Reads the templates' documents, which takes its time.
    pub(super) fn new(given: Configuration, options: Options) -> Self {
        let drafts = Drafts::read(&given);
        Self {
            given,
            drafts,
            options,
        }
    }

    /// The plan.
    pub(super) fn plan(&self, projections: &Projections) -> Plan {
        let omitted = self.given.omitted.iter().map(Item::folded).collect();
        let mut planner = Planner {
            projections,
            given: &self.given,
            drafts: &self.drafts,
            options: self.options,
            omitted,
            owners: Owners::of(projections, &self.given),
            changes: Vec::new(),
            counts: Counts::default(),
            steps: Steps::default(),
            documents: Vec::new(),
        };
        let defined = planner.placeholders();
        let left = planner.templates(&defined);
        planner.mapping(&left);
        planner.overrides();
        planner.settings();
        planner.boot_files();
        Plan {
            commands: planner.steps.in_order(),
            documents: planner.documents,
            report: Report {
                changes: planner.changes,
                counts: planner.counts,
                applied: false,
            },
            position: projections.position,
        }
    }
}

/// The commands by when they are due: what a step needs is made before it, and what it names no
/// more goes after it.
#[derive(Default)]
struct Steps {
    placeholders: Vec<CatalogueCommand>,
    templates: Vec<CatalogueCommand>,
    mapping: Vec<CatalogueCommand>,
    templates_gone: Vec<CatalogueCommand>,
    placeholders_gone: Vec<CatalogueCommand>,
    others: Vec<CatalogueCommand>,
}

impl Steps {
    fn in_order(self) -> Vec<CatalogueCommand> {
        [
            self.placeholders,
            self.templates,
            self.mapping,
            self.templates_gone,
            self.placeholders_gone,
            self.others,
        ]
        .concat()
    }
}

struct Planner<'a> {
    projections: &'a Projections,
    given: &'a Configuration,
    drafts: &'a Drafts,
    options: Options,
    /// However models and users are written.
    omitted: BTreeSet<Item>,
    owners: Owners,
    changes: Vec<ItemChange>,
    counts: Counts,
    steps: Steps,
    documents: Vec<Bytes>,
}

impl Planner<'_> {
    fn note(&mut self, item: Item, outcome: Change) {
        self.note_because(item, outcome, None);
    }

    fn refuse(&mut self, item: Item, message: impl Into<String>) {
        self.note_because(item, Change::Refused, Some(message.into()));
    }

    /// Whose it is, is not here.
    fn note_missing(&mut self, item: Item, message: &str) {
        let outcome = match self.options.skip_missing {
            true => Change::Skipped,
            false => Change::Refused,
        };
        self.note_because(item, outcome, Some(message.to_owned()));
    }

    fn note_because(&mut self, item: Item, outcome: Change, message: Option<String>) {
        let counts = &mut self.counts;
        let count = match outcome {
            Change::Created => &mut counts.created,
            Change::Changed => &mut counts.changed,
            Change::Unchanged => &mut counts.unchanged,
            Change::Removed => &mut counts.removed,
            Change::Skipped => &mut counts.skipped,
            Change::Refused => &mut counts.refused,
        };
        *count += 1;
        let Item { what, place, name } = item;
        self.changes.push(ItemChange {
            what,
            place,
            name,
            outcome,
            message,
        });
    }

    /// Whether what is here and not in the archive goes: not when the archive says that it left it
    /// out.
    fn goes(&self, item: &Item) -> bool {
        self.options.replace && !self.omitted.contains(&item.folded())
    }
}

/// What becomes of something that is given, by what is there.
fn compared<T: PartialEq + ?Sized>(given: &T, known: Option<&T>) -> Change {
    match known {
        None => Change::Created,
        Some(known) if known == given => Change::Unchanged,
        Some(_) => Change::Changed,
    }
}
