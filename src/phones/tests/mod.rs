//! The listener over real sockets, with a real store behind it and a clock that the test drives.
//! Clients have addresses of their own in 127/8; the region Oslo is 127.0.0.0/25.

mod files;
mod messages;
mod streamed;
mod uploads;

use std::{net::SocketAddr, sync::Arc};

use actix_web::{App, HttpServer, dev::ServerHandle};
use schemas::{
    ContentHash, Mac, Position, Secret,
    commands::{ApprovePhones, Command, CompleteSetup, CreateUser, Order, RecordConfiguration},
    events::{Event, Onboarding, PhoneCredentials, RegionSettings},
    sealing::Keys,
    subject::Actor,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
};

use super::{Phones, PhonesContext, configure};
use crate::{
    clock::ManualClock,
    config::{Config, Overrides},
    engine::read_events,
    metrics::{Metrics, Vocabulary},
    obfuscation::Obfuscator,
    processes::command_table::CommandTable,
    space::testing::TestDisk,
    store::{Running, Store},
    templates::Templates,
};

/// 2026-11-22T10:00:00Z.
const START_MS: i64 = 1_795_341_600_000;
const MAC: &str = "00908f484cf0";
const OTHER_MAC: &str = "00908f484cf1";

/// What is free of the disk at first.
const DISK_FREE_BYTES: u64 = 500_000;

/// The phone's own address.
const HOME: &str = "127.0.0.5";
/// Another address of the phone network.
const NEIGHBOUR: &str = "127.0.0.6";
/// An address outside the phone network.
const ABROAD: &str = "127.0.0.200";

/// A running listener.
struct Fixture {
    address: SocketAddr,
    clock: ManualClock,
    disk: TestDisk,
    running: Running,
    phones: Arc<Phones>,
    server: ServerHandle,
    _folder: tempfile::TempDir,
}

/// An answer, in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    status: u16,
    /// In lower case, without `date`.
    headers: Vec<String>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let prefix = format!("{name}: ");
        self.headers
            .iter()
            .find_map(|line| line.strip_prefix(&prefix))
    }
}

impl Fixture {
    /// Before setup.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let overrides = Overrides {
            data_dir: Some(folder.path().join("data").display().to_string()),
            ..Overrides::default()
        };
        let config = Config::load(None, [], &overrides).unwrap();
        let clock = ManualClock::new(START_MS);
        let metrics = Metrics::new(&Vocabulary::default());
        let disk = TestDisk::with_free(DISK_FREE_BYTES);
        let mut store = Store::open(&config).unwrap();
        store.reserve = disk.reserve();
        let shared_clock = Arc::new(clock.clone());
        let running = store
            .start(&config, shared_clock.clone(), metrics.clone(), vec![])
            .unwrap();
        let obfuscator = Obfuscator::from_config(None, &running.keyring).unwrap();
        let phones = Phones::new(PhonesContext {
            templates: Arc::new(Templates::new(running.blobs.clone())),
            engine: running.engine.clone(),
            view: running.view.clone(),
            clock: shared_clock,
            blobs: running.blobs.clone(),
            keyring: running.keyring.clone(),
            metrics,
            config: config.phones,
            obfuscator: Arc::new(obfuscator),
            commands: Arc::new(CommandTable::load(None).unwrap()),
        });
        let served = phones.clone();
        let server = HttpServer::new(move || {
            let phones = served.clone();
            App::new().configure(move |service| configure(service, phones))
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
            address,
            clock,
            disk,
            running,
            phones,
            server: handle,
            _folder: folder,
        }
    }

    /// With the region Oslo, where phones need a credential, and the user `system`.
    async fn set_up() -> Self {
        let fixture = Self::new().await;
        fixture
            .submit(Command::CompleteSetup(Box::new(CompleteSetup {
                admin_name: "root".to_owned(),
                password_hash: Secret::new("hash"),
                public_url: "http://10.1.8.23".to_owned(),
                region: "Oslo".parse().unwrap(),
                region_settings: RegionSettings {
                    networks: vec!["127.0.0.0/25".parse().unwrap()],
                    onboarding: Onboarding::Approve,
                    phone_credentials: PhoneCredentials::Verify,
                    reachable: false,
                    disconnect_after_seconds: 7500,
                },
                system_password: Some(Secret::new("system")),
            })))
            .await;
        fixture
    }

    /// As `set_up`, with an approved phone of the user `anna`, whose file has been made.
    async fn with_phone() -> Self {
        let fixture = Self::set_up().await;
        fixture.approve(MAC, "anna").await;
        fixture.generate(MAC).await;
        fixture
    }

    async fn submit(&self, command: Command) {
        self.running
            .engine
            .submit(Order::new(Actor::CommandLine, command))
            .await
            .unwrap();
    }

    /// The phone announces itself from home and is approved, with a user of its own.
    async fn approve(&self, mac: &str, user: &str) {
        let announced = self.report(HOME, &serde_json::json!({ "mac": mac })).await;
        assert_eq!(announced.status, 200);
        self.submit(Command::CreateUser(Box::new(CreateUser {
            name: user.to_owned(),
            display_name: None,
            password: Some(Secret::new(&format!("{user}-secret"))),
            region: None,
        })))
        .await;
        let approval = ApprovePhones {
            macs: vec![mac.parse().unwrap()],
            region: "Oslo".parse().unwrap(),
            user_name: Some(user.to_owned()),
            display_name: None,
            password: None,
        };
        let order = Order::new(
            Actor::CommandLine,
            Command::ApprovePhones(Box::new(approval)),
        );
        self.running
            .engine
            .submit(order)
            .await
            .expect("the phone has announced itself");
    }

    /// Stores a file for the phone, as the renderer does.
    async fn generate(&self, mac: &str) {
        let mac: Mac = mac.parse().unwrap();
        let slot = self
            .running
            .view
            .read()
            .fleet
            .phone(mac)
            .unwrap()
            .key_slot();
        let key = self.running.keyring.key(slot).unwrap();
        let content = file_of(mac);
        let hash = self
            .running
            .blobs
            .put_sealed(content.as_bytes(), slot, &key)
            .unwrap();
        let inputs = self.running.view.position();
        self.submit(Command::RecordConfiguration(Box::new(
            RecordConfiguration {
                mac,
                hash,
                size_bytes: u32::try_from(content.len()).unwrap(),
                template: "AudioCodes_430HD".parse().unwrap(),
                inputs,
                global_file: "AudioCodes_430HD_global_GENERIC.cfg".parse().unwrap(),
            },
        )))
        .await;
    }

    /// Stores a file for all phones of a template.
    async fn generate_global(&self, name: &str, content: &str) {
        let hash = self.running.blobs.put(content.as_bytes()).unwrap();
        self.submit(Command::RecordGlobalFile {
            file: name.parse().unwrap(),
            hash,
            size_bytes: u32::try_from(content.len()).unwrap(),
            template: "AudioCodes_430HD".parse().unwrap(),
        })
        .await;
    }

    /// Everything that was recorded, handed-in records included.
    async fn events(&self) -> Vec<Event> {
        // Orders are decided in turn: once this one is refused, those before it are recorded.
        let mac = "ffffffffffff".parse().unwrap();
        let last = Command::ClearAlarm {
            mac,
            raised: Position(1),
        };
        let order = Order::new(Actor::CommandLine, last);
        assert!(self.running.engine.submit(order).await.is_err());
        let mut events = Vec::new();
        let reader = self.running.reader.clone();
        read_events(
            &*reader,
            &*self.running.keyring,
            Position(1),
            &mut |recorded| {
                events.push(recorded.event);
                Ok(())
            },
        )
        .unwrap();
        events
    }

    /// Sends these bytes from this address, and reads until the server closes.
    async fn raw(&self, from: &str, request: &[u8]) -> Answer {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
        let mut stream = socket.connect(self.address).await.unwrap();
        stream.write_all(request).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let (status_line, headers) = head.split_once("\r\n").unwrap();
        let mut headers: Vec<String> = headers
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| format!("{}: {value}", name.to_lowercase()))
            .filter(|line| !line.starts_with("date: "))
            .collect();
        headers.sort();
        let status = status_line.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            headers,
            body: body.to_owned(),
        }
    }

    async fn request(
        &self,
        from: &str,
        method: &str,
        target: &str,
        headers: &[&str],
        body: &str,
    ) -> Answer {
        let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
        let length = body.len();
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\
             Content-Length: {length}\r\n{headers}\r\n{body}"
        );
        self.raw(from, request.as_bytes()).await
    }

    async fn get(&self, from: &str, target: &str) -> Answer {
        self.request(from, "GET", target, &[], "").await
    }

    async fn report(&self, from: &str, body: &serde_json::Value) -> Answer {
        let path = "/rest/v1/ipphoneMgrStatus/keep-alive";
        self.request(from, "POST", path, &[], &body.to_string())
            .await
    }

    /// Ends server and writer, so that the store can be opened again by nobody in particular.
    async fn stop(self) {
        self.server.stop(false).await;
        self.running.engine.stop();
    }
}

/// The file that [`Fixture::generate`] stores.
fn file_of(mac: Mac) -> String {
    format!("system/type=430HD\nvoip/line/0/auth_password=canary-{mac}\n")
}

/// What the phone's own file is called.
fn hash_of_own(fixture: &Fixture, mac: Mac) -> ContentHash {
    let projections = fixture.running.view.read();
    let phone = projections.fleet.phone(mac).unwrap();
    phone.configuration().unwrap().hash
}
