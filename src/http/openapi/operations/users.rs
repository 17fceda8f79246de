//! Users changed and removed, their phones, and tables of both, described.
//!
//! Guarantee: as for all rows (`operations`).

use projections::users::User;

use super::super::{
    operation::Operation,
    parameters::{self, users as own},
    requests::users as requests,
};
use crate::http::{
    problem::Code,
    read::devices::UserDevice,
    routes::Method::{Delete, Get, Patch, Post},
    user_table::Report,
};

const MADE: &str = "Unless `generate=false`, the phones' files are made before the answer; with \
                    `update=true` the phones are told to fetch them.";

const TABLE: &str = "Name,Region,Device 1 MAC Address,Device 1 IP Phone Model\r\n\
                     erna,Oslo,00908f484cf8,430HD\r\n";

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(
        Patch,
        "/api/v1/users/{name}",
        "Users",
        "change_user",
        "Change a user",
    )
    .about(MADE)
    .at(&parameters::USER_NAME)
    .query(&own::AFTERWARDS)
    .takes(requests::change)
    .gives::<User>(200, "The user as it is now.")
    .refuses(&[
        Code::UserNotFound,
        Code::UserExists,
        Code::SystemUserStays,
        Code::TooManyCommands,
        Code::DeviceNotFound,
    ])
    .refuses_fields(&[Code::RegionNotFound]),
    Operation::new(
        Delete,
        "/api/v1/users/{name}",
        "Users",
        "delete_user",
        "Remove a user",
    )
    .about("The user's phones go too, with their status and alarms.")
    .at(&parameters::USER_NAME)
    .gives_nothing("Removed.")
    .refuses(&[Code::UserNotFound, Code::SystemUserStays]),
    Operation::new(
        Post,
        "/api/v1/users/{name}/devices",
        "Users",
        "add_user_device",
        "Give a phone to a user",
    )
    .about(
        "A phone that nobody has heard of is of the fleet at once; one of another user moves, and \
         both users stay. It is in the user's region. Unless `generate=false`, its file is made \
         before the answer; with `update=true` it is told to fetch it.",
    )
    .at(&parameters::USER_NAME)
    .query(&own::AFTERWARDS)
    .takes(requests::new_device)
    .example(r#"{"mac": "484cf7", "model": "420HD"}"#)
    .gives::<UserDevice>(201, "The phone.")
    .refuses(&[
        Code::UserNotFound,
        Code::DeviceNotFound,
        Code::UserWithoutRegion,
        Code::TooManyCommands,
        Code::KeyringFull,
    ])
    .refuses_fields(&[Code::FirmwareNotFound]),
    Operation::new(
        Patch,
        "/api/v1/users/{name}/devices/{mac}",
        "Users",
        "change_user_device",
        "Change a phone of a user, or move it to another",
    )
    .about(MADE)
    .at(&own::USER_AND_MAC)
    .query(&own::AFTERWARDS)
    .takes(requests::device_change)
    .gives::<UserDevice>(200, "The phone as it is now.")
    .refuses(&[
        Code::UserNotFound,
        Code::DeviceNotFound,
        Code::TooManyCommands,
    ])
    .refuses_fields(&[Code::UserNotFound, Code::FirmwareNotFound]),
    Operation::new(
        Delete,
        "/api/v1/users/{name}/devices/{mac}",
        "Users",
        "delete_user_device",
        "Remove a phone of a user",
    )
    .about("Out of the fleet.")
    .at(&own::USER_AND_MAC)
    .gives_nothing("Removed.")
    .refuses(&[Code::UserNotFound, Code::DeviceNotFound]),
    Operation::new(
        Get,
        "/api/v1/export/users.csv",
        "Users",
        "export_users",
        "Users and their phones as a table",
    )
    .about(
        "As an import takes it: what was exported comes to nothing when it is imported. A cell \
         that could be taken for a formula begins with `'`.",
    )
    .query(&own::EXPORT)
    .gives_text("text/csv", "CSV with a header (RFC 4180).")
    .refuses(&[Code::RoleRequired, Code::TooManyStreams, Code::Stopping]),
    Operation::new(
        Get,
        "/api/v1/import/users/template.csv",
        "Users",
        "user_table_template",
        "A table to start from",
    )
    .gives_text(
        "text/csv",
        "The columns, and a row that shows what they hold.",
    ),
    Operation::new(
        Post,
        "/api/v1/import/users",
        "Users",
        "import_users",
        "Import users and their phones",
    )
    .about(
        "All of them, or nothing. Columns stand in any order: `Name`, `Password`, `Display Name`, \
         `Region` or `Tenant`, and for each phone `Device 1 Display Name`, `Device 1 MAC Address`, \
         `Device 1 IP Phone Model`, `Device 1 Language`, `Device 1 VLAN Mode`, `Device 1 VLAN ID`, \
         then `Device 2` and so on. `Serial Number` and `VLAN Priority` are taken and not kept. An \
         empty cell leaves what is there, a password too. One `'` before what could be taken for a \
         formula is taken away. Other phones of a user stay; a phone of another user moves. New \
         phones get their files by themselves, others when they are generated. At most 10,000 \
         users at once: split what is longer. When a row cannot be imported, the problem \
         `import_refused` has the members of the report, too.",
    )
    .query(&own::IMPORT)
    .takes_file("The table: CSV in UTF-8, or a zip with one.")
    .file_example(TABLE)
    .gives::<Report>(200, "What it came to, or would come to.")
    .refuses(&[
        Code::InvalidArchive,
        Code::InvalidFile,
        Code::ImportRefused,
        Code::Overtaken,
        Code::KeyringFull,
        Code::TooManyStreams,
    ]),
];
