//! Actions on many phones or users, and the jobs that they become, described.
//!
//! Guarantee: as for all rows (`operations`).

use super::super::{operation::Operation, parameters::jobs as parameters, requests};
use crate::http::{
    actions,
    problem::Code,
    read::{List, jobs},
    routes::Method::{Get, Post},
};

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(
        Post,
        "/api/v1/actions",
        "Jobs",
        "start_action",
        "Do something to many phones or users",
    )
    .about(
        "Becomes a job. Targets are named (`macs`, `users`) or are all phones of the fleet that \
         match a filter, whose fields are those of the list of phones; which these are is decided \
         now. What is about phones is done to the phones of users, and what is about users to the \
         users of phones. Restarts go five at a time, two minutes apart; files of which no phone \
         is told are made a hundred at a time; everything else is two seconds apart. `dry_run`: \
         whom it would touch.",
    )
    .query(&parameters::START)
    .takes(requests::jobs::action)
    .example(
        r#"{"action": "update_configuration", "options": {"delay_seconds": 2},
            "targets": {"filter": {"region": ["Oslo"]}}}"#,
    )
    .needs_roles("x-required-role-by-action", actions::roles)
    .gives::<actions::StartedOrPreview>(202, "The job.")
    .or_gives(200, "Whom it would touch.")
    .refuses_fields(&[
        Code::DeviceNotFound,
        Code::UserNotFound,
        Code::RegionNotFound,
        Code::FirmwareNotFound,
    ])
    .refuses(&[Code::JobNotFound, Code::TooManyJobs, Code::TargetsChanged]),
    Operation::new(
        Get,
        "/api/v1/jobs",
        "Jobs",
        "list_jobs",
        "Jobs, the newest first",
    )
    .query(&parameters::JOBS)
    .gives::<List<jobs::JobView>>(200, "A page of jobs."),
    Operation::new(
        Get,
        "/api/v1/jobs/{id}",
        "Jobs",
        "show_job",
        "How far a job is",
    )
    .at(&parameters::JOB)
    .gives::<jobs::JobView>(200, "The job.")
    .refuses(&[Code::JobNotFound]),
    Operation::new(
        Get,
        "/api/v1/jobs/{id}/items",
        "Jobs",
        "list_job_items",
        "What came of each target",
    )
    .at(&parameters::JOB)
    .query(&parameters::ITEMS)
    .gives::<List<jobs::items::ItemView>>(200, "A page of targets.")
    .refuses(&[Code::JobNotFound]),
    Operation::new(
        Get,
        "/api/v1/jobs/{id}/results.csv",
        "Jobs",
        "export_job_results",
        "What came of all targets, as CSV",
    )
    .at(&parameters::JOB)
    .gives_text("text/csv", "A row for each target.")
    .refuses(&[Code::JobNotFound, Code::TooManyStreams, Code::Stopping]),
    Operation::new(
        Post,
        "/api/v1/jobs/{id}/pause",
        "Jobs",
        "pause_job",
        "Let no further target begin",
    )
    .at(&parameters::JOB)
    .gives::<jobs::JobView>(200, "The job.")
    .refuses(&[Code::RoleRequired, Code::JobNotFound, Code::JobEnded]),
    Operation::new(
        Post,
        "/api/v1/jobs/{id}/resume",
        "Jobs",
        "resume_job",
        "Let a job go on",
    )
    .at(&parameters::JOB)
    .gives::<jobs::JobView>(200, "The job.")
    .refuses(&[Code::RoleRequired, Code::JobNotFound, Code::JobEnded]),
    Operation::new(
        Post,
        "/api/v1/jobs/{id}/cancel",
        "Jobs",
        "cancel_job",
        "End a job, and take back what phones have not done",
    )
    .at(&parameters::JOB)
    .gives::<jobs::JobView>(200, "The job.")
    .refuses(&[Code::RoleRequired, Code::JobNotFound, Code::JobEnded]),
    Operation::new(
        Post,
        "/api/v1/jobs/{id}/passwords",
        "Jobs",
        "show_job_passwords",
        "The passwords that a job has given to users, shown once",
    )
    .at(&parameters::JOB)
    .gives::<jobs::PasswordsView>(200, "Users and their passwords.")
    .refuses(&[Code::JobNotFound, Code::JobRunning, Code::SecretsShown]),
];
