//! The bodies of requests about files.
//!
//! Guarantee: as of all bodies. Pure.

use projections::config_files::ConfigFileKind;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::json;

use super::{
    super::{operation::of, texts},
    count, object, optional, or_null, required,
};
use crate::http::fields;

/// `POST /api/v1/config-files/delete`: either names, or all.
pub(in super::super) fn deletion(generator: &mut SchemaGenerator) -> Schema {
    fn names(generator: &mut SchemaGenerator) -> Schema {
        let name = texts::file_name(generator);
        let most = fields::LIST_LENGTH_MAX;
        or_null(json_schema!({"type": "array", "items": name, "minItems": 1, "maxItems": most}))
    }
    fn all(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"enum": [true, null]})
    }
    fn kind(generator: &mut SchemaGenerator) -> Schema {
        or_null(of::<ConfigFileKind>(generator))
    }
    let fields = [
        optional("names", names, "Which files."),
        optional("all", all, "All that there are."),
        optional("kind", kind, "Of all, only those of this kind."),
        optional(
            "expected_count",
            count,
            "How many all are: with another number nothing is deleted.",
        ),
    ];
    let mut schema = object(generator, &fields);
    let named = json!({
        "properties": {
            "names": {"type": "array"},
            "all": {"type": "null"},
            "kind": {"type": "null"},
            "expected_count": {"type": "null"},
        },
        "required": ["names"],
    });
    let all = json!({
        "properties": {"names": {"type": "null"}, "all": {"const": true}},
        "required": ["all"],
    });
    schema.insert("oneOf".to_owned(), json!([named, all]));
    schema
}

/// `POST /api/v1/firmware`
pub(in super::super) fn new_firmware(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required(
            "name",
            texts::firmware_name,
            "Its name, unique in whatever case; a model's name is that of its default firmware.",
        ),
        required("description", texts::name, "What it is."),
        optional(
            "version",
            texts::clearable_word,
            "Its version; read from the file where that names one.",
        ),
    ];
    object(generator, &fields)
}

/// `PATCH /api/v1/firmware/{name}`
pub(in super::super) fn firmware_change(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        optional("description", texts::clearable_name, "What it is."),
        optional(
            "version",
            texts::clearable_word,
            "Its version; `null` or empty: not known.",
        ),
    ];
    object(generator, &fields)
}
