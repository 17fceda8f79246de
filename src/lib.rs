//! Rollcall: provisions, watches and commands fleets of desk IP phones.
//!
//! The library is the program's inside, public so that its tests and benches can reach it; it
//! promises no stable interface. See ARCHITECTURE.md for the map.

pub mod app;
pub mod blobs;
mod boot_files;
pub mod cli;
pub mod clock;
pub mod config;
pub mod connections;
pub mod directory;
pub mod domain;
pub mod durable;
pub mod engine;
pub mod http;
pub mod keyring;
pub mod log;
pub mod metrics;
pub mod obfuscation;
pub mod peer;
pub mod phones;
pub mod processes;
pub mod projector;
pub mod provisioning;
pub mod simulator;
pub mod snapshots;
pub mod space;
pub mod store;
pub mod telemetry;
pub mod templates;
