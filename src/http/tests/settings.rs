//! System settings, LDAP and what phones are told.

use schemas::events::Role;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::http::testing::TestApi;

const SYSTEM: &str = "/api/v1/settings/system";
const LDAP: &str = "/api/v1/settings/ldap";
const PHONES: &str = "/api/v1/settings/phones";

#[actix_web::test]
async fn system_settings_are_placeholders_of_the_system() {
    let (api, root) = TestApi::set_up().await;
    let before = api.read(&root, SYSTEM).await;
    for (field, expected) in [
        ("language", json!("English")),
        ("ntp_server", json!("")),
        ("voice_mail_number", json!("1000")),
        ("require_srtp", json!(false)),
        ("redundant_mode", json!("none")),
        ("primary", json!("")),
        ("backup", json!("")),
        ("stale_devices", json!(0)),
    ] {
        assert_eq!(before[field], expected, "{field}");
    }
    assert!(
        before["note"]
            .as_str()
            .unwrap()
            .contains("has the parameter")
    );
    // All nine models, in both variants; SRTP is none of Lync's.
    let effects = &before["effects"];
    assert_eq!(effects["language"]["templates"], 18);
    assert_eq!(effects["language"]["lync_too"], true);
    assert_eq!(effects["require_srtp"]["templates"], 9);
    assert_eq!(effects["require_srtp"]["lync_too"], false);
    assert_eq!(effects["require_srtp"]["placeholder"], "%ITCS_SRTP%");

    let body = json!({"language": "Czech", "require_srtp": true, "primary": "10.1.1.1",
        "redundant_mode": "primary_backup", "backup": "pbx.example.com"});
    let after = api.put(&root, SYSTEM, body).await.expect(200).json();
    assert_eq!(
        (&after["language"], &after["require_srtp"]),
        (&json!("Czech"), &json!(true))
    );
    assert_eq!(
        (&after["redundant_mode"], &after["backup"]),
        (&json!("primary_backup"), &json!("pbx.example.com"))
    );
    assert_eq!(after["voice_mail_number"], "1000", "what is absent stays");
    for (placeholder, value) in [
        ("Language", "Czech"),
        ("SRTP", "1"),
        ("Redundant_outbound_proxy_enable", "1"),
        ("Outbound_proxy", "10.1.1.1"),
    ] {
        let path = format!("/api/v1/placeholders/system/{placeholder}");
        assert_eq!(api.read(&root, &path).await["value"], value);
    }
    let body = json!({"redundant_mode": "none", "language": null});
    let after = api.put(&root, SYSTEM, body).await.expect(200).json();
    assert_eq!(
        (&after["backup"], &after["primary"]),
        (&json!(""), &json!("10.1.1.1"))
    );
    assert_eq!(after["language"], "English");

    for (body, field) in [
        (json!({"backup": "10.1.1.2"}), "backup"),
        (
            json!({"redundant_mode": "primary_backup", "backup": ""}),
            "backup",
        ),
        (json!({"redundant_mode": "primary_backup"}), "backup"),
        (json!({"language": "Klingon"}), "language"),
        (json!({"ntp_server": "10.1.1.1\nx=y"}), "ntp_server"),
        (json!({"voice_mail_number": 7}), "voice_mail_number"),
        (json!({"require_srtp": "1"}), "require_srtp"),
        (json!({"stale_devices": 7}), "stale_devices"),
    ] {
        let refused = api
            .put(&root, SYSTEM, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field]);
    }
}

#[actix_web::test]
async fn the_directorys_password_is_kept_and_never_shown() {
    let (api, root) = TestApi::set_up().await;
    let monitor = api.account(&root, Role::Monitor).await;
    let before = api.read(&monitor, LDAP).await;
    assert_eq!(
        (&before["active"], &before["port"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(before["has_password"], false);
    for body in [
        json!({"active": true}),
        json!({"active": true, "server": null}),
    ] {
        let refused = api.put(&root, LDAP, body).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), ["server"]);
    }
    let body = json!({"active": true, "server": "ldap://ldap.example.com", "port": 389,
        "user_name": "cn=phones", "password": "canary", "base": "dc=example,dc=com",
        "name_filter": "(&(telephoneNumber=*)(sn=%))", "name_attributes": "cn sn displayName",
        "number_filter": "(|(telephoneNumber=%)(mobile=%))",
        "number_attributes": "mobile telephoneNumber", "display_name": "%sn, %givenName",
        "max_hits": 1000, "country_code": "47", "area_code": "22", "sort_result": true,
        "search_timeout": 30, "call_lookup": true});
    let after = api.put(&root, LDAP, body.clone()).await.expect(200);
    assert!(!after.text.contains("canary"));
    let after = after.json();
    assert_eq!(after["has_password"], true);
    for (field, value) in body.as_object().unwrap() {
        if field != "password" {
            assert_eq!(&after[field], value, "{field}");
        }
    }
    let gone = api.put(&root, LDAP, json!({"server": ""})).await;
    assert_eq!(gone.refused(422, "invalid_request").fields(), ["server"]);
    api.put(&root, LDAP, json!({"active": true, "area_code": "22"}))
        .await
        .expect(200);
    // Other clients name some fields only.
    let body = json!({"active": false, "port": null, "country_code": ""});
    let after = api.put(&root, LDAP, body).await.expect(200).json();
    assert_eq!(
        (&after["active"], &after["port"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(
        (&after["has_password"], &after["area_code"]),
        (&json!(true), &json!("22"))
    );
    for (field, value) in [
        ("max_hits", json!(1001)),
        ("max_hits", json!(0)),
        ("port", json!(65536)),
        ("search_timeout", json!(0)),
        ("name_filter", json!("((cn=%)")),
        ("name_filter", json!("cn=%")),
        ("number_filter", json!("(cn=%))(")),
        ("server", json!("http://ldap.example.com")),
        ("password", json!("a\nb")),
        ("has_password", json!(true)),
    ] {
        let refused = api.put(&root, LDAP, json!({field: value})).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), [field]);
    }
    let log = api
        .get(&root, "/api/v1/events?limit=1000")
        .await
        .expect(200);
    assert!(!log.text.contains("canary"));
}

#[actix_web::test]
async fn what_answers_and_is_no_directory_is_not_shown() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let api = TestApi::with(&[("ROLLCALL_DIRECTORY__PORTS", &port.to_string())]);
    let setup = api.setup_body();
    api.post(&Default::default(), "/api/v1/setup", setup)
        .await
        .expect(201);
    let root = api.sign_in("root", crate::http::testing::PASSWORD).await;
    let test = format!("{LDAP}/test");

    for (body, field) in [
        (json!({}), "name"),
        (json!({"name": "a", "number": "1"}), "number"),
        (json!({"name": ""}), "name"),
        (
            json!({"name": "a", "settings": {"max_hits": 0}}),
            "settings.max_hits",
        ),
        (
            json!({"name": "a", "settings": {"name_filter": "(sn=a)"}}),
            "settings.name_filter",
        ),
        (
            json!({"name": "a", "settings": {"name_filter": "(sn=%)", "port": 22,
            "server": "127.0.0.1", "name_attributes": "sn", "number_attributes": "mobile"}}),
            "settings.port",
        ),
    ] {
        let refused = api
            .post(&root, &test, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field]);
    }
    // T17: neither where no directory is, nor what somebody else says.
    let settings = |server: &str| {
        json!({"server": server, "port": port, "name_filter": "(sn=%)", "name_attributes": "sn",
            "number_attributes": "mobile",
            "display_name": "%sn"})
    };
    let body = json!({"name": "a", "settings": settings("169.254.169.254")});
    let refused = api
        .post(&root, &test, body)
        .await
        .refused(502, "directory_failed");
    assert!(
        refused.text.contains("ldap_address_refused"),
        "{}",
        refused.text
    );
    let stranger = async {
        let (mut connection, _) = listener.accept().await.unwrap();
        let mut asked = [0; 64];
        let _ = connection.read(&mut asked).await;
        let _ = connection.write_all(b"HTTP/1.1 400 canary\r\n\r\n").await;
    };
    let body = json!({"name": "*)(uid=*", "settings": settings("127.0.0.1")});
    let (refused, ()) = futures_util::future::join(api.post(&root, &test, body), stranger).await;
    let refused = refused.refused(502, "directory_failed");
    assert!(!refused.text.contains("canary"), "{}", refused.text);
    // Nothing of it was kept.
    assert_eq!(api.read(&root, LDAP).await["server"], "");
}

#[actix_web::test]
async fn phones_are_told_what_is_set() {
    let (api, root) = TestApi::set_up().await;
    let before = api.read(&root, PHONES).await;
    assert_eq!(
        before["upload_suffixes"],
        json!(["cab", "cfg", "csv", "id", "img", "zip"])
    );
    assert_eq!(before["proxy_url"], "");
    assert_eq!(
        before["public_url"],
        json!({"url": "http://10.1.1.5/", "source": "setup"})
    );
    let body =
        json!({"proxy_url": "http://10.9.9.9:8080", "upload_suffixes": ["IMG", "cfg", "cfg"]});
    let after = api.put(&root, PHONES, body).await.expect(200).json();
    assert_eq!(after["proxy_url"], "http://10.9.9.9:8080");
    assert_eq!(after["upload_suffixes"], json!(["cfg", "img"]));
    let after = api
        .put(&root, PHONES, json!({"proxy_url": null}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&after["proxy_url"], &after["upload_suffixes"]),
        (&json!(""), &json!(["cfg", "img"]))
    );
    for (body, field) in [
        (json!({"proxy_url": "ftp://10.9.9.9"}), "proxy_url"),
        (json!({"proxy_url": "http://u:p@10.9.9.9"}), "proxy_url"),
        (json!({"upload_suffixes": []}), "upload_suffixes"),
        (
            json!({"upload_suffixes": ["cfg", "../x"]}),
            "upload_suffixes[1]",
        ),
        (json!({"upload_suffixes": "cfg"}), "upload_suffixes"),
        (json!({"public_url": {}}), "public_url"),
        (json!({"restart_batch_size": 0}), "restart_batch_size"),
        (json!({"restart_batch_size": "many"}), "restart_batch_size"),
        (
            json!({"action_delay_seconds": 86_401}),
            "action_delay_seconds",
        ),
    ] {
        let refused = api
            .put(&root, PHONES, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field]);
    }
}

#[actix_web::test]
async fn phones_are_stale_when_a_setting_changes() {
    let (api, root) = TestApi::set_up().await;
    let mac = crate::domain::testing::mac(1);
    api.announce(mac).await;
    let body = json!({"macs": [mac], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    let (approved, ()) =
        futures_util::future::join(approve, api.render(mac, "system/type=430HD\n")).await;
    approved.expect(200);
    let body = json!({"language": "German"});
    let after = api.put(&root, SYSTEM, body).await.expect(200).json();
    assert_eq!(after["stale_devices"], 1);
}

#[actix_web::test]
async fn actions_go_at_the_pace_that_is_set() {
    let (api, root) = TestApi::set_up().await;
    let pace = |of: &Value| {
        let names = [
            "action_delay_seconds",
            "restart_batch_size",
            "restart_batch_delay_seconds",
        ];
        names.map(|name| of[name].as_u64().unwrap())
    };
    assert_eq!(pace(&api.read(&root, PHONES).await), [2, 5, 120]);
    let body = json!({"action_delay_seconds": 0, "restart_batch_size": 20,
        "restart_batch_delay_seconds": 30});
    let after = api.put(&root, PHONES, body).await.expect(200).json();
    assert_eq!(pace(&after), [0, 20, 30]);
    assert_eq!(after["proxy_url"], "", "what is absent stays");

    let mac = "00908f0000aa";
    let user = json!({"name": "kim", "region": "Oslo"});
    api.post(&root, "/api/v1/users", user).await.expect(201);
    let device = json!({"mac": mac});
    api.post(&root, "/api/v1/users/kim/devices", device)
        .await
        .expect(201);
    for (action, options, batch_size, batch_delay_ms) in [
        ("restart", json!({}), 20, 30_000),
        ("restart", json!({"batch_size": 3}), 3, 30_000),
        ("check_status", json!({}), 1, 0),
        ("check_status", json!({"delay_seconds": 7}), 1, 7_000),
    ] {
        let request = json!({"action": action, "targets": {"macs": [mac]}, "options": options});
        let job = &api
            .post(&root, "/api/v1/actions", request)
            .await
            .expect(202)
            .json()["job"];
        assert_eq!(job["pace"]["batch_size"], batch_size, "{action} {options}");
        assert_eq!(
            job["pace"]["batch_delay_ms"], batch_delay_ms,
            "{action} {options}"
        );
    }
    let back = json!({"restart_batch_size": null});
    let after = api.put(&root, PHONES, back).await.expect(200).json();
    assert_eq!(pace(&after), [0, 5, 30]);
}
