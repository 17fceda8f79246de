//! What an import comes to, row by row.

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
    pub(super) row: usize,
    /// The login name.
    pub(super) name: String,
    pub(super) outcome: RowOutcome,
    pub(super) errors: Vec<CellError>,
}

/// What an import comes to, or came to.
#[derive(Debug, Default, Serialize, schemars::JsonSchema)]
#[schemars(rename = "UserImportReport")]
pub(in crate::http) struct Report {
    created: usize,
    updated: usize,
    unchanged: usize,
    pub(super) refused: usize,
    rows: Vec<RowReport>,
}

impl Report {
    pub(super) fn push(&mut self, row: RowReport) {
        let count = match row.outcome {
            RowOutcome::Created => &mut self.created,
            RowOutcome::Updated => &mut self.updated,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Refused => &mut self.refused,
        };
        *count += 1;
        self.rows.push(row);
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
