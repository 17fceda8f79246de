//! The master key: wraps the keyring, and is what keys for caches and signatures derive from.
//!
//! It comes from the first of: the file named in the configuration, the environment, a systemd
//! credential, `master.key` in the data directory (made at first start). Guarantee: it never prints
//! and a new one is never made while keys wrapped by a lost one exist.

use std::{
    io::{Read, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use schemas::{Secret, sealing::Key};
use zeroize::Zeroizing;

use super::{KeyringError, block_number};
use crate::durable::{Directory, FileError};

const ENVIRONMENT: &str = "ROLLCALL_MASTER_KEY";
const CREDENTIAL: &str = "rollcall-master-key";
const OWN_FILE: &str = "master.key";

/// Where a master key may be found, in order of precedence.
pub struct MasterKeySources {
    /// `keyring.master_key_file` of the configuration.
    pub file: Option<PathBuf>,
    /// `ROLLCALL_MASTER_KEY`.
    pub environment: Option<Secret>,
    /// systemd's `$CREDENTIALS_DIRECTORY`, which may hold `rollcall-master-key`.
    pub credentials_directory: Option<PathBuf>,
}

impl MasterKeySources {
    /// The configured file, and what this process was given.
    pub fn of_process(file: Option<PathBuf>) -> Self {
        let environment = std::env::var_os(ENVIRONMENT).map(|text| {
            let bytes = Zeroizing::new(text.into_encoded_bytes());
            // Not UTF-8 is no key either: the empty text is refused with the same advice.
            Secret::new(std::str::from_utf8(&bytes).unwrap_or_default())
        });
        let credentials_directory = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
        Self {
            file,
            environment,
            credentials_directory,
        }
    }
}

/// 32 bytes that open everything under the data directory. Written as 64 hex digits.
pub struct MasterKey(Key);

impl MasterKey {
    /// Finds the master key, or makes `master.key` at first start (0600, durable on return). Hold
    /// the data directory's lock. A source that is there but unusable is an error, never skipped.
    pub fn find(sources: &MasterKeySources, data_directory: &Path) -> Result<Self, KeyringError> {
        match Self::find_existing(sources, data_directory)? {
            Some(key) => Ok(key),
            None => Self::create(&data_directory.join(OWN_FILE), data_directory),
        }
    }

    /// Finds the master key, and makes none. A source that is there but unusable is an error.
    pub fn find_existing(
        sources: &MasterKeySources,
        data_directory: &Path,
    ) -> Result<Option<Self>, KeyringError> {
        if let Some(path) = &sources.file {
            let key = Self::read(path, true)?;
            let key = key.ok_or_else(|| KeyringError::MasterKeyAbsent(path.clone()));
            return key.map(Some);
        }
        if let Some(text) = &sources.environment {
            return Self::parse(text.expose().as_bytes(), ENVIRONMENT).map(Some);
        }
        if let Some(directory) = &sources.credentials_directory
            && let Some(key) = Self::read(&directory.join(CREDENTIAL), false)?
        {
            return Ok(Some(key));
        }
        Self::read(&data_directory.join(OWN_FILE), true)
    }

    /// A key for one purpose, the same at every start. Purposes are fixed texts of our own; keys
    /// for different purposes tell nothing about each other or about the master key.
    pub fn derive(&self, purpose: &str) -> Key {
        let context = format!("rollcall master key v1: {purpose}");
        Zeroizing::new(blake3::derive_key(&context, &*self.0))
    }

    /// Tells master keys apart without telling anything about them.
    pub(super) fn fingerprint(&self) -> [u8; 16] {
        let derived = self.derive("fingerprint");
        std::array::from_fn(|index| derived[index])
    }

    /// `guarded`: whether others' rights on the file are refused. systemd sets a credential's.
    fn read(path: &Path, guarded: bool) -> Result<Option<Self>, KeyringError> {
        let failed = |source| {
            KeyringError::File(FileError {
                action: "read",
                path: path.to_owned(),
                source,
            })
        };
        let mut file = match std::fs::File::open(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            opened => opened.map_err(failed)?,
        };
        let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
        if guarded && mode & 0o077 != 0 {
            return Err(KeyringError::MasterKeyExposed {
                path: path.to_owned(),
                mode,
            });
        }
        // Room for the longest key file, so that no part of it stays behind in a grown buffer.
        let mut text = Zeroizing::new(Vec::with_capacity(256));
        Read::by_ref(&mut file)
            .take(200)
            .read_to_end(&mut text)
            .map_err(failed)?;
        Self::parse(&text, &path.display().to_string()).map(Some)
    }

    fn parse(text: &[u8], origin: &str) -> Result<Self, KeyringError> {
        let malformed = || KeyringError::MasterKeyMalformed(origin.to_owned());
        let digits = text.trim_ascii();
        if digits.len() != 64 {
            return Err(malformed());
        }
        let mut key = Zeroizing::new([0u8; 32]);
        for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16).ok_or_else(malformed)?;
                *byte = *byte << 4 | u8::try_from(value).expect("a hex digit is below 16");
            }
        }
        Ok(Self(key))
    }

    fn create(path: &Path, data_directory: &Path) -> Result<Self, KeyringError> {
        let keyring = Directory::open_or_create(&data_directory.join(super::DIRECTORY))?;
        if keyring
            .names()?
            .iter()
            .any(|name| block_number(name).is_some())
        {
            return Err(KeyringError::MasterKeyLost {
                path: path.to_owned(),
                keyring: keyring.path().to_owned(),
            });
        }
        let mut key = Zeroizing::new([0u8; 32]);
        getrandom::fill(&mut *key).map_err(KeyringError::Randomness)?;
        let mut text = Zeroizing::new(Vec::with_capacity(65));
        for digit in key.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
            text.push(b"0123456789abcdef"[usize::from(digit)]);
        }
        text.push(b'\n');
        Directory::open(data_directory)?.replace(OWN_FILE, |file| file.write_all(&text))?;
        tracing::info!(path = %path.display(), "made a master key: keep a copy of it elsewhere");
        Ok(Self(key))
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("[master key]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

    fn nothing() -> MasterKeySources {
        MasterKeySources {
            file: None,
            environment: None,
            credentials_directory: None,
        }
    }

    fn write(path: &Path, text: &str, mode: u32) {
        std::fs::write(path, text).unwrap();
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    fn first_byte(sources: &MasterKeySources, data: &Path) -> u8 {
        MasterKey::find(sources, data).unwrap().0[0]
    }

    #[test]
    fn sources_in_their_order() {
        let place = tempfile::tempdir().unwrap();
        let data = place.path();
        let repeated = |digits: &str| digits.repeat(32);
        write(&data.join(OWN_FILE), &repeated("04"), 0o600);
        write(&data.join(CREDENTIAL), &repeated("03"), 0o440);
        write(&data.join("configured"), &repeated("01"), 0o400);
        let mut sources = MasterKeySources {
            file: Some(data.join("configured")),
            environment: Some(Secret::new(&repeated("02"))),
            credentials_directory: Some(data.to_owned()),
        };
        assert_eq!(first_byte(&sources, data), 1);
        sources.file = None;
        assert_eq!(first_byte(&sources, data), 2);
        sources.environment = None;
        assert_eq!(first_byte(&sources, data), 3);
        sources.credentials_directory = Some(data.join("empty"));
        assert_eq!(first_byte(&sources, data), 4);
    }

    #[test]
    fn the_first_start_makes_one_and_the_next_finds_it() {
        let place = tempfile::tempdir().unwrap();
        let made = MasterKey::find(&nothing(), place.path()).unwrap();
        let found = MasterKey::find(&nothing(), place.path()).unwrap();
        assert_eq!(*made.0, *found.0);
        let metadata = std::fs::metadata(place.path().join(OWN_FILE)).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
        let elsewhere = tempfile::tempdir().unwrap();
        assert_ne!(
            *made.0,
            *MasterKey::find(&nothing(), elsewhere.path()).unwrap().0
        );
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_shown() {
        let place = tempfile::tempdir().unwrap();
        for text in [
            "",
            "c0ffee",
            &TEXT[1..],
            &format!("{TEXT}0"),
            &TEXT.replace('a', "g"),
        ] {
            let sources = MasterKeySources {
                environment: Some(Secret::new(text)),
                ..nothing()
            };
            let error = MasterKey::find(&sources, place.path()).unwrap_err();
            assert!(
                matches!(error, KeyringError::MasterKeyMalformed(_)),
                "{text:?}"
            );
            assert!(text.is_empty() || !format!("{error:?} {error}").contains(text));
        }
        let good = MasterKeySources {
            environment: Some(Secret::new(&format!(" {TEXT}\n"))),
            ..nothing()
        };
        let key = MasterKey::find(&good, place.path()).unwrap();
        assert_eq!(key.0[..4], [0x00, 0x11, 0x22, 0x33]);
        assert!(!format!("{key:?}").contains("17"), "17 is 0x11");
    }

    #[test]
    fn a_configured_file_must_exist_and_be_private() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("key");
        let sources = MasterKeySources {
            file: Some(path.clone()),
            ..nothing()
        };
        let find = || MasterKey::find(&sources, place.path());
        assert!(matches!(find(), Err(KeyringError::MasterKeyAbsent(_))));
        write(&path, TEXT, 0o644);
        assert!(matches!(
            find(),
            Err(KeyringError::MasterKeyExposed { mode: 0o644, .. })
        ));
        write(&path, TEXT, 0o600);
        assert!(find().is_ok());
        assert!(!place.path().join(OWN_FILE).exists());
    }

    #[test]
    fn purposes_and_masters_have_their_own_keys() {
        let one = MasterKey(Zeroizing::new([1; 32]));
        let two = MasterKey(Zeroizing::new([2; 32]));
        assert_eq!(one.derive("snapshots"), one.derive("snapshots"));
        assert_ne!(one.derive("snapshots"), one.derive("signing"));
        assert_ne!(one.derive("snapshots"), two.derive("snapshots"));
    }
}
