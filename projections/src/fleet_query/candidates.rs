//! Which phones a question has to look at.
//!
//! Guarantee: every phone that matches is among them, and every phone that counts in a facet;
//! whoever looks decides. Deliberately not here: deciding (chosen, facets).

use super::{chosen::Chosen, ranges::Ranges};
use crate::{
    device::DeviceFilter,
    fingerprints::Fingerprints,
    fleet::Fleet,
    users::{UserRef, Users},
};

/// So few phones are looked at one by one rather than by groups.
const FEW: usize = 256;

/// The phones to look at.
pub(super) enum Candidates {
    /// All whose MAC address is wanted; nothing is asked that their groups do not tell.
    Groups(Ranges),
    /// The phones of these rows, each once; without a list, of every row.
    Rows(Option<Vec<usize>>),
}

impl Candidates {
    pub(super) fn of(chosen: &Chosen<'_>, fleet: &Fleet, users: &Users) -> Self {
        // Whoever adds a field decides here how its phones are found.
        let DeviceFilter {
            ip,
            phone_number,
            user,
            approval: _,
            mac: _,
            multiple_devices: _,
            search: _,
            status: _,
            model: _,
            version: _,
            region: _,
            template: _,
        } = chosen.filter;
        let index = &fleet.index();
        if !ip.is_empty() {
            return Self::Rows(Some(distinct(with_text(&index.addresses, ip))));
        }
        if !phone_number.is_empty() {
            let rows = with_text(&index.phone_numbers, phone_number);
            return Self::Rows(Some(distinct(rows)));
        }
        if !user.is_empty() {
            return Self::Rows(Some(distinct(of_users(user, fleet, users))));
        }
        if let Some(owners) = &chosen.owners {
            let owners = owners.iter().filter_map(|owner| users.get(owner));
            return Self::Rows(Some(distinct(of_owners(owners, fleet))));
        }
        let ranges = Ranges::of(&chosen.macs);
        let count = ranges.count(index.macs());
        if !ranges.is_all() && count <= FEW {
            let macs = ranges.walk(index.macs(), false);
            let rows = macs.filter_map(|mac| fleet.phones.position(mac));
            return Self::Rows(Some(rows.collect()));
        }
        match chosen.search {
            Some(_) => Self::Rows(None),
            // First digits that all phones have leave nothing out.
            None if count == fleet.len() => Self::Groups(Ranges::all()),
            None => Self::Groups(ranges),
        }
    }
}

fn with_text(texts: &Fingerprints, wanted: &[String]) -> Vec<usize> {
    wanted.iter().flat_map(|text| texts.places(text)).collect()
}

/// The phones that report one of these users, and those that belong to one.
fn of_users(wanted: &[String], fleet: &Fleet, users: &Users) -> Vec<usize> {
    let mut rows = with_text(&fleet.index().user_names, wanted);
    let owners = wanted.iter().flat_map(|name| users.all_named(name));
    rows.extend(of_owners(owners, fleet));
    rows
}

fn of_owners<'a>(owners: impl Iterator<Item = UserRef<'a>>, fleet: &Fleet) -> Vec<usize> {
    let macs = owners.flat_map(|owner| owner.devices);
    macs.filter_map(|mac| fleet.phones.position(mac.as_u64()))
        .collect()
}

fn distinct(mut rows: Vec<usize>) -> Vec<usize> {
    rows.sort_unstable();
    rows.dedup();
    rows
}
