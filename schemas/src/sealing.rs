//! Sealing: personal and secret fields of an event, encrypted together under the subject's own key.
//!
//! ChaCha20-Poly1305; the nonce is the subject's version and the event's kind, the associated data
//! the kind and the subject, so a sealed part moved to another event does not open. A key whose
//! slot was overwritten opens nothing again: that is how a person is erased. Deliberately not here:
//! where keys live (the keyring), and randomness.

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::Aead, aead::Payload};
use zeroize::Zeroizing;

use crate::{ids::KeySlot, subject::Subject};

/// One subject's key: 32 random bytes, never used for another subject.
pub type Key = Zeroizing<[u8; 32]>;

/// Where keys come from. `None`: the slot was erased, or does not exist yet.
pub trait Keys {
    /// The key in `slot`.
    fn key(&self, slot: KeySlot) -> Option<Key>;
}

/// What has no key at all: everything sealed reads as erased.
#[derive(Debug, Clone, Copy)]
pub struct NoKeys;

impl Keys for NoKeys {
    fn key(&self, _: KeySlot) -> Option<Key> {
        None
    }
}

/// A sealed part that does not open with its key: it was altered, or belongs to another event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed part does not open with the key of its slot")]
pub struct SealBroken;

/// What a sealed part is bound to.
#[derive(Debug, Clone, Copy)]
pub struct Binding<'a> {
    /// The event's kind number.
    pub kind: u16,
    /// The event's subject.
    pub subject: &'a Subject,
    /// The event's subject version: unique for the key, because a subject's versions are.
    pub subject_version: u64,
}

impl Binding<'_> {
    fn nonce(&self) -> Nonce {
        let mut nonce = [0u8; 12];
        nonce[..8].copy_from_slice(&self.subject_version.to_le_bytes());
        nonce[8..10].copy_from_slice(&self.kind.to_le_bytes());
        nonce.into()
    }

    fn associated_data(&self) -> Vec<u8> {
        let mut data = self.kind.to_le_bytes().to_vec();
        data.extend_from_slice(self.subject.to_string().as_bytes());
        data
    }
}

/// Seals `plain` for its event.
pub fn seal(key: &Key, binding: Binding<'_>, plain: &[u8]) -> Vec<u8> {
    let cipher = ChaCha20Poly1305::new((&**key).into());
    let payload = Payload {
        msg: plain,
        aad: &binding.associated_data(),
    };
    cipher
        .encrypt(&binding.nonce(), payload)
        .expect("ChaCha20-Poly1305 refuses only texts over 256 GiB")
}

/// Opens what [`seal`] made for the same event.
pub fn open(key: &Key, binding: Binding<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealBroken> {
    let cipher = ChaCha20Poly1305::new((&**key).into());
    let payload = Payload {
        msg: sealed,
        aad: &binding.associated_data(),
    };
    cipher
        .decrypt(&binding.nonce(), payload)
        .map_err(|_| SealBroken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_for_the_event_it_was_made_for() {
        let key = Zeroizing::new([7; 32]);
        let subject = Subject::Phone("00908f484cf0".parse().unwrap());
        let binding = Binding {
            kind: 2,
            subject: &subject,
            subject_version: 9,
        };
        let sealed = seal(&key, binding, b"alice");
        assert_eq!(open(&key, binding, &sealed).unwrap(), b"alice");
        let other_version = Binding {
            subject_version: 10,
            ..binding
        };
        let other_subject = Binding {
            subject: &Subject::System,
            ..binding
        };
        let other_kind = Binding { kind: 3, ..binding };
        for wrong in [other_version, other_subject, other_kind] {
            assert_eq!(open(&key, wrong, &sealed), Err(SealBroken));
        }
        assert_eq!(
            open(&Zeroizing::new([8; 32]), binding, &sealed),
            Err(SealBroken)
        );
    }
}
