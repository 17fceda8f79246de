//! Overrides: which parameters take what, and presets.

use serde_json::{Value, json};

use super::placeholders::{house, names};
use crate::domain::testing::mac;

#[actix_web::test]
async fn overrides_take_what_parameters_take() {
    let (api, root) = house().await;
    let path = |owner: &str, parameter: &str| {
        let parameter = parameter.replace('/', "%2F");
        format!("/api/v1/overrides/{owner}/{parameter}")
    };
    let device = format!("device/{}", mac(1));
    for owner in ["region/Oslo", "user/alice", &device] {
        let telnet = path(owner, "management/telnet/enabled");
        let set = api
            .put(&root, &telnet, json!({"value": "1"}))
            .await
            .expect(200)
            .json();
        assert_eq!(set["parameter"], "management/telnet/enabled");
        assert_eq!(
            (&set["value"], &set["hidden"]),
            (&json!("1"), &json!(false))
        );
        assert_eq!(set["warnings"], json!([]));
        let shown = owner.split_once('/').unwrap();
        assert_eq!(
            (&set["scope"], &set["owner"]),
            (&json!(shown.0), &json!(shown.1))
        );
        assert_eq!(api.read(&root, &telnet).await, set);
        let refused = api.put(&root, &telnet, json!({"value": "maybe"})).await;
        assert_eq!(refused.refused(422, "invalid_request").fields(), ["value"]);
    }
    let port = path("region/Oslo", "system/http_server_port");
    let refused = api
        .put(&root, &port, json!({"value": "70000"}))
        .await
        .expect(422);
    assert!(refused.text.contains("from 0 to 65535"), "{}", refused.text);
    // The phones know more parameters than the manuals.
    let unknown = path("region/Oslo", "voip/line/0/idd");
    let odd = api
        .put(&root, &unknown, json!({"value": "7"}))
        .await
        .expect(200)
        .json();
    let warning = odd["warnings"][0].as_str().unwrap();
    assert!(
        warning.ends_with("did you mean voip/line/0/id?"),
        "{warning}"
    );
    for parameter in ["include", "a=b", "a%20b", "%23x"] {
        let refused = api
            .put(
                &root,
                &path("region/Oslo", parameter),
                json!({"value": "7"}),
            )
            .await;
        assert_eq!(
            refused.refused(422, "invalid_request").fields(),
            ["parameter"],
            "{parameter}"
        );
    }
    let list = api.read(&root, "/api/v1/overrides/region/Oslo").await;
    let parameters: Vec<&Value> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["parameter"])
        .collect();
    assert_eq!(parameters, ["management/telnet/enabled", "voip/line/0/idd"]);
    api.delete(&root, &unknown).await.expect(204);
    api.delete(&root, &unknown)
        .await
        .refused(404, "override_not_found");
}

#[actix_web::test]
async fn a_preset_sets_all_of_its_parameters_in_one_step() {
    let (api, root) = house().await;
    let presets = api.read(&root, "/api/v1/override-presets").await;
    assert_eq!(
        names(&presets),
        ["common_area_phone", "daylight_saving", "pin_lock", "telnet"]
    );
    let path = "/api/v1/overrides/region/Oslo/preset";
    let body = json!({"preset": "daylight_saving", "values": {"start_day": 31, "end_month": "10",
        "end_day": "", "offset": 60}});
    let applied = api.post(&root, path, body).await.expect(200);
    let applied = applied.json();
    let pairs: Vec<String> = applied["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| format!("{}={}", item["parameter"].as_str().unwrap(), item["value"]))
        .collect();
    assert_eq!(
        pairs,
        [
            "system/daylight_saving/activate=\"Enable\"",
            "system/daylight_saving/start_date/month=\"3\"",
            "system/daylight_saving/start_date/day=\"31\"",
            "system/daylight_saving/end_date/month=\"10\"",
            "system/daylight_saving/offset=\"60\"",
        ]
    );
    let events = api.read(&root, "/api/v1/events?kind=OverrideSet").await;
    assert_eq!(events["total"], 5);
    let again = json!({"preset": "telnet"});
    for _ in 0..2 {
        api.post(&root, path, again.clone()).await.expect(200);
    }
    assert_eq!(
        api.read(&root, "/api/v1/events?kind=OverrideSet").await["total"],
        6
    );
    for (body, field) in [
        (json!({"preset": "Telnet"}), "preset"),
        (json!({}), "preset"),
        (
            json!({"preset": "telnet", "values": {"enabled": "2"}}),
            "values.enabled",
        ),
        (
            json!({"preset": "telnet", "values": {"start_day": "2"}}),
            "values.start_day",
        ),
    ] {
        let refused = api
            .post(&root, path, body)
            .await
            .refused(422, "invalid_request");
        assert_eq!(refused.fields(), [field]);
    }
    let path = "/api/v1/overrides/region/Rome/preset";
    api.post(&root, path, again)
        .await
        .refused(404, "region_not_found");
}

#[actix_web::test]
async fn d11_a_region_is_also_called_a_tenant_in_urls() {
    let (api, root) = house().await;
    let body = json!({"name": "SpeedDialName1", "value": "IZIK"});
    let path = "/api/v1/placeholders/tenant/Oslo";
    let made = api.post(&root, path, body).await.expect(201);
    let location = "/api/v1/placeholders/region/Oslo/SpeedDialName1";
    assert_eq!(made.header("location"), Some(location));
    let path = "/api/v1/overrides/tenant/Oslo/management%2Ftelnet%2Fenabled";
    api.put(&root, path, json!({"value": "1"}))
        .await
        .expect(200);
    for path in [
        "placeholders/{}/Oslo/SpeedDialName1",
        "placeholders/{}",
        "placeholders/{}/Oslo",
        "overrides/{}/Oslo",
        "overrides/{}/Oslo/management%2Ftelnet%2Fenabled",
        "{}s",
        "{}s/Oslo",
        "devices?{}=Oslo",
        "users?{}=Bergen",
        "alarms?{}=Oslo",
        "dashboard?{}=Oslo",
    ] {
        let [region, tenant] = ["region", "tenant"].map(|word| path.replace("{}", word));
        let (mut region, mut tenant) = (
            api.read(&root, &format!("/api/v1/{region}")).await,
            api.read(&root, &format!("/api/v1/{tenant}")).await,
        );
        // The dashboard says when it was asked.
        for answer in [&mut region, &mut tenant] {
            answer["as_of"] = json!(null);
        }
        assert_eq!(region, tenant, "{path}");
    }
    let change = json!({"reachable": true});
    let changed = api.patch(&root, "/api/v1/tenants/Bergen", change).await;
    assert_eq!(changed.expect(200).json()["name"], "Bergen");
    let wrong = api.put(&root, "/api/v1/tenants/Bergen", json!({})).await;
    assert_eq!(wrong.status, 405);
    let unknown = api.get(&root, "/api/v1/models?tenant=Oslo").await;
    assert_eq!(unknown.refused(422, "invalid_request").fields(), ["tenant"]);
}
