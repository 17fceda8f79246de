//! Signing in and out, and telling who makes a request (threats T24, T25).
//!
//! Guarantee: every sign-in, sign-out and refusal is an event; a sign-in always starts a new
//! session; whoever guesses is made to wait. Deliberately not here: where sessions are kept.

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    http::StatusCode,
};
use schemas::{
    Actor, AdminId, Position, Secret, Timestamp,
    commands::{Command, Order},
    events::Role,
};
use serde::Serialize;

use super::{
    HttpContext,
    answer::Answer,
    back_off::{BY_ACCOUNT, BY_ADDRESS, BackOff},
    call::{Call, Means, SignedIn},
    passwords::{PasswordError, Passwords},
    problem::{Code, Problem},
    routes::Outcome,
    sessions::{SessionKey, Sessions},
};
use crate::config::SessionConfig;

/// The cookie on plain HTTP. Under TLS it has the prefix `__Host-`, which browsers keep to one
/// host.
pub(super) const COOKIE: &str = "rollcall_session";
const SECURE_COOKIE: &str = "__Host-rollcall_session";

/// Who is signed in, and who has failed to.
pub struct Gate {
    /// The sessions.
    pub sessions: Sessions,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    by_address: BackOff<IpAddr>,
    by_account: BackOff<String>,
    wrong_tokens: BackOff<IpAddr>,
    own_passwords: BackOff<AdminId>,
    is_secure: bool,
}

impl Gate {
    /// Nobody is signed in. `is_secure` says that the listener speaks TLS.
    pub fn new(config: &SessionConfig, is_secure: bool) -> Result<Self, PasswordError> {
        Ok(Self {
            sessions: Sessions::new(config.idle_seconds, config.absolute_seconds),
            passwords: Passwords::new()?,
            by_address: BackOff::new(BY_ADDRESS),
            by_account: BackOff::new(BY_ACCOUNT),
            wrong_tokens: BackOff::new(BY_ADDRESS),
            own_passwords: BackOff::new(BY_ACCOUNT),
            is_secure,
        })
    }

    /// Counts a try to get in as failed, until [`Gate::succeeded`].
    pub(super) fn attempt(&self, address: IpAddr, now_ms: i64) -> Result<(), Problem> {
        self.by_address
            .attempt(&site(address), now_ms)
            .map_err(wait)
    }

    /// The last try of this address was a good one.
    pub(super) fn succeeded(&self, address: IpAddr) {
        self.by_address.take_back(&site(address));
    }

    /// Whether a wrong token of this address is worth a record: some are, then fewer and fewer.
    pub(super) fn records_wrong_token(&self, address: IpAddr, now_ms: i64) -> bool {
        self.wrong_tokens.attempt(&site(address), now_ms).is_ok()
    }

    /// Counts a try at an account's own password as failed, until
    /// [`Gate::own_password_was_right`]. Failed sign-ins do not count here: they may be somebody
    /// else's.
    pub(super) fn attempt_own_password(&self, admin: AdminId, now_ms: i64) -> Result<(), Problem> {
        self.own_passwords.attempt(&admin, now_ms).map_err(wait)
    }

    /// The account has shown its password.
    pub(super) fn own_password_was_right(&self, admin: AdminId) {
        self.own_passwords.forget(&admin);
    }

    fn cookie_name(&self) -> &'static str {
        if self.is_secure {
            SECURE_COOKIE
        } else {
            COOKIE
        }
    }

    fn cookie(&self, token: &Secret) -> Cookie<'static> {
        Cookie::build(self.cookie_name(), token.expose().to_owned())
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(self.is_secure)
            .finish()
    }

    fn no_cookie(&self) -> Cookie<'static> {
        let mut cookie = self.cookie(&Secret::default());
        cookie.set_max_age(Duration::ZERO);
        cookie
    }

    /// Whom the cookie stands for: whoever its session belongs to, while the session holds and
    /// the account still has the password and the role with which it was started.
    pub(super) fn signed_in(
        &self,
        context: &HttpContext,
        request: &HttpRequest,
        is_use: bool,
    ) -> Option<SignedIn> {
        let cookie = request.cookie(self.cookie_name())?;
        let (token, now_ms) = (cookie.value(), context.clock.now_ms());
        let live = match is_use {
            true => self.sessions.resume(token, now_ms)?,
            false => self.sessions.find(token, now_ms)?,
        };
        let projections = context.view.read();
        let account = projections.admins.get(live.admin);
        match account.filter(|admin| admin.credentials_version == live.credentials_version) {
            Some(admin) => Some(SignedIn {
                admin: live.admin,
                name: admin.name.clone(),
                role: admin.role,
                means: Means::Session {
                    key: live.key,
                    csrf_token: live.csrf_token,
                },
            }),
            None => {
                self.sessions.end(live.key);
                None
            }
        }
    }
}

impl Gate {
    /// Whether whoever made an earlier request may still do what it did: the session holds, and the
    /// account has neither another password nor a lower role. Asking does not prolong the session.
    pub(super) fn still_holds(&self, context: &HttpContext, signed_in: &SignedIn) -> bool {
        let now_ms = context.clock.now_ms();
        let projections = context.view.read();
        let Some(admin) = projections.admins.get(signed_in.admin) else {
            return false;
        };
        let role = match &signed_in.means {
            Means::Session { key, .. } => {
                let version = self.sessions.look(*key, now_ms);
                (version == Some(admin.credentials_version)).then_some(admin.role)
            }
            Means::Token(id) => {
                let token = projections.tokens.get(*id);
                let token = token.filter(|token| Timestamp(now_ms) < token.expires_at);
                token.map(|token| token.role.min(admin.role))
            }
        };
        role.is_some_and(|role| role >= signed_in.role)
    }
}

/// Addresses that one guesser has at will count as one: a /64 of IPv6.
fn site(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

fn wait(seconds: u32) -> Problem {
    let detail = format!("wait {seconds} seconds, then try again");
    Problem::new(Code::TooManyAttempts, detail).retry_after(seconds)
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "a password was not checked"
        );
        Self::new(
            Code::Internal,
            "the password could not be checked: see the server's log",
        )
    }
}

/// Who is signed in, as the API shows it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Session")]
pub(super) struct SessionView<'a> {
    user: UserView<'a>,
    csrf_token: &'a str,
}

/// A signed-in account.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "SignedIn")]
pub(super) struct UserView<'a> {
    pub(super) name: &'a str,
    pub(super) role: Role,
}

fn view(name: &str, role: Role, csrf_token: &str) -> Answer {
    let user = UserView { name, role };
    Answer::json(StatusCode::OK, &SessionView { user, csrf_token })
}

/// `GET /api/v1/session`; a token has an empty `csrf_token`, since it needs none.
pub(super) fn show(call: &Call) -> Outcome {
    let signed_in = call.account();
    let csrf_token = signed_in.csrf_token().map_or("", Secret::expose);
    Ok(view(&signed_in.name, signed_in.role, csrf_token))
}

/// Who makes the request and its session, for routes that need one.
pub(super) fn own_session(call: &Call) -> (&SignedIn, SessionKey) {
    let signed_in = call.account();
    let session = signed_in.session();
    (
        signed_in,
        session.expect("the route needs a session, so there is one"),
    )
}

/// What is known of the account that someone wants to sign in to.
struct Account {
    id: AdminId,
    name: String,
    role: Role,
    password_hash: Secret,
    credentials_version: u32,
}

fn account(context: &HttpContext, name: &str) -> Option<Account> {
    let projections = context.view.read();
    projections.admins.by_name(name).map(|admin| Account {
        id: admin.id,
        name: admin.name.clone(),
        role: admin.role,
        password_hash: admin.password_hash.clone(),
        credentials_version: admin.credentials_version,
    })
}

/// `POST /api/v1/session`
pub(super) async fn sign_in(call: Arc<Call>) -> Outcome {
    let mut fields = call.fields()?;
    let username = fields.required_name("username");
    let password = fields.required_secret("password");
    let (username, password) = fields.finish(username.zip(password))?;
    let (context, gate) = (&call.context, &call.context.gate);
    let now_ms = context.clock.now_ms();
    let folded = username.to_lowercase();
    gate.attempt(call.address, now_ms)?;
    if let Err(seconds) = gate.by_account.attempt(&folded, now_ms) {
        gate.succeeded(call.address);
        return Err(wait(seconds));
    }
    let account = account(context, &username);
    let password_hash = account
        .as_ref()
        .map(|account| account.password_hash.clone());
    let is_right = gate.passwords.verify(password, password_hash).await?;
    let Some(account) = account.filter(|_| is_right) else {
        let command = Command::RecordSignInRefusal {
            name: username,
            address: call.address,
        };
        if let Err(error) = context
            .engine
            .submit_unattended(Order::new(Actor::Anonymous, command))
        {
            tracing::warn!(%error, "a refused sign-in could not be recorded");
        }
        let detail = "check both, and mind upper and lower case in the password";
        return Err(Problem::new(Code::SignInRefused, detail));
    };
    gate.succeeded(call.address);
    gate.by_account.forget(&folded);
    let command = Command::RecordSignIn {
        admin: account.id,
        address: call.address,
    };
    let order = Order::new(Actor::Admin(account.id), command);
    let position = context.engine.submit(order).await?.position;
    if let Some(before) = call.signed_in.as_ref().and_then(SignedIn::session) {
        gate.sessions.end(before);
    }
    let who = (account.id, account.name.as_str(), account.role);
    started(&call, who, account.credentials_version, position)
}

/// Starts a session and answers with its cookie and its token.
pub(super) fn started(
    call: &Call,
    (admin, name, role): (AdminId, &str, Role),
    credentials_version: u32,
    position: Position,
) -> Outcome {
    let (gate, now_ms) = (&call.context.gate, call.context.clock.now_ms());
    let new = gate
        .sessions
        .start(admin, credentials_version, now_ms)
        .map_err(|error| Problem::from(PasswordError::Random(error)))?;
    let answer = view(name, role, new.csrf_token.expose());
    Ok(answer.with_cookie(gate.cookie(&new.token)).at(position))
}

/// `DELETE /api/v1/session`
pub(super) async fn sign_out(call: Arc<Call>) -> Outcome {
    call.no_fields()?;
    let (signed_in, session) = own_session(&call);
    let gate = &call.context.gate;
    // First: it ends even when the record of it has to wait.
    gate.sessions.end(session);
    let receipt = call
        .submit(Command::RecordSignOut {
            admin: signed_in.admin,
        })
        .await?;
    Ok(Answer::no_content()
        .with_cookie(gate.no_cookie())
        .at(receipt.position))
}

/// The password of a new account, or a new one, as everything reads it that sets one.
pub(super) fn check_new_password(
    fields: &mut super::fields::Fields,
    password_field: &str,
    account: Option<&str>,
) -> Option<Secret> {
    let password = fields.required_secret(password_field)?;
    checked(fields, password_field, password, account)
}

/// As [`check_new_password`], and may be absent.
pub(super) fn check_password_change(
    fields: &mut super::fields::Fields,
    password_field: &str,
    account: &str,
) -> Option<Secret> {
    let password = fields.secret(password_field)?;
    checked(fields, password_field, password, Some(account))
}

fn checked(
    fields: &mut super::fields::Fields,
    password_field: &str,
    password: Secret,
    account: Option<&str>,
) -> Option<Secret> {
    match super::passwords::check_policy(&password, account.unwrap_or_default()) {
        Ok(()) => Some(password),
        Err(message) => {
            fields.refuse(password_field, message);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(is_secure: bool) -> Gate {
        let config = SessionConfig {
            idle_seconds: 600,
            absolute_seconds: 43_200,
        };
        Gate::new(&config, is_secure).unwrap()
    }

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let cookie = gate(false).cookie(&Secret::new("token")).to_string();
        assert_eq!(
            cookie,
            "rollcall_session=token; HttpOnly; SameSite=Strict; Path=/"
        );
        let cookie = gate(true).cookie(&Secret::new("token")).to_string();
        assert!(cookie.starts_with("__Host-rollcall_session=token;") && cookie.contains("Secure"));
        assert!(gate(false).no_cookie().to_string().contains("Max-Age=0"));
    }

    #[test]
    fn one_guesser_is_one_site() {
        let site_of = |text: &str| site(text.parse().unwrap());
        assert_eq!(site_of("2001:db8::1"), site_of("2001:db8::ffff:1"));
        assert_ne!(site_of("2001:db8::1"), site_of("2001:db8:0:1::1"));
        assert_ne!(site_of("192.0.2.1"), site_of("192.0.2.2"));
    }
}
