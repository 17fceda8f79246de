//! The shape of answers and errors, whatever the path.

use serde_json::json;

use crate::http::testing::{Client, TestApi};

#[actix_web::test]
async fn errors_of_http_itself_are_problems_too() {
    let (api, root) = TestApi::set_up().await;
    api.get(&root, "/api/v1/nothing")
        .await
        .refused(404, "not_found");
    let wrong = api.send("PUT", "/api/v1/regions", &root, "").await;
    let wrong = wrong.refused(405, "method_not_allowed");
    assert_eq!(wrong.header("allow"), Some("GET, POST"));
    let mut client = root.clone();
    client.insert("content-type".to_owned(), "application/json".to_owned());
    api.send("POST", "/api/v1/regions", &client, "{\"name\":")
        .await
        .refused(400, "malformed_json");
    api.send("POST", "/api/v1/regions", &client, "")
        .await
        .refused(400, "malformed_json");
    api.send("POST", "/api/v1/regions", &client, "[]")
        .await
        .refused(422, "invalid_request");
    let large = format!("{{\"name\":\"{}\"}}", "x".repeat(1024 * 1024));
    api.send("POST", "/api/v1/regions", &client, large)
        .await
        .refused(413, "body_too_large");
    let unknown = api.get(&root, "/api/v1/devices?as_of=5").await;
    assert_eq!(unknown.refused(422, "invalid_request").fields(), ["as_of"]);
    api.get(&root, "/api/v1/devices/not-a-mac")
        .await
        .refused(404, "device_not_found");
    api.get(&root, "/api/v1/users/%ff")
        .await
        .refused(404, "not_found");
}

#[actix_web::test]
async fn every_answer_tells_its_position_and_forbids_keeping_it() {
    let (api, root) = TestApi::set_up().await;
    let head = api.context.view.position().0;
    for path in [
        "/api/v1/dashboard",
        "/api/v1/nothing",
        "/livez",
        "/readyz",
        "/metrics",
    ] {
        let answer = api.get(&root, path).await;
        let position: u64 = answer.header("rollcall-position").unwrap().parse().unwrap();
        assert_eq!(position, head, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(answer.header("server"), None);
    }
    let made = api
        .post(&root, "/api/v1/regions", json!({"name": "Bergen"}))
        .await
        .expect(201);
    let position: u64 = made.header("rollcall-position").unwrap().parse().unwrap();
    assert_eq!(position, head + 1);
    assert_eq!(
        api.send("HEAD", "/api/v1/dashboard", &root, "")
            .await
            .status,
        200
    );
}

#[actix_web::test]
async fn a_read_waits_for_its_position() {
    let (api, root) = TestApi::set_up().await;
    let next = api.context.view.position().0 + 1;
    let path = format!("/api/v1/regions?min_position={next}");
    let write = api.post(&root, "/api/v1/regions", json!({"name": "Bergen"}));
    let (read, _) = futures_util::future::join(api.get(&root, &path), write).await;
    assert_eq!(read.expect(200).json()["total"], 2);

    let path = format!("/api/v1/regions?min_position={}", next + 1);
    let late = async {
        api.clock.wait_for_sleepers(1).await;
        api.clock.advance(5_000);
    };
    let (read, ()) = futures_util::future::join(api.get(&root, &path), late).await;
    let read = read.refused(503, "position_not_reached");
    assert!(read.header("retry-after").is_some());
    let wrong = api.get(&root, "/api/v1/regions?min_position=soon").await;
    assert_eq!(
        wrong.refused(422, "invalid_request").fields(),
        ["min_position"]
    );
}

#[actix_web::test]
async fn readiness_goes_red() {
    let api = TestApi::new();
    api.get(&Client::new(), "/readyz").await.expect(200);
    api.context
        .ready
        .store(false, std::sync::atomic::Ordering::Release);
    api.get(&Client::new(), "/readyz")
        .await
        .refused(503, "not_ready");
    api.get(&Client::new(), "/livez").await.expect(200);
}
