//! The maintenance windows of regions through the API, and jobs that wait for them.

use schemas::commands::{ApprovePhones, Command};
use serde_json::{Value, json};

use crate::{domain::testing::mac, http::testing::TestApi};

const OSLO: &str = "/api/v1/regions/Oslo";

fn mondays(zone: &str) -> Value {
    let window = json!({"days": ["monday"], "from": "22:00", "to": "04:00"});
    json!({"time_zone": zone, "windows": [window]})
}

#[actix_web::test]
async fn windows_are_shown_kept_and_taken_back() {
    let (api, root) = TestApi::set_up().await;
    assert_eq!(api.read(&root, OSLO).await["maintenance"], json!(null));
    let days = json!(["sunday", "monday", "sunday"]);
    let window = json!({"days": days, "from": "22:00", "to": "04:00"});
    let maintenance = json!({"time_zone": "europe/oslo", "windows": [window]});
    let change = json!({"maintenance": maintenance});
    let changed = api.patch(&root, OSLO, change).await.expect(200).json();
    let mut expected = mondays("Europe/Oslo");
    expected["windows"][0]["days"] = json!(["monday", "sunday"]);
    assert_eq!(changed["maintenance"], expected);
    let other = api.patch(&root, OSLO, json!({"reachable": true})).await;
    assert_eq!(other.expect(200).json()["maintenance"], expected);
    let cleared = api.patch(&root, OSLO, json!({"maintenance": null})).await;
    assert_eq!(cleared.expect(200).json()["maintenance"], json!(null));

    let tokyo = mondays("Asia/Tokyo");
    let body = json!({"name": "Tokyo", "maintenance": tokyo});
    let created = api.post(&root, "/api/v1/regions", body).await.expect(201);
    assert_eq!(created.json()["maintenance"], tokyo);
    let list = api.read(&root, "/api/v1/regions").await;
    assert_eq!(list["items"][1]["maintenance"], tokyo);
    let events = api
        .read(&root, "/api/v1/events?kind=RegionMaintenanceChanged")
        .await;
    assert_eq!(events["items"][2]["subject"], "region:Tokyo");
    assert_eq!(events["items"][2]["data"], json!({"maintenance": tokyo}));
}

#[actix_web::test]
async fn what_is_no_window_is_named() {
    let (api, root) = TestApi::set_up().await;
    let with = |name: &str, value: Value| {
        let mut maintenance = mondays("Europe/Oslo");
        maintenance["windows"][0][name] = value;
        maintenance
    };
    let mut empty = mondays("UTC");
    empty["windows"] = json!([]);
    let cases = [
        (json!(7), vec![""]),
        (json!({}), vec![".time_zone", ".windows"]),
        (mondays("Europe/Nowhere"), vec![".time_zone"]),
        (mondays("../etc"), vec![".time_zone"]),
        (empty, vec![".windows"]),
        (with("from", json!("24:00")), vec![".windows[0].from"]),
        (with("to", json!("4")), vec![".windows[0].to"]),
        (with("to", json!(4)), vec![".windows[0].to"]),
        (with("to", json!(null)), vec![".windows[0].to"]),
        (with("days", json!([])), vec![".windows[0].days"]),
        (with("days", json!(null)), vec![".windows[0].days"]),
        (with("days", json!(["funday"])), vec![".windows[0].days[0]"]),
        (with("until", json!("05:00")), vec![".windows[0].until"]),
    ];
    for (maintenance, fields) in cases {
        let fields: Vec<_> = fields.iter().map(|it| format!("maintenance{it}")).collect();
        let body = json!({"maintenance": maintenance});
        let refused = api.patch(&root, OSLO, body.clone()).await;
        assert_eq!(
            refused.refused(422, "invalid_request").fields(),
            fields,
            "{body}"
        );
        let body = json!({"name": "Bergen", "maintenance": maintenance});
        let refused = api.post(&root, "/api/v1/regions", body).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), fields);
    }
    assert_eq!(api.read(&root, "/api/v1/regions").await["total"], 1);
}

#[actix_web::test]
async fn a_job_says_which_window_it_waits_for() {
    let (api, root) = TestApi::set_up().await;
    api.announce(mac(1)).await;
    api.submit(Command::ApprovePhones(Box::new(ApprovePhones {
        macs: vec![mac(1)],
        region: "Oslo".parse().unwrap(),
        user_name: None,
        display_name: None,
        password: None,
    })))
    .await;
    let change = json!({"maintenance": mondays("Europe/Oslo")});
    api.patch(&root, OSLO, change).await.expect(200);
    let body = |options: Value| {
        let targets = json!({"macs": [mac(1)]});
        json!({"action": "check_status", "targets": targets, "options": options})
    };
    let actions = "/api/v1/actions";
    let options = json!({"in_maintenance_window": true});
    let started = api.post(&root, actions, body(options)).await.expect(202);
    let job = started.json()["job"].clone();
    // It is Sunday.
    let opens = json!("2026-11-23T21:00:00.000Z");
    assert_eq!(job["waiting_for_window_until"], opens);
    assert_eq!(job["pace"]["in_maintenance_window"], json!(true));
    let path = format!("/api/v1/jobs/{}", job["id"]);
    assert_eq!(api.read(&root, &path).await, job);
    assert_eq!(api.read(&root, "/api/v1/jobs").await["items"][0], job);
    // One that begins in the window waits for its beginning, and who does not ask waits for none.
    for options in [
        json!({"in_maintenance_window": true, "start_at": "2026-11-23T23:00:00Z"}),
        json!({"in_maintenance_window": null}),
    ] {
        let started = api.post(&root, actions, body(options)).await.expect(202);
        assert_eq!(
            started.json()["job"]["waiting_for_window_until"],
            json!(null)
        );
    }
    let refused = api
        .post(&root, actions, body(json!({"in_maintenance_window": 1})))
        .await;
    let field = "options.in_maintenance_window";
    assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    let held = api.post(&root, &format!("{path}/pause"), json!({})).await;
    assert_eq!(
        held.expect(200).json()["waiting_for_window_until"],
        json!(null)
    );
    api.post(&root, &format!("{path}/resume"), json!({}))
        .await
        .expect(200);
    api.patch(&root, OSLO, json!({"maintenance": null}))
        .await
        .expect(200);
    assert_eq!(
        api.read(&root, &path).await["waiting_for_window_until"],
        json!(null)
    );
}
