//! A conversation with one server, from the connection to the last entry.
//!
//! Guarantee: it goes to one of the addresses that it was given and nowhere else; what is read is
//! bounded, message by message and in all, before it is kept.

use std::net::SocketAddr;

use schemas::Secret;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{
    DirectoryError, Outcome, Search,
    wire::{self, Answer, Entry},
};

/// The longest message: an entry has a few short attributes.
const MESSAGE_BYTES_MAX: usize = 256 * 1024;

/// All that is read in one try.
const ANSWERS_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A server that is being spoken with.
pub(super) struct Exchange {
    stream: TcpStream,
    address: SocketAddr,
    left_bytes: usize,
}

/// What a search has found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) entries: Vec<Entry>,
    pub(super) has_more: bool,
    pub(super) references: usize,
}

impl Exchange {
    /// Connects to the first of these addresses that answers.
    pub(super) async fn connect(addresses: &[SocketAddr]) -> Result<Self, DirectoryError> {
        let mut first_failure = None;
        for &address in addresses {
            match TcpStream::connect(address).await {
                Ok(stream) => {
                    return Ok(Self {
                        stream,
                        address,
                        left_bytes: ANSWERS_BYTES_MAX,
                    });
                }
                Err(source) => {
                    first_failure.get_or_insert(DirectoryError::Unreachable { address, source });
                }
            }
        }
        Err(first_failure.expect("a name that was resolved has an address"))
    }

    /// Where it is connected to.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Signs in; nobody, without a name.
    pub(super) async fn bind(
        &mut self,
        user: &str,
        password: &Secret,
    ) -> Result<(), DirectoryError> {
        self.send(&wire::bind(user, password)).await?;
        let outcome = match self.answer(wire::BIND).await? {
            Answer::Bound(outcome) => outcome,
            Answer::Goodbye => return Err(self.closed()),
            Answer::Entry(_) | Answer::Reference | Answer::Done(_) => return Err(self.not_ldap()),
        };
        let result = outcome.name();
        match outcome.0 {
            0 => Ok(()),
            8 | 13 => Err(DirectoryError::EncryptionRequired { result }),
            _ => Err(DirectoryError::BindRefused { result }),
        }
    }

    /// Everything that is found, up to as many entries as are wanted.
    pub(super) async fn search(
        &mut self,
        search: &Search,
        seconds: u32,
    ) -> Result<Found, DirectoryError> {
        self.send(&wire::search(search, seconds)).await?;
        let mut found = Found::default();
        let outcome = loop {
            match self.answer(wire::SEARCH).await? {
                Answer::Entry(entry) if found.entries.len() < search.hits_max => {
                    found.entries.push(entry);
                }
                // It gives more than it was asked for.
                Answer::Entry(_) => break Outcome(4),
                Answer::Reference => found.references += 1,
                Answer::Done(outcome) => break outcome,
                Answer::Goodbye => return Err(self.closed()),
                Answer::Bound(_) => return Err(self.not_ldap()),
            }
        };
        // Out of politeness; nothing depends on its arrival.
        let _ = self.stream.write_all(&wire::unbind()).await;
        judged(outcome, found, search, seconds)
    }

    async fn send(&mut self, request: &[u8]) -> Result<(), DirectoryError> {
        let sent = self.stream.write_all(request).await;
        sent.map_err(|_| self.closed())
    }

    /// The next message, which must answer this request or be a farewell.
    async fn answer(&mut self, request: u32) -> Result<Answer, DirectoryError> {
        let mut head = [0; wire::HEAD_BYTES_MAX];
        let mut read = 0;
        let length = loop {
            match wire::head(&head[..read]) {
                Ok(Some((_, length))) => break length,
                Ok(None) if read < head.len() => {
                    let byte = self.stream.read_u8().await.map_err(|_| self.closed())?;
                    head[read] = byte;
                    read += 1;
                }
                Ok(None) | Err(wire::Malformed) => return Err(self.not_ldap()),
            }
        };
        if length > MESSAGE_BYTES_MAX {
            return Err(self.not_ldap());
        }
        self.left_bytes = match self.left_bytes.checked_sub(read + length) {
            Some(left_bytes) => left_bytes,
            None => return Err(DirectoryError::TooMany),
        };
        let mut content = vec![0; length];
        let whole = self.stream.read_exact(&mut content).await;
        whole.map_err(|_| self.closed())?;
        match wire::answer(&content) {
            Ok((_, Answer::Goodbye)) => Ok(Answer::Goodbye),
            Ok((number, answer)) if number == request => Ok(answer),
            Ok(_) | Err(wire::Malformed) => Err(self.not_ldap()),
        }
    }

    fn not_ldap(&self) -> DirectoryError {
        let address = self.address;
        DirectoryError::NotLdap { address }
    }

    fn closed(&self) -> DirectoryError {
        let address = self.address;
        DirectoryError::Closed { address }
    }
}

/// What a search has come to, by its result code.
fn judged(
    outcome: Outcome,
    found: Found,
    search: &Search,
    seconds: u32,
) -> Result<Found, DirectoryError> {
    let base = || search.base.clone();
    let result = outcome.name();
    match outcome.0 {
        0 => Ok(found),
        4 | 11 if !found.entries.is_empty() => Ok(Found {
            has_more: true,
            ..found
        }),
        4 | 11 => Err(DirectoryError::TooMany),
        3 => Err(DirectoryError::TimedOut {
            step: super::Step::Search,
            limit_ms: i64::from(seconds) * 1_000,
        }),
        10 => Err(DirectoryError::Referred { base: base() }),
        8 | 13 => Err(DirectoryError::EncryptionRequired { result }),
        32 => Err(DirectoryError::BaseMissing { base: base() }),
        34 => Err(DirectoryError::BaseInvalid),
        _ => Err(DirectoryError::SearchRefused { result }),
    }
}
