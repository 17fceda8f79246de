//! The OpenAPI document, held against a running server: schemathesis sends generated requests to
//! every route, such that fit the document and such that do not, and compares the answers with it.
//!
//! Guarantees that every documented route is driven but those that `contract.toml` leaves out with
//! a reason. `ops/setup.sh` installs the program. Does not test what answers mean.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::{Value, json};

use crate::support::{Admin, PASSWORD, TestServer, process::run};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn generated_requests_are_answered_as_the_document_says() {
    let (server, admin) = TestServer::ready().await;
    populate(&server, &admin).await;
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.json");
    let mut schemathesis = schemathesis();
    schemathesis
        .arg("run")
        .arg(format!("http://{}/api/openapi.json", server.admin_address))
        .arg("--report-json-path")
        .arg(&report)
        .current_dir(folder.path());
    for (name, value) in [
        ("Cookie", &admin.cookie),
        ("X-CSRF-Token", &admin.csrf_token),
    ] {
        let value = value.as_deref().expect("the client is signed in");
        schemathesis.arg("--header").arg(format!("{name}: {value}"));
    }
    let output: Output = tokio::task::spawn_blocking(move || schemathesis.output())
        .await
        .unwrap()
        .expect("schemathesis runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    server.stopped().await;
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
        .arg("--config-file")
        .arg(root.join("tests/contract.toml"))
        .arg("--no-color");
    command
}

/// Something of everything, under the names that the document has as examples.
async fn populate(server: &TestServer, admin: &Admin) {
    let phones = ["00908f484cf0", "00908f484cf1", "00908f484cf2"].map(|mac| server.phone(mac));
    for phone in &phones {
        phone.report("started", "").await.expect(200);
    }
    admin
        .approve(&["00908f484cf0", "00908f484cf1"], Some("alice"))
        .await
        .expect(200);
    phones[0].report("registered", "alice").await.expect(200);
    phones[0].fetch().await.expect(200);
    phones[0]
        .alert("IPPHONE REGISTRATION FAILURE", "5")
        .await
        .expect(200);
    let account = json!({"name": "olga", "role": "operator", "password": PASSWORD});
    admin.post("/api/v1/admins", account).await.expect(201);
    admin
        .post("/api/v1/regions", json!({"name": "Bergen"}))
        .await
        .expect(201);
    let alarms: Value = admin.read("/api/v1/alarms").await;
    assert_eq!(alarms["total"], 1);
}
