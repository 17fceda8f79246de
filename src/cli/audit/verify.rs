//! `rollcall audit verify`: is the log what was written?
//!
//! Guarantees that chain, positions, subject versions and links are checked for every event, that
//! every event decodes, and, where there is a keyring, that its key is of it. Names the first
//! position that is not as it was written. Deliberately not here: contents of files, snapshots
//! (they are caches), and whether the whole log was replaced by another that is sound in itself.

use std::ops::ControlFlow;

use ::schemas::{KeySlot, Position};
use anyhow::{Error, Result};
use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::source::{Source, SourceArguments};
use super::{Format, FormatArguments, each_event};
use crate::cli::output::{Output, harmless_json};
use crate::keyring::SlotState;
use crate::log::LogError;
use crate::log::verify::verify;
use crate::projector::PastError;

const EXAMPLES: &str = "\
Examples:
  rollcall audit verify
  rollcall audit verify --data /mnt/backup/rollcall --format json
  rollcall audit verify --url http://127.0.0.1:8080 --token-file token";

/// Verify the whole log: chain, positions, subjects, and that every event can be read
///
/// Prints what was verified. Otherwise prints the first bad position and the reason, with status 1.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Verify {
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    format: FormatArguments,
}

/// Why an event cannot be opened although it is as it was written.
#[derive(Debug, thiserror::Error)]
#[error("event {position} is sealed with key {slot}, which this keyring never had")]
struct ForeignKeyring {
    position: Position,
    slot: KeySlot,
}

/// What was found.
#[derive(Serialize)]
struct Found {
    events: u64,
    records: u64,
    position: Position,
    chain_hash: String,
    /// How many events have a sealed part.
    sealed: u64,
    /// How many of these no key opens any more; unknown without keys.
    erased: Option<u64>,
}

impl Verify {
    pub(super) fn run(self) -> Result<()> {
        let mut output = Output::stdout();
        let format = self.format.chosen();
        match self.source.open().and_then(|source| verified(&source)) {
            Ok(found) => {
                print(&found, format, &mut output)?;
                output.flush()
            }
            Err(error) => {
                let Some(position) = first_bad_position(&error) else {
                    return Err(error);
                };
                let reason = format!("{error:#}");
                match format {
                    Format::Table => {
                        output.line(format_args!("first bad position: {position}"))?;
                        output.line(format_args!("reason: {reason}"))?;
                    }
                    Format::Json => {
                        let bad = json!({
                            "valid": false, "first_bad_position": position, "reason": reason,
                        });
                        output.line(harmless_json(&bad.to_string()))?;
                    }
                }
                output.flush()?;
                Err(error.context("the log is not what was written"))
            }
        }
    }
}

fn print(found: &Found, format: Format, output: &mut Output) -> Result<()> {
    let Found {
        events,
        records,
        position,
        chain_hash,
        sealed,
        erased,
    } = found;
    if format == Format::Json {
        let mut report = serde_json::to_value(found)?;
        report["valid"] = true.into();
        return output.line(report);
    }
    output.line(format_args!(
        "events: {events} verified, in {records} records"
    ))?;
    output.line(match erased {
        Some(erased) => format!("sealed: {sealed} events, {erased} of them with erased keys"),
        None => format!("sealed: {sealed} events, not opened: the keys are not here"),
    })?;
    output.line(format_args!("head: {position}"))?;
    output.line(format_args!("chain hash: {chain_hash}"))
}

fn verified(source: &Source) -> Result<Found> {
    let verified = verify(&*source.log)?;
    let keyring = source.keyring();
    let mut found = Found {
        events: verified.events,
        records: verified.records,
        position: verified.head.position,
        chain_hash: blake3::Hash::from_bytes(verified.head.hash)
            .to_hex()
            .to_string(),
        sealed: 0,
        erased: keyring.map(|_| 0),
    };
    each_event(source, Position(1), &mut |recorded| {
        let Some(slot) = recorded.key_slot else {
            return Ok(ControlFlow::Continue(()));
        };
        found.sealed += 1;
        let (Some(keyring), Some(erased)) = (keyring, &mut found.erased) else {
            return Ok(ControlFlow::Continue(()));
        };
        match keyring.state(slot) {
            SlotState::Ready => {}
            SlotState::Erased => *erased += 1,
            SlotState::NeverMade => {
                let position = recorded.position;
                return Err(ForeignKeyring { position, slot }.into());
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// Where the log stops being what was written; none when that is not what failed.
fn first_bad_position(error: &Error) -> Option<Position> {
    error.chain().find_map(|cause| {
        if let Some(PastError::Event { position, .. }) = cause.downcast_ref() {
            return Some(*position);
        }
        if let Some(event) = cause.downcast_ref::<ForeignKeyring>() {
            return Some(event.position);
        }
        cause.downcast_ref::<LogError>()?.position()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Damage;
    use anyhow::Context as _;

    #[test]
    fn the_first_bad_position_is_found_however_deep_it_lies() {
        let damaged = LogError::Damaged {
            position: Position(17),
            damage: Damage::Missing,
        };
        let tail = LogError::TailMissing {
            found: Position(40),
            expected: Position(45),
        };
        let foreign = ForeignKeyring {
            position: Position(5),
            slot: KeySlot(70_000),
        };
        let position_in =
            |error: Error| first_bad_position(&Err::<(), _>(error).context("open").unwrap_err());
        assert_eq!(position_in(damaged.into()), Some(Position(17)));
        let folded = PastError::Log(tail);
        assert_eq!(position_in(folded.into()), Some(Position(41)));
        assert_eq!(position_in(foreign.into()), Some(Position(5)));
        assert_eq!(position_in(LogError::Poisoned.into()), None);
    }
}
