//! Commands brought to phones' own REST servers (protocol.md 5), with real sockets; T17 with it.

mod simulated;

use std::{
    io::ErrorKind,
    sync::Arc,
    time::{Duration, Instant},
};

use parking_lot::Mutex;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::support::{
    Admin, TestPhone,
    process::{ServerProcess, rollcall},
};

const LIMIT: Duration = Duration::from_secs(20);

/// The REST servers of phones, all on one port, each on the address of its phone.
struct Handsets {
    port: u16,
    heard: Arc<Mutex<Vec<(String, String)>>>,
}

impl Handsets {
    /// Phones at these addresses, which answer so; an empty answer is none.
    async fn listen(answers: &[(&str, &str)]) -> Self {
        let heard = Arc::<Mutex<Vec<(String, String)>>>::default();
        let addresses: Vec<&str> = answers.iter().map(|(address, _)| *address).collect();
        let (port, listeners) = loop {
            // A port that is free at one address may be somebody's at another.
            match on_one_port(&addresses).await {
                Ok(found) => break found,
                Err(error) => assert_eq!(error.kind(), ErrorKind::AddrInUse, "{error}"),
            }
        };
        for ((address, answer), listener) in answers.iter().zip(listeners) {
            let (address, answer) = ((*address).to_owned(), (*answer).to_owned());
            tokio::spawn(answers_all(listener, address, answer, heard.clone()));
        }
        Self { port, heard }
    }

    /// What the phone at an address was sent, as it is whole.
    fn heard(&self, address: &str) -> Vec<String> {
        let heard = self.heard.lock();
        let its = heard.iter().filter(|(at, _)| at == address);
        its.map(|(_, request)| request.clone()).collect()
    }

    /// Waits until the phone at an address was asked how it is, whatever else it was told.
    async fn is_checked(&self, address: &str) {
        let begin = Instant::now();
        let is_check = |request: &String| request.contains("CheckStatusHandler");
        while !self.heard(address).iter().any(is_check) {
            assert!(begin.elapsed() < LIMIT, "{address} is not called");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn on_one_port(addresses: &[&str]) -> std::io::Result<(u16, Vec<TcpListener>)> {
    let mut port = 0;
    let mut listeners = Vec::new();
    for address in addresses {
        let listener = TcpListener::bind((*address, port)).await?;
        port = listener.local_addr()?.port();
        listeners.push(listener);
    }
    Ok((port, listeners))
}

async fn answers_all(
    listener: TcpListener,
    address: String,
    answer: String,
    heard: Arc<Mutex<Vec<(String, String)>>>,
) {
    loop {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        // A body of a command is one JSON object behind the head.
        while !request.ends_with(b"}") && stream.read_buf(&mut request).await.unwrap() > 0 {}
        let request = String::from_utf8(request).unwrap();
        heard.lock().push((address.clone(), request));
        if answer.is_empty() {
            // It says nothing, and holds the line.
            tokio::spawn(async move {
                tokio::time::sleep(LIMIT).await;
                drop(stream);
            });
        } else {
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    }
}

fn status(line: &str, headers: &str) -> String {
    format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\nConnection: close\r\n{headers}\r\n")
}

/// A server that calls phones of Oslo on this port, on its data directory.
async fn server(folder: &std::path::Path, port: u16, is_reachable: bool) -> (ServerProcess, Admin) {
    let port = port.to_string();
    let server = ServerProcess::start_with(folder, |arguments| {
        let mut command = rollcall(arguments);
        command.env("ROLLCALL_PHONES__REST_PORT", &port);
        command
    });
    server.set_up(folder).await;
    let admin = server.sign_in().await;
    let change = json!({"reachable": is_reachable});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);
    (server, admin)
}

/// A phone of the fleet at an address, which has done what newcomers are told.
async fn phone(server: &ServerProcess, admin: &Admin, mac: &str, address: &str) -> TestPhone {
    let phone = TestPhone::new(server.phones, mac, address);
    phone.report("started", "").await.expect(200);
    admin.approve(&[mac], None).await.expect(200);
    // The restart is queued once its file is made; the report after it was told ends it.
    told(&phone, "started").await;
    phone.report("started", "").await.expect(200);
    phone
}

/// What a phone is told first, once it is told something; no report of it is held up.
async fn told(phone: &TestPhone, status: &str) -> Value {
    let begin = Instant::now();
    loop {
        let asked = Instant::now();
        let answer = phone.report(status, "").await.expect(200).json();
        assert!(asked.elapsed() < Duration::from_secs(2));
        if let Some(request) = answer["requests"].get(0) {
            return request.clone();
        }
        assert!(begin.elapsed() < LIMIT, "nothing for the phone");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn tells(admin: &Admin, mac: &str, action: &str) -> Value {
    let targets = json!({"macs": [mac]});
    let body = json!({"action": action, "targets": targets, "options": {"delay_seconds": 0}});
    admin.post("/api/v1/actions", body).await.expect(202).json()["job"]["id"].clone()
}

async fn item_is(admin: &Admin, id: &Value, state: &str) -> Value {
    let begin = Instant::now();
    loop {
        let items = admin.read(&format!("/api/v1/jobs/{id}/items")).await;
        if items["items"][0]["state"] == state {
            return items["items"][0].clone();
        }
        assert!(begin.elapsed() < LIMIT, "{items}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_reachable_phone_is_told_at_once_and_its_answer_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (status("200 OK", ""), status("500 Oh no", ""));
    let handsets = Handsets::listen(&[("127.0.0.5", &good), ("127.0.0.6", &bad)]).await;
    let (server, admin) = server(folder.path(), handsets.port, false).await;
    phone(&server, &admin, "00908f000005", "127.0.0.5").await;
    phone(&server, &admin, "00908f000006", "127.0.0.6").await;
    assert!(handsets.heard.lock().is_empty(), "nobody is reachable yet");
    let change = json!({"reachable": true});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);

    let id = tells(&admin, "00908f000005", "check_status").await;
    item_is(&admin, &id, "done").await;
    let heard = handsets.heard("127.0.0.5");
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!(heard[0].starts_with("PUT /rest/v1/command/CheckStatusHandler HTTP/1.1\r\n"));
    let (_, body) = heard[0].split_once("\r\n\r\n").unwrap();
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["emsUserName"], "system");
    // Whoever has the address now is told no more than a boot file tells.
    assert_eq!(body["emsUserPassword"], "{\"VvlZOp5/5pM=\"}");

    let id = tells(&admin, "00908f000006", "restart").await;
    let item = item_is(&admin, &id, "failed").await;
    assert_eq!(item["reason"], "the phone answered 500");
    server.terminate();
}

/// T17: whatever a phone says of itself, the server calls no address but the one that it came from,
/// in its region's networks, follows nobody elsewhere, and waits for nobody.
#[tokio::test]
async fn t17_the_server_is_led_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let decoy = TcpListener::bind("127.0.0.9:0").await.unwrap();
    let elsewhere = decoy.local_addr().unwrap();
    let moved = status("302 Found", &format!("Location: http://{elsewhere}/\r\n"));
    let good = status("200 OK", "");
    let addresses = [
        ("127.0.0.7", &*moved),
        ("127.0.0.8", ""),
        ("127.0.0.1", &*good),
    ];
    let handsets = Handsets::listen(&addresses).await;
    let (server, admin) = server(folder.path(), handsets.port, true).await;
    let lies = [
        "127.0.0.1",
        "169.254.169.254",
        "::1",
        "1.2.3.4@127.0.0.1",
        &elsewhere.to_string(),
    ];
    let liar = phone(&server, &admin, "00908f000007", "127.0.0.7").await;
    for lie in lies {
        let mut body = liar.body("registered", "");
        body["ip"] = json!(lie);
        liar.keep_alive(body.to_string()).await.expect(200);
        let id = tells(&admin, "00908f000007", "check_status").await;
        // A redirect is no answer: the phone's next report is where it is told.
        handsets.is_checked("127.0.0.7").await;
        liar.report("registered", "").await.expect(200);
        liar.report("started", "").await.expect(200);
        item_is(&admin, &id, "done").await;
        handsets.heard.lock().clear();
    }
    assert!(handsets.heard("127.0.0.1").is_empty());

    // Who says nothing holds nobody up: two seconds, and its report does.
    let silent = phone(&server, &admin, "00908f000008", "127.0.0.8").await;
    let id = tells(&admin, "00908f000008", "check_status").await;
    let request = told(&silent, "registered").await;
    assert_eq!(request["path"], "/rest/v1/command/CheckStatusHandler");
    silent.report("registered", "").await.expect(200);
    item_is(&admin, &id, "done").await;

    // A phone outside of its region's networks is not called.
    let narrow = json!({"networks": ["127.0.0.7/32"]});
    admin
        .patch("/api/v1/regions/Oslo", narrow)
        .await
        .expect(200);
    handsets.heard.lock().clear();
    tells(&admin, "00908f000008", "restart").await;
    let id = tells(&admin, "00908f000007", "check_status").await;
    handsets.is_checked("127.0.0.7").await;
    assert!(handsets.heard("127.0.0.8").is_empty());
    item_is(&admin, &id, "running").await;
    let nobody = tokio::time::timeout(Duration::from_millis(1), decoy.accept()).await;
    assert!(nobody.is_err(), "the decoy was called");
    server.terminate();
}
