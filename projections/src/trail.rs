//! Where the history of each subject ends: the events of a subject are a chain that is walked back
//! from here.
//!
//! Phones of the fleet and users keep their ends in their own rows (they are many); all others are
//! here, deleted phones among them, since their history stays. [`crate::Projections::trail_end`]
//! answers for all.

use hashbrown::HashMap;
use schemas::{Position, Subject, events::RecordedEvent};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The projection's name.
pub const NAME: &str = "trail";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// The newest event of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailEnd {
    /// Its position.
    pub position: Position,
    /// Its number among the subject's events, from 1.
    pub version: u64,
}

impl From<&RecordedEvent> for TrailEnd {
    fn from(recorded: &RecordedEvent) -> Self {
        Self {
            position: recorded.position,
            version: recorded.subject_version,
        }
    }
}

/// The ends of all subjects without a row of their own.
#[derive(Clone, Default)]
pub struct Trail {
    ends: HashMap<Subject, TrailEnd>,
}

impl Trail {
    pub(crate) fn end(&self, subject: &Subject) -> Option<TrailEnd> {
        self.ends.get(subject).copied()
    }

    pub(crate) fn record(&mut self, subject: &Subject, end: TrailEnd) {
        match self.ends.get_mut(subject) {
            Some(known) => *known = end,
            None => {
                self.ends.insert(subject.clone(), end);
            }
        }
    }

    /// The subject has a row of its own from now on.
    pub(crate) fn forget(&mut self, subject: &Subject) {
        self.ends.remove(subject);
    }
}

impl Serialize for Trail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ends: Vec<_> = self.ends.iter().collect();
        ends.sort_unstable_by_key(|(subject, _)| *subject);
        ends.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Trail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ends = Vec::<(Subject, TrailEnd)>::deserialize(deserializer)?;
        let ends = ends.into_iter().collect();
        Ok(Self { ends })
    }
}

#[cfg(test)]
mod tests {
    use schemas::Subject;

    use super::TrailEnd;
    use crate::testing::{History, mac};

    #[test]
    fn each_subject_ends_at_its_newest_event_even_a_deleted_phone() {
        let mut history = History::default();
        let user = history.user_created("alice", None);
        history.phone_approved(mac(1), "north", Some(user));
        let region = history.region_created("north", crate::testing::settings(&[]));
        let kept = history.phone_kept_alive(mac(1));
        let projections = history.folded();
        let end = |subject| projections.trail_end(&subject);
        assert_eq!(end(Subject::Phone(mac(1))), Some(TrailEnd::from(&kept)));
        assert_eq!(end(region.subject.clone()), Some(TrailEnd::from(&region)));
        assert_eq!(end(Subject::User(user)).map(|end| end.version), Some(1));
        assert_eq!(end(Subject::Phone(mac(2))), None);

        let deleted = history.phone_deleted(mac(1));
        let end = history.folded().trail_end(&Subject::Phone(mac(1)));
        assert_eq!(end, Some(TrailEnd::from(&deleted)));
        let approved = history.phone_approved(mac(1), "north", None);
        let end = history.folded().trail_end(&Subject::Phone(mac(1)));
        assert_eq!(end, Some(TrailEnd::from(&approved)));
    }
}
