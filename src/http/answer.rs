//! What a handler answers, before it becomes a response.
//!
//! Guarantee: every answer forbids caching and sniffing, and says which log position it reflects.
//! Deliberately not here: errors (`problem`).

use std::{borrow::Cow, convert::Infallible, fmt, pin::Pin};

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    body::SizedStream,
    cookie::Cookie,
    http::{
        StatusCode,
        header::{self, HeaderName},
    },
    web::Bytes,
};
use futures_util::{Stream, StreamExt, stream};
use schemas::Position;
use serde::Serialize;

use crate::blobs::{OpenBlob, parts};

/// The header with the log position that an answer reflects (api.md).
pub const POSITION_HEADER: &str = "rollcall-position";

/// The header of an answer that an earlier request under the same key had.
pub const REPLAYED_HEADER: &str = "idempotency-replayed";

/// Content that is made as the client takes it.
pub type Parts = Pin<Box<dyn Stream<Item = Bytes> + Send>>;

enum Content {
    Whole(Bytes),
    Parts(Parts),
    Stored(OpenBlob),
    /// What would be stored, of this length: nobody reads it.
    Described(u64),
}

impl fmt::Debug for Content {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(content) => write!(out, "{} bytes", content.len()),
            Self::Parts(_) => out.write_str("parts"),
            Self::Stored(stored) => write!(out, "{} stored bytes", stored.size_bytes()),
            Self::Described(length) => write!(out, "{length} bytes, not sent"),
        }
    }
}

/// A successful answer.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    content_type: Cow<'static, str>,
    content: Content,
    file_name: Option<Cow<'static, str>>,
    position: Option<Position>,
    location: Option<String>,
    cookie: Option<Cookie<'static>>,
    headers: Vec<(HeaderName, &'static str)>,
    is_replayed: bool,
}

impl Answer {
    /// JSON with this status.
    pub fn json(status: StatusCode, content: &impl Serialize) -> Self {
        let content = serde_json::to_vec(content).expect("maps have text keys and nothing fails");
        Self {
            content: Content::Whole(content.into()),
            content_type: "application/json".into(),
            ..Self::empty(status)
        }
    }

    /// JSON with status 200.
    pub fn ok(content: &impl Serialize) -> Self {
        Self::json(StatusCode::OK, content)
    }

    /// Plain text in UTF-8 with status 200.
    pub fn text(content: Vec<u8>) -> Self {
        let content_type = "text/plain; charset=utf-8";
        Self {
            content: Content::Whole(content.into()),
            content_type: content_type.into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// A document of this media type with status 200.
    pub fn document(content_type: &'static str, content: &[u8]) -> Self {
        Self {
            content: Content::Whole(Bytes::copy_from_slice(content)),
            content_type: content_type.into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// JSON that was made before, with status 200.
    pub fn made_json(content: Bytes) -> Self {
        Self {
            content: Content::Whole(content),
            content_type: "application/json".into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// Parts of this type with status 200.
    pub fn parts(content_type: &'static str, parts: Parts) -> Self {
        Self {
            content: Content::Parts(parts),
            content_type: content_type.into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// A stored file of this type with status 200; it is read as the client takes it.
    pub fn stored(content_type: &'static str, content: OpenBlob) -> Self {
        Self {
            content: Content::Stored(content),
            content_type: content_type.into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// Bytes of no type that anybody knows, with status 200.
    pub fn bytes(content: Vec<u8>) -> Self {
        Self {
            content: Content::Whole(content.into()),
            content_type: "application/octet-stream".into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// Prometheus' text format.
    pub fn metrics(text: String) -> Self {
        let content_type = "text/plain; version=0.0.4; charset=utf-8";
        Self {
            content: Content::Whole(text.into()),
            content_type: content_type.into(),
            ..Self::empty(StatusCode::OK)
        }
    }

    /// 204.
    pub fn no_content() -> Self {
        Self::empty(StatusCode::NO_CONTENT)
    }

    /// An answer that was given before, a problem perhaps, as it was.
    pub(super) fn replayed(
        status: StatusCode,
        content_type: String,
        content: Vec<u8>,
        location: Option<String>,
    ) -> Self {
        Self {
            content: Content::Whole(content.into()),
            content_type: content_type.into(),
            location,
            is_replayed: true,
            ..Self::empty(status)
        }
    }

    fn empty(status: StatusCode) -> Self {
        Self {
            status,
            content_type: Cow::Borrowed(""),
            content: Content::Whole(Bytes::new()),
            file_name: None,
            position: None,
            location: None,
            cookie: None,
            headers: Vec::new(),
            is_replayed: false,
        }
    }

    /// The same answer, reflecting exactly this position.
    #[must_use]
    pub fn at(self, position: Position) -> Self {
        Self {
            position: Some(position),
            ..self
        }
    }

    /// The same answer as 201, with where the new thing is.
    #[must_use]
    pub fn created(self, location: String) -> Self {
        Self {
            status: StatusCode::CREATED,
            location: Some(location),
            ..self
        }
    }

    /// The same answer, naming where to look on.
    pub fn located(self, location: String) -> Self {
        Self {
            location: Some(location),
            ..self
        }
    }

    /// The same answer, setting this cookie.
    #[must_use]
    pub fn with_cookie(self, cookie: Cookie<'static>) -> Self {
        Self {
            cookie: Some(cookie),
            ..self
        }
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The same answer, to be kept as a file of this name; what may not stand in names of files
    /// becomes `_`.
    #[must_use]
    pub fn as_file(self, name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            file_name: Some(name.into()),
            ..self
        }
    }

    /// The same answer without content that is made as it is taken: what `HEAD` is answered.
    #[must_use]
    pub fn without_parts(self) -> Self {
        let content = match self.content {
            Content::Parts(_) => Content::Whole(Bytes::new()),
            Content::Stored(content) => Content::Described(content.size_bytes()),
            whole @ (Content::Whole(_) | Content::Described(_)) => whole,
        };
        Self { content, ..self }
    }

    /// The position that it reflects, when it says so itself.
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The content, where it is whole.
    pub fn content(&self) -> &[u8] {
        match &self.content {
            Content::Whole(content) => content,
            Content::Parts(_) | Content::Stored(_) | Content::Described(_) => &[],
        }
    }

    /// The content's type; empty when there is no content.
    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    /// Where the new thing is.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// The response, but for the headers that all responses have.
    pub fn response(self) -> HttpResponse {
        let mut response = HttpResponseBuilder::new(self.status);
        if let Some(location) = self.location {
            response.insert_header((header::LOCATION, location));
        }
        for header in self.headers {
            response.insert_header(header);
        }
        if let Some(cookie) = self.cookie {
            response.cookie(cookie);
        }
        if self.is_replayed {
            response.insert_header((REPLAYED_HEADER, "true"));
        }
        if let Some(name) = self.file_name {
            let is_plain =
                |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.' | ' ');
            let name = name.replace(|it| !is_plain(it), "_");
            let disposition = format!("attachment; filename=\"{name}\"");
            response.insert_header((header::CONTENT_DISPOSITION, disposition));
        }
        if self.content_type.is_empty() {
            return response.finish();
        }
        response.content_type(self.content_type.into_owned());
        match self.content {
            Content::Whole(content) => response.body(content),
            Content::Parts(parts) => response.streaming(parts.map(Ok::<_, Infallible>)),
            Content::Stored(stored) => {
                let size = stored.size_bytes();
                response.body(SizedStream::new(size, parts::parts(stored, 0..size)))
            }
            Content::Described(size) => {
                let nothing = stream::empty::<Result<Bytes, Infallible>>();
                response.body(SizedStream::new(size, nothing))
            }
        }
    }
}

/// Puts the headers on a response that all responses have.
pub(super) fn finish(response: &mut HttpResponse, position: Position) {
    use actix_web::http::header::HeaderValue;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        HeaderName::from_static(POSITION_HEADER),
        HeaderValue::from(position.0),
    );
}
