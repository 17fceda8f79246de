//! A job's targets: a byte each, and more only for those that failed or are under way.

use std::collections::BTreeMap;

use schemas::{Mac, events::ItemOutcome};
use serde::{Deserialize, Serialize};

use super::reasons::Reasons;

/// How it is about a target.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Its turn has not been.
    Waiting,
    /// The phone has been told, or is about to be.
    Running,
    /// It was seen to be done.
    Done,
    /// It cannot be done, or the phone refused it.
    Failed,
    /// It was not seen to be done in the life of a command.
    Expired,
    /// The job ended first: it was cancelled, or stopped itself.
    Cancelled,
}

impl ItemState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Running,
        Self::Done,
        Self::Failed,
        Self::Expired,
        Self::Cancelled,
    ];

    /// Those that nothing follows.
    pub(super) const ENDED: [Self; 4] = [Self::Done, Self::Failed, Self::Expired, Self::Cancelled];

    /// The name that is shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
        }
    }
}

impl From<ItemOutcome> for ItemState {
    fn from(outcome: ItemOutcome) -> Self {
        match outcome {
            ItemOutcome::Done => Self::Done,
            ItemOutcome::Failed => Self::Failed,
            ItemOutcome::Expired => Self::Expired,
            ItemOutcome::Cancelled => Self::Cancelled,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Items {
    states: Vec<ItemState>,
    /// By state, in its order.
    counts: [u32; ItemState::ALL.len()],
    open: BTreeMap<u32, Mac>,
    reasons: Reasons,
    /// None before this one waits.
    first_waiting: u32,
}

impl Items {
    pub(super) fn new(total: u32) -> Self {
        let mut counts = [0; ItemState::ALL.len()];
        counts[ItemState::Waiting as usize] = total;
        Self {
            states: vec![ItemState::Waiting; total as usize],
            counts,
            open: BTreeMap::new(),
            reasons: Reasons::default(),
            first_waiting: 0,
        }
    }

    pub(super) fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    pub(super) fn count(&self, state: ItemState) -> u32 {
        self.counts[state as usize]
    }

    pub(super) fn has_begun(&self) -> bool {
        self.count(ItemState::Waiting) < self.total()
    }

    pub(super) fn state(&self, item: u32) -> ItemState {
        let state = self.states.get(item as usize);
        state.copied().unwrap_or(ItemState::Waiting)
    }

    pub(super) fn reason(&self, item: u32) -> &str {
        self.reasons.of(item)
    }

    pub(super) fn first_waiting(&self) -> u32 {
        self.first_waiting
    }

    /// Those that wait, from this one on.
    pub(super) fn waiting_from(&self, item: u32) -> impl Iterator<Item = u32> {
        let first = item.max(self.first_waiting);
        let states = self.states.get(first as usize..).unwrap_or_default();
        (first..)
            .zip(states)
            .filter(|(_, state)| **state == ItemState::Waiting)
            .map(|(item, _)| item)
    }

    pub(super) fn open(&self) -> impl Iterator<Item = (u32, Mac)> {
        self.open.iter().map(|(item, mac)| (*item, *mac))
    }

    pub(super) fn begin(&mut self, item: u32, mac: Mac) {
        self.set(item, ItemState::Running);
        self.open.insert(item, mac);
    }

    pub(super) fn end(&mut self, item: u32, state: ItemState, reason: &str) {
        self.set(item, state);
        self.open.remove(&item);
        if !reason.is_empty() {
            self.reasons.set(item, reason);
        }
    }

    fn set(&mut self, item: u32, state: ItemState) {
        if let Some(known) = self.states.get_mut(item as usize) {
            self.counts[*known as usize] -= 1;
            self.counts[state as usize] += 1;
            *known = state;
        }
        let is_waiting = |state: &ItemState| *state == ItemState::Waiting;
        while let Some(false) = self.states.get(self.first_waiting as usize).map(is_waiting) {
            self.first_waiting += 1;
        }
    }

    /// The job is over: nobody has a turn any more.
    pub(super) fn end_waiting(&mut self) {
        for state in &mut self.states[self.first_waiting as usize..] {
            if *state == ItemState::Waiting {
                *state = ItemState::Cancelled;
            }
        }
        self.counts[ItemState::Cancelled as usize] += self.count(ItemState::Waiting);
        self.counts[ItemState::Waiting as usize] = 0;
        self.first_waiting = self.total();
    }
}
