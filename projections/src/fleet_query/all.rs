//! All devices that match a filter, for those who take the whole list away.
//!
//! Guarantee: the same devices as on the pages of the list, decided in one pass; nothing but their
//! identities is kept, so that the pass is short and what follows can be read a part at a time.
//! Deliberately not here: facets and order, which only pages have.

use schemas::Mac;

use super::{Chosen, FacetCounts, Verdict};
use crate::{
    device::{Device, DeviceFilter},
    fleet::Fleet,
    users::Users,
};

impl Fleet {
    /// The identities of the devices that match, in ascending order: phones of the fleet, and of
    /// `pending` (as in [`Fleet::query`]).
    pub fn matching(
        &self,
        users: &Users,
        filter: &DeviceFilter,
        pending: impl IntoIterator<Item = Device>,
    ) -> Vec<Mac> {
        let chosen = Chosen::new(filter, self, users);
        let facets = FacetCounts::new(filter, self);
        let verdicts = facets.verdicts(self);
        let groups = self.index().group_numbers();
        let phones = groups
            .iter()
            .enumerate()
            .filter(|(_, group)| verdicts[**group as usize].fits())
            .map(|(row, _)| self.at(row))
            .filter(|phone| chosen.has_phone(*phone, users))
            .map(|phone| phone.mac());
        let is_wanted = |device: &Device| {
            Verdict::of_device(filter, device).fits() && chosen.has_device(device)
        };
        let pending = pending.into_iter().filter(is_wanted);
        let mut macs: Vec<Mac> = phones.chain(pending.map(|device| device.mac)).collect();
        macs.sort_unstable();
        macs
    }
}
