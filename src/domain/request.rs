//! Requests that happen once: which keys have been used, for what, and what came of it.
//!
//! Guarantee: a command of a request under a key that is remembered is executed once; after the
//! request is answered, none of its commands is executed any more. Keys are remembered for a day of
//! the events' time, the newest so many; what is forgotten follows from the events alone, so that a
//! replay forgets the same. Deliberately not here: the answers themselves (the log has them).

use std::collections::BTreeMap;

use schemas::{
    KeySlot, Position, RequestDigest, RequestKey, RequestPart, Subject, Timestamp,
    commands::{Command, RecordAnswer},
    events::{Event, NewEvent, RecordedEvent, RequestAnswered, RequestExecuted},
    request::{KEY_LIFE_MS, KEYS_MAX},
};
use serde::{Deserialize, Serialize};

use super::{
    context::Context,
    refusal::Refusal,
    reply::{Decision, Reply},
    state::State,
};

/// A key that was used.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Used {
    /// Of what was asked.
    fingerprint: RequestDigest,
    /// Its first event.
    first: Position,
    /// When that was.
    since: Timestamp,
    /// The commands that were executed, each with the position of its receipt.
    executed: Vec<(u32, Position)>,
    /// The event that holds its answer.
    answered: Option<Position>,
}

impl Used {
    fn is_over(&self, now: Timestamp) -> bool {
        self.since.plus_ms(KEY_LIFE_MS) <= now
    }
}

/// The keys that are remembered.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Requests {
    used: BTreeMap<RequestDigest, Used>,
    /// Keys by their first event: who is forgotten first.
    oldest: BTreeMap<Position, RequestDigest>,
}

impl Requests {
    /// What is remembered of the request.
    fn known(&self, request: &RequestKey, now: Timestamp) -> Result<Option<&Used>, Refusal> {
        let used = self.used.get(&request.key);
        match used.filter(|used| !used.is_over(now)) {
            Some(used) if used.fingerprint != *request.fingerprint.expose() => {
                Err(Refusal::RequestKeyReused)
            }
            used => Ok(used),
        }
    }

    /// The key's entry, made by this event if there is none.
    fn entry(
        &mut self,
        key: RequestDigest,
        fingerprint: RequestDigest,
        recorded: &RecordedEvent,
    ) -> &mut Used {
        let (first, since) = (recorded.position, recorded.time);
        if let Some(used) = self.used.get(&key)
            && used.is_over(since)
        {
            self.oldest.remove(&used.first);
            self.used.remove(&key);
        }
        if !self.used.contains_key(&key) {
            self.forget(since, KEYS_MAX - 1);
            self.oldest.insert(first, key);
        }
        self.used.entry(key).or_insert_with(|| Used {
            fingerprint,
            first,
            since,
            executed: Vec::new(),
            answered: None,
        })
    }

    /// Forgets keys whose time is over, and the oldest of more than `max`.
    fn forget(&mut self, now: Timestamp, max: usize) {
        while let Some(entry) = self.oldest.first_entry() {
            let key = *entry.get();
            let is_over = self.used.get(&key).is_none_or(|used| used.is_over(now));
            if !is_over && self.used.len() <= max {
                return;
            }
            entry.remove();
            self.used.remove(&key);
        }
    }
}

/// What a command of a request came to when it was executed before.
pub(super) fn decided_before(
    state: &State,
    part: &RequestPart,
    command: &Command,
    context: &Context<'_>,
) -> Result<Option<Decision>, Refusal> {
    let Some(used) = state.requests.known(&part.request, context.now)? else {
        return Ok(None);
    };
    let same = |(number, _): &&(u32, Position)| *number == part.part;
    match used.executed.iter().find(same) {
        Some((_, receipt)) => Ok(Some(Decision {
            events: Vec::new(),
            reply: reply_again(state, command),
            repeats: Some(*receipt),
        })),
        None if used.answered.is_some() => Err(Refusal::RequestAnswered),
        None => Ok(None),
    }
}

/// No administrator's command has anything to tell but this.
fn reply_again(state: &State, command: &Command) -> Reply {
    // The list of those that wait is kept beside the log: the server may have been lost between
    // the two.
    if let Command::DeletePhone { mac } = command
        && !state.phones.contains_key(mac)
    {
        return Reply::Dismissed(vec![*mac]);
    }
    Reply::Done
}

/// The event that stands behind the events of a request's command.
pub(super) fn executed_event(part: &RequestPart) -> NewEvent {
    let RequestPart { request, part } = part;
    about_account(
        request,
        RequestExecuted {
            key: request.key,
            part: *part,
            fingerprint: request.fingerprint.clone(),
        },
    )
}

/// The first answer stands: a later one is not recorded.
pub(super) fn decide_answer(
    state: &State,
    command: &RecordAnswer,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let request = &command.request;
    let used = state.requests.known(request, context.now)?;
    if let Some(first) = used.and_then(|used| used.answered) {
        return Ok(Decision {
            events: Vec::new(),
            reply: Reply::Done,
            repeats: Some(first),
        });
    }
    let event = RequestAnswered {
        key: request.key,
        status: command.status,
        position: command.position,
        fingerprint: request.fingerprint.clone(),
        content: command.content.clone(),
    };
    Ok(Decision::done(vec![about_account(request, event)]))
}

fn about_account(request: &RequestKey, event: impl Into<Event>) -> NewEvent {
    NewEvent {
        subject: Subject::Admin(request.account),
        key_slot: Some(KeySlot(request.account.0)),
        event: event.into(),
    }
}

pub(super) fn executed(state: &mut State, recorded: &RecordedEvent, event: &RequestExecuted) {
    let fingerprint = *event.fingerprint.expose();
    let used = state.requests.entry(event.key, fingerprint, recorded);
    // The event before this one: the command's own last, or what the log ended with.
    let receipt = Position(recorded.position.0 - 1);
    used.executed.push((event.part, receipt));
}

pub(super) fn answered(state: &mut State, recorded: &RecordedEvent, event: &RequestAnswered) {
    let fingerprint = *event.fingerprint.expose();
    let used = state.requests.entry(event.key, fingerprint, recorded);
    used.answered.get_or_insert(recorded.position);
}

#[cfg(test)]
mod tests {
    use schemas::{Actor, AdminId, Secret, commands::Order, request::Asked};

    use super::*;
    use crate::domain::testing::{Story, announcement, mac, settings};

    fn request(key: &str, path: &str) -> RequestKey {
        let asked = Asked {
            method: "POST",
            path,
            query: "",
            body: b"",
        };
        RequestKey::new(AdminId(7), key, asked)
    }

    fn order(command: Command, request: RequestKey, part: u32) -> Order {
        Order {
            request: Some(RequestPart { request, part }),
            ..Order::new(Actor::Admin(AdminId(7)), command)
        }
    }

    fn create(name: &str) -> Command {
        Command::CreateRegion {
            name: name.parse().unwrap(),
            settings: settings(),
            maintenance: None,
        }
    }

    fn answer(request: RequestKey) -> Order {
        let command = RecordAnswer {
            request,
            status: 201,
            position: Position(1),
            content: Secret::new(""),
        };
        let command = Command::RecordAnswer(Box::new(command));
        Order::new(Actor::Admin(AdminId(7)), command)
    }

    fn kinds(decision: &Decision) -> Vec<&'static str> {
        let events = decision.events.iter();
        events.map(|new| new.event.kind().name()).collect()
    }

    #[test]
    fn a_command_of_a_request_is_executed_once() {
        let mut story = Story::new();
        let first = order(create("Bergen"), request("k", "/regions"), 0);
        let done = story.does_order(&first).unwrap();
        assert_eq!(kinds(&done), ["RegionCreated", "RequestExecuted"]);
        let created = Position(story.state.head.0 - 1);
        let again = story.does_order(&first).unwrap();
        assert_eq!((kinds(&again), again.repeats), (vec![], Some(created)));

        let second = order(create("Bodo"), request("k", "/regions"), 1);
        assert_eq!(story.does_order(&second).unwrap().repeats, None);
        let other_key = order(create("Bergen"), request("l", "/regions"), 0);
        let refused = story.does_order(&other_key).unwrap_err();
        assert_eq!(refused.code(), "region_exists");
        let other_request = order(create("Tromso"), request("k", "/users"), 0);
        let refused = story.does_order(&other_request).unwrap_err();
        assert_eq!(refused, Refusal::RequestKeyReused);
    }

    #[test]
    fn the_first_answer_stands_and_ends_the_request() {
        let mut story = Story::new();
        story.does_order(&answer(request("k", "/regions"))).unwrap();
        let first = story.state.head;
        let again = story.does_order(&answer(request("k", "/regions"))).unwrap();
        assert_eq!((kinds(&again), again.repeats), (vec![], Some(first)));
        let late = order(create("Bergen"), request("k", "/regions"), 0);
        assert_eq!(
            story.does_order(&late).unwrap_err(),
            Refusal::RequestAnswered
        );
        let other = story.does_order(&answer(request("k", "/users")));
        assert_eq!(other.unwrap_err(), Refusal::RequestKeyReused);
    }

    #[test]
    fn a_key_is_remembered_for_a_day() {
        let mut story = Story::new();
        let first = order(create("Bergen"), request("k", "/regions"), 0);
        story.does_order(&first).unwrap();
        story.does_order(&answer(request("k", "/regions"))).unwrap();
        story.now = story.now.plus_ms(KEY_LIFE_MS - 1);
        assert!(story.does_order(&first).unwrap().repeats.is_some());
        story.now = story.now.plus_ms(1);
        let refused = story.does_order(&first).unwrap_err();
        assert_eq!(refused.code(), "region_exists");
        let other = order(create("Bodo"), request("k", "/regions"), 0);
        assert_eq!(story.does_order(&other).unwrap().repeats, None);
        assert_eq!(story.state.requests.used.len(), 1);
        assert_eq!(story.state.requests.oldest.len(), 1);
    }

    #[test]
    fn only_the_newest_keys_are_remembered() {
        let mut story = Story::new();
        for number in 0..=KEYS_MAX {
            let request = request(&number.to_string(), "/regions");
            story.does_order(&answer(request)).unwrap();
        }
        let requests = &story.state.requests;
        assert_eq!(requests.used.len(), KEYS_MAX);
        let is_known = |key| requests.used.contains_key(&request(key, "").key);
        assert_eq!([is_known("0"), is_known("1")], [false, true]);
    }

    #[test]
    fn who_was_dismissed_is_dismissed_again() {
        let mut story = Story::new();
        story.pending.announce(announcement(mac(1), 5));
        let command = Command::DeletePhone { mac: mac(1) };
        let dismiss = order(command, request("k", "/devices"), 0);
        for repeated in [false, true] {
            let done = story.does_order(&dismiss).unwrap();
            assert_eq!(done.repeats.is_some(), repeated);
            assert!(matches!(done.reply, Reply::Dismissed(dismissed) if dismissed == [mac(1)]));
        }
    }
}
