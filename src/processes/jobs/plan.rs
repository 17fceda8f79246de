//! What a job does next.
//!
//! Guarantee: pure; follows from what is recorded and the time, so that a job goes on after a
//! restart where it was. Deliberately not here: doing it.

use projections::jobs::{ItemState, Job};
use schemas::{Mac, Timestamp};

/// So many targets have their turn at once where a job does not wait between them.
const AT_ONCE: u32 = 100;

/// So many targets are looked at before others may have a look at the projections.
const LOOKED_AT_ONCE: usize = 5_000;

/// The next thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// It is the turn of so many targets before this one that may have it.
    Turn { limit: u32, count: usize },
    /// The job was cancelled: what these phones have not done is taken back.
    TakeBack(Vec<Mac>),
    /// Nothing of the job goes on.
    End,
    /// The job stops itself, because of this: what no phone has been given is taken back.
    Stop(String),
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

/// What the job does next.
pub(super) fn next(job: &Job, now: Timestamp) -> Step {
    if job.is_cancelled {
        let open: Vec<Mac> = job.open().map(|(_, mac)| mac).collect();
        return match open.is_empty() {
            true => Step::End,
            false => Step::TakeBack(open),
        };
    }
    if let Some(reason) = too_many_failed(job) {
        return Step::Stop(reason);
    }
    if job.ended() == job.total() {
        return Step::End;
    }
    if job.is_paused {
        return Step::Nothing;
    }
    let limit = match ring(job, now) {
        Ring::Open => job.total(),
        Ring::Of(size) => size,
        Ring::Waits(until) => return Step::Until(until),
        Ring::Broken(reason) => return Step::Stop(reason),
    };
    if job.count(ItemState::Waiting) == 0 {
        return Step::Nothing;
    }
    let due = due(job);
    if due > now {
        return Step::Until(due);
    }
    let count = match job.pace.batch_delay_ms {
        0 => job.pace.batch_size.max(AT_ONCE),
        _ => job.pace.batch_size,
    };
    let count = count.max(1) as usize;
    Step::Turn { limit, count }
}

/// The search for those whose turn it is, a part of the list at a time.
pub(super) struct Search {
    limit: u32,
    count: usize,
    from: u32,
    opens: Option<Timestamp>,
    /// Whose turn it is.
    pub(super) items: Vec<u32>,
    /// How many have been looked at.
    pub(super) looked_at: usize,
}

impl Search {
    /// For so many before `limit`.
    pub(super) fn new(limit: u32, count: usize) -> Self {
        Self {
            limit,
            count,
            from: 0,
            opens: None,
            items: Vec::new(),
            looked_at: 0,
        }
    }

    /// Looks at some more; whether the search is over. `hold` tells which may have their turn.
    pub(super) fn look(&mut self, job: &Job, hold: impl Fn(u32) -> Hold) -> bool {
        let waiting = job.waiting_from(self.from);
        let waiting = waiting.take_while(|item| *item < self.limit);
        let mut seen = 0;
        for item in waiting.take(LOOKED_AT_ONCE) {
            match hold(item) {
                Hold::Free => self.items.push(item),
                Hold::Busy => {}
                Hold::Until(time) => {
                    self.opens = Some(self.opens.map_or(time, |opens| opens.min(time)));
                }
            }
            seen += 1;
            self.from = item + 1;
            if self.items.len() == self.count {
                break;
            }
        }
        self.looked_at += seen;
        seen < LOOKED_AT_ONCE || self.items.len() == self.count
    }

    /// Before when nothing goes on if it is nobody's turn; `None`: before something happens.
    pub(super) fn opens(&self) -> Option<Timestamp> {
        self.opens
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

/// The phones may take their time from when the last of them was given its command: what waits for
/// one is not lost yet. While the job is paused no time passes for them.
fn ring(job: &Job, now: Timestamp) -> Ring {
    let size = job.pace.ring_size.min(job.total());
    let mut counts = [0; ItemState::ALL.len()];
    for item in 0..size {
        counts[job.item(item) as usize] += 1;
    }
    let count = |state: ItemState| counts[state as usize];
    let done = count(ItemState::Done);
    if done == size {
        return Ring::Open;
    }
    let lost = count(ItemState::Failed) + count(ItemState::Expired) + count(ItemState::Cancelled);
    if lost > 0 {
        let how = "failed, expired or were taken back";
        return Ring::Broken(format!("{lost} of the first {size} {how}"));
    }
    if count(ItemState::Waiting) > 0 {
        return Ring::Of(size);
    }
    let wait = i64::try_from(job.pace.ring_wait_ms).unwrap_or(i64::MAX);
    let until = job.last_moved_at.unwrap_or(job.started_at).plus_ms(wait);
    match until > now {
        true => Ring::Waits(until),
        false => Ring::Broken(format!(
            "{} of the first {size} did not come back within {} s",
            size - done,
            job.pace.ring_wait_ms / 1000
        )),
    }
}
