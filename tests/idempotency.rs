//! The same request under the same `Idempotency-Key` happens once and has one answer: again, at
//! once, after a restart, after a kill, and when the answer was lost on the way.

use std::sync::Arc;

use rollcall::{clock::ManualClock, engine::Receipt, metrics::Metrics, store::Store};
use schemas::{
    Actor, ContentHash, RequestKey, RequestPart, Timestamp,
    commands::{ApprovePhones, Command, Order, RegionChange},
    events::RegionSettings,
    request::{Asked, KEY_LIFE_MS},
};
use serde_json::{Value, json};

use crate::support::{
    Admin, PASSWORD, START_MS, TestServer, admin::Answer, config_on, process::ServerProcess,
};

const REGIONS: &str = "/api/v1/regions";
const USERS: &str = "/api/v1/users";
const APPROVE: &str = "/api/v1/devices/approve";

async fn send(admin: &Admin, method: &str, path: &str, key: &str, body: &Value) -> Answer {
    let request = admin.request(method, path).header("idempotency-key", key);
    let request = request.header("content-type", "application/json");
    Answer::read(request.body(body.to_string()).send().await.unwrap()).await
}

async fn post(admin: &Admin, path: &str, key: &str, body: &Value) -> Answer {
    send(admin, "POST", path, key, body).await
}

async fn root(server: &TestServer) -> Admin {
    Admin::signed_in(server.admin_address, "root", PASSWORD).await
}

/// Everything of an answer that must be the same.
fn said(answer: &Answer) -> (u16, &str, [Option<&str>; 3]) {
    let headers = ["content-type", "location", "rollcall-position"];
    let headers = headers.map(|name| answer.header(name));
    (answer.status, &answer.text, headers)
}

fn is_replayed(answer: &Answer) -> bool {
    answer.header("idempotency-replayed") == Some("true")
}

#[track_caller]
fn assert_replays(again: &Answer, first: &Answer) {
    assert_eq!(said(again), said(first));
    assert!(is_replayed(again) && !is_replayed(first));
}

fn position(answer: &Answer) -> u64 {
    answer.header("rollcall-position").unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_same_key_gives_the_first_answer() {
    let (server, admin) = TestServer::ready().await;
    let bergen = json!({"name": "Bergen"});
    let first = post(&admin, REGIONS, "k-1", &bergen).await.expect(201);
    let location = first.header("location");
    assert_eq!(location, Some("/api/v1/regions/Bergen"));
    let again = post(&admin, REGIONS, "k-1", &bergen).await;
    assert_replays(&again, &first);
    let created = admin.read("/api/v1/events?kind=RegionCreated").await;
    assert_eq!(created["items"][1]["position"], position(&first));
    assert_eq!(created["total"], 2);

    // What was changed since does not show; what was deleted does not come back.
    let change = json!({"reachable": true});
    let path = "/api/v1/regions/Bergen";
    let changed = send(&admin, "PATCH", path, "k-2", &change)
        .await
        .expect(200);
    let deleted = send(&admin, "DELETE", path, "k-3", &json!({})).await;
    assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
    let again = send(&admin, "DELETE", path, "k-3", &json!({})).await;
    assert_replays(&again, &deleted);
    let again = send(&admin, "PATCH", path, "k-2", &change).await;
    assert_replays(&again, &changed);
    let again = post(&admin, REGIONS, "k-1", &bergen).await;
    assert_replays(&again, &first);
    assert_eq!(admin.read(REGIONS).await["total"], 1);

    let events = admin.read("/api/v1/events?limit=1000").await.to_string();
    assert!(events.contains(r#""kind":"RequestAnswered""#));
    assert!(!events.contains("k-1"), "keys are digests in the log");
    server.stopped().await;
}

#[tokio::test]
async fn a_key_is_for_one_request_of_one_account() {
    let (server, admin) = TestServer::ready().await;
    let bergen = json!({"name": "Bergen"});
    post(&admin, REGIONS, "k", &bergen).await.expect(201);
    for (method, path, body) in [
        ("POST", REGIONS, json!({"name": "Bodo"})),
        ("POST", REGIONS, json!({"name": 7})),
        ("POST", USERS, json!({"name": "Bergen"})),
        ("DELETE", "/api/v1/regions/Bergen", bergen.clone()),
    ] {
        let refused = send(&admin, method, path, "k", &body).await.expect(422);
        assert_eq!(refused.code(), "idempotency_key_reused", "{method} {path}");
    }
    let long = "k".repeat(256);
    for key in ["", "two words", "\t", "ключ", &long] {
        let refused = post(&admin, REGIONS, key, &json!({"name": "Bodo"})).await;
        assert_eq!(refused.expect(422).code(), "idempotency_key_invalid");
    }
    let longest = &long[1..];
    let bodo = post(&admin, REGIONS, longest, &json!({"name": "Bodo"})).await;
    bodo.expect(201);

    let account = json!({"name": "emma", "role": "administrator", "password": PASSWORD});
    admin.post("/api/v1/admins", account).await.expect(201);
    let emma = Admin::signed_in(server.admin_address, "emma", PASSWORD).await;
    let hers = post(&emma, REGIONS, "k", &bergen).await.expect(409);
    assert_eq!(hers.code(), "region_exists");
    // Another session of the account has the same keys.
    let again = post(&root(&server).await, REGIONS, "k", &bergen).await;
    assert!(again.status == 201 && is_replayed(&again));
    // Who may not make the request is not told its answer.
    let clear = post(&emma, "/api/v1/admins", "k", &bergen)
        .await
        .expect(403);
    assert_eq!(clear.code(), "role_required");
    server.stopped().await;
}

#[tokio::test]
async fn a_refusal_is_an_outcome_too() {
    let (server, admin) = TestServer::ready().await;
    let alice = json!({"name": "alice", "region": "Bergen"});
    let unknown = post(&admin, USERS, "k-1", &alice).await.expect(422);
    assert_eq!(unknown.code(), "region_not_found");
    let invalid = post(&admin, USERS, "k-2", &json!({"nam": "x"})).await;
    let bergen = json!({"name": "Bergen"});
    admin.post(REGIONS, bergen).await.expect(201);
    assert_replays(&post(&admin, USERS, "k-1", &alice).await, &unknown);
    let again = post(&admin, USERS, "k-2", &json!({"nam": "x"})).await;
    assert_replays(&again, &invalid.expect(422));
    post(&admin, USERS, "k-3", &alice).await.expect(201);

    // Signing in takes no key: each has its own session.
    let credentials = json!({"username": "root", "password": PASSWORD});
    let one = post(&admin, "/api/v1/session", "k-4", &credentials).await;
    let two = post(&admin, "/api/v1/session", "k-4", &credentials).await;
    let (one, two) = (one.expect(200).json(), two.expect(200).json());
    assert_ne!(one["csrf_token"], two["csrf_token"]);
    server.stopped().await;
}

#[tokio::test]
async fn after_a_restart_and_a_replay_the_answer_is_the_same() {
    let (server, admin) = TestServer::ready().await;
    let bergen = json!({"name": "Bergen"});
    let first = post(&admin, REGIONS, "k", &bergen).await.expect(201);
    let server = server.restarted().await;
    let again = post(&root(&server).await, REGIONS, "k", &bergen).await;
    assert_replays(&again, &first);
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    std::fs::remove_dir_all(folder.path().join("data/snapshots")).unwrap();
    let server = TestServer::on(folder, clock, &[]).await;
    let admin = root(&server).await;
    assert_replays(&post(&admin, REGIONS, "k", &bergen).await, &first);

    server.clock.advance(KEY_LIFE_MS - 1);
    let admin = root(&server).await;
    assert_replays(&post(&admin, REGIONS, "k", &bergen).await, &first);
    server.clock.advance(1);
    let new = post(&admin, REGIONS, "k", &bergen).await.expect(409);
    assert_eq!(
        new.code(),
        "region_exists",
        "a day later it is a new request"
    );
    assert_replays(&post(&admin, REGIONS, "k", &bergen).await, &new);
    server.stopped().await;
}

#[tokio::test]
async fn after_a_kill_the_answer_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let alice = json!({"name": "alice", "region": "Oslo", "password": "geheim"});
    let admin = server.sign_in().await;
    let first = post(&admin, USERS, "k", &alice).await.expect(201);
    server.kill();
    let server = ServerProcess::start(folder.path());
    let admin = server.sign_in().await;
    assert_replays(&post(&admin, USERS, "k", &alice).await, &first);
    assert_eq!(admin.read("/api/v1/users?search=alice").await["total"], 1);
    server.terminate();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_at_once_make_one_user() {
    let (server, admin) = TestServer::ready().await;
    let admin = Arc::new(admin);
    let alice = json!({"name": "alice", "region": "Oslo"});
    let requests: Vec<_> = (0..20)
        .map(|_| {
            let (admin, alice) = (Arc::clone(&admin), alice.clone());
            tokio::spawn(async move { post(&admin, USERS, "k", &alice).await.expect(201) })
        })
        .collect();
    let mut answers = Vec::new();
    for request in requests {
        answers.push(request.await.unwrap());
    }
    for answer in &answers {
        assert_eq!(said(answer), said(&answers[0]));
    }
    let first = answers.iter().filter(|answer| !is_replayed(answer));
    assert_eq!(first.count(), 1);
    let created = admin.read("/api/v1/events?kind=UserCreated").await;
    assert_eq!(created["total"], 2, "the user system, and alice");
    server.stopped().await;
}

/// Does what a server does that is lost before it has recorded its answer: executes the first
/// command of root's request.
async fn lost_after(folder: &std::path::Path, path: &str, body: &Value, first: Command) -> Receipt {
    let config = config_on(folder, &[]);
    let metrics = Metrics::new(&Default::default());
    let clock = Arc::new(ManualClock::new(START_MS));
    let store = Store::open(&config).unwrap();
    let running = store.start(&config, clock, metrics, vec![]).unwrap();
    let account = running.view.read().admins.by_name("root").unwrap().id;
    let body = body.to_string();
    let asked = Asked {
        method: "POST",
        path,
        query: "",
        body: body.as_bytes(),
    };
    let request = RequestKey::new(account, "k", asked);
    let order = Order {
        request: Some(RequestPart { request, part: 0 }),
        ..Order::new(Actor::Admin(account), first)
    };
    let receipt = running.engine.submit(order).await.unwrap();
    running.engine.stop();
    running.writer.join().unwrap();
    receipt
}

#[tokio::test]
async fn an_answer_lost_on_the_way_is_built_again() {
    let (server, _) = TestServer::ready().await;
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    let body = json!({"name": "Bergen"});
    let command = Command::CreateRegion {
        name: "Bergen".parse().unwrap(),
        settings: RegionSettings {
            networks: vec!["192.0.2.0/24".parse().unwrap()],
            onboarding: schemas::events::Onboarding::Approve,
            phone_credentials: schemas::events::PhoneCredentials::Verify,
            reachable: false,
            disconnect_after_seconds: 7500,
        },
        maintenance: None,
    };
    let receipt = lost_after(folder.path(), REGIONS, &body, command).await;
    let server = TestServer::on(folder, clock, &[]).await;
    let admin = root(&server).await;
    let built = post(&admin, REGIONS, "k", &body).await.expect(201);
    assert_eq!(position(&built), receipt.position.0);
    assert_eq!(built.json()["networks"], json!(["192.0.2.0/24"]));
    assert_replays(&post(&admin, REGIONS, "k", &body).await, &built);
    assert_eq!(admin.read(REGIONS).await["total"], 2);
    server.stopped().await;
}

#[tokio::test]
async fn another_request_under_a_key_that_was_lost_on_the_way_is_refused() {
    let (server, _) = TestServer::ready().await;
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    let body = json!({"reachable": true});
    let command = Command::ChangeRegion {
        name: "Oslo".parse().unwrap(),
        change: Box::new(RegionChange::default()),
    };
    lost_after(folder.path(), REGIONS, &body, command).await;
    let server = TestServer::on(folder, clock, &[]).await;
    let admin = root(&server).await;
    // Whether the handler would refuse it by itself or not.
    for body in [json!({"name": "Bergen"}), json!({"name": 7})] {
        let refused = post(&admin, REGIONS, "k", &body).await.expect(422);
        assert_eq!(refused.code(), "idempotency_key_reused", "{body}");
    }
    assert_eq!(admin.read(REGIONS).await["total"], 1);
    server.stopped().await;
}

#[tokio::test]
async fn a_token_is_shown_once() {
    let (server, admin) = TestServer::ready().await;
    let path = "/api/v1/tokens";
    let body = json!({"name": "nightly", "role": "administrator"});
    let made = post(&admin, path, "k", &body).await.expect(201);
    let token = made.json()["token"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        let spent = post(&admin, path, "k", &body).await.expect(409);
        assert_eq!(spent.code(), "idempotency_key_spent");
    }
    assert_eq!(admin.read(path).await["total"], 1);

    // The script and whoever made its token are one account.
    let bergen = json!({"name": "Bergen"});
    let first = post(&admin, REGIONS, "l", &bergen).await.expect(201);
    let script = Admin::anonymous(server.admin_address);
    let request = script.request("POST", REGIONS).bearer_auth(&token);
    let request = request.header("idempotency-key", "l");
    let request = request.header("content-type", "application/json");
    let again = request.body(bergen.to_string()).send().await.unwrap();
    assert_replays(&Answer::read(again).await, &first);
    server.stopped().await;
}

#[tokio::test]
async fn a_token_whose_answer_was_lost_is_not_shown() {
    let (server, _) = TestServer::ready().await;
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    let body = json!({"name": "nightly", "role": "monitor"});
    let command = Command::CreateToken {
        name: "nightly".to_owned(),
        role: schemas::events::Role::Monitor,
        expires_at: Timestamp(START_MS + 1_000_000),
        hash: ContentHash::of(b"the token that was lost"),
    };
    lost_after(folder.path(), "/api/v1/tokens", &body, command).await;
    let server = TestServer::on(folder, clock, &[]).await;
    let admin = root(&server).await;
    let spent = post(&admin, "/api/v1/tokens", "k", &body).await.expect(409);
    assert_eq!(spent.code(), "idempotency_key_spent");
    assert!(!spent.text.contains("rollcall_"), "{}", spent.text);
    assert_eq!(admin.read("/api/v1/tokens").await["total"], 1);
    server.stopped().await;
}

#[tokio::test]
async fn an_approval_in_parts_goes_on_where_it_was_lost() {
    let (server, _) = TestServer::ready().await;
    let macs: Vec<String> = (0..150).map(|n| format!("00908f{n:06x}")).collect();
    for mac in &macs {
        server.phone(mac).report("started", "").await.expect(200);
    }
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    let body = json!({"macs": macs, "region": "Oslo", "user_name": "alice"});
    let command = ApprovePhones {
        macs: macs[..100].iter().map(|mac| mac.parse().unwrap()).collect(),
        region: "Oslo".parse().unwrap(),
        user_name: Some("alice".to_owned()),
        display_name: None,
        password: None,
    };
    let command = Command::ApprovePhones(Box::new(command));
    lost_after(folder.path(), APPROVE, &body, command).await;
    let server = TestServer::on(folder, clock, &[]).await;
    let admin = root(&server).await;
    let first = post(&admin, APPROVE, "k", &body).await.expect(200);
    assert_eq!(first.json()["approved"].as_array().unwrap().len(), 150);
    assert_replays(&post(&admin, APPROVE, "k", &body).await, &first);
    for (kind, total) in [
        ("PhoneApproved", 150),
        ("CommandQueued", 150),
        ("UserCreated", 2),
        ("RequestExecuted", 2),
        ("RequestAnswered", 1),
    ] {
        let found = admin.read(&format!("/api/v1/events?kind={kind}")).await;
        assert_eq!(found["total"], total, "{kind}");
    }
    server.stopped().await;
}
