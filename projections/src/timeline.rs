//! How the fleet was over time, for charts: phones by status, active alarms, reports received.
//!
//! Guarantee: bounded memory whatever the log's length: minutes for a day, quarters of an hour for
//! two weeks, quarters of a day for two years. Only the events' own times move it on; a clock that
//! is set forward or back costs the buckets that are then written over, and no others. Within a
//! minute an event costs one comparison, and a report one addition.
//!
//! Deliberately not here: what happened between the ends of two buckets (a bucket tells how the
//! fleet was when it ended), and regions, each of which would need as much room as the whole fleet.

mod chart;

use std::collections::BTreeMap;

use schemas::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::chart::{Chart, POINTS_MAX, TimelinePoint, TimelineQuery, TooManyPoints};
use crate::{alarms::SeverityCounts, dashboard::StatusCounts};

/// The projection's name.
pub const NAME: &str = "timeline";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

const MINUTE_MS: i64 = 60_000;

/// How finely something is remembered, and for how long.
struct Series {
    step_minutes: i64,
    /// How many buckets there are at most. Some more than the time that is promised: the last one
    /// has only begun.
    length: i64,
}

/// The finest first; each step is a multiple of those before it.
const SERIES: [Series; 3] = [
    Series {
        step_minutes: 1,
        length: 25 * 60,
    },
    Series {
        step_minutes: 15,
        length: 15 * 24 * 4,
    },
    Series {
        step_minutes: 6 * 60,
        length: 732 * 4,
    },
];

impl Series {
    const fn step_ms(&self) -> i64 {
        self.step_minutes * MINUTE_MS
    }

    /// The number of the bucket that a moment is in, counted from 1970 on.
    const fn number(&self, at: Timestamp) -> i64 {
        at.0.div_euclid(self.step_ms())
    }

    /// Whether a bucket is remembered while the minute `open` is counted. One after it was counted
    /// before the clock was set back, and is not part of what happened since.
    const fn reaches(&self, number: i64, open: Timestamp) -> bool {
        let newest = self.number(open);
        number <= newest && number > newest - self.length
    }

    /// Where a bucket is kept: where the one was that has just become too old.
    fn place(&self, number: i64) -> u32 {
        u32::try_from(number.rem_euclid(self.length)).expect("a series is short")
    }
}

/// How the fleet is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub(crate) devices: StatusCounts,
    pub(crate) alarms: SeverityCounts,
}

/// A stretch of time in which something happened.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Bucket {
    number: i64,
    /// How the fleet was when it ended.
    counts: Counts,
    /// How many reports it brought.
    reports: u64,
}

/// The buckets of each series, and the minute that is being counted.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Timeline {
    /// When the minute began; `None` before the first event.
    open: Option<Timestamp>,
    /// The reports of the minute.
    reports: u64,
    kept: [BTreeMap<u32, Bucket>; SERIES.len()],
}

impl Timeline {
    /// Whether this moment is in the minute that is being counted.
    #[inline]
    pub(crate) fn is_open_at(&self, at: Timestamp) -> bool {
        let open = self.open;
        open.is_some_and(|open| (0..MINUTE_MS).contains(&at.since_ms(open)))
    }

    /// A phone of the fleet was heard in the minute that is being counted.
    #[inline]
    pub(crate) fn heard(&mut self) {
        self.reports += 1;
    }

    /// Goes on to the minute of this moment; the one before has left the fleet like this.
    #[cold]
    pub(crate) fn turn(&mut self, at: Timestamp, ended: Counts) {
        if let Some(open) = self.open {
            let reports = std::mem::take(&mut self.reports);
            for (series, kept) in SERIES.iter().zip(&mut self.kept) {
                let number = series.number(open);
                let place = series.place(number);
                let before = kept.get(&place).filter(|bucket| bucket.number == number);
                let bucket = Bucket {
                    number,
                    counts: ended,
                    reports: reports + before.map_or(0, |bucket| bucket.reports),
                };
                kept.insert(place, bucket);
            }
        }
        let into_minute = at.0.rem_euclid(MINUTE_MS);
        self.open = Some(at.plus_ms(-into_minute));
    }
}

#[cfg(test)]
mod tests;
