//! Time: the one place where the program learns what time it is and waits for a moment to come.
//!
//! Guarantees that everything which acts on time can be driven by a test: whoever needs the time
//! holds a [`Clock`], and a [`ManualClock`] moves only when told. A sleeper ends when its moment
//! has come by the wall clock, or when as much time has passed as there was to wait when it fell
//! asleep, whichever is first: a wall clock set back (NTP, an administrator, a resumed virtual
//! machine) cannot keep a sleeper asleep for years, and one set forward wakes it.
//!
//! Does not promise that `now_ms` only grows: order comes from positions in the log, never from
//! times. Does not measure how long something took; `std::time::Instant` is for that.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant, SystemTime};

use parking_lot::Mutex;
use tokio::sync::{oneshot, watch};

/// A pending wait, as [`Clock::sleep_until`] returns it. Dropping it ends the wait.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where the program reads the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored. May step in either
    /// direction between two calls.
    fn now_ms(&self) -> i64;

    /// Milliseconds that the machine has been running since some moment before; never less than at
    /// an earlier call, and not touched by steps of the wall clock. Stands still while the machine
    /// is suspended: where `now_ms` has moved otherwise, the clock was set or nothing ran.
    fn elapsed_ms(&self) -> i64;

    /// Ends when the wall clock reaches `deadline_ms` (unix milliseconds), or when the time that
    /// was left at the moment of this call has passed. A deadline in the past ends at once.
    ///
    /// After the clock was set back, `now_ms()` can be less than `deadline_ms` on waking: look
    /// again at what is due and sleep again. [`SystemClock`] must be polled inside a tokio runtime
    /// with time enabled.
    fn sleep_until(&self, deadline_ms: i64) -> Sleep;
}

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

/// How long a system sleeper may go without looking whether the wall clock was set forward.
const LOOK_AGAIN: Duration = Duration::from_secs(10);

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        wall_clock_ms()
    }

    fn elapsed_ms(&self) -> i64 {
        static FIRST_LOOK: LazyLock<Instant> = LazyLock::new(Instant::now);
        i64::try_from(FIRST_LOOK.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn sleep_until(&self, deadline_ms: i64) -> Sleep {
        let planned = planned_wait(wall_clock_ms(), deadline_ms);
        let started = Instant::now();
        Box::pin(async move {
            while let Some(pause) =
                next_pause(wall_clock_ms(), deadline_ms, started.elapsed(), planned)
            {
                tokio::time::sleep(pause).await;
            }
        })
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "this is the file that reads the system clock"
)]
fn wall_clock_ms() -> i64 {
    let now = SystemTime::now();
    match now.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_millis()).map_or(i64::MIN, i64::wrapping_neg)
        }
    }
}

fn planned_wait(now_ms: i64, deadline_ms: i64) -> Duration {
    Duration::from_millis(u64::try_from(deadline_ms.saturating_sub(now_ms)).unwrap_or(0))
}

/// How long to pause before looking again; `None` when the sleeper is to wake.
fn next_pause(
    now_ms: i64,
    deadline_ms: i64,
    elapsed: Duration,
    planned: Duration,
) -> Option<Duration> {
    let by_wall_clock = planned_wait(now_ms, deadline_ms);
    let by_elapsed = planned.saturating_sub(elapsed);
    let left = by_wall_clock.min(by_elapsed);
    (!left.is_zero()).then(|| left.min(LOOK_AGAIN))
}

/// A clock that stands still until a test moves it. Clones share one time.
#[derive(Clone)]
pub struct ManualClock {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    /// Number of sleepers whose moment has not come; follows `State::sleepers`.
    sleeping: watch::Sender<usize>,
}

struct State {
    now_ms: i64,
    /// Time passed since the clock was made; unlike `now_ms` it never goes back.
    elapsed_ms: i64,
    next_sleeper: u64,
    sleepers: BTreeMap<u64, Sleeper>,
}

struct Sleeper {
    deadline_ms: i64,
    deadline_elapsed_ms: i64,
    wake: oneshot::Sender<()>,
}

impl ManualClock {
    /// Stands at `now_ms` (unix milliseconds).
    #[must_use]
    pub fn new(now_ms: i64) -> ManualClock {
        ManualClock {
            shared: Arc::new(Shared {
                state: Mutex::new(State {
                    now_ms,
                    elapsed_ms: 0,
                    next_sleeper: 0,
                    sleepers: BTreeMap::new(),
                }),
                sleeping: watch::Sender::new(0),
            }),
        }
    }

    /// Lets `elapsed_ms` pass, and wakes every sleeper whose moment has come.
    ///
    /// # Panics
    /// If `elapsed_ms` is negative: time does not pass backwards; [`ManualClock::step`] sets the
    /// wall clock back.
    pub fn advance(&self, elapsed_ms: i64) {
        assert!(
            elapsed_ms >= 0,
            "advance takes time that passes; step() sets the clock back"
        );
        self.shared.change(|state| {
            state.now_ms = state.now_ms.saturating_add(elapsed_ms);
            state.elapsed_ms = state.elapsed_ms.saturating_add(elapsed_ms);
        });
    }

    /// Sets the wall clock forward or back by `by_ms` without time passing, as NTP or an
    /// administrator would, and wakes every sleeper whose moment has come by it.
    pub fn step(&self, by_ms: i64) {
        self.shared
            .change(|state| state.now_ms = state.now_ms.saturating_add(by_ms));
    }

    /// Ends when at least `count` sleepers wait for a moment that has not come. A sleeper counts
    /// from the call of `sleep_until`, and no longer once it is due or dropped: after `advance`,
    /// those that it woke count again only when they sleep again.
    pub async fn wait_for_sleepers(&self, count: usize) {
        let mut sleeping = self.shared.sleeping.subscribe();
        sleeping
            .wait_for(|now_sleeping| *now_sleeping >= count)
            .await
            .expect("the sender lives in self, which this future borrows");
    }
}

impl Clock for ManualClock {
    fn now_ms(&self) -> i64 {
        self.shared.state.lock().now_ms
    }

    fn elapsed_ms(&self) -> i64 {
        self.shared.state.lock().elapsed_ms
    }

    fn sleep_until(&self, deadline_ms: i64) -> Sleep {
        let (wake, woken) = oneshot::channel();
        let mut number = 0;
        self.shared.change(|state| {
            number = state.next_sleeper;
            state.next_sleeper += 1;
            let wait_ms = deadline_ms.saturating_sub(state.now_ms);
            let deadline_elapsed_ms = state.elapsed_ms.saturating_add(wait_ms);
            state.sleepers.insert(
                number,
                Sleeper {
                    deadline_ms,
                    deadline_elapsed_ms,
                    wake,
                },
            );
        });
        let registration = Registration {
            shared: Arc::clone(&self.shared),
            number,
        };
        Box::pin(async move {
            let _registration = registration;
            // An error means that the clock is gone; then nothing can ever advance it, and waking
            // is the only end that does not hang.
            let _ = woken.await;
        })
    }
}

impl Shared {
    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut guard = self.state.lock();
        let state = &mut *guard;
        change(state);
        let (due, asleep): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut state.sleepers)
            .into_iter()
            .partition(|(_, sleeper)| {
                sleeper.deadline_ms <= state.now_ms
                    || sleeper.deadline_elapsed_ms <= state.elapsed_ms
            });
        state.sleepers = asleep;
        for sleeper in due.into_values() {
            // The future may have been dropped at this very moment.
            let _ = sleeper.wake.send(());
        }
        self.sleeping.send_replace(state.sleepers.len());
    }
}

/// Takes a sleeper out of the list when its future ends or is dropped.
struct Registration {
    shared: Arc<Shared>,
    number: u64,
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.shared.change(|state| {
            state.sleepers.remove(&self.number);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    const YEAR_MS: i64 = 365 * 24 * 3_600_000;

    fn is_done(sleep: &mut Sleep) -> bool {
        sleep.now_or_never().is_some()
    }

    #[test]
    fn system_clock_reads_this_century() {
        let year_2020_ms = 1_577_836_800_000;
        let year_2100_ms = 4_102_444_800_000;
        assert!((year_2020_ms..year_2100_ms).contains(&SystemClock.now_ms()));
    }

    #[tokio::test]
    async fn system_sleep_ends_at_its_deadline_and_not_before() {
        assert!(is_done(&mut SystemClock.sleep_until(SystemClock.now_ms())));
        assert!(is_done(&mut SystemClock.sleep_until(i64::MIN)));
        assert!(!is_done(
            &mut SystemClock.sleep_until(SystemClock.now_ms() + 60_000)
        ));

        let started = Instant::now();
        SystemClock.sleep_until(SystemClock.now_ms() + 3).await;
        assert!(started.elapsed() >= Duration::from_millis(2));
    }

    #[test]
    fn a_system_sleeper_survives_steps_of_the_wall_clock() {
        let planned = Duration::from_secs(60);
        let deadline_ms = 1_000_000 + 60_000;
        let pause = |now_ms, elapsed_seconds| {
            next_pause(
                now_ms,
                deadline_ms,
                Duration::from_secs(elapsed_seconds),
                planned,
            )
        };

        assert_eq!(pause(1_000_000, 0), Some(LOOK_AGAIN));
        assert_eq!(pause(1_055_000, 55), Some(Duration::from_secs(5)));
        assert_eq!(pause(1_060_000, 60), None);
        // Set back by a year half way: the planned minute still ends it.
        assert_eq!(pause(1_030_000 - YEAR_MS, 30), Some(LOOK_AGAIN));
        assert_eq!(pause(1_060_000 - YEAR_MS, 60), None);
        // Set forward: the deadline has come.
        assert_eq!(pause(1_001_000 + YEAR_MS, 1), None);
        // Far ends of the range do not overflow.
        assert_eq!(planned_wait(i64::MAX, i64::MIN), Duration::ZERO);
        assert!(planned_wait(i64::MIN, i64::MAX) > Duration::from_millis(u64::MAX / 4));
    }

    #[test]
    fn advancing_wakes_exactly_those_that_are_due() {
        let clock = ManualClock::new(1_000);
        let mut first = clock.sleep_until(1_010);
        let mut second = clock.sleep_until(1_020);
        assert!(!is_done(&mut first));

        clock.advance(9);
        assert!(!is_done(&mut first));
        clock.advance(1);
        assert_eq!(clock.now_ms(), 1_010);
        assert!(is_done(&mut first));
        assert!(!is_done(&mut second));
        clock.advance(1_000);
        assert!(is_done(&mut second));
        assert!(is_done(&mut clock.sleep_until(1_500)));
    }

    #[test]
    fn steps_of_a_manual_clock_treat_sleepers_as_the_system_clock_does() {
        let clock = ManualClock::new(YEAR_MS);
        let mut sleep = clock.sleep_until(YEAR_MS + 60_000);
        clock.step(-YEAR_MS / 2);
        clock.advance(59_999);
        assert!(!is_done(&mut sleep));
        clock.advance(1);
        assert!(is_done(&mut sleep));
        assert_eq!(clock.now_ms(), YEAR_MS / 2 + 60_000);

        let mut sleep = clock.sleep_until(YEAR_MS * 2);
        clock.step(YEAR_MS * 3);
        assert!(is_done(&mut sleep));
        assert_eq!(clock.elapsed_ms(), 60_000);
    }

    #[tokio::test]
    async fn waiting_for_sleepers_counts_only_those_still_asleep() {
        let clock = ManualClock::new(0);
        let sleeper = clock.clone();
        let task = tokio::spawn(async move {
            for round in 1..=3 {
                sleeper.sleep_until(round * 10).await;
            }
            sleeper.now_ms()
        });
        for _ in 0..3 {
            clock.wait_for_sleepers(1).await;
            clock.advance(10);
        }
        assert_eq!(task.await.unwrap(), 30);
        assert!(clock.wait_for_sleepers(1).now_or_never().is_none());

        let dropped = clock.sleep_until(1_000);
        assert!(clock.wait_for_sleepers(1).now_or_never().is_some());
        drop(dropped);
        assert!(clock.wait_for_sleepers(1).now_or_never().is_none());
    }
}
