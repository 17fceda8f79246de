//! An administrator takes phones into the fleet (M21, M31, M32).

use schemas::{
    Mac, Subject, UserId,
    commands::ApprovePhones,
    events::{Admission, NewEvent, PhoneApproved, PhoneAssigned, PhoneChanged, UserCreated},
    private::Personal,
};

use super::{
    command,
    context::Context,
    refusal::Refusal,
    reply::Decision,
    report::{about, reported_event},
    state::{Phone, SYSTEM_USER, State, fold_name},
};

/// Approves every phone named, or none. A phone that is of the fleet already is moved to the region
/// and user and restarted, so that the same request twice does no harm.
pub(super) fn decide(
    state: &State,
    command: &ApprovePhones,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if !state.regions.contains_key(&command.region) {
        return Err(Refusal::UnknownRegion(command.region.clone()));
    }
    let mut events = Vec::new();
    let owner = owner(state, command, context, &mut events)?;
    for mac in &command.macs {
        match (state.phones.get(mac), context.pending.get(*mac)) {
            (Some(phone), _) => move_known(*mac, phone, command, owner, context, &mut events)?,
            (None, Some(_)) => take_in(*mac, command, owner, context, &mut events),
            (None, None) => return Err(Refusal::UnknownPhone(*mac)),
        }
    }
    Ok(Decision::done(events))
}

/// The user that the phones go to: found by name, or created.
fn owner(
    state: &State,
    command: &ApprovePhones,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Result<Option<UserId>, Refusal> {
    let Some(name) = command.user_name.as_deref() else {
        return Ok(None);
    };
    if let Some((id, user)) = state.user_named(name) {
        // Approving may create a user, never change one: that needs a higher role.
        let other_password = command.password.is_some() && command.password != user.password;
        if other_password || fold_name(name) == SYSTEM_USER {
            return Err(Refusal::UserExists);
        }
        return Ok(Some(id));
    }
    if fold_name(name) == SYSTEM_USER {
        return Err(Refusal::UserExists);
    }
    let slot = context.take_slot();
    let display_name = command
        .display_name
        .clone()
        .unwrap_or_else(|| name.to_owned());
    let created = UserCreated {
        region: Some(command.region.clone()),
        name: Personal::new(name.to_owned()),
        display_name: Personal::new(display_name),
        password: command.password.clone(),
    };
    let subject = Subject::User(UserId(slot.0));
    events.push(NewEvent {
        subject,
        key_slot: Some(slot),
        event: created.into(),
    });
    Ok(Some(UserId(slot.0)))
}

/// A pending phone: what it announced becomes its first report, the restart follows its file.
fn take_in(
    mac: Mac,
    command: &ApprovePhones,
    owner: Option<UserId>,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) {
    let Some(announcement) = context.pending.get(mac) else {
        return;
    };
    let key_slot = context.take_slot();
    let approved = PhoneApproved {
        how: Admission::Administrator,
        region: command.region.clone(),
        model: announcement.report.facts().model.parse().ok(),
        owner,
        restart_when_generated: true,
        key_slot,
    };
    events.push(about(mac, key_slot, approved));
    events.push(reported_event(mac, key_slot, &announcement.report));
}

fn move_known(
    mac: Mac,
    phone: &Phone,
    command: &ApprovePhones,
    owner: Option<UserId>,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Result<(), Refusal> {
    let slot = phone.key_slot;
    if phone.region != command.region {
        let region = Some(command.region.clone());
        events.push(about(
            mac,
            slot,
            PhoneChanged {
                region,
                ..PhoneChanged::default()
            },
        ));
    }
    if owner.is_some() && owner != phone.owner {
        events.push(about(mac, slot, PhoneAssigned { owner }));
    }
    if !phone.restart_when_generated {
        // Best effort: a phone that has a full list of commands will hear of its file all the same.
        events.extend(command::restart(mac, phone, context).unwrap_or_default());
    }
    Ok(())
}
