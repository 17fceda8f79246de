//! `rollcall audit`: the auditor's tools, offline, on a data directory or a copy of one.
//!
//! Guarantees that they record nothing. Secrets are never shown; what administrators may see of
//! people is. Deliberately not here: state as of a moment, differences, replay.

mod event_line;
mod export;
mod log;
mod verify;

use std::ops::ControlFlow;

use ::schemas::Position;
use ::schemas::events::RecordedEvent;
use ::schemas::stored::{self, StoredError};
use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};

use crate::store::Store;

const EXAMPLES: &str = "\
Examples:
  rollcall audit verify --data /var/lib/rollcall
  rollcall audit log --data /var/lib/rollcall --kind AdminSignedIn --json";

/// Read and verify the log of a data directory that no server has open, or of a copy of one
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Audit {
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Debug, Subcommand)]
enum Tool {
    Log(log::Log),
    Verify(verify::Verify),
    Export(export::Export),
}

impl Audit {
    pub(super) fn run(self) -> Result<()> {
        match self.tool {
            Tool::Log(log) => log.run(),
            Tool::Verify(verify) => verify.run(),
            Tool::Export(export) => export.run(),
        }
    }
}

/// An event that is in the log as it was written, and does not decode.
#[derive(Debug, thiserror::Error)]
#[error("event {position} cannot be decoded")]
struct Undecodable {
    position: Position,
    source: StoredError,
}

/// Shows every event from a position on to `visit`, in order, until it breaks.
fn each_event(
    store: &Store,
    from: Position,
    visit: &mut dyn FnMut(RecordedEvent) -> Result<ControlFlow<()>>,
) -> Result<()> {
    let mut outcome = Ok(());
    let read = store.reader().read(from, &mut |record| {
        for (position, event) in record.events() {
            if position < from {
                continue;
            }
            let decoded = stored::decode(event, position, record.provenance, &*store.keyring);
            let decoded = decoded.map_err(|source| Undecodable { position, source }.into());
            match decoded.and_then(&mut *visit) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => return ControlFlow::Break(()),
                Err(error) => {
                    outcome = Err(error);
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    });
    outcome?;
    read.context("the log cannot be read")
}
