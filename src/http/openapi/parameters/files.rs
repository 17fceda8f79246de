//! The parameters of routes about files.
//!
//! Guarantee: as of all parameters. Pure.

use projections::config_files::{ConfigFileColumn, ConfigFileKind};
use schemars::{Schema, SchemaGenerator, json_schema};
use schemas::{ContentHash, events::BootFile};

use super::{
    super::{
        operation::{Parameter, of},
        texts,
    },
    CURSOR, LIMIT, SEARCH, name_sort, sort,
};

pub(in super::super) static FILE_NAME: [Parameter; 1] =
    [Parameter::one("name", texts::file_name, "The file's name.").example("directory.csv")];

pub(in super::super) static FIRMWARE_NAME: [Parameter; 1] =
    [
        Parameter::one("name", texts::firmware_name, "The entry, in whatever case.")
            .example("430HD"),
    ];

pub(in super::super) static BOOT_FILE: [Parameter; 1] =
    [Parameter::one("file", of::<BootFile>, "Which.").example("direct")];

pub(in super::super) static CONFIG_FILES: [Parameter; 5] = [
    Parameter::one(
        "search",
        texts::parameter,
        "A part of the name, without regard to case.",
    ),
    Parameter::many("kind", of::<ConfigFileKind>, "One of these kinds."),
    LIMIT,
    CURSOR,
    Parameter::one("sort", config_file_sort, "The order; by name unless given."),
];

pub(in super::super) static PUT_CONFIG_FILE: [Parameter; 1] = [Parameter::one(
    "dry_run",
    flag,
    "Whether the file is only looked at: the answer tells what is wrong with it.",
)];

pub(in super::super) static FIRMWARE: [Parameter; 4] = [
    SEARCH_FIRMWARE,
    LIMIT,
    CURSOR,
    Parameter::one("sort", name_sort, "The order."),
];

const SEARCH_FIRMWARE: Parameter = Parameter {
    description: "A part of the file's name or the entry's, without regard to case.",
    ..SEARCH
};

pub(in super::super) static PUT_FIRMWARE: [Parameter; 3] = [
    Parameter::one(
        "file_name",
        texts::file_name,
        "The name under which phones load it; the entry's name and `.img` unless given.",
    ),
    Parameter::one(
        "replace",
        flag,
        "Whether a file that is there may be replaced by another.",
    ),
    Parameter::one(
        "sha256",
        of::<ContentHash>,
        "What SHA-256 of the file must be, in hex digits.",
    ),
];

fn flag(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "boolean"})
}

fn config_file_sort(_: &mut SchemaGenerator) -> Schema {
    sort(ConfigFileColumn::ALL.iter().map(|column| column.name()))
}
