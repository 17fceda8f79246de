//! Generating files: what it touches, what it leaves alone, what it tells beforehand.

use serde_json::json;

use super::{MAC, OTHER, config_of, explained, generate, two_phones};

/// What all phones of a template share is one file: who generates it touches them all, and is told
/// so; who generates for a region touches nobody else.
#[tokio::test]
async fn what_is_shared_is_counted_and_left_alone_for_others() {
    let (server, admin) = two_phones().await;
    let value = json!({"name": "ProvisioningTime", "value": "03:00"});
    let system = "/api/v1/placeholders/system";
    admin.post(system, value).await.expect(201);
    assert_eq!(config_of(&admin, MAC).await["drift"], true);

    let path = "/api/v1/templates/AudioCodes_430HD/generate";
    let preview = admin.post(&format!("{path}?dry_run=true"), json!({})).await;
    let preview = preview.expect(200).json();
    assert_eq!(
        (&preview["changed"], &preview["unchanged"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(preview["shared_files"].as_array().unwrap().len(), 1);

    // Of Oslo alone: the shared file stays, and the phone's own says what is new.
    let global = "/configfiles/AudioCodes_430HD_global_GENERIC.cfg";
    let before = server.phone(OTHER).get(global).await.expect(200).text;
    let oslo = admin
        .post(path, json!({"region": "Oslo"}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&oslo["changed"], &oslo["shared_files"]),
        (&json!(1), &json!([]))
    );
    assert_eq!(
        server.phone(OTHER).get(global).await.expect(200).text,
        before
    );
    let own = server.phone(MAC).fetch().await.expect(200).text;
    assert!(
        own.contains("provisioning/period/daily/time=03:00"),
        "{own}"
    );
    let line = explained(&admin, MAC, "provisioning/period/daily/time").await;
    assert_eq!(line["scope"], "system", "{line}");
    let effective = format!("/api/v1/devices/{OTHER}/config?effective=true");
    assert!(
        !admin
            .get(&effective)
            .await
            .expect(200)
            .text
            .contains("03:00")
    );
    assert_eq!(config_of(&admin, MAC).await["drift"], false);
    assert_eq!(config_of(&admin, OTHER).await["drift"], true);

    // Of all: the shared file changes, and with it both, until they have loaded it.
    let all = generate(&admin).await;
    assert_eq!(all["changed"], 2, "{all}");
    for mac in [MAC, OTHER] {
        assert_eq!(config_of(&admin, mac).await["drift"], true);
        let own = server.phone(mac).fetch().await.expect(200).text;
        assert!(!own.contains("03:00"), "{own}");
        assert_eq!(config_of(&admin, mac).await["drift"], false);
    }
    assert!(
        server
            .phone(MAC)
            .get(global)
            .await
            .expect(200)
            .text
            .contains("03:00")
    );

    // A shared file that is written by hand is another one, too.
    let by_hand = "/api/v1/config-files/AudioCodes_430HD_global_GENERIC.cfg";
    let text = "provisioning/period/type=DAILY\n";
    admin.put_text(by_hand, text).await.expect(200);
    assert_eq!(config_of(&admin, MAC).await["drift"], true);
    server.stopped().await;
}

#[tokio::test]
async fn who_is_named_must_be_there() {
    let (server, admin) = two_phones().await;
    let path = "/api/v1/templates/AudioCodes_430HD/generate";
    for (body, code, field) in [
        (json!({"region": "Mian"}), "region_not_found", "region"),
        (
            json!({"macs": ["00908f999999"]}),
            "device_not_found",
            "macs",
        ),
    ] {
        let refused = admin.post(path, body).await.expect(422).json();
        assert_eq!(
            (&refused["code"], &refused["errors"][0]["field"]),
            (&json!(code), &json!(field))
        );
    }
    server.stopped().await;
}

/// What is odd is told before any phone has it; what never ends is not made.
#[tokio::test]
async fn files_are_looked_at_before_phones_have_them() {
    let (server, admin) = two_phones().await;
    let odd = json!({"name": "KeepActivePeriod", "value": "abc"});
    let bergen = "/api/v1/placeholders/region/Bergen";
    admin.post(bergen, odd).await.expect(201);
    let only = json!({"name": "OnlyBergen", "value": "3600"});
    admin.post(bergen, only).await.expect(201);
    let path = "/api/v1/templates/AudioCodes_430HD";
    let document = admin.get(path).await.expect(200).text;
    let with = |line: &str| document.replace("system/type=", &format!("{line}\nsystem/type="));
    let put = |text: String| {
        let request = admin.request("PUT", path);
        let request = request.header("content-type", "application/xml").body(text);
        async { crate::support::admin::Answer::read(request.send().await.unwrap()).await }
    };
    put(with("a/zone=%ITCS_OnlyBergen%")).await.expect(200);
    let dry = format!("{path}/generate?dry_run=true");
    let preview = admin.post(&dry, json!({})).await.expect(200).json();
    let messages: Vec<&str> = preview["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning["message"].as_str().unwrap())
        .collect();
    let told = |part: &str| messages.iter().any(|message| message.contains(part));
    assert!(told("ems_server/keep_alive_period"), "{messages:?}");
    assert!(
        told("OnlyBergen has no value for this phone"),
        "{messages:?}"
    );
    assert_eq!(generate(&admin).await["warnings_total"], messages.len());

    put(with("include %ITCS_MAC%.cfg")).await.expect(200);
    let looped = generate(&admin).await;
    assert_eq!(looped["failures"], 2, "{looped}");
    let reason = looped["failed"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("again"), "{reason}");
    server.stopped().await;
}
