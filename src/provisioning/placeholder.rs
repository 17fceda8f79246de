//! `%ITCS_Name%`: where its value comes from, and the values that the manuals document.
//!
//! Guarantee: a text is cut into pieces once, when its template is compiled; values are put between
//! the pieces and never looked at again, so a value that reads `%ITCS_Other%` stays just that
//! (threat T13). Whether a value may stand on a line is for `cfg` to say.

use std::fmt;

/// Who gave a value. Ordered from wide to narrow: of two that apply, the greater one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Scope {
    Template,
    System,
    Model,
    Region,
    User,
    Device,
    OverrideRegion,
    OverrideUser,
    OverrideDevice,
}

impl Scope {
    /// The scopes that a placeholder is looked up in, the narrowest first.
    const NARROW_TO_WIDE: [Self; 5] = [
        Self::Device,
        Self::User,
        Self::Region,
        Self::Model,
        Self::System,
    ];

    /// The word that the admin API uses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::System => "system",
            Self::Model => "model",
            Self::Region => "region",
            Self::User => "user",
            Self::Device => "device",
            Self::OverrideRegion => "override:region",
            Self::OverrideUser => "override:user",
            Self::OverrideDevice => "override:device",
        }
    }

    /// Whether it is shared by every phone of a template, and so belongs in the global file.
    fn is_shared(self) -> bool {
        self <= Self::Model
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What Rollcall itself knows about a phone and can put into its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Mac,
    Language,
    VlanMode,
    VlanId,
    LineEnabled,
    UserName,
    UserPassword,
    DisplayName,
    Model,
    GlobalFile,
    ServerIp,
    ProvisioningUrl,
    ConfigurationUrl,
    FirmwareUrl,
    SystemUserName,
    SystemUserPassword,
}

impl Fact {
    fn scope(self) -> Scope {
        match self {
            Self::Mac | Self::Language | Self::VlanMode | Self::VlanId => Scope::Device,
            Self::LineEnabled | Self::UserName | Self::UserPassword | Self::DisplayName => {
                Scope::User
            }
            Self::Model | Self::GlobalFile => Scope::Model,
            Self::ServerIp
            | Self::ProvisioningUrl
            | Self::ConfigurationUrl
            | Self::FirmwareUrl
            | Self::SystemUserName
            | Self::SystemUserPassword => Scope::System,
        }
    }
}

/// A placeholder that exists without anybody defining it.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    /// Without `%ITCS_` and `%`.
    pub(crate) name: &'static str,
    /// Where the default value is listed: `System` (M82) or `Model` (M84).
    pub(crate) scope: Scope,
    /// Empty: no value unless somebody or a fact gives one.
    pub(crate) value: &'static str,
    pub(crate) description: &'static str,
    pub(crate) fact: Option<Fact>,
}

const fn default(
    scope: Scope,
    name: &'static str,
    value: &'static str,
    description: &'static str,
) -> BuiltIn {
    BuiltIn {
        name,
        scope,
        value,
        description,
        fact: None,
    }
}

const fn fact(
    fact: Fact,
    name: &'static str,
    value: &'static str,
    description: &'static str,
) -> BuiltIn {
    BuiltIn {
        name,
        scope: Scope::System,
        value,
        description,
        fact: Some(fact),
    }
}

/// Default values of manual A (§B.2.8.1, §B.2.8.2) and the names that the built-in templates add.
#[rustfmt::skip]
pub(crate) const BUILT_IN: &[BuiltIn] = &[
    fact(Fact::ServerIp, "ServerIP", "", "Host of the server's public address"),
    default(Scope::System, "TimeZoneName", "UTC", "Time zone or country name"),
    default(Scope::System, "TimeZoneLocation", "+00:00", "Offset from UTC, +hh:mm or -hh:mm"),
    default(Scope::System, "DayLightSwitch", "0", "Daylight saving time: 0 off, 1 on"),
    default(Scope::System, "MwiVmNumber", "1000", "Voice mail number"),
    default(Scope::System, "Version", "1421074579", "Version of the configuration, a unix time"),
    fact(Fact::Language, "Language", "English", "Language of the phone's display"),
    default(Scope::System, "SRTP", "0", "Require secure RTP: 0 or 1"),
    default(Scope::System, "IPPhoneUsername", "admin", "User name of the phone's own web page"),
    default(Scope::System, "IPPhonePassword", "1234", "Password of the phone's own web page"),
    default(Scope::System, "destination", "/data/NBIF/ippmanager/generate/",
        "Where the former server kept generated files; kept for templates that name it"),
    default(Scope::System, "Primary_NTP", "", "NTP server; empty: the one that DHCP names"),
    default(Scope::System, "Redundant_outbound_proxy_enable", "0",
        "0 no redundancy, 1 primary and backup"),
    default(Scope::System, "Outbound_proxy", "", "Primary outbound proxy: the PBX's address"),
    default(Scope::System, "Redundant_outbound_proxy", "", "Backup outbound proxy"),
    default(Scope::System, "KeepActivePeriod", "60", "Minutes between two status reports"),
    default(Scope::System, "ProvisioningPeriod", "daily",
        "How often phones look for new files: every5minutes, every15minutes, hourly, daily, \
         weekly, powerup"),
    default(Scope::System, "ProvisioningTime", "00:00", "When, with the period daily; hh:mm"),
    default(Scope::System, "ProvisioningRandomTime", "120",
        "Random delay before each look, so that phones do not all come at once; 0 to 65535"),
    default(Scope::Model, "DayLightActivate", "Disable", "Daylight saving: Enable or Disable"),
    default(Scope::Model, "DayLightEndDay", "14", "Day of the month it ends"),
    default(Scope::Model, "DayLightEndMonth", "9", "Month it ends"),
    default(Scope::Model, "DayLightStartDay", "26", "Day of the month it starts"),
    default(Scope::Model, "DayLightStartMonth", "3", "Month it starts"),
    default(Scope::Model, "FirmwareFile", "", "Firmware file name; empty: <model>.img"),
    default(Scope::Model, "SipDigitMap", "**xxxx", "Digit map, e.g. #xxx for four digits"),
    fact(Fact::Mac, "MAC", "", "The phone's MAC address, twelve lower-case hex digits"),
    fact(Fact::Model, "Model", "", "The phone's model, e.g. 430HD"),
    fact(Fact::GlobalFile, "GlobalFile", "", "Name of the template's global file"),
    fact(Fact::VlanMode, "VLANMode", "", "How the phone finds its VLAN"),
    fact(Fact::VlanId, "VLANId", "", "The phone's VLAN"),
    fact(Fact::LineEnabled, "LineEnabled", "", "1 when the phone has a user"),
    fact(Fact::UserName, "UserName", "", "The user's name: the SIP identity"),
    fact(Fact::UserPassword, "UserPassword", "", "The user's password: the SIP credential"),
    fact(Fact::DisplayName, "DisplayName", "", "Name shown on the phone's display"),
    fact(Fact::ProvisioningUrl, "ProvisioningURL", "", "Where phones report"),
    fact(Fact::ConfigurationUrl, "ConfigurationURL", "", "Where configuration files are"),
    fact(Fact::FirmwareUrl, "FirmwareURL", "", "Where firmware files are"),
    fact(Fact::SystemUserName, "SystemUserName", "", "Name of the system user"),
    fact(Fact::SystemUserPassword, "SystemUserPassword", "", "Its password, as phones read it"),
];

/// A value and who gave it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resolved<'a> {
    pub(crate) value: &'a str,
    pub(crate) scope: Scope,
}

/// The value that one scope defines for a name, for the phone at hand.
pub(crate) type Lookup<'a> = dyn Fn(Scope, &str) -> Option<&'a str> + 'a;

/// How far a look-up goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// What all phones of a template share: model and system.
    Shared,
    /// Everything that applies to one phone.
    Phone,
}

/// One placeholder of a template.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    built_in: Option<&'static BuiltIn>,
}

impl Slot {
    pub(crate) fn new(name: &str) -> Self {
        let built_in = BUILT_IN.iter().find(|built_in| built_in.name == name);
        Self {
            name: name.to_owned(),
            built_in,
        }
    }

    /// The value from the narrowest scope that has one: what the administrator defined there, else
    /// what is known as a fact of that scope, at last the built-in default. An empty value is no
    /// value: the next wider scope decides.
    ///
    /// `None`: nobody defines the name. Defined but empty everywhere: an empty value.
    pub(crate) fn resolve<'b, 'a: 'b>(
        &self,
        reach: Reach,
        lookup: &Lookup<'a>,
        facts: &dyn Fn(Fact) -> Option<&'b str>,
    ) -> Option<Resolved<'b>> {
        let fact = self.built_in.and_then(|built_in| built_in.fact);
        let mut empty = None;
        for scope in Scope::NARROW_TO_WIDE {
            if reach == Reach::Shared && !scope.is_shared() {
                continue;
            }
            let defined = lookup(scope, &self.name);
            let known = fact.filter(|fact| fact.scope() == scope).and_then(facts);
            for value in [defined, known].into_iter().flatten() {
                if !value.is_empty() {
                    return Some(Resolved { value, scope });
                }
                empty.get_or_insert(Resolved { value, scope });
            }
        }
        let by_default = self.built_in.map(|built_in| Resolved {
            value: built_in.value,
            scope: built_in.scope,
        });
        match by_default {
            Some(by_default) if !by_default.value.is_empty() => Some(by_default),
            _ => empty.or(by_default),
        }
    }
}

/// A piece of a text: as it stands, or the index of a slot.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Slot(usize),
}

/// Why a placeholder cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("%ITCS_{found} is no placeholder; write %ITCS_Name% with letters, digits and _")]
pub(crate) struct PlaceholderError {
    /// What follows `%ITCS_`, at most 20 characters.
    pub(crate) found: String,
}

/// Whether a name can stand between `%ITCS_` and `%`: 1 to 64 letters, digits and `_`.
pub(crate) fn is_name(name: &str) -> bool {
    let characters = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    characters && (1..=64).contains(&name.len())
}

/// Cuts a text into pieces; `slot` gives the index for a name. Other percent signs are text.
///
/// # Errors
/// `%ITCS_` that no name and `%` follow.
pub(crate) fn cut(
    text: &str,
    mut slot: impl FnMut(&str) -> usize,
) -> Result<Vec<Piece>, PlaceholderError> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("%ITCS_") {
        let (name, behind) = after
            .split_once('%')
            .filter(|(name, _)| is_name(name))
            .ok_or_else(|| PlaceholderError {
                found: after.chars().take(20).collect(),
            })?;
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Slot(slot(name)));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_defaults_are_those_of_the_manual() {
        for (name, scope, value) in [
            ("TimeZoneName", Scope::System, "UTC"),
            ("TimeZoneLocation", Scope::System, "+00:00"),
            ("DayLightSwitch", Scope::System, "0"),
            ("MwiVmNumber", Scope::System, "1000"),
            ("Language", Scope::System, "English"),
            ("SRTP", Scope::System, "0"),
            ("IPPhoneUsername", Scope::System, "admin"),
            ("IPPhonePassword", Scope::System, "1234"),
            (
                "destination",
                Scope::System,
                "/data/NBIF/ippmanager/generate/",
            ),
            ("DayLightActivate", Scope::Model, "Disable"),
            ("DayLightEndDay", Scope::Model, "14"),
            ("DayLightEndMonth", Scope::Model, "9"),
            ("DayLightStartDay", Scope::Model, "26"),
            ("DayLightStartMonth", Scope::Model, "3"),
            ("FirmwareFile", Scope::Model, ""),
            ("SipDigitMap", Scope::Model, "**xxxx"),
        ] {
            let resolved = Slot::new(name).resolve(Reach::Phone, &|_, _| None, &|_| None);
            let resolved = resolved.map(|resolved| (resolved.scope, resolved.value));
            assert_eq!(resolved, Some((scope, value)), "{name}");
        }
    }

    #[test]
    fn built_in_names_are_names_and_unique() {
        let mut names: Vec<_> = BUILT_IN.iter().map(|built_in| built_in.name).collect();
        assert!(names.iter().all(|name| is_name(name)));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), BUILT_IN.len());
    }

    #[test]
    fn the_narrowest_scope_with_a_value_counts() {
        for (name, widest_defined, reach, expected) in [
            (
                "Language",
                Scope::Device,
                Reach::Phone,
                (Scope::Device, "device"),
            ),
            (
                "Language",
                Scope::Region,
                Reach::Phone,
                (Scope::Device, "a fact"),
            ),
            (
                "UserName",
                Scope::Region,
                Reach::Phone,
                (Scope::User, "a fact"),
            ),
            (
                "Language",
                Scope::Region,
                Reach::Shared,
                (Scope::Model, "model"),
            ),
            (
                "MwiVmNumber",
                Scope::Region,
                Reach::Phone,
                (Scope::Region, "region"),
            ),
            (
                "MwiVmNumber",
                Scope::Model,
                Reach::Phone,
                (Scope::Model, "model"),
            ),
            (
                "ServerIP",
                Scope::System,
                Reach::Phone,
                (Scope::System, "system"),
            ),
            (
                "ServerIP",
                Scope::Template,
                Reach::Phone,
                (Scope::System, "a fact"),
            ),
            (
                "Mine",
                Scope::System,
                Reach::Shared,
                (Scope::System, "system"),
            ),
        ] {
            let lookup = |scope: Scope, _: &str| (scope <= widest_defined).then(|| scope.as_str());
            let resolved = Slot::new(name).resolve(reach, &lookup, &|_| Some("a fact"));
            let resolved = resolved.map(|resolved| (resolved.scope, resolved.value));
            assert_eq!(
                resolved,
                Some(expected),
                "{name} {widest_defined} {reach:?}"
            );
        }
    }

    #[test]
    fn an_empty_value_is_no_value_but_known() {
        let region_empties = |scope, _: &str| (scope == Scope::Region).then_some("");
        let resolve = |name| {
            let resolved = Slot::new(name).resolve(Reach::Phone, &region_empties, &|_| None);
            resolved.map(|resolved| (resolved.scope, resolved.value))
        };

        assert_eq!(resolve("MwiVmNumber"), Some((Scope::System, "1000")));
        assert_eq!(resolve("Mine"), Some((Scope::Region, "")));
        let nobody = Slot::new("Mine").resolve(Reach::Phone, &|_, _| None, &|_| None);
        assert!(nobody.is_none());
    }

    #[test]
    fn a_text_is_cut_at_its_placeholders_only() {
        let cut_with_lengths = |text| cut(text, str::len);
        let text = |text: &str| Piece::Text(text.to_owned());

        assert_eq!(
            cut_with_lengths("a%ITCS_AB%%ITCS_C%50% of %sn {{7*7}}"),
            Ok(vec![
                text("a"),
                Piece::Slot(2),
                Piece::Slot(1),
                text("50% of %sn {{7*7}}")
            ])
        );
        for broken in ["%ITCS_", "%ITCS_%", "%ITCS_S RTP%", "%ITCS_A", "%ITCS_a/b%"] {
            assert!(cut_with_lengths(broken).is_err(), "{broken}");
        }
    }
}
