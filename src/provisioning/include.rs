//! What an include points to: a file of this server, or an address somewhere else.
//!
//! Guarantee: a name that is handed to a resolver is one file name, without directories; what else
//! a line may say never reaches it. Names are not looked up here and addresses not followed.

use std::borrow::Cow;

use super::parameters::behind_scheme;

/// What a phone puts in place of `<MAC>` and `<MODEL>`. `None`: it is not known which.
#[derive(Debug, Clone, Copy, Default)]
pub struct Phone<'a> {
    /// As it stands in file names.
    pub mac: Option<&'a str>,
    /// Such as `440HD`.
    pub model: Option<&'a str>,
}

/// What an include points to, for one phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A bare name: the phone looks for it where its own file is (manual B §2.2.2).
    File(String),
    /// An address, with its scheme.
    External(String),
    /// Depends on a phone that is not known; as it stands in the file.
    Open(String),
    /// A path, or nothing that could be a file's name.
    NoFileName(String),
}

/// What a resolver knows of a bare name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// The content of that file.
    Text(String),
    Missing,
}

/// Gives the file of a bare name.
pub type Resolver<'a> = dyn Fn(&str) -> Resolution + 'a;

impl Target {
    /// Reads what stands behind `include `, as `cfg` accepts it.
    pub fn of(written: &str, phone: Phone<'_>) -> Self {
        let name = replace(
            replace(Cow::Borrowed(written), "<MAC>", phone.mac),
            "<MODEL>",
            phone.model,
        );
        if behind_scheme(&name).is_some() {
            return Self::External(name.into_owned());
        }
        if name.contains(['/', '\\', ':']) || matches!(&*name, "" | "." | "..") {
            return Self::NoFileName(name.into_owned());
        }
        if name.contains("<MAC>") || name.contains("<MODEL>") {
            return Self::Open(name.into_owned());
        }
        Self::File(name.into_owned())
    }
}

fn replace<'a>(text: Cow<'a, str>, placeholder: &str, value: Option<&str>) -> Cow<'a, str> {
    match value {
        Some(value) if text.contains(placeholder) => Cow::Owned(text.replace(placeholder, value)),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_told_apart() {
        let phone = Phone {
            mac: Some("00908f484cf0"),
            model: Some("440HD"),
        };
        let file = |name: &str| Target::File(name.to_owned());
        let external = |url: &str| Target::External(url.to_owned());
        let none = |name: &str| Target::NoFileName(name.to_owned());
        for (written, expected) in [
            ("global.cfg", file("global.cfg")),
            ("440HD_<MAC>_voip.cfg", file("440HD_00908f484cf0_voip.cfg")),
            ("<MODEL>_<MAC>.cfg", file("440HD_00908f484cf0.cfg")),
            ("<mac>.cfg", file("<mac>.cfg")),
            ("..cfg", file("..cfg")),
            (
                "http://10.10.10.10/440HD_<MAC>_voip.cfg",
                external("http://10.10.10.10/440HD_00908f484cf0_voip.cfg"),
            ),
            (
                "HTTPS://remote-pc/vlan_conf.cfg",
                external("HTTPS://remote-pc/vlan_conf.cfg"),
            ),
            (
                "tftp://10.10.10.10/a.cfg",
                external("tftp://10.10.10.10/a.cfg"),
            ),
            ("ftp://remote-pc/a.cfg", external("ftp://remote-pc/a.cfg")),
            ("file:///etc/passwd", none("file:///etc/passwd")),
            ("../global.cfg", none("../global.cfg")),
            ("..", none("..")),
            ("/etc/passwd", none("/etc/passwd")),
            ("a\\b.cfg", none("a\\b.cfg")),
            ("", none("")),
        ] {
            assert_eq!(Target::of(written, phone), expected, "{written}");
        }
    }

    #[test]
    fn a_name_that_depends_on_an_unknown_phone_stays_open() {
        let open = Target::Open("<MODEL>_x.cfg".to_owned());
        assert_eq!(Target::of("<MODEL>_x.cfg", Phone::default()), open);
        let phone = Phone {
            mac: None,
            model: Some("440HD"),
        };
        let open = Target::Open("440HD_<MAC>.cfg".to_owned());
        assert_eq!(Target::of("<MODEL>_<MAC>.cfg", phone), open);
    }

    #[test]
    fn a_phone_cannot_make_a_path_of_a_name() {
        let phone = Phone {
            mac: Some("../../etc/passwd"),
            model: Some("http://evil"),
        };
        let path = Target::NoFileName("../../etc/passwd".to_owned());
        assert_eq!(Target::of("<MAC>", phone), path);
    }
}
