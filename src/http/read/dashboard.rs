//! The dashboard's figures (M35, M36).

use actix_web::web::Bytes;
use projections::{Projections, alarms::SeverityCounts, device::Device};
use schemas::{Position, RegionName, Timestamp};
use serde::Serialize;

use crate::http::{
    answer::Answer,
    call::Call,
    kept_answers::Basis,
    problem::{Code, Problem},
    routes::Outcome,
};

pub(in crate::http) const QUERY: &[&str] = &["region"];

/// The dashboard's figures, all of one position. It has no Debug: it knows people.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Dashboard")]
pub(crate) struct DashboardView {
    position: Position,
    as_of: Timestamp,
    devices: DeviceCounts,
    alarms: SeverityCounts,
    recent_reports: Vec<Device>,
}

#[derive(Serialize, schemars::JsonSchema)]
struct DeviceCounts {
    total: usize,
    registered: usize,
    non_registered: usize,
    disconnected: usize,
    pending: usize,
    registered_percent: f64,
}

/// `GET /api/v1/dashboard`
pub(in crate::http) fn show(call: &Call) -> Outcome {
    let region = call.query.one_parsed::<RegionName>("region")?;
    let question = format!(
        "dashboard {}",
        region.as_ref().map_or("", RegionName::as_str)
    );
    let context = &call.context;
    let pending_changes = context.pending.read().changes();
    let basis = |position| Basis {
        position,
        pending_changes,
    };
    let at = context.view.position();
    let kept = context.kept_answers.get(&question, basis(at));
    if let Some(answer) = kept {
        return Ok(Answer::made_json(answer).at(at));
    }
    let pending = {
        let pending = context.pending.read();
        match &region {
            None => pending.len(),
            Some(region) => pending
                .iter()
                .filter(|waiting| waiting.region == *region)
                .count(),
        }
    };
    let shown = {
        let projections = context.view.read();
        if let Some(region) = region
            .as_ref()
            .filter(|it| projections.regions.get(it).is_none())
        {
            return Err(
                Problem::new(Code::RegionNotFound, format!("there is no region {region}"))
                    .of_field("region"),
            );
        }
        view(&projections, region.as_ref(), pending)
    };
    let position = shown.position;
    let answer = Answer::ok(&shown).at(position);
    let content = Bytes::copy_from_slice(answer.content());
    // Phones that came meanwhile are counted: the answer is then kept for a state that is over.
    context
        .kept_answers
        .keep(question, basis(position), content);
    Ok(answer)
}

/// What the dashboard shows of these projections; how many phones wait for approval is told.
pub(crate) fn view(
    projections: &Projections,
    region: Option<&RegionName>,
    pending: usize,
) -> DashboardView {
    let shown = projections.dashboard(region);
    let devices = DeviceCounts {
        total: shown.devices.total,
        registered: shown.devices.registered,
        non_registered: shown.devices.non_registered,
        disconnected: shown.devices.disconnected,
        pending,
        registered_percent: shown.devices.registered_percent(),
    };
    DashboardView {
        position: shown.position,
        as_of: shown.as_of,
        devices,
        alarms: shown.alarms,
        recent_reports: shown.recent_reports,
    }
}
