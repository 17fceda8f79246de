//! Accounts, sign-ins, setup, and the record of what was tried.

use std::net::IpAddr;

use schemas::{
    AdminId, KeySlot, Mac, Secret, Subject,
    commands::{CompleteSetup, CreateUser},
    events::{
        AdminCreated, AdminDeleted, AdminPasswordSet, AdminRoleSet, AdminSignedIn, AdminSignedOut,
        Event, NewEvent, RecordedEvent, Role, SecurityEvent, SecurityKind, SetupCompleted,
        SignInRefused,
    },
    private::Personal,
};

use super::{
    context::Context,
    refusal::Refusal,
    region,
    reply::Decision,
    state::{Admin, SYSTEM_SLOT, SYSTEM_USER, State, fold_name},
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
    decide_change(state, name, None, Some(password_hash))
}

fn named<'a>(state: &'a State, name: &str) -> Result<(AdminId, &'a Admin), Refusal> {
    let id = state.admin_names.get(&fold_name(name));
    let id = *id.ok_or(Refusal::UnknownAdmin)?;
    let admin = state.admins.get(&id).ok_or(Refusal::UnknownAdmin)?;
    Ok((id, admin))
}

/// Somebody must be left who can manage accounts.
fn not_the_last_supervisor(state: &State, admin: &Admin) -> Result<(), Refusal> {
    let supervisors = state.admins.values();
    let supervisors = supervisors.filter(|admin| admin.role == Role::Supervisor);
    if admin.role == Role::Supervisor && supervisors.count() == 1 {
        return Err(Refusal::LastSupervisor);
    }
    Ok(())
}

pub(super) fn decide_change(
    state: &State,
    name: &str,
    role: Option<Role>,
    password_hash: Option<&Secret>,
) -> Result<Decision, Refusal> {
    let (id, admin) = named(state, name)?;
    let mut events = Vec::new();
    if let Some(role) = role.filter(|role| *role != admin.role) {
        not_the_last_supervisor(state, admin)?;
        events.push(about_admin(id, AdminRoleSet { role }));
    }
    if let Some(password_hash) = password_hash.cloned() {
        events.push(about_admin(id, AdminPasswordSet { password_hash }));
    }
    Ok(Decision::done(events))
}

/// The password that was shown must still be the account's: a supervisor may have set another.
pub(super) fn decide_own_password(
    state: &State,
    id: AdminId,
    credentials_version: u32,
    password_hash: &Secret,
) -> Result<Decision, Refusal> {
    let admin = state.admins.get(&id).ok_or(Refusal::UnknownAdmin)?;
    if admin.credentials_version != credentials_version {
        return Err(Refusal::Overtaken);
    }
    let password_hash = password_hash.clone();
    let event = AdminPasswordSet { password_hash };
    Ok(Decision::done(vec![about_admin(id, event)]))
}

pub(super) fn decide_delete(state: &State, name: &str) -> Result<Decision, Refusal> {
    let (id, admin) = named(state, name)?;
    not_the_last_supervisor(state, admin)?;
    Ok(Decision::done(vec![about_admin(id, AdminDeleted {})]))
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
    match state.admins.contains_key(&admin) {
        true => Ok(()),
        false => Err(Refusal::UnknownAdmin),
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

pub(super) fn about_admin(id: AdminId, event: impl Into<Event>) -> NewEvent {
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
    let admin = Admin {
        role: event.role,
        credentials_version: 1,
        tokens: Vec::new(),
    };
    state.admins.insert(id, admin);
}

pub(super) fn password_set(state: &mut State, recorded: &RecordedEvent) {
    with_admin(state, recorded, |admin| admin.credentials_version += 1);
}

pub(super) fn role_set(state: &mut State, recorded: &RecordedEvent, event: &AdminRoleSet) {
    with_admin(state, recorded, |admin| {
        admin.role = event.role;
        admin.credentials_version += 1;
    });
}

fn with_admin(state: &mut State, recorded: &RecordedEvent, change: impl FnOnce(&mut Admin)) {
    if let Subject::Admin(id) = recorded.subject
        && let Some(admin) = state.admins.get_mut(&id)
    {
        change(admin);
    }
}

pub(super) fn deleted(state: &mut State, recorded: &RecordedEvent) {
    if let Subject::Admin(id) = recorded.subject {
        state.admins.remove(&id);
        state.admin_names.retain(|_, named| *named != id);
    }
}

pub(super) fn set_up(state: &mut State, recorded: &RecordedEvent, event: &SetupCompleted) {
    state.setup = Some(event.public_url.clone());
    state.common_inputs = recorded.position;
}
