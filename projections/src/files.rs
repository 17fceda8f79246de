//! Files that several phones load, and how the installation was set up.
//!
//! Deliberately not here: the files' bytes (blob store), and phones' own files (fleet).

use std::collections::BTreeMap;

use schemas::{
    ContentHash, FileName, Position, TemplateName, Timestamp,
    events::{FileUploaded, GlobalFileGenerated, RecordedEvent, SetupCompleted},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "files";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 2;

/// A file that several phones load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CommonFile {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u64,
    /// The template that it was made from; `None`: an administrator uploaded it.
    pub template: Option<TemplateName>,
    /// When it was made or uploaded.
    pub written_at: Timestamp,
}

/// How the installation was set up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// The address at which phones reach the server.
    pub public_url: String,
    /// When setup was done.
    pub completed_at: Timestamp,
    /// The event that says so.
    pub position: Position,
}

/// All files for several phones, and the setup.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Files {
    common: BTreeMap<FileName, CommonFile>,
    setup: Option<Setup>,
}

impl Files {
    /// The newest file of this name.
    pub fn common(&self, name: &FileName) -> Option<&CommonFile> {
        self.common.get(name)
    }

    /// The content of the newest file of this name.
    pub fn hash(&self, name: &FileName) -> Option<ContentHash> {
        self.common.get(name).map(|file| file.hash)
    }

    /// All files, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&FileName, &CommonFile)> {
        self.common.iter()
    }

    /// The setup; `None` until it has been done.
    pub fn setup(&self) -> Option<&Setup> {
        self.setup.as_ref()
    }

    pub(crate) fn generated(
        &mut self,
        name: &FileName,
        event: &GlobalFileGenerated,
        at: Timestamp,
    ) {
        let file = CommonFile {
            hash: event.hash,
            size_bytes: event.size_bytes.into(),
            template: Some(event.template.clone()),
            written_at: at,
        };
        self.common.insert(name.clone(), file);
    }

    pub(crate) fn uploaded(&mut self, name: &FileName, event: &FileUploaded, at: Timestamp) {
        let file = CommonFile {
            hash: event.hash,
            size_bytes: event.size_bytes,
            template: None,
            written_at: at,
        };
        self.common.insert(name.clone(), file);
    }

    pub(crate) fn deleted(&mut self, name: &FileName) {
        self.common.remove(name);
    }

    pub(crate) fn set_up(&mut self, event: &SetupCompleted, recorded: &RecordedEvent) {
        self.setup = Some(Setup {
            public_url: event.public_url.clone(),
            completed_at: recorded.time,
            position: recorded.position,
        });
    }
}

#[cfg(test)]
mod tests {
    use schemas::{
        Subject,
        events::{FileDeleted, FileUploaded},
    };

    use crate::testing::{History, hash};

    #[test]
    fn the_newest_content_of_a_file_counts() {
        let mut history = History::default();
        history.global_file_generated("430HD_global.cfg", hash(1));
        let newest = history.global_file_generated("430HD_global.cfg", hash(2));
        let projections = history.folded();
        let name = "430HD_global.cfg".parse().unwrap();
        let file = projections.files.common(&name).unwrap();
        assert_eq!((file.hash, file.written_at), (hash(2), newest.time));
        assert_eq!(projections.files.iter().count(), 1);
    }

    #[test]
    fn an_upload_replaces_a_generated_file_until_it_is_deleted() {
        let mut history = History::default();
        history.global_file_generated("430HD_global.cfg", hash(1));
        let subject = Subject::File("430HD_global.cfg".parse().unwrap());
        let uploaded = FileUploaded {
            hash: hash(3),
            size_bytes: 9,
        };
        history.record(subject.clone(), uploaded);
        let name = "430HD_global.cfg".parse().unwrap();
        let projections = history.folded();
        let file = projections.files.common(&name).unwrap();
        assert_eq!((file.hash, file.template.as_ref()), (hash(3), None));
        history.record(subject, FileDeleted {});
        assert!(history.folded().files.common(&name).is_none());
    }

    #[test]
    fn setup_is_known_once_done_and_names_the_system_user() {
        let mut history = History::default();
        assert!(history.folded().files.setup().is_none());
        let system = history.user_created("System", None);
        history.setup_completed("http://rollcall.example");
        let projections = history.folded();
        assert_eq!(
            projections.files.setup().unwrap().public_url,
            "http://rollcall.example"
        );
        assert_eq!(projections.users.system().unwrap().id, system);
    }
}
