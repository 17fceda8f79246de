//! The writer thread: takes what has queued, decides it, makes it durable, tells everybody.
//!
//! Guarantee: order is decide → append and sync → evolve → project → answer. An error while
//! appending ends the writer and with it the process: a failed sync is never retried, because what
//! the kernel kept of it is unknown.

use std::{
    cell::Cell,
    collections::{HashMap, VecDeque},
    sync::{
        Arc,
        mpsc::{Receiver, RecvError, TryRecvError, sync_channel},
    },
    thread::JoinHandle,
    time::Instant,
};

use parking_lot::{RwLock, RwLockWriteGuard};
use schemas::{
    KeySlot, Mac, Position, Subject, Timestamp,
    events::{Event, EventKind, RecordedEvent},
    stored::{self, Provenance, StoredEvent},
};

use super::{
    Engine, Envelope, Listener, Message, Outcome, PendingFile, Receipt, SubmitError, batch,
    counting, snapshot::SnapshotPolicy, unattended::Unattended,
};
use crate::{
    clock::Clock,
    domain::{
        Context, Decision, Limits, Pending, Reply, State, consequence, decide, evolve, state::Trace,
    },
    keyring::{Keyring, KeyringError},
    log::{EventLog, LogError},
    metrics::Metrics,
    projector::{NotProjected, Projector},
    space::{NoRoom, Reserve},
};

/// After how many events the size of the log is looked up again.
const DISK_BYTES_EVERY_EVENTS: usize = 1000;

/// Limits of the writer; from the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How many commands may wait.
    pub queue_length_max: usize,
    /// How many commands one batch takes at most.
    pub batch_commands_max: usize,
    /// Limits of decisions.
    pub limits: Limits,
}

/// What a writer is made of.
pub struct WriterParts {
    /// The log, at its head.
    pub log: Box<dyn EventLog>,
    /// The state at the log's head.
    pub state: State,
    /// The projections at the log's head.
    pub projector: Projector,
    /// The phones that wait, as read from `pending_file`.
    pub pending: Arc<RwLock<Pending>>,
    /// Where they are kept.
    pub pending_file: PendingFile,
    /// Keys for sealing.
    pub keyring: Arc<Keyring>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// When snapshots are taken, and where to.
    pub snapshots: SnapshotPolicy,
    /// What is left free of the disk.
    pub reserve: Arc<Reserve>,
    /// Who is told of recorded events.
    pub listeners: Vec<Listener>,
    /// Limits.
    pub settings: Settings,
}

/// Why the writer ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum Fatal {
    /// The log did not take a batch.
    #[error("the log failed; what was acknowledged is safe, restart to go on")]
    Log(#[source] LogError),
    /// The keyring did not make its next block of keys.
    #[error("the keyring failed")]
    Keyring(#[source] KeyringError),
    /// A projection did not take an event that is in the log.
    #[error("a projection has a fault; what was acknowledged is safe")]
    Projection(#[source] NotProjected),
}

/// The running writer.
pub struct Writer {
    thread: JoinHandle<Result<(), Fatal>>,
}

impl Writer {
    /// Starts the writer's thread.
    pub fn start(parts: WriterParts) -> (Engine, Self) {
        let (queue, receiver) = sync_channel(parts.settings.queue_length_max);
        let unattended = Unattended::of_queue(parts.settings.queue_length_max);
        let reserve = parts.reserve.clone();
        let run = Run {
            parts,
            receiver,
            waiting: VecDeque::new(),
            stopping: false,
            since_disk_bytes: DISK_BYTES_EVERY_EVENTS,
        };
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run.run())
            .expect("a process that cannot start a thread cannot start at all");
        let engine = Engine {
            queue,
            unattended,
            reserve,
        };
        (engine, Self { thread })
    }

    /// Whether it has ended.
    pub fn has_ended(&self) -> bool {
        self.thread.is_finished()
    }

    /// Waits for its end. A panic of the writer is passed on: its message is printed already.
    pub fn join(self) -> Result<(), Fatal> {
        match self.thread.join() {
            Ok(outcome) => outcome,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
}

struct Run {
    parts: WriterParts,
    receiver: Receiver<Message>,
    waiting: VecDeque<Envelope>,
    stopping: bool,
    since_disk_bytes: usize,
}

/// Answers a batch that cannot be written. It is not even decided: whoever is refused for a reason
/// of the domain would be told so although nothing can be recorded of it.
fn refuse_all(batch: Vec<Envelope>, no_room: NoRoom) {
    for envelope in batch {
        if let Some(answer) = envelope.answer {
            // Whoever asked may have gone away.
            let _ = answer.send(Err(SubmitError::ReadOnly(no_room.to_string())));
        }
    }
}

/// One batch, decided.
#[derive(Default)]
struct Decided {
    stored: Vec<(Provenance, StoredEvent<'static>)>,
    recorded: Vec<RecordedEvent>,
    answers: Vec<(Envelope, Outcome)>,
    announced: Vec<Mac>,
    removed: Vec<Mac>,
}

impl Run {
    fn run(mut self) -> Result<(), Fatal> {
        while self.fetch() {
            let state = &self.parts.state;
            let chosen = batch::choose(state, &mut self.waiting, |envelope| &envelope.order);
            self.process(chosen)?;
            self.parts.snapshots.after_batch(self.parts.state.head);
        }
        self.parts
            .snapshots
            .at_end(&self.parts.state, &self.parts.projector);
        Ok(())
    }

    /// Fills `waiting` up to a batch; false when there is nothing left to do.
    fn fetch(&mut self) -> bool {
        if self.waiting.is_empty() && !self.stopping {
            match self.receiver.recv() {
                Ok(message) => self.take(message),
                Err(RecvError) => return false,
            }
        }
        while self.waiting.len() < self.parts.settings.batch_commands_max {
            match self.receiver.try_recv() {
                Ok(message) => self.take(message),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            }
        }
        !(self.waiting.is_empty() && self.stopping)
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Order(envelope) => self.waiting.push_back(envelope),
            Message::Stop => self.stopping = true,
        }
    }

    fn process(&mut self, batch: Vec<Envelope>) -> Result<(), Fatal> {
        if batch.is_empty() {
            return Ok(());
        }
        if let Err(no_room) = self.parts.reserve.check() {
            refuse_all(batch, no_room);
            return Ok(());
        }
        let next = KeySlot(self.parts.state.next_number);
        self.parts
            .keyring
            .ensure_ahead(next)
            .map_err(Fatal::Keyring)?;
        let mut decided = self.decide(batch)?;
        self.append(&decided)?;
        for recorded in &decided.recorded {
            evolve(&mut self.parts.state, recorded);
        }
        self.update_pending(&mut decided);
        self.project(&decided.recorded)?;
        for (envelope, outcome) in decided.answers {
            if let Some(answer) = envelope.answer {
                // Whoever asked may have gone away; what happened has happened all the same.
                let _ = answer.send(outcome);
            }
        }
        Ok(())
    }

    fn decide(&self, batch: Vec<Envelope>) -> Result<Decided, Fatal> {
        let state = &self.parts.state;
        let pending = self.parts.pending.read();
        let next_number = Cell::new(state.next_number);
        let mut traces = HashMap::new();
        let mut decided = Decided::default();
        let now = Timestamp(self.parts.clock.now_ms());
        for envelope in batch {
            let next_position = Position(state.head.0 + 1 + decided.recorded.len() as u64);
            let context = Context {
                now,
                next_position,
                pending: &pending,
                limits: &self.parts.settings.limits,
                next_number: &next_number,
            };
            let outcome = match decide(state, &envelope.order, &context) {
                Err(refusal) => Err(SubmitError::Refused(refusal)),
                Ok(decision) => {
                    // One command may take more keys than are made ahead.
                    let newest = KeySlot(next_number.get().saturating_sub(1));
                    self.parts.keyring.ensure(newest).map_err(Fatal::Keyring)?;
                    let provenance = Provenance {
                        time: now,
                        actor: envelope.order.actor,
                        cause: envelope.order.cause,
                    };
                    self.record(
                        decision,
                        provenance,
                        next_position,
                        &mut traces,
                        &mut decided,
                    )
                }
            };
            decided.answers.push((envelope, outcome));
        }
        Ok(decided)
    }

    /// Numbers and seals a decision's events and adds them to the batch; all of them or none.
    fn record(
        &self,
        decision: Decision,
        provenance: Provenance,
        next_position: Position,
        traces: &mut HashMap<Subject, Trace>,
        decided: &mut Decided,
    ) -> Outcome {
        let mut position = Position(next_position.0 - 1);
        let mut answered = decision.repeats.unwrap_or(position);
        let mut own: HashMap<Subject, Trace> = HashMap::new();
        let mut stored_events = Vec::with_capacity(decision.events.len());
        let mut recorded = Vec::with_capacity(decision.events.len());
        let follows = consequence::follow(&decision.events);
        for (index, new) in decision.events.into_iter().enumerate() {
            position = position.next();
            let provenance = match follows.contains(&index) {
                true => Provenance {
                    cause: Some(next_position),
                    ..provenance
                },
                false => provenance,
            };
            if new.event.kind() != EventKind::RequestExecuted {
                answered = position;
            }
            let trace = own
                .get(&new.subject)
                .or_else(|| traces.get(&new.subject))
                .copied();
            let trace = trace.unwrap_or_else(|| self.parts.state.trace_of(&new.subject));
            let version = trace.version + 1;
            let stored = stored::encode(&new, version, trace.last, &*self.parts.keyring);
            let stored = stored.map_err(|error| SubmitError::Unstorable(error.to_string()))?;
            own.insert(
                new.subject.clone(),
                Trace {
                    version,
                    last: position,
                },
            );
            let key_slot = stored.sealed.as_ref().map(|sealed| sealed.slot);
            stored_events.push((provenance, stored));
            recorded.push(RecordedEvent {
                position,
                time: provenance.time,
                actor: provenance.actor,
                cause: provenance.cause,
                subject: new.subject,
                subject_version: version,
                previous: trace.last,
                key_slot,
                event: new.event,
            });
        }
        traces.extend(own);
        decided.stored.extend(stored_events);
        decided.recorded.extend(recorded);
        Ok(Receipt {
            position: answered,
            reply: decision.reply,
            is_repeated: decision.repeats.is_some(),
        })
    }

    fn append(&mut self, decided: &Decided) -> Result<(), Fatal> {
        if decided.stored.is_empty() {
            return Ok(());
        }
        let head = self.parts.state.head;
        let started = Instant::now();
        let appended = self
            .parts
            .log
            .append(head, &decided.stored)
            .map_err(Fatal::Log)?;
        self.parts.reserve.wrote(appended.bytes as u64);
        let metrics = &self.parts.metrics;
        metrics
            .log_append_seconds
            .observe(started.elapsed().as_secs_f64());
        metrics.log_sync_seconds.observe(appended.sync_ms / 1000.0);
        metrics
            .log_batch_events
            .observe(decided.stored.len() as f64);
        metrics.log_position.set(appended.head.position.0 as i64);
        for recorded in &decided.recorded {
            counting::count(metrics, &self.parts.state, recorded);
        }
        self.since_disk_bytes += decided.recorded.len();
        if self.since_disk_bytes >= DISK_BYTES_EVERY_EVENTS {
            self.since_disk_bytes = 0;
            metrics
                .log_disk_bytes
                .set(self.parts.log.disk_bytes() as i64);
        }
        Ok(())
    }

    /// Brings the pending list up to date, durably, before anybody is told.
    fn update_pending(&mut self, decided: &mut Decided) {
        let mut pending = self.parts.pending.write();
        for (_, outcome) in &decided.answers {
            match outcome {
                Ok(Receipt {
                    reply: Reply::Announced(announcement),
                    ..
                }) => {
                    let mac = announcement.mac;
                    if self.parts.state.phones.contains_key(&mac) {
                        continue;
                    }
                    decided.announced.push(mac);
                    decided
                        .removed
                        .extend(pending.announce((**announcement).clone()));
                }
                Ok(Receipt {
                    reply: Reply::Dismissed(macs),
                    ..
                }) => {
                    for mac in macs {
                        pending.remove(*mac);
                        decided.removed.push(*mac);
                    }
                }
                Ok(Receipt {
                    reply: Reply::Done | Reply::Reported { .. } | Reply::Admitted,
                    ..
                })
                | Err(_) => {}
            }
        }
        for recorded in &decided.recorded {
            if let (Subject::Phone(mac), Event::PhoneApproved(_)) =
                (&recorded.subject, &recorded.event)
                && pending.remove(*mac).is_some()
            {
                decided.removed.push(*mac);
            }
        }
        self.parts.metrics.devices_pending.set(pending.len() as i64);
        if decided.announced.is_empty() && decided.removed.is_empty() {
            return;
        }
        // Who was let go and announced itself again in the same batch waits.
        decided.removed.retain(|mac| pending.get(*mac).is_none());
        // Others may read while the file is written.
        let pending = RwLockWriteGuard::downgrade(pending);
        let written =
            self.parts
                .pending_file
                .record(&pending, &decided.announced, &decided.removed);
        let Err(error) = written else { return };
        tracing::error!(%error, "the list of pending phones cannot be written");
        for (_, outcome) in &mut decided.answers {
            if matches!(
                outcome,
                Ok(Receipt {
                    reply: Reply::Announced(_),
                    ..
                })
            ) {
                let why = format!("the list of pending phones: {error}");
                *outcome = Err(SubmitError::ReadOnly(why));
            }
        }
    }

    fn project(&mut self, recorded: &[RecordedEvent]) -> Result<(), Fatal> {
        if recorded.is_empty() {
            return Ok(());
        }
        let projected = self.parts.projector.apply(recorded);
        projected.map_err(Fatal::Projection)?;
        for listener in &self.parts.listeners {
            listener(recorded);
        }
        Ok(())
    }
}
