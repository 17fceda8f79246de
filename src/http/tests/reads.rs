//! Lists, logs, models and exports, seen from outside.

use schemas::{
    Actor, Mac,
    commands::{Alert, Command, Order, RecordFileRefusal, ReportAlerts},
    events::{AlarmRaised, PhoneReported, RefusalReason, Role, Severity},
};
use serde_json::{Value, json};

use crate::{
    domain::testing::{facts, mac, origin, report},
    http::testing::{Client, PASSWORD, TestApi},
    telemetry::{self, LogFormat, LogLevel},
};

/// A phone announces itself with these texts.
async fn announce(api: &TestApi, mac: Mac, change: impl FnOnce(&mut PhoneReported)) {
    let mut facts = facts("registered", "alice");
    change(&mut facts);
    api.submit(Command::ReportPhone(Box::new(report(mac, facts))))
        .await;
}

/// A phone raises this alarm, with these texts in the fields that it fills.
fn alarm(name: &str, [description, one, two, host]: [&str; 4]) -> Command {
    let text = |text: &str| schemas::Personal::new(text.to_owned());
    let alarm = AlarmRaised {
        name: name.to_owned(),
        severity: Severity::Major,
        alarm_type: 1,
        probable_cause: 5,
        unique_id: "2".to_owned(),
        reported_date: String::new(),
        description: text(description),
        additional_info_1: text(one),
        additional_info_2: text(two),
        remote_host: text(host),
    };
    Command::ReportAlerts(Box::new(ReportAlerts {
        mac: mac(1),
        origin: origin("", ""),
        alerts: vec![Alert::Raise(alarm)],
    }))
}

fn positions(list: &Value) -> Vec<u64> {
    let items = list["items"].as_array().unwrap();
    let position = |event: &Value| event["position"].as_u64().unwrap();
    items.iter().map(position).collect()
}

/// The items of all pages of a list of events.
async fn all_pages(api: &TestApi, client: &Client, path: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut next = path.to_owned();
    loop {
        let page = api.read(client, &next).await;
        found.extend(positions(&page));
        match page["next_cursor"].as_str() {
            Some(cursor) => next = format!("{path}&cursor={cursor}"),
            None => return found,
        }
    }
}

#[actix_web::test]
async fn values_that_cannot_be_are_refused_by_every_list() {
    let (api, root) = TestApi::set_up().await;
    for (path, field) in [
        ("devices?mac=zz", "mac"),
        ("devices?mac=", "mac"),
        ("devices?mac=00908f484cf0&mac=00:90:8f:48:4c:f0:00", "mac"),
        ("devices?ip=ten", "ip"),
        ("devices?ip=10.1.2.300", "ip"),
        ("devices?region=a/b", "region"),
        ("devices?status=well", "status"),
        ("devices?approval=maybe", "approval"),
        ("devices?multiple_devices=2", "multiple_devices"),
        ("devices?sort=size", "sort"),
        ("devices?cursor=zz", "cursor"),
        ("export/devices.csv?mac=zz", "mac"),
        ("export/devices.csv?limit=5", "limit"),
        ("alarms?mac=zz", "mac"),
        ("alarms?ip=ten", "ip"),
        ("alarms?region=a/b", "region"),
        ("alarms?since=yesterday", "since"),
        ("alarm-events?severity=bad", "severity"),
        ("export/alarms.csv?severity=bad", "severity"),
        ("users?region=a/b", "region"),
        ("users?limit=0", "limit"),
        ("models?limit=1001", "limit"),
        ("regions?sort=size", "sort"),
        ("events?limit=1001", "limit"),
        ("events?sort=time", "sort"),
        ("events?cursor=zz", "cursor"),
        ("events?cursor=5&sort=-position", "cursor"),
        ("events?until=later", "until"),
        ("events?after=-1", "after"),
        ("events/stream?kind=Nothing", "kind"),
        ("events/stream?since=2026-11-22T10:00:00Z", "since"),
        ("events/stream?after=1000000", "after"),
        ("logs/activity?lines=0", "lines"),
        ("logs/activity?lines=10001", "lines"),
        ("logs/web-admin?lines=all", "lines"),
        ("logs/web-admin?level=loud", "level"),
    ] {
        let refused = api.get(&root, &format!("/api/v1/{path}")).await;
        let refused = refused.refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field], "{path}");
    }
    for path in [
        "devices?mac=00:90&ip=2001:DB8::1&region=Nowhere",
        "alarms?ip=10.0.0.1",
    ] {
        let list = api.read(&root, &format!("/api/v1/{path}")).await;
        assert_eq!(list["total"], 0, "{path}");
    }
}

#[actix_web::test]
async fn the_log_is_read_backwards_too() {
    let (api, root) = TestApi::set_up().await;
    for number in 1..=9 {
        let body = json!({"name": format!("user{number}"), "region": "Oslo"});
        api.post(&root, "/api/v1/users", body).await.expect(201);
    }
    let head = api.context.view.position().0;
    let backwards: Vec<u64> = (1..=head).rev().collect();
    let path = "/api/v1/events?sort=-position";
    let all = api.read(&root, &format!("{path}&limit=1000")).await;
    assert_eq!(positions(&all), backwards);
    assert_eq!(
        (&all["total"], &all["next_cursor"]),
        (&json!(head), &json!(null))
    );
    assert_eq!(
        all_pages(&api, &root, &format!("{path}&limit=2")).await,
        backwards
    );
    let later = format!("{path}&limit=3&after=4");
    assert_eq!(
        all_pages(&api, &root, &later).await,
        backwards[..head as usize - 4]
    );

    let users = "/api/v1/events?kind=UserCreated&actor=admin:root&limit=2";
    let forwards = all_pages(&api, &root, &format!("{users}&sort=position")).await;
    assert_eq!(forwards.len(), 9);
    let mut turned = all_pages(&api, &root, &format!("{users}&sort=-position")).await;
    let first = api.read(&root, &format!("{users}&sort=-position")).await;
    assert_eq!(
        (&first["total"], &first["items"][0]["subject"]),
        (&json!(9), &json!("user:user9"))
    );
    turned.reverse();
    assert_eq!(turned, forwards);
}

#[actix_web::test]
async fn the_log_is_chosen_from_by_every_filter() {
    let (api, root) = TestApi::set_up().await;
    let body = json!({"name": "4101", "region": "Oslo"});
    api.post(&root, "/api/v1/users", body).await.expect(201);
    let before = api.context.view.position().0;
    api.clock.advance(60_000);
    api.announce(mac(1)).await;
    let approve = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", approve);
    futures_util::future::join(approve, api.render(mac(1), "system/type=430HD\n")).await;
    let found = async |query: &str| api.read(&root, &format!("/api/v1/events?{query}")).await;

    let numeric = found("subject=user:4101").await;
    assert_eq!(
        numeric["items"][0]["data"]["name"], "4101",
        "a name that is a number"
    );
    let spelled = found("subject=phone:00-90-8F-00-00-01").await;
    assert!(spelled["total"].as_u64().unwrap() >= 2);
    let two = found("kind=UserCreated&kind=PhoneApproved").await;
    let kinds: Vec<_> = two["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["kind"])
        .collect();
    assert_eq!(kinds, ["UserCreated", "UserCreated", "PhoneApproved"]);
    let early = found("until=2026-11-22T10:00:30Z").await;
    assert_eq!(positions(&early).last(), Some(&before));
    let late = found("since=2026-11-22T10:00:30Z").await;
    assert_eq!(positions(&late)[0], before + 1);
    let behind = found(&format!("after={before}&limit=1")).await;
    assert_eq!(positions(&behind), [before + 1]);
    assert_eq!(behind["next_cursor"], json!((before + 1).to_string()));
    assert_eq!(found("after=1000000").await["total"], 0);
}

#[actix_web::test]
async fn models_are_those_with_templates_and_those_that_phones_name() {
    let (api, root) = TestApi::set_up().await;
    api.announce(mac(1)).await;
    let approve = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", approve);
    futures_util::future::join(approve, api.render(mac(1), "system/type=430HD\n")).await;
    let path = format!("/api/v1/devices/{}", mac(1));
    let models = api.read(&root, "/api/v1/models").await;
    let names: Vec<_> = models["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["name"])
        .collect();
    assert_eq!(
        names,
        [
            "405HD", "420HD", "430HD", "440HD", "445HD", "450HD", "C450HD", "HRS", "RX50"
        ]
    );
    let model = &models["items"][2];
    assert_eq!(
        (&model["devices"], &model["built_in"]),
        (&json!(1), &json!(true))
    );
    let templates = json!({"generic": "AudioCodes_430HD", "lync": "AudioCodes_430HD_LYNC"});
    assert_eq!(model["templates"], templates);

    api.patch(&root, &path, json!({"model": "VVX411"}))
        .await
        .expect(200);
    let models = api.read(&root, "/api/v1/models?sort=-name&limit=1").await;
    assert_eq!(models["total"], 10);
    let expected = json!({"name": "VVX411", "description": "", "built_in": false,
        "templates": null, "devices": 1});
    assert_eq!(models["items"], json!([expected]));
}

#[actix_web::test]
async fn an_export_has_all_that_match_and_no_formulas() {
    let (api, root) = TestApi::set_up().await;
    for number in 1..=600 {
        api.announce(mac(number)).await;
    }
    announce(&api, mac(7), |facts| {
        facts.model = "=HYPERLINK(\"http://evil\")".to_owned();
        facts.user_name = schemas::Personal::new("@SUM(1)".to_owned());
        facts.firmware_version = "+1".to_owned();
        facts.location = schemas::Personal::new("\tx,\"y\"\r\n".to_owned());
        facts.extra = schemas::Personal::new(vec![("a".into(), "=1".into())]);
    })
    .await;
    let path = "/api/v1/export/devices.csv";
    let answer = api.get(&root, path).await.expect(200);
    assert_eq!(
        answer.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    let disposition = "attachment; filename=\"devices.csv\"";
    assert_eq!(answer.header("content-disposition"), Some(disposition));
    assert!(answer.header("rollcall-position").is_some());
    let mut reader = csv::Reader::from_reader(answer.text.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let listed = format!("/api/v1/devices?mac={}", mac(7));
    let listed = api.get(&root, &listed).await.expect(200);
    assert_eq!(header, fields(&listed.json()["items"][0], &listed.text));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 600);
    let macs: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    assert!(macs.is_sorted(), "in order of MAC");
    for row in &rows {
        assert!(
            row.iter()
                .all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r']))
        );
    }
    let cell = |name: &str| &rows[6][header.iter().position(|column| column == name).unwrap()];
    assert_eq!(cell("model"), "'=HYPERLINK(\"http://evil\")");
    assert_eq!(cell("user"), "'@SUM(1)");
    assert_eq!(cell("firmware_version"), "'+1");
    assert_eq!(cell("extra"), "{\"a\":\"=1\"}");
    assert_eq!(cell("approval"), "pending");

    let one = api
        .get(&root, &format!("{path}?search=SUM"))
        .await
        .expect(200);
    assert_eq!(one.text.lines().next(), Some(header.join(",").as_str()));
    assert!(one.text.contains("00908f000007") && !one.text.contains("00908f000008"));
    let none = api
        .get(&root, &format!("{path}?approval=approved"))
        .await
        .expect(200);
    assert_eq!(none.text.lines().count(), 1);
    let head = api.send("HEAD", path, &root, "").await.expect(200);
    assert_eq!(head.text, "");
}

/// The names of an item's fields as columns are named, in the order of the text that it is from.
fn fields(item: &Value, text: &str) -> Vec<String> {
    let is_own = |name: &&String| name.as_str() != "config";
    let object = item.as_object().unwrap();
    let config = item["config"].as_object().unwrap();
    let mut names: Vec<String> = object.keys().filter(is_own).cloned().collect();
    names.extend(config.keys().map(|name| format!("config.{name}")));
    names.sort_by_key(|name| {
        let name = name.trim_start_matches("config.");
        text.find(&format!("\"{name}\":"))
    });
    names
}

#[actix_web::test]
async fn alarms_are_exported_as_they_are_listed() {
    let (api, root) = TestApi::set_up().await;
    let answer = api
        .get(&root, "/api/v1/export/alarms.csv")
        .await
        .expect(200);
    assert_eq!(
        answer.text,
        "id,name,title,description,source,mac,severity,remote_host,region,last_action_time,\
         received_time,additional_info_1,additional_info_2,corrective_action\r\n"
    );
    let disposition = "attachment; filename=\"alarms.csv\"";
    assert_eq!(answer.header("content-disposition"), Some(disposition));

    api.announce(mac(1)).await;
    let approve = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", approve);
    futures_util::future::join(approve, api.render(mac(1), "system/type=430HD\n")).await;
    let texts = ["=1+1", "@SUM(1)", "-2,\"x\"\r\n=3", "+4"];
    api.submit(alarm("IPPhoneRegisterFailure", texts)).await;
    let path = "/api/v1/export/alarms.csv";
    let text = api.get(&root, path).await.expect(200).text;
    let listed = api.get(&root, "/api/v1/alarms").await.expect(200);
    let item = &listed.json()["items"][0];
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    for (column, cell) in header.iter().zip(&rows[0]) {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{column}: {cell}"
        );
        let value = item[column].as_str().unwrap();
        assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), value, "{column}");
    }
    let guarded = rows[0].iter().filter(|cell| cell.starts_with('\'')).count();
    assert_eq!(guarded, texts.len(), "{text}");
    let none = api.get(&root, &format!("{path}?severity=warning")).await;
    assert_eq!(none.expect(200).text.lines().count(), 1);
}

#[actix_web::test]
async fn activity_is_what_administrators_did_whoever_else_was_busy() {
    let (api, root) = TestApi::set_up().await;
    let monitor = api.account(&root, Role::Monitor).await;
    let body = json!({"name": "Bergen", "networks": ["10.9.0.0/16"]});
    api.post(&root, "/api/v1/regions", body.clone())
        .await
        .expect(201);
    api.post(&monitor, "/api/v1/regions", body)
        .await
        .expect(403);
    let user = json!({"name": "eve\u{e9}", "region": "Oslo", "password": "canary-sip"});
    api.post(&root, "/api/v1/users", user).await.expect(201);
    for _ in 0..3 {
        let refusal = Command::RecordFileRefusal(Box::new(RecordFileRefusal {
            mac: None,
            file: "other.cfg".to_owned(),
            reason: RefusalReason::NotFound,
            status: 404,
            address: "10.0.0.1".parse().unwrap(),
        }));
        let order = Order::new(Actor::Phone, refusal);
        api.context.engine.submit(order).await.unwrap();
    }
    let path = "/api/v1/logs/activity";
    let last = api.read(&monitor, &format!("{path}?lines=2")).await;
    let deeds: Vec<_> = last["items"].as_array().unwrap().iter().collect();
    assert_eq!(deeds.len(), 2);
    assert_eq!(deeds[0]["action"], "region created");
    assert_eq!(
        (&deeds[0]["actor"], &deeds[0]["object"]),
        (&json!("admin:root"), &json!("region:Bergen"))
    );
    assert_eq!(deeds[0]["data"]["networks"], json!(["10.9.0.0/16"]));
    assert_eq!(deeds[1]["action"], "user created");
    let all = api.read(&monitor, path).await;
    assert_eq!(all["total"], json!(all["items"].as_array().unwrap().len()));
    assert_eq!(
        all["items"][0]["actor"], "anonymous",
        "setup is where it begins"
    );

    let mut text = monitor.clone();
    text.insert("accept".to_owned(), "text/plain".to_owned());
    let file = api.get(&text, path).await.expect(200);
    assert_eq!(
        file.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let disposition = "attachment; filename=\"IPP_activity_log.txt\"";
    assert_eq!(file.header("content-disposition"), Some(disposition));
    assert_eq!(json!(file.text.lines().count()), all["total"]);
    let newest = file.text.lines().last().unwrap();
    let expected = "admin:root: user created, user:eve\u{e9} {";
    assert!(
        newest.starts_with("2026-11-22T10:00:00.000Z ") && newest.contains(expected),
        "{newest}"
    );
    assert!(!file.text.contains("canary-sip") && !file.text.contains(PASSWORD));
}

#[actix_web::test]
async fn the_web_admin_log_tells_what_was_asked_and_no_secrets() {
    let (api, root) = TestApi::set_up().await;
    let lines = api.context.log_lines.clone();
    let subscriber = telemetry::subscriber(
        LogFormat::Json,
        LogLevel::Debug,
        false,
        std::io::sink,
        lines,
    );
    let _guard = tracing::subscriber::set_default(subscriber);
    let user = json!({"name": "alice", "region": "Oslo", "password": "canary-sip"});
    api.post(&root, "/api/v1/users", user).await.expect(201);
    let user = json!({"name": "bob", "region": "Atlantis"});
    api.post(&root, "/api/v1/users", user).await.expect(422);
    api.sign_in("root", PASSWORD).await;
    tracing::warn!(target: "rollcall::test", name = "forged\r\nline\u{1b}[2J", "said");

    let path = "/api/v1/logs/web-admin";
    let info = api.read(&root, &format!("{path}?level=INFO&lines=3")).await;
    let items = info["items"].as_array().unwrap();
    assert_eq!(
        (&items[2]["level"], &items[2]["message"]),
        (&json!("warn"), &json!("said"))
    );
    assert_eq!(items[1]["fields"]["path"], "/api/v1/session");
    let refused = json!({"actor": "admin:root", "method": "POST", "path": "/api/v1/users",
        "status": "422"});
    assert_eq!(items[0]["fields"], refused);
    assert_eq!(info["total"], 4);
    let all = api.read(&root, path).await;
    assert_eq!(all["total"], 5, "the reading of it counts from debug on");

    let mut text = root.clone();
    text.insert("accept".to_owned(), "text/plain".to_owned());
    let file = api.get(&text, path).await.expect(200);
    let disposition = "attachment; filename=\"IPP_web_admin_log.txt\"";
    assert_eq!(file.header("content-disposition"), Some(disposition));
    assert_eq!(file.text.lines().count(), 6);
    assert!(
        file.text.contains("name=forged\\r\\nline\\u{1b}[2J\n"),
        "{}",
        file.text
    );
    for secret in [
        "canary-sip",
        PASSWORD,
        root["cookie"].as_str(),
        root["x-csrf-token"].as_str(),
    ] {
        assert!(!file.text.contains(secret));
    }
    let operator = api.account(&root, Role::Operator).await;
    api.get(&operator, path).await.refused(403, "role_required");
}
