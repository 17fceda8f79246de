//! Phones, users, regions, and what is recorded of them.

use serde_json::json;

use crate::{domain::testing::mac, http::testing::TestApi};

const CONTENT: &str = "system/type=430HD\nvoip/line/0/auth_password=canary-sip\n";

#[actix_web::test]
async fn a_phone_waits_is_approved_and_has_a_file() {
    let (api, root) = TestApi::set_up().await;
    let path = format!("/api/v1/devices/{}", mac(1));
    api.get(&root, &path).await.refused(404, "device_not_found");
    api.announce(mac(1)).await;
    let waiting = api
        .read(&root, "/api/v1/devices?approval=pending&model=430HD")
        .await;
    assert_eq!(
        (&waiting["total"], &waiting["items"][0]["approval"]),
        (&json!(1), &json!("pending"))
    );
    assert_eq!(
        api.read(&root, "/api/v1/devices?approval=approved").await["total"],
        0
    );
    assert_eq!(
        api.read(&root, "/api/v1/dashboard").await["devices"]["pending"],
        1
    );
    assert_eq!(api.read(&root, &path).await["approval"], "pending");
    assert_eq!(
        api.read(&root, &format!("{path}/history")).await["total"],
        0
    );
    api.get(&root, &format!("{path}/config"))
        .await
        .refused(404, "device_not_found");

    let body = json!({"macs": [mac(1)], "region": "Oslo", "user_name": "alice",
        "password": "canary-sip"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    let (answer, ()) = futures_util::future::join(approve, api.render(mac(1), CONTENT)).await;
    assert_eq!(answer.expect(200).json()["approved"], json!([mac(1)]));

    let device = api.read(&root, &path).await;
    assert_eq!(
        (&device["approval"], &device["display_name"]),
        (&json!("approved"), &json!("alice"))
    );
    assert_eq!(device["config"]["drift"], true);
    let config = api.get(&root, &format!("{path}/config")).await.expect(200);
    assert_eq!(config.text, CONTENT);
    assert_eq!(
        config.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let user = api.read(&root, "/api/v1/users/Alice").await;
    assert_eq!(
        (&user["devices"], &user["name"]),
        (&json!(1), &json!("alice"))
    );
    let devices = api.read(&root, "/api/v1/users/alice/devices").await;
    assert_eq!(devices["items"][0]["mac"], mac(1).to_string());

    let log = api.read(&root, "/api/v1/events?limit=1000").await;
    assert!(
        !log.to_string().contains("canary-sip"),
        "passwords are never shown"
    );
    assert_eq!(log["total"], log["position"]);
}

#[actix_web::test]
async fn an_approval_whose_files_do_not_come_says_so() {
    let (api, root) = TestApi::set_up().await;
    api.announce(mac(1)).await;
    let body = json!({"macs": [mac(1)], "region": "Oslo"});
    let late = async {
        api.clock.wait_for_sleepers(1).await;
        api.clock.advance(60_000);
    };
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    let (answer, ()) = futures_util::future::join(approve, late).await;
    let answer = answer.refused(504, "generation_not_finished");
    assert!(
        answer.json()["detail"]
            .as_str()
            .unwrap()
            .contains(&mac(1).to_string())
    );

    for (body, field) in [
        (json!({"macs": [mac(9)], "region": "Oslo"}), "macs"),
        (json!({"macs": [mac(1)], "region": "Atlantis"}), "region"),
    ] {
        let refused = api
            .post(&root, "/api/v1/devices/approve", body)
            .await
            .expect(422);
        assert_eq!(refused.fields(), [field]);
    }
}

#[actix_web::test]
async fn a_waiting_phone_is_dismissed_and_a_known_one_deleted() {
    let (api, root) = TestApi::set_up().await;
    let path = format!("/api/v1/devices/{}", mac(1));
    api.announce(mac(1)).await;
    api.delete(&root, &path).await.expect(204);
    api.delete(&root, &path)
        .await
        .refused(404, "device_not_found");

    api.announce(mac(1)).await;
    let body = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    futures_util::future::join(approve, api.render(mac(1), CONTENT))
        .await
        .0
        .expect(200);
    let change = json!({"nickname": "Lobby", "vlan_id": 7});
    let changed = api.patch(&root, &path, change).await.expect(200).json();
    assert_eq!(
        (&changed["nickname"], &changed["firmware"]),
        (&json!("Lobby"), &json!(""))
    );
    let refused = api.patch(&root, &path, json!({"region": "Atlantis"})).await;
    assert_eq!(
        refused.refused(422, "region_not_found").fields(),
        ["region"]
    );
    api.delete(&root, &path).await.expect(204);
    api.get(&root, &path).await.refused(404, "device_not_found");

    let history = format!("{path}/history");
    let all = api.read(&root, &history).await;
    assert_eq!(all["items"][0]["kind"], "PhoneDeleted");
    assert_eq!(all["items"][0]["actor"], "admin:root");
    let total = all["total"].as_u64().unwrap();
    assert_eq!(all["items"].as_array().unwrap().len() as u64, total);
    let mut paged = Vec::new();
    let mut next = format!("{history}?limit=2");
    loop {
        let page = api.read(&root, &next).await;
        paged.extend(page["items"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(cursor) => next = format!("{history}?limit=2&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(json!(paged), all["items"]);
    let foreign = api.get(&root, &format!("{history}?cursor=1")).await;
    assert_eq!(foreign.refused(422, "invalid_request").fields(), ["cursor"]);
}

#[actix_web::test]
async fn users_and_regions_come_change_and_go() {
    let (api, root) = TestApi::set_up().await;
    let made = api
        .post(&root, "/api/v1/regions", json!({"name": "Straße 7"}))
        .await
        .expect(201);
    let location = made.header("location").unwrap().to_owned();
    let region = api.read(&root, &location).await;
    assert_eq!(
        (&region["name"], &region["users"]),
        (&json!("Straße 7"), &json!(0))
    );
    assert_eq!(region["networks"].as_array().unwrap().len(), 4);
    let again = api
        .post(&root, "/api/v1/regions", json!({"name": "Straße 7"}))
        .await;
    again.refused(409, "region_exists");

    let body = json!({"name": "a/b@example.com", "region": "Straße 7", "password": "canary-sip"});
    let made = api
        .post(&root, "/api/v1/users", body.clone())
        .await
        .expect(201);
    assert!(!made.text.contains("canary-sip"));
    let location = made.header("location").unwrap().to_owned();
    assert_eq!(
        api.read(&root, &location).await["display_name"],
        "a/b@example.com"
    );
    api.post(&root, "/api/v1/users", body)
        .await
        .refused(409, "user_exists");
    let body = json!({"name": "bob", "region": "Atlantis"});
    let refused = api
        .post(&root, "/api/v1/users", body)
        .await
        .refused(422, "region_not_found");
    assert_eq!(refused.fields(), ["region"]);
    api.get(&root, "/api/v1/users/nobody")
        .await
        .refused(404, "user_not_found");
    assert_eq!(
        api.read(&root, "/api/v1/users?region=Oslo").await["items"][0]["name"],
        "system"
    );

    api.delete(&root, "/api/v1/regions/Stra%C3%9Fe%207")
        .await
        .refused(409, "region_in_use");
    api.post(&root, "/api/v1/regions", json!({"name": "Bergen"}))
        .await
        .expect(201);
    let change = json!({"networks": ["10.9.0.0/16"], "reachable": true});
    let changed = api
        .patch(&root, "/api/v1/regions/Bergen", change)
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&changed["networks"], &changed["reachable"]),
        (&json!(["10.9.0.0/16"]), &json!(true))
    );
    assert_eq!(changed["disconnect_after_seconds"], 7_500);
    api.delete(&root, "/api/v1/regions/Bergen")
        .await
        .expect(204);
    api.get(&root, "/api/v1/regions/Bergen")
        .await
        .refused(404, "region_not_found");
}

#[actix_web::test]
async fn the_log_is_read_in_order_and_in_parts() {
    let (api, root) = TestApi::set_up().await;
    for name in ["alice", "bob", "carol"] {
        let body = json!({"name": name, "region": "Oslo"});
        api.post(&root, "/api/v1/users", body).await.expect(201);
    }
    let all = api.read(&root, "/api/v1/events?limit=1000").await;
    let positions: Vec<u64> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["position"].as_u64().unwrap())
        .collect();
    let head = api.context.view.position().0;
    assert_eq!(positions, (1..=head).collect::<Vec<_>>());
    assert_eq!(all["next_cursor"], json!(null));

    let users = "/api/v1/events?kind=UserCreated&actor=admin:root";
    let first = api.read(&root, &format!("{users}&limit=2")).await;
    assert_eq!(
        (&first["total"], &first["items"][1]["subject"]),
        (&json!(3), &json!("user:bob"))
    );
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = api
        .read(&root, &format!("{users}&limit=2&cursor={cursor}"))
        .await;
    assert_eq!(second["items"][0]["subject"], "user:carol");
    assert_eq!(second["next_cursor"], json!(null));
    let one = api.read(&root, "/api/v1/events?subject=user:alice").await;
    assert_eq!(
        (&one["total"], &one["items"][0]["data"]["name"]),
        (&json!(1), &json!("alice"))
    );
    let none = api
        .read(&root, "/api/v1/events?until=2026-01-01T00:00:00Z")
        .await;
    assert_eq!(none["total"], 0);
    for (query, field) in [
        ("kind=Nothing", "kind"),
        ("subject=user:nobody", "subject"),
        ("actor=somebody", "actor"),
        ("since=yesterday", "since"),
    ] {
        let refused = api.get(&root, &format!("/api/v1/events?{query}")).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    }
}

#[actix_web::test]
async fn alarms_that_are_not_there_cannot_be_cleared() {
    let (api, root) = TestApi::set_up().await;
    assert_eq!(
        api.read(&root, "/api/v1/alarms?severity=critical").await["total"],
        0
    );
    assert_eq!(api.read(&root, "/api/v1/alarm-events").await["total"], 0);
    for id in ["00908f000001-7", "nonsense"] {
        let clear = api
            .post(&root, &format!("/api/v1/alarms/{id}/clear"), json!({}))
            .await;
        clear.refused(404, "alarm_not_found");
    }
    let refused = api.get(&root, "/api/v1/alarms?severity=bad").await;
    assert_eq!(
        refused.refused(422, "invalid_request").fields(),
        ["severity"]
    );
}
