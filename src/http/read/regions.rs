//! Regions and how they treat their phones.

use projections::{Projections, regions::Region};
use schemas::{
    RegionName,
    events::{Maintenance, RegionSettings},
};
use serde::Serialize;

use super::{List, small_list};
use crate::http::{
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// A region and what is in it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Region")]
pub(in crate::http) struct RegionView {
    name: RegionName,
    #[serde(flatten)]
    settings: RegionSettings,
    /// When jobs that keep to it may do something to its phones; null: always.
    maintenance: Option<Maintenance>,
    devices: usize,
    users: usize,
}

fn view(name: &RegionName, region: &Region, projections: &Projections) -> RegionView {
    RegionView {
        name: name.clone(),
        settings: region.settings.clone(),
        maintenance: region.maintenance.clone(),
        devices: projections.dashboard.region(name).total,
        users: projections.users.in_region(name),
    }
}

/// `GET /api/v1/regions`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let regions = projections.regions.iter();
    let named = regions
        .map(|(name, region)| (name.to_string(), view(name, region, &projections)))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "name", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// `GET /api/v1/regions/{name}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    named(call, &call.parsed_parameter("name", Code::RegionNotFound)?)
}

/// The region of this name.
pub(in crate::http) fn named(call: &Call, name: &RegionName) -> Outcome {
    let projections = call.context.view.read();
    let region = projections
        .regions
        .get(name)
        .ok_or_else(|| Problem::new(Code::RegionNotFound, format!("there is no region {name}")))?;
    Ok(Answer::ok(&view(name, region, &projections)).at(projections.position))
}
