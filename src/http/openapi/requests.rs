//! The bodies of requests, as JSON Schemas.
//!
//! Handlers read fields one by one (`http::fields`), so that all errors are told at once; hence
//! there is no type to derive these from. Guarantee: a test sends generated bodies to a running
//! server, such that fit and such that do not. Unknown fields are refused, and `null` is the same
//! as absent, unless it takes back what was set.

pub(super) mod files;
pub(super) mod jobs;
mod maintenance;
pub(super) mod users;
pub(super) mod values;

use schemars::{Schema, SchemaGenerator, json_schema};
use schemas::{
    Timestamp,
    events::{Onboarding, PhoneCredentials, Role, TemplateVariant},
};
use serde_json::{Map, Value, json};

use self::maintenance::MAINTENANCE;
use super::{
    operation::{SchemaOf, of},
    texts,
};
use crate::http::{fields, setup, write::tokens};

/// A field of a body.
struct Field {
    name: &'static str,
    schema: SchemaOf,
    description: &'static str,
    is_required: bool,
}

const fn required(name: &'static str, schema: SchemaOf, description: &'static str) -> Field {
    Field {
        is_required: true,
        ..optional(name, schema, description)
    }
}

const fn optional(name: &'static str, schema: SchemaOf, description: &'static str) -> Field {
    Field {
        name,
        schema,
        description,
        is_required: false,
    }
}

/// An object with these fields and no others.
fn object(generator: &mut SchemaGenerator, fields: &[Field]) -> Schema {
    let mut properties = Map::new();
    for field in fields {
        let mut schema = (field.schema)(generator);
        schema
            .ensure_object()
            .entry("description")
            .or_insert_with(|| field.description.into());
        properties.insert(field.name.to_owned(), schema.to_value());
    }
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.is_required)
        .map(|field| field.name)
        .collect();
    let mut schema = json_schema!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

/// The same or `null`, which is the same as absent.
fn or_null(schema: Schema) -> Schema {
    json_schema!({"anyOf": [schema, {"type": "null"}]})
}

/// How many things there are.
fn count(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["integer", "null"], "minimum": 0, "maximum": u32::MAX})
}

fn optional_flag(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["boolean", "null"]})
}

fn optional_onboarding(generator: &mut SchemaGenerator) -> Schema {
    or_null(of::<Onboarding>(generator))
}

fn optional_credentials(generator: &mut SchemaGenerator) -> Schema {
    or_null(of::<PhoneCredentials>(generator))
}

fn disconnect_after_seconds(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["integer", "null"],
        "minimum": 1,
        "maximum": setup::DISCONNECT_AFTER_SECONDS_MAX,
    })
}

/// The settings of a region; when it is made, what is absent gets its default.
const REGION_SETTINGS: [Field; 5] = [
    optional(
        "networks",
        texts::optional_networks,
        "Where its phones are; reports and fetches from elsewhere are refused. All private \
         networks when a new region names none.",
    ),
    optional(
        "onboarding",
        optional_onboarding,
        "What happens to a phone that nobody knows; `approve` in a new region.",
    ),
    optional(
        "phone_credentials",
        optional_credentials,
        "What counts as a phone's credential; `verify` in a new region.",
    ),
    optional(
        "reachable",
        optional_flag,
        "Whether the server may open connections to the phones; false in a new region.",
    ),
    optional(
        "disconnect_after_seconds",
        disconnect_after_seconds,
        "After how much silence a phone is disconnected; 7500 in a new region.",
    ),
];

const REGION_NAME: Field = required(
    "name",
    texts::region_name,
    "The region's name; it keeps it for ever.",
);

/// `POST /api/v1/regions`
pub(super) fn new_region(generator: &mut SchemaGenerator) -> Schema {
    let [networks, onboarding, credentials, reachable, disconnect] = REGION_SETTINGS;
    object(
        generator,
        &[
            REGION_NAME,
            networks,
            onboarding,
            credentials,
            reachable,
            disconnect,
            MAINTENANCE,
        ],
    )
}

/// The region that setup makes.
fn first_region(generator: &mut SchemaGenerator) -> Schema {
    let [networks, onboarding, credentials, reachable, disconnect] = REGION_SETTINGS;
    let fields = [
        REGION_NAME,
        networks,
        onboarding,
        credentials,
        reachable,
        disconnect,
    ];
    object(generator, &fields)
}

/// `PATCH /api/v1/regions/{name}`
pub(super) fn region_change(generator: &mut SchemaGenerator) -> Schema {
    let [networks, onboarding, credentials, reachable, disconnect] = REGION_SETTINGS;
    let fields = [
        networks,
        onboarding,
        credentials,
        reachable,
        disconnect,
        MAINTENANCE,
    ];
    object(generator, &fields)
}

/// `POST /api/v1/setup`
pub(super) fn setup(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required(
            "token",
            texts::secret,
            "The one-time token that the server printed.",
        ),
        required(
            "username",
            texts::name,
            "The first account; it is a supervisor.",
        ),
        required("password", texts::new_password, "Its password."),
        required(
            "public_url",
            texts::public_url,
            "The address under which phones reach the phone listener.",
        ),
        required("region", first_region, "The first region."),
        optional(
            "system_user",
            system_user,
            "As whom phones sign in that have no user of their own.",
        ),
    ];
    object(generator, &fields)
}

fn system_user(generator: &mut SchemaGenerator) -> Schema {
    let password = required("password", texts::sip_password, "The user's password.");
    or_null(object(generator, &[password]))
}

/// `POST /api/v1/session`
pub(super) fn sign_in(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required("username", texts::name, "The account, in whatever case."),
        required("password", texts::secret, "Its password."),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/admins`
pub(super) fn new_account(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required("name", texts::name, "Its name, unique in whatever case."),
        required("role", of::<Role>, "What it may do."),
        required("password", texts::new_password, "Its password."),
    ];
    object(generator, &fields)
}

/// `PATCH /api/v1/admins/{name}`
pub(super) fn account_change(generator: &mut SchemaGenerator) -> Schema {
    fn role(generator: &mut SchemaGenerator) -> Schema {
        or_null(of::<Role>(generator))
    }
    fn password(generator: &mut SchemaGenerator) -> Schema {
        or_null(texts::new_password(generator))
    }
    let fields = [
        optional("role", role, "What it may do from now on."),
        optional("password", password, "Another password."),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/session/password`
pub(super) fn own_password(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required(
            "current_password",
            texts::secret,
            "The password as it is now.",
        ),
        required("new_password", texts::new_password, "Another one."),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/tokens`: it expires at a time or after a while, not both.
pub(super) fn new_token(generator: &mut SchemaGenerator) -> Schema {
    fn expires_at(generator: &mut SchemaGenerator) -> Schema {
        or_null(of::<Timestamp>(generator))
    }
    fn expires_in_seconds(_: &mut SchemaGenerator) -> Schema {
        let most = tokens::LIFE_SECONDS_MAX;
        json_schema!({"type": ["integer", "null"], "minimum": 1, "maximum": most})
    }
    let fields = [
        required("name", texts::name, "What it is for."),
        required(
            "role",
            of::<Role>,
            "What it may do: at most what whoever makes it may.",
        ),
        optional(
            "expires_at",
            expires_at,
            "When it ends: at most 366 days ahead.",
        ),
        optional(
            "expires_in_seconds",
            expires_in_seconds,
            "The same from now on; 90 days when neither is given.",
        ),
    ];
    let mut schema = object(generator, &fields);
    let without = |field: &str| json!({"properties": {field: {"type": "null"}}});
    let either = json!([without("expires_at"), without("expires_in_seconds")]);
    schema.insert("anyOf".to_owned(), either);
    schema
}

/// `POST /api/v1/users`
pub(super) fn new_user(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required(
            "name",
            texts::name,
            "The login name, unique in whatever case.",
        ),
        optional("display_name", texts::optional_name, "The name to show."),
        optional(
            "password",
            texts::optional_sip_password,
            "The SIP password, and the credential of the user's phones; never shown again.",
        ),
        required("region", texts::region_name, "A region that exists."),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/templates`
pub(super) fn new_template(generator: &mut SchemaGenerator) -> Schema {
    fn variant(generator: &mut SchemaGenerator) -> Schema {
        or_null(of::<TemplateVariant>(generator))
    }
    let fields = [
        required(
            "name",
            texts::new_template_name,
            "Its name, unique in whatever case.",
        ),
        required("model", texts::model_name, "The model that it is for."),
        optional(
            "variant",
            variant,
            "The kind of firmware that it is for; `lync` when nobody says and the name ends in \
             `_LYNC`.",
        ),
        required(
            "description",
            texts::template_description,
            "What it is, in a sentence.",
        ),
        optional(
            "copy_of",
            texts::optional_template_name,
            "The template whose lines it begins with; the model's built-in one when nobody says.",
        ),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/template-mapping`
pub(super) fn mapping_row(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required("model", texts::model_name, "The model, in whatever case."),
        optional(
            "region",
            texts::optional_region_name,
            "A region that exists; every other one when nobody says.",
        ),
        required("template", texts::template_name, "A template that exists."),
    ];
    object(generator, &fields)
}

/// `PATCH /api/v1/devices/{mac}`
pub(super) fn device_change(generator: &mut SchemaGenerator) -> Schema {
    const VLAN_MODE: &str = "How the phone finds its VLAN.";
    const VLAN_ID: &str = "The VLAN to put the phone in.";
    fn vlan(generator: &mut SchemaGenerator) -> Schema {
        let fields = [
            optional("mode", texts::clearable_word, VLAN_MODE),
            optional("id", texts::clearable_vlan_id, VLAN_ID),
        ];
        or_null(object(generator, &fields))
    }
    let fields = [
        optional(
            "region",
            texts::optional_region_name,
            "A region that exists.",
        ),
        optional(
            "nickname",
            texts::clearable_name,
            "A name for administrators.",
        ),
        optional(
            "display_name",
            texts::clearable_name,
            "The name to show on the phone.",
        ),
        optional(
            "model",
            texts::clearable_model,
            "Its model, where reports are wrong.",
        ),
        optional(
            "template",
            texts::clearable_template,
            "The template of its file.",
        ),
        optional(
            "firmware",
            texts::clearable_firmware,
            "The entry of the firmware list whose file it is to load; a model's name: the model's.",
        ),
        optional("language", texts::clearable_word, "Its language."),
        optional("vlan_mode", texts::clearable_word, VLAN_MODE),
        optional("vlan_id", texts::clearable_vlan_id, VLAN_ID),
        optional("vlan", vlan, "The same two in one."),
    ];
    object(generator, &fields)
}

/// `POST /api/v1/devices/approve`. The display name and the password are the user's, so there must
/// be one for them.
/// Whose files are to be made.
pub(super) fn generation(generator: &mut SchemaGenerator) -> Schema {
    fn macs(generator: &mut SchemaGenerator) -> Schema {
        let mac = texts::mac(generator);
        let most = fields::LIST_LENGTH_MAX;
        or_null(json_schema!({"type": "array", "items": mac, "maxItems": most}))
    }
    let fields = [
        optional(
            "region",
            texts::optional_region_name,
            "Only phones of this region.",
        ),
        optional("macs", macs, "Only these phones."),
        optional(
            "global_files",
            optional_flag,
            "Whether the file that phones share is made, too, for all of them. Unless said, it is \
             when neither a region nor phones are named; else what it does not say stands in the \
             phones' own files.",
        ),
    ];
    object(generator, &fields)
}

pub(super) fn approval(generator: &mut SchemaGenerator) -> Schema {
    fn macs(generator: &mut SchemaGenerator) -> Schema {
        let mac = texts::mac(generator);
        let most = fields::LIST_LENGTH_MAX;
        json_schema!({"type": "array", "items": mac, "minItems": 1, "maxItems": most})
    }
    let fields = [
        required(
            "macs",
            macs,
            "Phones that wait for approval, or that are of the fleet.",
        ),
        required("region", texts::region_name, "A region that exists."),
        optional(
            "user_name",
            texts::optional_name,
            "Whose phones they are; the user is made when there is none of that name.",
        ),
        optional(
            "display_name",
            texts::optional_name,
            "The user's name to show.",
        ),
        optional(
            "password",
            texts::optional_sip_password,
            "The user's SIP password.",
        ),
    ];
    let mut schema = object(generator, &fields);
    let with_user: Value = json!({
        "properties": {"user_name": {"type": "string"}},
        "required": ["user_name"],
    });
    let without = json!({
        "properties": {"display_name": {"type": "null"}, "password": {"type": "null"}},
    });
    schema.insert("anyOf".to_owned(), json!([with_user, without]));
    schema
}
