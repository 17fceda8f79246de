//! Placeholders: whose they are, who sees them, what is refused; and what overrides have in common
//! with them.

use schemas::events::Role;
use serde_json::{Value, json};

use crate::{
    domain::testing::mac,
    http::testing::{Client, TestApi},
};

const PLACEHOLDERS: &str = "/api/v1/placeholders";

fn found<'a>(list: &'a Value, name: &str) -> &'a Value {
    let items = list["items"].as_array().unwrap();
    let found = items.iter().find(|item| item["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {list}"))
}

pub(super) fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect()
}

/// Bergen beside Oslo; the phone 1 of alice, in Oslo.
pub(super) async fn house() -> (TestApi, Client) {
    let (api, root) = TestApi::set_up().await;
    let bergen = json!({"name": "Bergen"});
    api.post(&root, "/api/v1/regions", bergen).await.expect(201);
    api.announce(mac(1)).await;
    let body = json!({"macs": [mac(1)], "region": "Oslo", "user_name": "alice"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    let (approved, ()) =
        futures_util::future::join(approve, api.render(mac(1), "system/type=430HD\n")).await;
    approved.expect(200);
    (api, root)
}

#[actix_web::test]
async fn what_is_built_in_is_listed_replaced_and_comes_back() {
    let (api, root) = house().await;
    let all = format!("{PLACEHOLDERS}/system?limit=1000");
    let list = api.read(&root, &all).await;
    // M82, with the address of the setup.
    for (name, value) in [
        ("ServerIP", "10.1.1.5"),
        ("TimeZoneName", "UTC"),
        ("MwiVmNumber", "1000"),
        ("IPPhoneUsername", "admin"),
        ("IPPhonePassword", "1234"),
        ("destination", "/data/NBIF/ippmanager/generate/"),
    ] {
        let item = found(&list, name);
        assert_eq!(item["value"], value, "{item}");
        assert_eq!(item["placeholder"], format!("%ITCS_{name}%"));
        assert_eq!(
            (&item["is_default"], &item["position"]),
            (&json!(true), &Value::Null)
        );
        assert_eq!(
            (&item["scope"], &item["owner"]),
            (&json!("system"), &Value::Null)
        );
    }
    let one = format!("{PLACEHOLDERS}/system/MwiVmNumber");
    let changed = api
        .put(&root, &one, json!({"value": "2000"}))
        .await
        .expect(200);
    let position: u64 = changed
        .header("rollcall-position")
        .unwrap()
        .parse()
        .unwrap();
    let changed = changed.json();
    assert_eq!(
        (&changed["value"], &changed["default_value"]),
        (&json!("2000"), &json!("1000"))
    );
    assert_eq!(changed["position"], position);
    assert_eq!(
        found(&api.read(&root, &all).await, "MwiVmNumber")["is_default"],
        false
    );
    api.delete(&root, &one).await.expect(204);
    assert_eq!(api.read(&root, &one).await["value"], "1000");
    api.delete(&root, &one)
        .await
        .refused(404, "placeholder_not_found");

    // M84, of any model that there is.
    let body = json!({"name": "Other", "model": "VVX411", "description": "x"});
    api.post(&root, "/api/v1/templates", body).await.expect(201);
    for (path, owner) in [("Audiocodes_420hd", "420HD"), ("VVX411", "VVX411")] {
        let list = api
            .read(&root, &format!("{PLACEHOLDERS}/model/{path}"))
            .await;
        assert_eq!(
            names(&list),
            [
                "DayLightActivate",
                "DayLightEndDay",
                "DayLightEndMonth",
                "DayLightStartDay",
                "DayLightStartMonth",
                "FirmwareFile",
                "SipDigitMap"
            ]
        );
        let digits = found(&list, "SipDigitMap");
        assert_eq!(
            (&digits["value"], &digits["owner"]),
            (&json!("**xxxx"), &json!(owner))
        );
    }
}

#[actix_web::test]
async fn a_model_that_nobody_has_has_no_placeholders() {
    let (api, root) = house().await;
    let path = format!("{PLACEHOLDERS}/model/VVX411");
    let (one, body) = (format!("{path}/SipDigitMap"), json!({"value": "xx"}));
    let new = json!({"name": "Gate", "value": "7"});
    for refused in [
        api.get(&root, &path).await,
        api.get(&root, &one).await,
        api.post(&root, &path, new.clone()).await,
        api.put(&root, &one, body).await,
        api.post(&root, &format!("{path}/copy"), json!({"from": "430HD"}))
            .await,
    ] {
        let detail = refused.refused(404, "not_found").json()["detail"].clone();
        assert!(detail.as_str().unwrap().contains("VVX411"), "{detail}");
    }
    let copy = format!("{PLACEHOLDERS}/model/430HD/copy");
    let refused = api.post(&root, &copy, json!({"from": "VVX411"})).await;
    assert_eq!(refused.refused(422, "not_found").fields(), ["from"]);

    let body = json!({"name": "Other", "model": "vvx411", "description": "x"});
    api.post(&root, "/api/v1/templates", body).await.expect(201);
    api.post(&root, &path, new).await.expect(201);
    api.delete(&root, "/api/v1/templates/Other")
        .await
        .expect(204);
    // What was given can be seen and taken back.
    api.read(&root, &path).await;
    api.delete(&root, &format!("{path}/Gate")).await.expect(204);
    api.get(&root, &path).await.refused(404, "not_found");
}

#[actix_web::test]
async fn what_a_setting_would_refuse_is_taken_with_a_warning() {
    let (api, root) = house().await;
    let path = format!("{PLACEHOLDERS}/system");
    let body = json!({"name": "Language", "value": "Klingon"});
    let made = api.post(&root, &path, body).await.expect(201).json();
    let warning = made["warnings"][0].as_str().unwrap().to_owned();
    assert!(
        warning.contains("English") && warning.contains("Czech"),
        "{warning}"
    );
    let one = format!("{path}/Language");
    assert_eq!(api.read(&root, &one).await["warnings"], json!([warning]));
    for (name, value, count) in [
        ("Language", "German", 0),
        ("SRTP", "maybe", 1),
        ("Redundant_outbound_proxy_enable", "1", 0),
        ("LDAP_MaxHits", "1001", 1),
    ] {
        let body = json!({"value": value});
        let changed = api.put(&root, &format!("{path}/{name}"), body).await;
        let warnings = changed.expect(200).json()["warnings"].clone();
        assert_eq!(warnings.as_array().unwrap().len(), count, "{warnings}");
    }
}

#[actix_web::test]
async fn a_placeholder_is_made_once_in_each_place() {
    let (api, root) = house().await;
    for place in [
        "system".to_owned(),
        "model/430HD".to_owned(),
        "region/Oslo".to_owned(),
        format!("device/{}", mac(1)),
    ] {
        let path = format!("{PLACEHOLDERS}/{place}");
        let body = json!({"name": "%ITCS_SpeedDialName1%", "value": "IZIK", "description": "who"});
        let made = api.post(&root, &path, body.clone()).await.expect(201);
        let location = made.header("location").unwrap().to_owned();
        assert_eq!(location, format!("{path}/SpeedDialName1"));
        let item = api.read(&root, &location).await;
        assert_eq!(
            (&item["value"], &item["description"]),
            (&json!("IZIK"), &json!("who"))
        );
        assert_eq!(item, made.json());
        api.post(&root, &path, body)
            .await
            .refused(409, "placeholder_exists");
        // A built-in value that nobody has set is no duplicate.
        let digits = json!({"name": "SipDigitMap", "value": "xx"});
        api.post(&root, &path, digits).await.expect(201);
        let list = api.read(&root, &path).await;
        assert_eq!(found(&list, "SipDigitMap")["is_default"], false);
    }
    let of_device = api.read(&root, &format!("{PLACEHOLDERS}/device")).await;
    let item = found(&of_device, "SipDigitMap");
    assert_eq!(
        (&item["user"], &item["model"]),
        (&json!("alice"), &json!("430HD"))
    );
    // What counts without it is what the region says.
    assert_eq!(item["default_value"], "xx");
    for (search, total) in [("ALICE", 2), ("izik", 1), ("sipdigit", 1), ("oslo", 0)] {
        let path = format!("{PLACEHOLDERS}/device?search={search}");
        assert_eq!(api.read(&root, &path).await["total"], total, "{search}");
    }
    let first = api
        .read(&root, &format!("{PLACEHOLDERS}/region?limit=1"))
        .await;
    assert_eq!(
        (names(&first), &first["total"]),
        (vec!["SipDigitMap"], &json!(2))
    );
    let cursor = first["next_cursor"].as_str().unwrap();
    let next = format!("{PLACEHOLDERS}/region?limit=1&cursor={cursor}");
    assert_eq!(names(&api.read(&root, &next).await), ["SpeedDialName1"]);
}

#[actix_web::test]
async fn what_is_not_there_or_cannot_be_is_refused() {
    let (api, root) = house().await;
    for (path, code) in [
        ("placeholders/planet", "not_found"),
        ("placeholders/system/Oslo/A", "not_found"),
        ("placeholders/region/Rome", "region_not_found"),
        ("placeholders/device/00908f000009", "device_not_found"),
        ("placeholders/device/nobody", "device_not_found"),
        ("placeholders/region/Oslo/Gate", "placeholder_not_found"),
        ("placeholders/system/no%20name", "placeholder_not_found"),
        ("overrides/model/430HD", "not_found"),
        ("overrides/user/bob", "user_not_found"),
        ("overrides/region/Rome", "region_not_found"),
        ("overrides/device/00908f000009", "device_not_found"),
        ("overrides/region/Oslo/a%2Fb", "override_not_found"),
        ("overrides/region/Oslo/a%20b", "override_not_found"),
        ("settings/notifications", "not_found"),
    ] {
        api.get(&root, &format!("/api/v1/{path}"))
            .await
            .refused(404, code);
    }
    let path = format!("{PLACEHOLDERS}/region/Oslo");
    // T12.
    for value in [
        "x\nvoip/line/0/auth_password=p",
        "x\r",
        "\0",
        "\u{85}",
        "\u{2028}",
        " x",
    ] {
        let body = json!({"name": "Gate", "value": value, "region": "Oslo"});
        let refused = api
            .post(&root, &path, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), ["value", "region"], "{value:?}");
        let body = json!({"value": value});
        let path = "/api/v1/overrides/region/Oslo/voip%2Fline%2F0%2Fid";
        let refused = api
            .put(&root, path, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), ["value"]);
    }
    let long = "x".repeat(1_001);
    for (body, field) in [
        (json!({"name": "Gate", "value": long}), "value"),
        (json!({"name": "Gate"}), "value"),
        (json!({"value": ""}), "name"),
        (json!({"name": "my gate", "value": ""}), "name"),
    ] {
        let refused = api
            .post(&root, &path, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field]);
    }
    // T13: these are texts like any other.
    for (name, value) in [("A", "%ITCS_IPPhonePassword%"), ("B", "{{7*7}}"), ("C", "")] {
        let body = json!({"name": name, "value": value});
        let made = api.post(&root, &path, body).await.expect(201);
        assert_eq!(made.json()["value"], value);
    }
}

#[actix_web::test]
async fn a_placeholder_changes_is_renamed_and_moves() {
    let (api, root) = house().await;
    let oslo = format!("{PLACEHOLDERS}/region/Oslo");
    for (name, value) in [("test2", "test3"), ("Gate", "7")] {
        let body = json!({"name": name, "value": value});
        api.post(&root, &oslo, body).await.expect(201);
    }
    let gate = format!("{oslo}/Gate");
    let described = json!({"description": "Which gate"});
    let changed = api.put(&root, &gate, described).await.expect(200).json();
    assert_eq!(
        (&changed["value"], &changed["description"]),
        (&json!("7"), &json!("Which gate"))
    );
    let taken = json!({"name": "test2"});
    api.put(&root, &gate, taken)
        .await
        .refused(409, "placeholder_exists");
    let nowhere = json!({"region": "Rome"});
    let refused = api
        .put(&root, &gate, nowhere)
        .await
        .refused(422, "region_not_found");
    assert_eq!(refused.fields(), ["region"]);
    let moved = json!({"region": "Bergen", "name": "Exit", "value": "8"});
    let moved = api.put(&root, &gate, moved).await.expect(200).json();
    assert_eq!(
        (&moved["owner"], &moved["name"]),
        (&json!("Bergen"), &json!("Exit"))
    );
    assert_eq!(
        (&moved["value"], &moved["description"]),
        (&json!("8"), &json!("Which gate"))
    );
    api.get(&root, &gate)
        .await
        .refused(404, "placeholder_not_found");
    api.put(&root, &gate, json!({"value": "9"}))
        .await
        .refused(404, "placeholder_not_found");
    // Nothing is built in of a region.
    let unset = format!("{oslo}/MwiVmNumber");
    api.put(&root, &unset, json!({"value": "9"}))
        .await
        .refused(404, "placeholder_not_found");
    let system = format!("{PLACEHOLDERS}/system/MwiVmNumber");
    api.put(&root, &system, json!({"value": "9"}))
        .await
        .expect(200);
    let stays = json!({"region": "Oslo"});
    api.put(&root, &system, stays)
        .await
        .refused(422, "placeholder_stays");
}

#[actix_web::test]
async fn a_copy_keeps_what_is_there() {
    let (api, root) = house().await;
    let path = |region: &str| format!("{PLACEHOLDERS}/region/{region}");
    for (owner, name, value) in [
        ("Oslo", "A", "1"),
        ("Oslo", "B", "2"),
        ("Bergen", "B", "mine"),
    ] {
        let body = json!({"name": name, "value": value});
        api.post(&root, &path(owner), body).await.expect(201);
    }
    let copy = format!("{}/copy", path("Bergen"));
    for expected in [
        json!({"copied": 1, "kept": 1}),
        json!({"copied": 0, "kept": 2}),
    ] {
        let copied = api
            .post(&root, &copy, json!({"from": "Oslo"}))
            .await
            .expect(200);
        assert_eq!(copied.json(), expected);
    }
    assert_eq!(
        api.read(&root, &format!("{}/B", path("Bergen"))).await["value"],
        "mine"
    );
    for from in ["Rome", "a/b"] {
        let refused = api.post(&root, &copy, json!({"from": from})).await;
        assert_eq!(refused.refused(422, "region_not_found").fields(), ["from"]);
    }
    let copy = format!("{}/copy", path("Rome"));
    let refused = api.post(&root, &copy, json!({"from": "Oslo"})).await;
    refused.refused(404, "region_not_found");
    // A placeholder may have the name of the path.
    let body = json!({"name": "copy", "value": "1"});
    api.post(&root, &path("Oslo"), body).await.expect(201);
    let it = api
        .read(&root, &format!("{}/%25ITCS_copy%25", path("Oslo")))
        .await;
    assert_eq!(it["name"], "copy");
}

#[actix_web::test]
async fn who_may_set_a_value_sees_it_and_nobody_else() {
    let (api, root) = house().await;
    let [administrator, operator, monitor] = [
        api.account(&root, Role::Administrator).await,
        api.account(&root, Role::Operator).await,
        api.account(&root, Role::Monitor).await,
    ];
    let gate = json!({"name": "GatePassword", "value": "canary"});
    let of_device = format!("{PLACEHOLDERS}/device/{}", mac(1));
    api.post(&administrator, &of_device, gate).await.expect(201);
    let set = json!({"value": "canary"});
    let overridden = "/api/v1/overrides/user/alice/voip%2Fline%2F0%2Fauth_password";
    api.put(&administrator, overridden, set).await.expect(200);
    let paths = [
        format!("{of_device}/GatePassword"),
        of_device.clone(),
        format!("{PLACEHOLDERS}/device"),
        overridden.to_owned(),
        "/api/v1/overrides/user/ALICE".to_owned(),
    ];
    for path in &paths {
        for client in [&root, &administrator] {
            assert!(
                api.get(client, path)
                    .await
                    .expect(200)
                    .text
                    .contains("canary"),
                "{path}"
            );
        }
        for client in [&operator, &monitor] {
            let shown = api.get(client, path).await.expect(200);
            assert!(!shown.text.contains("canary"), "{path}");
            let json = shown.json();
            let item = json["items"].get(0).unwrap_or(&json);
            assert_eq!(
                (&item["value"], &item["hidden"]),
                (&Value::Null, &json!(true)),
                "{item}"
            );
        }
    }
    // A search tells nothing either.
    let search = format!("{PLACEHOLDERS}/device?search=canary");
    assert_eq!(api.read(&administrator, &search).await["total"], 1);
    assert_eq!(api.read(&monitor, &search).await["total"], 0);
    // What is built in is known to everybody, and whether it still counts is not.
    let built_in = format!("{PLACEHOLDERS}/system/IPPhonePassword");
    let shown = api.read(&monitor, &built_in).await;
    assert_eq!(
        (&shown["value"], &shown["default_value"]),
        (&Value::Null, &Value::Null)
    );
    let log = api
        .get(&root, "/api/v1/events?limit=1000")
        .await
        .expect(200);
    assert!(!log.text.contains("canary"));
    for path in [overridden, &paths[0]] {
        api.delete(&operator, path)
            .await
            .refused(403, "role_required");
        api.delete(&administrator, path).await.expect(204);
    }
}
