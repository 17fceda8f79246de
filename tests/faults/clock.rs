//! Clocks that are set a day forward and a day back.

use serde_json::{Value, json};

use crate::support::{Admin, PASSWORD, START_MS, TestServer};

const MAC: &str = "00908f000001";
const DAY_MS: i64 = 86_400_000;

/// How long the region lets a phone be silent.
const ALLOWED_MS: i64 = 7_500_000;

fn shown(time_ms: i64) -> Value {
    serde_json::to_value(schemas::Timestamp(time_ms)).unwrap()
}

async fn disconnected(admin: &Admin) -> u64 {
    let dashboard = admin.read("/api/v1/dashboard").await;
    dashboard["devices"]["disconnected"].as_u64().unwrap()
}

#[tokio::test]
async fn a_clock_that_is_set_disconnects_nobody_and_prolongs_no_session() {
    let (server, mut admin) = TestServer::ready().await;
    let change = json!({"onboarding": "automatic"});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);
    let phone = server.phone(MAC);
    let mut now_ms = START_MS;
    for step_ms in [DAY_MS, -DAY_MS, DAY_MS, -DAY_MS] {
        phone.report("registered", "alice").await.expect(200);
        let device = admin.read(&format!("/api/v1/devices/{MAC}")).await;
        assert_eq!(device["report_time"], shown(now_ms));
        server.clock.wait_for_sleepers(1).await;

        server.clock.step(step_ms);
        now_ms += step_ms;
        // Whoever was signed in signs in again, whichever way it was set.
        admin.get("/api/v1/dashboard").await.expect(401);
        admin = Admin::signed_in(server.admin_address, "root", PASSWORD).await;
        // The watchdog sleeps again: it has looked, and found nobody.
        server.clock.wait_for_sleepers(1).await;
        assert_eq!(disconnected(&admin).await, 0, "after a step of {step_ms}");
        server.clock.advance(ALLOWED_MS - 1_000);
        now_ms += ALLOWED_MS - 1_000;
        server.clock.wait_for_sleepers(1).await;
        assert_eq!(disconnected(&admin).await, 0, "after a step of {step_ms}");
    }
    let events = admin.read("/api/v1/events?limit=1000").await;
    let mut positions: Vec<u64> = events["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["position"].as_u64().unwrap())
        .collect();
    positions.sort_unstable();
    let dense: Vec<u64> = (1..=positions.len() as u64).collect();
    assert_eq!(positions, dense);

    // It still watches: who is silent for a whole period is found.
    let before = events["position"].as_u64().unwrap();
    server.clock.advance(ALLOWED_MS);
    let path = format!("/api/v1/dashboard?min_position={}", before + 1);
    let dashboard = admin.read(&path).await;
    assert_eq!(dashboard["devices"]["disconnected"], 1);
    server.stopped().await;
}
