//! Which template a phone's file is made from, and templates that administrators have saved,
//! compiled once.
//!
//! The template that is set for a phone counts; else the mapping's row of its model and region,
//! else the mapping's row of its model; else the template of its model and of the kind of firmware
//! that it runs: the built-in one or what was saved under its name, else one that was added for
//! the model.
//!
//! Guarantee: what is compiled here is what the event that saved it names. Deliberately not here:
//! rendering (`provisioning`), and saving.

pub(crate) mod models;

use std::{ops::Deref, sync::Arc};

use dashmap::DashMap;
use projections::{Projections, catalogue::Catalogue, catalogue::SavedTemplate};
use schemas::{ContentHash, ModelName, RegionName, TemplateName, events::TemplateVariant};

use crate::{
    blobs::{BlobError, Blobs},
    provisioning::{
        models::{built_in_models, template_for},
        template::Template,
        template_xml::{self, TemplateDocument},
    },
};

/// So many compiled templates are kept; more are compiled again and again.
const COMPILED_MAX: usize = 1_000;

/// A template, not yet at hand.
#[derive(Clone)]
pub(crate) enum Source {
    /// As it is built in.
    BuiltIn {
        /// The template.
        template: &'static Template,
        /// The model that it is for.
        model: &'static str,
    },
    /// As it was saved.
    Saved {
        /// Its name.
        name: TemplateName,
        /// The model that it is for.
        model: ModelName,
        /// What it is.
        description: String,
        /// Its document.
        hash: ContentHash,
    },
}

/// Why there is no template for a phone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub(crate) enum NoTemplate {
    #[error("its model is not known yet: set it, or ask for the file once the phone has reported")]
    NoModel,
    #[error("there is no template for model {0:?}: set a model or a template for the phone")]
    Model(String),
    #[error("there is no template {0:?}: set another one for the phone")]
    Name(String),
}

/// Why a saved template cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unusable {
    #[error("the document of template {0} cannot be read: save the template again")]
    Unreadable(TemplateName, #[source] BlobError),
    #[error("the document of template {0} is no template to this version: save it again")]
    Broken(TemplateName),
}

/// A template at hand.
#[derive(Clone)]
pub(crate) enum Compiled {
    BuiltIn(&'static Template),
    Saved(Arc<Template>),
}

impl Deref for Compiled {
    type Target = Template;

    fn deref(&self) -> &Template {
        match self {
            Self::BuiltIn(template) => template,
            Self::Saved(template) => template,
        }
    }
}

/// Saved templates, compiled.
pub struct Templates {
    blobs: Arc<Blobs>,
    compiled: DashMap<(ContentHash, TemplateName), Arc<Template>>,
}

impl Templates {
    /// None compiled yet; documents come from `blobs`.
    pub fn new(blobs: Arc<Blobs>) -> Self {
        Self {
            blobs,
            compiled: DashMap::new(),
        }
    }

    /// The template, compiled. May wait for the disk.
    pub(crate) fn compiled(&self, source: &Source) -> Result<Compiled, Unusable> {
        let (name, description, hash) = match source {
            Source::BuiltIn { template, .. } => return Ok(Compiled::BuiltIn(template)),
            Source::Saved {
                name,
                description,
                hash,
                ..
            } => (name, description, *hash),
        };
        let key = (hash, name.clone());
        if let Some(template) = self.compiled.get(&key) {
            return Ok(Compiled::Saved(Arc::clone(&template)));
        }
        let document = self.document(name, hash)?;
        let template = document
            .compile(name.as_str(), description)
            .map_err(|_| Unusable::Broken(name.clone()))?;
        let template = Arc::new(template);
        // Nearly all of very many are of templates that have been saved again since.
        if self.compiled.len() >= COMPILED_MAX {
            self.compiled.clear();
        }
        self.compiled.insert(key, Arc::clone(&template));
        Ok(Compiled::Saved(template))
    }

    fn document(
        &self,
        name: &TemplateName,
        hash: ContentHash,
    ) -> Result<TemplateDocument, Unusable> {
        let bytes = self.blobs.get(hash);
        let bytes = bytes.map_err(|error| Unusable::Unreadable(name.clone(), error))?;
        template_xml::read_bytes(&bytes).map_err(|_| Unusable::Broken(name.clone()))
    }
}

/// What a template is chosen by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// The template that is set for the phone; empty: none.
    pub(crate) set: &'a str,
    /// Its model; empty: not known.
    pub(crate) model: &'a str,
    /// The kind of firmware that it runs.
    pub(crate) variant: TemplateVariant,
    /// Its region.
    pub(crate) region: &'a RegionName,
}

/// Why a template counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// It is set for the phone.
    Set,
    /// The mapping says so.
    Mapping,
    /// It is the model's own.
    Model,
}

/// The template that counts, and why.
///
/// # Errors
/// There is none.
pub(crate) fn choose(
    projections: &Projections,
    wanted: Wanted<'_>,
) -> Result<(Source, Reason), NoTemplate> {
    let catalogue = &projections.catalogue;
    if !wanted.set.is_empty() {
        let source = named(catalogue, wanted.set);
        let source = source.ok_or_else(|| NoTemplate::Name(wanted.set.to_owned()))?;
        return Ok((source, Reason::Set));
    }
    if wanted.model.is_empty() {
        return Err(NoTemplate::NoModel);
    }
    if let Some(row) = catalogue.mapped(wanted.model, wanted.region) {
        let name = row.template.as_str();
        let source = named(catalogue, name);
        let source = source.ok_or_else(|| NoTemplate::Name(name.to_owned()))?;
        return Ok((source, Reason::Mapping));
    }
    let source = of_model(catalogue, wanted.model, wanted.variant);
    let source = source.ok_or_else(|| NoTemplate::Model(wanted.model.to_owned()))?;
    Ok((source, Reason::Model))
}

/// The template of this name, which may come in any case.
pub(crate) fn named(catalogue: &Catalogue, name: &str) -> Option<Source> {
    match catalogue.template(name) {
        Some((name, saved)) => Some(source_of(name, saved)),
        None => {
            let (template, model) = built_in(name)?;
            Some(Source::BuiltIn { template, model })
        }
    }
}

/// The built-in template of this name, which may come in any case, and its model.
pub(crate) fn built_in(name: &str) -> Option<(&'static Template, &'static str)> {
    let models = built_in_models().iter();
    models
        .flat_map(|model| [(&model.generic, model.name), (&model.lync, model.name)])
        .find(|(template, _)| template.name.eq_ignore_ascii_case(name))
}

fn source_of(name: &TemplateName, saved: &SavedTemplate) -> Source {
    Source::Saved {
        name: name.clone(),
        model: saved.model.clone(),
        description: saved.description.clone(),
        hash: saved.hash,
    }
}

/// The model's own template: for a model that is not built in, one that was added for it, of its
/// kind of firmware where there is one.
fn of_model(catalogue: &Catalogue, model: &str, variant: TemplateVariant) -> Option<Source> {
    let is_lync = variant == TemplateVariant::Lync;
    if let Some(template) = template_for(model, is_lync) {
        return named(catalogue, &template.name);
    }
    let is_its = |(_, saved): &(&TemplateName, &SavedTemplate)| {
        saved.model.as_str().eq_ignore_ascii_case(model)
    };
    let added = || catalogue.templates().filter(is_its);
    let of_variant = added().find(|(_, saved)| saved.variant() == variant);
    let (name, saved) = of_variant.or_else(|| added().next())?;
    Some(source_of(name, saved))
}

impl Source {
    /// The template's name.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::BuiltIn { template, .. } => &template.name,
            Self::Saved { name, .. } => name.as_str(),
        }
    }

    /// The model that it is for.
    pub(crate) fn model(&self) -> &str {
        match self {
            Self::BuiltIn { model, .. } => model,
            Self::Saved { model, .. } => model.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use projections::testing::{History, hash, region};
    use schemas::{
        Subject,
        events::{TemplateMapped, TemplateSaved},
    };

    use super::*;

    fn saved(history: &mut History, name: &str, model: &str, variant: TemplateVariant) {
        let event = TemplateSaved {
            hash: hash(1),
            size_bytes: 9,
            model: model.parse().unwrap(),
            variant,
            description: "one of ours".to_owned(),
            placeholders: vec![],
        };
        history.record(Subject::Template(name.parse().unwrap()), event);
    }

    fn chosen(history: &History, set: &str, model: &str, variant: TemplateVariant) -> String {
        let projections = history.folded();
        let wanted = Wanted {
            set,
            model,
            variant,
            region: &region("north"),
        };
        match choose(&projections, wanted) {
            Ok((source, reason)) => format!("{} {reason:?}", source.name()),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn the_narrowest_word_counts() {
        use TemplateVariant::{Generic, Lync};
        let mut history = History::default();
        let name = |history: &_| chosen(history, "", "430hd", Lync);
        assert_eq!(name(&history), "AudioCodes_430HD_LYNC Model");
        saved(&mut history, "Everywhere", "430HD", Generic);
        assert_eq!(name(&history), "AudioCodes_430HD_LYNC Model");
        for (template, region_name) in [("Everywhere", None), ("AudioCodes_440HD", Some("north"))] {
            let row = TemplateMapped {
                model: "430HD".parse().unwrap(),
                region: region_name.map(region),
            };
            history.record(Subject::Template(template.parse().unwrap()), row);
            assert_eq!(name(&history), format!("{template} Mapping"));
        }
        let set = chosen(&history, "everywhere", "430HD", Lync);
        assert_eq!(set, "Everywhere Set");
        assert_eq!(chosen(&history, "None", "430HD", Lync), "Name(\"None\")");
        assert_eq!(chosen(&history, "", "", Lync), "NoModel");
    }

    #[test]
    fn a_model_that_was_added_has_the_template_that_came_with_it() {
        use TemplateVariant::{Generic, Lync};
        let mut history = History::default();
        assert_eq!(chosen(&history, "", "VVX411", Generic), "Model(\"VVX411\")");
        saved(&mut history, "Ours", "VVX411", Lync);
        assert_eq!(chosen(&history, "", "vvx411", Generic), "Ours Model");
        saved(&mut history, "Plain", "VVX411", Generic);
        assert_eq!(chosen(&history, "", "VVX411", Generic), "Plain Model");
        assert_eq!(chosen(&history, "", "VVX411", Lync), "Ours Model");
    }
}
