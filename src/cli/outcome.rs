//! How a command ends: its exit status, and what it says of a failure.
//!
//! Guarantees 0 for success, 1 for a failure, 2 for wrong usage, and 75 for a log that failed (a
//! service manager may start the server again). Does not say anything about success.

use std::process::ExitCode;

use anyhow::{Error, Result};

use super::output::{OutputClosed, note};
use crate::app::AppError;
use crate::config::{ConfigError, Source};
use crate::engine::Fatal;
use crate::simulator::SimulatorError;

const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;
const LOG_FAILED: u8 = 75;

/// The command line asks for what cannot be; says what to write instead.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Usage(pub(super) String);

/// The exit code of a command that came to this; a failure is told on stderr, with its causes.
pub(super) fn exit_code(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<OutputClosed>() => ExitCode::SUCCESS,
        Err(error) => {
            note(format_args!("error: {error:#}"));
            ExitCode::from(status(&error))
        }
    }
}

fn status(error: &Error) -> u8 {
    error.chain().find_map(status_of_cause).unwrap_or(FAILED)
}

fn status_of_cause(cause: &(dyn std::error::Error + 'static)) -> Option<u8> {
    if cause.is::<Usage>() {
        return Some(WRONG_USAGE);
    }
    if let Some(error) = cause.downcast_ref::<AppError>() {
        return Some(error.exit_code());
    }
    if let Some(Fatal::Log(_)) = cause.downcast_ref() {
        return Some(LOG_FAILED);
    }
    if let Some(ConfigError::Invalid {
        source_of_value: Source::Flag(_),
        ..
    }) = cause.downcast_ref()
    {
        return Some(WRONG_USAGE);
    }
    match cause.downcast_ref()? {
        SimulatorError::BadOption { .. }
        | SimulatorError::BadServer { .. }
        | SimulatorError::UnknownScenario { .. } => Some(WRONG_USAGE),
        SimulatorError::Resolve { .. }
        | SimulatorError::Connect { .. }
        | SimulatorError::Listen { .. }
        | SimulatorError::Exchange { .. }
        | SimulatorError::Timeout { .. }
        | SimulatorError::Request { .. }
        | SimulatorError::Worker { .. } => Some(FAILED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::{Context as _, anyhow};

    #[test]
    fn wrong_usage_is_told_from_failure_however_deep_it_lies() {
        let bad_option = SimulatorError::BadOption {
            option: "phones",
            given: "0".to_owned(),
            expected: "give 1 to 16,000,000",
        };
        let flag = ConfigError::Invalid {
            key: "admin.listen",
            source_of_value: Source::Flag("--admin-listen"),
            reason: "must be an address".to_owned(),
        };
        let file = ConfigError::Invalid {
            key: "admin.listen",
            source_of_value: Source::Environment("ROLLCALL_ADMIN__LISTEN".to_owned()),
            reason: "must be an address".to_owned(),
        };
        let wrapped = |error: Error| Err::<(), _>(error).context("while starting").unwrap_err();
        assert_eq!(status(&wrapped(bad_option.into())), WRONG_USAGE);
        assert_eq!(status(&wrapped(flag.into())), WRONG_USAGE);
        assert_eq!(status(&wrapped(file.into())), FAILED);
        assert_eq!(
            status(&wrapped(Usage("give a name".to_owned()).into())),
            WRONG_USAGE
        );
        assert_eq!(status(&anyhow!("no")), FAILED);
    }

    #[test]
    fn a_failed_log_asks_for_another_start() {
        let log = crate::log::LogError::Poisoned;
        assert_eq!(
            status(&Error::from(Fatal::Log(log)).context("admin add")),
            LOG_FAILED
        );
    }
}
