//! `rollcall audit export`: all events as JSON lines, with a line at the end that tells the whole.
//!
//! Guarantees that an archive is complete exactly when it has its last line, and that a file is
//! there only when it is complete. Users and accounts are the numbers that the log holds. It holds
//! personal data in the clear, so a file is its owner's
//! alone. Deliberately not here: what would let an archive be verified without its data directory.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use ::schemas::Position;
use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::source::{Source, SourceArguments};
use super::{each_event, event_line};
use crate::cli::files::NewFile;
use crate::cli::output::{Output, harmless_json, note};

const EXAMPLES: &str = "\
Examples:
  rollcall audit export --out archive.jsonl
  rollcall audit export --data /mnt/backup/rollcall | zstd > archive.jsonl.zst
  rollcall audit export --url http://127.0.0.1:8080 --token-file token --out archive.jsonl";

/// Write all events as JSON lines
///
/// The last line is {"end":{"count":N,"position":P,"chain_hash":H}}: without it the archive
/// is not complete. The archive holds personal data, never secrets. A server gives what is sealed
/// to nobody: in its archive personal data reads as [erased].
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    #[command(flatten)]
    source: SourceArguments,
    /// File to write or replace, for its owner alone [default: stdout]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(self) -> Result<()> {
        let source = self.source.open()?;
        if source.keyring().is_none() {
            source.note_what_is_sealed();
        }
        let Some(path) = self.out else {
            let mut output = Output::stdout();
            export(&source, &mut output)?;
            return output.flush();
        };
        let mut file = NewFile::begin(&path, 0o600)?;
        let count = export(&source, &mut Output::to(&mut file))?;
        file.finish()?;
        note(format_args!("{count} events written to {}", path.display()));
        Ok(())
    }
}

fn export<W: Write>(source: &Source, output: &mut Output<W>) -> Result<u64> {
    let head = source.log.head();
    let mut count = 0u64;
    each_event(source, Position(1), &mut |recorded| {
        count += 1;
        output.line(harmless_json(&event_line::numbered(&recorded)?))?;
        Ok(ControlFlow::Continue(()))
    })?;
    let chain_hash = blake3::Hash::from_bytes(head.hash).to_hex();
    let end = json!({"count": count, "position": head.position, "chain_hash": chain_hash.as_str()});
    output.line(json!({"end": end}))?;
    Ok(count)
}
