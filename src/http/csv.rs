//! Comma-separated values that people open in a spreadsheet (RFC 4180).
//!
//! Guarantee: no cell is taken for a formula, whatever a phone or a user is called (threat T15): a
//! cell that begins like one gets `'` in front, and so does one that begins with `'`, so that an
//! import which takes one `'` away in front of such a character restores every cell. Quoting alone
//! would not do: spreadsheets take quotes away first. Pure.

use std::borrow::Cow;

/// What a cell must not begin with: what begins a formula, and the guard itself.
const GUARDED: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\n', '\''];

fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(GUARDED) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before it was guarded.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(GUARDED) => rest,
        Some(_) | None => cell,
    }
}

/// Rows as bytes; a part of a file.
pub(super) struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    /// No rows yet.
    pub(super) fn new() -> Self {
        let mut settings = csv::WriterBuilder::new();
        Self(
            settings
                .terminator(csv::Terminator::CRLF)
                .from_writer(Vec::new()),
        )
    }

    /// One more row.
    pub(super) fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        const WHY: &str = "memory takes every row, and all rows of a file are equally long";
        for cell in cells {
            self.0.write_field(guarded(cell).as_bytes()).expect(WHY);
        }
        self.0.write_record(None::<&[u8]>).expect(WHY);
    }

    /// The rows as they are written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes every row")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &str) -> String {
        let mut rows = Rows::new();
        rows.push([cell, "end"]);
        String::from_utf8(rows.into_bytes()).unwrap()
    }

    #[test]
    fn nothing_is_taken_for_a_formula() {
        for (cell, line) in [
            ("430HD", "430HD,end\r\n"),
            ("=HYPERLINK(1)", "'=HYPERLINK(1),end\r\n"),
            ("@SUM(1)", "'@SUM(1),end\r\n"),
            ("+47 22", "'+47 22,end\r\n"),
            ("-1", "'-1,end\r\n"),
            ("\t=1", "'\t=1,end\r\n"),
            ("\r=1", "\"'\r=1\",end\r\n"),
            ("\n=1", "\"'\n=1\",end\r\n"),
            ("'=1", "''=1,end\r\n"),
            ("a=1", "a=1,end\r\n"),
            ("", ",end\r\n"),
        ] {
            assert_eq!(written(cell), line, "{cell:?}");
        }
    }

    #[test]
    fn cells_keep_to_themselves() {
        assert_eq!(written("=1,\"2\""), "\"'=1,\"\"2\"\"\",end\r\n");
        assert_eq!(written("a\r\nb,c"), "\"a\r\nb,c\",end\r\n");
    }

    #[test]
    fn taking_one_guard_away_restores_every_cell() {
        for cell in ["=1", "'=1", "''", "'", "x", "'x", "+1,2", "\t", ""] {
            let bytes = written(cell).into_bytes();
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).from_reader(&bytes[..]);
            let record = reader.records().next().unwrap().unwrap();
            assert_eq!(unguarded(&record[0]), cell);
        }
    }
}
