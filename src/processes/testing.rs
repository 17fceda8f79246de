//! A server without its listeners: a real engine on a log in memory, a clock that tests drive.

use std::sync::Arc;

use parking_lot::RwLock;
use projections::Projections;
use schemas::{
    Actor, Mac, Secret,
    commands::{ApprovePhones, Command, CompleteSetup, Order, RegionChange, ReportPhone},
    events::PhoneReported,
};
use tokio::{sync::watch, task::JoinHandle};

use super::{Feed, Stop};
use crate::{
    blobs::Blobs,
    clock::{Clock, ManualClock},
    domain::{
        Limits, State,
        testing::{facts, report, settings},
    },
    engine::{
        Engine, Outcome, PendingFile, Receipt, Settings, SnapshotPolicy, Writer, WriterParts,
    },
    keyring::{Keyring, MasterKey, MasterKeySources},
    log::{EventLog, memory::MemoryLog},
    metrics::Metrics,
    projector::{Projector, View},
    snapshots::Snapshots,
    space::{Reserve, testing::TestDisk},
};

/// When every test begins.
pub(crate) const START_MS: i64 = 1_800_000_000_000;

/// How much silence the region of the tests allows.
pub(crate) const ALLOWED_MS: i64 = 7_500_000;

/// How long commands live.
pub(crate) const COMMAND_LIFE_MS: i64 = 86_400_000;

/// What is free of the disk at first.
pub(crate) const DISK_FREE_BYTES: u64 = 500_000;

/// The server.
pub(crate) struct House {
    pub(crate) engine: Engine,
    pub(crate) view: View,
    pub(crate) clock: ManualClock,
    pub(crate) feed: Feed,
    pub(crate) keyring: Arc<Keyring>,
    pub(crate) blobs: Arc<Blobs>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) place: tempfile::TempDir,
    pub(crate) disk: TestDisk,
    stop: watch::Sender<bool>,
    processes: Vec<JoinHandle<()>>,
    writer: Option<Writer>,
}

impl House {
    /// Set up, with the region Oslo and the user `system`.
    pub(crate) async fn new() -> Self {
        let house = Self::start();
        let setup = CompleteSetup {
            admin_name: "root".to_owned(),
            password_hash: Secret::new("$argon2id$"),
            public_url: "http://10.1.1.5".to_owned(),
            region: "Oslo".parse().unwrap(),
            region_settings: settings(),
            system_password: Some(Secret::new("system")),
        };
        house.does(Command::CompleteSetup(Box::new(setup))).await;
        house
    }

    fn start() -> Self {
        let place = tempfile::tempdir().unwrap();
        let sources = MasterKeySources {
            file: None,
            environment: None,
            credentials_directory: None,
        };
        let master = MasterKey::find(&sources, place.path()).unwrap();
        let keyring = Arc::new(Keyring::open(place.path(), master).unwrap());
        let blobs = Arc::new(Blobs::open(place.path(), Reserve::none()).unwrap());
        let snapshots = Snapshots::open(place.path(), keyring.derive("snapshots")).unwrap();
        let log = MemoryLog::default();
        let disk = TestDisk::with_free(DISK_FREE_BYTES);
        let reserve = disk.reserve();
        let start = schemas::Position(0);
        let snapshots = SnapshotPolicy::new(
            Arc::new(snapshots),
            reserve.clone(),
            log.reader(),
            keyring.clone(),
            u64::MAX,
            start,
        );
        let key = keyring.derive("pending");
        let path = place.path().join("pending");
        let (pending_file, pending) = PendingFile::open(&path, key, 10_000).unwrap();
        let (projector, view) = Projector::new(Projections::new());
        let (clock, feed) = (ManualClock::new(START_MS), Feed::new());
        let metrics = Metrics::new(&Default::default());
        let (engine, writer) = Writer::start(WriterParts {
            log: Box::new(log),
            state: State::new(),
            projector,
            pending: Arc::new(RwLock::new(pending)),
            pending_file,
            keyring: keyring.clone(),
            clock: Arc::new(clock.clone()),
            metrics: metrics.clone(),
            snapshots,
            reserve,
            listeners: vec![feed.listener()],
            settings: Settings {
                queue_length_max: 256,
                batch_commands_max: 64,
                limits: Limits {
                    command_life_ms: COMMAND_LIFE_MS,
                    commands_per_phone_max: 2,
                    claim_window_ms: 86_400_000,
                },
            },
        });
        let (stop, writer, processes) = (watch::Sender::new(false), Some(writer), Vec::new());
        Self {
            engine,
            view,
            clock,
            feed,
            keyring,
            blobs,
            metrics,
            place,
            disk,
            stop,
            processes,
            writer,
        }
    }

    /// The clock, as processes hold it.
    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(self.clock.clone())
    }

    /// Runs a process.
    pub(crate) fn runs<F>(&mut self, process: impl FnOnce(Stop) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let process = process(self.stop.subscribe());
        self.processes.push(tokio::spawn(process));
    }

    /// When this command is given, which is not refused.
    pub(crate) async fn does(&self, command: Command) -> Receipt {
        self.tries(command).await.unwrap()
    }

    /// What becomes of a command.
    pub(crate) async fn tries(&self, command: Command) -> Outcome {
        let order = Order::new(Actor::CommandLine, command);
        self.engine.submit(order).await
    }

    /// When a phone reports this.
    pub(crate) async fn reports(&self, mac: Mac, facts: PhoneReported) {
        let command: ReportPhone = report(mac, facts);
        self.does(Command::ReportPhone(Box::new(command))).await;
    }

    /// Given phones that have announced themselves with these facts and were approved for a user.
    pub(crate) async fn approved(&self, macs: &[Mac], facts: &PhoneReported, user: Option<&str>) {
        for mac in macs {
            self.reports(*mac, facts.clone()).await;
        }
        let approval = ApprovePhones {
            macs: macs.to_vec(),
            region: "Oslo".parse().unwrap(),
            user_name: user.map(str::to_owned),
            display_name: user.map(|user| format!("{user} Example")),
            password: user.map(|_| Secret::new("secret-7719")),
        };
        self.does(Command::ApprovePhones(Box::new(approval))).await;
    }

    /// Given a registered phone of the fleet.
    pub(crate) async fn registered(&self, mac: Mac) {
        self.approved(&[mac], &facts("registered", ""), None).await;
    }

    /// When the region allows another silence.
    pub(crate) async fn allows_seconds(&self, seconds: u32) {
        let change = RegionChange {
            disconnect_after_seconds: Some(seconds),
            ..RegionChange::default()
        };
        let name = "Oslo".parse().unwrap();
        self.does(Command::ChangeRegion {
            name,
            change: Box::new(change),
        })
        .await;
    }

    /// Waits until the projections show this.
    pub(crate) async fn shows(&self, what: impl Fn(&Projections) -> bool) {
        let mut positions = self.view.positions();
        while !what(&self.view.read()) {
            positions.changed().await.unwrap();
        }
    }

    /// Stops the processes, and waits for them; others may run afterwards.
    pub(crate) async fn stops_processes(&mut self) {
        self.stop.send_replace(true);
        for process in self.processes.drain(..) {
            process.await.unwrap();
        }
        self.stop = watch::Sender::new(false);
    }

    /// Stops everything, and waits for it.
    pub(crate) async fn stops(&mut self) {
        self.stop.send_replace(true);
        for process in self.processes.drain(..) {
            process.await.unwrap();
        }
        self.engine.stop();
        self.writer.take().unwrap().join().unwrap();
    }
}
