//! Attacks by way of templates and what they name: T14 sends documents that cost more than they
//! are, T12 adds lines to files by values of placeholders and overrides, T13 makes them templates.

use std::time::{Duration, Instant};

use serde_json::json;

use super::fields::{LINES, MAC, TEMPLATES, file, keys, made_again, with_phone};
use crate::support::{Admin, TestServer, admin::Answer};

/// A build without optimisation, on a machine that does other things, has ten times the tenth of a
/// second that the threat names.
const IN_TIME: Duration = Duration::from_secs(1);

async fn put(admin: &Admin, name: &str, document: String) -> Answer {
    let request = admin.request("PUT", &format!("/api/v1/templates/{name}"));
    let request = request.header("content-type", "application/xml");
    Answer::read(request.body(document).send().await.unwrap()).await
}

#[tokio::test]
async fn t14_xml_bombs() {
    let (server, admin) = TestServer::ready().await;
    let parts = "<global/><private/>";
    let laughs: String = (1..10)
        .map(|n| {
            format!(
                "<!ENTITY l{n} \"{}\">\n",
                format!("&l{};", n - 1).repeat(10)
            )
        })
        .collect();
    let attributes: String = (0..800_000).map(|n| format!(" a{n}=''")).collect();
    let fewer: String = (0..20_000).map(|n| format!(" a{n}=''")).collect();
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let less_deep = format!("{}{}", "<a>".repeat(30_000), "</a>".repeat(30_000));
    for (what, document, status) in [
        (
            "DOCTYPE",
            format!("<!DOCTYPE template>\n<template>{parts}</template>"),
            422,
        ),
        (
            "external document type",
            format!("<!DOCTYPE template SYSTEM 'file:///etc/passwd'><template>{parts}</template>"),
            422,
        ),
        (
            "external entity",
            "<!DOCTYPE template [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
             <template><global>&x;</global><private/></template>"
                .to_owned(),
            422,
        ),
        (
            "parameter entity",
            "<!DOCTYPE template [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/'> %x;]><template/>"
                .to_owned(),
            422,
        ),
        (
            "billion laughs",
            format!(
                "<!DOCTYPE l [<!ENTITY l0 \"lol\">\n{laughs}]>\
                 <template><global>&l9;</global><private/></template>"
            ),
            422,
        ),
        (
            "800,000 attributes",
            format!("<template{attributes}>{parts}</template>"),
            413,
        ),
        (
            "20,000 attributes",
            format!("<template{fewer}>{parts}</template>"),
            422,
        ),
        ("depth 100,000", deep, 422),
        ("depth 30,000", less_deep, 422),
    ] {
        let size = document.len();
        let started = Instant::now();
        let answer = put(&admin, "Ours", document).await;
        let took = started.elapsed();
        println!("{what}: {size} bytes, {} in {took:?}", answer.status);
        assert_eq!(answer.status, status, "{what}: {}", answer.text);
        let code = match status {
            422 => "invalid_template",
            _ => "body_too_large",
        };
        assert_eq!(answer.code(), code, "{what}");
        assert!(took < IN_TIME, "{what}: {took:?}");
        assert!(
            answer.text.len() < 4_000 && !answer.text.contains("root:"),
            "{what}"
        );
    }
    admin.get("/api/v1/templates/Ours").await.expect(404);
    server.stopped().await;
}

#[tokio::test]
async fn t12_line_injection_by_placeholders_and_overrides() {
    let (server, admin, intended) = with_phone().await;
    let before = super::head(&admin).await;
    let placeholders = "/api/v1/placeholders";
    for value in LINES {
        let mut tries = Vec::new();
        for place in [
            "system",
            "model/430HD",
            "region/Oslo",
            &format!("device/{MAC}"),
        ] {
            let body = json!({"name": "Gate", "value": value});
            tries.push(("POST", format!("{placeholders}/{place}"), body, "value"));
            let body = json!({"name": value, "value": "x"});
            tries.push(("POST", format!("{placeholders}/{place}"), body, "name"));
        }
        for place in ["system/Language", "model/430HD/SipDigitMap"] {
            let path = format!("{placeholders}/{place}");
            tries.push(("PUT", path, json!({"value": value}), "value"));
        }
        for place in ["region/Oslo", "user/alice", &format!("device/{MAC}")] {
            let path = format!("/api/v1/overrides/{place}/provisioning%2Fmethod");
            tries.push(("PUT", path, json!({"value": value}), "value"));
        }
        for field in ["ntp_server", "voice_mail_number", "primary"] {
            let body = json!({field: value});
            tries.push(("PUT", "/api/v1/settings/system".to_owned(), body, field));
        }
        for (method, path, body, field) in tries {
            let what = format!("{method} {path} {body}");
            let answer = admin.send(method, &path, Some(body)).await;
            assert_eq!(answer.status, 422, "{what}: {}", answer.text);
            let problem = answer.json();
            let errors = problem["errors"].as_array().unwrap();
            let is_named = errors.iter().any(|error| error["field"] == field);
            assert!(is_named, "{what}: {problem}");
        }
    }
    assert_eq!(super::head(&admin).await, before, "nothing was changed");
    assert_eq!(keys(&file(&admin, MAC).await), intended);
    server.stopped().await;
}

#[tokio::test]
async fn t13_template_injection_by_placeholders() {
    let (server, admin, _) = with_phone().await;
    let document = "<template model='430HD' description='x'><global/><private>\n\
        system/type=430HD\ninjected/once=%ITCS_P_Once%\ninjected/twice=%ITCS_P_Twice%\n\
        voip/line/0/auth_password=%ITCS_UserPassword%\n</private></template>";
    put(&admin, "Ours", document.to_owned()).await.expect(201);
    let ours = json!({"template": "Ours"});
    made_again(&server, &admin, MAC, ours).await;
    let recursive = "%ITCS_P_Twice%";
    for value in TEMPLATES.into_iter().chain([recursive]) {
        for name in ["P_Once", "P_Twice"] {
            let path = format!("/api/v1/placeholders/device/{MAC}");
            let body = json!({"name": name, "value": value});
            if admin.post(&path, body).await.status == 409 {
                let path = format!("{path}/{name}");
                admin.put(&path, json!({"value": value})).await.expect(200);
            }
        }
        made_again(&server, &admin, MAC, json!({"nickname": value})).await;
        let text = file(&admin, MAC).await;
        for key in ["injected/once", "injected/twice"] {
            let line = format!("{key}={value}\n");
            assert!(text.contains(&line), "not literal: {line} in {text}");
        }
        let passwords = text.matches("sip-secret").count();
        assert_eq!(passwords, 1, "{text}");
        assert!(!text.contains("49"), "{text}");
    }
    // One that nobody defines is refused with its name, wherever it stands.
    let unknown = document.replace("P_Once%", "NoSuchThing%");
    let answer = put(&admin, "Ours", unknown).await.expect(422);
    assert_eq!(answer.code(), "unknown_placeholders");
    assert!(
        answer.text.contains("%ITCS_NoSuchThing%"),
        "{}",
        answer.text
    );
    server.stopped().await;
}
