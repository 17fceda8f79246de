//! Jobs with the real program: what an administrator starts goes on through a kill, and every phone
//! has its turn once.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Admin, TestPhone, process::ServerProcess};

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
