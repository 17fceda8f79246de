//! The form in which phones are given values that are not to be read at a glance.
//!
//! Guarantee: a value never stands in a file in the open because nobody configured a key: without
//! the operator's, one of this installation is used, which phones cannot read, and that is said in
//! the log once. Deliberately not here: the form itself (`provisioning/cipher.rs`), and protection;
//! 3DES gives none.

use std::{
    fs::File,
    io::{self, Read},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::Once,
};

use projections::Projections;
use schemas::Secret;
use zeroize::Zeroizing;

use crate::{
    keyring::Keyring,
    provisioning::{
        boot::SystemUser,
        cipher::{self, CipherError, Key},
    },
};

/// What the installation's own key is derived for.
const PURPOSE: &str = "phone-value-obfuscation";

const KEY_BYTES: usize = 24;

/// Longer than any key, hex digits and line end included.
const FILE_BYTES_MAX: u64 = 256;

/// Why the operator's key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ObfuscationError {
    /// The file cannot be read.
    #[error("cannot read {}, set as phones.obfuscation_key_file", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Others have rights on the file.
    #[error("others may use the key {0} (mode {mode:03o}): chmod 600 {0}", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file holds no 3DES key. What it holds is not shown.
    #[error(
        "{} holds no 3DES key: it must be the phones' key, 24 bytes, or 32 with its \
         initialisation vector, as they are or in hex digits",
        .0.display()
    )]
    Malformed(PathBuf),
}

/// Obfuscates values for phones. Holds keys; not printable.
pub struct Obfuscator {
    operators: Option<Key>,
    own: Key,
    warned: Once,
}

impl Obfuscator {
    /// With the operator's key, if the configuration names one.
    ///
    /// # Errors
    /// The file cannot be read, is open to others, or holds no key.
    pub fn from_config(
        key_file: Option<&Path>,
        keyring: &Keyring,
    ) -> Result<Self, ObfuscationError> {
        let operators = key_file.map(read_key).transpose()?;
        let derived = keyring.derive(PURPOSE);
        let own = Key::from_bytes(&derived[..KEY_BYTES])
            .expect("a 3DES key is 24 bytes, and so many were given");
        Ok(Self {
            operators,
            own,
            warned: Once::new(),
        })
    }

    /// The user that phones without one of their own sign in as; `None` until there is one with a
    /// password.
    pub(crate) fn system_user(&self, projections: &Projections) -> Option<SystemUser> {
        let user = projections.users.system()?;
        let password = user
            .password
            .map(Secret::expose)
            .filter(|it| !it.is_empty())?;
        let obfuscated_password = self.password(password)?;
        Some(SystemUser {
            name: user.name.to_owned(),
            obfuscated_password,
        })
    }

    /// The system user's password as phones are given it; `None` when it has no such form.
    fn password(&self, password: &str) -> Option<String> {
        let form = match cipher::obfuscate_system_password(password, self.operators.as_ref()) {
            Err(CipherError::NoKey) => {
                self.warned.call_once(|| {
                    tracing::warn!(
                        "phones cannot read the system user's password in their files: set \
                         phones.obfuscation_key_file to the key that they know, or let the \
                         password be \"system\""
                    );
                });
                self.own.obfuscate(password)
            }
            form => form,
        };
        form.inspect_err(|error| {
            tracing::warn!(%error, "the system user's password cannot be given to phones");
        })
        .ok()
    }
}

fn read_key(path: &Path) -> Result<Key, ObfuscationError> {
    let unreadable = |source| ObfuscationError::Read {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(unreadable)?;
    let mode = file.metadata().map_err(unreadable)?.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(ObfuscationError::Exposed {
            path: path.to_owned(),
            mode,
        });
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(FILE_BYTES_MAX as usize));
    file.take(FILE_BYTES_MAX)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Key::from_file(&bytes).map_err(|_| ObfuscationError::Malformed(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use projections::Projections;

    use super::*;
    use crate::{
        keyring::{MasterKey, MasterKeySources},
        provisioning::cipher::SYSTEM_OBFUSCATED,
    };

    fn keyring(place: &Path) -> Keyring {
        let sources = MasterKeySources {
            file: None,
            environment: None,
            credentials_directory: None,
        };
        Keyring::open(place, MasterKey::find(&sources, place).unwrap()).unwrap()
    }

    fn key_file(place: &Path, content: &[u8]) -> PathBuf {
        let path = place.join("phones.key");
        std::fs::write(&path, content).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    #[test]
    fn without_the_operators_key_only_the_documented_form_is_one_that_phones_read() {
        let place = tempfile::tempdir().unwrap();
        let keyring = keyring(place.path());
        let obfuscator = Obfuscator::from_config(None, &keyring).unwrap();
        assert_eq!(
            obfuscator.password("system").as_deref(),
            Some(SYSTEM_OBFUSCATED)
        );

        let hidden = obfuscator.password("other-7719").unwrap();
        assert!(!hidden.contains("7719"));
        assert_eq!(
            obfuscator.own.reveal(&hidden).unwrap().as_str(),
            "other-7719"
        );
        let again = Obfuscator::from_config(None, &keyring).unwrap();
        assert_eq!(
            again.password("other-7719"),
            Some(hidden),
            "the key of the installation"
        );
        assert_eq!(obfuscator.password("a\0"), None);
    }

    #[test]
    fn the_operators_key_is_read_as_bytes_and_as_digits() {
        let place = tempfile::tempdir().unwrap();
        let keyring = keyring(place.path());
        let bytes: Vec<u8> = (1..=32).collect();
        let expected = Key::from_bytes(&bytes)
            .unwrap()
            .obfuscate("system")
            .unwrap();
        let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        for content in [bytes.clone(), digits.into_bytes(), b"\n".to_vec()] {
            let path = key_file(place.path(), &content);
            let password = Obfuscator::from_config(Some(&path), &keyring)
                .map(|obfuscator| obfuscator.password("system"));
            match password {
                Ok(password) => assert_eq!(password.as_ref(), Some(&expected)),
                Err(error) => assert!(
                    content.len() == 1 && matches!(error, ObfuscationError::Malformed(_)),
                    "{error}"
                ),
            }
        }
    }

    #[test]
    fn a_key_that_is_not_there_or_open_to_others_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let keyring = keyring(place.path());
        let absent = Obfuscator::from_config(Some(&place.path().join("absent")), &keyring);
        assert!(matches!(absent.err(), Some(ObfuscationError::Read { .. })));
        let path = key_file(place.path(), &[1; 24]);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let exposed = Obfuscator::from_config(Some(&path), &keyring);
        assert!(matches!(
            exposed.err(),
            Some(ObfuscationError::Exposed { mode: 0o640, .. })
        ));
    }

    #[test]
    fn there_is_no_system_user_before_setup() {
        let place = tempfile::tempdir().unwrap();
        let obfuscator = Obfuscator::from_config(None, &keyring(place.path())).unwrap();
        assert!(obfuscator.system_user(&Projections::new()).is_none());
    }
}
