//! The bodies of requests about jobs.
//!
//! Guarantee: as of all bodies. Pure. Which options an action has, its handler says: a schema that
//! told thirteen of them apart would be read by nobody.

use schemars::{Schema, SchemaGenerator, json_schema};
use schemas::events::JobAction;

use super::{
    super::{operation::of, texts},
    count, object, optional, optional_flag, or_null, required,
};
use crate::http::{fields, read};

/// `POST /api/v1/actions`
pub(in super::super) fn action(generator: &mut SchemaGenerator) -> Schema {
    let fields = [
        required("action", of::<JobAction>, "What is done."),
        required("targets", targets, "To whom: one of the three."),
        optional(
            "options",
            options,
            "What is set or shown, and how fast it goes.",
        ),
        optional(
            "expected_count",
            count,
            "How many targets these are, as a dry run said: if it is another number now, nothing \
             is started.",
        ),
        optional(
            "skip_missing",
            optional_flag,
            "Whether named phones and users that are not there, or wait for approval, are left \
             out; otherwise one of them refuses it all.",
        ),
    ];
    object(generator, &fields)
}

fn targets(generator: &mut SchemaGenerator) -> Schema {
    fn list(item: Schema) -> Schema {
        let most = fields::LIST_LENGTH_MAX;
        json_schema!({"type": "array", "items": item, "maxItems": most})
    }
    fn macs(generator: &mut SchemaGenerator) -> Schema {
        or_null(list(texts::mac(generator)))
    }
    fn users(generator: &mut SchemaGenerator) -> Schema {
        or_null(list(texts::name(generator)))
    }
    fn filter(_: &mut SchemaGenerator) -> Schema {
        let mut properties = serde_json::Map::new();
        for name in read::devices::FILTERS {
            properties.insert((*name).to_owned(), serde_json::Value::Bool(true));
        }
        or_null(json_schema!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        }))
    }
    let fields = [
        optional("macs", macs, "These phones."),
        optional("users", users, "These users, or their phones."),
        optional(
            "filter",
            filter,
            "Phones of the fleet, as the parameters of their list.",
        ),
    ];
    object(generator, &fields)
}

fn options(generator: &mut SchemaGenerator) -> Schema {
    fn text(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "null"]})
    }
    fn number(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["integer", "null"], "minimum": 0})
    }
    fn mode(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"enum": ["graceful", "force", "scheduled", null]})
    }
    fn whether(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["boolean", "null"]})
    }
    let fields = [
        optional(
            "mode",
            mode,
            "restart: when the phone does it; `graceful` unless given.",
        ),
        optional(
            "at",
            text,
            "restart, `scheduled`: when, as the phone is told.",
        ),
        optional(
            "then_update",
            whether,
            "generate_configuration: phones load the new file.",
        ),
        optional(
            "firmware",
            text,
            "update_firmware: the entry of the firmware list.",
        ),
        optional("text", text, "send_message: what the display shows."),
        optional(
            "seconds",
            number,
            "send_message: for how long; 30 unless given.",
        ),
        optional("region", text, "set_region: the region."),
        optional("language", text, "set_language: the language."),
        optional("model", text, "set_model: the model."),
        optional(
            "vlan_mode",
            text,
            "set_vlan: `Disabled`, `Automatic`, `Manual`, …",
        ),
        optional("vlan_id", number, "set_vlan: the VLAN."),
        optional(
            "same",
            text,
            "reset_password: the password of all; else one each.",
        ),
        optional(
            "delay_seconds",
            number,
            "From one target to the next, one at a time; 0: a hundred at once. Takes the place of \
             batches, so it is not given with them.",
        ),
        optional("batch_size", number, "So many targets at a time."),
        optional("batch_delay_seconds", number, "From one batch to the next."),
        optional("start_at", text, "Not before, RFC 3339."),
        optional(
            "ring_size",
            number,
            "So many first, which must all be done.",
        ),
        optional(
            "ring_wait_seconds",
            number,
            "How long these may take from when the last of them was told, or the job resumed; \
             two keep-alive periods of phones and half an hour unless given.",
        ),
        optional(
            "stop_after_failed_percent",
            number,
            "The job stops itself when more have failed or expired; 100 unless given: never.",
        ),
        optional(
            "stop_after_failed_count",
            number,
            "Not before so many have ended; 10 unless given.",
        ),
        optional(
            "in_maintenance_window",
            whether,
            "Whether a target has its turn only while a maintenance window of its region is open; \
             false unless given. Phones that the server cannot call are told in their next \
             keep-alive: a window should last longer than the time between two.",
        ),
    ];
    or_null(object(generator, &fields))
}
