//! Active alarms, and the events of phones that are none (M53–M55).

use projections::{
    alarms::{AlarmColumn, AlarmFilter, AlarmQuery},
    page::Sort,
};

use super::{List, addresses, invalid_cursor, page_request, regions};
use crate::http::{answer::Answer, call::Call, problem::Problem, query::Query, routes::Outcome};

pub(in crate::http) const QUERY: &[&str] = &[
    "search", "severity", "name", "mac", "ip", "region", "since", "limit", "cursor", "sort",
];

/// The parameters that choose alarms.
pub(in crate::http) const FILTERS: &[&str] =
    &["search", "severity", "name", "mac", "ip", "region", "since"];

pub(super) fn filter(query: &Query) -> Result<AlarmFilter, Problem> {
    Ok(AlarmFilter {
        search: query.one("search")?,
        severity: query.all_parsed("severity")?,
        name: query.all("name"),
        mac: query.all_parsed("mac")?,
        ip: addresses(query)?,
        region: regions(query)?,
        since: query.one_parsed("since")?,
    })
}

fn question(query: &Query, newest: AlarmColumn) -> Result<AlarmQuery, Problem> {
    Ok(AlarmQuery {
        filter: filter(query)?,
        page: page_request(query, Sort::descending(newest))?,
    })
}

/// `GET /api/v1/alarms`: those that acted last first, unless asked otherwise.
pub(in crate::http) fn active(call: &Call) -> Outcome {
    let question = question(&call.query, AlarmColumn::LastActionTime)?;
    let projections = call.context.view.read();
    let page = projections
        .alarms
        .query(&question)
        .map_err(invalid_cursor)?;
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// `GET /api/v1/alarm-events`: the newest first, unless asked otherwise.
pub(in crate::http) fn events(call: &Call) -> Outcome {
    let question = question(&call.query, AlarmColumn::ReceivedTime)?;
    let projections = call.context.view.read();
    let page = projections
        .alarms
        .local_events(&question)
        .map_err(invalid_cursor)?;
    let position = projections.position;
    Ok(Answer::ok(&List::of(page, position)).at(position))
}
