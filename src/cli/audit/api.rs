//! The requests that an auditor's tool makes to a running server.
//!
//! Guarantees that they only read, that the token goes to the given address and nowhere else (no
//! proxies, no redirects), and that a refusal is told as the server words it. Does not speak TLS.

use std::time::Duration;

use ::schemas::{Position, Secret};
use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::runtime::Runtime;

use crate::cli::outcome::Usage;
use crate::cli::output::harmless;
use crate::http::answer::POSITION_HEADER;
use crate::http::problem::Code;
use crate::log::Cause;
use crate::log::remote::{Chunk, Fetch};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Longer than the server waits for a position, and enough for the largest chunk on a slow line.
const TIMEOUT: Duration = Duration::from_secs(60);

/// How many events are asked for at a time: the most that the server gives.
pub(super) const PAGE_LENGTH: u64 = 1000;

/// Why the server's answer is none.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    /// Nobody answers there.
    #[error("{base} does not answer")]
    NoAnswer {
        base: String,
        #[source]
        source: reqwest::Error,
    },
    /// The server refuses.
    #[error("the server refuses: {status} {code}: {detail}")]
    Refused {
        status: u16,
        code: String,
        detail: String,
    },
    /// The answer is not one of Rollcall's.
    #[error("{0} does not answer as Rollcall does: is it the admin listener?")]
    Foreign(String),
}

impl ApiError {
    /// Whether the server only had nothing new to tell yet.
    pub(super) fn is_not_yet(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if code == Code::PositionNotReached.name())
    }
}

/// A page of events, each as the server wrote it.
#[derive(Deserialize)]
pub(super) struct Page {
    pub(super) items: Vec<Box<RawValue>>,
    pub(super) next_cursor: Option<String>,
    pub(super) position: Position,
}

/// What of a problem is told.
#[derive(Deserialize)]
struct Problem {
    code: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    title: String,
}

/// One server.
pub(super) struct Api {
    client: Client,
    base: String,
    token: Option<HeaderValue>,
    runtime: Runtime,
}

impl Api {
    /// The server at this URL; the token is sent with every request.
    ///
    /// # Errors
    /// The URL is none, or names another scheme than http.
    pub(super) fn new(url: &str, token: Option<Secret>) -> anyhow::Result<Api> {
        let parsed = Url::parse(url).ok().filter(Url::has_host);
        let Some(parsed) = parsed.filter(|url| url.scheme() == "http") else {
            let url = harmless(url);
            return Err(Usage(format!(
                "--url {url} is no http://HOST:PORT; for TLS go through a tunnel to the server"
            ))
            .into());
        };
        let token = token.map(|token| {
            let mut value = HeaderValue::try_from(format!("Bearer {}", token.expose()))
                .map_err(|_| Usage("the API token holds characters that none has".to_owned()))?;
            value.set_sensitive(true);
            Ok::<_, Usage>(value)
        });
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .build()?;
        Ok(Api {
            client,
            base: parsed.as_str().trim_end_matches('/').to_owned(),
            token: token.transpose()?,
            runtime: crate::cli::runtime()?,
        })
    }

    /// Runs what waits for answers. Not from inside of another.
    pub(super) fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// The text that a path answers with.
    pub(super) fn text(&self, path: &str) -> Result<String, ApiError> {
        self.block_on(async {
            let answer = self.get(path, &[]).await?;
            answer.text().await.map_err(|source| self.no_answer(source))
        })
    }

    /// A page of the log.
    pub(super) async fn events(&self, query: &[(&str, String)]) -> Result<Page, ApiError> {
        let answer = self.get("/api/v1/events", query).await?;
        let text = answer.text().await;
        let text = text.map_err(|source| self.no_answer(source))?;
        serde_json::from_str(&text).map_err(|_| ApiError::Foreign(self.base.clone()))
    }

    async fn get(&self, path: &str, query: &[(&str, String)]) -> Result<Response, ApiError> {
        let mut request = self.client.get(format!("{}{path}", self.base)).query(query);
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, token);
        }
        let answer = request.send().await;
        let answer = answer.map_err(|source| self.no_answer(source))?;
        if answer.status().is_success() && answer.headers().contains_key(POSITION_HEADER) {
            return Ok(answer);
        }
        let status = answer.status().as_u16();
        let text = answer.text().await;
        let text = text.map_err(|source| self.no_answer(source))?;
        let Ok(problem) = serde_json::from_str::<Problem>(&text) else {
            return Err(ApiError::Foreign(self.base.clone()));
        };
        let mut detail = match problem.detail.as_str() {
            "" => harmless(&problem.title),
            detail => harmless(detail),
        };
        if status == 401 {
            detail = "give an API token: its file with --token-file, or ROLLCALL_TOKEN".to_owned();
        }
        let code = harmless(&problem.code);
        Err(ApiError::Refused {
            status,
            code,
            detail,
        })
    }

    fn no_answer(&self, source: reqwest::Error) -> ApiError {
        ApiError::NoAnswer {
            base: self.base.clone(),
            source: source.without_url(),
        }
    }
}

impl Fetch for std::sync::Arc<Api> {
    fn fetch(&self, after: Position, bytes_max: usize) -> Result<Chunk, Cause> {
        let query = [
            ("after", after.to_string()),
            ("limit", bytes_max.to_string()),
        ];
        let chunk = self.block_on(async {
            let answer = self.get("/api/v1/log/records", &query).await?;
            let head = answer.headers().get(POSITION_HEADER);
            let head = head.and_then(|head| head.to_str().ok()?.parse().ok());
            let head = head.ok_or_else(|| ApiError::Foreign(self.base.clone()))?;
            let bytes = answer.bytes().await;
            let bytes = bytes.map_err(|source| self.no_answer(source))?;
            Ok::<_, ApiError>(Chunk {
                head: Position(head),
                bytes: bytes.into(),
            })
        });
        Ok(chunk?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_to_a_host_is_taken() {
        for url in [
            "https://example.com",
            "file:///etc",
            "example.com:8080",
            "http://",
            "",
        ] {
            let error = Api::new(url, None).err().expect("it is refused");
            assert!(error.is::<Usage>(), "{url}: {error}");
        }
        Api::new("http://127.0.0.1:8080/", None).unwrap();
        let token = Secret::new("a\nb");
        assert!(Api::new("http://127.0.0.1:8080", Some(token)).is_err());
    }
}
