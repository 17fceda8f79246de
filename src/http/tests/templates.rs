//! Templates: made, saved, checked, restored, deleted (M77 to M79, T14).

use std::time::{Duration, Instant};

use schemas::events::Role;
use serde_json::json;

use crate::{
    domain::testing::mac,
    http::testing::{Client, Heard, TestApi},
};

const TEMPLATES: &str = "/api/v1/templates";

fn with(client: &Client, name: &str, value: &str) -> Client {
    let mut client = client.clone();
    client.insert(name.to_owned(), value.to_owned());
    client
}

async fn put(api: &TestApi, client: &Client, name: &str, xml: &str) -> Heard {
    let client = with(client, "content-type", "application/xml");
    api.send("PUT", &format!("{TEMPLATES}/{name}"), &client, xml)
        .await
}

fn document(attributes: &str, global: &str, private: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!-- kept -->\n<template {attributes}>\n\
         <global>\n{global}\n</global>\n<private>\n{private}\n</private>\n</template>\n"
    )
}

#[actix_web::test]
async fn built_in_and_saved_templates_are_one_list() {
    let (api, root) = TestApi::set_up().await;
    let all = api.read(&root, TEMPLATES).await;
    assert_eq!(all["total"], 18);
    let first = &all["items"][0];
    assert_eq!(first["name"], "AudioCodes_405HD");
    assert_eq!(
        (&first["model"], &first["variant"]),
        (&json!("405HD"), &json!("generic"))
    );
    assert_eq!(
        (&first["built_in"], &first["changed"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        (&first["version"], &first["position"]),
        (&json!(0), &json!(null))
    );
    assert_eq!(first["global_file"], "AudioCodes_405HD_global_GENERIC.cfg");
    assert!(first["size_bytes"].as_u64().unwrap() > 1_000);

    let body = json!({"name": "Sales", "model": "audiocodes_430hd", "description": "For sales"});
    let made = api.post(&root, TEMPLATES, body.clone()).await.expect(201);
    assert_eq!(made.header("location"), Some("/api/v1/templates/Sales"));
    let item = made.json();
    assert_eq!(
        (&item["model"], &item["built_in"]),
        (&json!("430HD"), &json!(false))
    );
    assert_eq!(
        (&item["version"], &item["warnings"]),
        (&json!(1), &json!([]))
    );
    let again = json!({"name": "SALES", "model": "430HD", "description": "x"});
    api.post(&root, TEMPLATES, again)
        .await
        .refused(409, "template_exists");
    for (query, total) in [
        ("model=430HD", 3),
        ("model=AudioCodes_430hd&variant=lync", 1),
        ("search=for%20SALES", 1),
        ("model=430HD&model=440HD&variant=generic", 3),
        ("search=nowhere", 0),
    ] {
        let found = api.read(&root, &format!("{TEMPLATES}?{query}")).await;
        assert_eq!(found["total"], total, "{query}");
    }
    let page = api
        .read(&root, &format!("{TEMPLATES}?limit=1&sort=-name"))
        .await;
    assert_eq!(page["items"][0]["name"], "Sales");
    let monitor = api.account(&root, Role::Monitor).await;
    assert_eq!(api.read(&monitor, TEMPLATES).await["total"], 19);
    api.post(&monitor, TEMPLATES, body)
        .await
        .refused(403, "role_required");
}

#[actix_web::test]
async fn new_models_and_copies_begin_with_something() {
    let (api, root) = TestApi::set_up().await;
    let body = json!({"name": "VVX_LYNC", "model": "VVX411", "description": "Other phones"});
    let made = api.post(&root, TEMPLATES, body).await.expect(201).json();
    assert_eq!(
        (&made["model"], &made["variant"]),
        (&json!("VVX411"), &json!("lync"))
    );
    assert_eq!(made["global_file"], "VVX_global_LYNC.cfg");
    let json = with(&root, "accept", "application/json");
    let new = api
        .get(&json, "/api/v1/templates/vvx_lync")
        .await
        .expect(200)
        .json();
    let start = api
        .read(&json, "/api/v1/templates/AudioCodes_440HD_LYNC")
        .await;
    assert_eq!(
        (&new["global"], &new["private"]),
        (&start["global"], &start["private"])
    );

    let xml = document(
        "model='VVX411' description='x'",
        "; a note\na/b=1",
        "c/d=%ITCS_P_Desk%",
    );
    put(&api, &root, "First", &xml).await.expect(201);
    let body = json!({"name": "Second", "model": "VVX411", "description": "y",
        "copy_of": "FIRST"});
    api.post(&root, TEMPLATES, body).await.expect(201);
    let copy = api.read(&json, "/api/v1/templates/Second").await;
    assert_eq!(copy["global"], "; a note\na/b=1\n");
    assert_eq!(
        (&copy["name"], &copy["description"]),
        (&json!("Second"), &json!("y"))
    );
    let body = json!({"name": "Third", "model": "VVX411", "description": "y", "copy_of": "No"});
    let refused = api
        .post(&root, TEMPLATES, body)
        .await
        .refused(422, "template_not_found");
    assert_eq!(refused.fields(), ["copy_of"]);
}

#[actix_web::test]
async fn names_and_descriptions_are_checked() {
    let (api, root) = TestApi::set_up().await;
    for letter in ['.', '\\', '|', '*', '?', '<', '>', ':', '$', '/'] {
        let body = json!({"name": format!("a{letter}b"), "model": "430HD", "description": "x"});
        let refused = api
            .post(&root, TEMPLATES, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), ["name"]);
        let message = refused.json()["errors"][0]["message"].to_string();
        assert!(message.contains(letter), "{message}");
        let path = percent_encoding::utf8_percent_encode(
            &format!("a{letter}b"),
            percent_encoding::NON_ALPHANUMERIC,
        )
        .to_string();
        let xml = document("model='430HD' description='x'", "", "");
        let refused = put(&api, &root, &path, &xml)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), ["name"], "{letter}");
    }
    let body = json!({"name": "", "model": "430HD", "description": " ", "extra": 1});
    let refused = api
        .post(&root, TEMPLATES, body)
        .await
        .refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["name", "description", "extra"]);
    let refused = api
        .post(&root, TEMPLATES, json!({}))
        .await
        .refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["name", "model", "description"]);
}

#[actix_web::test]
async fn a_built_in_template_is_saved_over_and_restored() {
    let (api, root) = TestApi::set_up().await;
    let path = "/api/v1/templates/audiocodes_430hd";
    let first = api.get(&root, path).await.expect(200);
    assert_eq!(first.header("content-type"), Some("application/xml"));
    assert_eq!(
        first.header("content-disposition"),
        Some("attachment; filename=\"AudioCodes_430HD.xml\"")
    );
    let xml = document("name='AUDIOCODES_430HD'", "provisioning/methd=STATIC", "");
    let saved = put(&api, &root, "audiocodes_430hd", &xml)
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&saved["name"], &saved["model"]),
        (&json!("AudioCodes_430HD"), &json!("430HD"))
    );
    assert_eq!(
        (&saved["changed"], &saved["version"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(
        saved["description"],
        api.read(&root, TEMPLATES).await["items"][4]["description"]
    );
    assert_eq!(saved["warnings"][0]["line"], 5);
    assert_eq!(saved["position"], api.context.view.position().0);

    let accepts_xml = with(&root, "accept", "text/xml, application/json");
    let kept = api.get(&accepts_xml, path).await.expect(200);
    assert_eq!(kept.text, xml, "notes and all");
    let default = api
        .get(&root, &format!("{path}?default=true"))
        .await
        .expect(200);
    assert_eq!(default.text, first.text);
    let json = with(&root, "accept", "application/json");
    let one = api.read(&json, path).await;
    assert_eq!((&one["xml"], &one["private"]), (&json!(xml), &json!("")));

    let restore = format!("{path}/restore");
    let restored = api
        .post(&root, &restore, json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&restored["changed"], &restored["version"]),
        (&json!(false), &json!(2))
    );
    let head = api.context.view.position();
    api.send("POST", &restore, &root, "").await.expect(200);
    assert_eq!(api.context.view.position(), head, "nothing was changed");
    assert_eq!(api.get(&root, path).await.expect(200).text, first.text);
    api.delete(&root, path)
        .await
        .refused(409, "template_built_in");

    let other = document("model='440HD' variant='lync'", "", "");
    let refused = put(&api, &root, "AudioCodes_430HD", &other).await;
    assert_eq!(
        refused.refused(422, "invalid_request").fields(),
        ["model", "variant"]
    );
}

#[actix_web::test]
async fn a_document_makes_a_template_and_replaces_it() {
    let (api, root) = TestApi::set_up().await;
    let refused = put(&api, &root, "Ours", &document("", "", "")).await;
    let fields = refused.refused(422, "invalid_request").fields();
    assert_eq!(fields, ["description", "model"]);
    let xml = document("name='ours' model='430HD' description='First'", "a/b=1", "");
    let made = put(&api, &root, "Ours", &xml).await.expect(201);
    assert_eq!(made.header("location"), Some("/api/v1/templates/Ours"));
    let kept = put(&api, &root, "OURS", &document("", "a/b=2", ""))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&kept["name"], &kept["description"]),
        (&json!("Ours"), &json!("First"))
    );
    assert_eq!(kept["version"], 2);
    let refused = put(&api, &root, "Other", &xml)
        .await
        .refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["name"]);

    let form = with(&root, "content-type", "multipart/form-data; boundary=b");
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"x.xml\"\r\n\
         \r\n{xml}\r\n--b--\r\n"
    );
    let path = format!("{TEMPLATES}/Ours");
    api.send("PUT", &path, &form, body).await.expect(200);
    assert_eq!(api.get(&root, &path).await.expect(200).text, xml);
    let plain = with(&root, "content-type", "text/plain");
    api.send("PUT", &path, &plain, xml)
        .await
        .refused(415, "unsupported_media_type");

    api.get(&root, &format!("{path}?default=true"))
        .await
        .refused(404, "template_not_found");
    api.post(&root, &format!("{path}/restore"), json!({}))
        .await
        .refused(404, "template_not_found");
    api.delete(&root, "/api/v1/templates/ours")
        .await
        .expect(204);
    for path in ["Ours", "a.b", "a%20b"] {
        let path = format!("{TEMPLATES}/{path}");
        api.get(&root, &path)
            .await
            .refused(404, "template_not_found");
        api.delete(&root, &path)
            .await
            .refused(404, "template_not_found");
        let path = format!("{path}/placeholders");
        api.get(&root, &path)
            .await
            .refused(404, "template_not_found");
    }
}

#[actix_web::test]
async fn saving_under_a_key_happens_once() {
    let (api, root) = TestApi::set_up().await;
    let keyed = with(&root, "idempotency-key", "k1");
    let xml = document("model='430HD' description='x'", "", "");
    let first = put(&api, &keyed, "Ours", &xml).await.expect(201);
    let second = put(&api, &keyed, "Ours", &xml).await.expect(201);
    assert_eq!(second.header("idempotency-replayed"), Some("true"));
    assert_eq!(first.text, second.text);
}

#[actix_web::test]
async fn unknown_placeholders_are_listed_and_private_ones_made() {
    let (api, root) = TestApi::set_up().await;
    let about = "model='430HD' description='x'";
    let private = "a/b=%ITCS_Desk%\n?Floor:c/d=1\ne/f=%ITCS_Desk%%ITCS_P_Mine%\ng/h=%ITCS_MAC%";
    let xml = document(about, "", private);
    for name in ["Ours", "Ours?dry_run=true"] {
        let refused = put(&api, &root, name, &xml)
            .await
            .refused(422, "unknown_placeholders");
        assert_eq!(refused.fields(), ["line 8", "line 10", "line 9"], "{name}");
        let detail = refused.json()["detail"].to_string();
        assert!(detail.contains("Desk, Floor"), "{detail}");
    }
    for (query, field) in [("dry_run=maybe", "dry_run"), ("dry=true", "dry")] {
        let refused = put(&api, &root, &format!("Ours?{query}"), &xml).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    }
    let head = api.context.view.position();
    let xml = document(about, "bad/name=1", "e/f=%ITCS_P_Mine%\ng/h=%ITCS_MAC%");
    let check = put(&api, &root, "Ours?dry_run=true", &xml)
        .await
        .expect(200)
        .json();
    assert_eq!(check["valid"], true);
    assert_eq!(check["placeholders"], json!(["P_Mine", "MAC"]));
    assert_eq!(check["new_private"], json!(["P_Mine"]));
    assert_eq!(check["warnings"][0]["line"], 5);
    assert_eq!(api.context.view.position(), head);
    api.get(&root, "/api/v1/templates/Ours")
        .await
        .refused(404, "template_not_found");
    put(&api, &root, "Ours", &xml).await.expect(201);
    let check = put(&api, &root, "Ours?dry_run=true", &xml)
        .await
        .expect(200)
        .json();
    assert_eq!(check["new_private"], json!([]));

    let shown = api.read(&root, "/api/v1/templates/Ours/placeholders").await;
    let own = &shown["items"][0];
    assert_eq!(own["placeholder"], "%ITCS_P_Mine%");
    assert_eq!(
        (&own["private"], &own["built_in"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        (&own["part"], &own["system"]),
        (&json!("private"), &json!(""))
    );
}

#[actix_web::test]
async fn what_is_no_template_is_refused_with_its_lines() {
    let (api, root) = TestApi::set_up().await;
    let about = "model='430HD' description='x'";
    let xml = document(about, "a/b=1\na/b=2", "nonsense\ninclude\n=1");
    let refused = put(&api, &root, "Ours", &xml)
        .await
        .refused(422, "invalid_template");
    assert_eq!(refused.fields(), ["line 6", "line 9", "line 10", "line 11"]);

    let laughs =
        "<!DOCTYPE t [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>\n<template>&b;</template>";
    let external = "<!DOCTYPE t SYSTEM 'http://10.0.0.1/x.dtd'>\n<template/>".to_owned();
    let attributes = format!("<template {}/>", "a='' ".repeat(800_000 / 16));
    let deep = format!("<template>{}", "<a>".repeat(80_000));
    for bomb in [
        laughs.to_owned(),
        external,
        attributes,
        deep,
        "\0\u{1}".to_owned(),
    ] {
        let started = Instant::now();
        let refused = put(&api, &root, "Ours", &bomb)
            .await
            .refused(422, "invalid_template");
        assert!(
            started.elapsed() < Duration::from_millis(100),
            "{}",
            &bomb[..20.min(bomb.len())]
        );
        assert!(!refused.fields().is_empty());
        assert!(refused.text.len() < 4_000);
    }
    let large = document(about, &"; x\n".repeat(100_000), "");
    let refused = put(&api, &root, "Ours", &large).await;
    let refused = refused.refused(422, "invalid_template");
    assert!(refused.text.contains("256 KiB"), "{}", refused.text);
    let huge = document(about, &"; x\n".repeat(300_000), "");
    put(&api, &root, "Ours", &huge)
        .await
        .refused(413, "body_too_large");
    let known = document("description=''", "a/b=1", "");
    let refused = put(&api, &root, "AudioCodes_420HD", &known).await;
    assert_eq!(
        refused.refused(422, "invalid_template").fields(),
        ["line 3"]
    );
}

#[actix_web::test]
async fn a_template_tells_who_has_it() {
    let (api, root) = TestApi::set_up().await;
    let xml = document("model='430HD' description='x'", "", "");
    put(&api, &root, "Ours", &xml).await.expect(201);
    api.announce(mac(1)).await;
    let body = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    let (answer, ()) = futures_util::future::join(approve, api.render(mac(1), "a/b=1\n")).await;
    answer.expect(200);
    let made_from = "/api/v1/templates/AudioCodes_430HD/usage";
    assert_eq!(api.read(&root, made_from).await["total"], 1);

    let device = format!("/api/v1/devices/{}", mac(1));
    let refused = api.patch(&root, &device, json!({"template": "nope"})).await;
    let refused = refused.refused(422, "template_not_found");
    assert_eq!(refused.fields(), ["template"]);
    let generic = json!({"template": "audiocodes_440hd"});
    let set = api.patch(&root, &device, generic).await.expect(200).json();
    assert_eq!(set["template"], "AudioCodes_440HD");
    api.patch(&root, &device, json!({"template": "OURS"}))
        .await
        .expect(200);
    let row = json!({"model": "430HD", "region": "Oslo", "template": "ours"});
    api.post(&root, "/api/v1/template-mapping", row)
        .await
        .expect(201);
    assert_eq!(api.read(&root, made_from).await["total"], 0);
    let usage = api.read(&root, "/api/v1/templates/ours/usage").await;
    assert_eq!(
        (&usage["total"], &usage["items"][0]["mac"]),
        (&json!(1), &json!(mac(1)))
    );
    let generate = "/api/v1/templates/AudioCodes_405HD/generate?dry_run=true";
    let named = api.post(&root, generate, json!({"macs": [mac(1)]})).await;
    let named = named.expect(200).json();
    assert_eq!(named["left_out"], json!([mac(1)]), "it loads another one");
    assert_eq!(usage["models"], json!({"430HD": 1}));
    assert_eq!(usage["regions"], json!({"Oslo": 1}));
    assert_eq!(usage["mapping"][0]["region"], "Oslo");
    let listed = api.read(&root, &format!("{TEMPLATES}?search=ours")).await;
    let item = &listed["items"][0];
    assert_eq!(
        (&item["phones"], &item["mapped_rows"]),
        (&json!(1), &json!(1))
    );
    api.delete(&root, "/api/v1/templates/Ours")
        .await
        .refused(409, "template_in_use");
    let refused = api.get(&root, &format!("{made_from}?sort=size")).await;
    assert_eq!(refused.refused(422, "invalid_request").fields(), ["sort"]);
}
