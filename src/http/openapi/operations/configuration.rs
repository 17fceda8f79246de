//! The archive of the configuration, described.
//!
//! Guarantee: as for all rows (`operations`).

use super::super::{operation::Operation, parameters::configuration as parameters};
use crate::http::{
    configuration_archive::Report,
    problem::Code,
    routes::Method::{Get, Post},
};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/export/configuration.zip",
        "Configuration",
        "export_configuration",
        "The whole configuration as one archive",
    )
    .about(
        "Templates that were saved, the mapping, placeholders, overrides, settings and boot files. \
         The same configuration gives the same bytes, and what is exported with its secrets, a \
         server with the same regions, users and phones imports to the same bytes.",
    )
    .query(&parameters::EXPORT)
    .gives_file(&["application/zip"], "The archive.")
    .refuses(&[Code::InvalidArchive, Code::TooManyStreams, Code::Stopping]),
    Operation::new(
        Post,
        "/api/v1/import/configuration",
        "Configuration",
        "import_configuration",
        "Import an archive of the configuration",
    )
    .about(
        "Everything of it, or nothing. What is the same already is not touched. When something \
         cannot be imported, the problem `import_refused` has the members of the report, too; a \
         dry run answers 200 with them.",
    )
    .query(&parameters::IMPORT)
    .takes_file("The archive.")
    .gives::<Report>(200, "What it came to, or would come to.")
    .refuses(&[
        Code::InvalidArchive,
        Code::ImportRefused,
        Code::Overtaken,
        Code::TooManyStreams,
    ]),
];
