//! Users and their phones as a table: exported, and imported (M74–M76).
//!
//! It stands between read and write as setup does: what a table says is compared with the
//! projections (`plan`), which makes the one command that is submitted; what may happen is the
//! domain's word all the same. Guarantee: what was exported comes to nothing when it is imported,
//! whatever users and phones are called (threat T15); everything that is wrong with a table is
//! told at once, by row and column. Deliberately not here: CSV's own rules (`http::csv`).

mod columns;
mod device_cells;
mod export;
mod handlers;
mod importing;
mod plan;
mod report;
mod rows;

pub(super) use self::{
    export::{EXPORT_QUERY, export},
    handlers::{IMPORT_QUERY, TABLE, import, template},
    report::Report,
};

const CSV: &str = "text/csv; charset=utf-8";
