//! The domain: what may happen, and what follows from it. Pure: time, new numbers and positions
//! come in the context.
//!
//! One aggregate a file, each with its `decide` and `evolve`; this file only routes. Deliberately
//! not here: reading requests, storing events, answering reads.

pub mod access;
pub mod alarm;
pub mod approval;
pub mod catalogue;
pub mod claims;
pub mod command;
pub mod consequence;
pub mod context;
pub mod file;
pub mod firmware;
pub mod job;
pub mod origin;
pub mod overrides;
pub mod pending;
pub mod phone;
pub mod placeholder;
pub mod refusal;
pub mod region;
pub mod reply;
pub mod report;
pub mod request;
pub mod settings;
pub mod state;
#[cfg(test)]
mod stories;
pub mod template;
#[cfg(test)]
pub(crate) mod testing;
pub mod token;
pub mod user;
mod user_table;

use schemas::{
    commands::{Command, Order},
    events::{Event, RecordedEvent},
};

pub use claims::claims;
pub use context::{Context, Limits};
pub use pending::Pending;
pub use refusal::Refusal;
pub use reply::{Announcement, Decision, Reply, WaitingCommand};
pub use state::State;

/// What follows from a command in this state. Changes nothing.
pub fn decide(state: &State, order: &Order, context: &Context<'_>) -> Result<Decision, Refusal> {
    if state.setup.is_none() && !runs_before_setup(&order.command) {
        return Err(Refusal::SetupRequired);
    }
    let Some(part) = &order.request else {
        return decide_command(state, order, context);
    };
    if let Some(before) = request::decided_before(state, part, &order.command, context)? {
        return Ok(before);
    }
    let mut decision = decide_command(state, order, context)?;
    decision.events.push(request::executed_event(part));
    Ok(decision)
}

fn decide_command(
    state: &State,
    order: &Order,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    match &order.command {
        Command::ReportPhone(command) => report::decide(state, command, context),
        Command::ReportAlerts(command) => alarm::decide(state, command, context),
        Command::RecordFetch(command) => file::decide_fetch(state, command, context),
        Command::RecordFileRefusal(command) => Ok(file::decide_refusal(state, command)),
        Command::RecordSecurity {
            mac,
            kind,
            detail,
            address,
        } => Ok(access::decide_security(
            state, *mac, *kind, detail, *address,
        )),
        Command::ApprovePhones(command) => approval::decide(state, command, context),
        Command::ChangePhone {
            mac,
            change,
            built_in,
        } => phone::decide_change(state, *mac, change, *built_in),
        Command::DeletePhone { mac } => phone::decide_delete(state, *mac, context),
        Command::DisconnectPhone { mac, last_report } => {
            phone::decide_disconnect(state, *mac, *last_report)
        }
        Command::ClearAlarm { mac, raised } => alarm::decide_clear(state, *mac, *raised),
        Command::QueueCommand {
            mac,
            action,
            parameters,
        } => command::decide_queue(state, *mac, *action, parameters, context),
        Command::RecordPush {
            mac,
            command,
            outcome,
        } => command::decide_push(state, *mac, *command, *outcome),
        Command::ExpireCommands { mac } => command::decide_expire(state, *mac, context),
        Command::RecordConfiguration(command) => {
            file::decide_configuration(state, command, context)
        }
        Command::RecordGlobalFile {
            file,
            hash,
            size_bytes,
            template,
        } => Ok(file::decide_global(file, *hash, *size_bytes, template)),
        Command::CreateUser(command) => user::decide_create(state, command, context),
        Command::CreateRegion {
            name,
            settings,
            maintenance,
        } => region::decide_create(state, name, settings, maintenance.as_ref()),
        Command::ChangeRegion { name, change } => region::decide_change(state, name, change),
        Command::DeleteRegion { name } => region::decide_delete(state, name),
        Command::CreateAdmin {
            name,
            role,
            password_hash,
        } => access::decide_create(state, name, *role, password_hash, context),
        Command::SetAdminPassword {
            name,
            password_hash,
        } => access::decide_password(state, name, password_hash),
        Command::ChangeAdmin {
            name,
            role,
            password_hash,
        } => access::decide_change(state, name, *role, password_hash.as_ref()),
        Command::ChangeOwnPassword {
            admin,
            credentials_version,
            password_hash,
        } => access::decide_own_password(state, *admin, *credentials_version, password_hash),
        Command::DeleteAdmin { name } => access::decide_delete(state, name),
        Command::CreateToken {
            name,
            role,
            expires_at,
            hash,
        } => {
            let wanted = (name.as_str(), *role);
            token::decide_create(state, order.actor, wanted, *expires_at, hash, context)
        }
        Command::RevokeToken { token } => token::decide_revoke(state, order.actor, *token),
        Command::RecordSignIn { admin, address } => access::decide_in(state, *admin, *address),
        Command::RecordSignOut { admin } => access::decide_out(state, *admin),
        Command::RecordSignInRefusal { name, address } => {
            Ok(access::decide_refused(name, *address))
        }
        Command::CompleteSetup(command) => access::decide_setup(state, command, context),
        Command::RecordAnswer(command) => request::decide_answer(state, command, context),
        Command::Catalogue(command) => catalogue::decide(state, command),
        Command::User(command) => user::decide(state, command, context),
        Command::Job(command) => job::decide(state, command, context),
    }
}

/// What the command line and hostile strangers may do to a server that is not set up yet.
fn runs_before_setup(command: &Command) -> bool {
    matches!(
        command,
        Command::CompleteSetup(_)
            | Command::CreateAdmin { .. }
            | Command::SetAdminPassword { .. }
            | Command::ChangeAdmin { .. }
            | Command::DeleteAdmin { .. }
            | Command::RecordSecurity { .. }
            | Command::RecordSignInRefusal { .. }
            | Command::RecordFileRefusal(_)
    )
}

/// Folds a recorded event into the state.
pub fn evolve(state: &mut State, recorded: &RecordedEvent) {
    state.head = recorded.position;
    match &recorded.event {
        Event::PhoneApproved(event) => phone::approved(state, recorded, event),
        Event::PhoneReported(event) => report::reported(state, recorded, event),
        Event::PhoneKeptAlive(_) => report::kept_alive(state, recorded),
        Event::PhoneDisconnected(_) => phone::disconnected(state, recorded),
        Event::PhoneAssigned(event) => phone::assigned(state, recorded, event),
        Event::PhoneChanged(event) => phone::changed(state, recorded, event),
        Event::PhoneDeleted(_) => phone::deleted(state, recorded),
        Event::FileFetched(event) => file::fetched(state, recorded, event),
        Event::AlarmRaised(event) => alarm::raised(state, recorded, event),
        Event::AlarmCleared(event) => alarm::cleared(state, recorded, event),
        Event::CommandQueued(event) => command::queued(state, recorded, event),
        Event::CommandHandedOver(event) => command::handed_over(state, recorded, event.command),
        Event::CommandDone(event) => job::command_ended(state, recorded, event.command),
        Event::CommandExpired(event) => job::command_ended(state, recorded, event.command),
        Event::CommandFailed(event) => job::command_ended(state, recorded, event.command),
        Event::CommandCancelled(event) => job::command_ended(state, recorded, event.command),
        Event::ConfigurationGenerated(_) => file::generated(state, recorded),
        Event::UserCreated(event) => user::created(state, recorded, event),
        Event::UserChanged(event) => user::changed(state, recorded, event),
        Event::UserDeleted(_) => user::deleted(state, recorded),
        Event::UserRenamed(event) => user::renamed(state, recorded, event),
        Event::RegionCreated(event) => region::set(state, recorded, &event.settings),
        Event::RegionChanged(event) => region::set(state, recorded, &event.settings),
        Event::RegionMaintenanceChanged(event) => {
            region::maintenance_changed(state, recorded, event.maintenance.as_ref());
        }
        Event::RegionDeleted(_) => region::deleted(state, recorded),
        Event::AdminCreated(event) => access::created(state, recorded, event),
        Event::AdminPasswordSet(_) => access::password_set(state, recorded),
        Event::AdminRoleSet(event) => access::role_set(state, recorded, event),
        Event::AdminDeleted(_) => access::deleted(state, recorded),
        Event::TokenCreated(event) => token::created(state, recorded, event),
        Event::TokenRevoked(event) => token::revoked(state, recorded, event),
        Event::SetupCompleted(event) => access::set_up(state, recorded, event),
        Event::RequestExecuted(event) => request::executed(state, recorded, event),
        Event::RequestAnswered(event) => request::answered(state, recorded, event),
        Event::TemplateSaved(_)
        | Event::TemplateRestored(_)
        | Event::TemplateDeleted(_)
        | Event::TemplateMapped(_)
        | Event::TemplateUnmapped(_)
        | Event::PlaceholderSet(_)
        | Event::PlaceholderDeleted(_)
        | Event::OverrideSet(_)
        | Event::OverrideDeleted(_) => catalogue::evolve(state, recorded),
        // None of these is part of what phones' own files are made from.
        Event::GlobalFileGenerated(_)
        | Event::FileUploaded(_)
        | Event::FileDeleted(_)
        | Event::FirmwareSet(_)
        | Event::FirmwareUploaded(_)
        | Event::FirmwareDeleted(_)
        | Event::BootFileSaved(_)
        | Event::BootFileRestored(_)
        | Event::SettingSet(_) => state.catalogue.apply(&recorded.subject, &recorded.event),
        Event::ConfigurationEdited(_) => settings::edited(state, recorded),
        Event::JobStarted(_)
        | Event::JobItemStarted(_)
        | Event::JobItemEnded(_)
        | Event::JobPaused(_)
        | Event::JobResumed(_)
        | Event::JobCancelled(_)
        | Event::JobEnded(_)
        | Event::JobSecretsShown(_) => job::evolve(state, recorded),
        Event::AlarmRepeated(_)
        | Event::LocalEventReported(_)
        | Event::FileRefused(_)
        | Event::AdminSignedIn(_)
        | Event::AdminSignedOut(_)
        | Event::SignInRefused(_)
        | Event::SecurityEvent(_) => {}
    }
    state.trace(recorded);
}
