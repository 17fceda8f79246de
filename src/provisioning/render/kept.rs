//! Lines of a file that stays as it is.
//!
//! Guarantee: a line is there exactly when the file has it, byte for byte.

use std::collections::HashSet;

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct KeptLines(HashSet<Box<str>>);

impl KeptLines {
    /// The lines of this file.
    pub(crate) fn of(text: &str) -> Self {
        Self(text.lines().map(Into::into).collect())
    }

    /// Whether the file has this line.
    pub(super) fn has(&self, line: &str) -> bool {
        self.0.contains(line)
    }
}
