//! Keep-alives and alarms.

use schemas::{
    commands::Command,
    events::{Event, PhoneAction, SecurityKind},
};
use serde_json::{Value, json};

use super::*;

fn report(mac: &str, credential: (&str, &str)) -> Value {
    let (name, password) = credential;
    json!({"sessionId": "5e1f0001", "emsUserName": name, "emsUserPassword": password,
        "mac": mac, "model": "430HD", "status": "registered", "location": ""})
}

fn alerts(entries: &[(Value, &str, &str)]) -> Value {
    let entry = |(id, mac, severity): &(Value, &str, &str)| {
        json!({"uniqueId": id, "name": "IPPHONE REGISTRATION FAILURE", "severity": severity,
            "source": format!("IPPhone/{mac}"), "date": "2017-07-217T12:24:18"})
    };
    let entries: Vec<Value> = entries.iter().map(entry).collect();
    json!({"emsUserName": "system", "emsUserPassword": "system", "alerts": entries})
}

fn security_kinds(events: &[Event]) -> Vec<SecurityKind> {
    let kind = |event: &Event| match event {
        Event::SecurityEvent(event) => Some(event.kind),
        _ => None,
    };
    events.iter().filter_map(kind).collect()
}

const SYSTEM: (&str, &str) = ("system", "system");

#[actix_web::test]
async fn an_absolute_uri_and_sloppy_json_are_taken() {
    let fixture = Fixture::set_up().await;
    let body = format!("{{\"mac\":\"{MAC}\",\"status\":\"started\",}}");
    let length = body.len();
    for target in [
        "http://10.1.8.23:8081/rest/v1/ipphoneMgrStatus/keep-alive",
        "http://10.1.8.23:8081//rest/v1/ipphoneMgrStatus/keep-alive",
        "/rest/v1/ipphoneMgrStatus/init",
        "/ipprest/lync_auto_prov.php",
    ] {
        for content_type in ["", "Content-Type: application/x-www-form-urlencoded\r\n"] {
            let request = format!(
                "POST {target} HTTP/1.1\r\nHost: 10.1.8.23:8081\r\nConnection: close\r\n\
                 {content_type}Content-Length: {length}\r\n\r\n{body}"
            );
            let answer = fixture.raw(HOME, request.as_bytes()).await;
            assert_eq!(
                (answer.status, answer.body.as_str()),
                (200, r#"{"requests":[]}"#),
                "{target}"
            );
            assert_eq!(answer.header("content-type"), Some("application/json"));
        }
    }
    assert_eq!(fixture.running.pending.read().len(), 1);
    fixture.stop().await;
}

#[actix_web::test]
async fn waiting_commands_ride_in_the_answer() {
    let fixture = Fixture::with_phone().await;
    let mac = MAC.parse().unwrap();
    let action = PhoneAction::UpdateConfiguration;
    fixture
        .submit(Command::QueueCommand {
            mac,
            action,
            parameters: vec![],
        })
        .await;
    let answer = fixture.report(HOME, &report(MAC, SYSTEM)).await;
    let answer: Value = serde_json::from_str(&answer.body).unwrap();
    let requests = answer["requests"].as_array().unwrap();
    let update = requests.last().unwrap();
    assert_eq!(
        update["path"],
        "/rest/v1/command/UpdateConfigurationHandler"
    );
    assert_eq!(update["body"]["emsUserName"], "system");
    assert_eq!(update["body"]["emsUserPassword"], "system");
    let session_id = update["body"]["sessionId"].as_str().unwrap();
    assert!(session_id.len() == 8 && session_id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    fixture.stop().await;
}

#[actix_web::test]
async fn a_refused_sender_gets_403_and_an_event_and_changes_nothing() {
    let fixture = Fixture::with_phone().await;
    fixture.approve(OTHER_MAC, "bert").await;
    let before = fixture.events().await.len();
    for (from, credential, kind) in [
        (ABROAD, SYSTEM, SecurityKind::ForeignNetwork),
        (HOME, ("anna", "wrong"), SecurityKind::WrongPhoneCredential),
        (
            HOME,
            ("bert", "bert-secret"),
            SecurityKind::OtherPhonesCredential,
        ),
    ] {
        for _ in 0..3 {
            let answer = fixture.report(from, &report(MAC, credential)).await;
            assert_eq!(answer.status, 403, "{kind:?}");
            assert!(!answer.body.contains("anna"));
        }
        let events = fixture.events().await;
        assert_eq!(security_kinds(&events).last(), Some(&kind));
    }
    let events = fixture.events().await;
    assert_eq!(
        events.len(),
        before + 3,
        "each is recorded once, and nothing else is"
    );
    let answer = fixture
        .report(ABROAD, &report("00908f000001", SYSTEM))
        .await;
    assert_eq!(answer.status, 403, "an unknown phone from abroad as well");
    fixture.stop().await;
}

#[actix_web::test]
async fn basic_and_body_credentials_are_both_read() {
    let fixture = Fixture::with_phone().await;
    let path = "/rest/v1/ipphoneMgrStatus/keep-alive";
    let body = report(MAC, ("", "")).to_string();
    let basic = "Authorization: Basic YW5uYTphbm5hLXNlY3JldA==";
    let answer = fixture.request(HOME, "POST", path, &[basic], &body).await;
    assert_eq!(answer.status, 200);
    let answer = fixture
        .request(HOME, "POST", path, &["Authorization: Basic ???"], &body)
        .await;
    assert_eq!(answer.status, 403, "what cannot be read is absent");
    let answer = fixture
        .report(HOME, &report(MAC, ("anna", "anna-secret")))
        .await;
    assert_eq!(answer.status, 200);
    fixture.stop().await;
}

#[actix_web::test]
async fn bodies_over_their_limits_are_refused_with_the_field() {
    let fixture = Fixture::set_up().await;
    let with_location = |length: usize| {
        let mut body = report(MAC, SYSTEM);
        body["location"] = "x".repeat(length).into();
        body
    };
    assert_eq!(fixture.report(HOME, &with_location(2048)).await.status, 200);
    let answer = fixture.report(HOME, &with_location(2049)).await;
    let problem: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(answer.status, 422);
    assert_eq!(problem["code"], "field_too_long");
    assert_eq!(problem["errors"][0]["field"], "location");
    for length in [70_000, 900_000, 3_000_000] {
        let path = "/rest/v1/ipphoneMgrStatus/keep-alive";
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Content-Length: {length}\r\n\r\n"
        );
        // What is too long even to be thrown away is refused before it is sent.
        let sent = if length > 1_000_000 { 0 } else { length };
        let request = [request.into_bytes(), vec![b'x'; sent]].concat();
        assert_eq!(fixture.raw(HOME, &request).await.status, 413, "{length}");
    }
    let answer = fixture
        .request(HOME, "POST", "/rest/v1/ipphoneMgrStatus/init", &[], "[]")
        .await;
    assert_eq!(answer.status, 400);
    fixture.stop().await;
}

#[actix_web::test]
async fn alarms_of_several_phones_are_answered_one_by_one() {
    let fixture = Fixture::with_phone().await;
    let path = "/rest/v1/ipphoneMgrAlert/alert";
    let body = alerts(&[
        (json!(2), MAC, "5"),
        (json!("3"), "00908f000001", "5"),
        (json!(4), MAC, "0"),
        (json!(5), "nobody", "5"),
    ]);
    let answer = fixture
        .request(HOME, "POST", path, &[], &body.to_string())
        .await;
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    let rejected = json!([
        {"uniqueId": "3", "reason": "unknown phone"},
        {"uniqueId": 5, "reason": "source is not IPPhone/<mac>"},
    ]);
    assert_eq!(
        (answer.status, body),
        (200, json!({"accepted": 2, "rejected": rejected}))
    );
    let events = fixture.events().await;
    let raised = events
        .iter()
        .filter(|event| matches!(event, Event::AlarmRaised(_)))
        .count();
    let cleared = events
        .iter()
        .filter(|event| matches!(event, Event::AlarmCleared(_)))
        .count();
    assert_eq!((raised, cleared), (1, 1));
    let body = alerts(&[(json!(2), MAC, "5")]).to_string();
    assert_eq!(
        fixture
            .request(ABROAD, "POST", path, &[], &body)
            .await
            .status,
        403
    );
    fixture.stop().await;
}

#[actix_web::test]
async fn before_setup_phones_are_told_to_come_again() {
    let fixture = Fixture::new().await;
    let answer = fixture.report(HOME, &report(MAC, SYSTEM)).await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (503, Some("60"))
    );
    fixture.stop().await;
}

#[actix_web::test]
async fn nothing_of_the_admin_api_is_here() {
    let fixture = Fixture::with_phone().await;
    let unknown = fixture.get(HOME, "/nothing").await;
    assert_eq!(unknown.status, 404);
    for (method, target) in [
        ("GET", "/api/v1/devices"),
        ("POST", "/api/v1/setup"),
        ("GET", "/metrics"),
        ("GET", "/readyz"),
        ("GET", "/"),
        ("GET", "/rest/v1/ipphoneMgrStatus/keep-alive"),
        ("DELETE", "/configfiles/00908f484cf0.cfg"),
        ("PUT", "/ipp/region/Oslo/00908f484cf0.cfg"),
        ("OPTIONS", "/ipp/dhcpoption160.cfg"),
    ] {
        let answer = fixture.request(HOME, method, target, &[], "").await;
        assert_eq!(answer, unknown, "{method} {target}");
    }
    fixture.stop().await;
}
