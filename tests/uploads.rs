//! Firmware through the real program: two hundred megabytes in and out, and never in memory (M94,
//! T11).

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
};

use crate::support::process::ServerProcess;

const PART: usize = 1024 * 1024;
const PARTS: usize = 200;
/// What the process may grow by meanwhile.
const GROWTH_KIB_MAX: u64 = 64 * 1024;

/// The most memory that the process has had, in KiB.
fn memory_peak_kib(process: i32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let words: Vec<&str> = line.unwrap().split_whitespace().collect();
    words[1].parse().unwrap()
}

/// The parts of an image: the first has a header, the others are filled with their number.
fn part(number: usize) -> Vec<u8> {
    let mut part = vec![number as u8; PART];
    if number == 0 {
        part[16..28].copy_from_slice(b"430HD2.2.0.7");
    }
    part
}

fn upload(address: SocketAddr, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = PARTS * PART;
    let head = format!(
        "PUT /api/v1/firmware/430HD/file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\
         Content-Type: application/octet-stream\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    for number in 0..PARTS {
        stream.write_all(&part(number)).unwrap();
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Loads the image as a phone does, and compares each part with what was sent.
fn load(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = "GET /firmwarefiles/430hd.img HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let mut found = vec![0; PART];
    for number in 0..PARTS {
        stream.read_exact(&mut found).unwrap();
        assert!(found == part(number), "part {number} is another one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t11_two_hundred_megabytes_of_firmware_are_never_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let headers = format!(
        "Cookie: {}\r\nX-CSRF-Token: {}\r\n",
        admin.cookie.as_deref().unwrap(),
        admin.csrf_token.as_deref().unwrap()
    );
    let before = memory_peak_kib(server.process());
    let (to_admin, to_phones) = (server.admin, server.phones);
    let answer = tokio::task::spawn_blocking(move || {
        let answer = upload(to_admin, &headers);
        load(to_phones);
        answer
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("\"version\":\"430HD2.2.0.7\""), "{answer}");
    let growth = memory_peak_kib(server.process()).saturating_sub(before);
    assert!(growth < GROWTH_KIB_MAX, "{growth} KiB more");
    assert_eq!(server.terminate(), Some(0));
}
