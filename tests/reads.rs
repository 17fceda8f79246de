//! The event stream over real sockets: who resumes, who does not read, who has signed out.

use std::{
    collections::VecDeque,
    io::Write,
    net::TcpStream,
    sync::Arc,
    time::{Duration, Instant},
};

use rollcall::{
    clock::ManualClock,
    engine::SubmitError,
    metrics::Metrics,
    store::{Running, Store},
};
use schemas::{
    Actor,
    commands::{Command, Order, RecordFileRefusal},
    events::RefusalReason,
};
use serde_json::{Value, json};

use crate::support::{Admin, PASSWORD, START_MS, TestServer, config_on, process::ServerProcess};

/// Someone who listens to the stream.
struct Listener {
    response: reqwest::Response,
    blocks: VecDeque<String>,
    begun: String,
}

impl Listener {
    /// Opens a stream and takes its greeting.
    async fn open(admin: &Admin, query: &str, last_event_id: Option<u64>) -> Self {
        let mut request = admin.request("GET", &format!("/api/v1/events/stream{query}"));
        if let Some(position) = last_event_id {
            request = request.header("last-event-id", position);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        let mut listener = Self {
            response,
            blocks: VecDeque::new(),
            begun: String::new(),
        };
        assert_eq!(listener.block().await.as_deref(), Some("retry: 2000"));
        listener
    }

    fn header(&self, name: &str) -> &str {
        self.response.headers()[name].to_str().unwrap()
    }

    /// What is sent up to the next empty line; `None` when the stream has ended.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some(block) = self.blocks.pop_front() {
                return Some(block);
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.begun.push_str(std::str::from_utf8(&chunk).unwrap());
            let mut blocks: Vec<&str> = self.begun.split("\n\n").collect();
            let begun = blocks.pop().unwrap_or_default().to_owned();
            self.blocks.extend(blocks.into_iter().map(str::to_owned));
            self.begun = begun;
        }
    }

    /// The next event, whose id is its position.
    async fn event(&mut self) -> Value {
        let block = self.block().await.expect("the stream goes on");
        let (id, data) = block.split_once('\n').unwrap_or_else(|| panic!("{block}"));
        let event: Value = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
        assert_eq!(id, format!("id: {}", event["position"]));
        event
    }

    async fn positions(&mut self, count: u64) -> Vec<u64> {
        let mut positions = Vec::new();
        for _ in 0..count {
            positions.push(self.event().await["position"].as_u64().unwrap());
        }
        positions
    }
}

async fn head(admin: &Admin) -> u64 {
    admin.read("/api/v1/regions").await["position"]
        .as_u64()
        .unwrap()
}

async fn make_region(admin: &Admin, name: &str) -> u64 {
    let made = admin
        .post("/api/v1/regions", json!({"name": name}))
        .await
        .expect(201);
    made.header("rollcall-position").unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_stream_begins_now_and_resumes_without_gap_or_repetition() {
    let (server, admin) = TestServer::ready().await;
    let start = head(&admin).await;
    let mut live = Listener::open(&admin, "", None).await;
    assert_eq!(live.header("content-type"), "text/event-stream");
    assert_eq!(live.header("cache-control"), "no-store");
    assert_eq!(live.header("x-content-type-options"), "nosniff");
    assert_eq!(live.header("rollcall-position"), start.to_string());
    for number in 1..=5 {
        make_region(&admin, &format!("Region {number}")).await;
    }
    let event = live.event().await;
    let listed = admin
        .read(&format!("/api/v1/events?after={start}&limit=1"))
        .await;
    assert_eq!(event, listed["items"][0], "the same object as in the list");
    assert_eq!(
        live.positions(4).await,
        (start + 2..=start + 5).collect::<Vec<_>>()
    );
    drop(live);

    make_region(&admin, "Region 6").await;
    let mut resumed = Listener::open(&admin, "?after=1", Some(start + 3)).await;
    let rest: Vec<u64> = (start + 4..=start + 6).collect();
    assert_eq!(
        resumed.positions(3).await,
        rest,
        "the header counts, not the address"
    );
    make_region(&admin, "Region 7").await;
    assert_eq!(resumed.positions(1).await, [start + 7]);
    let mut again = Listener::open(&admin, &format!("?after={}", start + 6), None).await;
    assert_eq!(again.positions(1).await, [start + 7]);
    let mut whole = Listener::open(&admin, "?after=0", None).await;
    assert_eq!(
        whole.positions(start + 7).await,
        (1..=start + 7).collect::<Vec<_>>()
    );
    for id in ["soon", "1000000"] {
        let request = admin.request("GET", "/api/v1/events/stream");
        let response = request.header("last-event-id", id).send().await.unwrap();
        assert_eq!(response.status(), 422);
        let problem: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        assert_eq!(problem["errors"][0]["field"], "Last-Event-ID");
    }
    server.stopped().await;
}

#[tokio::test]
async fn a_stream_is_filtered_as_the_list_is_and_keeps_alive() {
    let (server, admin) = TestServer::ready().await;
    let query = "?kind=RegionCreated&kind=UserCreated&subject=region:North&subject=region:South";
    let mut filtered = Listener::open(&admin, query, None).await;
    let mut by_actor = Listener::open(&admin, "?actor=phone", None).await;
    for name in ["North", "East", "South"] {
        make_region(&admin, name).await;
    }
    assert_eq!(filtered.event().await["subject"], "region:North");
    assert_eq!(filtered.event().await["subject"], "region:South");

    server.clock.wait_for_sleepers(2).await;
    server.clock.advance(14_999);
    make_region(&admin, "West").await;
    server.clock.advance(1);
    assert_eq!(filtered.block().await.as_deref(), Some(": heartbeat"));
    assert_eq!(by_actor.block().await.as_deref(), Some(": heartbeat"));
    server.stopped().await;
}

#[tokio::test]
async fn a_stream_ends_with_its_session_and_with_the_server() {
    let (server, admin) = TestServer::ready().await;
    let other = Admin::signed_in(server.admin_address, "root", PASSWORD).await;
    let mut of_other = Listener::open(&other, "", None).await;
    let mut own = Listener::open(&admin, "", None).await;
    other
        .send("DELETE", "/api/v1/session", None)
        .await
        .expect(204);
    assert_eq!(of_other.block().await, None, "signed out");
    assert_eq!(own.event().await["kind"], "AdminSignedOut");

    server.clock.wait_for_sleepers(1).await;
    server.clock.advance(43_200_000);
    assert_eq!(own.block().await, None, "the session is too old");

    let admin = Admin::signed_in(server.admin_address, "root", PASSWORD).await;
    let mut last = Listener::open(&admin, "", None).await;
    let started = Instant::now();
    let ended = tokio::join!(last.block(), server.stopped());
    assert_eq!(ended.0, None);
    assert!(
        started.elapsed() < Duration::from_secs(10),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn an_account_has_ten_streams_and_those_who_left_make_room() {
    let (server, admin) = TestServer::ready().await;
    let mut open = Vec::new();
    for _ in 0..10 {
        open.push(Listener::open(&admin, "", None).await);
    }
    for path in ["/api/v1/events/stream", "/api/v1/export/devices.csv"] {
        let refused = admin.get(path).await.expect(429);
        assert_eq!(refused.code(), "too_many_streams");
        assert!(refused.header("retry-after").is_some());
    }
    open.pop();
    // The server learns that the client has gone when the next one asks.
    while admin.get("/api/v1/events/stream").await.status == 429 {}
    drop(open);
    server.stopped().await;
}

const EVENTS: u64 = 100_000;

/// Appends events to a log that no server has open.
fn append_refusals(folder: &std::path::Path) {
    let config = config_on(folder, &[]);
    let store = Store::open(&config).unwrap();
    let clock = Arc::new(ManualClock::new(START_MS));
    let metrics = Metrics::new(&Default::default());
    let Running { engine, writer, .. } = store.start(&config, clock, metrics, vec![]).unwrap();
    for number in 0..EVENTS {
        let order = || {
            let refusal = RecordFileRefusal {
                mac: None,
                file: format!("/configfiles/{number:0200}.cfg"),
                reason: RefusalReason::NotFound,
                status: 404,
                address: "127.0.0.1".parse().unwrap(),
            };
            let command = Command::RecordFileRefusal(Box::new(refusal));
            Order::new(Actor::Phone, command)
        };
        while engine.submit_unattended(order()) == Err(SubmitError::QueueFull) {
            std::thread::yield_now();
        }
    }
    engine.stop();
    writer.join().unwrap();
}

fn resident_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let kibibytes = line.split_whitespace().nth(1).unwrap();
    kibibytes.parse::<u64>().unwrap() * 1024
}

/// Asks for the whole log and never reads the answer.
fn ask_and_never_read(server: &TestServer, admin: &Admin) -> TcpStream {
    let mut socket = TcpStream::connect(server.admin_address).unwrap();
    let cookie = admin.cookie.as_deref().unwrap();
    write!(
        socket,
        "GET /api/v1/events/stream?after=0 HTTP/1.1\r\nhost: x\r\ncookie: {cookie}\r\n\r\n"
    )
    .unwrap();
    socket
}

#[tokio::test]
async fn clients_that_never_read_cost_little_and_hold_nobody_up() {
    let (server, _) = TestServer::ready().await;
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    append_refusals(folder.path());
    // A small cache, so that it is not taken for what streams cost.
    let server = TestServer::on(folder, clock, &[("ROLLCALL_LOG__CACHE_BYTES", "1048576")]).await;
    let admin = Admin::signed_in(server.admin_address, "root", PASSWORD).await;
    let head = head(&admin).await;
    assert!(head > EVENTS);

    // Once without the others: reading the log warms caches and starts threads, and takes more
    // than what is measured here.
    let mut reader = Listener::open(&admin, "?after=0", None).await;
    assert_eq!(reader.positions(head).await.last(), Some(&head));
    let before = resident_bytes();
    let stuck: Vec<TcpStream> = (0..8)
        .map(|_| ask_and_never_read(&server, &admin))
        .collect();
    let mut reader = Listener::open(&admin, "?after=0", None).await;
    assert_eq!(reader.positions(head).await, (1..=head).collect::<Vec<_>>());
    let grown = resident_bytes().saturating_sub(before);
    // Eight times what was streamed would be hundreds of megabytes.
    assert!(grown < 32 * 1024 * 1024, "{grown} bytes");
    make_region(&admin, "North").await;
    assert_eq!(reader.positions(1).await, [head + 1]);

    let started = Instant::now();
    server.stopped().await;
    assert!(
        started.elapsed() < Duration::from_secs(15),
        "{:?}",
        started.elapsed()
    );
    drop(stuck);
}

#[tokio::test]
async fn the_real_program_keeps_the_lines_of_its_own_log() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    make_region(&admin, "North").await;
    let log = admin.read("/api/v1/logs/web-admin?level=INFO").await;
    let items = log["items"].as_array().unwrap();
    let newest = items.last().expect("requests are told of");
    let fields = json!({"actor": "admin:root", "method": "POST", "path": "/api/v1/regions",
        "status": "201"});
    assert_eq!(
        (&newest["level"], &newest["fields"]),
        (&json!("info"), &fields)
    );
    assert!(newest["time"].as_str() > Some("2026-01-01"), "{newest}");
    assert!(!log.to_string().contains(PASSWORD));
    assert_eq!(server.terminate(), Some(0));
}
