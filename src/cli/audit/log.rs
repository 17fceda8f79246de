//! `rollcall audit log`: events, in order, as a table or as JSON lines.
//!
//! Guarantees the order of the log and one line an event, the same lines from a directory and from
//! its server. Does not verify more than reading does.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use ::schemas::Position;
use ::schemas::stored;
use anyhow::Result;
use clap::Args;

use super::api::{Api, PAGE_LENGTH};
use super::filter::FilterArguments;
use super::source::{Source, SourceArguments};
use super::{Format, FormatArguments, event_line, follow};
use crate::cli::outcome::Usage;
use crate::cli::output::Output;
use crate::projector::PastError;

const EXAMPLES: &str = "\
Examples:
  rollcall audit log --after 1000 --limit 20
  rollcall audit log --newest 20
  rollcall audit log --subject phone:00908f484cf0 --format json
  rollcall audit log --kind SignInRefused --kind SecurityEvent --since 2026-11-22T00:00:00Z
  rollcall audit log --url http://127.0.0.1:8080 --token-file token --actor admin:alice --follow";

/// Print events, oldest first, as a table or as JSON lines
///
/// Personal data is shown as administrators see it, secrets never. Accounts and users have the
/// names that they have today.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Log {
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    filter: FilterArguments,
    /// Begin behind this position
    #[arg(long, value_name = "POSITION", default_value_t = 0)]
    after: u64,
    /// End after so many events [default: at the log's end]
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Only the last so many of the events wanted
    #[arg(long, value_name = "N", conflicts_with_all = ["after", "limit"])]
    newest: Option<usize>,
    /// Go on with new events as they happen, until interrupted; needs --url
    #[arg(long, conflicts_with = "limit")]
    follow: bool,
    #[command(flatten)]
    format: FormatArguments,
}

impl Log {
    pub(super) fn run(self) -> Result<()> {
        let source = self.source.open()?;
        if self.follow && source.api().is_none() {
            return Err(Usage(NOTHING_FOLLOWS.to_owned()).into());
        }
        let format = self.format.chosen();
        let mut output = Output::stdout();
        if let Some(heading) = event_line::heading(format) {
            output.line(heading)?;
        }
        match source.api() {
            None => {
                if source.keyring().is_none() {
                    source.note_what_is_sealed();
                }
                self.of_directory(&source, format, &mut output)?;
            }
            Some(api) => {
                let reached =
                    self.of_server(api, source.log.head().position, format, &mut output)?;
                if self.follow {
                    output.flush()?;
                    return follow::follow(api, &self.filter, reached, format, &mut output);
                }
            }
        }
        output.flush()
    }

    fn of_directory(&self, source: &Source, format: Format, output: &mut Output) -> Result<()> {
        let filter = self.filter.resolved(source.newest()?)?;
        let head = source.log.head().position;
        let after = self.first_after(head);
        let mut left = self.limit.unwrap_or(u64::MAX);
        let mut last = Last::new(self.newest);
        let mut outcome = Ok(());
        let from = Position(after.0.saturating_add(1));
        source.log.read(from, &mut |record| {
            for (position, event) in record.events() {
                if position <= after || !filter.wants(&record.provenance, &event) {
                    continue;
                }
                if left == 0 {
                    return ControlFlow::Break(());
                }
                left -= 1;
                let line = stored::decode(event, position, record.provenance, &*source.keys)
                    .map_err(|source| PastError::Event { position, source }.into())
                    .and_then(|event| source.shown(&event))
                    .and_then(|item| Ok(event_line::line(format, &item)?))
                    .and_then(|line| last.take(line, output));
                if let Err(error) = line {
                    outcome = Err(error);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        })?;
        outcome?;
        last.print(output)
    }

    /// Prints up to the head as it was; returns where it ends.
    fn of_server(
        &self,
        api: &Api,
        head: Position,
        format: Format,
        output: &mut Output,
    ) -> Result<Position> {
        let mut after = self.first_after(head);
        let mut left = self.limit.unwrap_or(u64::MAX);
        let mut last = Last::new(self.newest);
        while after < head && left > 0 {
            let mut query = self.filter.query();
            query.push(("after", after.to_string()));
            query.push(("limit", left.min(PAGE_LENGTH).to_string()));
            query.push(("min_position", head.to_string()));
            let page = api.block_on(api.events(&query))?;
            for item in &page.items {
                left -= 1;
                last.take(event_line::line(format, item.get())?, output)?;
            }
            let next = page.next_cursor.and_then(|cursor| cursor.parse().ok());
            after = next.map_or(page.position, Position);
        }
        last.print(output)?;
        Ok(after.max(head))
    }

    /// Where looking begins.
    fn first_after(&self, head: Position) -> Position {
        match self.newest {
            Some(count) if self.filter.wants_everything() => {
                Position(head.0.saturating_sub(count as u64))
            }
            Some(_) | None => Position(self.after),
        }
    }
}

/// What --follow needs, said where it is missing.
pub(super) const NOTHING_FOLLOWS: &str =
    "a directory that is only read gets no new events: name the server with --url";

/// Lines, printed at once, or the last of them in the end.
struct Last {
    kept: VecDeque<String>,
    count: Option<usize>,
}

impl Last {
    fn new(count: Option<usize>) -> Last {
        Last {
            kept: VecDeque::new(),
            count,
        }
    }

    fn take(&mut self, line: String, output: &mut Output) -> Result<()> {
        let Some(count) = self.count else {
            return output.line(line);
        };
        self.kept.push_back(line);
        if self.kept.len() > count {
            self.kept.pop_front();
        }
        Ok(())
    }

    fn print(self, output: &mut Output) -> Result<()> {
        self.kept.into_iter().try_for_each(|line| output.line(line))
    }
}
