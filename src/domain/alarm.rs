//! Alarms (protocol.md 4). An alarm is (phone, name): raising it again adds no second one.

use schemas::{
    Mac, Position,
    alarm_catalogue::fold,
    commands::{Alert, ReportAlerts},
    events::{
        AlarmCleared, AlarmRaised, AlarmRepeated, ClearedBy, LocalEventReported, NewEvent,
        RecordedEvent,
    },
};

use super::{
    context::Context,
    origin::{self, Standing},
    phone::{known, with_phone},
    refusal::Refusal,
    reply::Decision,
    report::about,
    state::State,
};

/// How many alarms of one phone may be active; further ones are kept as events. A phone that
/// invents names costs no memory.
const ALARMS_PER_PHONE_MAX: usize = 64;

pub(super) fn decide(
    state: &State,
    command: &ReportAlerts,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mac = command.mac;
    let Some(phone) = state.phones.get(&mac) else {
        // A stranger from nowhere learns nothing; one from a phone network that it is not known.
        origin::region_for(state, None, command.origin.peer_address)?;
        return Err(Refusal::UnknownPhone(mac));
    };
    let Some(settings) = state.regions.get(&phone.region) else {
        return Err(Refusal::UnknownRegion(phone.region.clone()));
    };
    if !origin::contains(&settings.networks, command.origin.peer_address) {
        return Err(Refusal::ForeignNetwork);
    }
    let accepts = settings.phone_credentials;
    if origin::standing_of(state, &command.origin, mac, accepts)? == Standing::Unverified {
        return Err(Refusal::WrongCredential);
    }
    let mut active = phone.alarms.clone();
    let mut events: Vec<NewEvent> = Vec::new();
    for alert in &command.alerts {
        let position = context.position_of(events.len());
        if let Some(event) = follow(mac, phone.key_slot, alert, position, &mut active) {
            events.push(event);
        }
    }
    Ok(Decision::done(events))
}

/// Alarm names are the same without regard to case, spaces and the `IPPHONE` prefix.
fn is_same(name: &str, other: &str) -> bool {
    name == other || fold(name) == fold(other)
}

/// The event that follows from one alert; `active` is kept as the alarms will be after it.
fn follow(
    mac: Mac,
    slot: schemas::KeySlot,
    alert: &Alert,
    position: Position,
    active: &mut Vec<(String, Position)>,
) -> Option<NewEvent> {
    match alert {
        Alert::Event(event) => Some(about(
            mac,
            slot,
            LocalEventReported {
                alarm: event.clone(),
            },
        )),
        Alert::Raise(alarm) => {
            let same = active.iter().find(|(name, _)| is_same(name, &alarm.name));
            if let Some((_, raised)) = same {
                let repeated = AlarmRepeated {
                    raised: *raised,
                    alarm: alarm.clone(),
                };
                return Some(about(mac, slot, repeated));
            }
            if active.len() >= ALARMS_PER_PHONE_MAX {
                return Some(about(
                    mac,
                    slot,
                    LocalEventReported {
                        alarm: alarm.clone(),
                    },
                ));
            }
            active.push((alarm.name.clone(), position));
            Some(about(mac, slot, alarm.clone()))
        }
        Alert::Clear(wanted) => {
            let index = active.iter().position(|(name, _)| is_same(name, wanted))?;
            let (name, raised) = active.remove(index);
            Some(about(
                mac,
                slot,
                AlarmCleared {
                    raised,
                    name,
                    by: ClearedBy::Phone,
                },
            ))
        }
    }
}

pub(super) fn decide_clear(state: &State, mac: Mac, raised: Position) -> Result<Decision, Refusal> {
    let phone = known(state, mac).map_err(|_| Refusal::UnknownAlarm)?;
    let alarm = phone
        .alarms
        .iter()
        .find(|(_, id)| *id == raised)
        .ok_or(Refusal::UnknownAlarm)?;
    let (name, by) = (alarm.0.clone(), ClearedBy::Administrator);
    Ok(Decision::done(vec![about(
        mac,
        phone.key_slot,
        AlarmCleared { raised, name, by },
    )]))
}

pub(super) fn raised(state: &mut State, recorded: &RecordedEvent, event: &AlarmRaised) {
    with_phone(state, recorded, |phone, position| {
        phone.alarms.push((event.name.clone(), position));
    });
}

pub(super) fn cleared(state: &mut State, recorded: &RecordedEvent, event: &AlarmCleared) {
    with_phone(state, recorded, |phone, _| {
        phone.alarms.retain(|(_, id)| *id != event.raised)
    });
}
