//! Placeholders' values in their four scopes (M81 to M87).
//!
//! Guarantee: the last value of a placeholder that a template names is not deleted, so that every
//! saved template can be rendered; a model is one place, in whatever case its name comes.
//! Deliberately not here: which value counts for a phone, and whether it can stand on a line
//! (`provisioning`).

use schemas::{
    PlaceholderName,
    commands::{PlaceholderChange, PlaceholderPlace, PlaceholderValue, Presence},
    events::{Event, NewEvent, PlaceholderDeleted, PlaceholderScope, PlaceholderSet},
    private::ConfigValue,
};

use super::{
    catalogue::{Catalogue, Placeholder, of_system},
    refusal::Refusal,
    report,
    state::State,
};

/// Whether anybody has a value for it.
pub(super) fn is_defined(catalogue: &Catalogue, name: &PlaceholderName) -> bool {
    let mut places = catalogue.placeholders.values();
    places.any(|values| values.contains_key(name))
}

pub(super) fn decide_set(
    state: &State,
    catalogue: &Catalogue,
    place: &PlaceholderPlace,
    values: &[PlaceholderValue],
    presence: Presence,
) -> Result<Vec<NewEvent>, Refusal> {
    let place = &place_at(state, catalogue, place)?;
    let mut events = Vec::new();
    for given in values {
        let known = find(catalogue, place, &given.name);
        match (presence, known) {
            (Presence::New, Some(_)) => return Err(Refusal::PlaceholderExists(given.name.clone())),
            (Presence::Known, None) => return Err(Refusal::UnknownPlaceholder(given.name.clone())),
            (Presence::New, None) | (Presence::Known, Some(_)) | (Presence::Any, _) => {}
        }
        let kept = known.map_or("", |known| known.description.as_str());
        let after = Placeholder {
            value: given.value.expose().to_owned(),
            description: given.description.as_deref().unwrap_or(kept).to_owned(),
        };
        if known != Some(&after) {
            events.push(set_event(state, place, &given.name, &after)?);
        }
    }
    Ok(events)
}

/// A placeholder with another name or in another region is another one: the old one goes, both in
/// one step.
pub(super) fn decide_change(
    state: &State,
    catalogue: &Catalogue,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
    change: &PlaceholderChange,
) -> Result<Vec<NewEvent>, Refusal> {
    let place = &place_at(state, catalogue, place)?;
    let before = known(catalogue, place, name)?;
    let new_place = match (&change.region, place) {
        (Some(region), PlaceholderPlace::Region(_)) => PlaceholderPlace::Region(region.clone()),
        (Some(_), _) => return Err(Refusal::PlaceholderStays),
        (None, _) => place.clone(),
    };
    let new_place = place_at(state, catalogue, &new_place)?;
    let new_name = change.name.as_ref().unwrap_or(name);
    let moves = (&new_place, new_name) != (place, name);
    if moves && find(catalogue, &new_place, new_name).is_some() {
        return Err(Refusal::PlaceholderExists(new_name.clone()));
    }
    let after = Placeholder {
        value: match &change.value {
            Some(value) => value.expose().to_owned(),
            None => before.value.clone(),
        },
        description: change
            .description
            .clone()
            .unwrap_or_else(|| before.description.clone()),
    };
    let mut events = Vec::new();
    if moves {
        if new_name != name {
            check_not_last(catalogue, place, name)?;
        }
        events.push(deleted_event(state, place, name)?);
    }
    if moves || *before != after {
        events.push(set_event(state, &new_place, new_name, &after)?);
    }
    Ok(events)
}

pub(super) fn decide_delete(
    state: &State,
    catalogue: &Catalogue,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
) -> Result<Vec<NewEvent>, Refusal> {
    let place = &place_at(state, catalogue, place)?;
    known(catalogue, place, name)?;
    check_not_last(catalogue, place, name)?;
    Ok(vec![deleted_event(state, place, name)?])
}

/// What the target has keeps its value.
pub(super) fn decide_copy(
    state: &State,
    catalogue: &Catalogue,
    from: &PlaceholderPlace,
    to: &PlaceholderPlace,
) -> Result<Vec<NewEvent>, Refusal> {
    let to = &place_at(state, catalogue, to)?;
    let from = &place_at(state, catalogue, from)?;
    let values = catalogue.placeholders.get(from).into_iter().flatten();
    values
        .filter(|(name, _)| find(catalogue, to, name).is_none())
        .map(|(name, placeholder)| set_event(state, to, name, placeholder))
        .collect()
}

/// What the system gets where a phone or a region goes with the only value of a placeholder that a
/// template names: an empty one, so that the template can still be rendered. Phones' values do not
/// count, since those may go in the same step.
pub(super) fn left_behind(state: &State, place: &PlaceholderPlace) -> Vec<NewEvent> {
    let catalogue = &state.catalogue;
    let Some(values) = catalogue.placeholders.get(place) else {
        return Vec::new();
    };
    let is_elsewhere = |name: &PlaceholderName| {
        let mut places = catalogue.placeholders.iter();
        places.any(|(other, values)| {
            other != place
                && !matches!(other, PlaceholderPlace::Device(_))
                && values.contains_key(name)
        })
    };
    let is_named = |name: &PlaceholderName| {
        let mut templates = catalogue.templates.values();
        templates.any(|template| template.placeholders.iter().any(|it| it == name.as_str()))
    };
    let names = values.keys();
    let names = names.filter(|name| is_named(name) && !is_elsewhere(name));
    let empty = |name: &PlaceholderName| {
        let (scope, owner) = scope_of(&PlaceholderPlace::System);
        of_system(PlaceholderSet {
            scope,
            owner,
            name: name.clone(),
            value: ConfigValue::of(name.as_str(), ""),
            description: String::new(),
        })
    };
    names.map(empty).collect()
}

/// The place as it is known. Regions and phones must be there; models are whatever phones call
/// themselves, in the case in which they were named first.
fn place_at(
    state: &State,
    catalogue: &Catalogue,
    place: &PlaceholderPlace,
) -> Result<PlaceholderPlace, Refusal> {
    match place {
        PlaceholderPlace::System => {}
        PlaceholderPlace::Model(model) => {
            let mut places = catalogue.placeholders.keys();
            let known = places.find(|known| match known {
                PlaceholderPlace::Model(known) => {
                    known.as_str().eq_ignore_ascii_case(model.as_str())
                }
                PlaceholderPlace::System
                | PlaceholderPlace::Region(_)
                | PlaceholderPlace::Device(_) => false,
            });
            return Ok(known.unwrap_or(place).clone());
        }
        PlaceholderPlace::Region(region) if state.regions.contains_key(region) => {}
        PlaceholderPlace::Region(region) => return Err(Refusal::UnknownRegion(region.clone())),
        PlaceholderPlace::Device(mac) if state.phones.contains_key(mac) => {}
        PlaceholderPlace::Device(mac) => return Err(Refusal::UnknownPhone(*mac)),
    }
    Ok(place.clone())
}

fn find<'a>(
    catalogue: &'a Catalogue,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
) -> Option<&'a Placeholder> {
    catalogue.placeholders.get(place)?.get(name)
}

fn known<'a>(
    catalogue: &'a Catalogue,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
) -> Result<&'a Placeholder, Refusal> {
    find(catalogue, place, name).ok_or_else(|| Refusal::UnknownPlaceholder(name.clone()))
}

/// Refuses to take away the only value of a placeholder that templates name.
fn check_not_last(
    catalogue: &Catalogue,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
) -> Result<(), Refusal> {
    let mut others = catalogue.placeholders.iter();
    if others.any(|(other, values)| other != place && values.contains_key(name)) {
        return Ok(());
    }
    let uses = |(_, template): &(_, &super::catalogue::Template)| {
        template
            .placeholders
            .iter()
            .any(|used| used == name.as_str())
    };
    let templates = catalogue.templates.iter().filter(uses);
    let templates: Vec<_> = templates.map(|(name, _)| name.to_string()).collect();
    match templates.is_empty() {
        true => Ok(()),
        false => Err(Refusal::PlaceholderInUse {
            name: name.clone(),
            templates,
        }),
    }
}

fn set_event(
    state: &State,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
    placeholder: &Placeholder,
) -> Result<NewEvent, Refusal> {
    let (scope, owner) = scope_of(place);
    let set = PlaceholderSet {
        scope,
        owner,
        name: name.clone(),
        value: ConfigValue::of(name.as_str(), &placeholder.value),
        description: placeholder.description.clone(),
    };
    event_of(state, place, set)
}

fn deleted_event(
    state: &State,
    place: &PlaceholderPlace,
    name: &PlaceholderName,
) -> Result<NewEvent, Refusal> {
    let (scope, owner) = scope_of(place);
    let name = name.clone();
    event_of(state, place, PlaceholderDeleted { scope, owner, name })
}

fn scope_of(place: &PlaceholderPlace) -> (PlaceholderScope, String) {
    match place {
        PlaceholderPlace::System => (PlaceholderScope::System, String::new()),
        PlaceholderPlace::Model(model) => (PlaceholderScope::Model, model.to_string()),
        PlaceholderPlace::Region(region) => (PlaceholderScope::Region, region.to_string()),
        PlaceholderPlace::Device(_) => (PlaceholderScope::Device, String::new()),
    }
}

/// A phone's own values are sealed with its key, all others with the system's.
fn event_of(
    state: &State,
    place: &PlaceholderPlace,
    event: impl Into<Event>,
) -> Result<NewEvent, Refusal> {
    match place {
        PlaceholderPlace::Device(mac) => {
            let phone = state.phones.get(mac).ok_or(Refusal::UnknownPhone(*mac))?;
            Ok(report::about(*mac, phone.key_slot, event))
        }
        PlaceholderPlace::System | PlaceholderPlace::Model(_) | PlaceholderPlace::Region(_) => {
            Ok(of_system(event))
        }
    }
}
