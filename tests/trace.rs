//! Seen by strace: no acknowledgement leaves before an fdatasync of the store's file that covers
//! it.

use std::process::Command;

use crate::support::process::{ServerProcess, rollcall};

/// The program under strace, writing what it does to `trace`.
fn traced(trace: &std::path::Path) -> impl Fn(&[&str]) -> Command + '_ {
    move |arguments| {
        let program = rollcall(arguments);
        let mut strace = Command::new("strace");
        strace.args(["-f", "-y", "-s", "64", "-e"]);
        strace.arg("trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fdatasync,fsync");
        strace
            .arg("-o")
            .arg(trace)
            .arg(program.get_program())
            .args(program.get_args());
        strace
    }
}

/// What matters of a trace, in order.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Written,
    Synced,
    Answered,
}

/// A system call may be shown in two parts when threads interleave: a write counts from its
/// beginning, a sync from its end, an answer from its beginning.
fn steps(trace: &str) -> Vec<Step> {
    let mut syncing: Vec<&str> = Vec::new();
    let mut steps = Vec::new();
    for line in trace.lines() {
        let (thread, call) = line.split_once(' ').unwrap_or(("", line));
        let call = call.trim_start();
        let on_the_store = call.contains("/log/live/db>");
        if call.starts_with("pwrite") && on_the_store {
            steps.push(Step::Written);
        } else if call.starts_with("fdatasync(") && on_the_store {
            if call.ends_with("= 0") {
                steps.push(Step::Synced);
            } else if call.contains("unfinished") {
                syncing.push(thread);
            }
        } else if call.starts_with("<... fdatasync resumed>") && call.ends_with("= 0") {
            if let Some(index) = syncing.iter().position(|waiting| *waiting == thread) {
                syncing.remove(index);
                steps.push(Step::Synced);
            }
        } else if call.contains("HTTP/1.1 200") {
            steps.push(Step::Answered);
        }
    }
    steps
}

#[test]
fn a_trace_is_read_as_it_is_meant() {
    let trace = "7 pwrite64(5</d/log/live/db>, \"x\", 1, 0) = 1\n\
        8 fdatasync(6</d/log/live/db> <unfinished ...>\n\
        9 fdatasync(7</d/log/head>) = 0\n\
        8 <... fdatasync resumed>) = 0\n\
        9 write(8<socket:[1]>, \"HTTP/1.1 200 OK\"..., 99) = 99\n";
    assert_eq!(steps(trace), [Step::Written, Step::Synced, Step::Answered]);
}

#[tokio::test]
async fn nothing_is_acknowledged_before_it_is_synced() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let mac = "00908f000001";
    server.phone(mac).report("started", "").await.expect(200);
    admin.approve(&[mac], None).await.expect(200);
    server.terminate();

    let trace = folder.path().join("trace");
    let server = ServerProcess::start_with(folder.path(), traced(&trace));
    let phone = server.phone(mac);
    let before = steps(&std::fs::read_to_string(&trace).unwrap()).len();
    const REPORTS: usize = 40;
    for number in 0..REPORTS {
        phone.report_at(&format!("room {number}")).await.expect(200);
    }
    server.terminate();
    let steps = steps(&std::fs::read_to_string(&trace).unwrap());
    let mut answered = 0;
    let mut since: Vec<Step> = Vec::new();
    for step in &steps[before..] {
        since.push(*step);
        if *step == Step::Answered && answered < REPORTS {
            answered += 1;
            let written = since.iter().position(|step| *step == Step::Written);
            let synced = since.iter().rposition(|step| *step == Step::Synced);
            assert!(
                written < synced && written.is_some(),
                "answer {answered}: {since:?}"
            );
            since.clear();
        }
    }
    assert_eq!(answered, REPORTS);
}
