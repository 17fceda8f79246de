//! Which phones a question has to look at.
//!
//! Guarantee: every phone that matches is among them, and every phone that counts in a facet;
//! whoever looks decides. Deliberately not here: deciding (chosen, facets).

use super::{chosen::Chosen, ranges::Ranges};
use crate::{fingerprints::Fingerprints, fleet::Fleet, users::Users};

/// So few phones are looked at one by one rather than by groups.
const FEW: usize = 256;

/// The phones to look at.
pub(super) enum Candidates {
    /// None: approved ones are not wanted.
    None,
    /// All whose MAC address is wanted; nothing is asked that their groups do not tell.
    Groups(Ranges),
    /// The phones of these rows, each once; without a list, of every row.
    Rows(Option<Vec<usize>>),
}

impl Candidates {
    pub(super) fn of(chosen: &Chosen<'_>, fleet: &Fleet, users: &Users) -> Self {
        if !chosen.is_approved_wanted {
            return Self::None;
        }
        let (filter, index) = (chosen.filter, &fleet.index);
        if !filter.ip.is_empty() {
            return Self::Rows(Some(distinct(with_text(&index.addresses, &filter.ip))));
        }
        if !filter.phone_number.is_empty() {
            let rows = with_text(&index.phone_numbers, &filter.phone_number);
            return Self::Rows(Some(distinct(rows)));
        }
        if !filter.user.is_empty() {
            return Self::Rows(Some(distinct(of_users(&filter.user, fleet, users))));
        }
        let ranges = Ranges::of(&chosen.macs);
        if !ranges.is_all() && ranges.count(index.macs()) <= FEW {
            let macs = ranges.walk(index.macs(), false);
            return Self::Rows(Some(
                macs.filter_map(|mac| fleet.phones.position(mac)).collect(),
            ));
        }
        match chosen.asks_each_phone() {
            true => Self::Rows(None),
            false => Self::Groups(ranges),
        }
    }
}

fn with_text(texts: &Fingerprints, wanted: &[String]) -> Vec<usize> {
    wanted.iter().flat_map(|text| texts.places(text)).collect()
}

/// The phones that report one of these users, and those that belong to one.
fn of_users(wanted: &[String], fleet: &Fleet, users: &Users) -> Vec<usize> {
    let mut rows = with_text(&fleet.index.user_names, wanted);
    for name in wanted {
        let macs = users.all_named(name).flat_map(|user| user.devices);
        rows.extend(macs.filter_map(|mac| fleet.phones.position(mac.as_u64())));
    }
    rows
}

fn distinct(mut rows: Vec<usize>) -> Vec<usize> {
    rows.sort_unstable();
    rows.dedup();
    rows
}
