//! Phones, the dashboard and models, described.
//!
//! Guarantee: as for all rows (`operations`).

use schemas::published::EventItem;

use super::super::{operation::Operation, parameters, requests};
use crate::http::{
    actions::approval::ApprovedOrJob,
    problem::Code,
    read::{self, List},
    routes::Method::{Delete, Get, Patch, Post},
    write,
};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(
        Get,
        "/api/v1/dashboard",
        "Dashboard",
        "dashboard",
        "Counts and newest reports",
    )
    .query(&parameters::DASHBOARD)
    .gives::<read::dashboard::DashboardView>(200, "The figures of one position.")
    .refuses_fields(&[Code::RegionNotFound]),
    Operation::new(
        Get,
        "/api/v1/timeline",
        "Dashboard",
        "timeline",
        "Counts over time",
    )
    .about(
        "For charts. Each point tells how many phones and active alarms there were at its end, and \
         how many reports came during it. Minutes are kept for a day, quarters of an hour for two \
         weeks, quarters of a day for two years: what is asked for more finely than it is kept is \
         answered as finely as it is kept, and `from`, `to` and `step_seconds` say so. Phones that \
         wait for approval are not counted.",
    )
    .query(&parameters::TIMELINE)
    .gives::<read::timeline::TimelineView>(200, "Points at equal distances, the oldest first."),
    Operation::new(Get, "/api/v1/devices", "Devices", "list_devices", "Phones")
        .about(
            "Values of one parameter are alternatives, parameters add up. `facets` counts what the \
             other filters leave, by value.",
        )
        .query(&parameters::DEVICES)
        .gives::<read::devices::DeviceList>(200, "A page of phones."),
    Operation::new(
        Get,
        "/api/v1/devices/{mac}",
        "Devices",
        "show_device",
        "One phone",
    )
    .at(&parameters::MAC)
    .gives::<read::devices::OneDevice>(200, "The phone.")
    .refuses(&[Code::DeviceNotFound]),
    Operation::new(
        Patch,
        "/api/v1/devices/{mac}",
        "Devices",
        "change_device",
        "Change a phone",
    )
    .about("Absent fields stay; an empty text or `null` takes back what was set.")
    .at(&parameters::MAC)
    .takes(requests::device_change)
    .gives::<read::devices::OneDevice>(200, "The phone as it is now.")
    .refuses(&[Code::DeviceNotFound])
    .refuses_fields(&[
        Code::RegionNotFound,
        Code::TemplateNotFound,
        Code::FirmwareNotFound,
    ]),
    Operation::new(
        Delete,
        "/api/v1/devices/{mac}",
        "Devices",
        "delete_device",
        "Remove a phone",
    )
    .about("Out of the fleet, or off the list of those that wait.")
    .at(&parameters::MAC)
    .gives_nothing("Removed.")
    .refuses(&[Code::DeviceNotFound]),
    Operation::new(
        Get,
        "/api/v1/devices/{mac}/config",
        "Devices",
        "show_configuration",
        "A phone's configuration file",
    )
    .about(
        "As it was generated last. `preview`: as it would be generated now. `effective`: with its \
         includes in their places. `explain`: every line with who decided it, as JSON; together \
         with `effective` also the lines of the files that it includes, each behind its include. \
         It holds the user's SIP password.",
    )
    .at(&parameters::MAC)
    .query(&parameters::CONFIGURATION)
    .gives_or_text::<read::device_config::Explained>("The file, or its lines explained.")
    .refuses(&[
        Code::DeviceNotFound,
        Code::ConfigurationNotGenerated,
        Code::CannotRender,
    ]),
    Operation::new(
        Post,
        "/api/v1/templates/{name}/generate",
        "Templates",
        "generate_template",
        "Make the files of a template's phones",
    )
    .about(
        "Of all its phones, or of those of a region, or of these; and the file that they share. \
         Answers when the files are there. `dry_run`: what would change, as differences.",
    )
    .at(&parameters::GENERATED_TEMPLATE)
    .query(&parameters::DRY_RUN)
    .takes_perhaps(requests::generation)
    .gives::<write::generate::GeneratedOrPreview>(200, "What came of it, or would come of it.")
    .refuses(&[Code::TemplateNotFound, Code::CannotRender])
    .refuses_fields(&[Code::RegionNotFound, Code::DeviceNotFound]),
    Operation::new(
        Get,
        "/api/v1/devices/{mac}/history",
        "Devices",
        "show_history",
        "What happened to a phone, newest first",
    )
    .at(&parameters::MAC)
    .query(&parameters::HISTORY)
    .gives::<List<EventItem<'static>>>(200, "A page of its events.")
    .refuses(&[Code::DeviceNotFound]),
    Operation::new(
        Post,
        "/api/v1/devices/approve",
        "Devices",
        "approve_devices",
        "Approve phones",
    )
    .about(
        "Takes phones into the fleet, makes their files and queues their restarts. Answers when \
             the files are there; with more than 100 phones when the job that does it has begun.",
    )
    .takes(requests::approval)
    .example(r#"{"macs": ["00908f484cf2"], "region": "Oslo", "user_name": "bob"}"#)
    .gives::<ApprovedOrJob>(200, "All are approved, and their files are there.")
    .or_gives(202, "The job, with more than 100 phones.")
    .refuses(&[
        Code::UserExists,
        Code::TooManyCommands,
        Code::GenerationNotFinished,
        Code::KeyringFull,
    ])
    .refuses_fields(&[Code::DeviceNotFound, Code::RegionNotFound]),
    Operation::new(
        Get,
        "/api/v1/export/devices.csv",
        "Devices",
        "export_devices",
        "Phones as a table",
    )
    .about(
        "All that match, in order of MAC address, one a row; the columns are the fields of a phone \
         in the list, `config.` before those of its file.",
    )
    .query(parameters::DEVICE_FILTERS)
    .gives_text("text/csv", "CSV with a header (RFC 4180).")
    .refuses(&[Code::TooManyStreams, Code::Stopping]),
    Operation::new(
        Get,
        "/api/v1/models",
        "Models",
        "list_models",
        "Phone models",
    )
    .about("Those that the server has templates for, and what else phones of the fleet name.")
    .query(&parameters::NAMED)
    .gives::<List<read::models::ModelView>>(200, "A page of models."),
];
