//! Simulated phones with REST servers of their own, told by the real program.

use rollcall::simulator::{Scenario, SignIn};

use super::*;
use crate::support::fleet::{Fleet, rest_port};

const PHONES: u32 = 50;

/// A region's phones that are reachable do what they are told before they report again.
#[tokio::test]
async fn a_reachable_region_obeys_without_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let port = rest_port();
    let (server, admin) = server(folder.path(), port, true).await;
    let automatic = json!({"onboarding": "automatic"});
    admin
        .patch("/api/v1/regions/Oslo", automatic)
        .await
        .expect(200);
    let fleet = Fleet::start(server.phones, PHONES, |options| {
        options.rest_port = Some(port);
        options.sign_in = SignIn::AtOnce;
        options.scenario = Scenario::BootStorm;
        // They report every two minutes, and a restart takes a second and a half.
        options.time_scale = 30.0;
    });
    let begin = Instant::now();
    while admin.read("/api/v1/dashboard").await["devices"]["registered"] != PHONES {
        assert!(begin.elapsed() < LIMIT);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let at_once = json!({"delay_seconds": 0});
    let text = json!({"delay_seconds": 0, "text": "Fire drill"});
    let by_force = json!({"delay_seconds": 0, "mode": "force"});
    for (action, options) in [
        ("check_status", &at_once),
        ("update_configuration", &at_once),
        ("send_message", &text),
        ("restart", &by_force),
    ] {
        let targets = json!({"filter": {"region": "Oslo"}});
        let body = json!({"action": action, "targets": targets, "options": options});
        let started = admin.post("/api/v1/actions", body).await.expect(202).json();
        let path = format!("/api/v1/jobs/{}", started["job"]["id"]);
        let mut job = admin.read(&path).await;
        while job["state"] != "done" {
            assert!(begin.elapsed() < LIMIT, "{action}: {job}");
            tokio::time::sleep(Duration::from_millis(20)).await;
            job = admin.read(&path).await;
        }
        assert_eq!(job["done"], PHONES, "{action}");
    }
    // It is what they have done, and not only what they have answered.
    let starts = "/api/v1/events?kind=PhoneReported&limit=1000";
    loop {
        let events = admin.read(starts).await;
        let events = events["items"].as_array().unwrap().iter();
        let started = events.filter(|event| event["data"]["reported_status"] == "started");
        // The first start was before the server knew them.
        if started.count() >= PHONES as usize {
            break;
        }
        assert!(begin.elapsed() < LIMIT);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let summary = fleet.ends().await;
    let pushed = u64::from(PHONES) * 4;
    assert_eq!(summary.commands_pushed, pushed, "{summary:?}");
    assert_eq!(summary.commands.values().sum::<u64>(), pushed);
    assert_eq!(summary.errors, 0);
    server.terminate();
}
