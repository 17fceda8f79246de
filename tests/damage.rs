//! Damaged, foreign and doubly used data directories: a clear error each, nothing else harmed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use crate::support::process::{ServerProcess, rollcall, run};

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn verify(folder: &Path) -> Output {
    run(&[
        "audit",
        "verify",
        "--data",
        folder.join("data").to_str().unwrap(),
    ])
}

/// What `serve` says when it does not start; it must not.
fn refusal_to_serve(folder: &Path) -> String {
    let data = folder.join("data");
    let arguments = [
        "--admin-listen",
        "127.0.0.1:0",
        "--phone-listen",
        "127.0.0.1:0",
    ];
    let mut command = rollcall(&["serve", "--data", data.to_str().unwrap()]);
    let output = command.args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    stderr(&output)
}

/// A data directory with some history, no server on it.
async fn directory_with_history(reports: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let mac = "00908f000001";
    server.phone(mac).report("started", "").await.expect(200);
    admin.approve(&[mac], None).await.expect(200);
    for number in 0..reports {
        let location = format!("room {number}");
        server.phone(mac).report_at(&location).await.expect(200);
    }
    assert_eq!(server.terminate(), Some(0));
    folder
}

/// The whole directory, file by file.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn a_second_server_is_told_who_has_the_directory() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    let said = refusal_to_serve(folder.path());
    assert!(said.contains("in use by process"), "{said}");
    server.set_up(folder.path()).await;
    assert_eq!(server.terminate(), Some(0));
    assert!(verify(folder.path()).status.success());
}

#[tokio::test]
async fn a_directory_of_a_newer_version_is_left_alone() {
    let folder = directory_with_history(2).await;
    let format = folder.path().join("data/log/format");
    let text = fs::read_to_string(&format).unwrap();
    let newer = text.replacen('1', "999", 1);
    assert_ne!(newer, text);
    fs::write(&format, newer).unwrap();
    let before = contents(&folder.path().join("data/log"));
    let said = refusal_to_serve(folder.path());
    assert!(said.contains("newer") || said.contains("damaged"), "{said}");
    assert_eq!(contents(&folder.path().join("data/log")), before);
}

#[tokio::test]
async fn flipped_bits_are_named_by_position_and_never_served() {
    let folder = directory_with_history(40).await;
    let database = folder.path().join("data/log/live/db");
    let whole = fs::read(&database).unwrap();
    let used = whole.iter().rposition(|byte| *byte != 0).unwrap();
    let true_lines = exported(folder.path());
    let mut named = 0;
    for index in 0..12 {
        let place = used * (index + 1) / 13;
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (index % 8);
        fs::write(&database, &bytes).unwrap();
        let output = verify(folder.path());
        if output.status.success() {
            assert_eq!(exported(folder.path()), true_lines, "byte {place}");
            continue;
        }
        named += 1;
        assert_eq!(
            output.status.code(),
            Some(1),
            "byte {place}: {}",
            stderr(&output)
        );
        let said = stderr(&output);
        assert!(said.contains("position"), "byte {place}: {said}");
        fs::write(&database, &bytes).unwrap();
        for line in exported(folder.path()) {
            assert!(
                true_lines.contains(&line),
                "byte {place}: served as data: {line}"
            );
        }
    }
    assert!(named > 0, "no flipped bit was found");
    fs::write(&database, &whole).unwrap();
    assert!(
        verify(folder.path()).status.success(),
        "mended, it verifies again"
    );
}

/// Every line that an export of this directory gives, whether or not it ends well.
fn exported(folder: &Path) -> Vec<String> {
    let data = folder.join("data");
    let output = run(&["audit", "export", "--data", data.to_str().unwrap()]);
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn a_truncated_tail_is_an_error_and_not_fewer_events() {
    let folder = directory_with_history(40).await;
    let database = folder.path().join("data/log/live/db");
    let whole = fs::read(&database).unwrap();
    let used = whole.iter().rposition(|byte| *byte != 0).unwrap();
    fs::write(&database, &whole[..used / 2]).unwrap();
    let output = verify(folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("position"), "{}", stderr(&output));
    let said = refusal_to_serve(folder.path());
    assert!(
        said.contains("position") || said.contains("missing"),
        "{said}"
    );
}

#[tokio::test]
async fn a_half_written_snapshot_of_the_store_needs_no_hand() {
    let folder = directory_with_history(4).await;
    let store = folder.path().join("data/log");
    fs::write(store.join("snap.00000000000000FF.generating"), b"half").unwrap();
    let server = ServerProcess::start(folder.path());
    assert_eq!(server.terminate(), Some(0));
    assert!(verify(folder.path()).status.success());
}

#[tokio::test]
async fn damaged_caches_cost_time_and_nothing_else() {
    let folder = directory_with_history(4).await;
    let snapshots = folder.path().join("data/snapshots");
    for (path, mut bytes) in contents(&snapshots) {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(path, bytes).unwrap();
    }
    fs::write(folder.path().join("data/pending"), b"rubbish").unwrap();
    let server = ServerProcess::start(folder.path());
    let admin = server.sign_in().await;
    assert_eq!(admin.read("/api/v1/dashboard").await["devices"]["total"], 1);
    assert_eq!(server.terminate(), Some(0));
}
