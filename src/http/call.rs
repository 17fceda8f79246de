//! What a handler is given: a request that has passed all checks.
//!
//! Guarantee: owned and movable to another thread. Deliberately not here: the checks.

use std::{net::IpAddr, str::FromStr, sync::Arc};

use actix_web::web::Bytes;
use schemas::{
    Actor, AdminId, Position, Secret,
    commands::{Command, Order},
    events::Role,
};

use super::{
    HttpContext,
    fields::Fields,
    problem::{Code, Problem},
    query::Query,
    sessions::SessionKey,
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

    /// The session; `None` with a token.
    pub fn session(&self) -> Option<SessionKey> {
        match &self.means {
            Means::Session { key, .. } => Some(*key),
            Means::Token(_) => None,
        }
    }
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

    /// Hands a command in, in the name of whoever makes the request, and waits for its outcome.
    pub async fn submit(&self, command: Command) -> Result<Receipt, Problem> {
        let order = Order::new(self.actor(), command);
        Ok(self.context.engine.submit(order).await?)
    }
}
