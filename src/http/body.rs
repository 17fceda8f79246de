//! The bodies of requests: JSON, files that fit in memory, files that do not.
//!
//! Guarantee: nothing is read before the request's sender, origin and role are known; a body is
//! refused by its announced length where it has one, and otherwise once it is longer than it may
//! be; who sends slowly is not waited for. JSON has ten seconds in all. A file has ten seconds for
//! each part of it, and must come at [`RATE_BYTES_PER_MS_MIN`] on average: a slow line gets
//! through, and a connection cannot be held for ever with a byte now and then. Deliberately not
//! here: what a body means, and where a large one goes (`received`).

use std::sync::Arc;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::{
    HttpRequest,
    http::header,
    web::{Bytes, BytesMut, Payload},
};
use futures_util::{
    StreamExt,
    future::{Either, select},
};

use super::problem::{Code, Problem};
use crate::clock::Clock;

/// The largest JSON body, in bytes.
pub(super) const JSON_BYTES_MAX: usize = 1024 * 1024;

/// How long a JSON body may take to arrive, and any part of a file.
const BODY_WAIT_MS: i64 = 10_000;

/// A megabit is 125 a millisecond.
const RATE_BYTES_PER_MS_MIN: u64 = 16;

/// What a form adds to the file that is in it, at most: the boundary and the part's headers.
const FORM_BYTES_MAX: u64 = 64 * 1024;

/// Of a file's name so many characters are kept; none that is accepted is longer.
const NAME_CHARACTERS_MAX: usize = 255;

/// A form as browsers send files: with one part, whatever its name.
pub const FORM: &str = "multipart/form-data";

/// What a route takes as its body. Reads take none, whatever their rows say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// A JSON object of at most 1 MiB, or nothing where the handler can do without.
    Json,
    /// A file that the handler gets whole, in memory.
    File(FileBody),
    /// A file that is stored as it comes and never whole in memory: the handler says whether it is
    /// kept (`received`).
    StoredFile(FileBody),
    /// A table that is read off the disk and never whole in memory. How large it may be, the
    /// configuration says (`admin.import_bytes_max`); the row has what it is unless it says so.
    Table(FileBody),
}

/// Which files a route takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileBody {
    /// The values of `Content-Type` that it takes, in lower case, without parameters. With [`FORM`]
    /// among them the file may come in a form, and then its own type is not looked at: what
    /// browsers put there depends on what else the computer has installed.
    pub media_types: &'static [&'static str],
    /// The largest file, in bytes.
    pub bytes_max: u64,
}

/// What the request said of a file beside its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileHeader {
    /// Which of the route's media types it was sent as; empty for JSON.
    pub media_type: &'static str,
    /// What the sender's system calls it, if it came in a form: any text, perhaps a path.
    pub name: Option<String>,
}

/// A JSON body.
///
/// # Errors
/// 413, 415, 408, and 400 when it does not come whole.
pub(super) async fn json(
    request: &HttpRequest,
    payload: Payload,
    clock: &dyn Clock,
) -> Result<Bytes, Problem> {
    let deadline = clock.sleep_until(clock.now_ms().saturating_add(BODY_WAIT_MS));
    let body = std::pin::pin!(collected_json(request, payload));
    match select(body, deadline).await {
        Either::Left((body, _)) => body,
        Either::Right(_) => Err(too_slow("the whole body")),
    }
}

async fn collected_json(request: &HttpRequest, mut payload: Payload) -> Result<Bytes, Problem> {
    let too_large = || too_large(JSON_BYTES_MAX as u64);
    if announced(request).is_some_and(|length| length > JSON_BYTES_MAX as u64) {
        return Err(too_large());
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let broken = |error| Problem::new(Code::MalformedJson, format!("body ends early: {error}"));
        let chunk = chunk.map_err(broken)?;
        if body.len() + chunk.len() > JSON_BYTES_MAX {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    let is_json = media_type(request).is_some_and(|it| it.eq_ignore_ascii_case("application/json"));
    if !body.is_empty() && !is_json {
        let detail = "send JSON, with the header Content-Type: application/json";
        return Err(Problem::new(Code::UnsupportedMediaType, detail));
    }
    Ok(body.freeze())
}

/// A file that is on its way.
pub(super) struct Incoming {
    source: Source,
    header: FileHeader,
    bytes_max: u64,
    received_bytes: u64,
    waited_ms: i64,
    clock: Arc<dyn Clock>,
}

/// Where its bytes come from.
enum Source {
    Plain(Payload),
    Form {
        parts: Multipart,
        /// `None` once it has ended.
        file: Option<Box<Field>>,
    },
}

impl Incoming {
    /// Begins to read a file, up to its first byte.
    ///
    /// # Errors
    /// 415, 413, and of a form 408, 400 and 422.
    pub(super) async fn begin(
        taken: FileBody,
        request: &HttpRequest,
        payload: Payload,
        clock: &Arc<dyn Clock>,
    ) -> Result<Self, Problem> {
        let media_type = accepted(taken, request)?;
        let is_form = media_type == FORM;
        let overhead = if is_form { FORM_BYTES_MAX } else { 0 };
        let most = taken.bytes_max.saturating_add(overhead);
        if announced(request).is_some_and(|length| length > most) {
            return Err(too_large(taken.bytes_max));
        }
        let source = match is_form {
            false => Source::Plain(payload),
            true => Source::Form {
                parts: Multipart::new(request.headers(), payload),
                file: None,
            },
        };
        let mut incoming = Self {
            source,
            header: FileHeader {
                media_type,
                name: None,
            },
            bytes_max: taken.bytes_max,
            received_bytes: 0,
            waited_ms: 0,
            clock: Arc::clone(clock),
        };
        if is_form {
            let deadline = incoming.deadline();
            let opened = std::pin::pin!(incoming.source.open());
            incoming.header.name = match select(opened, deadline).await {
                Either::Left((name, _)) => name?,
                Either::Right(_) => return Err(too_slow("the beginning of the form")),
            };
        }
        Ok(incoming)
    }

    /// What the request said of it.
    pub(super) fn header(&self) -> &FileHeader {
        &self.header
    }

    /// The largest file that is taken, in bytes.
    pub(super) fn bytes_max(&self) -> u64 {
        self.bytes_max
    }

    /// The next bytes of it; `None` when all have come.
    ///
    /// # Errors
    /// 413, 408; 400 when it does not come whole; 422 when the form goes on behind it.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        let (began_ms, deadline) = (self.clock.elapsed_ms(), self.deadline());
        let part = match select(std::pin::pin!(self.source.next()), deadline).await {
            Either::Left((part, _)) => part?,
            Either::Right(_) => return Err(too_slow("the next part of the file")),
        };
        // Only what the client takes: not what the disk takes in between.
        self.waited_ms += self.clock.elapsed_ms().saturating_sub(began_ms);
        self.received_bytes += part.as_ref().map_or(0, |part| part.len() as u64);
        match self.received_bytes > self.bytes_max {
            true => Err(too_large(self.bytes_max)),
            false => Ok(part),
        }
    }

    /// All of it, in memory.
    ///
    /// # Errors
    /// As [`Incoming::next`].
    pub(super) async fn collect(mut self) -> Result<(FileHeader, Bytes), Problem> {
        let mut body = BytesMut::new();
        while let Some(part) = self.next().await? {
            body.extend_from_slice(&part);
        }
        Ok((self.header, body.freeze()))
    }

    fn deadline(&self) -> crate::clock::Sleep {
        let patience_ms = patience_ms(self.received_bytes, self.waited_ms);
        let until_ms = self.clock.now_ms().saturating_add(patience_ms);
        self.clock.sleep_until(until_ms)
    }
}

impl Source {
    /// Finds the file in a form; what it is called.
    async fn open(&mut self) -> Result<Option<String>, Problem> {
        let Self::Form { parts, file } = self else {
            return Ok(None);
        };
        let found = parts.next().await.transpose().map_err(broken_form)?;
        let found = file.insert(Box::new(found.ok_or_else(no_single_part)?));
        let disposition = found.content_disposition();
        let name = disposition.and_then(|disposition| disposition.get_filename());
        Ok(name.map(|name| name.chars().take(NAME_CHARACTERS_MAX).collect()))
    }

    async fn next(&mut self) -> Result<Option<Bytes>, Problem> {
        match self {
            Self::Plain(payload) => payload.next().await.transpose().map_err(broken),
            Self::Form { parts, file } => {
                if let Some(part) = file {
                    if let Some(chunk) = part.next().await {
                        return chunk.map(Some).map_err(broken_form);
                    }
                    // The reader goes on only once the part is gone.
                    *file = None;
                }
                match parts.next().await.transpose().map_err(broken_form)? {
                    Some(_) => Err(no_single_part()),
                    None => Ok(None),
                }
            }
        }
    }
}

/// How long to wait for the next part of a file of which so much has come, and for which so much
/// time was spent.
fn patience_ms(received_bytes: u64, waited_ms: i64) -> i64 {
    let earned_ms = i64::try_from(received_bytes / RATE_BYTES_PER_MS_MIN).unwrap_or(i64::MAX);
    let left_ms = earned_ms
        .saturating_add(BODY_WAIT_MS)
        .saturating_sub(waited_ms);
    left_ms.clamp(0, BODY_WAIT_MS)
}

/// Which of the media types that are taken this one is.
fn accepted(taken: FileBody, request: &HttpRequest) -> Result<&'static str, Problem> {
    let refused = |detail| Err(Problem::new(Code::UnsupportedMediaType, detail));
    let encoding = request.headers().get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return refused("send the file as it is, without Content-Encoding".to_owned());
    }
    let given = media_type(request).unwrap_or_default();
    let mut types = taken.media_types.iter();
    match types.find(|known| known.eq_ignore_ascii_case(given)) {
        Some(known) => Ok(known),
        None => refused(format!(
            "send a file, with one of these as Content-Type: {}",
            taken.media_types.join(", ")
        )),
    }
}

/// What `Content-Type` says, without parameters.
fn media_type(request: &HttpRequest) -> Option<&str> {
    let content_type = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    content_type.split(';').next().map(str::trim)
}

fn announced(request: &HttpRequest) -> Option<u64> {
    let length = request.headers().get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

fn too_large(bytes_max: u64) -> Problem {
    let detail = format!("send at most {bytes_max} bytes");
    Problem::new(Code::BodyTooLarge, detail)
}

fn too_slow(what: &str) -> Problem {
    let detail = format!("send {what} within {} seconds", BODY_WAIT_MS / 1_000);
    Problem::new(Code::BodyTooSlow, detail)
}

fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::new(Code::MalformedBody, format!("body ends early: {error}"))
}

fn broken_form(error: MultipartError) -> Problem {
    let detail = format!("send a form that is whole: {error}");
    Problem::new(Code::MalformedBody, detail)
}

fn no_single_part() -> Problem {
    Problem::invalid_field("", "the form must have exactly one part: the file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_is_for_those_who_send() {
        assert_eq!(patience_ms(0, 0), 10_000);
        assert_eq!(patience_ms(0, 4_000), 6_000);
        assert_eq!(patience_ms(0, 10_000), 0);
        assert_eq!(patience_ms(0, 99_000), 0);
        // A megabit for ten minutes.
        assert_eq!(patience_ms(125 * 600_000, 600_000), 10_000);
        // Ten bytes a second.
        assert_eq!(patience_ms(10 * 11, 11_000), 0);
        // Whoever was fast is not waited for longer at a time.
        assert_eq!(patience_ms(u64::MAX, 0), 10_000);
    }
}
