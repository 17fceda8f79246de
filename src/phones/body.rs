//! Reading the body of a message, within its size and time (threat T22).

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
    },
    web::{BytesMut, Payload},
};
use futures_util::{
    StreamExt,
    future::{Either, select},
};

use super::{
    answers,
    wire::{Oddities, Oddity},
};
use crate::clock::Clock;

/// A phone sends a few kilobytes; who needs longer holds a connection, not a conversation.
const BODY_SECONDS_MAX: i64 = 10;

/// Of a body that is too long so much is still read, so that a client which sends all of it
/// before it looks at the answer sees that answer.
const DISCARDED_BYTES_MAX: usize = 1024 * 1024;

/// Why there is no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum BodyError {
    /// It is longer than it may be.
    #[error("the body is longer than {0} bytes")]
    TooLarge(usize),
    /// It did not arrive in time.
    #[error("the body did not arrive within {BODY_SECONDS_MAX} seconds")]
    TooSlow,
    /// The connection broke, or the body is not framed as HTTP frames bodies.
    #[error("the body did not arrive whole")]
    Broken,
}

/// All bytes of the body, at most `bytes_max`.
pub(super) async fn read(
    request: &HttpRequest,
    payload: Payload,
    bytes_max: usize,
    clock: &dyn Clock,
) -> Result<BytesMut, BodyError> {
    let announced = request.headers().get(CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > bytes_max + DISCARDED_BYTES_MAX) {
        return Err(BodyError::TooLarge(bytes_max));
    }
    let limit = clock.sleep_until(clock.now_ms().saturating_add(BODY_SECONDS_MAX * 1_000));
    match select(std::pin::pin!(collect(payload, bytes_max)), limit).await {
        Either::Left((collected, _)) => collected,
        Either::Right(_) => Err(BodyError::TooSlow),
    }
}

async fn collect(mut payload: Payload, bytes_max: usize) -> Result<BytesMut, BodyError> {
    let mut body = BytesMut::new();
    let mut length: usize = 0;
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| BodyError::Broken)?;
        length = length.saturating_add(chunk.len());
        if length > bytes_max + DISCARDED_BYTES_MAX {
            break;
        }
        if length <= bytes_max {
            body.extend_from_slice(&chunk);
        }
    }
    if length > bytes_max {
        Err(BodyError::TooLarge(bytes_max))
    } else {
        Ok(body)
    }
}

impl BodyError {
    /// What the client is told.
    pub(super) fn answer(self) -> HttpResponse {
        let (status, code) = match self {
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "body_too_large"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "body_too_slow"),
            Self::Broken => (StatusCode::BAD_REQUEST, "malformed_body"),
        };
        answers::problem(status, code, &self.to_string(), &[])
    }
}

/// Counts what is odd about the request around the body.
pub(super) fn note_oddities(request: &HttpRequest, oddities: &mut Oddities) {
    if request.uri().scheme().is_some() {
        oddities.note(Oddity::AbsoluteUri);
    }
    match request.headers().get(CONTENT_TYPE) {
        None => oddities.note(Oddity::NoContentType),
        Some(value) => {
            let value = value.to_str().unwrap_or_default().to_ascii_lowercase();
            if !value.contains("json") {
                oddities.note(Oddity::OtherContentType);
            }
        }
    }
}
