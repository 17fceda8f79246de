//! What an administrator shapes of phones' files, from the change to the phone that has fetched it.

mod generation;

use serde_json::{Value, json};

use crate::support::{Admin, TestServer};

const MAC: &str = "00908f484cf0";
const OTHER: &str = "00908f484cf1";

const GLOBAL: &str = "AudioCodes_430HD_global_GENERIC.cfg";

/// The line that counts for a parameter, the last one, of the files as they were generated.
async fn explained(admin: &Admin, mac: &str, parameter: &str) -> Value {
    let path = format!("/api/v1/devices/{mac}/config?explain=true&effective=true");
    let explained = admin.read(&path).await;
    line_of(&explained, parameter)
}

fn line_of(explained: &Value, parameter: &str) -> Value {
    let lines = explained["lines"].as_array().unwrap();
    let its = lines.iter().rev().find(|it| it["parameter"] == parameter);
    its.cloned()
        .unwrap_or_else(|| panic!("no {parameter} in {explained}"))
}

/// Asserts what counts for the parameter of each part: of the private one in the phone's own file,
/// of the global one in the file that a scope of all phones decides on, or in the phone's own.
async fn assert_says(admin: &Admin, said: &Said<'_>) {
    for (parameter, part) in [("a/floor", "private"), ("a/roof", "global")] {
        let line = explained(admin, MAC, parameter).await;
        let scope = said.scope;
        assert_eq!(line["text"], format!("{parameter}={scope}"), "{line}");
        assert_eq!(
            (&line["scope"], &line["owner"]),
            (&json!(scope), &said.owner),
            "{line}"
        );
        let is_shared = part == "global" && ["system", "model"].contains(&scope);
        let own = format!("{MAC}.cfg");
        let file = if is_shared { GLOBAL } else { own.as_str() };
        assert_eq!(line["file"], file, "{line}");
        assert_eq!(line["position"], said.positions[parameter], "{line}");
        assert_eq!(line["actor"], "admin:root", "{line}");
        assert_eq!(line["template"], "AudioCodes_430HD", "{line}");
        assert_eq!(line["template_version"], 1, "{line}");
    }
}

/// What a scope says once it was told; its name is the value.
struct Said<'a> {
    scope: &'a str,
    owner: Value,
    /// By parameter, where it was told.
    positions: Value,
}

async fn generate(admin: &Admin) -> Value {
    let path = "/api/v1/templates/AudioCodes_430HD/generate";
    admin.post(path, json!({})).await.expect(200).json()
}

async fn config_of(admin: &Admin, mac: &str) -> Value {
    admin.read(&format!("/api/v1/devices/{mac}")).await["config"].clone()
}

/// A generic 430HD of Oslo that belongs to alice and has fetched its file, and one of Bergen.
async fn two_phones() -> (TestServer, Admin) {
    let (server, admin) = TestServer::ready().await;
    let bergen =
        json!({"name": "Bergen", "networks": ["127.0.0.0/8"], "phone_credentials": "open"});
    admin.post("/api/v1/regions", bergen).await.expect(201);
    for (mac, user, region) in [(MAC, "alice", "Oslo"), (OTHER, "bob", "Bergen")] {
        let phone = server.phone(mac);
        phone.report("started", "").await.expect(200);
        let body = json!({"macs": [mac], "region": region, "user_name": user, "password": "sip"});
        let answer = admin.post("/api/v1/devices/approve", body).await;
        answer.expect(200);
        let generic = json!({"template": "AudioCodes_430HD"});
        let path = format!("/api/v1/devices/{mac}");
        admin.patch(&path, generic).await.expect(200);
    }
    let generated = generate(&admin).await;
    assert_eq!(generated["phones"], 2, "{generated}");
    for mac in [MAC, OTHER] {
        server.phone(mac).report("started", "").await.expect(200);
        server.phone(mac).fetch().await.expect(200);
        assert_eq!(config_of(&admin, mac).await["drift"], false);
    }
    (server, admin)
}

#[tokio::test]
async fn each_scope_has_its_say_and_loses_it_again() {
    let (server, admin) = two_phones().await;
    let path = "/api/v1/templates/AudioCodes_430HD";
    let document = admin.get(path).await.expect(200).text;
    let edited = document
        .replace("system/type=", "a/floor=%ITCS_Floor%\nsystem/type=")
        .replace(
            "provisioning/method=",
            "a/roof=%ITCS_Floor%\nprovisioning/method=",
        );
    let put = |text: String| {
        let request = admin.request("PUT", path);
        let request = request.header("content-type", "application/xml").body(text);
        async { crate::support::admin::Answer::read(request.send().await.unwrap()).await }
    };
    let refused = put(edited.clone()).await.expect(422);
    assert_eq!(refused.code(), "unknown_placeholders");

    // From wide to narrow: each wins over those before it.
    let steps = [
        ("system", "placeholders/system", Value::Null),
        ("model", "placeholders/model/430HD", json!("430HD")),
        ("region", "placeholders/region/Oslo", json!("Oslo")),
        ("device", "placeholders/device/00908f484cf0", json!(MAC)),
    ];
    let steps_places = steps.each_ref().map(|(_, place, _)| *place);
    let mut said = Vec::new();
    for (index, (scope, place, owner)) in steps.into_iter().enumerate() {
        let value = json!({"name": "Floor", "value": scope});
        let set = admin
            .post(&format!("/api/v1/{place}"), value)
            .await
            .expect(201);
        if index == 0 {
            put(edited.clone()).await.expect(200);
        }
        generate(&admin).await;
        let position = set.json()["position"].clone();
        let positions = json!({"a/floor": position, "a/roof": position});
        said.push(Said {
            scope,
            owner,
            positions,
        });
        assert_says(&admin, &said[index]).await;
    }
    let overrides = [
        ("override:region", "region/Oslo", "Oslo"),
        ("override:user", "user/alice", "alice"),
        ("override:device", "device/00908f484cf0", MAC),
    ];
    for (scope, place, owner) in overrides {
        let mut positions = json!({});
        for parameter in ["a/floor", "a/roof"] {
            let path = override_path(place, parameter);
            let set = admin.put(&path, json!({"value": scope})).await.expect(200);
            positions[parameter] = set.json()["position"].clone();
        }
        generate(&admin).await;
        let owner = json!(owner);
        said.push(Said {
            scope,
            owner,
            positions,
        });
        assert_says(&admin, &said[said.len() - 1]).await;
    }
    // Bob's phone in Bergen has heard of the first two alone.
    for (parameter, file) in [
        ("a/floor", format!("{OTHER}.cfg")),
        ("a/roof", GLOBAL.into()),
    ] {
        let other = explained(&admin, OTHER, parameter).await;
        assert_eq!(
            (&other["scope"], &other["file"]),
            (&json!("model"), &json!(file))
        );
    }

    // And back again, from narrow to wide.
    let places = steps_places
        .iter()
        .map(|place| vec![format!("/api/v1/{place}/Floor")]);
    let mut paths: Vec<Vec<String>> = places.collect();
    paths.extend(overrides.iter().map(|(_, place, _)| {
        let path = |parameter| override_path(place, parameter);
        ["a/floor", "a/roof"].map(path).to_vec()
    }));
    while let Some(removed) = said.pop()
        && let Some(paths) = paths.pop()
    {
        let Some(left) = said.last() else {
            let last = admin.delete(&paths[0]).await.expect(409);
            assert_eq!(last.code(), "placeholder_in_use");
            break;
        };
        for path in paths {
            admin.delete(&path).await.expect(204);
        }
        // The files are those from before, and so is what explains them.
        assert_says(&admin, &removed).await;
        generate(&admin).await;
        assert_says(&admin, left).await;
    }
    server.stopped().await;
}

fn override_path(place: &str, parameter: &str) -> String {
    let parameter = parameter.replace('/', "%2F");
    format!("/api/v1/overrides/{place}/{parameter}")
}

#[tokio::test]
async fn a_changed_value_reaches_files_when_they_are_generated_and_phones_when_they_fetch() {
    let (server, admin) = two_phones().await;
    let before = (config_of(&admin, MAC).await, config_of(&admin, OTHER).await);
    let value = json!({"name": "MwiVmNumber", "value": "4711"});
    let place = "/api/v1/placeholders/region/Oslo";
    admin.post(place, value).await.expect(201);
    let after = (config_of(&admin, MAC).await, config_of(&admin, OTHER).await);
    assert_eq!(
        (&after.0["hash"], &after.1["hash"]),
        (&before.0["hash"], &before.1["hash"])
    );
    assert_eq!(
        (&after.0["drift"], &after.1["drift"]),
        (&json!(true), &json!(false))
    );

    let path = "/api/v1/templates/AudioCodes_430HD/generate?dry_run=true";
    let preview = admin.post(path, json!({})).await.expect(200).json();
    assert_eq!(
        (&preview["phones"], &preview["changed"]),
        (&json!(2), &json!(1))
    );
    let diff = preview["files"][0]["diff"].as_str().unwrap();
    assert!(
        diff.contains("+voip/services/msg_waiting_ind/voice_mail_number=4711"),
        "{diff}"
    );
    assert_eq!(
        config_of(&admin, MAC).await,
        after.0,
        "a dry run changes nothing"
    );

    let generated = generate(&admin).await;
    assert_eq!(
        (&generated["changed"], &generated["unchanged"]),
        (&json!(1), &json!(1))
    );
    let made = (config_of(&admin, MAC).await, config_of(&admin, OTHER).await);
    assert_ne!(made.0["hash"], before.0["hash"]);
    assert_eq!(made.1["hash"], before.1["hash"]);
    assert_eq!(
        (&made.0["drift"], &made.1["drift"]),
        (&json!(true), &json!(false))
    );

    let file = server.phone(MAC).fetch().await.expect(200).text;
    assert!(file.contains("voice_mail_number=4711\n"), "{file}");
    assert_eq!(config_of(&admin, MAC).await["drift"], false);
    server.stopped().await;
}

#[tokio::test]
async fn a_file_is_explained_by_what_stood_when_it_was_made() {
    let (server, admin) = two_phones().await;
    let place = "/api/v1/placeholders/region/Oslo";
    for number in ["1", "2"] {
        let value = json!({"value": number, "name": "MwiVmNumber"});
        match number {
            "1" => admin.post(place, value).await.expect(201),
            _ => {
                let path = format!("{place}/MwiVmNumber");
                let body = Some(json!({"value": number}));
                admin.send("PUT", &path, body).await.expect(200)
            }
        };
        if number == "1" {
            generate(&admin).await;
        }
    }
    let parameter = "voip/services/msg_waiting_ind/voice_mail_number";
    let line = explained(&admin, MAC, parameter).await;
    assert_eq!(line["value"], "1", "{line}");
    let path = format!("/api/v1/devices/{MAC}/config");
    let preview = admin.get(&format!("{path}?preview=true")).await.expect(200);
    assert!(
        preview.text.contains(&format!("{parameter}=2\n")),
        "{}",
        preview.text
    );
    let effective = admin
        .get(&format!("{path}?effective=true"))
        .await
        .expect(200);
    assert!(
        effective.text.contains("provisioning/method=STATIC\n"),
        "{}",
        effective.text
    );
    assert!(
        effective.text.contains(&format!("{parameter}=1\n")),
        "{}",
        effective.text
    );
    server.stopped().await;
}

/// Every line that counts has somebody who decided it, and the preview explains the same lines.
#[tokio::test]
async fn every_line_of_every_file_is_explained() {
    let (server, admin) = two_phones().await;
    let path = format!("/api/v1/devices/{MAC}/config");
    let own = admin.read(&format!("{path}?explain=true")).await;
    let own_text = admin.get(&path).await.expect(200).text;
    let texts = |explained: &Value| -> Vec<String> {
        let lines = explained["lines"].as_array().unwrap().iter();
        let text = |line: &Value| line["text"].as_str().unwrap().to_owned();
        lines.map(text).collect()
    };
    assert_eq!(texts(&own), own_text.lines().collect::<Vec<_>>());
    let effective = admin
        .get(&format!("{path}?effective=true"))
        .await
        .expect(200);
    for mode in ["", "&preview=true"] {
        let query = format!("{path}?explain=true&effective=true{mode}");
        let explained = admin.read(&query).await;
        let parameters = |line: &&str| !line.starts_with(';');
        let expected: Vec<_> = effective.text.lines().filter(parameters).collect();
        let found = texts(&explained);
        let found: Vec<_> = found
            .iter()
            .filter(|it| !it.starts_with("include "))
            .collect();
        assert_eq!(found, expected, "{mode}");
        let method = line_of(&explained, "provisioning/method");
        assert_eq!(
            (
                &method["scope"],
                &method["owner"],
                &method["file"],
                &method["position"]
            ),
            (
                &json!("template"),
                &json!("AudioCodes_430HD"),
                &json!(GLOBAL),
                &Value::Null
            )
        );
        let url = line_of(&explained, "ems_server/provisioning/url");
        assert_eq!(
            (&url["scope"], &url["file"]),
            (&json!("system"), &json!(GLOBAL))
        );
        assert!(
            url["position"].is_u64() && url["actor"].is_string(),
            "{url}"
        );
        let language = line_of(&explained, "personal_settings/language");
        assert_eq!(language["file"], format!("{MAC}.cfg"));
    }
    server.stopped().await;
}

/// What the file of all phones of a template says of a model is about the template's own.
#[tokio::test]
async fn a_phone_of_another_model_shares_the_global_file_of_the_templates_model() {
    let (server, admin) = two_phones().await;
    admin
        .patch(
            &format!("/api/v1/devices/{OTHER}"),
            json!({"model": "440HD"}),
        )
        .await
        .expect(200);
    let mut positions = json!({});
    for (model, value) in [("430HD", "1"), ("440HD", "2")] {
        let path = format!("/api/v1/placeholders/model/{model}");
        let value = json!({"name": "ProvisioningDay", "value": value});
        let set = admin.post(&path, value).await.expect(201);
        positions[model] = set.json()["position"].clone();
    }
    generate(&admin).await;
    let path = format!("/api/v1/devices/{OTHER}/config?explain=true&effective=true");
    let explained = admin.read(&path).await;
    let day = |line: &&Value| line["parameter"] == "provisioning/period/weekly/day";
    let lines: Vec<_> = explained["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(day)
        .collect();
    let found = lines.iter().map(|line| {
        let names = ["value", "scope", "owner", "file", "position"];
        json!(names.map(|name| line[name].clone()))
    });
    let own = format!("{OTHER}.cfg");
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            json!(["1", "model", "430HD", GLOBAL, positions["430HD"]]),
            json!(["2", "model", "440HD", own, positions["440HD"]]),
        ]
    );
    server.stopped().await;
}

#[tokio::test]
async fn an_uploaded_file_is_explained_by_its_upload() {
    let (server, admin) = two_phones().await;
    let path = format!("/api/v1/config-files/{GLOBAL}");
    let request = admin
        .request("PUT", &path)
        .header("content-type", "text/plain");
    let text = "; by = hand\na/hand=1\n";
    let sent = request.body(text).send().await.unwrap();
    let sent = crate::support::admin::Answer::read(sent).await.expect(200);
    let position: u64 = sent.header("rollcall-position").unwrap().parse().unwrap();
    let path = format!("/api/v1/devices/{MAC}/config?explain=true&effective=true");
    let explained = admin.read(&path).await;
    let line = line_of(&explained, "a/hand");
    assert_eq!(line["position"], position, "{line}");
    assert_eq!(line["actor"], "admin:root");
    assert_eq!(
        (&line["file"], &line["owner"]),
        (&json!(GLOBAL), &json!(GLOBAL))
    );
    assert_eq!(
        (&line["scope"], &line["template"]),
        (&json!("template"), &Value::Null)
    );
    let lines = explained["lines"].as_array().unwrap();
    let comment = lines.iter().find(|line| line["text"] == "; by = hand");
    assert_eq!(comment.unwrap()["parameter"], Value::Null);
    server.stopped().await;
}

/// What is set for a phone goes before what is for its model, and a new name of the entry's file
/// reaches the phones that are to load it.
#[tokio::test]
async fn the_firmware_that_is_set_for_a_phone_is_in_its_file() {
    let (server, admin) = two_phones().await;
    let upload = async |file_name: &str| {
        let path = format!("/api/v1/firmware/beta/file?replace=true&file_name={file_name}");
        let request = admin.request("PUT", &path);
        let request = request.header("content-type", "application/octet-stream");
        let sent = request.body("x".repeat(5000)).send().await.unwrap();
        let status = sent.status().as_u16();
        assert!([200, 201].contains(&status), "{status}");
    };
    let url = async |mac: &str| {
        let line = explained(&admin, mac, "provisioning/firmware/url").await;
        let text = line["value"].as_str().unwrap();
        let (_, name) = text.split_once("/firmwarefiles/").unwrap();
        (name.to_owned(), line["scope"].as_str().unwrap().to_owned())
    };
    let device = format!("/api/v1/devices/{MAC}");
    let beta = json!({"name": "beta", "description": "what comes next"});
    admin.post("/api/v1/firmware", beta).await.expect(201);
    let set = json!({"firmware": "BETA"});
    admin.patch(&device, set).await.expect(200);
    assert_eq!(config_of(&admin, MAC).await["drift"], true);
    assert_eq!(config_of(&admin, OTHER).await["drift"], false);
    generate(&admin).await;
    let none = (String::new(), "system".to_owned());
    assert_eq!(url(MAC).await.0, none.0, "it has no file yet");

    for file_name in ["beta-1.img", "beta-2.img"] {
        server.phone(MAC).fetch().await.expect(200);
        assert_eq!(config_of(&admin, MAC).await["drift"], false);
        upload(file_name).await;
        assert_eq!(config_of(&admin, MAC).await["drift"], true);
        assert_eq!(config_of(&admin, OTHER).await["drift"], false);
        let generated = generate(&admin).await;
        assert_eq!(generated["changed"], 1, "{generated}");
        assert_eq!(url(MAC).await, (file_name.to_owned(), "device".to_owned()));
        assert_eq!(url(OTHER).await.0, none.0);
        let path = format!("/firmwarefiles/{file_name}");
        server.phone(MAC).get(&path).await.expect(200);
    }
    admin
        .patch(&device, json!({"firmware": null}))
        .await
        .expect(200);
    generate(&admin).await;
    assert_eq!(url(MAC).await.0, none.0);
    server.stopped().await;
}
