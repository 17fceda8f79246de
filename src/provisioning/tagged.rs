//! A template whose values are tags, as the phones' own utility has it (M105, manual B §2.2.3).
//!
//! Guarantee: only what stands as a value, or in the name of an included file, is ever replaced;
//! parameter names and comments never are. Tags are looked for once, when the template is read, so
//! a value that looks like a tag stays as it is; and a value that would break out of its line is
//! refused. Deliberately not here: where the values come from (`records.rs`), and `%ITCS_` (a
//! template of the server's own, `template.rs`).
//!
//! The rule, line by line:
//!
//! - `name=value`: a value that is a tag, as the table spells it, bare, as `@tag@` or as `[tag]`,
//!   is replaced as a whole. In a longer value the delimited forms (the table's own, if there are
//!   marks around it) are replaced wherever they stand.
//! - `include target`: the delimited forms are replaced in the target.
//! - Case counts. `@word@` that is no tag is an error: it would reach phones as it stands.

use super::cfg::{self, Cfg, CfgError, Line, Problem};

/// One column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    /// As the table spells it: `[mac]`.
    pub(crate) spelled: String,
    /// Without what is put around it: `mac`.
    pub(crate) bare: String,
}

impl Tag {
    /// Reads a cell of the first line. A tag may have any form; marks around it (`@mac@`, `[mac]`,
    /// `{{mac}}`) are not part of its name. `None`: an empty cell.
    pub(crate) fn parse(cell: &str) -> Option<Self> {
        let spelled = cell.trim();
        let is_mark = |character: char| !character.is_alphanumeric() && character != '_';
        let has_marks = spelled.starts_with(is_mark) && spelled.ends_with(is_mark);
        let bare = match spelled.trim_matches(is_mark) {
            "" => spelled,
            inner if has_marks => inner,
            _ => spelled,
        };
        (!spelled.is_empty()).then(|| Self {
            spelled: spelled.to_owned(),
            bare: bare.to_owned(),
        })
    }

    /// Whether this is what somebody calls it.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let name = name.trim();
        self.spelled == name || self.bare == name
    }

    /// The forms that can be told from the text around them.
    fn delimited(&self) -> Vec<String> {
        let bare = &self.bare;
        let mut forms = vec![format!("@{bare}@"), format!("[{bare}]")];
        if self.spelled != self.bare && !forms.contains(&self.spelled) {
            forms.push(self.spelled.clone());
        }
        forms
    }
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TaggedError {
    #[error(transparent)]
    Syntax(CfgError),
    #[error("line {line_number}: @{name}@ is no tag of the table")]
    UnknownTag { line_number: usize, name: String },
}

/// A piece of a line: as it stands, or the number of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Cell(usize),
}

/// What a line does with the values that it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Parameter,
    Include,
}

/// A line with tags in it.
#[derive(Debug)]
struct TaggedLine {
    kind: Kind,
    /// Behind the equals sign, or behind `include `.
    pieces: Vec<Piece>,
}

/// A template that was read once and is rendered often.
#[derive(Debug)]
pub(crate) struct TaggedTemplate {
    /// The whole file; neighbouring texts are one.
    pieces: Vec<Piece>,
    lines: Vec<TaggedLine>,
}

impl TaggedTemplate {
    /// Reads a template for these tags. Line ends and a byte order mark of Windows editors are
    /// accepted.
    ///
    /// # Errors
    /// The first line that no phone could read, or that names a tag that is none.
    pub(crate) fn compile(text: &str, tags: &[Tag]) -> Result<Self, TaggedError> {
        let cfg = Cfg::parse(text).map_err(TaggedError::Syntax)?;
        let mut template = Self {
            pieces: Vec::new(),
            lines: Vec::new(),
        };
        for (index, line) in cfg.lines.iter().enumerate() {
            let cut = |value: &str| cut(value, tags, index + 1);
            match line {
                Line::Blank | Line::Comment(_) => template.text(&line.to_string()),
                Line::Parameter { name, value } => {
                    let whole = tags.iter().position(|tag| is_tag(value.trim_end(), tag));
                    let pieces = match whole {
                        Some(column) => vec![Piece::Cell(column)],
                        None => cut(value)?,
                    };
                    template.text(&format!("{name}="));
                    template.line(Kind::Parameter, pieces);
                }
                Line::Include(target) => {
                    template.text("include ");
                    template.line(Kind::Include, cut(target)?);
                }
            }
            template.text("\n");
        }
        Ok(template)
    }

    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn line(&mut self, kind: Kind, pieces: Vec<Piece>) {
        for piece in &pieces {
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Cell(_) => self.pieces.push(piece.clone()),
            }
        }
        if pieces.iter().any(|piece| matches!(piece, Piece::Cell(_))) {
            self.lines.push(TaggedLine { kind, pieces });
        }
    }

    /// Whether a tag stands anywhere in it.
    pub(crate) fn uses(&self, column: usize) -> bool {
        self.pieces.contains(&Piece::Cell(column))
    }

    /// Finds every value that cannot stand where its tag stands: `found(column, problem)`. `cell`
    /// gives the value of a column.
    pub(crate) fn check<'a>(
        &self,
        cell: impl Fn(usize) -> &'a str,
        mut found: impl FnMut(usize, Problem),
    ) {
        for line in &self.lines {
            let mut is_sound = true;
            let columns = line.pieces.iter().filter_map(|piece| match piece {
                Piece::Text(_) => None,
                Piece::Cell(column) => Some(*column),
            });
            for column in columns.clone() {
                // A blank matters only where the line begins to be a value; that is seen below.
                let value = cell(column).trim_start_matches(' ');
                if let Err(problem) = cfg::check_value(value) {
                    is_sound = false;
                    found(column, problem);
                }
            }
            let mut whole = String::new();
            push(&mut whole, &line.pieces, &cell);
            let checked = match line.kind {
                Kind::Parameter => cfg::check_value(&whole),
                Kind::Include => cfg::check_include(&whole),
            };
            if let (true, Err(problem), Some(column)) = (is_sound, checked, columns.clone().next())
            {
                found(column, problem);
            }
        }
    }

    /// Appends the file for these values to `text`; lines end in a line feed. The values must have
    /// been checked.
    pub(crate) fn render<'a>(&self, text: &mut String, cell: impl Fn(usize) -> &'a str) {
        push(text, &self.pieces, cell);
    }
}

fn push<'a>(text: &mut String, pieces: &[Piece], cell: impl Fn(usize) -> &'a str) {
    for piece in pieces {
        text.push_str(match piece {
            Piece::Text(piece) => piece,
            Piece::Cell(column) => cell(*column),
        });
    }
}

fn is_tag(value: &str, tag: &Tag) -> bool {
    value == tag.spelled || value == tag.bare || tag.delimited().iter().any(|form| form == value)
}

/// Cuts a text at the delimited tags in it; where two forms begin, the longer one counts.
fn cut(text: &str, tags: &[Tag], line_number: usize) -> Result<Vec<Piece>, TaggedError> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let forms = tags.iter().enumerate().flat_map(|(column, tag)| {
            let forms = tag.delimited().into_iter();
            forms.map(move |form| (column, form))
        });
        let here = forms.filter(|(_, form)| rest.starts_with(form.as_str()));
        if let Some((column, form)) = here.max_by_key(|(_, form)| form.len()) {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Cell(column));
            rest = &rest[form.len()..];
            continue;
        }
        if let Some(name) = unknown_tag(rest) {
            let name = name.to_owned();
            return Err(TaggedError::UnknownTag { line_number, name });
        }
        plain.push(next);
        rest = &rest[next.len_utf8()..];
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

/// What is written like `@tag@` at the beginning of a text.
fn unknown_tag(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('@')?.split_once('@')?;
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_word)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tags(cells: &[&str]) -> Vec<Tag> {
        cells.iter().map(|cell| Tag::parse(cell).unwrap()).collect()
    }

    fn rendered(template: &str, header: &[&str], cells: &[&str]) -> String {
        let template = TaggedTemplate::compile(template, &tags(header)).unwrap();
        let mut text = String::new();
        template.render(&mut text, |column| cells[column]);
        text
    }

    #[test]
    fn a_tag_may_have_any_form() {
        for (cell, bare) in [
            ("mac", "mac"),
            (" [mac] ", "mac"),
            ("@mac@", "mac"),
            ("{{mac}}", "mac"),
            ("<MAC address>", "MAC address"),
            ("line (2)", "line (2)"),
            ("_id_", "_id_"),
            ("***", "***"),
        ] {
            let tag = Tag::parse(cell).unwrap();
            assert_eq!(tag.bare, bare, "{cell}");
            assert!(tag.is_called(cell) && tag.is_called(bare), "{cell}");
        }
        assert_eq!(Tag::parse(" "), None);
    }

    /// Manual B §2.2.3.5 and table 2-3: the tags in brackets in the table, bare in the template.
    #[test]
    fn only_values_are_replaced() {
        let template = "system/type=440HD\n\
            ; id and name of @name@\n\
            voip/line/0/enabled=1\n\
            voip/line/0/id=id\n\
            voip/line/0/auth_name=name\n\
            voip/line/0/auth_password=password \n\
            include global.cfg\n";
        let header = ["[mac]", "[name]", "[id]", "[password]"];
        let cells = ["00908F123456", "Jonathan", "4071", "12345"];
        assert_eq!(
            rendered(template, &header, &cells),
            "system/type=440HD\n\
             ; id and name of @name@\n\
             voip/line/0/enabled=1\n\
             voip/line/0/id=4071\n\
             voip/line/0/auth_name=Jonathan\n\
             voip/line/0/auth_password=12345\n\
             include global.cfg\n"
        );
    }

    #[test]
    fn inside_a_longer_value_only_delimited_tags_are_replaced() {
        for (line, expected) in [
            ("a=id@host", "a=id@host"),
            ("a=@id@@host", "a=7@host"),
            ("a=[id]-[name]-<id>", "a=7-@id@-<id>"),
            ("a=x%id%", "a=x%id%"),
            ("a=[0-9]xx[x]", "a=[0-9]xx[x]"),
            ("a=ID", "a=ID"),
            ("a=@identity@", "a=8"),
            ("include id", "include id"),
            ("include @id@_voip.cfg", "include 7_voip.cfg"),
        ] {
            let text = rendered(line, &["id", "@name@", "identity"], &["7", "@id@", "8"]);
            assert_eq!(text, format!("{expected}\n"), "{line}");
        }
        assert_eq!(rendered("a=x%id%", &["%id%"], &["7"]), "a=x7\n");
    }

    #[test]
    fn what_would_reach_phones_by_mistake_is_an_error() {
        let compile = |text| TaggedTemplate::compile(text, &tags(&["id"])).err();
        let error = compile("a=1\nb=x@pasword@").unwrap();
        assert_eq!(
            error.to_string(),
            "line 2: @pasword@ is no tag of the table"
        );
        let error = compile("a=1\r\nb = 2").unwrap();
        assert!(error.to_string().starts_with("line 2: "), "{error}");
        assert_eq!(compile("\u{feff}a=me@here, you@there\r\n"), None);
    }

    #[test]
    fn values_are_judged_where_they_stand() {
        let text = "a=id\nb=x@name@\ninclude @file@.cfg\n";
        let template = TaggedTemplate::compile(text, &tags(&["id", "name", "file", "note"]));
        let template = template.unwrap();
        let problems = |cells: [&'static str; 4]| {
            let mut found = Vec::new();
            template.check(
                |column| cells[column],
                |column, it| found.push((column, it)),
            );
            found
        };
        assert_eq!(problems(["4071", " b", "f", "a\nb"]), []);
        assert_eq!(
            problems([" 4071", "", "f", ""]),
            [(0, Problem::SpaceAtEquals)]
        );
        assert_eq!(problems(["", "", "a b", ""]), [(2, Problem::Include)]);
        assert_eq!(
            problems(["1\nx=2", "\u{2028}", "\0", ""]),
            [
                (0, Problem::ControlCharacter('\n')),
                (1, Problem::LineSeparator('\u{2028}')),
                (2, Problem::ControlCharacter('\0')),
            ]
        );
        assert!(template.uses(2) && !template.uses(3));
    }

    proptest! {
        /// Threat T12: the parameters of the file are those of the template.
        #[test]
        fn no_value_adds_or_renames_a_parameter(
            cells in proptest::array::uniform3(prop_oneof![
                6 => "[a=;#@\\[\\]include]{0,12}",
                1 => "[ a=;\n\r\u{2028}]{0,6}",
            ]),
        ) {
            let text = "a=id\n; note\nb=x@name@y\ninclude [file].cfg\nc=[id]@name@\n";
            let template = TaggedTemplate::compile(text, &tags(&["id", "name", "file"])).unwrap();
            let mut is_sound = true;
            template.check(|column| &cells[column], |_, _| is_sound = false);
            prop_assume!(is_sound);
            let mut file = String::new();
            template.render(&mut file, |column| &cells[column]);
            let cfg = Cfg::parse(&file).unwrap();
            let found: Vec<_> = cfg.parameters().collect();
            let joined = (format!("x{}y", cells[1]), format!("{}{}", cells[0], cells[1]));
            let expected = [(1, "a", &*cells[0]), (3, "b", &*joined.0), (5, "c", &*joined.1)];
            prop_assert_eq!(found, expected);
            prop_assert_eq!(cfg.lines.len(), 5);
        }
    }
}
