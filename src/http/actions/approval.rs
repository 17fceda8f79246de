//! Approving phones: a few at once, many as a job (M31, M32).
//!
//! Guarantee: what an answer of 202 names is checked before; what happens to each phone is an item
//! of the job. Deliberately not here: approving a few (`write::approve`).

use std::sync::Arc;

use schemas::{
    Mac, Timestamp,
    commands::JobTarget,
    events::{JobAction, JobPace},
};
use serde_json::json;

use super::{Options, begin, stored, targets::Chosen};
use crate::http::{
    call::Call,
    known,
    problem::{Code, Problem},
    received::on_disk,
    routes::Outcome,
    write::approve::{self, ApprovedView, PHONES_AT_ONCE, Wanted},
};

/// Either all are approved, or it is a job.
#[derive(serde::Serialize, schemars::JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ApprovedDevicesOrJob")]
#[expect(
    dead_code,
    reason = "each is answered as what it is; the document names both"
)]
pub(in crate::http) enum ApprovedOrJob {
    Approved(ApprovedView),
    Job(super::StartedView),
}

/// `POST /api/v1/devices/approve`
pub(in crate::http) async fn approve(call: Arc<Call>) -> Outcome {
    let mut fields = call.fields()?;
    let wanted = approve::read(&mut fields);
    let wanted = fields.finish(wanted)?;
    if wanted.macs.len() <= PHONES_AT_ONCE {
        return approve::at_once(call, wanted).await;
    }
    check(&call, &wanted)?;
    let chosen = Chosen {
        chosen_by: json!({"macs": wanted.macs.len()}).to_string(),
        list: wanted.macs.into_iter().map(JobTarget::Phone).collect(),
        missing: 0,
        position: call.context.view.position(),
    };
    let parameters = [
        ("region", Some(wanted.region.to_string())),
        ("user_name", wanted.user_name),
        ("display_name", wanted.display_name),
    ];
    let parameters = parameters.into_iter();
    let options = Options {
        pace: at_a_time(),
        parameters: parameters
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect(),
        password: wanted.password,
    };
    let writer = Arc::clone(&call);
    let action = JobAction::ApproveDevices;
    let start = on_disk(move || Ok(stored(&writer, action, chosen, options))).await??;
    begin(call, start).await
}

/// One batch after the other.
fn at_a_time() -> JobPace {
    JobPace {
        batch_size: PHONES_AT_ONCE as u32,
        batch_delay_ms: 0,
        not_before: Timestamp(0),
        ring_size: 0,
        ring_wait_ms: 0,
        failed_percent_max: 100,
        failed_count_min: 1,
        in_maintenance_window: false,
    }
}

/// Refuses what at once would be refused, too.
fn check(call: &Call, wanted: &Wanted) -> Result<(), Problem> {
    known::check(&call.context, Some(&wanted.region), None)?;
    let unknown: Option<Mac> = known::unknown_phone(&call.context, &wanted.macs);
    match unknown {
        None => Ok(()),
        Some(mac) => {
            let detail = format!("{mac} neither waits for approval nor is of the fleet");
            Err(Problem::new(Code::DeviceNotFound, detail).of_field("macs"))
        }
    }
}
