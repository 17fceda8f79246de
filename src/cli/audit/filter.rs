//! Which events are wanted.
//!
//! Guarantees that a filter means the same on a directory and on a server: kinds are alternatives,
//! fields add up, users and accounts may be named. A slip in a kind or a subject is wrong usage.

use ::projections::Projections;
use ::schemas::events::EventKind;
use ::schemas::stored::{Provenance, StoredEvent};
use ::schemas::{Subject, Timestamp};
use anyhow::{Result, anyhow};
use clap::Args;

use crate::http::read::event_view::{ActorFilter, actor_named, subject_named};

/// The flags.
#[derive(Debug, Args)]
pub(super) struct FilterArguments {
    /// Only events of this kind, such as PhoneApproved; repeated ones are alternatives
    #[arg(long = "kind", value_name = "KIND", value_parser = kind)]
    kinds: Vec<EventKind>,
    /// Only events of this subject: system, phone:MAC, user:, admin:, region: or file:NAME
    ///
    /// Users and accounts may be given by their numbers, too: user:7.
    #[arg(long, value_name = "SUBJECT", value_parser = subject)]
    subject: Option<String>,
    /// Only events made so by: admin:NAME, token:ID, phone, anonymous, command-line, watchdog…
    #[arg(long, value_name = "ACTOR", value_parser = actor)]
    actor: Option<String>,
    /// Only events of this moment or later, such as 2026-11-22T10:00:00Z
    #[arg(long, value_name = "TIME")]
    since: Option<Timestamp>,
    /// Only events of this moment or earlier
    #[arg(long, value_name = "TIME")]
    until: Option<Timestamp>,
}

/// The filter, with everybody's number.
pub(super) struct Filter {
    kinds: Vec<EventKind>,
    subject: Option<Subject>,
    actor: Option<ActorFilter>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl FilterArguments {
    /// Whether all events are wanted.
    pub(super) fn wants_everything(&self) -> bool {
        let Self {
            kinds,
            subject,
            actor,
            since,
            until,
        } = self;
        let has_times = since.is_some() || until.is_some();
        kinds.is_empty() && subject.is_none() && actor.is_none() && !has_times
    }

    /// The filter for a directory, where names are those of these projections.
    pub(super) fn resolved(&self, projections: &Projections) -> Result<Filter> {
        let unknown = |flag: &'static str| move |reason| anyhow!("{flag} {reason}");
        let subject = self.subject.as_ref();
        let subject = subject.map(|text| subject_named(text, projections));
        let actor = self.actor.as_ref();
        let actor = actor.map(|text| actor_named(text, projections));
        Ok(Filter {
            kinds: self.kinds.clone(),
            subject: subject.transpose().map_err(unknown("--subject:"))?,
            actor: actor.transpose().map_err(unknown("--actor"))?,
            since: self.since,
            until: self.until,
        })
    }

    /// The filter as the API's query.
    pub(super) fn query(&self) -> Vec<(&'static str, String)> {
        let mut query: Vec<_> = self
            .kinds
            .iter()
            .map(|kind| ("kind", kind.name().to_owned()))
            .collect();
        let text = |time: Option<Timestamp>| time.map(|time| time.to_string());
        for (name, value) in [
            ("subject", self.subject.clone()),
            ("actor", self.actor.clone()),
            ("since", text(self.since)),
            ("until", text(self.until)),
        ] {
            query.extend(value.map(|value| (name, value)));
        }
        query
    }
}

impl Filter {
    pub(super) fn wants(&self, provenance: &Provenance, event: &StoredEvent<'_>) -> bool {
        let is_kind = |kind: &EventKind| kind.number() == event.kind;
        let subject = self.subject.as_ref();
        (self.kinds.is_empty() || self.kinds.iter().any(is_kind))
            && subject.is_none_or(|subject| *subject == event.subject)
            && self
                .actor
                .is_none_or(|actor| actor.matches(provenance.actor))
            && self.since.is_none_or(|since| provenance.time >= since)
            && self.until.is_none_or(|until| provenance.time <= until)
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

/// Whether somebody is named, who may only be known to the log.
fn names_somebody(text: &str, whats: &[&str]) -> bool {
    let named = text.split_once(':');
    named.is_some_and(|(what, name)| whats.contains(&what) && !name.is_empty())
}

fn subject(text: &str) -> Result<String, String> {
    if !names_somebody(text, &["user", "admin"]) {
        let parsed = text.parse::<Subject>();
        parsed.map_err(|error| error.to_string())?;
    }
    Ok(text.to_owned())
}

fn actor(text: &str) -> Result<String, String> {
    if !names_somebody(text, &["admin"]) {
        actor_named(text, &Projections::new())?;
    }
    Ok(text.to_owned())
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

    #[test]
    fn who_may_be_named_is_and_slips_are_wrong_usage() {
        for text in [
            "system",
            "user:alice",
            "user:7",
            "admin:root",
            "phone:00:90:8f:00:00:01",
        ] {
            assert!(subject(text).is_ok(), "{text}");
        }
        for text in ["user:", "planet:mars", "phone:alice", "alice"] {
            assert!(subject(text).is_err(), "{text}");
        }
        assert!(
            actor("admin:root").is_ok() && actor("token:8").is_ok() && actor("watchdog").is_ok()
        );
        assert!(actor("user:alice").is_err() && actor("nobody").is_err());
    }
}
