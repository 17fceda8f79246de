//! Making files from a template for the phones that load it, or showing what that would change.
//!
//! Guarantee: nothing is made unasked (M86); a dry run makes nothing. Deliberately not here: how
//! files are made (`processes`).

use std::{collections::BTreeSet, sync::Arc};

use schemas::{FileName, Mac, Position, RegionName};
use serde::Serialize;

use crate::{
    http::{
        answer::Answer,
        call::Call,
        fields::Fields,
        known,
        problem::{Code, Problem},
        routes::Outcome,
    },
    processes::{
        compare::{Comparison, Difference, NotCompared},
        findings::Warnings,
        maker::{Interrupted, Report, Shared},
    },
};

pub(in crate::http) const QUERY: &[&str] = &["dry_run"];

/// So many failures are named.
const FAILURES_MAX: usize = 100;

/// A phone for which no file can be made.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "GenerationFailure")]
struct FailureView {
    mac: Mac,
    /// What is wrong, and what to do.
    reason: String,
}

/// Something odd about a file.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "GenerationWarning")]
struct WarningView {
    file: String,
    /// The phone whose own file it is; `null`: phones share the file.
    mac: Option<Mac>,
    /// From 1; 0 where it is about no line.
    line: usize,
    message: String,
}

/// What came of it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Generated")]
pub(in crate::http) struct GeneratedView {
    template: String,
    /// How many phones load the template.
    phones: usize,
    /// Whose file is another one now: `config.drift` until they have fetched it.
    changed: usize,
    /// Whose file came out as it was.
    unchanged: usize,
    /// For how many none could be made.
    failures: usize,
    /// The first hundred of these.
    failed: Vec<FailureView>,
    /// Phones that were named and load another template.
    left_out: Vec<Mac>,
    /// Files for several phones that are other ones now.
    shared_files: Vec<FileName>,
    /// What is odd about the files: the first hundred.
    warnings: Vec<WarningView>,
    /// How much there is.
    warnings_total: usize,
    position: Position,
}

/// A file that would change.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "FileDifference")]
struct DifferenceView {
    file: String,
    /// The phone whose own file it is.
    mac: Option<Mac>,
    /// A unified diff.
    diff: String,
}

/// What would come of it.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "GenerationPreview")]
pub(in crate::http) struct PreviewView {
    template: String,
    /// How many phones load the template.
    phones: usize,
    /// How many files of phones would be other ones.
    changed: usize,
    /// How many would come out as they are.
    unchanged: usize,
    /// For how many none could be made.
    failures: usize,
    /// The first hundred of these.
    failed: Vec<FailureView>,
    /// Phones that were named and load another template.
    left_out: Vec<Mac>,
    /// Files for several phones that would be other ones.
    shared_files: Vec<DifferenceView>,
    /// The first twenty of the phones' own files that would be other ones.
    files: Vec<DifferenceView>,
    /// What is odd about the files: the first hundred.
    warnings: Vec<WarningView>,
    /// How much there is.
    warnings_total: usize,
}

/// What came of it, or would come of it.
#[derive(Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub(in crate::http) enum GeneratedOrPreview {
    /// What came of it.
    Generated(GeneratedView),
    /// What would come of it.
    Preview(PreviewView),
}

/// Which phones.
#[derive(Default)]
struct Wanted {
    region: Option<RegionName>,
    macs: Option<Vec<Mac>>,
    global_files: Option<bool>,
}

impl Wanted {
    /// Some phones' files are made without touching those of others, unless that is asked for.
    fn shared(&self) -> Shared {
        let is_of_all = self.region.is_none() && self.macs.is_none();
        match self.global_files.unwrap_or(is_of_all) {
            true => Shared::Made,
            false => Shared::Kept,
        }
    }
}

/// `POST /api/v1/templates/{name}/generate`
pub(in crate::http) async fn generate(call: Arc<Call>) -> Outcome {
    let name = call.parameter("name").to_owned();
    let is_dry_run = call.query.flag("dry_run")?;
    let wanted = read(&call)?;
    let maker = &call.context.maker;
    known::check(
        &call.context,
        wanted.region.as_ref(),
        wanted.macs.as_deref(),
    )?;
    let (macs, left_out) = phones_of(&call, &name, &wanted).await?;
    if is_dry_run {
        let comparison = maker
            .compare(&macs, wanted.shared())
            .await
            .map_err(not_compared)?;
        let preview = preview(name, (macs.len(), left_out), comparison);
        return Ok(Answer::ok(&GeneratedOrPreview::Preview(preview)));
    }
    let report = maker.make_all(&macs, wanted.shared(), call.actor()).await;
    let report = report.map_err(interrupted)?;
    let position = call.context.view.position();
    let view = generated(name, (macs.len(), left_out), report, position);
    Ok(Answer::ok(&GeneratedOrPreview::Generated(view)).at(position))
}

/// The wanted phones of the template, and phones that were named and load another one. Looks at
/// every phone, beside the threads that answer.
async fn phones_of(
    call: &Call,
    name: &str,
    wanted: &Wanted,
) -> Result<(Vec<Mac>, Vec<Mac>), Problem> {
    let (context, template) = (call.context.clone(), name.to_owned());
    let region = wanted.region.clone();
    let all = move || context.maker.phones_of(&template, region.as_ref());
    let all = tokio::task::spawn_blocking(all).await;
    let all = all.map_err(|_| interrupted(Interrupted::Stopped))?;
    let mut macs = all.ok_or_else(|| unknown_template(name))?;
    let Some(chosen) = &wanted.macs else {
        return Ok((macs, Vec::new()));
    };
    let mut others: BTreeSet<Mac> = chosen.iter().copied().collect();
    macs.retain(|mac| others.remove(mac));
    Ok((macs, others.into_iter().collect()))
}

/// All phones of the template, unless the body says otherwise; there may be none.
fn read(call: &Call) -> Result<Wanted, Problem> {
    if call.body.is_empty() {
        return Ok(Wanted::default());
    }
    let mut fields: Fields = call.fields()?;
    let wanted = Wanted {
        region: fields.parsed("region"),
        macs: fields.list("macs"),
        global_files: fields.flag("global_files"),
    };
    fields.finish(Some(wanted))
}

fn generated(
    template: String,
    (phones, left_out): (usize, Vec<Mac>),
    report: Report,
    position: Position,
) -> GeneratedView {
    GeneratedView {
        template,
        phones,
        changed: report.changed.len(),
        unchanged: report.unchanged.len(),
        failures: report.failed.len(),
        failed: failed(report.failed),
        left_out,
        shared_files: report.shared,
        warnings_total: report.warnings.total,
        warnings: warnings(report.warnings),
        position,
    }
}

fn preview(
    template: String,
    (phones, left_out): (usize, Vec<Mac>),
    comparison: Comparison,
) -> PreviewView {
    let views = |differences: Vec<Difference>| {
        let views = differences.into_iter().map(|difference| DifferenceView {
            file: difference.file,
            mac: difference.mac,
            diff: difference.diff,
        });
        views.collect()
    };
    PreviewView {
        template,
        phones,
        changed: comparison.changed,
        unchanged: comparison.unchanged,
        failures: comparison.failed.len(),
        failed: failed(comparison.failed),
        left_out,
        shared_files: views(comparison.shared),
        files: views(comparison.own),
        warnings_total: comparison.warnings.total,
        warnings: warnings(comparison.warnings),
    }
}

fn warnings(warnings: Warnings) -> Vec<WarningView> {
    let told = warnings.told.into_iter();
    told.map(|warning| WarningView {
        file: warning.file,
        mac: warning.mac,
        line: warning.line,
        message: warning.message,
    })
    .collect()
}

fn failed(failed: Vec<(Mac, String)>) -> Vec<FailureView> {
    let shown = failed.into_iter().take(FAILURES_MAX);
    shown
        .map(|(mac, reason)| FailureView { mac, reason })
        .collect()
}

fn unknown_template(name: &str) -> Problem {
    let detail = format!("there is no template {name}: name one of GET /api/v1/templates");
    Problem::new(Code::TemplateNotFound, detail)
}

pub(super) fn interrupted(interrupted: Interrupted) -> Problem {
    match interrupted {
        Interrupted::Stopped => Problem::new(
            Code::Stopping,
            "some files may have been made: generate again once the server is back",
        )
        .retry_after(5),
        Interrupted::Trouble => Problem::new(
            Code::ReadOnly,
            "not all files were made: make room on the disk, and generate again",
        )
        .retry_after(60),
    }
}

fn not_compared(error: NotCompared) -> Problem {
    match error {
        NotCompared::PublicUrl(error) => Problem::new(Code::CannotRender, error.to_string()),
        NotCompared::Interrupted(why) => interrupted(why),
    }
}
