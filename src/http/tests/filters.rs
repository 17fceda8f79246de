//! Every filter of the list of phones, by its name in the address (api.md).

use schemas::{
    Mac, Personal,
    commands::{Command, ReportPhone},
};
use serde_json::{Value, json};

use crate::{
    domain::testing::{facts, mac, report},
    http::{
        read::devices,
        testing::{Client, TestApi},
    },
};

/// A phone of the fleet, of this user, that has said everything that a filter looks at.
async fn phone(api: &TestApi, root: &Client, number: u32, user: &str) -> Mac {
    let mac = mac(number);
    api.announce(mac).await;
    let body = json!({"macs": [mac], "region": "Oslo", "user_name": user});
    let approve = api.post(root, "/api/v1/devices/approve", body);
    futures_util::future::join(approve, api.render(mac, "system/type=430HD\n")).await;
    let text = |text: String| Personal::new(text);
    let mut said = facts(if number == 1 { "registered" } else { "started" }, user);
    said.model = format!("44{number}HD");
    said.firmware_version = format!("UC_{number}.0");
    said.ip = text(format!("10.1.3.{number}"));
    said.phone_number = text(format!("471{number}"));
    said.location = text(format!("floor {number}"));
    let said: ReportPhone = report(mac, said);
    api.submit(Command::ReportPhone(Box::new(said))).await;
    let path = format!("/api/v1/devices/{mac}");
    let template = format!("Template_{number}");
    let new = json!({"name": template, "model": "430HD", "description": "x"});
    api.post(root, "/api/v1/templates", new).await.expect(201);
    let change = json!({"template": template});
    api.patch(root, &path, change).await.expect(200);
    mac
}

async fn found(api: &TestApi, root: &Client, query: &str) -> Vec<Value> {
    let list = api.read(root, &format!("/api/v1/devices?{query}")).await;
    let items = list["items"].as_array().unwrap();
    assert_eq!(list["total"], items.len(), "{query}");
    items.iter().map(|item| item["mac"].clone()).collect()
}

#[actix_web::test]
async fn every_filter_finds_what_it_is_named_after() {
    let (api, root) = TestApi::set_up().await;
    let one = phone(&api, &root, 1, "alice").await;
    let two = phone(&api, &root, 2, "bob").await;
    let three = phone(&api, &root, 3, "bob").await;
    api.announce(mac(4)).await;
    let four = mac(4);
    let region = json!({"name": "Bergen", "networks": ["10.9.0.0/16"]});
    api.post(&root, "/api/v1/regions", region).await.expect(201);
    let path = format!("/api/v1/devices/{three}");
    let change = json!({"region": "Bergen"});
    api.patch(&root, &path, change).await.expect(200);
    let filters = [
        ("status", "status=registered", vec![one]),
        ("approval", "approval=pending", vec![four]),
        ("user", "user=alice", vec![one]),
        ("user", "user=alice&user=bob", vec![one, two, three]),
        ("mac", "mac=00-90-8F-00-00-02", vec![two]),
        ("ip", "ip=10.1.3.1&ip=10.1.3.3", vec![one, three]),
        ("model", "model=442HD", vec![two]),
        ("version", "version=UC_1.0&version=UC_2.0", vec![one, two]),
        ("region", "region=Bergen", vec![three]),
        ("template", "template=Template_2", vec![two]),
        ("phone_number", "phone_number=4713", vec![three]),
        (
            "multiple_devices",
            "multiple_devices=true",
            vec![two, three],
        ),
        ("search", "search=4711", vec![one]),
        ("search", "user=bob&search=442", vec![two]),
        ("user", "user=alice&model=442HD", vec![]),
    ];
    for (_, query, expected) in &filters {
        let expected: Vec<Value> = expected.iter().map(|mac| json!(mac)).collect();
        assert_eq!(found(&api, &root, query).await, expected, "{query}");
    }
    for name in devices::FILTERS {
        let is_tried = filters.iter().any(|(tried, ..)| tried == name);
        assert!(is_tried, "add an example of ?{name}= to this test");
    }
}
