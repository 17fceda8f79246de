//! The texts that requests hold, as JSON Schemas: what `http::texts` and the ids check, said as
//! patterns.
//!
//! Guarantee: what a schema here accepts, the reader of that field accepts, but for what only the
//! server can know (whether a region exists, whether a password is too common). The patterns use
//! nothing that dialects read differently. Pure.

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::{
    http::{passwords, texts},
    provisioning::template_name,
};

/// The characters that `http::texts` refuses, as the inside of a class.
const HARMFUL: &str = r"\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069";

/// A pattern: characters outside of `refused`, the first and last no space.
fn trimmed(refused: &str) -> String {
    format!(r"^[^{refused}\s]([^{refused}]*[^{refused}\s])?$")
}

/// A pattern: of these characters only, the first and last no space.
fn trimmed_of(accepted: &str) -> String {
    // The space stands first: behind a `-` it would end a range.
    format!("^[{accepted}]([ {accepted}]*[{accepted}])?$")
}

/// Any text that cannot end a line or hide, perhaps empty.
pub(super) fn harmless(length_max: usize) -> Schema {
    let pattern = format!("^[^{HARMFUL}]*$");
    json_schema!({"type": "string", "maxLength": length_max, "pattern": pattern})
}

/// A text that can stand behind an equals sign in a phone's file, perhaps empty.
pub(super) fn config_text(length_max: usize) -> Schema {
    let pattern = format!("^([^{HARMFUL} ][^{HARMFUL}]*)?$");
    json_schema!({"type": "string", "maxLength": length_max, "pattern": pattern})
}

/// The value of a placeholder or an override.
pub(super) fn config_value(_: &mut SchemaGenerator) -> Schema {
    config_text(texts::CONFIG_VALUE_LENGTH_MAX)
}

/// An IPv4 address or a host name behind this pattern, or empty. IPv6 addresses are accepted too,
/// and not said here.
pub(super) fn host(length_max: usize, before: &str) -> Schema {
    let label = "[A-Za-z]([A-Za-z0-9-]{0,20}[A-Za-z0-9])?";
    let byte = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    let pattern = format!(r"^({before}({label}(\.{label}){{0,4}}|{byte}(\.{byte}){{3}}))?$");
    json_schema!({"type": "string", "maxLength": length_max, "pattern": pattern})
}

/// A text with something in it, of at most so many characters, that is no step in a path.
fn solid(length_max: usize, pattern: String) -> Schema {
    json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": length_max,
        "pattern": pattern,
        "not": {"enum": [".", ".."]},
    })
}

/// Or `null`, which is the same as leaving the field away, or takes back what was set.
fn nullable(schema: Schema) -> Schema {
    json_schema!({"anyOf": [schema, {"type": "null"}]})
}

/// The same or empty or `null`: both take back what was set.
fn clearable(schema: Schema) -> Schema {
    json_schema!({"anyOf": [schema, {"const": ""}, {"type": "null"}]})
}

/// A login name, a display name.
pub(super) fn name(_: &mut SchemaGenerator) -> Schema {
    solid(texts::NAME_LENGTH_MAX, trimmed(HARMFUL))
}

/// As [`name`], or `null`.
pub(super) fn optional_name(generator: &mut SchemaGenerator) -> Schema {
    nullable(name(generator))
}

/// A nickname or display name of a phone.
pub(super) fn clearable_name(_: &mut SchemaGenerator) -> Schema {
    nullable(harmless(texts::NAME_LENGTH_MAX))
}

/// A language, a VLAN mode.
pub(super) fn clearable_word(_: &mut SchemaGenerator) -> Schema {
    nullable(harmless(texts::WORD_LENGTH_MAX))
}

/// A region's name.
pub(super) fn region_name(_: &mut SchemaGenerator) -> Schema {
    solid(100, trimmed(&format!(r##"{HARMFUL}/\\?#%"<>"##)))
}

/// As [`region_name`], or `null`.
pub(super) fn optional_region_name(generator: &mut SchemaGenerator) -> Schema {
    nullable(region_name(generator))
}

/// A phone model.
pub(super) fn clearable_model(_: &mut SchemaGenerator) -> Schema {
    clearable(solid(50, trimmed_of("A-Za-z0-9_.-")))
}

/// A template that is there, or not; any case.
pub(super) fn template_name(_: &mut SchemaGenerator) -> Schema {
    solid(100, trimmed_of("A-Za-z0-9_-"))
}

/// As [`template_name`], or `null`.
pub(super) fn optional_template_name(generator: &mut SchemaGenerator) -> Schema {
    nullable(template_name(generator))
}

/// What a new template may be called.
pub(super) fn new_template_name(_: &mut SchemaGenerator) -> Schema {
    let most = template_name::NAME_BYTES_MAX;
    solid(most, "^[A-Za-z0-9_-]+$".to_owned())
}

/// What a template may be described as: something, and nothing that ends a line.
pub(super) fn template_description(_: &mut SchemaGenerator) -> Schema {
    let most = template_name::DESCRIPTION_CHARACTERS_MAX;
    let mut schema = solid(most, trimmed(HARMFUL));
    schema.remove("not");
    schema
}

/// A phone model.
pub(super) fn model_name(_: &mut SchemaGenerator) -> Schema {
    solid(50, trimmed_of("A-Za-z0-9_.-"))
}

/// A template.
pub(super) fn clearable_template(_: &mut SchemaGenerator) -> Schema {
    clearable(solid(100, trimmed_of("A-Za-z0-9_-")))
}

/// An entry of the firmware list, or none.
pub(super) fn clearable_firmware(_: &mut SchemaGenerator) -> Schema {
    clearable(solid(100, trimmed_of("A-Za-z0-9_.-")))
}

/// A file that phones load.
pub(super) fn file_name(_: &mut SchemaGenerator) -> Schema {
    solid(200, trimmed_of("A-Za-z0-9_.-"))
}

/// An entry of the firmware list.
pub(super) fn firmware_name(_: &mut SchemaGenerator) -> Schema {
    solid(100, trimmed_of("A-Za-z0-9_.-"))
}

/// A VLAN id (IEEE 802.1Q), as a number or as digits.
pub(super) fn clearable_vlan_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 4094},
        {
            "type": "string",
            "pattern": "^([0-9]|[1-9][0-9]{1,2}|[1-3][0-9]{3}|40[0-8][0-9]|409[0-4])?$",
        },
        {"type": "null"},
    ]})
}

/// A MAC address: 12 hex digits in either case, with or without separators.
pub(super) fn mac(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^[0-9a-fA-F]{2}([:.-]?[0-9a-fA-F]{2}){5}$"})
}

/// A MAC address, or the six digits behind the vendor's prefix.
pub(super) fn typed_mac(_: &mut SchemaGenerator) -> Schema {
    let pattern = "^([0-9a-fA-F]{6}|[0-9a-fA-F]{2}([:.-]?[0-9a-fA-F]{2}){5})$";
    json_schema!({"type": "string", "pattern": pattern})
}

/// A MAC address or its first digits. Groups of four between full stops are accepted too, and not
/// said here.
pub(super) fn mac_beginning(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^[0-9a-fA-F]([:-]?[0-9a-fA-F]){0,11}$"})
}

/// An IP address of either version.
pub(super) fn address(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]})
}

/// The id of an alarm, as in the list of alarms.
pub(super) fn alarm_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^[0-9a-f]{12}-[0-9]{1,19}$"})
}

/// A new password of an account.
pub(super) fn new_password(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "minLength": passwords::LENGTH_MIN,
        "maxLength": passwords::BYTES_MAX,
        "format": "password",
        "description": "Not the account's name, nor one of the most common passwords; at most as \
            many bytes as characters are given here.",
    })
}

/// A password or token as it is.
pub(super) fn secret(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "format": "password"})
}

/// A user's password, which reaches files of phones.
pub(super) fn sip_password(_: &mut SchemaGenerator) -> Schema {
    solid(texts::SIP_PASSWORD_LENGTH_MAX, trimmed(HARMFUL))
}

/// As [`sip_password`], or `null`.
pub(super) fn optional_sip_password(generator: &mut SchemaGenerator) -> Schema {
    nullable(sip_password(generator))
}

/// A network in CIDR notation. IPv4 inside of IPv6 is accepted too, and not said here.
fn network() -> Schema {
    let byte = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    let version_4 = format!(r"^{byte}(\.{byte}){{3}}/(3[0-2]|[12]?[0-9])$");
    let group = "[0-9a-fA-F]{1,4}";
    // What stands before the double colon, then at most so many groups that one is left out.
    let shortened: String = (1..=6)
        .map(|before| format!("|({group}:){{{before}}}(:{group}){{1,{}}}", 7 - before))
        .collect();
    let address =
        format!("({group}:){{7}}{group}|({group}:){{1,7}}:|:(:{group}){{1,7}}|::{shortened}");
    let version_6 = format!("^({address})/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$");
    json_schema!({"type": "string", "anyOf": [{"pattern": version_4}, {"pattern": version_6}]})
}

/// The networks of a region, or `null`.
pub(super) fn optional_networks(_: &mut SchemaGenerator) -> Schema {
    nullable(json_schema!({
        "type": "array",
        "items": network(),
        "minItems": 1,
        "maxItems": crate::http::setup::NETWORKS_MAX,
    }))
}

/// The address under which phones reach the server.
pub(super) fn public_url(_: &mut SchemaGenerator) -> Schema {
    let label = "[A-Za-z]([A-Za-z0-9-]{0,20}[A-Za-z0-9])?";
    let byte = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    let host = format!(r"({label}(\.{label})*|{byte}(\.{byte}){{3}}|\[[0-9a-fA-F:.]+\])");
    json_schema!({"type": "string", "pattern": format!("^https?://{host}(:[0-9]{{1,5}})?/?$")})
}

/// A text of a query: what is searched for, a value to filter by.
pub(super) fn parameter(_: &mut SchemaGenerator) -> Schema {
    harmless(texts::PARAMETER_LENGTH_MAX)
}
