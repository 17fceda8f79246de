//! Users by name.
//!
//! Deliberately not here: the names, which are in the rows.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::{table::spread, text};

/// Leads from names, without regard to case, to places in a list. Holds half of each name's hash,
/// so that it grows without looking at the names again.
#[derive(Clone, Default)]
pub(super) struct NameIndex {
    places: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

impl NameIndex {
    fn hash(&self, folded: &str) -> u32 {
        (self.hasher.hash_one(folded) >> 32) as u32
    }

    pub(super) fn find<'a>(&self, name: &str, name_at: impl Fn(usize) -> &'a str) -> Option<usize> {
        let folded = text::fold_name(name);
        let hash = self.hash(&folded);
        let is_it = |(other, place): &(u32, u32)| {
            *other == hash && text::fold_name(name_at(*place as usize)) == folded
        };
        let (_, place) = self.places.find(spread(u64::from(hash)), is_it)?;
        Some(*place as usize)
    }

    pub(super) fn remove(&mut self, name: &str, place: usize) {
        let hash = self.hash(&text::fold_name(name));
        let is_it = |(other, at): &(u32, u32)| *other == hash && *at as usize == place;
        if let Ok(found) = self.places.find_entry(spread(u64::from(hash)), is_it) {
            found.remove();
        }
    }

    pub(super) fn insert<'a>(
        &mut self,
        name: &str,
        place: usize,
        name_at: impl Fn(usize) -> &'a str,
    ) {
        if self.find(name, name_at).is_some() {
            return;
        }
        let hash = self.hash(&text::fold_name(name));
        let place = u32::try_from(place).expect("user identities are 32 bits wide");
        let rehash = |(hash, _): &(u32, u32)| spread(u64::from(*hash));
        self.places
            .insert_unique(spread(u64::from(hash)), (hash, place), rehash);
    }
}
