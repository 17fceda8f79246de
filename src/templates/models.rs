//! The phone models that there are: those with built-in templates, those that templates were added
//! for, and what else phones of the fleet name (D12, M39, M77).
//!
//! Guarantee: a model is one, however its name is written, and every phone of the fleet that says a
//! model is counted under exactly one. What only phones name may be any text: whoever hands it on
//! says whether it is a name there. Deliberately not here: which template a phone's file is made
//! from, since its region has a say in that.

use std::collections::{BTreeMap, HashMap};

use projections::{
    Projections,
    catalogue::Catalogue,
    device::{Approval, DeviceColumn, DeviceFilter, DeviceQuery},
    page::{PageRequest, Sort},
};
use schemas::events::TemplateVariant;

use super::of_model;
use crate::provisioning::models::{built_in_models, canonical_model};

/// A model, and what there is for it and of it.
pub(crate) struct Model {
    pub(crate) name: String,
    pub(crate) description: String,
    /// Whether the server brings its templates along.
    pub(crate) is_built_in: bool,
    /// What files of its phones are made from unless the mapping or the phone says otherwise.
    pub(crate) templates: Option<ModelTemplates>,
    /// How many phones of the fleet are of this model.
    pub(crate) phones: usize,
}

/// A model's templates by kind of firmware; both are one where only one was added.
pub(crate) struct ModelTemplates {
    pub(crate) generic: String,
    pub(crate) lync: String,
}

/// All models: the built-in ones in the manuals' order, then those of templates, then phones'.
pub(crate) fn all(projections: &Projections) -> Vec<Model> {
    let question = DeviceQuery {
        filter: DeviceFilter {
            approval: vec![Approval::Approved],
            ..DeviceFilter::default()
        },
        page: PageRequest {
            sort: Sort::ascending(DeviceColumn::Mac),
            limit: 1,
            cursor: None,
        },
    };
    let page = projections
        .devices::<String>(&question, &[])
        .expect("only a cursor can be wrong, and there is none");
    of(&projections.catalogue, page.facets.model)
}

/// The name of a model that there is, as it is written here.
pub(crate) fn named(projections: &Projections, name: &str) -> Option<String> {
    let mut models = all(projections).into_iter().map(|model| model.name);
    models.find(|known| known.eq_ignore_ascii_case(name))
}

fn of(catalogue: &Catalogue, phones: BTreeMap<String, usize>) -> Vec<Model> {
    let mut models: Vec<Model> = built_in_models()
        .iter()
        .map(|built_in| Model {
            name: built_in.name.to_owned(),
            description: built_in.generic.description.clone(),
            is_built_in: true,
            templates: Some(ModelTemplates {
                generic: built_in.generic.name.clone(),
                lync: built_in.lync.name.clone(),
            }),
            phones: 0,
        })
        .collect();
    let place = |(place, model): (usize, &Model)| (model.name.to_ascii_lowercase(), place);
    let mut places: HashMap<String, usize> = models.iter().enumerate().map(place).collect();
    for (_, saved) in catalogue.templates() {
        let name = canonical_model(saved.model.as_str());
        places.entry(name.to_ascii_lowercase()).or_insert_with(|| {
            models.push(added(catalogue, name));
            models.len() - 1
        });
    }
    for (name, count) in phones {
        if name.is_empty() {
            continue;
        }
        let place = *places.entry(name.to_ascii_lowercase()).or_insert_with(|| {
            models.push(without_template(&name));
            models.len() - 1
        });
        models[place].phones += count;
    }
    models
}

fn without_template(name: &str) -> Model {
    Model {
        name: name.to_owned(),
        description: String::new(),
        is_built_in: false,
        templates: None,
        phones: 0,
    }
}

/// A model that templates were added for.
fn added(catalogue: &Catalogue, name: &str) -> Model {
    let template = |variant| {
        let source = of_model(catalogue, name, variant)?;
        Some(source.name().to_owned())
    };
    let generic = template(TemplateVariant::Generic);
    let lync = template(TemplateVariant::Lync);
    let templates = generic.zip(lync);
    let described = templates.as_ref().and_then(|(generic, _)| {
        let (_, saved) = catalogue.template(generic)?;
        Some(saved.description.clone())
    });
    Model {
        description: described.unwrap_or_default(),
        templates: templates.map(|(generic, lync)| ModelTemplates { generic, lync }),
        ..without_template(name)
    }
}

#[cfg(test)]
mod tests {
    use projections::testing::{History, hash};
    use schemas::{Subject, events::TemplateSaved};

    use super::*;

    /// Read models know built-in templates by what they are called, and no more.
    #[test]
    fn built_in_templates_are_called_after_their_model() {
        for model in built_in_models() {
            let names = projections::inputs::built_in_names(model.name);
            assert_eq!(names[0], model.generic.name);
            assert_eq!(names[1], model.lync.name);
        }
    }

    #[test]
    fn every_phone_is_counted_once_under_its_model() {
        let named = [("", 5), ("430HD", 2), ("430hd", 1), ("=evil()", 7)];
        let phones = named.map(|(name, count)| (name.to_owned(), count));
        let models = of(&Projections::new().catalogue, phones.into());
        let counted: Vec<_> = models
            .iter()
            .filter(|model| model.phones > 0)
            .map(|model| (model.name.as_str(), model.phones, model.is_built_in))
            .collect();
        assert_eq!(counted, [("430HD", 3, true), ("=evil()", 7, false)]);
        assert_eq!(models.len(), built_in_models().len() + 1);
        let lync = models[2].templates.as_ref().map(|names| &*names.lync);
        assert_eq!(lync, Some("AudioCodes_430HD_LYNC"));
    }

    #[test]
    fn a_model_comes_with_its_first_template() {
        let mut history = History::default();
        for (name, model, variant) in [
            ("Ours", "999HD", TemplateVariant::Lync),
            ("Other", "430hd", TemplateVariant::Generic),
        ] {
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
        let phones = [("999hd".to_owned(), 3)];
        let models = of(&history.folded().catalogue, phones.into());
        assert_eq!(models.len(), built_in_models().len() + 1);
        let model = models.last().unwrap();
        let templates = model.templates.as_ref().unwrap();
        assert_eq!((model.name.as_str(), model.phones), ("999HD", 3));
        assert_eq!((&*templates.generic, &*templates.lync), ("Ours", "Ours"));
        assert_eq!(model.description, "one of ours");
        assert!(!model.is_built_in);
    }
}
