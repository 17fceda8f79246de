//! `rollcall audit verify`: is the log what was written?
//!
//! Guarantees that chain, positions, subject versions and links are checked for every event, that
//! every event decodes, and that its key is of this keyring. Names the first position that is not
//! as it was written. Deliberately not here: contents of files, snapshots (they are caches), and
//! whether the whole log was replaced by another that is sound in itself.

use std::ops::ControlFlow;

use ::schemas::{KeySlot, Position};
use anyhow::{Error, Result};
use clap::Args;

use super::{Undecodable, each_event};
use crate::cli::arguments::{DataArguments, open_existing};
use crate::cli::output::Output;
use crate::config::Config;
use crate::keyring::SlotState;
use crate::log::LogError;
use crate::log::verify::{Verified, verify};

const EXAMPLES: &str = "\
Examples:
  rollcall audit verify
  rollcall audit verify --data /mnt/backup/rollcall";

/// Verify the whole log: chain, positions, subjects, and that every event can be read
///
/// Prints what was verified. Otherwise prints the first bad position and the reason, with status 1.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Verify {
    #[command(flatten)]
    data: DataArguments,
}

/// Why an event cannot be opened although it is as it was written.
#[derive(Debug, thiserror::Error)]
#[error("event {position} is sealed with key {slot}, which this keyring never had")]
struct ForeignKeyring {
    position: Position,
    slot: KeySlot,
}

/// What was found sealed.
#[derive(Default)]
struct Sealed {
    events: u64,
    erased: u64,
}

impl Verify {
    pub(super) fn run(self) -> Result<()> {
        let config = self.data.load()?;
        let mut output = Output::stdout();
        match verified(&config) {
            Ok((verified, sealed)) => {
                let Verified {
                    events,
                    records,
                    head,
                } = verified;
                let hash = blake3::Hash::from_bytes(head.hash).to_hex();
                output.line(format_args!(
                    "events: {events} verified, in {records} records"
                ))?;
                output.line(format_args!(
                    "sealed: {} events, {} of them with erased keys",
                    sealed.events, sealed.erased
                ))?;
                output.line(format_args!("head: {}", head.position))?;
                output.line(format_args!("chain hash: {hash}"))?;
                output.flush()
            }
            Err(error) => {
                let Some(position) = first_bad_position(&error) else {
                    return Err(error);
                };
                output.line(format_args!("first bad position: {position}"))?;
                output.line(format_args!("reason: {error:#}"))?;
                output.flush()?;
                Err(error.context("the log is not what was written"))
            }
        }
    }
}

fn verified(config: &Config) -> Result<(Verified, Sealed)> {
    let store = open_existing(config)?;
    let verified = verify(&*store.reader())?;
    let mut sealed = Sealed::default();
    each_event(&store, Position(1), &mut |recorded| {
        let Some(slot) = recorded.key_slot else {
            return Ok(ControlFlow::Continue(()));
        };
        sealed.events += 1;
        match store.keyring.state(slot) {
            SlotState::Ready => {}
            SlotState::Erased => sealed.erased += 1,
            SlotState::NeverMade => {
                return Err(ForeignKeyring {
                    position: recorded.position,
                    slot,
                }
                .into());
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok((verified, sealed))
}

/// Where the log stops being what was written; none when that is not what failed.
fn first_bad_position(error: &Error) -> Option<Position> {
    error.chain().find_map(|cause| {
        if let Some(event) = cause.downcast_ref::<Undecodable>() {
            return Some(event.position);
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
        assert_eq!(position_in(tail.into()), Some(Position(41)));
        assert_eq!(position_in(foreign.into()), Some(Position(5)));
        assert_eq!(position_in(LogError::Poisoned.into()), None);
    }
}
