//! The load: one thread that keeps a number of connections busy, and single requests.
//!
//! Guarantee: only answers with status 200 count, and anything else ends the bench. The same code
//! speaks to us and to the reference, so that what it costs is the same for both. Deliberately not
//! here: pipelining, TLS.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream as BlockingStream},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

/// Connections that are kept busy.
pub(crate) const CONNECTIONS: usize = 64;

/// Puts a connection's next request into the empty buffer.
pub(crate) type Requests = Box<dyn FnMut(&mut Vec<u8>) + Send>;

/// Requests a second, each answered with 200.
pub(crate) fn rate(
    address: SocketAddr,
    seconds: f64,
    requests: impl Fn(usize) -> Requests,
) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let started = Instant::now();
        let until = started + Duration::from_secs_f64(seconds);
        let mut connections = JoinSet::new();
        for number in 0..CONNECTIONS {
            connections.spawn(connection(address, until, requests(number)));
        }
        let mut answered = 0;
        while let Some(connection) = connections.join_next().await {
            answered += connection??;
        }
        Ok(f64::from(answered) / started.elapsed().as_secs_f64())
    })
}

async fn connection(address: SocketAddr, until: Instant, mut request: Requests) -> Result<u32> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (mut out, mut input) = (Vec::new(), Vec::with_capacity(64 * 1024));
    let mut answered = 0;
    while Instant::now() < until {
        out.clear();
        request(&mut out);
        stream.write_all(&out).await?;
        input.clear();
        let end = loop {
            ensure!(stream.read_buf(&mut input).await? > 0, "the server hung up");
            if let Some(end) = answer_end(&input)? {
                break end;
            }
        };
        ensure!(end == input.len(), "more bytes than one answer");
        answered += 1;
    }
    Ok(answered)
}

/// Where the answer ends, once all of it is there.
fn answer_end(bytes: &[u8]) -> Result<Option<usize>> {
    let Some(head) = bytes.windows(4).position(|end| end == b"\r\n\r\n") else {
        return Ok(None);
    };
    if !bytes.starts_with(b"HTTP/1.1 200") {
        bail!("refused: {}", String::from_utf8_lossy(bytes));
    }
    const NAME: &[u8] = b"content-length: ";
    let is_name = |at: &&[u8]| at.eq_ignore_ascii_case(NAME);
    let at = bytes[..head]
        .windows(NAME.len())
        .position(|at| is_name(&at));
    let at = at.context("an answer without its length")? + NAME.len();
    let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit());
    let length = digits.fold(0, |length, digit| length * 10 + usize::from(digit - b'0'));
    let end = head + 4 + length;
    Ok((bytes.len() >= end).then_some(end))
}

/// One request on a connection of its own: head and body of the answer, which must be a success.
pub(crate) fn once(address: SocketAddr, request: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut stream = BlockingStream::connect(address)?;
    stream.write_all(request)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let head = bytes.windows(4).position(|end| end == b"\r\n\r\n");
    let body = bytes.split_off(head.context("an answer without a head")? + 4);
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let success = head.starts_with("HTTP/1.1 2");
    ensure!(success, "{head}{}", String::from_utf8_lossy(&body));
    Ok((head, body))
}

/// The bytes of a request with a JSON body, after which the connection is closed.
pub(crate) fn post(path: &str, headers: &str, body: &serde_json::Value) -> Vec<u8> {
    let body = body.to_string();
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n{headers}\
         content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}
