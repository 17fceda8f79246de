//! Whom an event is about, and who made it so.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::ids::{
    AdminId, FileName, FirmwareName, InvalidId, JobId, Mac, Position, RegionName, TemplateName,
    UserId,
};

/// Whom an event is about. Events of one subject have consecutive subject versions from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// The installation itself: setup, sign-ins refused, requests that no phone can be named for.
    System,
    /// A phone.
    Phone(Mac),
    /// A user.
    User(UserId),
    /// An administrator's account.
    Admin(AdminId),
    /// A region.
    Region(RegionName),
    /// A file that several phones load.
    File(FileName),
    /// A configuration template.
    Template(TemplateName),
    /// An entry of the firmware list.
    Firmware(FirmwareName),
    /// An action on many targets.
    Job(JobId),
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => out.write_str("system"),
            Self::Phone(mac) => write!(out, "phone:{mac}"),
            Self::User(id) => write!(out, "user:{id}"),
            Self::Admin(id) => write!(out, "admin:{id}"),
            Self::Region(name) => write!(out, "region:{name}"),
            Self::File(name) => write!(out, "file:{name}"),
            Self::Template(name) => write!(out, "template:{name}"),
            Self::Firmware(name) => write!(out, "firmware:{name}"),
            Self::Job(id) => write!(out, "job:{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId {
            what: "subject",
            text: text.chars().take(40).collect(),
            rule: "system, phone:<mac>, user:<id>, admin:<id>, region:<name>, file:<name>, \
                   template:<name>, firmware:<name> or job:<id>",
        };
        if text == "system" {
            return Ok(Self::System);
        }
        let (kind, rest) = text.split_once(':').ok_or_else(invalid)?;
        let number = || rest.parse().map_err(|_| invalid());
        match kind {
            "phone" => Ok(Self::Phone(rest.parse()?)),
            "user" => Ok(Self::User(UserId(number()?))),
            "admin" => Ok(Self::Admin(AdminId(number()?))),
            "region" => Ok(Self::Region(rest.parse()?)),
            "file" => Ok(Self::File(rest.parse()?)),
            "template" => Ok(Self::Template(rest.parse()?)),
            "firmware" => Ok(Self::Firmware(rest.parse()?)),
            "job" => Ok(Self::Job(JobId(number()?))),
            _ => Err(invalid()),
        }
    }
}

/// A part of the server that acts by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Process {
    /// Finds phones that have fallen silent.
    Watchdog,
    /// Generates configuration files.
    Renderer,
    /// Brings commands to phones, and ends those whose time is over.
    Delivery,
    /// Carries out what administrators want of many phones.
    Jobs,
}

/// Who made an event happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Actor {
    /// The phone that the event is about, or an unnamed client of the phone listener.
    Phone,
    /// An administrator, through the API.
    Admin(AdminId),
    /// Whoever held the setup token, or a client that has not signed in.
    Anonymous,
    /// Someone with access to the data directory, through the command line.
    CommandLine,
    /// The server itself.
    Process(Process),
    /// A script, with a token of an account and in its name.
    Token {
        /// The account.
        admin: AdminId,
        /// The token: the position of the event that made it.
        token: Position,
    },
}

impl fmt::Display for Actor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone => out.write_str("phone"),
            Self::Admin(id) => write!(out, "admin:{id}"),
            Self::Anonymous => out.write_str("anonymous"),
            Self::CommandLine => out.write_str("command-line"),
            Self::Process(Process::Watchdog) => out.write_str("watchdog"),
            Self::Process(Process::Renderer) => out.write_str("renderer"),
            Self::Process(Process::Delivery) => out.write_str("delivery"),
            Self::Process(Process::Jobs) => out.write_str("jobs"),
            Self::Token { token, .. } => write!(out, "token:{token}"),
        }
    }
}
