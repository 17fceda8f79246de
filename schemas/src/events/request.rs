//! Requests that happen once: what was done under a client's `Idempotency-Key`, and what was
//! answered. The subject is the account that made the request.

use serde::Serialize;

use crate::{
    ids::Position,
    private::{Personal, Secret},
    request::RequestDigest,
};

/// A command of a request was executed. Its own events stand directly before this one; it is there
/// also when the command made none.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RequestExecuted {
    /// Digest of the account and its key.
    pub key: RequestDigest,
    /// Which command of the request, from 0.
    pub part: u32,
    /// Digest of what was asked, for telling another request under the same key. Not shown.
    #[schemars(with = "String")]
    pub fingerprint: Personal<RequestDigest>,
}

/// A request was answered: whoever sends it again gets this answer. It may tell of people whose
/// keys are erased later, so the account's key alone does not open it: see
/// [`crate::request::ContentKey`].
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RequestAnswered {
    /// Digest of the account and its key.
    pub key: RequestDigest,
    /// The HTTP status.
    pub status: u16,
    /// The position that the answer named.
    pub position: Position,
    /// Digest of what was asked. Not shown.
    #[schemars(with = "String")]
    pub fingerprint: Personal<RequestDigest>,
    /// The rest of the answer, as whoever answered wrote it. Not shown.
    #[schemars(with = "String")]
    pub content: Secret,
}
