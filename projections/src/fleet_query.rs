//! Lists of devices: filter, facets, order, page.
//!
//! Guarantee: the same answer as from looking at every phone, with as little looking as the
//! question allows: whole groups are counted and merged (grouped), single phones are found by what
//! is asked of them (candidates), and only searching and the other orders go through the rows.
//! Devices are built for the page alone. Pending phones go through the same filter. Deliberately
//! not here: cursors and the choice of the best (page).

mod candidates;
mod chosen;
mod facets;
mod grouped;
mod keys;
mod ranges;

use self::{
    candidates::Candidates,
    chosen::Chosen,
    facets::{FacetCounts, Verdict, count_device},
    keys::{device_key, phone_key},
};
use crate::{
    device::{Device, DeviceColumn, DevicePage, DeviceQuery},
    fleet::{Fleet, Phone},
    page::{InvalidCursor, PageBuilder},
    users::Users,
};

impl Fleet {
    /// A page of the devices that match: phones of the fleet, and of `pending` (devices whose
    /// approval is [`Pending`] and whose MAC is not in the fleet).
    ///
    /// [`Pending`]: crate::device::Approval::Pending
    pub fn query<'a, Text: AsRef<str>>(
        &'a self,
        users: &'a Users,
        query: &DeviceQuery,
        pending: &'a [Device<Text>],
    ) -> Result<DevicePage<'a>, InvalidCursor> {
        let chosen = Chosen::new(&query.filter, self, users);
        let mut counts = FacetCounts::new(&query.filter, self);
        let verdicts = counts.verdicts(self);
        let mut page = PageBuilder::new(&query.page)?;
        let column = query.page.sort.column;
        match Candidates::of(&chosen, self, users) {
            Candidates::Groups(ranges) => {
                let counted = grouped::count(self, ranges, &verdicts, &mut counts);
                page.count(counted.total);
                counted.fill(&mut page, column, users);
            }
            Candidates::Rows(rows) => {
                let mut look = |row: usize| {
                    let group = self.index().group_numbers()[row] as usize;
                    let verdict = verdicts[group];
                    if !verdict.may_count() {
                        return;
                    }
                    let phone = self.at(row);
                    if chosen.has_phone(phone, users) {
                        counts.count(self.index().groups()[group].traits, verdict, 1);
                        if verdict.fits() {
                            let key = phone_key(phone, column, users);
                            page.offer(key, phone.mac().as_u64(), Listed::Phone(phone));
                        }
                    }
                };
                match rows {
                    Some(rows) => rows.into_iter().for_each(&mut look),
                    None => (0..self.len()).for_each(&mut look),
                }
            }
        }
        let mut facets = counts.named(self);
        for device in pending {
            let verdict = Verdict::of_device(&query.filter, device);
            if verdict.may_count() && chosen.has_device(device) {
                count_device(&mut facets, device, verdict);
                if verdict.fits() {
                    let key = device_key(device, column);
                    page.offer(key, device.mac.as_u64(), Listed::Pending(device));
                }
            }
        }
        let page = page.finish();
        let items = page.items.iter().map(|listed| listed.device(users));
        Ok(DevicePage {
            items: items.collect(),
            total: page.total,
            next_cursor: page.next_cursor,
            facets,
        })
    }
}

/// A page while it is filled.
type ListedPage<'a, Text> = PageBuilder<'a, DeviceColumn, Listed<'a, Text>>;

/// What a page holds until it is complete.
enum Listed<'a, Text> {
    Phone(Phone<'a>),
    Pending(&'a Device<Text>),
}

impl<'a, Text: AsRef<str>> Listed<'a, Text> {
    fn device(&self, users: &'a Users) -> Device<&'a str> {
        match self {
            Self::Phone(phone) => phone.listed(users),
            Self::Pending(device) => device.borrowed(),
        }
    }
}

mod all;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
