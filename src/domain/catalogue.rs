//! What shapes phones' files, as the writer knows it: templates, mapping, placeholders, overrides,
//! names of files and firmware, boot files, settings.
//!
//! Guarantee: commands that are given together see what those before them leave. Deliberately not
//! here: what each family of commands leads to (`template`, `placeholder`, `overrides`, `firmware`,
//! `settings`).

use std::collections::{BTreeMap, BTreeSet};

use schemas::{
    FileName, FirmwareName, Mac, ModelName, ParameterName, PlaceholderName, Position, RegionName,
    Subject, TemplateName, UserId,
    commands::{CatalogueCommand, PlaceholderPlace},
    events::{
        BootFile, Event, NewEvent, OverrideDeleted, OverrideScope, OverrideSet, PlaceholderScope,
        RecordedEvent, SettingsGroup,
    },
};
use serde::{Deserialize, Serialize};

use super::{
    firmware, overrides,
    phone::with_phone,
    placeholder,
    refusal::Refusal,
    reply::Decision,
    settings,
    state::{SYSTEM_SLOT, State},
    template,
};

/// A template whose content is not the built-in one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The placeholders in it that are not built in.
    pub placeholders: Vec<String>,
}

/// A placeholder's value in one place.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    /// The value.
    pub value: String,
    /// What it is for.
    pub description: String,
}

/// Where a configuration key is added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OverrideOwner {
    /// For a region's phones.
    Region(RegionName),
    /// For a user's phones.
    User(UserId),
    /// For one phone.
    Device(Mac),
}

/// An entry of the firmware list.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Firmware {
    /// What it is.
    pub description: String,
    /// Its version.
    pub version: String,
    /// Its file and the file's content, once there is one.
    pub file: Option<(FileName, [u8; 32])>,
}

/// Without Debug: values may be secrets.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Catalogue {
    /// The newest event that any phone's file may depend on.
    pub changed: Position,
    /// Templates that are not as they are built in.
    pub templates: BTreeMap<TemplateName, Template>,
    /// Which template counts for a model in a region.
    pub mapping: BTreeMap<(ModelName, Option<RegionName>), TemplateName>,
    /// Values by place.
    pub placeholders: BTreeMap<PlaceholderPlace, BTreeMap<PlaceholderName, Placeholder>>,
    /// Configuration keys by owner.
    pub overrides: BTreeMap<OverrideOwner, BTreeMap<ParameterName, String>>,
    /// Files that several phones load, uploaded or generated.
    pub files: BTreeSet<FileName>,
    /// The firmware list.
    pub firmware: BTreeMap<FirmwareName, Firmware>,
    /// Boot files that are not made from the built-in text.
    pub boot_files: BTreeMap<BootFile, String>,
    /// Settings that are not the default.
    pub settings: BTreeMap<(SettingsGroup, String), String>,
}

pub(super) fn decide(state: &State, command: &CatalogueCommand) -> Result<Decision, Refusal> {
    let CatalogueCommand::Together(commands) = command else {
        return Ok(Decision::done(decide_one(
            state,
            &state.catalogue,
            command,
        )?));
    };
    // Each sees what those before it leave.
    let mut catalogue = state.catalogue.clone();
    let mut events = Vec::new();
    for command in commands {
        let of_one = decide_one(state, &catalogue, command)?;
        for new in &of_one {
            catalogue.apply(&new.subject, &new.event);
        }
        events.extend(of_one);
    }
    Ok(Decision::done(events))
}

fn decide_one(
    state: &State,
    catalogue: &Catalogue,
    command: &CatalogueCommand,
) -> Result<Vec<NewEvent>, Refusal> {
    Ok(match command {
        CatalogueCommand::SaveTemplate {
            name,
            content,
            presence,
            is_built_in,
        } => template::decide_save(catalogue, name, content, *presence, *is_built_in)?,
        CatalogueCommand::RestoreTemplate { name } => template::decide_restore(catalogue, name),
        CatalogueCommand::DeleteTemplate { name, is_built_in } => {
            template::decide_delete(state, catalogue, name, *is_built_in)?
        }
        CatalogueCommand::MapTemplate {
            model,
            region,
            template,
            is_built_in,
        } => {
            let row = (model, region.as_ref());
            template::decide_map(state, catalogue, row, template, *is_built_in)?
        }
        CatalogueCommand::UnmapTemplate { model, region } => {
            template::decide_unmap(catalogue, model, region.as_ref())?
        }
        CatalogueCommand::SetPlaceholders {
            place,
            values,
            presence,
        } => placeholder::decide_set(state, catalogue, place, values, *presence)?,
        CatalogueCommand::ChangePlaceholder {
            place,
            name,
            change,
        } => placeholder::decide_change(state, catalogue, place, name, change)?,
        CatalogueCommand::DeletePlaceholder { place, name } => {
            placeholder::decide_delete(state, catalogue, place, name)?
        }
        CatalogueCommand::CopyPlaceholders { from, to } => {
            placeholder::decide_copy(state, catalogue, from, to)?
        }
        CatalogueCommand::SetOverrides { place, values } => {
            overrides::decide_set(state, catalogue, place, values)?
        }
        CatalogueCommand::DeleteOverrides { place, parameters } => {
            overrides::decide_delete(state, catalogue, place, parameters)?
        }
        CatalogueCommand::UploadFile(file) => settings::decide_upload(file),
        CatalogueCommand::DeleteFiles { names } => {
            settings::decide_delete_files(state, catalogue, names)?
        }
        CatalogueCommand::EditConfiguration {
            mac,
            hash,
            size_bytes,
        } => settings::decide_edit(state, *mac, *hash, *size_bytes)?,
        CatalogueCommand::SetFirmware {
            name,
            description,
            version,
            presence,
        } => {
            let texts = (description.as_deref(), version.as_deref());
            firmware::decide_set(catalogue, name, texts, *presence)?
        }
        CatalogueCommand::UploadFirmware {
            name,
            file,
            replaces,
        } => firmware::decide_upload(catalogue, name, file, *replaces)?,
        CatalogueCommand::DeleteFirmware { name } => {
            firmware::decide_delete(state, catalogue, name)?
        }
        CatalogueCommand::SaveBootFile { file, text } => {
            settings::decide_boot_file(catalogue, *file, text)
        }
        CatalogueCommand::RestoreBootFile { file } => {
            settings::decide_restore_boot_file(catalogue, *file)
        }
        CatalogueCommand::ChangeSettings { group, values } => {
            settings::decide_change(catalogue, *group, values)
        }
        // Those together are one list: no list is in another.
        CatalogueCommand::Together(_) => return Err(Refusal::Overtaken),
    })
}

/// An event about the system.
pub(super) fn of_system(event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::System,
        key_slot: Some(SYSTEM_SLOT),
        event: event.into(),
    }
}

/// Folds a recorded event in, and notes whose files depend on it.
pub(super) fn evolve(state: &mut State, recorded: &RecordedEvent) {
    state.catalogue.apply(&recorded.subject, &recorded.event);
    match &recorded.subject {
        Subject::Phone(_) => with_phone(state, recorded, |phone, position| {
            phone.inputs = position;
        }),
        Subject::User(id) => {
            if let Some(user) = state.users.get_mut(id) {
                user.inputs = recorded.position;
            }
        }
        Subject::System
        | Subject::Admin(_)
        | Subject::Region(_)
        | Subject::File(_)
        | Subject::Template(_)
        | Subject::Firmware(_)
        | Subject::Job(_) => state.catalogue.changed = recorded.position,
    }
}

impl Catalogue {
    /// What an event leaves; events of other kinds leave nothing.
    pub(super) fn apply(&mut self, subject: &Subject, event: &Event) {
        if let Event::TemplateSaved(saved) = event
            && let Subject::Template(name) = subject
        {
            let placeholders = saved.placeholders.clone();
            self.templates
                .insert(name.clone(), Template { placeholders });
        } else if let Event::TemplateRestored(_) | Event::TemplateDeleted(_) = event
            && let Subject::Template(name) = subject
        {
            self.templates.remove(name);
        } else if let Event::TemplateMapped(row) = event
            && let Subject::Template(name) = subject
        {
            let row = (row.model.clone(), row.region.clone());
            self.mapping.insert(row, name.clone());
        } else if let Event::TemplateUnmapped(row) = event {
            self.mapping
                .remove(&(row.model.clone(), row.region.clone()));
        } else if let Event::PlaceholderSet(set) = event
            && let Some(place) = place_of(subject, set.scope, &set.owner)
        {
            let placeholder = Placeholder {
                value: set.value.expose().to_owned(),
                description: set.description.clone(),
            };
            let values = self.placeholders.entry(place).or_default();
            values.insert(set.name.clone(), placeholder);
        } else if let Event::PlaceholderDeleted(gone) = event
            && let Some(place) = place_of(subject, gone.scope, &gone.owner)
            && let Some(values) = self.placeholders.get_mut(&place)
        {
            values.remove(&gone.name);
            if values.is_empty() {
                self.placeholders.remove(&place);
            }
        } else {
            self.apply_other(subject, event);
        }
    }

    fn apply_other(&mut self, subject: &Subject, event: &Event) {
        if let Event::OverrideSet(OverrideSet {
            scope,
            owner,
            parameter,
            value,
        }) = event
            && let Some(owner) = owner_of(subject, *scope, owner)
        {
            let keys = self.overrides.entry(owner).or_default();
            keys.insert(parameter.clone(), value.expose().to_owned());
        } else if let Event::OverrideDeleted(OverrideDeleted {
            scope,
            owner,
            parameter,
        }) = event
            && let Some(owner) = owner_of(subject, *scope, owner)
            && let Some(keys) = self.overrides.get_mut(&owner)
        {
            keys.remove(parameter);
            if keys.is_empty() {
                self.overrides.remove(&owner);
            }
        } else if let Event::FileUploaded(_) | Event::GlobalFileGenerated(_) = event
            && let Subject::File(name) = subject
        {
            self.files.insert(name.clone());
        } else if let Event::FileDeleted(_) = event
            && let Subject::File(name) = subject
        {
            self.files.remove(name);
        } else if let Event::BootFileSaved(saved) = event {
            let text = saved.text.expose().to_owned();
            self.boot_files.insert(saved.file, text);
        } else if let Event::BootFileRestored(restored) = event {
            self.boot_files.remove(&restored.file);
        } else if let Event::SettingSet(set) = event {
            let name = (set.group, set.name.clone());
            match set.value.expose() {
                "" => self.settings.remove(&name),
                value => self.settings.insert(name, value.to_owned()),
            };
        } else if let Subject::Firmware(name) = subject {
            firmware::apply(self, name, event);
        }
    }

    /// What belongs to a phone that leaves the fleet goes with it.
    pub(super) fn phone_deleted(&mut self, mac: Mac) {
        self.placeholders.remove(&PlaceholderPlace::Device(mac));
        self.overrides.remove(&OverrideOwner::Device(mac));
    }

    /// What belongs to a user who is deleted goes with it.
    pub(super) fn user_deleted(&mut self, id: UserId) {
        self.overrides.remove(&OverrideOwner::User(id));
    }

    /// What belongs to a region that is deleted goes with it.
    pub(super) fn region_deleted(&mut self, name: &RegionName) {
        self.placeholders
            .remove(&PlaceholderPlace::Region(name.clone()));
        self.overrides.remove(&OverrideOwner::Region(name.clone()));
        self.mapping
            .retain(|(_, region), _| region.as_ref() != Some(name));
    }
}

fn place_of(subject: &Subject, scope: PlaceholderScope, owner: &str) -> Option<PlaceholderPlace> {
    Some(match scope {
        PlaceholderScope::System => PlaceholderPlace::System,
        PlaceholderScope::Model => PlaceholderPlace::Model(owner.parse().ok()?),
        PlaceholderScope::Region => PlaceholderPlace::Region(owner.parse().ok()?),
        PlaceholderScope::Device => match subject {
            Subject::Phone(mac) => PlaceholderPlace::Device(*mac),
            _ => return None,
        },
    })
}

fn owner_of(subject: &Subject, scope: OverrideScope, owner: &str) -> Option<OverrideOwner> {
    Some(match (scope, subject) {
        (OverrideScope::Region, _) => OverrideOwner::Region(owner.parse().ok()?),
        (OverrideScope::User, Subject::User(id)) => OverrideOwner::User(*id),
        (OverrideScope::Device, Subject::Phone(mac)) => OverrideOwner::Device(*mac),
        (OverrideScope::User | OverrideScope::Device, _) => return None,
    })
}
