//! The command line, seen from outside: the real program on temporary directories.
//!
//! Statuses, what is on stdout and what on stderr, and that secrets are on neither. Here is what
//! its files share. How servers behave once they run is for the other rooms.

mod dhcp;
mod lint;
mod offline;
mod provisioning;
mod serving;
mod usage;

use std::process::{Child, Output};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::support::process::{ServerProcess, rollcall, run};

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
    let path = folder.path().join("data");
    path.to_str().expect("a temporary path is text").to_owned()
}

/// A data directory that was set up, without a server on it.
async fn set_up_directory() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    server.sign_in().await;
    assert_eq!(server.terminate(), Some(0));
    folder
}
