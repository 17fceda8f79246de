//! Files that several phones load, and how the installation was set up.
//!
//! Deliberately not here: the files' bytes (blob store), and phones' own files (fleet).

use std::collections::BTreeMap;

use schemas::{
    ContentHash, FileName, TemplateName, Timestamp,
    events::{GlobalFileGenerated, SetupCompleted},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "files";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// A file that all phones of a template include.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GlobalFile {
    /// Its content.
    pub hash: ContentHash,
    /// Its length in bytes.
    pub size_bytes: u32,
    /// The template that it was made from.
    pub template: TemplateName,
    /// When it was made.
    pub generated_at: Timestamp,
}

/// How the installation was set up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// The address at which phones reach the server.
    pub public_url: String,
    /// When setup was done.
    pub completed_at: Timestamp,
}

/// All files for several phones, and the setup.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Files {
    global: BTreeMap<FileName, GlobalFile>,
    setup: Option<Setup>,
}

impl Files {
    /// The newest file of this name.
    pub fn global(&self, name: &FileName) -> Option<&GlobalFile> {
        self.global.get(name)
    }

    /// All files, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&FileName, &GlobalFile)> {
        self.global.iter()
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
        let file = GlobalFile {
            hash: event.hash,
            size_bytes: event.size_bytes,
            template: event.template.clone(),
            generated_at: at,
        };
        self.global.insert(name.clone(), file);
    }

    pub(crate) fn set_up(&mut self, event: &SetupCompleted, at: Timestamp) {
        self.setup = Some(Setup {
            public_url: event.public_url.clone(),
            completed_at: at,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{History, hash};

    #[test]
    fn the_newest_content_of_a_file_counts() {
        let mut history = History::default();
        history.global_file_generated("430HD_global.cfg", hash(1));
        let newest = history.global_file_generated("430HD_global.cfg", hash(2));
        let projections = history.folded();
        let name = "430HD_global.cfg".parse().unwrap();
        let file = projections.files.global(&name).unwrap();
        assert_eq!((file.hash, file.generated_at), (hash(2), newest.time));
        assert_eq!(projections.files.iter().count(), 1);
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
