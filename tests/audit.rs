//! The auditor's tools, seen from outside: the real program on directories, copies of them, and
//! running servers.
//!
//! Here is what its files share.

mod copies;
mod past;
mod remote;

use std::{path::Path, process::Output};

use serde_json::Value;

use crate::support::process::run;

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("stdout is text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("stderr is text")
}

/// A tool with these arguments, on a data directory.
fn on(folder: &Path, arguments: &[&str]) -> Output {
    let data = folder.join("data");
    let mut all = vec!["audit"];
    all.extend(arguments);
    all.extend(["--data", data.to_str().expect("a temporary path is text")]);
    run(&all)
}

/// What a tool that must succeed prints.
#[track_caller]
fn printed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    stdout(output)
}

#[track_caller]
fn json(output: &Output) -> Value {
    let text = printed(output);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// One value a line.
fn json_lines(text: &str) -> Vec<Value> {
    let value = |line| serde_json::from_str(line).expect("a line is JSON");
    text.lines().map(value).collect()
}
