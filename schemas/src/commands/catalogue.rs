//! Commands that shape phones' files: templates, mapping, placeholders, overrides, files, firmware,
//! boot files, settings.

use serde::{Deserialize, Serialize};

use crate::{
    events::{BootFile, SettingsGroup, TemplateVariant},
    hash::ContentHash,
    ids::{
        FileName, FirmwareName, Mac, ModelName, ParameterName, PlaceholderName, RegionName,
        TemplateName,
    },
    private::Secret,
};

/// A template as it is to be kept; its document is in the blob store already.
#[derive(Debug, Clone)]
pub struct TemplateContent {
    /// The document.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
    /// The model that it is for.
    pub model: ModelName,
    /// The kind of firmware that it is for.
    pub variant: TemplateVariant,
    /// What it is, in a sentence.
    pub description: String,
    /// The placeholders in it that are not built in.
    pub placeholders: Vec<PlaceholderName>,
}

/// Whether a template, an entry or a file of the name may, or must, be there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must not.
    New,
    /// It must.
    Known,
    /// Either.
    Any,
}

/// Where a placeholder has a value of its own (M81).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlaceholderPlace {
    /// For all phones.
    System,
    /// For those of a model.
    Model(ModelName),
    /// For those of a region.
    Region(RegionName),
    /// For one phone.
    Device(Mac),
}

/// Where a configuration key is added after the template.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OverridePlace {
    /// For the phones of a region.
    Region(RegionName),
    /// For the phones of a user, by login name.
    User(String),
    /// For one phone.
    Device(Mac),
}

/// A placeholder and its value.
#[derive(Debug, Clone)]
pub struct PlaceholderValue {
    /// The placeholder.
    pub name: PlaceholderName,
    /// Its value.
    pub value: Secret,
    /// What it is for; `None` leaves what is there.
    pub description: Option<String>,
}

/// What changes of a placeholder; absent fields stay.
#[derive(Debug, Clone, Default)]
pub struct PlaceholderChange {
    /// Another name.
    pub name: Option<PlaceholderName>,
    /// Another region; for placeholders of regions alone (M85).
    pub region: Option<RegionName>,
    /// Another value.
    pub value: Option<Secret>,
    /// Another description.
    pub description: Option<String>,
}

/// An uploaded file; its content is in the blob store already.
#[derive(Debug, Clone)]
pub struct UploadedFile {
    /// The name under which phones load it.
    pub name: FileName,
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u64,
}

/// Firmware; its content is in the blob store already.
#[derive(Debug, Clone)]
pub struct FirmwareFile {
    /// The name under which phones load it.
    pub file_name: FileName,
    /// Its content.
    pub hash: ContentHash,
    /// SHA-256 of its content.
    pub sha256: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u64,
    /// The version that its header names; empty when it names none.
    pub version: String,
}

/// What somebody wants of the configuration that phones are given.
#[derive(Debug, Clone)]
pub enum CatalogueCommand {
    /// A template gets this content.
    SaveTemplate {
        /// Which.
        name: TemplateName,
        /// The content.
        content: TemplateContent,
        /// Whether it may be there already; built-in ones are.
        presence: Presence,
        /// Whether one of this name is built in.
        is_built_in: bool,
    },
    /// A template gets its built-in content again.
    RestoreTemplate {
        /// Which.
        name: TemplateName,
    },
    /// A template that is not built in goes.
    DeleteTemplate {
        /// Which.
        name: TemplateName,
        /// Whether one of this name is built in.
        is_built_in: bool,
    },
    /// Phones of a model in a region get their files from a template.
    MapTemplate {
        /// The model.
        model: ModelName,
        /// The region; absent: every other one.
        region: Option<RegionName>,
        /// The template.
        template: TemplateName,
        /// Whether one of this name is built in.
        is_built_in: bool,
    },
    /// A row of the mapping goes.
    UnmapTemplate {
        /// The model.
        model: ModelName,
        /// The region; absent: every other one.
        region: Option<RegionName>,
    },
    /// Placeholders get values.
    SetPlaceholders {
        /// Where.
        place: PlaceholderPlace,
        /// Which, and what.
        values: Vec<PlaceholderValue>,
        /// Whether they may have values there already.
        presence: Presence,
    },
    /// A placeholder changes.
    ChangePlaceholder {
        /// Where.
        place: PlaceholderPlace,
        /// Which.
        name: PlaceholderName,
        /// What changes.
        change: PlaceholderChange,
    },
    /// A placeholder has no value there any more.
    DeletePlaceholder {
        /// Where.
        place: PlaceholderPlace,
        /// Which.
        name: PlaceholderName,
    },
    /// The placeholders of one model or region get their values in another one too, where they have
    /// none yet.
    CopyPlaceholders {
        /// From where.
        from: PlaceholderPlace,
        /// Where to.
        to: PlaceholderPlace,
    },
    /// Configuration keys are added after the template.
    SetOverrides {
        /// Where.
        place: OverridePlace,
        /// Which, and their values.
        values: Vec<(ParameterName, Secret)>,
    },
    /// Configuration keys are no longer added.
    DeleteOverrides {
        /// Where.
        place: OverridePlace,
        /// Which; each must be there.
        parameters: Vec<ParameterName>,
    },
    /// A file for phones is there, or has another content.
    UploadFile(UploadedFile),
    /// Files for phones go.
    DeleteFiles {
        /// Which; each must be there.
        names: Vec<FileName>,
    },
    /// A phone's own file is written by hand.
    EditConfiguration {
        /// The phone.
        mac: Mac,
        /// The content.
        hash: ContentHash,
        /// Its length in bytes.
        size_bytes: u32,
    },
    /// An entry of the firmware list is made, or described anew.
    SetFirmware {
        /// Which.
        name: FirmwareName,
        /// What it is; absent: as before.
        description: Option<String>,
        /// Its version; absent: as before.
        version: Option<String>,
        /// Whether it may be there already.
        presence: Presence,
    },
    /// An entry of the firmware list gets a file; the entry is made where it is not there.
    UploadFirmware {
        /// Which.
        name: FirmwareName,
        /// The file.
        file: FirmwareFile,
        /// Whether a file that is there may be replaced.
        replaces: bool,
    },
    /// An entry of the firmware list goes, with its file.
    DeleteFirmware {
        /// Which.
        name: FirmwareName,
    },
    /// A boot file is made from this text.
    SaveBootFile {
        /// Which.
        file: BootFile,
        /// The text.
        text: Secret,
    },
    /// A boot file is made from the built-in text again.
    RestoreBootFile {
        /// Which.
        file: BootFile,
    },
    /// Settings get values; an empty one is the default.
    ChangeSettings {
        /// The group.
        group: SettingsGroup,
        /// Which, and their values.
        values: Vec<(String, Secret)>,
    },
    /// All of these, or none: what one leaves, the next finds.
    Together(Vec<CatalogueCommand>),
}
