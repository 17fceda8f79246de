//! Rollcall: provisions, watches and commands fleets of desk IP phones.
//!
//! The library is the program's inside, public so that its tests and benches can reach it; it
//! promises no stable interface. See ARCHITECTURE.md for the map.

pub mod clock;
pub mod config;
pub mod domain;
pub mod metrics;
pub mod peer;
pub mod phones;
#[expect(
    dead_code,
    reason = "the phone listener and the renderer are about to use it"
)]
mod provisioning;
pub mod simulator;
pub mod telemetry;
