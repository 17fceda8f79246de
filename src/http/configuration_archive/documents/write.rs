//! The files of an archive, as they are written.
//!
//! Guarantee: in one order, and each ends with a line break.

use std::collections::BTreeMap;

use schemas::commands::{OverridePlace, PlaceholderPlace};
use serde::Serialize;

use super::super::{Configuration, Item, Kind, archive_file};

/// The format of the files that are written, and the only one that is read.
pub(super) const FORMAT: u32 = 1;

/// Whose archive it is.
pub(super) const PRODUCT: &str = "rollcall";

/// What an archive does not have.
const NOT_INCLUDED: [&str; 6] = [
    "accounts",
    "devices",
    "firmware",
    "regions",
    "uploaded files",
    "users",
];

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    product: &'static str,
    counts: BTreeMap<&'static str, usize>,
    /// What was left out because it opens something.
    omitted: Vec<&'a Item>,
    not_included: [&'static str; 6],
}

#[derive(Serialize)]
struct TemplateLine<'a> {
    name: &'a str,
    model: &'a str,
    variant: &'static str,
    description: &'a str,
}

#[derive(Serialize)]
struct MappingLine<'a> {
    model: &'a str,
    region: Option<&'a str>,
    template: &'a str,
}

#[derive(Serialize)]
struct PlaceholderLine<'a> {
    name: &'a str,
    value: &'a str,
    description: &'a str,
}

#[derive(Serialize, Default)]
struct Placeholders<'a> {
    system: Vec<PlaceholderLine<'a>>,
    models: BTreeMap<String, Vec<PlaceholderLine<'a>>>,
    regions: BTreeMap<String, Vec<PlaceholderLine<'a>>>,
    devices: BTreeMap<String, Vec<PlaceholderLine<'a>>>,
}

type Values<'a> = BTreeMap<&'a str, &'a str>;

#[derive(Serialize, Default)]
struct Overrides<'a> {
    regions: BTreeMap<String, Values<'a>>,
    users: BTreeMap<String, Values<'a>>,
    devices: BTreeMap<String, Values<'a>>,
}

#[derive(Serialize)]
struct Settings<'a> {
    phones: &'a BTreeMap<String, String>,
}

/// The files of a configuration, in their order.
pub(in crate::http::configuration_archive) fn written(
    configuration: &Configuration,
) -> Vec<(String, Vec<u8>)> {
    let templates = configuration.templates.iter().map(|it| TemplateLine {
        name: it.name.as_str(),
        model: it.model.as_str(),
        variant: it.variant.name(),
        description: &it.description,
    });
    let mapping = configuration.mapping.iter().map(|it| MappingLine {
        model: it.model.as_str(),
        region: it.region.as_ref().map(|region| region.as_str()),
        template: it.template.as_str(),
    });
    let settings = Settings {
        phones: &configuration.settings,
    };
    let mut files = vec![
        json(archive_file::MANIFEST, &manifest(configuration)),
        json(archive_file::TEMPLATES, &templates.collect::<Vec<_>>()),
        json(archive_file::MAPPING, &mapping.collect::<Vec<_>>()),
        json(archive_file::PLACEHOLDERS, &placeholders(configuration)),
        json(archive_file::OVERRIDES, &overrides(configuration)),
        json(archive_file::SETTINGS, &settings),
    ];
    for (file, text) in &configuration.boot_files {
        let content = text.clone().into_bytes();
        files.push((archive_file::of_boot_file(*file), content));
    }
    for template in &configuration.templates {
        let file = archive_file::of_template(&template.name);
        files.push((file, template.xml.to_vec()));
    }
    files
}

fn json(file: &str, content: &impl Serialize) -> (String, Vec<u8>) {
    let content = serde_json::to_vec_pretty(content);
    let mut content = content.expect("maps have text keys and nothing fails");
    content.push(b'\n');
    (file.to_owned(), content)
}

fn manifest(configuration: &Configuration) -> Manifest<'_> {
    Manifest {
        format: FORMAT,
        product: PRODUCT,
        counts: Kind::ALL
            .map(|kind| (kind.name(), configuration.count(kind)))
            .into(),
        omitted: configuration.omitted.iter().collect(),
        not_included: NOT_INCLUDED,
    }
}

fn placeholders(configuration: &Configuration) -> Placeholders<'_> {
    let mut all = Placeholders::default();
    for (place, values) in &configuration.placeholders {
        let lines = values.iter().map(|(name, it)| PlaceholderLine {
            name: name.as_str(),
            value: &it.value,
            description: &it.description,
        });
        let lines = lines.collect();
        match place {
            PlaceholderPlace::System => all.system = lines,
            PlaceholderPlace::Model(model) => {
                all.models.insert(model.to_string(), lines);
            }
            PlaceholderPlace::Region(region) => {
                all.regions.insert(region.to_string(), lines);
            }
            PlaceholderPlace::Device(mac) => {
                all.devices.insert(mac.to_string(), lines);
            }
        }
    }
    all
}

fn overrides(configuration: &Configuration) -> Overrides<'_> {
    let mut all = Overrides::default();
    for (place, values) in &configuration.overrides {
        let values = values.iter();
        let values = values.map(|(name, value)| (name.as_str(), value.as_str()));
        let (owners, owner) = match place {
            OverridePlace::Region(region) => (&mut all.regions, region.to_string()),
            OverridePlace::User(name) => (&mut all.users, name.clone()),
            OverridePlace::Device(mac) => (&mut all.devices, mac.to_string()),
        };
        owners.insert(owner, values.collect());
    }
    all
}
