//! What a run measured: counts by kind of request and status, latencies, and the summary of it all.
//!
//! Guarantee: constant memory whatever the number of requests; a percentile is at most 1/32 (3 %)
//! above the true value, never below. It measures nothing itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::scenario::Scenario;

/// The kinds of request a phone makes, as keys of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    BootFile,
    FirstContact,
    Configuration,
    Firmware,
    KeepAlive,
    Alarm,
}

/// Why a request got no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// No connection could be made.
    Connect,
    /// The connection broke, or what came was no HTTP.
    Exchange,
    /// Nothing within the request timeout.
    Timeout,
    /// The request could not be written down (an identity with control characters).
    Request,
}

/// What one worker, or a whole run, has counted so far.
#[derive(Debug, Default)]
pub(crate) struct Statistics {
    kinds: BTreeMap<RequestKind, Tally>,
    lateness: Histogram,
    pub(crate) lost_reports: u64,
    pub(crate) alarms_raised: u64,
    pub(crate) alarms_cleared: u64,
    pub(crate) alarms_rejected: u64,
    pub(crate) firmware_updates: u64,
    pub(crate) commands: BTreeMap<String, u64>,
    pub(crate) commands_pushed: u64,
}

#[derive(Debug, Default)]
struct Tally {
    statuses: BTreeMap<u16, u64>,
    failures: BTreeMap<Failure, u64>,
    latency: Histogram,
}

/// Kept names of commands: a server that invents a name per answer must not cost memory.
const COMMAND_NAMES_MAX: usize = 32;

impl Statistics {
    pub(crate) fn answered(&mut self, kind: RequestKind, status: u16, latency_us: u64) {
        let tally = self.kinds.entry(kind).or_default();
        *tally.statuses.entry(status).or_default() += 1;
        tally.latency.record(latency_us);
        if kind == RequestKind::KeepAlive && (status == 429 || status >= 500) {
            self.lost_reports += 1;
        }
    }

    pub(crate) fn failed(&mut self, kind: RequestKind, failure: Failure) {
        *self
            .kinds
            .entry(kind)
            .or_default()
            .failures
            .entry(failure)
            .or_default() += 1;
        if kind == RequestKind::KeepAlive {
            self.lost_reports += 1;
        }
    }

    /// How much later than planned a phone's turn began: a sign that the simulator is the limit.
    pub(crate) fn late(&mut self, lateness_us: u64) {
        self.lateness.record(lateness_us);
    }

    pub(crate) fn obeyed(&mut self, handler: &str) {
        let known = self.commands.contains_key(handler);
        let name = if known || self.commands.len() < COMMAND_NAMES_MAX {
            handler
        } else {
            "other"
        };
        *self.commands.entry(name.to_owned()).or_default() += 1;
    }

    pub(crate) fn merge(&mut self, other: &Statistics) {
        for (kind, theirs) in &other.kinds {
            let ours = self.kinds.entry(*kind).or_default();
            for (status, count) in &theirs.statuses {
                *ours.statuses.entry(*status).or_default() += count;
            }
            for (failure, count) in &theirs.failures {
                *ours.failures.entry(*failure).or_default() += count;
            }
            ours.latency.merge(&theirs.latency);
        }
        for (name, count) in &other.commands {
            *self.commands.entry(name.clone()).or_default() += count;
        }
        self.lateness.merge(&other.lateness);
        self.lost_reports += other.lost_reports;
        self.alarms_raised += other.alarms_raised;
        self.alarms_cleared += other.alarms_cleared;
        self.alarms_rejected += other.alarms_rejected;
        self.firmware_updates += other.firmware_updates;
        self.commands_pushed += other.commands_pushed;
    }
}

/// What a run came to; serialises to one JSON object.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    pub scenario: Scenario,
    pub seed: u64,
    pub phones: u32,
    pub wall_time_s: f64,
    /// All requests, answered or not.
    pub requests: u64,
    pub requests_per_second: f64,
    /// Requests that got no answer at all.
    pub errors: u64,
    /// Keep-alives that no server took: no answer, 429 or 5xx. A refusal (4xx) is not lost.
    pub lost_reports: u64,
    pub alarms_raised: u64,
    pub alarms_cleared: u64,
    /// Alarm entries that answers named as rejected.
    pub alarms_rejected: u64,
    /// Images of other versions that phones loaded and restarted with.
    pub firmware_updates: u64,
    /// Commands obeyed, by handler name.
    pub commands: BTreeMap<String, u64>,
    /// How many of them came to the phones' own REST servers.
    pub commands_pushed: u64,
    /// Planned begin of a phone's turn to its true begin.
    pub lateness_ms: Percentiles,
    pub by_kind: BTreeMap<RequestKind, KindSummary>,
    pub phones_by_state: PhonesByState,
}

/// One kind of request in a summary.
#[derive(Debug, Clone, Serialize)]
pub struct KindSummary {
    pub requests: u64,
    /// Answers by HTTP status.
    pub statuses: BTreeMap<u16, u64>,
    /// Requests without an answer, by cause.
    pub errors: BTreeMap<Failure, u64>,
    /// Of the answered ones: first byte sent to last byte read, connecting included.
    pub latency_ms: Percentiles,
}

/// Percentiles in milliseconds; all 0 when nothing was measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Percentiles {
    pub p50: f64,
    pub p90: f64,
    pub p99: f64,
    pub max: f64,
}

/// How many phones ended in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PhonesByState {
    /// Not yet booted, or restarting.
    pub off: u32,
    /// Booted, without a file that names a user.
    pub started: u32,
    pub registered: u32,
    pub unregistered: u32,
    /// Cut off by an outage.
    pub silent: u32,
    /// Lost to firmware that does not start.
    pub broken: u32,
}

impl Summary {
    pub(crate) fn of(
        statistics: &Statistics,
        run: (Scenario, u64, u32),
        wall_time_s: f64,
        phones_by_state: PhonesByState,
    ) -> Summary {
        let by_kind: BTreeMap<_, _> = statistics
            .kinds
            .iter()
            .map(|(kind, tally)| (*kind, tally.summary()))
            .collect();
        let requests = by_kind.values().map(|kind| kind.requests).sum();
        let (scenario, seed, phones) = run;
        Summary {
            scenario,
            seed,
            phones,
            wall_time_s,
            requests,
            requests_per_second: if wall_time_s > 0.0 {
                requests as f64 / wall_time_s
            } else {
                0.0
            },
            errors: by_kind.values().flat_map(|kind| kind.errors.values()).sum(),
            lost_reports: statistics.lost_reports,
            alarms_raised: statistics.alarms_raised,
            alarms_cleared: statistics.alarms_cleared,
            alarms_rejected: statistics.alarms_rejected,
            firmware_updates: statistics.firmware_updates,
            commands: statistics.commands.clone(),
            commands_pushed: statistics.commands_pushed,
            lateness_ms: statistics.lateness.percentiles(),
            by_kind,
            phones_by_state,
        }
    }
}

impl Tally {
    fn summary(&self) -> KindSummary {
        let answered: u64 = self.statuses.values().sum();
        let failed: u64 = self.failures.values().sum();
        KindSummary {
            requests: answered + failed,
            statuses: self.statuses.clone(),
            errors: self.failures.clone(),
            latency_ms: self.latency.percentiles(),
        }
    }
}

const STEPS: u64 = 32;

/// Microseconds in buckets of 1/32 of a power of two: exact below 64, 3 % above.
#[derive(Debug, Default)]
struct Histogram {
    /// Grown to the largest value seen; under 2,000 buckets for any u64.
    buckets: Vec<u64>,
    max: u64,
    count: u64,
}

impl Histogram {
    fn record(&mut self, value: u64) {
        let bucket = Histogram::bucket(value);
        if bucket >= self.buckets.len() {
            self.buckets.resize(bucket + 1, 0);
        }
        self.buckets[bucket] += 1;
        self.max = self.max.max(value);
        self.count += 1;
    }

    fn merge(&mut self, other: &Histogram) {
        if other.buckets.len() > self.buckets.len() {
            self.buckets.resize(other.buckets.len(), 0);
        }
        for (ours, theirs) in self.buckets.iter_mut().zip(&other.buckets) {
            *ours += theirs;
        }
        self.max = self.max.max(other.max);
        self.count += other.count;
    }

    fn bucket(value: u64) -> usize {
        let shift = u64::from((value | STEPS).ilog2() - STEPS.ilog2());
        (shift * STEPS + (value >> shift)) as usize
    }

    /// The largest value that falls into a bucket.
    fn upper(bucket: usize) -> u64 {
        let bucket = bucket as u64;
        let shift = (bucket / STEPS).saturating_sub(1);
        let step = bucket - shift * STEPS;
        (step << shift) + ((1u64 << shift) - 1)
    }

    fn quantile_ms(&self, quantile: f64) -> f64 {
        let rank = ((self.count as f64 * quantile).ceil() as u64).max(1);
        let mut seen = 0;
        for (bucket, count) in self.buckets.iter().enumerate() {
            seen += count;
            if seen >= rank {
                return Histogram::upper(bucket).min(self.max) as f64 / 1000.0;
            }
        }
        0.0
    }

    fn percentiles(&self) -> Percentiles {
        Percentiles {
            p50: self.quantile_ms(0.5),
            p90: self.quantile_ms(0.9),
            p99: self.quantile_ms(0.99),
            max: self.max as f64 / 1000.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_within_a_thirty_second_of_the_truth_and_never_below() {
        let mut histogram = Histogram::default();
        (1..=100_000u64).for_each(|value| histogram.record(value));
        let found = histogram.percentiles();
        for (found, truth) in [(found.p50, 50.0), (found.p90, 90.0), (found.p99, 99.0)] {
            assert!(
                found >= truth && found <= truth * (1.0 + 1.0 / 32.0),
                "{found} for {truth}"
            );
        }
        assert_eq!(found.max, 100.0);
    }

    #[test]
    fn every_value_lies_in_a_bucket_whose_upper_end_is_not_below_it() {
        for value in (0..4096).chain([u64::from(u32::MAX), u64::MAX / 2, u64::MAX]) {
            let bucket = Histogram::bucket(value);
            assert!(Histogram::upper(bucket) >= value, "{value}");
            assert!(
                bucket == 0 || Histogram::upper(bucket - 1) < value,
                "{value}"
            );
        }
    }

    #[test]
    fn lost_reports_are_those_nobody_took() {
        let mut statistics = Statistics::default();
        for status in [200, 403, 422, 429, 500, 503] {
            statistics.answered(RequestKind::KeepAlive, status, 1_000);
        }
        statistics.failed(RequestKind::KeepAlive, Failure::Timeout);
        statistics.failed(RequestKind::Alarm, Failure::Connect);
        statistics.answered(RequestKind::Configuration, 503, 10);
        assert_eq!(statistics.lost_reports, 4);
    }

    #[test]
    fn a_summary_of_merged_workers_is_one_json_object_that_adds_up() {
        let mut total = Statistics::default();
        for status in [200, 503] {
            let mut worker = Statistics::default();
            worker.answered(RequestKind::KeepAlive, status, 2_000);
            worker.failed(RequestKind::Alarm, Failure::Connect);
            worker.obeyed("ResetGracefulHandler");
            total.merge(&worker);
        }
        let run = (Scenario::Steady, 9, 3);
        let summary = Summary::of(&total, run, 2.0, PhonesByState::default());
        let value = serde_json::to_value(&summary).unwrap();
        assert_eq!(value["scenario"], "steady");
        assert_eq!(value["requests"], 4);
        assert_eq!(value["requests_per_second"], 2.0);
        assert_eq!(value["errors"], 2);
        assert_eq!(value["lost_reports"], 1);
        assert_eq!(value["by_kind"]["keep_alive"]["statuses"]["503"], 1);
        assert_eq!(value["by_kind"]["alarm"]["errors"]["connect"], 2);
        assert_eq!(value["by_kind"]["keep_alive"]["latency_ms"]["max"], 2.0);
        assert_eq!(value["commands"]["ResetGracefulHandler"], 2);
        assert_eq!(value["phones_by_state"]["registered"], 0);
    }

    #[test]
    fn invented_command_names_do_not_grow_without_end() {
        let mut statistics = Statistics::default();
        (0..1_000).for_each(|n| statistics.obeyed(&format!("Handler{n}")));
        assert_eq!(statistics.commands.len(), COMMAND_NAMES_MAX + 1);
        assert_eq!(statistics.commands.values().sum::<u64>(), 1_000);
    }
}
