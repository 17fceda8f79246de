//! A phone's place in the fleet: taken in, changed, moved, silent, gone.

use schemas::{
    Mac, Position, Subject, Timestamp,
    commands::{NamesBuiltIn, PlaceholderPlace},
    events::{
        AlarmCleared, ClearedBy, CommandCancelled, NewEvent, PhoneApproved, PhoneAssigned,
        PhoneChanged, PhoneDeleted, PhoneDisconnected, RecordedEvent,
    },
    private::Personal,
};

use super::{
    context::Context,
    firmware, placeholder,
    refusal::Refusal,
    reply::{Decision, Reply},
    report::about,
    state::{Phone, PhoneSettings, State},
    template, user,
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
        return Ok(Decision::new(vec![], Reply::Dismissed(vec![mac])));
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
    let place = PlaceholderPlace::Device(mac);
    events.extend(placeholder::left_behind(state, &place));
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
    let before = state.phones.get(&mac).and_then(|phone| phone.owner);
    user::owns(state, mac, before, event.owner);
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
            settings: None,
            fingerprint: None,
            last_report: Timestamp::default(),
            registered: false,
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
    let mut before = None;
    with_phone(state, recorded, |phone, position| {
        before = Some(std::mem::replace(&mut phone.owner, event.owner));
        phone.inputs = position;
    });
    if let (Some(before), Subject::Phone(mac)) = (before, &recorded.subject) {
        user::owns(state, *mac, before, event.owner);
    }
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
        set(&mut phone.settings, event);
        phone.inputs = position;
    });
}

pub(super) fn deleted(state: &mut State, recorded: &RecordedEvent) {
    if let Subject::Phone(mac) = recorded.subject {
        if let Some(phone) = state.phones.remove(&mac) {
            user::owns(state, mac, phone.owner, None);
        }
        state.catalogue.phone_deleted(mac);
    }
}

/// The same change without what is so already. What is empty there and not set here is so.
pub(super) fn differing(phone: &Phone, change: &PhoneChanged) -> PhoneChanged {
    let settings = phone.settings.as_deref().unwrap_or(&NOTHING_SET);
    let text = |wanted: &Option<String>, is: &str| wanted.clone().filter(|text| text != is);
    let personal = |wanted: &Personal<Option<String>>, is| Personal::new(text(wanted.expose(), is));
    PhoneChanged {
        region: change.region.clone().filter(|it| *it != phone.region),
        model: text(&change.model, &settings.model),
        language: text(&change.language, &settings.language),
        vlan_mode: text(&change.vlan_mode, &settings.vlan_mode),
        vlan_id: text(&change.vlan_id, &settings.vlan_id),
        firmware: text(&change.firmware, &settings.firmware),
        template: text(
            &change.template,
            phone.template.as_deref().unwrap_or_default(),
        ),
        nickname: personal(&change.nickname, &settings.nickname),
        display_name: personal(&change.display_name, &settings.display_name),
    }
}

/// What of a change is left for a phone that has just come into its region.
pub(super) fn of_new(change: &PhoneChanged) -> PhoneChanged {
    let text = |wanted: &Option<String>| wanted.clone().filter(|text| !text.is_empty());
    let personal = |wanted: &Personal<Option<String>>| Personal::new(text(wanted.expose()));
    PhoneChanged {
        region: None,
        model: text(&change.model),
        language: text(&change.language),
        vlan_mode: text(&change.vlan_mode),
        vlan_id: text(&change.vlan_id),
        firmware: text(&change.firmware),
        template: text(&change.template),
        nickname: personal(&change.nickname),
        display_name: personal(&change.display_name),
    }
}

static NOTHING_SET: PhoneSettings = PhoneSettings {
    model: String::new(),
    language: String::new(),
    vlan_mode: String::new(),
    vlan_id: String::new(),
    firmware: String::new(),
    nickname: String::new(),
    display_name: String::new(),
};

fn set(settings: &mut Option<Box<PhoneSettings>>, event: &PhoneChanged) {
    let mut after = settings.take().unwrap_or_default();
    let set = |setting: &mut String, value: &Option<String>| {
        if let Some(value) = value {
            setting.clone_from(value);
        }
    };
    set(&mut after.model, &event.model);
    set(&mut after.language, &event.language);
    set(&mut after.vlan_mode, &event.vlan_mode);
    set(&mut after.vlan_id, &event.vlan_id);
    set(&mut after.firmware, &event.firmware);
    set(&mut after.nickname, event.nickname.expose());
    set(&mut after.display_name, event.display_name.expose());
    *settings = Some(after).filter(|after| **after != NOTHING_SET);
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
