//! How an event changes the read models: one match over every kind, so that a new kind cannot be
//! overlooked.
//!
//! Guarantee: events are applied once, in order, without gaps. An event that does not fit what came
//! before (a command of a phone that is not in the fleet) changes nothing but the trail: folding
//! never fails on what was recorded.

use schemas::{
    AdminId, Mac, Position, Subject,
    events::{
        AlarmRaised, CommandCancelled, CommandDone, CommandExpired, CommandFailed, Event,
        RecordedEvent, RegionChanged, RegionCreated,
    },
};

use crate::{
    Projections,
    admins::Admins,
    alarms::Alarms,
    commands::Commands,
    fleet::{Fleet, Heard, Phone, PhoneChange},
    inputs::{self, Concerned, changes_file},
    trail::TrailEnd,
};

/// An event that does not follow the last one that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("event {found} cannot be applied: event {expected} comes next")]
pub struct OutOfOrder {
    /// The position that comes next.
    pub expected: Position,
    /// The position that was given.
    pub found: Position,
}

impl Projections {
    /// Folds an event in. One that was applied before changes nothing.
    pub fn apply(&mut self, recorded: &RecordedEvent) -> Result<(), OutOfOrder> {
        let expected = self.position.next();
        let found = recorded.position;
        if found < expected {
            return Ok(());
        }
        if found > expected {
            return Err(OutOfOrder { expected, found });
        }
        self.position = found;
        self.time = recorded.time;
        if !self.timeline.is_open_at(recorded.time) {
            self.timeline.turn(recorded.time, self.counts());
        }
        // By far the most frequent event: one row, one ring, one counter, and nothing else.
        if let (Event::PhoneKeptAlive(_), Subject::Phone(mac)) =
            (&recorded.event, &recorded.subject)
            && let Some(heard) = self.fleet.kept_alive(*mac, recorded)
        {
            self.heard(*mac, heard);
            return Ok(());
        }
        self.fold(recorded);
        self.activity.record(recorded);
        self.record(recorded);
        Ok(())
    }

    /// One arm a kind: longer than other functions, and not shorter when split.
    fn fold(&mut self, recorded: &RecordedEvent) {
        let (at, subject) = (recorded.time, &recorded.subject);
        match &recorded.event {
            Event::PhoneApproved(event) => {
                self.phone(subject, |fleet, mac| fleet.approved(mac, event, recorded));
            }
            Event::PhoneReported(event) => {
                if let Subject::Phone(mac) = subject
                    && let Some(heard) = self.fleet.reported(*mac, event, recorded)
                {
                    self.heard(*mac, heard);
                }
            }
            Event::PhoneDisconnected(_) => self.phone(subject, Fleet::disconnected),
            Event::PhoneAssigned(event) => {
                self.phone(subject, |fleet, mac| fleet.assigned(mac, event.owner));
                self.inputs_changed(recorded);
            }
            Event::PhoneChanged(event) => {
                self.phone(subject, |fleet, mac| fleet.changed(mac, event, recorded));
                if changes_file(event) {
                    self.inputs_changed(recorded);
                }
            }
            Event::PhoneDeleted(_) => {
                self.phone(subject, Fleet::deleted);
                if let Subject::Phone(mac) = subject {
                    self.catalogue.phone_deleted(*mac);
                }
            }
            Event::FileFetched(event) => {
                self.phone(subject, |fleet, mac| fleet.fetched(mac, event, recorded));
            }
            Event::ConfigurationGenerated(event) => {
                self.phone(subject, |fleet, mac| fleet.generated(mac, event, recorded));
            }
            Event::ConfigurationEdited(event) => {
                self.phone(subject, |fleet, mac| fleet.edited(mac, event, recorded));
            }
            Event::AlarmRaised(event) => self.alarm(recorded, event, Alarms::raised),
            Event::LocalEventReported(event) => {
                self.alarm(recorded, &event.alarm, Alarms::local_event);
            }
            Event::AlarmRepeated(event) => self.alarms.repeated(event.raised, &event.alarm, at),
            Event::AlarmCleared(event) => self.alarms.cleared(event.raised),
            Event::CommandQueued(event) => {
                self.command(subject, |open, mac| open.queued(mac, event, recorded));
            }
            Event::CommandHandedOver(event) => {
                self.command(subject, |open, mac| {
                    open.handed_over(mac, event.command, at)
                });
            }
            Event::CommandDone(CommandDone { command, .. })
            | Event::CommandExpired(CommandExpired { command })
            | Event::CommandFailed(CommandFailed { command, .. })
            | Event::CommandCancelled(CommandCancelled { command }) => {
                self.command(subject, |open, mac| open.ended(mac, *command));
                if let Subject::Phone(mac) = subject {
                    self.jobs.command_ended(*mac, *command, &recorded.event);
                }
            }
            Event::GlobalFileGenerated(event) => {
                if let Subject::File(name) = subject {
                    if self.files.hash(name) != Some(event.hash) {
                        self.fleet.include_changed(name, recorded.position);
                    }
                    self.files.generated(name, event, at);
                }
            }
            Event::FileUploaded(event) => {
                if let Subject::File(name) = subject {
                    if self.files.hash(name) != Some(event.hash) {
                        self.fleet.include_changed(name, recorded.position);
                    }
                    self.files.uploaded(name, event, at);
                }
            }
            Event::FileDeleted(_) => match subject {
                Subject::File(name) => {
                    self.fleet.include_changed(name, recorded.position);
                    self.files.deleted(name);
                }
                _ => self.phone(subject, Fleet::file_deleted),
            },
            Event::UserCreated(event) => {
                if let Subject::User(id) = subject {
                    self.users.created(*id, event, recorded);
                }
            }
            Event::UserChanged(event) => {
                if let Subject::User(id) = subject {
                    self.users.changed(*id, event, recorded.position);
                }
                self.inputs_changed(recorded);
            }
            Event::UserRenamed(event) => {
                if let Subject::User(id) = subject {
                    self.users.renamed(*id, event, recorded.position);
                }
                self.inputs_changed(recorded);
            }
            Event::UserDeleted(_) => {
                if let Subject::User(id) = subject {
                    self.users.deleted(*id);
                    self.catalogue.user_deleted(*id);
                }
            }
            Event::RegionCreated(RegionCreated { settings })
            | Event::RegionChanged(RegionChanged { settings }) => {
                if let Subject::Region(name) = subject {
                    self.regions.set(name, settings, at);
                }
            }
            Event::RegionMaintenanceChanged(event) => {
                if let Subject::Region(name) = subject {
                    let maintenance = event.maintenance.as_ref();
                    self.regions.maintenance_changed(name, maintenance, at);
                }
            }
            Event::RegionDeleted(_) => {
                if let Subject::Region(name) = subject {
                    self.regions.deleted(name);
                    self.catalogue.region_deleted(name);
                }
            }
            Event::AdminCreated(event) => {
                self.admin(subject, |admins, id| admins.created(id, event, at));
            }
            Event::AdminPasswordSet(event) => {
                self.admin(subject, |admins, id| admins.password_set(id, event, at));
            }
            Event::AdminRoleSet(event) => {
                self.admin(subject, |admins, id| admins.role_set(id, event));
            }
            Event::AdminDeleted(_) => {
                if let Subject::Admin(id) = subject {
                    self.admins.deleted(*id);
                    self.tokens.admin_deleted(*id);
                }
            }
            Event::TokenCreated(event) => {
                if let Subject::Admin(id) = subject {
                    self.tokens.created(*id, event, recorded);
                }
            }
            Event::TokenRevoked(event) => self.tokens.revoked(event.token),
            Event::AdminSignedIn(_) => {
                self.admin(subject, |admins, id| admins.signed_in(id, at));
            }
            Event::SetupCompleted(event) => self.files.set_up(event, recorded),
            Event::RequestAnswered(event) => self.requests.answered(event, recorded),
            Event::TemplateSaved(_)
            | Event::TemplateRestored(_)
            | Event::TemplateDeleted(_)
            | Event::TemplateMapped(_)
            | Event::TemplateUnmapped(_)
            | Event::PlaceholderSet(_)
            | Event::PlaceholderDeleted(_)
            | Event::OverrideSet(_)
            | Event::OverrideDeleted(_)
            | Event::BootFileSaved(_)
            | Event::BootFileRestored(_)
            | Event::SettingSet(_) => {
                self.catalogue.apply(recorded);
                self.inputs_changed(recorded);
            }
            Event::FirmwareSet(_) | Event::FirmwareUploaded(_) | Event::FirmwareDeleted(_) => {
                let before = self.firmware.file_of(subject).cloned();
                self.firmware.apply(recorded);
                // Phones' files name the entry's file, and nothing else of it.
                if self.firmware.file_of(subject) != before.as_ref() {
                    self.inputs_changed(recorded);
                }
            }
            Event::JobStarted(_)
            | Event::JobItemStarted(_)
            | Event::JobItemEnded(_)
            | Event::JobPaused(_)
            | Event::JobResumed(_)
            | Event::JobCancelled(_)
            | Event::JobEnded(_)
            | Event::JobSecretsShown(_) => self.jobs.apply(recorded),
            // Keep-alives were dealt with before; nothing shows the others but the log itself.
            Event::PhoneKeptAlive(_)
            | Event::FileRefused(_)
            | Event::AdminSignedOut(_)
            | Event::SignInRefused(_)
            | Event::SecurityEvent(_)
            | Event::RequestExecuted(_) => {}
        }
    }

    /// Notes whose files are no longer what would be made.
    fn inputs_changed(&mut self, recorded: &RecordedEvent) {
        let position = recorded.position;
        match inputs::concerned(recorded, &self.users, &self.catalogue) {
            Concerned::Nobody => {}
            Concerned::Phones(macs) => {
                for mac in macs {
                    self.fleet.inputs_changed(mac, position);
                }
            }
            Concerned::Matching(wanted) => {
                for wanted in &wanted {
                    self.fleet.inputs_changed_of(wanted, position);
                }
            }
        }
    }

    fn phone(
        &mut self,
        subject: &Subject,
        fold: impl FnOnce(&mut Fleet, Mac) -> Option<PhoneChange>,
    ) {
        if let Subject::Phone(mac) = subject {
            let change = fold(&mut self.fleet, *mac);
            self.phone_changed(change);
        }
    }

    fn alarm(
        &mut self,
        recorded: &RecordedEvent,
        alarm: &AlarmRaised,
        fold: impl FnOnce(&mut Alarms, Phone<'_>, &AlarmRaised, &RecordedEvent),
    ) {
        if let Subject::Phone(mac) = &recorded.subject
            && let Some(phone) = self.fleet.phone(*mac)
        {
            fold(&mut self.alarms, phone, alarm, recorded);
        }
    }

    fn command(&mut self, subject: &Subject, fold: impl FnOnce(&mut Commands, Mac)) {
        if let Subject::Phone(mac) = subject
            && self.fleet.phone(*mac).is_some()
        {
            fold(&mut self.commands, *mac);
        }
    }

    fn admin(&mut self, subject: &Subject, fold: impl FnOnce(&mut Admins, AdminId)) {
        if let Subject::Admin(id) = subject {
            fold(&mut self.admins, *id);
        }
    }

    /// A phone of the fleet was heard.
    #[inline]
    fn heard(&mut self, mac: Mac, heard: Heard) {
        self.timeline.heard();
        self.dashboard.heard(mac, heard.region);
        self.phone_changed(heard.change);
    }

    /// Tells those who count.
    #[inline]
    fn phone_changed(&mut self, change: Option<PhoneChange>) {
        if let Some(change) = change {
            self.dashboard.phone_changed(&change);
            self.users.phone_changed(&change);
            self.alarms.phone_changed(&change);
            if change.after.is_none() {
                self.commands.phone_deleted(change.mac);
            }
        }
    }

    /// Remembers where the subject's history ends.
    fn record(&mut self, recorded: &RecordedEvent) {
        let end = TrailEnd::from(recorded);
        let has_row = match &recorded.subject {
            Subject::Phone(mac) => self.fleet.record(*mac, end),
            Subject::User(id) => self.users.record(*id, end),
            Subject::System
            | Subject::Admin(_)
            | Subject::Region(_)
            | Subject::File(_)
            | Subject::Template(_)
            | Subject::Firmware(_)
            | Subject::Job(_) => false,
        };
        match (has_row, &recorded.event) {
            (false, _) => self.trail.record(&recorded.subject, end),
            (true, Event::PhoneApproved(_) | Event::UserCreated(_)) => {
                self.trail.forget(&recorded.subject);
            }
            (true, _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::Position;

    use super::*;
    use crate::testing::{History, mac};

    #[test]
    fn an_event_is_applied_once_and_only_in_its_turn() {
        let mut history = History::default();
        history.phone_approved(mac(1), "north", None);
        history.phone_kept_alive(mac(1));
        let mut projections = history.folded();
        let [first, second] = history.events() else {
            panic!("two events were recorded");
        };
        assert_eq!(projections.apply(first), Ok(()));
        assert_eq!(projections.apply(second), Ok(()));
        assert_eq!(projections.dashboard.all().total, 1);
        assert_eq!(
            (projections.position, projections.time),
            (Position(2), second.time)
        );

        let mut late = Projections::new();
        let (expected, found) = (Position(1), Position(2));
        assert_eq!(late.apply(second), Err(OutOfOrder { expected, found }));
        assert_eq!(late.position, Position(0));
    }
}
