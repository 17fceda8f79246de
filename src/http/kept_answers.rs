//! Answers that are kept until what they say may have changed.
//!
//! Guarantee: a kept answer is given only at the very position, and with the very list of waiting
//! phones, that it was made from; so it is the one that would be made now. Memory is bounded.
//! Deliberately not here: who may see an answer, which is checked before.

use std::collections::HashMap;

use actix_web::web::Bytes;
use parking_lot::Mutex;
use schemas::Position;

/// How many answers are kept; one more, and all are made anew.
const ANSWERS_MAX: usize = 64;

/// What an answer was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The position of the projections.
    pub position: Position,
    /// How often the list of waiting phones has changed.
    pub pending_changes: u64,
}

/// The answers, by what was asked.
#[derive(Debug, Default)]
pub struct KeptAnswers {
    kept: Mutex<HashMap<String, (Basis, Bytes)>>,
}

impl KeptAnswers {
    /// The answer to this question, if it is still the right one.
    pub fn get(&self, question: &str, basis: Basis) -> Option<Bytes> {
        let kept = self.kept.lock();
        let (made_from, answer) = kept.get(question)?;
        (*made_from == basis).then(|| answer.clone())
    }

    /// Keeps an answer.
    pub fn keep(&self, question: String, basis: Basis, answer: Bytes) {
        let mut kept = self.kept.lock();
        if kept.len() >= ANSWERS_MAX && !kept.contains_key(&question) {
            kept.clear();
        }
        kept.insert(question, (basis, answer));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(position: u64, pending_changes: u64) -> Basis {
        Basis {
            position: Position(position),
            pending_changes,
        }
    }

    #[test]
    fn an_answer_holds_for_what_it_was_made_from() {
        let kept = KeptAnswers::default();
        kept.keep(
            "dashboard".to_owned(),
            basis(7, 1),
            Bytes::from_static(b"7"),
        );
        let found = kept.get("dashboard", basis(7, 1)).unwrap();
        assert_eq!(found, "7");
        assert!(kept.get("dashboard", basis(8, 1)).is_none());
        assert!(kept.get("dashboard", basis(7, 2)).is_none());
        assert!(kept.get("dashboard?region=Oslo", basis(7, 1)).is_none());
    }

    #[test]
    fn many_questions_do_not_fill_the_memory() {
        let kept = KeptAnswers::default();
        for number in 0..1000 {
            kept.keep(number.to_string(), basis(1, 1), Bytes::new());
            assert!(kept.get(&number.to_string(), basis(1, 1)).is_some());
        }
        assert!(kept.kept.lock().len() <= ANSWERS_MAX);
    }
}
