//! What came of each target of a job (M43 to M51).
//!
//! Guarantee: a page is of one position, and costs what it shows: targets are walked from where the
//! page before ended. The results as CSV are read a part at a time, as every export. Who has gone
//! is shown by number (`user:7`), as the log names users. Deliberately not here: the job itself.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use projections::{
    Projections,
    jobs::{ItemState, Job},
    page::{InvalidCursor, Page},
};
use schemas::{JobId, Mac, UserId, commands::JobTarget};
use serde::Serialize;

use super::{
    super::{List, export, invalid_cursor},
    list_of, unknown, words,
};
use crate::http::{
    HttpContext, answer::Answer, call::Call, csv::Rows, problem::Problem, query::Query,
    routes::Outcome, write::jobs::id,
};

pub(in crate::http) const QUERY: &[&str] = &["state", "limit", "cursor", "sort"];

const CSV: &str = "text/csv; charset=utf-8";

/// The columns of the results.
const COLUMNS: [&str; 5] = ["item", "mac", "user", "outcome", "reason"];

/// One target of a job.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "JobItem")]
pub(in crate::http) struct ItemView {
    /// Its place in the job's list, from 0.
    item: u32,
    /// The phone, where it is one.
    mac: Option<Mac>,
    /// The user: the target, or the phone's; `user:` and a number where it is the target and has
    /// gone.
    user: Option<String>,
    state: ItemState,
    /// Why it failed; otherwise empty.
    reason: String,
}

/// `GET /api/v1/jobs/{id}/items`
pub(in crate::http) fn page(call: &Call) -> Outcome {
    let states = words(call, "state", &ItemState::ALL, ItemState::name)?;
    let wanted = Wanted::read(&call.query, states)?;
    let id = id(call)?;
    let list = list_of(call, id)?;
    let projections = call.context.view.read();
    let job = projections.jobs.get(id).ok_or_else(|| unknown(id))?;
    let page = wanted.page(job, &list, &projections);
    let position = projections.position;
    drop(projections);
    Ok(Answer::ok(&List::of(page, position)).at(position))
}

/// Which targets are wanted, and in which order.
struct Wanted {
    /// In one of these; empty: in any.
    states: Vec<ItemState>,
    is_backwards: bool,
    limit: usize,
    after: Option<u32>,
}

impl Wanted {
    fn read(query: &Query, states: Vec<ItemState>) -> Result<Self, Problem> {
        let is_backwards = match query.one("sort")?.as_deref() {
            None | Some("item") => false,
            Some("-item") => true,
            Some(_) => return Err(Problem::invalid_field("sort", "one of: item -item")),
        };
        let after = match query.one("cursor")? {
            None => None,
            Some(cursor) => Some(item_in(&cursor).ok_or(invalid_cursor(InvalidCursor))?),
        };
        Ok(Self {
            states,
            is_backwards,
            limit: query.limit()?,
            after,
        })
    }

    fn page(&self, job: &Job, list: &[JobTarget], projections: &Projections) -> Page<ItemView> {
        let states = &self.states;
        let total = match states.is_empty() {
            true => job.total(),
            false => {
                let asked_for = ItemState::ALL.iter().filter(|state| states.contains(state));
                asked_for.map(|state| job.count(*state)).sum()
            }
        };
        let is_wanted = |item: &u32| states.is_empty() || states.contains(&job.item(*item));
        let mut items: Vec<u32> = match (total, self.is_backwards) {
            (0, _) => Vec::new(),
            (_, false) => {
                let first = self.after.map_or(0, |item| item.saturating_add(1));
                let items = (first..job.total()).filter(is_wanted);
                items.take(self.limit + 1).collect()
            }
            (_, true) => {
                let end = self.after.map_or(job.total(), |item| item.min(job.total()));
                let items = (0..end).rev().filter(is_wanted);
                items.take(self.limit + 1).collect()
            }
        };
        let has_more = items.len() > self.limit;
        items.truncate(self.limit);
        let last = items.last().filter(|_| has_more);
        Page {
            next_cursor: last.map(|item| URL_SAFE_NO_PAD.encode(item.to_string())),
            items: items
                .iter()
                .filter_map(|item| Some(view(*item, *list.get(*item as usize)?, job, projections)))
                .collect(),
            total: total as usize,
        }
    }
}

fn item_in(cursor: &str) -> Option<u32> {
    let text = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    std::str::from_utf8(&text).ok()?.parse().ok()
}

fn view(item: u32, target: JobTarget, job: &Job, projections: &Projections) -> ItemView {
    let name = |id: UserId| {
        let user = projections.users.get(id);
        user.map(|user| user.name.to_owned())
    };
    let (mac, user) = match target {
        JobTarget::Phone(mac) => {
            let owner = projections.fleet.phone(mac).and_then(|phone| phone.owner());
            (Some(mac), owner.and_then(name))
        }
        JobTarget::User(id) => (None, Some(name(id).unwrap_or_else(|| format!("user:{id}")))),
    };
    ItemView {
        item,
        mac,
        user,
        state: job.item(item),
        reason: job.item_reason(item).to_owned(),
    }
}

/// `GET /api/v1/jobs/{id}/results.csv`: in order of the list.
pub(in crate::http) fn results(call: &Call) -> Outcome {
    let id = id(call)?;
    let list = list_of(call, id)?;
    let place = call.place_of_export()?;
    let position = call.context.view.position();
    let items = (0..).zip(list.iter()).map(|(item, _)| item).collect();
    let rows = move |context: &HttpContext, items: &[u32], rows: &mut Rows| {
        push_rows(context, id, &list, items, rows);
    };
    let parts = export::parts(&call.context, place, &COLUMNS, items, rows);
    let answer = Answer::parts(CSV, parts);
    Ok(answer.as_file(format!("job-{id}.csv")).at(position))
}

fn push_rows(
    context: &HttpContext,
    id: JobId,
    list: &Arc<Vec<JobTarget>>,
    items: &[u32],
    rows: &mut Rows,
) {
    let views: Vec<ItemView> = {
        let projections = context.view.read();
        let Some(job) = projections.jobs.get(id) else {
            return;
        };
        let targets = items
            .iter()
            .filter_map(|item| Some((*item, *list.get(*item as usize)?)));
        targets
            .map(|(item, target)| view(item, target, job, &projections))
            .collect()
    };
    for view in &views {
        let mac = view.mac.map(|mac| mac.to_string()).unwrap_or_default();
        let user = view.user.as_deref().unwrap_or_default();
        let item = view.item.to_string();
        rows.push([item.as_str(), &mac, user, view.state.name(), &view.reason]);
    }
}
