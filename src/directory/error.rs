//! Why a try of the directory failed, and what to do.
//!
//! Guarantee: no text here comes from what answered. Each has a code that never changes.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

/// A step of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Resolve,
    Connect,
    SignIn,
    Search,
}

impl Step {
    const fn doing(self) -> &'static str {
        match self {
            Self::Resolve => "resolving the server's name",
            Self::Connect => "connecting",
            Self::SignIn => "signing in",
            Self::Search => "searching",
        }
    }
}

/// Why nothing was looked up.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// A setting cannot be.
    #[error("{field} {message}")]
    Setting {
        field: &'static str,
        message: String,
    },
    /// The filter is none, or has no place for what is typed.
    #[error("{field} is no filter: {reason}")]
    FilterInvalid {
        field: &'static str,
        reason: &'static str,
    },
    /// The port is not on the list of the configuration.
    #[error(
        "port {port} may not be connected to: use one of {allowed:?}, or add it to directory.ports \
         in the server's configuration"
    )]
    PortNotAllowed { port: u16, allowed: Vec<u16> },
    /// The name leads nowhere.
    #[error("{host} cannot be resolved: check its spelling and this machine's DNS")]
    Unresolvable {
        host: String,
        #[source]
        source: Option<io::Error>,
    },
    /// The name leads to where no directory is.
    #[error("{host} leads to {address}, which is no address of a directory")]
    AddressRefused { host: String, address: IpAddr },
    /// Nobody listens there.
    #[error("cannot connect to {address}: check the port, and firewalls on the way")]
    Unreachable {
        address: SocketAddr,
        #[source]
        source: io::Error,
    },
    /// What listens there speaks otherwise, or too much.
    #[error(
        "{address} does not answer as an LDAP server does: check the port; 636 and 3269 expect \
         TLS, which this test does not speak"
    )]
    NotLdap { address: SocketAddr },
    /// It hung up before it had answered.
    #[error(
        "{address} closed the connection without an answer: check that it is an LDAP server and \
         takes connections from here; on 636 and 3269 it expects TLS, which this test does not \
         speak"
    )]
    Closed { address: SocketAddr },
    /// The account is not accepted.
    #[error("the directory refused the account ({result}): check user_name and password")]
    BindRefused { result: &'static str },
    /// The account is not asked for: a protected connection is.
    #[error(
        "the directory wants an encrypted connection ({result}), which this test does not speak"
    )]
    EncryptionRequired { result: &'static str },
    /// There is no such place in the tree.
    #[error("the directory has no entry {base:?}, or none that this account may see: check base")]
    BaseMissing { base: String },
    /// The base is no distinguished name.
    #[error("base is no distinguished name: write it as dc=example,dc=com")]
    BaseInvalid,
    /// What is asked for is elsewhere.
    #[error(
        "the directory says that {base:?} is kept by another server, which is not followed: name \
         that server, or another base"
    )]
    Referred { base: String },
    /// More than the directory gives, or than is taken from it.
    #[error(
        "too many entries match for the directory to give any: type more, or narrow the filter"
    )]
    TooMany,
    /// The directory does not search as it was asked to.
    #[error(
        "the directory refused the search ({result}): check the account's rights and the filter"
    )]
    SearchRefused { result: &'static str },
    /// It took too long.
    #[error("{} took longer than {} seconds: check the server's load, address and firewalls",
        .step.doing(), .limit_ms / 1_000)]
    TimedOut { step: Step, limit_ms: i64 },
}

impl DirectoryError {
    /// A word that never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Setting { .. } => "ldap_setting_invalid",
            Self::FilterInvalid { .. } => "ldap_filter_invalid",
            Self::PortNotAllowed { .. } => "ldap_port_not_allowed",
            Self::Unresolvable { .. } => "ldap_unresolvable",
            Self::AddressRefused { .. } => "ldap_address_refused",
            Self::Unreachable { .. } => "ldap_unreachable",
            Self::NotLdap { .. } => "ldap_not_spoken",
            Self::Closed { .. } => "ldap_closed",
            Self::BindRefused { .. } => "ldap_bind_refused",
            Self::EncryptionRequired { .. } => "ldap_encryption_required",
            Self::BaseMissing { .. } => "ldap_base_missing",
            Self::BaseInvalid => "ldap_base_invalid",
            Self::Referred { .. } => "ldap_referred",
            Self::TooMany => "ldap_too_many",
            Self::SearchRefused { .. } => "ldap_search_refused",
            Self::TimedOut { .. } => "ldap_timed_out",
        }
    }

    /// The setting that is wrong, where one is.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Setting { field, .. } | Self::FilterInvalid { field, .. } => Some(field),
            Self::PortNotAllowed { .. } => Some("port"),
            Self::Unresolvable { .. } | Self::AddressRefused { .. } => Some("server"),
            Self::BindRefused { .. } => Some("password"),
            Self::BaseMissing { .. } | Self::BaseInvalid | Self::Referred { .. } => Some("base"),
            Self::Unreachable { .. }
            | Self::NotLdap { .. }
            | Self::Closed { .. }
            | Self::EncryptionRequired { .. }
            | Self::TooMany
            | Self::SearchRefused { .. }
            | Self::TimedOut { .. } => None,
        }
    }
}
