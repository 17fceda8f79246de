//! What a handler is given: a request that has passed all checks.
//!
//! Guarantee: owned and movable to another thread. Deliberately not here: the checks.

use std::{
    net::IpAddr,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
};

use actix_web::{HttpRequest, http::header, web::Bytes};
use schemas::{
    Actor, AdminId, Position, RequestPart, Secret,
    commands::{Command, Order},
    events::{Role, SecurityKind},
};

use super::{
    HttpContext,
    body::FileHeader,
    fields::Fields,
    problem::{Code, Problem},
    query::Query,
    received::{Passing, Received},
    requests::{self, Keyed},
    sessions::SessionKey,
    streams::{Connection, Place},
};
use crate::engine::Receipt;

/// Who makes a request.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The account.
    pub admin: AdminId,
    /// Its name.
    pub name: String,
    /// What it may do, as of this request; with a token no more than that may.
    pub role: Role,
    /// By what it is known.
    pub means: Means,
}

/// By what someone is known who makes a request.
#[derive(Debug, Clone)]
pub enum Means {
    /// A session.
    Session {
        /// Which.
        key: SessionKey,
        /// What its unsafe requests carry.
        csrf_token: Secret,
    },
    /// A token for scripts, with its id. No other site can send it, so nothing else is asked for.
    Token(Position),
}

impl SignedIn {
    /// In whose name its commands are recorded.
    pub fn actor(&self) -> Actor {
        match &self.means {
            Means::Session { .. } => Actor::Admin(self.admin),
            Means::Token(token) => Actor::Token {
                admin: self.admin,
                token: *token,
            },
        }
    }

    /// What unsafe requests must carry; `None` with a token.
    pub fn csrf_token(&self) -> Option<&Secret> {
        match &self.means {
            Means::Session { csrf_token, .. } => Some(csrf_token),
            Means::Token(_) => None,
        }
    }

    /// Records that this needs a role that they have not, and says so. `route`: method and path.
    pub(super) fn refused(
        &self,
        context: &HttpContext,
        needed: Role,
        route: (&'static str, &'static str),
        address: IpAddr,
    ) -> Problem {
        let (method, path) = route;
        let detail = format!("{method} {path}");
        context.record_security(self.actor(), SecurityKind::RoleRefused, detail, address);
        let (has, needs) = (self.role.name(), needed.name());
        let detail = format!("this needs the role {needs}, and {} has {has}", self.name);
        Problem::new(Code::RoleRequired, detail)
    }

    /// The session; `None` with a token.
    pub fn session(&self) -> Option<SessionKey> {
        match &self.means {
            Means::Session { key, .. } => Some(*key),
            Means::Token(_) => None,
        }
    }
}

/// What the client's headers say of the answer that it wants.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Plain text rather than JSON.
    pub text: bool,
    /// JSON rather than an XML document.
    pub json: bool,
    /// The `Last-Event-ID` of a stream that goes on, as it was sent.
    pub last_event_id: Option<String>,
    /// The socket that the answer goes to.
    pub connection: Connection,
}

impl Wishes {
    /// Reads the headers.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let header = |name: &str| request.headers().get(name)?.to_str().ok();
        let accept = header(header::ACCEPT.as_str()).unwrap_or_default();
        Self {
            text: names_first(accept, "text/plain", &["application/json"]),
            json: names_first(accept, "application/json", &["application/xml", "text/xml"]),
            last_event_id: header("last-event-id").map(str::to_owned),
            connection: Connection::of(request),
        }
    }
}

/// Whether an `Accept` header names this type, and none of the others before it.
fn names_first(accept: &str, wanted: &str, others: &[&str]) -> bool {
    let mut types = accept
        .split(',')
        .map(|range| range.split(';').next().unwrap_or_default().trim());
    let is_other = |name: &str| others.iter().any(|other| name.eq_ignore_ascii_case(other));
    let named = types.find(|name| name.eq_ignore_ascii_case(wanted) || is_other(name));
    named.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
}

/// A request on its way through a handler.
pub struct Call {
    /// Everything that handlers need.
    pub context: Arc<HttpContext>,
    /// Method and path of its row.
    pub(super) route: (&'static str, &'static str),
    /// The parameters of the path, decoded.
    pub path: Vec<(&'static str, String)>,
    /// The parameters of the query, all of them known to the route.
    pub query: Query,
    /// The body; empty where it is a file that is stored.
    pub body: Bytes,
    /// What the request said of the file, where the body is one.
    pub file: FileHeader,
    /// The file, where it is stored as it comes.
    pub(super) received: Option<Received>,
    /// The file, where it is only read.
    pub(super) passing: Option<Passing>,
    /// The address that it comes from, trusted proxies seen through.
    pub address: IpAddr,
    /// Who makes it; always there where the route needs a role.
    pub signed_in: Option<SignedIn>,
    /// The key under which its commands are executed once, if it has one.
    pub keyed: Option<Keyed>,
    /// What kind of answer it wants.
    pub wishes: Wishes,
    /// What it has come to so far.
    pub progress: Progress,
}

/// What the commands of a request have come to.
#[derive(Default)]
pub struct Progress {
    submitted: AtomicU32,
    /// The newest position of a receipt; 0 before the first.
    reached: AtomicU64,
    shows_secret: AtomicBool,
}

impl Call {
    /// A parameter of the path.
    pub fn parameter(&self, name: &str) -> &str {
        self.path
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
            .expect(
                "handlers ask for the parameters of their own path, as every test of them shows",
            )
    }

    /// A parameter of the path, parsed; what does not parse cannot exist.
    ///
    /// # Errors
    /// 404 with this code.
    pub fn parsed_parameter<T>(&self, name: &str, code: Code) -> Result<T, Problem>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        self.parameter(name)
            .parse()
            .map_err(|error: T::Err| Problem::new(code, error.to_string()))
    }

    /// The fields of the body.
    pub fn fields(&self) -> Result<Fields, Problem> {
        Fields::parse(&self.body)
    }

    /// Refuses a body with fields, for routes that know none; no body is fine.
    pub fn no_fields(&self) -> Result<(), Problem> {
        match self.body.is_empty() {
            true => Ok(()),
            false => self.fields()?.finish(Some(())),
        }
    }

    /// Who gives the commands of this request.
    pub fn actor(&self) -> Actor {
        match &self.signed_in {
            Some(signed_in) => signed_in.actor(),
            None => Actor::Anonymous,
        }
    }

    /// Who makes the request, on routes that need a role.
    pub(super) fn account(&self) -> &SignedIn {
        self.signed_in
            .as_ref()
            .expect("the route needs a role, so someone is signed in")
    }

    /// Refuses whoever has not this role, on routes of whose answers some need a higher one.
    ///
    /// # Errors
    /// 403, recorded as where the route itself needs the role.
    pub(super) fn check_role(&self, needed: Role) -> Result<(), Problem> {
        let account = self.account();
        match account.role < needed {
            true => Err(account.refused(&self.context, needed, self.route, self.address)),
            false => Ok(()),
        }
    }

    /// A place for an answer that has no end of its own.
    pub(super) fn place_of_stream(&self) -> Result<Place, Problem> {
        let streams = &self.context.streams;
        streams.place(self.account().admin, &self.wishes.connection)
    }

    /// A place for a long answer. It ends by itself, so a stop waits for it as for any other.
    pub(super) fn place_of_export(&self) -> Result<Place, Problem> {
        let streams = &self.context.streams;
        streams.place(self.account().admin, &Connection::default())
    }

    /// Records that secrets are given to whoever makes the request. `what` they are.
    pub(super) fn record_export_of(&self, what: &str) {
        let kind = SecurityKind::SecretsExported;
        self.context
            .record_security(self.actor(), kind, what, self.address);
    }

    /// Hands a command in, in the name of whoever makes the request, and waits for its outcome.
    /// Of a request under a key, a command that was executed before gives its first receipt.
    pub async fn submit(&self, command: Command) -> Result<Receipt, Problem> {
        let part = self.progress.submitted.fetch_add(1, Ordering::Relaxed);
        let order = self.order(command, part);
        let receipt = self.context.engine.submit(order).await?;
        self.note(&receipt);
        Ok(receipt)
    }

    /// The same from a thread that may wait. `part` numbers the command among those of the request:
    /// the same each time that the request is sent.
    pub fn submit_part(&self, command: Command, part: u32) -> Result<Receipt, Problem> {
        let order = self.order(command, part);
        let receipt = self.context.engine.submit_blocking(order)?;
        self.note(&receipt);
        Ok(receipt)
    }

    fn order(&self, command: Command, part: u32) -> Order {
        Order {
            request: self.keyed.as_ref().map(|keyed| RequestPart {
                request: keyed.request.clone(),
                part,
            }),
            ..Order::new(self.actor(), command)
        }
    }

    fn note(&self, receipt: &Receipt) {
        self.progress
            .reached
            .fetch_max(receipt.position.0, Ordering::Relaxed);
    }

    /// The same for a command whose answer shows a secret that is shown once: the answer is not
    /// kept for whoever sends the request again.
    ///
    /// # Errors
    /// 409 when the command was executed before.
    pub async fn submit_for_secret(&self, command: Command) -> Result<Receipt, Problem> {
        self.progress.shows_secret.store(true, Ordering::Relaxed);
        let receipt = self.submit(command).await?;
        match receipt.is_repeated {
            true => Err(requests::spent()),
            false => Ok(receipt),
        }
    }

    /// The newest position of this request's own events, if it has submitted anything.
    pub fn reached(&self) -> Option<Position> {
        let reached = self.progress.reached.load(Ordering::Relaxed);
        (reached > 0).then_some(Position(reached))
    }

    /// Whether its answer shows what is shown once.
    pub fn shows_secret(&self) -> bool {
        self.progress.shows_secret.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_first_is_wanted() {
        for (accept, wanted) in [
            ("text/plain", true),
            ("Text/Plain; charset=utf-8, */*;q=0.1", true),
            ("application/json, text/plain, */*", false),
            ("text/html, */*", false),
            ("*/*", false),
            ("", false),
        ] {
            let found = names_first(accept, "text/plain", &["application/json"]);
            assert_eq!(found, wanted, "{accept}");
        }
    }
}
