//! What a preview of an action says, and that an action keeps to it.

use schemas::commands::*;
use serde_json::{Value, json};

use crate::{
    domain::testing::mac,
    http::testing::{Client, TestApi},
};

const ACTIONS: &str = "/api/v1/actions";
const DRY: &str = "/api/v1/actions?dry_run=true";

async fn approve(api: &TestApi, number: u32, user: &str) {
    api.announce(mac(number)).await;
    let approval = ApprovePhones {
        macs: vec![mac(number)],
        region: "Oslo".parse().unwrap(),
        user_name: Some(user.to_owned()),
        display_name: None,
        password: None,
    };
    api.submit(Command::ApprovePhones(Box::new(approval))).await;
}

/// Phones 1 and 2 are alice's; bob has none; phone 9 waits.
async fn with_users() -> (TestApi, Client) {
    let (api, root) = TestApi::set_up().await;
    approve(&api, 1, "alice").await;
    approve(&api, 2, "alice").await;
    api.announce(mac(9)).await;
    let bob = json!({"name": "bob", "display_name": "Bob B", "region": "Oslo"});
    api.post(&root, "/api/v1/users", bob).await.expect(201);
    (api, root)
}

async fn preview(api: &TestApi, client: &Client, body: Value) -> Value {
    api.post(client, DRY, body).await.expect(200).json()
}

#[actix_web::test]
async fn users_are_named_with_or_without_phones() {
    let (api, root) = with_users().await;
    let users = json!({"users": ["bob", "alice"]});
    for (action, options) in [
        ("delete_users", json!({})),
        ("reset_password", json!({})),
        ("set_region", json!({"region": "Oslo"})),
    ] {
        let body = json!({"action": action, "targets": users, "options": options});
        let seen = preview(&api, &root, body).await;
        assert_eq!(seen["count"], 2, "{action}");
        let alice = json!({"name": "alice", "display_name": "alice", "devices": 2});
        let bob = json!({"name": "bob", "display_name": "Bob B", "devices": 0});
        assert_eq!(seen["users"], json!([alice, bob]), "{action}");
        assert_eq!(seen["sample"].as_array().unwrap().len(), 2, "{action}");
    }
    let body = json!({"action": "restart", "targets": users});
    let seen = preview(&api, &root, body).await;
    assert_eq!((&seen["count"], &seen["users"]), (&json!(2), &json!([])));
}

#[actix_web::test]
async fn phones_that_wait_can_be_deleted_and_nothing_else() {
    let (api, root) = with_users().await;
    for targets in [
        json!({"filter": {"approval": "pending"}}),
        json!({"macs": [mac(9)]}),
    ] {
        let body = json!({"action": "delete_devices", "targets": targets});
        let seen = preview(&api, &root, body).await;
        assert_eq!(seen["count"], 1, "{targets}");
        assert_eq!(seen["sample"][0]["mac"], json!(mac(9)));
        assert_eq!(seen["sample"][0]["approval"], "pending");
    }
    let all = json!({"action": "delete_devices", "targets": {"filter": {"region": "Oslo"}}});
    assert_eq!(preview(&api, &root, all).await["count"], 3);
    let approved = json!({"filter": {"approval": "approved"}});
    let body = json!({"action": "delete_devices", "targets": approved});
    assert_eq!(preview(&api, &root, body).await["count"], 2);
    let body = json!({"action": "restart", "targets": {"filter": {"region": "Oslo"}}});
    assert_eq!(preview(&api, &root, body).await["count"], 2);
    let body = json!({"action": "restart", "targets": {"macs": [mac(9)]}});
    let refused = api.post(&root, ACTIONS, body).await;
    refused.refused(422, "device_not_found");
}

#[actix_web::test]
async fn a_name_that_nobody_has_is_missing_once() {
    let (api, root) = with_users().await;
    let users = json!({"users": ["nobody", "alice", "nobody"]});
    let body = json!({"action": "restart", "targets": users, "skip_missing": true});
    let seen = preview(&api, &root, body).await;
    assert_eq!((&seen["missing"], &seen["count"]), (&json!(1), &json!(2)));
}

#[actix_web::test]
async fn nothing_is_started_for_more_or_fewer_than_were_shown() {
    let (api, root) = with_users().await;
    let body = |expected: Value| {
        json!({
            "action": "restart",
            "targets": {"filter": {"region": "Oslo"}},
            "expected_count": expected,
        })
    };
    for wrong in [0, 1, 3] {
        let refused = api.post(&root, ACTIONS, body(json!(wrong))).await;
        let said = refused.refused(409, "targets_changed").json();
        let detail = said["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("it is 2 now"), "{detail}");
    }
    assert_eq!(api.read(&root, "/api/v1/jobs").await["total"], 0);
    // A dry run tells what there is, whatever is expected.
    assert_eq!(preview(&api, &root, body(json!(7))).await["count"], 2);
    for right in [json!(2), Value::Null] {
        let started = api.post(&root, ACTIONS, body(right)).await;
        assert_eq!(started.expect(202).json()["job"]["total"], 2);
    }
    let refused = api.post(&root, ACTIONS, body(json!("2"))).await;
    let fields = refused.refused(422, "invalid_request").fields();
    assert_eq!(fields, ["expected_count"]);
}

#[actix_web::test]
async fn names_that_nobody_has_are_left_out_where_that_is_asked_for() {
    let (api, root) = with_users().await;
    let macs = json!({"macs": [mac(9), mac(1), mac(77), mac(77)]});
    let body = json!({"action": "restart", "targets": macs});
    let refused = api.post(&root, ACTIONS, body.clone()).await;
    refused.refused(422, "device_not_found");

    let mut body = body;
    body["skip_missing"] = json!(true);
    let seen = preview(&api, &root, body.clone()).await;
    assert_eq!((&seen["count"], &seen["missing"]), (&json!(1), &json!(2)));
    body["expected_count"] = json!(1);
    let started = api.post(&root, ACTIONS, body).await.expect(202).json();
    assert_eq!(started["job"]["total"], 1);
    assert_eq!(started["job"]["chosen_by"], r#"{"macs":1}"#);

    let gone = json!({"users": ["carol"]});
    let body = json!({"action": "delete_users", "targets": gone, "skip_missing": true});
    let seen = preview(&api, &root, body.clone()).await;
    assert_eq!((&seen["count"], &seen["missing"]), (&json!(0), &json!(1)));
    let refused = api.post(&root, ACTIONS, body).await;
    assert_eq!(
        refused.refused(422, "invalid_request").fields(),
        ["targets"]
    );
}
