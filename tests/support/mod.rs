//! A whole server in this process, on a temporary data directory, with a clock that the test
//! drives.

pub(crate) mod admin;
pub(crate) mod fleet;
pub(crate) mod phone;
pub(crate) mod process;

use std::{net::SocketAddr, path::Path, sync::Arc};

use rollcall::{
    app::{App, AppError},
    clock::ManualClock,
    config::{Config, Overrides},
};
use tokio::{sync::oneshot, task::JoinHandle};

pub(crate) use admin::Admin;
pub(crate) use phone::TestPhone;

/// 2026-11-22T10:00:00Z.
pub(crate) const START_MS: i64 = 1_795_341_600_000;

/// The supervisor's password in every test.
pub(crate) const PASSWORD: &str = "a long enough passphrase";

/// A running server.
pub(crate) struct TestServer {
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) admin_address: SocketAddr,
    pub(crate) phone_address: SocketAddr,
    pub(crate) setup_token: Option<String>,
    stop: oneshot::Sender<()>,
    running: JoinHandle<Result<(), AppError>>,
    folder: Arc<tempfile::TempDir>,
}

impl TestServer {
    /// A server with settings as of the environment, set up with the region Oslo.
    pub(crate) async fn set_up_with(environment: &[(&str, &str)]) -> (Self, Admin) {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let clock = Arc::new(ManualClock::new(START_MS));
        let server = Self::on(folder, clock, environment).await;
        let admin = server.set_up().await;
        (server, admin)
    }

    /// A server, set up with the region Oslo.
    pub(crate) async fn ready() -> (Self, Admin) {
        Self::set_up_with(&[]).await
    }

    pub(crate) async fn on(
        folder: Arc<tempfile::TempDir>,
        clock: Arc<ManualClock>,
        environment: &[(&str, &str)],
    ) -> Self {
        let config = config_on(folder.path(), environment);
        let app = App::build(config, clock.clone()).expect("the server starts");
        let addresses = app.addresses();
        let setup_token = app.setup_token();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(app.run_until_stopped(async move {
            let _ = stopped.await;
        }));
        Self {
            clock,
            admin_address: addresses.admin,
            phone_address: addresses.phones[0],
            setup_token,
            stop,
            running,
            folder,
        }
    }

    /// Setup with the supervisor `root`, the region Oslo on 127/8 that approves by hand and accepts
    /// any credential, and the user `system`; signed in.
    pub(crate) async fn set_up(&self) -> Admin {
        let token = self
            .setup_token
            .as_deref()
            .expect("a new server has a setup token");
        let answer = Admin::anonymous(self.admin_address)
            .post(
                "/api/v1/setup",
                serde_json::json!({
                    "token": token,
                    "username": "root",
                    "password": PASSWORD,
                    "public_url": "http://10.1.1.5",
                    "region": {
                        "name": "Oslo",
                        "networks": ["127.0.0.0/8"],
                        "phone_credentials": "open",
                    },
                    "system_user": {"password": "system"},
                }),
            )
            .await;
        assert!(
            answer.status < 300,
            "setup: {} {}",
            answer.status,
            answer.text
        );
        Admin::signed_in(self.admin_address, "root", PASSWORD).await
    }

    /// Stops the server and starts another on the same data directory.
    pub(crate) async fn restarted(self) -> Self {
        let (folder, clock) = (self.folder.clone(), self.clock.clone());
        self.stopped().await;
        Self::on(folder, clock, &[]).await
    }

    /// Stops the server; gives the data directory back.
    pub(crate) async fn stopped(self) -> Arc<tempfile::TempDir> {
        let _ = self.stop.send(());
        self.running
            .await
            .expect("the server does not panic")
            .expect("the server stops cleanly");
        self.folder
    }

    /// A phone at 127.0.0.1.
    pub(crate) fn phone(&self, mac: &str) -> TestPhone {
        TestPhone::new(self.phone_address, mac, "127.0.0.1")
    }
}

/// The configuration of a test server on this folder.
pub(crate) fn config_on(folder: &Path, environment: &[(&str, &str)]) -> Config {
    let overrides = Overrides {
        data_dir: Some(folder.join("data").display().to_string()),
        admin_listen: Some("127.0.0.1:0".to_owned()),
        phones_listen: Some(vec!["127.0.0.1:0".to_owned()]),
        ..Overrides::default()
    };
    // The clock of a test runs for hours; whoever signed in stays signed in.
    let environment = [("ROLLCALL_SESSION__IDLE_SECONDS", "43200")]
        .iter()
        .chain(environment)
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(None, environment, &overrides).expect("the test's configuration is valid")
}
