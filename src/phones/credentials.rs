//! HTTP Basic, as phones send it (protocol.md 6).
//!
//! Deliberately not here: what a report's credential is worth, which the domain decides.

use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use projections::users::{SYSTEM, UserRef, Users};
use schemas::{Secret, UserId};

/// Longer headers hold no credential of a phone.
const HEADER_BYTES_MAX: usize = 2048;

/// Phones of some builds leave the padding out.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What an HTTP Basic credential is worth for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BasicStanding {
    /// There is none, or it cannot be read.
    Absent,
    /// It is that of the system user, or of the user in question.
    Correct,
    /// It is another one, or no one's.
    Wrong,
}

/// Name and password of the header; what cannot be read is as good as absent.
pub(super) fn basic(headers: &HeaderMap) -> Option<(String, Secret)> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    if header.len() > HEADER_BYTES_MAX {
        return None;
    }
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(BASE64.decode(encoded.trim()).ok()?).ok()?;
    let (name, password) = decoded.split_once(':')?;
    Some((name.to_owned(), Secret::new(password)))
}

/// What a credential is worth for a file of this user's phone.
pub(super) fn standing_for(
    users: &Users,
    basic: Option<&(String, Secret)>,
    owner: Option<UserId>,
) -> BasicStanding {
    let Some(basic) = basic else {
        return BasicStanding::Absent;
    };
    match user_of(users, basic) {
        Some(user) if owner == Some(user.id) || is_system(&user) => BasicStanding::Correct,
        Some(_) | None => BasicStanding::Wrong,
    }
}

/// Whether a credential is that of any user: enough for what holds nobody's secrets.
pub(super) fn is_known(users: &Users, basic: Option<&(String, Secret)>) -> bool {
    basic.is_some_and(|basic| user_of(users, basic).is_some())
}

fn is_system(user: &UserRef<'_>) -> bool {
    user.name.eq_ignore_ascii_case(SYSTEM)
}

/// The user whose name and password these are. A user without a password has no credential.
fn user_of<'a>(users: &'a Users, basic: &(String, Secret)) -> Option<UserRef<'a>> {
    let (name, password) = basic;
    let user = users.by_name(name.trim())?;
    let expected = user
        .password
        .filter(|expected| !expected.expose().is_empty())?;
    expected.matches(password.expose()).then_some(user)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn read(header: &'static str) -> Option<(String, String)> {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static(header));
        basic(&headers).map(|(name, password)| (name, password.expose().to_owned()))
    }

    #[test]
    fn a_credential_is_read_with_or_without_padding() {
        let pair = |name: &str, password: &str| Some((name.to_owned(), password.to_owned()));
        assert_eq!(read("Basic c3lzdGVtOnN5c3RlbQ=="), pair("system", "system"));
        assert_eq!(read("basic c3lzdGVtOnN5c3RlbQ"), pair("system", "system"));
        assert_eq!(read("Basic YTpiOmM="), pair("a", "b:c"));
        assert_eq!(read("Basic Og=="), pair("", ""));
    }

    #[test]
    fn what_cannot_be_read_is_absent() {
        for header in [
            "",
            "Basic",
            "Basic ",
            "Basic ???",
            "Basic c3lzdGVt",
            "Bearer YTpi",
            "Basic /////w==",
        ] {
            assert_eq!(read(header), None, "{header}");
        }
        assert_eq!(basic(&HeaderMap::new()).map(|(name, _)| name), None);
    }
}
