//! The phones' configuration file: one `name=value` a line, `include <file>`, comments.
//!
//! Guarantee: what these checks accept stays on its own line. `Cfg::parse` of a text that was
//! printed here gives back the same lines, so nobody adds a parameter by way of a value.
//! It does not know which parameters exist or what they mean, and it never follows an include.

use std::fmt::{self, Write};

/// One line, as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Blank,
    /// The whole line, with its `;` or `#` and any blanks before it.
    Comment(String),
    Parameter {
        name: String,
        value: String,
    },
    /// A bare file name or a URL; may hold `<MAC>`, which the phone replaces (manual B §2.2.2).
    Include(String),
}

/// A configuration file. Line numbers are positions in `lines`, counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cfg {
    pub lines: Vec<Line>,
}

/// Why a text is not a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line_number}: {problem}")]
pub struct CfgError {
    /// From 1.
    pub line_number: usize,
    pub problem: Problem,
}

/// Why something cannot stand on a line. Never holds the value itself, which may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("holds the control character U+{:04X}; remove it", u32::from(*.0))]
    ControlCharacter(char),
    #[error("holds the line separator U+{:04X}; remove it", u32::from(*.0))]
    LineSeparator(char),
    #[error("has a space beside the equals sign; write name=value")]
    SpaceAtEquals,
    #[error("is neither name=value, nor include, nor a comment")]
    NotALine,
    #[error("has no parameter name")]
    EmptyName,
    #[error("is no parameter name; use letters, digits and / _ - . without blanks")]
    Name,
    #[error("names no file to include; write include <file> without blanks")]
    Include,
}

impl Cfg {
    /// Reads a file. Accepts what Windows editors leave behind: a byte order mark, CR LF line ends.
    ///
    /// # Errors
    /// The first line that is no line of this syntax, with its number.
    pub fn parse(text: &str) -> Result<Self, CfgError> {
        let lines = lines(text)
            .map(|(line_number, line)| {
                line.map_err(|problem| CfgError {
                    line_number,
                    problem,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { lines })
    }

    /// Names and values with their line numbers, in file order; repeated names included.
    pub fn parameters(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        self.lines
            .iter()
            .enumerate()
            .filter_map(|(index, line)| match line {
                Line::Parameter { name, value } => Some((index + 1, name.as_str(), value.as_str())),
                Line::Blank | Line::Comment(_) | Line::Include(_) => None,
            })
    }
}

/// Reads a file line by line, as [`Cfg::parse`] does, and goes on behind a line that is none. Line
/// numbers are from 1.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, Result<Line, Problem>)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = (!text.is_empty()).then(|| text.strip_suffix('\n').unwrap_or(text));
    whole
        .into_iter()
        .flat_map(|text| text.split('\n'))
        .enumerate()
        .map(|(index, line)| {
            let line = line.strip_suffix('\r').unwrap_or(line);
            (index + 1, Line::parse(line))
        })
}

impl Line {
    /// Reads one line, given without its line end.
    ///
    /// # Errors
    /// The problem; the caller knows the line number.
    pub fn parse(line: &str) -> Result<Self, Problem> {
        check_characters(line)?;
        let trimmed = line.trim_start();
        if trimmed.is_empty() {
            return Ok(Self::Blank);
        }
        if trimmed.starts_with([';', '#']) {
            return Ok(Self::Comment(line.to_owned()));
        }
        if let Some(target) = line.strip_prefix("include ") {
            let target = target.trim();
            check_include(target)?;
            return Ok(Self::Include(target.to_owned()));
        }
        let (name, value) = line.split_once('=').ok_or(Problem::NotALine)?;
        if name.ends_with(' ') {
            return Err(Problem::SpaceAtEquals);
        }
        check_name(name)?;
        check_value(value)?;
        Ok(Self::Parameter {
            name: name.to_owned(),
            value: value.to_owned(),
        })
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Comment(text) => formatter.write_str(text),
            Self::Parameter { name, value } => write!(formatter, "{name}={value}"),
            Self::Include(target) => write!(formatter, "include {target}"),
        }
    }
}

impl fmt::Display for Cfg {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            write!(formatter, "{line}")?;
            formatter.write_char('\n')?;
        }
        Ok(())
    }
}

/// Whether a parameter name can stand before the equals sign.
///
/// # Errors
/// Empty, not printable ASCII, or read as something else by the phone (`include`, a comment).
pub(crate) fn check_name(name: &str) -> Result<(), Problem> {
    if name.is_empty() {
        return Err(Problem::EmptyName);
    }
    let graphic = name
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'=');
    if !graphic || name.starts_with([';', '#']) || name == "include" {
        return Err(Problem::Name);
    }
    Ok(())
}

/// Whether a value stays on its line and after its equals sign. Empty values may.
///
/// # Errors
/// A control character, a Unicode line end, or a blank right after the equals sign.
pub(crate) fn check_value(value: &str) -> Result<(), Problem> {
    if value.starts_with(' ') {
        return Err(Problem::SpaceAtEquals);
    }
    check_characters(value)
}

/// Whether an include target is one word that stays on its line.
///
/// # Errors
/// Empty, or holds blanks, control characters or line ends.
pub(crate) fn check_include(target: &str) -> Result<(), Problem> {
    check_characters(target)?;
    if target.is_empty() || target.contains(char::is_whitespace) {
        return Err(Problem::Include);
    }
    Ok(())
}

fn check_characters(text: &str) -> Result<(), Problem> {
    // Nearly every value is plain ASCII, and a render checks every value.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Ok(());
    }
    text.chars().try_for_each(|character| match character {
        '\u{85}' | '\u{2028}' | '\u{2029}' => Err(Problem::LineSeparator(character)),
        _ if character.is_control() => Err(Problem::ControlCharacter(character)),
        _ => Ok(()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Manual B §2.2.3.1 and §2.2.2, and one commented line.
    const MANUAL: &str = "system/type=440HD\n\
        ; credentials\n\
        \n\
        voip/line/0/enabled=1\n\
        voip/line/0/id=56832432\n\
        voip/line/0/auth_password={\"0qrNRpSJ6aE=\"}\n\
        include 440HD_<MAC>_voip.cfg\n\
        include http://10.10.10.10/global.cfg?site=1\n";

    #[test]
    fn the_manuals_example_is_read_and_printed_unchanged() {
        let cfg = Cfg::parse(MANUAL).unwrap();

        assert_eq!(cfg.to_string(), MANUAL);
        assert_eq!(cfg.lines[1], Line::Comment("; credentials".to_owned()));
        assert_eq!(
            cfg.lines[6],
            Line::Include("440HD_<MAC>_voip.cfg".to_owned())
        );
        assert_eq!(
            cfg.parameters().collect::<Vec<_>>(),
            [
                (1, "system/type", "440HD"),
                (4, "voip/line/0/enabled", "1"),
                (5, "voip/line/0/id", "56832432"),
                (6, "voip/line/0/auth_password", "{\"0qrNRpSJ6aE=\"}"),
            ]
        );
    }

    #[test]
    fn a_file_from_a_windows_editor_reads_like_any_other() {
        let windows = format!("\u{feff}{}", MANUAL.replace('\n', "\r\n"));

        assert_eq!(Cfg::parse(&windows), Cfg::parse(MANUAL));
        assert_eq!(Cfg::parse(""), Ok(Cfg::default()));
        assert_eq!(Cfg::parse("\r").unwrap().to_string(), "\n");
    }

    #[test]
    fn a_bad_line_is_refused_with_its_number() {
        for (line, problem) in [
            ("system/type =440HD", Problem::SpaceAtEquals),
            ("system/type= 440HD", Problem::SpaceAtEquals),
            ("just words", Problem::NotALine),
            ("=440HD", Problem::EmptyName),
            ("include=evil.cfg", Problem::Name),
            ("voip/l\u{ef}ne=1", Problem::Name),
            (" system/type=1", Problem::Name),
            ("include a b.cfg", Problem::Include),
            ("include  ", Problem::Include),
            ("a=b\rc=d", Problem::ControlCharacter('\r')),
            ("a=\tb", Problem::ControlCharacter('\t')),
            ("; \0", Problem::ControlCharacter('\0')),
            ("a=b\u{2028}c=d", Problem::LineSeparator('\u{2028}')),
        ] {
            let text = format!("ok=1\n{line}\n");
            let expected = CfgError {
                line_number: 2,
                problem,
            };
            assert_eq!(Cfg::parse(&text), Err(expected), "{line:?}");
        }
    }

    #[test]
    fn values_that_would_break_out_of_their_line_are_refused() {
        for character in [
            '\n', '\r', '\0', '\t', '\x1b', '\x7f', '\u{85}', '\u{2028}', '\u{2029}',
        ] {
            let value = format!("x{character}include http://evil/a.cfg");
            assert!(check_value(&value).is_err(), "{character:?}");
            assert!(check_name(&value).is_err(), "{character:?}");
            assert!(check_include(&value).is_err(), "{character:?}");
        }
        for value in [
            "",
            "Zo\u{eb} \u{5d0}",
            "a=b;c#d",
            "**xxxx",
            "%sn, %givenName",
        ] {
            assert_eq!(check_value(value), Ok(()), "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_checks_accept_reads_back_as_one_line(
            name in prop_oneof![3 => "[!-~]{1,12}", 1 => ".{0,4}"],
            value in prop_oneof![3 => "[ -~]{0,12}", 1 => ".{0,12}", 1 => "[a=\n\r\u{85} ]{0,3}"],
        ) {
            prop_assume!(check_name(&name).is_ok() && check_value(&value).is_ok());
            let cfg = Cfg { lines: vec![Line::Parameter { name, value }] };
            prop_assert_eq!(Cfg::parse(&cfg.to_string()), Ok(cfg));
        }

        #[test]
        fn printing_what_was_read_and_reading_it_again_changes_nothing(
            text in "[ a=;#/\n\r.]{0,60}",
        ) {
            if let Ok(cfg) = Cfg::parse(&text) {
                prop_assert_eq!(Cfg::parse(&cfg.to_string()), Ok(cfg));
            }
        }

        #[test]
        fn what_was_printed_reads_and_prints_the_same(
            text in r"(\PC{0,8}|[ -~]{0,12}|a/b=.{0,6}|;.{0,6}|include [!-~]{1,6}|\r|\n){0,12}",
        ) {
            if let Ok(cfg) = Cfg::parse(&text) {
                let printed = cfg.to_string();
                let again = Cfg::parse(&printed).map(|cfg| cfg.to_string());
                prop_assert_eq!(again, Ok(printed));
            }
            // Reading on finds the same lines, and the same first problem.
            let read: Result<Vec<_>, _> = lines(&text).map(|(_, line)| line).collect();
            let parsed = Cfg::parse(&text).map(|cfg| cfg.lines);
            prop_assert_eq!(read, parsed.map_err(|error| error.problem));
        }
    }
}
