//! The phone listener: boot, files, first contact, keep-alives, alarms (protocol.md).
//!
//! Guarantee: nothing of the admin API is reachable here; whatever is not of this listener, and
//! whatever the client may not have, is the same 404. A request becomes a command and nothing else;
//! what is served is what projections name. Deliberately not here: what a report leads to (domain),
//! how files are made (processes), binding addresses (app).

mod alerts;
mod answers;
mod body;
mod credentials;
mod delivery;
mod entitlement;
mod files;
mod first_contact;
mod guesses;
mod recent_files;
mod reports;
mod route;
mod sequence;
mod streamed;
mod strikes;
#[cfg(test)]
mod tests;
pub mod wire;

use std::{
    collections::{HashMap, HashSet},
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::Instant,
};

use actix_web::{
    HttpRequest, HttpResponse,
    http::Method,
    web::{self, Payload, ServiceConfig},
};
use parking_lot::Mutex;
use projections::Projections;
use schemas::{
    Actor, Mac, Secret, Timestamp,
    commands::{Command, Order},
    events::SecurityKind,
};

pub use self::route::ROUTES;
use self::{
    files::Folder, guesses::Guesses, recent_files::RecentFiles, route::Route, sequence::Sequences,
    strikes::Strikes,
};
use crate::{
    blobs::Blobs,
    clock::Clock,
    config::PhonesConfig,
    engine::Engine,
    keyring::Keyring,
    metrics::{Listener, Metrics},
    obfuscation::Obfuscator,
    peer::client_address,
    processes::command_table::CommandTable,
    projector::View,
    templates::Templates,
};

/// How many distinct refused messages of one address are recorded within [`NOTES_WINDOW_SECONDS`].
const NOTES_MAX: usize = 20;
const NOTES_WINDOW_SECONDS: u32 = 300;

/// What the listener works with.
pub struct PhonesContext {
    /// Where commands go.
    pub engine: Engine,
    /// What reads show.
    pub view: View,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The files' bytes.
    pub blobs: Arc<Blobs>,
    /// The keys that seal phones' own files.
    pub keyring: Arc<Keyring>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Limits, proxies, the address that phones are given.
    pub config: PhonesConfig,
    /// Hides the system user's password in boot files.
    pub obfuscator: Arc<Obfuscator>,
    /// Templates that administrators have saved.
    pub templates: Arc<Templates>,
    /// What phones are told, and how.
    pub commands: Arc<CommandTable>,
}

/// The listener's handler; one for all its addresses, since strikes count for all together.
pub struct Phones {
    context: PhonesContext,
    misses: Strikes<IpAddr>,
    notes: Strikes<IpAddr>,
    guesses: Guesses,
    sequences: Sequences,
    claims_in_progress: Mutex<HashSet<Mac>>,
    recent_files: RecentFiles,
    /// Claims of files made then, that could not be recorded while the disk was full.
    unrecorded_claims: Mutex<HashMap<Mac, Timestamp>>,
}

impl Phones {
    /// A listener that has heard nobody yet.
    pub fn new(context: PhonesContext) -> Arc<Self> {
        let config = &context.config;
        Arc::new(Self {
            misses: Strikes::new(config.misses_max, config.miss_window_seconds),
            notes: Strikes::new(NOTES_MAX, NOTES_WINDOW_SECONDS),
            guesses: Guesses::new(),
            sequences: Sequences::new(),
            claims_in_progress: Mutex::default(),
            recent_files: RecentFiles::default(),
            unrecorded_claims: Mutex::default(),
            context,
        })
    }

    /// Where a request comes from.
    fn address(&self, request: &HttpRequest) -> IpAddr {
        let unknown = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        let peer = request.peer_addr().map_or(unknown, |peer| peer.ip());
        client_address(
            peer,
            request.headers(),
            &self.context.config.trusted_proxies,
        )
    }

    /// Records a message that was refused for what it shows of its sender; once for each address,
    /// phone and kind within some minutes, and not more often than an address deserves.
    fn note_refused_message(&self, address: IpAddr, mac: Mac, kind: SecurityKind, what: &str) {
        let now_ms = self.context.clock.now_ms();
        let note = self.notes.strike(address, (mac, kind), now_ms);
        if note.is_worth_a_record {
            let detail = what.to_owned();
            self.record(Command::RecordSecurity {
                mac: Some(mac),
                kind,
                detail,
                address,
            });
        }
    }

    /// Hands in a record that nobody waits for. When the queue is full it is lost: the phones'
    /// reports, which fill it, matter more.
    fn record(&self, command: Command) {
        if let Err(error) = self.context.engine.submit_unattended(order(command)) {
            tracing::debug!(%error, "a record of the phone listener was not taken");
        }
    }
}

/// Serves the whole listener.
pub fn configure(service: &mut ServiceConfig, phones: Arc<Phones>) {
    let handler = move |request: HttpRequest, payload: Payload| {
        let phones = Arc::clone(&phones);
        async move { phones.handle(request, payload).await }
    };
    service.default_service(web::to(handler));
}

impl Phones {
    /// One catch-all instead of a router: phones' paths need reading in the raw (see `route`), and
    /// a wrong method is to look like a wrong path.
    async fn handle(&self, request: HttpRequest, payload: Payload) -> HttpResponse {
        let started = Instant::now();
        let route = Route::of(request.uri().path());
        let pattern = route.pattern();
        let response = match (route, request.method()) {
            (Route::KeepAlive { .. }, &Method::POST) => self.keep_alive(&request, payload).await,
            (Route::Alert, &Method::POST) => self.alert(&request, payload).await,
            (Route::Boot(file), &Method::GET | &Method::HEAD) => self.boot(&request, file),
            (Route::File { name, .. }, &Method::GET | &Method::HEAD) => {
                let folder = match pattern {
                    route::FIRMWARE => Folder::Firmware,
                    _ => Folder::Configuration,
                };
                self.file(&request, folder, &name).await
            }
            (Route::KeyedFile { name }, &Method::GET | &Method::HEAD) => {
                self.keyed_file(&request, &name)
            }
            (
                Route::FirstContact { region, name },
                &Method::GET | &Method::HEAD | &Method::POST,
            ) => self.first_contact(&request, region.as_ref(), &name).await,
            (
                Route::KeepAlive { .. }
                | Route::Alert
                | Route::Boot(_)
                | Route::File { .. }
                | Route::KeyedFile { .. }
                | Route::FirstContact { .. }
                | Route::Unknown,
                _,
            ) => answers::not_found(),
        };
        let (method, status) = (request.method().as_str(), response.status().as_u16());
        let metrics = &self.context.metrics;
        metrics.observe_http_request(Listener::Phones, pattern, method, status, started.elapsed());
        response
    }
}

fn order(command: Command) -> Order {
    Order::new(Actor::Phone, command)
}

/// The system user's name and password; both empty when there is none.
fn system_user(projections: &Projections) -> (String, Secret) {
    projections
        .users
        .system()
        .map_or_else(Default::default, |user| {
            (
                user.name.to_owned(),
                user.password.cloned().unwrap_or_default(),
            )
        })
}
