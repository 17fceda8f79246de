//! A phone's place in the fleet: taken in, changed, moved, silent, gone.

use schemas::{
    Mac, Position, Subject, Timestamp,
    commands::NamesBuiltIn,
    events::{
        AlarmCleared, ClearedBy, CommandCancelled, NewEvent, PhoneApproved, PhoneAssigned,
        PhoneChanged, PhoneDeleted, PhoneDisconnected, RecordedEvent,
    },
};

use super::{
    context::Context,
    firmware,
    refusal::Refusal,
    reply::{Decision, Reply},
    report::about,
    state::{Phone, State},
    template,
};

/// The phone, or the refusal that it is not known.
pub(super) fn known(state: &State, mac: Mac) -> Result<&Phone, Refusal> {
    state.phones.get(&mac).ok_or(Refusal::UnknownPhone(mac))
}

pub(super) fn decide_change(
    state: &State,
    mac: Mac,
    change: &PhoneChanged,
    built_in: NamesBuiltIn,
) -> Result<Decision, Refusal> {
    let phone = known(state, mac)?;
    if let Some(region) = &change.region
        && !state.regions.contains_key(region)
    {
        return Err(Refusal::UnknownRegion(region.clone()));
    }
    if *change == PhoneChanged::default() {
        return Ok(Decision::done(vec![]));
    }
    let mut change = change.clone();
    if let Some(name) = &mut change.template {
        *name = template::named(&state.catalogue, name, built_in.template)?;
    }
    if let Some(name) = &mut change.firmware {
        *name = firmware::named(&state.catalogue, name, built_in.firmware)?;
    }
    Ok(Decision::done(vec![about(mac, phone.key_slot, change)]))
}

pub(super) fn decide_delete(
    state: &State,
    mac: Mac,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if !state.phones.contains_key(&mac) && context.pending.get(mac).is_some() {
        return Ok(Decision::new(vec![], Reply::Dismissed(mac)));
    }
    let phone = known(state, mac)?;
    let slot = phone.key_slot;
    let mut events: Vec<NewEvent> = Vec::new();
    for (name, raised) in &phone.alarms {
        let (name, by) = (name.clone(), ClearedBy::PhoneDeleted);
        events.push(about(
            mac,
            slot,
            AlarmCleared {
                raised: *raised,
                name,
                by,
            },
        ));
    }
    for open in &phone.commands {
        events.push(about(mac, slot, CommandCancelled { command: open.id }));
    }
    events.push(about(mac, slot, PhoneDeleted {}));
    Ok(Decision::done(events))
}

/// The watchdog's finding holds only if nothing was heard since it looked.
pub(super) fn decide_disconnect(
    state: &State,
    mac: Mac,
    last_report: Timestamp,
) -> Result<Decision, Refusal> {
    let phone = known(state, mac)?;
    if phone.disconnected || phone.fingerprint.is_none() || phone.last_report != last_report {
        return Err(Refusal::Overtaken);
    }
    Ok(Decision::done(vec![about(
        mac,
        phone.key_slot,
        PhoneDisconnected { last_report },
    )]))
}

pub(super) fn approved(state: &mut State, recorded: &RecordedEvent, event: &PhoneApproved) {
    let Subject::Phone(mac) = recorded.subject else {
        return;
    };
    state.take_number(event.key_slot.0);
    // A phone that was deleted and comes back goes on counting its events.
    state.traces.remove(&recorded.subject);
    state.phones.insert(
        mac,
        Phone {
            trace: Default::default(),
            key_slot: event.key_slot,
            region: event.region.clone(),
            owner: event.owner,
            template: None,
            firmware: None,
            fingerprint: None,
            last_report: Timestamp::default(),
            disconnected: false,
            restart_when_generated: event.restart_when_generated,
            claim_since: Some(recorded.time),
            inputs: recorded.position,
            alarms: Vec::new(),
            commands: Vec::new(),
        },
    );
}

pub(super) fn disconnected(state: &mut State, recorded: &RecordedEvent) {
    with_phone(state, recorded, |phone, _| phone.disconnected = true);
}

pub(super) fn assigned(state: &mut State, recorded: &RecordedEvent, event: &PhoneAssigned) {
    with_phone(state, recorded, |phone, position| {
        phone.owner = event.owner;
        phone.inputs = position;
    });
}

pub(super) fn changed(state: &mut State, recorded: &RecordedEvent, event: &PhoneChanged) {
    with_phone(state, recorded, |phone, position| {
        if let Some(region) = &event.region {
            phone.region = region.clone();
        }
        if let Some(template) = &event.template {
            phone.template = (!template.is_empty()).then(|| template.as_str().into());
        }
        if let Some(firmware) = &event.firmware {
            phone.firmware = (!firmware.is_empty()).then(|| firmware.as_str().into());
        }
        phone.inputs = position;
    });
}

pub(super) fn deleted(state: &mut State, recorded: &RecordedEvent) {
    if let Subject::Phone(mac) = recorded.subject {
        state.phones.remove(&mac);
        state.catalogue.phone_deleted(mac);
    }
}

/// Runs `change` on the phone that an event is about, with the event's position.
pub(super) fn with_phone(
    state: &mut State,
    recorded: &RecordedEvent,
    change: impl FnOnce(&mut Phone, Position),
) {
    if let Subject::Phone(mac) = recorded.subject
        && let Some(phone) = state.phones.get_mut(&mac)
    {
        change(phone, recorded.position);
    }
}
