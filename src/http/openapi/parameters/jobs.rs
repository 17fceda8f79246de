//! The parameters of routes about jobs.
//!
//! Guarantee: as of all parameters. Pure.

use projections::jobs::{ItemState, JobState};
use schemars::{Schema, SchemaGenerator};
use schemas::{JobId, events::JobAction};

use super::{
    super::operation::{Parameter, of},
    CURSOR, LIMIT, flag, sort,
};

pub(in super::super) static JOB: [Parameter; 1] =
    [Parameter::one("id", of::<JobId>, "The job.").example("7")];

pub(in super::super) static START: [Parameter; 1] = [Parameter::one(
    "dry_run",
    flag,
    "Whether nothing is started: the answer tells whom it would touch.",
)];

pub(in super::super) static JOBS: [Parameter; 5] = [
    Parameter::many("state", of::<JobState>, "In one of these states."),
    Parameter::many("action", of::<JobAction>, "Doing one of these."),
    LIMIT,
    CURSOR,
    Parameter::one("sort", id_sort, "`-id` unless given: the newest first."),
];

pub(in super::super) static ITEMS: [Parameter; 4] = [
    Parameter::many("state", of::<ItemState>, "In one of these states."),
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        item_sort,
        "In order of the job's list, or backwards.",
    ),
];

fn id_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["id"].into_iter())
}

fn item_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["item"].into_iter())
}
