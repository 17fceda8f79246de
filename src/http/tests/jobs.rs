//! Actions and jobs through the API: who is meant, who may, what is shown.

use schemas::{commands::*, events::Role};
use serde_json::{Value, json};

use crate::{
    domain::testing::mac,
    http::testing::{Client, Heard, TestApi},
};

/// With phones 1 to 3 of the fleet; the first is alice's.
async fn with_phones() -> (TestApi, Client) {
    let (api, root) = TestApi::set_up().await;
    for (number, user) in [(1, Some("alice")), (2, None), (3, None)] {
        api.announce(mac(number)).await;
        api.submit(Command::ApprovePhones(Box::new(ApprovePhones {
            macs: vec![mac(number)],
            region: "Oslo".parse().unwrap(),
            user_name: user.map(str::to_owned),
            display_name: None,
            password: None,
        })))
        .await;
    }
    (api, root)
}

async fn act(api: &TestApi, client: &Client, body: Value) -> Heard {
    api.post(client, "/api/v1/actions", body).await
}

async fn started(api: &TestApi, client: &Client, body: Value) -> Value {
    act(api, client, body).await.expect(202).json()["job"].clone()
}

#[actix_web::test]
async fn a_dry_run_shows_whom_it_would_touch_and_starts_nothing() {
    let (api, root) = with_phones().await;
    let body = json!({"action": "restart", "targets": {"filter": {"region": "Oslo"}}});
    let path = "/api/v1/actions?dry_run=true";
    let preview = api.post(&root, path, body).await;
    let preview = preview.expect(200).json();
    assert_eq!(preview["count"], 3);
    assert_eq!(preview["sample"][0]["mac"], json!(mac(1)));
    assert_eq!(api.read(&root, "/api/v1/jobs").await["total"], 0);
}

#[actix_web::test]
async fn a_job_is_shown_with_its_targets() {
    let (api, root) = with_phones().await;
    let targets = json!({"macs": [mac(2), mac(1), mac(2)]});
    let job = started(
        &api,
        &root,
        json!({"action": "restart", "targets": targets}),
    )
    .await;
    let shown = |name: &str| job[name].clone();
    assert_eq!(shown("state"), "queued");
    assert_eq!((shown("total"), shown("waiting")), (json!(2), json!(2)));
    assert_eq!(shown("actor"), "admin:root");
    assert_eq!(shown("parameters"), json!({"mode": "graceful"}));
    assert_eq!(job["pace"]["batch_size"], 5);
    assert_eq!(job["pace"]["batch_delay_ms"], 120_000);
    let path = format!("/api/v1/jobs/{}", job["id"]);
    assert_eq!(api.read(&root, &path).await, job);
    let items = api.read(&root, &format!("{path}/items")).await;
    let first =
        json!({"item": 0, "mac": mac(1), "user": "alice", "state": "waiting", "reason": ""});
    assert_eq!(items["items"][0], first);
    let results = api
        .get(&root, &format!("{path}/results.csv"))
        .await
        .expect(200)
        .text;
    let rows: Vec<&str> = results.lines().collect();
    assert_eq!(rows[1], format!("0,{},alice,waiting,", mac(1)));
    let running = api
        .read(&root, "/api/v1/jobs?state=running&action=restart")
        .await;
    assert_eq!(running["total"], 0);
    let queued = api.read(&root, "/api/v1/jobs?state=queued").await;
    assert_eq!(queued["items"][0], job);
}

#[actix_web::test]
async fn jobs_are_held_resumed_and_cancelled() {
    let (api, root) = with_phones().await;
    let targets = json!({"users": ["alice"]});
    let job = started(
        &api,
        &root,
        json!({"action": "check_status", "targets": targets}),
    )
    .await;
    let path = format!("/api/v1/jobs/{}", job["id"]);
    for (word, state) in [
        ("pause", "paused"),
        ("resume", "queued"),
        ("pause", "paused"),
    ] {
        let held = api.post(&root, &format!("{path}/{word}"), json!({})).await;
        assert_eq!(held.expect(200).json()["state"], state);
    }
    api.post(&root, &format!("{path}/cancel"), json!({}))
        .await
        .expect(200);
    for id in ["999", "x"] {
        let path = format!("/api/v1/jobs/{id}/pause");
        api.post(&root, &path, json!({}))
            .await
            .refused(404, "job_not_found");
    }
}

#[actix_web::test]
async fn what_is_wrong_is_named() {
    let (api, root) = with_phones().await;
    let one = json!({"macs": [mac(1)]});
    let cases = [
        (json!({"targets": one}), "action"),
        (json!({"action": "explode", "targets": one}), "action"),
        (json!({"action": "restart"}), "targets"),
        (json!({"action": "restart", "targets": {}}), "targets.macs"),
        (
            json!({"action": "restart", "targets": {"macs": [mac(1)], "users": ["alice"]}}),
            "targets.macs",
        ),
        (
            json!({"action": "restart", "targets": {"macs": [mac(9)]}}),
            "targets.macs",
        ),
        (
            json!({"action": "restart", "targets": {"users": ["bob"]}}),
            "targets.users",
        ),
        (
            json!({"action": "restart", "targets": {"filter": {"colour": "red"}}}),
            "targets.filter.colour",
        ),
        (
            json!({"action": "restart", "targets": {"filter": {"status": "x"}}}),
            "targets.filter.status",
        ),
        (
            json!({"action": "restart", "targets": {"filter": {"model": "none"}}}),
            "targets",
        ),
        (
            json!({"action": "restart", "targets": one, "options": {"mode": "soon"}}),
            "options.mode",
        ),
        (
            json!({"action": "restart", "targets": one, "options": {"mode": "scheduled"}}),
            "options.at",
        ),
        (
            json!({"action": "restart", "targets": one, "options": {"text": "x"}}),
            "options.text",
        ),
        (
            json!({"action": "send_message", "targets": one, "options": {"text": " "}}),
            "options.text",
        ),
        (
            json!({"action": "set_region", "targets": one, "options": {"region": "Nowhere"}}),
            "options.region",
        ),
        (
            json!({"action": "set_vlan", "targets": one}),
            "options.vlan_mode",
        ),
        (
            json!({"action": "update_firmware", "targets": one, "options": {"firmware": "none"}}),
            "options.firmware",
        ),
    ];
    for (body, field) in cases {
        let refused = act(&api, &root, body.clone()).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], field, "{body}: {refused}");
    }
    assert_eq!(api.read(&root, "/api/v1/jobs").await["total"], 0);
}

#[actix_web::test]
async fn operators_restart_and_administrators_change() {
    let (api, root) = with_phones().await;
    let operator = api.account(&root, Role::Operator).await;
    let one = json!({"macs": [mac(1)]});
    started(
        &api,
        &operator,
        json!({"action": "restart", "targets": one}),
    )
    .await;
    for action in ["delete_devices", "generate_configuration", "reset_password"] {
        let body = json!({"action": action, "targets": one});
        act(&api, &operator, body)
            .await
            .refused(403, "role_required");
    }
}

#[actix_web::test]
async fn more_than_a_hundred_phones_are_approved_by_a_job() {
    let (api, root) = TestApi::set_up().await;
    let macs: Vec<_> = (1..=101).map(mac).collect();
    for mac in &macs {
        api.announce(*mac).await;
    }
    let path = "/api/v1/devices/approve";
    let body = json!({"macs": macs, "region": "Oslo", "user_name": "lobby"});
    let job = api.post(&root, path, body).await.expect(202).json()["job"].clone();
    assert_eq!(job["action"], "approve_devices");
    assert_eq!(job["total"], 101);
    let mut with_stranger = macs.clone();
    with_stranger.push(mac(500));
    let body = json!({"macs": with_stranger, "region": "Oslo"});
    let refused = api.post(&root, path, body).await;
    assert_eq!(refused.refused(422, "device_not_found").fields(), ["macs"]);
    let body = json!({"macs": macs, "region": "Rome"});
    let refused = api.post(&root, path, body).await;
    assert_eq!(
        refused.refused(422, "region_not_found").fields(),
        ["region"]
    );
}

#[actix_web::test]
async fn what_is_named_exists() {
    let (api, root) = with_phones().await;
    let targets = json!({"macs": [mac(1)]});
    for (action, options, field) in [
        ("set_model", json!({"model": "NOSUCH9"}), "options.model"),
        (
            "set_language",
            json!({"language": "Klingon"}),
            "options.language",
        ),
        (
            "restart",
            json!({"mode": "scheduled", "at": "banana"}),
            "options.at",
        ),
    ] {
        let body = json!({"action": action, "targets": targets, "options": options});
        let refused = act(&api, &root, body).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    }
    let nobody = json!({"action": "delete_devices", "targets": {"filter": {"mac": []}}});
    let refused = act(&api, &root, nobody).await;
    let refused = refused.refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["targets.filter.mac"]);
    let body = json!({"action": "restart", "targets": targets,
        "options": {"mode": "scheduled", "at": "2030-01-01T02:00:00Z"}});
    let job = started(&api, &root, body).await;
    assert_eq!(job["parameters"]["at"], "2030-01-01T02:00:00.000Z");
}

#[actix_web::test]
async fn whoever_may_not_start_a_job_may_not_hold_it_up_either() {
    let (api, root) = with_phones().await;
    let operator = api.account(&root, Role::Operator).await;
    let start_at = json!({"start_at": "2090-01-01T00:00:00Z"});
    let targets = json!({"macs": [mac(1)]});
    let body = |action: &str| json!({"action": action, "targets": targets, "options": start_at});
    let job = started(&api, &root, body("delete_devices")).await;
    for what in ["pause", "resume", "cancel"] {
        let path = format!("/api/v1/jobs/{}/{what}", job["id"]);
        api.post(&operator, &path, json!({}))
            .await
            .refused(403, "role_required");
    }
    // What an action's fields are is told to nobody who may not use it.
    act(
        &api,
        &operator,
        json!({"action": "delete_devices", "targets": 7}),
    )
    .await
    .refused(403, "role_required");
    let job = started(&api, &operator, body("restart")).await;
    let path = format!("/api/v1/jobs/{}/cancel", job["id"]);
    api.post(&operator, &path, json!({})).await.expect(200);
}

#[actix_web::test]
async fn pages_of_targets_follow_one_another() {
    let (api, root) = with_phones().await;
    let targets = json!({"macs": [mac(1), mac(2), mac(3)]});
    let body = json!({"action": "restart", "targets": targets});
    let job = started(&api, &root, body).await;
    let path = format!("/api/v1/jobs/{}/items", job["id"]);
    let shown = |page: &Value| -> Vec<u64> {
        let items = page["items"].as_array().unwrap().iter();
        items.map(|item| item["item"].as_u64().unwrap()).collect()
    };
    for (sort, pages) in [
        ("item", [vec![0, 1], vec![2]]),
        ("-item", [vec![2, 1], vec![0]]),
    ] {
        let path = format!("{path}?limit=2&sort={sort}");
        let first = api.read(&root, &path).await;
        let cursor = first["next_cursor"].as_str().unwrap();
        let second = api.read(&root, &format!("{path}&cursor={cursor}")).await;
        assert_eq!([shown(&first), shown(&second)], pages);
        assert_eq!(second["next_cursor"], Value::Null);
        assert_eq!((&first["total"], &second["total"]), (&json!(3), &json!(3)));
    }
    let waiting = api
        .read(&root, &format!("{path}?state=waiting&state=failed"))
        .await;
    assert_eq!(
        (shown(&waiting), &waiting["total"]),
        (vec![0, 1, 2], &json!(3))
    );
    let failed = api.read(&root, &format!("{path}?state=failed")).await;
    assert_eq!((shown(&failed), &failed["total"]), (vec![], &json!(0)));
    for (query, field) in [
        ("sort=mac", "sort"),
        ("cursor=%21", "cursor"),
        ("state=x", "state"),
    ] {
        let refused = api.get(&root, &format!("{path}?{query}")).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    }
}

#[actix_web::test]
async fn users_that_were_deleted_are_shown_by_number() {
    let (api, root) = with_phones().await;
    let id = {
        let projections = api.context.view.read();
        projections.users.by_name("alice").unwrap().id
    };
    let body = json!({"action": "delete_users", "targets": {"users": ["alice"]}});
    let job = started(&api, &root, body).await;
    let path = format!("/api/v1/jobs/{}", job["id"]);
    let items_path = format!("{path}/items");
    assert_eq!(
        api.read(&root, &items_path).await["items"][0]["user"],
        "alice"
    );
    api.submit(Command::User(Box::new(UserCommand::Delete { user: id })))
        .await;
    let number = format!("user:{id}");
    assert_eq!(
        api.read(&root, &items_path).await["items"][0]["user"],
        number
    );
    let results = api.get(&root, &format!("{path}/results.csv")).await;
    let text = results.expect(200).text;
    assert_eq!(text.lines().nth(1), Some(&*format!("0,,{number},waiting,")));
}

#[actix_web::test]
async fn how_fast_it_goes_is_as_documented() {
    let (api, root) = with_phones().await;
    let pace = async |action: &str, options: Value| {
        let targets = json!({"macs": [mac(1)]});
        let body = json!({"action": action, "targets": targets, "options": options});
        let pace = started(&api, &root, body).await["pace"].clone();
        let number = |name: &str| pace[name].as_u64().unwrap();
        (
            number("batch_size"),
            number("batch_delay_ms"),
            number("ring_wait_ms"),
        )
    };
    let ring = 150 * 60_000;
    let generate = "generate_configuration";
    assert_eq!(pace("restart", json!({})).await, (5, 120_000, ring));
    assert_eq!(pace("check_status", json!({})).await, (1, 2_000, ring));
    assert_eq!(pace(generate, json!({})).await, (100, 0, ring));
    assert_eq!(
        pace(generate, json!({"then_update": true})).await,
        (1, 2_000, ring)
    );
    let options = json!({"delay_seconds": 7, "ring_wait_seconds": 60});
    assert_eq!(pace("restart", options).await, (1, 7_000, 60_000));
    // Phones that report more often are waited for less.
    let body = json!({"name": "KeepActivePeriod", "value": "15"});
    let path = "/api/v1/placeholders/system";
    api.post(&root, path, body).await.expect(201);
    assert_eq!(pace("restart", json!({})).await.2, 60 * 60_000);
    for with in ["batch_size", "batch_delay_seconds"] {
        let options = json!({"delay_seconds": 0, with: 5});
        let targets = json!({"macs": [mac(1)]});
        let body = json!({"action": "restart", "targets": targets, "options": options});
        let refused = act(&api, &root, body).await;
        let refused = refused.refused(422, "invalid_request");
        assert_eq!(refused.fields(), ["options.delay_seconds"]);
    }
}

#[actix_web::test]
async fn two_hundred_jobs_may_be_unfinished() {
    let (api, root) = with_phones().await;
    let body = json!({"action": "check_status", "targets": {"macs": [mac(1)]}});
    for _ in 0..200 {
        act(&api, &root, body.clone()).await.expect(202);
    }
    act(&api, &root, body).await.refused(409, "too_many_jobs");
}
