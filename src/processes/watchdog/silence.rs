//! How long a phone's silence may last, whatever the wall clock does meanwhile.
//!
//! Guarantee: nobody is found silent for a time in which the server did not listen: it was not
//! running, its machine was suspended, its disk was full, or the clock was set forward. A clock set
//! back delays a finding by one period at most. Pure.

use schemas::Timestamp;

use super::deadlines::Entry;

/// Clocks that drift apart by less than this between two looks are only being corrected.
const STEP_MIN_MS: i64 = 30_000;

/// Since when the server has listened without a break.
pub(super) struct Silence {
    listening_since: Timestamp,
    /// How much the wall clock was ahead of the time elapsed, at the last look.
    ahead_ms: i64,
}

impl Silence {
    /// Begins to listen.
    pub(super) fn new(now: Timestamp, elapsed_ms: i64) -> Self {
        Self {
            listening_since: now,
            ahead_ms: now.0.saturating_sub(elapsed_ms),
        }
    }

    /// Looks at the clock; answers by how much it was set since the last look, when it was. Then
    /// listening begins anew, and every entry has to.
    pub(super) fn step(&mut self, now: Timestamp, elapsed_ms: i64) -> Option<i64> {
        let looked = Self::new(now, elapsed_ms);
        let step_ms = looked.ahead_ms.saturating_sub(self.ahead_ms);
        if step_ms.saturating_abs() < STEP_MIN_MS {
            self.ahead_ms = looked.ahead_ms;
            return None;
        }
        *self = looked;
        Some(step_ms)
    }

    /// The wait for a phone that was last heard then, in a region that allows so much silence.
    pub(super) fn entry(&self, now: Timestamp, last_report: Timestamp, allowed_ms: i64) -> Entry {
        // A report that seems to be from the future was made before the clock was set back.
        let heard = last_report.min(now).max(self.listening_since);
        Entry {
            last_report,
            deadline: heard.plus_ms(allowed_ms),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWED_MS: i64 = 7_500_000;
    const DAY_MS: i64 = 86_400_000;

    #[test]
    fn silence_counts_from_the_last_report() {
        let silence = Silence::new(Timestamp(1_000), 0);
        let entry = silence.entry(Timestamp(5_000), Timestamp(4_000), ALLOWED_MS);
        assert_eq!(entry.last_report, Timestamp(4_000));
        assert_eq!(entry.deadline, Timestamp(4_000 + ALLOWED_MS));
    }

    #[test]
    fn silence_before_the_start_does_not_count() {
        let start = Timestamp(DAY_MS);
        let silence = Silence::new(start, 0);
        let entry = silence.entry(start, Timestamp(1_000), ALLOWED_MS);
        assert_eq!(entry.deadline, start.plus_ms(ALLOWED_MS));
    }

    #[test]
    fn time_that_passes_is_no_step_and_nor_is_a_small_correction() {
        let mut silence = Silence::new(Timestamp(0), 500);
        assert_eq!(silence.step(Timestamp(DAY_MS), 500 + DAY_MS), None);
        for hour in 1..100 {
            let elapsed = DAY_MS + hour * 3_600_000;
            assert_eq!(
                silence.step(Timestamp(elapsed + hour * 20_000), 500 + elapsed),
                None
            );
        }
    }

    #[test]
    fn after_a_step_everybody_has_a_whole_period() {
        for step in [DAY_MS, -DAY_MS, 365 * DAY_MS, -365 * DAY_MS] {
            let before = Timestamp(1_000 * DAY_MS);
            let mut silence = Silence::new(before, 0);
            let now = before.plus_ms(step + 60_000);
            assert_eq!(silence.step(now, 60_000), Some(step));
            assert_eq!(silence.step(now, 60_000), None);
            let entry = silence.entry(now, before, ALLOWED_MS);
            assert_eq!(entry.deadline, now.plus_ms(ALLOWED_MS));
        }
    }
}
