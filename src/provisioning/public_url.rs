//! The addresses that phones are given, all from the one setting `phones.public_url`.
//!
//! Guarantee: nothing of a request ever gets in here (threat T20). It does not find out whether
//! the addresses are reachable.

/// Where phones report when the setting names no port (manual A §2.2).
const REPORT_PORT: u16 = 8081;

/// The validated setting and what follows from it. Every URL ends in `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicUrl {
    /// Without port; an IPv6 address without its brackets.
    pub(crate) host: String,
    /// `http://10.1.1.5/`: what every other file path is relative to.
    pub(crate) root: String,
    /// `http://10.1.1.5:8081/`: status reports and alarms.
    pub(crate) provisioning: String,
    /// `http://10.1.1.5/configfiles/`
    pub(crate) configuration: String,
    /// `http://10.1.1.5/firmwarefiles/`
    pub(crate) firmware: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is no public URL ({reason}); write http://host or http://host:port")]
pub(crate) struct PublicUrlError {
    given: String,
    reason: &'static str,
}

impl PublicUrl {
    /// Reads the setting: `http` or `https`, a host, perhaps a port. With a port, all three URLs
    /// have it; without one, reports go to 8081 and files come from the scheme's own port.
    ///
    /// # Errors
    /// Another scheme, no host, a port that is none, or anything behind them.
    pub(crate) fn parse(setting: &str) -> Result<Self, PublicUrlError> {
        let refuse = |reason| PublicUrlError {
            given: setting.to_owned(),
            reason,
        };
        let (scheme, rest) = setting
            .split_once("://")
            .filter(|(scheme, _)| matches!(*scheme, "http" | "https"))
            .ok_or_else(|| refuse("it begins with neither http:// nor https://"))?;
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        let (bracketed_host, port) = split_port(authority);
        if let Some(port) = port
            && !matches!(port.parse::<u16>(), Ok(1..))
        {
            return Err(refuse("its port is not a number from 1 to 65535"));
        }
        let host = host_of(bracketed_host).ok_or_else(|| refuse("its host is no host name"))?;
        let root = format!("{scheme}://{authority}/");
        let provisioning = match port {
            Some(_) => root.clone(),
            None => format!("{scheme}://{authority}:{REPORT_PORT}/"),
        };
        Ok(Self {
            host: host.to_owned(),
            configuration: format!("{root}configfiles/"),
            firmware: format!("{root}firmwarefiles/"),
            root,
            provisioning,
        })
    }
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        // The colons of an IPv6 address are inside its brackets.
        Some((_, after)) if after.ends_with(']') => (authority, None),
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    }
}

fn host_of(bracketed: &str) -> Option<&str> {
    if let Some(rest) = bracketed.strip_prefix('[') {
        let address = rest.strip_suffix(']')?;
        return address
            .parse::<std::net::Ipv6Addr>()
            .is_ok()
            .then_some(address);
    }
    let is_host = !bracketed.is_empty()
        && bracketed
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    is_host.then_some(bracketed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_reports_have_their_ports() {
        for (setting, host, root, provisioning) in [
            (
                "http://10.1.8.23",
                "10.1.8.23",
                "http://10.1.8.23/",
                "http://10.1.8.23:8081/",
            ),
            (
                "http://10.1.1.5:9000",
                "10.1.1.5",
                "http://10.1.1.5:9000/",
                "http://10.1.1.5:9000/",
            ),
            (
                "https://p.example/",
                "p.example",
                "https://p.example/",
                "https://p.example:8081/",
            ),
            (
                "http://[fd00::5]",
                "fd00::5",
                "http://[fd00::5]/",
                "http://[fd00::5]:8081/",
            ),
            (
                "http://[::1]:80",
                "::1",
                "http://[::1]:80/",
                "http://[::1]:80/",
            ),
        ] {
            let url = PublicUrl::parse(setting).unwrap();
            assert_eq!(
                (&*url.host, &*url.root, &*url.provisioning),
                (host, root, provisioning)
            );
            assert_eq!(url.configuration, format!("{root}configfiles/"));
            assert_eq!(url.firmware, format!("{root}firmwarefiles/"));
        }
    }

    #[test]
    fn what_is_no_plain_address_is_refused() {
        for setting in [
            "",
            "10.1.1.5",
            "ftp://10.1.1.5",
            "http://",
            "http://:80",
            "http://a:0",
            "http://a:65536",
            "http://a:",
            "http://user@a",
            "http://a/path",
            "http://a?x",
            "http://a b",
            "http://a\nb",
            "http://[fd00::5",
            "http://fd00::5",
        ] {
            assert!(PublicUrl::parse(setting).is_err(), "{setting:?}");
        }
    }
}
