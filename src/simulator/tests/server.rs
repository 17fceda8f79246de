//! A minimal contract server on 127.0.0.1: enough of the protocol to give phones a life, and a
//! record of all they sent. It is no model of Rollcall: it believes everybody.

use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use serde_json::{Value, json};
use tokio::sync::Notify;

/// One request as it came.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) peer: std::net::SocketAddr,
    pub(super) content_type: Option<String>,
    pub(super) user_agent: String,
    pub(super) raw: String,
    /// The body, read as leniently as the contract asks; null for a request without one.
    pub(super) json: Value,
}

#[derive(Default)]
pub(super) struct Book {
    pub(super) seen: Vec<Seen>,
    /// Phones whose file exists.
    pub(super) approved: HashSet<String>,
    pub(super) approve_all: bool,
    /// Behind the include of each phone's file.
    pub(super) own_lines: &'static str,
    /// Firmware by its name.
    pub(super) images: HashMap<&'static str, Vec<u8>>,
    /// Handlers to hand over at a phone's next report.
    pub(super) commands: HashMap<String, Vec<Value>>,
    /// Answer reports with this instead.
    pub(super) refuse_reports: Option<(StatusCode, &'static str)>,
    pub(super) close_connections: bool,
}

#[derive(Default)]
struct Shared {
    book: Mutex<Book>,
    changed: Notify,
}

pub(super) struct TestServer {
    pub(super) url: String,
    shared: Arc<Shared>,
}

impl TestServer {
    pub(super) fn start() -> TestServer {
        let shared: Arc<Shared> = Arc::default();
        let data = web::Data::from(Arc::clone(&shared));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .default_service(web::to(answer))
        })
        .workers(1)
        .disable_signals()
        .shutdown_timeout(0)
        .bind("127.0.0.1:0")
        .expect("loopback has free ports");
        let url = format!("http://{}", server.addrs()[0]);
        tokio::spawn(server.run());
        TestServer { url, shared }
    }

    pub(super) fn book<T>(&self, with: impl FnOnce(&mut Book) -> T) -> T {
        with(&mut self.shared.book.lock().unwrap())
    }

    /// Resolves once what the server has seen satisfies `enough`, however long that takes.
    pub(super) fn until(&self, enough: impl Fn(&Book) -> bool) -> impl Future<Output = ()> {
        let shared = Arc::clone(&self.shared);
        async move {
            let watched = async {
                loop {
                    let changed = shared.changed.notified();
                    if enough(&shared.book.lock().unwrap()) {
                        return;
                    }
                    changed.await;
                }
            };
            // Only a broken simulator gets here; better a failed test than one that hangs.
            if tokio::time::timeout(Duration::from_secs(60), watched)
                .await
                .is_err()
            {
                panic!("the awaited requests did not come");
            }
        }
    }

    pub(super) fn paths(&self) -> Vec<String> {
        self.book(|book| book.seen.iter().map(|seen| seen.path.clone()).collect())
    }

    pub(super) fn reports(&self) -> Vec<Value> {
        self.book(|book| book.reports().cloned().collect())
    }

    pub(super) fn peers(&self) -> HashSet<IpAddr> {
        self.book(|book| book.seen.iter().map(|seen| seen.peer.ip()).collect())
    }
}

impl Book {
    pub(super) fn reports(&self) -> impl Iterator<Item = &Value> {
        self.seen
            .iter()
            .map(|seen| &seen.json)
            .filter(|json| json["status"].is_string())
    }

    pub(super) fn alarms(&self) -> impl Iterator<Item = &Value> {
        self.seen
            .iter()
            .filter_map(|seen| seen.json["alerts"].as_array())
            .flatten()
    }

    pub(super) fn count(&self, path: &str) -> usize {
        self.seen.iter().filter(|seen| seen.path == path).count()
    }
}

async fn answer(request: HttpRequest, body: web::Bytes, shared: web::Data<Shared>) -> HttpResponse {
    let raw = String::from_utf8(body.to_vec()).unwrap_or_default();
    let header = |name: &str| Some(request.headers().get(name)?.to_str().ok()?.to_owned());
    let seen = Seen {
        method: request.method().to_string(),
        path: request.path().to_owned(),
        peer: request.peer_addr().expect("TCP has a peer"),
        content_type: header("content-type"),
        user_agent: header("user-agent").unwrap_or_default(),
        json: serde_json::from_str(&raw.replace(",}", "}").replace(",]", "]")).unwrap_or_default(),
        raw,
    };
    let mut response = {
        let mut book = shared.book.lock().unwrap();
        let mut response = respond(&mut book, &seen);
        book.seen.push(seen);
        if book.close_connections {
            response
                .head_mut()
                .set_connection_type(actix_web::http::ConnectionType::Close);
        }
        response
    };
    response.head_mut().headers_mut().remove("date");
    shared.changed.notify_waiters();
    response
}

fn respond(book: &mut Book, seen: &Seen) -> HttpResponse {
    let mac = seen.json["mac"]
        .as_str()
        .unwrap_or_default()
        .replace(':', "")
        .to_lowercase();
    match seen.path.as_str() {
        "/ipp/dhcpoption160.cfg" => HttpResponse::Ok().body(
            "ems_server/keep_alive_period=30\n\
             provisioning/configuration/url=http://192.0.2.9/configfiles/\n\
             provisioning/firmware/url=http://192.0.2.9/firmwarefiles/\n\
             ems_server/user_name=system\nems_server/user_password={\"VvlZOp5/5pM=\"}\n",
        ),
        "/configfiles/global.cfg" => HttpResponse::Ok().body(
            "voip/signalling/sip/proxy_address=sip.example.org\nems_server/keep_alive_period=5",
        ),
        path if path.starts_with("/ipp/region/North/") => HttpResponse::Ok()
            .insert_header(("X-Template-Name", "t"))
            .body(""),
        path if path.starts_with("/configfiles/") => {
            let name = path
                .trim_start_matches("/configfiles/")
                .trim_end_matches(".cfg");
            if book.approve_all || book.approved.contains(&name.to_lowercase()) {
                HttpResponse::Ok().body(format!(
                    "voip/line/0/enabled=1\nvoip/line/0/id=4101\nvoip/line/0/auth_name=ann\n\
                     include global.cfg\n{}",
                    book.own_lines
                ))
            } else {
                HttpResponse::NotFound().finish()
            }
        }
        path if path.starts_with("/firmwarefiles/") => {
            match book.images.get(path.trim_start_matches("/firmwarefiles/")) {
                Some(image) => HttpResponse::Ok().body(image.clone()),
                None => HttpResponse::NotFound().finish(),
            }
        }
        path if path.starts_with("/rest/v1/ipphoneMgrStatus/") || path.ends_with(".php") => {
            match book.refuse_reports {
                Some((status, after)) => HttpResponse::build(status)
                    .insert_header(("Retry-After", after))
                    .finish(),
                None => HttpResponse::Ok()
                    .json(json!({ "requests": book.commands.remove(&mac).unwrap_or_default() })),
            }
        }
        "/rest/v1/ipphoneMgrAlert/alert" => {
            HttpResponse::Ok().json(json!({ "accepted": 1, "rejected": [] }))
        }
        _ => HttpResponse::NotFound().finish(),
    }
}
