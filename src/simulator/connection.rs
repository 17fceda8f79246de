//! HTTP/1.1 to the one server of a run: few kept connections, chosen by local address.
//!
//! Guarantee: one exchange at a time, every one within the timeout; a kept connection that the
//! server closed meanwhile costs one silent new attempt, never a lost request (the server may see
//! that request twice, as from real phones). The connection is driven by the task that waits for
//! the answer, so that a request wakes no second task. No TLS, no redirects, no HTTP/2: phones of
//! this age have none of them towards this server.

use std::future::{Future, poll_fn};
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::HeaderMap;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpSocket, TcpStream};

use super::error::SimulatorError;

/// Kept connections; a worker rarely alternates between more sources than this.
const KEPT_MAX: usize = 4;

/// An answer, whatever its status.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    /// At most 4 MiB of it; of an image the first 64 KiB.
    pub body: Vec<u8>,
}

impl Reply {
    /// Whether the status is 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A header as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as text; what is not UTF-8 is replaced.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The body as JSON, or null when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// The connections of one worker or one phone.
#[derive(Debug)]
pub(crate) struct Connections {
    server: SocketAddr,
    timeout: Duration,
    kept: Vec<(Option<IpAddr>, Connection)>,
}

impl Connections {
    pub(crate) fn new(server: SocketAddr, timeout: Duration) -> Connections {
        Connections {
            server,
            timeout,
            kept: Vec::new(),
        }
    }

    /// Sends one request from the given local address and reads its whole answer; what is longer
    /// than `kept_bytes_max` is read and dropped.
    pub(crate) async fn exchange(
        &mut self,
        source: Option<IpAddr>,
        request: Request<Full<Bytes>>,
        kept_bytes_max: usize,
    ) -> Result<Reply, SimulatorError> {
        let timeout = self.timeout;
        let exchange = self.exchange_untimed(source, request, kept_bytes_max);
        tokio::time::timeout(timeout, exchange)
            .await
            .unwrap_or(Err(SimulatorError::Timeout {
                timeout_ms: timeout.as_millis(),
            }))
    }

    async fn exchange_untimed(
        &mut self,
        source: Option<IpAddr>,
        request: Request<Full<Bytes>>,
        kept_bytes_max: usize,
    ) -> Result<Reply, SimulatorError> {
        if let Some(mut kept) = self.take_kept(source) {
            let copy = request.clone();
            // The server may close a kept connection at any moment: that is no failure yet.
            if let Ok(reply) = kept.exchange(copy, kept_bytes_max).await {
                self.keep(source, kept);
                return Ok(reply);
            }
        }
        let mut fresh = Connection::open(self.server, source).await?;
        let exchanged = fresh.exchange(request, kept_bytes_max).await;
        let reply = exchanged.map_err(|source| SimulatorError::Exchange { source })?;
        self.keep(source, fresh);
        Ok(reply)
    }

    fn take_kept(&mut self, source: Option<IpAddr>) -> Option<Connection> {
        let at = self.kept.iter().position(|(bound, _)| *bound == source)?;
        let (_, mut connection) = self.kept.remove(at);
        connection.is_usable().then_some(connection)
    }

    fn keep(&mut self, source: Option<IpAddr>, connection: Connection) {
        if connection.closed {
            return;
        }
        if self.kept.len() == KEPT_MAX {
            self.kept.remove(0);
        }
        self.kept.push((source, connection));
    }
}

type Driver = http1::Connection<TokioIo<TcpStream>, Full<Bytes>>;

#[derive(Debug)]
struct Connection {
    sender: http1::SendRequest<Full<Bytes>>,
    driver: Pin<Box<Driver>>,
    /// The driver has ended and must not be polled again.
    closed: bool,
}

impl Connection {
    async fn open(
        server: SocketAddr,
        source: Option<IpAddr>,
    ) -> Result<Connection, SimulatorError> {
        let failed = |source| SimulatorError::Connect { server, source };
        let stream = connect(server, source).await.map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        let (sender, driver) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(|source| SimulatorError::Exchange { source })?;
        Ok(Connection {
            sender,
            driver: Box::pin(driver),
            closed: false,
        })
    }

    /// Whether the server still holds its end, as far as has been heard.
    fn is_usable(&mut self) -> bool {
        let mut idle = Context::from_waker(std::task::Waker::noop());
        if self.driver.as_mut().poll(&mut idle).is_ready() {
            self.closed = true;
        }
        !self.closed && !self.sender.is_closed()
    }

    async fn exchange(
        &mut self,
        request: Request<Full<Bytes>>,
        kept_bytes_max: usize,
    ) -> Result<Reply, hyper::Error> {
        let Connection {
            sender,
            driver,
            closed,
        } = self;
        let sent = async move {
            sender.ready().await?;
            read(sender.send_request(request).await?, kept_bytes_max).await
        };
        let mut sent = pin!(sent);
        poll_fn(|context| {
            if let Poll::Ready(reply) = sent.as_mut().poll(context) {
                return Poll::Ready(reply);
            }
            if *closed {
                return Poll::Pending;
            }
            *closed = driver.as_mut().poll(context).is_ready();
            // The driver may just have handed over what the request waits for.
            sent.as_mut().poll(context)
        })
        .await
    }
}

async fn connect(server: SocketAddr, source: Option<IpAddr>) -> std::io::Result<TcpStream> {
    let Some(source) = source else {
        return TcpStream::connect(server).await;
    };
    let socket = if server.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    socket.bind(SocketAddr::new(source, 0))?;
    socket.connect(server).await
}

async fn read(response: Response<Incoming>, kept_bytes_max: usize) -> Result<Reply, hyper::Error> {
    let (head, mut incoming) = response.into_parts();
    let mut body = Vec::new();
    while let Some(frame) = incoming.frame().await {
        if let Ok(data) = frame?.into_data() {
            let room = kept_bytes_max - body.len();
            body.extend_from_slice(&data[..data.len().min(room)]);
        }
    }
    Ok(Reply {
        status: head.status.as_u16(),
        headers: head.headers,
        body,
    })
}
