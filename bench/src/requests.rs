//! Requests over HTTP: keep-alives, the dashboard, the device list, a phone's own file.
//!
//! One server with 100,000 phones answers them all; each reference runs beside it and is asked in
//! turn, round by round.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use actix_web::{HttpResponse, web};
use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::{
    Wanted, fixture,
    load::{self, CONNECTIONS, Requests},
    report::Rounds,
    server::{Ours, Reference},
};

const PHONES: u32 = 100_000;
const ROUNDS: usize = 7;
const ROUND_SECONDS: f64 = 1.5;
/// Phones with a file of their own.
const FILES: u32 = 512;

const KEEP_ALIVE: &str = "/rest/v1/ipphoneMgrStatus/keep-alive";
const DEVICES: &str = "/api/v1/devices?status=registered&model=430HD&version=UC_3.4.6.602&limit=50";

/// All of them.
pub(crate) fn run(wanted: &Wanted) -> Result<()> {
    let folder = tempfile::tempdir_in("target")?;
    let data = folder.path().join("data");
    std::fs::create_dir(&data)?;
    fixture::write(&data, PHONES, 0)?;
    let ours = Ours::start(&data)?;
    if wanted.has("ingest") {
        ingest(&ours)?;
    }
    if wanted.has("dashboard") {
        same_bytes(&ours, "dashboard", "/api/v1/dashboard", 0.9)?;
    }
    if wanted.has("devices") {
        same_bytes(&ours, "devices", DEVICES, 0.3)?;
    }
    if wanted.has("file") {
        file(&ours, folder.path())?;
    }
    Ok(())
}

/// Measures ours and the reference in turn.
fn rounds(
    mut ours: impl FnMut() -> Result<f64>,
    mut reference: impl FnMut() -> Result<f64>,
) -> Result<Rounds> {
    let mut rounds = Rounds::default();
    ours()?;
    for _ in 0..ROUNDS {
        rounds.add(ours()?, reference()?);
    }
    Ok(rounds)
}

/// The keep-alive as the reference reads it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "parsing them is all that the reference does")]
struct KeepAlive {
    session_id: String,
    ems_user_name: String,
    ems_user_password: String,
    mac: String,
    ip: String,
    subnet: String,
    v_lan_id: String,
    model: String,
    fw_version: String,
    user_agent: String,
    user_name: String,
    user_id: String,
    phone_number: String,
    status: String,
    location: String,
    sip_proxy: String,
}

async fn parse(body: web::Bytes) -> HttpResponse {
    match serde_json::from_slice::<KeepAlive>(&body) {
        Ok(_) => HttpResponse::Ok()
            .content_type("application/json")
            .body(r#"{"requests":[]}"#),
        Err(_) => HttpResponse::BadRequest().finish(),
    }
}

/// Keep-alives that change nothing, acknowledged durable, against a handler that only parses.
fn ingest(ours: &Ours) -> Result<()> {
    let reference = Reference::start(|services| {
        services.route(KEEP_ALIVE, web::post().to(parse));
    })?;
    let rate = |address| load::rate(address, ROUND_SECONDS, keep_alives);
    rounds(|| rate(ours.phones), || rate(reference.address))?
        .line("ingest", 0.6, "requests/s")
        .print()
}

/// Keep-alives of one connection: its share of the phones, one after the other, each request with
/// a session id of its own.
fn keep_alives(connection: usize) -> Requests {
    let own = PHONES / CONNECTIONS as u32;
    let mut count = 0;
    Box::new(move |out| {
        let number = connection as u32 * own + count % own;
        count += 1;
        let status = if number.is_multiple_of(10) {
            "unregistered"
        } else {
            "registered"
        };
        let body = keep_alive(number, count.wrapping_mul(0x9E37_79B1), status);
        out.extend_from_slice(head("POST", KEEP_ALIVE, body.len()).as_bytes());
        out.extend_from_slice(body.as_bytes());
    })
}

fn keep_alive(number: u32, session: u32, status: &str) -> String {
    let (mac, model) = (fixture::mac(number), fixture::model(number));
    format!(
        "{{\"sessionId\":\"{session:08x}\",\"emsUserName\":\"system\",\
         \"emsUserPassword\":\"system\",\"mac\":\"{mac}\",\"ip\":\"10.1.2.3\",\
         \"subnet\":\"255.255.0.0\",\"vLanId\":\"\",\"model\":\"{model}\",\
         \"fwVersion\":\"UC_3.4.6.60{}\",\
         \"userAgent\":\"AUDC-IPPhone-430HD_UC_2.0.13.121/1.0\",\
         \"userName\":\"user{number}@example.com\",\"userId\":\"\",\
         \"phoneNumber\":\"+4722{number:06}\",\"status\":\"{status}\",\
         \"location\":\"Floor {}\",\"sipProxy\":\"sip.example\"}}",
        number % 4,
        number % 40,
    )
}

fn head(method: &str, path: &str, length: usize) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: bench\r\ncontent-length: {length}\r\n\r\n")
}

/// A read of the admin API against a handler that returns the same bytes.
fn same_bytes(ours: &Ours, name: &str, path: &str, target: f64) -> Result<()> {
    let (_, body) = load::once(ours.admin, &closing(ours.get(path)))?;
    let bytes = web::Bytes::from(body);
    let route = path.split('?').next().unwrap_or(path).to_owned();
    let reference = Reference::start(move |services| {
        let bytes = bytes.clone();
        let answer = move || {
            let bytes = bytes.clone();
            async move {
                HttpResponse::Ok()
                    .content_type("application/json")
                    .body(bytes)
            }
        };
        services.route(&route, web::get().to(answer));
    })?;
    let request = ours.get(path);
    let rate = |address| {
        load::rate(address, ROUND_SECONDS, |_| {
            let request = request.clone();
            Box::new(move |out| out.extend_from_slice(&request))
        })
    };
    rounds(|| rate(ours.admin), || rate(reference.address))?
        .line(name, target, "requests/s")
        .print()
}

/// The same request, after which the connection is closed.
fn closing(request: Vec<u8>) -> Vec<u8> {
    let mut request = request;
    request.truncate(request.len() - 2);
    request.extend_from_slice(b"connection: close\r\n\r\n");
    request
}

/// A phone's own file, fetched by the phone, against nginx with the same files.
fn file(ours: &Ours, folder: &Path) -> Result<()> {
    let first = PHONES;
    for number in first..first + FILES {
        let body = keep_alive(number, number, "started");
        let head = head("POST", KEEP_ALIVE, body.len())
            .replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
        load::once(ours.phones, format!("{head}{body}").as_bytes())?;
    }
    let all: Vec<u32> = (first..first + FILES).collect();
    let root = folder.join("files");
    std::fs::create_dir_all(root.join("configfiles"))?;
    for numbers in all.chunks(64) {
        let macs: Vec<_> = numbers
            .iter()
            .map(|number| fixture::mac(*number).to_string())
            .collect();
        let user_name = format!("f{}", numbers[0]);
        let body = json!({"macs": macs, "region": fixture::REGION, "user_name": user_name});
        load::once(
            ours.admin,
            &load::post("/api/v1/devices/approve", &ours.credentials, &body),
        )?;
        for mac in macs {
            let path = format!("/configfiles/{mac}.cfg");
            let request =
                format!("GET {path} HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n");
            let (_, body) = load::once(ours.phones, request.as_bytes())?;
            ensure!(!body.is_empty(), "an empty file");
            std::fs::write(root.join(&path[1..]), body)?;
        }
    }
    // Whoever reports last from an address may fetch from it.
    for number in first..first + FILES {
        let body = keep_alive(number, number, "registered");
        let head = head("POST", KEEP_ALIVE, body.len())
            .replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
        load::once(ours.phones, format!("{head}{body}").as_bytes())?;
    }
    let nginx = Nginx::start(&root)?;
    let rate = |address| {
        load::rate(address, ROUND_SECONDS, move |connection| {
            fetches(first, connection)
        })
    };
    rounds(|| rate(ours.phones), || rate(nginx.address))?
        .line("file", 0.8, "requests/s")
        .print()
}

fn fetches(first: u32, connection: usize) -> Requests {
    let own = FILES / CONNECTIONS as u32;
    let mut count = 0;
    Box::new(move |out| {
        let mac = fixture::mac(first + connection as u32 * own + count % own);
        count += 1;
        let request = format!("GET /configfiles/{mac}.cfg HTTP/1.1\r\nhost: bench\r\n\r\n");
        out.extend_from_slice(request.as_bytes());
    })
}

/// nginx on a folder, running.
struct Nginx {
    address: SocketAddr,
    process: Child,
}

impl Nginx {
    fn start(root: &Path) -> Result<Self> {
        let root = root.canonicalize()?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let place = root.display();
        let config = root.join("nginx.conf");
        let threads = std::thread::available_parallelism()?;
        std::fs::write(
            &config,
            format!(
                "daemon off;\nuser root;\nworker_processes {threads};\npid {place}/pid;\n\
                 error_log {place}/error.log;\nevents {{ worker_connections 1024; }}\n\
                 http {{\n access_log off;\n sendfile on;\n tcp_nodelay on;\n\
                 keepalive_requests 100000000;\n default_type text/plain;\n\
                 client_body_temp_path {place}/t1;\n proxy_temp_path {place}/t2;\n\
                 fastcgi_temp_path {place}/t3;\n uwsgi_temp_path {place}/t4;\n\
                 scgi_temp_path {place}/t5;\n\
                 server {{ listen {address}; root {place}; }}\n}}\n"
            ),
        )?;
        let process = Command::new("nginx")
            .arg("-c")
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("nginx is missing: apt-get install nginx-light")?;
        let nginx = Self { address, process };
        let until = Instant::now() + Duration::from_secs(10);
        while std::net::TcpStream::connect(address).is_err() {
            ensure!(Instant::now() < until, "nginx does not start");
            std::thread::yield_now();
        }
        Ok(nginx)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its workers when it is asked to end.
        let _ = Command::new("kill")
            .arg(self.process.id().to_string())
            .status();
        let _ = self.process.wait();
    }
}
