//! The list of phones, and one of them (M38–M40).

use std::collections::HashMap;

use projections::{
    Projections,
    device::{Device, DeviceColumn, DeviceFilter, DevicePage, DeviceQuery, Facets, begins_a_mac},
    fleet::Phone,
    page::Sort,
};
use schemas::{Mac, Position};
use serde::Serialize;

use super::{
    addresses,
    device_json::{write_devices, write_value},
    invalid_cursor, page_request, regions, small_list,
};
use crate::{
    domain::Announcement,
    http::{
        HttpContext,
        answer::Answer,
        call::Call,
        problem::{Code, Problem},
        query::Query,
        routes::Outcome,
    },
};

pub(in crate::http) const QUERY: &[&str] = &[
    "status",
    "approval",
    "user",
    "mac",
    "ip",
    "model",
    "version",
    "region",
    "template",
    "phone_number",
    "multiple_devices",
    "search",
    "limit",
    "cursor",
    "sort",
];

/// The parameters that choose phones.
pub(in crate::http) const FILTERS: &[&str] = QUERY.split_at(QUERY.len() - PAGE_QUERY.len()).0;

pub(in crate::http) const PAGE_QUERY: &[&str] = &["limit", "cursor", "sort"];

/// A page of phones, with counts to filter by: what [`list_json`] writes.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "DeviceList")]
pub(in crate::http) struct DeviceList<'a> {
    #[schemars(with = "Vec<Device>")]
    items: Vec<Device<&'a str>>,
    total: usize,
    next_cursor: Option<String>,
    facets: Facets,
    position: Position,
}

/// One phone: as in the list, and what else is set for it.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct OneDevice {
    #[serde(flatten)]
    device: Device,
    firmware: String,
}

/// A phone as its user's page shows it.
#[derive(Serialize, schemars::JsonSchema)]
pub(in crate::http) struct UserDevice {
    mac: Mac,
    display_name: String,
    model: String,
    language: String,
    vlan_mode: String,
    vlan_id: String,
    firmware: String,
}

/// `GET /api/v1/devices`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let query = DeviceQuery {
        filter: filter(&call.query)?,
        page: page_request(&call.query, Sort::ascending(DeviceColumn::Mac))?,
    };
    // The answer is written from the lists themselves: the pending one is always locked first.
    let waiting = call.context.pending.read();
    let projections = call.context.view.read();
    // A phone that was approved a moment ago may still be on the other list.
    let pending: Vec<Device<&str>> = waiting
        .iter()
        .filter(|it| projections.fleet.phone(it.mac).is_none())
        .map(pending_device)
        .collect();
    let page = projections
        .devices(&query, &pending)
        .map_err(invalid_cursor)?;
    let position = projections.position;
    Ok(Answer::made_json(list_json(&page, position).into()).at(position))
}

/// The JSON of a [`DeviceList`].
fn list_json(page: &DevicePage<'_>, position: Position) -> Vec<u8> {
    let mut out = b"{\"items\":".to_vec();
    write_devices(&mut out, &page.items);
    out.extend_from_slice(b",\"total\":");
    write_value(&mut out, &page.total);
    out.extend_from_slice(b",\"next_cursor\":");
    write_value(&mut out, &page.next_cursor);
    out.extend_from_slice(b",\"facets\":");
    write_value(&mut out, &page.facets);
    out.extend_from_slice(b",\"position\":");
    write_value(&mut out, &position);
    out.push(b'}');
    out
}

pub(in crate::http) fn filter(query: &Query) -> Result<DeviceFilter, Problem> {
    let mac = query.all("mac");
    if !mac.iter().all(|text| begins_a_mac(text)) {
        let message = "must be a MAC address, or the first digits of one";
        return Err(Problem::invalid_field("mac", message));
    }
    Ok(DeviceFilter {
        status: query.all_parsed("status")?,
        approval: query.all_parsed("approval")?,
        user: query.all("user"),
        mac,
        ip: addresses(query)?,
        model: query.all("model"),
        version: query.all("version"),
        region: regions(query)?,
        template: query.all("template"),
        phone_number: query.all("phone_number"),
        multiple_devices: query.flag("multiple_devices")?,
        search: query.one("search")?,
    })
}

/// All phones that wait for approval.
pub(in crate::http) fn waiting(context: &HttpContext) -> HashMap<Mac, Device> {
    let pending = context.pending.read();
    let devices = pending.iter().map(|it| pending_device(it).owned());
    devices.map(|device| (device.mac, device)).collect()
}

/// Those of these phones that wait for approval.
pub(in crate::http) fn pending_of(context: &HttpContext, macs: &[Mac]) -> HashMap<Mac, Device> {
    let pending = context.pending.read();
    let waiting = macs.iter().filter_map(|mac| pending.get(*mac));
    waiting
        .map(|it| (it.mac, pending_device(it).owned()))
        .collect()
}

/// A phone that waits for approval.
fn pending_device(waiting: &Announcement) -> Device<&str> {
    let report = waiting.report.facts();
    Device::pending(waiting.mac, &waiting.region, report, waiting.last_heard)
}

/// `GET /api/v1/devices/{mac}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    let mac: Mac = call.parsed_parameter("mac", Code::DeviceNotFound)?;
    let projections = call.context.view.read();
    let position = projections.position;
    let known = of_fleet(&projections, mac);
    drop(projections);
    let found = known.or_else(|| {
        let pending = call.context.pending.read();
        Some(OneDevice {
            device: pending_device(pending.get(mac)?).owned(),
            firmware: String::new(),
        })
    });
    match found {
        Some(device) => Ok(Answer::ok(&device).at(position)),
        None => Err(unknown(mac)),
    }
}

/// A phone of the fleet, as it is shown by itself.
pub(crate) fn of_fleet(projections: &Projections, mac: Mac) -> Option<OneDevice> {
    let phone = projections.fleet.phone(mac)?;
    Some(OneDevice {
        device: phone.device(&projections.users),
        firmware: phone.settings().firmware.clone(),
    })
}

pub(super) fn unknown(mac: Mac) -> Problem {
    let detail = format!("no phone {mac} is known or waiting for approval");
    Problem::new(Code::DeviceNotFound, detail)
}

/// `GET /api/v1/users/{name}/devices`
pub(in crate::http) fn of_user(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let user = projections
        .users
        .by_name(call.parameter("name"))
        .ok_or_else(super::users::unknown)?;
    let phones = user
        .devices
        .iter()
        .filter_map(|mac| projections.fleet.phone(*mac));
    let named = phones
        .map(|phone| {
            (
                phone.mac().to_string(),
                user_device(phone, &projections.users),
            )
        })
        .collect();
    let position = projections.position;
    let list = super::List::of(small_list::page(&call.query, "mac", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// A phone of a user as the user's page shows it.
pub(in crate::http) fn one_of_user(call: &Call, mac: Mac) -> Outcome {
    let projections = call.context.view.read();
    let phone = projections.fleet.phone(mac);
    let phone = phone.ok_or_else(|| {
        let detail = format!("{mac} has left the fleet meanwhile");
        Problem::new(Code::DeviceNotFound, detail)
    })?;
    let device = user_device(phone, &projections.users);
    Ok(Answer::ok(&device).at(projections.position))
}

fn user_device(phone: Phone<'_>, users: &projections::users::Users) -> UserDevice {
    let settings = phone.settings();
    UserDevice {
        mac: phone.mac(),
        display_name: phone.display_name(users).to_owned(),
        model: phone.model().to_owned(),
        language: settings.language.clone(),
        vlan_mode: settings.vlan_mode.clone(),
        vlan_id: settings.vlan_id.clone(),
        firmware: settings.firmware.clone(),
    }
}
