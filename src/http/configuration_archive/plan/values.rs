//! Placeholders, overrides, settings and boot files of an archive, compared with those here.

use std::collections::BTreeSet;

use schemas::{
    PlaceholderName, Secret,
    commands::{CatalogueCommand, OverridePlace, PlaceholderPlace, PlaceholderValue, Presence},
    events::{BootFile, SettingsGroup},
};

use super::{
    super::{Item, Kind, current::place_of, override_place, placeholder_place, texts},
    Change, Planner, compared, owners,
};

impl Planner<'_> {
    /// Answers the placeholders that somebody defines afterwards.
    pub(super) fn placeholders(&mut self) -> BTreeSet<PlaceholderName> {
        let (given, projections) = (self.given, self.projections);
        let mut defined = BTreeSet::new();
        for (place, values) in &given.placeholders {
            let missing = owners::missing_placeholders(projections, place);
            let known = projections.catalogue.placeholders(place);
            let mut set = Vec::new();
            for (name, placeholder) in values {
                let item = Item::new(Kind::Placeholder, placeholder_place(place), name);
                if let Some(message) = &missing {
                    self.note_missing(item, message);
                    continue;
                }
                defined.insert(name.clone());
                let given = (&*placeholder.value, &*placeholder.description);
                let known = known.and_then(|known| known.get(name));
                let known = known.map(|known| (&*known.text, &*known.description));
                let outcome = compared(&given, known.as_ref());
                self.note(item, outcome);
                if outcome != Change::Unchanged {
                    set.push(PlaceholderValue {
                        name: name.clone(),
                        value: Secret::new(&placeholder.value),
                        description: Some(placeholder.description.clone()),
                    });
                }
            }
            if !set.is_empty() {
                self.steps
                    .placeholders
                    .push(CatalogueCommand::SetPlaceholders {
                        place: place.clone(),
                        values: set,
                        presence: Presence::Any,
                    });
            }
        }
        self.placeholders_gone(&mut defined);
        defined
    }

    fn placeholders_gone(&mut self, defined: &mut BTreeSet<PlaceholderName>) {
        let (given, projections) = (self.given, self.projections);
        let mut gone = Vec::new();
        for (place, values) in projections.catalogue.all_placeholders() {
            let in_archive = self.owners.placeholders(place);
            let in_archive = in_archive.and_then(|place| given.placeholders.get(place));
            for name in values.keys() {
                if in_archive.is_some_and(|values| values.contains_key(name)) {
                    continue;
                }
                let item = Item::new(Kind::Placeholder, placeholder_place(place), name);
                match self.goes(&item) {
                    true => gone.push((item, place.clone(), name.clone())),
                    false => {
                        defined.insert(name.clone());
                    }
                }
            }
        }
        for (item, place, name) in gone {
            self.placeholder_gone(item, place, name, defined);
        }
    }

    fn placeholder_gone(
        &mut self,
        item: Item,
        place: PlaceholderPlace,
        name: PlaceholderName,
        defined: &BTreeSet<PlaceholderName>,
    ) {
        let naming = match defined.contains(&name) {
            true => None,
            false => self.drafts.naming(&name),
        };
        if let Some(template) = naming {
            let message = format!("template {template} names it, and it has no other value");
            return self.refuse(item, message);
        }
        self.note(item, Change::Removed);
        self.steps
            .placeholders_gone
            .push(CatalogueCommand::DeletePlaceholder { place, name });
    }

    pub(super) fn overrides(&mut self) {
        let (given, projections) = (self.given, self.projections);
        for (place, values) in &given.overrides {
            let owner = owners::override_owner(projections, place);
            let known = owner.as_ref().ok().copied();
            let known = known.and_then(|owner| projections.catalogue.overrides(owner));
            let mut set = Vec::new();
            for (name, value) in values {
                let item = Item::new(Kind::Override, override_place(place), name);
                if let Err(message) = &owner {
                    self.note_missing(item, message);
                    continue;
                }
                let known = known.and_then(|known| known.get(name));
                let outcome = compared(value.as_str(), known.map(|known| known.text.as_str()));
                self.note(item, outcome);
                if outcome != Change::Unchanged {
                    set.push((name.clone(), Secret::new(value)));
                }
            }
            if !set.is_empty() {
                self.steps.others.push(CatalogueCommand::SetOverrides {
                    place: place.clone(),
                    values: set,
                });
            }
        }
        for (owner, values) in projections.catalogue.all_overrides() {
            if let Some(place) = place_of(projections, owner) {
                self.overrides_gone(place, values.keys());
            }
        }
    }

    fn overrides_gone<'a>(
        &mut self,
        place: OverridePlace,
        known: impl Iterator<Item = &'a schemas::ParameterName>,
    ) {
        let given = self.given;
        let in_archive = self.owners.overrides(self.projections, &place);
        let in_archive = in_archive.and_then(|place| given.overrides.get(place));
        let mut parameters = Vec::new();
        for name in known {
            let item = Item::new(Kind::Override, override_place(&place), name);
            let is_given = in_archive.is_some_and(|values| values.contains_key(name));
            if !is_given && self.goes(&item) {
                self.note(item, Change::Removed);
                parameters.push(name.clone());
            }
        }
        if !parameters.is_empty() {
            self.steps
                .others
                .push(CatalogueCommand::DeleteOverrides { place, parameters });
        }
    }

    pub(super) fn settings(&mut self) {
        let group = SettingsGroup::Phones;
        let mut values = Vec::new();
        for name in texts::SETTINGS {
            let item = Item::new(Kind::Setting, group.name(), name);
            let known = self.projections.catalogue.setting(group, name);
            let known = known.map(|known| known.text.as_str());
            let given = self.given.settings.get(name).map(String::as_str);
            let (outcome, value) = match (given, known) {
                (Some(given), known) => (compared(given, known), given),
                (None, Some(_)) if self.goes(&item) => (Change::Removed, ""),
                (None, _) => continue,
            };
            self.note(item, outcome);
            if outcome != Change::Unchanged {
                values.push((name.to_owned(), Secret::new(value)));
            }
        }
        if !values.is_empty() {
            self.steps
                .others
                .push(CatalogueCommand::ChangeSettings { group, values });
        }
    }

    pub(super) fn boot_files(&mut self) {
        for file in BootFile::ALL.iter().copied() {
            let item = Item::new(Kind::BootFile, "", file.name());
            let known = self.projections.catalogue.boot_file(file);
            let known = known.map(|known| known.text.as_str());
            let given = self.given.boot_files.get(&file).map(String::as_str);
            let (outcome, command) = match (given, known) {
                (Some(given), known) => {
                    let text = Secret::new(given);
                    let save = CatalogueCommand::SaveBootFile { file, text };
                    (compared(given, known), save)
                }
                (None, Some(_)) if self.goes(&item) => {
                    (Change::Removed, CatalogueCommand::RestoreBootFile { file })
                }
                (None, _) => continue,
            };
            self.note(item, outcome);
            if outcome != Change::Unchanged {
                self.steps.others.push(command);
            }
        }
    }
}
