//! Families of series that exist from the start and are found without asking the registry.
//!
//! Guarantees that a look-up takes no lock and makes no series: no text from outside can become a
//! label value.

use std::collections::HashMap;
use std::marker::PhantomData;

use super::labels::Label;

/// The value under which a [`Named`] family counts what it was not told of.
pub const OTHER: &str = "other";

/// One member for each value of an enumerated label. Families nest for several labels.
#[derive(Debug, Clone)]
pub struct Family<L, M> {
    members: Box<[M]>,
    label: PhantomData<L>,
}

impl<L: Label, M> Family<L, M> {
    pub(super) fn new(make: impl FnMut(L) -> M) -> Family<L, M> {
        Family {
            members: L::ALL.iter().copied().map(make).collect(),
            label: PhantomData,
        }
    }

    /// The member of this value: an index into an array.
    pub fn of(&self, label: L) -> &M {
        &self.members[label.index()]
    }
}

/// One member for each name of a list known at start, and one for all other names.
#[derive(Debug, Clone)]
pub struct Named<M> {
    members: HashMap<&'static str, M>,
    other: M,
}

impl<M> Named<M> {
    pub(super) fn new(names: &[&'static str], mut make: impl FnMut(&'static str) -> M) -> Named<M> {
        Named {
            members: names.iter().map(|&name| (name, make(name))).collect(),
            other: make(OTHER),
        }
    }

    /// The member of this name, or that of [`OTHER`]. A hot path looks up once and keeps a clone:
    /// clones count into the same series.
    pub fn of(&self, name: &str) -> &M {
        self.members.get(name).unwrap_or(&self.other)
    }
}
