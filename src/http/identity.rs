//! Who makes a request: a session's cookie, or a token of an account (`Authorization: Bearer`,
//! RFC 6750), never both.
//!
//! Guarantee: a token does what both its own role and its account's allow, until it expires, is
//! revoked, or its account is removed. A wrong one is answered 401 each time; the record of it
//! backs off by address, so that a flood does not fill the log. Deliberately not here: what a role
//! may do (`dispatch`), where sessions are kept, how tokens are made.

use std::net::IpAddr;

use actix_web::{
    HttpRequest,
    http::header::{self, HeaderMap},
};
use schemas::{Actor, ContentHash, Timestamp, events::SecurityKind};

use super::{
    HttpContext,
    call::{Means, SignedIn},
    problem::{Code, Problem},
    routes::{Access, Method, Route, STREAM},
    sessions::BACKGROUND_HEADER,
};

/// What begins every token, so that it is known for one wherever it leaks to.
pub(super) const TOKEN_PREFIX: &str = "rollcall_";

/// Who makes this request, as far as its route wants to know. With a bearer token the cookie does
/// not count.
///
/// # Errors
/// 401 where the route needs someone and there is nobody, or a wrong token; 403 for `/metrics` from
/// elsewhere without a token.
pub(super) fn identify(
    route: &Route,
    context: &HttpContext,
    request: &HttpRequest,
    address: IpAddr,
) -> Result<Option<SignedIn>, Problem> {
    let bearer = bearer(request.headers());
    let is_use = is_use(route, request.headers());
    match (route.access, bearer) {
        (Access::Public | Access::Setup, _) => Ok(None),
        // Signing in replaces a session; a token it leaves alone.
        (Access::SignIn, Some(_)) => Ok(None),
        (Access::SignIn, None) => Ok(context.gate.signed_in(context, request, is_use)),
        (Access::Scraper, _) if is_allowed(context, address) => Ok(None),
        (Access::Scraper, None) => Err(not_allowed(address)),
        (Access::Scraper | Access::Session | Access::Role(_), Some(token)) => {
            by_token(context, token, address).map(Some)
        }
        (Access::Session | Access::Role(_), None) => {
            let signed_in = context.gate.signed_in(context, request, is_use);
            signed_in.map(Some).ok_or_else(|| {
                Problem::new(Code::NotSignedIn, "sign in first: POST /api/v1/session")
            })
        }
    }
}

/// Whether somebody sits there: a session that is not used ends. A browser opens a stream again and
/// again by itself, and writes are always somebody's.
fn is_use(route: &Route, headers: &HeaderMap) -> bool {
    let is_read = route.method == Method::Get;
    !is_read || !(route.path == STREAM || headers.contains_key(BACKGROUND_HEADER))
}

/// What stands behind `Bearer`; `None` when the header is absent or of another scheme.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.as_bytes();
    let (scheme, rest) = value.split_at_checked("Bearer".len())?;
    let ends_there = rest.first().is_none_or(|byte| *byte == b' ');
    if !scheme.eq_ignore_ascii_case(b"Bearer") || !ends_there {
        return None;
    }
    // What is no text is no token of ours, and refused as any other.
    Some(std::str::from_utf8(rest).unwrap_or_default().trim())
}

fn by_token(context: &HttpContext, token: &str, address: IpAddr) -> Result<SignedIn, Problem> {
    let now = Timestamp(context.clock.now_ms());
    // Found by its hash: how long that takes says nothing of the tokens that there are.
    let hash = ContentHash::of(token.as_bytes());
    let (why, detail) = {
        let projections = context.view.read();
        let found = projections.tokens.by_hash(&hash);
        let owner = found.and_then(|token| projections.admins.get(token.admin));
        match found.zip(owner) {
            Some((token, admin)) if now < token.expires_at => {
                return Ok(SignedIn {
                    admin: admin.id,
                    name: admin.name.clone(),
                    role: token.role.min(admin.role),
                    means: Means::Token(token.id),
                });
            }
            Some((token, _)) => {
                let detail = format!(
                    "the token expired at {}: make another one",
                    token.expires_at
                );
                (format!("token:{} has expired", token.id), detail)
            }
            None => {
                let detail = "the bearer token is not known: it may have been revoked; make \
                    another one with POST /api/v1/tokens";
                ("the token is not known".to_owned(), detail.to_owned())
            }
        }
    };
    if context.gate.records_wrong_token(address, now.0) {
        context.record_security(Actor::Anonymous, SecurityKind::WrongToken, why, address);
    }
    Err(Problem::new(Code::NotSignedIn, detail))
}

fn is_allowed(context: &HttpContext, address: IpAddr) -> bool {
    let mut allowed = context.config.metrics.allow.iter();
    allowed.any(|network| network.contains(&address))
}

fn not_allowed(address: IpAddr) -> Problem {
    let detail = format!(
        "send a bearer token, or add {address} to metrics.allow in the server's configuration"
    );
    Problem::new(Code::AddressNotAllowed, detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    #[test]
    fn a_bearer_token_is_read_from_its_header_only() {
        let read = |value: &'static [u8]| {
            let mut headers = HeaderMap::new();
            let value = HeaderValue::from_bytes(value).unwrap();
            headers.insert(header::AUTHORIZATION, value);
            bearer(&headers).map(str::to_owned)
        };
        assert_eq!(read(b"Bearer abc").as_deref(), Some("abc"));
        assert_eq!(read(b"bearer  abc ").as_deref(), Some("abc"));
        assert_eq!(read(b"Bearer").as_deref(), Some(""));
        assert_eq!(read(b"Bearer \xff").as_deref(), Some(""));
        assert_eq!(read(b"Basic YTpi"), None);
        assert_eq!(read(b"Bearerabc"), None);
        assert_eq!(read(b"Bear"), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
