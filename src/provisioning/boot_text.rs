//! The text that a boot file is made from, built in or written by an administrator, and what phones
//! get of it (protocol.md 1, M17 to M19).
//!
//! Guarantee: the three address lines are there and follow the settings, wherever the text has them
//! and whatever it says; the lines of the system user are there exactly for whoever may see them.
//! Everything else stays as it was written. Pure. Deliberately not here: which addresses, and who
//! may see what.

use super::{
    boot::{self, BootError, KEEP_ALIVE_PERIOD_MINUTES, SystemUser},
    cfg::{Cfg, Line},
};

const PROVISIONING: &str = "ems_server/provisioning/url";
const CONFIGURATION: &str = "provisioning/configuration/url";
const FIRMWARE: &str = "provisioning/firmware/url";
const USER_NAME: &str = "ems_server/user_name";
const USER_PASSWORD: &str = "ems_server/user_password";

/// The lines of the built-in file in their order (manual A §2.2). One that a text lacks is put
/// behind the nearest of those before it.
const ORDER: [&str; 7] = [
    "ems_server/keep_alive_period",
    PROVISIONING,
    "provisioning/method",
    CONFIGURATION,
    FIRMWARE,
    USER_NAME,
    USER_PASSWORD,
];

/// The addresses that a boot file gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Addresses {
    /// Where phones report.
    pub(crate) provisioning: String,
    /// Where configuration files are.
    pub(crate) configuration: String,
    /// Where firmware is.
    pub(crate) firmware: String,
}

/// The lines of the built-in text that are no addresses.
pub(crate) fn built_in() -> Cfg {
    let line = |name: &str, value: String| Line::Parameter {
        name: name.to_owned(),
        value,
    };
    let period = KEEP_ALIVE_PERIOD_MINUTES.to_string();
    let lines = vec![
        line("ems_server/keep_alive_period", period),
        line("provisioning/method", "STATIC".to_owned()),
    ];
    Cfg { lines }
}

/// The text with these addresses.
///
/// # Errors
/// An address that would break out of its line.
pub(crate) fn with_addresses(mut text: Cfg, addresses: &Addresses) -> Result<Cfg, BootError> {
    let Addresses {
        provisioning,
        configuration,
        firmware,
    } = addresses;
    for (name, value) in [
        (PROVISIONING, provisioning),
        (CONFIGURATION, configuration),
        (FIRMWARE, firmware),
    ] {
        set(&mut text, name, value)?;
    }
    Ok(text)
}

/// What a phone gets: the text with these addresses and, for whoever may see it, the system user.
/// What the text itself says of that user stays, since an administrator may have the password in a
/// form that only phones know.
///
/// # Errors
/// A value that would break out of its line.
pub(crate) fn served(
    text: Cfg,
    addresses: &Addresses,
    system_user: Option<&SystemUser>,
) -> Result<String, BootError> {
    let mut text = with_addresses(text, addresses)?;
    match system_user {
        Some(user) => {
            set_where_empty(&mut text, USER_NAME, &user.name)?;
            set_where_empty(&mut text, USER_PASSWORD, &user.obfuscated_password)?;
        }
        None => text
            .lines
            .retain(|line| !matches!(name_of(line), Some(USER_NAME | USER_PASSWORD))),
    }
    Ok(text.to_string())
}

/// The parameter has this value in each of its lines, and has one.
fn set(text: &mut Cfg, name: &'static str, value: &str) -> Result<(), BootError> {
    let line = boot::parameter(name, value)?;
    let mut is_there = false;
    for known in &mut text.lines {
        if name_of(known) == Some(name) {
            known.clone_from(&line);
            is_there = true;
        }
    }
    if !is_there {
        insert(text, name, line);
    }
    Ok(())
}

/// The same, where the text gives it no value of its own.
fn set_where_empty(text: &mut Cfg, name: &'static str, value: &str) -> Result<(), BootError> {
    let has_value = text
        .parameters()
        .any(|(_, known, given)| known == name && !given.is_empty());
    match has_value {
        true => Ok(()),
        false => set(text, name, value),
    }
}

fn insert(text: &mut Cfg, name: &str, line: Line) {
    let at = ORDER.iter().position(|known| *known == name);
    let before = &ORDER[..at.unwrap_or(ORDER.len())];
    let last_line = |of: &&str| text.lines.iter().rposition(|it| name_of(it) == Some(*of));
    let place = before.iter().rev().find_map(last_line);
    let place = place.map_or(0, |behind| behind + 1);
    text.lines.insert(place, line);
}

fn name_of(line: &Line) -> Option<&str> {
    match line {
        Line::Parameter { name, .. } => Some(name),
        Line::Blank | Line::Comment(_) | Line::Include(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::provisioning::{cfg::Problem, public_url::PublicUrl};

    fn addresses() -> Addresses {
        Addresses {
            provisioning: "http://10.1.8.23:8081/".to_owned(),
            configuration: "http://10.1.8.23/configfiles/".to_owned(),
            firmware: "http://10.1.8.23/firmwarefiles/".to_owned(),
        }
    }

    fn user() -> SystemUser {
        SystemUser {
            name: "system".to_owned(),
            obfuscated_password: "{\"VvlZOp5/5pM=\"}".to_owned(),
        }
    }

    #[track_caller]
    fn check(text: &str, user: Option<&SystemUser>, expected: &[&str]) {
        let text = Cfg::parse(text).unwrap();
        let served = served(text, &addresses(), user).unwrap();
        assert_eq!(served.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_built_in_text_is_the_manuals_file() {
        let url = PublicUrl::parse("http://10.1.8.23").unwrap();
        for user in [None, Some(&user())] {
            let expected = boot::boot_file(&url, user).unwrap();
            assert_eq!(served(built_in(), &addresses(), user), Ok(expected));
        }
    }

    #[test]
    fn addresses_stay_where_the_text_has_them_and_follow_the_settings() {
        check(
            "; ours\n\
             provisioning/firmware/url=http://old/fw/\n\
             network/lan/vlan/mode=MANUAL\n\
             ems_server/provisioning/url=http://old/\n\
             provisioning/configuration/url=\n\
             provisioning/firmware/url=http://older/\n",
            None,
            &[
                "; ours",
                "provisioning/firmware/url=http://10.1.8.23/firmwarefiles/",
                "network/lan/vlan/mode=MANUAL",
                "ems_server/provisioning/url=http://10.1.8.23:8081/",
                "provisioning/configuration/url=http://10.1.8.23/configfiles/",
                "provisioning/firmware/url=http://10.1.8.23/firmwarefiles/",
            ],
        );
    }

    #[test]
    fn lines_that_a_text_lacks_are_put_at_their_place() {
        check(
            "system/type=430HD\nprovisioning/method=STATIC\ninclude other.cfg\n",
            Some(&user()),
            &[
                "ems_server/provisioning/url=http://10.1.8.23:8081/",
                "system/type=430HD",
                "provisioning/method=STATIC",
                "provisioning/configuration/url=http://10.1.8.23/configfiles/",
                "provisioning/firmware/url=http://10.1.8.23/firmwarefiles/",
                "ems_server/user_name=system",
                "ems_server/user_password={\"VvlZOp5/5pM=\"}",
                "include other.cfg",
            ],
        );
    }

    #[test]
    fn the_system_user_is_there_for_whoever_may_see_it_alone() {
        let text = "ems_server/user_password={\"theirs\"}\nems_server/user_name=\n";
        let addresses = [
            "ems_server/provisioning/url=http://10.1.8.23:8081/",
            "provisioning/configuration/url=http://10.1.8.23/configfiles/",
            "provisioning/firmware/url=http://10.1.8.23/firmwarefiles/",
        ];
        check(text, None, &addresses);
        let own = [
            "ems_server/user_password={\"theirs\"}",
            "ems_server/user_name=system",
        ];
        check(text, Some(&user()), &[&addresses[..], &own].concat());
    }

    #[test]
    fn an_address_cannot_add_a_line() {
        let bad = Addresses {
            provisioning: "http://x\nvoip/line/0/id=1".to_owned(),
            ..addresses()
        };
        let error = with_addresses(built_in(), &bad).unwrap_err();
        assert_eq!(error.problem, Problem::ControlCharacter('\n'));
    }

    proptest! {
        #[test]
        fn whatever_the_text_says_the_addresses_are_the_settings(
            text in "((ems_server/(user_name|provisioning/url)|provisioning/(method|firmware/url)\
                |a)=[a-z]{0,3}\n|;x\n|\n|include x\n){0,8}",
            is_inside in any::<bool>(),
        ) {
            let user = is_inside.then(user);
            let text = Cfg::parse(&text).unwrap();
            let served = served(text, &addresses(), user.as_ref()).unwrap();
            let again = Cfg::parse(&served).unwrap();
            let values = |name: &str| -> Vec<String> {
                let of_name = again.parameters().filter(|(_, known, _)| *known == name);
                of_name.map(|(_, _, value)| value.to_owned()).collect()
            };
            let addresses = addresses();
            for (name, value) in [
                (PROVISIONING, &addresses.provisioning),
                (CONFIGURATION, &addresses.configuration),
                (FIRMWARE, &addresses.firmware),
            ] {
                let values = values(name);
                prop_assert!(!values.is_empty());
                prop_assert!(values.iter().all(|given| given == value));
            }
            for name in [USER_NAME, USER_PASSWORD] {
                prop_assert_eq!(!values(name).is_empty(), is_inside);
            }
        }
    }
}
