//! Every metric of the program is moved by something that is done from outside, and no label ever
//! holds what somebody from outside has said.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::support::{Admin, TestPhone, TestServer, config_on};

const MAC: &str = "00908f4a4b4c";

/// Every family of metrics, in their order; a new one needs its line here and a step below.
const FAMILIES: &[&str] = &[
    "rollcall_alarms_active",
    "rollcall_alarms_total",
    "rollcall_build_info",
    "rollcall_commands_total",
    "rollcall_config_generated_total",
    "rollcall_config_served_total",
    "rollcall_devices",
    "rollcall_devices_pending",
    "rollcall_events_appended_total",
    "rollcall_firmware_served_bytes_total",
    "rollcall_http_request_seconds",
    "rollcall_jobs",
    "rollcall_log_append_seconds",
    "rollcall_log_batch_events",
    "rollcall_log_disk_bytes",
    "rollcall_log_position",
    "rollcall_log_sync_seconds",
    "rollcall_phone_report_oddities_total",
    "rollcall_phone_reports_total",
    "rollcall_projection_position",
    "rollcall_replay_seconds",
    "rollcall_security_events_total",
    "rollcall_store_read_only",
];

/// Figures by series.
type Scrape = BTreeMap<String, f64>;

async fn scrape(admin: &Admin) -> Scrape {
    let text = admin.get("/metrics").await.expect(200).text;
    let figure = |line: &str| {
        let (series, figure) = line.rsplit_once(' ').expect("a series and its figure");
        (series.to_owned(), figure.parse().unwrap())
    };
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(figure)
        .collect()
}

/// The families that the registry holds.
async fn families(admin: &Admin) -> Vec<String> {
    let text = admin.get("/metrics").await.expect(200).text;
    let names = text.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    names
        .filter_map(|line| Some(line.split_once(' ')?.0.to_owned()))
        .collect()
}

/// Compares scrapes before and after, and remembers which families have moved.
struct Watch {
    admin: Admin,
    last: Scrape,
    moved: BTreeSet<String>,
}

impl Watch {
    async fn new(admin: Admin) -> Self {
        let last = scrape(&admin).await;
        let moved = BTreeSet::new();
        Self { admin, last, moved }
    }

    /// These series have moved by so much since the last look; `None`: by something.
    async fn sees(&mut self, changes: &[(&str, Option<f64>)]) {
        settle(&self.admin).await;
        let now = scrape(&self.admin).await;
        for (series, by) in changes {
            let series = format!("rollcall_{series}");
            let figure = |scrape: &Scrape| {
                *scrape
                    .get(&series)
                    .unwrap_or_else(|| panic!("no {series}: {scrape:?}"))
            };
            let change = figure(&now) - figure(&self.last);
            match by {
                Some(by) => assert_eq!(change, *by, "{series}"),
                None => assert_ne!(change, 0.0, "{series}"),
            }
            let name = series.split('{').next().unwrap();
            let family = FAMILIES.iter().filter(|family| name.starts_with(**family));
            self.moved.extend(
                family
                    .max_by_key(|family| family.len())
                    .map(|it| (*it).to_owned()),
            );
        }
        self.last = now;
    }
}

/// A write: what was handed in before it without waiting is counted once it is answered.
async fn settle(admin: &Admin) {
    let change = json!({"disconnect_after_seconds": 7500});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);
}

const ONE: Option<f64> = Some(1.0);

async fn reports(server: &TestServer, watch: &mut Watch) {
    let phone = server.phone(MAC);
    let sloppy = format!("{{\"mac\":\"{MAC}\",\"model\":\"430HD\",\"status\":\"started\",}}");
    phone.keep_alive(sloppy).await.expect(200);
    watch
        .sees(&[
            ("phone_reports_total{result=\"pending\"}", ONE),
            ("phone_report_oddities_total{kind=\"trailing_comma\"}", ONE),
            ("devices_pending", ONE),
        ])
        .await;
    watch.admin.approve(&[MAC], Some("alice")).await.expect(200);
    watch
        .sees(&[
            ("devices_pending", Some(-1.0)),
            ("config_generated_total", None),
            (
                "commands_total{action=\"restart_graceful\",outcome=\"queued\"}",
                ONE,
            ),
            ("events_appended_total{kind=\"PhoneApproved\"}", ONE),
            ("log_position", None),
            ("log_append_seconds_count", None),
            ("log_sync_seconds_sum", None),
            ("log_batch_events_sum", None),
            ("projection_position{projection=\"fleet\"}", None),
            ("projection_position{projection=\"trail\"}", None),
        ])
        .await;
    phone.report("registered", "").await.expect(200);
    let mut newer = phone.body("registered", "");
    newer["sessionId"] = json!("0000000b");
    phone.keep_alive(newer.to_string()).await.expect(200);
    phone.report("unregistered", "").await.expect(200);
    watch
        .sees(&[
            ("phone_reports_total{result=\"accepted\"}", Some(2.0)),
            ("phone_reports_total{result=\"repeated\"}", ONE),
            ("devices{status=\"registered\"}", ONE),
            (
                "commands_total{action=\"restart_graceful\",outcome=\"handed_over\"}",
                ONE,
            ),
        ])
        .await;
}

async fn refused_reports(server: &TestServer, watch: &mut Watch) {
    let phone = server.phone(MAC);
    phone.keep_alive("[]").await.expect(400);
    phone.keep_alive("x".repeat(70_000)).await.expect(413);
    phone.report_at(&"x".repeat(2049)).await.expect(422);
    let region = json!({"networks": ["127.0.0.0/24"], "phone_credentials": "verify"});
    watch
        .admin
        .patch("/api/v1/regions/Oslo", region)
        .await
        .expect(200);
    let abroad = TestPhone::new(server.phone_address, MAC, "127.0.9.9");
    abroad.report("registered", "").await.expect(403);
    let mut wrong = phone.body("registered", "");
    wrong["emsUserPassword"] = json!("guess");
    phone.keep_alive(wrong.to_string()).await.expect(403);
    for number in 0..61 {
        let mut body = phone.body(["unregistered", "registered"][number % 2], "");
        body["sessionId"] = json!(format!("f{number:07x}"));
        let expected = if number < 60 { 200 } else { 429 };
        phone.keep_alive(body.to_string()).await.expect(expected);
    }
    watch
        .sees(&[
            ("phone_reports_total{result=\"malformed\"}", ONE),
            ("phone_reports_total{result=\"too_large\"}", ONE),
            ("phone_reports_total{result=\"invalid_field\"}", ONE),
            ("phone_reports_total{result=\"foreign_network\"}", ONE),
            ("phone_reports_total{result=\"wrong_credential\"}", ONE),
            ("phone_reports_total{result=\"limited\"}", ONE),
            // The alarm ends with the registration; the status of the last report was refused.
            (
                "alarms_total{change=\"cleared\",name=\"IPPhoneRegisterFailure\"}",
                ONE,
            ),
            ("alarms_active{severity=\"critical\"}", Some(-1.0)),
            ("security_events_total{kind=\"foreign_network\"}", ONE),
            (
                "security_events_total{kind=\"wrong_phone_credential\"}",
                ONE,
            ),
            ("security_events_total{kind=\"status_flood\"}", ONE),
        ])
        .await;
}

/// A job that waits for its time, and is held.
async fn jobs(watch: &mut Watch) {
    let body = json!({
        "action": "check_status",
        "targets": {"macs": [MAC]},
        "options": {"start_at": "2030-01-01T00:00:00Z"},
    });
    let started = watch.admin.post("/api/v1/actions", body).await.expect(202);
    let queued = "jobs{state=\"queued\"}";
    watch.sees(&[(queued, ONE)]).await;
    let pause = format!("/api/v1/jobs/{}/pause", started.json()["job"]["id"]);
    watch.admin.post(&pause, json!({})).await.expect(200);
    let paused = ("jobs{state=\"paused\"}", ONE);
    watch.sees(&[(queued, Some(-1.0)), paused]).await;
}

/// What ends: a command, and a phone's registration by its silence.
async fn ends(server: &TestServer, watch: &mut Watch) {
    // It may change its status again.
    server.clock.advance(600_000);
    let phone = server.phone(MAC);
    let mut restarted = phone.body("started", "");
    restarted["sessionId"] = json!("fff00000");
    phone.keep_alive(restarted.to_string()).await.expect(200);
    let done = "commands_total{action=\"restart_graceful\",outcome=\"done\"}";
    watch.sees(&[(done, ONE)]).await;

    let before = watch.last["rollcall_log_position"];
    server.clock.wait_for_sleepers(1).await;
    server.clock.advance(7_500_000);
    let found = format!("/api/v1/dashboard?min_position={}", before + 1.0);
    watch.admin.read(&found).await;
    watch
        .sees(&[
            ("devices{status=\"disconnected\"}", ONE),
            ("events_appended_total{kind=\"PhoneDisconnected\"}", ONE),
        ])
        .await;
    let positions = watch
        .last
        .iter()
        .filter(|(series, _)| series.starts_with("rollcall_projection_position"))
        .filter(|(series, _)| !series.contains("\"other\""));
    let head = watch.last["rollcall_log_position"];
    let behind: Vec<_> = positions
        .filter(|(_, position)| **position != head)
        .collect();
    assert!(behind.is_empty(), "{behind:?} while the log is at {head}");
}

async fn alarms_and_files(server: &TestServer, watch: &mut Watch) {
    let phone = server.phone(MAC);
    phone
        .alert("IPPHONE REGISTRATION FAILURE", "5")
        .await
        .expect(200);
    phone
        .alert("IPPHONE REGISTRATION FAILURE", "5")
        .await
        .expect(200);
    phone.fetch().await.expect(200);
    firmware(server, &watch.admin).await;
    let stranger = server.phone("00908f4a4b4d");
    stranger.fetch().await.expect(404);
    let status = "listener=\"phones\",method=\"GET\",route=\"/configfiles/{name}\",status";
    watch
        .sees(&[
            ("alarms_active{severity=\"critical\"}", ONE),
            (
                "alarms_total{change=\"raised\",name=\"IPPhoneRegisterFailure\"}",
                ONE,
            ),
            (
                "alarms_total{change=\"updated\",name=\"IPPhoneRegisterFailure\"}",
                ONE,
            ),
            (
                "config_served_total{result=\"served\",secrets=\"true\",transport=\"http\"}",
                ONE,
            ),
            (
                "config_served_total{result=\"unknown_phone\",secrets=\"false\",\
                 transport=\"http\"}",
                ONE,
            ),
            (
                &format!("http_request_seconds_count{{{status}=\"200\"}}"),
                ONE,
            ),
            (
                &format!("http_request_seconds_count{{{status}=\"404\"}}"),
                ONE,
            ),
            ("firmware_served_bytes_total", Some(2000.0)),
        ])
        .await;
}

/// An image of two thousand bytes is uploaded, and loaded by a phone.
async fn firmware(server: &TestServer, admin: &Admin) {
    let upload = admin.request("PUT", "/api/v1/firmware/430HD/file");
    let upload = upload.header("content-type", "application/octet-stream");
    let answer = upload.body(vec![1; 2000]).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let address = server.phone_address;
    let url = format!("http://{address}/firmwarefiles/430HD.img");
    let answer = reqwest::get(url).await.unwrap();
    assert_eq!(answer.bytes().await.unwrap().len(), 2000);
}

#[tokio::test]
async fn every_metric_is_moved_from_outside() {
    let (server, admin) = TestServer::ready().await;
    assert_eq!(
        families(&admin).await,
        FAMILIES,
        "each family has its line in this file"
    );
    let mut watch = Watch::new(admin).await;
    let version = format!(
        "rollcall_build_info{{version=\"{}\"}}",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(watch.last.get(&version), Some(&1.0));
    watch.moved.insert("rollcall_build_info".to_owned());
    // It takes a full disk to move this one: see faults/disk.rs.
    assert_eq!(watch.last.get("rollcall_store_read_only"), Some(&0.0));
    watch.moved.insert("rollcall_store_read_only".to_owned());
    reports(&server, &mut watch).await;
    alarms_and_files(&server, &mut watch).await;
    refused_reports(&server, &mut watch).await;
    jobs(&mut watch).await;
    ends(&server, &mut watch).await;
    let (admin, before) = (&watch.admin, &watch.last);
    assert!(before["rollcall_log_disk_bytes"] > 0.0, "{before:?}");

    // A replay is seen after a start, and so is a store that has grown meanwhile.
    let region = |number: u32| json!({"name": format!("R{number}"), "networks": ["10.0.0.0/8"]});
    for number in 0..50 {
        admin
            .post("/api/v1/regions", region(number))
            .await
            .expect(201);
    }
    let head = scrape(admin).await["rollcall_log_position"];
    let server = server.restarted().await;
    let password = crate::support::PASSWORD;
    let admin = Admin::signed_in(server.admin_address, "root", password).await;
    let after = scrape(&admin).await;
    assert!(after["rollcall_log_position"] > head);
    for series in ["rollcall_replay_seconds", "rollcall_log_disk_bytes"] {
        assert!(
            after[series] > 0.0 && after[series] != before[series],
            "{series}"
        );
        watch.moved.insert(series.to_owned());
    }
    let moved: Vec<_> = watch.moved.iter().map(String::as_str).collect();
    assert_eq!(moved, FAMILIES);
    server.stopped().await;
}

#[tokio::test]
async fn before_setup_reports_are_counted_as_what_they_are() {
    let folder = std::sync::Arc::new(tempfile::tempdir().unwrap());
    let clock = crate::support::START_MS;
    let clock = std::sync::Arc::new(rollcall::clock::ManualClock::new(clock));
    assert!(config_on(folder.path(), &[]).metrics.allow.len() > 1);
    let server = TestServer::on(folder, clock, &[]).await;
    server.phone(MAC).report("started", "").await.expect(503);
    let admin = Admin::anonymous(server.admin_address);
    let now = scrape(&admin).await;
    assert_eq!(
        now["rollcall_phone_reports_total{result=\"unavailable\"}"],
        1.0
    );
    server.stopped().await;
}

#[tokio::test]
async fn nothing_that_is_said_from_outside_becomes_a_label() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);
    phone.report("started", "mallory").await.expect(200);
    admin.approve(&[MAC], Some("mallory")).await.expect(200);
    let before = scrape(&admin).await;
    let paths = [
        "/configfiles/00908f4a4b4d.cfg",
        "/configfiles/mallory.cfg",
        "/ipp/region/mallory/00908f4a4b4e.cfg",
        "/ipp/region/Oslo/..%2f..%2fmallory",
        "/p/mallory/configfiles/00908f4a4b4c.cfg",
        "/mallory/00908f4a4b4c/127.0.0.1",
        "/api/v1/devices/00908f4a4b4c",
        "/api/v1/users/mallory",
        "/api/v1/mallory?00908f4a4b4c=127.0.0.1",
        "/metrics/%22%7D%20mallory",
    ];
    for path in paths {
        for method in ["GET", "POST", "PUT", "MALLORY"] {
            let request = format!(
                "{method} {path} HTTP/1.1\r\nHost: mallory\r\n\
                User-Agent: mallory\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            for listener in [server.phone_address, server.admin_address] {
                crate::attacks::raw(listener, "127.0.0.1", request.as_bytes()).await;
            }
        }
    }
    phone.alert("mallory", "mallory").await.expect(200);
    let mut body = phone.body("mallory", "mallory");
    for field in ["model", "mallory", "region", "00908f4a4b4c"] {
        body[field] = json!("mallory-127.0.0.1");
    }
    phone.keep_alive(body.to_string()).await.expect(200);
    phone.keep_alive("mallory").await.expect(400);
    let after = scrape(&admin).await;
    for series in after.keys() {
        for said in ["mallory", "00908f", "127.0.0.1", "10.1.", "alice"] {
            assert!(!series.to_lowercase().contains(said), "{series}");
        }
        // Only an answer of an unusual code makes a series of its own, of a known route.
        let is_new = !before.contains_key(series);
        assert!(
            !is_new || series.contains("http_request_seconds"),
            "{series}"
        );
    }
    let rest = before
        .keys()
        .filter(|series| !after.contains_key(*series))
        .count();
    assert_eq!(rest, 0, "no series goes away");
    let text = admin.get("/metrics").await.expect(200).text;
    assert!(
        text.len() < 1024 * 1024,
        "{} bytes for one scrape",
        text.len()
    );
    server.stopped().await;
}
