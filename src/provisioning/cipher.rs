//! The phones' form of a hidden value, `{"<base64>"}`, and of a hidden file, `.cfx`: 3DES-CBC under
//! the operator's own key (M106).
//!
//! Guarantee: there is no key in this program (threat T9); without the operator's, only the form
//! that the manual prints for the password `system` can be given. This hides a text from a glance,
//! no more: DES is broken and such texts are called obfuscated, never encrypted. Nothing of
//! Rollcall's own is protected with it. What was obfuscated comes back as it was: zeros fill the
//! last block, so a text with a zero in it is refused.

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

/// Why a text cannot be obfuscated or read back. Holds neither texts nor keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CipherError {
    #[error("a 3DES key is 24 bytes, or 32 with its initialisation vector; this has {0}")]
    KeyLength(usize),
    #[error("no 3DES key is configured; configure the operator's key to obfuscate values")]
    NoKey,
    #[error("an empty text cannot be obfuscated; leave it out")]
    Empty,
    #[error("a text with a NUL cannot be obfuscated; remove it")]
    Nul,
    #[error("is not of the form {{\"<base64>\"}} with whole blocks of eight bytes")]
    Form,
    #[error("is not made of whole blocks of eight bytes, so it is no obfuscated file")]
    Blocks,
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

    /// Reads a key file: 48 hex digits, and 16 more, on a line of their own or not, for the
    /// initialisation vector; or the same bytes as they are.
    ///
    /// # Errors
    /// As [`Key::from_bytes`].
    pub(crate) fn from_file(content: &[u8]) -> Result<Self, CipherError> {
        match unhex(content) {
            Some(decoded) => Self::from_bytes(&decoded),
            None => Self::from_bytes(content),
        }
    }

    /// The obfuscated form of a value: zeros fill the last block, so `system` is one block and
    /// sixteen bytes are two.
    ///
    /// # Errors
    /// `Empty`; `Nul`, since the filling could not be told from it.
    pub(crate) fn obfuscate(&self, value: &str) -> Result<String, CipherError> {
        let hidden = self.obfuscate_file(value)?;
        Ok(format!("{{\"{}\"}}", STANDARD.encode(hidden)))
    }

    /// The content of a `.cfx` file: the blocks as they are.
    ///
    /// # Errors
    /// As [`Key::obfuscate`].
    pub(crate) fn obfuscate_file(&self, text: &str) -> Result<Vec<u8>, CipherError> {
        if text.is_empty() {
            return Err(CipherError::Empty);
        }
        if text.contains('\0') {
            return Err(CipherError::Nul);
        }
        let mut buffer = text.as_bytes().to_vec();
        buffer.resize(text.len().next_multiple_of(BLOCK_BYTES), 0);
        cbc::Encryptor::<TdesEde3>::new(&self.key.into(), &self.initial_vector.into())
            .encrypt_padded_mut::<ZeroPadding>(&mut buffer, text.len())
            .expect("the buffer holds the text rounded up to whole blocks");
        Ok(buffer)
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
        match self.reveal_file(decoded) {
            Err(CipherError::Blocks) => Err(CipherError::Form),
            revealed => revealed,
        }
    }

    /// The text behind the content of a `.cfx` file.
    ///
    /// # Errors
    /// `Blocks`; `OtherKey` when what comes out is no text.
    pub(crate) fn reveal_file(&self, content: Vec<u8>) -> Result<Zeroizing<String>, CipherError> {
        if content.is_empty() || !content.len().is_multiple_of(BLOCK_BYTES) {
            return Err(CipherError::Blocks);
        }
        let mut buffer = Zeroizing::new(content);
        let text = cbc::Decryptor::<TdesEde3>::new(&self.key.into(), &self.initial_vector.into())
            .decrypt_padded_mut::<ZeroPadding>(&mut buffer)
            .map_err(|_| CipherError::OtherKey)?;
        let text = str::from_utf8(text).map_err(|_| CipherError::OtherKey)?;
        if text.is_empty() || text.contains('\0') {
            return Err(CipherError::OtherKey);
        }
        Ok(Zeroizing::new(text.to_owned()))
    }
}

/// The bytes that a key's hex digits stand for; `None` when these are not digits of a key.
fn unhex(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits: Zeroizing<Vec<u8>> = Zeroizing::new(digits.copied().collect());
    if ![KEY_BYTES * 2, (KEY_BYTES + BLOCK_BYTES) * 2].contains(&digits.len()) {
        return None;
    }
    let value = |digit: u8| char::from(digit).to_digit(16);
    let byte = |pair: &[u8]| u8::try_from(value(pair[0])? << 4 | value(pair[1])?).ok();
    let mut decoded = Zeroizing::new(Vec::with_capacity(digits.len() / 2));
    for pair in digits.chunks_exact(2) {
        decoded.push(byte(pair)?);
    }
    Some(decoded)
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

/// The form of manual B §2.2.4.2; whether it can be read back takes the operator's key.
pub(crate) fn is_obfuscated(value: &str) -> bool {
    value
        .strip_prefix("{\"")
        .and_then(|rest| rest.strip_suffix("\"}"))
        .and_then(|base64| STANDARD.decode(base64).ok())
        .is_some_and(|bytes| !bytes.is_empty() && bytes.len() % 8 == 0)
}

#[cfg(test)]
mod tests {
    use cbc::cipher::block_padding::NoPadding;

    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    fn form(hex: &str) -> String {
        format!("{{\"{}\"}}", STANDARD.encode(bytes(hex)))
    }

    fn counting_key() -> Key {
        Key::from_bytes(&(1..=32).collect::<Vec<u8>>()).unwrap()
    }

    /// FIPS 81 table C1, DES-CBC: the same DES key three times makes 3DES single DES.
    #[test]
    fn fips_81_cbc_blocks_come_out_as_published() {
        let des_key = "0123456789abcdef";
        let bytes = bytes(&format!("{des_key}{des_key}{des_key}1234567890abcdef"));
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
        let key = Key::from_bytes(&bytes(key)).unwrap();

        assert_eq!(key.obfuscate("The qufc").unwrap(), form("a826fd8ce53b855f"));
    }

    /// Blocks that are no text: what the published vectors are made of.
    fn blocks(key: &str, plain: &str) -> Vec<u8> {
        let key = Key::from_bytes(&bytes(key)).unwrap();
        let plain = bytes(plain);
        let mut buffer = plain.clone();
        let hidden = cbc::Encryptor::<TdesEde3>::new(&key.key.into(), &key.initial_vector.into())
            .encrypt_padded_mut::<NoPadding>(&mut buffer, plain.len())
            .unwrap();
        hidden.to_vec()
    }

    /// NIST's TDES CBC example for SP 800-38A with three keys and a vector, four blocks; and of
    /// SP 800-20 the first of table A.1 (variable plaintext) and of table A.3 (permutation).
    #[test]
    fn nists_tcbc_vectors_come_out_as_published() {
        let key = "0123456789abcdef 23456789abcdef01 456789abcdef0123 f69f2445df4f9b17";
        assert_eq!(
            blocks(
                key,
                "6bc1bee22e409f96 e93d7e117393172a ae2d8a571e03ac9c 9eb76fac45af8e51",
            ),
            bytes("2079c3d53aa763e1 93b79e2569ab5262 516570481f25b50f 73c0bda85c8e0da7")
        );
        for (des_key, plain, hidden) in [
            ("0101010101010101", "8000000000000000", "95f8a5e5dd31d900"),
            ("1046913489980131", "0000000000000000", "88d55e54f54c97b4"),
        ] {
            let key = des_key.repeat(3);
            assert_eq!(blocks(&key, plain), bytes(hidden), "{des_key}");
        }
    }

    #[test]
    fn a_key_file_holds_digits_on_one_line_or_two_or_bytes() {
        let raw: Vec<u8> = (1..=32).collect();
        let digits: String = raw.iter().map(|byte| format!("{byte:02X}")).collect();
        let expected = counting_key().obfuscate("system");
        let two_lines = format!("{}\r\n{}\n", &digits[..48], &digits[48..].to_lowercase());
        for content in [&raw, digits.as_bytes(), two_lines.as_bytes()] {
            let key = Key::from_file(content).unwrap();
            assert_eq!(key.obfuscate("system"), expected);
        }
        let without_vector = Key::from_file(&digits.as_bytes()[..48]).unwrap();
        let by_bytes = Key::from_bytes(&raw[..24]).unwrap();
        assert_eq!(without_vector.obfuscate("1234"), by_bytes.obfuscate("1234"));
        for content in [
            "",
            "\n",
            &digits[1..],
            &digits[..50],
            &digits.replace('F', "g"),
        ] {
            assert!(Key::from_file(content.as_bytes()).is_err(), "{content:?}");
        }
    }

    #[test]
    fn a_file_is_its_blocks_and_comes_back() {
        let text = "system/type=440HD\nvoip/line/0/auth_password=12345\n";
        let hidden = counting_key().obfuscate_file(text).unwrap();
        assert_eq!(hidden.len(), text.len().next_multiple_of(8));
        let revealed = counting_key().reveal_file(hidden.clone());
        assert_eq!(revealed.unwrap().as_str(), text);

        let mut cut_off = hidden.clone();
        cut_off.pop();
        assert_eq!(
            counting_key().reveal_file(cut_off).err(),
            Some(CipherError::Blocks)
        );
        assert_eq!(
            counting_key().reveal_file(Vec::new()).err(),
            Some(CipherError::Blocks)
        );
        let other = Key::from_bytes(&[7; 24]).unwrap();
        assert_eq!(other.reveal_file(hidden).err(), Some(CipherError::OtherKey));
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
