//! Regions and their settings.
//!
//! Guarantee: a region is listed exactly while it exists. Deliberately not here: which phones and
//! users belong to it (dashboard, users), and whether a request may come from somewhere, which the
//! domain decides.

use std::{collections::BTreeMap, net::IpAddr};

use schemas::{
    RegionName, Timestamp,
    events::{Maintenance, RegionSettings},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "regions";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 2;

/// A region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// How it treats its phones.
    #[serde(with = "stored_settings")]
    pub settings: RegionSettings,
    /// When jobs that keep to it may do something to its phones; none: always.
    pub maintenance: Option<Maintenance>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When its settings were last changed; the creation counts.
    pub changed_at: Timestamp,
}

/// All regions.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Regions {
    regions: BTreeMap<RegionName, Region>,
}

impl Regions {
    /// The region of this name.
    pub fn get(&self, name: &RegionName) -> Option<&Region> {
        self.regions.get(name)
    }

    /// All regions, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&RegionName, &Region)> {
        self.regions.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.regions.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty()
    }

    /// The region whose networks hold the address most closely: the longest prefix, the first name
    /// among equal ones. For display only.
    pub fn region_for(&self, address: IpAddr) -> Option<&RegionName> {
        let mut closest: Option<(u8, &RegionName)> = None;
        for (name, region) in &self.regions {
            for network in &region.settings.networks {
                let closer = closest.is_none_or(|(length, _)| network.prefix_len() > length);
                if closer && network.contains(&address) {
                    closest = Some((network.prefix_len(), name));
                }
            }
        }
        closest.map(|(_, name)| name)
    }

    pub(crate) fn set(&mut self, name: &RegionName, settings: &RegionSettings, at: Timestamp) {
        let before = self.regions.remove(name);
        let region = Region {
            settings: settings.clone(),
            created_at: before.as_ref().map_or(at, |region| region.created_at),
            maintenance: before.and_then(|region| region.maintenance),
            changed_at: at,
        };
        self.regions.insert(name.clone(), region);
    }

    pub(crate) fn maintenance_changed(
        &mut self,
        name: &RegionName,
        maintenance: Option<&Maintenance>,
        at: Timestamp,
    ) {
        if let Some(region) = self.regions.get_mut(name) {
            region.maintenance = maintenance.cloned();
            region.changed_at = at;
        }
    }

    pub(crate) fn deleted(&mut self, name: &RegionName) {
        self.regions.remove(name);
    }
}

/// Settings inside snapshots, in their stored shape.
mod stored_settings {
    use schemas::{events::RegionSettings, stored::shape::Shape};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(
        settings: &RegionSettings,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        settings.to_stored().serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<RegionSettings, D::Error> {
        let stored = <RegionSettings as Shape>::Stored::deserialize(from)?;
        RegionSettings::from_stored(stored).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use schemas::events::Maintenance;

    use crate::testing::{History, region, settings};

    #[test]
    fn the_longest_prefix_names_the_region() {
        let mut history = History::default();
        history.region_created("wide", settings(&["10.0.0.0/8", "fd00::/8"]));
        history.region_created("narrow", settings(&["10.1.0.0/16"]));
        let projections = history.folded();
        let found = |address: &str| {
            let found = projections.regions.region_for(address.parse().unwrap());
            found.map(ToString::to_string)
        };
        assert_eq!(found("10.1.2.3").as_deref(), Some("narrow"));
        assert_eq!(found("10.2.2.3").as_deref(), Some("wide"));
        assert_eq!(found("fd00::1").as_deref(), Some("wide"));
        assert_eq!(found("192.168.0.1"), None);
    }

    #[test]
    fn a_region_has_its_newest_settings_until_it_is_deleted() {
        let mut history = History::default();
        history.region_created("north", settings(&["10.0.0.0/8"]));
        let changed = history.region_changed("north", settings(&["10.1.0.0/16"]));
        let projections = history.folded();
        let north = projections.regions.get(&region("north")).unwrap();
        assert_eq!(north.settings, settings(&["10.1.0.0/16"]));
        assert_eq!(north.changed_at, changed.time);
        assert!(north.created_at < north.changed_at);

        let maintenance = Maintenance {
            time_zone: "Europe/Oslo".parse().unwrap(),
            windows: vec![],
        };
        history.maintenance_changed("north", Some(maintenance.clone()));
        history.region_changed("north", settings(&["10.2.0.0/16"]));
        let projections = history.folded();
        let north = projections.regions.get(&region("north")).unwrap();
        assert_eq!(north.maintenance, Some(maintenance));
        history.maintenance_changed("north", None);
        let projections = history.folded();
        let north = projections.regions.get(&region("north")).unwrap();
        assert_eq!(north.maintenance, None);

        history.region_deleted("north");
        assert!(history.folded().regions.is_empty());
    }
}
