//! What a chart shows of the timeline: points at equal distances.
//!
//! Guarantee: at most [`POINTS_MAX`] points; each tells how the fleet was at its end and how many
//! reports it brought, and none is told of a time of which nothing is remembered. What is asked for
//! more finely than it is kept is answered as finely as it is kept.

use schemas::Timestamp;
use serde::Serialize;

use super::{Counts, MINUTE_MS, SERIES, Series, Timeline};
use crate::alarms::SeverityCounts;

/// How many points a chart has at most.
pub const POINTS_MAX: i64 = 2_000;

/// How many points a chart has at most when nobody says how far apart they are, if possible.
const POINTS_USUAL: i64 = 300;

/// How far apart points are when nobody says, in minutes.
const STEPS_USUAL: [i64; 6] = [1, 5, 15, 60, 6 * 60, 24 * 60];

/// A question for a chart.
#[derive(Debug, Clone, Copy)]
pub struct TimelineQuery {
    /// Where it begins.
    pub from: Timestamp,
    /// Where it ends; not before its begin.
    pub to: Timestamp,
    /// How far apart its points are, in seconds, 1 or more; as seems fit when `None`.
    pub step_seconds: Option<u32>,
    /// What time it is: nothing is told of what comes after it.
    pub now: Timestamp,
}

/// Points at equal distances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Where it begins: at the asked moment, or less than a step earlier.
    pub from: Timestamp,
    /// Where it ends: at the asked moment, or less than a step later.
    pub to: Timestamp,
    /// How far apart the points are, in seconds.
    pub step_seconds: i64,
    /// The points, the oldest first: one for each step of which something is known.
    pub points: Vec<TimelinePoint>,
}

/// One step of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct TimelinePoint {
    /// When it begins.
    pub time: Timestamp,
    /// Phones of the fleet at its end; now, if it has not ended.
    pub total: usize,
    /// Registered ones.
    pub registered: usize,
    /// Not registered, or never heard.
    pub non_registered: usize,
    /// Silent ones.
    pub disconnected: usize,
    /// Active alarms at its end.
    pub alarms: SeverityCounts,
    /// Reports of the fleet's phones during it.
    pub reports: u64,
}

/// A chart that would have too many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than {POINTS_MAX} points: ask for a step of {step_seconds} seconds or more")]
pub struct TooManyPoints {
    /// The shortest step with which there are not.
    pub step_seconds: i64,
}

/// Some reports, and how the fleet was after them.
struct Part {
    starts_at_ms: i64,
    counts: Counts,
    reports: u64,
}

impl Timeline {
    /// The chart; `live` is how the fleet is now.
    pub(crate) fn chart(
        &self,
        query: &TimelineQuery,
        live: Counts,
    ) -> Result<Chart, TooManyPoints> {
        let TimelineQuery { from, to, .. } = *query;
        let step_ms = self.step_ms(query)?;
        // The coarsest series that fits says the same, and is the least to go through.
        let fits = |series: &Series| step_ms % series.step_ms() == 0;
        let source = SERIES.iter().rposition(fits);
        let source = source.expect("a step is a multiple of a series' own");

        let first_ms = from.0.div_euclid(step_ms) * step_ms;
        let end_ms = first_ms + points(from, to, step_ms) * step_ms;
        // An event's time can be later than what the clock says now.
        let now_ms = self.open.map_or(query.now, |open| open.max(query.now)).0;
        let parts = self.parts(source, live);
        let mut parts = parts.iter().peekable();
        let mut state = self.state_before(source, Timestamp(first_ms));
        let mut made = Vec::new();
        for starts_at_ms in (first_ms..end_ms).step_by(step_ms as usize) {
            if starts_at_ms > now_ms {
                break;
            }
            let mut reports = 0;
            while let Some(part) = parts.next_if(|it| it.starts_at_ms < starts_at_ms + step_ms) {
                state = Some(part.counts);
                if part.starts_at_ms >= starts_at_ms {
                    reports += part.reports;
                }
            }
            let time = Timestamp(starts_at_ms);
            made.extend(state.map(|counts| TimelinePoint::new(time, counts, reports)));
        }
        Ok(Chart {
            from: Timestamp(first_ms),
            to: Timestamp(end_ms),
            step_seconds: step_ms / 1000,
            points: made,
        })
    }

    /// How far apart the points are: as finely as the whole chart is kept.
    fn step_ms(&self, query: &TimelineQuery) -> Result<i64, TooManyPoints> {
        let from_ms = query.from.0;
        let [finer @ .., coarsest] = &SERIES;
        for (series, coarser) in finer.iter().zip(&SERIES[1..]) {
            let step_ms = step_ms(query, series);
            // The first point begins before what was asked for, and how the fleet was then is known
            // by the coarser series only up to where its own bucket begins.
            let first_ms = step_ms.map_or(from_ms, |it| from_ms.div_euclid(it) * it);
            let known_ms = first_ms.div_euclid(coarser.step_ms()) * coarser.step_ms();
            if self.reaches(series, Timestamp(known_ms)) {
                return step_ms;
            }
        }
        step_ms(query, coarsest)
    }

    /// Whether a series reaches back to a moment.
    fn reaches(&self, series: &Series, moment: Timestamp) -> bool {
        let number = series.number(moment);
        self.open.is_none_or(|open| {
            let is_after = number > series.number(open);
            is_after || series.reaches(number, open)
        })
    }

    /// Everything that a series remembers, the oldest first, and the open minute last.
    fn parts(&self, source: usize, live: Counts) -> Vec<Part> {
        let Some(open) = self.open else {
            return Vec::new();
        };
        let series = &SERIES[source];
        let kept = self.kept[source].values();
        let kept = kept.filter(|bucket| series.reaches(bucket.number, open));
        let mut parts: Vec<Part> = kept
            .map(|bucket| Part {
                starts_at_ms: bucket.number.saturating_mul(series.step_ms()),
                counts: bucket.counts,
                reports: bucket.reports,
            })
            .collect();
        parts.sort_unstable_by_key(|part| part.starts_at_ms);
        parts.push(Part {
            starts_at_ms: open.0,
            counts: live,
            reports: self.reports,
        });
        parts
    }

    /// How the fleet was at a moment, by the series that are coarser than `source`: nothing may
    /// have happened for as long as that one reaches back.
    fn state_before(&self, source: usize, moment: Timestamp) -> Option<Counts> {
        let open = self.open?;
        (source + 1..SERIES.len()).find_map(|coarser| {
            let series = &SERIES[coarser];
            let before = series.number(moment);
            let kept = self.kept[coarser].values();
            kept.filter(|bucket| bucket.number < before && series.reaches(bucket.number, open))
                .max_by_key(|bucket| bucket.number)
                .map(|bucket| bucket.counts)
        })
    }
}

/// How far apart the points are: a multiple of what the series has.
fn step_ms(query: &TimelineQuery, finest: &Series) -> Result<i64, TooManyPoints> {
    let TimelineQuery { from, to, .. } = *query;
    let unit_ms = finest.step_ms();
    let fitting = |step_ms: i64| (step_ms.max(1) - 1).div_euclid(unit_ms) * unit_ms + unit_ms;
    let step_ms = match query.step_seconds {
        Some(seconds) => fitting(i64::from(seconds) * 1000),
        None => {
            let usual = STEPS_USUAL.map(|minutes| fitting(minutes * MINUTE_MS));
            let longest = usual[usual.len() - 1];
            let is_usual = |step_ms: &i64| points(from, to, *step_ms) <= POINTS_USUAL;
            usual.into_iter().find(is_usual).unwrap_or(longest)
        }
    };
    if points(from, to, step_ms) <= POINTS_MAX {
        return Ok(step_ms);
    }
    // Where the grid does not fit, one more point than the length has steps.
    let least_ms = fitting(to.since_ms(from).div_euclid(POINTS_MAX - 1) + 1);
    Err(TooManyPoints {
        step_seconds: least_ms / 1000,
    })
}

/// How many points there are: those in which something of the chart is.
fn points(from: Timestamp, to: Timestamp, step_ms: i64) -> i64 {
    let first = from.0.div_euclid(step_ms);
    let last = (to.0 - 1).div_euclid(step_ms);
    (last - first + 1).max(0)
}

impl TimelinePoint {
    pub(super) fn new(time: Timestamp, counts: Counts, reports: u64) -> Self {
        let devices = counts.devices;
        Self {
            time,
            total: devices.total,
            registered: devices.registered,
            non_registered: devices.non_registered,
            disconnected: devices.disconnected,
            alarms: counts.alarms,
            reports,
        }
    }
}
