//! Jobs as administrators and phones see them: what is started goes on through a kill of the real
//! program, every phone has its turn once, and one that was off too long is left alone.

mod firmware;
mod nat;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Admin, TestPhone, TestServer, process::ServerProcess};

const LIMIT: Duration = Duration::from_secs(60);

fn mac(number: u32) -> String {
    format!("00908f00{number:04x}")
}

async fn fleet(server: &ServerProcess, admin: &Admin, count: u32) -> Vec<TestPhone> {
    let phones: Vec<TestPhone> = (0..count)
        .map(|number| server.phone(&mac(number)))
        .collect();
    for phone in &phones {
        phone.report("started", "").await.expect(200);
    }
    let macs: Vec<&str> = phones.iter().map(|phone| phone.mac.as_str()).collect();
    admin.approve(&macs, None).await.expect(200);
    // Newcomers are told to restart; they do.
    for phone in &phones {
        phone.report("started", "").await.expect(200);
        phone.report("started", "").await.expect(200);
    }
    phones
}

/// The job, once it is as wanted.
pub(super) async fn wait_for(
    admin: &Admin,
    id: &Value,
    is_wanted: impl Fn(&Value) -> bool,
) -> Value {
    let begin = Instant::now();
    let mut job = admin.read(&format!("/api/v1/jobs/{id}")).await;
    while !is_wanted(&job) {
        assert!(begin.elapsed() < LIMIT, "{job}");
        tokio::time::sleep(Duration::from_millis(20)).await;
        job = admin.read(&format!("/api/v1/jobs/{id}")).await;
    }
    job
}

async fn events(admin: &Admin, kind: &str) -> Vec<Value> {
    let path = format!("/api/v1/events?kind={kind}&limit=1000");
    let events = admin.read(&path).await;
    events["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_waits_for_approval_is_deleted_like_the_rest() {
    let (server, admin) = TestServer::ready().await;
    for number in 1..=3 {
        let phone = server.phone(&mac(number));
        phone.report("started", "").await.expect(200);
    }
    admin.approve(&[&mac(1)], None).await.expect(200);
    let body = json!({
        "action": "delete_devices",
        "targets": {"filter": {"approval": "pending"}},
        "options": {"delay_seconds": 0},
    });
    let job = admin.post("/api/v1/actions", body).await.expect(202).json();
    let job = wait_for(&admin, &job["job"]["id"], |job| job["state"] == "done").await;
    assert_eq!((&job["total"], &job["done"]), (&json!(2), &json!(2)));
    let left = admin.read("/api/v1/devices").await;
    assert_eq!(left["total"], 1);
    assert_eq!(left["items"][0]["mac"], mac(1));
}

#[tokio::test]
async fn twelve_phones_restart_once_each_though_the_server_is_killed_in_between() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    fleet(&server, &admin, 12).await;
    let queued_before = events(&admin, "CommandQueued").await.len();
    let job = admin
        .post(
            "/api/v1/actions",
            json!({
                "action": "restart",
                "targets": {"filter": {"region": "Oslo"}},
                "options": {"batch_delay_seconds": 2},
            }),
        )
        .await
        .expect(202)
        .json();
    let id = &job["job"]["id"];
    wait_for(&admin, id, |job| job["running"] == 5).await;
    server.kill();

    let server = ServerProcess::start(folder.path());
    let admin = server.sign_in().await;
    wait_for(&admin, id, |job| job["waiting"] == 0).await;
    let started = events(&admin, "JobItemStarted").await;
    let times: Vec<&str> = started
        .iter()
        .map(|it| it["time"].as_str().unwrap())
        .collect();
    let sizes: Vec<usize> = times.chunk_by(|a, b| a == b).map(<[&str]>::len).collect();
    assert!(sizes == [2, 5, 5] || sizes == [5, 5, 2], "{times:?}");
    let queued = events(&admin, "CommandQueued").await.len();
    assert_eq!(queued - queued_before, 12);

    for number in 0..12 {
        let phone = server.phone(&mac(number));
        let told = phone.report("registered", "").await.expect(200).json();
        let path = &told["requests"][0]["path"];
        assert_eq!(path, "/rest/v1/command/ResetGracefulHandler");
        phone.report("started", "").await.expect(200);
    }
    let job = wait_for(&admin, id, |job| job["state"] == "done").await;
    assert_eq!((&job["done"], &job["total"]), (&json!(12), &json!(12)));
    let cause = &events(&admin, "JobStarted").await[0]["position"];
    assert!(started.iter().all(|it| it["cause"] == *cause));
    server.terminate();
}

/// The kinds of a phone's events, newest first.
async fn history(admin: &Admin, mac: &str) -> Vec<String> {
    let history = admin.read(&format!("/api/v1/devices/{mac}/history")).await;
    let events = history["items"].as_array().unwrap().iter();
    events
        .map(|event| event["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_phone_that_is_off_for_the_whole_life_of_a_command_is_told_nothing_when_it_returns() {
    let life = ("ROLLCALL_PHONES__COMMAND_LIFE_SECONDS", "3600");
    let (server, admin) = TestServer::set_up_with(&[life]).await;
    let phone = server.phone(&mac(1));
    phone.report("started", "").await.expect(200);
    admin.approve(&[&phone.mac], None).await.expect(200);
    // Told to restart, it does; then it is off.
    for _ in 0..2 {
        phone.report("started", "").await.expect(200);
    }
    let body = json!({"action": "restart", "targets": {"macs": [phone.mac]}});
    let started = admin.post("/api/v1/actions", body).await.expect(202).json();
    let id = &started["job"]["id"];
    wait_for(&admin, id, |job| job["running"] == 1).await;
    server.clock.advance(3_599_999);
    let job = admin.read(&format!("/api/v1/jobs/{id}")).await;
    assert_eq!((&job["running"], &job["expired"]), (&json!(1), &json!(0)));
    server.clock.advance(1);

    let job = wait_for(&admin, id, |job| job["state"] == "done").await;
    assert_eq!((&job["done"], &job["expired"]), (&json!(0), &json!(1)));
    let items = admin.read(&format!("/api/v1/jobs/{id}/items")).await;
    assert_eq!(items["items"][0]["state"], "expired");
    let results = admin.get(&format!("/api/v1/jobs/{id}/results.csv")).await;
    assert!(results.expect(200).text.contains(",expired,"));
    let before = history(&admin, &phone.mac).await;
    assert_eq!(before[..2], ["CommandExpired", "CommandQueued"]);

    for status in ["registered", "started", "registered"] {
        let answer = phone.report(status, "").await.expect(200).json();
        assert_eq!(answer["requests"], json!([]), "{answer}");
    }
    let since = history(&admin, &phone.mac).await;
    let since = &since[..since.len() - before.len()];
    let is_of_command = |kind: &&String| kind.starts_with("Command");
    assert_eq!(since.iter().find(is_of_command), None, "{since:?}");
    let items = admin.read(&format!("/api/v1/jobs/{id}/items")).await;
    assert_eq!(items["items"][0]["state"], "expired");
    server.stopped().await;
}
