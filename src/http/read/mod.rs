//! Requests that read: from the projections at one position, or from the log.
//!
//! Guarantee: nothing here changes anything or reaches the engine.

pub(super) mod admins;
pub(super) mod alarms;
pub(super) mod config_files;
pub(crate) mod dashboard;
pub(super) mod device_config;
mod device_json;
pub(crate) mod devices;
pub(super) mod dhcp_template;
mod event_filter;
pub(super) mod event_stream;
pub(crate) mod event_view;
pub(super) mod events;
pub(super) mod export;
pub(super) mod firmware;
pub(super) mod history;
pub(super) mod jobs;
pub(super) mod logs;
pub(super) mod models;
pub(super) mod overrides;
pub(super) mod placeholders;
pub(super) mod presets;
pub(super) mod records;
pub(super) mod regions;
pub(super) mod settings;
mod small_list;
pub(super) mod template_mapping;
pub(super) mod template_use;
pub(super) mod templates;
pub(super) mod timeline;
pub(super) mod tokens;
pub(super) mod users;

use std::net::IpAddr;

use projections::page::{InvalidCursor, Page, PageRequest, Sort};
use schemas::{InvalidId, Position, RegionName, events::Role};
use serde::Serialize;

use super::{call::Call, problem::Problem, query::Query};

/// A list as api.md has it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "{T}List")]
pub(super) struct List<T> {
    items: Vec<T>,
    total: usize,
    next_cursor: Option<String>,
    position: Position,
}

impl<T> List<T> {
    fn of(page: Page<T>, position: Position) -> Self {
        let Page {
            items,
            total,
            next_cursor,
        } = page;
        Self {
            items,
            total,
            next_cursor,
            position,
        }
    }
}

/// What the parameters `limit`, `cursor` and `sort` ask for.
fn page_request<C>(query: &Query, sort: Sort<C>) -> Result<PageRequest<C>, Problem>
where
    Sort<C>: std::str::FromStr<Err = InvalidId>,
{
    Ok(PageRequest {
        sort: query.one_parsed("sort")?.unwrap_or(sort),
        limit: query.limit()?,
        cursor: query.one("cursor")?,
    })
}

fn invalid_cursor(error: InvalidCursor) -> Problem {
    Problem::invalid_field("cursor", error.to_string())
}

/// Whether who asks may see values that open something: whoever may set them.
fn sees_hidden(call: &Call) -> bool {
    call.account().role >= Role::Administrator
}

/// The addresses of the filter `ip`, as they are written usually.
fn addresses(query: &Query) -> Result<Vec<String>, Problem> {
    let addresses = query.all("ip").into_iter().map(|text| {
        let address = text
            .parse::<IpAddr>()
            .map_err(|_| Problem::invalid_field("ip", "must be an IP address such as 10.1.2.3"));
        address.map(|address| address.to_string())
    });
    addresses.collect()
}

/// The names of the filter `region`; there need not be such a region.
pub(super) fn regions(query: &Query) -> Result<Vec<String>, Problem> {
    let names: Vec<RegionName> = query.all_parsed("region")?;
    Ok(names.iter().map(RegionName::to_string).collect())
}
