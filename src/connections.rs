//! What a connection may cost the server, whichever listener it comes to.
//!
//! Guarantee: a client that does not read its answers loses its connection in bounded time. What it
//! costs until then is bounded, too: a connection holds one buffer of answers and is not read from
//! while that is full. Deliberately not here: how long a request may take to arrive (`app`,
//! `phones/body`, `http/dispatch`), and connections that are idle between requests, which the
//! server closes by itself.

use std::any::Any;

use actix_web::rt::net::TcpStream;

/// Limits a connection that was just accepted: after so many seconds in which nothing that was sent
/// was taken, the system closes it.
pub fn limit(connection: &dyn Any, unread_seconds: u32) {
    // Other kinds of connections have no peer that could keep the server waiting.
    let Some(stream) = connection.downcast_ref::<TcpStream>() else {
        return;
    };
    let limit_ms = unread_seconds.saturating_mul(1_000);
    if let Err(error) = rustix::net::sockopt::set_tcp_user_timeout(stream, limit_ms) {
        tracing::warn!(%error, "a connection has no limit for unread answers");
    }
}
