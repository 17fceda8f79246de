//! Why a job failed for some of its targets.
//!
//! Guarantee: a text that many targets share is kept once, and a job keeps at most
//! [`DISTINCT_MAX`] of them: a million failures cost a few bytes each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// So many different texts are kept of a job.
pub(super) const DISTINCT_MAX: usize = 1_000;

/// What targets beyond these show.
const ANOTHER: &str = "another reason than the thousand that are kept: the log has it";

#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Reasons {
    texts: Vec<Box<str>>,
    numbers: BTreeMap<Box<str>, u16>,
    items: BTreeMap<u32, u16>,
}

impl Reasons {
    /// The item's reason; empty when it has none.
    pub(super) fn of(&self, item: u32) -> &str {
        let text = |number: &u16| self.texts.get(usize::from(*number));
        self.items
            .get(&item)
            .map_or("", |number| text(number).map_or(ANOTHER, |text| text))
    }

    pub(super) fn set(&mut self, item: u32, reason: &str) {
        let number = match self.numbers.get(reason) {
            Some(number) => *number,
            None => self.number(reason),
        };
        self.items.insert(item, number);
    }

    fn number(&mut self, reason: &str) -> u16 {
        if self.texts.len() >= DISTINCT_MAX {
            return u16::MAX;
        }
        let number = u16::try_from(self.texts.len()).expect("there are at most a thousand");
        self.texts.push(reason.into());
        self.numbers.insert(reason.into(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_share_is_kept_once() {
        let mut reasons = Reasons::default();
        for item in 0..1_000 {
            reasons.set(item, if item % 2 == 0 { "gone" } else { "busy" });
        }
        assert_eq!(
            (reasons.of(4), reasons.of(5), reasons.of(1_000)),
            ("gone", "busy", "")
        );
        assert_eq!(reasons.texts.len(), 2);
    }

    #[test]
    fn so_many_are_kept_and_the_others_say_so() {
        let mut reasons = Reasons::default();
        let most = u32::try_from(DISTINCT_MAX).unwrap();
        for item in 0..=most {
            reasons.set(item, &item.to_string());
        }
        assert_eq!(reasons.of(most - 1), (most - 1).to_string());
        assert_eq!(reasons.of(most), ANOTHER);
    }
}
