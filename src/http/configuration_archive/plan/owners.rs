//! Whose placeholders and overrides an archive has, and whether they are here.

use std::collections::BTreeMap;

use projections::{Projections, catalogue::OverrideOwner};
use schemas::{
    RegionName,
    commands::{OverridePlace, PlaceholderPlace},
};

use super::super::{Configuration, override_place, placeholder_place};

/// The places of an archive by what is the same however models and users are written.
pub(super) struct Owners {
    placeholders: BTreeMap<String, PlaceholderPlace>,
    overrides: BTreeMap<String, OverridePlace>,
}

impl Owners {
    pub(super) fn of(projections: &Projections, given: &Configuration) -> Self {
        let placeholders = given.placeholders.keys();
        let overrides = given.overrides.keys();
        Self {
            placeholders: placeholders
                .map(|place| (of_placeholders(place), place.clone()))
                .collect(),
            overrides: overrides
                .map(|place| (of_overrides(projections, place), place.clone()))
                .collect(),
        }
    }

    /// How the archive writes this place.
    pub(super) fn placeholders(&self, place: &PlaceholderPlace) -> Option<&PlaceholderPlace> {
        self.placeholders.get(&of_placeholders(place))
    }

    /// The same of overrides.
    pub(super) fn overrides(
        &self,
        projections: &Projections,
        place: &OverridePlace,
    ) -> Option<&OverridePlace> {
        self.overrides.get(&of_overrides(projections, place))
    }
}

fn of_placeholders(place: &PlaceholderPlace) -> String {
    match place {
        PlaceholderPlace::Model(_) => placeholder_place(place).to_ascii_lowercase(),
        PlaceholderPlace::System | PlaceholderPlace::Region(_) | PlaceholderPlace::Device(_) => {
            placeholder_place(place)
        }
    }
}

fn of_overrides(projections: &Projections, place: &OverridePlace) -> String {
    match place {
        OverridePlace::User(name) => match projections.users.by_name(name) {
            Some(user) => format!("user/{}", user.name),
            None => override_place(place),
        },
        OverridePlace::Region(_) | OverridePlace::Device(_) => override_place(place),
    }
}

/// Why there can be no placeholders in this place.
pub(super) fn missing_placeholders(
    projections: &Projections,
    place: &PlaceholderPlace,
) -> Option<String> {
    match place {
        PlaceholderPlace::System | PlaceholderPlace::Model(_) => None,
        PlaceholderPlace::Region(region) => missing_region(projections, region),
        PlaceholderPlace::Device(mac) => match projections.fleet.phone(*mac) {
            Some(_) => None,
            None => Some(format!("no phone {mac} is of the fleet")),
        },
    }
}

/// Why a region can have nothing.
pub(super) fn missing_region(projections: &Projections, region: &RegionName) -> Option<String> {
    match projections.regions.get(region) {
        Some(_) => None,
        None => Some(format!("there is no region {region}")),
    }
}

/// Whose overrides these are here.
///
/// # Errors
/// Why there can be none.
pub(super) fn override_owner<'a>(
    projections: &Projections,
    place: &'a OverridePlace,
) -> Result<OverrideOwner<'a>, String> {
    match place {
        OverridePlace::Region(region) => match missing_region(projections, region) {
            None => Ok(OverrideOwner::Region(region)),
            Some(message) => Err(message),
        },
        OverridePlace::User(name) => match projections.users.by_name(name) {
            Some(user) => Ok(OverrideOwner::User(user.id)),
            None => Err(format!("there is no user {name}")),
        },
        OverridePlace::Device(mac) => match projections.fleet.phone(*mac) {
            Some(_) => Ok(OverrideOwner::Device(*mac)),
            None => Err(format!("no phone {mac} is of the fleet")),
        },
    }
}
