//! The list of firmware that phones load.
//!
//! Deliberately not here: the images' bytes (blob store), and models without an entry.

use std::collections::BTreeMap;

use schemas::{
    ContentHash, FileName, FirmwareName, Subject, Timestamp,
    events::{Event, RecordedEvent},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "firmware";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 2;

/// An entry's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// The name under which phones load it.
    pub file_name: FileName,
    /// Its content.
    pub hash: ContentHash,
    /// SHA-256 of its content.
    pub sha256: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u64,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub description: String,
    /// Its version; empty when not known.
    pub version: String,
    /// Its file, once there is one.
    pub image: Option<Image>,
}

/// The list.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Firmware {
    entries: BTreeMap<FirmwareName, Entry>,
}

impl Firmware {
    /// The entry of this name.
    pub fn get(&self, name: &FirmwareName) -> Option<&Entry> {
        self.entries.get(name)
    }

    /// The entry of this name, whose case does not matter.
    pub fn find(&self, name: &str) -> Option<(&FirmwareName, &Entry)> {
        let mut entries = self.entries.iter();
        entries.find(|(known, _)| known.as_str().eq_ignore_ascii_case(name))
    }

    /// All entries, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&FirmwareName, &Entry)> {
        self.entries.iter()
    }

    /// The file that phones load under this name, whose case does not matter.
    pub fn image(&self, file_name: &str) -> Option<&Image> {
        let mut images = self.entries.values().filter_map(|it| it.image.as_ref());
        images.find(|image| image.file_name.as_str().eq_ignore_ascii_case(file_name))
    }

    /// The name of the file of an entry that this is.
    pub(crate) fn file_of(&self, subject: &Subject) -> Option<&FileName> {
        let Subject::Firmware(name) = subject else {
            return None;
        };
        let image = self.entries.get(name)?.image.as_ref()?;
        Some(&image.file_name)
    }

    pub(crate) fn apply(&mut self, recorded: &RecordedEvent) {
        let Subject::Firmware(name) = &recorded.subject else {
            return;
        };
        if let Event::FirmwareSet(set) = &recorded.event {
            let entry = self.entries.entry(name.clone()).or_default();
            entry.description.clone_from(&set.description);
            entry.version.clone_from(&set.version);
        } else if let Event::FirmwareUploaded(uploaded) = &recorded.event {
            let entry = self.entries.entry(name.clone()).or_default();
            // A version that was typed before the first file is that file's, and no other's.
            let before = entry.image.as_ref().map(|image| image.hash);
            let is_other = before.is_some_and(|hash| hash != uploaded.hash);
            if is_other || !uploaded.version.is_empty() {
                entry.version.clone_from(&uploaded.version);
            }
            entry.image = Some(Image {
                file_name: uploaded.file_name.clone(),
                hash: uploaded.hash,
                sha256: uploaded.sha256,
                size_bytes: uploaded.size_bytes,
                uploaded_at: recorded.time,
            });
        } else if let Event::FirmwareDeleted(_) = &recorded.event {
            self.entries.remove(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::events::{FirmwareDeleted, FirmwareSet, FirmwareUploaded};

    use super::*;
    use crate::testing::{History, hash};

    #[test]
    fn an_entry_has_its_newest_file_and_the_version_that_is_known() {
        let mut history = History::default();
        let name: FirmwareName = "Alan_FW".parse().unwrap();
        let subject = Subject::Firmware(name.clone());
        let (description, version) = ("for Alan".to_owned(), "1".to_owned());
        history.record(
            subject.clone(),
            FirmwareSet {
                description,
                version,
            },
        );
        let mut versions = Vec::new();
        for (content, version) in [
            (1, ""),
            (1, ""),
            (2, "440HDUC_2.0.9.65"),
            (2, ""),
            (3, ""),
            (2, "440HDUC_2.0.9.65"),
        ] {
            let uploaded = FirmwareUploaded {
                file_name: "Alan_FW.img".parse().unwrap(),
                hash: hash(content),
                sha256: hash(content),
                size_bytes: 9,
                version: version.to_owned(),
            };
            history.record(subject.clone(), uploaded);
            let entry = history.folded().firmware.get(&name).cloned();
            versions.push(entry.unwrap().version);
        }
        let read = "440HDUC_2.0.9.65";
        assert_eq!(versions, ["1", "1", read, read, "", read]);
        let projections = history.folded();
        let entry = projections.firmware.get(&name).unwrap();
        assert_eq!(entry.version, "440HDUC_2.0.9.65");
        assert_eq!(entry.description, "for Alan");
        let image = projections.firmware.image("alan_fw.IMG").unwrap();
        assert_eq!(image.hash, hash(2));

        history.record(subject, FirmwareDeleted {});
        assert!(history.folded().firmware.iter().next().is_none());
    }
}
