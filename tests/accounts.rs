//! Accounts, sessions and tokens on a running server, over HTTP (T23, T24, T26).

mod matrix;
mod password;
mod sessions;
mod tokens;

use rollcall::http::problem::Code;
use schemas::events::Role;
use serde_json::{Value, json};

use crate::support::{Admin, PASSWORD, TestServer, admin::Answer};

/// Makes an account whose password is [`PASSWORD`].
async fn create(root: &Admin, name: &str, role: Role) {
    let body = json!({"name": name, "role": role, "password": PASSWORD});
    root.post("/api/v1/admins", body).await.expect(201);
}

async fn sign_in(server: &TestServer, name: &str) -> Admin {
    Admin::signed_in(server.admin_address, name, PASSWORD).await
}

/// A token with this role in the name of `account`: what the server answers.
async fn make_token(account: &Admin, role: Role) -> Value {
    let body = json!({"name": format!("script of {}", role.name()), "role": role});
    account
        .post("/api/v1/tokens", body)
        .await
        .expect(201)
        .json()
}

/// A script with a new token of `account`.
async fn script(server: &TestServer, account: &Admin, role: Role) -> Admin {
    let made = make_token(account, role).await;
    Admin::with_token(server.admin_address, made["token"].as_str().unwrap())
}

/// What must be refused, as this.
#[track_caller]
fn refused(answer: &Answer, status: u16, code: Code) {
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (status, code.name()),
        "{}",
        answer.text
    );
}

/// Whoever asks is nobody, and is told how to be somebody.
async fn is_nobody(client: &Admin) {
    let answer = client.get("/api/v1/session").await;
    refused(&answer, 401, Code::NotSignedIn);
    assert_eq!(
        answer.header("www-authenticate"),
        Some("Bearer realm=\"rollcall\"")
    );
}

/// Whoever asks is signed in as this.
async fn is(client: &Admin, name: &str, role: Role) {
    let session = client.read("/api/v1/session").await;
    assert_eq!(session["user"], json!({"name": name, "role": role}));
}

/// The number of events of this kind, as the log and as the metrics have it.
async fn count(root: &Admin, kind: &str) -> u64 {
    let events = root.read(&format!("/api/v1/events?kind={kind}")).await;
    let metrics = root.get("/metrics").await.expect(200).text;
    let line = format!("rollcall_events_appended_total{{kind=\"{kind}\"}} ");
    let counted = metrics.lines().find_map(|found| found.strip_prefix(&line));
    let total = events["total"].as_u64().unwrap();
    assert_eq!(counted, Some(total.to_string().as_str()), "{kind}");
    total
}
