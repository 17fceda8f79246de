//! `rollcall audit`: the auditor's tools, on a data directory, a copy of one, or a running server.
//!
//! Guarantees that they record and change nothing, wherever they read. Secrets are never shown;
//! what administrators may see of people is. Deliberately not here: differences between two
//! moments, and signed checkpoints.

mod api;
mod event_line;
mod export;
mod filter;
mod follow;
mod log;
mod moment;
mod replay;
mod show;
mod source;
mod state;
mod table;
mod verify;

use std::ops::ControlFlow;

use ::schemas::Position;
use ::schemas::events::RecordedEvent;
use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};

use self::source::Source;
use crate::projector;

const EXAMPLES: &str = "\
Examples:
  rollcall audit verify --data /var/lib/rollcall
  rollcall audit log --data /mnt/backup/rollcall --kind AdminSignedIn --format json
  rollcall audit state --url http://127.0.0.1:8080 --token-file token --at 2026-11-22T10:00:00Z";

/// Read and verify the log: of a data directory, of a copy of one, or of a running server
///
/// Without --url a data directory is read that no server has open; nothing in it is changed. A
/// server asks for an API token: in a file (--token-file) or in ROLLCALL_TOKEN.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Audit {
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Debug, Subcommand)]
enum Tool {
    Log(log::Log),
    Follow(follow::Follow),
    Show(show::Show),
    State(state::State),
    Replay(replay::Replay),
    Verify(verify::Verify),
    Export(export::Export),
}

impl Audit {
    pub(super) fn run(self) -> Result<()> {
        match self.tool {
            Tool::Log(log) => log.run(),
            Tool::Follow(follow) => follow.run(),
            Tool::Show(show) => show.run(),
            Tool::State(state) => state.run(),
            Tool::Replay(replay) => replay.run(),
            Tool::Verify(verify) => verify.run(),
            Tool::Export(export) => export.run(),
        }
    }
}

/// For people or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns, for people
    Table,
    /// JSON, for programs
    Json,
}

/// How the output looks.
#[derive(Debug, Args)]
struct FormatArguments {
    /// How the output looks
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl FormatArguments {
    fn chosen(&self) -> Format {
        match self.json {
            true => Format::Json,
            false => self.format,
        }
    }
}

/// Shows every event from a position on to `visit`, in order, until it breaks.
fn each_event(
    source: &Source,
    from: Position,
    visit: &mut dyn FnMut(RecordedEvent) -> Result<ControlFlow<()>>,
) -> Result<()> {
    let mut outcome = Ok(());
    projector::each_event(
        &*source.log,
        &*source.keys,
        from,
        &mut |recorded| match visit(recorded) {
            Ok(flow) => flow,
            Err(error) => {
                outcome = Err(error);
                ControlFlow::Break(())
            }
        },
    )?;
    outcome
}
