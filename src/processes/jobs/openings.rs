//! Which targets wait for a maintenance window of their region, and until when.
//!
//! Guarantee: pure; each region is looked at once. What counts is the region of the phone, or of
//! the user; who is of none, and who has gone, waits for nothing. Deliberately not here: when
//! windows are open (`window`).

use std::{cell::RefCell, collections::BTreeMap};

use projections::{Projections, jobs::Job};
use schemas::{RegionName, Timestamp, commands::JobTarget};

use super::window;

/// When targets may have their turn, seen from one moment.
pub(crate) struct Openings<'a> {
    projections: &'a Projections,
    now: Timestamp,
    known: RefCell<BTreeMap<&'a RegionName, Option<Timestamp>>>,
}

impl<'a> Openings<'a> {
    /// What the regions' windows say at this moment.
    pub(crate) fn new(projections: &'a Projections, now: Timestamp) -> Self {
        Self {
            projections,
            now,
            known: RefCell::default(),
        }
    }

    /// When a window opens for the target; `None` when it waits for none.
    pub(crate) fn of(&self, target: &JobTarget) -> Option<Timestamp> {
        let region = match target {
            JobTarget::Phone(mac) => self.projections.fleet.phone(*mac)?.region(),
            JobTarget::User(id) => self.projections.users.get(*id)?.region?,
        };
        if let Some(known) = self.known.borrow().get(region) {
            return *known;
        }
        let opening = self.of_region(region);
        self.known.borrow_mut().insert(region, opening);
        opening
    }

    fn of_region(&self, region: &RegionName) -> Option<Timestamp> {
        let region = self.projections.regions.get(region)?;
        let opening = window::next_opening(region.maintenance.as_ref()?, self.now)?;
        (opening > self.now).then_some(opening)
    }
}

/// Until when all targets of a job that have not had their turn wait for windows; `None` when one
/// of them does not, or when it is not for windows that nothing goes on.
pub(crate) fn waits_until(
    job: &Job,
    list: &[JobTarget],
    projections: &Projections,
    now: Timestamp,
) -> Option<Timestamp> {
    let is_held = job.is_paused || job.is_cancelled || job.ended_at.is_some();
    if !job.pace.in_maintenance_window || is_held {
        return None;
    }
    let openings = Openings::new(projections, now.max(job.pace.not_before));
    let mut earliest = None;
    for item in job.waiting() {
        let opening = openings.of(list.get(item as usize)?)?;
        earliest = Some(earliest.map_or(opening, |time: Timestamp| time.min(opening)));
    }
    earliest
}
