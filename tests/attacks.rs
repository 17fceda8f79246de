//! Attacks from the list of threats, each against a running server: every test bears its threat's
//! number, and fails when the attack would succeed.
//!
//! What unit tests show of a single part is shown here from outside, over real sockets. The attacks
//! on sessions and on roles are tested where those are.

mod accounts;
mod fields;
mod files;
mod guessing;
mod leaks;
mod obfuscation;
mod reports;
mod requests;
mod templates;

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

use crate::support::{Admin, TestServer, process::rollcall};

/// A connection from an address of this machine.
async fn connected(to: SocketAddr, from: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    socket.connect(to).await.unwrap()
}

/// Sends these bytes and reads until the server closes. Header lines are sorted, since their order
/// is by chance, and without the date.
pub(crate) async fn raw(to: SocketAddr, from: &str, request: &[u8]) -> String {
    let mut stream = connected(to, from).await;
    stream.write_all(request).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
    let (first, headers) = head.split_once("\r\n").expect("an answer has headers");
    let mut headers: Vec<&str> = headers.split("\r\n").collect();
    headers.retain(|line| !line.to_lowercase().starts_with("date:"));
    headers.sort_unstable();
    format!("{first}\r\n{}\r\n\r\n{body}", headers.join("\r\n"))
}

/// A GET of this target, byte for byte, with these header lines.
async fn get(to: SocketAddr, from: &str, target: &str, headers: &[&str]) -> String {
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let request =
        format!("GET {target} HTTP/1.1\r\nHost: phones\r\nConnection: close\r\n{headers}\r\n");
    raw(to, from, request.as_bytes()).await
}

fn status(answer: &str) -> u16 {
    let status = answer.split(' ').nth(1).expect("an answer has a status");
    status.parse().unwrap()
}

/// Every route of the admin listener, method and pattern, as its metrics name them.
async fn admin_routes(admin: &Admin) -> BTreeSet<(String, String)> {
    let metrics = admin.get("/metrics").await.expect(200).text;
    let label = |line: &str, name: &str| {
        let (_, rest) = line.split_once(&format!("{name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let routes: BTreeSet<_> = metrics
        .lines()
        .filter(|line| line.starts_with("rollcall_http_request_seconds_count"))
        .filter(|line| line.contains("listener=\"admin\""))
        .filter_map(|line| Some((label(line, "method")?, label(line, "route")?)))
        .filter(|(method, _)| method != "other")
        .collect();
    assert!(routes.len() > 25, "{routes:?}");
    routes
}

/// The kinds of all recorded security events.
async fn security_kinds(admin: &Admin) -> Vec<String> {
    let events = admin
        .read("/api/v1/events?kind=SecurityEvent&limit=1000")
        .await;
    let items = events["items"].as_array().unwrap();
    let kind = |event: &Value| event["data"]["kind"].as_str().unwrap().to_owned();
    items.iter().map(kind).collect()
}

/// Waits until everything that was handed in without waiting is recorded: orders are decided in
/// turn, so a write that is answered comes after it.
async fn settle(admin: &Admin) {
    let change = serde_json::json!({"disconnect_after_seconds": 7500});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);
}

/// The position of the last event.
async fn head(admin: &Admin) -> u64 {
    let dashboard = admin.read("/api/v1/dashboard").await;
    dashboard["position"].as_u64().unwrap()
}

/// A phone that was approved for this user, at an address where it has its file already.
async fn provisioned(server: &TestServer, admin: &Admin, mac: &str, user: &str, from: &str) {
    let phone = crate::support::TestPhone::new(server.phone_address, mac, from);
    phone.report("started", "").await.expect(200);
    admin.approve(&[mac], Some(user)).await.expect(200);
    phone.fetch().await.expect(200);
}

/// The program under strace, which writes the named system calls to `trace`.
fn traced<'a>(trace: &'a Path, calls: &'a str) -> impl Fn(&[&str]) -> Command + 'a {
    move |arguments| {
        let program = rollcall(arguments);
        let mut strace = Command::new("strace");
        strace.args(["-f", "-y", "-s", "200", "-e", &format!("trace={calls}")]);
        strace.arg("-o").arg(trace);
        strace.arg(program.get_program()).args(program.get_args());
        strace
    }
}

/// Every file below a folder; links are not followed.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}
