//! Servers that are no directory, or one that means harm (T17): what they cost, and what of theirs
//! is shown.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinHandle,
};

use super::{clock, limits, name, names, refused, settings, tried};
use rollcall::directory::check;

/// What a server says that let somebody sign in.
const WELCOME: &[u8] = &[0x30, 12, 2, 1, 1, 0x61, 7, 0x0a, 1, 0, 4, 0, 4, 0];

/// A server for one caller: takes the first request, says this, and hangs up once it is read, or
/// nobody wants more.
async fn says(answers: Vec<u8>) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 1_024];
        let _ = stream.read(&mut request).await.unwrap();
        if stream.write_all(&answers).await.is_ok() {
            let _ = stream.shutdown().await;
            // Until the caller has gone; without this what was said could be lost.
            while stream.read(&mut request).await.is_ok_and(|bytes| bytes > 0) {}
        }
    });
    (address, server)
}

fn element(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![kind, 0x83];
    bytes.extend(&u32::try_from(content.len()).unwrap().to_be_bytes()[1..]);
    bytes.extend(content);
    bytes
}

/// A message that answers the search.
fn found(operation: &[u8]) -> Vec<u8> {
    element(0x30, &[&[2, 1, 2], operation].concat())
}

fn entry(number: usize) -> Vec<u8> {
    let name = element(4, format!("uid={number}").as_bytes());
    found(&element(0x64, &[name, element(0x30, b"")].concat()))
}

#[tokio::test]
async fn t17_what_is_no_directory_is_told_so_and_not_shown() {
    let banner = "HTTP/1.1 400 canary-banner\r\n\r\ncanary-body";
    let ssh = "SSH-2.0-canary\r\n";
    let alert = [0x15, 3, 3, 0, 2, 2, 0x28];
    let deep = {
        let levels = 50_000;
        let nested = [0x30, 0x80].repeat(levels);
        element(0x30, &[&[2, 1, 1][..], &nested].concat())
    };
    let endless = [0x30, 0x84, 0xff, 0xff, 0xff, 0xff];
    let other_number = [0x30, 12, 2, 1, 9, 0x61, 7, 0x0a, 1, 0, 4, 0, 4, 0];
    let entry_at_once = found(&element(0x64, b""));
    for (answer, code) in [
        (banner.as_bytes(), "ldap_not_spoken"),
        (ssh.as_bytes(), "ldap_not_spoken"),
        (&alert, "ldap_not_spoken"),
        (&deep, "ldap_not_spoken"),
        (&endless, "ldap_not_spoken"),
        (&other_number, "ldap_not_spoken"),
        (&entry_at_once, "ldap_not_spoken"),
        (&[0x30], "ldap_closed"),
        (&[], "ldap_closed"),
        (WELCOME, "ldap_closed"),
    ] {
        let (address, server) = says(answer.to_vec()).await;
        let said = refused(tried(&settings(address), &name("x")).await, code);
        assert!(!said.contains("canary"), "{said}");
        assert!(said.contains(&address.to_string()), "{said}");
        server.await.unwrap();
    }
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    refused(
        tried(&settings(address), &name("x")).await,
        "ldap_unreachable",
    );
}

#[tokio::test]
async fn t17_who_says_too_much_is_not_heard_out() {
    let entries: Vec<u8> = (0..2_000).flat_map(entry).collect();
    let (address, server) = says([WELCOME.to_vec(), entries].concat()).await;
    let mut one_thousand = settings(address);
    one_thousand.max_hits = 1_000;
    one_thousand.sort_result = false;
    let report = tried(&one_thousand, &name("x")).await.unwrap();
    assert_eq!((report.hits, report.has_more), (1_000, true));
    let first: Vec<String> = (0..20).map(|number| format!("uid={number}")).collect();
    assert_eq!(names(&report), first, "and twenty are shown");
    server.await.unwrap();

    let elsewhere = found(&element(0x73, &[0; 100_000]));
    let (address, server) = says([WELCOME.to_vec(), elsewhere.repeat(50)].concat()).await;
    refused(tried(&settings(address), &name("x")).await, "ldap_too_many");
    server.await.unwrap();
}

#[tokio::test]
async fn who_says_nothing_is_not_waited_for() {
    for (welcome, seconds) in [(&b""[..], 3), (WELCOME, 4), (&WELCOME[..9], 5)] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut settings = settings(listener.local_addr().unwrap());
        settings.search_timeout_seconds = seconds;
        let clock = clock();
        let asking = tokio::spawn({
            let (clock, limits) = (clock.clone(), limits(&settings));
            async move { check(&settings, &name("x"), &limits, &clock).await }
        });
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = [0; 1_024];
        let read = stream.read(&mut request).await.unwrap();
        assert_eq!(request[0], 0x30, "{read} bytes to sign in");
        if !welcome.is_empty() {
            stream.write_all(welcome).await.unwrap();
        }
        if welcome == WELCOME {
            let read = stream.read(&mut request).await.unwrap();
            assert!(read > 0, "a search");
        }
        // Whoever has sent a request is waiting for its answer, and for nothing else.
        clock.wait_for_sleepers(1).await;
        clock.advance(i64::from(seconds) * 1_000 - 1);
        clock.wait_for_sleepers(1).await;
        clock.advance(1);
        let said = refused(asking.await.unwrap(), "ldap_timed_out");
        assert!(said.contains(&format!("{seconds} seconds")), "{said}");
        let ended = stream.read(&mut request).await;
        assert!(matches!(ended, Ok(0) | Err(_)), "the connection is closed");
    }
}
