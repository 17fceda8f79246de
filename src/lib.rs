//! Rollcall: provisions, watches and commands fleets of desk IP phones.
//!
//! The library is the program's inside, public so that its tests and benches can reach it; it
//! promises no stable interface. See ARCHITECTURE.md for the map.

pub mod domain;
pub mod phones;
