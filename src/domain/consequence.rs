//! Which events of one decision follow from its first.
//!
//! A report that ends an alarm, a fetch that shows that a command was obeyed: the auditor is shown
//! what led to what. Guarantee: a cause is never guessed; several things that one command did
//! side by side are no causes of each other. Deliberately not here: causes across decisions, which
//! whoever gives an order names in it.

use schemas::{
    Subject,
    events::{Event, NewEvent},
};

/// The places of the events that happened because the first, decided with them, did.
pub fn follow(events: &[NewEvent]) -> Vec<usize> {
    let [first, later @ ..] = events else {
        return Vec::new();
    };
    if later.is_empty() || !leads_on(first) {
        return Vec::new();
    }
    let follows = |event: &NewEvent| {
        first.subject == event.subject && !matches!(event.event, Event::RequestExecuted(_))
    };
    (1..events.len())
        .filter(|place| follows(&events[*place]))
        .collect()
}

/// Whether other events about the same phone are decided because of this one.
fn leads_on(event: &NewEvent) -> bool {
    matches!(event.subject, Subject::Phone(_))
        && matches!(
            event.event,
            Event::PhoneReported(_)
                | Event::PhoneKeptAlive(_)
                | Event::PhoneApproved(_)
                | Event::FileFetched(_)
                | Event::ConfigurationGenerated(_)
        )
}
