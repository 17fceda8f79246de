//! Commands about users: those whose phones these are.

use super::NamesBuiltIn;
use crate::{
    events::PhoneChanged,
    ids::{Mac, ModelName, RegionName, UserId},
    private::Secret,
};

/// A new user.
#[derive(Debug, Clone)]
pub struct CreateUser {
    /// The login name.
    pub name: String,
    /// The name to show; the login name when not given.
    pub display_name: Option<String>,
    /// The SIP password.
    pub password: Option<Secret>,
    /// The region.
    pub region: Option<RegionName>,
}

/// What changes of a user; absent: unchanged.
#[derive(Debug, Clone, Default)]
pub struct UserChange {
    /// The login name.
    pub name: Option<String>,
    /// The name to show.
    pub display_name: Option<String>,
    /// The SIP password.
    pub password: Option<Secret>,
    /// The region.
    pub region: Option<RegionName>,
}

/// A phone that is given to a user, whether it was ever heard of or not (M62).
#[derive(Debug, Clone)]
pub struct UserDevice {
    /// The phone.
    pub mac: Mac,
    /// Its model, where the phone has not said it.
    pub model: Option<ModelName>,
    /// What is set for it; its region is the user's.
    pub settings: PhoneChanged,
    /// Which names of the settings are built in.
    pub built_in: NamesBuiltIn,
}

/// A user and phones of the user's, as one line of a table has them (M76).
#[derive(Debug, Clone)]
pub struct UserRow {
    /// The login name; the user is created where there is none of the name.
    pub name: String,
    /// What is set.
    pub change: UserChange,
    /// The phones; others of the user's stay.
    pub devices: Vec<UserDevice>,
}

/// What somebody wants of users.
#[derive(Debug, Clone)]
pub enum UserCommand {
    /// A user is changed.
    Change {
        /// Which.
        user: UserId,
        /// What.
        change: UserChange,
    },
    /// A user goes, with the phones, their status and alarms.
    Delete {
        /// Which.
        user: UserId,
    },
    /// A user gets a phone. A phone of the fleet moves, and both users stay.
    AddDevice {
        /// Which.
        user: UserId,
        /// The phone.
        device: Box<UserDevice>,
    },
    /// Users and phones of a table: all of it, or nothing.
    Import(Vec<UserRow>),
}
