//! Counts over time, seen from outside.

use schemas::{Mac, commands::Command};
use serde_json::{Value, json};

use crate::{
    domain::testing::{facts, mac, report},
    http::testing::{Client, PASSWORD, TestApi},
};

const MINUTE_MS: i64 = 60_000;

/// A region whose phones are of the fleet when they are heard; then a phone reports every minute
/// for three minutes from 10:00 on, and another one only once. It is 10:05:30 then.
async fn lived() -> (TestApi, Client) {
    let (api, root) = TestApi::set_up().await;
    let automatic = json!({"onboarding": "automatic"});
    api.patch(&root, "/api/v1/regions/Oslo", automatic)
        .await
        .expect(200);
    let heard = async |mac: Mac, status: &str| {
        let report = report(mac, facts(status, "alice"));
        api.submit(Command::ReportPhone(Box::new(report))).await;
    };
    heard(mac(1), "registered").await;
    api.clock.advance(MINUTE_MS);
    heard(mac(1), "registered").await;
    heard(mac(2), "registered").await;
    api.clock.advance(MINUTE_MS);
    heard(mac(1), "unregistered").await;
    api.clock.advance(3 * MINUTE_MS + 30_000);
    let root = api.sign_in("root", PASSWORD).await;
    (api, root)
}

fn times(timeline: &Value) -> Vec<&str> {
    let items = timeline["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["time"].as_str().unwrap())
        .collect()
}

#[actix_web::test]
async fn a_chart_shows_each_minute() {
    let (api, root) = lived().await;
    let path = "/api/v1/timeline?step=minute&from=2026-11-22T09:58:20Z";
    let shown = api.read(&root, path).await;
    assert_eq!(
        (&shown["from"], &shown["to"], &shown["step_seconds"]),
        (
            &json!("2026-11-22T09:58:00.000Z"),
            &json!("2026-11-22T10:06:00.000Z"),
            &json!(60)
        )
    );
    // Nothing had happened before ten; nothing happened from three minutes past on.
    let items = shown["items"].as_array().unwrap();
    let figures = |item: &Value| {
        let figure = |name: &str| item[name].as_u64().unwrap();
        let silent = figure("disconnected");
        let phones = (
            figure("total"),
            figure("registered"),
            figure("non_registered"),
            silent,
        );
        (
            item["time"].as_str().unwrap()[14..16].to_owned(),
            phones,
            figure("reports"),
        )
    };
    let figures: Vec<_> = items.iter().map(figures).collect();
    let minute = |minute: &str, phones, reports| (minute.to_owned(), phones, reports);
    let expected = [
        minute("00", (1, 1, 0, 0), 1),
        minute("01", (2, 2, 0, 0), 2),
        minute("02", (2, 1, 1, 0), 1),
        minute("03", (2, 1, 1, 0), 0),
        minute("04", (2, 1, 1, 0), 0),
        minute("05", (2, 1, 1, 0), 0),
    ];
    assert_eq!(figures, expected);
    let none = json!({"total": 0, "critical": 0, "major": 0, "minor": 0, "warning": 0, "info": 0});
    assert_eq!(items[0]["alarms"], none);
    assert_eq!(shown["position"], json!(api.context.view.position().0));
}

#[actix_web::test]
async fn the_last_day_is_shown_unless_asked_otherwise() {
    let (api, root) = lived().await;
    let day = api.read(&root, "/api/v1/timeline").await;
    assert_eq!(
        (&day["from"], &day["to"], &day["step_seconds"]),
        (
            &json!("2026-11-21T10:05:00.000Z"),
            &json!("2026-11-22T10:10:00.000Z"),
            &json!(300)
        )
    );
    assert_eq!(
        times(&day),
        ["2026-11-22T10:00:00.000Z", "2026-11-22T10:05:00.000Z"]
    );
    for (step, seconds) in [("hour", 3600), ("day", 86_400), ("600", 600), ("61", 120)] {
        let shown = api
            .read(&root, &format!("/api/v1/timeline?step={step}"))
            .await;
        assert_eq!(shown["step_seconds"], seconds, "{step}");
        let items = shown["items"].as_array().unwrap().iter();
        let reports: u64 = items.map(|item| item["reports"].as_u64().unwrap()).sum();
        assert_eq!(reports, 4, "{step}");
    }
    // What is to come is not told, and what was a year ago not known.
    for range in [
        "from=2026-11-22T11:00:00Z&to=2026-11-23T11:00:00Z",
        "from=2025-11-22T11:00:00Z&to=2025-11-23T11:00:00Z",
    ] {
        let shown = api.read(&root, &format!("/api/v1/timeline?{range}")).await;
        assert!(times(&shown).is_empty(), "{range}");
    }
}

#[actix_web::test]
async fn a_chart_that_cannot_be_is_refused_and_says_what_could() {
    let (api, root) = lived().await;
    for (question, field) in [
        ("from=yesterday", "from"),
        ("to=2026", "to"),
        ("step=0", "step"),
        ("step=week", "step"),
        ("step=1000000001", "step"),
        ("from=2026-11-22T11:00:00Z", "from"),
        ("from=2026-11-22T10:00:00Z&to=2026-11-22T10:00:00Z", "from"),
        ("region=Oslo", "region"),
    ] {
        let refused = api
            .get(&root, &format!("/api/v1/timeline?{question}"))
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field], "{question}");
    }
    let range = "from=2026-10-22T10:00:00Z&to=2026-11-22T10:00:00Z";
    let longer = "from=0001-01-01T00:00:00Z&to=9999-01-01T00:00:00Z";
    for (range, step, hint) in [
        (range, "minute", None),
        ("from=2026-11-20T10:00:00Z", "minute", None),
        ("from=2022-11-20T10:00:00Z", "hour", Some("64800")),
        (longer, "day", Some("157852800")),
    ] {
        let path = format!("/api/v1/timeline?{range}&step={step}");
        let answer = api.get(&root, &path).await;
        let Some(hint) = hint else {
            assert!(answer.expect(200).json()["step_seconds"].as_i64() > Some(60));
            continue;
        };
        let refused = answer.refused(422, "invalid_request");
        let error = &refused.json()["errors"][0];
        assert_eq!(error["field"], "step");
        let message = error["message"].as_str().unwrap();
        assert!(
            message.starts_with(&format!("must be {hint} or more")),
            "{message}"
        );
        let path = format!("/api/v1/timeline?{range}&step={hint}");
        api.get(&root, &path).await.expect(200);
    }
}
