//! T6: the passwords of the manuals open nothing, before setup or after.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use rollcall::clock::ManualClock;
use serde_json::json;

use super::{admin_routes, get, status};
use crate::support::{Admin, PASSWORD, START_MS, TestServer};

const DEFAULTS: [(&str, &str); 4] = [
    ("acladmin", "pass_1234"),
    ("admin", "admin"),
    ("admin", "1234"),
    ("system", "system"),
];

fn basic((name, password): (&str, &str)) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{password}")))
}

/// Asks every route of the API with these credentials; the statuses that came.
async fn statuses(admin: &Admin, credential: (&str, &str)) -> Vec<u16> {
    let mut statuses = Vec::new();
    for (method, route) in admin_routes(admin).await {
        let is_open = route == "/api/v1/setup" || (method == "POST" && route.ends_with("/session"));
        if !route.starts_with("/api/") || is_open {
            continue;
        }
        // The API's description is for everybody.
        if route.starts_with("/api/docs") || route == "/api/openapi.json" {
            continue;
        }
        let path = route
            .replace("{mac}", "00908f000001")
            .replace("{name}", "Oslo");
        let request = admin.request(&method, &path.replace("{id}", "1"));
        let request = request.header("authorization", basic(credential));
        let answer = request
            .header("cookie", "session=admin")
            .send()
            .await
            .unwrap();
        statuses.push(answer.status().as_u16());
    }
    assert!(statuses.len() > 20, "{statuses:?}");
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

#[tokio::test]
async fn t06_default_credentials() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let clock = Arc::new(ManualClock::new(START_MS));
    let server = TestServer::on(folder, clock, &[]).await;
    let anybody = Admin::anonymous(server.admin_address);
    for credential in DEFAULTS {
        let (name, password) = credential;
        assert_eq!(
            statuses(&anybody, credential).await,
            [503],
            "before setup: {name}"
        );
        let body = json!({"username": name, "password": password});
        let answer = anybody.post("/api/v1/session", body).await.expect(503);
        assert_eq!(answer.code(), "setup_required");
        let setup = json!({
            "token": password, "username": name, "password": password,
            "public_url": "http://evil.example",
            "region": {"name": "Evil", "networks": ["0.0.0.0/0"]},
        });
        let refused = anybody.post("/api/v1/setup", setup).await.status;
        assert!([403, 422].contains(&refused), "{name}: {refused}");
    }
    assert_eq!(anybody.read("/api/v1/setup").await["setup_required"], true);

    let token = server.setup_token.as_deref().unwrap();
    let setup = json!({
        "token": token, "username": "root", "password": PASSWORD,
        "public_url": "http://10.1.1.5",
        "region": {"name": "Oslo", "networks": ["127.0.0.0/24"]},
    });
    anybody
        .post("/api/v1/setup", setup.clone())
        .await
        .expect(201);
    for credential in DEFAULTS {
        let (name, password) = credential;
        let body = json!({"username": name, "password": password});
        let answer = anybody.post("/api/v1/session", body).await.expect(401);
        assert_eq!(answer.code(), "sign_in_refused");
        assert_eq!(answer.header("set-cookie"), None);
        assert_eq!(statuses(&anybody, credential).await, [401], "{name}");
        let header = format!("Authorization: {}", basic(credential));
        for path in [
            "/configfiles/00908f000001.cfg",
            "/api/v1/devices",
            "/metrics",
        ] {
            let answer = get(server.phone_address, "127.0.9.9", path, &[&header]).await;
            assert_eq!(status(&answer), 404, "{path}");
        }
    }
    let again = anybody.post("/api/v1/setup", setup).await;
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "already_set_up")
    );
    Admin::signed_in(server.admin_address, "root", PASSWORD).await;
    server.stopped().await;
}
