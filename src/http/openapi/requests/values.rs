//! The bodies of what sets placeholders, overrides and settings.
//!
//! Guarantee: those of settings and presets come from the tables that are read by.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{super::texts, object, optional, optional_flag, or_null, required};
use crate::{
    http::{
        actions::pace::{DELAY, RESTART_BATCH_DELAY, RESTART_BATCH_SIZE},
        directory_try::TYPED_LENGTH_MAX,
        texts::{CONFIG_VALUE_LENGTH_MAX, DESCRIPTION_LENGTH_MAX},
        write::settings::{SUFFIX_LENGTH_MAX, SUFFIXES_MAX},
    },
    provisioning::{
        parameters::Kind,
        preset,
        system_settings::{
            ADDRESS_LENGTH_MAX, LANGUAGES, LDAP, REDUNDANT_MODES, SYSTEM, Setting, SettingKind,
            TEXT_LENGTH_MAX,
        },
    },
};

const DESCRIPTION: &str = "What it is for.";

/// `POST /api/v1/placeholders/{scope}/{owner}`
pub(in crate::http::openapi) fn new_placeholder(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required(
            "name",
            placeholder_name,
            "As `%ITCS_Name%`, or without what is around it.",
        ),
        required(
            "value",
            texts::config_value,
            "What stands in its place. Empty is no value: the next wider scope's counts.",
        ),
        optional("description", optional_description, DESCRIPTION),
    ];
    object(generator, &fields)
}

/// `PUT /api/v1/placeholders/{scope}/{owner}/{name}`
pub(in crate::http::openapi) fn placeholder_change(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        optional(
            "value",
            optional_value,
            "What stands in its place. Empty is no value: the next wider scope's counts.",
        ),
        optional("description", optional_description, DESCRIPTION),
        optional("name", optional_placeholder_name, "Another name."),
        optional(
            "region",
            texts::optional_region_name,
            "Another region that exists; of a region's placeholder alone.",
        ),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/placeholders/{scope}/{owner}/copy`
pub(in crate::http::openapi) fn placeholder_copy(generator: &mut SchemaGenerator) -> Schema {
    let fields = [required(
        "from",
        texts::name,
        "Another owner of the same scope: a model, a region, a phone.",
    )];
    object(generator, &fields)
}

/// `PUT /api/v1/overrides/{scope}/{owner}/{parameter}`
pub(in crate::http::openapi) fn override_value(generator: &mut SchemaGenerator) -> Schema {
    let value = "What the parameter is; one that the parameter takes, where it is known.";
    let fields = [required("value", texts::config_value, value)];
    object(generator, &fields)
}

/// `POST /api/v1/overrides/{scope}/{owner}/preset`: one form for each preset.
pub(in crate::http::openapi) fn applied_preset(_: &mut SchemaGenerator) -> Schema {
    let forms = preset::all().iter().map(|preset| {
        let fields = preset.fields.iter().map(|field| {
            let mut schema = of_kind(&field.known().kind);
            schema["description"] = field.title.as_str().into();
            (field.name.clone(), schema)
        });
        let fields: Map<String, Value> = fields.collect();
        json!({
            "type": "object",
            "title": preset.title,
            "description": preset.description,
            "properties": {
                "preset": {"const": preset.name},
                "values": {
                    "type": ["object", "null"],
                    "properties": fields,
                    "additionalProperties": false,
                },
            },
            "required": ["preset"],
            "additionalProperties": false,
        })
    });
    let forms: Vec<Value> = forms.collect();
    json_schema!({"oneOf": forms})
}

/// What a parameter of this kind takes; empty: it is not set.
fn of_kind(kind: &Kind) -> Value {
    match kind {
        Kind::Flag => json!({"type": ["string", "null"], "enum": ["0", "1", "", null]}),
        Kind::Number { least, greatest } => json!({"anyOf": [
            {"type": "integer", "minimum": least, "maximum": greatest},
            {"enum": ["", null]},
        ]}),
        Kind::Words(words) => {
            let words = words.iter().map(|word| Value::from(*word));
            let words: Vec<Value> = words.chain(["".into(), Value::Null]).collect();
            json!({"enum": words})
        }
        Kind::Text
        | Kind::Secret
        | Kind::Address
        | Kind::Ipv4
        | Kind::Url
        | Kind::Time
        | Kind::Offset => or_null(texts::config_text(CONFIG_VALUE_LENGTH_MAX)).to_value(),
    }
}

/// `PUT /api/v1/settings/system`
pub(in crate::http::openapi) fn system_settings(generator: &mut SchemaGenerator) -> Schema {
    let mut schema = of_settings(generator, SYSTEM);
    // A backup goes with its mode in the same request.
    let with_mode = json!({
        "properties": {"redundant_mode": {"const": "primary_backup"}},
        "required": ["redundant_mode"],
    });
    let without = json!({"properties": {"backup": {"enum": ["", null]}}});
    schema.insert("anyOf".to_owned(), json!([with_mode, without]));
    schema
}

/// `PUT /api/v1/settings/ldap`
pub(in crate::http::openapi) fn ldap_settings(generator: &mut SchemaGenerator) -> Schema {
    of_settings(generator, LDAP)
}

/// `POST /api/v1/settings/ldap/test`
pub(in crate::http::openapi) fn directory_try(generator: &mut SchemaGenerator) -> Schema {
    fn typed(_: &mut SchemaGenerator) -> Schema {
        let mut typed = texts::harmless(TYPED_LENGTH_MAX);
        typed.insert("minLength".to_owned(), json!(1));
        or_null(typed)
    }
    fn settings(generator: &mut SchemaGenerator) -> Schema {
        or_null(of_settings(generator, LDAP))
    }
    let fields = [
        optional(
            "name",
            typed,
            "The beginning of a name, as somebody types it at a phone.",
        ),
        optional(
            "number",
            typed,
            "A number that calls, or that somebody types.",
        ),
        optional(
            "settings",
            settings,
            "Settings to try instead of those that are kept.",
        ),
    ];
    let mut schema = object(generator, &fields);
    let one = |given: &str, other: &str| {
        json!({
            "properties": {given: {"type": "string"}, other: {"type": "null"}},
            "required": [given],
        })
    };
    let either = json!([one("name", "number"), one("number", "name")]);
    schema.insert("oneOf".to_owned(), either);
    schema
}

/// `PUT /api/v1/settings/phones`
pub(in crate::http::openapi) fn phone_settings(generator: &mut SchemaGenerator) -> Schema {
    fn url(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [texts::public_url(generator), {"enum": ["", null]}]})
    }
    fn suffixes(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["array", "null"],
            "items": {
                "type": "string",
                "pattern": format!("^[A-Za-z0-9]{{1,{SUFFIX_LENGTH_MAX}}}$"),
            },
            "minItems": 1,
            "maxItems": SUFFIXES_MAX,
        })
    }
    let fields = [
        optional(
            "proxy_url",
            url,
            "The address of the proxy that some phones come through.",
        ),
        optional(
            "upload_suffixes",
            suffixes,
            "The endings of names that uploaded files may have, without full stop.",
        ),
        optional(
            DELAY.name,
            |generator| of_setting(generator, DELAY.kind()),
            DELAY.about,
        ),
        optional(
            RESTART_BATCH_SIZE.name,
            |generator| of_setting(generator, RESTART_BATCH_SIZE.kind()),
            RESTART_BATCH_SIZE.about,
        ),
        optional(
            RESTART_BATCH_DELAY.name,
            |generator| of_setting(generator, RESTART_BATCH_DELAY.kind()),
            RESTART_BATCH_DELAY.about,
        ),
    ];
    object(generator, &fields)
}

/// The settings of a table; absent ones stay, empty ones and `null` are taken back.
fn of_settings(generator: &mut SchemaGenerator, settings: &[Setting]) -> Schema {
    let properties = settings.iter().map(|setting| {
        let mut schema = of_setting(generator, setting.kind);
        let description = format!("`%ITCS_{}%`", setting.placeholder);
        schema.insert("description".to_owned(), description.into());
        (setting.field.to_owned(), schema.to_value())
    });
    let properties: Map<String, Value> = properties.collect();
    json_schema!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn of_setting(generator: &mut SchemaGenerator, kind: SettingKind) -> Schema {
    let words = |words: &[&str]| {
        let words = words.iter().map(|word| Value::from(*word));
        let words: Vec<Value> = words.chain(["".into(), Value::Null]).collect();
        json_schema!({"enum": words})
    };
    match kind {
        SettingKind::Flag { .. } => optional_flag(generator),
        SettingKind::Number { least, greatest } => json_schema!({"anyOf": [
            {"type": "integer", "minimum": least, "maximum": greatest},
            {"enum": ["", null]},
        ]}),
        SettingKind::Language => words(&LANGUAGES),
        SettingKind::RedundantMode => words(&REDUNDANT_MODES.map(|(word, _)| word)),
        SettingKind::Address => or_null(texts::host(ADDRESS_LENGTH_MAX, "")),
        SettingKind::LdapAddress => or_null(texts::host(ADDRESS_LENGTH_MAX, "(ldaps?://)?")),
        SettingKind::Text => or_null(texts::config_text(TEXT_LENGTH_MAX)),
        SettingKind::Secret => {
            let mut secret = texts::config_text(TEXT_LENGTH_MAX);
            secret.insert("format".to_owned(), "password".into());
            or_null(secret)
        }
        SettingKind::Filter => json_schema!({
            "anyOf": [
                {"type": "string", "pattern": "^([(][A-Za-z]{1,20}=[%*]?[)])?$"},
                texts::config_text(TEXT_LENGTH_MAX),
                {"type": "null"},
            ],
        }),
    }
}

fn placeholder_name(_: &mut SchemaGenerator) -> Schema {
    let name = "[A-Za-z0-9_]{1,64}";
    json_schema!({"type": "string", "pattern": format!("^(%ITCS_{name}%|{name})$")})
}

fn optional_placeholder_name(generator: &mut SchemaGenerator) -> Schema {
    or_null(placeholder_name(generator))
}

fn optional_value(generator: &mut SchemaGenerator) -> Schema {
    or_null(texts::config_value(generator))
}

fn optional_description(_: &mut SchemaGenerator) -> Schema {
    or_null(texts::harmless(DESCRIPTION_LENGTH_MAX))
}
