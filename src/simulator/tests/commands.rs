//! What phones do when they are told to, with an answer or at their own REST servers.

use std::net::{SocketAddr, TcpListener};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use super::*;

fn image(header: &str) -> Vec<u8> {
    let mut image = vec![0xa5; 200 << 10];
    image[16..16 + header.len()].copy_from_slice(header.as_bytes());
    image
}

/// A phone of model 430HD that runs UC_2.0.7.70.
async fn phone_430(server: &TestServer) -> Phone {
    server.book(|book| book.approve_all = true);
    let mut phone = phone(server).await;
    phone.identity.model = "430HD".to_owned();
    phone.identity.run("UC_2.0.7.70");
    phone
}

fn update(image: &str) -> PhoneCommand {
    let mut command = command("UpdateFirmwareHandler");
    command["body"] = json!({"firmware": image});
    serde_json::from_value(command).unwrap()
}

#[tokio::test]
async fn a_phone_loads_the_image_that_it_is_told_and_comes_back_with_its_version() {
    let server = TestServer::start();
    let header = image("430HDUC_2.0.9.65");
    server.book(|book| book.images.insert("new.img", header));
    let mut phone = phone_430(&server).await;
    phone.boot().await.unwrap();

    let obeyed = phone.obey(&update("new.img")).await.unwrap();
    let (status, delay_s) = (200, 180.0);
    assert_eq!(obeyed, Obeyed::Updating { status, delay_s });
    assert_eq!(phone.status(), Status::Offline);
    assert_eq!(phone.boot().await.unwrap(), Status::Registered);
    let reports = server.reports();
    let versions: Vec<_> = reports
        .iter()
        .map(|it| (&it["status"], &it["fwVersion"]))
        .collect();
    let (started, registered) = (json!("started"), json!("registered"));
    let (old, new) = (json!("UC_2.0.7.70"), json!("UC_2.0.9.65"));
    assert_eq!(
        versions,
        [
            (&started, &old),
            (&registered, &old),
            (&started, &new),
            (&registered, &new)
        ]
    );
    assert!(
        phone
            .identity
            .user_agent
            .starts_with("AUDC-IPPhone-430HD_UC_2.0.9.65/")
    );

    // Told once more, it runs that already.
    let obeyed = phone.obey(&update("new.img")).await.unwrap();
    assert_eq!(obeyed, Obeyed::Kept { status: 200 });
    assert_eq!(phone.status(), Status::Registered);
}

#[tokio::test]
async fn a_phone_keeps_its_firmware_where_there_is_none_for_it() {
    let server = TestServer::start();
    server.book(|book| {
        book.images.insert("other.img", image("440HDUC_2.0.9.65"));
        book.images.insert("none.img", image("no version"));
    });
    let mut phone = phone_430(&server).await;
    for (name, status) in [("other.img", 200), ("none.img", 200), ("gone.img", 404)] {
        let obeyed = phone.obey(&update(name)).await.unwrap();
        assert_eq!(obeyed, Obeyed::Kept { status }, "{name}");
    }
    assert_eq!(phone.identity.firmware, "UC_2.0.7.70");
}

#[tokio::test]
async fn a_phone_loads_the_image_that_its_file_names_at_its_start() {
    let server = TestServer::start();
    server.book(|book| {
        book.images.insert("mine.img", image("430HD_2.2.12.95"));
        book.own_lines = "provisioning/firmware/url=http://192.0.2.9/firmwarefiles/mine.img";
    });
    let mut phone = phone_430(&server).await;
    assert_eq!(phone.boot().await.unwrap(), Status::Offline, "it updates");
    assert_eq!(phone.boot().await.unwrap(), Status::Registered);
    assert_eq!(phone.identity.firmware, "2.2.12.95");
    // The line of its own, behind the include, counts.
    let loads = server.book(|book| book.count("/firmwarefiles/mine.img"));
    assert_eq!(loads, 3, "looked at, loaded, looked at again");
}

#[tokio::test]
async fn firmware_that_does_not_start_is_the_last_that_a_phone_loads() {
    let server = TestServer::start();
    server.book(|book| {
        book.approve_all = true;
        for model in [
            "405HD", "420HD", "430HD", "440HD", "445HD", "450HD", "C450HD",
        ] {
            book.images.insert(
                Box::leak(format!("{model}.img").into_boxed_str()),
                image(&format!("{model}UC_2.0.14.2")),
            );
        }
        let told = command("UpdateFirmwareHandler");
        book.commands.insert(MAC.to_owned(), vec![told]);
    });
    let mut options = fleet(&server, 2, Scenario::Steady);
    options.broken_firmware = Some("430HD_UC_2.0.14.2".to_owned());
    let enough = server.until(|book| {
        let of = |mac: &str| book.reports().filter(|it| it["mac"] == mac).count();
        of("00908f000001") > 20
    });
    let summary = run(options, enough).await.unwrap();
    assert_eq!(summary.firmware_updates, 1);
    let states = summary.phones_by_state;
    assert_eq!((states.broken, states.registered), (1, 1));
    let reports = server.reports();
    let heard = reports.iter().filter(|it| it["mac"] == MAC);
    assert!(heard.clone().all(|it| it["fwVersion"] != "UC_2.0.14.2"));
}

#[tokio::test]
async fn a_scheduled_restart_comes_when_it_is_due_and_the_phone_lives_on_until_then() {
    let server = TestServer::start();
    let mut told = command("ResetScheduledHandler");
    // Twelve keep-alive periods.
    told["body"] = json!({"schedulePeriod": "60"});
    server.book(|book| {
        book.approve_all = true;
        book.commands.insert(MAC.to_owned(), vec![told]);
    });
    let enough = server.until(|book| book.count("/ipp/dhcpoption160.cfg") == 2);
    let mut options = fleet(&server, 1, Scenario::Steady);
    options.time_scale = FAST / 20.0;
    run(options, enough).await.unwrap();
    let paths = server.paths();
    let restart = paths.iter().rposition(|it| it == "/ipp/dhcpoption160.cfg");
    let reports = paths[..restart.unwrap()]
        .iter()
        .filter(|it| it.ends_with("/keep-alive"));
    assert!(reports.count() >= 3, "it lives on until then: {paths:?}");
}

/// A fleet that lives on `server` with REST servers, until the handle's end is asked for.
struct Listening {
    port: u16,
    stop: tokio::sync::oneshot::Sender<()>,
    running: JoinHandle<Summary>,
}

impl Listening {
    async fn start(server: &TestServer, phones: u32) -> Listening {
        server.book(|book| book.approve_all = true);
        // Below the ports that connections are given: nobody takes it meanwhile.
        let first = 20_000 + (std::process::id() % 10_000) as u16;
        let is_free = |port: &u16| TcpListener::bind(("0.0.0.0", *port)).is_ok();
        let port = (first..).find(is_free).unwrap();
        let mut options = fleet(server, phones, Scenario::Steady);
        // It reports by itself when it starts, and then not for an hour.
        options.time_scale = 10.0;
        options.scenario = Scenario::BootStorm;
        options.rest_port = Some(port);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            let stopped = async move {
                let _ = stopped.await;
            };
            run(options, stopped).await.unwrap()
        });
        let registered = server.until(move |book| {
            let registered = book.reports().filter(|it| it["status"] == "registered");
            registered.count() == phones as usize
        });
        registered.await;
        Listening {
            port,
            stop,
            running,
        }
    }

    /// What a phone answers; empty when it says nothing.
    async fn calls(&self, address: &str, request: &str, body: &str) -> String {
        let address: SocketAddr = format!("{address}:{}", self.port).parse().unwrap();
        let mut stream = TcpStream::connect(address).await.unwrap();
        let length = body.len();
        let head = format!(
            "{request} HTTP/1.1\r\nHost: phone\r\nConnection: close\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        // It may hang up before it has read all.
        let _ = stream.write_all(head.as_bytes()).await;
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    async fn ends(self) -> Summary {
        self.stop.send(()).unwrap();
        self.running.await.unwrap()
    }
}

#[tokio::test]
async fn a_phone_s_own_server_takes_commands_and_nothing_else() {
    let server = TestServer::start();
    let fleet = Listening::start(&server, 3).await;
    let check = "/rest/v1/command/CheckStatusHandler";
    for (request, body, status) in [
        (format!("PUT {check}"), "{}", "200"),
        (format!("GET {check}"), "", "405"),
        (format!("PUT {check}"), "[]", "400"),
        ("PUT /rest/v1/command/FormatHandler".to_owned(), "{}", "404"),
        ("PUT /".to_owned(), "{}", "404"),
    ] {
        let answer = fleet.calls("127.1.0.2", &request, body).await;
        let begin = format!("HTTP/1.1 {status} ");
        assert!(answer.starts_with(&begin), "{request}: {answer}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(serde_json::from_str::<Value>(body).unwrap().is_object());
    }
    let long = format!("{{\"x\":\"{}\"}}", "x".repeat(100_000));
    let answer = fleet
        .calls("127.1.0.2", &format!("PUT {check}"), &long)
        .await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413 "));
    // No phone has this address, so nobody is there.
    let check = format!("PUT {check}");
    assert_eq!(fleet.calls("127.1.0.9", &check, "{}").await, "");
    server
        .until(|book| book.reports().count() == 3 * 2 + 1)
        .await;
    let last = server.reports().pop().unwrap();
    assert_eq!(last["mac"], "00908f000001", "the one that was called");

    // One that is off is not there, either.
    let restart = "PUT /rest/v1/command/ResetForceHandler";
    let answer = fleet.calls("127.1.0.3", restart, "{}").await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    while !fleet.calls("127.1.0.3", &check, "{}").await.is_empty() {}
    server
        .until(|book| book.count("/ipp/dhcpoption160.cfg") == 4)
        .await;
    let summary = fleet.ends().await;
    assert!(summary.commands_pushed >= 2);
    assert_eq!(summary.commands["ResetForceHandler"], 1);
    assert_eq!(summary.errors, 0);
}
