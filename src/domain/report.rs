//! A phone reports (protocol.md 3): the busiest decision of all.

use schemas::{
    KeySlot, Mac, Position, RegionName, Subject, Timestamp, UserId,
    commands::{Report, ReportPhone},
    events::{
        Admission, AlarmCleared, ClearedBy, CommandDone, CommandEffect, CommandExpired,
        CommandHandedOver, Event, NewEvent, Onboarding, PhoneAction, PhoneApproved, PhoneAssigned,
        PhoneKeptAlive, PhoneReported, RecordedEvent, RegionSettings, ReportedStatus, UserCreated,
    },
    private::Personal,
};

use super::{
    context::Context,
    firmware, job,
    origin::{self, Proof, Standing},
    refusal::Refusal,
    reply::{Announcement, Decision, Reply, WaitingCommand},
    state::{OpenCommand, Phone, SYSTEM_USER, State, fold_name},
};

/// The alarms that a registered phone cannot have.
const ENDED_BY_REGISTRATION: [&str; 2] = ["IPPhoneRegisterFailure", "IPPhoneLyncLoginFailure"];

pub(super) fn decide(
    state: &State,
    command: &ReportPhone,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let address = command.origin.peer_address;
    match state.phones.get(&command.mac) {
        Some(phone) => {
            let settings = region_of(state, phone)?;
            if !origin::contains(&settings.networks, address) {
                return Err(Refusal::ForeignNetwork);
            }
            let accepts = settings.phone_credentials;
            match origin::standing(state, &command.origin, phone.owner, accepts)? {
                Standing::Accepted(_) if command.is_repeated => Ok(Decision::done(vec![])),
                Standing::Accepted(proof) => Ok(from_the_fleet(
                    state, command, phone, settings, proof, context,
                )),
                Standing::Unverified => Err(Refusal::WrongCredential),
            }
        }
        None => {
            let (region, settings) = origin::region_for(state, command.region.as_ref(), address)?;
            let accepts = settings.phone_credentials;
            let standing = origin::standing(state, &command.origin, None, accepts)?;
            Ok(from_a_stranger(
                state, command, region, settings, standing, context,
            ))
        }
    }
}

fn region_of<'a>(state: &'a State, phone: &Phone) -> Result<&'a RegionSettings, Refusal> {
    state
        .regions
        .get(&phone.region)
        .ok_or_else(|| Refusal::UnknownRegion(phone.region.clone()))
}

/// A phone that nobody knows: it waits for approval, or is taken in where the region says so.
fn from_a_stranger(
    state: &State,
    command: &ReportPhone,
    region: &RegionName,
    settings: &RegionSettings,
    standing: Standing,
    context: &Context<'_>,
) -> Decision {
    let facts = command.report.facts();
    let zero_touch = settings.onboarding == Onboarding::Automatic
        && facts.status == ReportedStatus::Registered
        && reported_name(facts).is_some_and(|name| may_be_given(state, name, standing));
    if !zero_touch {
        // Only an accepted report's address may later stand for the phone (protocol.md 6).
        let report = match standing {
            Standing::Accepted(_) => command.report.clone(),
            Standing::Unverified => command.report.without_peer_address(),
        };
        let announcement = Announcement {
            mac: command.mac,
            region: region.clone(),
            first_heard: context.now,
            last_heard: context.now,
            report,
        };
        return Decision::new(vec![], Reply::Announced(Box::new(announcement)));
    }
    let mut events = Vec::new();
    let owner = owner_by_report(state, facts, region, context, &mut events);
    let key_slot = context.take_slot();
    let approved = PhoneApproved {
        how: Admission::ZeroTouch,
        region: region.clone(),
        model: facts.model.parse().ok(),
        owner,
        restart_when_generated: false,
        key_slot,
    };
    events.push(about(command.mac, key_slot, approved));
    events.push(reported_event(command.mac, key_slot, &command.report));
    Decision::new(events, Reply::Admitted)
}

/// Whether a phone that nobody knows may be given to the user it names. Its file will hold the
/// user's password, so for a user who has one the credential must be the user's or the system's.
fn may_be_given(state: &State, name: &str, standing: Standing) -> bool {
    let Standing::Accepted(proof) = standing else {
        return false;
    };
    let Some((id, user)) = state.user_named(name) else {
        return true;
    };
    user.password.is_none() || proof == Proof::System || proof == Proof::User(id)
}

/// A phone of the fleet reports.
fn from_the_fleet(
    state: &State,
    command: &ReportPhone,
    phone: &Phone,
    settings: &RegionSettings,
    proof: Proof,
    context: &Context<'_>,
) -> Decision {
    let (mac, slot, facts) = (command.mac, phone.key_slot, command.report.facts());
    let mut events = Vec::new();
    let unchanged = !phone.disconnected
        && phone.fingerprint == Some(command.report.fingerprint())
        && !names_a_new_user(state, phone, facts);
    if unchanged {
        events.push(NewEvent {
            subject: Subject::Phone(mac),
            key_slot: None,
            event: PhoneKeptAlive {}.into(),
        });
    } else {
        let moved = moved_to(state, phone, facts, settings, proof, context, &mut events);
        events.push(reported_event(mac, slot, &command.report));
        if let Some(owner) = moved {
            events.push(about(mac, slot, PhoneAssigned { owner: Some(owner) }));
        }
    }
    if facts.status == ReportedStatus::Registered && !phone.alarms.is_empty() {
        clear_by_registration(mac, phone, &mut events);
    }
    let waiting = hand_over(state, (mac, phone), facts, context.now, &mut events);
    let reply = Reply::Reported {
        waiting,
        is_proven: proof != Proof::Region,
    };
    Decision::new(events, reply)
}

/// Whether a phone without a user names one that was created since it first did.
fn names_a_new_user(state: &State, phone: &Phone, facts: &PhoneReported) -> bool {
    phone.owner.is_none()
        && reported_name(facts).is_some_and(|name| state.user_named(name).is_some())
}

/// The user to whom a changed report moves the phone, created if the region does that. A user's own
/// credential moves nothing to somebody else.
fn moved_to(
    state: &State,
    phone: &Phone,
    facts: &PhoneReported,
    settings: &RegionSettings,
    proof: Proof,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Option<UserId> {
    let name = reported_name(facts)?;
    let current = phone.owner.and_then(|owner| state.users.get(&owner));
    if current.is_some_and(|user| fold_name(&user.name) == fold_name(name)) {
        return None;
    }
    if let Some((id, _)) = state.user_named(name) {
        let is_somebody_else = matches!(proof, Proof::User(proven) if proven != id);
        return (!is_somebody_else).then_some(id);
    }
    let creates =
        settings.onboarding == Onboarding::Automatic && facts.status == ReportedStatus::Registered;
    if !creates {
        return None;
    }
    owner_by_report(state, facts, &phone.region, context, events)
}

/// The name of the signed-in user that a report gives, if it gives one. Nobody signs in at a phone
/// as the system user.
pub(super) fn reported_name(facts: &PhoneReported) -> Option<&str> {
    [facts.user_name.expose(), facts.user_id.expose()]
        .into_iter()
        .map(|name| name.trim())
        .find(|name| is_a_users_name(name))
}

/// Whether a user may have this name: it can stand in a file and in a path.
fn is_a_users_name(name: &str) -> bool {
    const NAME_LENGTH_MAX: usize = 100;
    let is_safe = |c: char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}');
    let length = name.chars().count();
    (1..=NAME_LENGTH_MAX).contains(&length)
        && name.chars().all(is_safe)
        && !matches!(name, "." | "..")
        && fold_name(name) != SYSTEM_USER
}

/// The user that a report names, with the event that creates it if there is none.
fn owner_by_report(
    state: &State,
    facts: &PhoneReported,
    region: &RegionName,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Option<UserId> {
    let name = reported_name(facts)?;
    if let Some((id, _)) = state.user_named(name) {
        return Some(id);
    }
    let slot = context.take_slot();
    let id = UserId(slot.0);
    let created = UserCreated {
        region: Some(region.clone()),
        name: Personal::new(name.to_owned()),
        display_name: Personal::new(name.to_owned()),
        password: None,
    };
    let subject = Subject::User(id);
    events.push(NewEvent {
        subject,
        key_slot: Some(slot),
        event: created.into(),
    });
    Some(id)
}

fn clear_by_registration(mac: Mac, phone: &Phone, events: &mut Vec<NewEvent>) {
    for (name, raised) in &phone.alarms {
        if ENDED_BY_REGISTRATION.contains(&name.as_str()) {
            let (name, by) = (name.clone(), ClearedBy::Registration);
            events.push(about(
                mac,
                phone.key_slot,
                AlarmCleared {
                    raised: *raised,
                    name,
                    by,
                },
            ));
        }
    }
}

/// Ends the commands that this report shows to be done or that are too old, and answers those that
/// still wait; what is handed over for the first time is an event. Those of a cancelled job are as
/// good as taken back.
fn hand_over(
    state: &State,
    (mac, phone): (Mac, &Phone),
    facts: &PhoneReported,
    now: Timestamp,
    events: &mut Vec<NewEvent>,
) -> Vec<WaitingCommand> {
    let mut waiting = Vec::new();
    for open in &phone.commands {
        let command = open.id;
        let effect = effect_of(open, facts).filter(|_| open.handed_over);
        if let Some(effect) = effect {
            events.push(about(mac, phone.key_slot, CommandDone { command, effect }));
        } else if open.expires_at <= now {
            events.push(about(mac, phone.key_slot, CommandExpired { command }));
        } else if !job::is_cancelled(state, open) {
            if !open.handed_over {
                events.push(about(mac, phone.key_slot, CommandHandedOver { command }));
            }
            let (action, parameters) = (open.action, open.parameters.clone());
            waiting.push(WaitingCommand {
                id: command,
                action,
                parameters,
            });
        }
    }
    waiting
}

/// What a report shows of a command that the phone was given before.
fn effect_of(open: &OpenCommand, facts: &PhoneReported) -> Option<CommandEffect> {
    match open.action {
        PhoneAction::RestartGraceful
        | PhoneAction::RestartForce
        | PhoneAction::RestartScheduled => {
            (facts.status == ReportedStatus::Started).then_some(CommandEffect::Started)
        }
        // The fetch of its file shows it.
        PhoneAction::UpdateConfiguration => None,
        // A build that does not register again where the one before did is not one to go on with.
        PhoneAction::UpdateFirmware => {
            let is_back = facts.status == ReportedStatus::Registered || !open.was_registered;
            let version = open.parameters.iter().find(|(name, _)| name == "version");
            let (_, version) = version?;
            let is_new = firmware::is_version(version, &facts.model, &facts.firmware_version);
            (is_new && is_back).then_some(CommandEffect::Updated)
        }
        // It has come back since it was given the command: nothing more is to be seen of a text.
        PhoneAction::SendMessage | PhoneAction::CheckStatus => Some(CommandEffect::Reported),
    }
}

/// An event about a phone.
pub(super) fn about(mac: Mac, slot: KeySlot, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::Phone(mac),
        key_slot: Some(slot),
        event: event.into(),
    }
}

/// The event that records what a phone said.
pub(super) fn reported_event(mac: Mac, slot: KeySlot, report: &Report) -> NewEvent {
    about(mac, slot, report.facts().clone())
}

pub(super) fn reported(state: &mut State, recorded: &RecordedEvent, event: &PhoneReported) {
    let Subject::Phone(mac) = recorded.subject else {
        return;
    };
    let Some(phone) = state.phones.get_mut(&mac) else {
        return;
    };
    phone.fingerprint = schemas::stored::fingerprint(&recorded.event).ok();
    phone.last_report = recorded.time;
    phone.registered = event.status == ReportedStatus::Registered;
    phone.disconnected = false;
}

pub(super) fn kept_alive(state: &mut State, recorded: &RecordedEvent) {
    let Subject::Phone(mac) = recorded.subject else {
        return;
    };
    if let Some(phone) = state.phones.get_mut(&mac) {
        phone.last_report = recorded.time;
    }
}

/// The newest event that a phone's file depends on, its owner's and the installation's included.
pub(super) fn inputs_of(state: &State, phone: &Phone) -> Position {
    let owner = phone.owner.and_then(|owner| state.users.get(&owner));
    let owner = owner.map_or(Position(0), |user| user.inputs);
    let common = state.common_inputs.max(state.catalogue.changed);
    phone.inputs.max(owner).max(common)
}
