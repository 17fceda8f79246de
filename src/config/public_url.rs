//! The address under which phones reach the server: checked once, then only ever copied.
//!
//! Guarantees that what it holds is `http://host[:port]` or `https://host[:port]` and nothing
//! more, so that it can stand in a line of a boot file. Does not check that anything answers there.

use std::fmt;
use std::str::FromStr;

use reqwest::Url;

/// `scheme://host[:port]`, without a slash at the end; with a port exactly if one was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

/// Why a text is no public URL, in words for the person who typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublicUrlError {
    #[error("must be a URL such as http://192.0.2.10:8081")]
    NotAUrl,
    #[error("must begin with http:// or https://")]
    Scheme,
    #[error("must not hold a user name or a password")]
    Credentials,
    #[error("must end after the host and port; phones add the path")]
    Path,
}

impl PublicUrl {
    /// `http://host:port`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<PublicUrl, PublicUrlError> {
        // The parser drops line breaks and tabs, and would make a good URL of a forged one.
        if text
            .chars()
            .any(|character| character.is_control() || character.is_whitespace())
        {
            return Err(PublicUrlError::NotAUrl);
        }
        let url = Url::parse(text).map_err(|_| PublicUrlError::NotAUrl)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(PublicUrlError::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(PublicUrlError::Credentials);
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(PublicUrlError::Path);
        }
        let mut kept = url.origin().ascii_serialization();
        // A port that was typed is meant for reports too, also when it is the scheme's own.
        if url.port().is_none()
            && let Some(port) = url.port_or_known_default()
            && text.trim_end_matches('/').ends_with(&format!(":{port}"))
        {
            kept.push_str(&format!(":{port}"));
        }
        Ok(PublicUrl(kept))
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_ports_are_accepted_and_normalised() {
        for (typed, kept) in [
            ("http://192.0.2.10:8081", "http://192.0.2.10:8081"),
            ("http://192.0.2.10:8081/", "http://192.0.2.10:8081"),
            ("HTTPS://Phones.Example", "https://phones.example"),
            ("http://192.0.2.10:80/", "http://192.0.2.10:80"),
            ("http://[2001:db8::1]:8081/", "http://[2001:db8::1]:8081"),
        ] {
            assert_eq!(typed.parse::<PublicUrl>().unwrap().as_str(), kept);
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("192.0.2.10", PublicUrlError::NotAUrl),
            ("http://", PublicUrlError::NotAUrl),
            (
                "http://a.example\ninclude http://evil/a.cfg",
                PublicUrlError::NotAUrl,
            ),
            ("http://a.ex\tample", PublicUrlError::NotAUrl),
            ("ftp://a.example", PublicUrlError::Scheme),
            ("http://user@a.example", PublicUrlError::Credentials),
            ("http://a.example/phones", PublicUrlError::Path),
            ("http://a.example/?x", PublicUrlError::Path),
            ("http://a.example/#x", PublicUrlError::Path),
        ] {
            assert_eq!(typed.parse::<PublicUrl>(), Err(reason), "for {typed:?}");
        }
    }
}
