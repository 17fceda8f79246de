//! Making files: for the renderer, and for administrators who ask for it and want to know what came
//! of it.
//!
//! Guarantee: a file is recorded only when its bytes are durable and nothing that went into it has
//! changed since; else it is made again. Deliberately not here: what a file says (`provisioning/`),
//! and whose files are to be made.

use std::{collections::HashSet, error::Error, sync::Arc};

use parking_lot::Mutex;
use projections::Projections;
use schemas::{
    Actor, FileName, Mac, RegionName,
    commands::{Command, RecordConfiguration},
};

use super::{
    files::{self, Failure, Made, OwnMade, SharedFile},
    findings::Warnings,
    inputs::{self, CommonFiles, Inputs, NoPublicUrl},
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
    processes::submit::{IN_FLIGHT_MAX, Submitter},
    projector::View,
    provisioning::boot::SystemUser,
    templates::{self, NoTemplate, Templates},
};

/// How often a phone's file is made again because its inputs have changed meanwhile.
const ATTEMPTS_MAX: usize = 5;

/// How many distinct reasons for having no template are remembered, so that each is logged once.
const REASONS_MAX: usize = 1_000;

/// What files are made with.
#[derive(Clone)]
pub struct MakerParts {
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
    /// Saved templates.
    pub templates: Arc<Templates>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// How the system user's password is written.
    pub obfuscator: Arc<Obfuscator>,
    /// `phones.public_url`, which counts before the address that setup stored.
    pub public_url: Option<PublicUrl>,
}

/// Makes configuration files; cheap to clone.
#[derive(Clone)]
pub struct Maker {
    parts: MakerParts,
    reasons: Arc<Mutex<HashSet<NoTemplate>>>,
}

/// Why making files was not finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Interrupted {
    /// The server is stopping.
    Stopped,
    /// The disk is full, or the log takes nothing.
    Trouble,
}

/// What becomes of the files that phones include.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shared {
    /// They are made, too, and with them the files of all phones that include them change.
    Made,
    /// They stay as they are: no other phone's file changes. What they do not say, each phone's own
    /// file does.
    Kept,
}

/// What came of making files.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Phones whose file is another one now, or includes another one.
    pub(crate) changed: Vec<Mac>,
    /// Phones whose file came out as it was.
    pub(crate) unchanged: Vec<Mac>,
    /// Phones for which none could be made, and why.
    pub(crate) failed: Vec<(Mac, String)>,
    /// Files for several phones that are other ones now.
    pub(crate) shared: Vec<FileName>,
    /// What is odd about the files.
    pub(crate) warnings: Warnings,
    /// Files for several phones before the first of all these phones.
    before: Option<Arc<CommonFiles>>,
}

impl Maker {
    /// Files are made with these.
    pub fn new(parts: MakerParts) -> Self {
        Self {
            parts,
            reasons: Arc::default(),
        }
    }

    /// The phones of the fleet that have no file, though they could.
    pub(super) fn without_file(&self) -> Vec<Mac> {
        inputs::without_file(&self.parts.view.read().fleet)
    }

    /// The system user as phones' files name it.
    pub(crate) fn system_user(&self, projections: &Projections) -> Option<SystemUser> {
        self.parts.obfuscator.system_user(projections)
    }

    /// Waits.
    pub(super) async fn pause(&self, milliseconds: i64) {
        let clock = &self.parts.clock;
        let end = clock.now_ms().saturating_add(milliseconds);
        clock.sleep_until(end).await;
    }

    /// Makes the files of these phones in the name of whoever asks, however many they are.
    pub(crate) async fn make_all(
        &self,
        macs: &[Mac],
        shared: Shared,
        actor: Actor,
    ) -> Result<Report, Interrupted> {
        let mut report = Report::default();
        for part in macs.chunks(IN_FLIGHT_MAX) {
            self.make(&mut part.to_vec(), shared, actor, &mut report)
                .await?;
        }
        report.shared.sort();
        report.shared.dedup();
        Ok(report)
    }

    /// Makes the files of these phones, again where their inputs have changed meanwhile. Leaves in
    /// `macs` those that are still to be made.
    pub(super) async fn make(
        &self,
        macs: &mut Vec<Mac>,
        shared: Shared,
        actor: Actor,
        report: &mut Report,
    ) -> Result<(), Interrupted> {
        for _ in 0..ATTEMPTS_MAX {
            self.attempt(macs, shared, actor, report).await?;
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
        let reason = "what goes into it kept changing: generate it again";
        let failed = macs.drain(..).map(|mac| (mac, reason.to_owned()));
        report.failed.extend(failed);
        Ok(())
    }

    /// Makes the files of these phones once. Leaves in `macs` those that are still to be made.
    async fn attempt(
        &self,
        macs: &mut Vec<Mac>,
        shared: Shared,
        actor: Actor,
        report: &mut Report,
    ) -> Result<(), Interrupted> {
        let mut inputs = match self.inputs(macs) {
            Ok(inputs) => inputs,
            Err(error) => {
                let reason = with_source(&error);
                tracing::warn!(reason, "no configuration file was made");
                let failed = macs.drain(..).map(|mac| (mac, reason.clone()));
                report.failed.extend(failed);
                return Ok(());
            }
        };
        for (mac, reason) in &inputs.without_template {
            self.warn_once(*mac, reason);
            report.failed.push((*mac, reason.to_string()));
        }
        if inputs.phones.is_empty() {
            macs.clear();
            return Ok(());
        }
        let before = report
            .before
            .get_or_insert_with(|| Arc::clone(&inputs.before));
        inputs.before = Arc::clone(before);
        let warnings = std::mem::take(&mut report.warnings);
        let made = self.store(inputs, shared, warnings).await?;
        for (mac, failure) in &made.failed {
            let reason = with_source(failure);
            tracing::warn!(%mac, reason, "no configuration file was made");
            report.failed.push((*mac, reason));
        }
        report.warnings = made.warnings;
        self.record_shared(made.shared, actor, report).await?;
        self.record_own(made.own, actor, macs, report).await
    }

    /// What goes into the files of these phones now.
    ///
    /// # Errors
    /// No file can be made at all.
    pub(crate) fn inputs(&self, macs: &[Mac]) -> Result<Inputs, NoPublicUrl> {
        let projections = self.parts.view.read();
        self.inputs_of(&projections, macs)
    }

    /// What went into the files of these phones when the projections stood like this.
    ///
    /// # Errors
    /// No file could be made at all.
    pub(crate) fn inputs_of(
        &self,
        projections: &Projections,
        macs: &[Mac],
    ) -> Result<Inputs, NoPublicUrl> {
        let public_url = inputs::public_url(projections, self.parts.public_url.as_ref())?;
        let system_user = self.parts.obfuscator.system_user(projections);
        Ok(inputs::collect(projections, macs, public_url, system_user))
    }

    /// What files are made with.
    pub(crate) fn parts(&self) -> &MakerParts {
        &self.parts
    }

    /// The phones whose files are made from a template, or would be now; of a region, or all.
    /// `None`: there is no such template.
    pub(crate) fn phones_of(
        &self,
        template: &str,
        region: Option<&RegionName>,
    ) -> Option<Vec<Mac>> {
        let projections = self.parts.view.read();
        let source = templates::named(&projections.catalogue, template)?;
        Some(inputs::phones_of(&projections, source.name(), region))
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
    pub(super) async fn store(
        &self,
        mut inputs: Inputs,
        shared: Shared,
        warnings: Warnings,
    ) -> Result<Made, Interrupted> {
        let parts = self.parts.clone();
        let macs: Vec<Mac> = inputs.phones.iter().map(|phone| phone.mac).collect();
        let made = tokio::task::spawn_blocking(move || {
            if shared == Shared::Kept {
                files::keep_shared(&mut inputs, &parts.templates, &parts.blobs);
            }
            let parts = (&parts.templates, &parts.keyring, &parts.blobs);
            files::make(&inputs, parts.0, &**parts.1, parts.2, warnings)
        });
        match made.await {
            Ok(Ok(made)) => Ok(made),
            Ok(Err(error)) => {
                let reason = with_source(&error);
                tracing::error!(reason, "no configuration files can be stored for now");
                Err(Interrupted::Trouble)
            }
            Err(error) if error.is_panic() => {
                // Its message is printed already. Ending here would end again at each start.
                tracing::error!("rendering panicked: the files of these phones are not made");
                let failed = macs.into_iter().map(|mac| (mac, Failure::Panicked));
                Ok(Made {
                    failed: failed.collect(),
                    ..Made::default()
                })
            }
            Err(_) => Err(Interrupted::Stopped),
        }
    }

    fn submitter(&self, actor: Actor) -> Submitter {
        Submitter {
            engine: self.parts.engine.clone(),
            clock: self.parts.clock.clone(),
            actor,
        }
    }

    /// Records shared files whose content is another than before.
    async fn record_shared(
        &self,
        files: Vec<SharedFile>,
        actor: Actor,
        report: &mut Report,
    ) -> Result<(), Interrupted> {
        let known = |file: &SharedFile| {
            let projections = self.parts.view.read();
            let known = projections.files.common(&file.name);
            known.is_some_and(|known| known.hash == file.hash)
        };
        let new = files.into_iter().filter(|file| !known(file));
        let commands: Vec<_> = new
            .map(|file| (file.name.clone(), file.command()))
            .collect();
        for (file, outcome) in self.submitter(actor).submit_all(commands).await {
            match outcome {
                Ok(_) => report.shared.push(file),
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
    pub(super) async fn record_own(
        &self,
        files: Vec<OwnMade>,
        actor: Actor,
        macs: &mut Vec<Mac>,
        report: &mut Report,
    ) -> Result<(), Interrupted> {
        let command = |file: OwnMade| {
            let key = (file.record.mac, file.is_new);
            let record: RecordConfiguration = file.record;
            (key, Command::RecordConfiguration(Box::new(record)))
        };
        let commands = files.into_iter().map(command);
        let outcomes = self.submitter(actor).submit_all(commands).await;
        macs.clear();
        let mut in_trouble = false;
        for ((mac, is_new), outcome) in outcomes {
            match outcome {
                Ok(_) => {
                    self.parts.metrics.config_generated.inc();
                    match is_new {
                        true => report.changed.push(mac),
                        false => report.unchanged.push(mac),
                    }
                }
                Err(SubmitError::Refused(Refusal::Overtaken)) => macs.push(mac),
                Err(SubmitError::Refused(Refusal::UnknownPhone(_))) => {}
                Err(SubmitError::Stopped) => return Err(Interrupted::Stopped),
                Err(SubmitError::ReadOnly(_)) => {
                    macs.push(mac);
                    in_trouble = true;
                }
                Err(error) => {
                    let reason = with_source(&error);
                    tracing::warn!(%mac, reason, "a configuration file is not recorded");
                    report.failed.push((mac, reason));
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

/// An error with what lies behind it.
pub(crate) fn with_source(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
