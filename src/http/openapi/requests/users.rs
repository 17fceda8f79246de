//! The bodies of requests about users and their phones.
//!
//! Guarantee: as of all bodies. Pure.

use schemars::{Schema, SchemaGenerator};

use super::{super::texts, Field, object, optional, required};

/// `PATCH /api/v1/users/{name}`
pub(in super::super) fn change(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        optional(
            "name",
            texts::optional_name,
            "Another login name, unique in whatever case.",
        ),
        optional("display_name", texts::optional_name, "The name to show."),
        optional(
            "password",
            texts::optional_sip_password,
            "The SIP password, and the credential of the user's phones; never shown again.",
        ),
        optional(
            "region",
            texts::optional_region_name,
            "A region that exists. Phones in the user's old region move along.",
        ),
    ];
    object(generator, &fields)
}

const SETTINGS: [Field; 6] = [
    optional(
        "display_name",
        texts::clearable_name,
        "The name to show on the phone, where it is not the user's.",
    ),
    optional("model", texts::clearable_model, "Its model."),
    optional("language", texts::clearable_word, "Its language."),
    optional(
        "vlan_mode",
        texts::clearable_word,
        "How the phone finds its VLAN.",
    ),
    optional(
        "vlan_id",
        texts::clearable_vlan_id,
        "The VLAN to put the phone in.",
    ),
    optional(
        "firmware",
        texts::clearable_firmware,
        "The entry of the firmware list whose file it is to load; a model's name: the model's.",
    ),
];

/// `POST /api/v1/users/{name}/devices`
pub(in super::super) fn new_device(generator: &mut SchemaGenerator) -> Schema {
    let mac = required(
        "mac",
        texts::typed_mac,
        "12 digits, or the last six of a MAC address that begins with 00908f.",
    );
    let [a, b, c, d, e, f] = SETTINGS;
    object(generator, &[mac, a, b, c, d, e, f])
}

/// `PATCH /api/v1/users/{name}/devices/{mac}`
pub(in super::super) fn device_change(generator: &mut SchemaGenerator) -> Schema {
    let user = optional(
        "user",
        texts::optional_name,
        "Whose it is from now on. It moves to that user's region.",
    );
    let [a, b, c, d, e, f] = SETTINGS;
    object(generator, &[user, a, b, c, d, e, f])
}
