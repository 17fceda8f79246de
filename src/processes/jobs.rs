//! Jobs: carries out, target by target, what administrators want of many (M43 to M51, M64 to M69).
//!
//! Guarantee: a job goes on where the log says that it is, also after a restart, and does no target
//! twice: what a turn does and that it was had are recorded together. What is next is found out
//! just before it is done. Jobs go on beside each other; of those that make files a few at a time.
//! Files are made before phones are told of them. Deliberately not here: what a turn comes to
//! (`domain/job`), when it is (`plan`), and whose (`turn`).

mod firmware;
pub(crate) mod lists;
pub(crate) mod openings;
mod plan;
mod targets;
#[cfg(test)]
mod tests;
mod turn;
pub(crate) mod window;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use projections::jobs::{ItemState, Job};
use schemas::{
    Actor, JobId, Mac, Position, Process, Secret, Timestamp,
    commands::{Command, JobCommand, JobItem, JobTarget},
    events::JobAction,
};
use tokio::{
    sync::{Notify, Semaphore, watch},
    task::JoinSet,
};

use self::{lists::TargetLists, plan::Step};
use super::{
    Feed, Maker, Stop,
    renderer::maker::{Interrupted, Shared},
    submit::Submitter,
    until_stopped,
};
use crate::{
    clock::Clock,
    domain::Refusal,
    engine::{Engine, SubmitError},
    projector::View,
};

/// How long nothing is tried after the log took nothing, or a list could not be read.
const TROUBLE_PAUSE_MS: i64 = 5_000;

/// So many phones' commands are taken back at once.
const TAKEN_BACK_AT_ONCE: usize = 200;

/// So many jobs make files at once.
const MAKING_AT_ONCE: usize = 2;

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
    lists: TargetLists,
    making: Arc<Semaphore>,
}

/// The job that a step belongs to.
#[derive(Clone, Copy)]
struct Turn {
    id: JobId,
    position: Position,
    action: JobAction,
}

/// What came of looking after a job.
enum Went {
    /// Something happened: there may be more to do.
    On,
    /// What was to be done was overtaken, and left as it is.
    InVain,
    /// There is nothing to do before this, or before something happens.
    Waits(Option<i64>),
    /// The job has ended.
    Over,
}

/// Why a step was not taken.
enum NotTaken {
    Stopped,
    Trouble,
}

impl Jobs {
    /// Carries out the jobs that `feed` tells of.
    pub fn new(
        feed: &Feed,
        engine: Engine,
        view: View,
        clock: Arc<dyn Clock>,
        maker: Maker,
        lists: TargetLists,
    ) -> Self {
        let submitter = Submitter {
            engine,
            clock: clock.clone(),
            actor: Actor::Process(Process::Jobs),
        };
        Self {
            moved: feed.jobs_moved.clone(),
            view,
            clock,
            submitter,
            maker,
            lists,
            making: Arc::new(Semaphore::new(MAKING_AT_ONCE)),
        }
    }

    /// Carries jobs out until the server stops.
    pub async fn run(self, stop: Stop) {
        let jobs = Arc::new(self);
        let mut tasks = JoinSet::new();
        until_stopped(stop, jobs.look_after_all(&mut tasks)).await;
        tasks.shutdown().await;
    }

    /// Has a task for each job that has not ended; the domain bounds how many there are.
    async fn look_after_all(self: &Arc<Self>, tasks: &mut JoinSet<JobId>) {
        let moved = watch::Sender::new(());
        let mut known = HashSet::new();
        loop {
            let running: Vec<JobId> = {
                let projections = self.view.read();
                projections.jobs.running().map(|job| job.id).collect()
            };
            for id in running {
                if known.insert(id) {
                    tasks.spawn(Arc::clone(self).look_after(id, moved.subscribe()));
                }
            }
            tokio::select! {
                () = self.moved.notified() => {
                    moved.send_replace(());
                }
                Some(ended) = tasks.join_next() => match ended {
                    Ok(id) => {
                        known.remove(&id);
                    }
                    // Without it the server would only seem to work.
                    Err(error) => {
                        if let Ok(panic) = error.try_into_panic() {
                            std::panic::resume_unwind(panic);
                        }
                    }
                },
            }
        }
    }

    /// Carries a job out to its end.
    async fn look_after(self: Arc<Self>, id: JobId, mut moved: watch::Receiver<()>) -> JobId {
        let mut was_in_vain = false;
        loop {
            moved.borrow_and_update();
            let went = self.go_on(id).await;
            let is_in_vain = matches!(went, Ok(Went::InVain));
            match went {
                Ok(Went::Over) => return id,
                Ok(Went::On) => {}
                Ok(Went::InVain) if !was_in_vain => {}
                Ok(Went::InVain) | Err(NotTaken::Trouble) => {
                    let retry = self.clock.now_ms().saturating_add(TROUBLE_PAUSE_MS);
                    self.clock.sleep_until(retry).await;
                }
                Ok(Went::Waits(until)) => self.wait(until, &mut moved).await,
                // Whoever runs this is about to end it.
                Err(NotTaken::Stopped) => std::future::pending().await,
            }
            was_in_vain = is_in_vain;
        }
    }

    async fn wait(&self, until: Option<i64>, moved: &mut watch::Receiver<()>) {
        let due = match until {
            Some(time) => self.clock.sleep_until(time),
            None => Box::pin(std::future::pending()),
        };
        tokio::select! {
            () = due => {}
            _ = moved.changed() => {}
        }
    }

    /// Does what is next.
    async fn go_on(&self, id: JobId) -> Result<Went, NotTaken> {
        let now = Timestamp(self.clock.now_ms());
        let (turn, step, before) = {
            let projections = self.view.read();
            let job = projections.jobs.get(id).filter(|job| !job.has_ended());
            let Some(job) = job else {
                return Ok(Went::Over);
            };
            let turn = Turn {
                id,
                position: job.position,
                action: job.action,
            };
            (turn, plan::next(job, now), mark(job))
        };
        match step {
            Step::Until(time) => return Ok(Went::Waits(Some(time.0))),
            Step::Nothing => return Ok(Went::Waits(None)),
            Step::End => self.end(turn, None).await?,
            Step::Stop(reason) => self.stop(turn, reason).await?,
            Step::TakeBack(macs) => self.take_back(turn, &macs).await?,
            Step::Turn { limit, count } => {
                if let Some(waits) = self.take_turn(turn, limit, count).await? {
                    return Ok(waits);
                }
            }
        }
        let projections = self.view.read();
        let after = projections.jobs.get(id).map(mark);
        Ok(match after == Some(before) {
            true => Went::InVain,
            false => Went::On,
        })
    }

    async fn end(&self, turn: Turn, reason: Option<String>) -> Result<(), NotTaken> {
        let job = turn.id;
        self.submit(turn, JobCommand::End { job, reason }).await
    }

    /// What the phones of a cancelled job have not done is taken back.
    async fn take_back(&self, turn: Turn, macs: &[Mac]) -> Result<(), NotTaken> {
        let job = turn.id;
        for macs in macs.chunks(TAKEN_BACK_AT_ONCE) {
            let macs = macs.to_vec();
            self.submit(turn, JobCommand::TakeBack { job, macs })
                .await?;
        }
        Ok(())
    }

    /// The job stops itself, and what no phone has been given with it.
    async fn stop(&self, turn: Turn, reason: String) -> Result<(), NotTaken> {
        let macs: Vec<Mac> = {
            let projections = self.view.read();
            let job = projections.jobs.get(turn.id);
            job.map_or_else(Vec::new, |job| job.open().map(|(_, mac)| mac).collect())
        };
        self.take_back(turn, &macs).await?;
        self.end(turn, Some(reason)).await
    }

    /// Hands a command in, and waits until it is seen. What a job that was paused or has ended
    /// meanwhile refuses is left as it is: the job is looked at again.
    async fn submit(&self, turn: Turn, command: JobCommand) -> Result<(), NotTaken> {
        let command = Command::Job(Box::new(command));
        let outcome = self.submitter.submit_because(command, Some(turn.position));
        match outcome.await {
            Ok(receipt) => {
                self.view.wait_for(receipt.position).await;
                Ok(())
            }
            Err(SubmitError::Stopped) => Err(NotTaken::Stopped),
            Err(SubmitError::Refused(
                Refusal::Overtaken | Refusal::JobHeld(_) | Refusal::UnknownJob(_),
            )) => Ok(()),
            Err(error) => {
                tracing::warn!(job = %turn.id, %error, "a job cannot go on now");
                Err(NotTaken::Trouble)
            }
        }
    }

    /// The targets with what must be there before their turn: files, passwords.
    async fn prepared(
        &self,
        turn: Turn,
        targets: &[(u32, JobTarget)],
    ) -> Result<Vec<JobItem>, NotTaken> {
        let problems = match turn.action {
            JobAction::GenerateConfiguration => self.make_files(targets).await?,
            JobAction::UpdateFirmware => {
                let others = self.set_firmware(turn, targets).await?;
                let fits = |(_, target): &&(u32, JobTarget)| match target {
                    JobTarget::Phone(mac) => !others.contains_key(mac),
                    JobTarget::User(_) => true,
                };
                let fitting: Vec<_> = targets.iter().filter(fits).copied().collect();
                let mut problems = self.make_files(&fitting).await?;
                problems.extend(others);
                problems
            }
            _ => HashMap::new(),
        };
        let same = match turn.action {
            JobAction::ResetPassword | JobAction::ApproveDevices => self.password_for_all(turn.id),
            _ => None,
        };
        let item = |(item, target): &(u32, JobTarget)| JobItem {
            item: *item,
            target: *target,
            problem: match target {
                JobTarget::Phone(mac) => problems.get(mac).cloned(),
                JobTarget::User(_) => None,
            },
            password: match turn.action {
                JobAction::ResetPassword => Some(same.clone().unwrap_or_else(new_password)),
                JobAction::ApproveDevices => same.clone(),
                _ => None,
            },
        };
        Ok(targets.iter().map(item).collect())
    }

    fn password_for_all(&self, id: JobId) -> Option<Secret> {
        let projections = self.view.read();
        projections.jobs.get(id)?.password.clone()
    }

    /// The phones among the targets that are of the fleet already.
    fn of_the_fleet(&self, targets: &[(u32, JobTarget)]) -> Vec<(u32, JobTarget)> {
        let projections = self.view.read();
        let is_known = |(_, target): &&(u32, JobTarget)| match target {
            JobTarget::Phone(mac) => projections.fleet.phone(*mac).is_some(),
            JobTarget::User(_) => false,
        };
        targets.iter().filter(is_known).copied().collect()
    }

    /// Makes the files of phones; why it cannot be done, for those for which it cannot.
    async fn make_files(
        &self,
        targets: &[(u32, JobTarget)],
    ) -> Result<HashMap<Mac, String>, NotTaken> {
        let macs: Vec<Mac> = phones(targets).collect();
        let actor = Actor::Process(Process::Jobs);
        let place = self.making.acquire().await;
        let _place = place.map_err(|_| NotTaken::Stopped)?;
        match self.maker.make_all(&macs, Shared::Kept, actor).await {
            Ok(report) => Ok(report.failed.into_iter().collect()),
            Err(Interrupted::Stopped) => Err(NotTaken::Stopped),
            Err(Interrupted::Trouble) => Err(NotTaken::Trouble),
        }
    }
}

/// What changes whenever something happens in a job.
fn mark(job: &Job) -> ([u32; ItemState::ALL.len()], bool) {
    (
        ItemState::ALL.map(|state| job.count(state)),
        job.has_ended(),
    )
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
