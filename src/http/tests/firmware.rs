//! The firmware list through the API (M94 to M97, T11).

use schemas::events::Role;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    domain::testing::mac,
    http::testing::{Client, Heard, TestApi},
};

/// An image whose header names this version.
fn image(version: &str) -> String {
    let mut image = format!("\u{1}image {version}\0");
    image.push_str(&"x".repeat(4096));
    image
}

fn sha256(content: &str) -> String {
    format!("{:x}", Sha256::digest(content))
}

async fn upload(api: &TestApi, client: &Client, name_and_query: &str, content: &str) -> Heard {
    let (name, query) = name_and_query
        .split_once('?')
        .unwrap_or((name_and_query, ""));
    let path = format!("/api/v1/firmware/{name}/file?{query}");
    let mut headers = client.clone();
    headers.insert(
        "content-type".to_owned(),
        "application/octet-stream".to_owned(),
    );
    api.send("PUT", &path, &headers, content).await
}

/// How many contents are in the store, and how many are on their way into it.
fn stored(api: &TestApi) -> (usize, usize) {
    let blobs = api.context.config.data_dir.join("blobs");
    let count = |folder: std::path::PathBuf| std::fs::read_dir(folder).unwrap().count();
    let unfinished = count(blobs.join("unfinished"));
    let shards = (0..=255u8).map(|shard| count(blobs.join(format!("{shard:02x}"))));
    (shards.sum(), unfinished)
}

async fn settled(api: &TestApi) -> usize {
    loop {
        match stored(api) {
            (stored, 0) => return stored,
            _ => tokio::task::yield_now().await,
        }
    }
}

#[actix_web::test]
async fn every_model_has_a_row_and_a_missing_file_is_told() {
    let (api, root) = TestApi::set_up().await;
    let list = api.read(&root, "/api/v1/firmware").await;
    let rows = list["items"].as_array().unwrap();
    assert!(rows.len() >= 8);
    for row in rows {
        assert_eq!(row["description"], "default firmware");
        assert_eq!(
            (&row["is_default"], &row["missing"]),
            (&json!(true), &json!(true))
        );
        assert_eq!(row["file_name"], Value::Null);
        assert_eq!((&row["devices"], &row["version"]), (&json!(0), &json!("")));
    }
    let row = api.read(&root, "/api/v1/firmware/430hd").await;
    assert_eq!(row["name"], "430HD");
    let missing = api.get(&root, "/api/v1/firmware/430HD/file").await;
    missing.refused(404, "file_not_found");
    for path in ["Alan_FW", "Alan_FW/file", "a%2fb"] {
        let heard = api.get(&root, &format!("/api/v1/firmware/{path}")).await;
        heard.refused(404, "firmware_not_found");
    }
}

#[actix_web::test]
async fn an_entry_is_described_filled_shown_and_deleted() {
    let (api, root) = TestApi::set_up().await;
    let body = json!({"name": "Alan_FW", "description": "test"});
    let made = api.post(&root, "/api/v1/firmware", body).await.expect(201);
    assert_eq!(made.header("location"), Some("/api/v1/firmware/Alan%5FFW"));
    let made = made.json();
    assert_eq!(
        (&made["is_default"], &made["missing"]),
        (&json!(false), &json!(true))
    );
    let body = json!({"name": "ALAN_fw", "description": "again"});
    let again = api.post(&root, "/api/v1/firmware", body).await;
    again.refused(409, "firmware_exists");

    let content = image("440HDUC_2.0.9.65");
    let heard = upload(&api, &root, "alan_fw", &content).await.expect(200);
    let entry = heard.json();
    assert_eq!(entry["name"], "Alan_FW");
    assert_eq!(entry["version"], "440HDUC_2.0.9.65");
    assert_eq!(entry["file_name"], "Alan_FW.img");
    assert_eq!(entry["sha256"], json!(sha256(&content)));
    assert_eq!(entry["size_bytes"], content.len());
    assert_eq!(entry["missing"], false);

    let heard = api.get(&root, "/api/v1/firmware/Alan_FW/file").await;
    let heard = heard.expect(200);
    assert_eq!(heard.text, content);
    assert_eq!(
        heard.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(
        heard.header("content-disposition"),
        Some("attachment; filename=\"Alan_FW.img\"")
    );
    let body = json!({"description": "for Alan", "version": "7"});
    let changed = api.patch(&root, "/api/v1/firmware/Alan_FW", body).await;
    let changed = changed.expect(200).json();
    assert_eq!(changed["version"], "7");
    assert_eq!(changed["sha256"], entry["sha256"]);
    let list = api.read(&root, "/api/v1/firmware?search=alan_fw.IMG").await;
    assert_eq!(list["total"], 1);
    let path = "/api/v1/firmware/Alan_FW";
    api.delete(&root, path).await.expect(204);
    api.delete(&root, path)
        .await
        .refused(404, "firmware_not_found");
    let gone = api.patch(&root, path, json!({"version": "8"})).await;
    gone.refused(404, "firmware_not_found");
}

#[actix_web::test]
async fn a_models_row_becomes_an_entry_and_counts_its_phones() {
    let (api, root) = TestApi::set_up().await;
    for number in [1, 2] {
        api.announce(mac(number)).await;
        let body = json!({"macs": [mac(number)], "region": "Oslo"});
        let approval = api.post(&root, "/api/v1/devices/approve", body);
        let (approved, ()) = tokio::join!(approval, api.render(mac(number), "x=1\n"));
        approved.expect(200);
    }
    let body = json!({"version": "430HD_UC_2.0.13.121"});
    let entry = api.patch(&root, "/api/v1/firmware/430hd", body).await;
    let entry = entry.expect(200).json();
    assert_eq!(entry["name"], "430HD");
    assert_eq!(entry["description"], "default firmware");
    assert_eq!(
        (&entry["devices"], &entry["outdated_devices"]),
        (&json!(2), &json!(0))
    );
    // Nobody runs that one; and one phone is to load another file.
    upload(&api, &root, "430HD", &image("430HDUC_9.9.9"))
        .await
        .expect(200);
    upload(&api, &root, "Alan_FW", &image("430HDUC_9.9.9"))
        .await
        .expect(200);
    let phone = format!("/api/v1/devices/{}", mac(2));
    let body = json!({"firmware": "alan_fw"});
    api.patch(&root, &phone, body).await.expect(200);
    for name in ["430HD", "Alan_FW"] {
        let entry = api.read(&root, &format!("/api/v1/firmware/{name}")).await;
        let counts = (&entry["devices"], &entry["outdated_devices"]);
        assert_eq!(counts, (&json!(1), &json!(1)), "{name}");
    }
    let beta = json!({"firmware": "nope"});
    let refused = api.patch(&root, &phone, beta).await;
    let refused = refused.refused(422, "firmware_not_found");
    assert_eq!(refused.fields(), ["firmware"]);
    let set = api.read(&root, &phone).await["firmware"].clone();
    assert_eq!(set, "Alan_FW", "as the entry spells it");
    api.delete(&root, "/api/v1/firmware/alan_fw")
        .await
        .refused(409, "firmware_in_use");
    let model = json!({"firmware": "440hd"});
    api.patch(&root, &phone, model).await.expect(200);
    api.delete(&root, "/api/v1/firmware/alan_fw")
        .await
        .expect(204);
    api.delete(&root, "/api/v1/firmware/430HD")
        .await
        .expect(204);
    let row = api.read(&root, "/api/v1/firmware/430HD").await;
    assert_eq!(row["missing"], true);
}

#[actix_web::test]
async fn t11_what_is_no_firmware_is_refused_and_not_kept() {
    let (api, root) = TestApi::set_up().await;
    let before = settled(&api).await;
    for (content, word) in [
        (String::new(), "empty"),
        ("x".repeat(1000), "1000 bytes"),
        (format!("<!DOCTYPE html>{}", "x".repeat(5000)), "web page"),
        (format!("\u{7f}ELF{}", "x".repeat(5000)), "program"),
        (format!("PK\u{3}\u{4}{}", "x".repeat(5000)), "archive"),
    ] {
        let heard = upload(&api, &root, "430HD", &content).await;
        let detail = heard.refused(422, "invalid_file").json()["detail"].clone();
        assert!(detail.as_str().unwrap().contains(word), "{detail}");
    }
    let content = image("430HD2.2.0.7");
    for query in [
        "file_name=../x.img",
        "file_name=x.exe",
        "file_name=dhcpoption160.cfg",
    ] {
        let heard = upload(&api, &root, &format!("430HD?{query}"), &content).await;
        assert_eq!(
            heard.refused(422, "invalid_request").fields(),
            ["file_name"]
        );
    }
    for sha256 in [sha256("other"), "x".to_owned()] {
        let heard = upload(&api, &root, &format!("430HD?sha256={sha256}"), &content).await;
        assert_eq!(heard.refused(422, "invalid_request").fields(), ["sha256"]);
    }
    let mut headers = root.clone();
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("content-length", "2147483648"),
    ] {
        headers.insert(name.to_owned(), value.to_owned());
    }
    let path = "/api/v1/firmware/430HD/file";
    let heard = api.send("PUT", path, &headers, "").await;
    heard.refused(413, "body_too_large");
    assert_eq!(settled(&api).await, before);
    let right = format!("430HD?sha256={}", sha256(&content));
    upload(&api, &root, &right, &content).await.expect(200);
}

#[actix_web::test]
async fn t11_a_file_is_replaced_only_in_so_many_words() {
    let (api, root) = TestApi::set_up().await;
    let (old, new) = (image("430HD2.2.0.7"), image("430HD2.2.0.8"));
    upload(&api, &root, "430HD", &old).await.expect(200);
    let before = settled(&api).await;
    let heard = upload(&api, &root, "430HD", &new).await;
    heard.refused(409, "firmware_file_exists");
    assert_eq!(settled(&api).await, before, "it was not kept");
    let position = api.context.view.position();
    upload(&api, &root, "430HD", &old).await.expect(200);
    assert_eq!(
        api.context.view.position(),
        position,
        "nothing has happened"
    );
    let entry = upload(&api, &root, "430HD?replace=true", &new).await;
    assert_eq!(entry.expect(200).json()["version"], "430HD2.2.0.8");
    let silent = image("");
    let entry = upload(&api, &root, "430HD?replace=true", &silent).await;
    assert_eq!(entry.expect(200).json()["version"], "", "not the old one's");
    let taken = upload(&api, &root, "Other?file_name=430hd.IMG", &new).await;
    taken.refused(409, "firmware_file_taken");
    let operator = api.account(&root, Role::Operator).await;
    let heard = upload(&api, &operator, "430HD?replace=true", &old).await;
    heard.refused(403, "role_required");
}

#[actix_web::test]
async fn an_image_of_another_model_is_taken_with_a_warning() {
    let (api, root) = TestApi::set_up().await;
    for (name, version, expected) in [
        ("440HD", "420HD2.2.0.7", 1),
        ("440hd?replace=true", "440HDUC_2.0.9.65", 0),
        ("440HD_beta", "C450HD_UC_3.4.6.604", 1),
        ("HRS", "430HD2.2.0.7", 1),
        ("Alan_FW", "420HD2.2.0.7", 0),
        ("430HD", "UC_2.0.13.121", 0),
    ] {
        let entry = upload(&api, &root, name, &image(version)).await;
        let warnings = entry.expect(200).json()["warnings"].clone();
        assert_eq!(warnings.as_array().unwrap().len(), expected, "{name}");
    }
    let row = api.read(&root, "/api/v1/firmware/440HD_beta").await;
    let warning = row["warnings"][0].as_str().unwrap();
    assert!(
        warning.contains("C450HD") && warning.contains("440HD"),
        "{warning}"
    );
}

/// What phones load as a configuration file is no firmware, and what is refused is not kept.
#[actix_web::test]
async fn names_of_others_are_refused_before_anything_is_kept() {
    let (api, root) = TestApi::set_up().await;
    let image = image("430HD2.2.0.7");
    let shadow = "430HD?file_name=AudioCodes_430HD_global_GENERIC.cfg";
    let refused = upload(&api, &root, shadow, &image).await.expect(422);
    assert_eq!(refused.fields(), ["file_name"]);
    upload(&api, &root, "430HD", &image).await.expect(200);
    let other = format!("{image}0");
    let taken = upload(&api, &root, "Other?file_name=430hd.img", &other).await;
    taken.refused(409, "firmware_file_taken");
    let hash = schemas::ContentHash::of(other.as_bytes());
    assert!(
        api.context.blobs.get(hash).is_err(),
        "what was refused was kept"
    );
}
