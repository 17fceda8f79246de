//! The admin listener: the JSON API for administrators and scripts, the web admin that uses it,
//! health, and metrics.
//!
//! Guarantee: every path is a row of the one route table (`routes`) or a file of the web admin
//! (`ui`), which holds no data, and a request reaches its handler only past the checks that the row
//! asks for (`dispatch`). Write handlers submit commands and never read projections; read handlers
//! read projections and never reach the engine; what stands between (sessions, setup) says so.
//! Deliberately not here: anything that phones use.

mod actions;
pub mod answer;
pub mod back_off;
pub mod body;
pub mod call;
mod configuration_archive;
pub mod cross_site;
mod csv;
mod directory_try;
mod dispatch;
pub mod fields;
mod files;
mod findings;
mod identity;
pub mod kept_answers;
mod known;
mod macs;
pub mod openapi;
pub mod ops;
mod own_password;
pub mod passwords;
mod places;
pub mod problem;
pub mod query;
pub(crate) mod read;
pub mod received;
pub mod requests;
pub mod routes;
pub mod session;
pub mod sessions;
pub mod setup;
pub mod setup_token;
pub mod streams;
pub(crate) mod template_document;
mod template_writes;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod texts;
mod ui;
mod unpacking;
mod user_table;
mod write;

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use actix_web::web::{self, ServiceConfig};
use parking_lot::RwLock;
use schemas::{
    Actor,
    commands::{Command, Order},
    events::SecurityKind,
    sealing::Keys,
};

use crate::{
    blobs::Blobs,
    clock::Clock,
    config::Config,
    domain::Pending,
    engine::Engine,
    log::LogReader,
    metrics::{Listener, Metrics},
    processes::{Maker, RenderRequests, TargetLists},
    projector::View,
    telemetry::LogLines,
};

/// Everything that handlers need.
pub struct HttpContext {
    /// Where commands go.
    pub engine: Engine,
    /// Where reads come from.
    pub view: View,
    /// Phones that wait for approval.
    pub pending: Arc<RwLock<Pending>>,
    /// Limits and addresses.
    pub config: Arc<Config>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where history comes from.
    pub log: Arc<dyn LogReader>,
    /// What opens sealed events and files.
    pub keys: Arc<dyn Keys + Send + Sync>,
    /// Generated files.
    pub blobs: Arc<Blobs>,
    /// The targets of jobs.
    pub target_lists: TargetLists,
    /// Answers that are still right.
    pub kept_answers: kept_answers::KeptAnswers,
    /// Who is signed in, and who has failed to.
    pub gate: session::Gate,
    /// Requests under a key that is used at this moment.
    pub turns: requests::Turns,
    /// Answers that stay open.
    pub streams: Arc<streams::Streams>,
    /// What the program has said about itself last.
    pub log_lines: Arc<LogLines>,
    /// Asks for configuration files to be made.
    pub render: RenderRequests,
    /// Makes them, and shows what would be made.
    pub maker: Maker,
    /// Whether the server takes requests; false while it starts, stops, or has failed.
    pub ready: Arc<AtomicBool>,
}

impl HttpContext {
    pub(crate) fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    pub(crate) fn is_set_up(&self) -> bool {
        self.view.read().files.setup().is_some()
    }

    /// Records that something hostile was refused, or secrets were given out. Nobody waits for it:
    /// under a flood the queue is full, and the refusal matters more than its record.
    pub(crate) fn record_security(
        &self,
        actor: Actor,
        kind: SecurityKind,
        detail: impl Into<String>,
        address: IpAddr,
    ) {
        let detail = detail.into();
        let command = Command::RecordSecurity {
            mac: None,
            kind,
            detail,
            address,
        };
        if let Err(error) = self.engine.submit_unattended(Order::new(actor, command)) {
            tracing::warn!(kind = kind.name(), %error, "what happened could not be recorded");
        }
    }
}

/// Puts every route on a server. `context` is shared by all its threads.
pub fn configure(services: &mut ServiceConfig, context: Arc<HttpContext>) {
    services.app_data(web::Data::from(context));
    for path in routes::paths() {
        services.service(dispatch::resource(routes::ROUTES, path));
    }
    services.default_service(web::to(dispatch::not_found));
}

/// Listener, path and method of every route, for the vocabulary of the metrics.
pub fn metric_routes() -> Vec<(Listener, &'static str, &'static str)> {
    routes::ROUTES
        .iter()
        .map(|route| (Listener::Admin, route.path, route.method.name()))
        .collect()
}
