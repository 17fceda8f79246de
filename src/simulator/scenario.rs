//! The scenarios: when phones start, and what befalls a part of them during a run.
//!
//! Guarantee: pure; times are milliseconds since the begin of the run. What a phone does at its
//! turn is `life.rs`.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::error::SimulatorError;
use super::random::Random;

/// What the fleet lives through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// Phones start over the random provisioning time and report every period.
    Steady,
    /// All phones start at the same moment, as after a power cut, and stay bunched.
    BootStorm,
    /// Every other site loses its network without a word, and all of it restarts later.
    Outage,
    /// Every other site loses its registration at one moment, raises alarms, recovers later.
    AlarmBurst,
    /// Sites share a source address each and report private addresses that other sites use too.
    Nat,
}

impl Scenario {
    pub const ALL: [Scenario; 5] = [
        Scenario::Steady,
        Scenario::BootStorm,
        Scenario::Outage,
        Scenario::AlarmBurst,
        Scenario::Nat,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Scenario::Steady => "steady",
            Scenario::BootStorm => "boot-storm",
            Scenario::Outage => "outage",
            Scenario::AlarmBurst => "alarm-burst",
            Scenario::Nat => "nat",
        }
    }

    /// Whether all phones boot together and keep that rhythm.
    pub(crate) fn bunched(self) -> bool {
        self == Scenario::BootStorm
    }

    /// When a phone begins, given the time over which the fleet is spread.
    pub(crate) fn first_turn_ms(self, random: &mut Random, spread_ms: u64) -> u64 {
        if self.bunched() {
            0
        } else {
            random.below(spread_ms)
        }
    }

    /// What happens during the run: within the middle third of a run of known length, else after
    /// an hour of phone time and for three (long enough to be found disconnected).
    pub(crate) fn incident(self, duration_ms: Option<u64>, hour_ms: u64) -> Option<Incident> {
        let kind = match self {
            Scenario::Outage => IncidentKind::Outage,
            Scenario::AlarmBurst => IncidentKind::AlarmBurst,
            Scenario::Steady | Scenario::BootStorm | Scenario::Nat => return None,
        };
        let (from_ms, until_ms) = match duration_ms {
            Some(duration_ms) => (duration_ms / 3, duration_ms / 3 * 2),
            None => (hour_ms, hour_ms * 4),
        };
        Some(Incident {
            kind,
            from_ms,
            until_ms,
        })
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl FromStr for Scenario {
    type Err = SimulatorError;

    fn from_str(text: &str) -> Result<Scenario, SimulatorError> {
        Scenario::ALL
            .into_iter()
            .find(|scenario| scenario.as_str() == text)
            .ok_or_else(|| SimulatorError::UnknownScenario {
                given: text.to_owned(),
            })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IncidentKind {
    Outage,
    AlarmBurst,
}

/// Something that befalls a part of the fleet from one moment until another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Incident {
    pub(crate) kind: IncidentKind,
    pub(crate) from_ms: u64,
    pub(crate) until_ms: u64,
}

impl Incident {
    /// Every other site, the first included: a fleet of one site is hit whole.
    pub(crate) fn affects(&self, site: u32) -> bool {
        site.is_multiple_of(2)
    }

    pub(crate) fn covers(&self, now_ms: u64) -> bool {
        (self.from_ms..self.until_ms).contains(&now_ms)
    }

    /// A turn planned beyond the begin of the incident is brought forward to it.
    pub(crate) fn clip(&self, now_ms: u64, due_ms: u64) -> u64 {
        if now_ms < self.from_ms {
            due_ms.min(self.from_ms)
        } else {
            due_ms
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_an_unknown_one_lists_the_known() {
        for scenario in Scenario::ALL {
            assert_eq!(scenario.to_string().parse::<Scenario>().unwrap(), scenario);
            assert_eq!(serde_json::to_value(scenario).unwrap(), scenario.as_str());
        }
        let error = "storm".parse::<Scenario>().unwrap_err().to_string();
        assert!(
            error.contains("storm") && error.contains("boot-storm"),
            "{error}"
        );
    }

    #[test]
    fn an_incident_fills_the_middle_third_of_a_run() {
        let incident = Scenario::Outage.incident(Some(900), 60_000).unwrap();
        assert!(!incident.covers(299) && incident.covers(300));
        assert!(incident.covers(599) && !incident.covers(600));
        assert_eq!(Scenario::Steady.incident(Some(900), 60_000), None);
    }

    #[test]
    fn affected_phones_wake_when_it_begins() {
        let incident = Scenario::AlarmBurst.incident(None, 1_000).unwrap();
        assert_eq!(incident.clip(0, 5_000), 1_000);
        assert_eq!(incident.clip(0, 500), 500);
        assert_eq!(incident.clip(1_000, 5_000), 5_000);
    }

    #[test]
    fn a_boot_storm_starts_at_once_and_others_spread() {
        let mut random = Random::of(1, 1);
        assert_eq!(Scenario::BootStorm.first_turn_ms(&mut random, 1_000), 0);
        let starts: Vec<_> = (0..100)
            .map(|_| Scenario::Steady.first_turn_ms(&mut random, 1_000))
            .collect();
        assert!(starts.iter().max() > Some(&500) && starts.iter().all(|start| *start < 1_000));
    }
}
