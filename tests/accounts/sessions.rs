//! Sessions end when they must, and no other site gets into one (T23, T24).

use rollcall::http::problem::Code;
use schemas::events::Role;
use serde_json::json;

use super::{count, create, is, is_nobody, refused, script, sign_in};
use crate::support::{Admin, PASSWORD, TestServer, admin::Answer};

const DAY_MS: i64 = 86_400_000;

#[tokio::test]
async fn a_session_that_was_planted_is_never_signed_in() {
    let (server, _root) = TestServer::ready().await;
    let mut planted = Admin::anonymous(server.admin_address);
    planted.cookie = Some(format!("rollcall_session={}", "5".repeat(64)));
    is_nobody(&planted).await;
    let body = json!({"username": "root", "password": PASSWORD});
    let answer = planted.post("/api/v1/session", body).await.expect(200);
    let cookie = answer.header("set-cookie").unwrap();
    assert!(!cookie.contains(&"5".repeat(64)), "{cookie}");
    is_nobody(&planted).await;
    server.stopped().await;
}

#[tokio::test]
async fn a_cookie_is_worth_nothing_once_its_session_has_ended() {
    let (server, root) = TestServer::ready().await;
    create(&root, "emma", Role::Operator).await;
    let emma = || sign_in(&server, "emma");

    let signed_out = emma().await;
    signed_out.delete("/api/v1/session").await.expect(204);
    is_nobody(&signed_out).await;

    let before_role = emma().await;
    let body = json!({"role": "administrator"});
    root.patch("/api/v1/admins/emma", body).await.expect(200);
    is_nobody(&before_role).await;
    let same_role = emma().await;
    let body = json!({"role": "administrator"});
    root.patch("/api/v1/admins/Emma", body).await.expect(200);
    is(&same_role, "emma", Role::Administrator).await;
    assert_eq!(count(&root, "AdminRoleSet").await, 1);

    let body = json!({"password": "quite another phrase"});
    root.patch("/api/v1/admins/emma", body).await.expect(200);
    is_nobody(&same_role).await;
    let old = json!({"username": "emma", "password": PASSWORD});
    let answer = Admin::anonymous(server.admin_address)
        .post("/api/v1/session", old)
        .await;
    refused(&answer, 401, Code::SignInRefused);

    let emma = Admin::signed_in(server.admin_address, "emma", "quite another phrase").await;
    root.delete("/api/v1/admins/emma").await.expect(204);
    is_nobody(&emma).await;
    assert_eq!(count(&root, "AdminDeleted").await, 1);
    // Not even when another account has the name.
    create(&root, "emma", Role::Supervisor).await;
    is_nobody(&emma).await;
    server.stopped().await;
}

#[tokio::test]
async fn a_session_of_thirty_days_ago_is_over() {
    let (server, root) = TestServer::ready().await;
    server.clock.advance(30 * DAY_MS);
    is_nobody(&root).await;
    server.stopped().await;
}

#[tokio::test]
async fn no_session_outlives_the_server() {
    let (server, root) = TestServer::ready().await;
    let server = server.restarted().await;
    let mut again = Admin::anonymous(server.admin_address);
    again.cookie = root.cookie.clone();
    is_nobody(&again).await;
    server.stopped().await;
}

/// A request that would make a region, with these headers and content type.
async fn forged(client: &Admin, content_type: Option<&str>, headers: &[(&str, &str)]) -> Answer {
    let mut request = client.request("POST", "/api/v1/regions");
    if let Some(content_type) = content_type {
        request = request.header("content-type", content_type);
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = json!({"name": "Bergen"}).to_string();
    Answer::read(request.body(body).send().await.unwrap()).await
}

#[tokio::test]
async fn another_site_changes_nothing() {
    const JSON: Option<&str> = Some("application/json");
    let (server, root) = TestServer::ready().await;
    let mut page = Admin::anonymous(server.admin_address);
    page.cookie = root.cookie.clone();
    // A form has the cookie where SameSite fails, and never the session's token.
    let form = Some("application/x-www-form-urlencoded");
    for content_type in [
        form,
        Some("text/plain"),
        Some("multipart/form-data"),
        JSON,
        None,
    ] {
        let answer = forged(&page, content_type, &[]).await;
        refused(&answer, 403, Code::Csrf);
    }
    let own = format!("http://{}", server.admin_address);
    for foreign in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("origin", "https://127.0.0.1"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = forged(&root, JSON, &[foreign]).await;
        refused(&answer, 403, Code::Csrf);
        // Nor does it use up the account's streams.
        let stream = root.request("GET", "/api/v1/events/stream");
        let answer = stream.header(foreign.0, foreign.1).send().await.unwrap();
        refused(&Answer::read(answer).await, 403, Code::Csrf);
    }
    // With everything right but the type, it is the type.
    for content_type in [form, Some("text/plain"), None] {
        let answer = forged(&root, content_type, &[("origin", &own)]).await;
        refused(&answer, 415, Code::UnsupportedMediaType);
    }
    let regions = root.read("/api/v1/regions").await;
    assert_eq!(regions["total"], 1);
    // Without Origin and with our own: our scripts, our page.
    forged(&root, JSON, &[("origin", &own)]).await.expect(201);
    root.delete("/api/v1/regions/Bergen").await.expect(204);
    forged(&root, JSON, &[]).await.expect(201);
    server.stopped().await;
}

#[tokio::test]
async fn a_token_needs_no_csrf_header_and_the_cookie_beside_it_does_not_count() {
    let (server, root) = TestServer::ready().await;
    let mut both = script(&server, &root, Role::Monitor).await;
    both.cookie = root.cookie.clone();
    both.csrf_token = root.csrf_token.clone();
    let body = json!({"name": "Bergen"});
    let answer = both.post("/api/v1/regions", body.clone()).await;
    refused(&answer, 403, Code::RoleRequired);
    both.bearer = Some("rollcall_wrong".to_owned());
    is_nobody(&both).await;

    let script = script(&server, &root, Role::Administrator).await;
    let evil = [("origin", "http://evil.example")];
    let answer = forged(&script, Some("application/json"), &evil).await;
    refused(&answer, 403, Code::Csrf);
    script.post("/api/v1/regions", body).await.expect(201);
    let session = script.read("/api/v1/session").await;
    assert_eq!(session["csrf_token"], "");
    server.stopped().await;
}
