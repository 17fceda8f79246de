//! What phones do by themselves: one turn of a phone, and when its next one is due.
//!
//! Guarantee: a turn ends after a bounded number of requests and always names a next turn later
//! than now, unless a rate asks for no pause at all; after a failure there is always a pause.

use super::error::SimulatorError;
use super::identity::Family;
use super::message::{
    AlarmKind, CATALOGUE, LYNC_LOGIN_FAILURE, REGISTRATION_FAILURE, SURVIVABLE_MODE_START, Status,
};
use super::obey::UPDATE_S;
use super::phone::{Obeyed, Phone, PhoneCommand, Stage};
use super::scenario::{Incident, IncidentKind, Scenario};

/// The next turn of a phone that has none.
pub(crate) const NEVER_MS: u64 = u64::MAX;

const MINUTE_S: f64 = 60.0;
const DAY_MIN: u32 = 24 * 60;
/// Pauses after failures grow to 32 minutes of phone time.
const PAUSE_DOUBLINGS_MAX: u8 = 5;
/// Real time: a dead server is not hammered whatever the time scale.
const PAUSE_MS_MIN: u64 = 250;
/// Chance, at each report, that a lost registration comes back or an alarm ceases.
const RECOVERY: f64 = 0.5;

/// Lets the phone act at `now_ms` and says when it acts next; both count from the run's begin.
pub(crate) async fn turn(phone: &mut Phone, now_ms: u64) -> u64 {
    let due_ms = regular_turn(phone, now_ms).await;
    next_turn(phone, due_ms)
}

/// Lets the phone do at `now_ms` what its REST server was told. Its own next turn stays `due_ms`,
/// unless it restarts.
pub(crate) async fn errand(
    phone: &mut Phone,
    commands: Vec<PhoneCommand>,
    now_ms: u64,
    due_ms: u64,
) -> u64 {
    if phone.memory.stage.is_off() {
        return next_turn(phone, due_ms);
    }
    phone.commands = commands;
    let pause_ms = obey(phone, now_ms).await.unwrap_or_else(|error| {
        tracing::debug!(mac = %phone.identity.mac, %error, "simulated phone got no answer");
        None
    });
    phone.turned_away = None;
    next_turn(phone, pause_ms.map_or(due_ms, |pause_ms| now_ms + pause_ms))
}

/// A planned restart comes before a later turn, and a broken phone has none.
fn next_turn(phone: &Phone, due_ms: u64) -> u64 {
    match (phone.memory.stage, phone.memory.restart_at_ms) {
        (Stage::Broken, _) => NEVER_MS,
        (_, Some(restart_at_ms)) => due_ms.min(restart_at_ms),
        (_, None) => due_ms,
    }
}

async fn regular_turn(phone: &mut Phone, now_ms: u64) -> u64 {
    let incident = phone
        .plan
        .incident
        .filter(|incident| incident.affects(phone.identity.site));
    let acted = match incident.filter(|incident| incident.covers(now_ms)) {
        Some(incident) => suffer(phone, incident, now_ms).await,
        None => act(phone, now_ms).await,
    };
    let pause_ms = acted.unwrap_or_else(|error| {
        tracing::debug!(mac = %phone.identity.mac, %error, "simulated phone got no answer");
        pause_after_failure_ms(phone)
    });
    phone.memory.seasoned = true;
    // From the turn's begin, or a slow server would stretch every period.
    let due_ms = phone.plan.now_ms().max(now_ms + pause_ms);
    incident.map_or(due_ms, |incident| incident.clip(now_ms, due_ms))
}

/// The turn of a phone in the midst of an incident.
async fn suffer(phone: &mut Phone, incident: Incident, now_ms: u64) -> Result<u64, SimulatorError> {
    let left_ms = incident.until_ms - now_ms;
    match incident.kind {
        IncidentKind::Outage => {
            phone.memory.stage = Stage::Silent;
            // Power returns to all at once; the phones' own random delay is all that spreads them.
            let spread_ms = phone.plan.phone_time_ms(f64::from(phone.random_delay_s()));
            Ok(left_ms + phone.memory.random.below(spread_ms))
        }
        IncidentKind::AlarmBurst if phone.memory.stage == Stage::Registered => {
            phone.memory.in_incident = true;
            lose_registration(phone).await?;
            phone.raise_alarm(&SURVIVABLE_MODE_START).await?;
            Ok(next_pause_ms(phone).min(left_ms))
        }
        IncidentKind::AlarmBurst => match phone.memory.stage {
            Stage::Unregistered => {
                phone.report(Status::Unregistered).await?;
                Ok(obey_and_pause(phone, now_ms).await?.min(left_ms))
            }
            Stage::Off | Stage::Silent | Stage::Broken | Stage::Started | Stage::Registered => {
                act(phone, now_ms).await
            }
        },
    }
}

/// An ordinary turn.
async fn act(phone: &mut Phone, now_ms: u64) -> Result<u64, SimulatorError> {
    let restart_at_ms = phone.memory.restart_at_ms;
    if restart_at_ms.is_some_and(|at_ms| at_ms <= now_ms) {
        return start(phone, now_ms).await;
    }
    match phone.memory.stage {
        Stage::Broken => return Ok(NEVER_MS),
        Stage::Off | Stage::Silent => return start(phone, now_ms).await,
        Stage::Started => {
            phone.report(Status::Started).await?;
            if phone.turned_away.is_none() {
                phone.configure_and_register().await?;
            }
        }
        Stage::Registered => live(phone).await?,
        Stage::Unregistered => {
            if phone.memory.in_incident || phone.memory.random.chance(RECOVERY) {
                recover(phone).await?;
            } else {
                phone.report(Status::Unregistered).await?;
            }
        }
    }
    if phone.memory.is_updating {
        return Ok(phone.plan.phone_time_ms(UPDATE_S));
    }
    obey_and_pause(phone, now_ms).await
}

async fn start(phone: &mut Phone, now_ms: u64) -> Result<u64, SimulatorError> {
    let options = &phone.plan.options;
    if !options.files && options.scenario == Scenario::Steady && !phone.memory.seasoned {
        // Pure report load has no boots in it: the fleet is up before the run begins.
        phone.sign_in(phone.identity.user.clone());
        phone.report(Status::Registered).await?;
    } else if phone.boot().await? == Status::Offline {
        return Ok(match phone.memory.is_updating {
            true => phone.plan.phone_time_ms(UPDATE_S),
            false => pause_after_failure_ms(phone),
        });
    }
    let bunched = phone.plan.options.scenario.bunched() || phone.plan.options.rate.is_some();
    let first = !phone.memory.seasoned;
    let pause_ms = obey_and_pause(phone, now_ms).await?;
    // A fleet that has lived for long reports at any time of the hour, not when it was installed.
    let spread =
        first && !bunched && phone.turned_away.is_none() && phone.status() != Status::Offline;
    Ok(if spread {
        phone.memory.random.below(pause_ms).max(1)
    } else {
        pause_ms
    })
}

async fn live(phone: &mut Phone) -> Result<(), SimulatorError> {
    let mishaps = phone.plan.options.mishaps;
    if phone.memory.random.chance(mishaps) {
        return lose_registration(phone).await;
    }
    phone.report(Status::Registered).await?;
    if phone.turned_away.is_some() {
        return Ok(());
    }
    if phone.memory.random.chance(mishaps) {
        let alarm = *phone.memory.random.pick(&CATALOGUE[2..]);
        phone.raise_alarm(&alarm).await?;
    } else if phone.memory.alarms != 0 && phone.memory.random.chance(RECOVERY) {
        clear_all(phone).await?;
    }
    // Phones look for a new file every day (M10), told to or not.
    let daily = DAY_MIN.div_ceil(phone.keep_alive_period_min());
    if phone.plan.options.files && phone.memory.reports_since_check >= daily {
        phone.memory.reports_since_check = 0;
        phone.check_files().await?;
    }
    Ok(())
}

async fn lose_registration(phone: &mut Phone) -> Result<(), SimulatorError> {
    phone.report(Status::Unregistered).await?;
    if phone.turned_away.is_none() {
        let alarm = registration_alarm(phone.identity.family);
        phone.raise_alarm(&alarm).await?;
    }
    Ok(())
}

/// Generic phones fail to register, Lync users fail to sign in.
fn registration_alarm(family: Family) -> AlarmKind {
    match family {
        Family::Generic => REGISTRATION_FAILURE,
        Family::Lync => LYNC_LOGIN_FAILURE,
    }
}

async fn recover(phone: &mut Phone) -> Result<(), SimulatorError> {
    phone.report(Status::Registered).await?;
    if phone.turned_away.is_none() {
        phone.memory.in_incident = false;
        clear_all(phone).await?;
    }
    Ok(())
}

async fn clear_all(phone: &mut Phone) -> Result<(), SimulatorError> {
    for (bit, alarm) in CATALOGUE.iter().enumerate() {
        if phone.memory.alarms & (1 << bit) != 0 {
            phone.clear_alarm(alarm).await?;
        }
    }
    Ok(())
}

/// Obeys what the answers brought and says how long the phone then waits.
async fn obey_and_pause(phone: &mut Phone, now_ms: u64) -> Result<u64, SimulatorError> {
    match obey(phone, now_ms).await? {
        Some(pause_ms) => Ok(pause_ms),
        None => Ok(next_pause_ms(phone)),
    }
}

/// Obeys what the phone was told; for how long it is off, if it is.
async fn obey(phone: &mut Phone, now_ms: u64) -> Result<Option<u64>, SimulatorError> {
    for command in phone.take_commands() {
        match phone.obey(&command).await? {
            Obeyed::Restarting { delay_s } | Obeyed::Updating { delay_s, .. } => {
                return Ok(Some(phone.plan.phone_time_ms(delay_s)));
            }
            Obeyed::Scheduled { delay_s } => {
                let at_ms = now_ms.saturating_add(phone.plan.phone_time_ms(delay_s));
                // It is told again with each answer until it has restarted: the first time counts.
                phone.memory.restart_at_ms.get_or_insert(at_ms);
            }
            Obeyed::Configured { .. } if phone.memory.stage == Stage::Started => {
                if phone.user().is_some() {
                    phone.report(Status::Registered).await?;
                }
            }
            Obeyed::Configured { .. }
            | Obeyed::Kept { .. }
            | Obeyed::Reported { .. }
            | Obeyed::Shown => {}
        }
    }
    Ok(None)
}

fn next_pause_ms(phone: &mut Phone) -> u64 {
    let Some(turned_away) = phone.turned_away.take() else {
        phone.memory.failures = 0;
        return period_ms(phone);
    };
    let asked_ms = turned_away.retry_after_s.unwrap_or(0).saturating_mul(1000);
    pause_after_failure_ms(phone).max(asked_ms)
}

fn period_ms(phone: &Phone) -> u64 {
    let own = MINUTE_S * f64::from(phone.keep_alive_period_min());
    phone
        .plan
        .rated_period_ms()
        .unwrap_or_else(|| phone.plan.phone_time_ms(own).max(1))
}

/// A minute of phone time, doubled with every failure in a row.
fn pause_after_failure_ms(phone: &mut Phone) -> u64 {
    let doublings = phone.memory.failures.min(PAUSE_DOUBLINGS_MAX);
    phone.memory.failures = phone.memory.failures.saturating_add(1);
    let minute_ms = phone.plan.phone_time_ms(MINUTE_S);
    (minute_ms << doublings).max(PAUSE_MS_MIN)
}
