//! The domain.
pub mod pending;
pub mod refusal;
pub mod reply;
pub use refusal::Refusal;
pub use reply::*;
