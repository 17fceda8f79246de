//! Files that are wholly there or not there at all, under an open directory.
//!
//! Guarantee: what [`Directory::replace`] has written survives a lost machine, and a failure or a
//! kill at any moment leaves the old file or the new one, never a part. No symbolic link inside a
//! directory is followed: every name is a single component opened under the directory's handle.
//! Files are 0600, directories 0700. Deliberately not here: what the files hold, and the log.

use std::{
    borrow::Borrow,
    fs::File,
    io::{self, Read},
    os::{fd::OwnedFd, unix::fs::DirBuilderExt},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use rustix::fs::{self, AtFlags, FileType, Mode, OFlags};

const LEFTOVER_SUFFIX: &str = ".tmp";
const FILE_MODE: Mode = Mode::RUSR.union(Mode::WUSR);
const DIRECTORY_MODE: Mode = Mode::RWXU;

/// A file or directory that the system refused to handle.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}", path.display())]
pub struct FileError {
    /// What was tried: `read`, `write`, `sync`.
    pub action: &'static str,
    /// What it was tried on.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

impl FileError {
    /// Whether there was no room: make some, then try again.
    pub fn is_full(&self) -> bool {
        use io::ErrorKind::{QuotaExceeded, StorageFull};
        matches!(self.source.kind(), StorageFull | QuotaExceeded)
    }
}

/// An open directory; what is done with its files goes through its handle.
#[derive(Debug)]
pub struct Directory {
    handle: OwnedFd,
    path: PathBuf,
}

impl Directory {
    /// Opens the directory at `path`, which must exist; its rights stay as they are.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = fs::open(path, flags, Mode::empty())
            .map_err(|error| file_error("open", path, error.into()))?;
        Ok(Self {
            handle,
            path: path.to_owned(),
        })
    }

    /// Opens the directory at `path`, or makes it, durably. Its parent must exist. Rights of others
    /// are taken away. The path itself may be a link: the operator's, to another disk.
    pub fn open_or_create(path: &Path) -> Result<Self, FileError> {
        match std::fs::DirBuilder::new().mode(0o700).create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made.map_err(|error| file_error("create", path, error))?,
        }
        let directory = Self::open(path)?;
        fs::fchmod(&directory.handle, DIRECTORY_MODE)
            .map_err(|error| file_error("protect", path, error.into()))?;
        // Also when it existed: a kill may have come between its making and this.
        match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => Self::open(parent)?.sync()?,
            _ => Self::open(Path::new("."))?.sync()?,
        }
        Ok(directory)
    }

    /// Makes the directory `name` in this one unless it exists; durable after [`Directory::sync`].
    pub fn create_inside(&self, name: &str) -> Result<(), FileError> {
        self.check(name)?;
        match fs::mkdirat(&self.handle, name, DIRECTORY_MODE) {
            Ok(()) | Err(rustix::io::Errno::EXIST) => Ok(()),
            Err(error) => Err(self.failed("create", name, error)),
        }
    }

    /// Opens the directory `name` in this one.
    pub fn open_inside(&self, name: &str) -> Result<Self, FileError> {
        self.check(name)?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = fs::openat(&self.handle, name, flags, Mode::empty())
            .map_err(|error| self.failed("open", name, error))?;
        Ok(Self {
            handle,
            path: self.path.join(name),
        })
    }

    /// Where it is, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The names in it, in no order.
    pub fn names(&self) -> Result<Vec<String>, FileError> {
        let failed = |error: rustix::io::Errno| file_error("list", &self.path, error.into());
        let mut names = Vec::new();
        for entry in fs::Dir::read_from(&self.handle).map_err(failed)? {
            // A name that is not UTF-8 is none of ours.
            if let Ok(name) = entry.map_err(failed)?.file_name().to_str()
                && !matches!(name, "." | "..")
            {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    /// Opens a file for reading; `None` when there is none. All but a regular file is an error.
    pub fn open_file(&self, name: &str) -> Result<Option<File>, FileError> {
        self.check(name)?;
        // NONBLOCK: to open a pipe that somebody put there must not wait for its writer.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let not_regular = || file_error("open", &self.path.join(name), not_a_regular_file());
        let handle = match fs::openat(&self.handle, name, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(rustix::io::Errno::NOENT) => return Ok(None),
            Err(rustix::io::Errno::LOOP) => return Err(not_regular()),
            Err(error) => return Err(self.failed("open", name, error)),
        };
        let metadata = fs::fstat(&handle).map_err(|error| self.failed("open", name, error))?;
        match FileType::from_raw_mode(metadata.st_mode) {
            FileType::RegularFile => Ok(Some(handle.into())),
            _ => Err(not_regular()),
        }
    }

    /// The content of a file; `None` when there is none.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, FileError> {
        let Some(mut file) = self.open_file(name)? else {
            return Ok(None);
        };
        let mut content = Vec::new();
        match file.read_to_end(&mut content) {
            Ok(_) => Ok(Some(content)),
            Err(source) => Err(file_error("read", &self.path.join(name), source)),
        }
    }

    /// Makes or replaces a file with what `write` writes; durable on return. After an error the old
    /// file is there, or (when only the last sync failed) perhaps the new one.
    pub fn replace(
        &self,
        name: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), FileError> {
        let (pending, mut file) = Pending::create(self)?;
        let failed = |action| move |source| file_error(action, &self.path.join(name), source);
        write(&mut file).map_err(failed("write"))?;
        file.sync_all().map_err(failed("sync"))?;
        pending.rename_to(self, name)?;
        self.sync()
    }

    /// Makes a file without a name, to write and to read: it is gone once it is closed.
    pub fn create_unnamed(&self) -> Result<File, FileError> {
        let (name, file) = self.create_new(OFlags::RDWR)?;
        self.remove(&name)?;
        Ok(file)
    }

    /// Makes an empty file under a name that says that it is half-written.
    fn create_new(&self, access: OFlags) -> Result<(String, File), FileError> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{number}{LEFTOVER_SUFFIX}", std::process::id());
        let flags = access | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let handle = fs::openat(&self.handle, &name, flags, FILE_MODE)
            .map_err(|error| self.failed("create", &name, error))?;
        Ok((name, handle.into()))
    }

    /// Removes a file, if it is there; durable after [`Directory::sync`].
    pub fn remove(&self, name: &str) -> Result<(), FileError> {
        self.check(name)?;
        match fs::unlinkat(&self.handle, name, AtFlags::empty()) {
            Ok(()) | Err(rustix::io::Errno::NOENT) => Ok(()),
            Err(error) => Err(self.failed("remove", name, error)),
        }
    }

    /// Removes what a kill left half-written. Nobody else may be writing: hold the data
    /// directory's lock.
    pub fn remove_leftovers(&self) -> Result<(), FileError> {
        for name in self.names()? {
            if name.ends_with(LEFTOVER_SUFFIX) {
                self.remove(&name)?;
            }
        }
        Ok(())
    }

    /// Makes the names in it durable.
    pub fn sync(&self) -> Result<(), FileError> {
        fs::fsync(&self.handle).map_err(|error| file_error("sync", &self.path, error.into()))
    }

    /// Makes everything on its file system durable. Failures since *this handle* was opened are
    /// told (Linux 5.8), so open one before writing and use it once.
    pub fn sync_file_system(&self) -> Result<(), FileError> {
        fs::syncfs(&self.handle).map_err(|error| file_error("sync", &self.path, error.into()))
    }

    fn check(&self, name: &str) -> Result<(), FileError> {
        if name.is_empty() || matches!(name, "." | "..") || name.contains(['/', '\0']) {
            let source = io::Error::new(io::ErrorKind::InvalidInput, "not a plain file name");
            return Err(file_error("open", &self.path.join(name), source));
        }
        Ok(())
    }

    fn failed(&self, action: &'static str, name: &str, error: rustix::io::Errno) -> FileError {
        file_error(action, &self.path.join(name), error.into())
    }
}

/// A file that has no name of its own yet; dropped before it gets one, it is removed. `D` holds
/// the directory: a reference, or a shared one for a file that is written for long.
#[derive(Debug)]
pub struct Pending<D: Borrow<Directory>> {
    directory: D,
    name: Option<String>,
}

impl<D: Borrow<Directory>> Pending<D> {
    /// Makes an empty file in `directory`.
    pub fn create(directory: D) -> Result<(Self, File), FileError> {
        let (name, file) = directory.borrow().create_new(OFlags::WRONLY)?;
        let name = Some(name);
        Ok((Self { directory, name }, file))
    }

    /// Gives it its name, replacing what has it. The content must have been synced before; the
    /// name is durable after `target.sync()`.
    pub fn rename_to(mut self, target: &Directory, name: &str) -> Result<(), FileError> {
        target.check(name)?;
        if let Some(own_name) = &self.name {
            let own = self.directory.borrow();
            fs::renameat(&own.handle, own_name, &target.handle, name)
                .map_err(|error| target.failed("rename into", name, error))?;
        }
        self.name = None;
        Ok(())
    }
}

impl<D: Borrow<Directory>> Drop for Pending<D> {
    fn drop(&mut self) {
        if let Some(name) = &self.name
            && let Err(error) = self.directory.borrow().remove(name)
        {
            tracing::warn!(%error, "a half-written file stays until the next start");
        }
    }
}

fn not_a_regular_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not a regular file")
}

fn file_error(action: &'static str, path: &Path, source: io::Error) -> FileError {
    FileError {
        action,
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        os::unix::fs::{PermissionsExt, symlink},
    };

    use super::*;

    fn fixture() -> (tempfile::TempDir, Directory) {
        let place = tempfile::tempdir().unwrap();
        let directory = Directory::open_or_create(&place.path().join("store")).unwrap();
        (place, directory)
    }

    #[test]
    fn only_the_owner_has_rights() {
        let (place, directory) = fixture();
        directory.replace("a", |file| file.write_all(b"1")).unwrap();
        let mode = |path: &str| {
            let metadata = std::fs::metadata(place.path().join(path)).unwrap();
            metadata.permissions().mode() & 0o777
        };
        assert_eq!((mode("store"), mode("store/a")), (0o700, 0o600));
        let open_to_all = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(place.path().join("store"), open_to_all).unwrap();
        Directory::open_or_create(&place.path().join("store")).unwrap();
        assert_eq!(mode("store"), 0o700);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let (_place, directory) = fixture();
        directory
            .replace("a", |file| file.write_all(b"old"))
            .unwrap();
        let failed = directory.replace("a", |file| {
            file.write_all(b"ne")?;
            Err(io::Error::from_raw_os_error(
                rustix::io::Errno::NOSPC.raw_os_error(),
            ))
        });
        assert!(failed.unwrap_err().is_full());
        assert_eq!(directory.names().unwrap(), ["a"]);
        assert_eq!(directory.read("a").unwrap().unwrap(), b"old");
    }

    #[test]
    fn a_failed_rename_leaves_nothing() {
        let (place, directory) = fixture();
        std::fs::create_dir(place.path().join("store/a")).unwrap();
        assert!(directory.replace("a", |file| file.write_all(b"1")).is_err());
        assert_eq!(directory.names().unwrap(), ["a"]);
    }

    #[test]
    fn links_pipes_and_paths_are_refused() {
        let (place, directory) = fixture();
        std::fs::write(place.path().join("outside"), b"canary").unwrap();
        symlink(
            place.path().join("outside"),
            place.path().join("store/link"),
        )
        .unwrap();
        symlink(place.path(), place.path().join("store/directory")).unwrap();
        let pipe = place.path().join("store/pipe");
        fs::mknodat(fs::CWD, &pipe, FileType::Fifo, FILE_MODE, 0).unwrap();
        for name in [
            "link",
            "directory",
            "pipe",
            "../outside",
            "..",
            "",
            "directory/outside",
        ] {
            assert!(directory.open_file(name).is_err(), "{name:?}");
        }
        assert!(directory.open_inside("directory").is_err());
    }

    #[test]
    fn leftovers_go_and_the_rest_stays() {
        let (_place, directory) = fixture();
        directory
            .replace("kept", |file| file.write_all(b"1"))
            .unwrap();
        let (pending, _file) = Pending::create(&directory).unwrap();
        std::mem::forget(pending);
        assert_eq!(directory.names().unwrap().len(), 2);
        directory.remove_leftovers().unwrap();
        assert_eq!(directory.names().unwrap(), ["kept"]);
    }
}
