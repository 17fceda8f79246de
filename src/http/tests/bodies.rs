//! Files in requests and answers (T11), on routes of a table of its own, over real sockets.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    pin::pin,
    sync::Arc,
};

use actix_web::{App, HttpServer, dev::ServerHandle, web};
use futures_util::future::{Either, select};
use schemas::{ContentHash, events::Role};
use serde_json::{Value, json};

use crate::http::{
    answer::Answer,
    body::FORM,
    call::Call,
    dispatch,
    problem::{Code, Problem},
    routes::{Access, Body, FileBody, Handler, Method, Outcome, Route, row},
    testing::{Client, TestApi},
};

const ADMINISTRATOR: Access = Access::Role(Role::Administrator);

const SMALL: Body = Body::File(FileBody {
    media_types: &["text/xml", "application/zip", FORM],
    bytes_max: 1000,
});

const LARGE: Body = Body::StoredFile(FileBody {
    media_types: &["application/octet-stream", FORM],
    bytes_max: 300 * 1024 * 1024,
});

#[rustfmt::skip]
static TABLE: &[Route] = &[
    row!(Put "/test/small", ADMINISTRATOR, &[], takes SMALL, write small),
    row!(Put "/test/large", ADMINISTRATOR, &["refuse"], takes LARGE, write large),
    row!(Get "/test/large/{hash}", ADMINISTRATOR, &[], ReadDisk give),
];

async fn small(call: Arc<Call>) -> Outcome {
    let text = String::from_utf8_lossy(&call.body);
    let (media_type, name) = (call.file.media_type, &call.file.name);
    Ok(Answer::ok(
        &json!({"type": media_type, "name": name, "text": text}),
    ))
}

async fn large(call: Arc<Call>) -> Outcome {
    let received = call.received();
    let head = received.head.len();
    if call.query.position("refuse")?.is_some() {
        return Err(Problem::invalid_field("", "no firmware"));
    }
    let facts = call.keep_received().await?;
    let hash = facts.hash.to_string();
    Ok(Answer::ok(
        &json!({"hash": hash, "size": facts.size_bytes, "head": head}),
    ))
}

fn give(call: &Call) -> Outcome {
    let hash: ContentHash = call.parsed_parameter("hash", Code::NotFound)?;
    let content = call.context.blobs.open_content(hash)?;
    Ok(Answer::stored("application/octet-stream", content).as_file("a\"b.img".to_owned()))
}

/// The table on a socket, and who may use it.
struct Fixture {
    api: TestApi,
    root: Client,
    address: SocketAddr,
    server: ServerHandle,
}

/// An answer, in parts.
struct Heard {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    #[track_caller]
    fn refused(&self, status: u16, code: &str) {
        let found = (self.status, self.json()["code"].clone());
        assert_eq!(found, (status, json!(code)), "{}", self.json());
    }
}

impl Fixture {
    async fn new() -> Self {
        let (api, root) = TestApi::set_up().await;
        let context = api.context.clone();
        let server = HttpServer::new(move || {
            let app = App::new().app_data(web::Data::from(context.clone()));
            let paths = ["/test/small", "/test/large", "/test/large/{hash}"];
            let resources = paths.map(|path| dispatch::resource(TABLE, path));
            resources.into_iter().fold(app, App::service)
        })
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self {
            api,
            root,
            address,
            server: handle,
        }
    }

    /// The first lines of a request of the supervisor.
    fn head(&self, method: &str, path: &str, headers: &[&str]) -> String {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (name, value) in &self.root {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        for header in headers {
            write!(head, "{header}\r\n").unwrap();
        }
        head
    }

    /// Sends a request with a body from a thread, and reads until the server closes.
    async fn send(&self, method: &str, path: &str, headers: &[&str], body: Vec<u8>) -> Heard {
        let length = body.len();
        let head = self.head(method, path, headers);
        let head = format!("{head}Content-Length: {length}\r\n\r\n");
        self.exchange(move |stream| {
            stream.write_all(head.as_bytes()).unwrap();
            // Whoever is refused is not read to the end.
            let _ = stream.write_all(&body);
        })
        .await
    }

    async fn exchange(&self, send: impl FnOnce(&mut TcpStream) + Send + 'static) -> Heard {
        let address = self.address;
        let conversation = move || {
            let mut stream = TcpStream::connect(address).unwrap();
            send(&mut stream);
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            answer
        };
        let answer = tokio::task::spawn_blocking(conversation).await.unwrap();
        let end = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Heard {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: answer[end + 4..].to_vec(),
        }
    }

    /// How many files are on their way, once there are so many.
    async fn unfinished(&self, count: usize) {
        let data = &self.api.context.config.data_dir;
        let path = data.join("blobs/unfinished");
        while std::fs::read_dir(&path).unwrap().count() != count {
            tokio::task::yield_now().await;
        }
    }

    async fn stop(self) {
        self.server.stop(false).await;
    }
}

fn form(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut form = String::new();
    for (disposition, text) in parts {
        write!(
            form,
            "--xx\r\nContent-Disposition: form-data; {disposition}\r\n\
             Content-Type: image/x-whatever\r\n\r\n{text}\r\n"
        )
        .unwrap();
    }
    form.push_str("--xx--\r\n");
    form.into_bytes()
}

const FORM_TYPE: &str = "Content-Type: multipart/form-data; boundary=xx";

#[actix_web::test]
async fn a_small_file_comes_as_it_is_or_in_a_form() {
    let fixture = Fixture::new().await;
    let path = "/test/small";
    let heard = fixture
        .send(
            "PUT",
            path,
            &["Content-Type: Text/XML; charset=utf-8"],
            b"<a/>".to_vec(),
        )
        .await;
    let expected = json!({"type": "text/xml", "name": null, "text": "<a/>"});
    assert_eq!((heard.status, heard.json()), (200, expected));

    let file = form(&[("name=\"f\"; filename=\"C:\\x.zip\"", "PK--xx\r\n--x")]);
    let heard = fixture.send("PUT", path, &[FORM_TYPE], file).await;
    assert_eq!(heard.json()["text"], "PK--xx\r\n--x");
    assert!(heard.json()["name"].as_str().unwrap().ends_with("x.zip"));
    let unnamed = form(&[("name=\"f\"", "")]);
    let heard = fixture.send("PUT", path, &[FORM_TYPE], unnamed).await;
    let expected = json!({"type": FORM, "name": null, "text": ""});
    assert_eq!((heard.status, heard.json()), (200, expected));
    fixture.stop().await;
}

#[actix_web::test]
async fn what_is_no_such_file_is_refused() {
    let fixture = Fixture::new().await;
    let path = "/test/small";
    let xml = "Content-Type: text/xml";
    for headers in [
        &[][..],
        &["Content-Type: application/json"],
        &["Content-Type: text/xml2"],
        &[xml, "Content-Encoding: gzip"],
    ] {
        let heard = fixture.send("PUT", path, headers, b"<a/>".to_vec()).await;
        heard.refused(415, "unsupported_media_type");
    }
    let heard = fixture.send("PUT", path, &[xml], vec![b'x'; 1001]).await;
    heard.refused(413, "body_too_large");
    let two = form(&[("name=\"a\"", "1"), ("name=\"b\"", "2")]);
    let none = b"--xx--\r\n".to_vec();
    for several in [two, none] {
        let heard = fixture.send("PUT", path, &[FORM_TYPE], several).await;
        heard.refused(422, "invalid_request");
    }
    let whole = form(&[("name=\"a\"", "1")]);
    let cut = whole[..whole.len() - 10].to_vec();
    for broken in [cut, b"no form".to_vec(), Vec::new()] {
        let heard = fixture.send("PUT", path, &[FORM_TYPE], broken).await;
        heard.refused(400, "malformed_body");
    }
    let no_boundary = ["Content-Type: multipart/form-data"];
    let heard = fixture.send("PUT", path, &no_boundary, whole).await;
    heard.refused(400, "malformed_body");
    let long = form(&[("name=\"a\"", &"x".repeat(1001))]);
    let heard = fixture.send("PUT", path, &[FORM_TYPE], long).await;
    heard.refused(413, "body_too_large");
    fixture.stop().await;
}

#[actix_web::test]
async fn who_may_not_send_a_file_is_refused_before_it_comes() {
    let mut fixture = Fixture::new().await;
    fixture.root.remove("x-csrf-token");
    let length = "Content-Length: 200000000";
    let head = fixture.head("PUT", "/test/large", &["Content-Type: x/y", length]);
    let heard = fixture
        .exchange(move |stream| write!(stream, "{head}\r\n").unwrap())
        .await;
    heard.refused(403, "csrf");
    fixture.root.clear();
    let head = fixture.head("PUT", "/test/large", &["Content-Type: x/y", length]);
    let heard = fixture
        .exchange(move |stream| write!(stream, "{head}\r\n").unwrap())
        .await;
    heard.refused(401, "not_signed_in");
    fixture.unfinished(0).await;
    fixture.stop().await;
}

const BYTES: &str = "Content-Type: application/octet-stream";

#[actix_web::test]
async fn two_gibibytes_are_refused_by_their_announcement_and_as_they_come() {
    let fixture = Fixture::new().await;
    let announced = ["Content-Length: 2147483648", BYTES];
    let head = fixture.head("PUT", "/test/large", &announced);
    let heard = fixture
        .exchange(move |stream| write!(stream, "{head}\r\n").unwrap())
        .await;
    heard.refused(413, "body_too_large");
    let chunked = ["Transfer-Encoding: chunked", "Content-Type: text/xml"];
    let head = fixture.head("PUT", "/test/small", &chunked);
    let heard = fixture
        .exchange(move |stream| {
            write!(stream, "{head}\r\n").unwrap();
            let chunk = format!("1f4\r\n{}\r\n", "x".repeat(500));
            for _ in 0..3 {
                let _ = stream.write_all(chunk.as_bytes());
            }
            let _ = stream.write_all(b"0\r\n\r\n");
        })
        .await;
    heard.refused(413, "body_too_large");
    fixture.stop().await;
}

#[actix_web::test]
async fn a_file_that_is_refused_or_does_not_come_whole_is_not_kept() {
    let fixture = Fixture::new().await;
    let hash = ContentHash::of(b"firmware");
    let path = "/test/large?refuse=1";
    let heard = fixture
        .send("PUT", path, &[BYTES], b"firmware".to_vec())
        .await;
    heard.refused(422, "invalid_request");
    fixture.unfinished(0).await;

    let head = fixture.head("PUT", "/test/large", &[BYTES, "Content-Length: 1000000"]);
    let mut stream = TcpStream::connect(fixture.address).unwrap();
    write!(stream, "{head}\r\nfirm").unwrap();
    fixture.unfinished(1).await;
    stream.shutdown(Shutdown::Both).unwrap();
    fixture.unfinished(0).await;
    assert!(fixture.api.context.blobs.open_content(hash).is_err());
    fixture.stop().await;
}

#[actix_web::test]
async fn a_file_that_stops_coming_is_not_waited_for() {
    let fixture = Fixture::new().await;
    for (path, content_type) in [("/test/large", BYTES), ("/test/small", FORM_TYPE)] {
        let head = fixture.head("PUT", path, &[content_type, "Content-Length: 900"]);
        let heard = fixture.exchange(move |stream| write!(stream, "{head}\r\nx").unwrap());
        // The byte that comes begins another wait.
        let late = async {
            loop {
                fixture.api.clock.wait_for_sleepers(1).await;
                fixture.api.clock.advance(10_000);
            }
        };
        let heard = match select(pin!(heard), pin!(late)).await {
            Either::Left((heard, _)) => heard,
            Either::Right((never, _)) => never,
        };
        heard.refused(408, "body_too_slow");
    }
    fixture.unfinished(0).await;
    fixture.stop().await;
}

#[actix_web::test]
async fn a_key_covers_the_content_of_a_file() {
    let fixture = Fixture::new().await;
    let headers = [BYTES, "Idempotency-Key: k-1"];
    let send =
        |content: &'static [u8]| fixture.send("PUT", "/test/large", &headers, content.to_vec());
    let first = send(b"firmware").await;
    assert_eq!(first.status, 200);
    let again = send(b"firmware").await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    assert!(again.head.contains("idempotency-replayed: true"));
    send(b"firmwarf")
        .await
        .refused(422, "idempotency_key_reused");
    fixture.unfinished(0).await;
    fixture.stop().await;
}

/// The most memory that the process has had since [`forget_peak`], in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kibibytes.parse::<u64>().unwrap() * 1024
}

fn forget_peak() {
    // Setup hashes a password, which takes memory that is free again: it must not hide anything.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
}

#[actix_web::test]
async fn two_hundred_megabytes_come_and_go_without_being_in_memory() {
    const PARTS: usize = 200 * 16;
    static PART: [u8; 64 * 1024] = [0xa5; 64 * 1024];
    const SIZE: usize = PARTS * 64 * 1024;
    let fixture = Fixture::new().await;
    forget_peak();
    let before = peak();
    let length = format!("Content-Length: {SIZE}");
    let head = fixture.head("PUT", "/test/large", &[BYTES, &length]);
    let heard = fixture
        .exchange(move |stream| {
            write!(stream, "{head}\r\n").unwrap();
            for _ in 0..PARTS {
                stream.write_all(&PART).unwrap();
            }
        })
        .await;
    assert_eq!(heard.status, 200, "{}", heard.json());
    assert_eq!(heard.json()["size"], SIZE);
    assert_eq!(heard.json()["head"], 64 * 1024);

    let path = format!("/test/large/{}", heard.json()["hash"].as_str().unwrap());
    let asked = fixture.send("HEAD", &path, &[], Vec::new()).await;
    assert_eq!((asked.status, asked.body.len()), (200, 0));
    assert!(asked.head.contains(&format!("content-length: {SIZE}")));
    let head = fixture.head("GET", &path, &[]);
    let address = fixture.address;
    let read = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{head}\r\n").unwrap();
        let mut answer = String::new();
        let mut byte = [0];
        while !answer.ends_with("\r\n\r\n") {
            stream.read_exact(&mut byte).unwrap();
            answer.push(char::from(byte[0]));
        }
        let mut part = [0; 64 * 1024];
        for _ in 0..PARTS {
            stream.read_exact(&mut part).unwrap();
            assert!(part == PART);
        }
        assert_eq!(stream.read(&mut byte).unwrap(), 0);
        answer
    });
    let answer = read.await.unwrap();
    assert!(answer.contains("attachment; filename=\"a_b.img\""));
    let grown = peak() - before;
    assert!(grown < 50 * 1024 * 1024, "{grown} bytes");
    fixture.stop().await;
}
