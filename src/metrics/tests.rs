//! What a scrape shows: every series from the start, and counts where they belong.

use schemas::events::RefusalReason;

use super::*;

const VOCABULARY: Vocabulary<'static> = Vocabulary {
    projections: &["fleet"],
    report_oddities: &["trailing_comma"],
    http_routes: &[(Listener::Admin, "/api/v1/devices/{mac}", "GET")],
};

#[track_caller]
fn check(metrics: &Metrics, line: &str) {
    let text = metrics.encode();
    assert!(
        text.lines().any(|found| found == line),
        "no line {line:?} in\n{text}"
    );
}

#[test]
fn every_series_is_there_before_anything_happens() {
    let metrics = Metrics::new(&VOCABULARY);
    for line in [
        "rollcall_devices{status=\"registered\"} 0",
        "rollcall_devices{status=\"non_registered\"} 0",
        "rollcall_devices{status=\"disconnected\"} 0",
        "rollcall_devices_pending 0",
        "rollcall_jobs{state=\"queued\"} 0",
        "rollcall_jobs{state=\"cancelled\"} 0",
        "rollcall_phone_reports_total{result=\"accepted\"} 0",
        "rollcall_phone_report_oddities_total{kind=\"trailing_comma\"} 0",
        "rollcall_alarms_active{severity=\"critical\"} 0",
        "rollcall_alarms_total{change=\"cleared\",name=\"IPPhoneRegisterFailure\"} 0",
        "rollcall_alarms_total{change=\"raised\",name=\"other\"} 0",
        "rollcall_events_appended_total{kind=\"PhoneKeptAlive\"} 0",
        "rollcall_log_position 0",
        "rollcall_log_append_seconds_count 0",
        "rollcall_log_sync_seconds_count 0",
        "rollcall_log_batch_events_count 0",
        "rollcall_log_disk_bytes 0",
        "rollcall_projection_position{projection=\"fleet\"} 0",
        "rollcall_commands_total{action=\"restart_force\",outcome=\"expired\"} 0",
        "rollcall_config_generated_total 0",
        "rollcall_config_served_total\
         {result=\"served\",secrets=\"true\",transport=\"http\"} 0",
        "rollcall_firmware_served_bytes_total 0",
        "rollcall_http_request_seconds_count{listener=\"admin\",method=\"GET\",\
         route=\"/api/v1/devices/{mac}\",status=\"404\"} 0",
        "rollcall_security_events_total{kind=\"foreign_network\"} 0",
        "rollcall_replay_seconds 0",
    ] {
        check(&metrics, line);
    }
    let version = env!("CARGO_PKG_VERSION");
    check(
        &metrics,
        &format!("rollcall_build_info{{version=\"{version}\"}} 1"),
    );
}

#[test]
fn counting_shows_in_the_series_that_was_meant() {
    let metrics = Metrics::new(&VOCABULARY);
    metrics.phone_reports.of(ReportResult::ForeignNetwork).inc();
    metrics
        .alarms
        .of("IPPhoneRegisterFailure")
        .of(AlarmChange::Updated)
        .inc();
    metrics
        .commands
        .of(PhoneAction::UpdateConfiguration)
        .of(CommandOutcome::Done)
        .inc_by(2);
    metrics
        .config_served
        .of(ServeResult::Refused(RefusalReason::NotEntitled))
        .of(Transport::Https)
        .of(Secrets::Without)
        .inc();
    let kept = metrics.events_appended.of(EventKind::PhoneReported).clone();
    kept.inc_by(3);

    check(
        &metrics,
        "rollcall_phone_reports_total{result=\"foreign_network\"} 1",
    );
    check(
        &metrics,
        "rollcall_alarms_total{change=\"updated\",name=\"IPPhoneRegisterFailure\"} 1",
    );
    check(
        &metrics,
        "rollcall_commands_total{action=\"update_configuration\",outcome=\"done\"} 2",
    );
    check(
        &metrics,
        "rollcall_config_served_total\
         {result=\"not_entitled\",secrets=\"false\",transport=\"https\"} 1",
    );
    check(
        &metrics,
        "rollcall_events_appended_total{kind=\"PhoneReported\"} 3",
    );
}

#[test]
fn text_from_outside_never_becomes_a_label() {
    let metrics = Metrics::new(&VOCABULARY);
    let mac = "00908f484cf0";
    metrics.alarms.of(mac).of(AlarmChange::Raised).inc();
    metrics.observe_http_request(Listener::Phones, mac, "BREW", 418, Duration::from_millis(2));
    assert!(!metrics.encode().contains(mac));
    check(
        &metrics,
        "rollcall_alarms_total{change=\"raised\",name=\"other\"} 1",
    );
    check(
        &metrics,
        "rollcall_http_request_seconds_bucket{listener=\"phones\",method=\"other\",\
         route=\"other\",status=\"other\",le=\"0.005\"} 1",
    );
}

#[test]
fn two_servers_in_one_process_count_apart() {
    let (one, other) = (Metrics::new(&VOCABULARY), Metrics::new(&VOCABULARY));
    one.log_position.set(7);
    check(&one, "rollcall_log_position 7");
    check(&other, "rollcall_log_position 0");
}

#[test]
fn status_codes_are_their_own_labels() {
    for status in 100..=599 {
        let label = StatusCode::of(status);
        if label != StatusCode::Other {
            assert_eq!(label.word(), status.to_string());
        }
    }
    let named = |code: &&StatusCode| **code != StatusCode::Other;
    for code in StatusCode::ALL.iter().filter(named) {
        assert_eq!(StatusCode::of(code.word().parse().unwrap()), *code);
    }
}

#[test]
fn an_unusual_code_of_a_route_has_its_series_once_it_is_answered() {
    let metrics = Metrics::new(&VOCABULARY);
    let path = "/api/v1/devices/{mac}";
    let count = "rollcall_http_request_seconds_count{listener=\"admin\",method=\"GET\",\
        route=\"/api/v1/devices/{mac}\",status=\"503\"} ";
    assert!(!metrics.encode().contains(count));
    for times in 1..3 {
        metrics.observe_http_request(Listener::Admin, path, "GET", 503, Duration::ZERO);
        check(&metrics, &format!("{count}{times}"));
    }
    let other = "rollcall_http_request_seconds_count{listener=\"admin\",method=\"other\",\
        route=\"other\",status=\"503\"} 0";
    check(&metrics, other);
}

#[test]
fn labels_know_their_place() {
    fn check_label<L: Label>() {
        let places: Vec<_> = L::ALL.iter().map(|label| label.index()).collect();
        assert_eq!(places, (0..L::ALL.len()).collect::<Vec<_>>());
    }
    check_label::<ReportResult>();
    check_label::<StatusCode>();
    check_label::<CommandOutcome>();
    check_label::<ServeResult>();
    check_label::<EventKind>();
    check_label::<PhoneAction>();
    check_label::<SecurityKind>();
    check_label::<Severity>();
}
