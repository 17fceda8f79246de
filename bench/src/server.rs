//! The servers: ours as `rollcall serve` runs it, in this process, and plain actix references.
//!
//! Guarantee: the same number of threads, the same system clock and the same sockets for both.

use std::{net::SocketAddr, path::Path, sync::Arc, thread::JoinHandle};

use actix_web::{App as ActixApp, HttpServer, dev::ServerHandle, web::ServiceConfig};
use anyhow::{Context as _, Result, anyhow};
use rollcall::{
    app::App,
    clock::SystemClock,
    config::{Config, Overrides},
};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::load;

const ADMIN_PASSWORD: &str = "a long enough passphrase";

/// Our server, running.
pub(crate) struct Ours {
    /// The admin listener.
    pub(crate) admin: SocketAddr,
    /// The phone listener.
    pub(crate) phones: SocketAddr,
    /// The headers of a signed-in supervisor.
    pub(crate) credentials: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<Result<()>>>,
}

impl Ours {
    /// Starts a server on a data directory that is not set up, sets it up and signs in.
    pub(crate) fn start(directory: &Path) -> Result<Self> {
        let overrides = Overrides {
            data_dir: Some(directory.display().to_string()),
            admin_listen: Some("127.0.0.1:0".to_owned()),
            phones_listen: Some(vec!["127.0.0.1:0".to_owned()]),
            ..Overrides::default()
        };
        let environment = std::iter::empty::<(String, String)>();
        let config = Config::load(None, environment, &overrides)?;
        let app = App::build(config, Arc::new(SystemClock))?;
        let addresses = app.addresses();
        let token = app.setup_token().context("the server is set up already")?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?;
            let shutdown = async move {
                let _ = stopped.await;
            };
            Ok(runtime.block_on(app.run_until_stopped(shutdown))?)
        });
        let mut ours = Self {
            admin: addresses.admin,
            phones: addresses.phones[0],
            credentials: String::new(),
            stop: Some(stop),
            thread: Some(thread),
        };
        let region = json!({"name": "Bergen", "networks": ["10.0.0.0/8"]});
        set_up(ours.admin, &token, "http://127.0.0.1:8081", &region)?;
        ours.credentials = sign_in(ours.admin)?;
        Ok(ours)
    }

    /// The bytes of a request for `path` by the supervisor; the connection stays.
    pub(crate) fn get(&self, path: &str) -> Vec<u8> {
        let credentials = &self.credentials;
        format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{credentials}\r\n").into_bytes()
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(JoinHandle::join);
        if let Some(Err(_) | Ok(Err(_))) = ended {
            crate::report::note("the server did not end well");
        }
    }
}

/// Sets a server up, with a supervisor and one region.
pub(crate) fn set_up(
    admin: SocketAddr,
    token: &str,
    public_url: &str,
    region: &Value,
) -> Result<()> {
    let body = json!({
        "token": token, "username": "root", "password": ADMIN_PASSWORD, "public_url": public_url,
        "region": region,
    });
    load::once(admin, &load::post("/api/v1/setup", "", &body))?;
    Ok(())
}

/// The headers of the supervisor, signed in.
pub(crate) fn sign_in(admin: SocketAddr) -> Result<String> {
    let body = json!({"username": "root", "password": ADMIN_PASSWORD});
    let (head, body) = load::once(admin, &load::post("/api/v1/session", "", &body))?;
    let cookie = head
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "))
        .and_then(|cookie| cookie.split(';').next())
        .context("signing in sets a cookie")?;
    let session: Value = serde_json::from_slice(&body)?;
    let csrf = session["csrf_token"].as_str().context("a CSRF token")?;
    Ok(format!("cookie: {cookie}\r\nx-csrf-token: {csrf}\r\n"))
}

/// A plain actix server, running.
pub(crate) struct Reference {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl Reference {
    /// Starts a server with these routes.
    pub(crate) fn start(
        configure: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
    ) -> Result<Self> {
        let (send, receive) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?;
            runtime.block_on(async move {
                let server = HttpServer::new(move || ActixApp::new().configure(configure.clone()))
                    .disable_signals()
                    .bind("127.0.0.1:0")?;
                let address = server.addrs()[0];
                let server = server.run();
                let _ = send.send((address, server.handle()));
                server.await
            })
        });
        let (address, handle) = receive
            .recv()
            .map_err(|_| anyhow!("the reference server does not start"))?;
        Ok(Self {
            address,
            handle,
            thread: Some(thread),
        })
    }
}

impl Drop for Reference {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        let ended = self.thread.take().map(JoinHandle::join);
        if let Some(Err(_) | Ok(Err(_))) = ended {
            crate::report::note("the reference server did not end well");
        }
    }
}
