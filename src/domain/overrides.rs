//! Overrides: configuration keys of a region, a user or a phone, added after the template.
//!
//! Guarantee: of a key there is one value in one place; the later replaces the earlier.
//! Deliberately not here: which of several places counts for a phone (`provisioning`).

use schemas::{
    ParameterName, Secret, Subject, UserId,
    commands::OverridePlace,
    events::{Event, NewEvent, OverrideDeleted, OverrideScope, OverrideSet},
    private::ConfigValue,
};

use super::{
    catalogue::{Catalogue, OverrideOwner, of_system},
    refusal::Refusal,
    report,
    state::State,
};

pub(super) fn decide_set(
    state: &State,
    catalogue: &Catalogue,
    place: &OverridePlace,
    values: &[(ParameterName, Secret)],
) -> Result<Vec<NewEvent>, Refusal> {
    let owner = owner(state, place)?;
    let known = catalogue.overrides.get(&owner);
    let is_new = |(parameter, value): &&(ParameterName, Secret)| {
        known
            .and_then(|known| known.get(parameter))
            .map(String::as_str)
            != Some(value.expose())
    };
    let set = values.iter().filter(is_new).map(|(parameter, value)| {
        let (scope, owner_name) = scope_of(&owner);
        let set = OverrideSet {
            scope,
            owner: owner_name,
            parameter: parameter.clone(),
            value: ConfigValue::of(parameter.as_str(), value.expose()),
        };
        event_of(state, &owner, set)
    });
    set.collect()
}

pub(super) fn decide_delete(
    state: &State,
    catalogue: &Catalogue,
    place: &OverridePlace,
    parameters: &[ParameterName],
) -> Result<Vec<NewEvent>, Refusal> {
    let owner = owner(state, place)?;
    let known = catalogue.overrides.get(&owner);
    let deleted = parameters.iter().map(|parameter| {
        if known.is_none_or(|known| !known.contains_key(parameter)) {
            return Err(Refusal::UnknownOverride(parameter.clone()));
        }
        let (scope, owner_name) = scope_of(&owner);
        let deleted = OverrideDeleted {
            scope,
            owner: owner_name,
            parameter: parameter.clone(),
        };
        event_of(state, &owner, deleted)
    });
    deleted.collect()
}

fn owner(state: &State, place: &OverridePlace) -> Result<OverrideOwner, Refusal> {
    match place {
        OverridePlace::Region(region) if state.regions.contains_key(region) => {
            Ok(OverrideOwner::Region(region.clone()))
        }
        OverridePlace::Region(region) => Err(Refusal::UnknownRegion(region.clone())),
        OverridePlace::User(name) => match state.user_named(name) {
            Some((id, _)) => Ok(OverrideOwner::User(id)),
            None => Err(Refusal::UnknownUser),
        },
        OverridePlace::Device(mac) if state.phones.contains_key(mac) => {
            Ok(OverrideOwner::Device(*mac))
        }
        OverridePlace::Device(mac) => Err(Refusal::UnknownPhone(*mac)),
    }
}

fn scope_of(owner: &OverrideOwner) -> (OverrideScope, String) {
    match owner {
        OverrideOwner::Region(region) => (OverrideScope::Region, region.to_string()),
        OverrideOwner::User(_) => (OverrideScope::User, String::new()),
        OverrideOwner::Device(_) => (OverrideScope::Device, String::new()),
    }
}

/// A phone's and a user's own values are sealed with their keys, a region's with the system's.
fn event_of(
    state: &State,
    owner: &OverrideOwner,
    event: impl Into<Event>,
) -> Result<NewEvent, Refusal> {
    match owner {
        OverrideOwner::Region(_) => Ok(of_system(event)),
        OverrideOwner::User(id) => Ok(of_user(*id, event)),
        OverrideOwner::Device(mac) => {
            let phone = state.phones.get(mac).ok_or(Refusal::UnknownPhone(*mac))?;
            Ok(report::about(*mac, phone.key_slot, event))
        }
    }
}

fn of_user(id: UserId, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::User(id),
        key_slot: Some(schemas::KeySlot(id.0)),
        event: event.into(),
    }
}
