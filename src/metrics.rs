//! What Prometheus is told: every metric of the program, in one place.
//!
//! Guarantees that all series are there from the start (a rate over a counter that appears at its
//! first event misses that event; `requests` has the one exception), that no label holds a MAC, a
//! user or an address, and that counting takes no lock. Each [`Metrics`] has a registry of its own,
//! so that several servers can live in one process.
//!
//! Does not serve them, and does not know who may read them.

mod family;
mod labels;
mod maker;
mod requests;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use prometheus::{Gauge, Histogram, IntCounter, IntGauge, Registry, TextEncoder};
use schemas::events::{EventKind, PhoneAction, SecurityKind, Severity};

pub use self::family::{Family, Named, OTHER};
pub use self::labels::{
    AlarmChange, CommandOutcome, DeviceStatus, JobState, Label, Listener, ReportResult, Secrets,
    ServeResult, StatusCode, Transport,
};
use self::maker::{BATCH_EVENTS, DISK_SECONDS, Maker};
use self::requests::HttpRequests;

/// Names that other rooms own and that become label values. What is not in these lists is counted
/// as `other`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Vocabulary<'a> {
    pub projections: &'a [&'static str],
    pub report_oddities: &'a [&'static str],
    /// Listener, route pattern (`/api/v1/devices/{mac}`), method.
    pub http_routes: &'a [(Listener, &'static str, &'static str)],
}

/// All metrics. Fields are called as in Prometheus, without `rollcall_` and `_total`.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    pub devices: Family<DeviceStatus, IntGauge>,
    pub devices_pending: IntGauge,
    pub phone_reports: Family<ReportResult, IntCounter>,
    /// By kind of oddity.
    pub phone_report_oddities: Named<IntCounter>,
    pub alarms_active: Family<Severity, IntGauge>,
    /// By the alarm's name in the catalogue, then change.
    pub alarms: Named<Family<AlarmChange, IntCounter>>,
    pub events_appended: Family<EventKind, IntCounter>,
    pub log_position: IntGauge,
    pub log_append_seconds: Histogram,
    pub log_sync_seconds: Histogram,
    pub log_batch_events: Histogram,
    pub log_disk_bytes: IntGauge,
    /// 1 while nothing is written for want of room, otherwise 0.
    pub store_read_only: IntGauge,
    /// By projection.
    pub projection_position: Named<IntGauge>,
    pub commands: Family<PhoneAction, Family<CommandOutcome, IntCounter>>,
    pub config_generated: IntCounter,
    pub config_served: Family<ServeResult, Family<Transport, Family<Secrets, IntCounter>>>,
    pub firmware_served_bytes: IntCounter,
    pub jobs: Family<JobState, IntGauge>,
    pub security_events: Family<SecurityKind, IntCounter>,
    pub replay_seconds: Gauge,
    http_requests: HttpRequests,
}

impl Metrics {
    /// All metrics at zero, with a series for every name of `vocabulary`.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary<'_>) -> Arc<Metrics> {
        let maker = Maker::new();
        maker.build_info();
        Arc::new(Metrics {
            devices: maker.gauge_family("devices", "Approved phones by status.", "status"),
            devices_pending: maker.gauge("devices_pending", "Phones that await approval."),
            phone_reports: maker.counter_family(
                "phone_reports_total",
                "Phone reports by what became of them.",
                "result",
            ),
            phone_report_oddities: maker.named_counters(
                "phone_report_oddities_total",
                "Departures from the protocol that were tolerated in phone reports.",
                "kind",
                vocabulary.report_oddities,
            ),
            alarms_active: maker.gauge_family(
                "alarms_active",
                "Active alarms by severity.",
                "severity",
            ),
            alarms: maker.alarms(),
            events_appended: maker.counter_family(
                "events_appended_total",
                "Events made durable in the log.",
                "kind",
            ),
            log_position: maker.gauge("log_position", "Position of the last durable event."),
            log_append_seconds: maker.histogram(
                "log_append_seconds",
                "Time to make one batch durable, from write to the end of its sync.",
                DISK_SECONDS,
            ),
            log_sync_seconds: maker.histogram(
                "log_sync_seconds",
                "Time of the sync alone.",
                DISK_SECONDS,
            ),
            log_batch_events: maker.histogram(
                "log_batch_events",
                "Events in one batch.",
                BATCH_EVENTS,
            ),
            log_disk_bytes: maker.gauge("log_disk_bytes", "Bytes that the log takes on disk."),
            store_read_only: maker.gauge(
                "store_read_only",
                "1 while nothing is written because the disk is full.",
            ),
            projection_position: maker.projection_position(vocabulary.projections),
            commands: maker.commands(),
            config_generated: maker
                .counter("config_generated_total", "Configuration files generated."),
            config_served: maker.config_served(),
            firmware_served_bytes: maker.counter(
                "firmware_served_bytes_total",
                "Bytes of firmware files that were handed to connections of phones.",
            ),
            jobs: maker.gauge_family(
                "jobs",
                "Jobs by state; of those that have ended, the newest thousand.",
                "state",
            ),
            security_events: maker.counter_family(
                "security_events_total",
                "Refusals and other events of note to security.",
                "kind",
            ),
            replay_seconds: maker.seconds_gauge(
                "replay_seconds",
                "Time that the last replay of the log took.",
            ),
            http_requests: maker.http_requests(vocabulary.http_routes),
            registry: maker.registry,
        })
    }

    /// Records one answered request. `route` is the pattern that matched, never the path asked for;
    /// a route that is not in the vocabulary counts as `other`.
    pub fn observe_http_request(
        &self,
        listener: Listener,
        route: &str,
        method: &str,
        status: u16,
        took: Duration,
    ) {
        self.http_requests
            .of(listener, route, method)
            .of(StatusCode::of(status))
            .observe(took.as_secs_f64());
    }

    /// Everything in Prometheus' text format, version 0.0.4.
    #[must_use]
    pub fn encode(&self) -> String {
        TextEncoder::new()
            .encode_to_string(&self.registry.gather())
            .expect("every family was registered with a valid name and is never empty")
    }
}
