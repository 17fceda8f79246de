//! The whole configuration as one archive: exported, imported, tried, refused.

use std::io::{Cursor, Read, Write};

use actix_web::web::Bytes;
use schemas::Position;
use serde_json::{Value, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::placeholders::house;
use crate::{
    domain::testing::mac,
    http::testing::{Client, Heard, PASSWORD, TestApi},
};

mod access;
mod hostile;

const EXPORT: &str = "/api/v1/export/configuration.zip";
const IMPORT: &str = "/api/v1/import/configuration";

/// Nobody without the right may find it anywhere.
const CANARY: &str = "canary-4711";

const TEMPLATE: &str = "<?xml version=\"1.0\"?>\n<!-- kept -->\n<template model='430HD' \
    description='For the gate'>\n<global>\nvoip/line/0/description=%ITCS_gate%\n</global>\n\
    <private>\nsystem/type=430HD\n</private>\n</template>\n";

async fn export(api: &TestApi, client: &Client, query: &str) -> Bytes {
    let heard = api.get(client, &format!("{EXPORT}{query}")).await;
    // That secrets left is recorded, and nobody waits for it.
    api.settle().await;
    heard.expect(200).content
}

async fn import(api: &TestApi, client: &Client, query: &str, archive: &[u8]) -> Heard {
    let mut headers = client.clone();
    headers.insert("content-type".to_owned(), "application/zip".to_owned());
    let (path, archive) = (format!("{IMPORT}{query}"), Bytes::copy_from_slice(archive));
    api.upload("POST", &path, &headers, archive).await
}

type Files = Vec<(String, Vec<u8>)>;

fn unzipped(archive: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.push((file.name().unwrap().into_owned(), content));
    }
    files
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The archive with another content of this file.
fn with_file(archive: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut files = unzipped(archive);
    files.retain(|(known, _)| known != name);
    files.push((name.to_owned(), content.to_vec()));
    zipped(&files)
}

fn document(archive: &[u8], name: &str) -> Value {
    let files = unzipped(archive);
    let (_, content) = files.iter().find(|(known, _)| known == name).unwrap();
    serde_json::from_slice(content).unwrap()
}

/// The things of a report with this outcome: what, place, name.
fn things(report: &Value, outcome: &str) -> Vec<String> {
    let changes = report["changes"].as_array().unwrap().iter();
    let text = |change: &Value, field: &str| change[field].as_str().unwrap().to_owned();
    changes
        .filter(|change| change["outcome"] == outcome)
        .map(|change| {
            let [what, place, name] = ["what", "place", "name"].map(|field| text(change, field));
            format!("{what} {place} {name}")
        })
        .collect()
}

fn position(api: &TestApi) -> Position {
    api.context.view.position()
}

/// Something of each kind, also hidden.
async fn furnish(api: &TestApi, root: &Client) {
    let device = mac(1);
    for (path, value) in [
        (
            "system",
            json!({"name": "gate", "value": "North", "description": "Which"}),
        ),
        ("system", json!({"name": "door_password", "value": CANARY})),
        (
            "model/430HD",
            json!({"name": "SipDigitMap", "value": "9xxx"}),
        ),
        (
            "region/Oslo",
            json!({"name": "gate", "value": "Øst & \"<West>\""}),
        ),
        (
            &format!("device/{device}"),
            json!({"name": "gate", "value": ""}),
        ),
    ] {
        let path = format!("/api/v1/placeholders/{path}");
        api.post(root, &path, value).await.expect(201);
    }
    let mut xml = root.clone();
    xml.insert("content-type".to_owned(), "application/xml".to_owned());
    for (name, status) in [("Gate", 201), ("AudioCodes_430HD", 200)] {
        let path = format!("/api/v1/templates/{name}");
        api.send("PUT", &path, &xml, TEMPLATE).await.expect(status);
    }
    for (region, template) in [(json!("Oslo"), "Gate"), (Value::Null, "AudioCodes_430HD")] {
        let row = json!({"model": "430HD", "region": region, "template": template});
        api.post(root, "/api/v1/template-mapping", row)
            .await
            .expect(201);
    }
    for (owner, parameter, value) in [
        ("region/Oslo", "management%2Ftelnet%2Fenabled", "1"),
        ("user/alice", "management%2Ftelnet%2Fenabled", "0"),
        (&format!("device/{device}"), "system%2Fpassword", CANARY),
    ] {
        let path = format!("/api/v1/overrides/{owner}/{parameter}");
        api.put(root, &path, json!({"value": value}))
            .await
            .expect(200);
    }
    let phones = json!({"proxy_url": "http://10.1.1.7:3128", "upload_suffixes": ["cfg", "csv"]});
    api.put(root, "/api/v1/settings/phones", phones)
        .await
        .expect(200);
    let mut text = root.clone();
    text.insert("content-type".to_owned(), "text/plain".to_owned());
    let path = "/api/v1/dhcp-template/direct";
    let boot_file = "provisioning/period/type=HOURLY\n";
    api.send("PUT", path, &text, boot_file).await.expect(200);
}

#[actix_web::test]
async fn what_was_exported_is_imported_to_the_same_bytes() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let heard = api
        .get(&root, &format!("{EXPORT}?secrets=true"))
        .await
        .expect(200);
    assert_eq!(heard.header("content-type"), Some("application/zip"));
    assert_eq!(
        heard.header("content-disposition"),
        Some("attachment; filename=\"configuration.zip\"")
    );
    let archive = heard.content;
    api.clock.advance(86_400_000);
    let root = api.sign_in("root", PASSWORD).await;
    assert_eq!(
        export(&api, &root, "?secrets=true").await,
        archive,
        "a day later"
    );
    let names: Vec<_> = unzipped(&archive)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        names,
        [
            "manifest.json",
            "templates.json",
            "mapping.json",
            "placeholders.json",
            "overrides.json",
            "settings.json",
            "boot-files/direct.cfg",
            "templates/AudioCodes_430HD.xml",
            "templates/Gate.xml",
        ]
    );
    assert_eq!(document(&archive, "manifest.json")["omitted"], json!([]));

    let (other, root) = house().await;
    let before = position(&other);
    let heard = import(&other, &root, "", &archive).await.expect(200);
    let after = position(&other);
    assert_eq!(
        heard.header("rollcall-position").unwrap(),
        after.0.to_string()
    );
    let report = heard.json();
    assert_eq!(report["applied"], true);
    assert_eq!(report["counts"]["changed"], 1, "the built-in template");
    assert_eq!(report["counts"]["created"], after.0 - before.0 - 1);
    assert_eq!(export(&other, &root, "?secrets=true").await, archive);
    let kept = other
        .read(&root, "/api/v1/placeholders/system/door_password")
        .await;
    assert_eq!(kept["value"], CANARY);
    let xml = other.get(&root, "/api/v1/templates/gate").await.expect(200);
    assert_eq!(xml.text, TEMPLATE, "notes and all");

    let before = position(&other);
    let again = import(&other, &root, "?replace=true", &archive)
        .await
        .expect(200)
        .json();
    assert_eq!(position(&other), before, "what is the same is not touched");
    let all = again["changes"].as_array().unwrap().len();
    assert_eq!(again["counts"]["unchanged"], all);
    // As when somebody has unpacked it and packed it again, in another order.
    let mut files = unzipped(&archive);
    files.reverse();
    let again = import(&other, &root, "", &zipped(&files))
        .await
        .expect(200)
        .json();
    assert_eq!(again["counts"]["unchanged"], all);
}

#[actix_web::test]
async fn an_empty_configuration_is_one_too() {
    let (api, root) = TestApi::set_up().await;
    let archive = export(&api, &root, "").await;
    furnish_system(&api, &root).await;
    let report = import(&api, &root, "?replace=true", &archive)
        .await
        .expect(200)
        .json();
    assert_eq!(things(&report, "removed"), ["placeholder system gate"]);
    assert_eq!(export(&api, &root, "").await, archive);
}

async fn furnish_system(api: &TestApi, root: &Client) {
    let gate = json!({"name": "gate", "value": "North"});
    let path = "/api/v1/placeholders/system";
    api.post(root, path, gate).await.expect(201);
}

#[actix_web::test]
async fn a_dry_run_does_nothing_and_tells_everything() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "?secrets=true").await;
    let (other, root) = TestApi::set_up().await;
    furnish_system(&other, &root).await;
    let before = position(&other);
    let heard = import(&other, &root, "?dry_run=true&replace=true", &archive).await;
    let report = heard.expect(200).json();
    assert_eq!(position(&other), before);
    assert_eq!(report["applied"], false);
    // Oslo is there, alice and her phone are not.
    assert_eq!(
        things(&report, "refused"),
        [
            format!("placeholder device/{} gate", mac(1)),
            "override user/alice management/telnet/enabled".to_owned(),
            format!("override device/{} system/password", mac(1)),
        ]
    );
    assert_eq!(
        things(&report, "changed"),
        ["placeholder system gate", "template  AudioCodes_430HD"]
    );
    assert!(!report.to_string().contains(CANARY));
    let skipping = import(&other, &root, "?dry_run=true&skip_missing=true", &archive).await;
    let report = skipping.expect(200).json();
    assert_eq!(report["counts"]["skipped"], 3);
    assert_eq!(report["counts"]["refused"], 0);
    assert_eq!(position(&other), before);
    let list = other.read(&root, "/api/v1/templates?search=Gate").await;
    assert_eq!(list["total"], 0);
}

#[actix_web::test]
async fn half_of_an_archive_is_not_imported() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "?secrets=true").await;
    let (other, root) = TestApi::set_up().await;
    let content = export(&other, &root, "?secrets=true").await;
    let before = position(&other);
    let heard = import(&other, &root, "", &archive).await;
    let problem = heard.refused(422, "import_refused").json();
    assert_eq!(problem["applied"], false);
    assert_eq!(problem["counts"]["refused"], 3);
    let refused = problem["changes"].as_array().unwrap().iter();
    let mut refused = refused.filter(|change| change["outcome"] == "refused");
    assert!(refused.all(|change| !change["message"].as_str().unwrap().is_empty()));
    assert_eq!(position(&other), before);
    let after = export(&other, &root, "?secrets=true").await;
    assert!(after == content, "nothing of it is there");

    let report = import(&other, &root, "?skip_missing=true", &archive).await;
    let report = report.expect(200).json();
    assert_eq!(report["counts"]["skipped"], 3);
    let gate = other
        .read(&root, "/api/v1/placeholders/region/Oslo/gate")
        .await;
    assert_eq!(gate["value"], "Øst & \"<West>\"");
}

#[actix_web::test]
async fn what_nothing_defines_or_leads_nowhere_is_refused_with_its_reason() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "?secrets=true").await;
    let before = position(&api);
    let mut placeholders = document(&archive, "placeholders.json");
    for place in ["system", "regions", "devices"] {
        placeholders[place] = if place == "system" {
            json!([])
        } else {
            json!({})
        };
    }
    let text = placeholders.to_string();
    let undefined = with_file(&archive, "placeholders.json", text.as_bytes());
    let heard = import(&api, &root, "?replace=true", &undefined).await;
    let report = heard.refused(422, "import_refused").json();
    let refused = things(&report, "refused");
    assert!(
        refused.contains(&"template  Gate".to_owned()),
        "{refused:?}"
    );

    let row = r#"[{"model": "430HD", "region": null, "template": "Nowhere"}]"#;
    let nowhere = with_file(&archive, "mapping.json", row.as_bytes());
    let heard = import(&api, &root, "", &nowhere).await;
    let report = heard.refused(422, "import_refused").json();
    assert_eq!(things(&report, "refused"), ["mapping * 430HD"]);

    let broken = with_file(&archive, "templates/Gate.xml", b"<template><global>");
    let heard = import(&api, &root, "", &broken).await;
    let report = heard.refused(422, "import_refused").json();
    assert!(things(&report, "refused").contains(&"template  Gate".to_owned()));
    let list = with_file(
        &archive,
        "templates.json",
        br#"[{"name": "Gate", "model": "440HD", "variant": "generic", "description": "x"},
             {"name": "AudioCodes_430HD", "model": "430HD", "variant": "generic",
              "description": "For the gate"}]"#,
    );
    let heard = import(&api, &root, "", &list).await;
    let report = heard.refused(422, "import_refused").json();
    assert!(things(&report, "refused").contains(&"template  Gate".to_owned()));
    assert_eq!(position(&api), before);
}

#[actix_web::test]
async fn replacing_removes_what_the_archive_has_not() {
    let (api, root) = house().await;
    let empty = export(&api, &root, "").await;
    furnish(&api, &root).await;
    let full = export(&api, &root, "?secrets=true").await;
    let report = import(&api, &root, "", &empty).await.expect(200).json();
    assert_eq!(report["changes"], json!([]));
    let report = import(&api, &root, "?replace=true", &empty)
        .await
        .expect(200)
        .json();
    let removed = things(&report, "removed");
    assert_eq!(report["counts"]["removed"], removed.len());
    for thing in [
        "placeholder system door_password",
        "template  Gate",
        "template  AudioCodes_430HD",
        "mapping Oslo 430HD",
        "mapping * 430HD",
        "override user/alice management/telnet/enabled",
        "setting phones proxy_url",
        "boot_file  direct",
    ] {
        assert!(removed.iter().any(|it| it == thing), "{thing}: {removed:?}");
    }
    assert_eq!(export(&api, &root, "?secrets=true").await, empty);
    import(&api, &root, "?replace=true", &full)
        .await
        .expect(200);
    assert_eq!(export(&api, &root, "?secrets=true").await, full);
    // A template that a phone is given by name stays.
    let path = format!("/api/v1/devices/{}", mac(1));
    api.patch(&root, &path, json!({"template": "Gate"}))
        .await
        .expect(200);
    let heard = import(&api, &root, "?replace=true", &empty).await;
    let report = heard.refused(422, "import_refused").json();
    assert!(things(&report, "refused").contains(&"template  Gate".to_owned()));
    assert_eq!(export(&api, &root, "?secrets=true").await, full);
}

#[actix_web::test]
async fn the_same_request_under_a_key_happens_once() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "?secrets=true").await;
    let (other, root) = house().await;
    let mut keyed = root.clone();
    keyed.insert("idempotency-key".to_owned(), "import-1".to_owned());
    let first = import(&other, &keyed, "", &archive).await.expect(200);
    let after = position(&other);
    let again = import(&other, &keyed, "", &archive).await.expect(200);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!((again.text, position(&other)), (first.text, after));
    let heard = import(&other, &keyed, "?replace=true", &archive).await;
    heard.refused(422, "idempotency_key_reused");

    // A report that is too long to be kept is not made up anew.
    let name = |number: usize| format!("number_{number:03}");
    let lines = (0..300).map(|it| json!({"name": name(it), "value": "7", "description": ""}));
    let mut placeholders = document(&archive, "placeholders.json");
    placeholders["system"] = lines.collect();
    let text = placeholders.to_string();
    let long = with_file(&archive, "placeholders.json", text.as_bytes());
    keyed.insert("idempotency-key".to_owned(), "import-2".to_owned());
    import(&other, &keyed, "", &long).await.expect(200);
    let again = import(&other, &keyed, "", &long).await.expect(200).json();
    assert_eq!(again["counts"]["created"], 0);
    let path = format!("/api/v1/placeholders/system/{}", name(0));
    other.delete(&root, &path).await.expect(204);
    let after = position(&other);
    let heard = import(&other, &keyed, "", &long).await;
    heard.refused(409, "idempotency_key_spent");
    let path = "/api/v1/placeholders/system/number_000";
    other
        .get(&root, path)
        .await
        .refused(404, "placeholder_not_found");
    assert!(
        position(&other).0 <= after.0 + 1,
        "but for the answer that is kept"
    );
}

#[actix_web::test]
async fn browsers_send_archives_in_forms() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "?secrets=true").await;
    let mut headers = root.clone();
    let form = "multipart/form-data; boundary=b".to_owned();
    headers.insert("content-type".to_owned(), form);
    let head = "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n";
    let body = [head.as_bytes(), &archive, b"\r\n--b--\r\n"].concat();
    let heard = api.upload("POST", IMPORT, &headers, body.into()).await;
    let report = heard.expect(200).json();
    assert_eq!(
        report["counts"]["unchanged"],
        report["changes"].as_array().unwrap().len()
    );
}
