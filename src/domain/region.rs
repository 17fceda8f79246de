//! Regions: where phones are, and how they are treated there.

use schemas::{
    RegionName, Subject,
    commands::{PlaceholderPlace, RegionChange},
    events::{
        Event, Maintenance, NewEvent, RecordedEvent, RegionChanged, RegionCreated, RegionDeleted,
        RegionMaintenanceChanged, RegionSettings,
    },
};

use super::{placeholder, refusal::Refusal, reply::Decision, state::State};

pub(super) fn decide_create(
    state: &State,
    name: &RegionName,
    settings: &RegionSettings,
    maintenance: Option<&Maintenance>,
) -> Result<Decision, Refusal> {
    if state.regions.contains_key(name) {
        return Err(Refusal::RegionExists(name.clone()));
    }
    let mut events = vec![created_event(name, settings)];
    events.extend(maintenance.map(|it| maintenance_event(name, Some(it.clone()))));
    Ok(Decision::done(events))
}

/// The event that creates a region.
pub(super) fn created_event(name: &RegionName, settings: &RegionSettings) -> NewEvent {
    let settings = settings.clone();
    of_region(name, RegionCreated { settings })
}

fn maintenance_event(name: &RegionName, maintenance: Option<Maintenance>) -> NewEvent {
    of_region(name, RegionMaintenanceChanged { maintenance })
}

fn of_region(name: &RegionName, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::Region(name.clone()),
        key_slot: None,
        event: event.into(),
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
    let mut events = Vec::new();
    if settings != *current {
        events.push(of_region(name, RegionChanged { settings }));
    }
    if let Some(maintenance) = after.maintenance
        && maintenance.as_ref() != state.maintenance.get(name)
    {
        events.push(maintenance_event(name, maintenance));
    }
    Ok(Decision::done(events))
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
    events.push(of_region(name, RegionDeleted {}));
    Ok(Decision::done(events))
}

pub(super) fn set(state: &mut State, recorded: &RecordedEvent, settings: &RegionSettings) {
    if let Subject::Region(name) = &recorded.subject {
        state.regions.insert(name.clone(), settings.clone());
    }
}

pub(super) fn maintenance_changed(
    state: &mut State,
    recorded: &RecordedEvent,
    maintenance: Option<&Maintenance>,
) {
    if let Subject::Region(name) = &recorded.subject {
        match maintenance {
            Some(maintenance) => state.maintenance.insert(name.clone(), maintenance.clone()),
            None => state.maintenance.remove(name),
        };
    }
}

pub(super) fn deleted(state: &mut State, recorded: &RecordedEvent) {
    if let Subject::Region(name) = &recorded.subject {
        state.regions.remove(name);
        state.maintenance.remove(name);
        state.catalogue.region_deleted(name);
    }
}
