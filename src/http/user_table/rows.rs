//! The rows of a table, out of whatever it was sent as: CSV, or a zip with one.
//!
//! Guarantee: what is in memory is a part of a table, whatever its length and whatever it says of
//! itself: rows, and what a zip comes to, are bounded as they are read. Where a part ends depends
//! on the table alone. Deliberately not here: what rows mean.

use std::{
    cell::Cell,
    io::{self, BufRead as _, BufReader, Read},
    rc::Rc,
};

use csv::{ByteRecord, StringRecord};

use super::{columns::Columns, report::Report};
use crate::{
    blobs::{Scratch, ScratchFailed, ScratchReader},
    http::{
        problem::{Code, Problem},
        unpacking::{self, Limits, One},
    },
};

/// How many files a zip may have: what spreadsheets and archivers add is passed over.
const ZIP_ENTRIES_MAX: usize = 100;

/// A zip may come to so many times what a table may have as it is.
const UNPACKED_TIMES_MAX: u64 = 4;

/// The longest row, in bytes.
const ROW_BYTES_MAX: usize = 1024 * 1024;

const READ_BYTES: usize = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What begins a zip.
const ZIP_SIGNATURE: &[u8] = b"PK\x03\x04";

/// Separators that are looked for in the first line; the first that is there separates.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Where a table is read from, as often as wanted.
pub(super) enum Source<'a> {
    Plain(&'a Scratch),
    Zip(Box<One<ScratchReader<'a>>>),
}

/// Why there is no table.
pub(super) enum NoTable {
    Problem(Problem),
    /// The header is wrong.
    Report(Report),
}

impl From<Problem> for NoTable {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl<'a> Source<'a> {
    /// Looks what the file is. `bytes_max`: how large it may have been.
    ///
    /// # Errors
    /// 422: it is a zip, and has not one table.
    pub(super) fn of(file: &'a Scratch, bytes_max: u64) -> Result<Self, Problem> {
        let mut beginning = Vec::new();
        let read = file.reader().take(4).read_to_end(&mut beginning);
        read.map_err(|error| unreadable(&error))?;
        if beginning != ZIP_SIGNATURE {
            return Ok(Self::Plain(file));
        }
        let limits = Limits {
            entries_max: ZIP_ENTRIES_MAX,
            bytes_max: bytes_max.saturating_mul(UNPACKED_TIMES_MAX),
        };
        let found = unpacking::one(file.reader(), limits, |entry| {
            let name = entry.name.to_ascii_lowercase();
            name.ends_with(".csv") && entry.is_file && !name.starts_with("__macosx/")
        })?;
        found.map(|one| Self::Zip(Box::new(one))).map_err(|count| {
            let count = if count > 0 { "more than one" } else { "no" };
            let message = format!("has {count} file whose name ends in .csv: send one");
            unpacking::refused(message)
        })
    }

    /// Reads the table from its beginning.
    ///
    /// # Errors
    /// 422: there is no header, or it is wrong.
    pub(super) fn rows(&mut self) -> Result<Rows<'_>, NoTable> {
        match self {
            Self::Plain(file) => Rows::read(Box::new(file.reader())),
            Self::Zip(one) => Rows::read(Box::new(one.read()?)),
        }
    }
}

/// A row and its number: 1 is the header.
pub(super) type Numbered = (u32, StringRecord);

/// What is left of a table.
pub(super) struct Rows<'a> {
    pub(super) columns: Columns,
    reader: csv::Reader<Metered<'a>>,
    /// What may still be read of a row.
    left_bytes: Rc<Cell<usize>>,
    number: u32,
}

impl<'a> Rows<'a> {
    fn read(text: Box<dyn Read + 'a>) -> Result<Self, NoTable> {
        let mut text = BufReader::with_capacity(READ_BYTES, text);
        let beginning = text.fill_buf().map_err(|error| unreadable(&error))?;
        let mark = beginning.starts_with(BYTE_ORDER_MARK);
        let begins = if mark { BYTE_ORDER_MARK.len() } else { 0 };
        let mut lines = beginning[begins..].split(|byte| b"\r\n".contains(byte));
        let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
        let separator = SEPARATORS.iter().find(|byte| first.contains(byte));
        let separator = *separator.unwrap_or(&b',');
        text.consume(begins);
        let left_bytes = Rc::new(Cell::new(0));
        let text = Metered {
            text: Box::new(text),
            left_bytes: Rc::clone(&left_bytes),
        };
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .buffer_capacity(READ_BYTES)
            .from_reader(text);
        let mut rows = Self {
            columns: Columns::default(),
            reader,
            left_bytes,
            number: 1,
        };
        let mut header = ByteRecord::new();
        if !rows.next_record(&mut header)? {
            let detail = "the table is empty: its first row names the columns, beginning with Name";
            return Err(invalid(detail.to_owned()).into());
        }
        let header = StringRecord::from_byte_record_lossy(header);
        let columns = Columns::read(&header);
        rows.columns = columns.map_err(|errors| NoTable::Report(Report::of_header(errors)))?;
        Ok(rows)
    }

    /// The next rows, about so many users and phones; none at the end.
    ///
    /// # Errors
    /// 422: the table cannot be read.
    pub(super) fn part(&mut self, subjects: usize) -> Result<Vec<Numbered>, Problem> {
        let (mut rows, mut taken) = (Vec::new(), 0);
        let mut record = ByteRecord::new();
        while taken < subjects && self.next_record(&mut record)? {
            self.number = self.number.saturating_add(1);
            // Spreadsheets leave rows of separators alone at the end.
            if record.iter().all(<[u8]>::is_empty) {
                continue;
            }
            // What is no text becomes a character that is refused by row and column.
            let row = StringRecord::from_byte_record_lossy(std::mem::take(&mut record));
            taken += 1 + self.columns.phones(&row);
            rows.push((self.number, row));
        }
        Ok(rows)
    }

    fn next_record(&mut self, record: &mut ByteRecord) -> Result<bool, Problem> {
        self.left_bytes.set(ROW_BYTES_MAX);
        let read = self.reader.read_byte_record(record);
        read.map_err(|error| match error.kind() {
            csv::ErrorKind::Io(error) => unreadable(error),
            _ => invalid(format!("the table cannot be read: {error}")),
        })
    }
}

/// Fails inside a row that is too long.
struct Metered<'a> {
    text: Box<dyn Read + 'a>,
    left_bytes: Rc<Cell<usize>>,
}

impl Read for Metered<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left_bytes.get();
        if left == 0 {
            let message = format!("a row is longer than {ROW_BYTES_MAX} bytes: is a quote open?");
            return Err(io::Error::other(message));
        }
        let most = into.len().min(left);
        let count = self.text.read(&mut into[..most])?;
        self.left_bytes.set(left - count);
        Ok(count)
    }
}

/// The table's fault, unless it is the disk's.
fn unreadable(error: &io::Error) -> Problem {
    let inner = error.get_ref();
    if inner.is_some_and(|inner| inner.is::<ScratchFailed>()) {
        tracing::error!(%error, "a table cannot be read back from the disk");
        let detail = "the table cannot be read back from the disk: the server's log says why";
        return Problem::new(Code::Internal, detail);
    }
    invalid(format!("the table cannot be read: {error}"))
}

fn invalid(detail: String) -> Problem {
    Problem::new(Code::InvalidFile, detail)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn rows(text: &str) -> Result<Rows<'_>, NoTable> {
        Rows::read(Box::new(Cursor::new(text.as_bytes())))
    }

    fn parts(text: &str, subjects: usize) -> Vec<Vec<u32>> {
        let mut rows = rows(text).ok().unwrap();
        let parts = std::iter::from_fn(|| {
            let part = rows.part(subjects).ok().unwrap();
            let numbers: Vec<u32> = part.iter().map(|(number, _)| *number).collect();
            (!numbers.is_empty()).then_some(numbers)
        });
        parts.collect()
    }

    #[test]
    fn parts_are_cut_by_users_and_phones() {
        let text = "\u{feff}Name;Device 1 MAC Address;Device 2 MAC\na;1;\nb;;\n;;\nc;1;2\nd;;\n";
        assert_eq!(parts(text, 3), [vec![2, 3], vec![5], vec![6]]);
        assert_eq!(parts(text, 100), [[2, 3, 5, 6]]);
    }

    #[test]
    fn an_open_quote_does_not_fill_the_memory() {
        let text = format!("Name\n\"{}", "x\n".repeat(ROW_BYTES_MAX));
        let mut rows = rows(&text).ok().unwrap();
        let problem = rows.part(10).unwrap_err();
        assert_eq!(problem.code(), Code::InvalidFile);
        assert!(problem.detail().contains("quote"), "{problem:?}");
        // Many rows that are short are longer than one may be.
        let text = format!("Name\n{}", "x\n".repeat(ROW_BYTES_MAX));
        assert_eq!(parts(&text, usize::MAX)[0].len(), ROW_BYTES_MAX);
    }
}
