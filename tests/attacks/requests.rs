//! Attacks with requests that lie: T17 makes the server call somebody, T20 names another host, T27
//! says more than it may.

use serde_json::{Value, json};

use super::{admin_routes, get, head, provisioned, raw, status, traced};
use crate::support::{TestPhone, TestServer, process::ServerProcess};

const MAC: &str = "00908f000001";

#[tokio::test]
async fn t17_server_side_request_forgery() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let server = ServerProcess::start_with(folder.path(), traced(&trace, "connect,bind"));
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let reachable = json!({"reachable": true, "networks": ["127.0.0.0/24"]});
    admin
        .patch("/api/v1/regions/Oslo", reachable)
        .await
        .expect(200);
    // At its start it looks for the address to print, without sending anything.
    let before = std::fs::read_to_string(&trace).unwrap().lines().count();
    let addresses = [
        "127.0.0.1",
        "169.254.169.254",
        "::1",
        "10.1.1.5",
        &server.admin.to_string(),
        &server.phones.to_string(),
        "1.2.3.4@127.0.0.1",
        "http://127.0.0.1/",
        "localhost",
        "metadata.google.internal",
        "0x7f000001",
    ];
    for (number, ip) in addresses.iter().enumerate() {
        let mac = format!("00908f0000{number:02x}");
        let phone = TestPhone::new(server.phones, &mac, "127.0.0.9");
        let mut body = phone.body("started", "");
        body["ip"] = json!(ip);
        body["sipProxy"] = json!(ip);
        phone.keep_alive(body.to_string()).await.expect(200);
        // Approval queues a restart, which a phone that is reachable could be told at once.
        admin.approve(&[&mac], None).await.expect(200);
        let answer = phone.keep_alive(body.to_string()).await.expect(200).json();
        assert_eq!(answer["requests"][0]["method"], "PUT", "{answer}");
        let shown = admin.read(&format!("/api/v1/devices/{mac}")).await;
        assert_eq!(shown["ip"], *ip, "shown as text");
    }
    server.terminate();
    let trace = std::fs::read_to_string(&trace).unwrap();
    assert!(
        trace.lines().any(|line| line.contains(" bind(")),
        "the trace shows sockets"
    );
    let since = trace.lines().skip(before);
    let astray: Vec<_> = since.filter(|line| connects_astray(line)).collect();
    assert!(astray.is_empty(), "{astray:?}");
}

/// Whether a line shows a connection to anything but the address that the phones speak from.
fn connects_astray(line: &str) -> bool {
    let is_network = line.contains("AF_INET");
    line.contains(" connect(") && is_network && !line.contains("inet_addr(\"127.0.0.9\")")
}

#[test]
fn a_trace_of_connections_is_read_as_it_is_meant() {
    let line = |address: &str| {
        format!(
            "7 connect(9<socket:[1]>, {{sa_family=AF_INET, sin_port=htons(80), \
             sin_addr=inet_addr(\"{address}\")}}, 16) = 0"
        )
    };
    assert!(connects_astray(&line("169.254.169.254")));
    assert!(!connects_astray(&line("127.0.0.9")));
    assert!(!connects_astray(
        "7 bind(9, {sa_family=AF_INET, sin_port=htons(0)}, 16) = 0"
    ));
}

#[tokio::test]
async fn t20_host_header() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, MAC, "alice", "127.0.0.5").await;
    let lies = "Host: evil.example\r\nX-Forwarded-Host: evil.example\r\n\
        X-Forwarded-Proto: https\r\nForwarded: host=evil.example;proto=https\r\n\
        X-Original-URL: http://evil.example/\r\nReferer: http://evil.example/\r\n";
    let agent = "User-Agent: AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)\r\n";
    let text = admin.request("PUT", "/api/v1/dhcp-template/direct");
    let text = text.header("x-forwarded-host", "evil.example");
    let text = text.header("content-type", "text/plain");
    let text = text.body("; ours\nems_server/provisioning/url=http://evil.example/\n");
    let answer = crate::support::admin::Answer::read(text.send().await.unwrap()).await;
    assert!(!answer.expect(200).text.contains("evil"));
    let proxy = json!({"proxy_url": "http://proxy.example:3128"});
    let settings = "/api/v1/settings/phones";
    admin.send("PUT", settings, Some(proxy)).await.expect(200);
    for path in [
        "/ipp/dhcpoption160.cfg",
        "/ipp/httpproxy/dhcpoption160.cfg",
        "/firmwarefiles/ipp/dhcpoption160.cfg",
        "/ipp/region/Oslo/00908f0000ff.cfg",
        "/ipp/tenant/Oslo/00908f000001.cfg",
        "/configfiles/00908f000001.cfg",
    ] {
        let [honest, lied, absolute] = [
            (path.to_owned(), "Host: phones\r\n"),
            (path.to_owned(), lies),
            (format!("http://evil.example{path}"), lies),
        ]
        .map(|(target, headers)| {
            format!("GET {target} HTTP/1.1\r\nConnection: close\r\n{agent}{headers}\r\n")
        });
        let from = "127.0.0.5";
        let honest = raw(server.phone_address, from, honest.as_bytes()).await;
        assert_eq!(status(&honest), 200, "{path}: {honest}");
        for lied in [lied, absolute] {
            let lied = raw(server.phone_address, from, lied.as_bytes()).await;
            assert_eq!(lied, honest, "{path}");
            assert!(!lied.contains("evil"), "{lied}");
        }
    }
    let region = json!({"name": "Bergen", "networks": ["10.0.0.0/8"]}).to_string();
    let request = admin.request("POST", "/api/v1/regions");
    let request = request.header("x-forwarded-host", "evil.example");
    let answer = request
        .header("content-type", "application/json")
        .body(region);
    let answer = crate::support::admin::Answer::read(answer.send().await.unwrap()).await;
    assert!(
        answer.header("location").unwrap().starts_with("/api/v1/"),
        "{answer:?}"
    );
    assert!(!format!("{answer:?}").contains("evil"), "{answer:?}");
    server.stopped().await;
}

#[tokio::test]
async fn t27_mass_assignment() {
    let (server, admin) = TestServer::ready().await;
    provisioned(&server, &admin, MAC, "alice", "127.0.0.5").await;
    let before = head(&admin).await;
    let extra = json!({"approved": true, "is_supervisor": true});
    let mut tried = 0;
    for (method, route) in admin_routes(&admin).await {
        let is_over = route == "/api/v1/setup";
        if method == "GET" || method == "DELETE" || is_over {
            continue;
        }
        let path = route.replace("{mac}", MAC).replace("{id}", "1");
        let owner = if route.contains("/users/") {
            "alice"
        } else {
            "Oslo"
        };
        let path = path
            .replace("{name}", owner)
            .replace("{scope}", "region")
            .replace("{owner}", "Oslo")
            .replace("{parameter}", "management%2Ftelnet%2Fenabled");
        let answer = admin.send(&method, &path, Some(extra.clone())).await;
        tried += 1;
        // What the path names is looked for first, and a file is no JSON.
        if [404, 415].contains(&answer.status) && route != "/api/v1/devices/{mac}" {
            continue;
        }
        let problem = answer.expect(422).json();
        let errors = problem["errors"].to_string();
        for field in ["approved", "is_supervisor"] {
            assert!(errors.contains(field), "{method} {route}: {problem}");
        }
    }
    assert!(tried > 7, "{tried}");
    for (method, path, body, field) in [
        (
            "POST",
            "/api/v1/users",
            json!({"name": "carol", "region": "Oslo", "role": "supervisor"}),
            "role",
        ),
        (
            "PATCH",
            "/api/v1/devices/00908f000001",
            json!({"nickname": "Lobby", "approval": "pending", "user": "root"}),
            "approval",
        ),
        (
            "POST",
            "/api/v1/devices/approve",
            json!({"macs": ["00908f000002"], "region": "Oslo", "approved": true}),
            "approved",
        ),
        (
            "POST",
            "/api/v1/admins",
            json!({"name": "mallory", "password": "a long passphrase", "role": "monitor",
                "id": 1}),
            "id",
        ),
    ] {
        let problem = admin
            .send(method, path, Some(body))
            .await
            .expect(422)
            .json();
        let errors = problem["errors"].as_array().unwrap();
        let named = |error: &Value| error["field"] == field;
        assert!(errors.iter().any(named), "{problem}");
    }
    assert_eq!(head(&admin).await, before, "nothing was changed");
    admin.get("/api/v1/users/carol").await.expect(404);

    let stranger = server.phone("00908f0000ee");
    let mut body = stranger.body("registered", "alice");
    for (field, value) in [
        ("approved", "true"),
        ("approval", "approved"),
        ("role", "supervisor"),
    ] {
        body[field] = json!(value);
    }
    stranger.keep_alive(body.to_string()).await.expect(200);
    let waiting = admin.read("/api/v1/devices?approval=pending").await;
    assert_eq!(
        waiting["items"][0]["mac"], "00908f0000ee",
        "it waits as any other"
    );
    let fetched = get(
        server.phone_address,
        "127.0.0.1",
        "/configfiles/00908f0000ee.cfg",
        &[],
    );
    assert_eq!(status(&fetched.await), 404);
    server.stopped().await;
}
