//! Requests that change something: parsed into a command, submitted, answered.
//!
//! Guarantee: a handler here decides nothing and reads no projection; what a request may do is the
//! domain's word. (`approve` looks at projections only to see when the files are there; what writes
//! about files have to know beforehand, `http::known` tells them.)

pub(super) mod admins;
pub(super) mod alarms;
pub(super) mod approve;
pub(super) mod config_files;
pub(super) mod devices;
pub(super) mod dhcp_template;
pub(super) mod firmware;
pub(super) mod generate;
pub(super) mod jobs;
pub(super) mod maintenance;
pub(super) mod overrides;
pub(super) mod placeholders;
pub(super) mod regions;
pub(super) mod settings;
pub(super) mod template_mapping;
pub(super) mod templates;
pub(super) mod tokens;
pub(super) mod user_devices;
pub(super) mod users;

use super::problem::{Code, Problem};

/// A region that the body names and that does not exist is an error of that field.
fn region_is_field(problem: Problem) -> Problem {
    match problem.code() {
        Code::RegionNotFound => problem.of_field("region"),
        _ => problem,
    }
}
