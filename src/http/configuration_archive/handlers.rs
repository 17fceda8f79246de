//! The routes of the archive.
//!
//! Guarantee: an import is one command, so that everything or nothing of it happens, and a dry run
//! hands in none. What was read off the projections may be overtaken until the command is decided:
//! the domain refuses it then, and nothing happens. An archive with secrets in it is held in memory
//! alone and never lies open on the disk; its size, and how many are unpacked at a time, are
//! bounded.

use std::sync::Arc;

use schemas::{commands::Command, events::Role};

use super::{
    Configuration, ZIP, archive_file,
    current::current,
    plan::{Options, Plan, Prepared},
};
use crate::http::{
    answer::Answer,
    body::{FORM, FileBody},
    call::Call,
    problem::{Code, Problem},
    received::on_disk,
    routes::Outcome,
};

pub(in crate::http) const EXPORT_QUERY: &[&str] = &["secrets"];
pub(in crate::http) const IMPORT_QUERY: &[&str] = &["dry_run", "replace", "skip_missing"];

/// What an archive is sent as.
pub(in crate::http) const ARCHIVE: FileBody = FileBody {
    media_types: &[ZIP, FORM],
    bytes_max: archive_file::ARCHIVE_BYTES_MAX,
};

/// `GET /api/v1/export/configuration.zip`
pub(in crate::http) fn export(call: &Call) -> Outcome {
    let with_secrets = call.query.flag("secrets")?;
    if with_secrets {
        call.check_role(Role::Supervisor)?;
    }
    let _place = call.place_of_export()?;
    if with_secrets {
        call.record_export_of("secrets of the configuration");
    }
    let current = current(&call.context.view.read(), with_secrets);
    let position = current.position;
    let configuration = current.with_documents(&call.context.blobs)?;
    let archive = configuration.packed()?;
    let answer = Answer::document(ZIP, &archive).as_file("configuration.zip");
    Ok(answer.at(position))
}

/// `POST /api/v1/import/configuration`
pub(in crate::http) async fn import(call: Arc<Call>) -> Outcome {
    let is_dry = call.query.flag("dry_run")?;
    let options = Options {
        replace: call.query.flag("replace")?,
        skip_missing: call.query.flag("skip_missing")?,
    };
    let _place = call.place_of_export()?;
    let reader = Arc::clone(&call);
    let mut plan = on_disk(move || Ok(planned(&reader, options))).await??;
    let position = plan.position;
    if is_dry {
        return Ok(Answer::ok(&plan.report(false)).at(position));
    }
    if plan.refused() > 0 {
        let count = plan.refused();
        let detail = format!("nothing was imported, because of {count} things that cannot be");
        let problem = Problem::new(Code::ImportRefused, detail);
        return Err(problem.with_report(&plan.report(false)).at(position));
    }
    let Some((documents, command)) = plan.command() else {
        return Ok(Answer::ok(&plan.report(true)).at(position));
    };
    let blobs = Arc::clone(&call.context.blobs);
    let stored = on_disk(move || {
        documents
            .iter()
            .try_for_each(|document| blobs.put(document).map(drop))
    });
    stored.await?;
    let receipt = call.submit(Command::Catalogue(Box::new(command))).await;
    let receipt = receipt.map_err(overtaken)?;
    if receipt.is_repeated {
        // The plan is that of now, and what it says was not done.
        let detail = "it was done before, and its report was too long to be kept: a dry run tells \
            what differs now";
        return Err(Problem::new(Code::IdempotencyKeySpent, detail).at(receipt.position));
    }
    Ok(Answer::ok(&plan.report(true)).at(receipt.position))
}

/// What the archive of the request comes to. Takes its time.
fn planned(call: &Call, options: Options) -> Result<Plan, Problem> {
    let prepared = Prepared::new(Configuration::unpacked(&call.body)?, options);
    Ok(prepared.plan(&call.context.view.read()))
}

/// What the plan had found to be possible, and the domain did not any more.
fn overtaken(problem: Problem) -> Problem {
    match problem.code() {
        Code::DeviceNotFound
        | Code::RegionNotFound
        | Code::UserNotFound
        | Code::TemplateNotFound
        | Code::TemplateInUse
        | Code::MappingNotFound
        | Code::OverrideNotFound
        | Code::PlaceholderNotFound
        | Code::PlaceholderInUse
        | Code::UnknownPlaceholders => {
            let detail = format!(
                "something has changed meanwhile, and nothing was imported ({}): send it again",
                problem.detail()
            );
            Problem::new(Code::Overtaken, detail)
        }
        _ => problem,
    }
}
