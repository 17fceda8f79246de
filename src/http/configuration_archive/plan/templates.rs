//! Templates and the mapping of an archive, compared with those here.

use std::collections::BTreeSet;

use schemas::{
    ContentHash, PlaceholderName, TemplateName,
    commands::{CatalogueCommand, Presence, TemplateContent},
};

use super::{
    super::{Configuration, Item, Kind, Template},
    Change, Planner, owners,
};
use crate::{
    http::template_document::{Draft, Known},
    provisioning::built_in,
};

/// How the name of a placeholder begins that a template makes by naming it.
const PRIVATE_PREFIX: &str = "P_";

/// What stands for every region that has no row of its own.
const EVERY_OTHER: &str = "*";

/// The documents of an archive, read; in the archive's order.
pub(super) struct Drafts(Vec<Result<Draft, String>>);

impl Drafts {
    pub(super) fn read(given: &Configuration) -> Self {
        Self(given.templates.iter().map(draft).collect())
    }

    /// A template of the archive that names this placeholder.
    pub(super) fn naming(&self, name: &PlaceholderName) -> Option<&TemplateName> {
        let mut drafts = self.0.iter().flatten();
        let draft = drafts.find(|draft| draft.placeholders.contains(name));
        draft.map(|draft| &draft.name)
    }
}

/// A document that is what templates.json says of it.
fn draft(template: &Template) -> Result<Draft, String> {
    let known = Known {
        model: template.model.to_string(),
        variant: template.variant,
        description: template.description.clone(),
    };
    let read = Draft::read(template.name.as_str(), template.xml.clone(), Some(&known));
    let draft = read.map_err(|problem| {
        let errors = problem.errors().iter().take(3);
        let errors = errors.map(|error| format!("{}: {}", error.field, error.message));
        errors.collect::<Vec<_>>().join("; ")
    })?;
    let same = draft.model == template.model
        && draft.variant == template.variant
        && draft.description == template.description;
    match same {
        true => Ok(draft),
        false => Err("its document and templates.json differ on what it is".to_owned()),
    }
}

/// Names of templates, in lower case.
pub(super) type Names = BTreeSet<String>;

impl Planner<'_> {
    /// Answers the templates that there are afterwards, beside those that are built in.
    pub(super) fn templates(&mut self, defined: &BTreeSet<PlaceholderName>) -> Names {
        let (given, drafts) = (self.given, self.drafts);
        let mut left = Names::new();
        let mut in_archive = Names::new();
        for (template, draft) in given.templates.iter().zip(&drafts.0) {
            let item = Item::new(Kind::Template, "", &template.name);
            let name = template.name.as_str().to_lowercase();
            in_archive.insert(name.clone());
            match draft {
                Err(message) => self.refuse(item, message.as_str()),
                Ok(draft) => match self.unknown(draft, defined) {
                    Some(message) => self.refuse(item, message),
                    None => {
                        left.insert(name);
                        self.template(item, draft);
                    }
                },
            }
        }
        for (name, _) in self.projections.catalogue.templates() {
            let folded = name.as_str().to_lowercase();
            if in_archive.contains(&folded) {
                continue;
            }
            let item = Item::new(Kind::Template, "", name);
            match self.goes(&item) {
                true => self.template_gone(item, name),
                false => {
                    left.insert(folded);
                }
            }
        }
        left
    }

    /// Why a template cannot be saved: it names what nobody defines.
    fn unknown(&self, draft: &Draft, defined: &BTreeSet<PlaceholderName>) -> Option<String> {
        let mut names = draft.placeholders.iter();
        let is_unknown = |name: &&PlaceholderName| {
            !defined.contains(*name) && !name.as_str().starts_with(PRIVATE_PREFIX)
        };
        let name = names.find(is_unknown)?;
        let mut omitted = self.given.omitted.iter();
        let is_it = |item: &Item| item.what == Kind::Placeholder && item.name == name.as_str();
        let message = match omitted.any(is_it) {
            true => "the archive leaves out the value of",
            false => "nobody defines",
        };
        Some(format!("{message} %ITCS_{name}%: add it first"))
    }

    fn template(&mut self, item: Item, draft: &Draft) {
        let hash = ContentHash::of(&draft.xml);
        let known = self.projections.catalogue.template(draft.name.as_str());
        let is_same = known.is_some_and(|(_, known)| {
            known.hash == hash
                && known.model == draft.model
                && known.variant() == draft.variant
                && known.description == draft.description
        });
        let outcome = match (known, is_same) {
            (_, true) => Change::Unchanged,
            (None, false) if !draft.is_built_in => Change::Created,
            (_, false) => Change::Changed,
        };
        self.note(item, outcome);
        if outcome == Change::Unchanged {
            return;
        }
        // Documents that can be read have 256 KiB at most.
        let size_bytes = u32::try_from(draft.xml.len()).unwrap_or(u32::MAX);
        let content = TemplateContent {
            hash,
            size_bytes,
            model: draft.model.clone(),
            variant: draft.variant,
            description: draft.description.clone(),
            placeholders: draft.placeholders.clone(),
        };
        self.documents.push(draft.xml.clone());
        self.steps.templates.push(CatalogueCommand::SaveTemplate {
            name: draft.name.clone(),
            content,
            presence: Presence::Any,
            is_built_in: draft.is_built_in,
        });
    }

    fn template_gone(&mut self, item: Item, name: &TemplateName) {
        if built_in::named(name.as_str()).is_some() {
            self.note(item, Change::Removed);
            let name = name.clone();
            let restore = CatalogueCommand::RestoreTemplate { name };
            return self.steps.templates_gone.push(restore);
        }
        let mut phones = self.projections.fleet.iter();
        let is_set = |phone: projections::fleet::Phone<'_>| {
            let template = phone.settings().template.as_str();
            template.eq_ignore_ascii_case(name.as_str())
        };
        if let Some(phone) = phones.find(|phone| is_set(*phone)) {
            let message = format!("it is set for phone {}, perhaps for others", phone.mac());
            return self.refuse(item, message);
        }
        self.note(item, Change::Removed);
        let delete = CatalogueCommand::DeleteTemplate {
            name: name.clone(),
            is_built_in: false,
        };
        self.steps.templates_gone.push(delete);
    }

    /// `left`: the templates that there are afterwards.
    pub(super) fn mapping(&mut self, left: &Names) {
        let (given, projections) = (self.given, self.projections);
        let known: Vec<_> = projections.catalogue.mapping().collect();
        let mut in_archive = vec![false; known.len()];
        for row in &given.mapping {
            let region = row.region.as_ref();
            let place = region.map_or(EVERY_OTHER, |region| region.as_str());
            let item = Item::new(Kind::Mapping, place, &row.model);
            let missing = region.and_then(|it| owners::missing_region(projections, it));
            if let Some(message) = missing {
                self.note_missing(item, &message);
                continue;
            }
            let is_row = |((model, of), _): &(&projections::catalogue::MappingKey, _)| {
                model.as_str().eq_ignore_ascii_case(row.model.as_str()) && *of == row.region
            };
            let index = known.iter().position(is_row);
            if let Some(index) = index {
                in_archive[index] = true;
            }
            let built_in = built_in::named(row.template.as_str());
            if built_in.is_none() && !left.contains(&row.template.as_str().to_lowercase()) {
                self.refuse(item, format!("there is no template {}", row.template));
                continue;
            }
            let outcome = match index.map(|index| &known[index].1.template) {
                None => Change::Created,
                Some(known) if is_same(known, &row.template) => Change::Unchanged,
                Some(_) => Change::Changed,
            };
            self.note(item, outcome);
            if outcome != Change::Unchanged {
                let known_as = built_in.and_then(|it| it.template.name.parse().ok());
                self.steps.mapping.push(CatalogueCommand::MapTemplate {
                    model: row.model.clone(),
                    region: row.region.clone(),
                    template: known_as.unwrap_or_else(|| row.template.clone()),
                    is_built_in: built_in.is_some(),
                });
            }
        }
        for (((model, region), _), _) in known.iter().zip(in_archive).filter(|(_, is)| !is) {
            let place = region.as_ref().map_or(EVERY_OTHER, |it| it.as_str());
            let item = Item::new(Kind::Mapping, place, model);
            if self.goes(&item) {
                self.note(item, Change::Removed);
                let (model, region) = (model.clone(), region.clone());
                let unmap = CatalogueCommand::UnmapTemplate { model, region };
                self.steps.mapping.push(unmap);
            }
        }
    }
}

fn is_same(known: &TemplateName, given: &TemplateName) -> bool {
    known.as_str().eq_ignore_ascii_case(given.as_str())
}
