//! Whole lists to take away, as CSV: phones and active alarms (M41, M53).
//!
//! Guarantee: the same filters and items as the lists, all rows, safe to open in a spreadsheet
//! (`csv`). What matches is decided at one position, in one pass; the rows are then read a part at
//! a time as the client takes them, so that nobody waits for an export, and what has gone meanwhile
//! is left out. Deliberately not here: users, which come with their import (`user_table`).

use std::sync::Arc;

use actix_web::web::Bytes;
use futures_util::stream;
use projections::{alarms::Alarm, device::Device};
use schemas::{AlarmId, Mac, Timestamp};

use super::{alarms, devices};
use crate::http::{
    HttpContext,
    answer::{Answer, Parts},
    call::Call,
    csv::Rows,
    routes::Outcome,
    streams::Place,
};

/// How many rows are read at a time.
const ROWS: usize = 500;

const CSV: &str = "text/csv; charset=utf-8";

/// The columns of `devices.csv`: the fields of an item of `/devices`, `config.` before those of its
/// file; `extra` is JSON.
const DEVICE_COLUMNS: [&str; 32] = [
    "mac",
    "ip",
    "subnet",
    "vlan_id",
    "user",
    "display_name",
    "phone_number",
    "nickname",
    "status",
    "reported_status",
    "approval",
    "model",
    "firmware_version",
    "region",
    "template",
    "location",
    "sip_proxy",
    "user_agent",
    "btoe_pairing_status",
    "btoe_version",
    "usb_headset_type",
    "hrs_speaker_model",
    "hrs_speaker_firmware",
    "language",
    "vlan_mode",
    "extra",
    "report_time",
    "config.generated_at",
    "config.hash",
    "config.fetched_at",
    "config.fetched_hash",
    "config.drift",
];

/// The columns of `alarms.csv`: the fields of an item of `/alarms`.
const ALARM_COLUMNS: [&str; 14] = [
    "id",
    "name",
    "title",
    "description",
    "source",
    "mac",
    "severity",
    "remote_host",
    "region",
    "last_action_time",
    "received_time",
    "additional_info_1",
    "additional_info_2",
    "corrective_action",
];

/// `GET /api/v1/export/devices.csv`: in order of MAC address.
pub(in crate::http) fn devices(call: &Call) -> Outcome {
    let filter = devices::filter(&call.query)?;
    let place = call.place_of_export()?;
    let context = &call.context;
    let pending = devices::waiting(context);
    let (macs, position) = {
        let projections = context.view.read();
        let is_new = |device: &Device| projections.fleet.phone(device.mac).is_none();
        let pending = pending.into_values().filter(is_new);
        let macs = projections
            .fleet
            .matching(&projections.users, &filter, pending);
        (macs, projections.position)
    };
    let parts = parts(context, place, &DEVICE_COLUMNS, macs, device_rows);
    Ok(Answer::parts(CSV, parts)
        .as_file("devices.csv")
        .at(position))
}

/// `GET /api/v1/export/alarms.csv`: those that acted last first.
pub(in crate::http) fn alarms(call: &Call) -> Outcome {
    let filter = alarms::filter(&call.query)?;
    let place = call.place_of_export()?;
    let context = &call.context;
    let (ids, position) = {
        let projections = context.view.read();
        (projections.alarms.matching(&filter), projections.position)
    };
    let parts = parts(context, place, &ALARM_COLUMNS, ids, alarm_rows);
    Ok(Answer::parts(CSV, parts).as_file("alarms.csv").at(position))
}

/// What is left of an export.
struct Export<K, F> {
    context: Arc<HttpContext>,
    /// Held as long as the answer is open.
    _place: Place,
    rest: std::vec::IntoIter<K>,
    rows_of: F,
}

/// The header, then the rows of these keys, a part at a time.
pub(in crate::http) fn parts<K, F>(
    context: &Arc<HttpContext>,
    place: Place,
    columns: &[&str],
    keys: Vec<K>,
    rows_of: F,
) -> Parts
where
    K: Send + 'static,
    F: Fn(&HttpContext, &[K], &mut Rows) + Send + 'static,
{
    let mut header = Rows::new();
    header.push(columns.iter().copied());
    let export = Export {
        context: context.clone(),
        _place: place,
        rest: keys.into_iter(),
        rows_of,
    };
    let next = |(ahead, mut export): (Option<Bytes>, Export<K, F>)| async move {
        if let Some(ahead) = ahead {
            return Some((ahead, (None, export)));
        }
        let keys: Vec<K> = export.rest.by_ref().take(ROWS).collect();
        if keys.is_empty() {
            return None;
        }
        let mut rows = Rows::new();
        (export.rows_of)(&export.context, &keys, &mut rows);
        Some((rows.into_bytes().into(), (None, export)))
    };
    let header = Bytes::from(header.into_bytes());
    Box::pin(stream::unfold((Some(header), export), next))
}

fn device_rows(context: &HttpContext, macs: &[Mac], rows: &mut Rows) {
    // One lock after the other, as the list does it: a phone may be in both for a moment.
    let waiting = devices::pending_of(context, macs);
    let found: Vec<Device> = {
        let projections = context.view.read();
        let phone = |mac: &Mac| Some(projections.fleet.phone(*mac)?.device(&projections.users));
        macs.iter()
            .filter_map(|mac| phone(mac).or_else(|| waiting.get(mac).cloned()))
            .collect()
    };
    for device in &found {
        push_device(device, rows);
    }
}

fn push_device(device: &Device, rows: &mut Rows) {
    let Device {
        mac,
        ip,
        subnet,
        vlan_id,
        user,
        display_name,
        phone_number,
        nickname,
        status,
        reported_status,
        approval,
        model,
        firmware_version,
        region,
        template,
        location,
        sip_proxy,
        user_agent,
        btoe_pairing_status,
        btoe_version,
        usb_headset_type,
        hrs_speaker_model,
        hrs_speaker_firmware,
        language,
        vlan_mode,
        extra,
        report_time,
        config,
    } = device;
    let extra: serde_json::Map<_, _> = extra
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().into()))
        .collect();
    let extra = match extra.is_empty() {
        true => String::new(),
        false => serde_json::Value::from(extra).to_string(),
    };
    let hash = |hash: Option<schemas::ContentHash>| hash.map(|hash| hash.to_string());
    let cells: [&str; DEVICE_COLUMNS.len()] = [
        &mac.to_string(),
        ip,
        subnet,
        vlan_id,
        user,
        display_name,
        phone_number,
        nickname,
        status.name(),
        reported_status,
        approval.name(),
        model,
        firmware_version,
        region,
        template,
        location,
        sip_proxy,
        user_agent,
        btoe_pairing_status,
        btoe_version,
        usb_headset_type,
        hrs_speaker_model,
        hrs_speaker_firmware,
        language,
        vlan_mode,
        &extra,
        &time(*report_time),
        &time(config.generated_at),
        &hash(config.hash).unwrap_or_default(),
        &time(config.fetched_at),
        &hash(config.fetched_hash).unwrap_or_default(),
        if config.drift { "true" } else { "false" },
    ];
    rows.push(cells);
}

fn time(time: Option<Timestamp>) -> String {
    time.map(|time| time.to_string()).unwrap_or_default()
}

fn alarm_rows(context: &HttpContext, ids: &[AlarmId], rows: &mut Rows) {
    let found: Vec<Alarm> = {
        let projections = context.view.read();
        ids.iter()
            .filter_map(|id| projections.alarms.get(*id))
            .collect()
    };
    for alarm in &found {
        push_alarm(alarm, rows);
    }
}

fn push_alarm(alarm: &Alarm, rows: &mut Rows) {
    let Alarm {
        id,
        name,
        title,
        description,
        source,
        mac,
        severity,
        remote_host,
        region,
        last_action_time,
        received_time,
        additional_info_1,
        additional_info_2,
        corrective_action,
    } = alarm;
    let cells: [&str; ALARM_COLUMNS.len()] = [
        &id.to_string(),
        name,
        title,
        description,
        source,
        &mac.to_string(),
        severity.name(),
        remote_host,
        region.as_str(),
        &last_action_time.to_string(),
        &received_time.to_string(),
        additional_info_1,
        additional_info_2,
        corrective_action,
    ];
    rows.push(cells);
}
