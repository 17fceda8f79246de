//! Commands of processes, handed to the engine.
//!
//! Guarantee: a full queue only delays a process. Many commands are in flight at once, so that they
//! share batches and syncs; how many is for the caller to bound. Deliberately not here: what a
//! refusal means.

use std::sync::Arc;

use schemas::{
    Actor, Position,
    commands::{Command, Order},
};
use tokio::task::JoinSet;

use crate::{
    clock::Clock,
    engine::{Engine, Outcome, SubmitError},
};

/// How long a process waits when the queue is full. Phones and administrators come first.
const QUEUE_FULL_PAUSE_MS: i64 = 50;

/// How many commands a process has in flight at once; as many as a batch of the writer by default.
pub(super) const IN_FLIGHT_MAX: usize = 512;

/// What a process needs to hand commands in.
#[derive(Clone)]
pub(super) struct Submitter {
    pub(super) engine: Engine,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) actor: Actor,
}

impl Submitter {
    /// Hands a command in and waits for its outcome, which is never `QueueFull`.
    pub(super) async fn submit(&self, command: Command) -> Outcome {
        self.submit_because(command, None).await
    }

    /// The same, of a command that follows from an event.
    pub(super) async fn submit_because(
        &self,
        command: Command,
        cause: Option<Position>,
    ) -> Outcome {
        let order = Order {
            cause,
            ..Order::new(self.actor, command)
        };
        loop {
            match self.engine.submit(order.clone()).await {
                Err(SubmitError::QueueFull) => {
                    let pause_end = self.clock.now_ms().saturating_add(QUEUE_FULL_PAUSE_MS);
                    self.clock.sleep_until(pause_end).await;
                }
                outcome => return outcome,
            }
        }
    }

    /// Hands all of these in at once and waits for all outcomes, which come in no order.
    pub(super) async fn submit_all<K: Send + 'static>(
        &self,
        commands: impl IntoIterator<Item = (K, Command)>,
    ) -> Vec<(K, Outcome)> {
        let mut in_flight = JoinSet::new();
        for (key, command) in commands {
            let submitter = self.clone();
            in_flight.spawn(async move { (key, submitter.submit(command).await) });
        }
        in_flight.join_all().await
    }
}
