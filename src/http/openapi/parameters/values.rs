//! The parameters of paths and queries about placeholders and overrides.
//!
//! Guarantee: see `parameters`. Pure.

use schemars::{Schema, SchemaGenerator, json_schema};
use schemas::events::OverrideScope;

use super::{
    super::{
        operation::{Parameter, of},
        texts,
    },
    CURSOR, LIMIT, SEARCH, name_sort, sort,
};

const PLACEHOLDER: Parameter = Parameter::one(
    "name",
    placeholder,
    "The placeholder; `%ITCS_Name%` is understood, too.",
)
.example("SipDigitMap");

const PLACEHOLDER_SCOPE: Parameter =
    Parameter::one("scope", placeholder_scope, "Whose they are.").example("model");

const PLACEHOLDER_OWNER: Parameter =
    Parameter::one("owner", texts::name, "The model, the region or the phone.").example("430HD");

const OVERRIDE_SCOPE: Parameter =
    Parameter::one("scope", of::<OverrideScope>, "Whose they are.").example("region");

const OVERRIDE_OWNER: Parameter =
    Parameter::one("owner", texts::name, "The region, the user or the phone.").example("Oslo");

const PARAMETER: Parameter = Parameter::one(
    "parameter",
    configuration_parameter,
    "The parameter, its slashes percent-encoded.",
)
.example("management/telnet/enabled");

pub(in crate::http::openapi) static PLACEHOLDER_NAME: [Parameter; 1] = [PLACEHOLDER];

pub(in crate::http::openapi) static PLACEHOLDERS_OF_SCOPE: [Parameter; 1] = [PLACEHOLDER_SCOPE];

pub(in crate::http::openapi) static PLACEHOLDERS_OF_OWNER: [Parameter; 2] =
    [PLACEHOLDER_SCOPE, PLACEHOLDER_OWNER];

pub(in crate::http::openapi) static OWNED_PLACEHOLDER: [Parameter; 3] =
    [PLACEHOLDER_SCOPE, PLACEHOLDER_OWNER, PLACEHOLDER];

pub(in crate::http::openapi) static OVERRIDES_OF_OWNER: [Parameter; 2] =
    [OVERRIDE_SCOPE, OVERRIDE_OWNER];

pub(in crate::http::openapi) static OVERRIDE: [Parameter; 3] =
    [OVERRIDE_SCOPE, OVERRIDE_OWNER, PARAMETER];

pub(in crate::http::openapi) static PLACEHOLDERS: [Parameter; 4] = [
    SEARCH,
    LIMIT,
    CURSOR,
    Parameter::one("sort", name_sort, "In order of the name, or backwards."),
];

pub(in crate::http::openapi) static OVERRIDES: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        parameter_sort,
        "In order of the parameter, or backwards.",
    ),
];

fn parameter_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["parameter"].into_iter())
}

fn placeholder(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^[A-Za-z0-9_]{1,64}$"})
}

/// Those that have owners.
fn placeholder_scope(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": ["model", "region", "device"]})
}

fn configuration_parameter(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": "^[A-Za-z0-9/_.:<>-]{1,200}$",
        "not": {"enum": ["include", ".", ".."]},
    })
}
