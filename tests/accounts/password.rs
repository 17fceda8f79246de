//! Administration of accounts: roles and passwords, others' and one's own; the last supervisor.

use rollcall::http::problem::Code;
use schemas::events::Role;
use serde_json::json;

use super::{count, create, is, is_nobody, refused, script, sign_in};
use crate::support::{Admin, PASSWORD, TestServer, admin::Answer};

const OWN: &str = "/api/v1/session/password";
const NEW: &str = "quite another phrase";

async fn change_own(client: &Admin, current: &str, new: &str) -> Answer {
    let body = json!({"current_password": current, "new_password": new});
    client.post(OWN, body).await
}

#[tokio::test]
async fn who_changes_their_password_stays_and_all_others_go() {
    let (server, root) = TestServer::ready().await;
    create(&root, "emma", Role::Monitor).await;
    let (here, there) = (
        sign_in(&server, "emma").await,
        sign_in(&server, "emma").await,
    );
    let script = script(&server, &here, Role::Monitor).await;
    refused(
        &change_own(&script, PASSWORD, NEW).await,
        403,
        Code::SessionRequired,
    );

    let changed = change_own(&here, PASSWORD, NEW).await.expect(200);
    let session = changed.json();
    assert_eq!(session["user"], json!({"name": "emma", "role": "monitor"}));
    let mut new = Admin::anonymous(server.admin_address);
    let cookie = changed.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    new.cookie = cookie.split(';').next().map(str::to_owned);
    new.csrf_token = session["csrf_token"].as_str().map(str::to_owned);
    is(&new, "emma", Role::Monitor).await;
    for old in [&here, &there] {
        is_nobody(old).await;
    }
    is(&script, "emma", Role::Monitor).await;
    change_own(&new, NEW, PASSWORD).await.expect(200);
    is_nobody(&new).await;
    assert_eq!(count(&root, "AdminPasswordSet").await, 2);
    let events = root.read("/api/v1/events?kind=AdminPasswordSet").await;
    assert_eq!(events["items"][0]["actor"], "admin:emma");
    server.stopped().await;
}

#[tokio::test]
async fn who_does_not_know_the_password_changes_nothing_and_waits() {
    let (server, root) = TestServer::ready().await;
    create(&root, "emma", Role::Monitor).await;
    let emma = sign_in(&server, "emma").await;
    for (new, field) in [("short", "new_password"), ("emma1234", "new_password")] {
        let answer = change_own(&emma, PASSWORD, new).await;
        refused(&answer, 422, Code::InvalidRequest);
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
    for _ in 0..5 {
        let answer = change_own(&emma, "a wrong guess", NEW).await;
        refused(&answer, 422, Code::WrongPassword);
        assert_eq!(answer.json()["errors"][0]["field"], "current_password");
    }
    let answer = change_own(&emma, PASSWORD, NEW).await;
    refused(&answer, 429, Code::TooManyAttempts);
    assert_eq!(answer.header("retry-after"), Some("1"));
    is(&emma, "emma", Role::Monitor).await;
    // Guesses at one account are no guesses at others, nor at signing in.
    change_own(&root, PASSWORD, NEW).await.expect(200);
    let root = Admin::signed_in(server.admin_address, "root", NEW).await;
    sign_in(&server, "emma").await;
    server.clock.advance(1_000);
    change_own(&emma, PASSWORD, NEW).await.expect(200);
    assert_eq!(count(&root, "SecurityEvent").await, 5);
    let events = root.read("/api/v1/events?kind=SecurityEvent").await;
    assert_eq!(events["items"][0]["data"]["kind"], "wrong_password");
    assert_eq!(events["items"][0]["actor"], "admin:emma");
    server.stopped().await;
}

#[tokio::test]
async fn accounts_are_shown_changed_and_removed_by_supervisors() {
    let (server, root) = TestServer::ready().await;
    create(&root, "Emma", Role::Operator).await;
    let emma = root.read("/api/v1/admins/emma").await;
    assert_eq!(
        emma,
        json!({
            "name": "Emma", "role": "operator", "created_at": "2026-11-22T10:00:00.000Z",
            "password_set_at": "2026-11-22T10:00:00.000Z", "last_sign_in_at": null, "tokens": 0,
        })
    );
    server.clock.advance(1_000);
    let body = json!({"role": "administrator", "password": NEW});
    let changed = root.patch("/api/v1/admins/emma", body).await.expect(200);
    let position: u64 = changed
        .header("rollcall-position")
        .unwrap()
        .parse()
        .unwrap();
    let changed = changed.json();
    assert_eq!(changed["role"], "administrator");
    assert_eq!(changed["password_set_at"], "2026-11-22T10:00:01.000Z");
    let unchanged = root
        .patch("/api/v1/admins/emma", json!({}))
        .await
        .expect(200);
    let same = unchanged.header("rollcall-position").unwrap();
    assert_eq!(same, position.to_string());

    for (body, field) in [
        (json!({"role": "emperor"}), "role"),
        (json!({"password": "Emma1234"}), "password"),
        (json!({"password": "short"}), "password"),
        (json!({"name": "otto"}), "name"),
    ] {
        let answer = root.patch("/api/v1/admins/emma", body).await;
        refused(&answer, 422, Code::InvalidRequest);
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
    let nobody = "/api/v1/admins/nobody";
    refused(&root.get(nobody).await, 404, Code::AdminNotFound);
    refused(
        &root.patch(nobody, json!({})).await,
        404,
        Code::AdminNotFound,
    );
    refused(&root.delete(nobody).await, 404, Code::AdminNotFound);
    root.delete("/api/v1/admins/EMMA").await.expect(204);
    refused(
        &root.get("/api/v1/admins/emma").await,
        404,
        Code::AdminNotFound,
    );
    server.stopped().await;
}

#[tokio::test]
async fn the_last_supervisor_is_neither_demoted_nor_removed() {
    let (server, root) = TestServer::ready().await;
    create(&root, "emma", Role::Administrator).await;
    let path = "/api/v1/admins/root";
    let demotion = json!({"role": "monitor", "password": NEW});
    let answer = root.patch(path, demotion.clone()).await;
    refused(&answer, 409, Code::LastSupervisor);
    refused(&root.delete(path).await, 409, Code::LastSupervisor);
    is(&root, "root", Role::Supervisor).await;

    let promotion = json!({"role": "supervisor"});
    root.patch("/api/v1/admins/emma", promotion)
        .await
        .expect(200);
    root.patch(path, demotion).await.expect(200);
    is_nobody(&root).await;
    let emma = sign_in(&server, "emma").await;
    refused(
        &emma.delete("/api/v1/admins/emma").await,
        409,
        Code::LastSupervisor,
    );
    emma.delete(path).await.expect(204);
    server.stopped().await;
}
