//! What the files of an archive say.
//!
//! Guarantee: what is written is read to the same; what is read obeys the rules of the routes that
//! set it one by one, so that nothing gets in through an archive that they refuse. Deliberately not
//! here: whether it fits what is there (`plan`).

mod write;

use std::collections::{BTreeMap, BTreeSet};

use schemas::{
    ModelName, PlaceholderName, TemplateName,
    commands::{OverridePlace, PlaceholderPlace},
    events::{BootFile, OverrideScope, PlaceholderScope, TemplateVariant},
};

pub(super) use self::write::written;
use self::write::{FORMAT, PRODUCT};
use super::{
    Configuration, Item, Kind, Placeholder, Row, Template, archive_file,
    reader::{Node, Reader},
    texts,
};
use crate::{
    http::{problem::Problem, template_document::Description, texts as limits},
    provisioning::{
        cfg, models,
        parameters::{self, ParameterProblem},
    },
};

type Files = BTreeMap<String, Vec<u8>>;

/// Reads the files of an archive.
///
/// # Errors
/// 422 `invalid_archive`, naming each file and field that is wrong.
pub(super) fn read(mut files: Files) -> Result<Configuration, Problem> {
    let mut reader = Reader::default();
    let mut node = |file: &str| {
        let content = files.remove(file).unwrap_or_default();
        Node::of_file(file, &content)
    };
    let (manifest, templates) = (
        node(archive_file::MANIFEST)?,
        node(archive_file::TEMPLATES)?,
    );
    let (mapping, placeholders) = (
        node(archive_file::MAPPING)?,
        node(archive_file::PLACEHOLDERS)?,
    );
    let (overrides, settings) = (
        node(archive_file::OVERRIDES)?,
        node(archive_file::SETTINGS)?,
    );
    let omitted = read_manifest(&mut reader, manifest);
    // What another format means is not known, so nothing else is told of it.
    let omitted = match omitted {
        Some(omitted) => omitted,
        None => return reader.finish(Configuration::default()),
    };
    let configuration = Configuration {
        templates: read_templates(&mut reader, templates, &mut files),
        mapping: read_mapping(&mut reader, mapping),
        placeholders: read_placeholders(&mut reader, placeholders),
        overrides: read_overrides(&mut reader, overrides),
        settings: read_settings(&mut reader, settings),
        boot_files: read_boot_files(&mut reader, &mut files),
        omitted,
    };
    for left in files.keys() {
        reader.refuse(left, "is not named in templates.json");
    }
    reader.finish(configuration)
}

/// What was left out; `None`: it is no manifest of an archive that is understood.
fn read_manifest(reader: &mut Reader, node: Node) -> Option<BTreeSet<Item>> {
    let names = ["format", "product", "counts", "omitted", "not_included"];
    let [format, product, _, omitted, _] = reader.fields(node, names)?;
    let (is_format, is_product) = (
        reader.exactly(&format, &FORMAT.into()),
        reader.exactly(&product, &PRODUCT.into()),
    );
    let mut items = BTreeSet::new();
    for node in reader.entries(omitted) {
        let Some([what, place, name]) = reader.fields(node, ["what", "place", "name"]) else {
            continue;
        };
        let kind = reader.parsed::<Kind>(what);
        let place = reader.text(place, |_| Ok(()));
        let name = reader.text(name, |_| Ok(()));
        if let (Some(kind), Some(place), Some(name)) = (kind, place, name) {
            items.insert(Item::new(kind, place, name));
        }
    }
    (is_format && is_product).then_some(items)
}

fn read_templates(reader: &mut Reader, node: Node, files: &mut Files) -> Vec<Template> {
    let mut seen = BTreeSet::new();
    let mut templates = Vec::new();
    for node in reader.entries(node) {
        let at = node.at().to_owned();
        let names = ["name", "model", "variant", "description"];
        let Some([name, model, variant, description]) = reader.fields(node, names) else {
            continue;
        };
        let name = reader.parsed::<TemplateName>(name);
        let model = reader.parsed::<ModelName>(model);
        let variant = reader.parsed::<TemplateVariant>(variant);
        let description = reader.parsed::<Description>(description);
        let (Some(name), Some(model), Some(variant), Some(Description(description))) =
            (name, model, variant, description)
        else {
            continue;
        };
        if !seen.insert(name.as_str().to_lowercase()) {
            reader.refuse(&at, "is there twice: names are the same in any case");
            continue;
        }
        let file = archive_file::of_template(&name);
        let Some(xml) = files.remove(&file) else {
            reader.refuse(&file, "is missing");
            continue;
        };
        templates.push(Template {
            name,
            model: canonical(model),
            variant,
            description,
            xml: xml.into(),
        });
    }
    templates
}

fn canonical(model: ModelName) -> ModelName {
    let canonical = models::canonical_model(model.as_str()).parse();
    canonical.unwrap_or(model)
}

fn read_mapping(reader: &mut Reader, node: Node) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for node in reader.entries(node) {
        let at = node.at().to_owned();
        let names = ["model", "region", "template"];
        let Some([model, region, template]) = reader.fields(node, names) else {
            continue;
        };
        let model = reader.parsed::<ModelName>(model).map(canonical);
        let region = match region.is_null() {
            true => Some(None),
            false => reader.parsed(region).map(Some),
        };
        let template = reader.parsed(template);
        let (Some(model), Some(region), Some(template)) = (model, region, template) else {
            continue;
        };
        if !seen.insert((model.as_str().to_lowercase(), region.clone())) {
            reader.refuse(&at, "is there twice");
            continue;
        }
        rows.push(Row {
            model,
            region,
            template,
        });
    }
    rows
}

type Placeholders = BTreeMap<PlaceholderPlace, BTreeMap<PlaceholderName, Placeholder>>;

fn read_placeholders(reader: &mut Reader, node: Node) -> Placeholders {
    let mut all = Placeholders::new();
    let names = ["system", "models", "regions", "devices"];
    let Some([system, models, regions, devices]) = reader.fields(node, names) else {
        return all;
    };
    let values = read_values(reader, system);
    all.insert(PlaceholderPlace::System, values);
    let mut seen = BTreeSet::new();
    for (scope, node) in [
        (PlaceholderScope::Model, models),
        (PlaceholderScope::Region, regions),
        (PlaceholderScope::Device, devices),
    ] {
        for (owner, node) in reader.members(node) {
            let at = node.at().to_owned();
            let values = read_values(reader, node);
            let place = match scope {
                PlaceholderScope::Model => reader
                    .parsed_text(&at, &owner)
                    .map(|model| PlaceholderPlace::Model(canonical(model))),
                PlaceholderScope::Region => {
                    let region = reader.parsed_text(&at, &owner);
                    region.map(PlaceholderPlace::Region)
                }
                PlaceholderScope::Device => {
                    let mac = reader.parsed_text(&at, &owner);
                    mac.map(PlaceholderPlace::Device)
                }
                PlaceholderScope::System => None,
            };
            let Some(place) = place else { continue };
            let folded = super::placeholder_place(&place).to_lowercase();
            if matches!(place, PlaceholderPlace::Region(_)) || seen.insert(folded) {
                all.insert(place, values);
            } else {
                reader.refuse(&at, "is there twice");
            }
        }
    }
    all.retain(|_, values| !values.is_empty());
    all
}

fn read_values(reader: &mut Reader, node: Node) -> BTreeMap<PlaceholderName, Placeholder> {
    let mut values = BTreeMap::new();
    for node in reader.entries(node) {
        let at = node.at().to_owned();
        let names = ["name", "value", "description"];
        let Some([name, value, description]) = reader.fields(node, names) else {
            continue;
        };
        let name = reader.parsed(name);
        let value = reader.text(value, limits::check_config_value);
        let description = reader.text(description, |text| {
            limits::check(text, limits::DESCRIPTION_LENGTH_MAX)
        });
        if let (Some(name), Some(value), Some(description)) = (name, value, description) {
            let placeholder = Placeholder { value, description };
            if values.insert(name, placeholder).is_some() {
                reader.refuse(&at, "is there twice");
            }
        }
    }
    values
}

fn read_overrides(reader: &mut Reader, node: Node) -> Overrides {
    let mut all = Overrides::new();
    let names = ["regions", "users", "devices"];
    let Some([regions, users, devices]) = reader.fields(node, names) else {
        return all;
    };
    let mut seen = BTreeSet::new();
    for (scope, node) in [
        (OverrideScope::Region, regions),
        (OverrideScope::User, users),
        (OverrideScope::Device, devices),
    ] {
        for (owner, node) in reader.members(node) {
            let at = node.at().to_owned();
            let values = read_parameters(reader, node);
            let place = match scope {
                OverrideScope::Region => {
                    let region = reader.parsed_text(&at, &owner);
                    region.map(OverridePlace::Region)
                }
                OverrideScope::User => Some(OverridePlace::User(owner)),
                OverrideScope::Device => {
                    let mac = reader.parsed_text(&at, &owner);
                    mac.map(OverridePlace::Device)
                }
            };
            let Some(place) = place else { continue };
            let folded = super::override_place(&place).to_lowercase();
            if matches!(place, OverridePlace::Region(_)) || seen.insert(folded) {
                all.insert(place, values);
            } else {
                reader.refuse(&at, "is there twice");
            }
        }
    }
    all.retain(|_, values| !values.is_empty());
    all
}

type Overrides = BTreeMap<OverridePlace, BTreeMap<schemas::ParameterName, String>>;

fn read_parameters(reader: &mut Reader, node: Node) -> BTreeMap<schemas::ParameterName, String> {
    let mut values = BTreeMap::new();
    for (name, node) in reader.members(node) {
        let at = node.at().to_owned();
        let value = reader.text(node, |value| {
            cfg::check_name(&name).map_err(|problem| problem.to_string())?;
            limits::check_config_value(value)?;
            match parameters::check(&name, value) {
                Some(ParameterProblem::Value { expected }) => Err(format!("must be {expected}")),
                Some(_) | None => Ok(()),
            }
        });
        let name = reader.parsed_text(&at, &name);
        values.extend(name.zip(value));
    }
    values
}

fn read_settings(reader: &mut Reader, node: Node) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::new();
    let Some([phones]) = reader.fields(node, ["phones"]) else {
        return settings;
    };
    for (name, node) in reader.members(phones) {
        let value = reader.text(node, |value| texts::check_setting(&name, value));
        settings.extend(value.map(|value| (name, value)));
    }
    settings
}

fn read_boot_files(reader: &mut Reader, files: &mut Files) -> BTreeMap<BootFile, String> {
    let mut boot_files = BTreeMap::new();
    for file in BootFile::ALL {
        let name = archive_file::of_boot_file(*file);
        let Some(content) = files.remove(&name) else {
            continue;
        };
        let text = String::from_utf8(content).map_err(|_| "is no text in UTF-8".to_owned());
        let checked = text.and_then(|text| texts::check_boot_file(&text).map(|()| text));
        match checked {
            Ok(text) => {
                boot_files.insert(*file, text);
            }
            Err(message) => reader.refuse(&name, message),
        }
    }
    boot_files
}
