//! What shapes phones' files: templates, which of them counts where, placeholders, overrides, boot
//! files, settings.
//!
//! A phone's or a user's own values are events of that phone or user; all others are events of the
//! system, whose key seals them, because a key never seals for two subjects.

use serde::Serialize;

use super::words::{BootFile, OverrideScope, PlaceholderScope, SettingsGroup, TemplateVariant};
use crate::{
    hash::ContentHash,
    ids::{ModelName, ParameterName, PlaceholderName, RegionName},
    private::{ConfigValue, Secret},
};

/// A template has this content from now on. The subject is the template.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TemplateSaved {
    /// Its document, in the blob store.
    pub hash: ContentHash,
    /// The document's length in bytes.
    pub size_bytes: u32,
    /// The model that it is for.
    pub model: ModelName,
    /// The kind of firmware that it is for.
    pub variant: TemplateVariant,
    /// What it is, in a sentence.
    pub description: String,
    /// The placeholders in it, in order of appearance, without those that are built in.
    pub placeholders: Vec<String>,
}

/// A template has its built-in content again.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TemplateRestored {}

/// A template that is not built in was deleted.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TemplateDeleted {}

/// Phones of a model in a region, or in every region without a row of its own, have their files
/// made from this template. The subject is the template.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TemplateMapped {
    /// The model.
    pub model: ModelName,
    /// The region; absent: every other one.
    pub region: Option<RegionName>,
}

/// A row of the mapping was removed. The subject is the template that it named.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TemplateUnmapped {
    /// The model.
    pub model: ModelName,
    /// The region; absent: every other one.
    pub region: Option<RegionName>,
}

/// A placeholder has this value. The subject is the phone, or the system for the wider scopes.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PlaceholderSet {
    /// For which phones.
    pub scope: PlaceholderScope,
    /// The model or region; empty for the other scopes.
    pub owner: String,
    /// The placeholder.
    pub name: PlaceholderName,
    /// Its value; may be empty.
    pub value: ConfigValue,
    /// What it is for.
    pub description: String,
}

/// A placeholder has no value in this scope any more.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PlaceholderDeleted {
    /// For which phones.
    pub scope: PlaceholderScope,
    /// The model or region; empty for the other scopes.
    pub owner: String,
    /// The placeholder.
    pub name: PlaceholderName,
}

/// A configuration key is added after the template. The subject is the phone or the user, or the
/// system for a region.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct OverrideSet {
    /// For which phones.
    pub scope: OverrideScope,
    /// The region; empty for the other scopes.
    pub owner: String,
    /// The parameter.
    pub parameter: ParameterName,
    /// Its value; may be empty.
    pub value: ConfigValue,
}

/// A configuration key is no longer added.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct OverrideDeleted {
    /// For which phones.
    pub scope: OverrideScope,
    /// The region; empty for the other scopes.
    pub owner: String,
    /// The parameter.
    pub parameter: ParameterName,
}

/// A boot file is made from this text. The subject is the system.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct BootFileSaved {
    /// Which.
    pub file: BootFile,
    /// The text; it may hold a password.
    #[schemars(with = "String")]
    pub text: Secret,
}

/// A boot file is made from the built-in text again. The subject is the system.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct BootFileRestored {
    /// Which.
    pub file: BootFile,
}

/// A setting has this value. The subject is the system.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SettingSet {
    /// The group.
    pub group: SettingsGroup,
    /// The setting.
    pub name: String,
    /// Its value; empty: the default.
    pub value: ConfigValue,
}
