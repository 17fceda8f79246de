//! The command line, seen from outside: the real program on temporary directories.
//!
//! Statuses, what is on stdout and what on stderr, and that secrets are on neither. How servers
//! behave once they run is for the other rooms.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Output, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::process::{ServerProcess, rollcall, run};
use crate::support::{Admin, PASSWORD};

const NEW_PASSWORD: &str = "tulip-42-anchor";

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("stdout is text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("stderr is text")
}

/// What a command that must succeed prints.
#[track_caller]
fn succeed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        stderr(&output)
    );
    stdout(&output)
}

/// What a command that must fail so says of it.
#[track_caller]
fn fail(arguments: &[&str], status: i32) -> String {
    let output = run(arguments);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn run_with_stdin(arguments: &[&str], input: &str) -> Output {
    let mut command = assert_cmd::Command::from_std(rollcall(arguments));
    command
        .write_stdin(input)
        .output()
        .expect("the program runs")
}

fn terminate(mut child: Child) -> Option<i32> {
    let process = Pid::from_child(&child);
    kill_process(process, Signal::TERM).expect("the program runs");
    child.wait().expect("the program ends").code()
}

/// Reads lines until one holds `wanted`; all that were read.
fn read_until(lines: &mut impl std::io::BufRead, wanted: &str) -> Vec<String> {
    let mut read = Vec::new();
    loop {
        let mut line = String::new();
        let length = lines.read_line(&mut line).expect("lines of text");
        assert_ne!(length, 0, "it ended without saying {wanted:?}: {read:#?}");
        let is_found = line.contains(wanted);
        read.push(line.trim_end().to_owned());
        if is_found {
            return read;
        }
    }
}

fn data(folder: &TempDir) -> String {
    folder.path().join("data").to_str().unwrap().to_owned()
}

/// A data directory that was set up, without a server on it.
async fn set_up_directory() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    server.sign_in().await;
    assert_eq!(server.terminate(), Some(0));
    folder
}

#[test]
fn wrong_usage_is_2_and_failure_is_1() {
    for arguments in [
        &[][..],
        &["nonsense"],
        &["serve", "--nonsense"],
        &["serve", "--admin-listen", "nonsense"],
        &[
            "simulate",
            "--server",
            "http://127.0.0.1:9",
            "--phones",
            "0",
        ],
        &[
            "simulate",
            "--server",
            "https://127.0.0.1:9",
            "--phones",
            "1",
        ],
        &[
            "simulate",
            "--server",
            "http://127.0.0.1:9",
            "--phones",
            "1",
            "--scenario",
            "flood",
        ],
        &[
            "simulate",
            "--server",
            "http://127.0.0.1:9",
            "--phones",
            "1",
            "--password",
            "x",
        ],
        &["admin", "add", "alice", "--role", "emperor", "--generate"],
        &[
            "admin",
            "add",
            "alice",
            "--role",
            "monitor",
            "--generate",
            "--password-stdin",
        ],
        &["audit", "log", "--kind", "PhoneAproved"],
        &["audit", "log", "--subject", "planet:mars"],
        &["completions", "nonsense"],
    ] {
        assert!(!fail(arguments, 2).is_empty(), "{arguments:?}");
    }
    let said = fail(&["audit", "verify", "--data", "/nonexistent"], 1);
    assert_eq!(
        said,
        "error: there is no data directory /nonexistent: name it with --data\n"
    );
    let said = fail(&["audit", "log", "--kind", "PhoneAproved"], 2);
    assert!(said.contains("did you mean PhoneApproved?"), "{said}");
}

#[test]
fn a_directory_that_is_none_is_not_made_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    for arguments in [
        &["audit", "log", "--data", path][..],
        &["audit", "verify", "--data", path],
        &["audit", "export", "--data", path],
        &["admin", "list", "--data", path],
        &[
            "admin",
            "reset-password",
            "alice",
            "--generate",
            "--data",
            path,
        ],
    ] {
        let said = fail(arguments, 1);
        assert!(said.contains("--data"), "{arguments:?}: {said}");
    }
    assert_eq!(fs::read_dir(path).unwrap().count(), 0);
}

#[test]
fn help_and_version_are_data() {
    assert!(succeed(&["--version"]).starts_with("rollcall "));
    let help = succeed(&["audit", "export", "--help"]);
    assert!(
        help.contains("Examples:\n  rollcall audit export"),
        "{help}"
    );
}

#[test]
fn check_config_tells_where_each_value_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rollcall.toml");
    fs::write(
        &file,
        "log_level = \"debug\"\n[engine]\nbatch_wait_us = 7\n",
    )
    .unwrap();
    let path = file.to_str().unwrap();
    let mut command = rollcall(&["check-config", "--config", path, "--data", "/srv/calls"]);
    let output = command.env("ROLLCALL_LOG_LEVEL", "warn").output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let shown = stdout(&output);
    for (setting, source) in [
        ("data_dir = /srv/calls", "--data"),
        ("log_level = warn", "ROLLCALL_LOG_LEVEL"),
        ("engine.batch_wait_us = 7", path),
        ("admin.listen = 127.0.0.1:8080", "default"),
    ] {
        let line = shown.lines().find(|line| line.starts_with(setting));
        let line = line.unwrap_or_else(|| panic!("no {setting} in\n{shown}"));
        assert!(line.ends_with(&format!("   # {source}")), "{line}");
    }
    fs::write(&file, "log_levl = \"debug\"\n").unwrap();
    let said = fail(&["check-config", "--config", path], 1);
    assert!(
        said.contains("log_levl") && said.contains("\"log_level\""),
        "{said}"
    );
}

#[test]
fn schemas_are_those_that_are_published() {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/json");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("made/for/them");
    assert_eq!(succeed(&["schemas", "--out", out.to_str().unwrap()]), "");
    let all: Value = serde_json::from_str(&succeed(&["schemas"])).unwrap();
    let all = all.as_object().unwrap();
    assert_eq!(fs::read_dir(&out).unwrap().count(), all.len());
    for (name, schema) in all {
        let text = fs::read_to_string(published.join(name)).unwrap();
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), text, "{name}");
        assert_eq!(
            serde_json::from_str::<Value>(&text).unwrap(),
            *schema,
            "{name}"
        );
    }
}

#[test]
fn completions_are_there_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = succeed(&["completions", shell]);
        assert!(script.contains("reset-password"), "{shell}: {script}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    for arguments in [
        &["schemas"][..],
        &["completions", "bash"],
        &["check-config"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = rollcall(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(stderr(&output), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn the_greeting_leads_through_setup() {
    let folder = tempfile::tempdir().unwrap();
    let ready = folder.path().join("ready.json");
    fs::write(&ready, "left by an earlier server").unwrap();
    let data = data(&folder);
    let arguments = [
        "serve",
        "--data",
        &data,
        "--ready-file",
        ready.to_str().unwrap(),
        "--admin-listen",
        "127.0.0.1:0",
        "--phone-listen",
        "0.0.0.0:0",
        "--log-format",
        "json",
    ];
    let mut server = rollcall(&arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut greeting = BufReader::new(server.stdout.take().unwrap());
    let lines = read_until(&mut greeting, "-d '{");
    let token = fs::read_to_string(Path::new(&data).join("setup-token")).unwrap();
    assert!(lines.iter().any(|line| line == token.trim()), "{lines:#?}");

    let body = lines
        .last()
        .unwrap()
        .trim()
        .trim_start_matches("-d '")
        .trim_end_matches('\'');
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["token"], token.trim());
    let admin = lines[0]
        .trim_start_matches("admin")
        .trim()
        .trim_start_matches("http://")
        .to_owned();
    let admin = admin.parse().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let password = body["password"].as_str().unwrap().to_owned();
    runtime.block_on(async {
        let answer = Admin::anonymous(admin).post("/api/v1/setup", body).await;
        assert!(answer.status < 300, "{}", answer.text);
        Admin::signed_in(admin, "admin", &password).await;
    });

    assert_eq!(terminate(server), Some(0));
    assert!(!ready.exists(), "a server that has ended is not ready");
    let (mut server, lines) = greeted_again(&arguments);
    let ready: Value = serde_json::from_str(&lines).unwrap();
    assert_eq!(ready["pid"], server.id());
    assert!(
        ready["phones"][0]
            .as_str()
            .unwrap()
            .starts_with("http://127.0.0.1:"),
        "{ready}"
    );
    let output = server.stdout.take().unwrap();
    assert_eq!(terminate(server), Some(0));
    let greeting: Vec<_> = BufReader::new(output).lines().map(Result::unwrap).collect();
    assert_eq!(
        greeting.len(),
        2,
        "no token, no guide any more: {greeting:#?}"
    );
}

/// Starts the server again and waits for its ready file, whose content it gives.
fn greeted_again(arguments: &[&str]) -> (Child, String) {
    let mut server = rollcall(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ready = Path::new(arguments[4]);
    loop {
        if let Ok(text) = fs::read_to_string(ready) {
            return (server, text);
        }
        assert_eq!(
            server.try_wait().unwrap(),
            None,
            "the server ended instead of accepting"
        );
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn accounts_are_managed_offline_and_good_for_the_server() {
    let folder = set_up_directory().await;
    let data = data(&folder);
    let added = run(&[
        "admin",
        "add",
        "carol",
        "--role",
        "monitor",
        "--generate",
        "--data",
        &data,
    ]);
    assert!(added.status.success(), "{}", stderr(&added));
    let generated = stdout(&added).trim_end().to_owned();
    let arguments = [
        "admin",
        "reset-password",
        "ROOT",
        "--password-stdin",
        "--data",
        &data,
    ];
    let reset = run_with_stdin(&arguments, &format!("{NEW_PASSWORD}\r\nmore\n"));
    assert!(reset.status.success(), "{}", stderr(&reset));
    assert_eq!(stdout(&reset), "");

    let listed = succeed(&["admin", "list", "--data", &data]);
    let rows: Vec<Vec<_>> = listed
        .lines()
        .map(|row| row.split_whitespace().collect())
        .collect();
    assert_eq!(rows.len(), 3, "{listed}");
    assert_eq!(rows[1][..2], ["root", "supervisor"]);
    assert_ne!(rows[1].last(), Some(&"never"));
    assert_eq!(
        (&rows[2][..2], rows[2].last()),
        (&["carol", "monitor"][..], Some(&"never"))
    );

    let server = ServerProcess::start(folder.path());
    Admin::signed_in(server.admin, "carol", &generated).await;
    Admin::signed_in(server.admin, "root", NEW_PASSWORD).await;
    let old = json!({"username": "root", "password": PASSWORD});
    Admin::anonymous(server.admin)
        .post("/api/v1/session", old)
        .await
        .expect(401);
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test]
async fn accounts_that_may_not_be_are_refused() {
    let folder = set_up_directory().await;
    let data = data(&folder);
    let said = fail(
        &[
            "admin",
            "add",
            "Root",
            "--role",
            "monitor",
            "--generate",
            "--data",
            &data,
        ],
        1,
    );
    assert!(
        said.contains("there is an account of that name already"),
        "{said}"
    );
    let said = fail(
        &[
            "admin",
            "reset-password",
            "nobody",
            "--generate",
            "--data",
            &data,
        ],
        1,
    );
    assert!(said.contains("rollcall admin list"), "{said}");
    let said = fail(
        &[
            "admin",
            "add",
            "a\nb",
            "--role",
            "monitor",
            "--generate",
            "--data",
            &data,
        ],
        1,
    );
    assert!(said.contains("the name contains"), "{said}");
    let arguments = [
        "admin",
        "reset-password",
        "root",
        "--password-stdin",
        "--data",
        &data,
    ];
    for (input, reason) in [
        ("short\n", "fewer than 8 characters"),
        ("rollcall1\n", "default of the product"),
        ("\n", "empty"),
        ("", "empty"),
    ] {
        let output = run_with_stdin(&arguments, input);
        assert_eq!(output.status.code(), Some(1), "{input:?}");
        assert!(
            stderr(&output).contains(reason),
            "{input:?}: {}",
            stderr(&output)
        );
    }
    // No terminal, and nothing said about where the password comes from.
    let output = run_with_stdin(&["admin", "reset-password", "root", "--data", &data], "x\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("--password-stdin"),
        "{}",
        stderr(&output)
    );
    let events = succeed(&[
        "audit",
        "log",
        "--data",
        &data,
        "--kind",
        "AdminPasswordSet",
        "--json",
    ]);
    assert_eq!(events, "", "nothing was recorded");
}

#[tokio::test]
async fn a_running_server_keeps_its_directory() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    let data = data(&folder);
    for arguments in [
        &["audit", "log", "--data", &data][..],
        &["audit", "verify", "--data", &data],
        &["audit", "export", "--data", &data],
        &["admin", "list", "--data", &data],
        &[
            "admin",
            "add",
            "alice",
            "--role",
            "monitor",
            "--generate",
            "--data",
            &data,
        ],
        &[
            "admin",
            "reset-password",
            "root",
            "--generate",
            "--data",
            &data,
        ],
    ] {
        let said = fail(arguments, 1);
        assert!(
            said.contains("is in use by process"),
            "{arguments:?}: {said}"
        );
        assert!(said.contains("stop it first"), "{arguments:?}: {said}");
    }
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test]
async fn the_auditor_reads_filters_verifies_and_exports() {
    let folder = set_up_directory().await;
    let data = data(&folder);
    let log = |more: &[&str]| {
        let mut arguments = vec!["audit", "log", "--data", &data];
        arguments.extend(more);
        succeed(&arguments)
    };
    let events: Vec<Value> = log(&["--json"])
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let positions: Vec<_> = events
        .iter()
        .map(|event| event["position"].as_u64().unwrap())
        .collect();
    assert_eq!(positions, (1..=events.len() as u64).collect::<Vec<_>>());
    assert_eq!(events[0]["kind"], "AdminCreated");
    assert_eq!(
        events[0]["data"]["name"], "root",
        "administrators may see names"
    );

    let signed_in = log(&["--json", "--kind", "adminsignedin"]);
    assert_eq!(signed_in.lines().count(), 1, "{signed_in}");
    let admin = events[0]["subject"].as_str().unwrap();
    assert_eq!(log(&["--json", "--subject", admin]).lines().count(), 2);
    let middle: Value =
        serde_json::from_str(&log(&["--json", "--after", "1", "--limit", "1"])).unwrap();
    assert_eq!(middle, events[1]);
    let table = log(&["--limit", "2"]);
    assert_eq!(table.lines().count(), 3, "a heading and two rows:\n{table}");

    let archive = folder.path().join("archive.jsonl");
    let out = archive.to_str().unwrap();
    assert_eq!(
        succeed(&["audit", "export", "--data", &data, "--out", out]),
        ""
    );
    let text = fs::read_to_string(&archive).unwrap();
    assert_eq!(text, succeed(&["audit", "export", "--data", &data]));
    let mut lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let end = lines.pop().unwrap();
    assert_eq!(lines, events);
    assert_eq!(end["end"]["count"], events.len());
    assert_eq!(end["end"]["position"], events.len());

    let verified = succeed(&["audit", "verify", "--data", &data]);
    assert!(
        verified.contains(&format!("events: {} verified", events.len())),
        "{verified}"
    );
    let hash = end["end"]["chain_hash"].as_str().unwrap();
    assert!(
        verified.contains(&format!("chain hash: {hash}")),
        "{verified}"
    );

    for shown in [&table, &text, &verified] {
        for secret in [PASSWORD, "$argon2"] {
            assert!(!shown.contains(secret), "a secret is shown:\n{shown}");
        }
    }
}

#[tokio::test]
async fn events_sealed_for_another_keyring_do_not_verify() {
    let folder = set_up_directory().await;
    let data = data(&folder);
    // As if only the log had been restored: the keys that are made anew open nothing.
    fs::remove_dir_all(Path::new(&data).join("keyring")).unwrap();
    let output = run(&["audit", "verify", "--data", &data]);
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert!(
        stdout(&output).starts_with("first bad position: 1\nreason: "),
        "{}",
        stdout(&output)
    );
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
