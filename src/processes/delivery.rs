//! Delivery: ends commands to phones whose time is over (protocol.md 5).
//!
//! Guarantee: a command that is neither done nor obeyed in its life is ended at that moment,
//! whether its phone is heard again or not. Deliberately not here: handing commands over, which the
//! answers to reports do.

use std::{future, sync::Arc};

use schemas::{Actor, Mac, Process, Timestamp, commands::Command};
use tokio::sync::Notify;

use super::{
    Stop,
    feed::Feed,
    submit::{IN_FLIGHT_MAX, Submitter},
    until_stopped,
};
use crate::{
    clock::Clock,
    domain::Refusal,
    engine::{Engine, SubmitError},
    projector::View,
};

/// How long a round is followed by none, so that what cannot be ended keeps nobody busy.
const PAUSE_MS: i64 = 1_000;

/// Ends commands.
pub struct Delivery {
    commands_queued: Arc<Notify>,
    view: View,
    clock: Arc<dyn Clock>,
    submitter: Submitter,
}

impl Delivery {
    /// A delivery that is told of new commands by `feed`.
    pub fn new(feed: &Feed, engine: Engine, view: View, clock: Arc<dyn Clock>) -> Self {
        let actor = Actor::Process(Process::Delivery);
        let submitter = Submitter {
            engine,
            clock: clock.clone(),
            actor,
        };
        Self {
            commands_queued: feed.commands_queued.clone(),
            view,
            clock,
            submitter,
        }
    }

    /// Ends commands until the server stops.
    pub async fn run(self, stop: Stop) {
        until_stopped(stop, self.work()).await;
    }

    async fn work(&self) {
        loop {
            let now = self.clock.now_ms();
            let (expired, next) = {
                let commands = &self.view.read().commands;
                let expired: Vec<Mac> = commands.expired(Timestamp(now)).into_iter().collect();
                (expired, commands.next_expiry())
            };
            if !expired.is_empty() {
                if !self.end(&expired).await {
                    return;
                }
                self.clock.sleep_until(now.saturating_add(PAUSE_MS)).await;
                continue;
            }
            let due = match next {
                Some(expiry) => self.clock.sleep_until(expiry.0),
                None => Box::pin(future::pending()),
            };
            tokio::select! {
                () = due => {}
                () = self.commands_queued.notified() => {}
            }
        }
    }

    /// Ends what is over of these phones; false when the server is stopping.
    async fn end(&self, macs: &[Mac]) -> bool {
        for part in macs.chunks(IN_FLIGHT_MAX) {
            let commands = part
                .iter()
                .map(|&mac| (mac, Command::ExpireCommands { mac }));
            for (mac, outcome) in self.submitter.submit_all(commands).await {
                match outcome {
                    Ok(_) | Err(SubmitError::Refused(Refusal::UnknownPhone(_))) => {}
                    Err(SubmitError::Stopped) => return false,
                    Err(error) => {
                        tracing::warn!(%mac, %error, "commands whose time is over cannot be ended");
                    }
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use schemas::events::PhoneAction;

    use super::*;
    use crate::{
        domain::testing::mac,
        processes::testing::{COMMAND_LIFE_MS, House},
    };

    fn deliver(house: &mut House) {
        let (engine, view, clock) = (house.engine.clone(), house.view.clone(), house.clock());
        let delivery = Delivery::new(&house.feed, engine, view, clock);
        house.runs(|stop| delivery.run(stop));
    }

    async fn queues(house: &House, number: u32) {
        let (action, parameters) = (PhoneAction::UpdateConfiguration, vec![]);
        house
            .does(Command::QueueCommand {
                mac: mac(number),
                action,
                parameters,
            })
            .await;
    }

    fn open(house: &House, number: u32) -> usize {
        house.view.read().commands.of(mac(number)).len()
    }

    #[tokio::test]
    async fn a_command_ends_when_its_time_is_over_and_not_before() {
        let mut house = House::new().await;
        house.registered(mac(1)).await;
        queues(&house, 1).await;
        deliver(&mut house);
        house.clock.wait_for_sleepers(1).await;
        house.clock.advance(COMMAND_LIFE_MS - 1);
        house.clock.wait_for_sleepers(1).await;
        assert_eq!(open(&house, 1), 1);
        house.clock.advance(1);
        house
            .shows(|projections| projections.commands.is_empty())
            .await;
        house.stops().await;
    }

    #[tokio::test]
    async fn a_command_queued_later_is_known_of() {
        let mut house = House::new().await;
        house.registered(mac(1)).await;
        house.registered(mac(2)).await;
        deliver(&mut house);
        queues(&house, 1).await;
        house.clock.wait_for_sleepers(1).await;
        house.clock.advance(1_000);
        queues(&house, 2).await;
        house.clock.advance(COMMAND_LIFE_MS - 1_000);
        house
            .shows(|projections| projections.commands.len() == 1)
            .await;
        assert_eq!((open(&house, 1), open(&house, 2)), (0, 1));
        house.clock.wait_for_sleepers(1).await;
        house.clock.advance(1_000);
        house
            .shows(|projections| projections.commands.is_empty())
            .await;
        house.stops().await;
    }
}
