//! Models (M39, M77), wherever they are listed.

use serde_json::json;

use crate::{domain::testing::mac, http::testing::TestApi};

/// Wherever models are listed, one that was added is among them.
#[actix_web::test]
async fn a_model_that_was_added_is_one_everywhere() {
    let (api, root) = TestApi::set_up().await;
    let find = async |path: &str, field: &str, value: &str| {
        let list = api.read(&root, path).await;
        let items = list.get("items").or(list.get("urls")).unwrap();
        let items = items.as_array().unwrap().iter();
        let found: Vec<_> = items.filter(|item| item[field] == value).cloned().collect();
        assert!(found.len() < 2, "{found:?}");
        found.into_iter().next()
    };
    let class = "option 67, class 999HD (options 60 and 77)";
    let lists = [
        ("/api/v1/models?limit=1000", "name", "999HD"),
        ("/api/v1/firmware?limit=1000", "name", "999HD"),
        ("/api/v1/dhcp-template", "purpose", class),
    ];
    for (path, field, value) in lists {
        assert_eq!(find(path, field, value).await, None, "{path}");
    }
    let new = json!({"name": "Ours", "model": "999HD", "description": "the new one"});
    api.post(&root, "/api/v1/templates", new).await.expect(201);
    for (path, field, value) in lists {
        assert!(find(path, field, value).await.is_some(), "{path}");
    }
    api.announce(mac(1)).await;
    let body = json!({"macs": [mac(1)], "region": "Oslo"});
    let approve = api.post(&root, "/api/v1/devices/approve", body);
    let (answer, ()) = futures_util::future::join(approve, api.render(mac(1), "a/b=1\n")).await;
    answer.expect(200);
    let device = format!("/api/v1/devices/{}", mac(1));
    let model = json!({"model": "999hd", "firmware": "999hd"});
    let changed = api.patch(&root, &device, model).await.expect(200).json();
    assert_eq!(changed["firmware"], "999HD");
    let model = find(lists[0].0, "name", "999HD").await.unwrap();
    assert_eq!(
        (&model["devices"], &model["built_in"], &model["description"]),
        (&json!(1), &json!(false), &json!("the new one"))
    );
    assert_eq!(
        model["templates"],
        json!({"generic": "Ours", "lync": "Ours"})
    );
    let row = api.read(&root, "/api/v1/firmware/999hd").await;
    assert_eq!(
        (
            &row["name"],
            &row["missing"],
            &row["is_default"],
            &row["devices"]
        ),
        (&json!("999HD"), &json!(true), &json!(true), &json!(1))
    );
    let version = json!({"version": "1.0"});
    let entry = api.patch(&root, "/api/v1/firmware/999hd", version).await;
    assert_eq!(entry.expect(200).json()["name"], "999HD");
}
