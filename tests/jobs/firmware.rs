//! Firmware in a ring: some phones first, and the others only if these come back (M48).

use std::time::{Duration, Instant};

use rollcall::simulator::{SignIn, Summary};
use serde_json::{Value, json};

use crate::support::{Admin, TestServer, fleet::Fleet};

const PHONES: u32 = 400;
const RING: u32 = 10;
const RING_WAIT_SECONDS: u32 = 1_800;
const LIMIT: Duration = Duration::from_secs(60);
const VERSION: &str = "UC_2.0.14.2";

/// The last look that is as wanted; time moves on meanwhile.
async fn wait_for(
    (server, admin): (&TestServer, &Admin),
    path: &str,
    is_wanted: impl Fn(&Value) -> bool,
) -> Value {
    let begin = Instant::now();
    loop {
        let seen = admin.read(path).await;
        if is_wanted(&seen) {
            return seen;
        }
        assert!(begin.elapsed() < LIMIT, "{seen}");
        tokio::time::sleep(Duration::from_millis(20)).await;
        server.clock.advance(1_000);
    }
}

/// A fleet that is registered, and an image for its phones of model 430HD.
async fn fleet(broken: Option<&str>) -> (TestServer, Admin, Fleet) {
    let (server, admin) = TestServer::ready().await;
    let automatic = json!({"onboarding": "automatic"});
    let oslo = "/api/v1/regions/Oslo";
    admin.patch(oslo, automatic).await.expect(200);
    let mut image = vec![0xa5; 100_000];
    let header = format!("430HD{VERSION}");
    image[16..16 + header.len()].copy_from_slice(header.as_bytes());
    let upload = admin.request("PUT", "/api/v1/firmware/430HD/file");
    let upload = upload.header("content-type", "application/octet-stream");
    let answer = upload.body(image).send().await.unwrap();
    assert!(answer.status().is_success(), "{answer:?}");
    let fleet = Fleet::start(server.phone_address, PHONES, |options| {
        options.sign_in = SignIn::AtOnce;
        options.broken_firmware = broken.map(str::to_owned);
        // An hour in half a second.
        options.time_scale = 7_200.0;
    });
    let is_up = |dashboard: &Value| dashboard["devices"]["registered"] == PHONES;
    wait_for((&server, &admin), "/api/v1/dashboard", is_up).await;
    (server, admin, fleet)
}

async fn start_job(admin: &Admin) -> Value {
    let body = json!({
        "action": "update_firmware",
        "targets": {"filter": {"model": "430HD"}},
        "options": {
            "firmware": "430HD", "delay_seconds": 0,
            "ring_size": RING, "ring_wait_seconds": RING_WAIT_SECONDS,
        },
    });
    let started = admin.post("/api/v1/actions", body).await.expect(202);
    started.json()["job"].clone()
}

async fn events(admin: &Admin, kind: &str) -> Vec<Value> {
    let path = format!("/api/v1/events?kind={kind}&limit=1000");
    admin.read(&path).await["items"].as_array().unwrap().clone()
}

/// How many phones report the version.
async fn running_it(admin: &Admin) -> Value {
    let path = format!("/api/v1/devices?version={VERSION}&limit=1");
    admin.read(&path).await["total"].clone()
}

#[tokio::test]
async fn a_ring_that_does_not_come_back_is_the_last() {
    let (server, admin, fleet) = fleet(Some(VERSION)).await;
    let job = start_job(&admin).await;
    assert!(job["total"].as_u64() > Some(20), "{job}");
    let path = format!("/api/v1/jobs/{}", job["id"]);
    let begin = Instant::now();
    while events(&admin, "CommandHandedOver").await.len() < RING as usize {
        assert!(begin.elapsed() < LIMIT, "the ring is not told");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    server.clock.advance(i64::from(RING_WAIT_SECONDS) * 1_000);
    let has_ended = |job: &Value| !job["ended_at"].is_null();
    let job = wait_for((&server, &admin), &path, has_ended).await;
    assert_eq!(job["state"], "failed", "{job}");
    let reason =
        format!("{RING} of the first {RING} did not come back within {RING_WAIT_SECONDS} s");
    assert_eq!(job["reason"], reason, "{job}");
    assert_eq!((&job["done"], &job["running"]), (&json!(0), &json!(RING)));

    assert_eq!(events(&admin, "JobItemStarted").await.len(), RING as usize);
    let told = events(&admin, "CommandHandedOver").await;
    assert_eq!(told.len(), RING as usize);
    assert_eq!(running_it(&admin).await, 0);
    let Summary {
        firmware_updates,
        phones_by_state,
        ..
    } = fleet.ends().await;
    assert_eq!((firmware_updates, phones_by_state.broken), (10, RING));
    server.stopped().await;
}

#[tokio::test]
async fn a_ring_that_comes_back_is_followed_by_the_others() {
    let (server, admin, fleet) = fleet(None).await;
    let job = start_job(&admin).await;
    let total = job["total"].clone();
    let path = format!("/api/v1/jobs/{}", job["id"]);
    let is_done = |job: &Value| job["state"] == "done";
    let job = wait_for((&server, &admin), &path, is_done).await;
    assert_eq!(job["done"], total);
    assert_eq!(running_it(&admin).await, total);

    // Nobody of the others before the ring had come back: each by its report.
    let started = events(&admin, "JobItemStarted").await;
    let done = events(&admin, "CommandDone").await;
    let updated = |event: &&Value| event["data"]["effect"] == "updated";
    let positions = |events: &[Value]| -> Vec<u64> {
        let positions = events.iter();
        positions
            .map(|event| event["position"].as_u64().unwrap())
            .collect()
    };
    let done: Vec<Value> = done.iter().filter(updated).cloned().collect();
    assert_eq!(json!(done.len()), total);
    let (started, done) = (positions(&started), positions(&done));
    let ring = RING as usize;
    assert!(done[ring - 1] < started[ring], "{started:?} {done:?}");

    // What is no phone of the image's model is not given it.
    let other = admin.read("/api/v1/devices?model=440HD&limit=1").await["items"][0]["mac"].clone();
    let body = json!({"action": "update_firmware", "targets": {"macs": [other]},
        "options": {"firmware": "430HD"}});
    let started = admin.post("/api/v1/actions", body).await.expect(202);
    let path = format!("/api/v1/jobs/{}", started.json()["job"]["id"]);
    let has_ended = |job: &Value| !job["ended_at"].is_null();
    wait_for((&server, &admin), &path, has_ended).await;
    let item = &admin.read(&format!("{path}/items")).await["items"][0];
    assert_eq!(item["state"], "failed", "{item}");
    let reason = "firmware 430HD is for 430HD, this phone is a 440HD";
    assert_eq!(item["reason"], reason, "{item}");
    let device = format!("/api/v1/devices/{}", other.as_str().unwrap());
    assert_eq!(admin.read(&device).await["firmware"], "");
    let summary = fleet.ends().await;
    assert_eq!(json!(summary.firmware_updates), total);
    assert_eq!(summary.errors, 0);
    server.stopped().await;
}
