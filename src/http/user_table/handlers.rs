//! The routes of the import.
//!
//! Guarantee: an import is one command, so that everything or nothing of it happens, and a dry run
//! hands in none. What was read off the projections may be overtaken until the command is decided:
//! the domain refuses it then, and nothing happens.

use std::sync::Arc;

use schemas::{
    Position,
    commands::{Command, UserCommand, UserRow},
};

use super::{
    CSV,
    columns::{DEVICE_TITLES, USER_TITLES},
    plan::plan,
    report::Report,
    rows::{self, NoTable},
};
use crate::http::{
    answer::Answer,
    body::{FORM, FileBody},
    call::Call,
    csv::Rows,
    problem::{Code, Problem},
    received::on_disk,
    routes::Outcome,
};

pub(in crate::http) const IMPORT_QUERY: &[&str] = &["dry_run", "partial"];

/// What a table is sent as.
pub(in crate::http) const TABLE: FileBody = FileBody {
    media_types: &["text/csv", "application/zip", FORM],
    bytes_max: 32 * 1024 * 1024,
};

/// What a table comes to.
struct Planned {
    report: Report,
    rows: Vec<UserRow>,
    /// The position that it was compared with.
    position: Position,
}

/// `POST /api/v1/import/users`
pub(in crate::http) async fn import(call: Arc<Call>) -> Outcome {
    let is_dry = call.query.flag("dry_run")?;
    let is_partial = call.query.flag("partial")?;
    let _place = call.place_of_export()?;
    let reader = Arc::clone(&call);
    let planned = on_disk(move || Ok(planned(&reader))).await??;
    let Planned {
        report,
        rows,
        position,
    } = planned;
    if report.refused > 0 && !is_partial {
        return Err(refused(&report).at(position));
    }
    if is_dry || rows.is_empty() {
        return Ok(Answer::ok(&report).at(position));
    }
    let command = Command::User(Box::new(UserCommand::Import(rows)));
    let receipt = call.submit(command).await.map_err(overtaken)?;
    if receipt.is_repeated {
        // The report is that of now, and what it says was not done.
        let detail = "it was done before, and its report was too long to be kept: a dry run tells \
            what differs now";
        return Err(Problem::new(Code::IdempotencyKeySpent, detail).at(receipt.position));
    }
    Ok(Answer::ok(&report).at(receipt.position))
}

/// What the table of the request comes to. Takes its time.
fn planned(call: &Call) -> Result<Planned, Problem> {
    let table = match rows::read(&call.body) {
        Ok(table) => table,
        Err(NoTable::Problem(problem)) => return Err(problem),
        Err(NoTable::Report(report)) => return Err(refused(&report)),
    };
    let projections = call.context.view.read();
    let plan = plan(&table, &projections);
    Ok(Planned {
        report: plan.report,
        rows: plan.rows,
        position: projections.position,
    })
}

fn refused(report: &Report) -> Problem {
    let count = report.refused;
    let detail = format!("nothing was imported, because of {count} rows that cannot be");
    Problem::new(Code::ImportRefused, detail).with_report(report)
}

/// What the plan had found to be possible, and the domain did not any more.
fn overtaken(problem: Problem) -> Problem {
    match problem.code() {
        Code::RegionNotFound
        | Code::UserExists
        | Code::UserNotFound
        | Code::UserWithoutRegion
        | Code::DeviceNamedTwice => {
            let detail = format!(
                "something has changed meanwhile, and nothing was imported ({}): send it again",
                problem.detail()
            );
            Problem::new(Code::Overtaken, detail)
        }
        _ => problem,
    }
}

/// `GET /api/v1/import/users/template.csv`: the columns, and a row that shows what they hold.
pub(in crate::http) fn template(call: &Call) -> Outcome {
    let projections = call.context.view.read();
    let region = projections.regions.iter().next();
    let region = region.map_or("", |(name, _)| name.as_str());
    let mut rows = Rows::new();
    let device = DEVICE_TITLES.map(|title| format!("Device 1 {title}"));
    let titles = USER_TITLES.into_iter();
    rows.push(titles.chain(device.iter().map(String::as_str)));
    rows.push([
        "jdoe",
        "",
        "Jane Doe",
        region,
        "",
        "00908f000001",
        "430HD",
        "English",
        "Disabled",
        "0",
    ]);
    let answer = Answer::document(CSV, &rows.into_bytes()).as_file("users.csv");
    Ok(answer.at(projections.position))
}
