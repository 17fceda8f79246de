//! From a filter with `%` and what was typed to what the directory is asked (M92).
//!
//! Guarantee (threat T32): what was typed is escaped and stands where a value stands; it can end no
//! value and begin no condition. Pure.

use ldap3::{asn1::Tag, ldap_escape, parse_filter};

use super::{DirectoryError, DirectorySettings, Lookup, TYPED_CHARS_MAX};

const FILTER_CHARS_MAX: usize = 1_024;

/// How deep conditions may be nested: reading them takes a part of the stack for each.
const DEPTH_MAX: usize = 16;

/// Where the typed text stands in a filter.
const PLACE: char = '%';

/// The filter of a lookup. A name is the beginning of a value; a number is all of it, as typed or
/// behind the country's and the area's code.
pub(super) fn of(settings: &DirectorySettings, lookup: &Lookup) -> Result<Tag, DirectoryError> {
    let (field, template, typed, is_beginning) = match lookup {
        Lookup::Name(name) => ("name_filter", &settings.name_filter, name, true),
        Lookup::Number(number) => ("number_filter", &settings.number_filter, number, false),
    };
    if typed.is_empty() || typed.chars().count() > TYPED_CHARS_MAX {
        let message = format!("must have 1 to {TYPED_CHARS_MAX} characters");
        let field = "lookup";
        return Err(DirectoryError::Setting { field, message });
    }
    let invalid = |reason| DirectoryError::FilterInvalid { field, reason };
    check(template).map_err(invalid)?;
    let mut text = filled(template, typed, is_beginning);
    let codes = format!("{}{}", settings.country_code, settings.area_code);
    if !is_beginning && !codes.is_empty() {
        let longer = filled(template, &format!("{codes}{typed}"), is_beginning);
        text = format!("(|{}{})", enclosed(&text), enclosed(&longer));
    }
    let wrong = "write it as (&(telephoneNumber=*)(sn=%)); brackets must match";
    parse_filter(text).map_err(|()| invalid(wrong))
}

/// A condition of its own may go without brackets, a part of another may not.
fn enclosed(filter: &str) -> String {
    match filter.starts_with('(') {
        true => filter.to_owned(),
        false => format!("({filter})"),
    }
}

/// Whether what is typed can be put in, and what comes of it be read.
fn check(template: &str) -> Result<(), &'static str> {
    if template.chars().count() > FILTER_CHARS_MAX {
        return Err("it has more than 1024 characters");
    }
    let mut depth = 0_usize;
    for letter in template.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err("more than 16 conditions are nested");
        }
    }
    let mut places = template.match_indices(PLACE).peekable();
    if places.peek().is_none() {
        return Err("put % where the typed text belongs, as in (sn=%)");
    }
    match places.all(|(at, _)| operator(template, at).is_some()) {
        true => Ok(()),
        false => Err("% stands for a value, as in (sn=%), and for nothing else"),
    }
}

/// The text up to and with the `=` that the value at this place belongs to.
fn operator(template: &str, at: usize) -> Option<&str> {
    let condition = template[..at].rfind('(').map_or(0, |bracket| bracket + 1);
    let before = &template[condition..at];
    before.find('=').map(|equals| &before[..=equals])
}

/// The template with what was typed in its places.
fn filled(template: &str, typed: &str, is_beginning: bool) -> String {
    let value = ldap_escape(typed);
    let mut filter = String::with_capacity(template.len() + value.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(PLACE) {
        let at = template.len() - after.len() - PLACE.len_utf8();
        filter.push_str(before);
        filter.push_str(&value);
        // `~=`, `>=`, `<=` and `:=` take no beginnings of values.
        let is_plain = operator(template, at).is_some_and(|operator| {
            let kind = operator.trim_end_matches('=').chars().last();
            !matches!(kind, Some('~' | '<' | '>' | ':'))
        });
        if is_beginning && is_plain && !after.starts_with('*') {
            filter.push('*');
        }
        rest = after;
    }
    filter.push_str(rest);
    filter
}
