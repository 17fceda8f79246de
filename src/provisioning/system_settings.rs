//! System settings and LDAP (M88 to M92), which are placeholders of the system by other names.
//!
//! Guarantee: every setting is a built-in placeholder (a test), so its default is the documented
//! one, and what is set as one is seen as the other. Pure. Deliberately not here: reading requests,
//! and whether a directory takes these settings.

use super::{cfg, parameters::Kind};

/// What the phones' display speaks (M88), and Czech, which exported files contain (D8).
pub(crate) const LANGUAGES: [&str; 11] = [
    "English",
    "French",
    "German",
    "Hebrew",
    "Italian",
    "Polish",
    "Portuguese",
    "Russian",
    "Spanish",
    "Ukraine",
    "Czech",
];

/// The words for `Redundant_outbound_proxy_enable`, and what they are to phones (M89).
pub(crate) const REDUNDANT_MODES: [(&str, &str); 2] = [("none", "0"), ("primary_backup", "1")];

/// Characters of a text; a filter of manual A's kind is much shorter.
pub(crate) const TEXT_LENGTH_MAX: usize = 500;

/// Characters of an address: a host name has 253 at most.
pub(crate) const ADDRESS_LENGTH_MAX: usize = 253;

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingKind {
    /// On or off, as these values.
    Flag { on: &'static str, off: &'static str },
    /// A whole number, or empty.
    Number { least: u32, greatest: u32 },
    /// One of [`LANGUAGES`].
    Language,
    /// One of [`REDUNDANT_MODES`].
    RedundantMode,
    /// An IP address or a host name, or empty.
    Address,
    /// The same, perhaps with `ldap://` before it.
    LdapAddress,
    /// Any text that stays on its line.
    Text,
    /// The same, and never shown.
    Secret,
    /// LDAP's prefix form, or empty.
    Filter,
}

/// A setting and the placeholder that it is.
#[derive(Debug)]
pub(crate) struct Setting {
    /// Its name in requests.
    pub(crate) field: &'static str,
    /// Without `%ITCS_` and `%`.
    pub(crate) placeholder: &'static str,
    pub(crate) kind: SettingKind,
}

const fn setting(field: &'static str, placeholder: &'static str, kind: SettingKind) -> Setting {
    Setting {
        field,
        placeholder,
        kind,
    }
}

const FLAG: SettingKind = SettingKind::Flag { on: "1", off: "0" };

/// Manual A, table B-1.
#[rustfmt::skip]
pub(crate) const SYSTEM: &[Setting] = &[
    setting("language", "Language", SettingKind::Language),
    setting("ntp_server", "Primary_NTP", SettingKind::Address),
    setting("voice_mail_number", "MwiVmNumber", SettingKind::Text),
    setting("require_srtp", "SRTP", FLAG),
    setting("redundant_mode", "Redundant_outbound_proxy_enable", SettingKind::RedundantMode),
    setting("primary", "Outbound_proxy", SettingKind::Address),
    setting("backup", "Redundant_outbound_proxy", SettingKind::Address),
];

/// Manual A, table B-2. What it says of "Call Lookup" is a copy of another row; phones take 0 or 1.
#[rustfmt::skip]
pub(crate) const LDAP: &[Setting] = &[
    // Templates leave out all of LDAP when this is empty.
    setting("active", "LDAP_Enabled", SettingKind::Flag { on: "1", off: "" }),
    setting("server", "LDAP_Server", SettingKind::LdapAddress),
    setting("port", "LDAP_Port", SettingKind::Number { least: 1, greatest: 65_535 }),
    setting("user_name", "LDAP_UserName", SettingKind::Text),
    setting("password", "LDAP_Password", SettingKind::Secret),
    setting("base", "LDAP_Base", SettingKind::Text),
    setting("name_filter", "LDAP_NameFilter", SettingKind::Filter),
    setting("name_attributes", "LDAP_NameAttributes", SettingKind::Text),
    setting("number_filter", "LDAP_NumberFilter", SettingKind::Filter),
    setting("number_attributes", "LDAP_NumberAttributes", SettingKind::Text),
    setting("display_name", "LDAP_DisplayName", SettingKind::Text),
    setting("max_hits", "LDAP_MaxHits", SettingKind::Number { least: 1, greatest: 1_000 }),
    setting("country_code", "LDAP_CountryCode", SettingKind::Text),
    setting("area_code", "LDAP_AreaCode", SettingKind::Text),
    setting("sort_result", "LDAP_SortResult", FLAG),
    setting("search_timeout", "LDAP_SearchTimeout",
        SettingKind::Number { least: 1, greatest: 3_600 }),
    setting("call_lookup", "LDAP_CallLookup", FLAG),
];

/// What is odd about a value of a placeholder that is a setting, in words; `None` for all other
/// placeholders. Phones know more than this program, so that is no reason to refuse it.
pub(crate) fn oddity(placeholder: &str, value: &str) -> Option<String> {
    let mut settings = SYSTEM.iter().chain(LDAP);
    let setting = settings.find(|setting| setting.placeholder == placeholder)?;
    let is_switch = |value: &str| matches!(value, "" | "0" | "1");
    let wrong = match setting.kind {
        SettingKind::Flag { .. } if is_switch(value) => None,
        SettingKind::Flag { .. } => Some("must be 1 or 0".to_owned()),
        SettingKind::RedundantMode => {
            let is_stored = |(_, stored): &(&str, &str)| *stored == value;
            let is_known = value.is_empty() || REDUNDANT_MODES.iter().any(is_stored);
            let stored = REDUNDANT_MODES.map(|(word, stored)| format!("{stored} ({word})"));
            (!is_known).then(|| format!("must be one of {}", stored.join(", ")))
        }
        kind => kind.check(value).err(),
    };
    wrong.map(|wrong| format!("{placeholder} {wrong}"))
}

impl SettingKind {
    /// Whether a text can be the setting's value; in words for whoever typed it where not.
    /// Empty takes back what was set.
    pub(crate) fn check(self, text: &str) -> Result<(), String> {
        if text.is_empty() {
            return Ok(());
        }
        cfg::check_value(text).map_err(|problem| problem.to_string())?;
        let is_right = match self {
            Self::Flag { on, off } => text == on || text == off,
            Self::Number { least, greatest } => Kind::Number { least, greatest }.takes(text),
            Self::Language => LANGUAGES.contains(&text),
            Self::RedundantMode => REDUNDANT_MODES.iter().any(|(word, _)| *word == text),
            Self::Address => Kind::Address.takes(text),
            Self::LdapAddress => Kind::Address.takes(host_of(text)),
            Self::Text | Self::Secret => true,
            Self::Filter => is_filter(text),
        };
        match is_right {
            true => Ok(()),
            false => Err(format!("must be {}", self.expected())),
        }
    }

    fn expected(self) -> String {
        match self {
            Self::Flag { on, off } => format!("{on:?} or {off:?}"),
            Self::Number { least, greatest } => {
                format!("a whole number from {least} to {greatest}")
            }
            Self::Language => format!("one of {}", LANGUAGES.join(", ")),
            Self::RedundantMode => {
                let words = REDUNDANT_MODES.map(|(word, _)| word);
                format!("one of {}", words.join(", "))
            }
            Self::Address => Kind::Address.to_string(),
            Self::LdapAddress => "an IP address or a host name, also as ldap://host".to_owned(),
            Self::Text | Self::Secret => "a text".to_owned(),
            Self::Filter => "a filter whose brackets match, such as (sn=%)".to_owned(),
        }
    }
}

/// The host of an address that may be written as a URL of LDAP.
fn host_of(text: &str) -> &str {
    let host = ["ldap://", "ldaps://"]
        .iter()
        .find_map(|scheme| {
            let given = text.get(..scheme.len())?;
            given
                .eq_ignore_ascii_case(scheme)
                .then(|| &text[scheme.len()..])
        })
        .unwrap_or(text);
    let host = host.strip_suffix('/').unwrap_or(host);
    host.strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host)
}

/// Whether it stands in brackets, every bracket that is opened is closed, and none closed that was
/// not. Brackets of values are escaped as `\28` and `\29` (RFC 4515, 3).
fn is_filter(filter: &str) -> bool {
    let mut depth = 0_usize;
    for character in filter.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            // Before the first bracket, or between two filters that nothing joins.
            _ if depth == 0 => return false,
            _ => {}
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::{
        super::placeholder::{BUILT_IN, Scope},
        *,
    };

    #[test]
    fn every_setting_is_a_built_in_placeholder_of_the_system() {
        for setting in SYSTEM.iter().chain(LDAP) {
            let built_in = BUILT_IN.iter().find(|it| it.name == setting.placeholder);
            let built_in = built_in.unwrap_or_else(|| panic!("{}", setting.placeholder));
            assert_eq!(built_in.scope, Scope::System);
        }
        let named = |name: &str| {
            BUILT_IN
                .iter()
                .filter(|it| it.name.starts_with(name))
                .count()
        };
        assert_eq!(LDAP.len(), named("LDAP_"));
    }

    #[test]
    fn a_value_that_its_setting_would_refuse_is_odd() {
        for (placeholder, value, is_odd) in [
            ("Language", "Klingon", true),
            ("Language", "Czech", false),
            ("Language", "", false),
            ("SRTP", "yes", true),
            ("SRTP", "0", false),
            ("LDAP_Enabled", "0", false),
            ("LDAP_Enabled", "on", true),
            ("Redundant_outbound_proxy_enable", "1", false),
            ("Redundant_outbound_proxy_enable", "primary_backup", true),
            ("LDAP_MaxHits", "1001", true),
            ("LDAP_NameFilter", "(sn=%", true),
            ("LDAP_Password", "anything", false),
            ("SpeedDialName1", "Klingon", false),
        ] {
            let odd = oddity(placeholder, value);
            assert_eq!(odd.is_some(), is_odd, "{placeholder} {value:?}: {odd:?}");
        }
    }

    #[test]
    fn settings_are_what_the_manual_lets_them_be() {
        let check = |field: &str, value: &str| {
            let mut all = SYSTEM.iter().chain(LDAP);
            let setting = all.find(|setting| setting.field == field).unwrap();
            setting.kind.check(value).is_ok()
        };
        for (field, value, expected) in [
            ("language", "Ukraine", true),
            ("language", "Czech", true),
            ("language", "Klingon", false),
            ("ntp_server", "10.1.1.1", true),
            ("ntp_server", "ntp.example.com", true),
            ("ntp_server", "999.1.1.1", false),
            ("voice_mail_number", "*1000#", true),
            ("voice_mail_number", "1000\nx=y", false),
            ("redundant_mode", "primary_backup", true),
            ("redundant_mode", "1", false),
            ("server", "ldap://ldap.example.com", true),
            ("server", "LDAPS://[2001:db8::1]/", true),
            ("server", "http://ldap.example.com", false),
            ("port", "389", true),
            ("port", "0", false),
            ("max_hits", "1000", true),
            ("max_hits", "1001", false),
            ("search_timeout", "0", false),
            ("name_filter", "(&(telephoneNumber=*)(sn=%))", true),
            ("name_filter", "((!(cn=*)(sn=*))", false),
            ("name_filter", ")(", false),
            ("name_filter", "sn=%", false),
            ("number_filter", "(cn=%) or (sn=%)", false),
            ("number_filter", "", true),
            ("password", " starts blank", false),
        ] {
            assert_eq!(check(field, value), expected, "{field} {value:?}");
        }
    }
}
