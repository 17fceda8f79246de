//! Which targets wait for a maintenance window of their region, and until when.
//!
//! Guarantee: changes nothing; each region is looked at once. What counts is the region of the
//! phone, or of the user; who is of none, and who has gone, waits for nothing. Deliberately not
//! here: when windows are open (`window`).

use std::{cell::RefCell, collections::BTreeMap};

use projections::Projections;
use schemas::{JobId, RegionName, Timestamp, commands::JobTarget};

use super::window;
use crate::projector::View;

/// So many targets are looked at before others may have a look at the projections.
const LOOKED_AT_ONCE: usize = 5_000;

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
/// of them does not, or when it is not for windows that nothing goes on. A long list is looked
/// through a part at a time, so that nobody waits for it.
pub(crate) fn waits_until(
    view: &View,
    id: JobId,
    list: &[JobTarget],
    now: Timestamp,
) -> Option<Timestamp> {
    let (mut from, mut earliest) = (0, None);
    loop {
        let projections = view.read();
        let job = projections.jobs.get(id)?;
        let is_held = job.is_paused || job.is_cancelled || job.has_ended();
        if !job.pace.in_maintenance_window || is_held {
            return None;
        }
        let openings = Openings::new(&projections, now.max(job.pace.not_before));
        let mut count = 0;
        for item in job.waiting_from(from).take(LOOKED_AT_ONCE) {
            let opening = openings.of(list.get(item as usize)?)?;
            earliest = Some(earliest.map_or(opening, |time: Timestamp| time.min(opening)));
            from = item + 1;
            count += 1;
        }
        if count < LOOKED_AT_ONCE {
            return earliest;
        }
    }
}
