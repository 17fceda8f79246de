//! The routes of the import.
//!
//! Guarantee: `importing` says what one promises. Deliberately not here: what a table comes to
//! (`plan`), and how it is done (`importing`).

use std::sync::Arc;

use super::{
    CSV,
    columns::{DEVICE_TITLES, USER_TITLES},
    importing,
};
use crate::http::{
    answer::Answer,
    body::{FORM, FileBody},
    call::Call,
    csv::Rows,
    received::on_disk,
    routes::Outcome,
};

pub(in crate::http) const IMPORT_QUERY: &[&str] = &["dry_run", "partial"];

/// What a table is sent as.
pub(in crate::http) const TABLE: FileBody = FileBody {
    media_types: &["text/csv", "application/zip", FORM],
    bytes_max: 256 * 1024 * 1024,
};

/// `POST /api/v1/import/users`
pub(in crate::http) async fn import(call: Arc<Call>) -> Outcome {
    let wishes = importing::Wishes {
        is_dry: call.query.flag("dry_run")?,
        is_partial: call.query.flag("partial")?,
    };
    on_disk(move || Ok(importing::run(&call, wishes))).await?
}

/// `GET /api/v1/import/users/template.csv`: the columns, and a row that shows what they hold.
pub(in crate::http) fn template(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let region = projections.regions.iter().next();
    let region = region.map_or("", |(name, _)| name.as_str());
    let mut rows = Rows::new();
    let device = DEVICE_TITLES.map(|title| format!("Device 1 {title}"));
    let titles = USER_TITLES.into_iter();
    rows.push(titles.chain(device.iter().map(String::as_str)));
    rows.push([
        "jdoe",
        "",
        "Jane Doe",
        region,
        "",
        "00908f000001",
        "430HD",
        "English",
        "Disabled",
        "0",
    ]);
    let answer = Answer::document(CSV, &rows.into_bytes()).as_file("users.csv");
    Ok(answer.at(projections.position))
}
