//! The dashboard: how many phones are well, and who reported last.
//!
//! Guarantee: the counts are always those of a recount of the fleet. Deliberately not here: pending
//! phones, which no event tells of; whoever answers adds them.

use std::collections::{BTreeMap, VecDeque};

use schemas::{Mac, Position, RegionName, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    alarms::SeverityCounts,
    device::{Device, DeviceStatus},
    fleet::{Fleet, PhoneChange, Standing},
    users::Users,
};

/// The projection's name.
pub const NAME: &str = "dashboard";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// How many phones the recent reports show.
pub const RECENT_REPORTS_LENGTH: usize = 20;

/// How many reports are remembered, so that some from one phone do not hide the others'.
const RING_LENGTH: usize = 256;

/// How many phones there are of each status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StatusCounts {
    /// All.
    pub total: usize,
    /// Registered.
    pub registered: usize,
    /// Not registered, or never heard.
    pub non_registered: usize,
    /// Silent.
    pub disconnected: usize,
}

impl StatusCounts {
    /// Registered out of all, in percent, rounded to two decimals; 0 without phones.
    pub fn registered_percent(&self) -> f64 {
        if self.total == 0 {
            return 0.0;
        }
        let hundredths = (self.registered * 10_000 + self.total / 2) / self.total;
        hundredths as f64 / 100.0
    }

    fn of(&mut self, status: DeviceStatus) -> &mut usize {
        match status {
            DeviceStatus::Registered => &mut self.registered,
            DeviceStatus::NonRegistered => &mut self.non_registered,
            DeviceStatus::Disconnected => &mut self.disconnected,
        }
    }

    fn add(&mut self, status: DeviceStatus) {
        self.total += 1;
        *self.of(status) += 1;
    }

    fn remove(&mut self, status: DeviceStatus) {
        self.total -= 1;
        *self.of(status) -= 1;
    }
}

/// What the dashboard shows: api.md's answer, but for the pending phones.
#[derive(Clone)]
pub struct DashboardView {
    /// The position that it reflects.
    pub position: Position,
    /// When the event at that position happened.
    pub as_of: Timestamp,
    /// The phones of the fleet.
    pub devices: StatusCounts,
    /// The active alarms.
    pub alarms: SeverityCounts,
    /// The phones that were heard last, newest first; at most [`RECENT_REPORTS_LENGTH`].
    pub recent_reports: Vec<Device>,
}

/// The counts, and who reported last.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Dashboard {
    all: StatusCounts,
    by_region: BTreeMap<RegionName, StatusCounts>,
    /// The phones of the newest reports, newest last; a phone may be in it more than once.
    reports: VecDeque<Mac>,
}

impl Dashboard {
    /// The counts of the whole fleet.
    pub fn all(&self) -> StatusCounts {
        self.all
    }

    /// The counts of a region; zeros where it has no phones.
    pub fn region(&self, region: &RegionName) -> StatusCounts {
        self.by_region.get(region).copied().unwrap_or_default()
    }

    /// The phones that were heard last, newest first; at most [`RECENT_REPORTS_LENGTH`].
    pub fn recent_reports(
        &self,
        fleet: &Fleet,
        users: &Users,
        region: Option<&RegionName>,
    ) -> Vec<Device> {
        let mut recent: Vec<Mac> = Vec::with_capacity(RECENT_REPORTS_LENGTH);
        for mac in self.reports.iter().rev() {
            let phone = fleet.phone(*mac);
            let fits = phone.is_some_and(|it| region.is_none_or(|region| it.region() == region));
            if fits && !recent.contains(mac) {
                recent.push(*mac);
            }
            if recent.len() == RECENT_REPORTS_LENGTH {
                break;
            }
        }
        // A few phones that report often, or a small region: the ring does not reach far enough.
        if recent.len() < RECENT_REPORTS_LENGTH && self.reports.len() == RING_LENGTH {
            recent = fleet.newest_reports(region, RECENT_REPORTS_LENGTH);
        }
        let phones = recent.into_iter().filter_map(|mac| fleet.phone(mac));
        phones.map(|phone| phone.device(users)).collect()
    }

    #[inline]
    pub(crate) fn heard(&mut self, mac: Mac) {
        if self.reports.len() == RING_LENGTH {
            self.reports.pop_front();
        }
        self.reports.push_back(mac);
    }

    pub(crate) fn phone_changed(&mut self, change: &PhoneChange) {
        if let Some(Standing { region, status, .. }) = &change.before {
            self.all.remove(*status);
            if let Some(counts) = self.by_region.get_mut(region) {
                counts.remove(*status);
                if counts.total == 0 {
                    self.by_region.remove(region);
                }
            }
        }
        if let Some(Standing { region, status, .. }) = &change.after {
            self.all.add(*status);
            self.by_region
                .entry(region.clone())
                .or_default()
                .add(*status);
        } else {
            self.reports.retain(|mac| *mac != change.mac);
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::events::{PhoneChanged, ReportedStatus};

    use super::*;
    use crate::testing::{History, mac, phone, region};

    fn recent(history: &History, region: Option<&RegionName>) -> Vec<Mac> {
        let devices = history.folded().dashboard(region).recent_reports;
        devices.into_iter().map(|device| device.mac).collect()
    }

    #[test]
    fn percentages_have_two_decimals() {
        for (registered, total, percent) in [
            (358, 374, 95.72),
            (0, 0, 0.0),
            (0, 3, 0.0),
            (2, 3, 66.67),
            (3, 3, 100.0),
        ] {
            let counts = StatusCounts {
                total,
                registered,
                ..StatusCounts::default()
            };
            assert_eq!(counts.registered_percent(), percent);
        }
    }

    #[test]
    fn phones_count_by_status_and_the_figures_add_up() {
        let mut history = History::default();
        for number in 1..=4 {
            history.phone_approved(mac(number), "north", None);
        }
        history.phone_reported(mac(1), ReportedStatus::Registered);
        history.phone_reported(mac(2), ReportedStatus::Offline);
        history.phone_reported(mac(3), ReportedStatus::Registered);
        history.phone_disconnected(mac(3));
        let change = PhoneChanged {
            region: Some(region("south")),
            ..PhoneChanged::default()
        };
        history.record(phone(mac(1)), change);
        let counts = |total, registered, non_registered, disconnected| StatusCounts {
            total,
            registered,
            non_registered,
            disconnected,
        };
        let projections = history.folded();
        assert_eq!(projections.dashboard.all(), counts(4, 1, 2, 1));
        assert_eq!(
            projections.dashboard(Some(&region("north"))).devices,
            counts(3, 0, 2, 1)
        );
        assert_eq!(
            projections.dashboard(Some(&region("south"))).devices,
            counts(1, 1, 0, 0)
        );
        assert_eq!(
            projections.dashboard(Some(&region("west"))).devices,
            counts(0, 0, 0, 0)
        );

        history.phone_kept_alive(mac(3));
        history.phone_deleted(mac(2));
        assert_eq!(history.folded().dashboard.all(), counts(3, 2, 1, 0));
    }

    #[test]
    fn recent_reports_are_the_newest_of_distinct_phones() {
        let mut history = History::default();
        for number in 1..=25 {
            history.phone_approved(
                mac(number),
                if number == 1 { "south" } else { "north" },
                None,
            );
            history.phone_reported(mac(number), ReportedStatus::Registered);
        }
        history.phone_kept_alive(mac(2));
        let expected: Vec<Mac> = [2].into_iter().chain((7..=25).rev()).map(mac).collect();
        assert_eq!(recent(&history, None), expected);
        assert_eq!(recent(&history, Some(&region("south"))), [mac(1)]);

        history.phone_deleted(mac(2));
        assert_eq!(recent(&history, None)[0], mac(25));
    }

    #[test]
    fn one_talkative_phone_does_not_hide_the_others() {
        let mut history = History::default();
        for number in 1..=3 {
            history.phone_approved(mac(number), "north", None);
            history.phone_reported(mac(number), ReportedStatus::Registered);
        }
        for _ in 0..RING_LENGTH {
            history.phone_kept_alive(mac(1));
        }
        assert_eq!(recent(&history, None), [mac(1), mac(3), mac(2)]);
    }
}
