//! Who may export and import, and what becomes of secrets.

use schemas::events::Role;

use super::*;

#[actix_web::test]
async fn secrets_are_left_out_and_kept() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "").await;
    for (name, content) in unzipped(&archive) {
        let text = String::from_utf8(content).unwrap();
        assert!(!text.contains(CANARY), "{name}");
    }
    let omitted = document(&archive, "manifest.json")["omitted"].clone();
    let names = omitted.as_array().unwrap().iter();
    let names: Vec<_> = names.map(|item| item["name"].clone()).collect();
    assert_eq!(names.len(), 3, "{omitted}");
    for name in ["door_password", "system/password", "direct"] {
        assert!(names.contains(&json!(name)), "{omitted}");
    }
    let full = export(&api, &root, "?secrets=true").await;
    let before = position(&api);
    let report = import(&api, &root, "?replace=true", &archive)
        .await
        .expect(200)
        .json();
    assert_eq!(report["counts"]["removed"], 0);
    assert_eq!(position(&api), before);
    assert_eq!(export(&api, &root, "?secrets=true").await, full, "kept");

    let (other, root) = house().await;
    import(&other, &root, "?replace=true", &archive)
        .await
        .expect(200);
    let path = "/api/v1/placeholders/system/door_password";
    other
        .get(&root, path)
        .await
        .refused(404, "placeholder_not_found");
}

#[actix_web::test]
async fn who_may_what() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let archive = export(&api, &root, "?secrets=true").await;
    for role in [Role::Monitor, Role::Operator] {
        let client = api.account(&root, role).await;
        api.get(&client, EXPORT).await.refused(403, "role_required");
        let heard = import(&api, &client, "?dry_run=true", &archive).await;
        heard.refused(403, "role_required");
    }
    let administrator = api.account(&root, Role::Administrator).await;
    let heard = api
        .get(&administrator, &format!("{EXPORT}?secrets=true"))
        .await;
    heard.refused(403, "role_required");
    api.settle().await;
    let events = api
        .read(&root, "/api/v1/events?kind=SecurityEvent&limit=1000")
        .await;
    assert!(
        events
            .to_string()
            .contains("GET /api/v1/export/configuration.zip"),
        "{events}"
    );
    let theirs = export(&api, &administrator, "").await;
    assert_eq!(theirs, export(&api, &root, "?secrets=false").await);
    import(&api, &administrator, "", &archive).await.expect(200);

    for query in ["?secrets=maybe", "?secret=true"] {
        let heard = api.get(&root, &format!("{EXPORT}{query}")).await;
        heard.refused(422, "invalid_request");
    }
    for query in [
        "?dry_run=maybe",
        "?replace=2",
        "?skip_missing=",
        "?partial=true",
    ] {
        let heard = import(&api, &root, query, &archive).await;
        heard.refused(422, "invalid_request");
    }
}
