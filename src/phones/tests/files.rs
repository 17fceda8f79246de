//! Boot files, configuration files, first contact, and those who look for more.

use schemas::events::{Event, RefusalReason, SecurityKind};

use super::*;

const OWN: &str = "/configfiles/00908f484cf0.cfg";
const GENERIC: &str = "User-Agent: AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)";
const ANNA: &str = "Authorization: Basic YW5uYTphbm5hLXNlY3JldA==";

fn content() -> String {
    file_of(MAC.parse().unwrap())
}

fn refusals(events: &[Event]) -> Vec<(String, RefusalReason)> {
    let refusal = |event: &Event| match event {
        Event::FileRefused(event) => Some((event.file.clone(), event.reason)),
        _ => None,
    };
    events.iter().filter_map(refusal).collect()
}

/// The statuses of the recorded fetches.
fn fetches(events: &[Event]) -> Vec<u16> {
    let fetch = |event: &Event| match event {
        Event::FileFetched(event) => Some(event.status),
        _ => None,
    };
    events.iter().filter_map(fetch).collect()
}

#[actix_web::test]
async fn the_boot_file_follows_setup_and_the_setting_alone() {
    let fixture = Fixture::new().await;
    assert_eq!(
        fixture.get(HOME, "/ipp/dhcpoption160.cfg").await.status,
        404
    );
    fixture.stop().await;
    let fixture = Fixture::set_up().await;
    let expected = "ems_server/keep_alive_period=60\n\
        ems_server/provisioning/url=http://10.1.8.23:8081/\n\
        provisioning/method=STATIC\n\
        provisioning/configuration/url=http://10.1.8.23/configfiles/\n\
        provisioning/firmware/url=http://10.1.8.23/firmwarefiles/\n\
        ems_server/user_name=system\n\
        ems_server/user_password={\"VvlZOp5/5pM=\"}\n";
    for target in [
        "/ipp/dhcpoption160.cfg",
        "/firmwarefiles/dhcption160.cfg",
        "http://other.example/firmwarefiles;ipp/dhcpoption160.cfg",
    ] {
        let forwarded = [
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-For: 127.0.0.200",
        ];
        let answer = fixture.request(HOME, "GET", target, &forwarded, "").await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (200, expected),
            "{target}"
        );
        assert_eq!(
            answer.header("content-type"),
            Some("text/plain; charset=utf-8")
        );
    }
    let abroad = fixture.get(ABROAD, "/ipp/dhcpoption160.cfg").await;
    assert_eq!(abroad.body.lines().count(), 5, "without the user's lines");
    fixture.stop().await;
}

#[actix_web::test]
async fn a_claim_window_is_for_one_fetch() {
    let fixture = Fixture::with_phone().await;
    let head = fixture.request(NEIGHBOUR, "HEAD", OWN, &[], "").await;
    assert_eq!(
        head.header("content-length"),
        Some(content().len().to_string().as_str())
    );
    assert_eq!(
        (head.status, head.body.as_str()),
        (200, ""),
        "asking is not fetching"
    );
    let first = fixture
        .get(NEIGHBOUR, "/configfiles/00:90:8F:48:4C:F0.CFG")
        .await;
    assert_eq!((first.status, first.body), (200, content()));
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 404);
    assert_eq!(fetches(&fixture.events().await), [200]);
    fixture.stop().await;
}

#[actix_web::test]
async fn while_the_disk_is_full_a_claim_window_is_for_one_fetch_all_the_same() {
    let fixture = Fixture::with_phone().await;
    fixture.disk.set_free(0);
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 200);
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 404);
    // Who has a credential needs no window.
    let credential = "Authorization: Basic YW5uYTphbm5hLXNlY3JldA==";
    for _ in 0..2 {
        let answer = fixture.request(ABROAD, "GET", OWN, &[credential], "").await;
        assert_eq!(answer.status, 200);
    }
    fixture.disk.set_free(DISK_FREE_BYTES);
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 404);
    assert!(fetches(&fixture.events().await).is_empty());
    fixture.stop().await;
}

#[actix_web::test]
async fn a_claim_window_closes_by_itself() {
    let fixture = Fixture::with_phone().await;
    fixture.clock.advance(86_399_999);
    assert_eq!(
        fixture
            .request(NEIGHBOUR, "HEAD", OWN, &[], "")
            .await
            .status,
        200
    );
    fixture.clock.advance(1);
    assert_eq!(
        fixture
            .request(NEIGHBOUR, "HEAD", OWN, &[], "")
            .await
            .status,
        404
    );
    fixture.stop().await;
}

#[actix_web::test]
async fn one_of_many_at_once_claims_a_file() {
    let fixture = Fixture::with_phone().await;
    let attempts = (0..8).map(|_| fixture.get(NEIGHBOUR, OWN));
    let answers = futures_util::future::join_all(attempts).await;
    let served = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(served, 1);
    fixture.stop().await;
}

#[actix_web::test]
async fn afterwards_the_phones_address_or_a_credential_opens_its_file() {
    let fixture = Fixture::with_phone().await;
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 200);
    let report = serde_json::json!({"mac": MAC, "emsUserName": "anna",
        "emsUserPassword": "anna-secret", "status": "registered"});
    assert_eq!(fixture.report(HOME, &report).await.status, 200);
    assert_eq!(fixture.get(HOME, OWN).await.status, 200);
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 404);
    fixture.approve(OTHER_MAC, "bert").await;
    for (credential, expected) in [
        ("Authorization: Basic YW5uYTphbm5hLXNlY3JldA==", 200),
        ("Authorization: Basic c3lzdGVtOnN5c3RlbQ==", 200),
        ("Authorization: Basic YmVydDpiZXJ0LXNlY3JldA==", 404),
        ("Authorization: Basic YW5uYTp3cm9uZw==", 404),
    ] {
        for from in [NEIGHBOUR, ABROAD] {
            let answer = fixture.request(from, "GET", OWN, &[credential], "").await;
            assert_eq!(answer.status, expected, "{credential} {from}");
        }
    }
    fixture.stop().await;
}

#[actix_web::test]
async fn whoever_may_not_have_a_file_learns_nothing() {
    let fixture = Fixture::with_phone().await;
    assert_eq!(fixture.get(NEIGHBOUR, OWN).await.status, 200);
    fixture.approve(OTHER_MAC, "bert").await;
    let unknown = fixture
        .get(NEIGHBOUR, "/configfiles/00908f000001.cfg")
        .await;
    assert_eq!(unknown.status, 404);
    for (from, target) in [
        (NEIGHBOUR, OWN),
        (ABROAD, OWN),
        (NEIGHBOUR, "/configfiles/00908f484cf1.cfg"),
        (
            NEIGHBOUR,
            "/p/00000000000000000000000000000000/configfiles/00908f484cf0.cfg",
        ),
        (NEIGHBOUR, "/configfiles/..%2f..%2fetc%2fpasswd"),
        (NEIGHBOUR, "/firmwarefiles/430HD.img"),
        (NEIGHBOUR, "/configfiles/00908f484cf0.cfx"),
    ] {
        assert_eq!(fixture.get(from, target).await, unknown, "{from} {target}");
    }
    let head = fixture.request(ABROAD, "HEAD", OWN, &[], "").await;
    let other = fixture
        .request(ABROAD, "HEAD", "/configfiles/00908f000002.cfg", &[], "")
        .await;
    assert_eq!(head, other);
    let reasons: Vec<_> = refusals(&fixture.events().await)
        .into_iter()
        .map(|it| it.1)
        .collect();
    assert_eq!(
        reasons,
        [
            RefusalReason::UnknownPhone,
            RefusalReason::NotEntitled,
            RefusalReason::ForeignNetwork,
            RefusalReason::NotGenerated,
            RefusalReason::BadName,
            RefusalReason::NotFound,
            RefusalReason::NotFound,
            RefusalReason::UnknownPhone,
        ],
        "each once for an address and a name"
    );
    fixture.stop().await;
}

#[actix_web::test]
async fn who_walks_through_macs_is_stopped() {
    let fixture = Fixture::with_phone().await;
    assert_eq!(fixture.get(HOME, OWN).await.status, 200);
    for number in 0..20 {
        let target = format!("/configfiles/00908f0000{number:02x}.cfg");
        assert_eq!(
            fixture.get(NEIGHBOUR, &target).await.status,
            404,
            "{number}"
        );
        assert_eq!(
            fixture.get(NEIGHBOUR, &target).await.status,
            [404, 429][number / 19]
        );
    }
    let before = fixture.events().await;
    assert_eq!(refusals(&before).len(), 20);
    for target in [
        OWN,
        "/configfiles/00908f0000ff.cfg",
        "/ipp/dhcpoption160.cfg",
    ] {
        let answer = fixture.get(NEIGHBOUR, target).await;
        assert_eq!(
            (answer.status, answer.header("retry-after")),
            (429, Some("300")),
            "{target}"
        );
    }
    let after = fixture.events().await;
    assert_eq!(after.len(), before.len(), "nothing more is recorded");
    let enumerations = after.iter().filter(|event| {
        matches!(event, Event::SecurityEvent(it) if it.kind == SecurityKind::FileEnumeration)
    });
    assert_eq!(enumerations.count(), 1);
    assert_eq!(
        fixture.get(HOME, "/ipp/dhcpoption160.cfg").await.status,
        200,
        "others go on"
    );
    fixture.clock.advance(300_000);
    assert_eq!(
        fixture
            .get(NEIGHBOUR, "/ipp/dhcpoption160.cfg")
            .await
            .status,
        200
    );
    fixture.stop().await;
}

#[actix_web::test]
async fn conditions_and_ranges_are_kept() {
    let fixture = Fixture::with_phone().await;
    let mac = OWN[OWN.len() - 16..OWN.len() - 4].parse().unwrap();
    let (text, tag) = (content(), format!("\"{}\"", hash_of_own(&fixture, mac)));
    let get = async |header: &str| fixture.request(HOME, "GET", OWN, &[ANNA, header], "").await;
    let whole = get("Accept: */*").await;
    assert_eq!(
        (whole.status, whole.header("etag")),
        (200, Some(tag.as_str()))
    );
    let modified = whole.header("last-modified").unwrap().to_owned();
    assert_eq!(modified, "Sun, 22 Nov 2026 10:00:00 GMT");
    let same = get(&format!("If-None-Match: {tag}")).await;
    assert_eq!((same.status, same.body.as_str()), (304, ""));
    assert_eq!(
        get(&format!("If-Modified-Since: {modified}")).await.status,
        304
    );
    let part = get("Range: bytes=7-10").await;
    assert_eq!((part.status, part.body.as_str()), (206, &text[7..11]));
    let range = format!("bytes 7-10/{}", text.len());
    assert_eq!(part.header("content-range"), Some(range.as_str()));
    assert_eq!(part.header("content-length"), Some("4"));
    assert_eq!(get("Range: bytes=9999-").await.status, 416);
    assert_eq!(fetches(&fixture.events().await), [200, 304, 304, 206]);
    fixture.stop().await;
}

#[actix_web::test]
async fn files_for_many_phones_stay_in_the_phone_networks() {
    let fixture = Fixture::with_phone().await;
    let name = "AudioCodes_430HD_global_GENERIC.cfg";
    fixture
        .generate_global(name, "personal_settings/language=English\n")
        .await;
    for folder in ["/configfiles", "/ipp/region/Oslo"] {
        let answer = fixture.get(NEIGHBOUR, &format!("{folder}/{name}")).await;
        assert_eq!(
            answer.body, "personal_settings/language=English\n",
            "{folder}"
        );
    }
    let target = format!("/configfiles/{name}");
    assert_eq!(fixture.get(ABROAD, &target).await.status, 404);
    assert_eq!(
        fixture
            .request(ABROAD, "GET", &target, &[ANNA], "")
            .await
            .status,
        200
    );
    assert_eq!(fetches(&fixture.events().await).len(), 3);
    fixture.stop().await;
}

#[actix_web::test]
async fn a_first_contact_is_the_same_for_known_and_unknown() {
    let fixture = Fixture::with_phone().await;
    let global = "AudioCodes_430HD_global_GENERIC.cfg";
    fixture.generate_global(global, "a/b=1\n").await;
    assert_eq!(fixture.get(HOME, OWN).await.status, 200);
    let at = async |from: &str, method: &str, target: &str, agent: &str| {
        fixture.request(from, method, target, &[agent], "").await
    };
    let unknown = at(
        NEIGHBOUR,
        "GET",
        "/ipp/region/Oslo/00908f000001.cfg",
        GENERIC,
    )
    .await;
    assert_eq!(unknown.status, 200);
    assert_eq!(unknown.header("x-template-name"), Some("AudioCodes_430HD"));
    assert!(
        unknown.body.starts_with("system/type=430HD\n"),
        "{}",
        unknown.body
    );
    let include = format!("include http://10.1.8.23/configfiles/{global}\n");
    assert!(unknown.body.ends_with(&include), "{}", unknown.body);
    for (method, target) in [
        ("GET", "/ipp/region/Oslo/00908f484cf0.cfg"),
        ("POST", "/ipp/tenant/Oslo/00908F484CF0.cfg"),
        ("GET", "/firmwarefiles;ipp/region/Osl%6f/00908f000001.cfg"),
    ] {
        assert_eq!(
            at(NEIGHBOUR, method, target, GENERIC).await,
            unknown,
            "{target}"
        );
    }
    let abroad = at(ABROAD, "GET", "/ipp/region/Oslo/00908f000001.cfg", GENERIC).await;
    assert!(
        abroad.status == 200
            && !abroad.body.contains("user_password")
            && !abroad.body.contains("include "),
        "{}",
        abroad.body
    );
    for (target, agent) in [
        ("/ipp/region/Bergen/00908f000001.cfg", GENERIC),
        (
            "/ipp/region/Oslo/00908f000001.cfg",
            "User-Agent: AUDC-IPPhone/1 (999XX; 0)",
        ),
        ("/ipp/region/Oslo/00908f000001.cfg", "User-Agent: curl"),
    ] {
        assert_eq!(
            at(NEIGHBOUR, "GET", target, agent).await.status,
            404,
            "{target} {agent}"
        );
    }
    let report = serde_json::json!({"mac": MAC, "emsUserName": "anna",
        "emsUserPassword": "anna-secret"});
    assert_eq!(fixture.report(HOME, &report).await.status, 200);
    let own = at(
        HOME,
        "GET",
        "/ipp/region/Oslo/00908f484cf0.cfg",
        "User-Agent: curl",
    )
    .await;
    assert_eq!((own.status, own.body.as_str()), (200, content().as_str()));
    assert_eq!(own.header("x-template-name"), Some("AudioCodes_430HD"));
    fixture.stop().await;
}

#[actix_web::test]
async fn a_first_contact_includes_nothing_that_is_not_there() {
    let fixture = Fixture::set_up().await;
    let target = "/ipp/region/Oslo/00908f000001.cfg";
    let first = async || fixture.request(HOME, "GET", target, &[GENERIC], "").await;
    let before = first().await;
    assert_eq!(before.status, 200);
    assert!(!before.body.contains("include"), "{}", before.body);
    let global = "AudioCodes_430HD_global_GENERIC.cfg";
    fixture.generate_global(global, "a/b=1\n").await;
    let after = first().await;
    let (_, url) = after.body.split_once("\ninclude http://10.1.8.23").unwrap();
    assert_eq!(fixture.get(HOME, url.trim()).await.body, "a/b=1\n");
    fixture.stop().await;
}

#[actix_web::test]
async fn altered_bytes_are_never_served() {
    let fixture = Fixture::with_phone().await;
    let blobs = fixture._folder.path().join("data/blobs");
    let mac = OWN[OWN.len() - 16..OWN.len() - 4].parse().unwrap();
    let hash = hash_of_own(&fixture, mac).to_string();
    let shard = blobs.join(&hash[..2]);
    for entry in std::fs::read_dir(shard).unwrap() {
        std::fs::write(entry.unwrap().path(), "altered").unwrap();
    }
    let answer = fixture.request(HOME, "GET", OWN, &[ANNA], "").await;
    assert_eq!(answer.status, 404);
    let refusals = refusals(&fixture.events().await);
    assert_eq!(refusals, [(OWN.to_owned(), RefusalReason::Unreadable)]);
    fixture.stop().await;
}
