//! The maintenance windows of a region, as requests name them.
//!
//! Guarantee: the time zone is one that the server knows, days are each there once and in order, so
//! that equal windows are equal. Deliberately not here: when windows are open (`processes`).

use schemas::{
    TimeOfDay, TimeZoneName,
    events::{Maintenance, MaintenanceWindow, Weekday},
};

use crate::{http::fields::Fields, processes::window};

/// How many windows a region may have.
pub(in crate::http) const WINDOWS_MAX: usize = 50;

/// Reads `maintenance`: `Some(None)` for `null`, which takes all windows back.
pub(super) fn maintenance(fields: &mut Fields) -> Option<Option<Maintenance>> {
    fields.object_or_null("maintenance", |fields| {
        let time_zone = time_zone(fields);
        let windows = fields.required_objects("windows", WINDOWS_MAX, one_window);
        Some(Maintenance {
            time_zone: time_zone?,
            windows: windows?,
        })
    })
}

fn time_zone(fields: &mut Fields) -> Option<TimeZoneName> {
    let name = fields.required_parsed::<TimeZoneName>("time_zone")?;
    let known = window::known_zone(&name);
    if known.is_none() {
        let message = format!("{:?} is no time zone such as Europe/Oslo", name.as_str());
        fields.refuse("time_zone", message);
    }
    known
}

fn one_window(fields: &mut Fields) -> Option<MaintenanceWindow> {
    let days = days(fields);
    let from = fields.required_parsed::<TimeOfDay>("from");
    let to = fields.required_parsed::<TimeOfDay>("to");
    Some(MaintenanceWindow {
        days: days?,
        from: from?,
        to: to?,
    })
}

fn days(fields: &mut Fields) -> Option<Vec<Weekday>> {
    let mut days = fields.required_list::<Weekday>("days")?;
    if days.is_empty() || days.len() > Weekday::ALL.len() {
        fields.refuse("days", "must name 1 to 7 days such as monday");
        return None;
    }
    days.sort_unstable();
    days.dedup();
    Some(days)
}
