//! Who gets in, who may what, and what is recorded of it (T6, T23–T27).

use schemas::{Secret, commands::Command, events::Role};
use serde_json::json;

use crate::http::{
    passwords,
    routes::{Access, Method, ROUTES},
    sessions::BACKGROUND_HEADER,
    testing::{Client, PASSWORD, TestApi},
};

/// A path of the route whose parameters lead nowhere.
pub(super) fn nowhere(path: &str) -> String {
    path.replace("{mac}", "00908fffffff")
        .replace("{id}", "00908fffffff-1")
        .replace("{name}", "nowhere")
}

#[actix_web::test]
async fn before_setup_there_is_only_setup_and_health() {
    let api = TestApi::new();
    for route in ROUTES {
        let answer = api
            .send(
                route.method.name(),
                &nowhere(route.path),
                &Client::new(),
                "",
            )
            .await;
        match route.access {
            Access::Role(_) | Access::Session | Access::SignIn => {
                drop(answer.refused(503, "setup_required"))
            }
            Access::Public | Access::Setup | Access::Scraper => {
                assert_ne!(answer.status, 503, "{}", route.path);
            }
        }
    }
    api.get(&Client::new(), "/api/v1/nothing")
        .await
        .refused(503, "setup_required");
    api.get(&Client::new(), "/nothing")
        .await
        .refused(404, "not_found");
    let setup = api.read(&Client::new(), "/api/v1/setup").await;
    assert_eq!(setup["setup_required"], true);
}

#[actix_web::test]
async fn setup_works_once_with_the_token_alone() {
    let api = TestApi::new();
    let nobody = Client::new();
    let mut body = api.setup_body();
    body["token"] = json!("0000");
    api.post(&nobody, "/api/v1/setup", body)
        .await
        .refused(403, "wrong_setup_token");
    let body = json!({
        "token": api.setup_token.expose(), "username": "ro\not", "password": "acladmin",
        "public_url": "http://h/ipp", "region": {"name": "a/b", "networks": ["x"], "approved": 1},
        "system_user": {}, "role": "supervisor",
    });
    let refused = api
        .post(&nobody, "/api/v1/setup", body)
        .await
        .refused(422, "invalid_request");
    let fields = [
        "username",
        "password",
        "public_url",
        "region.name",
        "region.networks[0]",
        "region.approved",
        "system_user.password",
        "role",
    ];
    assert_eq!(refused.fields(), fields);

    let done = api
        .post(&nobody, "/api/v1/setup", api.setup_body())
        .await
        .expect(201);
    assert_eq!(
        done.json()["user"],
        json!({"name": "root", "role": "supervisor"})
    );
    assert!(!api.context.config.data_dir.join("setup-token").exists());
    api.post(&nobody, "/api/v1/setup", api.setup_body())
        .await
        .refused(409, "already_set_up");
    assert_eq!(
        api.read(&nobody, "/api/v1/setup").await["setup_required"],
        false
    );

    let root = api.sign_in("root", PASSWORD).await;
    let region = api.read(&root, "/api/v1/regions/Oslo").await;
    assert_eq!(region["disconnect_after_seconds"], 7_500);
    assert_eq!(region["onboarding"], "approve");
    api.settle().await;
    let events = api.read(&root, "/api/v1/events?kind=SecurityEvent").await;
    assert_eq!(events["items"][0]["data"]["kind"], "wrong_setup_token");
    assert!(
        api.read(&root, "/api/v1/users/system")
            .await
            .get("password")
            .is_none()
    );
}

#[actix_web::test]
async fn every_route_keeps_to_its_role() {
    let (api, root) = TestApi::set_up().await;
    let mut clients = Vec::new();
    for role in Role::ALL {
        clients.push((*role, api.account(&root, *role).await));
    }
    for route in ROUTES
        .iter()
        .filter(|route| route.path != "/api/v1/session")
    {
        let Access::Role(needed) = route.access else {
            continue;
        };
        let path = nowhere(route.path);
        api.send(route.method.name(), &path, &Client::new(), "")
            .await
            .refused(401, "not_signed_in");
        for (role, client) in &clients {
            let answer = api.send(route.method.name(), &path, client, "").await;
            if *role < needed {
                answer.refused(403, "role_required");
            } else {
                let name = route.method.name();
                assert!(!matches!(answer.status, 401 | 403 | 405), "{name} {path}");
                assert!(answer.status < 500, "{name} {path}: {}", answer.text);
            }
        }
    }
    api.settle().await;
    let refusals = api
        .read(
            &root,
            "/api/v1/events?kind=SecurityEvent&actor=admin:monitor",
        )
        .await;
    assert_eq!(refusals["items"][0]["data"]["kind"], "role_refused");
    assert_eq!(refusals["items"][0]["actor"], "admin:monitor");
}

#[actix_web::test]
async fn default_credentials_open_nothing() {
    let (api, _) = TestApi::set_up().await;
    for (name, password) in [
        ("acladmin", "pass_1234"),
        ("admin", "admin"),
        ("system", "system"),
    ] {
        api.try_sign_in(name, password)
            .await
            .refused(401, "sign_in_refused");
    }
}

#[actix_web::test]
async fn another_site_changes_nothing() {
    let (api, root) = TestApi::set_up().await;
    let body = json!({"name": "Bergen"}).to_string();
    let with = |changes: &[(&str, Option<&str>)]| {
        let mut client = root.clone();
        client.insert("content-type".to_owned(), "application/json".to_owned());
        client.insert("host".to_owned(), "rollcall.example".to_owned());
        for (name, value) in changes {
            client.remove(*name);
            client.extend(value.map(|value| ((*name).to_owned(), value.to_owned())));
        }
        client
    };
    for changes in [
        [("x-csrf-token", None)],
        [("x-csrf-token", Some("0000"))],
        [("origin", Some("http://evil.example"))],
        [("origin", Some("null"))],
        [("sec-fetch-site", Some("cross-site"))],
    ] {
        let answer = api
            .send("POST", "/api/v1/regions", &with(&changes), body.clone())
            .await;
        answer.refused(403, "csrf");
    }
    for content_type in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
    ] {
        let client = with(&[("content-type", content_type)]);
        let answer = api
            .send("POST", "/api/v1/regions", &client, body.clone())
            .await;
        answer.refused(415, "unsupported_media_type");
    }
    let sign_in = json!({"username": "root", "password": PASSWORD}).to_string();
    let mut elsewhere = with(&[("origin", Some("http://evil.example")), ("cookie", None)]);
    api.send("POST", "/api/v1/session", &elsewhere, sign_in)
        .await
        .refused(403, "csrf");
    elsewhere.remove("origin");
    let own = with(&[("origin", Some("http://rollcall.example"))]);
    api.send("POST", "/api/v1/regions", &own, body)
        .await
        .expect(201);
    api.settle().await;
    let events = api
        .read(&root, "/api/v1/events?kind=SecurityEvent&limit=1000")
        .await;
    let kinds = events["items"].as_array().unwrap();
    assert_eq!(kinds.len(), 5);
    assert!(
        kinds
            .iter()
            .all(|event| event["data"]["kind"] == "cross_site_request")
    );
}

#[actix_web::test]
async fn a_session_ends_by_signing_out_and_by_signing_in_again() {
    let (api, root) = TestApi::set_up().await;
    let shown = api.read(&root, "/api/v1/session").await;
    assert_eq!(shown["user"], json!({"name": "root", "role": "supervisor"}));
    assert_eq!(
        shown["csrf_token"].as_str(),
        root.get("x-csrf-token").map(String::as_str)
    );

    let body = json!({"username": "ROOT", "password": PASSWORD});
    let rotated = api.post(&root, "/api/v1/session", body).await.expect(200);
    let cookie = rotated.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    api.get(&root, "/api/v1/session")
        .await
        .refused(401, "not_signed_in");

    let root = api.sign_in("root", PASSWORD).await;
    let out = api.delete(&root, "/api/v1/session").await.expect(204);
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    api.get(&root, "/api/v1/session")
        .await
        .refused(401, "not_signed_in");
    let root = api.sign_in("root", PASSWORD).await;
    api.settle().await;
    let events = api
        .read(
            &root,
            "/api/v1/events?subject=admin:root&kind=AdminSignedOut",
        )
        .await;
    assert_eq!(events["total"], 1);
    api.settle().await;
    let events = api
        .read(&root, "/api/v1/events?actor=admin:root&kind=AdminSignedIn")
        .await;
    assert_eq!(events["total"], 4);
}

#[actix_web::test]
async fn a_session_ends_with_time_and_with_a_new_password() {
    let (api, root) = TestApi::set_up().await;
    api.clock.advance(599_999);
    api.get(&root, "/api/v1/session").await.expect(200);
    api.clock.advance(600_000);
    api.get(&root, "/api/v1/session")
        .await
        .refused(401, "not_signed_in");

    let root = api.sign_in("root", PASSWORD).await;
    let password_hash = passwords::hash(&Secret::new("another good phrase")).unwrap();
    api.submit(Command::SetAdminPassword {
        name: "root".to_owned(),
        password_hash,
    })
    .await;
    api.get(&root, "/api/v1/session")
        .await
        .refused(401, "not_signed_in");
    api.try_sign_in("root", PASSWORD)
        .await
        .refused(401, "sign_in_refused");
    api.sign_in("root", "another good phrase").await;
}

#[actix_web::test]
async fn what_nobody_asked_for_does_not_prolong_a_session() {
    let (api, root) = TestApi::set_up().await;
    let mut background = root.clone();
    background.insert(BACKGROUND_HEADER.to_owned(), "1".to_owned());
    let answer_to = async |client: &Client| api.get(client, "/api/v1/session").await;
    api.clock.advance(599_999);
    answer_to(&background).await.expect(200);
    // A browser opens its stream again by itself.
    let stream = api.call("GET", "/api/v1/events/stream", &root, "").await;
    assert_eq!(stream.status(), 200);
    api.clock.advance(1);
    answer_to(&background).await.refused(401, "not_signed_in");
    answer_to(&root).await.refused(401, "not_signed_in");

    let root = api.sign_in("root", PASSWORD).await;
    let mut background = root.clone();
    background.insert(BACKGROUND_HEADER.to_owned(), "1".to_owned());
    api.clock.advance(599_999);
    answer_to(&root).await.expect(200);
    api.clock.advance(599_999);
    // It lets nothing through, and a write is always somebody's.
    let without_token = Client::from([
        ("cookie".to_owned(), root["cookie"].clone()),
        (BACKGROUND_HEADER.to_owned(), "1".to_owned()),
    ]);
    let write = async |client: &Client| {
        let body = json!({"nickname": "x"});
        api.patch(client, "/api/v1/devices/00908f000001", body)
            .await
    };
    write(&without_token).await.refused(403, "csrf");
    write(&background).await.refused(404, "device_not_found");
    api.clock.advance(599_999);
    answer_to(&background).await.expect(200);
    let nobody = Client::from([(BACKGROUND_HEADER.to_owned(), "1".to_owned())]);
    answer_to(&nobody).await.refused(401, "not_signed_in");
}

#[actix_web::test]
async fn guessers_wait_and_sessions_do_not() {
    let (api, root) = TestApi::set_up().await;
    for _ in 0..5 {
        api.try_sign_in("root", "guess number one")
            .await
            .refused(401, "sign_in_refused");
    }
    let waits = api
        .try_sign_in("root", PASSWORD)
        .await
        .refused(429, "too_many_attempts");
    assert_eq!(waits.header("retry-after"), Some("1"));
    api.get(&root, "/api/v1/session").await.expect(200);
    api.clock.advance(1_000);
    api.sign_in("root", PASSWORD).await;

    for number in 0..5 {
        api.try_sign_in(&format!("nobody{number}"), "guess")
            .await
            .refused(401, "sign_in_refused");
    }
    api.try_sign_in("nobody", "guess")
        .await
        .refused(429, "too_many_attempts");
    api.settle().await;
    let events = api.read(&root, "/api/v1/events?kind=SignInRefused").await;
    assert_eq!(events["total"], 10);
}

#[actix_web::test]
async fn accounts_are_made_by_supervisors_with_good_passwords() {
    let (api, root) = TestApi::set_up().await;
    let body = json!({"name": "carol", "role": "monitor", "password": "carol1234"});
    let refused = api
        .post(&root, "/api/v1/admins", body)
        .await
        .refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["password"]);
    let body = json!({"name": "carol", "role": "chief", "password": PASSWORD, "id": 7});
    let refused = api
        .post(&root, "/api/v1/admins", body)
        .await
        .refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["role", "id"]);
    let body = json!({"name": "carol", "role": "monitor", "password": PASSWORD});
    let made = api
        .post(&root, "/api/v1/admins", body.clone())
        .await
        .expect(201)
        .json();
    assert_eq!(
        (&made["name"], &made["role"]),
        (&json!("carol"), &json!("monitor"))
    );
    api.post(&root, "/api/v1/admins", body)
        .await
        .refused(409, "admin_exists");
    let admins = api.read(&root, "/api/v1/admins").await;
    assert_eq!(admins["total"], 2);
    assert!(!admins.to_string().contains("argon2"));
}

#[actix_web::test]
async fn metrics_are_for_the_allow_list() {
    let api = TestApi::with(&[("ROLLCALL_METRICS__ALLOW", "192.0.2.0/24")]);
    api.get(&Client::new(), "/metrics")
        .await
        .refused(403, "address_not_allowed");
    let api = TestApi::new();
    let metrics = api.get(&Client::new(), "/metrics").await.expect(200);
    assert!(
        metrics
            .header("content-type")
            .unwrap()
            .starts_with("text/plain; version=0.0.4")
    );
    assert!(
        metrics
            .text
            .contains("rollcall_devices{status=\"registered\"} 0")
    );
}

#[test]
fn only_reads_are_safe_methods() {
    for route in ROUTES {
        let is_public = matches!(route.access, Access::Public | Access::Scraper);
        assert!(!is_public || route.method == Method::Get, "{}", route.path);
    }
}
