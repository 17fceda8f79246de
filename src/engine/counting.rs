//! What recorded events add to the metrics. Runs on the writer, before the state takes them in.

use schemas::{
    Position, Subject,
    events::{Event, PhoneAction, RecordedEvent},
};

use crate::{
    domain::State,
    metrics::{AlarmChange, CommandOutcome, Metrics},
};

/// Counts one event; `state` is the one before it.
pub(super) fn count(metrics: &Metrics, state: &State, recorded: &RecordedEvent) {
    metrics.events_appended.of(recorded.event.kind()).inc();
    let alarm = |name: &str, change| metrics.alarms.of(name).of(change).inc();
    let command = |id, outcome| {
        if let Some(action) = action_of(state, &recorded.subject, id) {
            metrics.commands.of(action).of(outcome).inc();
        }
    };
    match &recorded.event {
        Event::AlarmRaised(event) => alarm(&event.name, AlarmChange::Raised),
        Event::AlarmRepeated(event) => alarm(&event.alarm.name, AlarmChange::Updated),
        Event::AlarmCleared(event) => alarm(&event.name, AlarmChange::Cleared),
        Event::CommandQueued(event) => {
            metrics
                .commands
                .of(event.action)
                .of(CommandOutcome::Queued)
                .inc();
        }
        Event::CommandHandedOver(event) => command(event.command, CommandOutcome::HandedOver),
        Event::CommandDone(event) => command(event.command, CommandOutcome::Done),
        Event::CommandExpired(event) => command(event.command, CommandOutcome::Expired),
        Event::CommandFailed(event) => command(event.command, CommandOutcome::Failed),
        Event::CommandCancelled(event) => command(event.command, CommandOutcome::Cancelled),
        Event::SecurityEvent(event) => metrics.security_events.of(event.kind).inc(),
        Event::PhoneApproved(_)
        | Event::PhoneReported(_)
        | Event::PhoneKeptAlive(_)
        | Event::PhoneDisconnected(_)
        | Event::PhoneAssigned(_)
        | Event::PhoneChanged(_)
        | Event::PhoneDeleted(_)
        | Event::FileFetched(_)
        | Event::FileRefused(_)
        | Event::LocalEventReported(_)
        | Event::ConfigurationGenerated(_)
        | Event::GlobalFileGenerated(_)
        | Event::UserCreated(_)
        | Event::UserChanged(_)
        | Event::RegionCreated(_)
        | Event::RegionChanged(_)
        | Event::RegionDeleted(_)
        | Event::RegionMaintenanceChanged(_)
        | Event::AdminCreated(_)
        | Event::AdminPasswordSet(_)
        | Event::AdminRoleSet(_)
        | Event::AdminDeleted(_)
        | Event::TokenCreated(_)
        | Event::TokenRevoked(_)
        | Event::AdminSignedIn(_)
        | Event::AdminSignedOut(_)
        | Event::SignInRefused(_)
        | Event::SetupCompleted(_)
        | Event::RequestExecuted(_)
        | Event::RequestAnswered(_)
        | Event::ConfigurationEdited(_)
        | Event::FileUploaded(_)
        | Event::FileDeleted(_)
        | Event::TemplateSaved(_)
        | Event::TemplateRestored(_)
        | Event::TemplateDeleted(_)
        | Event::TemplateMapped(_)
        | Event::TemplateUnmapped(_)
        | Event::PlaceholderSet(_)
        | Event::PlaceholderDeleted(_)
        | Event::OverrideSet(_)
        | Event::OverrideDeleted(_)
        | Event::FirmwareSet(_)
        | Event::FirmwareUploaded(_)
        | Event::FirmwareDeleted(_)
        | Event::BootFileSaved(_)
        | Event::BootFileRestored(_)
        | Event::SettingSet(_)
        | Event::UserDeleted(_)
        | Event::UserRenamed(_)
        | Event::JobStarted(_)
        | Event::JobItemStarted(_)
        | Event::JobItemEnded(_)
        | Event::JobPaused(_)
        | Event::JobResumed(_)
        | Event::JobCancelled(_)
        | Event::JobEnded(_)
        | Event::JobSecretsShown(_) => {}
    }
}

/// What an open command tells its phone to do.
fn action_of(state: &State, subject: &Subject, id: Position) -> Option<PhoneAction> {
    let Subject::Phone(mac) = subject else {
        return None;
    };
    let commands = &state.phones.get(mac)?.commands;
    commands
        .iter()
        .find(|open| open.id == id)
        .map(|open| open.action)
}
