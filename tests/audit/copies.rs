//! Copies of data directories: read without being changed, without keys, and when they were
//! tampered with.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use rollcall::log::{LogReader, sled::SledFileLog};
use schemas::Position;
use serde_json::{Value, json};

use super::{json, json_lines, on, printed, stderr, stdout};
use crate::support::{PASSWORD, TestServer};

const MAC: &str = "00908f000001";

/// A data directory with some history, no server on it.
async fn with_history() -> std::sync::Arc<tempfile::TempDir> {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);
    phone.report("started", "").await.expect(200);
    admin.approve(&[MAC], Some("alice")).await.expect(200);
    for round in 0..12 {
        let status = ["registered", "unregistered"][round % 2];
        phone.report(status, "alice").await.expect(200);
    }
    server.stopped().await
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file and directory, with what is in it and when it changed last.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let changed = entry.metadata().unwrap().modified().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.push((entry.path(), Vec::new(), changed));
            found.extend(contents(&entry.path()));
        } else {
            found.push((entry.path(), fs::read(entry.path()).unwrap(), changed));
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn nothing_in_a_copy_changes_whatever_is_asked_of_it() {
    let folder = with_history().await;
    let copy = tempfile::tempdir().unwrap();
    copied(folder.path(), copy.path());
    // As copies are made: without what only processes need.
    fs::remove_file(copy.path().join("data/lock")).unwrap();
    fs::remove_file(copy.path().join("data/log/format")).unwrap();
    let before = contents(copy.path());
    for arguments in [
        &["verify"][..],
        &["log"],
        &["show", "3"],
        &["state"],
        &["replay"],
        &["export"],
    ] {
        printed(&on(copy.path(), arguments));
        assert!(
            contents(copy.path()) == before,
            "{arguments:?} changed the copy"
        );
    }
}

#[tokio::test]
async fn a_copy_without_keys_shows_what_is_not_sealed() {
    let folder = with_history().await;
    let whole = json_lines(&printed(&on(folder.path(), &["log", "--json"])));
    let state = json(&on(folder.path(), &["state", "--json"]));
    let sealed = json(&on(folder.path(), &["verify", "--json"]));
    for missing in ["data/master.key", "data/keyring"] {
        let path = folder.path().join(missing);
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
        removed.unwrap();
        let output = on(folder.path(), &["log", "--json"]);
        assert!(
            stderr(&output).contains("there is no keyring"),
            "{}",
            stderr(&output)
        );
        let text = printed(&output);
        assert!(
            text.contains("[erased]") && !text.contains("alice"),
            "{text}"
        );
        assert!(
            !text.contains(PASSWORD) && !text.contains("$argon2"),
            "{text}"
        );
        let lines = json_lines(&text);
        assert_eq!(lines.len(), whole.len());
        for (line, whole) in lines.iter().zip(&whole) {
            for field in ["position", "time", "kind", "subject_version", "cause"] {
                assert_eq!(line[field], whole[field], "{line}");
            }
        }
        let blind = json(&on(folder.path(), &["state", "--json"]));
        for field in ["position", "as_of", "devices", "alarms"] {
            assert_eq!(blind[field], state[field], "{field}");
        }
        assert_eq!(blind["recent_reports"][0]["mac"], MAC);
        let verified = json(&on(folder.path(), &["verify", "--json"]));
        assert_eq!(verified["erased"], Value::Null);
        for field in [
            "valid",
            "events",
            "records",
            "position",
            "chain_hash",
            "sealed",
        ] {
            assert_eq!(verified[field], sealed[field], "{field}");
        }
    }
    assert_eq!(
        (&sealed["valid"], &sealed["erased"]),
        (&json!(true), &json!(0))
    );
}

/// The record that holds the event at a position, and its first position.
fn record_bytes(data: &Path, position: Position) -> (Position, Vec<u8>) {
    let log = SledFileLog::open(data).unwrap();
    let mut found = None;
    let read = log.read(position, &mut |record| {
        found = Some((record.first, record.bytes.to_vec()));
        ControlFlow::Break(())
    });
    read.unwrap();
    found.expect("the log reaches that far")
}

#[tokio::test]
async fn a_tampered_copy_is_told_by_position() {
    let folder = with_history().await;
    let head = json(&on(folder.path(), &["verify", "--json"]))["position"]
        .as_u64()
        .unwrap();
    for position in [2, head / 2, head] {
        let copy = tempfile::tempdir().unwrap();
        copied(folder.path(), copy.path());
        let (first, record) = record_bytes(&copy.path().join("data"), Position(position));
        let database = copy.path().join("data/log/live/db");
        let mut bytes = fs::read(&database).unwrap();
        let places: Vec<_> = (0..=bytes.len() - record.len())
            .filter(|&at| bytes[at..].starts_with(&record))
            .collect();
        assert!(!places.is_empty(), "the record is in the file");
        for at in places {
            bytes[at + record.len() / 2] ^= 1;
        }
        fs::write(&database, bytes).unwrap();
        let output = on(copy.path(), &["verify", "--format", "json"]);
        assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(report["valid"], false);
        assert_eq!(report["first_bad_position"], first.0, "{report}");
        assert!(
            stderr(&output).contains("the log is not what was written"),
            "{}",
            stderr(&output)
        );
    }
}
