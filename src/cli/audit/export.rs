//! `rollcall audit export`: all events as JSON lines, with a line at the end that tells the whole.
//!
//! Guarantees that an archive is complete exactly when it has its last line, and that a file is
//! there only when it is complete. It holds personal data in the clear, so a file is its owner's
//! alone. Deliberately not here: what would let an archive be verified without its data directory.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use ::schemas::Position;
use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::{each_event, event_line};
use crate::cli::arguments::{DataArguments, open_existing};
use crate::cli::files::NewFile;
use crate::cli::output::{Output, note};
use crate::store::Store;

const EXAMPLES: &str = "\
Examples:
  rollcall audit export --out archive.jsonl
  rollcall audit export --data /mnt/backup/rollcall | zstd > archive.jsonl.zst";

/// Write all events as JSON lines
///
/// The last line is {"end":{"count":N,"position":P,"chain_hash":H}}: without it the archive
/// is not complete. The archive holds personal data, never secrets.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    #[command(flatten)]
    data: DataArguments,
    /// File to write or replace, for its owner alone [default: stdout]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(self) -> Result<()> {
        let store = open_existing(&self.data.load()?)?;
        let Some(path) = self.out else {
            let mut output = Output::stdout();
            export(&store, &mut output)?;
            return output.flush();
        };
        let mut file = NewFile::begin(&path, 0o600)?;
        let count = export(&store, &mut Output::to(&mut file))?;
        file.finish()?;
        note(format_args!("{count} events written to {}", path.display()));
        Ok(())
    }
}

fn export<W: Write>(store: &Store, output: &mut Output<W>) -> Result<u64> {
    let head = store.reader().head();
    let mut count = 0u64;
    each_event(store, Position(1), &mut |recorded| {
        count += 1;
        output.line(event_line::json(&recorded)?)?;
        Ok(ControlFlow::Continue(()))
    })?;
    let chain_hash = blake3::Hash::from_bytes(head.hash).to_hex();
    let end = json!({"count": count, "position": head.position, "chain_hash": chain_hash.as_str()});
    output.line(json!({"end": end}))?;
    Ok(count)
}
