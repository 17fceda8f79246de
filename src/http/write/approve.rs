//! Approving phones: into the fleet, their files made, their restarts queued (M21, M31, M32).

use std::{collections::BTreeSet, sync::Arc};

use actix_web::web;
use futures_util::future::Either;
use schemas::{
    Mac, Position, RegionName, Secret, Timestamp,
    commands::{ApprovePhones, Command},
};
use serde::Serialize;

use crate::http::{
    HttpContext,
    answer::Answer,
    call::Call,
    fields::Fields,
    problem::{Code, Problem},
    routes::Outcome,
};
use crate::processes::has_template;

/// So many phones are approved by one command, all of them or none; more are a job.
pub(in crate::http) const PHONES_AT_ONCE: usize = 100;

/// How long the answer waits for the files.
const GENERATION_WAIT_MS: i64 = 60_000;

/// Which phones come where, and to whom.
pub(in crate::http) struct Wanted {
    pub(in crate::http) macs: Vec<Mac>,
    pub(in crate::http) region: RegionName,
    pub(in crate::http) user_name: Option<String>,
    pub(in crate::http) display_name: Option<String>,
    pub(in crate::http) password: Option<Secret>,
}

pub(in crate::http) fn read(fields: &mut Fields) -> Option<Wanted> {
    let macs = fields.list::<Mac>("macs");
    if macs.is_none() && !fields.has_errors() || macs.as_ref().is_some_and(Vec::is_empty) {
        fields.refuse("macs", "must name at least one phone");
    }
    let region = fields.required_parsed::<RegionName>("region");
    let user_name = fields.name("user_name");
    let display_name = fields.name("display_name");
    let password = fields.sip_password("password");
    if user_name.is_none() && (display_name.is_some() || password.is_some()) {
        fields.refuse(
            "user_name",
            "is missing: the display name and the password are the user's",
        );
    }
    let distinct: BTreeSet<Mac> = macs?.into_iter().collect();
    let macs = distinct.into_iter().collect();
    Some(Wanted {
        macs,
        region: region?,
        user_name,
        display_name,
        password,
    })
}

/// Which phones were approved.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "ApprovedDevices")]
pub(in crate::http) struct ApprovedView {
    approved: Vec<Mac>,
    position: Position,
}

/// Approves phones that are so few that the answer waits for their files.
pub(in crate::http) async fn at_once(call: Arc<Call>, wanted: Wanted) -> Outcome {
    let macs = &wanted.macs;
    let known = known(&call.context, macs);
    let command = ApprovePhones {
        macs: macs.clone(),
        region: wanted.region,
        user_name: wanted.user_name,
        display_name: wanted.display_name,
        password: wanted.password,
    };
    let receipt = call.submit(Command::ApprovePhones(Box::new(command))).await;
    let position = receipt.map_err(of_field)?.position;
    let not_before = time_of(&call, position).await?;
    // The renderer makes files of newcomers by itself; those of phones that were of the fleet
    // before are asked for.
    call.context.render.request(known);
    let awaited = {
        let projections = call.context.view.read();
        let renderable = macs.iter().filter(|mac| has_template(&projections, **mac));
        let awaited = renderable.map(|mac| Awaited {
            mac: *mac,
            not_before,
        });
        awaited.collect()
    };
    wait_for_files(&call.context, awaited).await?;
    // The files came later than the approval, and the answer reflects them.
    let position = call.context.view.position().max(position);
    let view = ApprovedView {
        approved: wanted.macs,
        position,
    };
    Ok(Answer::ok(&view).at(position))
}

fn of_field(problem: Problem) -> Problem {
    match problem.code() {
        Code::DeviceNotFound => problem.of_field("macs"),
        _ => super::region_is_field(problem),
    }
}

/// A phone whose file is waited for: one that was made at this time or later.
struct Awaited {
    mac: Mac,
    not_before: Timestamp,
}

/// The phones that are of the fleet already.
fn known(context: &HttpContext, macs: &[Mac]) -> BTreeSet<Mac> {
    let projections = context.view.read();
    let is_known = |mac: &&Mac| projections.fleet.phone(**mac).is_some();
    macs.iter().filter(is_known).copied().collect()
}

/// When the event at this position happened.
async fn time_of(call: &Arc<Call>, position: Position) -> Result<Timestamp, Problem> {
    let log = Arc::clone(&call.context.log);
    let read = web::block(move || log.read_one(position)).await;
    match read {
        Ok(Ok(Some((provenance, _)))) => Ok(provenance.time),
        Ok(Ok(None)) => Ok(Timestamp(i64::MIN)),
        Ok(Err(error)) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "an event cannot be read"
            );
            Err(Problem::new(
                Code::Internal,
                "the phones are approved: look at them again",
            ))
        }
        Err(_) => Err(Problem::new(
            Code::Stopping,
            "the phones are approved: look at them again",
        )),
    }
}

async fn wait_for_files(context: &HttpContext, mut awaited: Vec<Awaited>) -> Result<(), Problem> {
    let mut positions = context.view.positions();
    let mut deadline = context
        .clock
        .sleep_until(context.clock.now_ms() + GENERATION_WAIT_MS);
    loop {
        positions.mark_unchanged();
        {
            let projections = context.view.read();
            awaited.retain(|awaited| {
                let configuration = projections
                    .fleet
                    .phone(awaited.mac)
                    .map(|it| it.configuration());
                match configuration {
                    // Deleted meanwhile: nothing to wait for.
                    None => false,
                    Some(None) => true,
                    Some(Some(file)) => file.generated_at < awaited.not_before,
                }
            });
        }
        if awaited.is_empty() {
            return Ok(());
        }
        let moved = std::pin::pin!(positions.changed());
        let in_time = match futures_util::future::select(moved, &mut deadline).await {
            Either::Left((moved, _)) => moved.is_ok(),
            Either::Right(_) => false,
        };
        if !in_time {
            let macs: Vec<String> = awaited
                .iter()
                .take(10)
                .map(|it| it.mac.to_string())
                .collect();
            let detail = format!(
                "all are approved, but {} files are not there yet; look again at {}",
                awaited.len(),
                macs.join(", ")
            );
            return Err(Problem::new(Code::GenerationNotFinished, detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(body: &str) -> Result<Wanted, String> {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let wanted = read(&mut fields);
        fields
            .finish(wanted)
            .map_err(|problem| problem.errors()[0].field.clone())
    }

    #[test]
    fn a_phone_named_twice_is_one() {
        let body = r#"{"macs":["00908f484cf0","00:90:8F:48:4C:F0"],"region":"Berlin"}"#;
        assert_eq!(wanted(body).unwrap().macs.len(), 1);
    }

    #[test]
    fn what_is_missing_is_named() {
        for (body, field) in [
            (r#"{"region":"Berlin"}"#, "macs"),
            (r#"{"macs":[],"region":"Berlin"}"#, "macs"),
            (r#"{"macs":["x"],"region":"Berlin"}"#, "macs[0]"),
            (r#"{"macs":["00908f484cf0"]}"#, "region"),
            (
                r#"{"macs":["00908f484cf0"],"region":"B","password":"p"}"#,
                "user_name",
            ),
        ] {
            assert_eq!(wanted(body).err().as_deref(), Some(field), "{body}");
        }
    }
}
