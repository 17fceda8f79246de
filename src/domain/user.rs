//! Users: those whose phones these are.
//!
//! Guarantee: a name, in whatever case, is one user's; nothing is recorded for what is so already.
//! Deliberately not here: many users at once (`user_table`).

use std::collections::HashSet;

use schemas::{
    KeySlot, Mac, RegionName, Subject, UserId,
    commands::{CreateUser, UserChange, UserCommand, UserDevice},
    events::{
        Admission, Event, NewEvent, PhoneApproved, PhoneAssigned, PhoneChanged, RecordedEvent,
        UserChanged, UserCreated, UserDeleted, UserRenamed,
    },
    private::Personal,
};

use super::{
    context::Context,
    firmware, phone,
    refusal::Refusal,
    reply::Decision,
    report::{about, reported_event},
    state::{SYSTEM_USER, State, User, fold_name},
    user_table,
};

pub(super) fn decide(
    state: &State,
    command: &UserCommand,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mut events = Vec::new();
    match command {
        UserCommand::Change { user, change } => {
            decide_change(state, *user, change, &HashSet::new(), &mut events)?;
        }
        UserCommand::Delete { user } => decide_delete(state, *user, context, &mut events)?,
        UserCommand::AddDevice { user, device } => {
            let region = known(state, *user)?.region.as_ref();
            decide_device(state, (*user, region), device, context, &mut events)?;
        }
        UserCommand::Import(rows) => user_table::decide(state, rows, context, &mut events)?,
    }
    Ok(Decision::done(events))
}

/// The user, or the refusal that there is none.
fn known(state: &State, id: UserId) -> Result<&User, Refusal> {
    state.users.get(&id).ok_or(Refusal::UnknownUser)
}

pub(super) fn decide_create(
    state: &State,
    command: &CreateUser,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if state.user_named(&command.name).is_some() {
        return Err(Refusal::UserExists);
    }
    check_region(state, command.region.as_ref())?;
    Ok(Decision::done(vec![created_event(command, context)]))
}

/// Refuses a region that there is not.
pub(super) fn check_region(state: &State, region: Option<&RegionName>) -> Result<(), Refusal> {
    match region {
        Some(region) if !state.regions.contains_key(region) => {
            Err(Refusal::UnknownRegion(region.clone()))
        }
        Some(_) | None => Ok(()),
    }
}

/// The event that creates a user under a new number.
pub(super) fn created_event(command: &CreateUser, context: &Context<'_>) -> NewEvent {
    let slot = context.take_slot();
    let display_name = command
        .display_name
        .clone()
        .unwrap_or_else(|| command.name.clone());
    let created = UserCreated {
        region: command.region.clone(),
        name: Personal::new(command.name.clone()),
        display_name: Personal::new(display_name),
        password: command.password.clone(),
    };
    of_user(UserId(slot.0), created)
}

/// An event about a user, whose number is the slot of the key.
fn of_user(id: UserId, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::User(id),
        key_slot: Some(KeySlot(id.0)),
        event: event.into(),
    }
}

/// Phones that are in the user's old region move with the user, but for those in `elsewhere`, which
/// are placed by themselves.
pub(super) fn decide_change(
    state: &State,
    id: UserId,
    change: &UserChange,
    elsewhere: &HashSet<Mac>,
    events: &mut Vec<NewEvent>,
) -> Result<(), Refusal> {
    let user = known(state, id)?;
    check_region(state, change.region.as_ref())?;
    if let Some(name) = change.name.as_ref().filter(|name| **name != user.name) {
        let (before, after) = (fold_name(&user.name), fold_name(name));
        if before != after && (before == SYSTEM_USER || after == SYSTEM_USER) {
            return Err(Refusal::SystemUserStays);
        }
        if state.user_named(name).is_some_and(|(other, _)| other != id) {
            return Err(Refusal::UserExists);
        }
        let name = Personal::new(name.clone());
        events.push(of_user(id, UserRenamed { name }));
    }
    let display_name = change.display_name.clone();
    let password = change.password.clone();
    let region = change.region.clone();
    let changed = UserChanged {
        region: region.filter(|it| Some(it) != user.region.as_ref()),
        display_name: Personal::new(display_name.filter(|it| *it != user.display_name)),
        password: password.filter(|it| Some(it) != user.password.as_ref()),
    };
    if changed == UserChanged::default() {
        return Ok(());
    }
    let moved = changed.region.clone().zip(user.region.as_ref());
    events.push(of_user(id, changed));
    let Some((after, before)) = moved else {
        return Ok(());
    };
    let phones = user.phones.iter().filter(|mac| !elsewhere.contains(mac));
    for (mac, phone) in phones.filter_map(|mac| Some((*mac, state.phones.get(mac)?))) {
        if phone.region == *before {
            let region = Some(after.clone());
            let moved = PhoneChanged {
                region,
                ..PhoneChanged::default()
            };
            events.push(about(mac, phone.key_slot, moved));
        }
    }
    Ok(())
}

fn decide_delete(
    state: &State,
    id: UserId,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Result<(), Refusal> {
    let user = known(state, id)?;
    if fold_name(&user.name) == SYSTEM_USER {
        return Err(Refusal::SystemUserStays);
    }
    for mac in &user.phones {
        events.extend(phone::decide_delete(state, *mac, context)?.events);
    }
    events.push(of_user(id, UserDeleted {}));
    Ok(())
}

/// Gives a phone to a user, who may be created by an event before. A phone that comes to the user
/// comes to the user's region; one that is the user's already stays where it is.
pub(super) fn decide_device(
    state: &State,
    (user, region): (UserId, Option<&RegionName>),
    device: &UserDevice,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Result<(), Refusal> {
    let mac = device.mac;
    let mut wanted = device.settings.clone();
    if let Some(name) = &mut wanted.firmware {
        *name = firmware::named(&state.catalogue, name, device.built_in.firmware)?;
    }
    let Some(phone) = state.phones.get(&mac) else {
        let region = region.cloned().ok_or(Refusal::UserWithoutRegion)?;
        let slot = take_in(device, user, region, context, events);
        let changed = phone::of_new(&wanted);
        if changed != PhoneChanged::default() {
            events.push(about(mac, slot, changed));
        }
        return Ok(());
    };
    if phone.owner != Some(user) {
        let owner = Some(user);
        events.push(about(mac, phone.key_slot, PhoneAssigned { owner }));
        wanted.region = region.cloned();
    }
    let changed = phone::differing(phone, &wanted);
    if changed != PhoneChanged::default() {
        events.push(about(mac, phone.key_slot, changed));
    }
    Ok(())
}

/// A phone becomes one of the fleet, whether it was heard of or not. What it announced becomes its
/// first report.
fn take_in(
    device: &UserDevice,
    owner: UserId,
    region: RegionName,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> KeySlot {
    let (mac, key_slot) = (device.mac, context.take_slot());
    let announced = context.pending.get(mac);
    let said = announced.and_then(|it| it.report.facts().model.parse().ok());
    let approved = PhoneApproved {
        how: Admission::Assigned,
        region,
        model: said.or_else(|| device.model.clone()),
        owner: Some(owner),
        restart_when_generated: announced.is_some(),
        key_slot,
    };
    events.push(about(mac, key_slot, approved));
    events.extend(announced.map(|it| reported_event(mac, key_slot, &it.report)));
    key_slot
}

pub(super) fn created(state: &mut State, recorded: &RecordedEvent, event: &UserCreated) {
    let Subject::User(id) = recorded.subject else {
        return;
    };
    state.take_number(id.0);
    let name = event.name.expose();
    if name.eq_ignore_ascii_case(SYSTEM_USER) {
        state.common_inputs = recorded.position;
    }
    state.user_names.insert(fold_name(name), id);
    state.users.insert(
        id,
        User {
            name: name.clone(),
            display_name: event.display_name.expose().clone(),
            password: event.password.clone(),
            region: event.region.clone(),
            inputs: recorded.position,
            phones: Vec::new(),
        },
    );
}

pub(super) fn changed(state: &mut State, recorded: &RecordedEvent, event: &UserChanged) {
    let Subject::User(id) = recorded.subject else {
        return;
    };
    let Some(user) = state.users.get_mut(&id) else {
        return;
    };
    if let Some(display_name) = event.display_name.expose() {
        user.display_name.clone_from(display_name);
    }
    if let Some(password) = &event.password {
        user.password = Some(password.clone());
    }
    if let Some(region) = &event.region {
        user.region = Some(region.clone());
    }
    user.inputs = recorded.position;
    if user.name.eq_ignore_ascii_case(SYSTEM_USER) {
        state.common_inputs = recorded.position;
    }
}

pub(super) fn renamed(state: &mut State, recorded: &RecordedEvent, event: &UserRenamed) {
    let Subject::User(id) = recorded.subject else {
        return;
    };
    let Some(user) = state.users.get_mut(&id) else {
        return;
    };
    let after = event.name.expose();
    let before = std::mem::replace(&mut user.name, after.clone());
    user.inputs = recorded.position;
    forget_name(state, &before, id);
    state.user_names.insert(fold_name(after), id);
}

pub(super) fn deleted(state: &mut State, recorded: &RecordedEvent) {
    let Subject::User(id) = recorded.subject else {
        return;
    };
    if let Some(user) = state.users.remove(&id) {
        forget_name(state, &user.name, id);
    }
    state.catalogue.user_deleted(id);
}

/// The name is nobody's now, unless it is another user's, as erased names are.
fn forget_name(state: &mut State, name: &str, id: UserId) {
    let folded = fold_name(name);
    if state.user_names.get(&folded) == Some(&id) {
        state.user_names.remove(&folded);
    }
}

/// Notes whose phone it is.
pub(super) fn owns(state: &mut State, mac: Mac, before: Option<UserId>, after: Option<UserId>) {
    if before == after {
        return;
    }
    if let Some(user) = before.and_then(|id| state.users.get_mut(&id))
        && let Ok(place) = user.phones.binary_search(&mac)
    {
        user.phones.remove(place);
    }
    if let Some(user) = after.and_then(|id| state.users.get_mut(&id))
        && let Err(place) = user.phones.binary_search(&mac)
    {
        user.phones.insert(place, mac);
    }
}
