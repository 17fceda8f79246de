//! The code of each of the domain's refusals.
//!
//! Guarantee: both have the same word.

use super::Code;
use crate::domain::Refusal;

impl From<&Refusal> for Code {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::SetupRequired => Self::SetupRequired,
            Refusal::AlreadySetUp => Self::AlreadySetUp,
            Refusal::UnknownPhone(_) => Self::DeviceNotFound,
            Refusal::UnknownRegion(_) => Self::RegionNotFound,
            Refusal::RegionExists(_) => Self::RegionExists,
            Refusal::RegionInUse { .. } => Self::RegionInUse,
            Refusal::UserExists => Self::UserExists,
            Refusal::AdminExists => Self::AdminExists,
            Refusal::UnknownAdmin => Self::AdminNotFound,
            Refusal::LastSupervisor => Self::LastSupervisor,
            Refusal::RoleTooHigh { .. } => Self::RoleRequired,
            Refusal::TooManyTokens(_) => Self::TooManyTokens,
            Refusal::UnknownToken => Self::TokenNotFound,
            Refusal::UnknownAlarm => Self::AlarmNotFound,
            Refusal::ForeignNetwork => Self::ForeignNetwork,
            Refusal::WrongCredential | Refusal::OtherPhonesCredential => Self::WrongCredential,
            Refusal::TooManyCommands(_) => Self::TooManyCommands,
            Refusal::Overtaken => Self::Overtaken,
            Refusal::RequestKeyReused => Self::IdempotencyKeyReused,
            Refusal::RequestAnswered => Self::IdempotencyKeySpent,
            Refusal::TemplateExists(_) => Self::TemplateExists,
            Refusal::UnknownTemplate(_) => Self::TemplateNotFound,
            Refusal::TemplateBuiltIn(_) => Self::TemplateBuiltIn,
            Refusal::TemplateInUse { .. } => Self::TemplateInUse,
            Refusal::UnknownMapping => Self::MappingNotFound,
            Refusal::UnknownPlaceholders(_) => Self::UnknownPlaceholders,
            Refusal::PlaceholderExists(_) => Self::PlaceholderExists,
            Refusal::UnknownPlaceholder(_) => Self::PlaceholderNotFound,
            Refusal::PlaceholderInUse { .. } => Self::PlaceholderInUse,
            Refusal::PlaceholderStays => Self::PlaceholderStays,
            Refusal::UnknownOverride(_) => Self::OverrideNotFound,
            Refusal::UnknownUser => Self::UserNotFound,
            Refusal::SystemUserStays => Self::SystemUserStays,
            Refusal::UserWithoutRegion => Self::UserWithoutRegion,
            Refusal::PhoneNamedTwice(_) => Self::DeviceNamedTwice,
            Refusal::UnknownFile(_) => Self::FileNotFound,
            Refusal::FirmwareExists(_) => Self::FirmwareExists,
            Refusal::UnknownFirmware(_) => Self::FirmwareNotFound,
            Refusal::FirmwareFileExists(_) => Self::FirmwareFileExists,
            Refusal::FirmwareFileTaken(_) => Self::FirmwareFileTaken,
            Refusal::UnknownJob(_) => Self::JobNotFound,
            Refusal::TooManyJobs(_) => Self::TooManyJobs,
            Refusal::JobHeld(_) => Self::JobHeld,
            Refusal::JobRuns(_) => Self::JobRunning,
            Refusal::SecretsShown(_) => Self::SecretsShown,
            Refusal::FirmwareInUse { .. } => Self::FirmwareInUse,
            Refusal::KeyringFull => Self::KeyringFull,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_keep_their_own_code() {
        let region: schemas::RegionName = "Berlin".parse().unwrap();
        let mac: schemas::Mac = "00908f484cf0".parse().unwrap();
        let template: schemas::TemplateName = "AudioCodes_430HD".parse().unwrap();
        let placeholder: schemas::PlaceholderName = "Language".parse().unwrap();
        let firmware: schemas::FirmwareName = "430HD".parse().unwrap();
        let refusals = [
            Refusal::SetupRequired,
            Refusal::AlreadySetUp,
            Refusal::UnknownPhone(mac),
            Refusal::UnknownRegion(region.clone()),
            Refusal::RegionExists(region.clone()),
            Refusal::RegionInUse {
                name: region,
                phones: 1,
                users: 0,
            },
            Refusal::UserExists,
            Refusal::AdminExists,
            Refusal::UnknownAdmin,
            Refusal::LastSupervisor,
            Refusal::RoleTooHigh {
                has: schemas::events::Role::Monitor,
            },
            Refusal::TooManyTokens(100),
            Refusal::UnknownToken,
            Refusal::UnknownAlarm,
            Refusal::ForeignNetwork,
            Refusal::WrongCredential,
            Refusal::OtherPhonesCredential,
            Refusal::TooManyCommands(8),
            Refusal::Overtaken,
            Refusal::RequestKeyReused,
            Refusal::RequestAnswered,
            Refusal::TemplateExists(template.clone()),
            Refusal::UnknownTemplate(template.to_string()),
            Refusal::TemplateBuiltIn(template.clone()),
            Refusal::TemplateInUse {
                name: template,
                rows: 1,
                phones: 0,
            },
            Refusal::UnknownMapping,
            Refusal::UnknownPlaceholders(vec![]),
            Refusal::PlaceholderExists(placeholder.clone()),
            Refusal::UnknownPlaceholder(placeholder.clone()),
            Refusal::PlaceholderInUse {
                name: placeholder,
                templates: vec![],
            },
            Refusal::PlaceholderStays,
            Refusal::UnknownOverride("a/b".parse().unwrap()),
            Refusal::UnknownUser,
            Refusal::SystemUserStays,
            Refusal::UserWithoutRegion,
            Refusal::PhoneNamedTwice(mac),
            Refusal::UnknownFile("a.cfg".parse().unwrap()),
            Refusal::FirmwareExists(firmware.clone()),
            Refusal::UnknownFirmware(firmware.to_string()),
            Refusal::FirmwareFileExists(firmware.clone()),
            Refusal::FirmwareFileTaken(firmware.clone()),
            Refusal::FirmwareInUse {
                name: firmware,
                phones: 1,
            },
            Refusal::UnknownJob(schemas::JobId(1)),
            Refusal::TooManyJobs(200),
            Refusal::JobHeld(schemas::JobId(1)),
            Refusal::JobRuns(schemas::JobId(1)),
            Refusal::SecretsShown(schemas::JobId(1)),
            Refusal::KeyringFull,
        ];
        for refusal in refusals {
            assert_eq!(Code::from(&refusal).name(), refusal.code());
        }
    }
}
