//! Configuration keys that are added after the template: of a region, a user, a phone.
//!
//! Guarantee: a value whose name says that it opens something is shown to whoever may set it and to
//! nobody else.

use projections::{
    Projections,
    catalogue::{OverrideOwner, Value},
};
use schemas::{ParameterName, Position, Timestamp, commands::OverridePlace, events::OverrideScope};
use serde::Serialize;

use super::{List, sees_hidden, small_list, users};
use crate::{
    http::{
        answer::Answer,
        call::Call,
        places,
        problem::{Code, Problem},
        routes::Outcome,
    },
    provisioning::{cipher, parameters},
};

pub(in crate::http) const QUERY: &[&str] = &["limit", "cursor", "sort"];

/// A configuration key of one owner.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Override")]
pub(in crate::http) struct OverrideView {
    parameter: ParameterName,
    /// `None` when it is hidden.
    value: Option<String>,
    scope: OverrideScope,
    /// The region, the user or the phone.
    owner: String,
    /// Whether only administrators see the value, because its name says that it opens something.
    hidden: bool,
    /// Whether the value is of the phones' hidden form, `{"<base64>"}`, which hides it from a
    /// glance and no more.
    obfuscated: bool,
    /// The event that set it.
    position: Position,
    set_at: Timestamp,
    /// What is odd about it: parameters that nobody documents may still be right.
    warnings: Vec<String>,
}

/// What a preset has set.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "AppliedPreset")]
pub(in crate::http) struct AppliedView {
    preset: String,
    items: Vec<OverrideView>,
}

/// An owner that there is.
struct Owner<'a> {
    scope: OverrideScope,
    shown: String,
    key: OverrideOwner<'a>,
}

/// `GET /api/v1/overrides/{scope}/{owner}`
pub(in crate::http) fn list(call: &Call) -> Outcome {
    let place = places::override_place(call)?;
    let projections = call.context.view.read();
    let owner = owner(&projections, &place)?;
    let values = projections.catalogue.overrides(owner.key);
    let values = values.into_iter().flat_map(|values| values.iter());
    let named = values
        .map(|(parameter, value)| (parameter.to_string(), view(call, &owner, parameter, value)))
        .collect();
    let position = projections.position;
    let list = List::of(small_list::page(&call.query, "parameter", named)?, position);
    Ok(Answer::ok(&list).at(position))
}

/// `GET /api/v1/overrides/{scope}/{owner}/{parameter}`
pub(in crate::http) fn one(call: &Call) -> Outcome {
    let place = places::override_place(call)?;
    let parameter = call.parsed_parameter("parameter", Code::OverrideNotFound)?;
    at(call, &place, &parameter)
}

/// One configuration key.
pub(in crate::http) fn at(
    call: &Call,
    place: &OverridePlace,
    parameter: &ParameterName,
) -> Outcome {
    let projections = call.context.view.read();
    let owner = owner(&projections, place)?;
    let view = find(call, &projections, &owner, parameter).ok_or_else(|| {
        let detail = format!("parameter {parameter} is not overridden there");
        Problem::new(Code::OverrideNotFound, detail)
    })?;
    Ok(Answer::ok(&view).at(projections.position))
}

/// Those that a preset has set.
pub(in crate::http) fn applied(
    call: &Call,
    place: &OverridePlace,
    preset: &str,
    parameters: &[ParameterName],
) -> Outcome {
    let projections = call.context.view.read();
    let owner = owner(&projections, place)?;
    let items = parameters
        .iter()
        .filter_map(|parameter| find(call, &projections, &owner, parameter));
    let applied = AppliedView {
        preset: preset.to_owned(),
        items: items.collect(),
    };
    Ok(Answer::ok(&applied).at(projections.position))
}

fn owner<'a>(projections: &Projections, place: &'a OverridePlace) -> Result<Owner<'a>, Problem> {
    Ok(match place {
        OverridePlace::Region(region) => {
            if projections.regions.get(region).is_none() {
                let detail = format!("there is no region {region}");
                return Err(Problem::new(Code::RegionNotFound, detail));
            }
            Owner {
                scope: OverrideScope::Region,
                shown: region.to_string(),
                key: OverrideOwner::Region(region),
            }
        }
        OverridePlace::User(name) => {
            let user = projections.users.by_name(name);
            let user = user.ok_or_else(users::unknown)?;
            Owner {
                scope: OverrideScope::User,
                shown: user.name.to_owned(),
                key: OverrideOwner::User(user.id),
            }
        }
        OverridePlace::Device(mac) => {
            if projections.fleet.phone(*mac).is_none() {
                let detail = format!("no phone {mac} is of the fleet");
                return Err(Problem::new(Code::DeviceNotFound, detail));
            }
            Owner {
                scope: OverrideScope::Device,
                shown: mac.to_string(),
                key: OverrideOwner::Device(*mac),
            }
        }
    })
}

fn find(
    call: &Call,
    projections: &Projections,
    owner: &Owner<'_>,
    parameter: &ParameterName,
) -> Option<OverrideView> {
    let value = projections.catalogue.overrides(owner.key)?.get(parameter)?;
    Some(view(call, owner, parameter, value))
}

fn view(call: &Call, owner: &Owner<'_>, parameter: &ParameterName, value: &Value) -> OverrideView {
    let warning = parameters::check(parameter.as_str(), &value.text);
    OverrideView {
        parameter: parameter.clone(),
        value: Some(value.text.clone()).filter(|_| !value.is_hidden || sees_hidden(call)),
        scope: owner.scope,
        owner: owner.shown.clone(),
        hidden: value.is_hidden,
        obfuscated: cipher::is_obfuscated(&value.text),
        position: value.position,
        set_at: value.set_at,
        warnings: warning.iter().map(ToString::to_string).collect(),
    }
}
