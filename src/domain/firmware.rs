//! The list of firmware that phones load (M94 to M97).
//!
//! Guarantee: a file name belongs to one entry; the same name is given another content only when
//! that is asked for (T11); a version is never that of an image which was replaced. Case matters in
//! neither kind of name, since it does not to phones: an entry keeps the spelling that it was made
//! with. One that is set for phones stays. Deliberately not here: reading an image, and the models
//! that have an entry by default.

use schemas::{
    FileName, FirmwareName, Subject,
    commands::{FirmwareFile, Presence},
    events::{Event, FirmwareDeleted, FirmwareSet, FirmwareUploaded, NewEvent},
};

use super::{
    catalogue::{Catalogue, Firmware},
    refusal::Refusal,
    state::State,
};

pub(super) fn decide_set(
    catalogue: &Catalogue,
    name: &FirmwareName,
    (description, version): (Option<&str>, Option<&str>),
    presence: Presence,
) -> Result<Vec<NewEvent>, Refusal> {
    let (name, known) = found(catalogue, name);
    match (presence, known) {
        (Presence::New, Some(_)) => return Err(Refusal::FirmwareExists(name.clone())),
        (Presence::Known, None) => return Err(Refusal::UnknownFirmware(name.to_string())),
        (Presence::New, None) | (Presence::Known, Some(_)) | (Presence::Any, _) => {}
    }
    let before = (
        known.map_or("", |known| known.description.as_str()),
        known.map_or("", |known| known.version.as_str()),
    );
    let after = (description.unwrap_or(before.0), version.unwrap_or(before.1));
    if known.is_some() && before == after {
        return Ok(vec![]);
    }
    let set = FirmwareSet {
        description: after.0.to_owned(),
        version: after.1.to_owned(),
    };
    Ok(vec![about(name, set)])
}

pub(super) fn decide_upload(
    catalogue: &Catalogue,
    name: &FirmwareName,
    file: &FirmwareFile,
    replaces: bool,
) -> Result<Vec<NewEvent>, Refusal> {
    let (name, before) = found(catalogue, name);
    let has_file = |(other, firmware): &(&FirmwareName, &Firmware)| {
        let theirs = firmware.file.as_ref().map(|(file_name, _)| file_name);
        *other != name && theirs.is_some_and(|theirs| is_same(theirs.as_str(), &file.file_name))
    };
    if let Some((other, _)) = catalogue.firmware.iter().find(has_file) {
        return Err(Refusal::FirmwareFileTaken(other.clone()));
    }
    let before = before.and_then(|firmware| firmware.file.as_ref());
    match before {
        Some((file_name, hash)) if *file_name == file.file_name && *hash == file.hash.0 => {
            return Ok(vec![]);
        }
        Some(_) if !replaces => return Err(Refusal::FirmwareFileExists(name.clone())),
        Some(_) | None => {}
    }
    let uploaded = FirmwareUploaded {
        file_name: file.file_name.clone(),
        hash: file.hash,
        sha256: file.sha256,
        size_bytes: file.size_bytes,
        version: file.version.clone(),
    };
    Ok(vec![about(name, uploaded)])
}

pub(super) fn decide_delete(
    state: &State,
    catalogue: &Catalogue,
    name: &FirmwareName,
) -> Result<Vec<NewEvent>, Refusal> {
    let (name, Some(_)) = found(catalogue, name) else {
        return Err(Refusal::UnknownFirmware(name.to_string()));
    };
    let is_its = |set: &str| set.eq_ignore_ascii_case(name.as_str());
    let phones = state.phones.values();
    let phones = phones.filter(|phone| phone.firmware.as_deref().is_some_and(is_its));
    match phones.count() {
        0 => Ok(vec![about(name, FirmwareDeleted {})]),
        phones => Err(Refusal::FirmwareInUse {
            name: name.clone(),
            phones,
        }),
    }
}

/// The name of an entry that there is, as it is spelled, or of a model; an empty one names none.
pub(super) fn named(
    catalogue: &Catalogue,
    written: &str,
    is_built_in: bool,
) -> Result<String, Refusal> {
    let mut names = catalogue.firmware.keys();
    match names.find(|known| known.as_str().eq_ignore_ascii_case(written)) {
        Some(known) => Ok(known.to_string()),
        None if is_built_in || written.is_empty() => Ok(written.to_owned()),
        None => Err(Refusal::UnknownFirmware(written.to_owned())),
    }
}

/// The entry of this name in whatever case, and the name as the entry spells it.
fn found<'a>(
    catalogue: &'a Catalogue,
    name: &'a FirmwareName,
) -> (&'a FirmwareName, Option<&'a Firmware>) {
    let mut entries = catalogue.firmware.iter();
    let entry = entries.find(|(known, _)| known.as_str().eq_ignore_ascii_case(name.as_str()));
    match entry {
        Some((name, firmware)) => (name, Some(firmware)),
        None => (name, None),
    }
}

fn is_same(known: &str, file_name: &FileName) -> bool {
    known.eq_ignore_ascii_case(file_name.as_str())
}

fn about(name: &FirmwareName, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::Firmware(name.clone()),
        key_slot: None,
        event: event.into(),
    }
}

/// What an event about an entry leaves.
pub(super) fn apply(catalogue: &mut Catalogue, name: &FirmwareName, event: &Event) {
    if let Event::FirmwareSet(set) = event {
        let firmware = catalogue.firmware.entry(name.clone()).or_default();
        firmware.description.clone_from(&set.description);
        firmware.version.clone_from(&set.version);
    } else if let Event::FirmwareUploaded(uploaded) = event {
        let firmware = catalogue.firmware.entry(name.clone()).or_default();
        let before = firmware.file.as_ref().map(|(_, hash)| *hash);
        let is_other = before.is_some_and(|hash| hash != uploaded.hash.0);
        if is_other || !uploaded.version.is_empty() {
            firmware.version.clone_from(&uploaded.version);
        }
        firmware.file = Some((uploaded.file_name.clone(), uploaded.hash.0));
    } else if let Event::FirmwareDeleted(_) = event {
        catalogue.firmware.remove(name);
    }
}

/// Whether a phone of this model runs the version that an image names: images often name the model
/// before it, and phones rarely do.
pub fn is_version(named: &str, model: &str, reported: &str) -> bool {
    let without_model = |text: &str| -> String {
        let text = text.trim().to_ascii_lowercase();
        let rest = text.strip_prefix(&model.to_ascii_lowercase());
        let rest = rest.unwrap_or(&text);
        rest.strip_prefix('_').unwrap_or(rest).to_owned()
    };
    without_model(named) == without_model(reported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_runs_the_version_with_or_without_its_model() {
        for (named, reported, is_same) in [
            ("430HD_UC_2.0.7.70", "UC_2.0.7.70", true),
            ("430HDUC_2.0.9.65", "UC_2.0.9.65", true),
            ("430hd2.2.0.7", "2.2.0.7", true),
            ("UC_2.0.13.121", "430HD_UC_2.0.13.121", true),
            ("430HD2.0.2.63_ems", "2.0.2.63_ems", true),
            ("430HD2.2.0.7", "2.2.0.8", false),
            ("440HDUC_2.0.9.65", "UC_2.0.9.65", false),
        ] {
            assert_eq!(is_version(named, "430HD", reported), is_same, "{named}");
        }
    }
}
