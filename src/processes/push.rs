//! Push: brings commands to phones at once, where the region says that its phones are reachable
//! (protocol.md 5).
//!
//! Guarantee (threat T17): nothing is sent but what the command table has, and to no other address
//! than the one that the phone reported from last, if it lies in its region's networks; to one
//! port, by number and not by name, following no redirect, for two seconds at most; what is
//! answered is not read but for its status. A phone that cannot be reached is told in the answer to
//! its next report, as any other. Deliberately not here: what an answer comes to
//! (`domain/command`).

use std::{net::IpAddr, sync::Arc, time::Duration};

use reqwest::{Client, Method, redirect::Policy};
use schemas::{
    Actor, Mac, Position, Process, Secret,
    commands::{Command, PushOutcome},
};
use serde_json::Value;
use tokio::task::JoinSet;

use super::{
    Stop,
    command_table::CommandTable,
    feed::{Feed, Inbox},
    submit::Submitter,
    until_stopped,
};
use crate::{
    clock::Clock,
    domain::{WaitingCommand, origin},
    engine::Engine,
    obfuscation::Obfuscator,
    projector::View,
};

/// So many phones are spoken to at once.
const PHONES_AT_ONCE: usize = 64;

const TIME_LIMIT: Duration = Duration::from_secs(2);

/// Brings commands to phones.
#[derive(Clone)]
pub struct Push {
    to_push: Arc<Inbox<Mac>>,
    view: View,
    submitter: Submitter,
    obfuscator: Arc<Obfuscator>,
    table: Arc<CommandTable>,
    client: Client,
    port: u16,
}

/// A command that a phone can be given now.
struct Errand {
    id: Position,
    address: IpAddr,
    request: Value,
}

impl Push {
    /// Pushes what `feed` tells of, to this port of phones.
    pub fn new(
        feed: &Feed,
        (engine, view, clock): (Engine, View, Arc<dyn Clock>),
        obfuscator: Arc<Obfuscator>,
        table: Arc<CommandTable>,
        port: u16,
    ) -> Self {
        let submitter = Submitter {
            engine,
            clock,
            actor: Actor::Process(Process::Delivery),
        };
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(TIME_LIMIT)
            .build()
            .expect("no setting of this client can be wrong");
        Self {
            to_push: feed.to_push.clone(),
            view,
            submitter,
            obfuscator,
            table,
            client,
            port,
        }
    }

    /// Pushes until the server stops.
    pub async fn run(self, stop: Stop) {
        until_stopped(stop, self.work()).await;
    }

    async fn work(&self) {
        loop {
            self.to_push.arrival().await;
            let mut calls = JoinSet::new();
            for mac in self.to_push.take(PHONES_AT_ONCE) {
                let push = self.clone();
                calls.spawn(async move { push.all_of(mac).await });
            }
            calls.join_all().await;
        }
    }

    /// Brings a phone what waits for it, the oldest first, until one does not arrive.
    async fn all_of(&self, mac: Mac) {
        while let Some(errand) = self.errand(mac) {
            let Some(outcome) = self.call(mac, &errand).await else {
                return;
            };
            let command = Command::RecordPush {
                mac,
                command: errand.id,
                outcome,
            };
            match self.submitter.submit(command).await {
                Ok(receipt) => self.view.wait_for(receipt.position).await,
                Err(error) => {
                    tracing::warn!(%mac, %error, "what a phone answered cannot be recorded");
                    return;
                }
            }
        }
    }

    /// The oldest command that the phone has not been given, if it can be reached.
    fn errand(&self, mac: Mac) -> Option<Errand> {
        let projections = self.view.read();
        let phone = projections.fleet.phone(mac)?;
        let settings = &projections.regions.get(phone.region())?.settings;
        let address = phone.peer_address()?.to_canonical();
        if !settings.reachable || !origin::contains(&settings.networks, address) {
            return None;
        }
        let open = projections.commands.of(mac);
        let open = open.iter().find(|open| open.handed_over_at.is_none())?;
        let command = WaitingCommand {
            id: open.id,
            action: open.action,
            parameters: open.parameters.clone(),
        };
        let system = self.obfuscator.system_user(&projections);
        let system = system.map_or_else(Default::default, |user| {
            (user.name, Secret::new(&user.obfuscated_password))
        });
        let session_id = getrandom::u32().expect("the kernel gives random numbers once it runs");
        Some(Errand {
            id: open.id,
            address,
            request: self
                .table
                .request(&command, (&system.0, &system.1), session_id),
        })
    }

    /// What the phone answers; `None` when it does not.
    async fn call(&self, mac: Mac, errand: &Errand) -> Option<PushOutcome> {
        let text = |name: &str| errand.request[name].as_str().unwrap_or_default();
        let host = match errand.address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        let url = format!("http://{host}:{}{}", self.port, text("path"));
        let method = Method::from_bytes(text("method").as_bytes()).ok()?;
        let request = self.client.request(method, url);
        let request = request.header("content-type", "application/json");
        match request
            .body(errand.request["body"].to_string())
            .send()
            .await
        {
            Ok(response) if response.status().is_success() => Some(PushOutcome::Answered),
            Ok(response) if response.status().is_redirection() => None,
            Ok(response) => Some(PushOutcome::Refused(response.status().as_u16())),
            Err(error) => {
                tracing::debug!(%mac, %error, "not reached: its next report will do");
                None
            }
        }
    }
}
