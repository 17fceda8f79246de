//! `serve`, `demo` and `simulate`: how they begin and end. What servers do meanwhile is for the
//! other rooms.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};

use serde_json::{Value, json};

use super::{data, read_until, set_up_directory, stderr, stdout, succeed, terminate};
use crate::support::Admin;
use crate::support::process::{ServerProcess, rollcall, run};

/// The arguments of a server on free ports.
fn serve<'a>(data: &'a str, ready: &'a str) -> [&'a str; 9] {
    let ports = [
        "--admin-listen",
        "127.0.0.1:0",
        "--phone-listen",
        "0.0.0.0:0",
    ];
    let [admin, one, phones, other] = ports;
    [
        "serve",
        "--data",
        data,
        "--ready-file",
        ready,
        admin,
        one,
        phones,
        other,
    ]
}

fn spawn(arguments: &[&str]) -> Child {
    let mut command = rollcall(arguments);
    let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

#[tokio::test]
async fn the_greeting_leads_through_setup() {
    let folder = tempfile::tempdir().unwrap();
    let ready = folder.path().join("ready.json");
    let data = data(&folder);
    let mut server = spawn(&serve(&data, ready.to_str().unwrap()));
    let lines = read_until(&mut BufReader::new(server.stdout.take().unwrap()), "-d '{");
    let token = fs::read_to_string(Path::new(&data).join("setup-token")).unwrap();
    assert!(lines.iter().any(|line| line == token.trim()), "{lines:#?}");

    let body = lines.last().unwrap().trim();
    let body = body.trim_start_matches("-d '").trim_end_matches('\'');
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["token"], token.trim());
    let admin = lines[0].trim_start_matches("admin").trim();
    let admin = admin.trim_start_matches("http://").parse().unwrap();
    let password = body["password"].as_str().unwrap().to_owned();
    let answer = Admin::anonymous(admin).post("/api/v1/setup", body).await;
    assert!(answer.status < 300, "{}", answer.text);
    Admin::signed_in(admin, "admin", &password).await;
    assert_eq!(terminate(server), Some(0));
}

#[tokio::test]
async fn the_ready_file_is_there_while_the_server_accepts() {
    let folder = set_up_directory().await;
    let ready = folder.path().join("ready.json");
    fs::remove_file(&ready).unwrap_or_default();
    let data = data(&folder);
    let mut server = spawn(&serve(&data, ready.to_str().unwrap()));
    let written = wait_for(&ready, &mut server);
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["pid"], server.id());
    let admin = written["admin"]
        .as_str()
        .unwrap()
        .trim_start_matches("http://");
    let alive = Admin::anonymous(admin.parse().unwrap()).get("/livez").await;
    assert_eq!(alive.status, 200);
    let phones = written["phones"][0].as_str().unwrap();
    assert!(phones.starts_with("http://127.0.0.1:"), "{phones}");

    let output = server.stdout.take().unwrap();
    assert_eq!(terminate(server), Some(0));
    assert!(!ready.exists(), "a server that has ended is not ready");
    let greeting: Vec<_> = BufReader::new(output).lines().map(Result::unwrap).collect();
    assert_eq!(
        greeting.len(),
        2,
        "set up: no token, no guide: {greeting:#?}"
    );
}

/// The file's content, once it is there: another process can only be watched, not awaited.
fn wait_for(file: &Path, server: &mut Child) -> String {
    loop {
        if let Ok(text) = fs::read_to_string(file) {
            return text;
        }
        let ended = server.try_wait().expect("a child can be asked");
        assert_eq!(ended, None, "the server ended instead of accepting");
        std::thread::yield_now();
    }
}

#[test]
fn a_server_that_cannot_start_leaves_no_ready_file() {
    let folder = tempfile::tempdir().unwrap();
    let ready = folder.path().join("ready.json");
    fs::write(&ready, "left by an earlier server").unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = data(&folder);
    let arguments = ["serve", "--data", &data, "--admin-listen", &address];
    let output = rollcall(&arguments)
        .arg("--ready-file")
        .arg(&ready)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains(&format!("cannot listen on {address}")),
        "{output:?}"
    );
    assert!(!ready.exists());
}

#[tokio::test]
async fn simulated_phones_end_with_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let url = format!("http://{}", server.phones);
    let arguments = [
        "simulate",
        "--server",
        &url,
        "--phones",
        "20",
        "--duration",
        "1",
        "--rate",
        "inf",
        "--no-files",
        "--sign-in",
        "at-once",
        "--seed",
        "7",
    ];
    let summary: Value = serde_json::from_str(&succeed(&arguments)).unwrap();
    assert_eq!(
        (&summary["phones"], &summary["seed"]),
        (&json!(20), &json!(7))
    );
    assert!(summary["requests"].as_u64().unwrap() >= 20, "{summary}");
    assert_eq!(summary["errors"], 0);
    assert_eq!(server.terminate(), Some(0));
}

/// Phones that live through this for three seconds, which are an hour and a half to them.
fn lived_through(url: &str, scenario: &str, first_mac: &str) -> Value {
    let mut arguments = vec!["simulate", "--server", url, "--phones", "12"];
    arguments.extend(["--scenario", scenario, "--first-mac", first_mac]);
    arguments.extend(["--duration", "3", "--time-scale", "2000"]);
    arguments.extend(["--mishaps", "0", "--sign-in", "at-once"]);
    arguments.extend(["--region", "Oslo"]);
    serde_json::from_str(&succeed(&arguments)).unwrap()
}

#[tokio::test]
async fn phones_live_through_every_scenario_on_a_real_server() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let change = json!({"onboarding": "automatic"});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);
    let url = format!("http://{}", server.phones);
    let scenarios = ["steady", "boot-storm", "outage", "alarm-burst", "nat"];
    let running = scenarios.into_iter().enumerate().map(|(number, scenario)| {
        let (url, mac) = (url.clone(), format!("00908f0{number}0000"));
        std::thread::spawn(move || lived_through(&url, scenario, &mac))
    });
    for (running, scenario) in running.collect::<Vec<_>>().into_iter().zip(scenarios) {
        let summary = running.join().unwrap();
        let of = |pointer: &str| summary.pointer(pointer).and_then(Value::as_u64);
        assert_eq!(of("/errors"), Some(0), "{scenario}: {summary}");
        assert_eq!(of("/lost_reports"), Some(0), "{scenario}: {summary}");
        let boots = of("/by_kind/boot_file/requests").unwrap();
        let alarms = of("/alarms_raised").unwrap();
        assert_eq!(boots > 12, scenario == "outage", "{scenario}: {summary}");
        assert_eq!(
            alarms > 0,
            scenario == "alarm-burst",
            "{scenario}: {summary}"
        );
    }
    let dashboard = admin.read("/api/v1/dashboard").await;
    assert_eq!(dashboard["devices"]["total"], 60, "{dashboard}");
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn phones_that_nobody_answers_are_a_failure_with_a_summary() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let arguments = [
        "simulate",
        "--server",
        &url,
        "--phones",
        "3",
        "--scenario",
        "boot-storm",
        "--duration",
        "1",
    ];
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let summary: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(summary["errors"].as_u64().unwrap() > 0, "{summary}");
    assert!(
        stderr(&output).contains("got no answer"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_demo_lives_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut demo = rollcall(&[
        "demo",
        "--phones",
        "20",
        "--admin-listen",
        "127.0.0.1:0",
        "--phone-listen",
        "127.0.0.1:0",
        "--time-scale",
        "600",
    ])
    .env("TMPDIR", folder.path())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    let mut figures = BufReader::new(demo.stderr.take().unwrap());
    let mut output = demo.stdout.take().unwrap();
    read_until(&mut figures, "registered 20 ");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(terminate(demo), Some(0));
    let mut shown = String::new();
    output.read_to_string(&mut shown).unwrap();
    let words: Vec<_> = shown.split_whitespace().collect();
    assert_eq!(words.len(), 8, "{shown}");
    assert_eq!(
        (words[0], words[2], words[4], words[6]),
        ("admin", "phones", "account", "password")
    );
    read_until(&mut figures, "0 got no answer");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "the data is gone"
    );
}
