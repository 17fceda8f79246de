//! What makes two requests of administrators the same: the key that the client chose
//! (`Idempotency-Key`), and a fingerprint of what was asked.
//!
//! Guarantee: neither can be read back from its digest, and keys of two accounts never meet. A
//! fingerprint covers passwords that a request carries, so that whoever knows the rest could try
//! them: it is [`Personal`], sealed in the log and never shown. Deliberately not here: reading
//! headers, and remembering what was answered.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use zeroize::Zeroizing;

use crate::{ids::AdminId, ids::Position, private::Personal};

/// How long a key is remembered, from its first event on, in milliseconds of the events' time: 24
/// hours. Folds depend on it: changing it raises their versions.
pub const KEY_LIFE_MS: i64 = 24 * 3_600_000;

/// How many keys are remembered: the newest. Folds depend on it likewise.
pub const KEYS_MAX: usize = 10_000;

/// BLAKE3, cut to 128 bits; written as 32 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RequestDigest(pub [u8; 16]);

/// A request that is to happen once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKey {
    /// The account that made it.
    pub account: AdminId,
    /// Of the account and the key.
    pub key: RequestDigest,
    /// Of what was asked.
    pub fingerprint: Personal<RequestDigest>,
}

/// What seals answers to a request, beside the account's key: whoever sends the request again
/// brings it along, and nobody else has it. An answer may tell of people, and is not to be read
/// after their own keys are erased.
#[derive(Clone)]
pub struct ContentKey(Zeroizing<[u8; 32]>);

impl ContentKey {
    /// The key that the same request under the same `Idempotency-Key` gives.
    pub fn new(account: AdminId, key: &str, asked: Asked<'_>) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("rollcall request content");
        hasher.update(&account.0.to_le_bytes());
        asked.hash(&mut hasher);
        hasher.update(key.as_bytes());
        Self(Zeroizing::new(*hasher.finalize().as_bytes()))
    }

    /// The key for the answer that names this position: no two answers to a request name the same,
    /// because each is recorded behind the position that it names.
    pub fn of_answer(&self, position: Position) -> Zeroizing<[u8; 32]> {
        let hash = blake3::keyed_hash(&self.0, &position.0.to_le_bytes());
        Zeroizing::new(*hash.as_bytes())
    }
}

/// One command of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestPart {
    /// The request.
    pub request: RequestKey,
    /// Which of its commands, from 0.
    pub part: u32,
}

/// What was asked, as it came.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// The path, not decoded.
    pub path: &'a str,
    /// The query, not decoded.
    pub query: &'a str,
    /// The body.
    pub body: &'a [u8],
}

impl Asked<'_> {
    /// Takes everything in, with lengths, so that no two requests are the same bytes.
    fn hash(&self, hasher: &mut blake3::Hasher) {
        let Self {
            method,
            path,
            query,
            body,
        } = self;
        for text in [method.as_bytes(), path.as_bytes(), query.as_bytes(), body] {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text);
        }
    }
}

impl RequestKey {
    /// The request that `account` makes under `key`.
    pub fn new(account: AdminId, key: &str, asked: Asked<'_>) -> Self {
        let mut of_key = blake3::Hasher::new_derive_key("rollcall request key");
        of_key.update(&account.0.to_le_bytes());
        of_key.update(key.as_bytes());
        let mut of_asked = blake3::Hasher::new_derive_key("rollcall request fingerprint");
        asked.hash(&mut of_asked);
        Self {
            account,
            key: cut(&of_key),
            fingerprint: Personal::new(cut(&of_asked)),
        }
    }
}

fn cut(hasher: &blake3::Hasher) -> RequestDigest {
    let mut digest = [0; 16];
    hasher.finalize_xof().fill(&mut digest);
    RequestDigest(digest)
}

impl fmt::Display for RequestDigest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for RequestDigest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl Serialize for RequestDigest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.serialize(serializer)
        }
    }
}

/// From snapshots alone: nobody sends one.
impl<'de> Deserialize<'de> for RequestDigest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <[u8; 16]>::deserialize(deserializer).map(Self)
    }
}

impl schemars::JsonSchema for RequestDigest {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RequestDigest".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9a-f]{32}$"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Asked<'_> = Asked {
        method: "POST",
        path: "/api/v1/users",
        query: "",
        body: b"{}",
    };

    #[test]
    fn keys_of_two_accounts_never_meet() {
        let one = RequestKey::new(AdminId(1), "k", ASKED);
        assert_eq!(one, RequestKey::new(AdminId(1), "k", ASKED));
        let two = RequestKey::new(AdminId(2), "k", ASKED);
        assert_ne!(one.key, two.key);
        assert_eq!(one.fingerprint, two.fingerprint);
    }

    #[test]
    fn only_the_same_request_opens_its_answer() {
        let key = |account, key, asked| {
            let content_key = ContentKey::new(AdminId(account), key, asked);
            *content_key.of_answer(Position(7))
        };
        let first = key(1, "k", ASKED);
        assert_eq!(first, key(1, "k", ASKED));
        let body = Asked {
            body: b"[]",
            ..ASKED
        };
        for other in [key(2, "k", ASKED), key(1, "l", ASKED), key(1, "k", body)] {
            assert_ne!(first, other);
        }
        let later = ContentKey::new(AdminId(1), "k", ASKED).of_answer(Position(8));
        assert_ne!(first, *later);
    }

    #[test]
    fn whatever_differs_is_another_request() {
        let request = |asked| RequestKey::new(AdminId(1), "k", asked);
        let first = request(ASKED);
        let others = [
            Asked {
                method: "PUT",
                ..ASKED
            },
            Asked {
                path: "/api/v1/user",
                ..ASKED
            },
            Asked {
                query: "s",
                ..ASKED
            },
            Asked {
                body: b"{} ",
                ..ASKED
            },
            // The same bytes, cut elsewhere.
            Asked {
                query: "{}",
                body: b"",
                ..ASKED
            },
        ];
        for asked in others {
            let other = request(asked);
            assert_eq!(other.key, first.key);
            assert_ne!(other.fingerprint, first.fingerprint, "{asked:?}");
        }
        let shown = format!("{first:?}");
        assert!(
            !shown.contains(&first.fingerprint.expose().to_string()),
            "{shown}"
        );
    }
}
