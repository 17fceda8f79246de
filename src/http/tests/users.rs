//! Users and their phones: changed, given, moved, removed.

use schemas::events::Role;
use serde_json::{Value, json};

use super::placeholders::house;
use crate::{
    domain::testing::mac,
    http::testing::{Client, TestApi},
};

fn macs(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    let macs = items.iter().map(|item| item["mac"].as_str().unwrap());
    macs.collect()
}

async fn devices(api: &TestApi, root: &Client, user: &str) -> Value {
    let path = format!("/api/v1/users/{user}/devices");
    api.read(root, &path).await
}

#[actix_web::test]
async fn a_user_is_changed_and_the_phones_files_are_made() {
    let (api, root) = house().await;
    let path = "/api/v1/users/alice";
    let change = json!({"name": "Bob", "display_name": "Bob B.", "password": "canary",
        "region": "Bergen"});
    let changed = api.patch(&root, path, change.clone()).await.expect(200);
    let changed = changed.json();
    assert_eq!(changed["name"], "Bob");
    assert_eq!(changed["display_name"], "Bob B.");
    assert_eq!(changed["region"], "Bergen");
    assert_eq!(
        (&changed["devices"], &changed["password"]),
        (&json!(1), &Value::Null)
    );
    api.get(&root, path).await.refused(404, "user_not_found");
    let phone = format!("/api/v1/devices/{}", mac(1));
    assert_eq!(api.read(&root, &phone).await["region"], "Bergen");
    let file = api.get(&root, &format!("{phone}/config")).await.expect(200);
    assert!(file.text.contains("Bob B."), "{}", file.text);

    let path = "/api/v1/users/bob";
    let before = api.context.view.position();
    let same = json!({"display_name": "Bob B."});
    api.patch(&root, &format!("{path}?generate=false"), same)
        .await
        .expect(200);
    assert_eq!(api.context.view.position(), before, "nothing has changed");
    let unmade = format!("{path}?generate=false&update=true");
    api.patch(&root, &unmade, json!({"display_name": "Robert"}))
        .await
        .expect(200);
    let file = api.get(&root, &format!("{phone}/config")).await.expect(200);
    assert!(!file.text.contains("Robert"), "{}", file.text);
    let log = api.read(&root, "/api/v1/events?kind=CommandQueued").await;
    let queued = log["items"].as_array().unwrap();
    let is_update = |event: &&Value| event["data"]["action"] == "update_configuration";
    assert_eq!(queued.iter().filter(is_update).count(), 1, "{log}");
    assert!(
        !api.read(&root, "/api/v1/events?limit=1000")
            .await
            .to_string()
            .contains("canary")
    );
}

#[actix_web::test]
async fn names_are_of_any_script_and_unique() {
    let (api, root) = house().await;
    let odd = "!#$/=?^_{|}~;*+`";
    for name in ["x".repeat(100).as_str(), "Käthe Straße 東京", odd, "محمد"] {
        let body = json!({"name": name, "region": "Oslo"});
        let created = api.post(&root, "/api/v1/users", body).await.expect(201);
        let path = created.header("location").unwrap().to_owned();
        assert_eq!(api.read(&root, &path).await["name"], name);
        let change = json!({"display_name": name});
        api.patch(&root, &path, change).await.expect(200);
        let taken = api.patch(&root, &path, json!({"name": "ALICE"})).await;
        taken.refused(409, "user_exists");
        api.delete(&root, &path).await.expect(204);
        api.get(&root, &path).await.refused(404, "user_not_found");
    }
    let path = "/api/v1/users/alice";
    for (body, field) in [
        (json!({"name": "x".repeat(101)}), "name"),
        (
            json!({"display_name": "x\nvoip/line/0/auth_password=p"}),
            "display_name",
        ),
        (json!({"role": "supervisor"}), "role"),
        (json!({"approved": true}), "approved"),
    ] {
        let refused = api.patch(&root, path, body).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    }
    let nowhere = api.patch(&root, path, json!({"region": "Atlantis"})).await;
    assert_eq!(
        nowhere.refused(422, "region_not_found").fields(),
        ["region"]
    );
}

#[actix_web::test]
async fn the_user_system_stays() {
    let (api, root) = TestApi::set_up().await;
    let path = "/api/v1/users/SYSTEM";
    api.delete(&root, path)
        .await
        .refused(409, "system_user_stays");
    let renamed = api.patch(&root, path, json!({"name": "sys"})).await;
    renamed.refused(409, "system_user_stays");
    api.patch(&root, path, json!({"password": "other"}))
        .await
        .expect(200);
}

#[actix_web::test]
async fn a_phone_is_given_moved_changed_and_taken_out() {
    let (api, root) = house().await;
    let body = json!({"name": "bob", "region": "Bergen"});
    api.post(&root, "/api/v1/users", body).await.expect(201);
    let path = "/api/v1/users/bob/devices";
    let new = json!({"mac": "484CF7", "model": "420HD", "language": "German", "vlan_id": 7,
        "display_name": "Lobby"});
    let given = api.post(&root, path, new).await.expect(201);
    let own = "/api/v1/users/bob/devices/00908f484cf7";
    assert_eq!(given.header("location"), Some(own));
    let device = given.json();
    assert_eq!(device["mac"], "00908f484cf7");
    assert_eq!(
        (&device["model"], &device["vlan_id"]),
        (&json!("420HD"), &json!("7"))
    );
    let shown = api.read(&root, "/api/v1/devices/00908f484cf7").await;
    assert_eq!(
        (&shown["region"], &shown["approval"]),
        (&json!("Bergen"), &json!("approved"))
    );
    let file = api.get(&root, "/api/v1/devices/00908f484cf7/config").await;
    assert!(file.expect(200).text.contains("Lobby"));

    // Alice's phone moves; both users stay.
    api.post(&root, path, json!({"mac": mac(1)}))
        .await
        .expect(201);
    assert_eq!(devices(&api, &root, "alice").await["total"], 0);
    assert_eq!(macs(&devices(&api, &root, "bob").await).len(), 2);
    let phone = api
        .read(&root, &format!("/api/v1/devices/{}", mac(1)))
        .await;
    assert_eq!(phone["region"], "Bergen");

    let change = json!({"language": "", "user": "alice"});
    let changed = api
        .patch(&root, "/api/v1/users/bob/devices/484cf7", change)
        .await;
    assert_eq!(changed.expect(200).json()["language"], "");
    assert_eq!(macs(&devices(&api, &root, "alice").await), ["00908f484cf7"]);
    api.patch(&root, own, json!({"language": "x"}))
        .await
        .refused(404, "device_not_found");
    let nobody = api
        .patch(
            &root,
            &own.replace("bob", "alice"),
            json!({"user": "nobody"}),
        )
        .await;
    assert_eq!(nobody.refused(422, "user_not_found").fields(), ["user"]);

    let alices = own.replace("bob", "alice");
    api.delete(&root, &alices).await.expect(204);
    api.delete(&root, &alices)
        .await
        .refused(404, "device_not_found");
    for body in [
        json!({"mac": "00908f484cf"}),
        json!({}),
        json!({"mac": "484cf7", "approved": true}),
        json!({"mac": "484cf7", "vlan_id": 5000}),
    ] {
        api.post(&root, path, body)
            .await
            .refused(422, "invalid_request");
    }
}

#[actix_web::test]
async fn a_phone_that_says_its_model_is_given_another_only_where_it_differs() {
    let (api, root) = house().await;
    let path = "/api/v1/users/alice/devices";
    let before = api.context.view.position();
    let same = json!({"mac": mac(1), "model": "430hd"});
    api.post(&root, &format!("{path}?generate=false"), same)
        .await
        .expect(201);
    assert_eq!(api.context.view.position(), before);
    let other = json!({"mac": mac(1), "model": "450HD"});
    let other = api.post(&root, path, other).await.expect(201).json();
    assert_eq!(other["model"], "450HD");
}

#[actix_web::test]
async fn a_deleted_user_takes_everything_along() {
    let (api, root) = house().await;
    let overridden = "/api/v1/overrides/user/alice/voip%2Fline%2F0%2Fid";
    api.put(&root, overridden, json!({"value": "7"}))
        .await
        .expect(200);
    for role in [Role::Monitor, Role::Operator] {
        let other = api.account(&root, role).await;
        api.delete(&other, "/api/v1/users/alice")
            .await
            .refused(403, "role_required");
    }
    api.delete(&root, "/api/v1/users/Alice").await.expect(204);
    assert_eq!(api.read(&root, "/api/v1/devices").await["total"], 0);
    assert_eq!(
        api.read(&root, "/api/v1/dashboard").await["devices"]["total"],
        0
    );
    let body = json!({"name": "alice", "region": "Oslo"});
    api.post(&root, "/api/v1/users", body).await.expect(201);
    let overrides = api.read(&root, "/api/v1/overrides/user/alice").await;
    assert_eq!(overrides["total"], 0);
}
