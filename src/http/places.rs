//! Whose placeholders and overrides a path is about.
//!
//! Guarantee: a scope that is none, and an owner that cannot be one, are a 404 that says so.
//! Deliberately not here: whether the owner exists.

use std::{fmt, str::FromStr};

use schemas::{
    InvalidId, PlaceholderName,
    commands::{OverridePlace, PlaceholderPlace},
    events::{OverrideScope, PlaceholderScope},
};

use super::{
    call::Call,
    problem::{Code, Problem},
};
use crate::provisioning::models::canonical_model;

/// A placeholder's name as people write it: with `%ITCS_` and `%`, or without.
#[derive(Debug)]
pub(super) struct WrittenName(pub(super) PlaceholderName);

impl FromStr for WrittenName {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let bare = text
            .strip_prefix("%ITCS_")
            .and_then(|text| text.strip_suffix('%'));
        bare.unwrap_or(text).parse().map(Self)
    }
}

/// A region is also called a tenant in URLs (D11).
pub(super) fn is_tenant(word: &str) -> bool {
    word == "tenant"
}

/// The scope of the path; the system's where it names none.
pub(super) fn placeholder_scope(call: &Call) -> Result<PlaceholderScope, Problem> {
    let mut parameters = call.path.iter();
    match parameters.find(|(name, _)| *name == "scope") {
        Some((_, word)) if is_tenant(word) => Ok(PlaceholderScope::Region),
        Some(_) => call.parsed_parameter("scope", Code::NotFound),
        None => Ok(PlaceholderScope::System),
    }
}

/// Scope and owner of the path.
pub(super) fn placeholder_place(call: &Call) -> Result<PlaceholderPlace, Problem> {
    let mut parameters = call.path.iter();
    let owner = parameters.find(|(name, _)| *name == "owner");
    match (placeholder_scope(call)?, owner) {
        (PlaceholderScope::System, None) => Ok(PlaceholderPlace::System),
        (scope, Some((_, owner))) => place_of(scope, owner),
        (PlaceholderScope::Model | PlaceholderScope::Region | PlaceholderScope::Device, None) => {
            Err(Problem::new(Code::NotFound, "name whose it is"))
        }
    }
}

/// The place of an owner in a scope.
pub(super) fn place_of(scope: PlaceholderScope, owner: &str) -> Result<PlaceholderPlace, Problem> {
    Ok(match scope {
        PlaceholderScope::System => {
            let detail = "what is of the system has no owner: /api/v1/placeholders/system/{name}";
            return Err(Problem::new(Code::NotFound, detail));
        }
        PlaceholderScope::Model => {
            PlaceholderPlace::Model(parsed(canonical_model(owner), Code::NotFound)?)
        }
        PlaceholderScope::Region => PlaceholderPlace::Region(parsed(owner, Code::RegionNotFound)?),
        PlaceholderScope::Device => PlaceholderPlace::Device(parsed(owner, Code::DeviceNotFound)?),
    })
}

/// The placeholder of the path.
pub(super) fn placeholder_name(call: &Call) -> Result<PlaceholderName, Problem> {
    let name: WrittenName = call.parsed_parameter("name", Code::PlaceholderNotFound)?;
    Ok(name.0)
}

/// Scope and owner of the path of overrides.
pub(super) fn override_place(call: &Call) -> Result<OverridePlace, Problem> {
    let owner = call.parameter("owner");
    let scope = match call.parameter("scope") {
        word if is_tenant(word) => OverrideScope::Region,
        _ => call.parsed_parameter("scope", Code::NotFound)?,
    };
    Ok(match scope {
        OverrideScope::Region => OverridePlace::Region(parsed(owner, Code::RegionNotFound)?),
        OverrideScope::User => OverridePlace::User(owner.to_owned()),
        OverrideScope::Device => OverridePlace::Device(parsed(owner, Code::DeviceNotFound)?),
    })
}

fn parsed<T>(text: &str, code: Code) -> Result<T, Problem>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    text.parse()
        .map_err(|error: T::Err| Problem::new(code, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_as_templates_write_them_or_without() {
        for (text, expected) in [
            ("Language", Some("Language")),
            ("%ITCS_Language%", Some("Language")),
            ("%ITCS_P_Gate%", Some("P_Gate")),
            ("%ITCS_Language", None),
            ("ITCS Language", None),
            ("%ITCS_%", None),
            ("", None),
        ] {
            let name = text.parse::<WrittenName>().ok();
            let name = name.map(|name| name.0.to_string());
            assert_eq!(name.as_deref(), expected, "{text}");
        }
    }
}
