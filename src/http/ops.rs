//! Health and metrics, for whatever watches the server.
//!
//! Guarantee: figures that are states are taken from the projections when they are asked for, so
//! they are those of one position. Deliberately not here: counters, which are counted where things
//! happen.

use projections::{device::DeviceStatus, jobs::JobState};
use schemas::events::Severity;
use serde::Serialize;

use super::{
    HttpContext,
    answer::Answer,
    call::Call,
    problem::{Code, Problem},
    routes::Outcome,
};
use crate::metrics;

/// The process answers.
#[derive(Serialize, schemars::JsonSchema)]
pub(super) struct Live {
    live: bool,
}

/// Requests are taken; while `read_only`, those that only read, and phones' files.
#[derive(Serialize, schemars::JsonSchema)]
pub(super) struct Ready {
    ready: bool,
    read_only: bool,
}

/// `GET /livez`: the process answers.
pub(super) fn live(_: &Call) -> Outcome {
    Ok(Answer::ok(&Live { live: true }))
}

/// `GET /readyz`: requests are taken; while `read_only`, those that only read, and phones' files.
pub(super) fn ready(call: &Call) -> Outcome {
    if call.context.is_ready() {
        let read_only = call.context.engine.is_read_only();
        let ready = true;
        return Ok(Answer::ok(&Ready { ready, read_only }));
    }
    let detail = "the server is starting or stopping, or its log has failed: see its own log";
    Err(Problem::new(Code::NotReady, detail).retry_after(5))
}

/// `GET /metrics`, to addresses on the allow-list and to tokens.
pub(super) fn metrics(call: &Call) -> Outcome {
    take_states(&call.context);
    Ok(Answer::metrics(call.context.metrics.encode()))
}

fn take_states(context: &HttpContext) {
    let gauge = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let metrics = &context.metrics;
    metrics
        .store_read_only
        .set(i64::from(context.engine.is_read_only()));
    metrics
        .devices_pending
        .set(gauge(context.pending.read().len()));
    let projections = context.view.read();
    let counts = projections.dashboard.all();
    for (status, count) in [
        (DeviceStatus::Registered, counts.registered),
        (DeviceStatus::NonRegistered, counts.non_registered),
        (DeviceStatus::Disconnected, counts.disconnected),
    ] {
        metrics.devices.of(device_label(status)).set(gauge(count));
    }
    for (projection, _) in projections::VERSIONS {
        let position = i64::try_from(projections.position.0).unwrap_or(i64::MAX);
        metrics.projection_position.of(projection).set(position);
    }
    for state in JobState::ALL {
        let count = projections.jobs.count(state);
        metrics.jobs.of(job_label(state)).set(gauge(count));
    }
    let alarms = projections.alarms.all();
    for severity in Severity::ALL {
        metrics
            .alarms_active
            .of(*severity)
            .set(gauge(alarms.get(*severity)));
    }
}

fn device_label(status: DeviceStatus) -> metrics::DeviceStatus {
    match status {
        DeviceStatus::Registered => metrics::DeviceStatus::Registered,
        DeviceStatus::NonRegistered => metrics::DeviceStatus::NonRegistered,
        DeviceStatus::Disconnected => metrics::DeviceStatus::Disconnected,
    }
}

fn job_label(state: JobState) -> metrics::JobState {
    match state {
        JobState::Queued => metrics::JobState::Queued,
        JobState::Running => metrics::JobState::Running,
        JobState::Paused => metrics::JobState::Paused,
        JobState::Done => metrics::JobState::Done,
        JobState::Failed => metrics::JobState::Failed,
        JobState::Cancelled => metrics::JobState::Cancelled,
    }
}
