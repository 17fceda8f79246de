//! Regions: where phones are, and how they are treated there.

use schemas::{
    RegionName, Subject,
    commands::{PlaceholderPlace, RegionChange},
    events::{
        NewEvent, RecordedEvent, RegionChanged, RegionCreated, RegionDeleted, RegionSettings,
    },
};

use super::{placeholder, refusal::Refusal, reply::Decision, state::State};

pub(super) fn decide_create(
    state: &State,
    name: &RegionName,
    settings: &RegionSettings,
) -> Result<Decision, Refusal> {
    if state.regions.contains_key(name) {
        return Err(Refusal::RegionExists(name.clone()));
    }
    Ok(Decision::done(vec![created_event(name, settings)]))
}

/// The event that creates a region.
pub(super) fn created_event(name: &RegionName, settings: &RegionSettings) -> NewEvent {
    let event = RegionCreated {
        settings: settings.clone(),
    }
    .into();
    NewEvent {
        subject: Subject::Region(name.clone()),
        key_slot: None,
        event,
    }
}

pub(super) fn decide_change(
    state: &State,
    name: &RegionName,
    change: &RegionChange,
) -> Result<Decision, Refusal> {
    let current = state
        .regions
        .get(name)
        .ok_or_else(|| Refusal::UnknownRegion(name.clone()))?;
    let after = change.clone();
    let settings = RegionSettings {
        networks: after.networks.unwrap_or_else(|| current.networks.clone()),
        onboarding: after.onboarding.unwrap_or(current.onboarding),
        phone_credentials: after.phone_credentials.unwrap_or(current.phone_credentials),
        reachable: after.reachable.unwrap_or(current.reachable),
        disconnect_after_seconds: after
            .disconnect_after_seconds
            .unwrap_or(current.disconnect_after_seconds),
    };
    if settings == *current {
        return Ok(Decision::done(vec![]));
    }
    let event = RegionChanged { settings }.into();
    Ok(Decision::done(vec![NewEvent {
        subject: Subject::Region(name.clone()),
        key_slot: None,
        event,
    }]))
}

pub(super) fn decide_delete(state: &State, name: &RegionName) -> Result<Decision, Refusal> {
    if !state.regions.contains_key(name) {
        return Err(Refusal::UnknownRegion(name.clone()));
    }
    let phones = state
        .phones
        .values()
        .filter(|phone| phone.region == *name)
        .count();
    let users = state
        .users
        .values()
        .filter(|user| user.region.as_ref() == Some(name))
        .count();
    if phones + users > 0 {
        return Err(Refusal::RegionInUse {
            name: name.clone(),
            phones,
            users,
        });
    }
    let place = PlaceholderPlace::Region(name.clone());
    let mut events = placeholder::left_behind(state, &place);
    events.push(NewEvent {
        subject: Subject::Region(name.clone()),
        key_slot: None,
        event: RegionDeleted {}.into(),
    });
    Ok(Decision::done(events))
}

pub(super) fn set(state: &mut State, recorded: &RecordedEvent, settings: &RegionSettings) {
    if let Subject::Region(name) = &recorded.subject {
        state.regions.insert(name.clone(), settings.clone());
    }
}

pub(super) fn deleted(state: &mut State, recorded: &RecordedEvent) {
    if let Subject::Region(name) = &recorded.subject {
        state.regions.remove(name);
        state.catalogue.region_deleted(name);
    }
}
