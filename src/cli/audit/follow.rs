//! `rollcall audit follow`: events of a running server as they happen.
//!
//! Guarantees each event once, in order, none left out, as soon as the server has recorded it.
//! Ends without a word when it is interrupted, or when its reader has gone. Does not try again when
//! the server stops: it says how to go on.

use std::pin::pin;

use ::schemas::Position;
use anyhow::{Context as _, Result};
use clap::Args;

use super::api::{Api, ApiError, PAGE_LENGTH, Page};
use super::filter::FilterArguments;
use super::log::NOTHING_FOLLOWS;
use super::source::{Source, SourceArguments};
use super::{Format, FormatArguments, event_line};
use crate::cli::outcome::Usage;
use crate::cli::output::Output;
use crate::cli::signals::Signals;

const EXAMPLES: &str = "\
Examples:
  rollcall audit follow --url http://127.0.0.1:8080 --token-file token
  rollcall audit follow --url http://127.0.0.1:8080 --kind AlarmRaised --format json";

/// Print the events of a running server as they happen, from now on
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Follow {
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    format: FormatArguments,
}

impl Follow {
    pub(super) fn run(self) -> Result<()> {
        let Some(api) = self.source.server()? else {
            return Err(Usage(NOTHING_FOLLOWS.to_owned()).into());
        };
        let source = Source::of_server(api)?;
        let api = source.api().expect("it was made of a server");
        let format = self.format.chosen();
        let mut output = Output::stdout();
        if let Some(heading) = event_line::heading(format) {
            output.line(heading)?;
            output.flush()?;
        }
        let head = source.log.head().position;
        follow(api, &self.filter, head, format, &mut output)
    }
}

/// Prints what happens after a position, until interrupted.
pub(super) fn follow(
    api: &Api,
    filter: &FilterArguments,
    after: Position,
    format: Format,
    output: &mut Output,
) -> Result<()> {
    api.block_on(async {
        let mut stop = pin!(Signals::listen()?.stop_asked());
        let mut after = after;
        loop {
            let page = tokio::select! {
                () = &mut stop => return Ok(()),
                page = next_page(api, filter, after) => page,
            };
            let page = page.with_context(|| format!("go on with --after {after}"))?;
            let Some(page) = page else { continue };
            for item in &page.items {
                output.line(event_line::line(format, item.get())?)?;
            }
            output.flush()?;
            let next = page.next_cursor.and_then(|cursor| cursor.parse().ok());
            after = next.map_or(page.position, Position);
        }
    })
}

/// Waits until the log goes on after a position; none when it did not for a while.
async fn next_page(
    api: &Api,
    filter: &FilterArguments,
    after: Position,
) -> Result<Option<Page>, ApiError> {
    let mut query = filter.query();
    query.push(("after", after.to_string()));
    query.push(("limit", PAGE_LENGTH.to_string()));
    query.push(("min_position", after.next().to_string()));
    match api.events(&query).await {
        Ok(page) => Ok(Some(page)),
        Err(error) if error.is_not_yet() => Ok(None),
        Err(error) => Err(error),
    }
}
