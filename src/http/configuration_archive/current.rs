//! The configuration as it is.
//!
//! Guarantee: all of it at one position. Whose name is no longer known has nothing in it.

use std::collections::BTreeSet;

use projections::{
    Projections,
    catalogue::{OverrideOwner, Value},
};
use schemas::{
    ContentHash, Position,
    commands::OverridePlace,
    events::{BootFile, SettingsGroup},
};

use super::{
    Configuration, Item, Kind, Placeholder, Row, Template, override_place, placeholder_place, texts,
};
use crate::blobs::{BlobError, Blobs};

/// A configuration whose templates have no documents yet.
pub(super) struct Current {
    configuration: Configuration,
    documents: Vec<ContentHash>,
    /// The position that it reflects.
    pub(super) position: Position,
}

impl Current {
    /// The configuration, with the documents. Waits for the disk.
    pub(super) fn with_documents(mut self, blobs: &Blobs) -> Result<Configuration, BlobError> {
        let templates = self.configuration.templates.iter_mut();
        for (template, hash) in templates.zip(self.documents) {
            template.xml = blobs.get(hash)?.into();
        }
        Ok(self.configuration)
    }
}

/// What the projections have of it; of what is hidden only that it is there, unless `with_secrets`.
pub(super) fn current(projections: &Projections, with_secrets: bool) -> Current {
    let catalogue = &projections.catalogue;
    let mut configuration = Configuration::default();
    let mut omitted = BTreeSet::new();
    let mut shown = |value: &Value, item: &dyn Fn() -> Item| {
        let is_shown = with_secrets || !value.is_hidden;
        if !is_shown {
            omitted.insert(item());
        }
        is_shown.then(|| value.text.clone())
    };
    for (place, values) in catalogue.all_placeholders() {
        for (name, value) in values.iter() {
            let item = || Item::new(Kind::Placeholder, placeholder_place(place), name);
            if let Some(text) = shown(value, &item) {
                let placeholder = Placeholder {
                    value: text,
                    description: value.description.clone(),
                };
                let places = configuration.placeholders.entry(place.clone());
                places.or_default().insert(name.clone(), placeholder);
            }
        }
    }
    for (owner, values) in catalogue.all_overrides() {
        let Some(place) = place_of(projections, owner) else {
            continue;
        };
        for (name, value) in values.iter() {
            let item = || Item::new(Kind::Override, override_place(&place), name);
            if let Some(text) = shown(value, &item) {
                let places = configuration.overrides.entry(place.clone());
                places.or_default().insert(name.clone(), text);
            }
        }
    }
    for name in texts::SETTINGS {
        let value = catalogue.setting(SettingsGroup::Phones, name);
        let item = || Item::new(Kind::Setting, SettingsGroup::Phones.name(), name);
        if let Some(text) = value.and_then(|value| shown(value, &item)) {
            configuration.settings.insert(name.to_owned(), text);
        }
    }
    for file in BootFile::ALL {
        let item = || Item::new(Kind::BootFile, "", file.name());
        let value = catalogue.boot_file(*file);
        if let Some(text) = value.and_then(|value| shown(value, &item)) {
            configuration.boot_files.insert(*file, text);
        }
    }
    configuration.omitted = omitted;
    let documents = add_templates(projections, &mut configuration);
    Current {
        configuration,
        documents,
        position: projections.position,
    }
}

/// Templates and the mapping; answers the documents' hashes.
fn add_templates(projections: &Projections, configuration: &mut Configuration) -> Vec<ContentHash> {
    let catalogue = &projections.catalogue;
    let mut documents = Vec::new();
    for (name, saved) in catalogue.templates() {
        documents.push(saved.hash);
        configuration.templates.push(Template {
            name: name.clone(),
            model: saved.model.clone(),
            variant: saved.variant(),
            description: saved.description.clone(),
            xml: Default::default(),
        });
    }
    let rows = catalogue.mapping().map(|((model, region), row)| Row {
        model: model.clone(),
        region: region.clone(),
        template: row.template.clone(),
    });
    configuration.mapping = rows.collect();
    documents
}

/// How an archive names whose overrides these are.
pub(super) fn place_of(
    projections: &Projections,
    owner: OverrideOwner<'_>,
) -> Option<OverridePlace> {
    Some(match owner {
        OverrideOwner::Region(region) => OverridePlace::Region(region.clone()),
        OverrideOwner::User(id) => OverridePlace::User(projections.users.get(id)?.name.to_owned()),
        OverrideOwner::Device(mac) => OverridePlace::Device(mac),
    })
}
