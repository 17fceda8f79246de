//! How recorded events reach the processes.
//!
//! Guarantee: the writer, on whose thread events are looked at, only takes notes: it never waits
//! for a process, and the notes are bounded, because each says no more than what to look at. What a
//! process then does follows from the projections, which know of the events before it is told.
//! Deliberately not here: what the notes lead to.

use std::{
    collections::{HashSet, VecDeque},
    hash::Hash,
    sync::Arc,
};

use parking_lot::Mutex;
use schemas::{
    Mac, RegionName, Subject,
    events::{Event, RecordedEvent},
};
use tokio::sync::Notify;

use crate::engine::Listener;

/// What the watchdog is told of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Stir {
    /// The phone said something new: if nobody waits for its silence, somebody should.
    Reported(Mac),
    /// The phone is in another region, where another silence may count.
    Moved(Mac),
    /// The region counts another silence than before, perhaps.
    RegionChanged(RegionName),
}

/// Takes notes of recorded events; clones write to the same notes.
#[derive(Clone, Default)]
pub struct Feed {
    pub(super) to_render: Arc<Inbox<Mac>>,
    pub(super) stirs: Arc<Inbox<Stir>>,
    pub(super) commands_queued: Arc<Notify>,
    pub(super) jobs_moved: Arc<Notify>,
    pub(super) to_push: Arc<Inbox<Mac>>,
}

/// Where configuration files are asked for; cheap to clone.
#[derive(Clone)]
pub struct RenderRequests(Arc<Inbox<Mac>>);

impl RenderRequests {
    /// Has the files of these phones made, soon and each once, however often it is asked for
    /// meanwhile. Phones that are not of the fleet are passed over.
    pub fn request(&self, macs: impl IntoIterator<Item = Mac>) {
        self.0.push(macs);
    }
}

impl Feed {
    /// Notes of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the engine's writer is to call.
    pub fn listener(&self) -> Listener {
        let feed = self.clone();
        Box::new(move |events| feed.note(events))
    }

    /// Where anybody may ask for configuration files.
    pub fn render_requests(&self) -> RenderRequests {
        RenderRequests(self.to_render.clone())
    }

    /// Takes notes of a batch.
    pub fn note(&self, events: &[RecordedEvent]) {
        let mut to_render = Vec::new();
        let mut stirs = Vec::new();
        let mut command_queued = false;
        let mut job_moved = false;
        let mut to_push = Vec::new();
        for recorded in events {
            let (event, subject) = (&recorded.event, &recorded.subject);
            job_moved |= moves_jobs(recorded);
            if let Subject::Phone(mac) = subject {
                if let Event::PhoneApproved(_) = event {
                    to_render.push(*mac);
                } else if let Event::PhoneReported(_) = event {
                    // A phone that only keeps alive said something new before, and is waited for.
                    stirs.push(Stir::Reported(*mac));
                } else if let Event::PhoneChanged(change) = event
                    && change.region.is_some()
                {
                    stirs.push(Stir::Moved(*mac));
                } else if let Event::CommandQueued(_) = event {
                    command_queued = true;
                    to_push.push(*mac);
                }
            } else if let (Event::RegionChanged(_), Subject::Region(name)) = (event, subject) {
                stirs.push(Stir::RegionChanged(name.clone()));
            }
        }
        self.to_render.push(to_render);
        self.stirs.push(stirs);
        self.to_push.push(to_push);
        if command_queued {
            self.commands_queued.notify_one();
        }
        if job_moved {
            self.jobs_moved.notify_one();
        }
    }
}

/// Whether a job may go on because of an event.
fn moves_jobs(recorded: &RecordedEvent) -> bool {
    matches!(recorded.subject, Subject::Job(_))
        || matches!(
            recorded.event,
            Event::CommandDone(_)
                | Event::CommandExpired(_)
                | Event::CommandFailed(_)
                | Event::CommandCancelled(_)
                | Event::RegionMaintenanceChanged(_)
        )
        // Whoever is elsewhere has other windows.
        || matches!(&recorded.event, Event::PhoneChanged(change) if change.region.is_some())
        || matches!(&recorded.event, Event::UserChanged(change) if change.region.is_some())
}

/// Keys that wait for one process, in the order in which they came, each once.
pub(super) struct Inbox<K> {
    waiting: Mutex<Waiting<K>>,
    arrived: Notify,
}

struct Waiting<K> {
    order: VecDeque<K>,
    known: HashSet<K>,
}

impl<K> Default for Inbox<K> {
    fn default() -> Self {
        let (order, known) = (VecDeque::new(), HashSet::new());
        Self {
            waiting: Mutex::new(Waiting { order, known }),
            arrived: Notify::new(),
        }
    }
}

impl<K: Clone + Eq + Hash> Inbox<K> {
    /// Adds what does not wait yet.
    pub(super) fn push(&self, keys: impl IntoIterator<Item = K>) {
        let mut keys = keys.into_iter().peekable();
        if keys.peek().is_none() {
            return;
        }
        let mut waiting = self.waiting.lock();
        for key in keys {
            if waiting.known.insert(key.clone()) {
                waiting.order.push_back(key);
            }
        }
        drop(waiting);
        self.arrived.notify_one();
    }

    /// Takes the oldest, at most `count_max`.
    pub(super) fn take(&self, count_max: usize) -> Vec<K> {
        let mut waiting = self.waiting.lock();
        let count = waiting.order.len().min(count_max);
        let taken: Vec<K> = waiting.order.drain(..count).collect();
        for key in &taken {
            waiting.known.remove(key);
        }
        taken
    }

    /// Ends when something waits. For one process: of two, one may sleep on.
    pub(super) async fn arrival(&self) {
        while self.waiting.lock().order.is_empty() {
            self.arrived.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use schemas::{
        Actor, KeySlot, Personal, Position, Timestamp,
        events::{
            Admission, CommandQueued, PhoneAction, PhoneApproved, PhoneChanged, PhoneKeptAlive,
            RegionChanged,
        },
    };

    use super::*;
    use crate::domain::testing::{facts, mac, settings};

    fn recorded(subject: Subject, event: impl Into<Event>) -> RecordedEvent {
        RecordedEvent {
            position: Position(1),
            time: Timestamp(0),
            actor: Actor::Phone,
            cause: None,
            subject,
            subject_version: 1,
            previous: Position(0),
            key_slot: None,
            event: event.into(),
        }
    }

    fn phone(number: u32, event: impl Into<Event>) -> RecordedEvent {
        recorded(Subject::Phone(mac(number)), event)
    }

    #[test]
    fn keys_wait_in_order_and_each_once() {
        let inbox = Inbox::default();
        inbox.push([3, 1, 3]);
        inbox.push([1, 2]);
        assert_eq!(inbox.take(2), [3, 1]);
        inbox.push([3]);
        assert_eq!(inbox.take(9), [2, 3]);
        assert!(inbox.take(9).is_empty());
    }

    #[test]
    fn an_arrival_is_noticed_whether_it_was_waited_for_or_not() {
        let inbox = Inbox::default();
        assert!(inbox.arrival().now_or_never().is_none());
        inbox.push([1]);
        assert!(inbox.arrival().now_or_never().is_some());
        inbox.take(1);
        assert!(inbox.arrival().now_or_never().is_none());
        inbox.push([]);
        assert!(inbox.arrival().now_or_never().is_none());
    }

    #[test]
    fn each_process_is_told_of_what_concerns_it() {
        let region: RegionName = "Oslo".parse().unwrap();
        let approved = PhoneApproved {
            how: Admission::Administrator,
            region: region.clone(),
            model: None,
            owner: None,
            restart_when_generated: true,
            key_slot: KeySlot(1),
        };
        let queued = CommandQueued {
            action: PhoneAction::RestartForce,
            expires_at: Timestamp(1),
            parameters: Personal::new(vec![]),
        };
        let moved = PhoneChanged {
            region: Some(region.clone()),
            ..PhoneChanged::default()
        };
        let feed = Feed::new();
        feed.listener()(&[
            phone(1, approved),
            phone(1, facts("started", "")),
            phone(2, PhoneKeptAlive {}),
            phone(
                3,
                PhoneChanged {
                    language: Some("Norwegian".into()),
                    ..Default::default()
                },
            ),
            phone(4, moved),
            recorded(
                Subject::Region(region.clone()),
                RegionChanged {
                    settings: settings(),
                },
            ),
        ]);
        assert!(feed.commands_queued.notified().now_or_never().is_none());
        feed.note(&[phone(2, queued)]);
        assert!(feed.commands_queued.notified().now_or_never().is_some());

        feed.render_requests().request([mac(1), mac(9)]);
        assert_eq!(feed.to_render.take(9), [mac(1), mac(9)]);
        let stirs = [
            Stir::Reported(mac(1)),
            Stir::Moved(mac(4)),
            Stir::RegionChanged(region),
        ];
        assert_eq!(feed.stirs.take(9), stirs);
    }
}
