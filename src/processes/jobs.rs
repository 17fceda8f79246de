//! Jobs: carries out, target by target, what administrators want of many (M43 to M51, M64 to M69).
//!
//! Guarantee: a job goes on where the log says that it is, also after a restart, and does no target
//! twice: what a turn does and that it was had are recorded together. Files are made before phones
//! are told of them. Deliberately not here: what a turn comes to (`domain/job`), and when it is
//! (`plan`).

pub(crate) mod openings;
mod plan;
pub(crate) mod targets;
#[cfg(test)]
mod tests;
pub(crate) mod window;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use projections::jobs::Job;
use schemas::{
    Actor, ContentHash, JobId, Mac, Position, Process, Secret, Timestamp,
    commands::{Command, JobCommand, JobItem, JobTarget, NamesBuiltIn},
    events::{JobAction, PhoneChanged},
};
use tokio::sync::Notify;

use self::{
    openings::Openings,
    plan::{Hold, Step},
};
use super::{
    Feed, Maker, Stop,
    renderer::maker::{Interrupted, Shared},
    submit::Submitter,
    until_stopped,
};
use crate::{
    blobs::Blobs,
    clock::Clock,
    domain::Refusal,
    engine::{Engine, SubmitError},
    projector::View,
    templates::models,
};

/// How long nothing is tried after the log took nothing, or a list could not be read.
const TROUBLE_PAUSE_MS: i64 = 5_000;

/// So many phones' commands are taken back at once.
const TAKEN_BACK_AT_ONCE: usize = 200;

const NO_LIST: &str = "the list of its targets cannot be read: start it anew";

/// Letters and digits that nobody takes for others.
const PASSWORD_ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789-";
const PASSWORD_LENGTH: usize = 16;

/// Carries out jobs.
pub struct Jobs {
    moved: Arc<Notify>,
    view: View,
    clock: Arc<dyn Clock>,
    submitter: Submitter,
    maker: Maker,
    blobs: Arc<Blobs>,
}

/// What is known of a job when its next step is taken.
struct Turn {
    id: JobId,
    position: Position,
    action: JobAction,
    parameters: Vec<(String, String)>,
    password: Option<Secret>,
    step: Step,
}

/// Why a step was not taken.
enum NotTaken {
    Stopped,
    Trouble,
}

type Lists = HashMap<ContentHash, Arc<Vec<JobTarget>>>;

impl Jobs {
    /// Carries out the jobs that `feed` tells of.
    pub fn new(
        feed: &Feed,
        engine: Engine,
        view: View,
        clock: Arc<dyn Clock>,
        maker: Maker,
    ) -> Self {
        let submitter = Submitter {
            engine,
            clock: clock.clone(),
            actor: Actor::Process(Process::Jobs),
        };
        let blobs = maker.parts().blobs.clone();
        Self {
            moved: feed.jobs_moved.clone(),
            view,
            clock,
            submitter,
            maker,
            blobs,
        }
    }

    /// Carries jobs out until the server stops.
    pub async fn run(self, stop: Stop) {
        until_stopped(stop, self.work()).await;
    }

    async fn work(&self) {
        let mut lists = Lists::new();
        loop {
            self.read_lists(&mut lists).await;
            let turns = self.turns(&lists);
            let mut wake_at = turns.iter().filter_map(|turn| match turn.step {
                Step::Until(time) => Some(time.0),
                _ => None,
            });
            let mut wake_at = wake_at.by_ref().min();
            let mut is_busy = false;
            for turn in turns {
                match self.take(&turn, &lists).await {
                    Ok(was_taken) => is_busy |= was_taken,
                    Err(NotTaken::Stopped) => return,
                    Err(NotTaken::Trouble) => {
                        let retry = self.clock.now_ms().saturating_add(TROUBLE_PAUSE_MS);
                        wake_at = Some(wake_at.map_or(retry, |time: i64| time.min(retry)));
                    }
                }
            }
            if is_busy {
                continue;
            }
            let due = match wake_at {
                Some(time) => self.clock.sleep_until(time),
                None => Box::pin(std::future::pending()),
            };
            tokio::select! {
                () = due => {}
                () = self.moved.notified() => {}
            }
        }
    }

    /// Reads the lists of targets of jobs that have not ended, and forgets the others'.
    async fn read_lists(&self, lists: &mut Lists) {
        let wanted: BTreeMap<ContentHash, JobId> = {
            let projections = self.view.read();
            let running = projections.jobs.running();
            running.map(|job| (job.targets, job.id)).collect()
        };
        lists.retain(|hash, _| wanted.contains_key(hash));
        for (hash, job) in wanted {
            if lists.contains_key(&hash) {
                continue;
            }
            let blobs = self.blobs.clone();
            let content = tokio::task::spawn_blocking(move || blobs.get(hash)).await;
            let list = match content {
                Ok(Ok(content)) => targets::read(&content),
                Ok(Err(error)) => {
                    tracing::error!(%job, error = &error as &dyn std::error::Error,
                        "the list of a job's targets cannot be read");
                    None
                }
                Err(_) => None,
            };
            if let Some(list) = list {
                lists.insert(hash, Arc::new(list));
            }
        }
    }

    /// What each job does next.
    fn turns(&self, lists: &Lists) -> Vec<Turn> {
        let now = Timestamp(self.clock.now_ms());
        let projections = self.view.read();
        let jobs = &projections.jobs;
        let openings = Openings::new(&projections, now);
        let turn = |job: &Job| {
            let list = lists.get(&job.targets);
            let target = |item: u32| list.and_then(|list| list.get(item as usize));
            let hold = |item: u32| match target(item) {
                Some(JobTarget::Phone(mac))
                    if jobs.busy_with(*mac).is_some_and(|other| other != job.id) =>
                {
                    Hold::Busy
                }
                Some(target) if job.pace.in_maintenance_window => {
                    openings.of(target).map_or(Hold::Free, Hold::Until)
                }
                Some(JobTarget::Phone(_) | JobTarget::User(_)) | None => Hold::Free,
            };
            let step = match list {
                Some(list) if list.len() == job.total() as usize => plan::next(job, hold, now),
                Some(_) | None => Step::End(Some(NO_LIST.to_owned())),
            };
            Turn {
                id: job.id,
                position: job.position,
                action: job.action,
                parameters: job.parameters.clone(),
                password: job.password.clone(),
                step,
            }
        };
        jobs.running().map(turn).collect()
    }

    /// Takes a job's next step; whether there was something to do.
    async fn take(&self, turn: &Turn, lists: &Lists) -> Result<bool, NotTaken> {
        let job = turn.id;
        match &turn.step {
            Step::Until(_) | Step::Nothing => Ok(false),
            Step::End(reason) => {
                let reason = reason.clone();
                self.submit(turn, JobCommand::End { job, reason }).await
            }
            Step::TakeBack(macs) => {
                for macs in macs.chunks(TAKEN_BACK_AT_ONCE) {
                    let macs = macs.to_vec();
                    self.submit(turn, JobCommand::TakeBack { job, macs })
                        .await?;
                }
                Ok(true)
            }
            Step::Run(items) => {
                let items = self.prepared(turn, items, lists).await?;
                self.submit(turn, JobCommand::Run { job, items }).await
            }
        }
    }

    /// Hands a command in, and waits until it is seen. A job that was paused or has ended meanwhile
    /// is looked at again.
    async fn submit(&self, turn: &Turn, command: JobCommand) -> Result<bool, NotTaken> {
        let command = Command::Job(Box::new(command));
        let outcome = self.submitter.submit_because(command, Some(turn.position));
        match outcome.await {
            Ok(receipt) => {
                self.view.wait_for(receipt.position).await;
                Ok(true)
            }
            Err(SubmitError::Stopped) => Err(NotTaken::Stopped),
            Err(SubmitError::Refused(
                Refusal::Overtaken | Refusal::JobHeld(_) | Refusal::UnknownJob(_),
            )) => Ok(true),
            Err(error) => {
                tracing::warn!(job = %turn.id, %error, "a job cannot go on now");
                Err(NotTaken::Trouble)
            }
        }
    }

    /// The targets with what must be there before their turn: files, passwords.
    async fn prepared(
        &self,
        turn: &Turn,
        items: &[u32],
        lists: &Lists,
    ) -> Result<Vec<JobItem>, NotTaken> {
        let targets: Vec<(u32, JobTarget)> = {
            let projections = self.view.read();
            let job = projections.jobs.get(turn.id);
            let list = job.and_then(|job| lists.get(&job.targets));
            let target = |item: &u32| Some((*item, *list?.get(*item as usize)?));
            items.iter().filter_map(target).collect()
        };
        let problems = match turn.action {
            JobAction::GenerateConfiguration => self.make_files(&targets).await?,
            JobAction::UpdateFirmware => {
                self.set_firmware(turn, &targets).await?;
                self.make_files(&targets).await?
            }
            _ => HashMap::new(),
        };
        let item = |(item, target): (u32, JobTarget)| JobItem {
            item,
            target,
            problem: match target {
                JobTarget::Phone(mac) => problems.get(&mac).cloned(),
                JobTarget::User(_) => None,
            },
            password: (turn.action == JobAction::ResetPassword)
                .then(|| turn.password.clone().unwrap_or_else(new_password)),
        };
        Ok(targets.into_iter().map(item).collect())
    }

    /// Makes the files of phones; why it cannot be done, for those for which it cannot.
    async fn make_files(
        &self,
        targets: &[(u32, JobTarget)],
    ) -> Result<HashMap<Mac, String>, NotTaken> {
        let macs: Vec<Mac> = phones(targets).collect();
        let actor = Actor::Process(Process::Jobs);
        match self.maker.make_all(&macs, Shared::Kept, actor).await {
            Ok(report) => Ok(report.failed.into_iter().collect()),
            Err(Interrupted::Stopped) => Err(NotTaken::Stopped),
            Err(Interrupted::Trouble) => Err(NotTaken::Trouble),
        }
    }

    /// Sets which firmware phones should run, so that their files say so.
    async fn set_firmware(
        &self,
        turn: &Turn,
        targets: &[(u32, JobTarget)],
    ) -> Result<(), NotTaken> {
        let mut parameters = turn.parameters.iter();
        let firmware = parameters.find(|(name, _)| name == "firmware");
        let firmware = firmware.map(|(_, value)| value.clone());
        let is_of_model = |name: &String| models::named(&self.view.read(), name).is_some();
        let built_in = NamesBuiltIn {
            firmware: firmware.as_ref().is_some_and(is_of_model),
            ..NamesBuiltIn::default()
        };
        let commands = phones(targets).map(|mac| {
            let change = PhoneChanged {
                firmware: firmware.clone(),
                ..PhoneChanged::default()
            };
            let change = Box::new(change);
            let command = Command::ChangePhone {
                mac,
                change,
                built_in,
            };
            (mac, command)
        });
        for (_, outcome) in self.submitter.submit_all(commands).await {
            match outcome {
                Ok(receipt) => self.view.wait_for(receipt.position).await,
                // Its turn will say so.
                Err(SubmitError::Refused(_)) => {}
                Err(SubmitError::Stopped) => return Err(NotTaken::Stopped),
                Err(_) => return Err(NotTaken::Trouble),
            }
        }
        Ok(())
    }
}

fn phones(targets: &[(u32, JobTarget)]) -> impl Iterator<Item = Mac> {
    targets.iter().filter_map(|(_, target)| match target {
        JobTarget::Phone(mac) => Some(*mac),
        JobTarget::User(_) => None,
    })
}

/// Eighty bits, in letters and digits.
fn new_password() -> Secret {
    let mut bytes = [0; PASSWORD_LENGTH];
    getrandom::fill(&mut bytes).expect("the system has random numbers");
    let letters = bytes.map(|byte| char::from(PASSWORD_ALPHABET[usize::from(byte % 32)]));
    Secret::new(&letters.iter().collect::<String>())
}
