//! How the fleet was over time, for charts.
//!
//! Guarantee: all points are of one position, and at most [`POINTS_MAX`]; what the answer says of
//! its begin, its end and its step is what was done, which may be coarser than what was asked for.
//! Deliberately not here: drawing, and phones that wait for approval, which no event tells of.

use projections::timeline::{POINTS_MAX, TimelinePoint, TimelineQuery};
use schemas::{Position, Timestamp};
use serde::Serialize;

use crate::http::{answer::Answer, call::Call, problem::Problem, query::Query, routes::Outcome};

pub(in crate::http) const QUERY: &[&str] = &["from", "to", "step"];

const DAY_MS: i64 = 24 * 3_600_000;

/// A step of this many seconds at most: with it, every time that can be written is within reach.
pub(in crate::http) const STEP_SECONDS_MAX: u32 = 1_000_000_000;

/// Steps that have a name, in seconds.
pub(in crate::http) const STEPS: [(&str, u32); 3] =
    [("minute", 60), ("hour", 3600), ("day", 24 * 3600)];

/// Points at equal distances.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Timeline")]
pub(in crate::http) struct TimelineView {
    /// The oldest first; none for a time of which nothing is known, or which is to come.
    items: Vec<TimelinePoint>,
    /// How far apart the points are.
    step_seconds: i64,
    /// Where the first step begins.
    from: Timestamp,
    /// Where the last step ends.
    to: Timestamp,
    position: Position,
}

/// `GET /api/v1/timeline`
pub(in crate::http) fn show(call: &Call) -> Outcome {
    let context = &call.context;
    let question = question(&call.query, Timestamp(context.clock.now_ms()))?;
    let (chart, position) = {
        let projections = context.view.read();
        (projections.timeline(&question), projections.position)
    };
    let chart = chart.map_err(|error| {
        let seconds = error.step_seconds;
        let message =
            format!("must be {seconds} or more here: there are at most {POINTS_MAX} points");
        Problem::invalid_field("step", message)
    })?;
    let shown = TimelineView {
        items: chart.points,
        step_seconds: chart.step_seconds,
        from: chart.from,
        to: chart.to,
        position,
    };
    Ok(Answer::ok(&shown).at(position))
}

/// The last day, unless asked otherwise.
fn question(query: &Query, now: Timestamp) -> Result<TimelineQuery, Problem> {
    let step_seconds = step_seconds(query)?;
    let to = query.one_parsed("to")?.unwrap_or(now);
    let from = query.one_parsed("from")?.unwrap_or(to.plus_ms(-DAY_MS));
    if from >= to {
        let message = "must be earlier than `to`, which is now unless it is given";
        return Err(Problem::invalid_field("from", message));
    }
    Ok(TimelineQuery {
        from,
        to,
        step_seconds,
        now,
    })
}

fn step_seconds(query: &Query) -> Result<Option<u32>, Problem> {
    let Some(text) = query.one("step")? else {
        return Ok(None);
    };
    if let Some((_, seconds)) = STEPS.iter().find(|(name, _)| *name == text) {
        return Ok(Some(*seconds));
    }
    match text.parse() {
        Ok(seconds) if (1..=STEP_SECONDS_MAX).contains(&seconds) => Ok(Some(seconds)),
        _ => {
            let message = format!(
                "must be a whole number of seconds from 1 to {STEP_SECONDS_MAX}, or minute, hour \
                 or day"
            );
            Err(Problem::invalid_field("step", message))
        }
    }
}
