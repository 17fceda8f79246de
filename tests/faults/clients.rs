//! Clients that do not read, do not finish, do nothing, or say too much. Others do not notice.

use std::{net::SocketAddr, process::Command, time::Duration};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::support::{
    Admin, TestServer,
    process::{ServerProcess, rollcall},
};

const MAC: &str = "00908f000001";

/// Nothing here takes as long; whatever does is not bounded.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the server may take from a client that reads nothing: its buffers and the system's.
const TAKEN_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Sends requests without ever reading, until the connection is closed; how many bytes were taken.
async fn never_reads(server: SocketAddr, path: &str) -> usize {
    let mut stream = TcpStream::connect(server).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: rollcall\r\n\r\n");
    let requests = request.repeat(64);
    let mut taken_bytes = 0;
    loop {
        match timeout(PATIENCE, stream.write(requests.as_bytes())).await {
            Ok(Ok(bytes)) => taken_bytes += bytes,
            Ok(Err(_)) => return taken_bytes,
            Err(_) => panic!("{taken_bytes} bytes were taken and the connection is still open"),
        }
        assert!(taken_bytes < TAKEN_BYTES_MAX, "the server reads on and on");
    }
}

#[tokio::test]
async fn who_never_reads_is_let_go_and_costs_little() {
    let environment = [("ROLLCALL_CONNECTIONS__UNREAD_SECONDS", "1")];
    let (server, admin) = TestServer::set_up_with(&environment).await;
    let listeners = [
        (server.phone_address, "/ipp/dhcpoption160.cfg"),
        (server.admin_address, "/metrics"),
    ];
    for (address, path) in listeners {
        let reads_nothing = tokio::spawn(never_reads(address, path));
        // Others are served at the same time.
        while !reads_nothing.is_finished() {
            admin.read("/api/v1/dashboard").await;
            let boot = server.phone(MAC).get("/ipp/dhcpoption160.cfg").await;
            boot.expect(200);
        }
        assert!(reads_nothing.await.unwrap() > 0);
    }
    server.stopped().await;
}

/// The program with few files at first.
fn with_few_files(arguments: &[&str]) -> Command {
    let program = rollcall(arguments);
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -Sn 256 && exec \"$0\" \"$@\""]);
    shell.arg(program.get_program()).args(program.get_args());
    shell
}

#[tokio::test]
async fn a_thousand_idle_connections_on_each_listener_leave_room_for_others() {
    let limit = getrlimit(Resource::Nofile);
    let highest = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    setrlimit(Resource::Nofile, highest).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start_with(folder.path(), with_few_files);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", server.process())).unwrap();
    let files = limits
        .lines()
        .find(|line| line.starts_with("Max open files"))
        .unwrap();
    let words: Vec<&str> = files.split_whitespace().collect();
    assert_eq!(
        words[3], words[4],
        "the limit is not as high as can be: {files}"
    );

    server.set_up(folder.path()).await;
    let mut idle = Vec::new();
    for address in [server.phones, server.admin] {
        for _ in 0..1_000 {
            idle.push(TcpStream::connect(address).await.unwrap());
        }
    }
    let admin = server.sign_in().await;
    admin.read("/api/v1/dashboard").await;
    let phone = server.phone(MAC);
    phone.get("/ipp/dhcpoption160.cfg").await.expect(200);
    phone.report("started", "").await.expect(200);
    drop(idle);
    assert_eq!(server.terminate(), Some(0));
}

#[tokio::test]
async fn one_byte_more_than_64_kibibytes_is_too_much() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);
    for path in [
        "/rest/v1/ipphoneMgrStatus/keep-alive",
        "/rest/v1/ipphoneMgrAlert/alert",
    ] {
        let body = |length: usize| {
            let start = format!("{{\"mac\":\"{MAC}\",\"alerts\":[]}}");
            start.clone() + &" ".repeat(length - start.len())
        };
        let refused = phone.post(path, body(64 * 1024 + 1)).await.expect(413);
        assert_eq!(refused.code(), "body_too_large");
        phone.post(path, body(64 * 1024)).await.expect(200);
    }
    assert_eq!(
        admin.read("/api/v1/dashboard").await["devices"]["pending"],
        1
    );
    server.stopped().await;
}

/// Announces a body, sends some of it and no more; the answer.
async fn never_finishes(server: &TestServer, address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: rollcall\r\nContent-Type: application/json\r\n\
         Content-Length: 100\r\n\r\n{{\"mac\":"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // Nobody else waits for anything: this is the deadline of the body.
    server.clock.wait_for_sleepers(1).await;
    server.clock.advance(9_999);
    server.clock.wait_for_sleepers(1).await;
    server.clock.advance(1);
    let mut answer = vec![0; 12];
    let read = timeout(PATIENCE, stream.read_exact(&mut answer)).await;
    read.expect("the body has a deadline").unwrap();
    // What is left of the body must not be taken for the next request.
    let mut rest = Vec::new();
    let closed = timeout(PATIENCE, stream.read_to_end(&mut rest)).await;
    assert!(closed.is_ok(), "the connection is kept");
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_not_waited_for() {
    let (server, _admin) = TestServer::ready().await;
    for (address, path) in [
        (server.phone_address, "/rest/v1/ipphoneMgrStatus/keep-alive"),
        (server.phone_address, "/rest/v1/ipphoneMgrAlert/alert"),
        (server.admin_address, "/api/v1/session"),
    ] {
        let answer = never_finishes(&server, address, path).await;
        assert_eq!(answer, "HTTP/1.1 408", "{path}");
    }
    let admin = Admin::anonymous(server.admin_address);
    admin.get("/livez").await.expect(200);
    server.stopped().await;
}
