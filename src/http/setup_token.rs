//! The one-time token with which the first run is set up (D10, threat T6).
//!
//! Guarantee: 256 random bits in `<data>/setup-token`, readable by the owner alone; a wrong token
//! takes as long to refuse as a nearly right one. Deliberately not here: printing it, which is for
//! whoever starts the server.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use schemas::Secret;

use super::sessions::random_token;

/// The file's name in the data directory.
pub const FILE_NAME: &str = "setup-token";

/// Why the token cannot be made, read or removed.
#[derive(Debug, thiserror::Error)]
pub enum SetupTokenError {
    /// The file cannot be used.
    #[error("cannot use the setup token's file {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The system gave no random bytes.
    #[error("no random bytes for a setup token")]
    Random(#[source] getrandom::Error),
}

/// The token of this data directory, made if there is none: call it at start while setup has not
/// been done, and print it.
pub fn ensure_setup_token(data_directory: &Path) -> Result<Secret, SetupTokenError> {
    if let Some(token) = read(data_directory)? {
        return Ok(token);
    }
    let token = random_token().map_err(SetupTokenError::Random)?;
    let path = data_directory.join(FILE_NAME);
    write(&path, &token).map_err(|source| SetupTokenError::File { path, source })?;
    Ok(token)
}

fn write(path: &Path, token: &Secret) -> std::io::Result<()> {
    // An empty file is what a start that was cut short leaves.
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(token.expose().as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

/// The token, if there is one.
pub fn read(data_directory: &Path) -> Result<Option<Secret>, SetupTokenError> {
    let path = data_directory.join(FILE_NAME);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim())
            .filter(|text| !text.is_empty())
            .map(Secret::new)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SetupTokenError::File { path, source }),
    }
}

/// Whether this is the token. There being none, nothing is.
pub fn is_right(data_directory: &Path, given: &Secret) -> Result<bool, SetupTokenError> {
    // Hashes have one length, so that not even the token's length shows in the time.
    let hash = |text: &str| Secret::new(&blake3::hash(text.as_bytes()).to_hex());
    let token = read(data_directory)?;
    Ok(token.is_some_and(|token| hash(token.expose()) == hash(given.expose().trim())))
}

/// Ends the token's life; one that is gone already is fine.
pub fn remove(data_directory: &Path) -> Result<(), SetupTokenError> {
    let path = data_directory.join(FILE_NAME);
    match fs::remove_file(&path) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(SetupTokenError::File { path, source })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_token_lives_until_it_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        assert!(!is_right(data, &Secret::new("")).unwrap());
        let token = ensure_setup_token(data).unwrap();
        assert_eq!(token.expose().len(), 64);
        assert_eq!(
            ensure_setup_token(data).unwrap(),
            token,
            "the same at the next start"
        );
        let mode = fs::metadata(data.join(FILE_NAME))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(is_right(data, &token).unwrap());
        assert!(is_right(data, &Secret::new(&format!("{}\n", token.expose()))).unwrap());
        assert!(!is_right(data, &Secret::new("0")).unwrap());
        assert!(!is_right(data, &Secret::new("")).unwrap());
        remove(data).unwrap();
        remove(data).unwrap();
        assert!(!is_right(data, &token).unwrap());
        assert_ne!(ensure_setup_token(data).unwrap(), token);
    }

    #[test]
    fn a_start_that_was_cut_short_is_made_good() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), "").unwrap();
        assert!(!is_right(folder.path(), &Secret::new("")).unwrap());
        let token = ensure_setup_token(folder.path()).unwrap();
        assert!(is_right(folder.path(), &token).unwrap());
    }
}
