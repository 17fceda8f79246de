//! The parameters of paths and queries.
//!
//! Guarantee: a test compares the names here with those that the route table and the paths have.
//! Pure.

pub(super) mod configuration;
pub(super) mod files;
pub(super) mod jobs;
mod templates;
pub(super) mod users;
pub(super) mod values;

use projections::{
    alarms::AlarmColumn,
    device::{Approval, DeviceColumn, DeviceStatus},
    page::{LIMIT_DEFAULT, LIMIT_MAX},
    users::UserColumn,
};
use schemars::{Schema, SchemaGenerator, json_schema};
use schemas::{
    Position, Timestamp,
    events::{EventKind, Severity},
};

pub(super) use self::templates::*;
use super::{
    operation::{Parameter, of},
    texts,
};
use crate::{
    http::{
        query::MIN_POSITION,
        read::{logs, records, timeline},
        requests::KEY_LENGTH_MAX,
    },
    log::remote::CHUNK_BYTES_MAX,
};

/// Waits for a position: known to every reading route.
pub(super) static WAIT: Parameter = Parameter::one(
    MIN_POSITION,
    of::<Position>,
    "Wait until the log stands at this position, as a write answered it; 503 after five seconds.",
);

/// Makes a write happen once: known to every route that takes it.
pub(super) static IDEMPOTENCY_KEY: Parameter = Parameter::one(
    "Idempotency-Key",
    idempotency_key,
    "Any text that is new for each request, such as a UUID. Sent again with the same request \
     within a day, it gives the first answer, also after a restart.",
);

pub(super) static MAC: [Parameter; 1] = [Parameter::one(
    "mac",
    texts::mac,
    "The phone, its MAC address in any spelling.",
)
.example("00908f484cf0")];

pub(super) static USER_NAME: [Parameter; 1] =
    [Parameter::one("name", texts::name, "The user, in whatever case.").example("alice")];

pub(super) static REGION_NAME: [Parameter; 1] =
    [Parameter::one("name", texts::region_name, "The region.").example("Oslo")];

pub(super) static ACCOUNT_NAME: [Parameter; 1] =
    [Parameter::one("name", texts::name, "The account, in whatever case.").example("olga")];

pub(super) static TOKEN_ID: [Parameter; 1] = [Parameter::one(
    "id",
    of::<Position>,
    "The token, as the list of tokens names it.",
)];

pub(super) static ALARM_ID: [Parameter; 1] = [Parameter::one(
    "id",
    texts::alarm_id,
    "The alarm, as the list of alarms names it.",
)];

pub(super) static FILE: [Parameter; 1] = [Parameter::one(
    "file",
    super::docs::file_names,
    "A file that the page loads.",
)];

const LIMIT: Parameter = Parameter::one("limit", limit, "How many items at most.");

const CURSOR: Parameter = Parameter::one(
    "cursor",
    texts::parameter,
    "The `next_cursor` of the page before, asked for in the same order.",
);

/// A cursor that is a position.
const POSITION_CURSOR: Parameter = Parameter::one(
    "cursor",
    of::<Position>,
    "The `next_cursor` of the page before.",
);

const SEARCH: Parameter = Parameter::one(
    "search",
    texts::parameter,
    "A part of what the list shows, without regard to case.",
);

const REGION: Parameter = Parameter::many("region", texts::region_name, "One of these regions.");

pub(super) static DASHBOARD: [Parameter; 1] = [Parameter::one(
    "region",
    texts::region_name,
    "Only the phones of this region.",
)];

pub(super) static TIMELINE: [Parameter; 3] = [
    Parameter::one(
        "from",
        of::<Timestamp>,
        "Where it begins; a day before `to` when nobody says.",
    ),
    Parameter::one(
        "to",
        of::<Timestamp>,
        "Where it ends; now when nobody says.",
    ),
    Parameter::one(
        "step",
        step,
        "How far apart the points are, in seconds, or a word; as seems fit when nobody says. There \
         are at most 2,000 points.",
    ),
];

pub(super) static DEVICES: [Parameter; 15] = [
    Parameter::many(
        "status",
        of::<DeviceStatus>,
        "What the server takes them to be.",
    ),
    Parameter::many("approval", of::<Approval>, "Part of the fleet, or waiting."),
    Parameter::many(
        "user",
        texts::parameter,
        "The shown user, without regard to case.",
    ),
    Parameter::many(
        "mac",
        texts::mac_beginning,
        "MAC addresses in any spelling, or first digits.",
    ),
    Parameter::many("ip", texts::address, "The address that they report."),
    Parameter::many("model", texts::parameter, "The shown model."),
    Parameter::many(
        "version",
        texts::parameter,
        "The firmware version that they report.",
    ),
    REGION,
    Parameter::many("template", texts::parameter, "The shown template."),
    Parameter::many(
        "phone_number",
        texts::parameter,
        "The number that they report.",
    ),
    Parameter::one(
        "multiple_devices",
        flag,
        "Only phones whose owner has more than one.",
    ),
    SEARCH,
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        device_sort,
        "A column, or `-column` for the greatest first.",
    ),
];

/// What the list and the export choose phones by.
pub(super) const DEVICE_FILTERS: &[Parameter] = DEVICES.split_at(12).0;

pub(super) static USER_DEVICES: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one("sort", mac_sort, "In order of the MAC, or backwards."),
];

pub(super) static CONFIGURATION: [Parameter; 3] = [
    Parameter::one("preview", flag, "The file as it would be generated now."),
    Parameter::one("effective", flag, "With its includes in their places."),
    Parameter::one(
        "explain",
        flag,
        "Every line with who decided it; of included files, with `effective`.",
    ),
];

pub(super) static GENERATED_TEMPLATE: [Parameter; 1] =
    [
        Parameter::one("name", texts::name, "The template, in whatever case.")
            .example("AudioCodes_430HD"),
    ];

pub(super) static DRY_RUN: [Parameter; 1] = [Parameter::one(
    "dry_run",
    flag,
    "Changes nothing, and tells what would change.",
)];

pub(super) static HISTORY: [Parameter; 2] = [LIMIT, POSITION_CURSOR];

pub(super) static USERS: [Parameter; 5] = [
    SEARCH,
    REGION,
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        user_sort,
        "A column, or `-column` for the greatest first.",
    ),
];

/// Regions, accounts: lists in order of name.
pub(super) static NAMED: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one("sort", name_sort, "In order of the name, or backwards."),
];

pub(super) static TOKENS: [Parameter; 3] = [
    LIMIT,
    CURSOR,
    Parameter::one("sort", id_sort, "In order of the id, or backwards."),
];

pub(super) static ALARMS: [Parameter; 10] = [
    SEARCH,
    Parameter::many("severity", of::<Severity>, "How bad."),
    Parameter::many("name", texts::parameter, "Names or titles of alarms."),
    Parameter::many("mac", texts::mac, "The phones."),
    Parameter::many("ip", texts::address, "The addresses that they came from."),
    REGION,
    Parameter::one(
        "since",
        of::<Timestamp>,
        "Raised, or raised again, at this time or later.",
    ),
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        alarm_sort,
        "A column, or `-column` for the greatest first.",
    ),
];

/// What the list and the export choose alarms by.
pub(super) const ALARM_FILTERS: &[Parameter] = ALARMS.split_at(7).0;

const AFTER: Parameter =
    Parameter::one("after", of::<Position>, "Only events behind this position.");

const KIND: Parameter = Parameter::many("kind", kind, "Only events of these kinds.");

const SUBJECT: Parameter = Parameter::many(
    "subject",
    subject,
    "Only events about these: `system`, `phone:<mac>`, `user:<name>`, `region:<name>`, \
     `admin:<name>`, `file:<name>`.",
);

const ACTOR: Parameter = Parameter::many(
    "actor",
    actor,
    "Only events that these made happen: `admin:<name>` with its tokens, `token:<id>`, `phone`, \
     `anonymous`, `command-line`, or a process of the server.",
);

pub(super) static EVENTS: [Parameter; 9] = [
    AFTER,
    LIMIT,
    CURSOR,
    Parameter::one(
        "sort",
        position_sort,
        "From the oldest on, or from the newest.",
    ),
    KIND,
    SUBJECT,
    ACTOR,
    Parameter::one("since", of::<Timestamp>, "At this time or later."),
    Parameter::one("until", of::<Timestamp>, "At this time or earlier."),
];

pub(super) static STREAM: [Parameter; 4] = [AFTER, KIND, SUBJECT, ACTOR];

pub(super) static LAST_EVENT_ID: [Parameter; 1] = [Parameter::one(
    "Last-Event-ID",
    of::<Position>,
    "The position of the last event that was seen; it counts rather than `after`.",
)];

const LINES: Parameter = Parameter::one(
    "lines",
    lines,
    "How many lines at most: 100 when nobody says, and all of a file.",
);

pub(super) static ACTIVITY: [Parameter; 1] = [LINES];

pub(super) static SERVER_LOG: [Parameter; 2] = [
    Parameter::one(
        "level",
        level,
        "Only lines of this level and more important ones, in whatever case; `debugging` and \
         `verbose` are `debug` and `trace`.",
    ),
    LINES,
];

pub(super) static RECORDS: [Parameter; 2] = [
    Parameter::one(
        "after",
        of::<Position>,
        "Only records behind this position.",
    ),
    Parameter::one(
        "limit",
        record_bytes,
        "How many bytes at most; a record that is longer comes alone.",
    ),
];

fn record_bytes(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "integer",
        "minimum": 1,
        "maximum": CHUNK_BYTES_MAX,
        "default": records::BYTES_DEFAULT,
    })
}

/// Visible ASCII characters.
fn idempotency_key(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": KEY_LENGTH_MAX,
        "pattern": "^[!-~]+$",
    })
}

fn limit(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "integer",
        "minimum": 1,
        "maximum": LIMIT_MAX,
        "default": LIMIT_DEFAULT,
    })
}

fn step(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [
        {"type": "integer", "minimum": 1, "maximum": timeline::STEP_SECONDS_MAX},
        {"type": "string", "enum": timeline::STEPS.map(|(word, _)| word)},
    ]})
}

fn flag(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "boolean", "default": false})
}

fn kind(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.name()).collect();
    json_schema!({"type": "string", "enum": names})
}

fn subject(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": "^(system|(phone|user|region|admin|file):.+)$"})
}

fn actor(_: &mut SchemaGenerator) -> Schema {
    let numbered = "admin:.+|token:[0-9]{1,19}";
    let others = "phone|anonymous|command-line|watchdog|renderer|delivery";
    json_schema!({"type": "string", "pattern": format!("^({numbered}|{others})$")})
}

/// The words that `sort` takes: each column, and each with a minus.
fn sort<'a>(columns: impl Iterator<Item = &'a str> + Clone) -> Schema {
    let descending = columns.clone().map(|column| format!("-{column}"));
    let words: Vec<String> = columns.map(str::to_owned).chain(descending).collect();
    json_schema!({"type": "string", "enum": words})
}

fn device_sort(_: &mut SchemaGenerator) -> Schema {
    sort(DeviceColumn::ALL.iter().map(|column| column.name()))
}

fn user_sort(_: &mut SchemaGenerator) -> Schema {
    sort(UserColumn::ALL.iter().map(|column| column.name()))
}

fn alarm_sort(_: &mut SchemaGenerator) -> Schema {
    sort(AlarmColumn::ALL.iter().map(|column| column.name()))
}

fn name_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["name"].into_iter())
}

fn mac_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["mac"].into_iter())
}

fn id_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["id"].into_iter())
}

fn position_sort(_: &mut SchemaGenerator) -> Schema {
    sort(["position"].into_iter())
}

fn lines(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "integer", "minimum": 1, "maximum": logs::LINES_MAX})
}

fn level(_: &mut SchemaGenerator) -> Schema {
    let words = [
        "error",
        "warn",
        "info",
        "debug",
        "trace",
        "debugging",
        "verbose",
    ];
    json_schema!({"type": "string", "enum": words})
}
