//! The watchdog: finds phones that have fallen silent (protocol.md 3).
//!
//! Guarantee: a phone of which nothing was heard for as long as its region allows is found once,
//! at that moment; one that reports meanwhile is not, because the domain refuses findings that are
//! overtaken. Deliberately not here: what a disconnected phone is shown as, and its return, which
//! its next report is.

mod deadlines;
mod silence;
#[cfg(test)]
mod tests;

use std::{future, sync::Arc};

use projections::{Projections, device::DeviceStatus, fleet::Phone};
use schemas::{Actor, Mac, Process, RegionName, Timestamp, commands::Command};

use self::{
    deadlines::{Deadlines, Entry},
    silence::Silence,
};
use super::{
    Stop,
    feed::{Feed, Inbox, Stir},
    submit::{IN_FLIGHT_MAX, Submitter},
    until_stopped,
};
use crate::{
    clock::Clock,
    domain::Refusal,
    engine::{Engine, SubmitError},
    projector::View,
};

/// How long a finding waits that could not be recorded.
const RETRY_MS: i64 = 60_000;

/// Finds silent phones.
pub struct Watchdog {
    stirs: Arc<Inbox<Stir>>,
    view: View,
    clock: Arc<dyn Clock>,
    submitter: Submitter,
}

/// What a phone whose entry came up turns out to be.
enum Finding {
    /// Silent: this was its last report.
    Silent(Timestamp),
    /// Heard meanwhile: it is waited for anew.
    Heard(Entry),
    /// Not of the fleet, or nothing was ever heard of it since it joined.
    Gone,
}

impl Watchdog {
    /// A watchdog that is told of events by `feed`.
    pub fn new(feed: &Feed, engine: Engine, view: View, clock: Arc<dyn Clock>) -> Self {
        let actor = Actor::Process(Process::Watchdog);
        let submitter = Submitter {
            engine,
            clock: clock.clone(),
            actor,
        };
        Self {
            stirs: feed.stirs.clone(),
            view,
            clock,
            submitter,
        }
    }

    /// Watches until the server stops.
    pub async fn run(self, stop: Stop) {
        until_stopped(stop, self.work()).await;
    }

    async fn work(&self) {
        let mut watch = Watch {
            deadlines: Deadlines::default(),
            silence: Silence::new(self.now(), self.clock.elapsed_ms()),
            now: self.now(),
            read_only_changes: self.submitter.engine.read_only_changes(),
        };
        watch.arm_all(&self.view.read());
        loop {
            self.look(&mut watch);
            if !self.report_silent(&mut watch).await {
                return;
            }
            let next = match watch.deadlines.next() {
                Some(deadline) => self.clock.sleep_until(deadline.0),
                None => Box::pin(future::pending()),
            };
            tokio::select! {
                () = next => {}
                () = self.stirs.arrival() => {}
            }
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp(self.clock.now_ms())
    }

    /// Takes notice of the time and of what has happened.
    fn look(&self, watch: &mut Watch) {
        watch.now = self.now();
        let stirs = self.stirs.take(usize::MAX);
        let projections = self.view.read();
        let read_only_changes = self.submitter.engine.read_only_changes();
        if read_only_changes != watch.read_only_changes {
            tracing::warn!(
                "reports were refused for want of room: every phone gets a whole period"
            );
            watch.read_only_changes = read_only_changes;
            watch.silence = Silence::new(watch.now, self.clock.elapsed_ms());
            watch.arm_all(&projections);
            return;
        }
        if let Some(step_ms) = watch.silence.step(watch.now, self.clock.elapsed_ms()) {
            tracing::warn!(
                step_ms,
                "the clock was set, or the machine slept: every phone gets a whole period to report"
            );
            watch.arm_all(&projections);
            return;
        }
        for stir in stirs {
            watch.heed(&projections, stir);
        }
    }

    /// Reports phones whose time is over, a bounded number; false when the server is stopping.
    async fn report_silent(&self, watch: &mut Watch) -> bool {
        let due = watch.deadlines.take_due(watch.now, IN_FLIGHT_MAX);
        if due.is_empty() {
            return true;
        }
        let findings = watch.findings(&self.view.read(), due);
        let commands = findings
            .into_iter()
            .filter_map(|(mac, finding)| match finding {
                Finding::Silent(last_report) => Some((
                    (mac, last_report),
                    Command::DisconnectPhone { mac, last_report },
                )),
                Finding::Heard(entry) => {
                    watch.deadlines.arm(mac, entry);
                    None
                }
                Finding::Gone => None,
            });
        for ((mac, last_report), outcome) in self.submitter.submit_all(commands).await {
            match outcome {
                Ok(_) | Err(SubmitError::Refused(Refusal::UnknownPhone(_))) => {}
                Err(SubmitError::Refused(Refusal::Overtaken)) => {
                    watch.arm(&self.view.read(), mac);
                }
                Err(SubmitError::Stopped) => return false,
                Err(error) => {
                    tracing::warn!(%mac, %error, "a silent phone cannot be recorded yet");
                    let deadline = self.now().plus_ms(RETRY_MS);
                    watch.deadlines.arm(
                        mac,
                        Entry {
                            last_report,
                            deadline,
                        },
                    );
                }
            }
        }
        true
    }
}

/// Whom the watchdog waits for.
struct Watch {
    deadlines: Deadlines,
    silence: Silence,
    now: Timestamp,
    read_only_changes: u64,
}

impl Watch {
    fn heed(&mut self, projections: &Projections, stir: Stir) {
        match stir {
            Stir::Reported(mac) if self.deadlines.is_armed(mac) => {}
            Stir::Reported(mac) | Stir::Moved(mac) => self.arm(projections, mac),
            Stir::RegionChanged(name) => self.arm_region(projections, &name),
        }
    }

    fn arm_all(&mut self, projections: &Projections) {
        for phone in projections.fleet.iter() {
            self.arm_phone(projections, phone);
        }
    }

    fn arm_region(&mut self, projections: &Projections, region: &RegionName) {
        for phone in projections
            .fleet
            .iter()
            .filter(|phone| phone.region() == region)
        {
            self.arm_phone(projections, phone);
        }
    }

    fn arm(&mut self, projections: &Projections, mac: Mac) {
        if let Some(phone) = projections.fleet.phone(mac) {
            self.arm_phone(projections, phone);
        }
    }

    fn arm_phone(&mut self, projections: &Projections, phone: Phone<'_>) {
        if let Some(entry) = self.entry(projections, phone) {
            self.deadlines.arm(phone.mac(), entry);
        }
    }

    /// The wait for a phone; `None` when there is nothing to wait for: it is found silent already,
    /// or never reported.
    fn entry(&self, projections: &Projections, phone: Phone<'_>) -> Option<Entry> {
        if phone.status() == DeviceStatus::Disconnected {
            return None;
        }
        let region = projections.regions.get(phone.region())?;
        let allowed_ms = i64::from(region.settings.disconnect_after_seconds) * 1_000;
        Some(
            self.silence
                .entry(self.now, phone.report_time()?, allowed_ms),
        )
    }

    fn findings(&self, projections: &Projections, due: Vec<(Mac, Entry)>) -> Vec<(Mac, Finding)> {
        let finding = |(mac, due): (Mac, Entry)| {
            let entry = projections
                .fleet
                .phone(mac)
                .and_then(|phone| self.entry(projections, phone));
            let finding = match entry {
                None => Finding::Gone,
                Some(entry) if entry.last_report == due.last_report => {
                    Finding::Silent(due.last_report)
                }
                Some(entry) => Finding::Heard(entry),
            };
            (mac, finding)
        };
        due.into_iter().map(finding).collect()
    }
}
