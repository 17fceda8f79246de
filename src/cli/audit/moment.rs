//! A moment of the log: a position, or a time.
//!
//! Guarantees that both are told apart: positions are digits only. Does not know how far a log
//! reaches.

use std::str::FromStr;

use ::schemas::{Position, Timestamp};
use anyhow::Result;

use crate::log::LogReader;
use crate::projector::{PastError, position_at};

/// When.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    Position(Position),
    Time(Timestamp),
}

/// A text that is neither.
#[derive(Debug, thiserror::Error)]
#[error("give a position such as 1204, or a time such as 2026-11-22T10:00:00Z")]
pub(super) struct InvalidMoment;

impl FromStr for Moment {
    type Err = InvalidMoment;

    fn from_str(text: &str) -> Result<Self, InvalidMoment> {
        match text.parse() {
            Ok(position) => Ok(Self::Position(Position(position))),
            Err(_) => text.parse().map(Self::Time).map_err(|_| InvalidMoment),
        }
    }
}

impl Moment {
    /// The position of a log at this moment.
    ///
    /// # Errors
    /// The log does not reach that far, or cannot be read.
    pub(super) fn position_in(self, log: &dyn LogReader) -> Result<Position, PastError> {
        let head = log.head().position;
        match self {
            Self::Position(wanted) if wanted > head => Err(PastError::Beyond { wanted, head }),
            Self::Position(position) => Ok(position),
            Self::Time(time) => position_at(log, time).map_err(PastError::Log),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_times_are_told_apart() {
        let moment = |text: &str| text.parse::<Moment>().ok();
        assert_eq!(moment("17"), Some(Moment::Position(Position(17))));
        let time = Timestamp(1_795_341_600_000);
        assert_eq!(moment("2026-11-22T10:00:00Z"), Some(Moment::Time(time)));
        assert_eq!(
            moment("2026-11-22T11:00:00+01:00"),
            Some(Moment::Time(time))
        );
        for text in ["", "-1", "yesterday", "2026-11-22"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
