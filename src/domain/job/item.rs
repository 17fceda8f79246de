//! One target's turn: what it comes to.
//!
//! Guarantee: as `job`. Pure.

use schemas::{
    JobId, Mac, Position, RegionName, UserId,
    commands::{ApprovePhones, JobItem, JobTarget, NamesBuiltIn, UserChange, UserCommand},
    events::{CommandQueued, ItemOutcome, JobAction, NewEvent, PhoneAction, PhoneChanged},
    private::Personal,
};

use super::{
    super::{
        approval,
        context::Context,
        phone,
        refusal::Refusal,
        reply::Reply,
        report::about,
        state::{OpenCommand, Phone, State},
        user,
    },
    Job, ended_event,
};

const APPROVED: &str = "it was approved after the job had begun";

const GONE: &str = "it does not wait for approval any more, and is not of the fleet";

/// What a turn comes to.
pub(super) enum Turn {
    /// Another job is busy with the phone, or with one of the user's.
    Later,
    /// It is done with these events.
    Done(Vec<NewEvent>),
    /// It is done: the phone was only waiting for approval, and waits no longer.
    Dismissed(Mac),
    /// It cannot be done, and this is why.
    Failed(String),
    /// The phone is told, and what becomes of the command becomes of it.
    Told { mac: Mac, queued: Box<NewEvent> },
    /// The same waits for the phone already, and what becomes of that becomes of it.
    WaitsAlready { mac: Mac, command: Position },
}

pub(super) fn turn(
    state: &State,
    (id, job): (JobId, &Job),
    item: &JobItem,
    context: &Context<'_>,
) -> Turn {
    if is_busy(state, item.target) {
        return Turn::Later;
    }
    let turn = match item.target {
        JobTarget::Phone(mac) if job.action == JobAction::DeleteDevices => {
            deletion(state, id, mac, context)
        }
        JobTarget::Phone(mac) => of_phone(state, job, mac, context),
        JobTarget::User(id) => of_user(state, job, id, item, context),
    };
    turn.unwrap_or_else(|refusal| Turn::Failed(reason(&refusal)))
}

/// Why a turn is refused, in words. The target is shown beside them, so the same reason has the
/// same words for all: they are kept once.
fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownPhone(_) => "no phone of this address is in the fleet".to_owned(),
        refusal => refusal.to_string(),
    }
}

/// Whether a job that has not ended has told the phone, or one of the user's phones, something that
/// it has not done yet. Whatever else is wanted of the phone waits for that to end.
fn is_busy(state: &State, target: JobTarget) -> bool {
    let is_running = |(id, _): (JobId, u32)| state.jobs.contains_key(&id);
    let is_told = |mac: &Mac| {
        let phone = state.phones.get(mac);
        let mut open = phone.into_iter().flat_map(|phone| &phone.commands);
        open.any(|open| open.job.is_some_and(is_running))
    };
    match target {
        JobTarget::Phone(mac) => is_told(&mac),
        JobTarget::User(id) => {
            let user = state.users.get(&id);
            user.is_some_and(|user| user.phones.iter().any(is_told))
        }
    }
}

fn of_phone(state: &State, job: &Job, mac: Mac, context: &Context<'_>) -> Result<Turn, Refusal> {
    let phone = phone::known(state, mac)?;
    let told = |action| told(mac, phone, job, action, context);
    match job.action {
        JobAction::Restart => told(match job.parameter("mode") {
            "force" => PhoneAction::RestartForce,
            "scheduled" => PhoneAction::RestartScheduled,
            _ => PhoneAction::RestartGraceful,
        }),
        JobAction::UpdateConfiguration => told(PhoneAction::UpdateConfiguration),
        JobAction::UpdateFirmware => told(PhoneAction::UpdateFirmware),
        JobAction::SendMessage => told(PhoneAction::SendMessage),
        JobAction::CheckStatus => told(PhoneAction::CheckStatus),
        // Its file was made before its turn came.
        JobAction::GenerateConfiguration => match job.parameter("then_update") {
            "true" => told(PhoneAction::UpdateConfiguration),
            _ => Ok(Turn::Done(vec![])),
        },
        JobAction::SetRegion
        | JobAction::SetLanguage
        | JobAction::SetModel
        | JobAction::SetVlan => {
            let change = change_of(job)?;
            let decision = phone::decide_change(state, mac, &change, NamesBuiltIn::default())?;
            Ok(Turn::Done(decision.events))
        }
        // They are approved together (`approval`), and deleted from either list (`deletion`).
        JobAction::ApproveDevices | JobAction::DeleteDevices => Ok(Turn::Later),
        JobAction::ResetPassword | JobAction::DeleteUsers => Ok(Turn::Failed(
            "this is done to users, not to phones".to_owned(),
        )),
    }
}

/// Whoever came into the fleet after the job had begun was chosen while it waited, or as the phone
/// that it was before: its approval is newer than the wish to be rid of it.
fn deletion(state: &State, id: JobId, mac: Mac, context: &Context<'_>) -> Result<Turn, Refusal> {
    match state.phones.get(&mac) {
        // Jobs and phones are numbered in one row.
        Some(phone) if phone.key_slot.0 > id.0 => return Ok(Turn::Failed(APPROVED.to_owned())),
        None if context.pending.get(mac).is_none() => return Ok(Turn::Failed(GONE.to_owned())),
        Some(_) | None => {}
    }
    let decision = phone::decide_delete(state, mac, context)?;
    Ok(match decision.reply {
        Reply::Dismissed(_) => Turn::Dismissed(mac),
        _ => Turn::Done(decision.events),
    })
}

/// Phones come into the fleet together, since their user may have to be created first. Those that
/// are neither of the fleet nor waiting have failed.
pub(super) fn approval<'a>(
    state: &State,
    (id, job): (JobId, &Job),
    items: impl Iterator<Item = &'a JobItem>,
    context: &Context<'_>,
) -> Vec<NewEvent> {
    let is_there =
        |mac: &Mac| state.phones.contains_key(mac) || context.pending.get(*mac).is_some();
    let target = |item: &JobItem| match item.target {
        JobTarget::Phone(mac) => Some(mac).filter(is_there),
        JobTarget::User(_) => None,
    };
    let free = items.filter(|item| !is_busy(state, item.target));
    let items: Vec<(&JobItem, Option<Mac>)> = free.map(|item| (item, target(item))).collect();
    let text = |name| Some(job.parameter(name).to_owned()).filter(|text| !text.is_empty());
    let decision = region_named(job.parameter("region")).and_then(|region| {
        let command = ApprovePhones {
            macs: items.iter().filter_map(|(_, mac)| *mac).collect(),
            region,
            user_name: text("user_name"),
            display_name: text("display_name"),
            password: items.first().and_then(|(item, _)| item.password.clone()),
        };
        approval::decide(state, &command, context)
    });
    let (mut events, refusal) = match decision {
        Ok(decision) => (decision.events, None),
        Err(refusal) => (Vec::new(), Some(refusal.to_string())),
    };
    for (item, mac) in items {
        let (outcome, reason) = match (&refusal, mac) {
            (Some(refusal), _) => (ItemOutcome::Failed, refusal.clone()),
            (None, Some(_)) => (ItemOutcome::Done, String::new()),
            (None, None) => (ItemOutcome::Failed, GONE.to_owned()),
        };
        events.push(ended_event(id, item.item, outcome, reason));
    }
    events
}

/// What is set for each phone.
fn change_of(job: &Job) -> Result<PhoneChanged, Refusal> {
    let text = |name| Some(job.parameter(name).to_owned()).filter(|value| !value.is_empty());
    let region = match text("region") {
        None => None,
        Some(name) => Some(region_named(&name)?),
    };
    Ok(PhoneChanged {
        region,
        language: text("language"),
        model: text("model"),
        vlan_mode: text("vlan_mode"),
        vlan_id: text("vlan_id"),
        ..PhoneChanged::default()
    })
}

fn region_named(name: &str) -> Result<RegionName, Refusal> {
    // It was one when the job was started: nothing else has been stored.
    name.parse().map_err(|_| Refusal::Overtaken)
}

fn told(
    mac: Mac,
    phone: &Phone,
    job: &Job,
    action: PhoneAction,
    context: &Context<'_>,
) -> Result<Turn, Refusal> {
    // A restart at once is the same whatever it was queued for.
    let is_plain = matches!(
        action,
        PhoneAction::RestartGraceful | PhoneAction::RestartForce
    );
    let is_same = |open: &&OpenCommand| {
        let waits = open.job.is_none() && !open.handed_over && open.action == action;
        waits && (is_plain || open.parameters == job.parameters)
    };
    if let Some(open) = phone.commands.iter().find(is_same) {
        let command = open.id;
        return Ok(Turn::WaitsAlready { mac, command });
    }
    let most = context.limits.commands_per_phone_max;
    if phone.commands.len() >= most {
        return Err(Refusal::TooManyCommands(most));
    }
    let queued = CommandQueued {
        action,
        expires_at: context.now.plus_ms(context.limits.command_life_ms),
        parameters: Personal::new(job.parameters.clone()),
    };
    Ok(Turn::Told {
        mac,
        queued: Box::new(about(mac, phone.key_slot, queued)),
    })
}

fn of_user(
    state: &State,
    job: &Job,
    id: UserId,
    item: &JobItem,
    context: &Context<'_>,
) -> Result<Turn, Refusal> {
    let command = match job.action {
        JobAction::SetRegion => UserCommand::Change {
            user: id,
            change: UserChange {
                region: Some(region_named(job.parameter("region"))?),
                ..UserChange::default()
            },
        },
        JobAction::ResetPassword => UserCommand::Change {
            user: id,
            change: UserChange {
                password: item.password.clone(),
                ..UserChange::default()
            },
        },
        JobAction::DeleteUsers => UserCommand::Delete { user: id },
        JobAction::Restart
        | JobAction::UpdateConfiguration
        | JobAction::GenerateConfiguration
        | JobAction::UpdateFirmware
        | JobAction::SendMessage
        | JobAction::SetLanguage
        | JobAction::SetModel
        | JobAction::SetVlan
        | JobAction::CheckStatus
        | JobAction::DeleteDevices
        | JobAction::ApproveDevices => {
            return Ok(Turn::Failed(
                "this is done to phones, not to users".to_owned(),
            ));
        }
    };
    let decision = user::decide(state, &command, context)?;
    Ok(Turn::Done(decision.events))
}
