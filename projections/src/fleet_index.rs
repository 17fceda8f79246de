//! What makes lists of phones quick: phones in groups of those that count alike, all phones in
//! order of MAC, and fingerprints of the texts that are asked for one by one.
//!
//! Guarantee: it follows from the rows alone, so no snapshot holds it, and it is made when a list
//! is first asked for; a keep-alive that changes nothing does not touch it. Deliberately not here:
//! what is asked (fleet_query).

use hashbrown::HashMap;

use crate::{
    device::DeviceStatus,
    fingerprints::Fingerprints,
    interner::{Interner, RegionNumber, Symbol},
    ordered::OrderedSet,
    phone_row::{IP, PHONE_NUMBER, PhoneRow, SharedTexts, USER_NAME},
};

/// What the phones of a group have in common: the fields with facets.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Traits {
    pub(crate) status: DeviceStatus,
    pub(crate) model: Symbol,
    pub(crate) version: Symbol,
    pub(crate) region: RegionNumber,
    /// Of [`FleetIndex::template`].
    pub(crate) template: Symbol,
}

/// The phones that have the same traits.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) traits: Traits,
    /// Their MAC addresses; none while the group's number is free.
    pub(crate) macs: OrderedSet,
}

/// The groups, the order, the fingerprints.
#[derive(Clone, Default)]
pub(crate) struct FleetIndex {
    groups: Vec<Group>,
    free: Vec<u32>,
    numbers: HashMap<Traits, u32>,
    /// Held by groups, once each.
    templates: Interner,
    /// The number of each phone's group, by the place of its row.
    group_of: Vec<u32>,
    macs: OrderedSet,
    pub(crate) addresses: Fingerprints,
    pub(crate) user_names: Fingerprints,
    pub(crate) phone_numbers: Fingerprints,
}

impl FleetIndex {
    /// The index of these rows.
    pub(crate) fn of(rows: &[PhoneRow], texts: &SharedTexts) -> Self {
        let mut index = Self::default();
        let mut members: Vec<Vec<u64>> = Vec::new();
        for row in rows {
            let number = index.group_for(row, texts);
            index.push_columns(row, number);
            members.resize_with(index.groups.len(), Vec::new);
            members[number as usize].push(row.mac.as_u64());
        }
        for (group, mut macs) in index.groups.iter_mut().zip(members) {
            macs.sort_unstable();
            group.macs = OrderedSet::from_sorted(&macs);
        }
        let mut macs: Vec<u64> = rows.iter().map(|row| row.mac.as_u64()).collect();
        macs.sort_unstable();
        index.macs = OrderedSet::from_sorted(&macs);
        index
    }

    /// The groups by their numbers, empty ones among them.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The number of each phone's group, by the place of its row.
    pub(crate) fn group_numbers(&self) -> &[u32] {
        &self.group_of
    }

    /// The template that the phones of a group show.
    pub(crate) fn template(&self, traits: Traits) -> &str {
        self.templates.text(traits.template)
    }

    /// The templates that are shown.
    pub(crate) fn templates(&self) -> &Interner {
        &self.templates
    }

    /// The MAC addresses of all phones.
    pub(crate) fn macs(&self) -> &OrderedSet {
        &self.macs
    }

    /// A row was added at the end.
    pub(crate) fn pushed(&mut self, row: &PhoneRow, texts: &SharedTexts) {
        let number = self.group_for(row, texts);
        self.push_columns(row, number);
        self.groups[number as usize].macs.insert(row.mac.as_u64());
        self.macs.insert(row.mac.as_u64());
    }

    /// The row at `place` is about to go; the last takes its place.
    pub(crate) fn removed(&mut self, place: usize, row: &PhoneRow) {
        let number = self.group_of.swap_remove(place);
        self.leave(number, row);
        self.macs.remove(row.mac.as_u64());
        self.addresses.swap_remove(place);
        self.user_names.swap_remove(place);
        self.phone_numbers.swap_remove(place);
    }

    /// The row at `place` may have other traits than before.
    pub(crate) fn changed(&mut self, place: usize, row: &PhoneRow, texts: &SharedTexts) {
        let before = self.group_of[place];
        let traits = self.groups[before as usize].traits;
        if traits == traits_of(row, traits.template) && self.template(traits) == row.template(texts)
        {
            return;
        }
        let after = self.group_for(row, texts);
        self.group_of[place] = after;
        self.groups[after as usize].macs.insert(row.mac.as_u64());
        self.leave(before, row);
    }

    /// The row at `place` has reported other texts.
    pub(crate) fn reported(&mut self, place: usize, row: &PhoneRow) {
        self.addresses.set(place, row.texts.get(IP));
        self.user_names.set(place, row.texts.get(USER_NAME));
        self.phone_numbers.set(place, row.texts.get(PHONE_NUMBER));
    }

    fn push_columns(&mut self, row: &PhoneRow, group: u32) {
        self.group_of.push(group);
        self.addresses.push(row.texts.get(IP));
        self.user_names.push(row.texts.get(USER_NAME));
        self.phone_numbers.push(row.texts.get(PHONE_NUMBER));
    }

    /// The number of the group with the row's traits; makes it where there is none.
    fn group_for(&mut self, row: &PhoneRow, texts: &SharedTexts) -> u32 {
        let template = self.templates.hold(row.template(texts));
        let traits = traits_of(row, template);
        if let Some(number) = self.numbers.get(&traits) {
            self.templates.release(template);
            return *number;
        }
        let macs = OrderedSet::default();
        let group = Group { traits, macs };
        let number = match self.free.pop() {
            Some(number) => {
                self.groups[number as usize] = group;
                number
            }
            None => {
                self.groups.push(group);
                u32::try_from(self.groups.len() - 1).expect("groups are no more than phones")
            }
        };
        self.numbers.insert(traits, number);
        number
    }

    fn leave(&mut self, number: u32, row: &PhoneRow) {
        let group = &mut self.groups[number as usize];
        group.macs.remove(row.mac.as_u64());
        if group.macs.len() == 0 {
            let traits = group.traits;
            self.numbers.remove(&traits);
            self.templates.release(traits.template);
            self.free.push(number);
        }
    }
}

fn traits_of(row: &PhoneRow, template: Symbol) -> Traits {
    Traits {
        status: row.status(),
        model: row.model,
        version: row.version,
        region: row.region,
        template,
    }
}
