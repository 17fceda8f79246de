//! The records of a table, out of whatever it was sent as: CSV, or a zip with one.
//!
//! Guarantee: what is read is bounded. Pure.

use csv::{ByteRecord, StringRecord};

use super::{ROWS_MAX, columns::Columns, report::Report};
use crate::http::{
    problem::{Code, Problem},
    unpacking::{self, Limits, Wanted},
};

/// What a zip may come to.
const LIMITS: Limits = Limits {
    entries_max: 100,
    bytes_max: 64 * 1024 * 1024,
};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What begins a zip.
const ZIP_SIGNATURE: &[u8] = b"PK\x03\x04";

/// Separators that are looked for in the first line; the first that is there separates.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A table.
pub(super) struct Table {
    pub(super) columns: Columns,
    /// With their numbers: 1 is the header.
    pub(super) rows: Vec<(usize, StringRecord)>,
}

/// Why there is no table.
pub(super) enum NoTable {
    Problem(Problem),
    /// The header is wrong, or a row is no text.
    Report(Report),
}

impl From<Problem> for NoTable {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Reads a table.
///
/// # Errors
/// 422: the zip has not one table, there is no header, or there are too many rows.
pub(super) fn read(file: &[u8]) -> Result<Table, NoTable> {
    match file.starts_with(ZIP_SIGNATURE) {
        true => read_csv(&unzipped(file)?),
        false => read_csv(file),
    }
}

/// The one table of a zip. What spreadsheets and archivers add is passed over.
fn unzipped(archive: &[u8]) -> Result<Vec<u8>, Problem> {
    let files = unpacking::unpack(archive, LIMITS, |entry| {
        let name = entry.name.to_ascii_lowercase();
        let is_hidden = name.starts_with("__macosx/");
        Ok(
            match name.ends_with(".csv") && entry.is_file && !is_hidden {
                true => Wanted::Yes,
                false => Wanted::No,
            },
        )
    })?;
    let mut files = files.into_values();
    match (files.next(), files.next()) {
        (Some(file), None) => Ok(file),
        (found, _) => {
            let count = if found.is_some() {
                "more than one"
            } else {
                "no"
            };
            let message = format!("has {count} file whose name ends in .csv: send one");
            Err(unpacking::refused(message))
        }
    }
}

fn read_csv(text: &[u8]) -> Result<Table, NoTable> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut lines = text.split(|byte| b"\r\n".contains(byte));
    let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
    let separator = SEPARATORS.iter().find(|byte| first.contains(byte));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(*separator.unwrap_or(&b','))
        .from_reader(text);
    let mut header = ByteRecord::new();
    if !read_record(&mut reader, &mut header)? {
        let detail = "the table is empty: its first row names the columns, beginning with Name";
        return Err(invalid(detail.to_owned()).into());
    }
    let header = StringRecord::from_byte_record_lossy(header);
    let columns = Columns::read(&header);
    let columns = columns.map_err(|errors| NoTable::Report(Report::of_header(errors)))?;
    let (mut rows, mut record) = (Vec::new(), ByteRecord::new());
    for number in 2.. {
        if !read_record(&mut reader, &mut record)? {
            break;
        }
        // Spreadsheets leave rows of separators alone at the end.
        if record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        if rows.len() == ROWS_MAX {
            let detail = format!("the table has more than {ROWS_MAX} users: split it");
            return Err(invalid(detail).into());
        }
        // What is no text becomes a character that is refused by row and column.
        let row = StringRecord::from_byte_record_lossy(std::mem::take(&mut record));
        rows.push((number, row));
    }
    Ok(Table { columns, rows })
}

fn read_record(reader: &mut csv::Reader<&[u8]>, record: &mut ByteRecord) -> Result<bool, Problem> {
    let read = reader.read_byte_record(record);
    read.map_err(|error| invalid(format!("the table cannot be read: {error}")))
}

fn invalid(detail: String) -> Problem {
    Problem::new(Code::InvalidFile, detail)
}
