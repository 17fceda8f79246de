//! What importing a part of a table comes to.
//!
//! Guarantee: a cell that says what is so already is not looked at further, and an empty one leaves
//! things as they are; what differs is checked as where it is entered one by one (threat T12). Of
//! the rows before, only names and phones are kept, as numbers. Deliberately not here: deciding
//! (`domain`), which may find that something has changed meanwhile.

use std::collections::{HashMap, hash_map::Entry};

use csv::StringRecord;
use projections::{Projections, users::UserRef};
use schemas::{
    Mac, RegionName, Secret,
    commands::{UserChange, UserRow},
};

use super::{
    columns::Columns,
    report::{CellError, RowOutcome, RowReport},
    rows::Numbered,
};
use crate::http::{csv::unguarded, texts};

/// What stands for bytes that are no UTF-8.
const NO_TEXT: char = '\u{fffd}';

/// So many faults of a row are told.
const ERRORS_MAX: usize = 20;

/// A row, compared with what there is. Without Debug: it has passwords.
pub(super) struct Planned {
    pub(super) report: RowReport,
    /// What is to be done, where something is.
    pub(super) wanted: Option<UserRow>,
}

/// A name as a number that no other name has: the beginning of a BLAKE3.
type NameNumber = [u8; 16];

/// Names and phones of the rows so far, each with its row.
#[derive(Default)]
pub(super) struct Seen {
    names: HashMap<NameNumber, u32>,
    macs: HashMap<Mac, u32>,
}

impl Seen {
    /// Forgets this row and those behind it, which are planned anew.
    pub(super) fn forget_from(&mut self, row: u32) {
        self.names.retain(|_, it| *it < row);
        self.macs.retain(|_, it| *it < row);
    }

    /// The row that has the name already; otherwise it is this one.
    fn name(&mut self, name: &str, row: u32) -> Option<u32> {
        let hash = blake3::hash(name.to_lowercase().as_bytes());
        let number = hash.as_bytes().first_chunk().copied().unwrap_or_default();
        before(self.names.entry(number), row)
    }

    fn mac(&mut self, mac: Mac, row: u32) -> Option<u32> {
        before(self.macs.entry(mac), row)
    }
}

fn before<K>(entry: Entry<'_, K, u32>, row: u32) -> Option<u32> {
    match entry {
        Entry::Occupied(entry) => Some(*entry.get()),
        Entry::Vacant(entry) => {
            entry.insert(row);
            None
        }
    }
}

/// Compares rows with what there is.
pub(super) fn plan(
    rows: &[Numbered],
    columns: &Columns,
    projections: &Projections,
    seen: &mut Seen,
) -> Vec<Planned> {
    let mut planner = Planner {
        projections,
        columns,
        seen,
    };
    let planned = rows.iter().map(|(number, record)| {
        let mut row = Row {
            number: *number,
            record,
            columns,
            errors: Vec::new(),
        };
        let name = row.cell(Some(columns.name)).trim();
        let (outcome, wanted) = match planner.row(&mut row, name) {
            _ if !row.errors.is_empty() => (RowOutcome::Refused, None),
            (RowOutcome::Unchanged, _) => (RowOutcome::Unchanged, None),
            (outcome, wanted) => (outcome, Some(wanted)),
        };
        let report = RowReport {
            row: *number,
            name: name.chars().take(texts::NAME_LENGTH_MAX).collect(),
            outcome,
            errors: row.errors,
        };
        Planned { report, wanted }
    });
    planned.collect()
}

/// A row that is being read.
pub(super) struct Row<'a> {
    number: u32,
    record: &'a StringRecord,
    pub(super) columns: &'a Columns,
    errors: Vec<CellError>,
}

impl<'a> Row<'a> {
    /// What stands in a column, its guard taken away; empty where there is no such column.
    pub(super) fn cell(&self, place: Option<usize>) -> &'a str {
        let cell = place.and_then(|place| self.record.get(place));
        unguarded(cell.unwrap_or_default())
    }

    /// Notes that a cell is wrong.
    pub(super) fn refuse(&mut self, place: Option<usize>, otherwise: &str, message: String) {
        if self.errors.len() == ERRORS_MAX {
            return;
        }
        let column = self.columns.title(place, otherwise);
        self.errors.push(CellError { column, message });
    }

    /// What a cell sets: nothing when it is empty, when it says what `is` so already, and when
    /// `check` refuses it.
    pub(super) fn set(
        &mut self,
        place: Option<usize>,
        is: Option<&str>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Option<String> {
        let cell = self.cell(place);
        if cell.is_empty() || Some(cell) == is {
            return None;
        }
        let checked = match cell.contains(NO_TEXT) {
            true => Err("is no UTF-8: save the table as CSV UTF-8".to_owned()),
            false => check(cell),
        };
        match checked {
            Ok(()) => Some(cell.to_owned()),
            Err(message) => {
                self.refuse(place, "", message);
                None
            }
        }
    }
}

/// Compares row after row.
pub(super) struct Planner<'a> {
    pub(super) projections: &'a Projections,
    columns: &'a Columns,
    seen: &'a mut Seen,
}

impl Planner<'_> {
    fn row(&mut self, row: &mut Row<'_>, name: &str) -> (RowOutcome, UserRow) {
        let user = self.projections.users.by_name(name);
        self.check_name(row, name, user.is_some());
        let beyond = row.record.iter().skip(self.columns.titles.len());
        if beyond.into_iter().any(|cell| !cell.is_empty()) {
            let (cells, columns) = (row.record.len(), self.columns.titles.len());
            row.refuse(
                None,
                "",
                format!("has {cells} cells, and the header {columns}"),
            );
        }
        let change = self.change(row, user);
        let has_region = change.region.is_some() || user.is_some_and(|user| user.region.is_some());
        let mut is_changed =
            change.display_name.is_some() || change.password.is_some() || change.region.is_some();
        let mut devices = Vec::new();
        for columns in self.columns.devices.values() {
            let id = user.map(|user| user.id);
            if let Some((device, is_new)) = self.device(row, columns, id, has_region) {
                is_changed |= is_new;
                devices.push(device);
            }
        }
        let outcome = match user {
            None => RowOutcome::Created,
            Some(_) if is_changed => RowOutcome::Updated,
            Some(_) => RowOutcome::Unchanged,
        };
        let name = user.map_or(name, |user| user.name).to_owned();
        let wanted = UserRow {
            name,
            change,
            devices,
        };
        (outcome, wanted)
    }

    fn check_name(&mut self, row: &mut Row<'_>, name: &str, is_known: bool) {
        let place = Some(self.columns.name);
        let checked = match name {
            "" => Err("is missing".to_owned()),
            _ if is_known => Ok(()),
            name if name.contains(NO_TEXT) => {
                Err("is no UTF-8: save the table as CSV UTF-8".to_owned())
            }
            name => texts::check_name(name, texts::NAME_LENGTH_MAX),
        };
        if let Err(message) = checked {
            row.refuse(place, "Name", message);
            return;
        }
        if let Some(before) = self.seen.name(name, row.number) {
            row.refuse(
                place,
                "Name",
                format!("is the user of row {before} already"),
            );
        }
    }

    fn change(&self, row: &mut Row<'_>, user: Option<UserRef<'_>>) -> UserChange {
        let columns = self.columns;
        let password = user.and_then(|user| user.password).map(Secret::expose);
        let display_name = row.set(
            columns.display_name,
            user.map(|user| user.display_name),
            |text| texts::check_name(text, texts::NAME_LENGTH_MAX),
        );
        let password = row.set(columns.password, password, |text| {
            texts::check_name(text, texts::SIP_PASSWORD_LENGTH_MAX)
        });
        UserChange {
            name: None,
            display_name,
            password: password.map(|text| Secret::new(&text)),
            region: self.region(row, user),
        }
    }

    fn region(&self, row: &mut Row<'_>, user: Option<UserRef<'_>>) -> Option<RegionName> {
        let place = self.columns.region;
        let cell = row.cell(place).trim();
        if cell.is_empty() {
            if user.is_none() {
                let message = "is missing: a new user needs a region".to_owned();
                row.refuse(place, "Region", message);
            }
            return None;
        }
        let is = user.and_then(|user| user.region).map(RegionName::as_str);
        if Some(cell) == is {
            return None;
        }
        let known = cell.parse().ok();
        let known = known.filter(|name| self.projections.regions.get(name).is_some());
        if known.is_none() {
            let shown: String = cell.chars().take(100).collect();
            let message = format!("there is no region {shown:?}: create it first");
            row.refuse(place, "Region", message);
        }
        known
    }

    /// Notes that a phone is of this row, unless it is of another one.
    pub(super) fn take(&mut self, row: &mut Row<'_>, place: Option<usize>, mac: Mac) {
        if let Some(before) = self.seen.mac(mac, row.number) {
            row.refuse(
                place,
                "",
                format!("{mac} is a phone of row {before} already"),
            );
        }
    }
}
