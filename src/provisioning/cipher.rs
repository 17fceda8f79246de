//! The phones' form of a hidden value, `{"<base64>"}`: 3DES-CBC under the operator's own key.
//!
//! Guarantee: there is no key in this program (threat T9); without the operator's, only the form
//! that the manual prints for the password `system` can be given. This hides a value from a glance,
//! no more: DES is broken and such values are called obfuscated, never encrypted. Nothing of
//! Rollcall's own is protected with it. Whole files (`.cfx`) are not made here.

use base64::{Engine, engine::general_purpose::STANDARD};
use cbc::cipher::{BlockDecryptMut, BlockEncryptMut, KeyIvInit, block_padding::ZeroPadding};
use des::TdesEde3;
use zeroize::{Zeroize, Zeroizing};

const BLOCK_BYTES: usize = 8;
const KEY_BYTES: usize = 24;

/// The documented form of the password `system` (decision D3), which every phone reads.
pub(crate) const SYSTEM_OBFUSCATED: &str = "{\"VvlZOp5/5pM=\"}";

/// The operator's key and initialisation vector. Not printable, wiped when dropped.
pub(crate) struct Key {
    key: [u8; KEY_BYTES],
    initial_vector: [u8; BLOCK_BYTES],
}

/// Why a value cannot be obfuscated or read back. Holds neither values nor keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CipherError {
    #[error("a 3DES key is 24 bytes, or 32 with its initialisation vector; this has {0}")]
    KeyLength(usize),
    #[error("no 3DES key is configured; configure the operator's key to obfuscate values")]
    NoKey,
    #[error("an empty value cannot be obfuscated; leave its line out")]
    Empty,
    #[error("a value with a NUL cannot be obfuscated; remove it")]
    Nul,
    #[error("is not of the form {{\"<base64>\"}} with whole blocks of eight bytes")]
    Form,
    #[error("does not read back as text; it was made under another key")]
    OtherKey,
}

impl Key {
    /// 24 bytes of key (the initialisation vector is then zero), or 32: key, then vector.
    ///
    /// # Errors
    /// Any other length.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, CipherError> {
        let wrong_length = CipherError::KeyLength(bytes.len());
        let (key, vector) = bytes.split_first_chunk().ok_or(wrong_length)?;
        let initial_vector = match vector {
            [] => [0; BLOCK_BYTES],
            given => given.try_into().map_err(|_| wrong_length)?,
        };
        Ok(Self {
            key: *key,
            initial_vector,
        })
    }

    /// The obfuscated form: zeros fill the last block, so `system` is one block and sixteen bytes
    /// are two.
    ///
    /// # Errors
    /// `Empty`; `Nul`, since the filling could not be told from it.
    pub(crate) fn obfuscate(&self, value: &str) -> Result<String, CipherError> {
        if value.is_empty() {
            return Err(CipherError::Empty);
        }
        if value.contains('\0') {
            return Err(CipherError::Nul);
        }
        let mut buffer = Zeroizing::new(value.as_bytes().to_vec());
        buffer.resize(value.len().next_multiple_of(BLOCK_BYTES), 0);
        let hidden = cbc::Encryptor::<TdesEde3>::new(&self.key.into(), &self.initial_vector.into())
            .encrypt_padded_mut::<ZeroPadding>(&mut buffer, value.len())
            .expect("the buffer holds the value rounded up to whole blocks");
        Ok(format!("{{\"{}\"}}", STANDARD.encode(hidden)))
    }

    /// The value behind an obfuscated form.
    ///
    /// # Errors
    /// `Form`; `OtherKey` when what comes out is no text.
    pub(crate) fn reveal(&self, form: &str) -> Result<Zeroizing<String>, CipherError> {
        let base64 = form
            .strip_prefix("{\"")
            .and_then(|rest| rest.strip_suffix("\"}"))
            .ok_or(CipherError::Form)?;
        let decoded = STANDARD.decode(base64).map_err(|_| CipherError::Form)?;
        if decoded.is_empty() || decoded.len() % BLOCK_BYTES != 0 {
            return Err(CipherError::Form);
        }
        let mut buffer = Zeroizing::new(decoded);
        let value = cbc::Decryptor::<TdesEde3>::new(&self.key.into(), &self.initial_vector.into())
            .decrypt_padded_mut::<ZeroPadding>(&mut buffer)
            .map_err(|_| CipherError::OtherKey)?;
        let value = str::from_utf8(value).map_err(|_| CipherError::OtherKey)?;
        if value.is_empty() || value.contains('\0') {
            return Err(CipherError::OtherKey);
        }
        Ok(Zeroizing::new(value.to_owned()))
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.key.zeroize();
        self.initial_vector.zeroize();
    }
}

/// The system user's password as the boot file gives it. Without a key, `system` has its
/// documented form.
///
/// # Errors
/// `NoKey` for any other password without a key; otherwise those of [`Key::obfuscate`].
pub(crate) fn obfuscate_system_password(
    password: &str,
    key: Option<&Key>,
) -> Result<String, CipherError> {
    match key {
        Some(key) => key.obfuscate(password),
        None if password == "system" => Ok(SYSTEM_OBFUSCATED.to_owned()),
        None => Err(CipherError::NoKey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unhex(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    fn form(hex: &str) -> String {
        format!("{{\"{}\"}}", STANDARD.encode(unhex(hex)))
    }

    fn counting_key() -> Key {
        Key::from_bytes(&(1..=32).collect::<Vec<u8>>()).unwrap()
    }

    /// FIPS 81 table C1, DES-CBC: the same DES key three times makes 3DES single DES.
    #[test]
    fn fips_81_cbc_blocks_come_out_as_published() {
        let des_key = "0123456789abcdef";
        let bytes = unhex(&format!("{des_key}{des_key}{des_key}1234567890abcdef"));
        let key = Key::from_bytes(&bytes).unwrap();
        let published = form("e5c7cdde872bf27c 43e934008c389c0f 683788499a7c05f6");

        assert_eq!(
            key.obfuscate("Now is the time for all ").unwrap(),
            published
        );
        assert_eq!(
            key.reveal(&published).unwrap().as_str(),
            "Now is the time for all "
        );
    }

    /// NIST SP 800-67 appendix B.1, three keys, first block (ECB is CBC with a zero vector there).
    #[test]
    fn sp_800_67_with_three_keys_comes_out_as_published() {
        let key = "0123456789abcdef 23456789abcdef01 456789abcdef0123";
        let key = Key::from_bytes(&unhex(key)).unwrap();

        assert_eq!(key.obfuscate("The qufc").unwrap(), form("a826fd8ce53b855f"));
    }

    #[test]
    fn values_fill_whole_blocks_and_come_back() {
        let key = counting_key();
        for (value, blocks) in [
            ("1", 1),
            ("system", 1),
            ("eight by", 1),
            ("nine byte", 2),
            ("sixteen bytes ok", 2),
            ("p\u{e4}sswort", 2),
        ] {
            let hidden = key.obfuscate(value).unwrap();
            let base64 = hidden.trim_start_matches("{\"").trim_end_matches("\"}");
            assert_eq!(
                STANDARD.decode(base64).unwrap().len(),
                blocks * 8,
                "{value}"
            );
            assert_eq!(key.reveal(&hidden).unwrap().as_str(), value);
        }
    }

    #[test]
    fn the_manuals_forms_are_well_formed_but_made_under_another_key() {
        for manual in [
            SYSTEM_OBFUSCATED,
            "{\"0qrNRpSJ6aE=\"}",
            "{\"Y6QYmP53BDkoTvuIFjEBuQ==\"}",
        ] {
            let revealed = counting_key().reveal(manual);
            assert_eq!(revealed.err(), Some(CipherError::OtherKey), "{manual}");
        }
        for broken in ["", "VvlZOp5/5pM=", "{\"\"}", "{\"VvlZOp5/\"}", "{\"?\"}"] {
            let revealed = counting_key().reveal(broken);
            assert_eq!(revealed.err(), Some(CipherError::Form), "{broken}");
        }
    }

    #[test]
    fn keys_of_other_lengths_and_values_that_cannot_come_back_are_refused() {
        for length in [0, 8, 16, 23, 25, 31, 33] {
            let key = Key::from_bytes(&vec![1; length]);
            assert_eq!(key.err(), Some(CipherError::KeyLength(length)));
        }
        assert_eq!(counting_key().obfuscate(""), Err(CipherError::Empty));
        assert_eq!(counting_key().obfuscate("a\0"), Err(CipherError::Nul));
    }

    #[test]
    fn the_system_password_has_its_documented_form_only_without_a_key() {
        let key = counting_key();
        let documented = Ok(SYSTEM_OBFUSCATED.to_owned());

        assert_eq!(obfuscate_system_password("system", None), documented);
        assert_eq!(
            obfuscate_system_password("System", None),
            Err(CipherError::NoKey)
        );
        assert_ne!(obfuscate_system_password("system", Some(&key)), documented);
    }
}
