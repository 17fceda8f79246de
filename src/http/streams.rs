//! Answers that stay open: how many there may be, and how they end when the server stops.
//!
//! Guarantee: there are at most [`STREAMS_MAX`] at a time and [`STREAMS_PER_ACCOUNT_MAX`] of one
//! account; a place is free again when its answer ends or its client has gone. A stop does not wait
//! for clients that take nothing: their sockets are closed. Deliberately not here: what is
//! streamed.

use std::{
    any::Any,
    collections::BTreeMap,
    net::{Shutdown, TcpStream},
    os::fd::AsFd,
    pin::pin,
    sync::{Arc, Weak},
    time::Duration,
};

use actix_web::{HttpRequest, dev::Extensions};
use parking_lot::Mutex;
use schemas::AdminId;
use tokio::sync::watch;

use super::problem::{Code, Problem};

/// How many answers may be open at a time.
pub const STREAMS_MAX: usize = 100;
/// How many of one account.
pub const STREAMS_PER_ACCOUNT_MAX: usize = 10;

/// How long a stop lets clients take the end of their streams.
const GOODBYE: Duration = Duration::from_secs(1);

/// When to come back where there is no place: about when clients that have gone are noticed.
const RETRY_AFTER_SECONDS: u32 = 15;

/// The socket under a request, to be looked at and closed from elsewhere. It does not keep the
/// connection open.
#[derive(Debug, Clone, Default)]
pub struct Connection(Weak<TcpStream>);

impl Connection {
    /// The connection of a request; one that nothing can be done with where there is no socket.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let socket = request.conn_data::<Arc<TcpStream>>();
        Self(socket.map(Arc::downgrade).unwrap_or_default())
    }

    /// Whether its client has closed it. actix learns that only when it writes again.
    fn is_gone(&self) -> bool {
        match self.0.upgrade().map(|socket| socket.peek(&mut [0])) {
            None => false,
            Some(Ok(pending)) => pending == 0,
            Some(Err(error)) => error.kind() != std::io::ErrorKind::WouldBlock,
        }
    }

    fn close(&self) {
        if let Some(socket) = self.0.upgrade() {
            // An error means that it is closed already.
            let _ = socket.shutdown(Shutdown::Both);
        }
    }
}

/// Notes the socket of a new connection, for [`Connection::of`].
pub fn note_connection(io: &dyn Any, data: &mut Extensions) {
    let Some(io) = io.downcast_ref::<actix_web::rt::net::TcpStream>() else {
        return;
    };
    match io.as_fd().try_clone_to_owned() {
        Ok(socket) => drop(data.insert(Arc::new(TcpStream::from(socket)))),
        Err(error) => tracing::warn!(%error, "a connection cannot be watched"),
    }
}

struct Held {
    admin: AdminId,
    connection: Connection,
}

/// What is open.
#[derive(Default)]
struct Open {
    next: u64,
    held: BTreeMap<u64, Held>,
}

/// All answers that stay open.
#[derive(Default)]
pub struct Streams {
    open: Arc<Mutex<Open>>,
    stop: watch::Sender<bool>,
}

/// A place for one open answer; given back when dropped.
pub(super) struct Place {
    number: u64,
    open: Arc<Mutex<Open>>,
    stop: watch::Receiver<bool>,
}

impl Streams {
    /// A place for an answer to this account.
    ///
    /// # Errors
    /// 429: the account, or all together, have as many as may be; 503: the server is stopping.
    pub(super) fn place(&self, admin: AdminId, connection: &Connection) -> Result<Place, Problem> {
        let mut open = self.open.lock();
        if *self.stop.borrow() {
            let detail = "the server is stopping: open it again when it is back";
            return Err(Problem::new(Code::Stopping, detail).retry_after(5));
        }
        if open.is_full(admin) {
            open.forget_gone();
        }
        if open.is_full(admin) {
            let detail = format!(
                "{STREAMS_PER_ACCOUNT_MAX} streams and exports of one account, {STREAMS_MAX} of \
                 all, are open: close one, or wait until one ends"
            );
            let problem = Problem::new(Code::TooManyStreams, detail);
            return Err(problem.retry_after(RETRY_AFTER_SECONDS));
        }
        let number = open.next;
        open.next += 1;
        let connection = connection.clone();
        open.held.insert(number, Held { admin, connection });
        Ok(Place {
            number,
            open: self.open.clone(),
            stop: self.stop.subscribe(),
        })
    }

    /// Asks all to end, so that the listeners can; ends with them. Clients that have not taken the
    /// end after a second are cut off.
    pub async fn end_before(&self, listeners: impl Future<Output = ()>) {
        let held: Vec<Connection> = {
            let open = self.open.lock();
            // Once asked, an answer may end while its client still has to take what was sent.
            let held = open.held.values().map(|it| it.connection.clone());
            let held = held.collect();
            self.stop.send_replace(true);
            held
        };
        let cut_off = async {
            tokio::time::sleep(GOODBYE).await;
            held.iter().for_each(Connection::close);
            std::future::pending::<()>().await;
        };
        futures_util::future::select(pin!(listeners), pin!(cut_off)).await;
    }
}

impl Open {
    fn is_full(&self, admin: AdminId) -> bool {
        let of_account = self.held.values().filter(|held| held.admin == admin);
        self.held.len() >= STREAMS_MAX || of_account.count() >= STREAMS_PER_ACCOUNT_MAX
    }

    fn forget_gone(&mut self) {
        self.held.retain(|_, held| {
            let is_gone = held.connection.is_gone();
            if is_gone {
                held.connection.close();
            }
            !is_gone
        });
    }
}

impl Place {
    /// Whether the answer is asked to end.
    pub(super) fn is_asked_to_end(&self) -> bool {
        *self.stop.borrow()
    }

    /// Ends when the answer is asked to end.
    pub(super) async fn asked_to_end(&mut self) {
        // An error means that the server is gone.
        let _ = self.stop.wait_for(|is_stopping| *is_stopping).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.open.lock().held.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    const ALICE: AdminId = AdminId(1);

    /// Both ends of a connection: the client's, and the server's as requests know it.
    fn connected() -> (TcpStream, Arc<TcpStream>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (server, _) = listener.accept().unwrap();
        server.set_nonblocking(true).unwrap();
        (client, Arc::new(server))
    }

    fn code(refused: Result<Place, Problem>) -> Code {
        refused.err().expect("there is no place").code()
    }

    #[test]
    fn places_are_bounded_by_account_and_in_all() {
        let streams = Streams::default();
        let nowhere = Connection::default();
        let mut places: Vec<_> = (0..STREAMS_PER_ACCOUNT_MAX)
            .map(|_| streams.place(ALICE, &nowhere).unwrap())
            .collect();
        assert_eq!(code(streams.place(ALICE, &nowhere)), Code::TooManyStreams);
        places.pop();
        places.push(streams.place(ALICE, &nowhere).unwrap());

        let others = (2..).flat_map(|id| [AdminId(id); STREAMS_PER_ACCOUNT_MAX]);
        for admin in others.take(STREAMS_MAX - STREAMS_PER_ACCOUNT_MAX) {
            places.push(streams.place(admin, &nowhere).unwrap());
        }
        assert_eq!(
            code(streams.place(AdminId(99), &nowhere)),
            Code::TooManyStreams
        );
    }

    #[test]
    fn whoever_has_gone_gives_its_place_up() {
        let streams = Streams::default();
        let (client, server) = connected();
        let connection = Connection(Arc::downgrade(&server));
        let _places: Vec<_> = (0..STREAMS_PER_ACCOUNT_MAX)
            .map(|_| streams.place(ALICE, &connection).unwrap())
            .collect();
        assert_eq!(
            code(streams.place(ALICE, &connection)),
            Code::TooManyStreams
        );
        drop(client);
        // What a closing client sends takes a moment, and nothing tells when it is there.
        while !connection.is_gone() {
            std::thread::yield_now();
        }
        assert!(streams.place(ALICE, &Connection::default()).is_ok());
    }

    #[tokio::test]
    async fn an_end_is_taken_or_the_client_is_cut_off() {
        use std::io::Read;
        let streams = Streams::default();
        let mut polite = streams.place(ALICE, &Connection::default()).unwrap();
        let listeners = async {
            polite.asked_to_end().await;
            assert!(polite.is_asked_to_end());
        };
        streams.end_before(listeners).await;
        assert_eq!(
            code(streams.place(ALICE, &Connection::default())),
            Code::Stopping
        );

        let streams = Streams::default();
        let (mut client, server) = connected();
        let connection = Connection(Arc::downgrade(&server));
        let place = streams.place(ALICE, &connection).unwrap();
        let cut_off = tokio::task::spawn_blocking(move || client.read(&mut [0]));
        let listeners = async {
            // The answer has ended, and its client takes nothing.
            drop(place);
            assert_eq!(cut_off.await.unwrap().unwrap(), 0, "its socket is closed");
        };
        streams.end_before(listeners).await;
    }
}
