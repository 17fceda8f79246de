//! Accounts, sign-ins, setup, and the record of what was tried.

use std::net::IpAddr;

use schemas::{
    AdminId, KeySlot, Mac, Secret, Subject,
    commands::{CompleteSetup, CreateUser},
    events::{
        AdminCreated, AdminPasswordSet, AdminSignedIn, AdminSignedOut, Event, NewEvent,
        RecordedEvent, Role, SecurityEvent, SecurityKind, SetupCompleted, SignInRefused,
    },
    private::Personal,
};

use super::{
    context::Context,
    refusal::Refusal,
    region,
    reply::Decision,
    state::{SYSTEM_SLOT, SYSTEM_USER, State, fold_name},
    user,
};

/// Everything that first-run setup makes, at once: the supervisor, the first region, the user
/// `system` if wanted.
pub(super) fn decide_setup(
    state: &State,
    command: &CompleteSetup,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if state.setup.is_some() {
        return Err(Refusal::AlreadySetUp);
    }
    if state
        .admin_names
        .contains_key(&fold_name(&command.admin_name))
    {
        return Err(Refusal::AdminExists);
    }
    let mut events = Vec::new();
    let role = Role::Supervisor;
    events.push(created_event(
        &command.admin_name,
        role,
        &command.password_hash,
        context,
    ));
    events.push(region::created_event(
        &command.region,
        &command.region_settings,
    ));
    if let Some(password) = &command.system_password {
        let system = CreateUser {
            name: SYSTEM_USER.to_owned(),
            display_name: None,
            password: Some(password.clone()),
            region: Some(command.region.clone()),
        };
        events.push(user::created_event(&system, context));
    }
    events.push(about_system(SetupCompleted {
        public_url: command.public_url.clone(),
    }));
    Ok(Decision::done(events))
}

pub(super) fn decide_create(
    state: &State,
    name: &str,
    role: Role,
    password_hash: &Secret,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if state.admin_names.contains_key(&fold_name(name)) {
        return Err(Refusal::AdminExists);
    }
    Ok(Decision::done(vec![created_event(
        name,
        role,
        password_hash,
        context,
    )]))
}

fn created_event(
    name: &str,
    role: Role,
    password_hash: &Secret,
    context: &Context<'_>,
) -> NewEvent {
    let slot = context.take_slot();
    let name = Personal::new(name.to_owned());
    let event = AdminCreated {
        role,
        name,
        password_hash: password_hash.clone(),
    };
    about_admin(AdminId(slot.0), event)
}

pub(super) fn decide_password(
    state: &State,
    name: &str,
    password_hash: &Secret,
) -> Result<Decision, Refusal> {
    let id = state
        .admin_names
        .get(&fold_name(name))
        .ok_or(Refusal::UnknownAdmin)?;
    let event = AdminPasswordSet {
        password_hash: password_hash.clone(),
    };
    Ok(Decision::done(vec![about_admin(*id, event)]))
}

pub(super) fn decide_in(
    state: &State,
    admin: AdminId,
    address: IpAddr,
) -> Result<Decision, Refusal> {
    exists(state, admin)?;
    let event = AdminSignedIn {
        address: Personal::new(address),
    };
    Ok(Decision::done(vec![about_admin(admin, event)]))
}

pub(super) fn decide_out(state: &State, admin: AdminId) -> Result<Decision, Refusal> {
    exists(state, admin)?;
    Ok(Decision::done(vec![about_admin(admin, AdminSignedOut {})]))
}

fn exists(state: &State, admin: AdminId) -> Result<(), Refusal> {
    let known = state.admin_names.values().any(|id| *id == admin);
    if known {
        Ok(())
    } else {
        Err(Refusal::UnknownAdmin)
    }
}

pub(super) fn decide_refused(name: &str, address: IpAddr) -> Decision {
    let name = Personal::new(name.chars().take(100).collect());
    Decision::done(vec![about_system(SignInRefused {
        name,
        address: Personal::new(address),
    })])
}

pub(super) fn decide_security(
    state: &State,
    mac: Option<Mac>,
    kind: SecurityKind,
    detail: &str,
    address: IpAddr,
) -> Decision {
    let (subject, slot) = state.phone_or_system(mac);
    let detail = Personal::new(detail.chars().take(500).collect());
    let event = SecurityEvent {
        kind,
        detail,
        address: Personal::new(address),
    }
    .into();
    Decision::done(vec![NewEvent {
        subject,
        key_slot: Some(slot),
        event,
    }])
}

fn about_admin(id: AdminId, event: impl Into<Event>) -> NewEvent {
    let key_slot = Some(KeySlot(id.0));
    NewEvent {
        subject: Subject::Admin(id),
        key_slot,
        event: event.into(),
    }
}

fn about_system(event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::System,
        key_slot: Some(SYSTEM_SLOT),
        event: event.into(),
    }
}

pub(super) fn created(state: &mut State, recorded: &RecordedEvent, event: &AdminCreated) {
    let Subject::Admin(id) = recorded.subject else {
        return;
    };
    state.take_number(id.0);
    state.admin_names.insert(fold_name(event.name.expose()), id);
}

pub(super) fn set_up(state: &mut State, recorded: &RecordedEvent, event: &SetupCompleted) {
    state.setup = Some(event.public_url.clone());
    state.common_inputs = recorded.position;
}
