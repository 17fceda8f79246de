//! Files that administrators give phones by hand, boot files, and settings.
//!
//! Deliberately not here: what any of them says.

use schemas::{
    ContentHash, FileName, Mac, Secret, Subject,
    commands::UploadedFile,
    events::{
        BootFile, BootFileRestored, BootFileSaved, ConfigurationEdited, Event, FileDeleted,
        FileUploaded, NewEvent, RecordedEvent, SettingSet, SettingsGroup,
    },
    private::ConfigValue,
};

use super::{
    catalogue::{Catalogue, of_system},
    phone::{known, with_phone},
    refusal::Refusal,
    report,
    state::State,
};

pub(super) fn decide_upload(file: &UploadedFile) -> Vec<NewEvent> {
    let uploaded = FileUploaded {
        hash: file.hash,
        size_bytes: file.size_bytes,
    };
    vec![about(&file.name, uploaded)]
}

/// All of these files, or none. A phone's own file is gone until the next one is generated.
pub(super) fn decide_delete_files(
    state: &State,
    catalogue: &Catalogue,
    names: &[FileName],
) -> Result<Vec<NewEvent>, Refusal> {
    let deleted = names.iter().map(|name| {
        if catalogue.files.contains(name) {
            return Ok(about(name, FileDeleted {}));
        }
        let own = own_file(name).and_then(|mac| Some((mac, state.phones.get(&mac)?)));
        let (mac, phone) = own.ok_or_else(|| Refusal::UnknownFile(name.clone()))?;
        Ok(report::about(mac, phone.key_slot, FileDeleted {}))
    });
    deleted.collect()
}

/// The phone whose own file has this name.
pub(super) fn own_file(name: &FileName) -> Option<Mac> {
    let (stem, extension) = name.as_str().rsplit_once('.')?;
    extension.eq_ignore_ascii_case("cfg").then_some(())?;
    stem.parse().ok()
}

pub(super) fn decide_edit(
    state: &State,
    mac: Mac,
    hash: ContentHash,
    size_bytes: u32,
) -> Result<Vec<NewEvent>, Refusal> {
    let phone = known(state, mac)?;
    let edited = ConfigurationEdited { hash, size_bytes };
    Ok(vec![report::about(mac, phone.key_slot, edited)])
}

/// The phone is expected to fetch what was written, as when a file is generated.
pub(super) fn edited(state: &mut State, recorded: &RecordedEvent) {
    let time = recorded.time;
    with_phone(state, recorded, |phone, _| phone.claim_since = Some(time));
}

pub(super) fn decide_boot_file(
    catalogue: &Catalogue,
    file: BootFile,
    text: &Secret,
) -> Vec<NewEvent> {
    if catalogue.boot_files.get(&file).map(String::as_str) == Some(text.expose()) {
        return vec![];
    }
    let text = text.clone();
    vec![of_system(BootFileSaved { file, text })]
}

/// Nothing happens to a boot file that is made from the built-in text.
pub(super) fn decide_restore_boot_file(catalogue: &Catalogue, file: BootFile) -> Vec<NewEvent> {
    match catalogue.boot_files.contains_key(&file) {
        true => vec![of_system(BootFileRestored { file })],
        false => vec![],
    }
}

pub(super) fn decide_change(
    catalogue: &Catalogue,
    group: SettingsGroup,
    values: &[(String, Secret)],
) -> Vec<NewEvent> {
    let current = |name: &String| {
        let value = catalogue.settings.get(&(group, name.clone()));
        value.map_or("", String::as_str)
    };
    let changed = values
        .iter()
        .filter(|(name, value)| current(name) != value.expose());
    let set = changed.map(|(name, value)| {
        of_system(SettingSet {
            group,
            name: name.clone(),
            value: ConfigValue::of(name, value.expose()),
        })
    });
    set.collect()
}

fn about(name: &FileName, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::File(name.clone()),
        key_slot: None,
        event: event.into(),
    }
}
