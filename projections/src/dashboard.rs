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
    interner::RegionNumber,
    users::Users,
};

/// The projection's name.
pub const NAME: &str = "dashboard";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 2;

/// How many phones the recent reports show.
pub const RECENT_REPORTS_LENGTH: usize = 20;

/// How many reports are remembered, of all phones and of each region's, so that some from one phone
/// do not hide the others'.
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

/// The newest reports.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Reports {
    /// The phones, newest last; a phone may be in it more than once.
    newest: VecDeque<Mac>,
    /// Whether there were others, before these.
    has_forgotten: bool,
}

impl Reports {
    #[inline]
    fn push(&mut self, mac: Mac) {
        if self.newest.len() == RING_LENGTH {
            self.newest.pop_front();
            self.has_forgotten = true;
        }
        self.newest.push_back(mac);
    }

    fn forget(&mut self) {
        self.newest.clear();
        self.has_forgotten = true;
    }
}

/// The counts, and who reported last.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Dashboard {
    all: StatusCounts,
    by_region: BTreeMap<RegionName, StatusCounts>,
    reports: Reports,
    /// Of the phones of each region, by its number.
    region_reports: Vec<Reports>,
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
        let reports = match region {
            None => Some(&self.reports),
            Some(region) => {
                let number = fleet.texts.regions.find(region);
                number.and_then(|number| self.region_reports.get(number.index()))
            }
        };
        let Some(reports) = reports else {
            return Vec::new();
        };
        let mut recent: Vec<Mac> = Vec::with_capacity(RECENT_REPORTS_LENGTH);
        for mac in reports.newest.iter().rev() {
            // It may have left the region, or have been approved anew, since that report.
            let fits = fleet.phone(*mac).is_some_and(|phone| {
                phone.report_time().is_some() && region.is_none_or(|it| phone.region() == it)
            });
            if fits && !recent.contains(mac) {
                recent.push(*mac);
            }
            if recent.len() == RECENT_REPORTS_LENGTH {
                break;
            }
        }
        // A few phones that report often, or many that came into the region: the ring does not
        // reach far enough.
        if recent.len() < RECENT_REPORTS_LENGTH && reports.has_forgotten {
            recent = fleet.newest_reports(region, RECENT_REPORTS_LENGTH);
        }
        let phones = recent.into_iter().filter_map(|mac| fleet.phone(mac));
        phones.map(|phone| phone.device(users)).collect()
    }

    #[inline]
    pub(crate) fn heard(&mut self, mac: Mac, region: RegionNumber) {
        self.reports.push(mac);
        self.reports_of(region).push(mac);
    }

    fn reports_of(&mut self, region: RegionNumber) -> &mut Reports {
        let length = region.index() + 1;
        if self.region_reports.len() < length {
            self.region_reports.resize_with(length, Reports::default);
        }
        &mut self.region_reports[region.index()]
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
        }
        let region = |standing: &Option<Standing>| standing.as_ref().map(|it| it.region_number);
        match (region(&change.before), region(&change.after)) {
            (Some(before), None) => {
                self.reports.newest.retain(|mac| *mac != change.mac);
                let in_region = self.reports_of(before);
                in_region.newest.retain(|mac| *mac != change.mac);
            }
            // Whoever comes in may have been heard after some that are in the ring.
            (Some(before), Some(after)) if before != after => self.reports_of(after).forget(),
            (Some(_) | None, Some(_)) | (None, None) => {}
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
        let north = region("north");
        assert_eq!(recent(&history, Some(&north)), recent(&history, None));

        // The ring is not full any more, and still does not know of the others.
        history.phone_deleted(mac(1));
        assert_eq!(recent(&history, None), [mac(3), mac(2)]);
        assert_eq!(recent(&history, Some(&north)), [mac(3), mac(2)]);
    }

    #[test]
    fn who_comes_into_a_region_is_shown_where_it_was_heard() {
        let mut history = History::default();
        for (number, name) in [(1, "north"), (2, "south"), (3, "north")] {
            history.phone_approved(mac(number), name, None);
            history.phone_reported(mac(number), ReportedStatus::Registered);
        }
        let change = PhoneChanged {
            region: Some(region("north")),
            ..PhoneChanged::default()
        };
        history.record(phone(mac(2)), change);
        let north = [mac(3), mac(2), mac(1)];
        assert_eq!(recent(&history, Some(&region("north"))), north);
        assert_eq!(recent(&history, Some(&region("south"))), []);
    }
}
