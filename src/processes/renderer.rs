//! The renderer: makes phones' configuration files.
//!
//! Guarantee: each phone that is taken into the fleet gets its file, also when the server was
//! stopped in between. Nothing else is made unasked (M86). Deliberately not here: how files are
//! made (`maker`), what they say (`provisioning/`), and serving them.

pub(crate) mod compare;
mod files;
pub(crate) mod findings;
pub(crate) mod inputs;
pub(crate) mod maker;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use schemas::{Actor, Mac, Process};

pub(crate) use self::inputs::{has_template, public_url};
use self::maker::{Interrupted, Report, Shared};
pub use self::maker::{Maker, MakerParts};
use super::{
    Stop,
    feed::{Feed, Inbox},
    submit::IN_FLIGHT_MAX,
    until_stopped,
};

/// How long nothing is made after the store or the log took nothing.
const TROUBLE_PAUSE_MS: i64 = 60_000;

/// Makes configuration files by itself.
pub struct Renderer {
    requests: Arc<Inbox<Mac>>,
    maker: Maker,
}

impl Renderer {
    /// A renderer that is told of phones by `feed`, and asked through its requests.
    pub fn new(feed: &Feed, maker: Maker) -> Self {
        let requests = feed.to_render.clone();
        Self { requests, maker }
    }

    /// Makes files until the server stops.
    pub async fn run(self, stop: Stop) {
        until_stopped(stop, self.work()).await;
    }

    async fn work(&self) {
        let without_file = self.maker.without_file();
        self.requests.push(without_file);
        let actor = Actor::Process(Process::Renderer);
        loop {
            self.requests.arrival().await;
            let mut macs = self.requests.take(IN_FLIGHT_MAX);
            let mut report = Report::default();
            match self
                .maker
                .make(&mut macs, Shared::Kept, actor, &mut report)
                .await
            {
                Ok(()) => {}
                Err(Interrupted::Stopped) => return,
                Err(Interrupted::Trouble) => {
                    self.requests.push(macs);
                    self.maker.pause(TROUBLE_PAUSE_MS).await;
                }
            }
        }
    }
}
