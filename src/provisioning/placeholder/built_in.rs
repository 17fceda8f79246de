//! The placeholders that exist without anybody defining them.
//!
//! Guarantee: every name that the built-in templates use is here, so that they render before an
//! administrator has defined anything (M82–M84, M88–M92).

use super::{Fact, Scope};

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

/// Default values of manual A (§B.2.8.1, §B.2.8.2), of manual B for what the phone itself takes as
/// default (§2.1.2, §3.1), and the names that the built-in templates add.
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
    default(Scope::System, "HttpServerPort", "80", "Port of the phone's own web page; 0 to 65535"),
    default(Scope::System, "HttpsServerPort", "443",
        "Port of the phone's own web page over TLS; 0 to 65535"),
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
    default(Scope::System, "ProvisioningHours", "24",
        "Hours between two looks, with the period hourly; 1 to 168"),
    default(Scope::System, "ProvisioningTime", "00:00",
        "When, with the periods daily and weekly; hh:mm"),
    default(Scope::System, "ProvisioningDay", "",
        "Day of the week, with the period weekly; empty: the phone's own choice"),
    default(Scope::System, "ProvisioningRandomTime", "120",
        "Random delay before each look, so that phones do not all come at once; 0 to 65535"),
    default(Scope::System, "LDAP_Enabled", "", "LDAP directory: 1 on, 0 off"),
    default(Scope::System, "LDAP_Server", "", "Address or URL of the LDAP server"),
    default(Scope::System, "LDAP_Port", "", "Port of the LDAP service"),
    default(Scope::System, "LDAP_UserName", "", "User name for LDAP searches"),
    default(Scope::System, "LDAP_Password", "", "Password for LDAP searches"),
    default(Scope::System, "LDAP_Base", "", "Where in the LDAP tree a search begins"),
    default(Scope::System, "LDAP_NameFilter", "", "LDAP filter of a search by name"),
    default(Scope::System, "LDAP_NameAttributes", "", "LDAP attributes that hold names"),
    default(Scope::System, "LDAP_NumberFilter", "", "LDAP filter of a search by number"),
    default(Scope::System, "LDAP_NumberAttributes", "", "LDAP attributes that hold numbers"),
    default(Scope::System, "LDAP_DisplayName", "",
        "How a found name is displayed, e.g. %sn, %givenName"),
    default(Scope::System, "LDAP_MaxHits", "", "Most entries that a search returns; 1 to 1000"),
    default(Scope::System, "LDAP_CountryCode", "", "Country code put before a number searched for"),
    default(Scope::System, "LDAP_AreaCode", "", "Area code put before a number searched for"),
    default(Scope::System, "LDAP_SortResult", "", "Sort what was found by display name: 0 or 1"),
    default(Scope::System, "LDAP_SearchTimeout", "", "Seconds that an LDAP search may take"),
    default(Scope::System, "LDAP_CallLookup", "", "Look callers up in the directory"),
    default(Scope::Model, "DayLightActivate", "Disable", "Daylight saving: Enable or Disable"),
    default(Scope::Model, "DayLightEndDay", "14", "Day of the month it ends"),
    default(Scope::Model, "DayLightEndMonth", "9", "Month it ends"),
    default(Scope::Model, "DayLightStartDay", "26", "Day of the month it starts"),
    default(Scope::Model, "DayLightStartMonth", "3", "Month it starts"),
    BuiltIn {
        fact: Some(Fact::FirmwareFile),
        ..default(Scope::Model, "FirmwareFile", "", "Firmware file name; empty: <model>.img")
    },
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

#[cfg(test)]
mod tests {
    use super::super::{Reach, Slot, is_name};
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
            ("HttpServerPort", Scope::System, "80"),
            ("HttpsServerPort", Scope::System, "443"),
            ("ProvisioningHours", Scope::System, "24"),
            ("LDAP_Enabled", Scope::System, ""),
            ("LDAP_CallLookup", Scope::System, ""),
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
}
