//! Processes: what acts on time or events by itself.
//!
//! Guarantee: a process speaks only in commands, so whatever it does is decided, recorded and
//! attributed like anybody's doing. It keeps nothing that it could not find out again at the next
//! start, and every wait goes through the clock, so that tests can drive it. Deliberately not here:
//! deciding (`domain/`), and restarting a process that panicked, which no process should.

pub mod command_table;
pub mod delivery;
pub mod feed;
pub mod jobs;
pub mod push;
pub mod renderer;
mod submit;
#[cfg(test)]
pub(crate) mod testing;
pub mod watchdog;

use tokio::sync::watch;

pub(crate) use self::jobs::{openings as job_openings, targets as job_list, window};
pub(crate) use self::renderer::{compare, findings, has_template, inputs, maker};
pub use self::{
    delivery::Delivery,
    feed::{Feed, RenderRequests},
    jobs::Jobs,
    push::Push,
    renderer::{Maker, MakerParts, Renderer},
    watchdog::Watchdog,
};

/// Becomes true, or closes, when the server stops. What a process was doing is dropped at once:
/// commands that are queued are still decided, and nothing else needs an end.
pub type Stop = watch::Receiver<bool>;

/// Works until there is nothing more to do, or the server stops.
async fn until_stopped(mut stop: Stop, work: impl Future<Output = ()>) {
    tokio::select! {
        // An error means that whoever could have asked is gone, which comes to the same.
        _ = stop.wait_for(|stopped| *stopped) => {}
        () = work => {}
    }
}
