//! Killed again and again, under load and while starting: whatever was acknowledged is there, once.

use std::{
    collections::HashMap,
    process::Stdio,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::Value;

use crate::support::process::{ServerProcess, run};

const ROUNDS: u32 = 200;
const PHONES: u32 = 16;

/// What the server has acknowledged: reports by (MAC, location), approvals by MAC.
#[derive(Default)]
struct Acknowledged {
    reports: Vec<(String, String)>,
    approvals: Vec<String>,
}

fn mac(number: u32) -> String {
    format!("00908f{number:06x}")
}

/// Numbers that are the same in every run of the test.
fn dice(round: u32, sides: u32) -> u32 {
    round
        .wrapping_mul(2_654_435_761)
        .rotate_left(13)
        .wrapping_mul(40_503)
        % sides
}

/// One phone reports as fast as it is answered, a new location each time, until the server is gone.
async fn report_until_killed(
    server: std::net::SocketAddr,
    number: u32,
    round: u32,
    acknowledged: Arc<Mutex<Acknowledged>>,
) {
    let phone = crate::support::TestPhone::new(server, &mac(number), "127.0.0.1");
    for count in 0u32.. {
        let mut body = phone.body("registered", "");
        let location = format!("{round}.{count}");
        body["location"] = Value::from(location.clone());
        let Ok(status) = phone.try_keep_alive(body.to_string()).await else {
            return;
        };
        if status == 200 {
            acknowledged
                .lock()
                .unwrap()
                .reports
                .push((mac(number), location));
        }
    }
}

async fn round_of_load(
    folder: &std::path::Path,
    round: u32,
    acknowledged: &Arc<Mutex<Acknowledged>>,
) {
    let server = ServerProcess::start(folder);
    let newcomer = mac(1_000 + round);
    if round.is_multiple_of(4) {
        let admin = server.sign_in().await;
        server
            .phone(&newcomer)
            .report("started", "")
            .await
            .expect(200);
        admin.approve(&[&newcomer], None).await.expect(200);
        acknowledged.lock().unwrap().approvals.push(newcomer);
    }
    let tasks: Vec<_> = (0..PHONES)
        .map(|number| {
            let acknowledged = acknowledged.clone();
            tokio::spawn(report_until_killed(
                server.phones,
                number,
                round,
                acknowledged,
            ))
        })
        .collect();
    // The moment of the kill is the point of the test: anything from at once to in full swing.
    tokio::time::sleep(Duration::from_millis(u64::from(dice(round, 120)))).await;
    server.kill();
    for task in tasks {
        task.await.unwrap();
    }
}

/// Kills a server that is still opening its store.
fn round_of_starting(folder: &std::path::Path, round: u32) {
    let mut child = ServerProcess::start_unready(folder);
    std::thread::sleep(Duration::from_millis(u64::from(dice(round, 90))));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_kills_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let acknowledged = Arc::new(Mutex::new(Acknowledged::default()));
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    for number in 0..PHONES {
        server
            .phone(&mac(number))
            .report("started", "")
            .await
            .expect(200);
        admin.approve(&[&mac(number)], None).await.expect(200);
        acknowledged.lock().unwrap().approvals.push(mac(number));
    }
    server.kill();
    for round in 0..ROUNDS {
        if round % 3 == 2 {
            round_of_starting(folder.path(), round);
        } else {
            round_of_load(folder.path(), round, &acknowledged).await;
        }
    }
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let verified = run(&["audit", "verify", "--data", data]);
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stderr)
    );
    check(data, &acknowledged.lock().unwrap());
    let server = ServerProcess::start(folder.path());
    assert_eq!(server.terminate(), Some(0));
}

/// Everything that was acknowledged is in the log exactly once.
fn check(data: &str, acknowledged: &Acknowledged) {
    let exported = std::process::Command::new(env!("CARGO_BIN_EXE_rollcall"))
        .args(["audit", "export", "--data", data])
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(exported.status.success());
    let mut reports: HashMap<(String, String), u32> = HashMap::new();
    let mut approvals: HashMap<String, u32> = HashMap::new();
    for line in String::from_utf8(exported.stdout).unwrap().lines() {
        let event: Value = serde_json::from_str(line).unwrap();
        let Some(mac) = event["subject"]
            .as_str()
            .and_then(|text| text.strip_prefix("phone:"))
        else {
            continue;
        };
        match event["kind"].as_str() {
            Some("PhoneReported") => {
                let location = event["data"]["location"].as_str().unwrap_or_default();
                *reports
                    .entry((mac.to_owned(), location.to_owned()))
                    .or_default() += 1;
            }
            Some("PhoneApproved") => *approvals.entry(mac.to_owned()).or_default() += 1,
            _ => {}
        }
    }
    assert!(
        acknowledged.reports.len() > 500,
        "too little load: {}",
        acknowledged.reports.len()
    );
    for report in &acknowledged.reports {
        assert_eq!(reports.get(report), Some(&1), "report {report:?}");
    }
    for mac in &acknowledged.approvals {
        assert_eq!(approvals.get(mac), Some(&1), "approval of {mac}");
    }
}
