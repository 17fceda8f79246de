//! What a decision may know beside the state: the time, where its events will stand, new numbers.

use std::cell::Cell;

use schemas::{KeySlot, Position, Timestamp};

use super::pending::Pending;

/// Limits that decisions keep to; from the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long a command waits for its phone.
    pub command_life_ms: i64,
    /// How many commands may wait for one phone.
    pub commands_per_phone_max: usize,
    /// How long after approval or generation a file with secrets may be claimed.
    pub claim_window_ms: i64,
}

/// Everything a decision needs that is not state.
pub struct Context<'a> {
    /// The time of the batch.
    pub now: Timestamp,
    /// The position that the decision's first event will get.
    pub next_position: Position,
    /// The phones that wait for approval.
    pub pending: &'a Pending,
    /// Limits.
    pub limits: &'a Limits,
    /// The next number nobody has: users, accounts and key slots share them.
    pub next_number: &'a Cell<u32>,
}

impl Context<'_> {
    /// A number that nobody has.
    pub fn take_slot(&self) -> KeySlot {
        let number = self.next_number.get();
        self.next_number.set(number + 1);
        KeySlot(number)
    }

    /// The position of the event that would be number `index` (from 0) of the decision.
    pub fn position_of(&self, index: usize) -> Position {
        Position(self.next_position.0 + index as u64)
    }
}
