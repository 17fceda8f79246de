//! What happens to users: those whose phones these are.

use serde::Serialize;

use crate::{
    ids::RegionName,
    private::{Personal, Secret},
};

/// A user was created. The subject's number is the slot of the user's key.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct UserCreated {
    /// The user's region.
    pub region: Option<RegionName>,
    /// The login name; unique without regard to case.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub name: Personal<String>,
    /// The name to show.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub display_name: Personal<String>,
    /// The SIP password, and the phone's credential.
    #[schemars(with = "Option<String>")]
    pub password: Option<Secret>,
}

/// A user was changed. Absent: unchanged.
#[derive(Debug, Clone, PartialEq, Default, Serialize, schemars::JsonSchema)]
pub struct UserChanged {
    /// The region.
    pub region: Option<RegionName>,
    /// The name to show.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "Option<String>")]
    pub display_name: Personal<Option<String>>,
    /// The SIP password.
    #[schemars(with = "Option<String>")]
    pub password: Option<Secret>,
}

/// A user is gone. What belonged to the user is deleted or assigned to nobody by events before.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct UserDeleted {}

/// A user has another login name.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct UserRenamed {
    /// Unique without regard to case.
    #[serde(serialize_with = "Personal::disclose")]
    #[schemars(with = "String")]
    pub name: Personal<String>,
}
