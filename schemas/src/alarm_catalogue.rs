//! The alarms that phones are known to send (protocol.md 4), as data.

use crate::events::Severity;

/// One known alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The name in events, metrics and the API.
    pub name: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// Other spellings that phones use, folded as by [`fold`].
    pub folded: &'static [&'static str],
    /// The SNMP trap's object identifier, where the vendor gave one.
    pub trap_oid: Option<&'static str>,
    /// The alarm type's number, where it is fixed.
    pub alarm_type: Option<u32>,
    /// The probable cause's number, where it is fixed.
    pub probable_cause: Option<u32>,
    /// The severity when the phone does not say.
    pub severity: Severity,
    /// What to do about it.
    pub corrective_action: &'static str,
}

/// The name under which alarms of other names are counted in metrics.
pub const OTHER: &str = "other";

/// The name, folded, of what is an event and never an active alarm.
pub const LOCAL_EVENT: &str = "General Local Event";

/// Every known alarm.
pub const CATALOGUE: &[CatalogueEntry] = &[
    CatalogueEntry {
        name: "IPPhoneRegisterFailure",
        title: "Registration Failure",
        folded: &["registerfailure", "registrationfailure"],
        trap_oid: Some(".1.3.6.1.4.1.5003.9.20.3.2.0.39"),
        alarm_type: Some(1),
        probable_cause: Some(5),
        severity: Severity::Critical,
        corrective_action: "Check that the phone's user name and password are the same on the \
            phone and on the SIP server, and that the SIP server answers.",
    },
    CatalogueEntry {
        name: "IPPhoneSurvivableModeStart",
        title: "Survivable Mode Start",
        folded: &["survivablemodestart"],
        trap_oid: Some(".1.3.6.1.4.1.5003.9.20.3.2.0.40"),
        alarm_type: Some(0),
        probable_cause: Some(0),
        severity: Severity::Major,
        corrective_action: "Check that all servers of the Lync deployment are up and reachable \
            from the phone.",
    },
    CatalogueEntry {
        name: "IPPhoneLyncLoginFailure",
        title: "Lync Login Failure",
        folded: &["lyncloginfailure"],
        trap_oid: Some(".1.3.6.1.4.1.5003.9.20.3.2.0.41"),
        alarm_type: Some(1),
        probable_cause: Some(5),
        severity: Severity::Critical,
        corrective_action: "Check or reset the user's name, password and PIN. The additional \
            information names the failing part: TlsConnectionFailure (certificates, reachability) \
            or NtpServerError (the phone's time source).",
    },
    CatalogueEntry {
        name: "SpeakerFirmwareDownloadFailure",
        title: "Speaker Firmware Download Failure",
        folded: &["speakerfirmwaredownloadfailure"],
        trap_oid: None,
        alarm_type: None,
        probable_cause: None,
        severity: Severity::Major,
        corrective_action: "Check that the speaker's firmware file is on the server and that the \
            phone may fetch it.",
    },
    CatalogueEntry {
        name: "SpeakerFirmwareUpgradeFailure",
        title: "Speaker Firmware Upgrade Failure",
        folded: &["speakerfirmwareupgradefailure"],
        trap_oid: None,
        alarm_type: None,
        probable_cause: None,
        severity: Severity::Major,
        corrective_action: "Check that the firmware fits the speaker's model, then restart the \
            phone to try again.",
    },
    CatalogueEntry {
        name: "ConferenceSpeakerConnectionFailure",
        title: "Conference Speaker Connection Failure",
        folded: &["conferencespeakerconnectionfailure"],
        trap_oid: None,
        alarm_type: None,
        probable_cause: None,
        severity: Severity::Major,
        corrective_action: "Check the cable between the phone and the conference speaker.",
    },
    CatalogueEntry {
        name: "WebSuccessiveLoginFailedTrials",
        title: "Web Successive Login Failed Trials",
        folded: &["websuccessiveloginfailedtrials"],
        trap_oid: None,
        alarm_type: None,
        probable_cause: None,
        severity: Severity::Warning,
        corrective_action: "Somebody tried wrong passwords on the phone's web page: find out who, \
            and change the password if need be.",
    },
    CatalogueEntry {
        name: "RequiresReset",
        title: "Requires Reset",
        folded: &["requiresreset"],
        trap_oid: None,
        alarm_type: None,
        probable_cause: None,
        severity: Severity::Minor,
        corrective_action: "Restart the phone.",
    },
];

/// A name as it is compared: letters and digits in lower case, without the `IPPHONE` prefix.
pub fn fold(name: &str) -> String {
    let folded: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    match folded.strip_prefix("ipphone") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => folded,
    }
}

/// The catalogue's entry for an alarm name as a phone writes it.
pub fn find(name: &str) -> Option<&'static CatalogueEntry> {
    let folded = fold(name);
    CATALOGUE
        .iter()
        .find(|entry| entry.folded.contains(&folded.as_str()))
}

/// Whether this name is the phones' word for an event that is no alarm.
pub fn is_local_event(name: &str) -> bool {
    fold(name) == fold(LOCAL_EVENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_without_case_spaces_and_prefix() {
        for name in [
            "IPPHONE REGISTRATION FAILURE",
            "IPPhoneRegisterFailure",
            "register failure",
        ] {
            assert_eq!(
                find(name).map(|entry| entry.name),
                Some("IPPhoneRegisterFailure"),
                "{name}"
            );
        }
        assert_eq!(find("Fan Failure"), None);
        assert!(
            is_local_event("GENERAL LOCAL EVENT") && is_local_event("IPPhone General LocalEvent")
        );
    }

    #[test]
    fn every_entry_is_found_by_its_own_names() {
        for entry in CATALOGUE {
            assert_eq!(find(entry.name), Some(entry));
            assert_eq!(find(entry.title), Some(entry));
        }
    }
}
