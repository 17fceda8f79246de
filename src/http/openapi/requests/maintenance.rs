//! The maintenance windows of a region in bodies of requests.
//!
//! Guarantee: as of all bodies; whether there is such a time zone, only the server knows. Pure.

use schemars::{Schema, SchemaGenerator, json_schema};
use schemas::{TimeOfDay, events::Weekday};

use super::{super::operation::of, Field, object, optional, or_null, required};
use crate::http::write::maintenance::WINDOWS_MAX;

/// The windows; `null` takes them back.
pub(super) const MAINTENANCE: Field = optional(
    "maintenance",
    maintenance,
    "When jobs with the option `in_maintenance_window` may do something to the region's phones; \
     null: always, as in a new region.",
);

fn maintenance(generator: &mut SchemaGenerator) -> Schema {
    fn windows(generator: &mut SchemaGenerator) -> Schema {
        let window = window(generator);
        json_schema!({"type": "array", "items": window, "minItems": 1, "maxItems": WINDOWS_MAX})
    }
    let fields = [
        required(
            "time_zone",
            time_zone,
            "The clocks that count: a time zone of the IANA database, in whatever case.",
        ),
        required("windows", windows, "When it is allowed."),
    ];
    or_null(object(generator, &fields))
}

fn time_zone(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "maxLength": 64,
        "pattern": "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}$",
        "examples": ["Europe/Oslo"],
    })
}

fn window(generator: &mut SchemaGenerator) -> Schema {
    fn days(generator: &mut SchemaGenerator) -> Schema {
        let day = of::<Weekday>(generator);
        let most = Weekday::ALL.len();
        json_schema!({"type": "array", "items": day, "minItems": 1, "maxItems": most})
    }
    let fields = [
        required("days", days, "The days on which it begins."),
        required("from", of::<TimeOfDay>, "When it opens."),
        required(
            "to",
            of::<TimeOfDay>,
            "When it closes: on the next day where this is not later than `from`.",
        ),
    ];
    object(generator, &fields)
}
