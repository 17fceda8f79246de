//! A batch of a job: whose turn it is, and having it.
//!
//! Guarantee: a long list is looked through a part at a time, so that nobody waits for it; whoever
//! another job is busy with, or whose region's maintenance windows are closed, is passed over.
//! Deliberately not here: how many have their turn, and when (`plan`).

use std::sync::Arc;

use projections::Projections;
use schemas::{
    JobId, Mac, Timestamp,
    commands::{JobCommand, JobTarget},
    events::JobAction,
};

use super::{
    Jobs, NO_LIST, NotTaken, Turn, Went,
    lists::ListError,
    openings::Openings,
    plan::{Hold, Search},
};

/// After so many targets were looked at in vain a millisecond passes before they are looked at
/// again.
const LOOKED_AT_A_MS: usize = 1_000;

impl Jobs {
    /// Gives the next targets their turn; otherwise what is waited for, if it is nobody's.
    pub(super) async fn take_turn(
        &self,
        turn: Turn,
        limit: u32,
        count: usize,
    ) -> Result<Option<Went>, NotTaken> {
        let Some(list) = self.list(turn).await? else {
            self.stop(turn, NO_LIST.to_owned()).await?;
            return Ok(None);
        };
        let mut search = Search::new(limit, count);
        while !self.search(turn.id, &list, &mut search) {
            tokio::task::yield_now().await;
        }
        if search.items.is_empty() {
            let pause = i64::try_from(search.looked_at / LOOKED_AT_A_MS).unwrap_or(i64::MAX);
            if pause > 0 {
                let end = self.clock.now_ms().saturating_add(pause);
                self.clock.sleep_until(end).await;
            }
            return Ok(Some(Went::Waits(search.opens().map(|time| time.0))));
        }
        let targets: Vec<(u32, JobTarget)> = search
            .items
            .iter()
            .filter_map(|item| Some((*item, *list.get(*item as usize)?)))
            .collect();
        drop(list);
        let items = self.prepared(turn, &targets).await?;
        let known = match turn.action {
            JobAction::ApproveDevices => self.of_the_fleet(&targets),
            _ => vec![],
        };
        let job = turn.id;
        self.submit(turn, JobCommand::Run { job, items }).await?;
        // Those of newcomers are made without being asked for.
        if !known.is_empty() {
            self.make_files(&known).await?;
        }
        Ok(None)
    }

    /// The list of its targets; `None` when it will not come back.
    async fn list(&self, turn: Turn) -> Result<Option<Arc<Vec<JobTarget>>>, NotTaken> {
        let wanted = {
            let projections = self.view.read();
            let job = projections.jobs.get(turn.id);
            job.map(|job| (job.targets, job.total()))
        };
        let Some((hash, total)) = wanted else {
            return Ok(None);
        };
        if let Some(list) = self.lists.kept(hash) {
            return Ok(Some(list));
        }
        let lists = self.lists.clone();
        let read = tokio::task::spawn_blocking(move || lists.get(hash, total)).await;
        let error = match read {
            Ok(Ok(list)) => return Ok(Some(list)),
            Ok(Err(error)) => error,
            Err(_) => return Err(NotTaken::Trouble),
        };
        tracing::error!(job = %turn.id, error = &error as &dyn std::error::Error,
            "a job cannot go on");
        match error {
            ListError::Gone(_) | ListError::Malformed => Ok(None),
            ListError::Unreadable(_) => Err(NotTaken::Trouble),
        }
    }

    /// Looks for those whose turn it is; whether the search is over.
    fn search(&self, id: JobId, list: &[JobTarget], search: &mut Search) -> bool {
        let now = Timestamp(self.clock.now_ms());
        let projections = self.view.read();
        let Some(job) = projections.jobs.get(id) else {
            return true;
        };
        let openings = Openings::new(&projections, now);
        search.look(job, |item| match list.get(item as usize) {
            Some(target) if is_busy(&projections, id, target) => Hold::Busy,
            Some(target) if job.pace.in_maintenance_window => {
                openings.of(target).map_or(Hold::Free, Hold::Until)
            }
            Some(JobTarget::Phone(_) | JobTarget::User(_)) | None => Hold::Free,
        })
    }
}

/// Whether another job is busy with the phone, or with one of the user's.
fn is_busy(projections: &Projections, id: JobId, target: &JobTarget) -> bool {
    let is_told = |mac: &Mac| {
        let busy_with = projections.jobs.busy_with(*mac);
        busy_with.is_some_and(|other| other != id)
    };
    match target {
        JobTarget::Phone(mac) => is_told(mac),
        JobTarget::User(user) => {
            let user = projections.users.get(*user);
            user.is_some_and(|user| user.devices.iter().any(is_told))
        }
    }
}
