//! `rollcall audit state`: what was true at a moment.
//!
//! Guarantees what the API answered at that position, byte for byte: the same folds, the same
//! shapes. Two things no log can tell: which phones waited for approval, and what was sealed with
//! keys that are not here; both are said.

use ::projections::Projections;
use ::schemas::{Mac, RegionName};
use anyhow::{Result, anyhow, bail};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::source::SourceArguments;
use super::{Format, FormatArguments, table};
use crate::cli::output::{Output, harmless, harmless_json, note};
use crate::http::read::{dashboard, devices};

const EXAMPLES: &str = "\
Examples:
  rollcall audit state --at 2026-11-22T10:00:00Z
  rollcall audit state --at 1204 --device 00:90:8f:48:4c:f0
  rollcall audit state --at 1204 --region Oslo --format json
  rollcall audit state --url http://127.0.0.1:8080 --token-file token --at 1204";

/// Show the dashboard, a phone or a user as of a time or a position
///
/// In JSON it is what GET /api/v1/dashboard, /devices/{mac} or /users/{name} answered then. Phones
/// that waited for approval are not in the log: none are counted.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct State {
    /// The moment: a position, or a time such as 2026-11-22T10:00:00Z [default: the log's end]
    #[arg(long, value_name = "MOMENT")]
    at: Option<Moment>,
    /// One phone
    #[arg(long, value_name = "MAC", conflicts_with_all = ["user", "region"])]
    device: Option<Mac>,
    /// One user, by login name
    #[arg(long, value_name = "NAME", conflicts_with = "region")]
    user: Option<String>,
    /// The dashboard of one region
    #[arg(long, value_name = "NAME")]
    region: Option<RegionName>,
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    format: FormatArguments,
}

/// A row of the recent reports.
#[derive(Deserialize)]
struct Report {
    mac: String,
    status: String,
    user: String,
    ip: String,
    firmware_version: String,
    report_time: Option<String>,
}

#[derive(Deserialize)]
struct Reports {
    #[serde(default)]
    recent_reports: Vec<Report>,
}

impl State {
    pub(super) fn run(self) -> Result<()> {
        let source = self.source.open()?;
        let position = match self.at {
            Some(moment) => moment.position_in(&*source.log)?,
            None => source.log.head().position,
        };
        let projections = source.projections_at(position)?;
        if source.keyring().is_none() {
            source.note_what_is_sealed();
        }
        let json = self.shown(&projections)?;
        note(format_args!(
            "as of position {position}, {}",
            projections.time
        ));
        let mut output = Output::stdout();
        match self.format.chosen() {
            Format::Json => output.line(harmless_json(&json))?,
            Format::Table => print(&json, &mut output)?,
        }
        output.flush()
    }

    fn shown(&self, projections: &Projections) -> Result<String> {
        let position = projections.position;
        if let Some(mac) = self.device {
            let device = devices::of_fleet(projections, mac);
            return json(device, || {
                format!("phone {mac} was not of the fleet at {position}")
            });
        }
        if let Some(name) = &self.user {
            let user = projections.user(name);
            let name = harmless(name);
            return json(user, || {
                format!("no user {name} is known at {position}: names need the keyring")
            });
        }
        let region = self.region.as_ref();
        if let Some(region) = region.filter(|it| projections.regions.get(it).is_none()) {
            let region = harmless(region.as_str());
            bail!("there was no region {region} at {position}");
        }
        note("note: phones that waited for approval are not in the log: pending is 0");
        json(Some(dashboard::view(projections, region, 0)), String::new)
    }
}

fn json(found: Option<impl Serialize>, or_else: impl FnOnce() -> String) -> Result<String> {
    let found = found.ok_or_else(|| anyhow!(or_else()))?;
    Ok(serde_json::to_string(&found)?)
}

fn print(json: &str, output: &mut Output) -> Result<()> {
    for line in table::lines(json)? {
        output.line(line)?;
    }
    let Reports { recent_reports } = serde_json::from_str(json)?;
    if recent_reports.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = recent_reports
        .iter()
        .map(|report| {
            let time = report.report_time.as_deref().unwrap_or("never");
            let Report {
                mac,
                status,
                user,
                ip,
                firmware_version,
                report_time: _,
            } = report;
            [mac, status, user, ip, firmware_version, time]
                .map(|text: &str| harmless(text))
                .to_vec()
        })
        .collect();
    output.line("\nRecent reports:")?;
    let headings = ["MAC", "STATUS", "USER", "IP", "FIRMWARE", "REPORTED"];
    for line in table::columns(&headings, &rows) {
        output.line(line)?;
    }
    Ok(())
}
