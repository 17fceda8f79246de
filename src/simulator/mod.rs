//! Simulated phones that speak the phone protocol over real HTTP to any server.
//!
//! [`run`] lets a fleet live through a [`Scenario`]; a [`Phone`] goes step by step, for tests.
//! Guarantee: the same options and seed give the same phones and the same decisions; 100,000
//! phones need one core and a few tens of megabytes. Of the other rooms of the program it knows how
//! an image is read and nothing else, so that it can be the independent client of the one it ships
//! with. It speaks no TLS, and does not play DHCP, TFTP or SIP.

mod addresses;
mod connection;
mod error;
mod files;
mod fleet;
mod identity;
mod life;
mod message;
mod obey;
mod options;
mod phone;
mod random;
mod rest;
mod scenario;
mod statistics;
mod steps;
#[cfg(test)]
mod tests;

pub use connection::Reply;
pub use error::SimulatorError;
pub use fleet::run;
pub use identity::{Family, Identity, PHONES_PER_SITE, User};
pub use message::{
    AlarmKind, CATALOGUE, Habits, LYNC_LOGIN_FAILURE, REGISTRATION_FAILURE, SURVIVABLE_MODE_START,
    Status,
};
pub use options::{Credentials, Options, PasswordForm, SignIn, SourceAddresses};
pub use phone::{Obeyed, Phone, PhoneCommand};
pub use scenario::Scenario;
pub use statistics::{Failure, KindSummary, Percentiles, PhonesByState, RequestKind, Summary};
