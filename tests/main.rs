//! The one integration binary: everything that is seen from outside a running server.
//!
//! In-process servers have a clock that the test drives; tests that kill, trace or damage run the
//! real program. No test sleeps to wait for something.

#![allow(clippy::unwrap_used, reason = "a test's panic is its finding")]

mod accounts;
mod attacks;
mod audit;
mod cli;
mod configuration;
mod contract;
mod crash;
mod damage;
mod delivery;
mod directory;
mod faults;
mod idempotency;
mod jobs;
mod metrics;
mod prometheus;
mod reads;
mod replay;
mod runbook;
mod story;
mod support;
mod tidy;
mod trace;
mod uploads;
