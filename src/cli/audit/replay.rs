//! `rollcall audit replay`: the whole log into fresh projections, and whether they are the live
//! ones.
//!
//! Guarantees that nothing but the log enters the fresh ones. A directory is compared byte for byte
//! with its newest snapshot, folded to the head; a server with what its dashboard answers at that
//! position, as far as can be told without its keys. Does not mend anything.

use std::collections::BTreeSet;
use std::time::Instant;

use ::projections::Projections;
use ::schemas::Position;
use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};

use super::source::{Source, SourceArguments};
use super::{Format, table};
use crate::cli::output::{Output, note};
use crate::http::read::dashboard;

const EXAMPLES: &str = "\
Examples:
  rollcall audit replay
  rollcall audit replay --data /mnt/backup/rollcall --format table
  rollcall audit replay --url http://127.0.0.1:8080 --token-file token";

/// What of a recent report can be read without keys.
const OPEN_FIELDS: [&str; 6] = [
    "mac",
    "status",
    "reported_status",
    "region",
    "firmware_version",
    "report_time",
];

/// Fold the whole log anew and compare with what is live
///
/// Prints a report; status 1 when anything differs. On a directory `equal` is null when there is no
/// snapshot to compare with.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Replay {
    #[command(flatten)]
    source: SourceArguments,
    /// How the report looks
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// The report.
#[derive(Serialize)]
struct Report {
    events: u64,
    seconds: f64,
    events_per_second: u64,
    position: Position,
    /// What it was compared with.
    compared_with: Option<String>,
    equal: Option<bool>,
    /// The names of the projections that differ.
    differs: BTreeSet<String>,
}

impl Replay {
    pub(super) fn run(self) -> Result<()> {
        let (source, live, position) = match self.source.server()? {
            None => {
                let source = self.source.open()?;
                let position = source.log.head().position;
                (source, None, position)
            }
            Some(api) => {
                // First what it shows, then the log: which then reaches at least as far.
                let text = api.text("/api/v1/dashboard")?;
                let live: Value = serde_json::from_str(&text)?;
                let position = live["position"].as_u64().map(Position);
                let position = position.context("the dashboard names no position")?;
                (Source::of_server(api)?, Some(live), position)
            }
        };
        let started = Instant::now();
        let mut fresh = Projections::new();
        source.fold(&mut fresh, position)?;
        let seconds = started.elapsed().as_secs_f64();
        if source.keyring().is_none() {
            source.note_what_is_sealed();
        }
        let compared = match &live {
            Some(live) => Some(with_dashboard(&fresh, live)?),
            None => with_snapshot(&source, &fresh)?,
        };
        let (compared_with, differs) = compared.unzip();
        let differs: Option<BTreeSet<String>> = differs;
        let report = Report {
            events: position.0,
            seconds,
            events_per_second: (position.0 as f64 / seconds.max(1e-9)) as u64,
            position,
            compared_with,
            equal: differs.as_ref().map(BTreeSet::is_empty),
            differs: differs.unwrap_or_default(),
        };
        self.print(&report)
    }

    fn print(&self, report: &Report) -> Result<()> {
        let mut output = Output::stdout();
        let text = serde_json::to_string(report)?;
        match self.format {
            Format::Json => output.line(text)?,
            Format::Table => {
                for line in table::lines(&text)? {
                    output.line(line)?;
                }
            }
        }
        output.flush()?;
        if report.equal == Some(false) {
            let differs: Vec<_> = report.differs.iter().map(String::as_str).collect();
            bail!(
                "the log does not give what is live; differing: {}",
                differs.join(", ")
            );
        }
        Ok(())
    }
}

/// Compares with the newest snapshot and what came after it; none when there is none.
fn with_snapshot(
    source: &Source,
    fresh: &Projections,
) -> Result<Option<(String, BTreeSet<String>)>> {
    let Some(mut live) = source.snapshot_up_to(fresh.position)? else {
        note("note: there is no snapshot that can be read, so there is nothing to compare with");
        return Ok(None);
    };
    let compared_with = format!("the snapshot at {}", live.position);
    source.fold(&mut live, fresh.position)?;
    let differs = fresh.encoded()?.into_iter().zip(live.encoded()?);
    let differs = differs.filter(|(fresh, live)| fresh != live);
    let names = differs.map(|((name, _), _)| name.to_owned()).collect();
    Ok(Some((compared_with, names)))
}

/// Compares with what the server's dashboard answers. Phones that wait for approval are not in the
/// log, and what is sealed cannot be read.
fn with_dashboard(fresh: &Projections, live: &Value) -> Result<(String, BTreeSet<String>)> {
    let pending = live["devices"]["pending"].as_u64();
    let pending = usize::try_from(pending.unwrap_or(0))?;
    let replayed = serde_json::to_value(dashboard::view(fresh, None, pending))?;
    let mut differs = BTreeSet::new();
    for (field, name) in [
        ("as_of", "dashboard"),
        ("devices", "dashboard"),
        ("alarms", "alarms"),
    ] {
        if replayed[field] != live[field] {
            differs.insert(name.to_owned());
        }
    }
    if open_reports(&replayed) != open_reports(live) {
        differs.insert("fleet".to_owned());
    }
    let compared_with = format!("the server's dashboard at {}", fresh.position);
    Ok((compared_with, differs))
}

fn open_reports(dashboard: &Value) -> Value {
    let reports = dashboard["recent_reports"].as_array();
    let reports = reports.map(Vec::as_slice).unwrap_or_default();
    let open = |report: &Value| OPEN_FIELDS.map(|field| report[field].clone());
    json!(reports.iter().map(open).collect::<Vec<_>>())
}
