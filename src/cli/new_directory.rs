//! A directory full of files that others read.
//!
//! Guarantees that whoever looks finds the old directory or the whole new one, also after a lost
//! machine: the files are written beside it, made durable, and the directory takes its place in one
//! step. A failure leaves nothing; a kill leaves `.rollcall-…` beside it. Does not touch the data
//! directory.

use std::collections::HashSet;
use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use tempfile::TempDir;

use crate::durable::Directory;

/// What is at the place already.
#[derive(Debug)]
enum Before {
    Nothing,
    /// Names of files, and the directory's mode.
    Files {
        names: HashSet<String>,
        mode: u32,
    },
}

/// A directory that is there only once [`NewDirectory::finish`] says so.
#[derive(Debug)]
pub(super) struct NewDirectory {
    place: PathBuf,
    parent: PathBuf,
    before: Before,
    beside: TempDir,
    /// Opened before anything was written, so that failures to write are told.
    handle: Directory,
    file_mode: u32,
}

impl NewDirectory {
    /// Begins a directory at `place`, whose files get this mode less the process's mask. What holds
    /// files already is only replaced if `may_replace`, and only if these are `.cfg` files.
    ///
    /// # Errors
    /// The place is taken, or cannot be written.
    pub(super) fn begin(place: &Path, file_mode: u32, may_replace: bool) -> Result<Self> {
        let (place, before) = match fs::canonicalize(place) {
            Ok(place) => {
                let before = look_at(&place, may_replace)?;
                (place, before)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                (std::path::absolute(place)?, Before::Nothing)
            }
            Err(error) => {
                return Err(error).context(format!("cannot look at {}", place.display()));
            }
        };
        let parent = place
            .parent()
            .with_context(|| format!("{} cannot be made anew", place.display()))?
            .to_owned();
        let failed = || format!("cannot write into {}", parent.display());
        fs::create_dir_all(&parent).with_context(failed)?;
        let beside = tempfile::Builder::new()
            .prefix(".rollcall-")
            .tempdir_in(&parent)
            .with_context(failed)?;
        let handle = Directory::open(beside.path())?;
        Ok(Self {
            place,
            parent,
            before,
            beside,
            handle,
            file_mode,
        })
    }

    /// Writes a file; a plain name that no other has.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(self.file_mode);
        options
            .open(self.beside.path().join(name))
            .and_then(|mut file| file.write_all(content))
            .with_context(|| format!("cannot write {name} for {}", self.place.display()))
    }

    /// Makes the files durable and puts the directory in its place. The names of the files that
    /// were there before and are not any more, in order.
    ///
    /// # Errors
    /// The disk is full or fails, or something has come to the place; what was there still is.
    pub(super) fn finish(self) -> Result<Vec<String>> {
        let failed = || format!("cannot put the files in place at {}", self.place.display());
        let new_names: HashSet<_> = self.handle.names()?.into_iter().collect();
        // Whoever may read the files may look for them.
        let mode = match &self.before {
            Before::Nothing => self.file_mode | self.file_mode >> 2 & 0o111 | 0o700,
            Before::Files { mode, .. } => *mode,
        };
        fs::set_permissions(self.beside.path(), Permissions::from_mode(mode))
            .with_context(failed)?;
        // One call: ten thousand files one by one take minutes.
        self.handle.sync_file_system().with_context(failed)?;
        let gone = match self.before {
            Before::Files { names, .. } if !names.is_empty() => {
                let beside = self.beside.path();
                renameat_with(CWD, beside, CWD, &self.place, RenameFlags::EXCHANGE)
                    .with_context(failed)?;
                let mut gone: Vec<_> = names.difference(&new_names).cloned().collect();
                gone.sort_unstable();
                // What it holds now is the old directory.
                self.beside
                    .close()
                    .context("the files are in place; the former ones cannot be removed")?;
                gone
            }
            Before::Files { .. } | Before::Nothing => {
                fs::rename(self.beside.path(), &self.place).with_context(failed)?;
                let _ = self.beside.keep();
                Vec::new()
            }
        };
        Directory::open(&self.parent)?.sync()?;
        Ok(gone)
    }
}

fn look_at(place: &Path, may_replace: bool) -> Result<Before> {
    let shown = place.display();
    let metadata = fs::metadata(place).with_context(|| format!("cannot look at {shown}"))?;
    if !metadata.is_dir() {
        bail!("{shown} is no directory");
    }
    if std::env::current_dir().is_ok_and(|working| working == place) {
        bail!("{shown} is the working directory, which cannot be replaced: name another");
    }
    let mut names = HashSet::new();
    for entry in fs::read_dir(place).with_context(|| format!("cannot list {shown}"))? {
        let entry = entry.with_context(|| format!("cannot list {shown}"))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !may_replace {
            bail!("{shown} is not empty: name another directory, or replace it with --replace");
        }
        if !name.ends_with(".cfg") || !entry.file_type().is_ok_and(|it| it.is_file()) {
            bail!(
                "{shown} holds {}, which is no .cfg file: name a directory for these files alone",
                super::output::harmless(&name)
            );
        }
        names.insert(name);
    }
    let mode = metadata.permissions().mode() & 0o7777;
    Ok(Before::Files { names, mode })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(place: &Path) -> Vec<String> {
        let entries = fs::read_dir(place).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        names
    }

    fn make(place: &Path, file: &str, may_replace: bool) -> Result<Vec<String>> {
        let directory = NewDirectory::begin(place, 0o640, may_replace)?;
        directory.write(file, b"1")?;
        directory.finish()
    }

    #[test]
    fn a_directory_comes_and_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("deep/cfg");
        make(&place, "a.cfg", false).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&place), mode(&place.join("a.cfg"))), (0o750, 0o640));

        let refused = make(&place, "b.cfg", false).unwrap_err();
        assert!(
            refused.to_string().ends_with("replace it with --replace"),
            "{refused}"
        );
        assert_eq!(names(&place), ["a.cfg"]);

        fs::set_permissions(&place, Permissions::from_mode(0o700)).unwrap();
        assert_eq!(make(&place, "b.cfg", true).unwrap(), ["a.cfg"]);
        assert_eq!(names(&place), ["b.cfg"]);
        assert_eq!(mode(&place), 0o700);
        assert_eq!(
            names(&folder.path().join("deep")),
            ["cfg"],
            "nothing is left beside it"
        );
    }

    #[test]
    fn an_unfinished_directory_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("cfg");
        fs::create_dir(&place).unwrap();
        let directory = NewDirectory::begin(&place, 0o600, false).unwrap();
        directory.write("a.cfg", b"1").unwrap();
        assert!(
            directory.write("a.cfg", b"2").is_err(),
            "names are taken once"
        );
        drop(directory);
        assert_eq!(names(&place), Vec::<String>::new());
        assert_eq!(names(folder.path()), ["cfg"]);
        make(&place, "a.cfg", false).unwrap();
        assert_eq!(
            names(&place),
            ["a.cfg"],
            "an empty directory is as good as none"
        );
    }

    #[test]
    fn what_is_not_for_such_files_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("cfg");
        fs::create_dir_all(place.join("a.cfg")).unwrap();
        assert!(make(&place, "b.cfg", true).is_err());
        fs::remove_dir(place.join("a.cfg")).unwrap();
        fs::write(place.join("notes.txt"), b"").unwrap();
        let refused = make(&place, "b.cfg", true).unwrap_err();
        assert!(refused.to_string().contains("notes.txt"), "{refused}");
        assert_eq!(names(&place), ["notes.txt"]);
        assert!(make(&place.join("notes.txt"), "b.cfg", true).is_err());
        assert!(make(Path::new("."), "b.cfg", true).is_err());
    }

    #[test]
    fn what_came_to_the_place_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("cfg");
        let directory = NewDirectory::begin(&place, 0o600, false).unwrap();
        fs::create_dir(&place).unwrap();
        fs::write(place.join("theirs"), b"").unwrap();
        assert!(directory.finish().is_err());
        assert_eq!(names(folder.path()), ["cfg"]);
        assert_eq!(names(&place), ["theirs"]);
    }
}
