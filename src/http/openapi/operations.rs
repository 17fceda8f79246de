//! Every route of the admin listener, described.
//!
//! Guarantee: tests compare these rows with the route table, in both directions, and each answer of
//! every other test of the listener with the statuses and codes that its row declares.

mod accounts;
mod configuration;
mod devices;
mod files;
mod jobs;
mod log;
mod templates;
mod users;
mod values;

use projections::{alarms::Alarm, users::User};

use super::{operation::Operation, parameters, requests};
use crate::http::{
    ops,
    problem::Code,
    read::{self, List},
    routes::Method::{Delete, Get, Patch, Post, Put},
    session::SessionView,
    setup,
};

/// Tags, in the order in which they are shown, and what they hold.
pub(super) const TAGS: &[(&str, &str)] = &[
    ("Session", "The first run; signing in and out."),
    ("Dashboard", "The state of the fleet in one answer."),
    ("Devices", "Phones: of the fleet, and waiting for approval."),
    ("Models", "Which kinds of phones there are."),
    (
        "Templates",
        "What phones' files are made from, and which template counts for whom.",
    ),
    ("Alarms", "What phones complain about."),
    ("Users", "Whose phones they are."),
    ("Jobs", "One action on many phones or users."),
    ("Regions", "How phones are treated, by where they are."),
    (
        "Files",
        "What phones load: configuration files and boot files.",
    ),
    ("Firmware", "What phones run."),
    (
        "Placeholders",
        "Values in templates: of the system, a model, a region, a phone.",
    ),
    (
        "Overrides",
        "Parameters behind the template: of a region, a user, a phone.",
    ),
    ("Settings", "Of the system, the directory, and for phones."),
    (
        "Configuration",
        "Templates, mapping, placeholders, overrides, settings and boot files as one archive.",
    ),
    (
        "Accounts",
        "Who administers, and the tokens of their scripts.",
    ),
    ("Log", "Everything that has happened."),
    ("Health", "For what watches the server."),
    ("Documentation", "This document."),
];

const HEALTH: &[Operation] = &[
    Operation::new(
        Get,
        "/livez",
        "Health",
        "live",
        "Whether the process answers",
    )
    .gives::<ops::Live>(200, "It does."),
    Operation::new(
        Get,
        "/readyz",
        "Health",
        "ready",
        "Whether requests are taken",
    )
    .gives::<ops::Ready>(200, "They are.")
    .refuses(&[Code::NotReady]),
    Operation::new(
        Get,
        "/metrics",
        "Health",
        "metrics",
        "Figures for Prometheus",
    )
    .about("To addresses on the allow-list `metrics.allow`, and to tokens.")
    .gives_text("text/plain", "Prometheus' text format 0.0.4."),
    Operation::new(
        Get,
        "/api/openapi.json",
        "Documentation",
        "openapi",
        "This document",
    )
    .gives::<serde_json::Map<String, serde_json::Value>>(200, "OpenAPI 3.1."),
    Operation::new(
        Get,
        "/api/docs",
        "Documentation",
        "docs",
        "This document as a page",
    )
    .gives_text("text/html", "A page that needs no other host."),
    Operation::new(
        Get,
        "/api/docs/{file}",
        "Documentation",
        "docs_file",
        "A part of the page",
    )
    .at(&parameters::FILE)
    .gives_text("*/*", "The file.")
    .refuses(&[Code::NotFound]),
];

const SESSION: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/setup",
        "Session",
        "show_setup",
        "Whether setup is to be done",
    )
    .gives::<setup::SetupView>(200, "Whether it is."),
    Operation::new(
        Post,
        "/api/v1/setup",
        "Session",
        "set_up",
        "Set the server up",
    )
    .about(
        "Once. Makes the first account, a supervisor, the first region and, if given, the user \
             `system`. The token is printed when the server starts, and kept in `setup-token` in \
             its data directory until it is used.",
    )
    .takes(requests::setup)
    .gives::<setup::CompletedView>(201, "The server is set up: sign in.")
    .refuses(&[
        Code::WrongSetupToken,
        Code::AlreadySetUp,
        Code::AdminExists,
        Code::TooManyAttempts,
        Code::KeyringFull,
    ]),
    Operation::new(Post, "/api/v1/session", "Session", "sign_in", "Sign in")
        .about(
            "Sets the session's cookie. Requests that change something send the `csrf_token` of \
             the answer in the header `X-CSRF-Token`.",
        )
        .takes(requests::sign_in)
        .gives::<SessionView>(200, "Signed in.")
        .refuses(&[
            Code::SignInRefused,
            Code::AdminNotFound,
            Code::TooManyAttempts,
        ]),
    Operation::new(
        Get,
        "/api/v1/session",
        "Session",
        "show_session",
        "Who is signed in",
    )
    .gives::<SessionView>(200, "The account, and the token that its requests send."),
    Operation::new(Delete, "/api/v1/session", "Session", "sign_out", "Sign out")
        .gives_nothing("Signed out; the cookie is taken back.")
        .refuses(&[Code::AdminNotFound]),
    Operation::new(
        Post,
        "/api/v1/session/password",
        "Session",
        "change_own_password",
        "Change one's own password",
    )
    .about(
        "All other sessions of the account end. This one goes on with the cookie and the \
         `csrf_token` of the answer.",
    )
    .takes(requests::own_password)
    .gives::<SessionView>(200, "The password is another one.")
    .refuses(&[
        Code::WrongPassword,
        Code::AdminNotFound,
        Code::Overtaken,
        Code::TooManyAttempts,
    ]),
];

const OTHERS: &[Operation] = &[
    Operation::new(Get, "/api/v1/users", "Users", "list_users", "Users")
        .query(&parameters::USERS)
        .gives::<List<User>>(200, "A page of users."),
    Operation::new(
        Post,
        "/api/v1/users",
        "Users",
        "create_user",
        "Create a user",
    )
    .takes(requests::new_user)
    .gives::<User>(201, "The user.")
    .refuses(&[Code::UserExists, Code::UserNotFound, Code::KeyringFull])
    .refuses_fields(&[Code::RegionNotFound]),
    Operation::new(
        Get,
        "/api/v1/users/{name}",
        "Users",
        "show_user",
        "One user",
    )
    .at(&parameters::USER_NAME)
    .gives::<User>(200, "The user.")
    .refuses(&[Code::UserNotFound]),
    Operation::new(
        Get,
        "/api/v1/users/{name}/devices",
        "Users",
        "list_user_devices",
        "A user's phones",
    )
    .at(&parameters::USER_NAME)
    .query(&parameters::USER_DEVICES)
    .gives::<List<read::devices::UserDevice>>(200, "A page of the user's phones.")
    .refuses(&[Code::UserNotFound]),
    Operation::new(Get, "/api/v1/regions", "Regions", "list_regions", "Regions")
        .query(&parameters::NAMED)
        .gives::<List<read::regions::RegionView>>(200, "A page of regions."),
    Operation::new(
        Post,
        "/api/v1/regions",
        "Regions",
        "create_region",
        "Create a region",
    )
    .takes(requests::new_region)
    .gives::<read::regions::RegionView>(201, "The region.")
    .refuses(&[Code::RegionExists, Code::RegionNotFound]),
    Operation::new(
        Get,
        "/api/v1/regions/{name}",
        "Regions",
        "show_region",
        "One region",
    )
    .at(&parameters::REGION_NAME)
    .gives::<read::regions::RegionView>(200, "The region.")
    .refuses(&[Code::RegionNotFound]),
    Operation::new(
        Patch,
        "/api/v1/regions/{name}",
        "Regions",
        "change_region",
        "Change a region",
    )
    .about("Absent fields stay. A region keeps its name for ever.")
    .at(&parameters::REGION_NAME)
    .takes(requests::region_change)
    .gives::<read::regions::RegionView>(200, "The region as it is now.")
    .refuses(&[Code::RegionNotFound]),
    Operation::new(
        Delete,
        "/api/v1/regions/{name}",
        "Regions",
        "delete_region",
        "Delete a region",
    )
    .about("One that no phone and no user is in.")
    .at(&parameters::REGION_NAME)
    .gives_nothing("Deleted.")
    .refuses(&[Code::RegionNotFound, Code::RegionInUse]),
    Operation::new(
        Get,
        "/api/v1/alarms",
        "Alarms",
        "list_alarms",
        "Active alarms",
    )
    .about("Those that acted last come first, unless asked otherwise.")
    .query(&parameters::ALARMS)
    .gives::<List<Alarm>>(200, "A page of alarms."),
    Operation::new(
        Post,
        "/api/v1/alarms/{id}/clear",
        "Alarms",
        "clear_alarm",
        "End an alarm by hand",
    )
    .at(&parameters::ALARM_ID)
    .gives_nothing("It is no longer active.")
    .refuses(&[Code::AlarmNotFound]),
    Operation::new(
        Get,
        "/api/v1/alarm-events",
        "Alarms",
        "list_alarm_events",
        "What phones reported that is no alarm",
    )
    .query(&parameters::ALARMS)
    .gives::<List<Alarm>>(200, "A page of events, the newest first."),
    Operation::new(
        Get,
        "/api/v1/export/alarms.csv",
        "Alarms",
        "export_alarms",
        "Active alarms as a table",
    )
    .about(
        "All that match, those that acted last first, one a row; the columns are the fields of an \
         alarm in the list.",
    )
    .query(parameters::ALARM_FILTERS)
    .gives_text("text/csv", "CSV with a header (RFC 4180).")
    .refuses(&[Code::TooManyStreams, Code::Stopping]),
];

/// All of them, in no order that means something.
pub(super) fn all() -> impl Iterator<Item = &'static Operation> {
    let tables = [
        HEALTH,
        SESSION,
        accounts::OPERATIONS,
        configuration::OPERATIONS,
        devices::OPERATIONS,
        jobs::OPERATIONS,
        OTHERS,
        log::OPERATIONS,
        templates::OPERATIONS,
        users::OPERATIONS,
    ];
    let all = tables.into_iter().chain(files::TABLES).flatten();
    all.chain(values::all())
}
