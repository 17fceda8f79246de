//! The command line without a data directory: statuses, help, configuration, schemas, completions.
//! What needs a server or a directory is in the other files.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::{fail, stderr, stdout, succeed};
use crate::support::process::rollcall;

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
        &["audit", "log", "--actor", "nobody"],
        &["audit", "log", "--newest", "3", "--limit", "3"],
        &["audit", "follow"],
        &["audit", "show", "0"],
        &["audit", "state", "--at", "yesterday"],
        &["audit", "verify", "--url", "https://127.0.0.1:9"],
        &[
            "audit",
            "verify",
            "--url",
            "http://127.0.0.1:9",
            "--data",
            "x",
        ],
        &["man"],
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
        "log_level = \"debug\"\n[engine]\nbatch_commands_max = 7\n",
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
        ("engine.batch_commands_max = 7", path),
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
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("man1");
    assert_eq!(succeed(&["man", "--out", out.to_str().unwrap()]), "");
    for command in [
        "rollcall",
        "rollcall-serve",
        "rollcall-audit",
        "rollcall-audit-verify",
    ] {
        let page = fs::read_to_string(out.join(format!("{command}.1"))).unwrap();
        assert!(page.contains("Examples:"), "{command}: {page}");
        assert!(page.contains(".SH NAME"), "{command}: {page}");
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
