//! Entries as a phone shows them: which attributes are asked for, and what is made of them.
//!
//! Guarantee: an entry gives short texts without control characters, however long its values are.
//! Pure.

use super::{DirectoryEntry, DirectoryError, Search, wire::Entry};

const ATTRIBUTES_MAX: usize = 20;
const ATTRIBUTE_CHARS_MAX: usize = 64;
const FORMAT_CHARS_MAX: usize = 256;
const SHOWN_CHARS_MAX: usize = 128;
const NUMBERS_MAX: usize = 10;

fn is_attribute_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.')
}

/// The attributes of a list that is separated by spaces.
pub(super) fn attributes(field: &'static str, list: &str) -> Result<Vec<String>, DirectoryError> {
    let refused = |message: String| DirectoryError::Setting { field, message };
    let names: Vec<String> = list.split_whitespace().map(str::to_owned).collect();
    if names.is_empty() || names.len() > ATTRIBUTES_MAX {
        let message = format!("must name 1 to {ATTRIBUTES_MAX} attributes, with spaces between");
        return Err(refused(message));
    }
    let is_good =
        |name: &String| name.len() <= ATTRIBUTE_CHARS_MAX && name.chars().all(is_attribute_letter);
    match names.iter().all(is_good) {
        true => Ok(names),
        false => Err(refused(
            "must be names of attributes, such as \"cn sn\"".to_owned(),
        )),
    }
}

/// The attributes that a format names.
pub(super) fn attributes_of_format(format: &str) -> Result<Vec<String>, DirectoryError> {
    let field = "display_name";
    if format.chars().count() > FORMAT_CHARS_MAX {
        let message = format!("must have {FORMAT_CHARS_MAX} characters at most");
        return Err(DirectoryError::Setting { field, message });
    }
    let mut names = Vec::new();
    for piece in pieces(format) {
        if let Piece::Attribute(name) = piece {
            names.push(name.to_owned());
        }
    }
    match names.is_empty() {
        true => Ok(names),
        false => attributes(field, &names.join(" ")),
    }
}

enum Piece<'a> {
    Text(&'a str),
    Attribute(&'a str),
}

/// A format in its order: `%sn, %givenName` is an attribute, a text, and an attribute. A `%` that
/// no name follows is text.
fn pieces(format: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('%') {
        pieces.push(Piece::Text(before));
        let end = after
            .find(|letter| !is_attribute_letter(letter))
            .unwrap_or(after.len());
        // A sentence may end behind a name.
        let name = after[..end].trim_end_matches('.');
        pieces.push(match name.is_empty() {
            true => Piece::Text("%"),
            false => Piece::Attribute(name),
        });
        rest = &after[name.len()..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// An entry as it is shown; without anything to show it by, its distinguished name.
pub(super) fn shown(search: &Search, entry: &Entry) -> DirectoryEntry {
    let first = |name: &str| entry.values(name).first().copied().unwrap_or_default();
    let mut display_name = String::new();
    let mut has_value = false;
    for piece in pieces(&search.display_name) {
        match piece {
            Piece::Text(text) => display_name.push_str(text),
            Piece::Attribute(name) => {
                has_value |= !first(name).is_empty();
                display_name.push_str(first(name));
            }
        }
    }
    if !has_value {
        let names = search.name_attributes.iter().map(|name| first(name));
        let known = names.into_iter().find(|name| !name.is_empty());
        display_name = known.unwrap_or(&entry.name).to_owned();
    }
    let numbers = search
        .number_attributes
        .iter()
        .flat_map(|name| entry.values(name))
        .map(clean)
        .filter(|number| !number.is_empty())
        .take(NUMBERS_MAX);
    DirectoryEntry {
        display_name: clean(&display_name),
        numbers: numbers.collect(),
    }
}

fn clean(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_control())
        .take(SHOWN_CHARS_MAX)
        .collect();
    text.trim_matches([' ', ',']).to_owned()
}
