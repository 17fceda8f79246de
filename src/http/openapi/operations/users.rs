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
    routes::Method::{Delete, Patch, Post},
};

const MADE: &str = "Unless `generate=false`, the phones' files are made before the answer; with \
                    `update=true` the phones are told to fetch them.";

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
    ]),
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
    .refuses_fields(&[Code::UserNotFound]),
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
];
