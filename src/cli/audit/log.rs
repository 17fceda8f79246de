//! `rollcall audit log`: events, in order, as a table or as JSON lines.
//!
//! Guarantees the order of the log and one line an event. Does not verify more than reading does.

use std::ops::ControlFlow;

use ::schemas::events::{EventKind, RecordedEvent};
use ::schemas::{Position, Subject};
use anyhow::Result;
use clap::Args;

use super::{each_event, event_line};
use crate::cli::arguments::{DataArguments, open_existing};
use crate::cli::output::Output;

const EXAMPLES: &str = "\
Examples:
  rollcall audit log --after 1000 --limit 20
  rollcall audit log --subject phone:00908f484cf0 --json
  rollcall audit log --kind SignInRefused --kind SecurityEvent";

/// Print events, oldest first, as a table or as JSON lines
///
/// Personal data is shown as administrators see it, secrets never. Accounts and users are shown by
/// their numbers.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Log {
    #[command(flatten)]
    data: DataArguments,
    /// Begin behind this position
    #[arg(long, value_name = "POSITION", default_value_t = 0)]
    after: u64,
    /// End after so many events [default: at the log's end]
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Only events of this kind, such as PhoneApproved; repeated ones are alternatives
    #[arg(long = "kind", value_name = "KIND", value_parser = kind)]
    kinds: Vec<EventKind>,
    /// Only events of this subject: system, phone:MAC, user:N, admin:N, region:NAME, file:NAME
    #[arg(long, value_name = "SUBJECT")]
    subject: Option<Subject>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

impl Log {
    pub(super) fn run(self) -> Result<()> {
        let store = open_existing(&self.data.load()?)?;
        let mut output = Output::stdout();
        if !self.json {
            output.line(event_line::heading())?;
        }
        let mut left = self.limit.unwrap_or(u64::MAX);
        let from = Position(self.after.saturating_add(1));
        each_event(&store, from, &mut |recorded| {
            if left == 0 {
                return Ok(ControlFlow::Break(()));
            }
            if self.wants(&recorded) {
                left -= 1;
                output.line(match self.json {
                    true => event_line::json(&recorded)?,
                    false => event_line::columns(&recorded)?,
                })?;
            }
            Ok(ControlFlow::Continue(()))
        })?;
        output.flush()
    }

    fn wants(&self, recorded: &RecordedEvent) -> bool {
        let kind = recorded.event.kind();
        (self.kinds.is_empty() || self.kinds.contains(&kind))
            && self
                .subject
                .as_ref()
                .is_none_or(|subject| *subject == recorded.subject)
    }
}

/// The kind of this name, in whatever case.
fn kind(name: &str) -> Result<EventKind, String> {
    let same = |kind: &&EventKind| kind.name().eq_ignore_ascii_case(name);
    EventKind::ALL.iter().find(same).copied().ok_or_else(|| {
        let likeness = |kind: &EventKind| strsim::jaro_winkler(kind.name(), name);
        let nearest = EventKind::ALL
            .iter()
            .max_by(|one, other| likeness(one).total_cmp(&likeness(other)))
            .expect("there are kinds");
        format!(
            "there is no such kind of event; did you mean {}?",
            nearest.name()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_in_any_case_and_slips_lead_to_the_nearest() {
        assert_eq!(kind("phoneapproved"), Ok(EventKind::PhoneApproved));
        assert!(
            kind("PhoneAproved")
                .unwrap_err()
                .ends_with("did you mean PhoneApproved?")
        );
    }
}
