//! Users: those whose phones these are.

use schemas::{
    Subject, UserId,
    commands::{CreateUser, UserCommand},
    events::{NewEvent, RecordedEvent, UserChanged, UserCreated},
    private::Personal,
};

use super::{
    context::Context,
    refusal::Refusal,
    reply::Decision,
    state::{SYSTEM_USER, State, User, fold_name},
};

pub(super) fn decide(_: &State, _: &UserCommand, _: &Context<'_>) -> Result<Decision, Refusal> {
    Err(Refusal::UnknownUser)
}

pub(super) fn decide_create(
    state: &State,
    command: &CreateUser,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if state.user_named(&command.name).is_some() {
        return Err(Refusal::UserExists);
    }
    if let Some(region) = &command.region
        && !state.regions.contains_key(region)
    {
        return Err(Refusal::UnknownRegion(region.clone()));
    }
    Ok(Decision::done(vec![created_event(command, context)]))
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
    let subject = Subject::User(UserId(slot.0));
    NewEvent {
        subject,
        key_slot: Some(slot),
        event: created.into(),
    }
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
            password: event.password.clone(),
            region: event.region.clone(),
            inputs: recorded.position,
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
