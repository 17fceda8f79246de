//! Why a command is refused. Typed and coded; whoever answers maps it to a status.

use schemas::{Mac, RegionName, events::Role};

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
            Self::KeyringFull => "keyring_full",
        }
    }
}
