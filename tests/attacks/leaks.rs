//! What must not get out: T29 secrets, wherever the server writes or answers; T28 lines of the log
//! that somebody else has written.

use std::{
    path::Path,
    process::{Command, Output},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{admin_routes, files_below, raw};
use crate::support::{Admin, TestPhone, process::ServerProcess, process::rollcall};

const MAC: &str = "00908f000001";
const ADMIN_PASSWORD: &str = "canary-admin-passphrase";
const SYSTEM_PASSWORD: &str = "canary-system";
const SIP_PASSWORD: &str = "canary-sip-password";
const WRONG_PASSWORD: &str = "canary-wrong-password";
const SITE_KEY: &str = "canary0123456789canary0123456789";

/// A text that would begin a line of its own, look like one of the log, and steer a terminal.
const FORGED: &str = "x\r\n{\"level\":\"INFO\",\"forged\":1}\r\n2026-01-01T00:00:00Z  INFO forged\
    \u{1b}[2J\u{2028}\u{85}\0";

/// As much of it as fits in every field.
const SHORT_FORGED: &str = "x\r\n{\"level\":\"INFO\",\"forged\":1}\r\n\u{1b}[2J\u{2028}\0";

/// The program with these settings, its output in files.
fn logging(folder: &Path, format: &str) -> impl Fn(&[&str]) -> Command {
    let (folder, format) = (folder.display().to_string(), format.to_owned());
    move |arguments| {
        let program = rollcall(arguments);
        let script = format!(
            "export ROLLCALL_LOG_LEVEL=trace ROLLCALL_LOG_FORMAT={format}\n\
             exec \"$@\" >'{folder}/stdout' 2>'{folder}/stderr'"
        );
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, "sh"]);
        shell.arg(program.get_program()).args(program.get_args());
        shell
    }
}

/// Everything that was answered to somebody who may read, and every secret that there was.
struct Harvest {
    answers: String,
    secrets: Vec<String>,
}

async fn set_up(server: &ServerProcess, folder: &Path) -> String {
    let token = std::fs::read_to_string(folder.join("data/setup-token")).unwrap();
    let token = token.trim().to_owned();
    let anybody = Admin::anonymous(server.admin);
    let mut body = json!({
        "token": WRONG_PASSWORD, "username": "root", "password": ADMIN_PASSWORD,
        "public_url": "http://10.1.1.5",
        "region": {"name": "Oslo", "networks": ["127.0.0.0/24"]},
        "system_user": {"password": SYSTEM_PASSWORD},
    });
    anybody
        .post("/api/v1/setup", body.clone())
        .await
        .expect(403);
    body["token"] = json!(token);
    anybody.post("/api/v1/setup", body).await.expect(201);
    token
}

/// Phones that say what they like, with right credentials and wrong ones.
async fn phones_speak(server: &ServerProcess, admin: &Admin) {
    let phone = TestPhone::new(server.phones, MAC, "127.0.0.5");
    let mut body = phone.body("registered", "");
    body["emsUserPassword"] = json!(SYSTEM_PASSWORD);
    phone.keep_alive(body.to_string()).await.expect(200);
    let approval = json!({"macs": [MAC], "region": "Oslo", "user_name": "alice",
        "password": SIP_PASSWORD});
    admin
        .post("/api/v1/devices/approve", approval)
        .await
        .expect(200);
    phone.keep_alive(body.to_string()).await.expect(200);
    phone.fetch().await.expect(200);
    for field in [
        "userAgent",
        "location",
        "model",
        "userName",
        "sessionId",
        "status",
        "other",
    ] {
        for forged in [FORGED, SHORT_FORGED] {
            let mut hostile = body.clone();
            hostile[field] = json!(forged);
            phone.keep_alive(hostile.to_string()).await;
        }
    }
    for (from, password) in [
        ("127.0.0.5", WRONG_PASSWORD),
        ("127.0.9.9", SYSTEM_PASSWORD),
    ] {
        let stranger = TestPhone::new(server.phones, MAC, from);
        let mut refused = body.clone();
        refused["emsUserPassword"] = json!(password);
        refused["sessionId"] = json!(SHORT_FORGED);
        stranger.keep_alive(refused.to_string()).await.expect(403);
        let broken = format!("{{\"emsUserPassword\":\"{password}\" {FORGED}");
        stranger.keep_alive(broken).await.expect(400);
    }
    let alert = json!({"emsUserName": "system", "emsUserPassword": SYSTEM_PASSWORD, "alerts": [
        {"uniqueId": SHORT_FORGED, "name": FORGED, "description": FORGED, "severity": "5",
            "source": format!("IPPhone/{MAC}"), "additionalInfo1": FORGED}]});
    phone
        .post("/rest/v1/ipphoneMgrAlert/alert", alert.to_string())
        .await
        .expect(200);
    let basic = |pair: &str| format!("Authorization: Basic {}", STANDARD.encode(pair));
    for (from, target, header) in [
        (
            "127.0.0.5",
            "/configfiles/00908f000001.cfg",
            basic(&format!("alice:{SIP_PASSWORD}")),
        ),
        (
            "127.0.9.9",
            "/configfiles/00908f000001.cfg",
            basic(&format!("alice:{WRONG_PASSWORD}")),
        ),
        (
            "127.0.9.9",
            &format!("/p/{SITE_KEY}/configfiles/00908f000001.cfg"),
            String::new(),
        ),
        (
            "127.0.9.9",
            "/configfiles/%0d%0a%7b%22forged%22:1%7d.cfg",
            "X-Odd: \u{1b}[2J".into(),
        ),
        (
            "127.0.9.9",
            "/ipp/region/Oslo/00908f000002.cfg",
            format!("User-Agent: {ADMIN_PASSWORD}"),
        ),
    ] {
        super::get(server.phones, from, target, &[&header]).await;
    }
}

/// An administrator who errs in every way.
async fn administrators_err(server: &ServerProcess, admin: &Admin) {
    let anybody = Admin::anonymous(server.admin);
    let body = json!({"username": FORGED, "password": WRONG_PASSWORD});
    anybody.post("/api/v1/session", body).await;
    let body = json!({"username": "root", "password": WRONG_PASSWORD});
    anybody.post("/api/v1/session", body).await.expect(401);
    let user = json!({"name": FORGED, "region": "Oslo", "password": SIP_PASSWORD});
    admin.post("/api/v1/users", user).await.expect(422);
    let user = json!({"name": "carol", "region": "Oslo", "password": SIP_PASSWORD,
        SIP_PASSWORD: 1});
    admin.post("/api/v1/users", user).await.expect(422);
    let broken = admin.request("POST", "/api/v1/users");
    let broken = broken.header("content-type", "application/json");
    let broken = broken.body(format!("{{\"password\": \"{SIP_PASSWORD}\", {FORGED}"));
    assert_eq!(broken.send().await.unwrap().status(), 400);
    let hostile = b"GET /api/v1/devices?search=%0d%0aforged HTTP/1.1\r\nHost: a\r\n\
        X-Forwarded-For: \x1b[2J\r\nConnection: close\r\n\r\n";
    raw(server.admin, "127.0.0.1", hostile).await;
}

/// All that somebody sees who may only read.
async fn read_everything(admin: &Admin) -> String {
    let mut answers = String::new();
    for (method, route) in admin_routes(admin).await {
        if method != "GET" || route.ends_with("/stream") {
            continue;
        }
        let owner = if route.contains("/users/") {
            "alice"
        } else {
            "Oslo"
        };
        let path = route
            .replace("{mac}", MAC)
            .replace("{name}", owner)
            .replace("{id}", "1");
        let answer = admin.get(&path).await;
        answers += &format!("{path}: {answer:?}\n");
    }
    let events = admin.get("/api/v1/events?limit=1000").await.expect(200);
    answers + &events.text
}

/// A busy day of a server on this folder, with a log of this form; stopped at its end.
async fn busy_day(folder: &Path, format: &str) -> Harvest {
    let server = ServerProcess::start_with(folder, logging(folder, format));
    let token = set_up(&server, folder).await;
    let admin = Admin::signed_in(server.admin, "root", ADMIN_PASSWORD).await;
    let monitor = json!({"name": "monitor", "password": ADMIN_PASSWORD, "role": "monitor"});
    admin.post("/api/v1/admins", monitor).await.expect(201);
    phones_speak(&server, &admin).await;
    administrators_err(&server, &admin).await;
    let monitor = Admin::signed_in(server.admin, "monitor", ADMIN_PASSWORD).await;
    let answers = read_everything(&monitor).await;
    let mut secrets: Vec<String> = [
        ADMIN_PASSWORD,
        SYSTEM_PASSWORD,
        SIP_PASSWORD,
        WRONG_PASSWORD,
        SITE_KEY,
        &token,
        &STANDARD.encode(format!("alice:{SIP_PASSWORD}")),
        &STANDARD.encode(format!("alice:{WRONG_PASSWORD}")),
    ]
    .map(str::to_owned)
    .into();
    for cookie in [&admin.cookie, &monitor.cookie].into_iter().flatten() {
        let (_, value) = cookie.split_once('=').unwrap();
        secrets.push(value.to_owned());
    }
    secrets.extend(admin.csrf_token.clone());
    assert_eq!(server.terminate(), Some(0));
    Harvest { answers, secrets }
}

/// Which secrets stand in these bytes, as they are.
fn found_in(bytes: &[u8], secrets: &[String]) -> Vec<String> {
    let stands = |secret: &&String| {
        let mut windows = bytes.windows(secret.len());
        windows.any(|window| window == secret.as_bytes())
    };
    secrets.iter().filter(stands).cloned().collect()
}

fn check_nothing_leaks(folder: &Path, harvest: &Harvest) {
    let secrets = &harvest.secrets;
    assert_eq!(
        found_in(harvest.answers.as_bytes(), secrets),
        Vec::<String>::new()
    );
    assert!(
        harvest.answers.contains("\"alice\""),
        "what may be read is read"
    );
    let data = folder.join("data");
    assert!(!data.join("setup-token").exists(), "used, and gone");
    let mut files = files_below(&data);
    files.retain(|file| !file.starts_with(data.join("keyring")));
    assert!(files.len() > 5, "{files:?}");
    files.push(folder.join("stderr"));
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        assert_eq!(
            found_in(&bytes, secrets),
            Vec::<String>::new(),
            "{}",
            file.display()
        );
    }
    // The one-time token is printed when the server starts; nothing else is.
    let printed = std::fs::read(folder.join("stdout")).unwrap();
    let token = &secrets[5..6];
    assert_eq!(found_in(&printed, secrets), token);
}

#[tokio::test]
async fn t28_t29_a_log_of_json_has_a_line_an_event_and_no_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let harvest = busy_day(folder.path(), "json").await;
    check_nothing_leaks(folder.path(), &harvest);
    let log = std::fs::read_to_string(folder.path().join("stderr")).unwrap();
    let mut lines = 0;
    for line in log.split('\n').filter(|line| !line.is_empty()) {
        let object: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line:?}"));
        assert!(
            object["timestamp"].is_string() && object["target"].is_string(),
            "{line}"
        );
        assert_eq!(object.get("forged"), None, "{line}");
        lines += 1;
    }
    assert!(lines > 0, "at level trace something is logged");
}

#[tokio::test]
async fn t28_t29_a_log_for_people_has_a_line_an_event_and_no_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let harvest = busy_day(folder.path(), "pretty").await;
    check_nothing_leaks(folder.path(), &harvest);
    let log = std::fs::read_to_string(folder.path().join("stderr")).unwrap();
    assert!(!log.is_empty(), "at level trace something is logged");
    for line in log.split('\n').filter(|line| !line.is_empty()) {
        assert!(
            !line.contains(|c: char| c.is_control() || c == '\u{2028}'),
            "{line:?}"
        );
        let level = line.split_whitespace().nth(1).unwrap_or_default();
        let levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"];
        assert!(levels.contains(&level), "{line:?}");
        assert!(!line.starts_with("2026-01-01T00:00:00Z"), "{line:?}");
    }
}

#[tokio::test]
async fn t29_exports_tell_no_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let harvest = busy_day(folder.path(), "json").await;
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let run = |arguments: &[&str]| -> Output { rollcall(arguments).output().unwrap() };
    for arguments in [
        &["audit", "log", "--data", data][..],
        &["audit", "verify", "--data", data],
        &["audit", "export", "--data", data],
        &["audit", "state", "--data", data],
        &["audit", "state", "--device", MAC, "--data", data],
        &[
            "audit", "state", "--user", "alice", "--json", "--data", data,
        ],
        &[
            "audit", "show", "1", "--ahead", "1000", "--json", "--data", data,
        ],
        &["audit", "replay", "--data", data],
        &["admin", "list", "--data", data],
        &["check-config", "--data", data],
    ] {
        let output = run(arguments);
        let secrets = &harvest.secrets;
        assert_eq!(
            found_in(&output.stdout, secrets),
            Vec::<String>::new(),
            "{arguments:?}"
        );
        assert_eq!(
            found_in(&output.stderr, secrets),
            Vec::<String>::new(),
            "{arguments:?}"
        );
        assert!(!output.stdout.is_empty(), "{arguments:?}: {output:?}");
    }
}
