//! What a job does next.
//!
//! Guarantee: pure; follows from what is recorded and the time, so that a job goes on after a
//! restart where it was. Deliberately not here: doing it.

use projections::jobs::{ItemState, Job};
use schemas::{Mac, Timestamp};

/// So many targets have their turn at once where a job does not wait between them.
const AT_ONCE: u32 = 100;

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// It is these targets' turn.
    Run(Vec<u32>),
    /// The job was cancelled: what these phones have not done is taken back.
    TakeBack(Vec<Mac>),
    /// Nothing of the job goes on; because of what, when it stops itself.
    End(Option<String>),
    /// Nothing before this.
    Until(Timestamp),
    /// Nothing before something happens.
    Nothing,
}

/// Whether a target may have its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// It may.
    Free,
    /// Another job is busy with it.
    Busy,
    /// No maintenance window of its region is open before this.
    Until(Timestamp),
}

/// What the job does next. `hold` tells which targets may have their turn.
pub(super) fn next(job: &Job, hold: impl Fn(u32) -> Hold, now: Timestamp) -> Step {
    if job.is_cancelled {
        let open: Vec<Mac> = job.open().map(|(_, mac)| mac).collect();
        return match open.is_empty() {
            true => Step::End(None),
            false => Step::TakeBack(open),
        };
    }
    if let Some(reason) = too_many_failed(job) {
        return Step::End(Some(reason));
    }
    if job.ended() == job.total() {
        return Step::End(None);
    }
    if job.is_paused {
        return Step::Nothing;
    }
    let limit = match ring(job, now) {
        Ring::Open => job.total(),
        Ring::Of(size) => size,
        Ring::Waits(until) => return Step::Until(until),
        Ring::Broken(reason) => return Step::End(Some(reason)),
    };
    let due = due(job);
    if due > now {
        return Step::Until(due);
    }
    let count = match job.pace.batch_delay_ms {
        0 => job.pace.batch_size.max(AT_ONCE),
        _ => job.pace.batch_size,
    };
    turn_of(job, limit, count.max(1) as usize, hold)
}

/// It is the turn of the first `count` targets before `limit` that may have it.
fn turn_of(job: &Job, limit: u32, count: usize, hold: impl Fn(u32) -> Hold) -> Step {
    let mut items = Vec::new();
    let mut opens: Option<Timestamp> = None;
    for item in job.waiting().take_while(|item| *item < limit) {
        match hold(item) {
            Hold::Free => items.push(item),
            Hold::Busy => {}
            Hold::Until(time) => opens = Some(opens.map_or(time, |opens| opens.min(time))),
        }
        if items.len() == count {
            break;
        }
    }
    match (items.is_empty(), opens) {
        (false, _) => Step::Run(items),
        (true, Some(time)) => Step::Until(time),
        (true, None) => Step::Nothing,
    }
}

fn due(job: &Job) -> Timestamp {
    let delay = i64::try_from(job.pace.batch_delay_ms).unwrap_or(i64::MAX);
    let next = job.last_batch_at.map(|last| last.plus_ms(delay));
    next.map_or(job.pace.not_before, |next| next.max(job.pace.not_before))
}

fn too_many_failed(job: &Job) -> Option<String> {
    let failed = job.count(ItemState::Failed) + job.count(ItemState::Expired);
    let ended = job.ended();
    let pace = &job.pace;
    let is_over = u64::from(failed) * 100 > u64::from(pace.failed_percent_max) * u64::from(ended);
    (is_over && ended >= pace.failed_count_min)
        .then(|| format!("{failed} of {ended} failed or expired"))
}

/// The first targets, without which the others do not follow.
enum Ring {
    /// There is none, or all of it is done.
    Open,
    /// So many may have their turn.
    Of(u32),
    /// All had their turn; they may take until then.
    Waits(Timestamp),
    /// It will not be done.
    Broken(String),
}

fn ring(job: &Job, now: Timestamp) -> Ring {
    let size = job.pace.ring_size.min(job.total());
    let count = |wanted| (0..size).filter(|item| job.item(*item) == wanted).count();
    let done = count(ItemState::Done);
    if done == size as usize {
        return Ring::Open;
    }
    let lost = count(ItemState::Failed) + count(ItemState::Expired) + count(ItemState::Cancelled);
    if lost > 0 {
        return Ring::Broken(format!("{lost} of the first {size} failed or expired"));
    }
    if count(ItemState::Waiting) > 0 {
        return Ring::Of(size);
    }
    let wait = i64::try_from(job.pace.ring_wait_ms).unwrap_or(i64::MAX);
    let until = job.last_batch_at.unwrap_or(job.started_at).plus_ms(wait);
    match until > now {
        true => Ring::Waits(until),
        false => Ring::Broken(format!(
            "{} of the first {size} did not come back within {} s",
            size as usize - done,
            job.pace.ring_wait_ms / 1000
        )),
    }
}
