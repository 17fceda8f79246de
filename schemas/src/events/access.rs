//! Who got in, who did not, and how the installation was set up.

use std::net::IpAddr;

use serde::Serialize;

use super::words::{Role, SecurityKind};
use crate::{
    ids::Position,
    private::{Personal, Secret},
    time::Timestamp,
};

/// An account was created. The subject's number is the slot of its key.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AdminCreated {
    /// What it may do.
    pub role: Role,
    /// Its name; unique without regard to case.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub name: Personal<String>,
    /// argon2id of its password, in PHC form.
    #[schemars(with = "String")]
    pub password_hash: Secret,
}

/// An account got another password; its sessions end.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AdminPasswordSet {
    /// argon2id of the password, in PHC form.
    #[schemars(with = "String")]
    pub password_hash: Secret,
}

/// An account signed in.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AdminSignedIn {
    /// From where.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub address: Personal<IpAddr>,
}

/// An account signed out.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AdminSignedOut {}

/// An account may do more, or less, than before; its sessions end.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AdminRoleSet {
    /// What it may do from now on.
    pub role: Role,
}

/// An account was removed, with its sessions and tokens. Its name is free again; its number is
/// not.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AdminDeleted {}

/// An account made a token for scripts. The event's position is the token's id; the subject is the
/// account.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TokenCreated {
    /// What it may do, while its account may do as much.
    pub role: Role,
    /// From when on it is refused.
    pub expires_at: Timestamp,
    /// What its account calls it.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub name: Personal<String>,
    /// BLAKE3 of the token, 64 hex digits. The token itself, 256 random bits, is never kept.
    #[schemars(with = "String")]
    pub hash: Secret,
}

/// A token was taken back. The subject is the account that it belonged to.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct TokenRevoked {
    /// The token: the position of the event that made it.
    pub token: Position,
}

/// A sign-in was refused. The subject is the system: the name may be anybody's.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SignInRefused {
    /// The name that was given, cut to 100 characters.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub name: Personal<String>,
    /// From where.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub address: Personal<IpAddr>,
}

/// First-run setup was done. The subject is the system.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SetupCompleted {
    /// The address at which phones reach the server.
    pub public_url: String,
}

/// Somebody tried what nobody should. The subject is the phone concerned if it is known, otherwise
/// the system.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct SecurityEvent {
    /// What.
    pub kind: SecurityKind,
    /// More about it, without secrets.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub detail: Personal<String>,
    /// From where.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub address: Personal<IpAddr>,
}
