//! Users and phones of a table: all of them, or none (M76).
//!
//! Guarantee: every row is decided as if the others had not been there, and they do not meet: a
//! name and a phone are of one row each. A phone that changes hands is in the region of its new
//! user, wherever its old one goes. Deliberately not here: what the table looks like (`http`).

use std::collections::HashSet;

use schemas::{
    Mac, RegionName, Subject, UserId,
    commands::{CreateUser, UserChange, UserRow},
    events::NewEvent,
};

use super::{
    context::Context,
    refusal::Refusal,
    state::{State, fold_name},
    user,
};

pub(super) fn decide(
    state: &State,
    rows: &[UserRow],
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Result<(), Refusal> {
    let leaving = leaving(state, rows)?;
    let mut names = HashSet::with_capacity(rows.len());
    for row in rows {
        if !names.insert(fold_name(&row.name)) {
            return Err(Refusal::UserExists);
        }
        let (id, region) = decide_user(state, row, &leaving, context, events)?;
        for device in &row.devices {
            user::decide_device(state, (id, region), device, context, events)?;
        }
    }
    Ok(())
}

/// The phones that go to another user.
fn leaving(state: &State, rows: &[UserRow]) -> Result<HashSet<Mac>, Refusal> {
    let (mut named, mut leaving) = (HashSet::new(), HashSet::new());
    for row in rows {
        let user = state.user_named(&row.name).map(|(id, _)| id);
        for mac in row.devices.iter().map(|device| device.mac) {
            if !named.insert(mac) {
                return Err(Refusal::PhoneNamedTwice(mac));
            }
            let owner = state.phones.get(&mac).and_then(|phone| phone.owner);
            if owner.is_some() && owner != user {
                leaving.insert(mac);
            }
        }
    }
    Ok(leaving)
}

/// The user of a row, changed or created, and where the user's phones go.
fn decide_user<'a>(
    state: &'a State,
    row: &'a UserRow,
    leaving: &HashSet<Mac>,
    context: &Context<'_>,
    events: &mut Vec<NewEvent>,
) -> Result<(UserId, Option<&'a RegionName>), Refusal> {
    let wanted = row.change.region.as_ref();
    if let Some((id, known)) = state.user_named(&row.name) {
        let change = UserChange {
            name: None,
            ..row.change.clone()
        };
        user::decide_change(state, id, &change, leaving, events)?;
        return Ok((id, wanted.or(known.region.as_ref())));
    }
    user::check_region(state, wanted)?;
    let created = CreateUser {
        name: row.name.clone(),
        display_name: row.change.display_name.clone(),
        password: row.change.password.clone(),
        region: wanted.cloned(),
    };
    let created = user::created_event(&created, context);
    let Subject::User(id) = created.subject else {
        return Err(Refusal::UnknownUser);
    };
    events.push(created);
    Ok((id, wanted))
}
