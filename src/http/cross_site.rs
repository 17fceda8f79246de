//! Telling requests of our own pages and of scripts from those that another site makes a browser
//! send (threat T23).
//!
//! Guarantee: a request that changes something in a session needs that session's token in a header,
//! which no other site can read or set; and nothing that a browser marks as coming from elsewhere
//! changes anything or opens a stream. Pure. Deliberately not here: the cookie's SameSite, and
//! content types.

use actix_web::http::header::{self, HeaderMap};
use schemas::Secret;

/// The header that carries the session's token.
pub const TOKEN_HEADER: &str = "x-csrf-token";

/// Why a request may come from another site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CrossSite {
    /// The browser says so.
    #[error("the browser says that the request was made by another site")]
    FetchSite,
    /// The origin is not this server.
    #[error("the header Origin does not name this server's own address")]
    Origin,
    /// The token is missing.
    #[error("send the session's csrf_token in the header X-CSRF-Token")]
    TokenMissing,
    /// The token is not the session's.
    #[error("the header X-CSRF-Token is not this session's: ask GET /api/v1/session for it")]
    TokenWrong,
}

/// Checks what the browser says of where an unsafe request comes from; clients that say nothing
/// pass.
pub fn check_origin(headers: &HeaderMap) -> Result<(), CrossSite> {
    if let Some(site) = headers.get("sec-fetch-site")
        && !matches!(site.as_bytes(), b"same-origin" | b"none")
    {
        return Err(CrossSite::FetchSite);
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(());
    };
    // A page cannot choose the Host that its browser sends, and the cookie goes to that host only.
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let authority = origin.to_str().ok().and_then(|origin| {
        origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"))
    });
    match (authority, host) {
        (Some(authority), Some(host)) if authority.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(CrossSite::Origin),
    }
}

/// Checks that an unsafe request carries its session's token.
pub fn check_token(headers: &HeaderMap, csrf_token: &Secret) -> Result<(), CrossSite> {
    let given = headers.get(TOKEN_HEADER).ok_or(CrossSite::TokenMissing)?;
    match given.to_str() {
        Ok(given) if csrf_token.matches(given) => Ok(()),
        _ => Err(CrossSite::TokenWrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn other_origins_are_refused() {
        let host = ("host", "rollcall.example:8080");
        for (pairs, wanted) in [
            (vec![host], Ok(())),
            (
                vec![host, ("origin", "http://rollcall.example:8080")],
                Ok(()),
            ),
            (
                vec![host, ("origin", "https://Rollcall.Example:8080")],
                Ok(()),
            ),
            (vec![host, ("sec-fetch-site", "same-origin")], Ok(())),
            (vec![host, ("sec-fetch-site", "none")], Ok(())),
            (
                vec![host, ("origin", "http://rollcall.example")],
                Err(CrossSite::Origin),
            ),
            (
                vec![host, ("origin", "http://rollcall.example:8080.evil")],
                Err(CrossSite::Origin),
            ),
            (
                vec![host, ("origin", "http://evil.example")],
                Err(CrossSite::Origin),
            ),
            (vec![host, ("origin", "null")], Err(CrossSite::Origin)),
            (
                vec![("origin", "http://rollcall.example:8080")],
                Err(CrossSite::Origin),
            ),
            (
                vec![host, ("sec-fetch-site", "cross-site")],
                Err(CrossSite::FetchSite),
            ),
            (
                vec![host, ("sec-fetch-site", "same-site")],
                Err(CrossSite::FetchSite),
            ),
        ] {
            assert_eq!(check_origin(&headers(&pairs)), wanted, "{pairs:?}");
        }
    }

    #[test]
    fn the_token_must_be_the_sessions() {
        let token = Secret::new("abc");
        assert_eq!(
            check_token(&headers(&[("x-csrf-token", "abc")]), &token),
            Ok(())
        );
        let wrong = check_token(&headers(&[("x-csrf-token", "abd")]), &token);
        assert_eq!(wrong, Err(CrossSite::TokenWrong));
        assert_eq!(
            check_token(&headers(&[]), &token),
            Err(CrossSite::TokenMissing)
        );
    }
}
