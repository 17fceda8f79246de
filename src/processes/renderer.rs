//! The renderer: makes phones' configuration files.
//!
//! Guarantee: a file is recorded only when its bytes are durable and nothing that went into it has
//! changed since; else it is made again. Each phone that is taken into the fleet gets its file,
//! also when the server was stopped in between. Nothing else is made unasked (M86). Deliberately
//! not here: what a file says (`provisioning/`), and serving it.

mod files;
mod inputs;
#[cfg(test)]
mod tests;

use std::{collections::HashSet, error::Error, sync::Arc};

use parking_lot::Mutex;
use schemas::{
    Mac, Process,
    commands::{Command, RecordConfiguration},
};

pub(crate) use self::inputs::{has_template, public_url};
use self::{
    files::{Made, SharedFile},
    inputs::{Inputs, NoTemplate},
};
use super::{
    Stop,
    feed::{Feed, Inbox},
    submit::{IN_FLIGHT_MAX, Submitter},
    until_stopped,
};
use crate::{
    blobs::Blobs,
    clock::Clock,
    config::PublicUrl,
    domain::Refusal,
    engine::{Engine, SubmitError},
    keyring::Keyring,
    metrics::Metrics,
    obfuscation::Obfuscator,
    projector::View,
};

/// How often a phone's file is made again because its inputs have changed meanwhile.
const ATTEMPTS_MAX: usize = 5;

/// How long nothing is made after the store or the log took nothing.
const TROUBLE_PAUSE_MS: i64 = 60_000;

/// How many distinct reasons for having no template are remembered, so that each is logged once.
const REASONS_MAX: usize = 1_000;

/// What the renderer works with.
#[derive(Clone)]
pub struct RendererParts {
    /// Where commands go.
    pub engine: Engine,
    /// What goes into files.
    pub view: View,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The keys that phones' files are sealed with.
    pub keyring: Arc<Keyring>,
    /// Where files are stored.
    pub blobs: Arc<Blobs>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// How the system user's password is written.
    pub obfuscator: Arc<Obfuscator>,
    /// `phones.public_url`, which counts before the address that setup stored.
    pub public_url: Option<PublicUrl>,
}

/// Makes configuration files.
pub struct Renderer {
    requests: Arc<Inbox<Mac>>,
    parts: RendererParts,
    submitter: Submitter,
    reasons: Mutex<HashSet<NoTemplate>>,
}

/// Why a batch was not finished.
enum Interrupted {
    /// The server is stopping.
    Stopped,
    /// The disk is full, or the log takes nothing.
    Trouble,
}

impl Renderer {
    /// A renderer that is told of phones by `feed`, and asked through its requests.
    pub fn new(feed: &Feed, parts: RendererParts) -> Self {
        let (engine, clock) = (parts.engine.clone(), parts.clock.clone());
        let submitter = Submitter {
            engine,
            clock,
            process: Process::Renderer,
        };
        let requests = feed.to_render.clone();
        Self {
            requests,
            parts,
            submitter,
            reasons: Mutex::default(),
        }
    }

    /// Makes files until the server stops.
    pub async fn run(self, stop: Stop) {
        until_stopped(stop, self.work()).await;
    }

    async fn work(&self) {
        let without_file = inputs::without_file(&self.parts.view.read().fleet);
        self.requests.push(without_file);
        loop {
            self.requests.arrival().await;
            let mut macs = self.requests.take(IN_FLIGHT_MAX);
            match self.make(&mut macs).await {
                Ok(()) => {}
                Err(Interrupted::Stopped) => return,
                Err(Interrupted::Trouble) => {
                    self.requests.push(macs);
                    let pause_end = self.parts.clock.now_ms().saturating_add(TROUBLE_PAUSE_MS);
                    self.parts.clock.sleep_until(pause_end).await;
                }
            }
        }
    }

    /// Makes the files of these phones, again where their inputs have changed meanwhile. Leaves in
    /// `macs` those that are still to be made.
    async fn make(&self, macs: &mut Vec<Mac>) -> Result<(), Interrupted> {
        for _ in 0..ATTEMPTS_MAX {
            self.attempt(macs).await?;
            if macs.is_empty() {
                return Ok(());
            }
        }
        tracing::warn!(
            phones = macs.len(),
            first = %macs[0],
            attempts = ATTEMPTS_MAX,
            "no configuration file was made: what goes into it kept changing; generate it again"
        );
        Ok(())
    }

    /// Makes the files of these phones once. Leaves in `macs` those that are still to be made.
    async fn attempt(&self, macs: &mut Vec<Mac>) -> Result<(), Interrupted> {
        let made = match self.inputs(macs) {
            Some(inputs) if !inputs.phones.is_empty() => self.store(inputs).await?,
            _ => {
                macs.clear();
                return Ok(());
            }
        };
        for (mac, failure) in &made.failed {
            let reason = source_of(failure);
            tracing::warn!(%mac, %failure, reason, "no configuration file was made");
        }
        self.record_shared(made.shared).await?;
        self.record_own(made.own, macs).await
    }

    /// Reads what goes into the files; nothing where no file can be made at all.
    fn inputs(&self, macs: &[Mac]) -> Option<Inputs> {
        let projections = self.parts.view.read();
        let public_url = public_url(&projections, self.parts.public_url.as_ref());
        let public_url = public_url
            .inspect_err(|error| {
                let reason = source_of(error);
                tracing::warn!(%error, reason, "no configuration file was made");
            })
            .ok()?;
        let system_user = self.parts.obfuscator.system_user(&projections);
        let inputs = inputs::collect(&projections, macs, public_url, system_user);
        drop(projections);
        for (mac, reason) in &inputs.without_template {
            self.warn_once(*mac, reason);
        }
        Some(inputs)
    }

    fn warn_once(&self, mac: Mac, reason: &NoTemplate) {
        let mut reasons = self.reasons.lock();
        if reasons.len() < REASONS_MAX && reasons.insert(reason.clone()) {
            tracing::warn!(
                first = %mac,
                %reason,
                "no configuration file was made; other phones of the kind are not logged"
            );
        }
    }

    /// Renders and stores, on a thread that may wait for the disk.
    async fn store(&self, inputs: Inputs) -> Result<Made, Interrupted> {
        let (keyring, blobs) = (self.parts.keyring.clone(), self.parts.blobs.clone());
        let made = tokio::task::spawn_blocking(move || files::make(&inputs, &*keyring, &blobs));
        match made.await {
            Ok(Ok(made)) => Ok(made),
            Ok(Err(error)) => {
                let reason = source_of(&error);
                tracing::error!(%error, reason, "no configuration files can be stored for now");
                Err(Interrupted::Trouble)
            }
            Err(error) if error.is_panic() => {
                // Its message is printed already. Ending here would end again at each start.
                tracing::error!("rendering panicked: the files of these phones are not made");
                Ok(Made::default())
            }
            Err(_) => Err(Interrupted::Stopped),
        }
    }

    /// Records shared files whose content is another than before.
    async fn record_shared(&self, files: Vec<SharedFile>) -> Result<(), Interrupted> {
        let known = |file: &SharedFile| {
            let projections = self.parts.view.read();
            projections
                .files
                .global(&file.name)
                .is_some_and(|known| known.hash == file.hash)
        };
        let new = files.into_iter().filter(|file| !known(file));
        let commands: Vec<_> = new
            .map(|file| (file.name.clone(), file.command()))
            .collect();
        for (file, outcome) in self.submitter.submit_all(commands).await {
            match outcome {
                Ok(_) => {}
                Err(SubmitError::Stopped) => return Err(Interrupted::Stopped),
                Err(error) => {
                    tracing::error!(%file, %error, "a shared configuration file is not recorded");
                    return Err(Interrupted::Trouble);
                }
            }
        }
        Ok(())
    }

    /// Records phones' own files. Leaves in `macs` those that are still to be made.
    async fn record_own(
        &self,
        files: Vec<RecordConfiguration>,
        macs: &mut Vec<Mac>,
    ) -> Result<(), Interrupted> {
        let command =
            |file: RecordConfiguration| (file.mac, Command::RecordConfiguration(Box::new(file)));
        let outcomes = self
            .submitter
            .submit_all(files.into_iter().map(command))
            .await;
        macs.clear();
        let mut in_trouble = false;
        for (mac, outcome) in outcomes {
            match outcome {
                Ok(_) => self.parts.metrics.config_generated.inc(),
                Err(SubmitError::Refused(Refusal::Overtaken)) => macs.push(mac),
                Err(SubmitError::Refused(Refusal::UnknownPhone(_))) => {}
                Err(SubmitError::Stopped) => return Err(Interrupted::Stopped),
                Err(SubmitError::ReadOnly(_)) => {
                    macs.push(mac);
                    in_trouble = true;
                }
                Err(error) => {
                    let reason = source_of(&error);
                    tracing::warn!(%mac, %error, reason, "a configuration file is not recorded");
                }
            }
        }
        if in_trouble {
            Err(Interrupted::Trouble)
        } else {
            Ok(())
        }
    }
}

/// What lies behind an error, for a line of the log.
fn source_of(error: &dyn Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}
