//! The whole configuration as one zip: templates, mapping, placeholders, overrides, settings, boot
//! files; and what importing one comes to.
//!
//! It stands between read and write as setup does: what is there is read off the projections and
//! compared with what an archive says (`plan`), which makes the one command that the write handler
//! submits; what may happen is the domain's word all the same. Guarantee: the same configuration
//! gives the same bytes, and what one server wrote with its secrets, another one with the same
//! regions, users and phones reads to the same bytes. Deliberately not here: users, phones,
//! regions, firmware and uploaded files, which an archive does not have, and who did what when,
//! which the log has.

mod archive_file;
mod current;
mod documents;
mod handlers;
mod plan;
mod reader;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use actix_web::web::Bytes;
use schemas::{
    ModelName, ParameterName, PlaceholderName, RegionName, TemplateName,
    commands::{OverridePlace, PlaceholderPlace},
    events::{BootFile, TemplateVariant},
};
use serde::Serialize;

pub(super) use self::{
    handlers::{ARCHIVE, EXPORT_QUERY, IMPORT_QUERY, export, import},
    plan::Report,
};
use super::problem::{Code, Problem};

/// How many things an archive may have.
const THINGS_MAX: usize = 100_000;

/// What archives are given and taken as.
const ZIP: &str = "application/zip";

/// A configuration. Without Debug: values may be secrets.
#[derive(Default)]
struct Configuration {
    templates: Vec<Template>,
    mapping: Vec<Row>,
    placeholders: BTreeMap<PlaceholderPlace, BTreeMap<PlaceholderName, Placeholder>>,
    overrides: BTreeMap<OverridePlace, BTreeMap<ParameterName, String>>,
    /// Those for phones.
    settings: BTreeMap<String, String>,
    boot_files: BTreeMap<BootFile, String>,
    /// What it has beside these, which was left out because it opens something.
    omitted: BTreeSet<Item>,
}

/// A template that was saved.
struct Template {
    name: TemplateName,
    model: ModelName,
    variant: TemplateVariant,
    description: String,
    xml: Bytes,
}

/// A row of the mapping.
struct Row {
    model: ModelName,
    region: Option<RegionName>,
    template: TemplateName,
}

/// A placeholder in one place.
#[derive(PartialEq)]
struct Placeholder {
    value: String,
    description: String,
}

/// The kinds of things that an archive has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "ConfigurationKind")]
enum Kind {
    /// A placeholder in one place.
    Placeholder,
    /// A template that was saved.
    Template,
    /// A row of the mapping.
    Mapping,
    /// A parameter behind the template.
    Override,
    /// A setting for phones.
    Setting,
    /// A boot file's own text.
    BootFile,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Placeholder,
        Self::Template,
        Self::Mapping,
        Self::Override,
        Self::Setting,
        Self::BootFile,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Placeholder => "placeholder",
            Self::Template => "template",
            Self::Mapping => "mapping",
            Self::Override => "override",
            Self::Setting => "setting",
            Self::BootFile => "boot_file",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut kinds = Self::ALL.into_iter();
        let kind = kinds.find(|kind| kind.name() == text);
        kind.ok_or_else(|| format!("must be one of {}", Self::ALL.map(Self::name).join(", ")))
    }
}

/// One thing of a configuration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Item {
    what: Kind,
    /// `system`, `model/…`, `region/…`, `user/…`, `device/…`; of a row of the mapping the region or
    /// `*`; empty: there is one place only.
    place: String,
    name: String,
}

impl Item {
    fn new(what: Kind, place: impl Into<String>, name: impl ToString) -> Self {
        Self {
            what,
            place: place.into(),
            name: name.to_string(),
        }
    }

    /// The same however models and users are written.
    fn folded(&self) -> Self {
        Self {
            place: self.place.to_lowercase(),
            ..self.clone()
        }
    }
}

fn placeholder_place(place: &PlaceholderPlace) -> String {
    match place {
        PlaceholderPlace::System => "system".to_owned(),
        PlaceholderPlace::Model(model) => format!("model/{model}"),
        PlaceholderPlace::Region(region) => format!("region/{region}"),
        PlaceholderPlace::Device(mac) => format!("device/{mac}"),
    }
}

fn override_place(place: &OverridePlace) -> String {
    match place {
        OverridePlace::Region(region) => format!("region/{region}"),
        OverridePlace::User(name) => format!("user/{name}"),
        OverridePlace::Device(mac) => format!("device/{mac}"),
    }
}

impl Configuration {
    /// The archive.
    ///
    /// # Errors
    /// 422 when it would be larger than what is taken back.
    fn packed(&self) -> Result<Vec<u8>, Problem> {
        self.check_size()?;
        archive_file::pack(&documents::written(self))
    }

    /// Reads an archive.
    ///
    /// # Errors
    /// 422 `invalid_archive`, naming files and fields.
    fn unpacked(archive: &[u8]) -> Result<Self, Problem> {
        let configuration = documents::read(archive_file::unpack(archive)?)?;
        configuration.check_size()?;
        Ok(configuration)
    }

    /// One import is one batch of the log: it has an end.
    fn check_size(&self) -> Result<(), Problem> {
        let things: usize = Kind::ALL.iter().map(|kind| self.count(*kind)).sum();
        if things <= THINGS_MAX {
            return Ok(());
        }
        let detail = format!("an archive has at most {THINGS_MAX} values, rows and files");
        Err(Problem::new(Code::InvalidArchive, detail))
    }

    /// How many things of a kind it has.
    fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Placeholder => self.placeholders.values().map(BTreeMap::len).sum(),
            Kind::Template => self.templates.len(),
            Kind::Mapping => self.mapping.len(),
            Kind::Override => self.overrides.values().map(BTreeMap::len).sum(),
            Kind::Setting => self.settings.len(),
            Kind::BootFile => self.boot_files.len(),
        }
    }
}
