//! Files that commands write for others to read.
//!
//! Guarantees that whoever looks finds the old file or the whole new one, also after a kill. Does
//! not touch the data directory.

use std::fs::Permissions;
use std::io::{BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context as _, Result};
use tempfile::NamedTempFile;

/// A file that is there only once [`NewFile::finish`] says so.
pub(super) struct NewFile<'a> {
    path: &'a Path,
    file: BufWriter<NamedTempFile>,
}

impl<'a> NewFile<'a> {
    /// Begins a file at `path`, with this mode less the process's mask.
    ///
    /// # Errors
    /// Its directory is not there or cannot be written.
    pub(super) fn begin(path: &'a Path, mode: u32) -> Result<NewFile<'a>> {
        let directory = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let file = tempfile::Builder::new()
            .prefix(".rollcall-")
            .permissions(Permissions::from_mode(mode))
            .tempfile_in(directory)
            .with_context(|| format!("cannot write into {}", directory.display()))?;
        Ok(NewFile {
            path,
            file: BufWriter::new(file),
        })
    }

    /// Makes the file durable and puts it in its place.
    ///
    /// # Errors
    /// The disk is full or fails; what was at the path before is still there.
    pub(super) fn finish(self) -> Result<()> {
        let failed = || format!("cannot write {}", self.path.display());
        let file = self.file.into_inner().map_err(|error| error.into_error());
        let file = file.with_context(failed)?;
        file.as_file().sync_all().with_context(failed)?;
        file.persist(self.path)
            .map_err(|error| error.error)
            .with_context(failed)?;
        Ok(())
    }
}

impl Write for NewFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Makes or replaces a file that anybody may read.
///
/// # Errors
/// As [`NewFile::begin`] and [`NewFile::finish`].
pub(super) fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let mut file = NewFile::begin(path, 0o644)?;
    file.write_all(content)
        .with_context(|| format!("cannot write {}", path.display()))?;
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_wholly_there_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        replace(&path, b"old").unwrap();
        let mut unfinished = NewFile::begin(&path, 0o600).unwrap();
        unfinished.write_all(b"new, and").unwrap();
        drop(unfinished);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        replace(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing is left over"
        );
    }

    #[test]
    fn a_directory_that_is_not_there_is_named() {
        let error = replace(Path::new("/nonexistent/deep/file"), b"").unwrap_err();
        assert_eq!(error.to_string(), "cannot write into /nonexistent/deep");
    }
}
