//! Which template counts where: rows, what a template asks for, and the tester (M78, M81).

use schemas::{
    Secret,
    commands::{CatalogueCommand, Command, PlaceholderPlace, PlaceholderValue, Presence},
    events::Role,
};
use serde_json::{Value, json};

use crate::{
    domain::testing::mac,
    http::testing::{Client, TestApi},
};

const MAPPING: &str = "/api/v1/template-mapping";
const USER_AGENT: &str = "AUDC-IPPhone-430HD_UC_2.0.7.70%2F1.0.0000.0";

async fn tried(api: &TestApi, client: &Client, query: &str) -> Value {
    let tried = api.read(client, &format!("{MAPPING}/test?{query}")).await;
    assert!(tried["note"].as_str().unwrap().len() > 20, "{tried}");
    tried
}

#[actix_web::test]
async fn rows_are_set_replaced_and_removed() {
    let (api, root) = TestApi::set_up().await;
    let set = |model: &str, region: Option<&str>, template: &str| {
        let body = json!({"model": model, "region": region, "template": template});
        let (api, root) = (&api, &root);
        async move { api.post(root, MAPPING, body).await }
    };
    let row = set("Audiocodes_430hd", None, "audiocodes_430hd")
        .await
        .expect(201)
        .json();
    let position = api.context.view.position().0;
    assert_eq!(
        row,
        json!({"model": "430HD", "region": null, "template": "AudioCodes_430HD",
            "position": position, "warnings": []})
    );
    set("430HD", Some("Oslo"), "AudioCodes_440HD")
        .await
        .expect(201);
    let row = set("430hd", Some("Oslo"), "AudioCodes_445HD")
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&row["model"], &row["template"]),
        (&json!("430HD"), &json!("AudioCodes_445HD"))
    );
    let head = api.context.view.position();
    set("430HD", Some("Oslo"), "AudioCodes_445HD")
        .await
        .expect(200);
    assert_eq!(api.context.view.position(), head);
    set("VVX411", None, "AudioCodes_440HD").await.expect(201);
    let all = api.read(&root, MAPPING).await;
    assert_eq!(all["total"], 3);
    assert_eq!(
        (&all["items"][0]["region"], &all["items"][1]["region"]),
        (&json!(null), &json!("Oslo"))
    );
    let first = api.read(&root, &format!("{MAPPING}?limit=1")).await;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = api
        .read(&root, &format!("{MAPPING}?limit=1&cursor={cursor}"))
        .await;
    assert_eq!(second["items"][0]["region"], "Oslo");

    let refused = set("430HD", None, "Other")
        .await
        .refused(422, "template_not_found");
    assert_eq!(refused.fields(), ["template"]);
    let refused = set("430HD", Some("Bergen"), "AudioCodes_430HD").await;
    assert_eq!(
        refused.refused(422, "region_not_found").fields(),
        ["region"]
    );
    let refused = set("a/b", Some("a/b"), "a/b")
        .await
        .refused(422, "invalid_request");
    assert_eq!(refused.fields(), ["model", "region", "template"]);

    let delete = |row: &'static str| api.delete(&root, row);
    delete("/api/v1/template-mapping/AudioCodes_430HD/Oslo")
        .await
        .expect(204);
    delete("/api/v1/template-mapping/430hd/*").await.expect(204);
    delete("/api/v1/template-mapping/vvx411/%2A")
        .await
        .expect(204);
    for gone in ["430HD/*", "430HD/Oslo", "%00/*", "430HD/a%3Fb"] {
        let path = format!("{MAPPING}/{gone}");
        api.delete(&root, &path)
            .await
            .refused(404, "mapping_not_found");
    }
    let operator = api.account(&root, Role::Operator).await;
    let body = json!({"model": "430HD", "template": "AudioCodes_430HD"});
    api.post(&operator, MAPPING, body)
        .await
        .refused(403, "role_required");
}

#[actix_web::test]
async fn the_tester_tells_what_a_phone_would_be_given() {
    let (api, root) = TestApi::set_up().await;
    let query = format!("region=Oslo&user_agent={USER_AGENT}");
    let own = tried(&api, &root, &query).await;
    assert_eq!(
        (&own["model"], &own["variant"]),
        (&json!("430HD"), &json!("lync"))
    );
    assert_eq!(
        (&own["template"], &own["reason"]),
        (&json!("AudioCodes_430HD_LYNC"), &json!("model"))
    );
    assert_eq!(
        own["first_contact"],
        json!({"status": 200, "x_template_name": "AudioCodes_430HD_LYNC"})
    );
    let generic = tried(
        &api,
        &root,
        &format!("{query}&variant=generic&model=audiocodes_440hd"),
    )
    .await;
    assert_eq!(generic["template"], "AudioCodes_440HD");

    let body = json!({"model": "430HD", "region": "Oslo", "template": "AudioCodes_450HD"});
    api.post(&root, MAPPING, body).await.expect(201);
    let mapped = tried(&api, &root, &query).await;
    assert_eq!(
        (&mapped["template"], &mapped["reason"]),
        (&json!("AudioCodes_450HD"), &json!("mapping"))
    );

    for (query, word) in [
        ("", "model"),
        ("model=430HD", "region"),
        ("region=Oslo", "model"),
        ("region=Oslo&user_agent=Mozilla", "User-Agent"),
        ("region=Atlantis&model=430HD", "Atlantis"),
        ("region=a%2Fb&model=430HD", "a/b"),
        ("region=Oslo&model=VVX411", "VVX411"),
    ] {
        let nothing = tried(&api, &root, query).await;
        assert_eq!(
            (&nothing["template"], &nothing["reason"]),
            (&json!(null), &json!(null))
        );
        let status = json!({"status": 404, "x_template_name": null});
        assert_eq!(nothing["first_contact"], status, "{query}");
        assert!(
            nothing["note"].as_str().unwrap().contains(word),
            "{nothing}"
        );
    }
    let body = json!({"name": "Other_phones", "model": "VVX411", "description": "x"});
    api.post(&root, "/api/v1/templates", body).await.expect(201);
    let added = tried(&api, &root, "region=Oslo&model=vvx411").await;
    assert_eq!(
        (&added["template"], &added["reason"]),
        (&json!("Other_phones"), &json!("model"))
    );
    assert_eq!(added["first_contact"]["status"], 200);
    let refused = api.get(&root, &format!("{MAPPING}/test?variant=x")).await;
    assert_eq!(
        refused.refused(422, "invalid_request").fields(),
        ["variant"]
    );
}

#[actix_web::test]
async fn rows_go_with_their_region() {
    let (api, root) = TestApi::set_up().await;
    api.post(&root, "/api/v1/regions", json!({"name": "Bergen"}))
        .await
        .expect(201);
    let body = json!({"model": "430HD", "region": "Bergen", "template": "AudioCodes_450HD"});
    api.post(&root, MAPPING, body).await.expect(201);
    api.delete(&root, "/api/v1/regions/Bergen")
        .await
        .expect(204);
    assert_eq!(api.read(&root, MAPPING).await["total"], 0);
}

/// Gives a placeholder a value.
async fn set(api: &TestApi, place: PlaceholderPlace, name: &str, value: &str) {
    let command = CatalogueCommand::SetPlaceholders {
        place,
        values: vec![PlaceholderValue {
            name: name.parse().unwrap(),
            value: Secret::new(value),
            description: None,
        }],
        presence: Presence::Any,
    };
    api.submit(Command::Catalogue(Box::new(command))).await;
}

#[actix_web::test]
async fn a_template_shows_its_placeholders_and_secrets_only_to_some() {
    let (api, root) = TestApi::set_up().await;
    api.announce(mac(1)).await;
    let body = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    futures_util::future::join(approve, api.render(mac(1), "a/b=1\n"))
        .await
        .0
        .expect(200);
    let region = || PlaceholderPlace::Region("Oslo".parse().unwrap());
    let model = || PlaceholderPlace::Model("430HD".parse().unwrap());
    set(
        &api,
        PlaceholderPlace::System,
        "IPPhonePassword",
        "canary-1",
    )
    .await;
    set(&api, model(), "IPPhonePassword", "canary-2").await;
    for place in [region(), model(), PlaceholderPlace::Device(mac(1))] {
        set(&api, place, "Primary_NTP", "ntp.example").await;
    }
    let path = "/api/v1/templates/AudioCodes_430HD/placeholders?limit=1000";
    let shown = api.read(&root, path).await;
    let of = |shown: &Value, name: &str| {
        let items = shown["items"].as_array().unwrap();
        let found = items.iter().find(|item| item["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is missing")).clone()
    };
    let password = of(&shown, "IPPhonePassword");
    assert_eq!(password["placeholder"], "%ITCS_IPPhonePassword%");
    assert_eq!(
        (&password["default"], &password["value"]),
        (&json!("1234"), &json!("canary-1"))
    );
    assert_eq!(
        (&password["system"], &password["hidden"]),
        (&json!("canary-1"), &json!(true)),
        "shown to who may set it, and said to be hidden from others"
    );
    assert_eq!(password["models"][0]["value"], "canary-2");
    let ntp = of(&shown, "Primary_NTP");
    assert_eq!((&ntp["regions"], &ntp["devices"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&ntp["value"], &ntp["system"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(
        ntp["models"],
        json!([{"model": "430HD", "value": "ntp.example", "hidden": false}])
    );
    let mac_address = of(&shown, "GlobalFile");
    assert_eq!(
        (&mac_address["known"], &mac_address["part"]),
        (&json!(true), &json!("private"))
    );

    let operator = api.account(&root, Role::Operator).await;
    let shown = api.read(&operator, path).await;
    assert!(
        !shown.to_string().contains("canary"),
        "secrets are not shown"
    );
    let password = of(&shown, "IPPhonePassword");
    assert_eq!(
        (&password["value"], &password["hidden"]),
        (&json!(null), &json!(true))
    );
    assert_eq!(
        password["models"],
        json!([{"model": "430HD", "value": null, "hidden": true}])
    );
}

#[actix_web::test]
async fn a_template_of_another_model_is_mapped_with_a_warning() {
    let (api, root) = TestApi::set_up().await;
    let body = json!({"name": "Ours", "model": "VVX411", "description": "x"});
    api.post(&root, "/api/v1/templates", body).await.expect(201);
    for (model, template, expected) in [
        ("420HD", "audiocodes_430hd", 1),
        ("420hd", "AudioCodes_420HD_LYNC", 0),
        ("430HD", "Ours", 1),
        ("vvx411", "OURS", 0),
    ] {
        let row = json!({"model": model, "region": "*", "template": template});
        let answer = api.post(&root, "/api/v1/template-mapping", row).await;
        assert!(matches!(answer.status, 200 | 201), "{}", answer.text);
        let warnings = answer.json()["warnings"].clone();
        assert_eq!(warnings.as_array().unwrap().len(), expected, "{warnings}");
    }
    let list = api.read(&root, "/api/v1/template-mapping").await;
    let items = list["items"].as_array().unwrap();
    let warned = items.iter().filter(|row| row["warnings"] != json!([]));
    let warned: Vec<_> = warned.map(|row| &row["model"]).collect();
    assert_eq!(warned, ["430HD"]);
}

#[actix_web::test]
async fn placeholders_of_a_template_come_in_pages() {
    let (api, root) = TestApi::set_up().await;
    let path = "/api/v1/templates/AudioCodes_430HD/placeholders";
    let all = api.read(&root, &format!("{path}?limit=1000")).await;
    let names = |list: &Value| -> Vec<String> {
        let items = list["items"].as_array().unwrap().iter();
        items
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let appearing = names(&all);
    assert_eq!(
        (&all["total"], &all["next_cursor"]),
        (&json!(appearing.len()), &Value::Null)
    );
    let mut by_name = appearing.clone();
    by_name.sort();
    assert_ne!(by_name, appearing);
    for (sort, expected) in [("appearance", &appearing), ("name", &by_name)] {
        let (mut paged, mut cursor) = (Vec::new(), String::new());
        loop {
            let query = format!("{path}?limit=7&sort={sort}{cursor}");
            let page = api.read(&root, &query).await;
            paged.extend(names(&page));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(paged, *expected, "{sort}");
    }
    let backwards = api.read(&root, &format!("{path}?limit=1&sort=-name")).await;
    assert_eq!(names(&backwards), by_name[by_name.len() - 1..]);
    let refused = api.get(&root, &format!("{path}?sort=value")).await;
    assert_eq!(refused.refused(422, "invalid_request").fields(), ["sort"]);
}
