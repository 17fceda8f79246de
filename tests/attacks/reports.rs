//! Attacks by way of reports: T18 replays and forges them, T19 floods with unknown phones.

use std::path::Path;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::{connected, files_below, head, provisioned, security_kinds, settle};
use crate::support::{START_MS, TestPhone, TestServer, admin::Answer, process::ServerProcess};

const MAC: &str = "00908f000001";
const OTHER_MAC: &str = "00908f000002";

/// A message with this id.
async fn says(phone: &TestPhone, session: &str, status: &str) -> Answer {
    let mut body = phone.body(status, "");
    body["sessionId"] = json!(session);
    phone.keep_alive(body.to_string()).await
}

/// A figure of the metrics.
async fn figure(admin: &crate::support::Admin, series: &str) -> u64 {
    let metrics = admin.get("/metrics").await.expect(200).text;
    let line = metrics.lines().find_map(|line| line.strip_prefix(series));
    let figure = line.unwrap_or_else(|| panic!("no {series} in {metrics}"));
    figure.trim().parse().unwrap()
}

#[tokio::test]
async fn t18_an_old_message_changes_nothing() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);
    says(&phone, "0000000a", "started").await.expect(200);
    admin.approve(&[MAC], None).await.expect(200);
    let with_command = says(&phone, "0000000b", "unregistered")
        .await
        .expect(200)
        .json();
    assert_eq!(with_command["requests"].as_array().unwrap().len(), 1);
    let again = says(&phone, "0000000b", "unregistered")
        .await
        .expect(200)
        .json();
    assert_eq!(
        again["requests"].as_array().unwrap().len(),
        1,
        "a lost answer is asked for again"
    );
    says(&phone, "0000000c", "registered").await.expect(200);

    server.clock.advance(60_000);
    let before = head(&admin).await;
    let device = admin.read(&format!("/api/v1/devices/{MAC}")).await;
    for status in ["unregistered", "started"] {
        let replayed = says(&phone, "0000000b", status).await.expect(200).json();
        assert_eq!(
            replayed,
            json!({"requests": []}),
            "no commands for {status}"
        );
    }
    assert_eq!(head(&admin).await, before);
    assert_eq!(admin.read(&format!("/api/v1/devices/{MAC}")).await, device);
    let series = "rollcall_phone_reports_total{result=\"repeated\"}";
    assert_eq!(figure(&admin, series).await, 2);

    let networks = json!({"networks": ["127.0.0.0/24"]});
    admin
        .patch("/api/v1/regions/Oslo", networks)
        .await
        .expect(200);
    let abroad = TestPhone::new(server.phone_address, MAC, "127.0.9.9");
    let answer = says(&abroad, "0000000b", "started").await.expect(403);
    assert_eq!(
        answer.code(),
        "foreign_network",
        "who replays is judged all the same"
    );
    server.stopped().await;
}

#[tokio::test]
async fn t18_a_phone_does_not_speak_for_another() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, MAC, "alice", "127.0.0.1").await;
    provisioned(&server, &admin, OTHER_MAC, "bob", "127.0.0.2").await;
    let device = admin.read(&format!("/api/v1/devices/{OTHER_MAC}")).await;
    let phone = server.phone(OTHER_MAC);
    let mut body = phone.body("registered", "alice");
    body["emsUserName"] = json!("alice");
    body["emsUserPassword"] = json!("sip-secret");
    for _ in 0..2 {
        let answer = phone.keep_alive(body.to_string()).await.expect(403);
        assert_eq!(answer.code(), "wrong_credential");
    }
    let alert = json!({"emsUserName": "alice", "emsUserPassword": "sip-secret", "alerts": [
        {"uniqueId": 1, "name": "Requires Reset", "severity": "5",
            "source": format!("IPPhone/{OTHER_MAC}")}]});
    let path = "/rest/v1/ipphoneMgrAlert/alert";
    phone.post(path, alert.to_string()).await.expect(403);
    settle(&admin).await;
    assert_eq!(security_kinds(&admin).await, ["other_phones_credential"]);
    assert_eq!(
        admin.read(&format!("/api/v1/devices/{OTHER_MAC}")).await,
        device
    );
    assert_eq!(admin.read("/api/v1/alarms").await["total"], 0);
    body["emsUserName"] = json!("bob");
    phone.keep_alive(body.to_string()).await.expect(200);
    server.stopped().await;
}

#[tokio::test]
async fn t18_a_status_that_flaps_is_refused() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, MAC, "alice", "127.0.0.1").await;
    let phone = server.phone(MAC);
    let status = |number: usize| ["registered", "unregistered"][number % 2];
    phone.report("started", "").await.expect(200);
    for number in 0..60 {
        let session = format!("{number:08x}");
        says(&phone, &session, status(number)).await.expect(200);
    }
    let before = head(&admin).await;
    for number in 0..50 {
        let answer = says(&phone, &format!("1{number:07x}"), "registered")
            .await
            .expect(429);
        assert_eq!(answer.code(), "too_many_status_changes");
        assert_eq!(answer.header("retry-after"), Some("10"));
    }
    says(&phone, "20000000", "unregistered").await.expect(200);
    settle(&admin).await;
    let recorded = head(&admin).await - before;
    assert_eq!(recorded, 2, "the attack once, and one keep-alive");
    assert_eq!(security_kinds(&admin).await, ["status_flood"]);
    let series = "rollcall_phone_reports_total{result=\"limited\"}";
    assert_eq!(figure(&admin, series).await, 50);
    server.clock.advance(10_000);
    says(&phone, "20000001", "registered").await.expect(200);
    says(&phone, "20000002", "started").await.expect(429);
    server.stopped().await;
}

#[tokio::test]
async fn t18_the_servers_time_counts() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, MAC, "alice", "127.0.0.1").await;
    let phone = server.phone(MAC);
    let now = "2026-11-22T10:00:00.000Z";
    assert_eq!(START_MS, 1_795_341_600_000, "{now}");
    for (number, date) in ["2025-11-22T10:00:00", "2027-11-22T10:00:00", "0000-00-00"]
        .into_iter()
        .enumerate()
    {
        let mut body = phone.body("registered", "");
        for field in ["date", "time", "reportTime", "report_time"] {
            body[field] = json!(date);
        }
        phone.keep_alive(body.to_string()).await.expect(200);
        let device = admin.read(&format!("/api/v1/devices/{MAC}")).await;
        assert_eq!(device["report_time"], now, "{date}");
        let name = format!("Custom {number}");
        let alert = json!({"emsUserName": "system", "emsUserPassword": "system", "alerts": [
            {"uniqueId": number, "name": name, "severity": "5", "date": date,
                "source": format!("IPPhone/{MAC}")}]});
        let path = "/rest/v1/ipphoneMgrAlert/alert";
        let answer = phone.post(path, alert.to_string()).await.expect(200).json();
        assert_eq!(answer["accepted"], 1, "{answer}");
    }
    let alarms = admin.read("/api/v1/alarms").await;
    let alarms = alarms["items"].as_array().unwrap();
    assert_eq!(alarms.len(), 3);
    let on_time = |alarm: &Value| alarm["received_time"] == now && alarm["last_action_time"] == now;
    assert!(alarms.iter().all(on_time), "{alarms:?}");
    server.stopped().await;
}

/// How many clients flood at once, and how much each sends before it reads.
const CLIENTS: u64 = 100;
const AT_ONCE: usize = 50;

/// Reports of as many phones as nobody has ever heard of.
async fn flood(server: &ServerProcess, numbers: std::ops::Range<u64>) {
    let clients = (0..CLIENTS).map(|client| {
        let numbers = numbers
            .clone()
            .filter(move |number| number % CLIENTS == client);
        tokio::spawn(report_all(server.phones, numbers.collect()))
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
}

async fn report_all(phones: std::net::SocketAddr, numbers: Vec<u64>) {
    let mut stream = connected(phones, "127.0.0.7").await;
    let mut answers = vec![0; 1 << 16];
    for now in numbers.chunks(AT_ONCE) {
        let requests: String = now.iter().map(|number| request_of(*number)).collect();
        stream.write_all(requests.as_bytes()).await.unwrap();
        let mut text = String::new();
        while text.matches(r#"{"requests":[]}"#).count() < now.len() {
            let length = stream.read(&mut answers).await.unwrap();
            assert!(length > 0, "closed after {text}");
            text += std::str::from_utf8(&answers[..length]).unwrap();
        }
    }
}

fn request_of(number: u64) -> String {
    // Spread over all that a MAC can be, none twice: the factor is odd.
    let mac = number.wrapping_mul(0x9e37_79b9_7f4b) & 0xffff_ffff_ffff;
    let body = format!(r#"{{"mac":"{mac:012x}","model":"430HD","status":"started"}}"#);
    let length = body.len();
    format!(
        "POST /rest/v1/ipphoneMgrStatus/keep-alive HTTP/1.1\r\nHost: x\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
}

/// The memory that the server has, in bytes.
fn resident_bytes(server: &ServerProcess) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.process())).unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .unwrap();
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
    kibibytes * 1024
}

fn bytes_below(folder: &Path) -> u64 {
    let size = |path: std::path::PathBuf| path.metadata().map_or(0, |it| it.len());
    files_below(folder).into_iter().map(size).sum()
}

#[tokio::test]
async fn t19_a_flood_of_unknown_phones() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    // Long enough for every list to be full.
    flood(&server, 0..15_000).await;
    let (events, memory) = (head(&admin).await, resident_bytes(&server));
    let log_bytes = bytes_below(&folder.path().join("data/log"));
    flood(&server, 15_000..100_000).await;
    assert_eq!(head(&admin).await, events, "no event for any of them");
    assert_eq!(bytes_below(&folder.path().join("data/log")), log_bytes);
    let devices = admin.read("/api/v1/devices?approval=pending&limit=1").await;
    assert_eq!(devices["total"], 5_000, "the list is bounded");
    let pending = figure(&admin, "rollcall_devices_pending ").await;
    assert_eq!(pending, 5_000);
    let series = "rollcall_phone_reports_total{result=\"pending\"}";
    assert_eq!(figure(&admin, series).await, 100_000);
    let grown = resident_bytes(&server).saturating_sub(memory);
    assert!(
        grown < 16 * 1024 * 1024,
        "{grown} bytes for 85,000 phones that are not there"
    );
    let pending_bytes = folder.path().join("data/pending").metadata().unwrap().len();
    assert!(pending_bytes < 16 * 1024 * 1024, "{pending_bytes}");
    assert_eq!(server.terminate(), Some(0));
}
