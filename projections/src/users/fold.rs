//! How events change the users.
//!
//! Guarantee: whatever comes and goes, names lead to the rows that have them. Deliberately not
//! here: phones (fleet), which are gone before their user is.

use schemas::{
    Position, UserId,
    events::{RecordedEvent, UserChanged, UserCreated, UserRenamed},
    private::ERASED,
};

use super::{DISPLAY_NAME_TEXT, Macs, NAME_TEXT, UserRow, Users};
use crate::{
    device::DeviceStatus,
    fleet::{PhoneChange, Standing},
    interner::RegionNumber,
    text::Packed,
    trail::TrailEnd,
};

impl Users {
    pub(crate) fn created(&mut self, id: UserId, event: &UserCreated, recorded: &RecordedEvent) {
        let region = event.region.as_ref().map(|name| self.regions.number(name));
        let row = UserRow {
            id,
            texts: Packed::new([event.name.expose(), event.display_name.expose()]),
            region,
            password: event.password.clone(),
            devices: Macs::None,
            registered_devices: 0,
            set_by: recorded.position,
            trail_end: TrailEnd::from(recorded),
        };
        if self.rows.insert(row).is_ok() {
            self.count(region, 1);
            self.name_fingerprints.push(event.name.expose());
            self.index_name(self.rows.len() - 1);
        }
    }

    pub(crate) fn changed(&mut self, id: UserId, event: &UserChanged, position: Position) {
        let Some(row) = self.rows.get_mut(u64::from(id.0)) else {
            return;
        };
        row.set_by = position;
        if let Some(display_name) = event.display_name.expose() {
            row.texts = Packed::new([row.texts.get(NAME_TEXT), display_name]);
        }
        if let Some(password) = &event.password {
            row.password = Some(password.clone());
        }
        if let Some(region) = &event.region {
            let after = Some(self.regions.number(region));
            let before = std::mem::replace(&mut row.region, after);
            self.count(before, -1);
            self.count(after, 1);
        }
    }

    pub(crate) fn renamed(&mut self, id: UserId, event: &UserRenamed, position: Position) {
        let Some(place) = self.rows.position(u64::from(id.0)) else {
            return;
        };
        self.forget_name(place);
        let row = self.rows.at_mut(place);
        row.set_by = position;
        row.texts = Packed::new([event.name.expose(), row.texts.get(DISPLAY_NAME_TEXT)]);
        self.name_fingerprints.set(place, event.name.expose());
        self.index_name(place);
    }

    /// The last row takes the place of the one that goes.
    pub(crate) fn deleted(&mut self, id: UserId) {
        let Some(place) = self.rows.position(u64::from(id.0)) else {
            return;
        };
        let last = self.rows.len() - 1;
        self.forget_name(place);
        if place != last {
            self.forget_name(last);
        }
        let gone = self.rows.remove(u64::from(id.0));
        self.name_fingerprints.swap_remove(place);
        self.count(gone.and_then(|row| row.region), -1);
        if place != last {
            self.index_name(place);
        }
    }

    /// The newest event of a user; `false` when there is no such user.
    pub(crate) fn record(&mut self, id: UserId, end: TrailEnd) -> bool {
        let row = self.rows.get_mut(u64::from(id.0));
        row.map(|row| row.trail_end = end).is_some()
    }

    pub(crate) fn phone_changed(&mut self, change: &PhoneChange) {
        let owner = |standing: &Option<Standing>| standing.as_ref().and_then(|it| it.owner);
        let registered = |standing: &Option<Standing>| {
            let status = standing.as_ref().map(|it| it.status);
            u32::from(status == Some(DeviceStatus::Registered))
        };
        let (before, after) = (owner(&change.before), owner(&change.after));
        if let Some(row) = self.owner_row(before)
            && let Ok(place) = row.devices.as_slice().binary_search(&change.mac)
        {
            row.registered_devices -= registered(&change.before);
            if before != after {
                row.devices.change(|macs| {
                    macs.remove(place);
                });
            }
        }
        if let Some(row) = self.owner_row(after) {
            row.registered_devices += registered(&change.after);
            if let Err(place) = row.devices.as_slice().binary_search(&change.mac) {
                row.devices.change(|macs| macs.insert(place, change.mac));
            }
        }
    }

    fn owner_row(&mut self, owner: Option<UserId>) -> Option<&mut UserRow> {
        self.rows.get_mut(u64::from(owner?.0))
    }

    pub(super) fn count(&mut self, region: Option<RegionNumber>, change: i32) {
        if let Some(region) = region {
            self.region_counts.resize(self.regions.len(), 0);
            let count = &mut self.region_counts[region.index()];
            *count = count.saturating_add_signed(change);
        }
    }

    /// The row is not found by its name any more. An erased name has never led to it.
    fn forget_name(&mut self, place: usize) {
        let rows = self.rows.rows();
        let name = rows[place].texts.get(NAME_TEXT);
        self.by_name.remove(name, place);
    }

    /// Makes a row findable by its name: by itself unless that name was erased, which many share,
    /// or is another user's already.
    pub(super) fn index_name(&mut self, place: usize) {
        let rows = self.rows.rows();
        let name = rows[place].texts.get(NAME_TEXT);
        if name != ERASED {
            self.by_name
                .insert(name, place, |place| rows[place].texts.get(NAME_TEXT));
        }
    }
}
