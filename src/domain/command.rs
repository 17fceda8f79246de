//! Commands to phones (protocol.md 5): queued, handed over, done, expired, cancelled.

use schemas::{
    Mac, Position,
    commands::PushOutcome,
    events::{
        CommandDone, CommandEffect, CommandExpired, CommandFailed, CommandHandedOver,
        CommandQueued, NewEvent, PhoneAction, RecordedEvent,
    },
    private::Personal,
};

use super::{
    context::Context,
    phone::{known, with_phone},
    refusal::Refusal,
    reply::Decision,
    report::about,
    state::{OpenCommand, Phone, State},
};

pub(super) fn decide_queue(
    state: &State,
    mac: Mac,
    action: PhoneAction,
    parameters: &[(String, String)],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let phone = known(state, mac)?;
    let queued = queue(mac, phone, action, parameters.to_vec(), context)?;
    Ok(Decision::done(queued.into_iter().collect()))
}

/// The event that queues a graceful restart, unless one waits already.
pub(super) fn restart(
    mac: Mac,
    phone: &Phone,
    context: &Context<'_>,
) -> Result<Option<NewEvent>, Refusal> {
    let parameters = vec![("schedulePeriod".to_owned(), String::new())];
    queue(
        mac,
        phone,
        PhoneAction::RestartGraceful,
        parameters,
        context,
    )
}

/// The event that queues a command. The same command waiting already is enough; a full list
/// refuses.
fn queue(
    mac: Mac,
    phone: &Phone,
    action: PhoneAction,
    parameters: Vec<(String, String)>,
    context: &Context<'_>,
) -> Result<Option<NewEvent>, Refusal> {
    let same = |open: &&OpenCommand| {
        open.action == action && open.parameters == parameters && !open.handed_over
    };
    if phone.commands.iter().find(same).is_some() {
        return Ok(None);
    }
    let max = context.limits.commands_per_phone_max;
    if phone.commands.len() >= max {
        return Err(Refusal::TooManyCommands(max));
    }
    let expires_at = context.now.plus_ms(context.limits.command_life_ms);
    let parameters = Personal::new(parameters);
    let event = CommandQueued {
        action,
        expires_at,
        parameters,
    };
    Ok(Some(about(mac, phone.key_slot, event)))
}

/// A phone's own answer. Firmware is done when the phone comes back with it, and not before.
pub(super) fn decide_push(
    state: &State,
    mac: Mac,
    command: Position,
    outcome: PushOutcome,
) -> Result<Decision, Refusal> {
    let phone = known(state, mac)?;
    let Some(open) = phone.commands.iter().find(|open| open.id == command) else {
        return Ok(Decision::done(vec![]));
    };
    let mut events = Vec::new();
    if !open.handed_over {
        events.push(about(mac, phone.key_slot, CommandHandedOver { command }));
    }
    match outcome {
        PushOutcome::Answered if open.action == PhoneAction::UpdateFirmware => {}
        PushOutcome::Answered => {
            let effect = CommandEffect::Answered;
            events.push(about(mac, phone.key_slot, CommandDone { command, effect }));
        }
        PushOutcome::Refused(status) => {
            let reason = format!("the phone answered {status}");
            events.push(about(
                mac,
                phone.key_slot,
                CommandFailed { command, reason },
            ));
        }
    }
    Ok(Decision::done(events))
}

pub(super) fn decide_expire(
    state: &State,
    mac: Mac,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let phone = known(state, mac)?;
    let expired = phone
        .commands
        .iter()
        .filter(|open| open.expires_at <= context.now);
    let event =
        |open: &OpenCommand| about(mac, phone.key_slot, CommandExpired { command: open.id });
    Ok(Decision::done(expired.map(event).collect()))
}

pub(super) fn queued(state: &mut State, recorded: &RecordedEvent, event: &CommandQueued) {
    with_phone(state, recorded, |phone, position| {
        let was_registered = phone.registered;
        phone.commands.push(OpenCommand {
            id: position,
            action: event.action,
            parameters: event.parameters.expose().clone(),
            expires_at: event.expires_at,
            handed_over: false,
            was_registered,
            job: None,
        });
    });
}

pub(super) fn handed_over(state: &mut State, recorded: &RecordedEvent, command: Position) {
    with_phone(state, recorded, |phone, _| {
        if let Some(open) = phone.commands.iter_mut().find(|open| open.id == command) {
            open.handed_over = true;
        }
    });
}
