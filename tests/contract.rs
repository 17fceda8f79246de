//! The OpenAPI document, held against a running server: schemathesis sends generated requests to
//! every route, such that fit the document and such that do not, and compares the answers with it.
//!
//! Guarantees that every documented route is driven but those that `contract.toml` leaves out with
//! a reason; `contract.py` gives requests keys of their own. `ops/setup.sh` installs the program.
//! Does not test what answers mean.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use crate::{
    jobs::wait_for,
    support::{Admin, PASSWORD, TestServer, process::run},
};

/// `ROLLCALL_BLESS=1` writes the document that client generators read.
#[tokio::test]
async fn the_document_is_one_wherever_it_is_asked_for() {
    let (server, _) = TestServer::ready().await;
    let nobody = Admin::anonymous(server.admin_address);
    let served = nobody.get("/api/openapi.json").await.expect(200).text;
    let printed = run(&["openapi"]);
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), served);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/openapi.json");
    if std::env::var_os("ROLLCALL_BLESS").is_some() {
        std::fs::write(&path, &served).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == served,
        "schemas/openapi.json is stale: ROLLCALL_BLESS=1 cargo nextest run document_is_one"
    );
    for path in ["/api/openapi.json", "/api/docs"] {
        let phones = Admin::anonymous(server.phone_address);
        phones.get(path).await.expect(404);
    }
    server.stopped().await;
}

#[tokio::test]
async fn generated_requests_are_answered_as_the_document_says() {
    let (server, admin) = TestServer::ready().await;
    let alarm_id = populate(&server, &admin).await;
    let script = token(&admin).await;
    let spare = token(&admin).await;
    let text = |value: &Value| value.as_str().expect("a token is a text").to_owned();
    let folder = tempfile::tempdir().unwrap();
    let mut schemathesis = schemathesis();
    schemathesis
        .arg("run")
        .arg(format!("http://{}/api/openapi.json", server.admin_address))
        .env("ALARM_ID", alarm_id)
        .env("JOB_ID", reset_passwords(&admin).await)
        .env("JOB_TO_COME_ID", job_to_come(&admin).await)
        .env("TOKEN", text(&script["token"]))
        .env("TOKEN_ID", spare["id"].to_string())
        .current_dir(folder.path());
    // Whoever signs out is signed in by a session of its own.
    let leaving = Admin::signed_in(server.admin_address, "root", PASSWORD).await;
    for (name, client) in [("ROOT", &admin), ("LEAVING", &leaving)] {
        let known = |value: &Option<String>| value.clone().expect("the client is signed in");
        schemathesis
            .env(format!("{name}_COOKIE"), known(&client.cookie))
            .env(format!("{name}_CSRF_TOKEN"), known(&client.csrf_token));
    }
    let before = successes(&admin).await;
    let output = tokio::task::spawn_blocking(move || schemathesis.output());
    let output = output.await.unwrap().expect("schemathesis runs");
    let after = successes(&admin).await;
    let mut unreached = documented(&admin.read("/api/openapi.json").await);
    unreached.retain(|operation| before.get(operation) == after.get(operation));
    server.stopped().await;
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{wrong}");
    assert_eq!(
        unreached, NEVER_SUCCESSFUL,
        "no generated request to these was answered with 2xx:\n{said}"
    );
}

/// What no generated request can bring about: setup was done, passwords are not guessed, and no
/// directory answers. These are driven all the same, and refuse as the document says. The stream is
/// not: `contract.toml` says why.
const NEVER_SUCCESSFUL: [&str; 5] = [
    "GET /api/v1/events/stream",
    "POST /api/v1/session",
    "POST /api/v1/session/password",
    "POST /api/v1/settings/ldap/test",
    "POST /api/v1/setup",
];

/// `METHOD path` of every operation, in order.
fn documented(document: &Value) -> Vec<String> {
    let paths = document["paths"]
        .as_object()
        .expect("the document has paths");
    let mut operations: Vec<String> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("a path has methods");
            methods
                .keys()
                .map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    operations.sort();
    operations
}

/// How many requests the server has answered with 2xx, by `METHOD path`, as its metrics say.
async fn successes(admin: &Admin) -> BTreeMap<String, u64> {
    let metrics = admin.get("/metrics").await.expect(200).text;
    let mut counts = BTreeMap::new();
    for line in metrics.lines() {
        let Some(series) = line.strip_prefix("rollcall_http_request_seconds_count{") else {
            continue;
        };
        let (labels, count) = series.split_once("} ").expect("a series has a value");
        let label = |name: &str| {
            let (_, value) = labels
                .split_once(&format!("{name}=\""))
                .expect("has this label");
            value.split('"').next().unwrap_or_default()
        };
        if label("listener") == "admin" && label("status").starts_with('2') {
            let operation = format!("{} {}", label("method"), label("route"));
            *counts.entry(operation).or_default() += count.parse::<u64>().expect("a count");
        }
    }
    counts
}

/// The program that `ops/setup.sh` installs.
fn schemathesis() -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program: PathBuf = root.join("target/schemathesis/bin/schemathesis");
    assert!(
        program.exists(),
        "{} is missing: run make setup",
        program.display()
    );
    let mut command = Command::new(program);
    command
        .env("SCHEMATHESIS_HOOKS", root.join("tests/contract.py"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .arg("--config-file")
        .arg(root.join("tests/contract.toml"))
        .arg("--no-color");
    command
}

/// Something of everything, under the names that the document has as examples; the id of an alarm.
async fn populate(server: &TestServer, admin: &Admin) -> String {
    let macs = [
        "00908f484cf0",
        "00908f484cf1",
        "00908f484cf2",
        "00908f484cf3",
    ];
    let phones = macs.map(|mac| server.phone(mac));
    for phone in &phones {
        phone.report("started", "").await.expect(200);
    }
    let known = ["00908f484cf0", "00908f484cf1"];
    admin.approve(&known, Some("alice")).await.expect(200);
    phones[0].report("registered", "alice").await.expect(200);
    phones[0].fetch().await.expect(200);
    let alert = phones[1].alert("IPPHONE REGISTRATION FAILURE", "5").await;
    alert.expect(200);
    for name in ["olga", "otto"] {
        let account = json!({"name": name, "role": "operator", "password": PASSWORD});
        admin.post("/api/v1/admins", account).await.expect(201);
    }
    for name in ["carol", "dora", "emma"] {
        let user = json!({"name": name, "region": "Oslo"});
        admin.post("/api/v1/users", user).await.expect(201);
    }
    for (name, mac) in [("dora", "484cf7"), ("emma", "484cf9")] {
        let path = format!("/api/v1/users/{name}/devices");
        let phone = json!({"mac": mac, "model": "430HD"});
        admin.post(&path, phone).await.expect(201);
    }
    let region = json!({"name": "Bergen"});
    admin.post("/api/v1/regions", region).await.expect(201);
    for (place, name) in [("model/430HD", "SipDigitMap"), ("system", "MwiVmNumber")] {
        let path = format!("/api/v1/placeholders/{place}");
        let value = json!({"name": name, "value": "7"});
        admin.post(&path, value).await.expect(201);
    }
    for parameter in ["gate", "door", "exit"] {
        let path = format!("/api/v1/overrides/region/Oslo/{parameter}");
        admin.put(&path, json!({"value": "7"})).await.expect(200);
    }
    let path = "/api/v1/config-files/directory.csv";
    let sent = admin.put_text(path, "Anna,7001\n").await;
    sent.expect(201);
    let template = json!({"name": "Lobby", "model": "440HD", "description": "In the lobby"});
    admin.post("/api/v1/templates", template).await.expect(201);
    let row = json!({"model": "440HD", "template": "AudioCodes_440HD"});
    let row = admin.post("/api/v1/template-mapping", row).await;
    row.expect(201);
    let alarms = admin.read("/api/v1/alarms").await;
    let id = alarms["items"][0]["id"].as_str();
    id.expect("the alarm is active").to_owned()
}

/// A job that has given a user another password; its number.
async fn reset_passwords(admin: &Admin) -> String {
    let action = json!({"action": "reset_password", "targets": {"users": ["dora"]}});
    let started = admin.post("/api/v1/actions", action).await;
    let job = started.expect(202).json()["job"]["id"].clone();
    wait_for(admin, &job, |job| job["state"] == "done").await;
    job.to_string()
}

/// A job that does not end meanwhile; its number.
async fn job_to_come(admin: &Admin) -> String {
    let action = json!({"action": "restart", "targets": {"macs": ["00908f484cf0"]},
        "options": {"start_at": "2099-01-01T00:00:00Z"}});
    let started = admin.post("/api/v1/actions", action).await;
    started.expect(202).json()["job"]["id"].to_string()
}

/// A new token of the account, as the answer shows it once.
async fn token(admin: &Admin) -> Value {
    let body = json!({"name": "contract", "role": "supervisor"});
    let answer = admin.post("/api/v1/tokens", body).await;
    answer.expect(201).json()
}
