//! How many files the process may have open: every connection is one.
//!
//! Guarantees that the limit is as high as the system allows. Most systems start a process with
//! 1,024 and allow hundreds of thousands; a fleet's phones connect all at once after an outage.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Raises the limit to the highest that this process may have.
pub(super) fn raise_limit() {
    let limit = getrlimit(Resource::Nofile);
    let highest = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, highest) {
        tracing::warn!(%error, limit = limit.current, "the limit of open files stays as it is");
    }
}
