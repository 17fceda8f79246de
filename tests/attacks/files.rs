//! Attacks on files: T1 walks through MACs, T2 asks from elsewhere, T10 leaves the store.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{files_below, get, head, provisioned, security_kinds, settle, status, traced};
use crate::support::{TestPhone, TestServer, process::ServerProcess};

const HOME: &str = "127.0.0.5";
const WALKER: &str = "127.0.0.66";

fn file(number: u32) -> String {
    format!("/configfiles/00908f{number:06x}.cfg")
}

#[tokio::test]
async fn t01_mac_enumeration() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, "00908f000005", "alice", HOME).await;
    provisioned(&server, &admin, "00908f0003e0", "bob", HOME).await;
    server
        .phone("00908f00000a")
        .report("started", "")
        .await
        .expect(200);

    let mut misses = Vec::new();
    let mut refusals = Vec::new();
    for number in 0..1000 {
        let answer = get(server.phone_address, WALKER, &file(number), &[]).await;
        match status(&answer) {
            404 => misses.push(answer),
            429 => refusals.push(answer),
            other => panic!("{number}: {other}"),
        }
    }
    assert_eq!((misses.len(), refusals.len()), (20, 980));
    misses.dedup();
    assert_eq!(
        misses.len(),
        1,
        "unknown, waiting and forbidden: {misses:?}"
    );
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    assert!(refusals[0].contains("retry-after: 300"), "{refusals:?}");
    settle(&admin).await;
    assert_eq!(security_kinds(&admin).await, ["file_enumeration"]);
    let reasons = admin
        .read("/api/v1/events?kind=FileRefused&limit=100")
        .await;
    let reasons: Vec<_> = reasons["items"].as_array().unwrap().iter().collect();
    let reason = |number: usize| reasons[number]["data"]["reason"].as_str().unwrap();
    assert_eq!(reasons.len(), 20, "the true reasons are recorded");
    assert_eq!((reason(0), reason(5)), ("unknown_phone", "not_entitled"));

    server.clock.advance(300_000);
    let phone = TestPhone::new(server.phone_address, "00908f000005", HOME);
    let own = phone.fetch().await.expect(200).text;
    assert!(
        own.contains("voip/line/0/auth_password=sip-secret\n"),
        "{own}"
    );
    server.stopped().await;
}

#[tokio::test]
async fn t01_the_time_of_an_answer_tells_nothing() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, "00908f000001", "alice", HOME).await;
    server
        .phone("00908f000002")
        .report("started", "")
        .await
        .expect(200);
    let mut times: [Vec<Duration>; 3] = Default::default();
    for round in 0..60u8 {
        // Nobody misses twenty times, so nobody is refused early.
        let from = format!("127.0.2.{}", round + 1);
        for (kind, times) in times.iter_mut().enumerate() {
            let number = u32::try_from(kind).unwrap() + 1;
            let started = Instant::now();
            let answer = get(server.phone_address, &from, &file(number), &[]).await;
            times.push(started.elapsed());
            assert_eq!(status(&answer), 404);
        }
    }
    let medians = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    let (least, most) = (medians.iter().min().unwrap(), medians.iter().max().unwrap());
    // Reading a file, or hashing a password, would show beside this.
    assert!(*most < 2 * *least + Duration::from_millis(2), "{medians:?}");
    server.stopped().await;
}

#[tokio::test]
async fn t02_known_mac_wrong_place() {
    let (server, admin) = TestServer::ready().await;
    let networks = json!({"networks": ["127.0.0.0/24"]});
    admin
        .patch("/api/v1/regions/Oslo", networks)
        .await
        .expect(200);
    provisioned(&server, &admin, "00908f000001", "alice", HOME).await;
    let abroad = "127.0.9.9";
    let unknown = get(server.phone_address, abroad, &file(0xff), &[]).await;
    assert_eq!(status(&unknown), 404);
    let wrong = "Authorization: Basic YWxpY2U6Z3Vlc3M=";
    for headers in [
        vec![],
        vec!["X-Forwarded-For: 127.0.0.5"],
        vec!["Forwarded: for=127.0.0.5", "X-Real-IP: 127.0.0.5"],
        vec![wrong],
    ] {
        let answer = get(server.phone_address, abroad, &file(1), &headers).await;
        assert_eq!(answer, unknown, "{headers:?}");
    }
    let keyed = "/p/0123456789abcdef0123456789abcdef/configfiles/00908f000001.cfg";
    assert_eq!(get(server.phone_address, abroad, keyed, &[]).await, unknown);
    settle(&admin).await;
    let refused = admin
        .read("/api/v1/events?kind=FileRefused&subject=phone:00908f000001")
        .await;
    let refused = refused["items"].as_array().unwrap();
    assert_eq!(
        refused[0]["data"]["reason"], "foreign_network",
        "{refused:?}"
    );
    let at_home = get(server.phone_address, HOME, &file(1), &[]).await;
    assert_eq!(status(&at_home), 200, "{at_home}");
    server.stopped().await;
}

/// Names that would leave the store if anybody took them for paths.
const HOSTILE_NAMES: &[&str] = &[
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "..%2F..%2F..%2F..%2Fetc%2Fpasswd.cfg",
    "%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "../../../../etc/passwd",
    "....//....//....//etc/passwd",
    "..\\..\\..\\etc\\passwd",
    "..%5c..%5cetc%5cpasswd.cfg",
    "00908f000001.cfg%00.txt",
    "%00",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "file:%2f%2f%2fetc%2fpasswd",
    "..",
    ".",
    "%c0%ae%c0%ae%c0%afetc%c0%afpasswd",
    "linked.cfg",
    "linked",
    "keyring",
    "master.key",
];

#[tokio::test]
async fn t10_path_traversal() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let server = ServerProcess::start_with(folder.path(), traced(&trace, "open,openat,openat2"));
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let mac = "00908f000001";
    server.phone(mac).report("started", "").await.expect(200);
    admin.approve(&[mac], Some("alice")).await.expect(200);
    // Its file has not been served when the store is tampered with: nobody has it in memory.
    let other = "00908f000002";
    server.phone(other).report("started", "").await.expect(200);
    admin.approve(&[other], Some("bob")).await.expect(200);
    let own = server.phone(mac).fetch().await.expect(200).text;
    let common = own
        .lines()
        .find_map(|line| line.strip_prefix("include "))
        .unwrap()
        .to_owned();
    let common = format!("/configfiles/{common}");
    server.phone(mac).get(&common).await.expect(200);

    let before = std::fs::read_to_string(&trace).unwrap().lines().count();
    let data = folder.path().join("data");
    for link in [
        "linked",
        "linked.cfg",
        "blobs/linked.cfg",
        "blobs/unfinished/linked.cfg",
    ] {
        std::os::unix::fs::symlink("/etc/passwd", data.join(link)).unwrap();
    }
    let position = head(&admin).await;
    let long = "a".repeat(300);
    let names = HOSTILE_NAMES.iter().copied().chain([long.as_str()]);
    for (number, name) in names.enumerate() {
        let from = format!("127.0.3.{}", number + 1);
        let unknown = get(server.phones, &from, &file(0xff), &[]).await;
        let places = [
            "/configfiles/",
            "/firmwarefiles/",
            "/ipp/region/Oslo/",
            "/ipp/tenant/Oslo/",
            "/",
            "/firmwarefiles/ipp/region/Oslo/",
        ];
        for place in places {
            let answer = get(server.phones, &from, &format!("{place}{name}"), &[]).await;
            let in_time = [unknown.as_str(), &answer].map(status);
            assert_eq!(in_time, [404, 404], "{place}{name}");
            assert_eq!(answer, unknown, "{place}{name}");
        }
    }
    // What the store itself names is replaced by links that lead out of it.
    let blobs = files_below(&data.join("blobs"));
    for blob in blobs
        .iter()
        .filter(|path| path.is_file() && !path.is_symlink())
    {
        std::fs::remove_file(blob).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", blob).unwrap();
    }
    server.phone(other).fetch().await.expect(404);
    assert!(head(&admin).await > position, "refusals are recorded");
    server.terminate();

    let trace = std::fs::read_to_string(&trace).unwrap();
    let store = data.to_str().unwrap();
    let opened: Vec<&str> = trace.lines().filter_map(opened).collect();
    assert!(
        opened.iter().any(|path| path.starts_with(store)),
        "the trace tells what is opened"
    );
    let during: Vec<&str> = trace
        .lines()
        .skip(before)
        .filter_map(self::opened)
        .collect();
    let outside: Vec<_> = during
        .iter()
        .filter(|path| !path.starts_with(store))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

/// The file that a line of a trace shows as opened, wherever links led.
fn opened(line: &str) -> Option<&str> {
    let (_, result) = line.rsplit_once(" = ")?;
    let (_, path) = result.split_once('<')?;
    path.strip_suffix('>')
}

#[test]
fn a_trace_of_opened_files_is_read_as_it_is_meant() {
    let line = "7 openat(9</d/blobs>, \"ab\", O_RDONLY|O_NOFOLLOW) = 12</etc/passwd>";
    assert_eq!(opened(line), Some("/etc/passwd"));
    let line = "7 openat(AT_FDCWD</>, \"/etc/x\", O_RDONLY) = -1 ENOENT (No such file)";
    assert_eq!(opened(line), None);
    assert_eq!(opened("7 <... openat resumed>) = 12</d/x>"), Some("/d/x"));
}
