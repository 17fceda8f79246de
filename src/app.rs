//! The server, put together: store, writer, processes, two listeners; started, and stopped in
//! order.
//!
//! Guarantee: it listens only after the log is folded; stopping lets requests end, then the writer
//! finishes what is queued, then snapshots are taken. Deliberately not here: what any part does.

use std::{
    any::Any,
    future::Future,
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use actix_web::{
    App as ActixApp, HttpServer,
    dev::{Extensions, Server},
    web::ServiceConfig,
};
use tokio::{
    sync::watch,
    task::{JoinError, JoinSet},
};

use crate::{
    clock::Clock,
    config::Config,
    connections,
    engine::{Engine, Fatal, Writer},
    http::{
        self, HttpContext,
        passwords::PasswordError,
        session::Gate,
        setup_token::SetupTokenError,
        streams::{Streams, note_connection},
    },
    metrics::{Listener, Metrics, Vocabulary},
    obfuscation::{ObfuscationError, Obfuscator},
    phones::{self, Phones, PhonesContext, wire::Oddity},
    processes::{
        Delivery, Feed, Jobs, Maker, MakerParts, Push, Renderer, TargetLists, Watchdog,
        command_table::{CommandTable, CommandTableError},
    },
    store::{Running, Store, StoreError},
    telemetry,
    templates::Templates,
};

/// How long a client may take over the headers of a request.
const REQUEST_HEAD_SECONDS: u64 = 5;

/// Why a server does not start, or ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The data directory cannot be opened.
    #[error("the data directory cannot be used")]
    Store(#[source] StoreError),
    /// An address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The one-time setup token cannot be kept.
    #[error("the setup token cannot be written")]
    SetupToken(#[source] SetupTokenError),
    /// Passwords cannot be hashed.
    #[error("passwords cannot be hashed")]
    Passwords(#[source] PasswordError),
    /// The operator's command table is not usable.
    #[error("phones.command_table_file is not usable")]
    CommandTable(#[source] CommandTableError),
    /// The operator's key file is not usable.
    #[error("the key for phones' values cannot be used")]
    Obfuscation(#[source] ObfuscationError),
    /// What acts by itself has panicked; without it the server would only seem to work.
    #[error("a process of the server failed")]
    Process(#[source] JoinError),
    /// The writer ended by itself.
    #[error("the writer stopped")]
    Fatal(#[source] Fatal),
}

impl AppError {
    /// The process's exit status: 75 when the same may succeed later (there is room on the disk,
    /// another version is installed) or the server ended by itself, otherwise 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Fatal(_) | Self::Process(_) => 75,
            Self::Store(error) if error.is_full() || error.is_fault_of_projection() => 75,
            Self::Store(_)
            | Self::Listen { .. }
            | Self::SetupToken(_)
            | Self::Passwords(_)
            | Self::CommandTable(_)
            | Self::Obfuscation(_) => 1,
        }
    }
}

/// Where a server listens.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// The admin listener.
    pub admin: SocketAddr,
    /// The phone listener, all its addresses.
    pub phones: Vec<SocketAddr>,
}

/// A server that is about to run.
pub struct App {
    addresses: Addresses,
    setup_token: Option<String>,
    engine: Engine,
    writer: Writer,
    ready: Arc<AtomicBool>,
    streams: Arc<Streams>,
    servers: Vec<Server>,
    start_processes: StartProcesses,
}

/// Starts what acts by itself; it ends when the receiver says so.
type StartProcesses = Box<dyn FnOnce(&watch::Receiver<bool>) -> JoinSet<()> + Send>;

impl App {
    /// Opens the data directory, folds the log, starts the writer and binds the listeners. Needs a
    /// tokio runtime to run in later, not now.
    ///
    /// # Errors
    /// Whatever keeps the server from starting; nothing is left running.
    pub fn build(config: Config, clock: Arc<dyn Clock>) -> Result<Self, AppError> {
        let config = Arc::new(config);
        let metrics = metrics();
        let store = Store::open(&config).map_err(AppError::Store)?;
        let feed = Feed::new();
        let listeners = vec![feed.listener()];
        let running = store
            .start(&config, clock.clone(), metrics.clone(), listeners)
            .map_err(AppError::Store)?;
        let engine = running.engine.clone();
        let built = Self::build_on(running, config, clock, metrics, feed);
        if built.is_err() {
            engine.stop();
        }
        built
    }

    fn build_on(
        running: Running,
        config: Arc<Config>,
        clock: Arc<dyn Clock>,
        metrics: Arc<Metrics>,
        feed: Feed,
    ) -> Result<Self, AppError> {
        let Running {
            engine,
            view,
            pending,
            reader,
            keyring,
            blobs,
            writer,
        } = running;
        let setup_token = match view.read().files.setup() {
            Some(_) => None,
            None => {
                let token = http::setup_token::ensure_setup_token(&config.data_dir);
                Some(token.map_err(AppError::SetupToken)?.expose().to_owned())
            }
        };
        let key_file = config.phones.obfuscation_key_file.as_deref();
        let obfuscator =
            Obfuscator::from_config(key_file, &keyring).map_err(AppError::Obfuscation)?;
        let obfuscator = Arc::new(obfuscator);
        let templates = Arc::new(Templates::new(blobs.clone()));
        let commands = CommandTable::load(config.phones.command_table_file.as_deref());
        let commands = Arc::new(commands.map_err(AppError::CommandTable)?);
        let phones = Phones::new(PhonesContext {
            engine: engine.clone(),
            view: view.clone(),
            clock: clock.clone(),
            blobs: blobs.clone(),
            keyring: keyring.clone(),
            metrics: metrics.clone(),
            config: config.phones.clone(),
            obfuscator: obfuscator.clone(),
            templates: templates.clone(),
            commands: commands.clone(),
        });
        let maker = Maker::new(MakerParts {
            engine: engine.clone(),
            view: view.clone(),
            clock: clock.clone(),
            keyring: keyring.clone(),
            blobs: blobs.clone(),
            templates: templates.clone(),
            metrics: metrics.clone(),
            obfuscator: obfuscator.clone(),
            public_url: config.phones.public_url.clone(),
        });
        let ready = Arc::new(AtomicBool::new(false));
        let streams = Arc::new(Streams::default());
        let gate = Gate::new(&config.session, false).map_err(AppError::Passwords)?;
        let lists = TargetLists::new(blobs.clone());
        let context = Arc::new(HttpContext {
            engine: engine.clone(),
            view: view.clone(),
            pending,
            config: config.clone(),
            metrics: metrics.clone(),
            clock: clock.clone(),
            log: reader,
            keys: keyring.clone(),
            blobs: blobs.clone(),
            target_lists: lists.clone(),
            kept_answers: Default::default(),
            gate,
            turns: Default::default(),
            streams: streams.clone(),
            log_lines: telemetry::recent_lines(),
            render: feed.render_requests(),
            maker: maker.clone(),
            ready: ready.clone(),
        });
        let admin = [config.admin.listen];
        let (admin, admin_server) = serve(&config, &admin, note_connection, move |services| {
            http::configure(services, context.clone());
        })?;
        let listen = &config.phones.listen;
        let (phone_addresses, phone_server) = serve(
            &config,
            listen,
            |_, _| {},
            move |services| {
                phones::configure(services, phones.clone());
            },
        )?;
        let processes = Processes {
            jobs: Jobs::new(
                &feed,
                engine.clone(),
                view.clone(),
                clock.clone(),
                maker.clone(),
                lists,
            ),
            push: Push::new(
                &feed,
                (engine.clone(), view.clone(), clock.clone()),
                obfuscator,
                commands,
                config.phones.rest_port,
            ),
            renderer: Renderer::new(&feed, maker),
            watchdog: Watchdog::new(&feed, engine.clone(), view.clone(), clock.clone()),
            delivery: Delivery::new(&feed, engine.clone(), view, clock),
        };
        Ok(Self {
            addresses: Addresses {
                admin: admin[0],
                phones: phone_addresses,
            },
            setup_token,
            engine,
            writer,
            ready,
            streams,
            servers: vec![admin_server, phone_server],
            start_processes: Box::new(|stopped| processes.start(stopped)),
        })
    }

    /// Where it listens.
    pub fn addresses(&self) -> Addresses {
        self.addresses.clone()
    }

    /// The one-time token, while setup has not been done.
    pub fn setup_token(&self) -> Option<String> {
        self.setup_token.clone()
    }

    /// Serves until `shutdown` is done or the writer ends by itself, then stops in order: requests
    /// end, processes stop, the writer finishes and takes snapshots.
    ///
    /// # Errors
    /// The writer ended by itself; what was acknowledged is safe.
    pub async fn run_until_stopped(
        self,
        shutdown: impl Future<Output = ()>,
    ) -> Result<(), AppError> {
        let handles: Vec<_> = self.servers.iter().map(Server::handle).collect();
        let servers: Vec<_> = self.servers.into_iter().map(tokio::spawn).collect();
        let (stop, stopped) = watch::channel(false);
        let mut processes = (self.start_processes)(&stopped);
        let writer = tokio::task::spawn_blocking(move || self.writer.join());
        tokio::pin!(writer, shutdown);
        self.ready.store(true, Ordering::Release);
        let mut panicked = None;
        let ended = tokio::select! {
            () = &mut shutdown => None,
            ended = &mut writer => Some(ended),
            // One that ends well was told by the writer's end, which is about to be seen.
            Some(Err(error)) = processes.join_next() => {
                panicked = Some(error);
                None
            }
        };
        self.ready.store(false, Ordering::Release);
        let graceful = ended.is_none();
        let listeners_end = async {
            for handle in handles {
                handle.stop(graceful).await;
            }
        };
        self.streams.end_before(listeners_end).await;
        for server in servers {
            log_end("a listener", server.await.map(|ended| ended.err()));
        }
        stop.send_replace(true);
        while let Some(process) = processes.join_next().await {
            log_end("a process", process.map(|()| None::<io::Error>));
        }
        self.engine.stop();
        let ended = match ended {
            Some(ended) => ended,
            None => writer.await,
        };
        match (ended, panicked) {
            (Ok(Ok(())), Some(error)) => Err(AppError::Process(error)),
            (Ok(outcome), _) => outcome.map_err(AppError::Fatal),
            // The writer panicked; its message is printed already.
            (Err(error), _) => Err(AppError::Process(error)),
        }
    }
}

/// What acts by itself.
struct Processes {
    jobs: Jobs,
    push: Push,
    renderer: Renderer,
    watchdog: Watchdog,
    delivery: Delivery,
}

impl Processes {
    fn start(self, stopped: &watch::Receiver<bool>) -> JoinSet<()> {
        let mut processes = JoinSet::new();
        processes.spawn(self.jobs.run(stopped.clone()));
        processes.spawn(self.push.run(stopped.clone()));
        processes.spawn(self.renderer.run(stopped.clone()));
        processes.spawn(self.watchdog.run(stopped.clone()));
        processes.spawn(self.delivery.run(stopped.clone()));
        processes
    }
}

/// Says how something ended that should have ended well.
fn log_end<E: std::fmt::Display>(what: &str, ended: Result<Option<E>, JoinError>) {
    match ended {
        Ok(None) => {}
        Ok(Some(error)) => tracing::error!(%error, what, "ended with an error"),
        Err(error) => tracing::error!(%error, what, "panicked"),
    }
}

/// A server on these addresses, and where they turned out to be.
fn serve(
    config: &Config,
    listen: &[SocketAddr],
    on_connect: fn(&dyn Any, &mut Extensions),
    configure: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
) -> Result<(Vec<SocketAddr>, Server), AppError> {
    let unread_seconds = config.connections.unread_seconds;
    let mut server = HttpServer::new(move || ActixApp::new().configure(configure.clone()))
        .disable_signals()
        .shutdown_timeout(u64::from(config.shutdown_seconds))
        .client_request_timeout(Duration::from_secs(REQUEST_HEAD_SECONDS))
        .on_connect(move |connection, data| {
            connections::limit(connection, unread_seconds);
            on_connect(connection, data);
        });
    for address in listen {
        server = server.bind(address).map_err(|source| AppError::Listen {
            address: *address,
            source,
        })?;
    }
    Ok((server.addrs(), server.run()))
}

/// Everything that the server counts into, by the words of the rooms that own them.
fn metrics() -> Arc<Metrics> {
    let projections: Vec<_> = projections::VERSIONS
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let oddities: Vec<_> = Oddity::ALL.iter().map(|oddity| oddity.label()).collect();
    let mut routes = http::metric_routes();
    for (path, methods) in phones::ROUTES {
        routes.extend(
            methods
                .iter()
                .map(|method| (Listener::Phones, *path, *method)),
        );
    }
    Metrics::new(&Vocabulary {
        projections: &projections,
        report_oddities: &oddities,
        http_routes: &routes,
    })
}

#[cfg(test)]
mod tests;
