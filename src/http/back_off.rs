//! Making guessers wait: after some failures, each further one doubles the time until the next try.
//!
//! Guarantee: bounded in memory; a wait ends by itself, so nobody is locked out for good, and a
//! session that exists is never touched. Deliberately not here: the clock, and what a failure is.

use std::{
    collections::{BTreeSet, HashMap},
    hash::Hash,
};

use parking_lot::Mutex;

/// How a kind of guesser is made to wait.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Failures that cost nothing.
    pub free_failures: u32,
    /// The longest wait, in seconds.
    pub wait_seconds_max: u32,
    /// After how long without a failure all are forgotten, in seconds; longer than the longest
    /// wait.
    pub forget_seconds: u32,
    /// How many guessers are remembered; then the one that failed longest ago is forgotten.
    pub length_max: usize,
}

/// For addresses.
pub const BY_ADDRESS: Limits = Limits {
    free_failures: 10,
    wait_seconds_max: 300,
    forget_seconds: 900,
    length_max: 10_000,
};

/// For accounts: shorter waits, since others can cause them.
pub const BY_ACCOUNT: Limits = Limits {
    free_failures: 5,
    wait_seconds_max: 30,
    forget_seconds: 900,
    length_max: 10_000,
};

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last_ms: i64,
}

#[derive(Debug)]
struct Remembered<K> {
    failures: HashMap<K, Failures>,
    by_last: BTreeSet<(i64, K)>,
}

/// The failures of some kind of guesser.
#[derive(Debug)]
pub struct BackOff<K> {
    limits: Limits,
    remembered: Mutex<Remembered<K>>,
}

impl<K: Clone + Eq + Ord + Hash> BackOff<K> {
    /// Nobody has failed yet.
    pub fn new(limits: Limits) -> Self {
        let remembered = Remembered {
            failures: HashMap::new(),
            by_last: BTreeSet::new(),
        };
        Self {
            limits,
            remembered: Mutex::new(remembered),
        }
    }

    /// Counts a try as failed until it is known to have succeeded, so that tries at the same moment
    /// count too.
    ///
    /// # Errors
    /// The seconds that it has to wait yet; the try does not count then, and must not be made.
    pub fn attempt(&self, key: &K, now_ms: i64) -> Result<(), u32> {
        let remembered = &mut *self.remembered.lock();
        let before = remembered.failures.get(key).copied();
        let wait_ms = before.map_or(0, |before| self.wait_left_ms(before, now_ms));
        if wait_ms > 0 {
            return Err(u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX));
        }
        let forget_ms = i64::from(self.limits.forget_seconds) * 1000;
        let count = before
            .filter(|before| now_ms.saturating_sub(before.last_ms) < forget_ms)
            .map_or(0, |before| before.count);
        remembered.set(
            key,
            Some(Failures {
                count: count.saturating_add(1),
                last_ms: now_ms,
            }),
        );
        if remembered.failures.len() > self.limits.length_max
            && let Some((_, oldest)) = remembered.by_last.pop_first()
        {
            remembered.failures.remove(&oldest);
        }
        Ok(())
    }

    fn wait_left_ms(&self, failures: Failures, now_ms: i64) -> i64 {
        let Some(beyond) = failures.count.checked_sub(self.limits.free_failures) else {
            return 0;
        };
        let seconds = 1u32.checked_shl(beyond).unwrap_or(u32::MAX);
        let wait_ms = i64::from(seconds.min(self.limits.wait_seconds_max)) * 1000;
        let ready_ms = failures.last_ms.saturating_add(wait_ms);
        ready_ms.saturating_sub(now_ms).clamp(0, wait_ms)
    }

    /// The last try did succeed: it does not count. Those before it still do.
    pub fn take_back(&self, key: &K) {
        let remembered = &mut *self.remembered.lock();
        if let Some(before) = remembered.failures.get(key).copied() {
            let count = before.count.saturating_sub(1);
            remembered.set(key, (count > 0).then_some(Failures { count, ..before }));
        }
    }

    /// All its failures are forgotten.
    pub fn forget(&self, key: &K) {
        self.remembered.lock().set(key, None);
    }
}

impl<K: Clone + Eq + Ord + Hash> Remembered<K> {
    fn set(&mut self, key: &K, failures: Option<Failures>) {
        if let Some(before) = self.failures.remove(key) {
            self.by_last.remove(&(before.last_ms, key.clone()));
        }
        if let Some(failures) = failures {
            self.by_last.insert((failures.last_ms, key.clone()));
            self.failures.insert(key.clone(), failures);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        free_failures: 3,
        wait_seconds_max: 10,
        forget_seconds: 100,
        length_max: 5,
    };

    fn fail<K: Clone + Eq + Ord + Hash>(back_off: &BackOff<K>, key: &K, times: usize) {
        for _ in 0..times {
            back_off.attempt(key, 0).unwrap();
        }
    }

    #[test]
    fn waits_double_up_to_the_longest_and_end_by_themselves() {
        let back_off = BackOff::new(LIMITS);
        fail(&back_off, &"guesser", 3);
        let mut now_ms = 0;
        let mut waits = Vec::new();
        for _ in 0..6 {
            let wait = back_off.attempt(&"guesser", now_ms).unwrap_err();
            waits.push(wait);
            now_ms += i64::from(wait) * 1000;
            assert!(back_off.attempt(&"guesser", now_ms - 1).is_err());
            assert_eq!(back_off.attempt(&"guesser", now_ms), Ok(()));
        }
        assert_eq!(waits, [1, 2, 4, 8, 10, 10]);
        assert_eq!(back_off.attempt(&"other", now_ms), Ok(()));
    }

    #[test]
    fn success_and_time_make_forgotten() {
        let back_off = BackOff::new(LIMITS);
        for key in ["a", "b", "c"] {
            fail(&back_off, &key, 3);
            assert!(back_off.attempt(&key, 0).is_err());
        }
        back_off.forget(&"a");
        assert_eq!(back_off.attempt(&"a", 0), Ok(()));
        assert_eq!(back_off.attempt(&"b", 100_000), Ok(()));
        assert_eq!(back_off.attempt(&"b", 100_000), Ok(()));
        back_off.take_back(&"c");
        assert_eq!(back_off.attempt(&"c", 0), Ok(()));
        assert_eq!(back_off.attempt(&"c", 0), Err(1));
    }

    #[test]
    fn a_clock_set_back_makes_no_wait_longer() {
        let back_off = BackOff::new(LIMITS);
        let mut now_ms = 0;
        for _ in 0..20 {
            now_ms += 10_000;
            back_off.attempt(&"a", now_ms).unwrap();
        }
        assert_eq!(back_off.attempt(&"a", 0), Err(10));
    }

    #[test]
    fn a_flood_of_names_is_bounded() {
        let back_off = BackOff::new(LIMITS);
        for number in 0..100 {
            for _ in 0..3 {
                back_off.attempt(&number, i64::from(number)).unwrap();
            }
        }
        let remembered = back_off.remembered.lock();
        assert_eq!(
            (remembered.failures.len(), remembered.by_last.len()),
            (5, 5)
        );
        drop(remembered);
        assert_eq!(back_off.attempt(&0, 99), Ok(()));
        assert_eq!(back_off.attempt(&99, 99), Err(1));
    }
}
