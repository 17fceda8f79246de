//! What a dry run answers: how many targets there are, and the first of them by name.
//!
//! Guarantee: whoever is a target is counted, with phones or without. Pure. Deliberately not here:
//! who is a target (`targets`).

use projections::device::Device;
use schemas::{Mac, commands::JobTarget};
use serde::Serialize;

use super::targets::Chosen;
use crate::http::{HttpContext, read::devices};

/// So many targets are shown.
const SAMPLE: usize = 20;

/// What an action would touch.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ActionPreview")]
pub(in crate::http) struct PreviewView {
    /// How many targets: phones, or users where it is about users.
    count: usize,
    /// The first of the phones: targets, or phones of users who are.
    sample: Vec<Device>,
    /// The first of the users, where users are the targets; otherwise empty.
    users: Vec<TouchedUser>,
    /// How many names were left out because nobody of the fleet has them, with `skip_missing`.
    missing: usize,
}

/// A user who is a target.
#[derive(Serialize, schemars::JsonSchema)]
struct TouchedUser {
    name: String,
    display_name: String,
    /// How many phones are the user's.
    devices: usize,
}

impl PreviewView {
    /// The preview of these targets.
    pub(super) fn of(context: &HttpContext, chosen: &Chosen) -> Self {
        let named = chosen.list.iter().filter_map(|target| match target {
            JobTarget::Phone(mac) => Some(*mac),
            JobTarget::User(_) => None,
        });
        let first: Vec<Mac> = named.take(SAMPLE).collect();
        let waiting = devices::pending_of(context, &first);
        let projections = context.view.read();
        let users = &projections.users;
        let targets = &chosen.list;
        let macs = targets.iter().flat_map(|target| match target {
            JobTarget::Phone(mac) => vec![*mac],
            JobTarget::User(id) => users.get(*id).map_or(vec![], |user| user.devices.to_vec()),
        });
        let device = |mac| match projections.fleet.phone(mac) {
            Some(phone) => Some(phone.device(users)),
            None => waiting.get(&mac).cloned(),
        };
        let touched = targets.iter().filter_map(|target| match target {
            JobTarget::Phone(_) => None,
            JobTarget::User(id) => users.get(*id),
        });
        Self {
            count: targets.len(),
            sample: macs.filter_map(device).take(SAMPLE).collect(),
            users: touched
                .take(SAMPLE)
                .map(|user| TouchedUser {
                    name: user.name.to_owned(),
                    display_name: user.display_name.to_owned(),
                    devices: user.devices.len(),
                })
                .collect(),
            missing: chosen.missing,
        }
    }
}
