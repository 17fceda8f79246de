//! A table of phones and a template become one configuration file a phone (M105, manual B §2.2.3).
//!
//! Guarantee: a job exists only when every file of it can be made: every value may stand where its
//! tag stands, and every file has a name of its own that stays in its directory. Errors name line
//! and column, never a value, which may be a secret. Deliberately not here: reading and writing
//! files.

use std::collections::HashMap;

use csv::ByteRecord;
use schemas::Mac;

use super::cfg::Problem;
use super::tagged::{Tag, TaggedError, TaggedTemplate};

/// How many findings are kept; the others are counted.
pub(crate) const FINDINGS_MAX: usize = 20;

const NAME_BYTES_MAX: usize = 200;

/// Separators that are looked for in the first line; the first that is there separates.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Why there are no files to be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum JobError {
    #[error("has no first line with tags, such as mac,name,id,password")]
    NoTags,
    #[error("has no phone: its first line holds the tags, and no other follows")]
    NoPhones,
    #[error("has no tag {given:?}; its tags are {}", known.join(", "))]
    UnknownNameTag { given: String, known: Vec<String> },
    #[error(transparent)]
    Template(TaggedError),
    #[error("cannot be used; {}", counted(findings))]
    Table { findings: Findings },
}

/// What is wrong with the table, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Findings {
    /// The first [`FINDINGS_MAX`].
    pub(crate) listed: Vec<Finding>,
    pub(crate) total: usize,
}

/// One thing wrong with the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{fault}", at.as_deref().unwrap_or_default())]
pub(crate) struct Finding {
    /// Where its record begins; from 1.
    pub(crate) line: u64,
    /// `column 2 (name): `
    at: Option<String>,
    pub(crate) fault: Fault,
}

/// What can be wrong with a line of the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("has {found} columns in place of {expected}")]
    Columns { found: usize, expected: usize },
    #[error("is not UTF-8; save the table as UTF-8")]
    Encoding,
    #[error("begins with a blank; remove it")]
    Blank,
    #[error(transparent)]
    Value(Problem),
    #[error("is empty, but names the file")]
    NoName,
    #[error("cannot name a file: {0}")]
    Name(&'static str),
    #[error("names the same file as line {first_line}")]
    SameName { first_line: u64 },
    #[error("has no tag")]
    NoTag,
    #[error("is the same tag as column {first_column}")]
    SameTag { first_column: usize },
}

fn counted(findings: &Findings) -> String {
    match findings.total {
        1 => "one thing is wrong".to_owned(),
        total => format!("{total} things are wrong"),
    }
}

impl Findings {
    fn add(&mut self, line: u64, column: Option<(usize, &Tag)>, fault: Fault) {
        self.total += 1;
        if self.listed.len() < FINDINGS_MAX {
            let at = column.map(|(index, tag)| format!("column {} ({}): ", index + 1, tag.bare));
            self.listed.push(Finding { line, at, fault });
        }
    }
}

/// Files that can be made.
#[derive(Debug)]
pub(crate) struct Job {
    tags: Vec<Tag>,
    /// The column that names the files.
    name: usize,
    template: TaggedTemplate,
    records: Vec<csv::StringRecord>,
}

impl Job {
    /// Reads the table and the template. `name_tag` names the column that names the files; without
    /// it, it is that of the MAC addresses, or else the first.
    ///
    /// # Errors
    /// All that is wrong with the table, or the first thing wrong with the rest.
    pub(crate) fn read(
        table: &[u8],
        template: &str,
        name_tag: Option<&str>,
    ) -> Result<Self, JobError> {
        let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
        let (header, rows) = read_table(table);
        let header = header.ok_or(JobError::NoTags)?;
        let mut findings = Findings::default();
        let tags = read_tags(&header, &mut findings);
        if findings.total > 0 {
            return Err(JobError::Table { findings });
        }
        let name = name_column(&tags, name_tag)?;
        let template = TaggedTemplate::compile(template, &tags).map_err(JobError::Template)?;
        let mut check = Check {
            tags: &tags,
            name,
            template: &template,
            names: HashMap::with_capacity(rows.len()),
            findings,
        };
        let records = rows
            .into_iter()
            .filter_map(|row| check.record(row))
            .collect();
        let findings = check.findings;
        if findings.total > 0 {
            return Err(JobError::Table { findings });
        }
        let job = Self {
            tags,
            name,
            template,
            records,
        };
        match job.is_empty() {
            true => Err(JobError::NoPhones),
            false => Ok(job),
        }
    }

    /// How many files there are.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The tag that names the files.
    pub(crate) fn name_tag(&self) -> &str {
        &self.tags[self.name].bare
    }

    /// Tags that neither stand in the template nor name the files: perhaps a slip.
    pub(crate) fn unused_tags(&self) -> Vec<&str> {
        let tags = self.tags.iter().enumerate();
        tags.filter(|(column, _)| *column != self.name && !self.template.uses(*column))
            .map(|(_, tag)| tag.bare.as_str())
            .collect()
    }

    /// The name of a file, counted from 0.
    pub(crate) fn file_name(&self, index: usize) -> String {
        format!("{}.cfg", &self.records[index][self.name])
    }

    /// Appends the content of a file, counted from 0, to `text`.
    pub(crate) fn render(&self, index: usize, text: &mut String) {
        let record = &self.records[index];
        self.template.render(text, |column| &record[column]);
    }
}

/// The first record, and the others with the lines that they begin on. Blank lines, and those of
/// separators alone that spreadsheets leave at the end, are none.
fn read_table(table: &[u8]) -> (Option<ByteRecord>, Vec<ByteRecord>) {
    let mut lines = table.split(|byte| b"\r\n".contains(byte));
    let first_line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    let separator = SEPARATORS.iter().find(|byte| first_line.contains(byte));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(*separator.unwrap_or(&b','))
        .from_reader(table);
    let records = reader.byte_records();
    let records = records.map(|record| record.expect("memory can be read, and lengths may vary"));
    let mut records = records.filter(|record| record.iter().any(|cell| !cell.is_empty()));
    (records.next(), records.collect())
}

fn line_of(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

fn read_tags(header: &ByteRecord, findings: &mut Findings) -> Vec<Tag> {
    let line = line_of(header);
    let mut tags: Vec<Tag> = Vec::with_capacity(header.len());
    for (index, cell) in header.iter().enumerate() {
        let cell = String::from_utf8_lossy(cell);
        let parsed = Tag::parse(&cell);
        // Stands in for a column that has no tag, so that those behind it are counted right.
        let tag = parsed.clone().unwrap_or_else(|| Tag {
            spelled: String::new(),
            bare: "no tag".to_owned(),
        });
        let same = tags.iter().position(|other| other.bare == tag.bare);
        let fault = match (parsed, same) {
            (None, _) => Some(Fault::NoTag),
            (Some(_), _) if cell.contains('\u{fffd}') => Some(Fault::Encoding),
            (Some(_), Some(first)) => Some(Fault::SameTag {
                first_column: first + 1,
            }),
            (Some(_), None) => None,
        };
        if let Some(fault) = fault {
            findings.add(line, Some((index, &tag)), fault);
        }
        tags.push(tag);
    }
    tags
}

/// The column that names the files.
fn name_column(tags: &[Tag], name_tag: Option<&str>) -> Result<usize, JobError> {
    let Some(given) = name_tag else {
        let mac = tags.iter().position(|tag| {
            let letters = tag.bare.chars().filter(|it| it.is_alphanumeric());
            let letters: String = letters.flat_map(char::to_lowercase).collect();
            matches!(letters.as_str(), "mac" | "macaddress")
        });
        return Ok(mac.unwrap_or(0));
    };
    let column = tags.iter().position(|tag| tag.is_called(given));
    column.ok_or_else(|| JobError::UnknownNameTag {
        given: given.to_owned(),
        known: tags.iter().map(|tag| tag.bare.clone()).collect(),
    })
}

/// What a file name is compared by: the same phone or, on some file systems, the same file.
#[derive(Debug, PartialEq, Eq, Hash)]
enum NameKey {
    Phone(Mac),
    Other(String),
}

struct Check<'a> {
    tags: &'a [Tag],
    name: usize,
    template: &'a TaggedTemplate,
    /// With the line that has it first.
    names: HashMap<NameKey, u64>,
    findings: Findings,
}

impl Check<'_> {
    /// The record, if nothing is wrong with it.
    fn record(&mut self, row: ByteRecord) -> Option<csv::StringRecord> {
        let before = self.findings.total;
        let line = line_of(&row);
        if row.len() != self.tags.len() {
            let fault = Fault::Columns {
                found: row.len(),
                expected: self.tags.len(),
            };
            self.findings.add(line, None, fault);
            return None;
        }
        let not_text = row.iter().position(|cell| str::from_utf8(cell).is_err());
        if let Some(column) = not_text {
            self.fault(line, column, Fault::Encoding);
            return None;
        }
        let record = csv::StringRecord::from_byte_record(row).ok()?;
        self.name(line, &record[self.name]);
        let mut problems = Vec::new();
        self.template.check(
            |column| &record[column],
            |column, problem| problems.push((column, problem)),
        );
        problems.sort_by_key(|(column, _)| *column);
        problems.dedup();
        for (column, problem) in problems {
            let fault = match problem {
                Problem::SpaceAtEquals => Fault::Blank,
                other => Fault::Value(other),
            };
            self.fault(line, column, fault);
        }
        (self.findings.total == before).then_some(record)
    }

    fn fault(&mut self, line: u64, column: usize, fault: Fault) {
        let tag = &self.tags[column];
        self.findings.add(line, Some((column, tag)), fault);
    }

    fn name(&mut self, line: u64, name: &str) {
        if let Err(fault) = check_file_name(name) {
            return self.fault(line, self.name, fault);
        }
        let key = match name.parse() {
            Ok(mac) => NameKey::Phone(mac),
            Err(_) => NameKey::Other(name.to_lowercase()),
        };
        let first_line = *self.names.entry(key).or_insert(line);
        if first_line != line {
            self.fault(line, self.name, Fault::SameName { first_line });
        }
    }
}

/// Whether `<name>.cfg` is a plain file in its directory, on the systems where such files go.
fn check_file_name(name: &str) -> Result<(), Fault> {
    let refuse = |why| Err(Fault::Name(why));
    if name.is_empty() {
        return Err(Fault::NoName);
    }
    if name.len() > NAME_BYTES_MAX {
        return refuse("it is longer than 200 bytes");
    }
    if name.starts_with('.') || name.ends_with('.') {
        return refuse("it begins or ends with a dot");
    }
    if name.trim() != name {
        return refuse("there are blanks around it");
    }
    // A colon stands in MAC addresses, and only there would it be missed.
    let has = |refused: &[char]| name.contains(refused);
    if has(&['/', '\\']) {
        return refuse("it holds a path separator");
    }
    if has(&['<', '>', '"', '|', '?', '*', '\u{2028}', '\u{2029}'])
        || name.contains(char::is_control)
    {
        return refuse("it holds a character that file names cannot have");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "voip/line/0/id=id\nvoip/line/0/auth_name=@name@\n";

    fn files(table: &str, name_tag: Option<&str>) -> Vec<(String, String)> {
        let job = Job::read(table.as_bytes(), TEMPLATE, name_tag).unwrap();
        let file = |index| {
            let mut text = String::new();
            job.render(index, &mut text);
            (job.file_name(index), text)
        };
        (0..job.len()).map(file).collect()
    }

    fn findings(table: &[u8]) -> Vec<String> {
        match Job::read(table, TEMPLATE, None).unwrap_err() {
            JobError::Table { findings } => {
                assert_eq!(findings.total, findings.listed.len());
                let told = |it: &Finding| format!("{}: {it}", it.line);
                findings.listed.iter().map(told).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tables_come_as_spreadsheets_write_them() {
        let expected = [
            (
                "00908F123456.cfg".to_owned(),
                "voip/line/0/id=4071\nvoip/line/0/auth_name=Ann, \"A\"\n".to_owned(),
            ),
            (
                "00908F123457.cfg".to_owned(),
                "voip/line/0/id=4418\nvoip/line/0/auth_name=\n".to_owned(),
            ),
        ];
        for table in [
            "[mac],[name],[id]\n00908F123456,\"Ann, \"\"A\"\"\",4071\n00908F123457,,4418\n",
            "\u{feff}name,id,MAC address\r\n\"Ann, \"\"A\"\"\",4071,00908F123456\r\n\r\n\
             ,4418,00908F123457\r\n,,\r\n",
            "@mac@;@name@;@id@\n00908F123456;\"Ann, \"\"A\"\"\";4071\n00908F123457;;4418",
            "mac\tname\tid\n00908F123456\tAnn, \"A\"\t4071\n00908F123457\t\t4418",
        ] {
            assert_eq!(files(table, None), expected, "{table:?}");
        }
    }

    #[test]
    fn the_name_is_the_mac_the_first_or_what_is_asked_for() {
        let named = |table, name_tag| files(table, name_tag).remove(0).0;
        assert_eq!(named("id,name,Mac_Address\n1,a,m", None), "m.cfg");
        assert_eq!(named("id,name\n1,a", None), "1.cfg");
        assert_eq!(named("id,[name],mac\n1,a.b,m", Some("name")), "a.b.cfg");
        assert_eq!(named("id,[name],mac\n1,a,m", Some("[name]")), "a.cfg");
        let error = Job::read(b"id,[name]\n1,a", TEMPLATE, Some("nmae")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "has no tag \"nmae\"; its tags are id, name"
        );
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let table = b"mac,name,id\n\
            00908F123456,Ann,1\n\
            00:90:8f:12:34:56,Ann,2\n\
            ,Ann,3\n\
            a/b,Ann,4\n\
            ..,Ann,5\n\
            e,Ann\n\
            f,A\xe4nn,6\n\
            g,\"Ann\nx=1\", 7\n\
            h,Ann,\"\xe2\x80\xa8\"\n\
            i,Ann,8\n\
            I,Ann,9\n";
        assert_eq!(
            findings(table),
            [
                "3: column 1 (mac): names the same file as line 2",
                "4: column 1 (mac): is empty, but names the file",
                "5: column 1 (mac): cannot name a file: it holds a path separator",
                "6: column 1 (mac): cannot name a file: it begins or ends with a dot",
                "7: has 2 columns in place of 3",
                "8: column 2 (name): is not UTF-8; save the table as UTF-8",
                "9: column 2 (name): holds the control character U+000A; remove it",
                "9: column 3 (id): begins with a blank; remove it",
                "11: column 3 (id): holds the line separator U+2028; remove it",
                "13: column 1 (mac): names the same file as line 12",
            ]
        );
        assert_eq!(
            findings(b"mac,,[mac],n\xe4me\n"),
            [
                "1: column 2 (no tag): has no tag",
                "1: column 3 (mac): is the same tag as column 1",
                "1: column 4 (n\u{fffd}me): is not UTF-8; save the table as UTF-8",
            ]
        );
    }

    #[test]
    fn findings_are_bounded_but_counted() {
        let table = format!("mac,name,id\n{}", ",a,1\n".repeat(500));
        match Job::read(table.as_bytes(), TEMPLATE, None) {
            Err(JobError::Table { findings }) => {
                assert_eq!((findings.listed.len(), findings.total), (FINDINGS_MAX, 500));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_table_without_tags_or_phones_is_none() {
        let read = |table: &str| Job::read(table.as_bytes(), TEMPLATE, None).unwrap_err();
        assert_eq!(read(""), JobError::NoTags);
        assert_eq!(read("\n\n"), JobError::NoTags);
        assert_eq!(read("mac,name,id\n,,\n"), JobError::NoPhones);
    }

    #[test]
    fn tags_that_nobody_uses_are_told() {
        let job = Job::read(b"mac,Id,name\na,1,b", TEMPLATE, None).unwrap();
        assert_eq!((job.name_tag(), job.unused_tags()), ("mac", vec!["Id"]));
    }
}
