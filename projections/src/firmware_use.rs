//! How many phones run which firmware, and which of them are to load that of an entry of their own.
//!
//! Guarantee: each phone of the fleet is counted once. Deliberately not here: which entry of the
//! firmware list that comes to.

use std::collections::BTreeMap;

use crate::fleet::Fleet;

/// Phones that have all of this in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FirmwareUse<'a> {
    /// The model that they are taken for; empty when none is known.
    pub model: &'a str,
    /// The version that they report; empty before they have.
    pub version: &'a str,
    /// The entry that an administrator set for them; empty when none is.
    pub set: &'a str,
    /// How many they are.
    pub phones: usize,
}

impl Fleet {
    /// The phones by model, version and entry, in that order. Costs by groups of equal phones, and
    /// a look at each row for what is set.
    pub fn firmware_use(&self) -> Vec<FirmwareUse<'_>> {
        let mut counts: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
        for group in self.index().groups() {
            let phones = group.macs.len();
            if phones > 0 {
                let model = self.texts.models.text(group.traits.model);
                let version = self.texts.versions.text(group.traits.version);
                *counts.entry((model, version, "")).or_default() += phones;
            }
        }
        for row in self.phones.rows() {
            let set = row.settings().firmware.as_str();
            if set.is_empty() {
                continue;
            }
            let model = self.texts.models.text(row.model);
            let version = self.texts.versions.text(row.version);
            if let Some(others) = counts.get_mut(&(model, version, "")) {
                *others = others.saturating_sub(1);
            }
            *counts.entry((model, version, set)).or_default() += 1;
        }
        let counted = counts.into_iter().filter(|(_, phones)| *phones > 0);
        let named = counted.map(|((model, version, set), phones)| FirmwareUse {
            model,
            version,
            set,
            phones,
        });
        named.collect()
    }
}
