//! The catalogue of the phones' parameters: what each is called, what its value may be, what it is
//! when nobody sets it, and which section of the manuals says so.
//!
//! Guarantee: every parameter that manual B names and that a built-in template or the boot file
//! writes is in it (tests). The catalogue itself is data, `parameters.tsv`. Phones know more
//! parameters than these, so one that is not here may still be right: what is found is advice.
//! No message holds a value, which may be a secret.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::LazyLock;

use super::cipher;

/// Five columns a line, with a tab between them; its head explains them.
const CATALOGUE: &str = include_str!("parameters.tsv");

/// Longer names are none, and are not compared with those that are.
const NAME_BYTES_MAX: usize = 128;
/// Less alike than this, a known name is no help.
const LIKENESS_MIN: f64 = 0.75;

/// One entry of the catalogue.
#[derive(Debug)]
pub struct Parameter {
    /// `<first-last>` stands for a number, such as `voip/line/<0-7>/id`.
    pub name: &'static str,
    pub kind: Kind,
    /// `None`: none is documented.
    pub default: Option<&'static str>,
    /// Such as `B §2.1.2`. `None`: neither manual describes it.
    pub manual: Option<&'static str>,
    pub description: &'static str,
}

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// `0` or `1`.
    Flag,
    Number {
        least: u32,
        greatest: u32,
    },
    /// One of a list, in any case.
    Words(Vec<&'static str>),
    Text,
    /// A text, or `{"<base64>"}` of whole 3DES blocks.
    Secret,
    /// An IP address or a host name.
    Address,
    Ipv4,
    /// With a scheme that phones can fetch from.
    Url,
    /// `hh:mm`, to 23:59.
    Time,
    /// `+hh:mm` or `-hh:mm`, to 14:59.
    Offset,
}

/// What is odd about a parameter and its value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParameterProblem {
    /// `nearest`: the known name that looks most like it, if one does.
    #[error("is no known parameter{}", did_you_mean(.nearest.as_deref()))]
    Unknown { nearest: Option<String> },
    #[error("must be {expected}")]
    Value { expected: String },
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean {name}?"))
}

static PARAMETERS: LazyLock<Vec<Parameter>> = LazyLock::new(|| {
    CATALOGUE
        .lines()
        .filter(|line| !line.starts_with(';'))
        .map(|line| {
            Parameter::read(line).expect("the catalogue is a constant, and a test reads every line")
        })
        .collect()
});

/// The whole catalogue, in its own order.
pub fn all() -> &'static [Parameter] {
    &PARAMETERS
}

/// The entry of a name as it stands in a file.
pub fn lookup(name: &str) -> Option<&'static Parameter> {
    all().iter().find(|parameter| parameter.is_named(name))
}

/// What is odd about a parameter and its value; `None` when it is known and within its bounds.
pub fn check(name: &str, value: &str) -> Option<ParameterProblem> {
    let Some(parameter) = lookup(name) else {
        let nearest = nearest(name);
        return Some(ParameterProblem::Unknown { nearest });
    };
    parameter.check(value)
}

/// The known name that an unknown one most likely meant, with the numbers that were given.
pub fn nearest(name: &str) -> Option<String> {
    if name.len() > NAME_BYTES_MAX {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    all()
        .iter()
        .map(|parameter| parameter.with_numbers_of(&lower))
        .filter(|candidate| {
            // Twice as long is half alike at most; most of the catalogue need not be compared.
            let (shorter, longer) = (
                candidate.len().min(name.len()),
                candidate.len().max(name.len()),
            );
            shorter as f64 >= LIKENESS_MIN * longer as f64
        })
        .map(|candidate| {
            let likeness = strsim::normalized_damerau_levenshtein(&lower, &candidate);
            (likeness, candidate)
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

impl Parameter {
    /// What is odd about a value of this parameter.
    pub fn check(&self, value: &str) -> Option<ParameterProblem> {
        (!self.kind.takes(value)).then(|| ParameterProblem::Value {
            expected: self.kind.to_string(),
        })
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let mut column = || columns.next().filter(|column| !column.is_empty());
        let unless_dash = |text: &'static str| (text != "-").then_some(text);
        let parameter = Self {
            name: column()?,
            kind: Kind::read(column()?)?,
            default: unless_dash(column()?),
            manual: unless_dash(column()?),
            description: column()?,
        };
        columns.next().is_none().then_some(parameter)
    }

    fn is_named(&self, name: &str) -> bool {
        if !self.name.contains('<') {
            return self.name == name;
        }
        let mut given = name.split('/');
        let all_fit = self.name.split('/').all(|segment| {
            given.next().is_some_and(|given| match bounds(segment) {
                Some((first, last)) => {
                    number(given).is_some_and(|number| (first..=last).contains(&number))
                }
                None => segment == given,
            })
        });
        all_fit && given.next().is_none()
    }

    /// The name, with the numbers that stand in the same places of `given`, where they may.
    fn with_numbers_of(&self, given: &str) -> String {
        let mut given = given.split('/');
        let segments: Vec<_> = self
            .name
            .split('/')
            .map(|segment| {
                let given = given.next().and_then(number);
                match bounds(segment) {
                    Some((first, last)) => given
                        .filter(|number| (first..=last).contains(number))
                        .unwrap_or(first)
                        .to_string(),
                    None => segment.to_owned(),
                }
            })
            .collect();
        segments.join("/")
    }
}

/// The bounds of a segment that stands for a number, `<first-last>`.
fn bounds(segment: &str) -> Option<(u32, u32)> {
    let (first, last) = segment
        .strip_prefix('<')?
        .strip_suffix('>')?
        .split_once('-')?;
    Some((number(first)?, number(last)?))
}

/// A whole number, written the one usual way: digits, no sign, no zeros before it.
fn number(text: &str) -> Option<u32> {
    let is_usual = text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_usual)
}

impl Kind {
    fn read(text: &'static str) -> Option<Self> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        Some(match (word, rest) {
            ("flag", "") => Self::Flag,
            ("text", "") => Self::Text,
            ("secret", "") => Self::Secret,
            ("address", "") => Self::Address,
            ("ipv4", "") => Self::Ipv4,
            ("url", "") => Self::Url,
            ("time", "") => Self::Time,
            ("offset", "") => Self::Offset,
            ("number", range) => {
                let (least, greatest) = range.split_once("..")?;
                Self::Number {
                    least: number(least)?,
                    greatest: number(greatest)?,
                }
            }
            ("words", words) if !words.is_empty() => Self::Words(words.split(' ').collect()),
            _ => return None,
        })
    }

    /// Whether a value is one of this kind. Where a text may stand, nothing may, too.
    pub fn takes(&self, value: &str) -> bool {
        match self {
            Self::Flag => matches!(value, "0" | "1"),
            Self::Number { least, greatest } => {
                // Leading zeros do no harm to a value.
                let is_digits = value.bytes().all(|byte| byte.is_ascii_digit());
                let number = value.parse::<u32>().ok().filter(|_| is_digits);
                number.is_some_and(|number| (*least..=*greatest).contains(&number))
            }
            Self::Words(words) => words.iter().any(|word| word.eq_ignore_ascii_case(value)),
            Self::Text => true,
            Self::Secret => !value.starts_with("{\"") || cipher::is_obfuscated(value),
            Self::Address => value.is_empty() || is_address(value),
            Self::Ipv4 => value.is_empty() || value.parse::<Ipv4Addr>().is_ok(),
            Self::Url => value.is_empty() || is_url(value),
            Self::Time => is_time(value, 23),
            Self::Offset => value
                .strip_prefix(['+', '-'])
                .is_some_and(|time| is_time(time, 14)),
        }
    }
}

/// What a value must be, to stand behind "must be".
impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => formatter.write_str("0 or 1"),
            Self::Number { least, greatest } => {
                write!(formatter, "a whole number from {least} to {greatest}")
            }
            Self::Words(words) => write!(formatter, "one of {}", words.join(", ")),
            Self::Text => formatter.write_str("a text"),
            Self::Secret => formatter
                .write_str("a text, or {\"<base64>\"} with whole blocks of eight bytes in it"),
            Self::Address => formatter.write_str("an IP address or a host name"),
            Self::Ipv4 => formatter.write_str("an IPv4 address"),
            Self::Url => formatter.write_str("an address with http, https, tftp or ftp before ://"),
            Self::Time => formatter.write_str("a time of day, hh:mm"),
            Self::Offset => formatter.write_str("a difference from UTC, +hh:mm or -hh:mm"),
        }
    }
}

/// The part of a URL behind its scheme, if that is one that phones can fetch from (manual B
/// §2.2.2).
pub(super) fn behind_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let is_known = ["http", "https", "tftp", "ftp"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(scheme));
    is_known.then_some(rest)
}

fn is_url(value: &str) -> bool {
    behind_scheme(value).is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
    })
}

fn is_address(value: &str) -> bool {
    if value.parse::<IpAddr>().is_ok() {
        return true;
    }
    let looks_numeric = value
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let name = value.strip_suffix('.').unwrap_or(value);
    let are_labels = name.split('.').all(|label| {
        let characters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..=63).contains(&label.len()) && label.bytes().all(characters)
    });
    name.len() <= 253 && !looks_numeric && are_labels
}

fn is_time(value: &str, hours_max: u32) -> bool {
    let two_digits = |text: &str, greatest: u32| {
        let is_form = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_form && text.parse::<u32>().is_ok_and(|number| number <= greatest)
    };
    value
        .split_once(':')
        .is_some_and(|(hours, minutes)| two_digits(hours, hours_max) && two_digits(minutes, 59))
}

#[cfg(test)]
mod tests;
