//! What an import comes to, row by row.
//!
//! Guarantee: a report has an end, however long the table: all rows of one that is short, of a
//! longer one those that are refused, so many of them.

use serde::Serialize;

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "UserRowOutcome")]
pub(super) enum RowOutcome {
    /// The user is new.
    Created,
    /// The user, or a phone of the user's, is another one.
    Updated,
    /// All is so already.
    Unchanged,
    /// It cannot be imported.
    Refused,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "CellError")]
pub(super) struct CellError {
    /// The column as the header has it; empty: the row as a whole.
    pub(super) column: String,
    /// What is wrong, and what would be right.
    pub(super) message: String,
}

/// A row and what happens to it.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ImportedUserRow")]
pub(super) struct RowReport {
    /// From 1, which is the header.
    pub(super) row: u32,
    /// The login name.
    pub(super) name: String,
    pub(super) outcome: RowOutcome,
    pub(super) errors: Vec<CellError>,
}

/// So many rows are reported.
const ROWS_MAX: usize = 10_000;

/// What an import comes to, or came to.
#[derive(Debug, Default, Serialize, schemars::JsonSchema)]
#[schemars(rename = "UserImportReport")]
pub(in crate::http) struct Report {
    created: usize,
    updated: usize,
    unchanged: usize,
    pub(super) refused: usize,
    /// All rows; of more than 10,000 those that are refused, the first 10,000 of them.
    rows: Vec<RowReport>,
    /// How many rows are not among them.
    rows_left_out: usize,
}

impl Report {
    pub(super) fn push(&mut self, row: RowReport) {
        let is_refused = row.outcome == RowOutcome::Refused;
        let count = match row.outcome {
            RowOutcome::Created => &mut self.created,
            RowOutcome::Updated => &mut self.updated,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Refused => &mut self.refused,
        };
        *count += 1;
        if self.rows_left_out == 0 && self.rows.len() == ROWS_MAX {
            self.rows.retain(|row| row.outcome == RowOutcome::Refused);
            self.rows_left_out = ROWS_MAX - self.rows.len();
        }
        let is_long = self.rows_left_out > 0;
        match self.rows.len() < ROWS_MAX && (is_refused || !is_long) {
            true => self.rows.push(row),
            false => self.rows_left_out += 1,
        }
    }

    /// Whether nothing is to be done.
    pub(super) fn is_nothing(&self) -> bool {
        self.created + self.updated == 0
    }

    /// The header is wrong, and so nothing is known of the rows.
    pub(super) fn of_header(errors: Vec<CellError>) -> Self {
        let mut report = Self::default();
        report.push(RowReport {
            row: 1,
            name: String::new(),
            outcome: RowOutcome::Refused,
            errors,
        });
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outcomes: impl Iterator<Item = RowOutcome>) -> Report {
        let mut report = Report::default();
        for (row, outcome) in (2..).zip(outcomes) {
            report.push(RowReport {
                row,
                name: String::new(),
                outcome,
                errors: Vec::new(),
            });
        }
        report
    }

    #[test]
    fn of_many_rows_those_that_are_refused_are_named() {
        let all = std::iter::repeat_n(RowOutcome::Created, ROWS_MAX);
        let short = report(all.clone());
        assert_eq!((short.rows.len(), short.rows_left_out), (ROWS_MAX, 0));
        let refused = std::iter::once(RowOutcome::Refused);
        let long = report(refused.chain(all).chain([RowOutcome::Refused]));
        let rows: Vec<u32> = long.rows.iter().map(|row| row.row).collect();
        assert_eq!(rows, [2, 10_003]);
        assert_eq!((long.created, long.refused), (ROWS_MAX, 2));
        assert_eq!(long.rows_left_out, ROWS_MAX);
        let bad = report(std::iter::repeat_n(RowOutcome::Refused, ROWS_MAX + 5));
        assert_eq!((bad.rows.len(), bad.rows_left_out), (ROWS_MAX, 5));
        assert_eq!(bad.refused, ROWS_MAX + 5);
    }
}
