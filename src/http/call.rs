//! What a handler is given: a request that has passed all checks.
//!
//! Guarantee: owned and movable to another thread. Deliberately not here: the checks.

use std::{net::IpAddr, str::FromStr, sync::Arc};

use actix_web::{HttpRequest, http::header, web::Bytes};
use schemas::{
    Actor, AdminId, Secret,
    commands::{Command, Order},
    events::Role,
};

use super::{
    HttpContext,
    fields::Fields,
    problem::{Code, Problem},
    query::Query,
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
    /// What it may do, as of this request.
    pub role: Role,
    /// What its unsafe requests carry.
    pub csrf_token: Secret,
    /// Its session.
    pub session: SessionKey,
}

/// What the client's headers say of the answer that it wants.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Plain text rather than JSON.
    pub text: bool,
    /// The `Last-Event-ID` of a stream that goes on, as it was sent.
    pub last_event_id: Option<String>,
    /// The socket that the answer goes to.
    pub connection: Connection,
}

impl Wishes {
    /// Reads the headers.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let header = |name: &str| request.headers().get(name)?.to_str().ok();
        Self {
            text: header(header::ACCEPT.as_str()).is_some_and(wants_text),
            last_event_id: header("last-event-id").map(str::to_owned),
            connection: Connection::of(request),
        }
    }
}

/// Whether an `Accept` header names plain text, and JSON not before it.
fn wants_text(accept: &str) -> bool {
    let mut types = accept
        .split(',')
        .map(|range| range.split(';').next().unwrap_or_default().trim());
    let named = types.find(|name| {
        name.eq_ignore_ascii_case("text/plain") || name.eq_ignore_ascii_case("application/json")
    });
    named.is_some_and(|name| name.eq_ignore_ascii_case("text/plain"))
}

/// A request on its way through a handler.
pub struct Call {
    /// Everything that handlers need.
    pub context: Arc<HttpContext>,
    /// The parameters of the path, decoded.
    pub path: Vec<(&'static str, String)>,
    /// The parameters of the query, all of them known to the route.
    pub query: Query,
    /// The body.
    pub body: Bytes,
    /// The address that it comes from, trusted proxies seen through.
    pub address: IpAddr,
    /// Who makes it; always there where the route needs a role.
    pub signed_in: Option<SignedIn>,
    /// What kind of answer it wants.
    pub wishes: Wishes,
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
            Some(signed_in) => Actor::Admin(signed_in.admin),
            None => Actor::Anonymous,
        }
    }

    /// Who makes the request, on routes that need a role.
    pub(super) fn account(&self) -> &SignedIn {
        self.signed_in
            .as_ref()
            .expect("the route needs a role, so someone is signed in")
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

    /// Hands a command in, in the name of whoever makes the request, and waits for its outcome.
    pub async fn submit(&self, command: Command) -> Result<Receipt, Problem> {
        let order = Order::new(self.actor(), command);
        Ok(self.context.engine.submit(order).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wanted_where_it_is_named_before_json() {
        for (accept, wanted) in [
            ("text/plain", true),
            ("Text/Plain; charset=utf-8, */*;q=0.1", true),
            ("application/json, text/plain, */*", false),
            ("text/html, */*", false),
            ("*/*", false),
            ("", false),
        ] {
            assert_eq!(wants_text(accept), wanted, "{accept}");
        }
    }
}
