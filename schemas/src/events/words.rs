//! The closed vocabularies inside events. Each word has a number that is stored and a name that is
//! shown; neither ever changes.

use std::str::FromStr;

use crate::ids::InvalidId;

/// Declares an enum whose variants have a stored number and a shown name.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $what:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $number:literal $text:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every word, in order of number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name that is shown.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The number that is stored.
            pub const fn number(self) -> u8 {
                match self { $(Self::$variant => $number),+ }
            }

            /// The word with this number, if there is one.
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(InvalidId {
                        what: $what,
                        text: text.chars().take(40).collect(),
                        rule: concat!("one of:" $(, " ", $text)+),
                    }),
                }
            }
        }
    };
}

words! {
    /// What a phone last said of itself (protocol.md 3). The word itself is kept beside it.
    ReportedStatus, "reported status" {
        /// It has just started.
        Started = 1 "started",
        /// It is registered with its SIP server.
        Registered = 2 "registered",
        /// It is not registered.
        Unregistered = 3 "unregistered",
        /// Its user has signed out.
        Offline = 4 "offline",
        /// A word that is not of the list.
        Other = 5 "other",
    }
}

words! {
    /// How a phone came to be known.
    Admission, "admission" {
        /// An administrator approved it.
        Administrator = 1 "administrator",
        /// Its region admits phones by itself (zero touch).
        ZeroTouch = 2 "zero_touch",
        /// It had been given to a user beforehand.
        Assigned = 3 "assigned",
    }
}

words! {
    /// What a region does with a phone that nobody knows.
    Onboarding, "onboarding" {
        /// It waits until an administrator approves it.
        Approve = 1 "approve",
        /// It is taken in as soon as it reports a registered user.
        Automatic = 2 "automatic",
    }
}

words! {
    /// What a region accepts as a phone's credential beside a correct one (protocol.md 6).
    PhoneCredentials, "phone_credentials" {
        /// Nothing else.
        Verify = 1 "verify",
        /// Any digest for a known name, from inside the region's networks.
        Learn = 2 "learn",
        /// Anything, from inside the region's networks.
        Open = 3 "open",
    }
}

words! {
    /// A day of the week.
    Weekday, "day of the week" {
        /// Monday.
        Monday = 1 "monday",
        /// Tuesday.
        Tuesday = 2 "tuesday",
        /// Wednesday.
        Wednesday = 3 "wednesday",
        /// Thursday.
        Thursday = 4 "thursday",
        /// Friday.
        Friday = 5 "friday",
        /// Saturday.
        Saturday = 6 "saturday",
        /// Sunday.
        Sunday = 7 "sunday",
    }
}

words! {
    /// How bad an alarm is.
    Severity, "severity" {
        /// For information.
        Info = 1 "info",
        /// A warning.
        Warning = 2 "warning",
        /// Minor.
        Minor = 3 "minor",
        /// Major: shown orange.
        Major = 4 "major",
        /// Critical: shown red.
        Critical = 5 "critical",
    }
}

words! {
    /// Who or what ended an alarm.
    ClearedBy, "cleared by" {
        /// The phone sent the clearing alert.
        Phone = 1 "phone",
        /// The phone reported itself registered.
        Registration = 2 "registration",
        /// An administrator.
        Administrator = 3 "administrator",
        /// The phone was deleted.
        PhoneDeleted = 4 "phone_deleted",
    }
}

words! {
    /// What a phone is told to do.
    PhoneAction, "phone action" {
        /// Restart when it is idle.
        RestartGraceful = 1 "restart_graceful",
        /// Restart at once.
        RestartForce = 2 "restart_force",
        /// Restart at a given time.
        RestartScheduled = 3 "restart_scheduled",
        /// Look for a new configuration file.
        UpdateConfiguration = 4 "update_configuration",
        /// Load the firmware that is set for it.
        UpdateFirmware = 5 "update_firmware",
        /// Show a text on its display.
        SendMessage = 6 "send_message",
        /// Report at once.
        CheckStatus = 7 "check_status",
    }
}

words! {
    /// The effect by which a command is known to be done.
    CommandEffect, "command effect" {
        /// The phone reported `started`.
        Started = 1 "started",
        /// The phone fetched its configuration file.
        Fetched = 2 "fetched",
        /// The phone answered the command itself with success.
        Answered = 3 "answered",
        /// The phone reported the firmware that it was to load.
        Updated = 4 "updated",
        /// The phone reported.
        Reported = 5 "reported",
    }
}

words! {
    /// For which phones a placeholder has a value, from wide to narrow (M81).
    PlaceholderScope, "placeholder scope" {
        /// All.
        System = 1 "system",
        /// Those of a model.
        Model = 2 "model",
        /// Those of a region.
        Region = 3 "region",
        /// One.
        Device = 4 "device",
    }
}

words! {
    /// For which phones a configuration key is added after the template, from wide to narrow.
    OverrideScope, "override scope" {
        /// Those of a region.
        Region = 1 "region",
        /// Those of a user.
        User = 2 "user",
        /// One.
        Device = 3 "device",
    }
}

words! {
    /// The kind of firmware that a template is for (M77).
    TemplateVariant, "template variant" {
        /// For any SIP server.
        Generic = 1 "generic",
        /// For Lync and Skype for Business.
        Lync = 2 "lync",
    }
}

words! {
    /// Which boot file (protocol.md 1).
    BootFile, "boot file" {
        /// For phones that reach the server.
        Direct = 1 "direct",
        /// For phones that come through a proxy.
        Proxy = 2 "proxy",
    }
}

words! {
    /// A group of settings that are neither a region's nor a placeholder's.
    SettingsGroup, "settings group" {
        /// What phones are told and may fetch.
        Phones = 1 "phones",
    }
}

words! {
    /// What an administrator's account may do.
    Role, "role" {
        /// Reads.
        Monitor = 1 "monitor",
        /// Day-to-day actions.
        Operator = 2 "operator",
        /// The fleet and its settings.
        Administrator = 3 "administrator",
        /// All.
        Supervisor = 4 "supervisor",
    }
}

words! {
    /// The true reason for which a file was refused; the client is never told.
    RefusalReason, "refusal reason" {
        /// No such file.
        NotFound = 1 "not_found",
        /// The name is none that this server could store.
        BadName = 2 "bad_name",
        /// The phone is not known.
        UnknownPhone = 3 "unknown_phone",
        /// The phone is known and has no generated file.
        NotGenerated = 4 "not_generated",
        /// The request comes from outside the region's networks.
        ForeignNetwork = 5 "foreign_network",
        /// Nothing shows that the request is the phone's.
        NotEntitled = 6 "not_entitled",
        /// The credential is wrong.
        WrongCredential = 7 "wrong_credential",
        /// The region has no template for the model, or does not exist.
        NoTemplate = 8 "no_template",
        /// The stored content is missing or altered.
        Unreadable = 9 "unreadable",
    }
}

words! {
    /// What a security event reports.
    SecurityKind, "security kind" {
        /// A report or alert came from outside the region's networks.
        ForeignNetwork = 1 "foreign_network",
        /// A report or alert carried a wrong credential.
        WrongPhoneCredential = 2 "wrong_phone_credential",
        /// A report or alert carried the credential of another phone's user.
        OtherPhonesCredential = 3 "other_phones_credential",
        /// An address asked for too many files that are not there.
        FileEnumeration = 4 "file_enumeration",
        /// The setup token was wrong.
        WrongSetupToken = 5 "wrong_setup_token",
        /// A request changed something from another site.
        CrossSiteRequest = 6 "cross_site_request",
        /// A signed-in account asked for what its role may not do.
        RoleRefused = 7 "role_refused",
        /// A bearer token was not known, or had expired.
        WrongToken = 20 "wrong_token",
        /// A signed-in account gave a wrong current password.
        WrongPassword = 21 "wrong_password",
        /// A phone's status changed more often than any phone's does.
        StatusFlood = 22 "status_flood",
        /// An address, or everybody for one phone, tried too many wrong credentials.
        CredentialGuessing = 23 "credential_guessing",
        /// A supervisor took passwords or other secrets away in an export.
        SecretsExported = 24 "secrets_exported",
    }
}

/// The word for a reported status as phones write it; what is not of the list is `Other`.
impl ReportedStatus {
    /// Reads the phone's word without regard to case and outer spaces.
    pub fn from_phone(word: &str) -> Self {
        let word = word.trim().to_ascii_lowercase();
        word.parse().unwrap_or(Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_lead_back_to_their_word() {
        for word in RefusalReason::ALL {
            assert_eq!(RefusalReason::from_number(word.number()), Some(*word));
            assert_eq!(word.name().parse(), Ok(*word));
        }
        assert_eq!(Role::from_number(9), None);
        assert!(Role::Supervisor > Role::Administrator && Role::Operator > Role::Monitor);
    }

    #[test]
    fn unknown_words_of_phones_are_other() {
        assert_eq!(
            ReportedStatus::from_phone(" Registered "),
            ReportedStatus::Registered
        );
        assert_eq!(ReportedStatus::from_phone("on fire"), ReportedStatus::Other);
    }
}

words! {
    /// What a job does to each of its targets.
    JobAction, "action" {
        /// Restarts phones.
        Restart = 1 "restart",
        /// Tells phones to look for a new configuration file.
        UpdateConfiguration = 2 "update_configuration",
        /// Makes phones' configuration files.
        GenerateConfiguration = 3 "generate_configuration",
        /// Has phones load firmware.
        UpdateFirmware = 4 "update_firmware",
        /// Shows a text on phones' displays.
        SendMessage = 5 "send_message",
        /// Moves phones, or users, to a region.
        SetRegion = 6 "set_region",
        /// Sets the language of phones' displays.
        SetLanguage = 7 "set_language",
        /// Sets what model phones are.
        SetModel = 8 "set_model",
        /// Sets the VLAN of phones.
        SetVlan = 9 "set_vlan",
        /// Gives users new passwords.
        ResetPassword = 10 "reset_password",
        /// Asks phones to report at once.
        CheckStatus = 11 "check_status",
        /// Takes phones out of the fleet.
        DeleteDevices = 12 "delete_devices",
        /// Deletes users, with their phones.
        DeleteUsers = 13 "delete_users",
        /// Takes phones into the fleet.
        ApproveDevices = 14 "approve_devices",
    }
}

words! {
    /// How it ended for one target of a job.
    ItemOutcome, "outcome" {
        /// What the job does was seen to be done.
        Done = 1 "done",
        /// It cannot be done, or the phone refused it.
        Failed = 2 "failed",
        /// It was not seen to be done in the life of a command.
        Expired = 3 "expired",
        /// The job was cancelled first.
        Cancelled = 4 "cancelled",
    }
}

words! {
    /// How a job ended.
    JobOutcome, "job outcome" {
        /// All its targets have been gone through.
        Done = 1 "done",
        /// It stopped itself.
        Failed = 2 "failed",
        /// An administrator cancelled it.
        Cancelled = 3 "cancelled",
    }
}
