//! Tokens for scripts: what they may do, for how long, and what is recorded of it.

use rollcall::http::problem::Code;
use schemas::events::Role;
use serde_json::{Value, json};

use super::{count, create, is, is_nobody, make_token, refused, script, sign_in};
use crate::support::{Admin, TestServer};

const DAY_MS: i64 = 86_400_000;

fn ids(list: &Value) -> Vec<u64> {
    let items = list["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_u64().unwrap())
        .collect()
}

#[tokio::test]
async fn a_token_is_shown_once_and_does_what_its_role_may() {
    let (server, root) = TestServer::ready().await;
    let made = make_token(&root, Role::Administrator).await;
    let token = made["token"].as_str().unwrap();
    assert!(
        token.starts_with("rollcall_") && token.len() == 9 + 64,
        "{token}"
    );
    assert_eq!(made["account"], "root");
    assert_eq!(made["created_at"], "2026-11-22T10:00:00.000Z");
    assert_eq!(made["expires_at"], "2027-02-20T10:00:00.000Z");
    let script = Admin::with_token(server.admin_address, token);
    is(&script, "root", Role::Administrator).await;

    let region = json!({"name": "Bergen"});
    script.post("/api/v1/regions", region).await.expect(201);
    let id = made["id"].as_u64().unwrap();
    let found = |filter: String| {
        let path = format!("/api/v1/events?kind=RegionCreated&actor={filter}");
        let root = &root;
        async move { root.read(&path).await }
    };
    let events = found(format!("token:{id}")).await;
    assert_eq!(events["total"], 1);
    assert_eq!(events["items"][0]["actor"], format!("token:{id}"));
    // Also in the name of its account; the other region is that of the setup.
    assert_eq!(found("admin:root".to_owned()).await["total"], 1);
    let created = root.read("/api/v1/events?kind=TokenCreated").await;
    assert_eq!(created["items"][0]["actor"], "admin:root");
    assert_eq!(created["items"][0]["data"]["hash"], "[secret]");
    let listed = root.read("/api/v1/tokens").await;
    let everything = format!("{listed}{}", root.read("/api/v1/events").await);
    assert!(!everything.contains(token));
    assert!(listed["items"][0].get("token").is_none());
    server.stopped().await;
}

#[tokio::test]
async fn everybody_sees_and_revokes_their_own_and_a_supervisor_all() {
    let (server, root) = TestServer::ready().await;
    create(&root, "emma", Role::Operator).await;
    create(&root, "otto", Role::Administrator).await;
    let (emma, otto) = (
        sign_in(&server, "emma").await,
        sign_in(&server, "otto").await,
    );
    let first = make_token(&emma, Role::Monitor).await;
    let second = make_token(&emma, Role::Operator).await;
    let third = make_token(&otto, Role::Operator).await;
    let id = |token: &Value| token["id"].as_u64().unwrap();
    let tokens = "/api/v1/tokens";
    let own = [id(&first), id(&second)];
    assert_eq!(ids(&emma.read(tokens).await), own);
    let page = emma.read("/api/v1/tokens?sort=-id&limit=1").await;
    assert_eq!((ids(&page), &page["total"]), (vec![own[1]], &json!(2)));
    assert_eq!(ids(&otto.read(tokens).await), [id(&third)]);
    assert_eq!(ids(&root.read(tokens).await).len(), 3);
    let admins = root.read("/api/v1/admins/EMMA").await;
    assert_eq!(admins["tokens"], 2);

    let path = |token: &Value| format!("{tokens}/{}", id(token));
    refused(&otto.delete(&path(&first)).await, 404, Code::TokenNotFound);
    refused(
        &otto.delete("/api/v1/tokens/x").await,
        404,
        Code::TokenNotFound,
    );
    emma.delete(&path(&first)).await.expect(204);
    refused(&emma.delete(&path(&first)).await, 404, Code::TokenNotFound);
    root.delete(&path(&third)).await.expect(204);
    for dead in [&first, &third] {
        let token = dead["token"].as_str().unwrap();
        is_nobody(&Admin::with_token(server.admin_address, token)).await;
    }
    // A token may take itself back.
    let token = second["token"].as_str().unwrap();
    let script = Admin::with_token(server.admin_address, token);
    script.delete(&path(&second)).await.expect(204);
    is_nobody(&script).await;
    assert_eq!(count(&root, "TokenRevoked").await, 3);
    server.stopped().await;
}

#[tokio::test]
async fn a_token_is_never_more_than_its_account() {
    let (server, root) = TestServer::ready().await;
    create(&root, "emma", Role::Administrator).await;
    let emma = sign_in(&server, "emma").await;
    let body = json!({"name": "too much", "role": "supervisor"});
    let answer = emma.post("/api/v1/tokens", body.clone()).await;
    refused(&answer, 422, Code::RoleRequired);
    assert_eq!(answer.json()["errors"][0]["field"], "role");
    // Nor can a token hand on more than itself, whatever its account may.
    let lesser = script(&server, &root, Role::Operator).await;
    refused(
        &lesser.post("/api/v1/tokens", body).await,
        422,
        Code::RoleRequired,
    );

    let script = script(&server, &emma, Role::Administrator).await;
    for role in [Role::Monitor, Role::Supervisor] {
        let body = json!({"role": role});
        root.patch("/api/v1/admins/emma", body).await.expect(200);
        is(&script, "emma", role.min(Role::Administrator)).await;
    }
    let body = json!({"password": "quite another phrase"});
    root.patch("/api/v1/admins/emma", body).await.expect(200);
    is(&script, "emma", Role::Administrator).await;
    root.delete("/api/v1/admins/emma").await.expect(204);
    is_nobody(&script).await;
    create(&root, "emma", Role::Administrator).await;
    is_nobody(&script).await;
    assert_eq!(root.read("/api/v1/tokens").await["total"], 1);
    server.stopped().await;
}

#[tokio::test]
async fn a_token_ends_when_it_said_and_survives_a_restart_until_then() {
    let (server, root) = TestServer::ready().await;
    let body = json!({"name": "short", "role": "monitor", "expires_in_seconds": 86_400});
    let made = root.post("/api/v1/tokens", body).await.expect(201);
    let short = made.json();
    let location = format!("/api/v1/tokens/{}", short["id"]);
    assert_eq!(made.header("location"), Some(location.as_str()));
    let at = "2026-11-24T10:00:00Z";
    let body = json!({"name": "dated", "role": "monitor", "expires_at": at});
    let dated = root.post("/api/v1/tokens", body).await.expect(201).json();
    assert_eq!(dated["expires_at"], "2026-11-24T10:00:00.000Z");

    let server = server.restarted().await;
    let token =
        |made: &Value| Admin::with_token(server.admin_address, made["token"].as_str().unwrap());
    let (short, dated) = (token(&short), token(&dated));
    server.clock.advance(DAY_MS - 1);
    is(&short, "root", Role::Monitor).await;
    server.clock.advance(1);
    let answer = short.get("/api/v1/session").await;
    refused(&answer, 401, Code::NotSignedIn);
    assert!(answer.text.contains("expired at 2026-11-23T10:00:00.000Z"));
    is(&dated, "root", Role::Monitor).await;
    server.clock.advance(DAY_MS);
    is_nobody(&dated).await;
    server.stopped().await;
}

#[tokio::test]
async fn lives_and_names_have_limits() {
    let (server, root) = TestServer::ready().await;
    for (body, fields) in [
        (json!({"role": "monitor"}), &["name"][..]),
        (json!({"name": "x", "role": "chief"}), &["role"]),
        (json!({"name": "x\ny", "role": "monitor"}), &["name"]),
        (
            json!({"name": "x", "role": "monitor", "token": "mine"}),
            &["token"],
        ),
        (
            json!({"name": "x", "role": "monitor", "expires_in_seconds": 0}),
            &["expires_in_seconds"],
        ),
        (
            json!({"name": "x", "role": "monitor", "expires_in_seconds": 366 * 86_400 + 1}),
            &["expires_in_seconds"],
        ),
        (
            json!({"name": "x", "role": "monitor", "expires_at": "2026-11-22T10:00:00Z"}),
            &["expires_at"],
        ),
        (
            json!({"name": "x", "role": "monitor", "expires_at": "2027-11-23T10:00:00.001Z"}),
            &["expires_at"],
        ),
        (
            json!({"name": "x", "role": "monitor", "expires_at": "2026-12-22T10:00:00Z",
                "expires_in_seconds": 60}),
            &["expires_in_seconds"],
        ),
    ] {
        let answer = root.post("/api/v1/tokens", body.clone()).await;
        refused(&answer, 422, Code::InvalidRequest);
        let errors = answer.json()["errors"].as_array().unwrap().clone();
        let named: Vec<_> = errors.iter().map(|error| &error["field"]).collect();
        assert_eq!(named, fields, "{body}");
    }
    let body = json!({"name": "x", "role": "monitor", "expires_at": "2027-11-23T10:00:00Z"});
    root.post("/api/v1/tokens", body).await.expect(201);
    for _ in 0..99 {
        make_token(&root, Role::Monitor).await;
    }
    let body = json!({"name": "one more", "role": "monitor"});
    let answer = root.post("/api/v1/tokens", body).await;
    refused(&answer, 409, Code::TooManyTokens);
    server.stopped().await;
}

#[tokio::test]
async fn a_flood_of_wrong_tokens_neither_fills_the_log_nor_keeps_anybody_out() {
    let (server, root) = TestServer::ready().await;
    let script = script(&server, &root, Role::Monitor).await;
    for number in 0..300 {
        let token = format!("rollcall_{number:064x}");
        is_nobody(&Admin::with_token(server.admin_address, &token)).await;
    }
    is(&script, "root", Role::Monitor).await;
    sign_in(&server, "root").await;
    let body = json!({"name": "Bergen"});
    // Recorded after all of them: what the refusals left behind is there when this is answered.
    root.post("/api/v1/regions", body).await.expect(201);
    assert_eq!(count(&root, "SecurityEvent").await, 10);
    let events = root.read("/api/v1/events?kind=SecurityEvent").await;
    assert_eq!(events["items"][0]["data"]["kind"], "wrong_token");
    assert_eq!(events["items"][0]["actor"], "anonymous");
    let metrics = root.get("/metrics").await.expect(200).text;
    let line = "rollcall_security_events_total{kind=\"wrong_token\"} 10";
    assert!(metrics.lines().any(|found| found == line), "{metrics}");
    server.stopped().await;
}
