//! The phone listener.
pub mod wire;
