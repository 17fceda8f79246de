//! The parameters of templates and of the mapping.

use schemars::{Schema, SchemaGenerator};
use schemas::events::TemplateVariant;

use super::{
    super::{
        operation::{Parameter, of},
        texts,
    },
    CURSOR, LIMIT, SEARCH, device_sort, flag, name_sort, sort,
};
use crate::http::read::template_use::PLACEHOLDER_COLUMNS;

pub(in super::super) static TEMPLATE_NAME: [Parameter; 1] = [Parameter::one(
    "name",
    texts::template_name,
    "The template, in whatever case.",
)
.example("AudioCodes_430HD")];

pub(in super::super) static MAPPING_ROW: [Parameter; 2] = [
    Parameter::one("model", texts::model_name, "The model, in whatever case.").example("430HD"),
    Parameter::one(
        "region",
        texts::region_name,
        "The region; `*`: every other one.",
    )
    .example("*"),
];

pub(in super::super) static TEMPLATES: [Parameter; 6] = [
    SEARCH,
    Parameter::many("model", texts::parameter, "Of these models."),
    Parameter::many(
        "variant",
        of::<TemplateVariant>,
        "For these kinds of firmware.",
    ),
    LIMIT,
    CURSOR,
    Parameter::one("sort", name_sort, "In order of the name, or backwards."),
];

pub(in super::super) static TEMPLATE: [Parameter; 1] = [Parameter::one(
    "default",
    flag,
    "The built-in document, whatever was saved over it.",
)];

pub(in super::super) static TEMPLATE_SAVE: [Parameter; 1] = [Parameter::one(
    "dry_run",
    flag,
    "Only says what saving it would come to.",
)];

pub(in super::super) static TEMPLATE_PLACEHOLDERS: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        placeholder_sort,
        "In order of appearance, unless it is asked for by name; or backwards.",
    ),
];

pub(in super::super) static TEMPLATE_USAGE: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        device_sort,
        "A column, or `-column` for the greatest first.",
    ),
];

pub(in super::super) static TEMPLATE_MAPPING: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one("sort", model_sort, "In order of the model, or backwards."),
];

pub(in super::super) static TEMPLATE_MAPPING_TEST: [Parameter; 4] = [
    Parameter::one(
        "user_agent",
        texts::parameter,
        "What a phone calls itself; its model and its kind of firmware are read from it.",
    )
    .example("AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)"),
    Parameter::one("region", texts::parameter, "The region that it asks in.").example("Oslo"),
    Parameter::one(
        "model",
        texts::parameter,
        "The model, rather than that of the User-Agent.",
    ),
    Parameter::one(
        "variant",
        of::<TemplateVariant>,
        "The kind of firmware, rather than that of the User-Agent.",
    ),
];

fn placeholder_sort(_: &mut SchemaGenerator) -> Schema {
    sort(PLACEHOLDER_COLUMNS.into_iter())
}

fn model_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["model"].into_iter())
}
