//! Configuration files through the API (M93): the list, what they hold, uploads, edits, deletion.

use schemas::{Mac, Secret, commands::*, events::SettingsGroup};
use serde_json::{Value, json};

use crate::{
    domain::testing::mac,
    http::testing::{Client, Heard, TestApi},
};

const GLOBAL: &str = "AudioCodes_430HD_global_GENERIC.cfg";

/// With two phones of the fleet, of which the first has a file, and a file that phones include.
async fn with_files() -> (TestApi, Client) {
    let (api, root) = TestApi::set_up().await;
    for number in [1, 2] {
        api.announce(mac(number)).await;
        api.submit(Command::ApprovePhones(Box::new(ApprovePhones {
            macs: vec![mac(number)],
            region: "Oslo".parse().unwrap(),
            user_name: None,
            display_name: None,
            password: None,
        })))
        .await;
    }
    api.render(mac(1), "system/type=430HD\n").await;
    let content = b"voip/line/0/enabled=1\n";
    let hash = api.context.blobs.put(content).unwrap();
    api.submit(Command::RecordGlobalFile {
        file: GLOBAL.parse().unwrap(),
        hash,
        size_bytes: 22,
        template: "AudioCodes_430HD".parse().unwrap(),
    })
    .await;
    (api, root)
}

fn path(name: &str) -> String {
    format!("/api/v1/config-files/{name}")
}

fn own(mac: Mac) -> String {
    path(&format!("{mac}.cfg"))
}

async fn put(api: &TestApi, client: &Client, path: &str, content: &str) -> Heard {
    let mut headers = client.clone();
    headers.insert("content-type".to_owned(), "text/plain".to_owned());
    api.send("PUT", path, &headers, content).await
}

async fn names(api: &TestApi, client: &Client, query: &str) -> Vec<String> {
    let list = api
        .read(client, &format!("/api/v1/config-files{query}"))
        .await;
    let items = list["items"].as_array().unwrap();
    let name = |item: &Value| item["name"].as_str().unwrap().to_owned();
    items.iter().map(name).collect()
}

#[actix_web::test]
async fn all_kinds_are_listed_filtered_sorted_and_paged() {
    let (api, root) = with_files().await;
    api.clock.advance(1000);
    put(&api, &root, &path("directory.csv"), "Anna,7001\n")
        .await
        .expect(201);
    let list = api.read(&root, "/api/v1/config-files").await;
    assert_eq!(list["total"], 3);
    let [phone, global, uploaded] = [0, 1, 2].map(|index| list["items"][index].clone());
    let shown = |file: &Value| {
        json!([
            file["name"],
            file["kind"],
            file["size_bytes"],
            file["mac"],
            file["template"]
        ])
    };
    let phones = json!(["00908f000001.cfg", "phone", 18, mac(1), "AudioCodes_430HD"]);
    assert_eq!(shown(&phone), phones);
    let globals = json!([GLOBAL, "global", 22, null, "AudioCodes_430HD"]);
    assert_eq!(shown(&global), globals);
    let csv = json!(["directory.csv", "uploaded", 10, null, null]);
    assert_eq!(shown(&uploaded), csv);
    assert!(uploaded["modified_at"].is_string() && uploaded["hash"].is_string());

    for (query, expected) in [
        ("?search=DIRECT", vec!["directory.csv"]),
        ("?search=8f00", vec!["00908f000001.cfg"]),
        ("?kind=phone&kind=global", vec!["00908f000001.cfg", GLOBAL]),
        ("?sort=size_bytes&limit=1", vec!["directory.csv"]),
        ("?sort=-modified_at&limit=1", vec!["directory.csv"]),
    ] {
        assert_eq!(names(&api, &root, query).await, expected, "{query}");
    }
    let first = api.read(&root, "/api/v1/config-files?limit=2").await;
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = names(&api, &root, &format!("?limit=2&cursor={cursor}")).await;
    assert_eq!(rest, ["directory.csv"]);
    for query in ["sort=hash", "kind=all", "cursor=x"] {
        let heard = api
            .get(&root, &format!("/api/v1/config-files?{query}"))
            .await;
        heard.refused(422, "invalid_request");
    }
}

#[actix_web::test]
async fn what_files_hold_is_for_administrators() {
    let (api, root) = with_files().await;
    let heard = api.get(&root, &own(mac(1))).await.expect(200);
    assert_eq!(heard.text, "system/type=430HD\n");
    assert_eq!(
        heard.header("content-disposition"),
        Some("attachment; filename=\"00908f000001.cfg\"")
    );
    let other_spelling = path("00-90-8F-00-00-01.CFG");
    api.get(&root, &other_spelling).await.expect(200);
    let heard = api.get(&root, &path(GLOBAL)).await.expect(200);
    assert_eq!(heard.text, "voip/line/0/enabled=1\n");
    assert_eq!(
        heard.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    for name in [
        "00908f000002.cfg",
        "00908fffffff.cfg",
        "none.cfg",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e",
        "a%00.cfg",
    ] {
        let heard = api.get(&root, &path(name)).await;
        heard.refused(404, "file_not_found");
    }
    let monitor = api.account(&root, schemas::events::Role::Monitor).await;
    names(&api, &monitor, "").await;
    for path in [own(mac(1)), path(GLOBAL)] {
        let heard = api.get(&monitor, &path).await;
        heard.refused(403, "role_required");
    }
}

#[actix_web::test]
async fn an_upload_is_checked_and_tells_lines() {
    let (api, root) = with_files().await;
    let bad = "system/type = 430HD\nvoip/line/0/enabled=\u{1}\nok/name=1\n";
    let heard = put(&api, &root, &path("bad.cfg"), bad).await;
    let heard = heard.refused(422, "invalid_file");
    assert_eq!(heard.fields(), ["line 1", "line 2"]);
    let dry = put(&api, &root, &path("bad.cfg?dry_run=true"), bad).await;
    let dry = dry.expect(200).json();
    assert_eq!(dry["file"], Value::Null);
    assert_eq!(dry["errors"].as_array().unwrap().len(), 2);
    assert_eq!(dry["warnings"][0]["field"], "line 3");
    let nothing = put(&api, &root, &path("empty.cfg"), "").await;
    nothing.refused(422, "invalid_file");
    assert_eq!(names(&api, &root, "?kind=uploaded").await, [""; 0]);

    let odd = "voip/line/0/enabled=1\nvoip/line/0/enabeld=1\ninclude missing.cfg\n";
    let heard = put(&api, &root, &path("odd.cfg"), odd).await.expect(201);
    assert_eq!(
        heard.header("location"),
        Some("/api/v1/config-files/odd%2Ecfg")
    );
    let sent = heard.json();
    assert_eq!(sent["file"]["name"], "odd.cfg");
    let warned: Vec<&Value> = sent["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| &warning["field"])
        .collect();
    assert_eq!(warned, ["line 2", "line 3"]);
    let looped = "include odd.cfg\n";
    let heard = put(&api, &root, &path("odd.cfg"), looped).await;
    assert_eq!(heard.refused(422, "invalid_file").fields(), ["line 1"]);
    let again = put(&api, &root, &path("odd.cfg"), "; fine\n").await;
    again.expect(200);
}

#[actix_web::test]
async fn names_are_those_of_the_setting() {
    let (api, root) = with_files().await;
    for name in ["a.exe", "a", ".cfg", "..%2fa.cfg", "a.cfx"] {
        let heard = put(&api, &root, &path(name), "x\n").await;
        assert_eq!(heard.refused(422, "invalid_request").fields(), ["name"]);
    }
    for name in ["a.cab", "a.csv", "a.id", "a.zip"] {
        put(&api, &root, &path(name), "\0x").await.expect(201);
        let heard = api.get(&root, &path(name)).await.expect(200);
        assert_eq!(
            heard.header("content-type"),
            Some("application/octet-stream")
        );
    }
    api.submit(Command::Catalogue(Box::new(
        CatalogueCommand::ChangeSettings {
            group: SettingsGroup::Phones,
            values: vec![("upload_suffixes".to_owned(), Secret::new("cfx cfg"))],
        },
    )))
    .await;
    put(&api, &root, &path("b.zip"), "x")
        .await
        .refused(422, "invalid_request");
    put(&api, &root, &path("b.cfx"), "x").await.expect(201);
    put(&api, &root, &path("a.zip"), "y").await.expect(200);
    let large = "; ".repeat(600_000);
    put(&api, &root, &path("large.cfg"), &large)
        .await
        .refused(413, "body_too_large");
}

#[actix_web::test]
async fn files_come_as_what_their_endings_make_of_them() {
    let (api, root) = with_files().await;
    for (name, media_type) in [
        ("dir.csv", "text/csv"),
        ("dir.csv", "text/csv; charset=utf-8"),
        ("rings.zip", "application/zip"),
        ("rings.zip", "application/x-zip-compressed"),
        ("rings.cab", "application/vnd.ms-cab-compressed"),
        ("some.id", "application/octet-stream"),
    ] {
        let mut headers = root.clone();
        headers.insert("content-type".to_owned(), media_type.to_owned());
        let heard = api.send("PUT", &path(name), &headers, "x").await;
        assert!(
            matches!(heard.status, 200 | 201),
            "{media_type}: {}",
            heard.text
        );
    }
    let mut headers = root.clone();
    headers.insert("content-type".to_owned(), "text/html".to_owned());
    let heard = api.send("PUT", &path("dir.csv"), &headers, "x").await;
    heard.refused(415, "unsupported_media_type");
}

#[actix_web::test]
async fn t11_firmware_does_not_come_in_as_a_configuration_file() {
    let (api, root) = with_files().await;
    let mut headers = root.clone();
    let media_type = (
        "content-type".to_owned(),
        "application/octet-stream".to_owned(),
    );
    headers.insert(media_type.0, media_type.1);
    let image = format!("\u{1}image 430HD2.2.0.7\0{}", "x".repeat(4096));
    let entry = "/api/v1/firmware/Alan/file?file_name=alan.cab";
    api.send("PUT", entry, &headers, &image).await.expect(200);
    for (name, entry) in [
        ("440HD.img", "440HD"),
        ("c450hd.IMG", "C450HD"),
        ("other.img", "other"),
        ("Alan.CAB", "Alan"),
    ] {
        for query in ["", "?dry_run=true"] {
            let path = path(&format!("{name}{query}"));
            let heard = put(&api, &root, &path, "<!DOCTYPE html>\n").await;
            let heard = heard.refused(422, "invalid_request");
            assert_eq!(heard.fields(), ["name"], "{name}");
            let message = heard.json()["errors"][0]["message"].clone();
            let hint = format!("upload it at /api/v1/firmware/{entry}/file");
            assert!(message.as_str().unwrap().contains(&hint), "{message}");
        }
    }
    assert_eq!(names(&api, &root, "?kind=uploaded").await, [""; 0]);
}

#[actix_web::test]
async fn a_phones_own_file_is_edited_sealed_and_counts_at_once() {
    let (api, root) = with_files().await;
    let canary = "voip/line/0/auth_password=canary-5817\n";
    let heard = put(&api, &root, &own(mac(1)), canary).await.expect(200);
    let sent = heard.json();
    assert_eq!(sent["file"]["edited"], true);
    assert_eq!(sent["file"]["kind"], "phone");
    let shown = api.get(&root, &own(mac(1))).await.expect(200);
    assert_eq!(shown.text, canary);
    put(&api, &root, &own(mac(2)), canary).await.expect(201);
    put(&api, &root, &own(mac(3)), canary)
        .await
        .refused(404, "device_not_found");
    let files = walk(&api.context.config.data_dir);
    assert!(files.len() > 3);
    for file in files {
        let content = std::fs::read(&file).unwrap();
        let open = content.windows(11).any(|part| part == b"canary-5817");
        assert!(!open, "{}", file.display());
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => walk(&path),
            false => vec![path],
        })
        .collect()
}

#[actix_web::test]
async fn files_are_deleted_one_many_or_all() {
    let (api, root) = with_files().await;
    for name in ["a.csv", "b.csv", "c.csv", "d.csv"] {
        put(&api, &root, &path(name), "x").await.expect(201);
    }
    api.delete(&root, &path("a.csv")).await.expect(204);
    let again = api.delete(&root, &path("a.csv")).await;
    again.refused(404, "file_not_found");
    api.delete(&root, &own(mac(2)))
        .await
        .refused(404, "file_not_found");

    let many = "/api/v1/config-files/delete";
    let body = json!({"names": ["b.csv", "a.csv"]});
    let refused = api.post(&root, many, body).await;
    assert_eq!(
        refused.refused(422, "file_not_found").fields(),
        ["names[1]"]
    );
    let body = json!({"names": ["b.csv", "b.csv", "00908F000001.cfg"]});
    let deleted = api.post(&root, many, body).await.expect(200).json();
    assert_eq!(deleted["deleted"], 2);
    assert_eq!(names(&api, &root, "").await, [GLOBAL, "c.csv", "d.csv"]);
    api.get(&root, &format!("/api/v1/devices/{}/config", mac(1)))
        .await
        .refused(404, "configuration_not_generated");

    let body = json!({"all": true, "kind": "uploaded", "expected_count": 3});
    let refused = api.post(&root, many, body).await;
    refused.refused(409, "targets_changed");
    assert_eq!(names(&api, &root, "").await, [GLOBAL, "c.csv", "d.csv"]);
    let body = json!({"all": true, "kind": "uploaded", "expected_count": 2});
    let deleted = api.post(&root, many, body).await.expect(200).json();
    assert_eq!(deleted["deleted"], 2);
    assert_eq!(names(&api, &root, "").await, [GLOBAL]);
    for expected in [1, 0] {
        let deleted = api.post(&root, many, json!({"all": true})).await;
        assert_eq!(deleted.expect(200).json()["deleted"], expected);
    }
    api.post(&root, many, json!({}))
        .await
        .refused(422, "invalid_request");
}
