//! Questions that whole groups of phones answer: totals and facets are sums over groups, a page is
//! a merge of them.
//!
//! Guarantee: a page in the order of MAC, or of a field that groups have in common, costs by the
//! number of groups and the length of the page; other orders cost a pass over the rows.
//! Deliberately not here: what is asked of single phones (candidates).

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    Listed, ListedPage,
    facets::{FacetCounts, Verdict},
    keys::{group_key, phone_key},
    ranges::Ranges,
};
use crate::{device::DeviceColumn, fleet::Fleet, page::SortKey, users::Users};

/// How many phones of other groups a walk in order may meet for each that it was thought to meet,
/// before merging is the shorter way after all.
const DETOUR_MAX: usize = 4;

/// The groups whose phones match.
pub(super) struct Counted<'a> {
    fleet: &'a Fleet,
    ranges: Ranges,
    groups: Vec<u32>,
    /// How many phones of theirs match.
    pub(super) total: usize,
}

/// Counts the phones of all groups in the facets, and finds the groups that match.
pub(super) fn count<'a>(
    fleet: &'a Fleet,
    ranges: Ranges,
    verdicts: &[Verdict],
    counts: &mut FacetCounts,
) -> Counted<'a> {
    let mut counted = Counted {
        fleet,
        ranges,
        groups: Vec::new(),
        total: 0,
    };
    for ((number, group), verdict) in (0u32..).zip(fleet.index().groups()).zip(verdicts) {
        if !verdict.may_count() {
            continue;
        }
        let phones = counted.ranges.count(&group.macs);
        counts.count(group.traits, *verdict, phones);
        if verdict.fits() && phones > 0 {
            counted.groups.push(number);
            counted.total += phones;
        }
    }
    counted
}

impl<'a> Counted<'a> {
    /// Lets the page consider the phones that may be on it.
    pub(super) fn fill<Text>(
        &self,
        page: &mut ListedPage<'a, Text>,
        column: DeviceColumn,
        users: &'a Users,
    ) {
        if self.groups.is_empty() {
            return;
        }
        if column == DeviceColumn::Mac {
            return self.fill_by_mac(page);
        }
        let key = |number: &u32| {
            let traits = self.fleet.index().groups()[*number as usize].traits;
            group_key(self.fleet, traits, column).map(|key| (key, *number))
        };
        let keyed: Option<Vec<_>> = self.groups.iter().map(key).collect();
        match keyed {
            Some(keyed) => self.fill_by_group(page, keyed),
            None => self.fill_by_row(page, column, users),
        }
    }

    fn fill_by_mac<Text>(&self, page: &mut ListedPage<'a, Text>) {
        let descending = page.sort().descending;
        // One more than wanted: the cursor's own phone is met again where it is still there.
        let wanted = page.wanted() + 1;
        let ranges = match page.after() {
            Some((SortKey::Number(mac), _)) => {
                let mac = u64::try_from(mac).unwrap_or(u64::MAX);
                match descending {
                    true => self.ranges.within(0, mac),
                    false => self.ranges.within(mac, u64::MAX),
                }
            }
            Some((SortKey::Text(_) | SortKey::OwnFile(_), _)) | None => {
                self.ranges.within(0, u64::MAX)
            }
        };
        for mac in self.first_macs(&self.groups, &ranges, descending, wanted) {
            self.consider(page, SortKey::Number(mac.into()), mac);
        }
    }

    /// Groups of one key after the other, each in the order of MAC.
    fn fill_by_group<Text>(
        &self,
        page: &mut ListedPage<'a, Text>,
        mut keyed: Vec<(SortKey<'a>, u32)>,
    ) {
        let descending = page.sort().descending;
        keyed.sort_unstable_by(|(left, _), (right, _)| match descending {
            true => right.cmp(left),
            false => left.cmp(right),
        });
        let mut missing = page.wanted();
        for same in keyed.chunk_by(|(left, _), (right, _)| left == right) {
            let (key, _) = same[0];
            let first = match page.after() {
                Some((after, mac)) if after == key => mac.saturating_add(1),
                Some((after, _)) if (after < key) == descending => continue,
                Some(_) | None => 0,
            };
            let groups: Vec<u32> = same.iter().map(|(_, number)| *number).collect();
            let ranges = self.ranges.within(first, u64::MAX);
            let macs = self.first_macs(&groups, &ranges, false, missing);
            missing -= macs.len();
            for mac in macs {
                self.consider(page, key, mac);
            }
            if missing == 0 {
                return;
            }
        }
    }

    fn fill_by_row<Text>(
        &self,
        page: &mut ListedPage<'a, Text>,
        column: DeviceColumn,
        users: &'a Users,
    ) {
        let is_in = self.membership(&self.groups);
        let is_everywhere = self.ranges.is_all();
        for (row, group) in self.fleet.index().group_numbers().iter().enumerate() {
            if !is_in[*group as usize] {
                continue;
            }
            let phone = self.fleet.at(row);
            let mac = phone.mac().as_u64();
            if is_everywhere || self.ranges.contains(mac) {
                page.consider(phone_key(phone, column, users), mac, Listed::Phone(phone));
            }
        }
    }

    fn consider<Text>(&self, page: &mut ListedPage<'a, Text>, key: SortKey<'a>, mac: u64) {
        if let Some(row) = self.fleet.phones.position(mac) {
            page.consider(key, mac, Listed::Phone(self.fleet.at(row)));
        }
    }

    /// The first phones, in order of MAC, of these groups and ranges; at most `wanted`.
    fn first_macs(
        &self,
        groups: &[u32],
        ranges: &Ranges,
        descending: bool,
        wanted: usize,
    ) -> Vec<u64> {
        let all = self.fleet.index().groups();
        let sets = groups.iter().map(|number| &all[*number as usize].macs);
        let phones: usize = sets.clone().map(|set| set.len()).sum();
        // Where most phones are of these groups, a walk through all is short; where few groups are
        // asked for, a merge is.
        let steps = wanted * self.fleet.len() / phones.max(1);
        if steps <= groups.len()
            && let Some(found) = self.walk(groups, ranges, descending, wanted, steps)
        {
            return found;
        }
        let mut walks: Vec<_> = sets.map(|set| ranges.walk(set, descending)).collect();
        let rank = |mac: u64| Reverse(if descending { !mac } else { mac });
        let mut heads: BinaryHeap<(Reverse<u64>, usize)> = walks
            .iter_mut()
            .enumerate()
            .filter_map(|(number, walk)| walk.next().map(|mac| (rank(mac), number)))
            .collect();
        let mut found = Vec::with_capacity(wanted);
        while found.len() < wanted
            && let Some(mut head) = heads.peek_mut()
        {
            let (Reverse(ranked), number) = *head;
            found.push(if descending { !ranked } else { ranked });
            match walks[number].next() {
                Some(mac) => *head = (rank(mac), number),
                None => drop(std::collections::binary_heap::PeekMut::pop(head)),
            }
        }
        found
    }

    /// Looks for them among all phones in order; `None` when that takes too long.
    fn walk(
        &self,
        groups: &[u32],
        ranges: &Ranges,
        descending: bool,
        wanted: usize,
        steps: usize,
    ) -> Option<Vec<u64>> {
        let index = &self.fleet.index();
        let is_in = self.membership(groups);
        let mut found = Vec::with_capacity(wanted);
        for (step, mac) in ranges.walk(index.macs(), descending).enumerate() {
            if step > steps * DETOUR_MAX {
                return None;
            }
            let row = self.fleet.phones.position(mac)?;
            if is_in[index.group_numbers()[row] as usize] {
                found.push(mac);
                if found.len() == wanted {
                    break;
                }
            }
        }
        Some(found)
    }

    /// Whether a group is one of these, by its number.
    fn membership(&self, groups: &[u32]) -> Vec<bool> {
        let mut is_in = vec![false; self.fleet.index().groups().len()];
        for number in groups {
            is_in[*number as usize] = true;
        }
        is_in
    }
}
