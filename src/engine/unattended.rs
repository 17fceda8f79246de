//! Records that nobody waits for, and how much of the queue they may take.
//!
//! Guarantee: however many refusals and fetches there are to record, three quarters of the queue
//! are left to commands that somebody waits for. Deliberately not here: what becomes of a record
//! that found no place.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// Of the queue, the part that unattended records may take.
const QUEUE_SHARE: usize = 4;

/// Counts unattended records on their way; cheap to clone.
#[derive(Clone)]
pub(super) struct Unattended {
    count: Arc<AtomicUsize>,
    count_max: usize,
}

impl Unattended {
    /// For a queue of this length.
    pub(super) fn of_queue(queue_length_max: usize) -> Self {
        Self {
            count: Arc::default(),
            count_max: (queue_length_max / QUEUE_SHARE).max(1),
        }
    }

    /// A place for one more, until it is dropped; none when they have all that they may take.
    pub(super) fn place(&self) -> Option<Place> {
        let taken = self
            .count
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| {
                (count < self.count_max).then_some(count + 1)
            });
        taken.ok().map(|_| Place(self.count.clone()))
    }
}

/// An unattended record's place in the queue.
pub(super) struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_take_a_quarter_of_the_queue_and_give_it_back() {
        let unattended = Unattended::of_queue(8);
        let places = [unattended.place(), unattended.place()];
        assert!(places.iter().all(Option::is_some));
        assert!(unattended.place().is_none());
        drop(places);
        assert!(unattended.place().is_some());
        assert!(Unattended::of_queue(1).place().is_some());
    }
}
