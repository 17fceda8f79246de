//! `admin` and `audit` on data directories without a server. Damaged directories have a room of
//! their own.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{data, fail, run_with_stdin, set_up_directory, stderr, stdout, succeed};
use crate::support::process::{ServerProcess, run};
use crate::support::{Admin, PASSWORD};

const NEW_PASSWORD: &str = "tulip-42-anchor";

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
async fn roles_are_set_and_accounts_removed_offline() {
    let folder = set_up_directory().await;
    let data = data(&folder);
    let admin = |arguments: &[&str]| {
        let mut all = vec!["admin"];
        all.extend(arguments);
        all.extend(["--data", &data]);
        run(&all)
    };
    let last = admin(&["set-role", "root", "--role", "monitor"]);
    assert_eq!(last.status.code(), Some(1));
    assert!(
        stderr(&last).contains("last supervisor"),
        "{}",
        stderr(&last)
    );
    for (arguments, said) in [
        (
            &["add", "carol", "--role", "monitor", "--generate"][..],
            "carol created",
        ),
        (
            &["set-role", "CAROL", "--role", "supervisor"],
            "has the role supervisor",
        ),
        (&["remove", "root"], "account root removed"),
    ] {
        let done = admin(arguments);
        assert!(done.status.success(), "{}", stderr(&done));
        assert!(stderr(&done).contains(said), "{}", stderr(&done));
    }
    let listed = succeed(&["admin", "list", "--data", &data]);
    assert_eq!(listed.lines().count(), 2, "{listed}");
    assert!(
        listed.contains("carol") && !listed.contains("root"),
        "{listed}"
    );
    let nobody = admin(&["remove", "root"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(
        stderr(&nobody).contains("rollcall admin list"),
        "{}",
        stderr(&nobody)
    );
    let events = succeed(&[
        "audit",
        "log",
        "--data",
        &data,
        "--kind",
        "AdminDeleted",
        "--json",
    ]);
    let event: Value = serde_json::from_str(&events).unwrap();
    assert_eq!(event["actor"], "command-line");
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
