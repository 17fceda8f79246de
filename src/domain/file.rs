//! Files: made, fetched, refused.

use schemas::{
    ContentHash, FileName, Position, Subject, TemplateName,
    commands::{RecordConfiguration, RecordFetch, RecordFileRefusal},
    events::{
        CommandDone, CommandEffect, ConfigurationGenerated, FileFetched, FileRefused,
        GlobalFileGenerated, NewEvent, PhoneAction, RecordedEvent,
    },
    private::Personal,
};

use super::{
    command,
    context::Context,
    phone::{known, with_phone},
    refusal::Refusal,
    reply::Decision,
    report::{about, inputs_of},
    state::State,
};

/// A fetch of a phone's own file ends its claim window and shows that an update was obeyed.
pub(super) fn decide_fetch(
    state: &State,
    command: &RecordFetch,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let (subject, slot) = state.phone_or_system(command.mac);
    let phone = command
        .mac
        .and_then(|mac| Some((mac, state.phones.get(&mac)?)));
    let own = phone.filter(|_| command.own_configuration);
    let window = context.limits.claim_window_ms;
    let claimed = own
        .and_then(|(_, phone)| phone.claim_since)
        .is_some_and(|since| context.now.since_ms(since) < window);
    let fetched = FileFetched {
        file: command.file.clone(),
        hash: command.hash,
        status: command.status,
        claimed,
        address: Personal::new(command.address),
    };
    let mut events = vec![NewEvent {
        subject,
        key_slot: Some(slot),
        event: fetched.into(),
    }];
    if let Some((mac, phone)) = own {
        let obeyed = phone
            .commands
            .iter()
            .filter(|open| open.action == PhoneAction::UpdateConfiguration && open.handed_over);
        for open in obeyed {
            let done = CommandDone {
                command: open.id,
                effect: CommandEffect::Fetched,
            };
            events.push(about(mac, phone.key_slot, done));
        }
    }
    Ok(Decision::done(events))
}

pub(super) fn decide_refusal(state: &State, command: &RecordFileRefusal) -> Decision {
    let (subject, slot) = state.phone_or_system(command.mac);
    let refused = FileRefused {
        file: command.file.clone(),
        reason: command.reason,
        status: command.status,
        address: Personal::new(command.address),
    };
    Decision::done(vec![NewEvent {
        subject,
        key_slot: Some(slot),
        event: refused.into(),
    }])
}

/// Refused when something that went into the file has changed since: it is rendered again.
pub(super) fn decide_configuration(
    state: &State,
    command: &RecordConfiguration,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let phone = known(state, command.mac)?;
    if inputs_of(state, phone) > command.inputs {
        return Err(Refusal::Overtaken);
    }
    let generated = ConfigurationGenerated {
        hash: command.hash,
        size_bytes: command.size_bytes,
        template: command.template.clone(),
        inputs: command.inputs,
        global_file: command.global_file.clone(),
    };
    let mut events = vec![about(command.mac, phone.key_slot, generated)];
    if phone.restart_when_generated {
        // Best effort: the file counts, also for a phone whose list of commands is full.
        events.extend(command::restart(command.mac, phone, context).unwrap_or_default());
    }
    Ok(Decision::done(events))
}

pub(super) fn decide_global(
    file: &FileName,
    hash: ContentHash,
    size_bytes: u32,
    template: &TemplateName,
) -> Decision {
    let event = GlobalFileGenerated {
        hash,
        size_bytes,
        template: template.clone(),
    };
    let subject = Subject::File(file.clone());
    Decision::done(vec![NewEvent {
        subject,
        key_slot: None,
        event: event.into(),
    }])
}

pub(super) fn fetched(state: &mut State, recorded: &RecordedEvent, event: &FileFetched) {
    if event.claimed {
        with_phone(state, recorded, |phone, _| phone.claim_since = None);
    }
}

pub(super) fn generated(state: &mut State, recorded: &RecordedEvent) {
    let time = recorded.time;
    with_phone(state, recorded, |phone, _: Position| {
        phone.restart_when_generated = false;
        phone.claim_since = Some(time);
    });
}
