//! Whom an action is meant for: named phones, named users, or all phones that match a filter.
//!
//! Guarantee: a name that nobody has is an error, or counted where it is asked to be left out;
//! nothing is passed over silently. Deliberately not here: which phones match (`projections`).

use std::collections::{BTreeSet, HashMap};

use projections::{Projections, device::Device};
use schemas::{Mac, Position, UserId, commands::JobTarget, events::JobAction};
use serde_json::json;

use crate::http::{
    call::Call,
    fields::Fields,
    problem::{Code, Problem},
    query::Query,
    read::devices,
};

/// What the request names.
pub(super) enum Wanted {
    Macs(Vec<Mac>),
    Users(Vec<String>),
    Filter(Vec<(String, String)>),
}

/// Whom that means, at a position.
pub(super) struct Chosen {
    pub(super) list: Vec<JobTarget>,
    /// How they were chosen, as JSON: not the list itself.
    pub(super) chosen_by: String,
    /// How many names nobody has.
    pub(super) missing: usize,
    pub(super) position: Position,
}

pub(super) fn read(fields: &mut Fields) -> Option<Wanted> {
    let macs = fields.list::<Mac>("macs").map(Wanted::Macs);
    let users = fields.list::<String>("users").map(Wanted::Users);
    let filter = fields.pairs("filter", devices::FILTERS).map(Wanted::Filter);
    let mut given = [macs, users, filter].into_iter().flatten();
    match (given.next(), given.next()) {
        (Some(wanted), None) => Some(wanted),
        (None, _) => {
            if !fields.has_errors() {
                fields.refuse(
                    "macs",
                    "name phones in macs, users in users, or give a filter",
                );
            }
            None
        }
        (Some(_), Some(_)) => {
            fields.refuse("macs", "give one of macs, users and filter, not two");
            None
        }
    }
}

/// Decides whom a request means. `skip_missing`: names that nobody has are left out and counted.
///
/// # Errors
/// Nobody has a name, or the filter is none.
pub(super) fn choose(
    call: &Call,
    action: JobAction,
    wanted: &Wanted,
    skip_missing: bool,
) -> Result<Chosen, Problem> {
    let mut waiting = waiting(call, action, wanted);
    let projections = call.context.view.read();
    let position = projections.position;
    // Whoever was approved a moment ago may still be on the other list.
    waiting.retain(|mac, _| projections.fleet.phone(*mac).is_none());
    let mut missing = Missing {
        are_left_out: skip_missing,
        count: 0,
    };
    let (list, chosen_by) = match wanted {
        Wanted::Macs(macs) => {
            let is_known =
                |mac| projections.fleet.phone(mac).is_some() || waiting.contains_key(&mac);
            let macs = phones_named(macs, is_known, &mut missing)?;
            let chosen_by = json!({"macs": macs.len()});
            (of_phones(&projections, action, macs), chosen_by)
        }
        Wanted::Users(names) => {
            let ids = users_named(&projections, names, &mut missing)?;
            let chosen_by = json!({"users": ids.len()});
            (of_users(&projections, action, ids), chosen_by)
        }
        Wanted::Filter(pairs) => {
            let query = Query::of(pairs.clone());
            let filter =
                devices::filter(&query).map_err(|problem| problem.within("targets.filter"))?;
            let pending = waiting.into_values();
            let macs = projections
                .fleet
                .matching(&projections.users, &filter, pending);
            let chosen_by = json!({"filter": pairs});
            (of_phones(&projections, action, macs), chosen_by)
        }
    };
    Ok(Chosen {
        list,
        chosen_by: chosen_by.to_string(),
        missing: missing.count,
        position,
    })
}

/// The phones that wait for approval, of those that may be meant: they can be deleted, and nothing
/// else can be done to them.
fn waiting(call: &Call, action: JobAction, wanted: &Wanted) -> HashMap<Mac, Device> {
    match wanted {
        _ if action != JobAction::DeleteDevices => HashMap::new(),
        Wanted::Macs(macs) => devices::pending_of(&call.context, macs),
        Wanted::Users(_) => HashMap::new(),
        Wanted::Filter(_) => devices::waiting(&call.context),
    }
}

/// What becomes of names that nobody has.
struct Missing {
    are_left_out: bool,
    count: usize,
}

impl Missing {
    /// One more, or the refusal.
    fn note(&mut self, refusal: impl FnOnce() -> Problem) -> Result<(), Problem> {
        if !self.are_left_out {
            return Err(refusal());
        }
        self.count += 1;
        Ok(())
    }
}

fn phones_named(
    macs: &[Mac],
    is_known: impl Fn(Mac) -> bool,
    missing: &mut Missing,
) -> Result<BTreeSet<Mac>, Problem> {
    let mut found: BTreeSet<Mac> = macs.iter().copied().collect();
    let is_unknown = |mac: &&Mac| !is_known(**mac);
    let unknown: Vec<Mac> = found.iter().filter(is_unknown).copied().collect();
    for mac in unknown {
        missing.note(|| {
            let detail = format!("there is no phone {mac} in the fleet");
            Problem::new(Code::DeviceNotFound, detail).of_field("targets.macs")
        })?;
        found.remove(&mac);
    }
    Ok(found)
}

fn users_named(
    projections: &Projections,
    names: &[String],
    missing: &mut Missing,
) -> Result<BTreeSet<UserId>, Problem> {
    let mut found = BTreeSet::new();
    // Nobody is missing twice.
    for name in names.iter().collect::<BTreeSet<_>>() {
        match projections.users.by_name(name) {
            Some(user) => {
                found.insert(user.id);
            }
            None => missing.note(|| {
                let shown: String = name.chars().take(100).collect();
                let detail = format!("there is no user {shown}");
                Problem::new(Code::UserNotFound, detail).of_field("targets.users")
            })?,
        }
    }
    Ok(found)
}

/// Phones, or their users where the action is about users.
fn of_phones(
    projections: &Projections,
    action: JobAction,
    macs: impl IntoIterator<Item = Mac>,
) -> Vec<JobTarget> {
    let macs = macs.into_iter();
    if !is_of_users(action) {
        return macs.map(JobTarget::Phone).collect();
    }
    let owner = |mac| projections.fleet.phone(mac)?.owner();
    let owners: BTreeSet<UserId> = macs.filter_map(owner).collect();
    owners.into_iter().map(JobTarget::User).collect()
}

/// Users, or their phones where the action is about phones. A region is set for users: their phones
/// go along.
fn of_users(projections: &Projections, action: JobAction, ids: BTreeSet<UserId>) -> Vec<JobTarget> {
    if is_of_users(action) || action == JobAction::SetRegion {
        return ids.into_iter().map(JobTarget::User).collect();
    }
    let users = &projections.users;
    let phones = ids
        .into_iter()
        .flat_map(|id| users.get(id).map_or(&[][..], |user| user.devices));
    phones.copied().map(JobTarget::Phone).collect()
}

fn is_of_users(action: JobAction) -> bool {
    matches!(action, JobAction::ResetPassword | JobAction::DeleteUsers)
}
