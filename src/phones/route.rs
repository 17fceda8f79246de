//! What a path of the phone listener means.
//!
//! Guarantee: pure; the raw path is looked at once, decoded once, and only names that this server
//! itself could have given come out (threat T10). Phones join paths in sloppy ways, so empty
//! segments are skipped, and the `;` of an option-160 form is as good as a `/`. Deliberately not
//! here: whether what is named exists, and who may have it.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use schemas::{FileName, Mac, RegionName, events::BootFile};

/// Spellings of the boot file (decision D1).
const BOOT_FILES: [&str; 2] = ["dhcpoption160.cfg", "dhcption160.cfg"];

/// Longer paths are nothing that a phone asks for.
const PATH_BYTES_MAX: usize = 2048;

/// Declares the routes with the patterns under which their requests are counted.
macro_rules! patterns {
    ($($name:ident = $pattern:literal $methods:expr),+ $(,)?) => {
        $(pub(super) const $name: &str = $pattern;)+

        /// Every route's pattern and methods, for metrics.
        pub const ROUTES: &[(&str, &[&str])] = &[$(($pattern, $methods)),+];
    };
}

patterns! {
    KEEP_ALIVE = "/rest/v1/ipphoneMgrStatus/keep-alive" &["POST"],
    INIT = "/rest/v1/ipphoneMgrStatus/init" &["POST"],
    OLD_KEEP_ALIVE = "/ipprest/lync_auto_prov.php" &["POST"],
    ALERT = "/rest/v1/ipphoneMgrAlert/alert" &["POST"],
    BOOT = "/ipp/dhcpoption160.cfg" &["GET", "HEAD"],
    PROXY_BOOT = "/ipp/httpproxy/dhcpoption160.cfg" &["GET", "HEAD"],
    FILE = "/configfiles/{name}" &["GET", "HEAD"],
    FIRMWARE = "/firmwarefiles/{name}" &["GET", "HEAD"],
    FIRST_CONTACT = "/ipp/region/{region}/{name}" &["GET", "HEAD", "POST"],
    KEYED_FILE = "/p/{key}/configfiles/{name}" &["GET", "HEAD"],
    UNKNOWN = "unknown" &["GET", "HEAD", "POST"],
}

/// What a path means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Route {
    /// A status report.
    KeepAlive {
        /// Under which of its paths.
        pattern: &'static str,
    },
    /// Alarms.
    Alert,
    /// A boot file.
    Boot(BootFile),
    /// A file; `pattern` tells from which folder.
    File {
        /// The folder's pattern.
        pattern: &'static str,
        /// What the name points to.
        name: Name,
    },
    /// A first contact, or a file beside it.
    FirstContact {
        /// The region; `None` when the text can be no region's name.
        region: Option<RegionName>,
        /// What the name points to.
        name: Name,
    },
    /// A file by a site key.
    KeyedFile {
        /// What the name points to.
        name: Name,
    },
    /// Nothing of this listener.
    Unknown,
}

/// What the last segment of a file's path points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// `<MAC>.cfg`, however the MAC is written.
    Own(Mac),
    /// A file that several phones load.
    Common(FileName),
    /// No name that this server could have given.
    Bad,
}

impl Route {
    /// The meaning of a raw, still percent-encoded path.
    pub(super) fn of(path: &str) -> Self {
        if path.len() > PATH_BYTES_MAX {
            return match path.starts_with("/p/") {
                true => Self::KeyedFile { name: Name::Bad },
                false => Self::File {
                    pattern: FILE,
                    name: Name::Bad,
                },
            };
        }
        let path = match path.strip_prefix("/firmwarefiles;") {
            Some(rest) => Cow::Owned(format!("/firmwarefiles/{rest}")),
            None => Cow::Borrowed(path),
        };
        let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match segments.as_slice() {
            ["firmwarefiles", "ipp", rest @ ..] => Self::below_ipp(rest),
            ["ipp", rest @ ..] => Self::below_ipp(rest),
            ["firmwarefiles", name] if BOOT_FILES.contains(name) => Self::Boot(BootFile::Direct),
            ["configfiles", rest @ ..] => Self::file(FILE, rest),
            ["firmwarefiles", rest @ ..] => Self::file(FIRMWARE, rest),
            ["p", _, "configfiles", rest @ ..] => Self::KeyedFile {
                name: Name::last_of(rest),
            },
            ["rest", "v1", "ipphoneMgrStatus", "keep-alive"] => Self::KeepAlive {
                pattern: KEEP_ALIVE,
            },
            ["rest", "v1", "ipphoneMgrStatus", "init"] => Self::KeepAlive { pattern: INIT },
            ["ipprest", "lync_auto_prov.php"] => Self::KeepAlive {
                pattern: OLD_KEEP_ALIVE,
            },
            ["rest", "v1", "ipphoneMgrAlert", "alert"] => Self::Alert,
            _ => Self::Unknown,
        }
    }

    fn below_ipp(rest: &[&str]) -> Self {
        match rest {
            [name] if BOOT_FILES.contains(name) => Self::Boot(BootFile::Direct),
            ["httpproxy", name] if BOOT_FILES.contains(name) => Self::Boot(BootFile::Proxy),
            ["region" | "tenant", region, name @ ..] => {
                let region = percent_decode_str(region).decode_utf8().ok();
                Self::FirstContact {
                    region: region.and_then(|region| region.parse().ok()),
                    name: Name::last_of(name),
                }
            }
            _ => Self::Unknown,
        }
    }

    fn file(pattern: &'static str, rest: &[&str]) -> Self {
        Self::File {
            pattern,
            name: Name::last_of(rest),
        }
    }

    /// The pattern under which requests are counted; never the path that was asked for.
    pub(super) fn pattern(&self) -> &'static str {
        match self {
            Self::KeepAlive { pattern } | Self::File { pattern, .. } => pattern,
            Self::Alert => ALERT,
            Self::Boot(BootFile::Direct) => BOOT,
            Self::Boot(BootFile::Proxy) => PROXY_BOOT,
            Self::FirstContact { .. } => FIRST_CONTACT,
            Self::KeyedFile { .. } => KEYED_FILE,
            Self::Unknown => UNKNOWN,
        }
    }
}

impl Name {
    /// Files lie in no folders, so anything but one segment is bad.
    fn last_of(segments: &[&str]) -> Self {
        match segments {
            [name] => Self::of(name),
            _ => Self::Bad,
        }
    }

    fn of(segment: &str) -> Self {
        let Ok(name) = percent_decode_str(segment).decode_utf8() else {
            return Self::Bad;
        };
        let stem_length = name.len().saturating_sub(".cfg".len());
        if let Some((stem, extension)) = name.split_at_checked(stem_length)
            && extension.eq_ignore_ascii_case(".cfg")
            && let Ok(mac) = stem.parse()
        {
            return Self::Own(mac);
        }
        match name.parse() {
            Ok(_) if name.starts_with('.') => Self::Bad,
            Ok(name) => Self::Common(name),
            Err(_) => Self::Bad,
        }
    }

    /// The phone that the name points to.
    pub(super) fn mac(&self) -> Option<Mac> {
        match self {
            Self::Own(mac) => Some(*mac),
            Self::Common(_) | Self::Bad => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_boot_file_has_many_addresses() {
        for path in [
            "/ipp/dhcpoption160.cfg",
            "/ipp/dhcption160.cfg",
            "/firmwarefiles/dhcpoption160.cfg",
            "/firmwarefiles/dhcption160.cfg",
            "/firmwarefiles/ipp/dhcpoption160.cfg",
            "/firmwarefiles/ipp/dhcption160.cfg",
            "/firmwarefiles;ipp/dhcpoption160.cfg",
            "//ipp//dhcpoption160.cfg",
        ] {
            assert_eq!(Route::of(path), Route::Boot(BootFile::Direct), "{path}");
        }
        for path in [
            "/ipp/httpproxy/dhcpoption160.cfg",
            "/ipp/httpproxy/dhcption160.cfg",
            "/firmwarefiles/ipp/httpproxy/dhcpoption160.cfg",
            "/firmwarefiles;ipp/httpproxy/dhcption160.cfg",
        ] {
            assert_eq!(Route::of(path), Route::Boot(BootFile::Proxy), "{path}");
        }
        assert_eq!(Route::of("/ipp/httpproxy/x.cfg"), Route::Unknown);
    }

    #[test]
    fn a_phones_file_is_one_file_however_its_mac_is_written() {
        let mac: Mac = "00908f484cf0".parse().unwrap();
        for name in [
            "00908f484cf0.cfg",
            "00908F484CF0.CFG",
            "00:90:8f:48:4c:f0.cfg",
            "00-90-8F-48-4C-F0.cfg",
            "00%3A90%3a8f%3a48%3a4c%3af0.cfg",
        ] {
            let expected = Route::File {
                pattern: FILE,
                name: Name::Own(mac),
            };
            assert_eq!(
                Route::of(&format!("/configfiles/{name}")),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn names_that_nobody_gave_are_bad() {
        let long = "a".repeat(300);
        for name in [
            "..%2f..%2fetc%2fpasswd",
            "..",
            "%2e%2e",
            "%252e%252e",
            "....//",
            "..//..//etc/passwd",
            "..%5c..%5cwin.ini",
            "a%00.cfg",
            "%2fetc%2fpasswd",
            ".hidden",
            "%ff.cfg",
            "%e2%80%a8.cfg",
            "",
            long.as_str(),
        ] {
            let bad = Route::File {
                pattern: FILE,
                name: Name::Bad,
            };
            assert_eq!(Route::of(&format!("/configfiles/{name}")), bad, "{name}");
            let keyed = Route::KeyedFile { name: Name::Bad };
            assert_eq!(
                Route::of(&format!("/p/0123/configfiles/{name}")),
                keyed,
                "{name}"
            );
        }
    }

    #[test]
    fn regions_are_decoded_once_and_also_called_tenants() {
        let mac: Mac = "00908f484cf0".parse().unwrap();
        for (path, region) in [
            (
                "/ipp/region/Main%20Office/00908f484cf0.cfg",
                Some("Main Office"),
            ),
            ("/ipp/tenant/M%C3%BCnchen/00908f484cf0.cfg", Some("München")),
            (
                "/firmwarefiles;ipp/region/Lab/00908f484cf0.cfg",
                Some("Lab"),
            ),
            (
                "/firmwarefiles/ipp/region/Lab/00908f484cf0.cfg",
                Some("Lab"),
            ),
            ("/ipp/region/a%252fb/00908f484cf0.cfg", None),
            ("/ipp/region/%ff/00908f484cf0.cfg", None),
        ] {
            let region = region.map(|region| region.parse().unwrap());
            let expected = Route::FirstContact {
                region,
                name: Name::Own(mac),
            };
            assert_eq!(Route::of(path), expected, "{path}");
        }
    }

    #[test]
    fn messages_have_their_paths_and_the_admin_api_has_none() {
        for (path, pattern) in [
            ("/rest/v1/ipphoneMgrStatus/keep-alive", KEEP_ALIVE),
            ("//rest/v1/ipphoneMgrStatus/keep-alive", KEEP_ALIVE),
            ("/rest/v1/ipphoneMgrStatus/init", INIT),
            ("/ipprest/lync_auto_prov.php", OLD_KEEP_ALIVE),
            ("/rest/v1/ipphoneMgrAlert/alert", ALERT),
            ("/api/v1/devices", UNKNOWN),
            ("/metrics", UNKNOWN),
            ("/ipp/admin/AudioCodes.php", UNKNOWN),
            ("/", UNKNOWN),
            ("*", UNKNOWN),
        ] {
            assert_eq!(Route::of(path).pattern(), pattern, "{path}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_is_a_counted_route(
            path in "(/ipp|/p/k|/configfiles)?[ -~]{0,80}",
        ) {
            let pattern = Route::of(&path).pattern();
            prop_assert!(ROUTES.iter().any(|(known, _)| *known == pattern));
        }
    }
}
