//! Why a command is refused. Typed and coded; whoever answers maps it to a status.

use schemas::{
    FileName, FirmwareName, JobId, Mac, ParameterName, PlaceholderName, RegionName, TemplateName,
    events::Role,
};

/// A command that may not happen. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Setup has not been done.
    #[error("the server has not been set up yet: POST /api/v1/setup with the one-time token")]
    SetupRequired,
    /// Setup was done before.
    #[error("the server has been set up already: sign in instead")]
    AlreadySetUp,
    /// No such phone in the fleet, nor waiting for approval.
    #[error("no phone {0} is known or waiting for approval")]
    UnknownPhone(Mac),
    /// No such region.
    #[error("there is no region {0}: create it first, or name an existing one")]
    UnknownRegion(RegionName),
    /// A region of that name exists.
    #[error("there is a region {0} already")]
    RegionExists(RegionName),
    /// Phones or users belong to the region.
    #[error("region {name} is used by {phones} phones and {users} users: move them first")]
    RegionInUse {
        /// The region.
        name: RegionName,
        /// Phones in it.
        phones: usize,
        /// Users in it.
        users: usize,
    },
    /// A user of that name exists, perhaps in other case.
    #[error("there is a user of that name already")]
    UserExists,
    /// An account of that name exists, perhaps in other case.
    #[error("there is an account of that name already")]
    AdminExists,
    /// No such account.
    #[error("there is no account of that name")]
    UnknownAdmin,
    /// Nobody could manage accounts any more.
    #[error("this is the last supervisor: make another one first")]
    LastSupervisor,
    /// A token may not do more than whoever makes it.
    #[error("a token may do no more than you: give it the role {} or a lower one", has.name())]
    RoleTooHigh {
        /// What whoever makes it may do.
        has: Role,
    },
    /// The account has as many tokens as it may.
    #[error("the account has {0} tokens: revoke one first")]
    TooManyTokens(usize),
    /// No such token, or somebody else's.
    #[error("there is no token of that id: it may have been revoked meanwhile")]
    UnknownToken,
    /// No such active alarm.
    #[error("that alarm is not active: it may have been cleared meanwhile")]
    UnknownAlarm,
    /// The request comes from outside the region's networks, or of all regions'.
    #[error("the request comes from outside the networks of the phone's region")]
    ForeignNetwork,
    /// The credential is missing or wrong.
    #[error("the credential is not accepted")]
    WrongCredential,
    /// The credential is a correct one, of another phone's user.
    #[error("the credential belongs to another phone")]
    OtherPhonesCredential,
    /// As many commands wait for the phone as may.
    #[error("{0} commands wait for this phone already: wait until it has taken them")]
    TooManyCommands(usize),
    /// The finding is overtaken: the phone has been heard, or the inputs have changed.
    #[error("overtaken by newer events")]
    Overtaken,
    /// The request's key was used for another request.
    #[error("the key was used for another request: choose a new key for every request")]
    RequestKeyReused,
    /// The request was answered before, and this was no part of it.
    #[error("the request was answered before, and nothing was changed now")]
    RequestAnswered,
    /// A template of that name exists, perhaps in other case.
    #[error("there is a template {0} already: choose another name, or replace it")]
    TemplateExists(TemplateName),
    /// No such template.
    #[error("there is no template {0}: create it first, or name an existing one")]
    UnknownTemplate(String),
    /// A built-in template stays.
    #[error("template {0} is built in: it can be restored, and not deleted")]
    TemplateBuiltIn(TemplateName),
    /// The mapping or phones name the template.
    #[error("template {name} is used by {rows} rows of the mapping and {phones} phones")]
    TemplateInUse {
        /// The template.
        name: TemplateName,
        /// Rows of the mapping.
        rows: usize,
        /// Phones for which it is set.
        phones: usize,
    },
    /// No such row of the mapping.
    #[error("the mapping has no row for that model and region")]
    UnknownMapping,
    /// The template names placeholders that nobody defines.
    #[error("unknown placeholders: {}; define them first, or take them out", .0.join(", "))]
    UnknownPlaceholders(Vec<String>),
    /// The placeholder has a value in that place.
    #[error("placeholder {0} has a value there already: change it")]
    PlaceholderExists(PlaceholderName),
    /// The placeholder has no value in that place.
    #[error("placeholder {0} has no value there: add it first")]
    UnknownPlaceholder(PlaceholderName),
    /// Templates name the placeholder, and this is its only value.
    #[error("placeholder {name} is used by {}: take it out of them first", .templates.join(", "))]
    PlaceholderInUse {
        /// The placeholder.
        name: PlaceholderName,
        /// Templates that name it.
        templates: Vec<String>,
    },
    /// Only placeholders of regions move to another region.
    #[error("only a placeholder of a region can move to another region")]
    PlaceholderStays,
    /// The configuration key is not overridden there.
    #[error("parameter {0} is not overridden there")]
    UnknownOverride(ParameterName),
    /// No such user.
    #[error("there is no user of that name")]
    UnknownUser,
    /// Phones sign in as that user.
    #[error("the user system is the server's own: it is neither renamed nor deleted")]
    SystemUserStays,
    /// A phone of the fleet has a region.
    #[error("the user has no region, and a new phone needs one: give the user a region first")]
    UserWithoutRegion,
    /// Two lines of a table are about the same phone.
    #[error("phone {0} is given to two users at once")]
    PhoneNamedTwice(Mac),
    /// No such file.
    #[error("there is no file {0}")]
    UnknownFile(FileName),
    /// An entry of that name exists.
    #[error("there is firmware {0} already: choose another name, or change it")]
    FirmwareExists(FirmwareName),
    /// No such entry.
    #[error("there is no firmware {0}: add it first")]
    UnknownFirmware(String),
    /// The entry has another file.
    #[error("firmware {0} has another file already: say that it is to be replaced")]
    FirmwareFileExists(FirmwareName),
    /// Another entry has a file of that name.
    #[error("firmware {0} has a file of that name: choose another one")]
    FirmwareFileTaken(FirmwareName),
    /// No such job, or it has ended.
    #[error("job {0} is not running: it may have ended meanwhile")]
    UnknownJob(JobId),
    /// As many jobs are unfinished as may.
    #[error("{0} jobs have not ended: wait until one has, or cancel one")]
    TooManyJobs(usize),
    /// The job is paused, or was cancelled.
    #[error("job {0} is paused or was cancelled")]
    JobHeld(JobId),
    /// The job has not ended.
    #[error("job {0} has not ended: wait until it has, or cancel it")]
    JobRuns(JobId),
    /// The job's secrets were shown, or it has none.
    #[error("job {0} has no passwords that were not shown: they are shown once")]
    SecretsShown(JobId),
    /// Phones are to load the entry's file.
    #[error("firmware {name} is set for {phones} phones: set another one for them first")]
    FirmwareInUse {
        /// The entry.
        name: FirmwareName,
        /// Phones for which it is set.
        phones: usize,
    },
    /// No more keys can be handed out.
    #[error("the keyring is full")]
    KeyringFull,
}

impl Refusal {
    /// The stable code of the answer; each has a paragraph in the runbook.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SetupRequired => "setup_required",
            Self::AlreadySetUp => "already_set_up",
            Self::UnknownPhone(_) => "device_not_found",
            Self::UnknownRegion(_) => "region_not_found",
            Self::RegionExists(_) => "region_exists",
            Self::RegionInUse { .. } => "region_in_use",
            Self::UserExists => "user_exists",
            Self::AdminExists => "admin_exists",
            Self::UnknownAdmin => "admin_not_found",
            Self::LastSupervisor => "last_supervisor",
            Self::RoleTooHigh { .. } => "role_required",
            Self::TooManyTokens(_) => "too_many_tokens",
            Self::UnknownToken => "token_not_found",
            Self::UnknownAlarm => "alarm_not_found",
            Self::ForeignNetwork => "foreign_network",
            Self::WrongCredential | Self::OtherPhonesCredential => "wrong_credential",
            Self::TooManyCommands(_) => "too_many_commands",
            Self::Overtaken => "overtaken",
            Self::RequestKeyReused => "idempotency_key_reused",
            Self::RequestAnswered => "idempotency_key_spent",
            Self::TemplateExists(_) => "template_exists",
            Self::UnknownTemplate(_) => "template_not_found",
            Self::TemplateBuiltIn(_) => "template_built_in",
            Self::TemplateInUse { .. } => "template_in_use",
            Self::UnknownMapping => "mapping_not_found",
            Self::UnknownPlaceholders(_) => "unknown_placeholders",
            Self::PlaceholderExists(_) => "placeholder_exists",
            Self::UnknownPlaceholder(_) => "placeholder_not_found",
            Self::PlaceholderInUse { .. } => "placeholder_in_use",
            Self::PlaceholderStays => "placeholder_stays",
            Self::UnknownOverride(_) => "override_not_found",
            Self::UnknownUser => "user_not_found",
            Self::SystemUserStays => "system_user_stays",
            Self::UserWithoutRegion => "user_without_region",
            Self::PhoneNamedTwice(_) => "device_named_twice",
            Self::UnknownFile(_) => "file_not_found",
            Self::FirmwareExists(_) => "firmware_exists",
            Self::UnknownFirmware(_) => "firmware_not_found",
            Self::FirmwareFileExists(_) => "firmware_file_exists",
            Self::FirmwareFileTaken(_) => "firmware_file_taken",
            Self::UnknownJob(_) => "job_not_found",
            Self::TooManyJobs(_) => "too_many_jobs",
            Self::JobHeld(_) => "job_held",
            Self::JobRuns(_) => "job_running",
            Self::SecretsShown(_) => "secrets_shown",
            Self::FirmwareInUse { .. } => "firmware_in_use",
            Self::KeyringFull => "keyring_full",
        }
    }
}
