//! A whole fleet: a heap of due times, one memory a phone, and a bounded number of workers.
//!
//! Guarantee: a phone that waits costs its memory and a heap entry, no task and no connection;
//! a phone has at most one turn at a time. When a run ends, requests in flight are given a moment
//! and then cut; what they had counted so far is in the summary.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::error::SimulatorError;
use super::life::{self, NEVER_MS};
use super::options::{Options, Plan};
use super::phone::{Memory, Phone, PhoneCommand, Stage};
use super::rest::{self, Errand};
use super::statistics::{PhonesByState, Statistics, Summary};
use super::steps::COMMANDS_MAX;

/// How long requests in flight may still take once a run has ended.
const FAREWELL: Duration = Duration::from_secs(2);

/// Documented default of `provisioning/random_provisioning_time`, over which a fleet starts.
const START_SPREAD_S: f64 = 120.0;

/// Calls to phones' REST servers that wait to be seen.
const ERRANDS_MAX: usize = 256;

/// A phone on its way to a worker, or back from it with the time of its next turn.
struct Turn {
    index: u32,
    memory: Memory,
    due_ms: u64,
    /// What it does in this turn in place of what it would do by itself.
    told: Option<Told>,
}

/// What a phone's REST server took.
struct Told {
    commands: Vec<PhoneCommand>,
    /// The next turn of its own.
    due_ms: u64,
}

/// What all workers draw from.
struct Queue {
    turns: tokio::sync::Mutex<Receiver<Turn>>,
    /// The run has ended: turns still queued are not begun.
    ended: AtomicBool,
}

struct Fleet {
    plan: Arc<Plan>,
    phones: Vec<Memory>,
    /// Turns by their time; one whose time is not that in `next_ms` counts no more.
    due: BinaryHeap<Reverse<(u64, u32)>>,
    /// When each phone has its next turn; `NEVER_MS` for those that are under way.
    next_ms: Vec<u64>,
    /// What phones are to do in their next turns.
    told: HashMap<u32, Told>,
    /// Calls to phones that are under way: whether these take them shows when they are back.
    calls: HashMap<u32, Vec<Errand>>,
    errands: Receiver<Errand>,
    errand_count: u64,
    queue: Arc<Queue>,
    turns: Sender<Turn>,
    returned: Receiver<Turn>,
    in_flight: usize,
    in_flight_max: usize,
}

/// Runs a fleet until `stop` resolves or the options' duration is over.
///
/// # Errors
/// Options that cannot be (`BadOption`, `BadServer`), a server name that cannot be resolved
/// (`Resolve`), a worker that panicked (`Worker`). A server that does not answer is no error: the
/// summary counts it.
pub async fn run(
    options: Options,
    stop: impl Future<Output = ()>,
) -> Result<Summary, SimulatorError> {
    let plan = Arc::new(Plan::new(options).await?);
    let rest = rest::listen(&plan).await?;
    let connections = plan.options.connections;
    // Twice as many turns as workers: one is at hand when another ends.
    let (turn_sender, turn_receiver) = channel(connections * 2);
    // Room for every turn under way, so that a worker never waits to give a phone back.
    let (back_sender, back_receiver) = channel(connections * 2);
    let queue = Arc::new(Queue {
        turns: tokio::sync::Mutex::new(turn_receiver),
        ended: AtomicBool::new(false),
    });
    let mut counted = Vec::with_capacity(connections);
    let mut workers = JoinSet::new();
    for _ in 0..connections {
        let statistics: Arc<Mutex<Statistics>> = Arc::default();
        counted.push(Arc::clone(&statistics));
        let handset = Phone::of_plan(Arc::clone(&plan), statistics);
        workers.spawn(work(handset, Arc::clone(&queue), back_sender.clone()));
    }
    drop(back_sender);
    tracing::info!(
        server = %plan.server, phones = plan.options.phones, scenario = %plan.options.scenario,
        seed = plan.options.seed, "simulation begins"
    );
    let (errand_sender, errands) = channel(ERRANDS_MAX);
    let mut fleet = Fleet::new(
        Arc::clone(&plan),
        queue,
        (turn_sender, back_receiver),
        errands,
    );
    // It ends with the run: dropped, it takes its lines along.
    let mut servers = JoinSet::new();
    if let Some(listener) = rest {
        servers.spawn(rest::serve(listener, Arc::clone(&plan), errand_sender));
    }
    fleet.live(stop).await;
    servers.shutdown().await;
    let mut total = Statistics::default();
    total.commands_pushed = fleet.errand_count;
    let phones_by_state = fleet.farewell(&mut workers).await?;
    for statistics in counted {
        total.merge(&statistics.lock().unwrap_or_else(PoisonError::into_inner));
    }
    let run = (
        plan.options.scenario,
        plan.options.seed,
        plan.options.phones,
    );
    Ok(Summary::of(
        &total,
        run,
        plan.started.elapsed().as_secs_f64(),
        phones_by_state,
    ))
}

impl Fleet {
    fn new(
        plan: Arc<Plan>,
        queue: Arc<Queue>,
        (turns, returned): (Sender<Turn>, Receiver<Turn>),
        errands: Receiver<Errand>,
    ) -> Fleet {
        let seed = plan.options.seed;
        let spread_ms = plan.rated_period_ms();
        let spread_ms = spread_ms.unwrap_or_else(|| plan.phone_time_ms(START_SPREAD_S));
        let mut phones: Vec<_> = (0..plan.options.phones)
            .map(|index| Memory::new(seed, index))
            .collect();
        let mut due = BinaryHeap::with_capacity(phones.len());
        let mut next_ms = Vec::with_capacity(phones.len());
        for (index, memory) in (0u32..).zip(&mut phones) {
            let first_ms = plan
                .options
                .scenario
                .first_turn_ms(&mut memory.random, spread_ms);
            due.push(Reverse((first_ms, index)));
            next_ms.push(first_ms);
        }
        let in_flight_max = plan.options.connections * 2;
        Fleet {
            plan,
            phones,
            due,
            next_ms,
            told: HashMap::new(),
            calls: HashMap::new(),
            errands,
            errand_count: 0,
            queue,
            turns,
            returned,
            in_flight: 0,
            in_flight_max,
        }
    }

    async fn live(&mut self, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let end = self
            .plan
            .options
            .duration
            .map(|duration| self.plan.started + duration);
        let mut back = Vec::with_capacity(self.in_flight_max);
        loop {
            self.hand_out();
            let next_due = self.next_due();
            let wake = [end, next_due].into_iter().flatten().min();
            tokio::select! {
                biased;
                () = &mut stop => return,
                count = self.returned.recv_many(&mut back, self.in_flight_max) => {
                    if count == 0 {
                        return; // every worker has panicked; joining them says so
                    }
                    self.take_back(&mut back);
                }
                Some(errand) = self.errands.recv() => self.tell(errand),
                () = sleep_until(wake), if wake.is_some() => {}
            }
            if end.is_some_and(|end| Instant::now() >= end) {
                return;
            }
        }
    }

    /// Gives every due phone to the workers, as far as they can take them.
    fn hand_out(&mut self) {
        let now_ms = self.plan.now_ms();
        while self.in_flight < self.in_flight_max {
            let Some(Reverse((due_ms, index))) = self.due.peek().copied() else {
                return;
            };
            if due_ms > now_ms {
                return;
            }
            self.due.pop();
            let place = &mut self.next_ms[index as usize];
            if *place != due_ms {
                continue;
            }
            *place = NEVER_MS;
            let told = self.told.remove(&index);
            let slot = &mut self.phones[index as usize];
            // What stays behind tells the state of a phone that is under way when the run ends.
            let left = Memory {
                stage: slot.stage,
                ..Memory::default()
            };
            let memory = std::mem::replace(slot, left);
            if self
                .turns
                .try_send(Turn {
                    index,
                    memory,
                    due_ms,
                    told,
                })
                .is_err()
            {
                return; // only when all workers are gone, and then the loop ends
            }
            self.in_flight += 1;
        }
    }

    fn take_back(&mut self, back: &mut Vec<Turn>) {
        self.in_flight -= back.len();
        for Turn {
            index,
            memory,
            due_ms,
            ..
        } in back.drain(..)
        {
            self.phones[index as usize] = memory;
            self.schedule(index, due_ms);
            for errand in self.calls.remove(&index).unwrap_or_default() {
                self.tell(errand);
            }
        }
    }

    /// The phone's next turn is then, and at no other time.
    fn schedule(&mut self, index: u32, due_ms: u64) {
        self.next_ms[index as usize] = due_ms;
        if due_ms != NEVER_MS {
            self.due.push(Reverse((due_ms, index)));
        }
    }

    /// A command came to a phone's REST server: it is its turn now, unless it is off.
    fn tell(&mut self, errand: Errand) {
        let index = errand.index;
        let stage = self.phones[index as usize].stage;
        let next_ms = self.next_ms[index as usize];
        if next_ms == NEVER_MS && stage != Stage::Broken {
            let calls = self.calls.entry(index).or_default();
            if calls.len() < COMMANDS_MAX {
                calls.push(errand);
            }
            return;
        }
        let told = self.told.get(&index).map_or(0, |told| told.commands.len());
        let is_taken = told < COMMANDS_MAX && !stage.is_off();
        // Who called may have hung up: the phone was told all the same.
        let _ = errand.is_taken.send(is_taken);
        if !is_taken {
            return;
        }
        self.errand_count += 1;
        let new = Told {
            commands: Vec::new(),
            due_ms: next_ms,
        };
        let told = self.told.entry(index).or_insert(new);
        told.commands.push(errand.command);
        if told.commands.len() == 1 {
            self.schedule(index, self.plan.now_ms());
        }
    }

    /// When the next phone is due; nothing while the workers cannot take it anyway.
    fn next_due(&self) -> Option<Instant> {
        let Reverse((due_ms, _)) = self
            .due
            .peek()
            .filter(|_| self.in_flight < self.in_flight_max)?;
        Some(self.plan.started + Duration::from_millis(*due_ms))
    }

    /// Ends the workers and counts the phones by what they last were.
    async fn farewell(
        mut self,
        workers: &mut JoinSet<()>,
    ) -> Result<PhonesByState, SimulatorError> {
        self.queue.ended.store(true, Ordering::Release);
        drop(self.turns);
        let ended = tokio::time::timeout(FAREWELL, async {
            while let Some(joined) = workers.join_next().await {
                joined.map_err(|source| SimulatorError::Worker { source })?;
            }
            Ok(())
        });
        match ended.await {
            Ok(joined) => joined?,
            Err(_) => workers.shutdown().await,
        }
        while let Ok(Turn { index, memory, .. }) = self.returned.try_recv() {
            self.phones[index as usize] = memory;
        }
        Ok(by_state(&self.phones))
    }
}

async fn sleep_until(wake: Option<Instant>) {
    if let Some(wake) = wake {
        tokio::time::sleep_until(wake).await;
    }
}

async fn work(mut handset: Phone, queue: Arc<Queue>, back: Sender<Turn>) {
    loop {
        let received = queue.turns.lock().await.recv().await;
        let Some(Turn {
            index,
            memory,
            due_ms,
            told,
        }) = received
        else {
            return;
        };
        if queue.ended.load(Ordering::Acquire) {
            return;
        }
        let planned = handset.plan.started + Duration::from_millis(due_ms);
        handset.count(|statistics| statistics.late(planned.elapsed().as_micros() as u64));
        handset.play(index, memory);
        let now_ms = handset.plan.now_ms();
        let due_ms = match told {
            Some(told) => life::errand(&mut handset, told.commands, now_ms, told.due_ms).await,
            None => life::turn(&mut handset, now_ms).await,
        };
        let memory = std::mem::take(&mut handset.memory);
        if back
            .send(Turn {
                index,
                memory,
                due_ms,
                told: None,
            })
            .await
            .is_err()
        {
            return;
        }
    }
}

fn by_state(phones: &[Memory]) -> PhonesByState {
    let mut counts = PhonesByState::default();
    for phone in phones {
        *match phone.stage {
            Stage::Off => &mut counts.off,
            Stage::Started => &mut counts.started,
            Stage::Registered => &mut counts.registered,
            Stage::Unregistered => &mut counts.unregistered,
            Stage::Silent => &mut counts.silent,
            Stage::Broken => &mut counts.broken,
        } += 1;
    }
    counts
}
