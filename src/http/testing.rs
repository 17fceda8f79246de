//! The admin listener on a real store with a real writer, without sockets, for tests.

use std::{
    collections::BTreeMap,
    sync::{Arc, atomic::AtomicBool},
};

use actix_web::{
    App,
    dev::ServiceResponse,
    http::{Method, header::HeaderMap},
    test,
    web::Bytes,
};
use schemas::{
    Mac, Secret,
    commands::{Command, Order, RecordConfiguration, RecordFileRefusal},
    events::{RefusalReason, Role},
    sealing::Keys,
};
use serde_json::{Value, json};

use super::{HttpContext, configure, openapi, session::Gate, setup_token::ensure_setup_token};
use crate::{
    clock::ManualClock,
    config::{Config, Overrides},
    domain::testing::{facts, report},
    metrics::Metrics,
    obfuscation::Obfuscator,
    processes::{Feed, Maker, MakerParts, TargetLists},
    store::{Running, Store},
    templates::Templates,
};

/// 2026-11-22T10:00:00Z.
const START_MS: i64 = 1_795_341_600_000;

/// The password of every account.
pub(super) const PASSWORD: &str = "tulip-42-anchor";

/// An answer, read whole.
pub(super) struct Heard {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) content: Bytes,
    pub(super) text: String,
}

impl Heard {
    async fn read(response: ServiceResponse) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // A stream of events has no end to wait for.
        let content = match headers.get("content-type") {
            Some(kind) if kind == "text/event-stream" => Bytes::new(),
            _ => test::read_body(response).await,
        };
        Self {
            status,
            headers,
            text: String::from_utf8_lossy(&content).into_owned(),
            content,
        }
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    #[track_caller]
    pub(super) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// The answer, which must be this problem.
    #[track_caller]
    pub(super) fn refused(self, status: u16, code: &str) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json")
        );
        assert_eq!(self.json()["code"], code, "{}", self.text);
        self
    }

    /// The fields that the problem names.
    pub(super) fn fields(&self) -> Vec<String> {
        let errors = self.json()["errors"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        errors
            .iter()
            .map(|error| error["field"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// The listener, its store, and who is signed in.
pub(super) struct TestApi {
    pub(super) context: Arc<HttpContext>,
    pub(super) clock: ManualClock,
    pub(super) setup_token: Secret,
    running: Option<Running>,
    _folder: tempfile::TempDir,
}

/// The headers of someone's requests.
pub(super) type Client = BTreeMap<String, String>;

impl TestApi {
    /// A new store, not set up.
    pub(super) fn new() -> Self {
        Self::with(&[])
    }

    pub(super) fn with(environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data_dir = Some(folder.path().to_str().unwrap().to_owned());
        let environment = environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let overrides = Overrides {
            data_dir,
            ..Overrides::default()
        };
        let config = Arc::new(Config::load(None, environment, &overrides).unwrap());
        let clock = ManualClock::new(START_MS);
        let metrics = Metrics::new(&Default::default());
        let store = Store::open(&config).unwrap();
        let running = store
            .start(&config, Arc::new(clock.clone()), metrics.clone(), vec![])
            .unwrap();
        let setup_token = ensure_setup_token(folder.path()).unwrap();
        let context = Arc::new(HttpContext {
            engine: running.engine.clone(),
            view: running.view.clone(),
            pending: running.pending.clone(),
            kept_answers: Default::default(),
            gate: Gate::new(&config.session, false).unwrap(),
            turns: Default::default(),
            streams: Arc::default(),
            log_lines: Arc::default(),
            render: Feed::new().render_requests(),
            maker: Maker::new(MakerParts {
                engine: running.engine.clone(),
                view: running.view.clone(),
                clock: Arc::new(clock.clone()),
                keyring: running.keyring.clone(),
                blobs: running.blobs.clone(),
                templates: Arc::new(Templates::new(running.blobs.clone())),
                metrics: metrics.clone(),
                obfuscator: Arc::new(Obfuscator::from_config(None, &running.keyring).unwrap()),
                public_url: None,
            }),
            config,
            metrics,
            clock: Arc::new(clock.clone()),
            log: running.reader.clone(),
            keys: running.keyring.clone(),
            blobs: running.blobs.clone(),
            target_lists: TargetLists::new(running.blobs.clone()),
            ready: Arc::new(AtomicBool::new(true)),
        });
        Self {
            context,
            clock,
            setup_token,
            running: Some(running),
            _folder: folder,
        }
    }

    /// Set up with the supervisor `root` and the region Oslo of 10/8, any credential accepted.
    pub(super) async fn set_up() -> (Self, Client) {
        Self::set_up_with(&[]).await
    }

    /// The same, configured by these variables.
    pub(super) async fn set_up_with(environment: &[(&str, &str)]) -> (Self, Client) {
        let api = Self::with(environment);
        let body = api.setup_body();
        api.post(&Client::new(), "/api/v1/setup", body)
            .await
            .expect(201);
        let root = api.sign_in("root", PASSWORD).await;
        (api, root)
    }

    pub(super) fn setup_body(&self) -> Value {
        json!({
            "token": self.setup_token.expose(),
            "username": "root",
            "password": PASSWORD,
            "public_url": "http://10.1.1.5",
            "region": {"name": "Oslo", "networks": ["10.0.0.0/8"], "phone_credentials": "open"},
            "system_user": {"password": "system"},
        })
    }

    /// A request as it is.
    pub(super) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &Client,
        body: impl Into<String>,
    ) -> Heard {
        let body = Bytes::from(body.into());
        self.upload(method, path, headers, body).await
    }

    /// The same with a body that is no text.
    pub(super) async fn upload(
        &self,
        method: &str,
        path: &str,
        headers: &Client,
        body: Bytes,
    ) -> Heard {
        let response = self.called(method, path, headers, body).await;
        let heard = Heard::read(response).await;
        let is_problem = heard.header("content-type") == Some("application/problem+json");
        let code = is_problem.then(|| heard.json()["code"].as_str().unwrap().to_owned());
        openapi::tests::check(method, path, heard.status, code.as_deref());
        heard
    }

    /// The same, without reading the answer's content: it may have no end.
    pub(super) async fn call(
        &self,
        method: &str,
        path: &str,
        headers: &Client,
        body: impl Into<String>,
    ) -> ServiceResponse {
        self.called(method, path, headers, body.into().into()).await
    }

    async fn called(
        &self,
        method: &str,
        path: &str,
        headers: &Client,
        body: Bytes,
    ) -> ServiceResponse {
        let context = self.context.clone();
        let service =
            test::init_service(App::new().configure(|services| configure(services, context))).await;
        let mut request = test::TestRequest::with_uri(path)
            .method(method.parse::<Method>().unwrap())
            .peer_addr("127.0.0.1:40000".parse().unwrap())
            .set_payload(body);
        for (name, value) in headers {
            request = request.insert_header((name.as_str(), value.as_str()));
        }
        test::call_service(&service, request.to_request()).await
    }

    async fn send_json(&self, method: &str, client: &Client, path: &str, body: Value) -> Heard {
        let mut headers = client.clone();
        headers.insert("content-type".to_owned(), "application/json".to_owned());
        self.send(method, path, &headers, body.to_string()).await
    }

    pub(super) async fn get(&self, client: &Client, path: &str) -> Heard {
        self.send("GET", path, client, "").await
    }

    pub(super) async fn read(&self, client: &Client, path: &str) -> Value {
        self.get(client, path).await.expect(200).json()
    }

    pub(super) async fn post(&self, client: &Client, path: &str, body: Value) -> Heard {
        self.send_json("POST", client, path, body).await
    }

    pub(super) async fn patch(&self, client: &Client, path: &str, body: Value) -> Heard {
        self.send_json("PATCH", client, path, body).await
    }

    pub(super) async fn put(&self, client: &Client, path: &str, body: Value) -> Heard {
        self.send_json("PUT", client, path, body).await
    }

    pub(super) async fn delete(&self, client: &Client, path: &str) -> Heard {
        self.send("DELETE", path, client, "").await
    }

    pub(super) async fn try_sign_in(&self, name: &str, password: &str) -> Heard {
        let body = json!({"username": name, "password": password});
        self.post(&Client::new(), "/api/v1/session", body).await
    }

    /// Cookie and CSRF token of a new session.
    pub(super) async fn sign_in(&self, name: &str, password: &str) -> Client {
        let heard = self.try_sign_in(name, password).await.expect(200);
        let cookie = heard
            .header("set-cookie")
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        let token = heard.json()["csrf_token"].as_str().unwrap().to_owned();
        [
            ("cookie".to_owned(), cookie),
            ("x-csrf-token".to_owned(), token),
        ]
        .into()
    }

    /// An account of this role, which is its name, signed in.
    pub(super) async fn account(&self, root: &Client, role: Role) -> Client {
        let body = json!({"name": role.name(), "role": role, "password": PASSWORD});
        self.post(root, "/api/v1/admins", body).await.expect(201);
        self.sign_in(role.name(), PASSWORD).await
    }

    pub(super) async fn submit(&self, command: Command) {
        let order = Order::new(schemas::Actor::CommandLine, command);
        self.context.engine.submit(order).await.unwrap();
    }

    /// Waits until everything is recorded that was handed in without waiting.
    pub(super) async fn settle(&self) {
        self.submit(Command::RecordFileRefusal(Box::new(RecordFileRefusal {
            mac: None,
            file: "settled".to_owned(),
            reason: RefusalReason::NotFound,
            status: 404,
            address: "10.0.0.1".parse().unwrap(),
        })))
        .await;
    }

    /// A phone announces itself from inside Oslo.
    pub(super) async fn announce(&self, mac: Mac) {
        self.submit(Command::ReportPhone(Box::new(report(
            mac,
            facts("started", ""),
        ))))
        .await;
    }

    /// What the renderer does: waits until the phone is of the fleet, then makes its file.
    pub(super) async fn render(&self, mac: Mac, content: &str) {
        let mut positions = self.context.view.positions();
        let slot = loop {
            let phone = |view: &projections::Projections| {
                view.fleet.phone(mac).map(|phone| phone.key_slot())
            };
            let found = phone(&self.context.view.read());
            match found {
                Some(slot) => break slot,
                None => positions.changed().await.unwrap(),
            }
        };
        let running = self.running.as_ref().unwrap();
        let key = running.keyring.key(slot).unwrap();
        let hash = running
            .blobs
            .put_sealed(content.as_bytes(), slot, &key)
            .unwrap();
        self.submit(Command::RecordConfiguration(Box::new(
            RecordConfiguration {
                mac,
                hash,
                size_bytes: u32::try_from(content.len()).unwrap(),
                template: "AudioCodes_430HD".parse().unwrap(),
                inputs: self.context.view.position(),
                global_file: "AudioCodes_430HD_global_GENERIC.cfg".parse().unwrap(),
            },
        )))
        .await;
    }
}

impl Drop for TestApi {
    fn drop(&mut self) {
        // The writer ends before its folder goes.
        if let Some(running) = self.running.take() {
            running.engine.stop();
            let outcome = running.writer.join();
            assert!(std::thread::panicking() || outcome.is_ok());
        }
    }
}
