//! The same tools on a running server: the same answers, but for what only its keys open.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    process::{Child, ChildStdout, Command, Output, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::{json, json_lines, on, printed, stderr, stdout};
use crate::support::{
    Admin,
    process::{ServerProcess, rollcall},
};

const MACS: [&str; 2] = ["00908f000001", "00908f000002"];

/// A server with some history, its folder, and an API token of a monitor's rights.
struct Audited {
    folder: tempfile::TempDir,
    server: ServerProcess,
    admin: Admin,
    token: String,
}

impl Audited {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = ServerProcess::start(folder.path());
        server.set_up(folder.path()).await;
        let admin = server.sign_in().await;
        for mac in MACS {
            let phone = server.phone(mac);
            phone.report("started", "").await.expect(200);
            admin
                .approve(&[mac], Some(&format!("user-{mac}")))
                .await
                .expect(200);
            phone.report("registered", "").await.expect(200);
        }
        let made = json!({"name": "auditor", "role": "monitor"});
        let made = admin.post("/api/v1/tokens", made).await.expect(201).json();
        Self {
            token: made["token"].as_str().unwrap().to_owned(),
            folder,
            server,
            admin,
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let url = format!("http://{}", self.server.admin);
        let mut command = rollcall(&["audit"]);
        command.args(arguments).args(["--url", &url]);
        command.env("ROLLCALL_TOKEN", &self.token);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }
}

#[tokio::test]
async fn a_server_answers_as_its_directory_does() {
    let audited = Audited::start().await;
    let live = audited.admin.read("/api/v1/dashboard").await;
    let tools: [&[&str]; 7] = [
        &["log", "--format", "json"],
        &["log", "--newest", "3"],
        &["log", "--subject", "user:user-00908f000001", "--json"],
        &[
            "log",
            "--actor",
            "admin:root",
            "--kind",
            "PhoneApproved",
            "--newest",
            "1",
        ],
        &["show", "5", "--ahead", "10", "--json"],
        &["show", "9", "--ahead", "3"],
        &["log", "--after", "4", "--limit", "5"],
    ];
    let answers = tools.map(|arguments| printed(&audited.run(arguments)));
    let verified = json(&audited.run(&["verify", "--json"]));
    let exported = json_lines(&printed(&audited.run(&["export"])));
    let output = audited.run(&["state", "--json"]);
    assert!(
        stderr(&output).contains("without its keys"),
        "{}",
        stderr(&output)
    );
    let state = json(&output);
    // As of a moment, with the phones' own fields sealed: what is not is what it was.
    let before = audited.run(&["state", "--at", "9", "--json"]);
    let before = json(&before);
    let replayed = json(&audited.run(&["replay"]));
    assert_eq!(replayed["equal"], true, "{replayed}");
    assert_eq!(audited.server.terminate(), Some(0));

    let folder = audited.folder.path();
    for (arguments, answer) in tools.into_iter().zip(&answers) {
        assert_eq!(*answer, printed(&on(folder, arguments)), "{arguments:?}");
    }
    let mut offline = json(&on(folder, &["verify", "--json"]));
    assert_eq!(offline["erased"].take(), 0);
    assert_eq!(verified, offline);
    let offline = json_lines(&printed(&on(folder, &["export"])));
    assert_eq!(exported.len(), offline.len());
    assert_eq!(exported.last(), offline.last());
    let then = json(&on(folder, &["state", "--at", "9", "--json"]));
    assert_eq!(then["position"], 9);
    for field in ["position", "as_of", "devices", "alarms"] {
        assert_eq!(state[field], live[field], "{field}");
        assert_eq!(before[field], then[field], "{field} at 9");
    }
}

#[tokio::test]
async fn who_may_not_is_told_what_to_give() {
    let audited = Audited::start().await;
    let refused = |change: &dyn Fn(&mut Command) -> &mut Command| {
        let mut command = audited.command(&["verify"]);
        change(&mut command);
        let output = command.output().unwrap();
        assert_eq!(stdout(&output), "");
        (output.status.code(), stderr(&output))
    };
    let (status, said) = refused(&|command| command.env_remove("ROLLCALL_TOKEN"));
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("--token-file"), "{said}");
    let (status, said) = refused(&|command| command.env("ROLLCALL_TOKEN", "nonsense"));
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("401"), "{said}");
    let (status, said) = refused(&|command| command.args(["--token-file", "/nonexistent"]));
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("cannot read /nonexistent"), "{said}");

    let file = audited.folder.path().join("token");
    std::fs::write(&file, format!("{}\n", audited.token)).unwrap();
    let mut command = audited.command(&["verify", "--token-file", file.to_str().unwrap()]);
    let output = command.env_remove("ROLLCALL_TOKEN").output().unwrap();
    assert!(printed(&output).contains("chain hash: "));
    assert!(!stderr(&output).contains(&audited.token));
    assert_eq!(audited.server.terminate(), Some(0));

    for (url, status) in [("https://127.0.0.1:1", 2), ("http://127.0.0.1:1", 1)] {
        let output = rollcall(&["audit", "verify", "--url", url])
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(status),
            "{url}: {}",
            stderr(&output)
        );
    }
}

#[tokio::test]
async fn records_are_given_whole_and_never_too_many() {
    let audited = Audited::start().await;
    let get = |query: &str| {
        let path = format!("/api/v1/log/records{query}");
        let request = audited.admin.request("GET", &path);
        async { request.send().await.unwrap() }
    };
    let all = get("").await;
    assert_eq!(all.headers()["content-type"], "application/octet-stream");
    let head: u64 = all.headers()["rollcall-position"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    let all = all.bytes().await.unwrap();
    let first = get("?limit=1").await.bytes().await.unwrap();
    let length = u32::from_be_bytes(*first.first_chunk().unwrap());
    assert_eq!(
        first.len(),
        4 + usize::try_from(length).unwrap(),
        "one record, whole"
    );
    assert!(all.len() > first.len() && all.starts_with(&first));
    let behind = get(&format!("?after={head}")).await;
    assert_eq!(behind.status(), 200);
    assert_eq!(behind.bytes().await.unwrap().len(), 0);
    for query in ["?limit=0", "?limit=99999999", "?after=x", "?until=3"] {
        assert_eq!(get(query).await.status(), 422, "{query}");
    }
    for secret in ["a long enough passphrase", "$argon2", "user-00908f000001"] {
        let is_in = all
            .windows(secret.len())
            .any(|bytes| bytes == secret.as_bytes());
        assert!(!is_in, "{secret} is in the records");
    }
    assert_eq!(audited.server.terminate(), Some(0));
}

/// A follower that is connected: it has printed its heading.
fn following(audited: &Audited, more: &[&str]) -> (Child, BufReader<ChildStdout>) {
    let mut arguments = vec!["follow"];
    arguments.extend(more);
    let mut command = audited.command(&arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut heading = String::new();
    lines.read_line(&mut heading).unwrap();
    assert!(heading.trim_start().starts_with("POSITION"), "{heading}");
    (child, lines)
}

fn ended(mut child: Child) -> (Option<i32>, String) {
    let mut said = String::new();
    let errors = child.stderr.as_mut().expect("stderr is piped");
    errors.read_to_string(&mut said).unwrap();
    (child.wait().expect("it ends").code(), said)
}

#[tokio::test]
async fn new_events_are_followed_until_interrupted_or_unheard() {
    let audited = Audited::start().await;
    let phone = audited.server.phone(MACS[0]);
    let (child, mut lines) = following(&audited, &["--kind", "PhoneReported"]);
    for status in ["unregistered", "registered"] {
        phone.report(status, "").await.expect(200);
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        assert!(
            line.contains("PhoneReported") && line.contains(status),
            "{line}"
        );
    }
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert_eq!(ended(child), (Some(0), String::new()));
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");

    let (child, lines) = following(&audited, &[]);
    drop(lines);
    phone.report("unregistered", "").await.expect(200);
    assert_eq!(ended(child), (Some(0), String::new()));

    let (child, _lines) = following(&audited, &[]);
    assert_eq!(audited.server.terminate(), Some(0));
    let (status, said) = ended(child);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("go on with --after"), "{said}");
}

#[tokio::test]
async fn log_goes_on_where_it_ended() {
    let audited = Audited::start().await;
    let arguments = ["log", "--newest", "1", "--follow", "--json"];
    let mut command = audited.command(&arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut next = || {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        serde_json::from_str::<Value>(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    };
    let newest = next();
    let phone = audited.server.phone(MACS[1]);
    phone.report("unregistered", "").await.expect(200);
    let after = next();
    let follows = after["position"].as_u64().unwrap() > newest["position"].as_u64().unwrap();
    assert!(follows, "{newest} {after}");
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert_eq!(ended(child), (Some(0), String::new()));
    assert_eq!(audited.server.terminate(), Some(0));
}
