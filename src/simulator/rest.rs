//! The REST servers of phones (protocol.md 5): commands that come to a phone instead of with its
//! answers.
//!
//! Guarantee: one listener for all; the address that was called tells whose server it is, and no
//! other address than a phone's is answered. A phone that is off closes the line without a word.
//! An answer says that the phone takes the command, which it then does at once. Deliberately not
//! here: checking credentials, of which simulated phones know none, and doing it (`obey.rs`).

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONTENT_TYPE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;

use super::error::SimulatorError;
use super::obey::HANDLERS;
use super::options::Plan;
use super::phone::PhoneCommand;

const PATH: &str = "/rest/v1/command/";
/// The only method of any command.
const METHOD: Method = Method::PUT;
const BODY_BYTES_MAX: usize = 64 << 10;
/// How long a caller may keep its line.
const LINE_MAX: Duration = Duration::from_secs(30);
const LINES_MAX: usize = 256;
/// A line that could not be taken up (no descriptors) is tried again after so long.
const PAUSE: Duration = Duration::from_millis(100);

/// A command that came to a phone.
pub(crate) struct Errand {
    pub(crate) index: u32,
    pub(crate) command: PhoneCommand,
    /// Whether the phone takes it: it does not while it is off.
    pub(crate) is_taken: oneshot::Sender<bool>,
}

/// Listens for all phones of the plan; nothing where they have no servers.
///
/// # Errors
/// [`SimulatorError::Listen`].
pub(crate) async fn listen(plan: &Plan) -> Result<Option<TcpListener>, SimulatorError> {
    let Some(port) = plan.options.rest_port else {
        return Ok(None);
    };
    // Loopback addresses are too many to listen on each; all of them are one only with the others.
    let all = SocketAddr::from((Ipv4Addr::UNSPECIFIED, port));
    let listening = TcpListener::bind(all).await;
    let listener = listening.map_err(|source| SimulatorError::Listen { port, source })?;
    Ok(Some(listener))
}

/// Answers whoever calls phones of the plan, until it is dropped.
pub(crate) async fn serve(listener: TcpListener, plan: Arc<Plan>, errands: mpsc::Sender<Errand>) {
    let free = Arc::new(Semaphore::new(LINES_MAX));
    let mut lines = JoinSet::new();
    loop {
        while lines.try_join_next().is_some() {}
        let Ok(place) = Arc::clone(&free).acquire_owned().await else {
            return;
        };
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "a call to a simulated phone cannot be taken up");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let called = stream.local_addr().ok();
        let Some(index) = called.and_then(|called| plan.phone_at(called.ip())) else {
            continue;
        };
        let errands = errands.clone();
        lines.spawn(async move {
            // Whoever keeps the line too long has had its answer, or has not asked.
            let _ = tokio::time::timeout(LINE_MAX, talk(stream, index, errands)).await;
            drop(place);
        });
    }
}

async fn talk(stream: TcpStream, index: u32, errands: mpsc::Sender<Errand>) {
    let service = service_fn(|request| answer(request, index, errands.clone()));
    let line = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LINE_MAX)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = line.await {
        tracing::debug!(phone = index, %error, "a call to a simulated phone ended early");
    }
}

/// The phone is off.
#[derive(Debug, thiserror::Error)]
#[error("the phone is off")]
struct Off;

async fn answer(
    request: Request<Incoming>,
    index: u32,
    errands: mpsc::Sender<Errand>,
) -> Result<Response<Full<Bytes>>, Off> {
    let path = request.uri().path().to_owned();
    let handler = path.strip_prefix(PATH);
    if !handler.is_some_and(|handler| HANDLERS.contains(&handler)) {
        return Ok(refusal(StatusCode::NOT_FOUND, "no such path"));
    }
    let method = request.method().clone();
    if method != METHOD {
        let mut refused = refusal(StatusCode::METHOD_NOT_ALLOWED, "use PUT");
        let put = hyper::header::HeaderValue::from_static("PUT");
        refused.headers_mut().insert(ALLOW, put);
        return Ok(refused);
    }
    let body = Limited::new(request.into_body(), BODY_BYTES_MAX);
    let Ok(body) = body.collect().await else {
        return Ok(refusal(
            StatusCode::PAYLOAD_TOO_LARGE,
            "the body is too long",
        ));
    };
    let body = serde_json::from_slice(&body.to_bytes());
    let Some(body) = body.ok().filter(Value::is_object) else {
        return Ok(refusal(
            StatusCode::BAD_REQUEST,
            "the body is no JSON object",
        ));
    };
    let command = PhoneCommand {
        method: method.to_string(),
        path,
        body,
    };
    let (is_taken, taken) = oneshot::channel();
    let errand = Errand {
        index,
        command,
        is_taken,
    };
    errands.send(errand).await.map_err(|_| Off)?;
    match taken.await {
        Ok(true) => Ok(json_answer(StatusCode::OK, &json!({"result": "ok"}))),
        Ok(false) | Err(_) => Err(Off),
    }
}

fn refusal(status: StatusCode, reason: &str) -> Response<Full<Bytes>> {
    json_answer(status, &json!({"error": reason}))
}

fn json_answer(status: StatusCode, body: &Value) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body.to_string())));
    *response.status_mut() = status;
    let json = hyper::header::HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}
