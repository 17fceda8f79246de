//! What shapes phones' files: templates, which of them counts where, placeholders, overrides, boot
//! files, settings; each value with the event that gave it.
//!
//! Guarantee: values of one place are shared and never changed while somebody holds them, so that
//! whoever renders takes them along for the price of a pointer. Deliberately not here: built-in
//! templates and values (`provisioning` of the server), templates' documents (blob store), and
//! which phones are concerned (fleet). Nothing here has a Debug: values may be secrets.

use std::{collections::BTreeMap, sync::Arc};

use schemas::{
    ContentHash, Mac, ModelName, ParameterName, PlaceholderName, Position, RegionName, Subject,
    TemplateName, Timestamp, UserId,
    commands::PlaceholderPlace,
    events::{
        BootFile, Event, OverrideScope, PlaceholderScope, RecordedEvent, SettingsGroup,
        TemplateSaved, TemplateVariant,
    },
    private::ConfigValue,
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "catalogue";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// A value and the event that gave it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The value; may be empty.
    pub text: String,
    /// Whether only those who may set it may see it.
    pub is_hidden: bool,
    /// What it is for.
    pub description: String,
    /// The event that gave it.
    pub position: Position,
    /// When that was.
    pub set_at: Timestamp,
}

/// Values by name.
pub type Values<Name> = Arc<BTreeMap<Name, Value>>;

/// A template whose content is not the built-in one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedTemplate {
    /// Its document.
    pub hash: ContentHash,
    /// The document's length in bytes.
    pub size_bytes: u32,
    /// The model that it is for.
    pub model: ModelName,
    /// The stored number of the kind of firmware that it is for.
    variant: u8,
    /// What it is.
    pub description: String,
    /// The placeholders in it that are not built in.
    pub placeholders: Vec<String>,
    /// The event that saved it.
    pub position: Position,
    /// When that was.
    pub saved_at: Timestamp,
}

impl SavedTemplate {
    /// The kind of firmware that it is for.
    pub fn variant(&self) -> TemplateVariant {
        TemplateVariant::from_number(self.variant).unwrap_or(TemplateVariant::Generic)
    }
}

/// A row of the mapping.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappingRow {
    /// The template that counts.
    pub template: TemplateName,
    /// The event that says so.
    pub position: Position,
}

/// What phones of a model in a region are mapped by: model, region; no region for every other one.
pub type MappingKey = (ModelName, Option<RegionName>);

/// Where overrides are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverrideOwner<'a> {
    /// A region's.
    Region(&'a RegionName),
    /// A user's.
    User(UserId),
    /// A phone's.
    Device(Mac),
}

/// All of it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Catalogue {
    templates: BTreeMap<TemplateName, SavedTemplate>,
    template_versions: BTreeMap<TemplateName, u32>,
    mapping: BTreeMap<MappingKey, MappingRow>,
    placeholders: BTreeMap<PlaceholderPlace, Values<PlaceholderName>>,
    defined: Arc<BTreeMap<PlaceholderName, u32>>,
    region_overrides: BTreeMap<RegionName, Values<ParameterName>>,
    user_overrides: BTreeMap<UserId, Values<ParameterName>>,
    device_overrides: BTreeMap<Mac, Values<ParameterName>>,
    boot_files: BTreeMap<u8, Value>,
    settings: BTreeMap<(u8, String), Value>,
}

impl Catalogue {
    /// The saved template of this name, whose case does not matter.
    pub fn template(&self, name: &str) -> Option<(&TemplateName, &SavedTemplate)> {
        let mut templates = self.templates.iter();
        templates.find(|(known, _)| known.as_str().eq_ignore_ascii_case(name))
    }

    /// All saved templates, in order of name.
    pub fn templates(&self) -> impl Iterator<Item = (&TemplateName, &SavedTemplate)> {
        self.templates.iter()
    }

    /// How often the template's content has changed, whether it is saved now or not.
    pub fn template_version(&self, name: &str) -> u32 {
        let mut versions = self.template_versions.iter();
        let version = versions.find(|(known, _)| known.as_str().eq_ignore_ascii_case(name));
        version.map_or(0, |(_, version)| *version)
    }

    /// The mapping, in order of model and region.
    pub fn mapping(&self) -> impl Iterator<Item = (&MappingKey, &MappingRow)> {
        self.mapping.iter()
    }

    /// The row that counts for a model in a region: that region's own, else the one of every other
    /// region. The model's case does not matter.
    pub fn mapped(&self, model: &str, region: &RegionName) -> Option<&MappingRow> {
        let mut of_any = None;
        for ((known, known_region), row) in &self.mapping {
            if !known.as_str().eq_ignore_ascii_case(model) {
                continue;
            }
            match known_region {
                Some(known_region) if known_region == region => return Some(row),
                Some(_) => {}
                None => of_any = Some(row),
            }
        }
        of_any
    }

    /// The values in one place; `None` when there is none.
    pub fn placeholders(&self, place: &PlaceholderPlace) -> Option<&Values<PlaceholderName>> {
        match place {
            PlaceholderPlace::Model(model) => self.model_placeholders(model.as_str()),
            PlaceholderPlace::System
            | PlaceholderPlace::Region(_)
            | PlaceholderPlace::Device(_) => self.placeholders.get(place),
        }
    }

    /// The values of a model, whose case does not matter.
    pub fn model_placeholders(&self, model: &str) -> Option<&Values<PlaceholderName>> {
        let mut places = self.placeholders.iter();
        let found = places.find(|(place, _)| match place {
            PlaceholderPlace::Model(known) => known.as_str().eq_ignore_ascii_case(model),
            PlaceholderPlace::System
            | PlaceholderPlace::Region(_)
            | PlaceholderPlace::Device(_) => false,
        });
        found.map(|(_, values)| values)
    }

    /// All places that have values, with these.
    pub fn all_placeholders(
        &self,
    ) -> impl Iterator<Item = (&PlaceholderPlace, &Values<PlaceholderName>)> {
        self.placeholders.iter()
    }

    /// In how many places each placeholder has a value; those that have none are not in it.
    pub fn defined(&self) -> &Arc<BTreeMap<PlaceholderName, u32>> {
        &self.defined
    }

    /// The overrides of one owner; `None` when there is none.
    pub fn overrides(&self, owner: OverrideOwner<'_>) -> Option<&Values<ParameterName>> {
        match owner {
            OverrideOwner::Region(region) => self.region_overrides.get(region),
            OverrideOwner::User(id) => self.user_overrides.get(&id),
            OverrideOwner::Device(mac) => self.device_overrides.get(&mac),
        }
    }

    /// All owners that have overrides, with these.
    pub fn all_overrides(
        &self,
    ) -> impl Iterator<Item = (OverrideOwner<'_>, &Values<ParameterName>)> {
        let regions = self.region_overrides.iter();
        let regions = regions.map(|(region, values)| (OverrideOwner::Region(region), values));
        let users = self.user_overrides.iter();
        let users = users.map(|(id, values)| (OverrideOwner::User(*id), values));
        let devices = self.device_overrides.iter();
        let devices = devices.map(|(mac, values)| (OverrideOwner::Device(*mac), values));
        regions.chain(users).chain(devices)
    }

    /// The text that a boot file is made from; `None`: the built-in one.
    pub fn boot_file(&self, file: BootFile) -> Option<&Value> {
        self.boot_files.get(&file.number())
    }

    /// A setting's value; `None`: the default.
    pub fn setting(&self, group: SettingsGroup, name: &str) -> Option<&Value> {
        self.settings.get(&(group.number(), name.to_owned()))
    }
}

/// The fold.
impl Catalogue {
    pub(crate) fn apply(&mut self, recorded: &RecordedEvent) {
        match (&recorded.event, &recorded.subject) {
            (Event::TemplateSaved(saved), Subject::Template(name)) => {
                self.template_saved(name, saved, recorded);
            }
            (Event::TemplateRestored(_) | Event::TemplateDeleted(_), Subject::Template(name)) => {
                self.templates.remove(name);
                *self.template_versions.entry(name.clone()).or_default() += 1;
            }
            (Event::TemplateMapped(row), Subject::Template(name)) => {
                let key = (row.model.clone(), row.region.clone());
                let (template, position) = (name.clone(), recorded.position);
                self.mapping.insert(key, MappingRow { template, position });
            }
            (Event::TemplateUnmapped(row), _) => {
                self.mapping
                    .remove(&(row.model.clone(), row.region.clone()));
            }
            (Event::PlaceholderSet(set), subject) => {
                let Some(place) = place_of(subject, set.scope, &set.owner) else {
                    return;
                };
                let value = value(&set.value, &set.description, recorded);
                let values = self.placeholders.entry(place).or_default();
                let before = Arc::make_mut(values).insert(set.name.clone(), value);
                if before.is_none() {
                    let count = Arc::make_mut(&mut self.defined);
                    *count.entry(set.name.clone()).or_default() += 1;
                }
            }
            (Event::PlaceholderDeleted(gone), subject) => {
                if let Some(place) = place_of(subject, gone.scope, &gone.owner)
                    && remove(&mut self.placeholders, &place, &gone.name)
                {
                    self.undefine(&gone.name);
                }
            }
            (Event::BootFileSaved(saved), _) => {
                let text = ConfigValue::Hidden(saved.text.clone());
                let value = value(&text, "", recorded);
                self.boot_files.insert(saved.file.number(), value);
            }
            (Event::BootFileRestored(restored), _) => {
                self.boot_files.remove(&restored.file.number());
            }
            (Event::SettingSet(set), _) => {
                let key = (set.group.number(), set.name.clone());
                match set.value.expose() {
                    "" => self.settings.remove(&key),
                    _ => self.settings.insert(key, value(&set.value, "", recorded)),
                };
            }
            (_, subject) => self.apply_override(subject, recorded),
        }
    }

    fn template_saved(
        &mut self,
        name: &TemplateName,
        saved: &TemplateSaved,
        recorded: &RecordedEvent,
    ) {
        let template = SavedTemplate {
            hash: saved.hash,
            size_bytes: saved.size_bytes,
            model: saved.model.clone(),
            variant: saved.variant.number(),
            description: saved.description.clone(),
            placeholders: saved.placeholders.clone(),
            position: recorded.position,
            saved_at: recorded.time,
        };
        self.templates.insert(name.clone(), template);
        *self.template_versions.entry(name.clone()).or_default() += 1;
    }

    fn apply_override(&mut self, subject: &Subject, recorded: &RecordedEvent) {
        let (scope, owner, parameter, set) = match &recorded.event {
            Event::OverrideSet(it) => (it.scope, &it.owner, &it.parameter, Some(&it.value)),
            Event::OverrideDeleted(it) => (it.scope, &it.owner, &it.parameter, None),
            _ => return,
        };
        let set = set.map(|given| value(given, "", recorded));
        match (scope, subject) {
            (OverrideScope::Region, _) => {
                if let Ok(region) = owner.parse() {
                    put(&mut self.region_overrides, region, parameter, set);
                }
            }
            (OverrideScope::User, Subject::User(id)) => {
                put(&mut self.user_overrides, *id, parameter, set);
            }
            (OverrideScope::Device, Subject::Phone(mac)) => {
                put(&mut self.device_overrides, *mac, parameter, set);
            }
            (OverrideScope::User | OverrideScope::Device, _) => {}
        }
    }

    fn undefine(&mut self, name: &PlaceholderName) {
        let defined = Arc::make_mut(&mut self.defined);
        if let Some(count) = defined.get_mut(name) {
            *count -= 1;
            if *count == 0 {
                defined.remove(name);
            }
        }
    }

    fn remove_place(&mut self, place: &PlaceholderPlace) {
        let values = self.placeholders.remove(place);
        for name in values.iter().flat_map(|values| values.keys()) {
            self.undefine(name);
        }
    }

    pub(crate) fn phone_deleted(&mut self, mac: Mac) {
        self.remove_place(&PlaceholderPlace::Device(mac));
        self.device_overrides.remove(&mac);
    }

    pub(crate) fn user_deleted(&mut self, id: UserId) {
        self.user_overrides.remove(&id);
    }

    pub(crate) fn region_deleted(&mut self, name: &RegionName) {
        self.remove_place(&PlaceholderPlace::Region(name.clone()));
        self.region_overrides.remove(name);
        self.mapping
            .retain(|(_, region), _| region.as_ref() != Some(name));
    }
}

fn value(given: &ConfigValue, description: &str, recorded: &RecordedEvent) -> Value {
    Value {
        text: given.expose().to_owned(),
        is_hidden: given.is_hidden(),
        description: description.to_owned(),
        position: recorded.position,
        set_at: recorded.time,
    }
}

fn put<Owner: Ord>(
    all: &mut BTreeMap<Owner, Values<ParameterName>>,
    owner: Owner,
    parameter: &ParameterName,
    value: Option<Value>,
) {
    match value {
        Some(value) => {
            let values = all.entry(owner).or_default();
            Arc::make_mut(values).insert(parameter.clone(), value);
        }
        None => {
            remove(all, &owner, parameter);
        }
    }
}

/// Takes a value out, and the place with its last one. Whether there was one.
fn remove<Place: Ord, Name: Ord + Clone>(
    all: &mut BTreeMap<Place, Values<Name>>,
    place: &Place,
    name: &Name,
) -> bool {
    let Some(values) = all.get_mut(place) else {
        return false;
    };
    let values = Arc::make_mut(values);
    let removed = values.remove(name).is_some();
    if values.is_empty() {
        all.remove(place);
    }
    removed
}

/// Where a placeholder's event has it; `None` when that makes no sense.
pub(crate) fn place_of(
    subject: &Subject,
    scope: PlaceholderScope,
    owner: &str,
) -> Option<PlaceholderPlace> {
    Some(match (scope, subject) {
        (PlaceholderScope::System, _) => PlaceholderPlace::System,
        (PlaceholderScope::Model, _) => PlaceholderPlace::Model(owner.parse().ok()?),
        (PlaceholderScope::Region, _) => PlaceholderPlace::Region(owner.parse().ok()?),
        (PlaceholderScope::Device, Subject::Phone(mac)) => PlaceholderPlace::Device(*mac),
        (PlaceholderScope::Device, _) => return None,
    })
}

#[cfg(test)]
mod tests;
