//! Makes the metrics and registers them.
//!
//! Guarantees that each series of a family is made at once. Keeps nothing but the registry.

use prometheus::core::{Collector, MetricVec, MetricVecBuilder};
use prometheus::{
    Gauge, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge,
    IntGaugeVec, Opts, Registry,
};

use schemas::alarm_catalogue;
use schemas::events::PhoneAction;

use super::labels::{
    AlarmChange, CommandOutcome, Label, Listener, Secrets, ServeResult, Transport,
};
use super::requests::HttpRequests;
use super::{Family, Named};

/// Seconds, from a page cache's answer to a disk in distress.
pub(super) const DISK_SECONDS: &[f64] = &[
    0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0,
    5.0,
];

/// Powers of two up to twice the default batch.
pub(super) const BATCH_EVENTS: &[f64] = &[
    1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1_024.0,
];

/// Few, because each is a series for every route, method and code.
const REQUEST_SECONDS: &[f64] = &[0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0];

/// Makes metrics and registers them.
pub(super) struct Maker {
    pub(super) registry: Registry,
}

impl Maker {
    pub(super) fn new() -> Maker {
        let registry = Registry::new_custom(Some("rollcall".to_owned()), None)
            .expect("the prefix is a valid name");
        Maker { registry }
    }

    fn registered<C: Collector + Clone + 'static>(&self, made: prometheus::Result<C>) -> C {
        let collector = made.expect("names and labels are constants, valid as every test shows");
        self.registry
            .register(Box::new(collector.clone()))
            .expect("names are constants, distinct as every test shows");
        collector
    }

    pub(super) fn counter(&self, name: &str, help: &str) -> IntCounter {
        self.registered(IntCounter::new(name, help))
    }

    pub(super) fn gauge(&self, name: &str, help: &str) -> IntGauge {
        self.registered(IntGauge::new(name, help))
    }

    pub(super) fn seconds_gauge(&self, name: &str, help: &str) -> Gauge {
        self.registered(Gauge::new(name, help))
    }

    pub(super) fn histogram(&self, name: &str, help: &str, buckets: &[f64]) -> Histogram {
        let options = HistogramOpts::new(name, help).buckets(buckets.to_vec());
        self.registered(Histogram::with_opts(options))
    }

    fn counters(&self, name: &str, help: &str, labels: &[&str]) -> IntCounterVec {
        self.registered(IntCounterVec::new(Opts::new(name, help), labels))
    }

    fn gauges(&self, name: &str, help: &str, label: &str) -> IntGaugeVec {
        self.registered(IntGaugeVec::new(Opts::new(name, help), &[label]))
    }

    pub(super) fn counter_family<L: Label>(
        &self,
        name: &str,
        help: &str,
        label: &str,
    ) -> Family<L, IntCounter> {
        let counters = self.counters(name, help, &[label]);
        Family::new(|value: L| series(&counters, &[value.word()]))
    }

    pub(super) fn gauge_family<L: Label>(
        &self,
        name: &str,
        help: &str,
        label: &str,
    ) -> Family<L, IntGauge> {
        let gauges = self.gauges(name, help, label);
        Family::new(|value: L| series(&gauges, &[value.word()]))
    }

    pub(super) fn named_counters(
        &self,
        name: &str,
        help: &str,
        label: &str,
        values: &[&'static str],
    ) -> Named<IntCounter> {
        let counters = self.counters(name, help, &[label]);
        Named::new(values, |value| series(&counters, &[value]))
    }

    pub(super) fn build_info(&self) {
        let info = self.gauges(
            "build_info",
            "Always 1; the label tells the version.",
            "version",
        );
        series(&info, &[env!("CARGO_PKG_VERSION")]).set(1);
    }

    pub(super) fn projection_position(&self, projections: &[&'static str]) -> Named<IntGauge> {
        let help = "Position of the last event that the projection has applied.";
        let gauges = self.gauges("projection_position", help, "projection");
        Named::new(projections, |projection| series(&gauges, &[projection]))
    }

    pub(super) fn alarms(&self) -> Named<Family<AlarmChange, IntCounter>> {
        let help = "Changes of alarms by name.";
        let counters = self.counters("alarms_total", help, &["name", "change"]);
        let names: Vec<_> = alarm_catalogue::CATALOGUE
            .iter()
            .map(|entry| entry.name)
            .collect();
        Named::new(&names, |name| {
            Family::new(|change: AlarmChange| series(&counters, &[name, change.word()]))
        })
    }

    pub(super) fn commands(&self) -> Family<PhoneAction, Family<CommandOutcome, IntCounter>> {
        let help = "Commands to phones by the steps of their lives.";
        let counters = self.counters("commands_total", help, &["action", "outcome"]);
        Family::new(|action: PhoneAction| {
            Family::new(|outcome: CommandOutcome| {
                series(&counters, &[action.word(), outcome.word()])
            })
        })
    }

    pub(super) fn config_served(
        &self,
    ) -> Family<ServeResult, Family<Transport, Family<Secrets, IntCounter>>> {
        let help = "Requests for configuration files by what became of them.";
        let labels = ["result", "transport", "secrets"];
        let counters = self.counters("config_served_total", help, &labels);
        Family::new(|result: ServeResult| {
            Family::new(|transport: Transport| {
                Family::new(|secrets: Secrets| {
                    series(
                        &counters,
                        &[result.word(), transport.word(), secrets.word()],
                    )
                })
            })
        })
    }

    pub(super) fn http_requests(
        &self,
        routes: &[(Listener, &'static str, &'static str)],
    ) -> HttpRequests {
        let options = HistogramOpts::new(
            "http_request_seconds",
            "Time from a request's head to the end of its handler.",
        );
        let options = options.buckets(REQUEST_SECONDS.to_vec());
        let labels = ["listener", "route", "method", "status"];
        let times: HistogramVec = self.registered(HistogramVec::new(options, &labels));
        HttpRequests::new(&times, routes)
    }
}

/// Makes the series of these label values.
fn series<T: MetricVecBuilder>(family: &MetricVec<T>, values: &[&str]) -> T::M {
    family
        .get_metric_with_label_values(values)
        .expect("each family is asked with as many values as it has labels")
}
