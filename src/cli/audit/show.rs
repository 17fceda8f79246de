//! `rollcall audit show`: one event, what led to it, and what followed.
//!
//! Guarantees the event as it was recorded, in a record whose hash is verified with its place in
//! the chain. Looks ahead only so far for what followed, and says how far. Does not guess: causes
//! are those that were recorded.

use std::ops::ControlFlow;

use ::schemas::{Position, Subject};
use anyhow::{Result, bail};
use clap::Args;
use serde::Serialize;
use serde_json::value::RawValue;

use super::source::{Source, SourceArguments};
use super::{Format, FormatArguments, event_line, table};
use crate::cli::output::{Output, harmless, harmless_json};

const EXAMPLES: &str = "\
Examples:
  rollcall audit show 1204
  rollcall audit show 1204 --data /mnt/backup/rollcall --format json
  rollcall audit show 1204 --url http://127.0.0.1:8080 --token-file token --ahead 100000";

/// How many consequences are shown at most.
const CONSEQUENCES_MAX: usize = 1000;

/// Show one event in full: its causes, what followed from it, the event before it, its record
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Show {
    /// Its position
    #[arg(value_name = "POSITION", value_parser = clap::value_parser!(u64).range(1..))]
    position: u64,
    /// How many events after it are looked at for what followed from it
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    ahead: u64,
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    format: FormatArguments,
}

/// The record that keeps the event.
#[derive(Serialize)]
struct RecordShown {
    first: Position,
    last: Position,
    bytes: usize,
    /// The chain's hash after it.
    hash: String,
}

/// All that is shown: the output in JSON.
#[derive(Serialize)]
struct Shown {
    event: Box<RawValue>,
    record: RecordShown,
    /// The subject's event before it.
    previous: Option<Box<RawValue>>,
    /// The event that it follows from, the one that that follows from, and so on.
    causes: Vec<Box<RawValue>>,
    /// The events that follow from it directly.
    consequences: Vec<Box<RawValue>>,
    /// The last event that was looked at for them.
    looked_until: Position,
}

/// What the log says of the event beside what it says.
struct Place {
    record: RecordShown,
    subject: Subject,
    previous: Position,
    cause: Option<Position>,
}

impl Show {
    pub(super) fn run(self) -> Result<()> {
        let source = self.source.open()?;
        if source.api().is_none() && source.keyring().is_none() {
            source.note_what_is_sealed();
        }
        let position = Position(self.position);
        let Some(place) = place(&source, position)? else {
            let head = source.log.head().position;
            bail!("there is no event {position}: the log ends at {head}");
        };
        let subject = place.subject.clone();
        let shown = self.shown(&source, place)?;
        let mut output = Output::stdout();
        match self.format.chosen() {
            Format::Json => output.line(harmless_json(&serde_json::to_string(&shown)?))?,
            Format::Table => print(&shown, &subject, &mut output)?,
        }
        output.flush()
    }

    fn shown(&self, source: &Source, place: Place) -> Result<Shown> {
        let position = Position(self.position);
        let (consequences, looked_until) = consequences(source, position, self.ahead)?;
        let raw = |position| {
            let item = source.item(position)?;
            Ok::<_, anyhow::Error>(item.map(RawValue::from_string).transpose()?)
        };
        let Some(event) = raw(position)? else {
            bail!("event {position} is not shown by its server");
        };
        let mut causes = Vec::new();
        let (mut cause, mut below) = (place.cause, position);
        while let Some(at) = cause.filter(|at| *at < below) {
            causes.extend(raw(at)?);
            below = at;
            cause = source
                .log
                .read_one(at)?
                .and_then(|(provenance, _)| provenance.cause);
        }
        let consequences: Result<Vec<_>> = consequences.into_iter().map(raw).collect();
        Ok(Shown {
            event,
            record: place.record,
            previous: raw(place.previous)?,
            causes,
            consequences: consequences?.into_iter().flatten().collect(),
            looked_until,
        })
    }
}

fn place(source: &Source, position: Position) -> Result<Option<Place>> {
    if position > source.log.head().position {
        return Ok(None);
    }
    let mut found = None;
    source.log.read(position, &mut |record| {
        found = record
            .events()
            .find(|(at, _)| *at == position)
            .map(|(_, event)| Place {
                record: RecordShown {
                    first: record.first,
                    last: record.head.position,
                    bytes: record.bytes.len(),
                    hash: blake3::Hash::from_bytes(record.head.hash)
                        .to_hex()
                        .to_string(),
                },
                subject: event.subject,
                previous: event.previous,
                cause: record.provenance.cause,
            });
        ControlFlow::Break(())
    })?;
    Ok(found)
}

/// The events that name this one as their cause, among so many after it; and the last looked at.
fn consequences(
    source: &Source,
    position: Position,
    ahead: u64,
) -> Result<(Vec<Position>, Position)> {
    let (mut found, mut looked_until) = (Vec::new(), position);
    let until = Position(position.0.saturating_add(ahead));
    source.log.read(position.next(), &mut |record| {
        let follows = record.provenance.cause == Some(position);
        for (at, _) in record.events() {
            if at > until || found.len() == CONSEQUENCES_MAX {
                return ControlFlow::Break(());
            }
            if at > position {
                looked_until = at;
                found.extend(follows.then_some(at));
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok((found, looked_until))
}

fn print(shown: &Shown, subject: &Subject, output: &mut Output) -> Result<()> {
    for line in table::lines(shown.event.get())? {
        output.line(line)?;
    }
    let record = &shown.record;
    output.line(format_args!(
        "record: events {} to {}, {} bytes, chain hash {}",
        record.first, record.last, record.bytes, record.hash
    ))?;
    let subject = harmless(&subject.to_string());
    section(
        output,
        &format!("The event of {subject} before it"),
        shown.previous.as_slice(),
    )?;
    section(
        output,
        "What it follows from, the nearest first",
        &shown.causes,
    )?;
    let after = format!("What followed from it, up to event {}", shown.looked_until);
    section(output, &after, &shown.consequences)
}

fn section(output: &mut Output, title: &str, items: &[Box<RawValue>]) -> Result<()> {
    output.line(format_args!("\n{title}:"))?;
    if items.is_empty() {
        return output.line("  none");
    }
    if let Some(heading) = event_line::heading(Format::Table) {
        output.line(heading)?;
    }
    for item in items {
        output.line(event_line::line(Format::Table, item.get())?)?;
    }
    Ok(())
}
