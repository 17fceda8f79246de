//! Every answer of every route names the log position that it reflects, and every read waits for
//! the one that it is asked for (api.md).

use actix_web::http::header::HeaderMap;
use futures_util::future::join;
use schemas::{
    JobId, Personal,
    commands::{Alert, Command, JobCommand, ReportAlerts},
    events::{AlarmRaised, Severity},
};
use serde_json::{Value, json};

use super::access::nowhere;
use crate::{
    domain::testing::{mac, origin},
    http::{
        routes::{Method, ROUTES},
        testing::{Client, Heard, PASSWORD, TestApi},
    },
};

fn named(headers: &HeaderMap) -> Option<u64> {
    let value = headers.get("rollcall-position")?;
    value.to_str().ok()?.parse().ok()
}

#[actix_web::test]
async fn every_answer_names_its_position() {
    let (api, root) = TestApi::set_up().await;
    // Signing out ends what the others need.
    let last = |path: &str| path == "/api/v1/session";
    let routes = ROUTES.iter().filter(|route| !last(route.path));
    for route in routes.chain(ROUTES.iter().filter(|route| last(route.path))) {
        let method = route.method.name();
        // Most of these are refused, and a refusal reflects a position too.
        for client in [&Client::new(), &root] {
            // What was recorded unattended is not to come between.
            api.settle().await;
            let before = api.context.view.position().0;
            let path = nowhere(route.path);
            let answer = api.call(method, &path, client, "").await;
            let after = api.context.view.position().0;
            let position = named(answer.headers());
            let is_true = position.is_some_and(|it| (before..=after).contains(&it));
            assert!(is_true, "{method} {path}: {position:?}");
            if route.method == Method::Get {
                let head = api.call("HEAD", &path, client, "").await;
                assert_eq!(named(head.headers()), position, "HEAD {path}");
            }
        }
    }
}

#[actix_web::test]
async fn every_read_waits_for_its_position() {
    let (api, root) = TestApi::set_up().await;
    for route in ROUTES.iter().filter(|route| route.method == Method::Get) {
        let reached = api.context.view.position().0;
        let wanted = reached + 1;
        let path = format!("{}?min_position={wanted}", nowhere(route.path));
        let late = async {
            api.clock.wait_for_sleepers(1).await;
            api.clock.advance(5_000);
        };
        let (read, ()) = join(api.get(&root, &path), late).await;
        let detail = read.refused(503, "position_not_reached").json()["detail"].to_string();
        for position in [wanted, reached] {
            assert!(detail.contains(&position.to_string()), "{path}: {detail}");
        }
        let (read, ()) = join(api.call("GET", &path, &root, ""), api.settle()).await;
        assert!(named(read.headers()) >= Some(wanted), "{path}");
    }
}

/// Writes that went well, and what they were.
struct Writes<'a> {
    api: &'a TestApi,
    done: Vec<(&'static str, &'static str)>,
}

impl Writes<'_> {
    /// Does what a route does; the answer must name the position of the newest event, made by it.
    async fn does(
        &mut self,
        client: &Client,
        method: &'static str,
        route: &'static str,
        (name, body): (&str, Value),
    ) -> Heard {
        let before = self.api.context.view.position().0;
        let mut names = name.split('/');
        let path = route
            .split('/')
            .map(|part| match part.starts_with('{') {
                true => names.next().expect("a name for each parameter"),
                false => part,
            })
            .collect::<Vec<_>>()
            .join("/");
        // A text is a document as it is.
        let (content_type, body) = match body {
            Value::String(text) if text.starts_with('<') => ("application/xml", text),
            Value::String(text) => ("application/octet-stream", text),
            body => ("application/json", body.to_string()),
        };
        let mut headers = client.clone();
        headers.insert("content-type".to_owned(), content_type.to_owned());
        let heard = self.api.send(method, &path, &headers, body).await;
        self.did((method, route), before, &heard);
        heard
    }

    fn did(&mut self, row: (&'static str, &'static str), before: u64, heard: &Heard) {
        assert!(heard.status < 300, "{row:?}: {}", heard.text);
        let after = self.api.context.view.position().0;
        assert_eq!(named(&heard.headers), Some(after), "{row:?}");
        assert!(after > before, "{row:?} did nothing");
        self.done.push(row);
    }
}

fn alarm() -> Command {
    let text = || Personal::new(String::new());
    let alarm = AlarmRaised {
        name: "IPPhoneRegisterFailure".to_owned(),
        severity: Severity::Major,
        alarm_type: 1,
        probable_cause: 5,
        unique_id: "2".to_owned(),
        reported_date: String::new(),
        description: text(),
        additional_info_1: text(),
        additional_info_2: text(),
        remote_host: text(),
    };
    Command::ReportAlerts(Box::new(ReportAlerts {
        mac: mac(1),
        origin: origin("", ""),
        alerts: vec![Alert::Raise(alarm)],
    }))
}

async fn accounts(writes: &mut Writes<'_>, root: &Client) {
    let account = json!({"name": "emma", "role": "monitor", "password": PASSWORD});
    writes
        .does(root, "POST", "/api/v1/admins", ("", account))
        .await;
    let emma = writes.api.sign_in("emma", PASSWORD).await;
    let passwords = json!({"current_password": PASSWORD, "new_password": "otter-77-lantern"});
    writes
        .does(&emma, "POST", "/api/v1/session/password", ("", passwords))
        .await;
    let change = ("emma", json!({"role": "operator"}));
    let path = "/api/v1/admins/{name}";
    writes.does(root, "PATCH", path, change).await;
    writes.does(root, "DELETE", path, ("emma", json!({}))).await;
    let token = ("", json!({"name": "nightly", "role": "monitor"}));
    let made = writes.does(root, "POST", "/api/v1/tokens", token).await;
    let id = made.json()["id"].to_string();
    let path = "/api/v1/tokens/{id}";
    let id = (id.trim_matches('"'), json!({}));
    writes.does(root, "DELETE", path, id).await;
}

/// They change nothing.
const TRIES: [&str; 1] = ["/api/v1/settings/ldap/test"];

async fn settings(writes: &mut Writes<'_>, root: &Client) {
    let value = |name: &str| json!({"name": name, "value": "7"});
    let path = "/api/v1/placeholders/system";
    writes.does(root, "POST", path, ("", value("Gate"))).await;
    let path = "/api/v1/placeholders/system/{name}";
    let change = ("Gate", json!({"value": "8"}));
    writes.does(root, "PUT", path, change).await;
    writes.does(root, "DELETE", path, ("Gate", json!({}))).await;
    let path = "/api/v1/placeholders/{scope}/{owner}";
    let model = ("model/430HD", value("Gate"));
    writes.does(root, "POST", path, model).await;
    let path = "/api/v1/placeholders/{scope}/{owner}/copy";
    let from = ("model/440HD", json!({"from": "430HD"}));
    writes.does(root, "POST", path, from).await;
    let path = "/api/v1/placeholders/{scope}/{owner}/{name}";
    let change = ("model/430HD/Gate", json!({"name": "Door"}));
    writes.does(root, "PUT", path, change).await;
    let gone = ("model/430HD/Door", json!({}));
    writes.does(root, "DELETE", path, gone).await;
    for (path, body) in [
        ("/api/v1/settings/system", json!({"language": "German"})),
        ("/api/v1/settings/ldap", json!({"server": "10.1.1.9"})),
        (
            "/api/v1/settings/phones",
            json!({"upload_suffixes": ["cfg", "img"]}),
        ),
    ] {
        writes.does(root, "PUT", path, ("", body)).await;
    }
}

/// What is here by now goes and comes back.
async fn configuration(writes: &mut Writes<'_>, root: &Client) {
    let path = "/api/v1/export/configuration.zip";
    let archive = writes.api.get(root, path).await.expect(200).content;
    let path = "/api/v1/placeholders/{scope}/{owner}/{name}";
    let gone = ("model/440HD/Gate", json!({}));
    writes.does(root, "DELETE", path, gone).await;
    let mut headers = root.clone();
    headers.insert("content-type".to_owned(), "application/zip".to_owned());
    let before = writes.api.context.view.position().0;
    let path = "/api/v1/import/configuration";
    let heard = writes.api.upload("POST", path, &headers, archive).await;
    writes.did(("POST", path), before, &heard);
}

async fn overrides(writes: &mut Writes<'_>, root: &Client) {
    let path = "/api/v1/overrides/{scope}/{owner}/preset";
    let telnet = ("region/Oslo", json!({"preset": "telnet"}));
    writes.does(root, "POST", path, telnet).await;
    let path = "/api/v1/overrides/{scope}/{owner}/{parameter}";
    let line = "region/Oslo/voip%2Fline%2F0%2Fid";
    let value = (line, json!({"value": "7"}));
    writes.does(root, "PUT", path, value).await;
    writes.does(root, "DELETE", path, (line, json!({}))).await;
}

async fn templates(writes: &mut Writes<'_>, root: &Client) {
    let none = || json!({});
    let new = json!({"name": "Ours", "model": "430HD", "description": "x"});
    let path = "/api/v1/templates";
    writes.does(root, "POST", path, ("", new)).await;
    let row = json!({"model": "430HD", "template": "Ours"});
    let path = "/api/v1/template-mapping";
    writes.does(root, "POST", path, ("", row)).await;
    let path = "/api/v1/template-mapping/{model}/{region}";
    writes.does(root, "DELETE", path, ("430HD/*", none())).await;
    let path = "/api/v1/templates/{name}";
    let document = json!("<template><global/><private/></template>");
    let built_in = ("AudioCodes_430HD", document);
    writes.does(root, "PUT", path, built_in).await;
    writes.does(root, "DELETE", path, ("Ours", none())).await;
    let path = "/api/v1/templates/{name}/restore";
    let built_in = ("AudioCodes_430HD", none());
    writes.does(root, "POST", path, built_in).await;
}

async fn files(writes: &mut Writes<'_>, root: &Client) {
    let none = || json!({});
    let path = "/api/v1/config-files/{name}";
    for name in ["a.cfg", "b.cfg"] {
        writes
            .does(root, "PUT", path, (name, json!("a/b=1\n")))
            .await;
    }
    writes.does(root, "DELETE", path, ("a.cfg", none())).await;
    let path = "/api/v1/config-files/delete";
    let names = ("", json!({"names": ["b.cfg"]}));
    writes.does(root, "POST", path, names).await;

    let path = "/api/v1/firmware";
    let new = json!({"name": "Ours", "description": "x"});
    writes.does(root, "POST", path, ("", new)).await;
    let path = "/api/v1/firmware/{name}";
    let change = ("Ours", json!({"version": "2.0.4"}));
    writes.does(root, "PATCH", path, change).await;
    let path = "/api/v1/firmware/{name}/file";
    writes
        .does(root, "PUT", path, ("Ours", json!("image ".repeat(200))))
        .await;
    let path = "/api/v1/firmware/{name}";
    writes.does(root, "DELETE", path, ("Ours", none())).await;

    let path = "/api/v1/dhcp-template/{file}";
    let text = json!("provisioning/url=http://old.example/\n");
    writes.does(root, "PUT", path, ("direct", text)).await;
    for path in [
        "/api/v1/dhcp-template/{file}/regenerate",
        "/api/v1/dhcp-template/{file}/restore",
    ] {
        writes.does(root, "POST", path, ("direct", none())).await;
    }
}

async fn users(writes: &mut Writes<'_>, root: &Client) {
    let carol = ("", json!({"name": "carol", "region": "Oslo"}));
    writes.does(root, "POST", "/api/v1/users", carol).await;
    let path = "/api/v1/users/{name}";
    let change = ("carol", json!({"name": "Carol", "password": "x"}));
    writes.does(root, "PATCH", path, change).await;
    let path = "/api/v1/users/{name}/devices";
    let phone = ("carol", json!({"mac": "484cf9", "model": "430HD"}));
    writes.does(root, "POST", path, phone).await;
    let path = "/api/v1/users/{name}/devices/{mac}";
    let change = ("carol/484cf9", json!({"language": "German"}));
    writes.does(root, "PATCH", path, change).await;
    let phone = ("carol/484cf9", json!({}));
    writes.does(root, "DELETE", path, phone).await;
    let path = "/api/v1/users/{name}";
    writes
        .does(root, "DELETE", path, ("carol", json!({})))
        .await;

    let path = "/api/v1/import/users";
    let mut headers = root.clone();
    headers.insert("content-type".to_owned(), "text/csv".to_owned());
    let (before, table) = (
        writes.api.context.view.position().0,
        "Name,Region\ndora,Oslo\n",
    );
    let heard = writes.api.send("POST", path, &headers, table).await;
    writes.did(("POST", path), before, &heard);
}

async fn jobs(writes: &mut Writes<'_>, root: &Client, phone: &str) {
    let path = "/api/v1/actions";
    for action in ["restart", "reset_password"] {
        let targets = json!({"filter": {"mac": phone}});
        let body = json!({"action": action, "targets": targets});
        let body = match action {
            "restart" => body,
            _ => json!({"action": action, "targets": {"users": ["alice"]}}),
        };
        let started = writes.does(root, "POST", path, ("", body)).await;
        let id = started.json()["job"]["id"].to_string();
        let job = || (id.as_str(), json!({}));
        for what in ["pause", "resume", "cancel"] {
            let row = match what {
                "pause" => "/api/v1/jobs/{id}/pause",
                "resume" => "/api/v1/jobs/{id}/resume",
                _ => "/api/v1/jobs/{id}/cancel",
            };
            writes.does(root, "POST", row, job()).await;
        }
        if action == "reset_password" {
            let end = JobCommand::End {
                job: JobId(id.parse().unwrap()),
                reason: None,
            };
            writes.api.submit(Command::Job(Box::new(end))).await;
            let path = "/api/v1/jobs/{id}/passwords";
            writes.does(root, "POST", path, job()).await;
        }
    }
}

#[actix_web::test]
async fn every_write_names_the_position_of_its_events() {
    let api = TestApi::new();
    let mut writes = Writes {
        api: &api,
        done: Vec::new(),
    };
    let (nobody, none) = (Client::new(), || ("", json!({})));
    let setup = ("", api.setup_body());
    writes.does(&nobody, "POST", "/api/v1/setup", setup).await;
    let credentials = json!({"username": "root", "password": PASSWORD});
    writes
        .does(&nobody, "POST", "/api/v1/session", ("", credentials))
        .await;
    let root = api.sign_in("root", PASSWORD).await;

    let bergen = ("", json!({"name": "Bergen"}));
    writes.does(&root, "POST", "/api/v1/regions", bergen).await;
    let path = "/api/v1/regions/{name}";
    let change = ("Bergen", json!({"reachable": true}));
    writes.does(&root, "PATCH", path, change).await;
    writes
        .does(&root, "DELETE", path, ("Bergen", json!({})))
        .await;
    let alice = ("", json!({"name": "alice", "region": "Oslo"}));
    writes.does(&root, "POST", "/api/v1/users", alice).await;
    users(&mut writes, &root).await;
    accounts(&mut writes, &root).await;
    templates(&mut writes, &root).await;
    settings(&mut writes, &root).await;
    configuration(&mut writes, &root).await;
    overrides(&mut writes, &root).await;
    files(&mut writes, &root).await;

    api.announce(mac(1)).await;
    let phones = ("", json!({"macs": [mac(1)], "region": "Oslo"}));
    let approve = writes.does(&root, "POST", "/api/v1/devices/approve", phones);
    join(approve, api.render(mac(1), "x")).await;
    let path = "/api/v1/templates/{name}/generate";
    let all = ("AudioCodes_430HD", json!({}));
    writes.does(&root, "POST", path, all).await;
    api.submit(alarm()).await;
    let alarms = api.read(&root, "/api/v1/alarms").await;
    let alarm = (alarms["items"][0]["id"].as_str().unwrap(), json!({}));
    writes
        .does(&root, "POST", "/api/v1/alarms/{id}/clear", alarm)
        .await;
    let (phone, path) = (mac(1).to_string(), "/api/v1/devices/{mac}");
    let change = (phone.as_str(), json!({"nickname": "hall"}));
    writes.does(&root, "PATCH", path, change).await;
    jobs(&mut writes, &root, &phone).await;
    writes
        .does(&root, "DELETE", path, (&phone, json!({})))
        .await;
    writes
        .does(&root, "DELETE", "/api/v1/session", none())
        .await;

    for route in ROUTES.iter().filter(|route| route.method != Method::Get) {
        let (method, path) = (route.method.name(), route.path);
        if TRIES.contains(&path) {
            continue;
        }
        let is_done = writes.done.contains(&(method, path));
        assert!(is_done, "add an example of {method} {path} to this test");
    }
}
