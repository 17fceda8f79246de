//! What was true at a moment is what the server answered then.

use std::{path::Path, sync::Arc};

use rollcall::{clock::ManualClock, engine::PROJECTIONS_VERSION, store::Store};
use schemas::{
    Actor, Position, Timestamp,
    commands::{Command, CreateUser, Order},
    stored::codec,
};
use serde_json::{Value, json};

use super::{json, json_lines, on, printed, stderr, stdout};
use crate::support::{Admin, START_MS, TestServer, config_on};

const MACS: [&str; 3] = ["00908f000001", "00908f000002", "00908f000003"];

/// What a server answered, and when.
struct Moment {
    time: Timestamp,
    dashboard: String,
    device: Option<String>,
}

fn position(answer: &str) -> u64 {
    let answer: Value = serde_json::from_str(answer).unwrap();
    answer["position"].as_u64().unwrap()
}

/// One step of a story; nobody waits for approval after it.
async fn step(number: usize, server: &TestServer, admin: &Admin) {
    let phone = |index: usize| server.phone(MACS[index]);
    match number {
        0 => {}
        1 | 3 | 6 => {
            let index = number / 3;
            phone(index).report("started", "").await.expect(200);
            let user = (index == 1).then_some("alice");
            admin.approve(&[MACS[index]], user).await.expect(200);
        }
        2 => drop(phone(0).report("registered", "bob").await.expect(200)),
        4 => drop(phone(1).report("registered", "alice").await.expect(200)),
        5 => {
            let alarm = phone(0).alert("IPPHONE REGISTRATION FAILURE", "5").await;
            alarm.expect(200);
        }
        7 => drop(phone(0).report("unregistered", "bob").await.expect(200)),
        8 => {
            let path = format!("/api/v1/devices/{}", MACS[1]);
            admin
                .patch(&path, json!({"nickname": "hall"}))
                .await
                .expect(200);
        }
        _ => {
            let path = format!("/api/v1/devices/{}", MACS[2]);
            admin.send("DELETE", &path, None).await.expect(204);
        }
    }
}

async fn ten_moments(server: &TestServer, admin: &Admin) -> Vec<Moment> {
    let mut moments = Vec::new();
    for number in 0..10 {
        step(number, server, admin).await;
        let device = admin.get(&format!("/api/v1/devices/{}", MACS[0])).await;
        let dashboard = admin.get("/api/v1/dashboard").await.expect(200);
        // A phone has no position of its own; the answer before may be older than this one.
        let same = device.header("rollcall-position") == dashboard.header("rollcall-position");
        moments.push(Moment {
            time: Timestamp(START_MS + 60_000 * i64::try_from(number).unwrap()),
            dashboard: dashboard.text,
            device: (device.status == 200 && same).then_some(device.text),
        });
        server.clock.advance(60_000);
    }
    moments
}

#[tokio::test]
async fn state_at_ten_moments_is_what_the_dashboard_answered_at_them() {
    let (server, admin) = TestServer::ready().await;
    let moments = ten_moments(&server, &admin).await;
    let folder = server.stopped().await;
    let state = |at: &str, more: &[&str]| {
        let mut arguments = vec!["state", "--at", at, "--format", "json"];
        arguments.extend(more);
        let output = on(folder.path(), &arguments);
        printed(&output)
    };
    let events = json_lines(&printed(&on(folder.path(), &["log", "--format", "json"])));
    let mut devices = 0;
    for moment in &moments {
        let at = position(&moment.dashboard).to_string();
        assert_eq!(
            state(&at, &[]),
            format!("{}\n", moment.dashboard),
            "at {at}"
        );
        if let Some(device) = &moment.device {
            devices += 1;
            assert_eq!(
                state(&at, &["--device", MACS[0]]),
                format!("{device}\n"),
                "at {at}"
            );
        }
        // What happened by itself in the same millisecond may have been recorded a moment later.
        let time = moment.time.to_string();
        let until = |event: &&Value| event["time"].as_str().unwrap() <= time.as_str();
        let last = events.iter().take_while(until).count().to_string();
        let then = match last == at {
            true => format!("{}\n", moment.dashboard),
            false => state(&last, &[]),
        };
        assert_eq!(state(&time, &[]), then, "at {time}");
    }
    assert!(devices > 5, "a phone was looked at only {devices} times");
    let registered: Vec<Value> = moments
        .iter()
        .map(|moment| serde_json::from_str::<Value>(&moment.dashboard).unwrap())
        .map(|dashboard| dashboard["devices"]["registered"].clone())
        .collect();
    assert_eq!(
        registered,
        [0, 0, 1, 1, 2, 2, 2, 1, 1, 1],
        "the story went as told"
    );
}

#[tokio::test]
async fn state_is_shown_to_people_and_says_what_it_cannot_know() {
    let (server, admin) = TestServer::ready().await;
    ten_moments(&server, &admin).await;
    server
        .phone("00908f0000ff")
        .report("started", "")
        .await
        .expect(200);
    let live = admin.read("/api/v1/dashboard").await;
    let folder = server.stopped().await;
    let output = on(folder.path(), &["state"]);
    let table = printed(&output);
    for row in [
        "devices.total:              2\n",
        "alarms.critical:",
        "Recent reports:",
    ] {
        assert!(table.contains(row), "no {row} in\n{table}");
    }
    assert!(
        table.contains(MACS[0]) && table.contains("alice"),
        "{table}"
    );
    assert!(
        stderr(&output).contains("waited for approval"),
        "{}",
        stderr(&output)
    );
    let mut state = json(&on(folder.path(), &["state", "--format", "json"]));
    assert_eq!(live["devices"]["pending"], 1);
    assert_eq!(state["devices"]["pending"].take(), 0);
    for field in ["as_of", "alarms", "recent_reports"] {
        assert_eq!(state[field], live[field], "{field}");
    }
    let user = json(&on(folder.path(), &["state", "--user", "ALICE", "--json"]));
    assert_eq!(user["devices"], 1);
    let region = json(&on(folder.path(), &["state", "--region", "Oslo", "--json"]));
    assert_eq!(region["devices"]["total"], 2);
    for (arguments, reason) in [
        (["--region", "Rome"], "there was no region Rome"),
        (["--device", "00908f0000ff"], "was not of the fleet"),
        (["--user", "nobody"], "no user nobody is known"),
        (["--at", "100000"], "beyond the log"),
    ] {
        let refused = on(folder.path(), &["state", arguments[0], arguments[1]]);
        assert_eq!(refused.status.code(), Some(1), "{arguments:?}");
        assert!(
            stderr(&refused).contains(reason),
            "{arguments:?}: {}",
            stderr(&refused)
        );
    }
    let before = json(&on(
        folder.path(),
        &["state", "--at", "2001-01-01T00:00:00Z", "--json"],
    ));
    assert_eq!(
        (&before["position"], &before["devices"]["total"]),
        (&json!(0), &json!(0))
    );
}

#[tokio::test]
async fn replay_is_equal_and_a_difference_is_named() {
    let (server, admin) = TestServer::ready().await;
    ten_moments(&server, &admin).await;
    let folder = server.stopped().await;
    let report = json(&on(folder.path(), &["replay"]));
    assert_eq!(report["equal"], true, "{report}");
    assert_eq!(report["differs"], json!([]));
    assert_eq!(report["events"], report["position"]);
    assert!(report["events_per_second"].as_u64() > Some(0), "{report}");
    let table = printed(&on(folder.path(), &["replay", "--format", "table"]));
    assert!(table.contains("equal:             true\n"), "{table}");

    // A snapshot that is sealed as it should be, and wrong.
    let store = Store::open(&config_on(folder.path(), &[])).unwrap();
    let mut projections = store.recover().unwrap().projections;
    projections.alarms = Default::default();
    let payload = codec::encode_cache(&projections).unwrap();
    let head = store.reader().head();
    let version = PROJECTIONS_VERSION;
    let saved = store
        .snapshots
        .save("projections", version, head.position, head.hash, &payload);
    saved.unwrap();
    drop(store);
    let output = on(folder.path(), &["replay"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["equal"], false);
    assert_eq!(report["differs"], json!(["alarms"]));
    assert!(
        stderr(&output).contains("differing: alarms"),
        "{}",
        stderr(&output)
    );

    std::fs::remove_dir_all(folder.path().join("data/snapshots")).unwrap();
    let output = on(folder.path(), &["replay"]);
    assert_eq!(json(&output)["equal"], Value::Null);
    assert!(
        stderr(&output).contains("nothing to compare with"),
        "{}",
        stderr(&output)
    );
}

/// A user, created by hand as what follows from an event.
async fn user_created_because(folder: &Path, name: &str, cause: u64) {
    let config = config_on(folder, &[]);
    let command = Command::CreateUser(Box::new(CreateUser {
        name: name.to_owned(),
        display_name: None,
        password: None,
        region: None,
    }));
    let order = Order {
        cause: Some(Position(cause)),
        ..Order::new(Actor::CommandLine, command)
    };
    let clock = Arc::new(ManualClock::new(START_MS));
    let submitted = tokio::task::spawn_blocking(move || {
        let store = Store::open(&config).unwrap();
        store.submit(&config, clock, order).unwrap()
    });
    let (outcome, ended) = submitted.await.unwrap();
    outcome.unwrap();
    ended.unwrap();
}

#[tokio::test]
async fn an_event_is_shown_with_its_causes_and_what_followed() {
    let (server, admin) = TestServer::ready().await;
    ten_moments(&server, &admin).await;
    let folder = server.stopped().await;
    let before = json(&on(folder.path(), &["verify", "--json"]))["position"].as_u64();
    let cause = before.unwrap();
    user_created_because(folder.path(), "carol", cause).await;
    user_created_because(folder.path(), "dave", cause + 1).await;
    user_created_because(folder.path(), "erin", cause + 1).await;
    let events = json_lines(&printed(&on(folder.path(), &["log", "--json"])));
    let event = |position: u64| events[usize::try_from(position).unwrap() - 1].clone();
    let at = |position: &Value| position.as_u64().unwrap().to_string();

    let shown = json(&on(
        folder.path(),
        &["show", &(cause + 2).to_string(), "--json"],
    ));
    assert_eq!(shown["event"], event(cause + 2));
    assert_eq!(shown["event"]["subject"], "user:dave");
    assert_eq!(shown["causes"], json!([event(cause + 1), event(cause)]));
    assert_eq!(shown["consequences"], json!([]));
    let record = &shown["record"];
    assert_eq!(
        (&record["first"], &record["last"]),
        (&json!(cause + 2), &json!(cause + 2))
    );

    let arguments = ["show", &(cause + 1).to_string(), "--json"];
    let shown = json(&on(folder.path(), &arguments));
    assert_eq!(
        shown["consequences"],
        json!([event(cause + 2), event(cause + 3)])
    );
    assert_eq!(shown["looked_until"], cause + 3);
    let one_ahead = [&arguments[..], &["--ahead", "1"]].concat();
    let shown = json(&on(folder.path(), &one_ahead));
    assert_eq!(shown["consequences"], json!([event(cause + 2)]));
    assert_eq!(shown["looked_until"], cause + 2);

    let phone = format!("phone:{}", MACS[0]);
    let own: Vec<_> = events
        .iter()
        .filter(|event| event["subject"] == phone)
        .collect();
    let shown = json(&on(
        folder.path(),
        &["show", &at(&own[1]["position"]), "--json"],
    ));
    assert_eq!(shown["previous"], *own[0]);
    let table = printed(&on(folder.path(), &["show", &at(&own[1]["position"])]));
    assert!(
        table.contains(&format!("The event of {phone} before it:")),
        "{table}"
    );
    assert!(table.contains("chain hash "), "{table}");
    let beyond = on(folder.path(), &["show", "100000"]);
    assert_eq!(beyond.status.code(), Some(1));
    assert!(
        stderr(&beyond).contains("the log ends at"),
        "{}",
        stderr(&beyond)
    );
}

#[tokio::test]
async fn the_log_is_filtered_by_names_times_and_actors() {
    let (server, admin) = TestServer::ready().await;
    ten_moments(&server, &admin).await;
    let folder = server.stopped().await;
    let log = |arguments: &[&str]| {
        let mut all = vec!["log", "--format", "json"];
        all.extend(arguments);
        json_lines(&printed(&on(folder.path(), &all)))
    };
    let events = log(&[]);
    let wanted = |wants: &dyn Fn(&Value) -> bool| -> Vec<Value> {
        events
            .iter()
            .filter(|event| wants(event))
            .cloned()
            .collect()
    };
    let alice = wanted(&|event| event["subject"] == "user:alice");
    assert!(!alice.is_empty());
    assert_eq!(log(&["--subject", "user:alice"]), alice);
    let root = wanted(&|event| event["actor"] == "admin:root");
    assert!(root.len() > 2, "{root:?}");
    assert_eq!(log(&["--actor", "admin:root"]), root);
    let (since, until) = ("2026-11-22T10:02:00.000Z", "2026-11-22T10:05:00.000Z");
    let span = wanted(&|event| {
        let time = event["time"].as_str().unwrap();
        (since..=until).contains(&time)
    });
    assert!(!span.is_empty() && span.len() < events.len());
    assert_eq!(log(&["--since", since, "--until", until]), span);
    assert_eq!(log(&["--newest", "4"]), events[events.len() - 4..]);
    assert_eq!(
        log(&["--newest", "2", "--actor", "admin:root"]),
        root[root.len() - 2..]
    );
    assert_eq!(log(&["--after", "3", "--limit", "2"]), events[3..5]);
    let unknown = on(folder.path(), &["log", "--subject", "user:nobody"]);
    assert_eq!(unknown.status.code(), Some(1), "{}", stderr(&unknown));
    let follow = on(folder.path(), &["log", "--follow"]);
    assert_eq!(follow.status.code(), Some(2), "{}", stderr(&follow));
    assert!(stderr(&follow).contains("--url"), "{}", stderr(&follow));
}

#[tokio::test]
async fn what_ended_because_of_a_report_names_it_as_its_cause() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MACS[0]);
    phone.report("started", "").await.expect(200);
    admin.approve(&[MACS[0]], None).await.expect(200);
    phone
        .alert("IPPHONE REGISTRATION FAILURE", "critical")
        .await
        .expect(200);
    phone.report("registered", "alice").await.expect(200);
    let newest = async |kind: &str| {
        let path = format!("/api/v1/events?kind={kind}&sort=-position&limit=1");
        admin.read(&path).await["items"][0].clone()
    };
    let (report, cleared) = (newest("PhoneReported").await, newest("AlarmCleared").await);
    assert_eq!(cleared["cause"], report["position"]);
    assert_eq!(report["cause"], Value::Null);
    // The restart was queued because the file was there.
    let (file, queued) = (
        newest("ConfigurationGenerated").await,
        newest("CommandQueued").await,
    );
    assert_eq!(queued["cause"], file["position"]);

    let folder = server.stopped().await;
    let position = cleared["position"].to_string();
    let shown = json(&on(folder.path(), &["show", &position, "--json"]));
    assert_eq!(shown["causes"], json!([report]));
}
