//! A recorded event as people and tools see it.
//!
//! Guarantee: accounts and users have their names where these are known, secrets are never shown.

use projections::Projections;
use schemas::{
    Actor, AdminId, Position, Subject, events::RecordedEvent, private::ERASED, published::EventItem,
};

/// api.md's item of the log, with names where they are known.
pub(crate) fn item<'a>(recorded: &'a RecordedEvent, projections: &Projections) -> EventItem<'a> {
    let subject = subject_text(&recorded.subject, projections);
    EventItem::new(recorded, subject, actor_text(recorded.actor, projections))
}

/// Whom an event is about, by name where that is known.
pub(super) fn subject_text(subject: &Subject, projections: &Projections) -> String {
    match subject {
        Subject::User(id) => match projections.users.get(*id) {
            Some(user) if user.name != ERASED => format!("user:{}", user.name),
            Some(_) | None => subject.to_string(),
        },
        Subject::Admin(id) => admin_text(*id, projections),
        Subject::System
        | Subject::Phone(_)
        | Subject::Region(_)
        | Subject::File(_)
        | Subject::Template(_)
        | Subject::Firmware(_)
        | Subject::Job(_) => subject.to_string(),
    }
}

/// Who made an event happen, by name where that is known.
pub(super) fn actor_text(actor: Actor, projections: &Projections) -> String {
    match actor {
        Actor::Admin(id) => admin_text(id, projections),
        Actor::Phone
        | Actor::Anonymous
        | Actor::CommandLine
        | Actor::Process(_)
        | Actor::Token { .. } => actor.to_string(),
    }
}

fn admin_text(id: AdminId, projections: &Projections) -> String {
    match projections.admins.get(id) {
        Some(admin) if admin.name != ERASED => format!("admin:{}", admin.name),
        Some(_) | None => Subject::Admin(id).to_string(),
    }
}

/// The actor that the text numbers, by name where that is known; any other text as it is.
pub(super) fn named(text: String, projections: &Projections) -> String {
    match text.parse() {
        Ok(Subject::Admin(id)) => admin_text(id, projections),
        _ => text,
    }
}

/// The subject that a filter means: by identity, or by the name that is shown.
pub(crate) fn subject_named(text: &str, projections: &Projections) -> Result<Subject, String> {
    let named = match text.split_once(':') {
        Some(("user", name)) => projections
            .users
            .by_name(name)
            .map(|user| Subject::User(user.id)),
        Some(("admin", name)) => projections
            .admins
            .by_name(name)
            .map(|admin| Subject::Admin(admin.id)),
        _ => None,
    };
    match named {
        Some(subject) => Ok(subject),
        None => text.parse::<Subject>().map_err(|error| error.to_string()),
    }
}

/// The actors that a filter means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ActorFilter {
    /// This one alone.
    Exactly(Actor),
    /// An account, by itself and through its tokens.
    Account(AdminId),
    /// A token.
    Token(Position),
}

impl ActorFilter {
    /// Whether it means this one.
    pub(crate) fn matches(self, actor: Actor) -> bool {
        match self {
            Self::Exactly(wanted) => wanted == actor,
            Self::Account(id) => match actor {
                Actor::Admin(admin) | Actor::Token { admin, .. } => admin == id,
                Actor::Phone | Actor::Anonymous | Actor::CommandLine | Actor::Process(_) => false,
            },
            Self::Token(id) => matches!(actor, Actor::Token { token, .. } if token == id),
        }
    }
}

/// The actors that a filter means.
pub(crate) fn actor_named(text: &str, projections: &Projections) -> Result<ActorFilter, String> {
    use schemas::Process;
    const OTHERS: [Actor; 7] = [
        Actor::Phone,
        Actor::Anonymous,
        Actor::CommandLine,
        Actor::Process(Process::Watchdog),
        Actor::Process(Process::Renderer),
        Actor::Process(Process::Delivery),
        Actor::Process(Process::Jobs),
    ];
    if let Some(actor) = OTHERS.into_iter().find(|actor| actor.to_string() == text) {
        return Ok(ActorFilter::Exactly(actor));
    }
    let token = text.strip_prefix("token:").map(str::parse);
    if let Some(Ok(token)) = token {
        return Ok(ActorFilter::Token(Position(token)));
    }
    match subject_named(text, projections) {
        Ok(Subject::Admin(id)) => Ok(ActorFilter::Account(id)),
        _ => {
            let others = OTHERS.map(|actor| actor.to_string()).join(", ");
            Err(format!(
                "must be admin:<name of an account>, token:<id> or one of: {others}"
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemas::UserId;

    #[test]
    fn what_has_no_name_is_shown_by_its_number() {
        let projections = Projections::default();
        assert_eq!(
            subject_text(&Subject::User(UserId(7)), &projections),
            "user:7"
        );
        assert_eq!(
            actor_text(Actor::Admin(AdminId(7)), &projections),
            "admin:7"
        );
        assert_eq!(actor_text(Actor::CommandLine, &projections), "command-line");
    }

    #[test]
    fn an_actor_in_words_gets_its_name_and_nothing_else_changes() {
        let projections = Projections::default();
        for text in ["admin:7", "anonymous", "user:7", "no actor"] {
            assert_eq!(named(text.to_owned(), &projections), text);
        }
    }

    #[test]
    fn filters_are_read_as_they_are_shown() {
        let projections = Projections::default();
        let subject = Subject::User(UserId(7));
        assert_eq!(subject_named("user:7", &projections), Ok(subject));
        assert!(subject_named("user:alice", &projections).is_err());
        let phone = ActorFilter::Exactly(Actor::Phone);
        assert_eq!(actor_named("phone", &projections), Ok(phone));
        assert_eq!(
            actor_named("admin:7", &projections),
            Ok(ActorFilter::Account(AdminId(7)))
        );
        let token = ActorFilter::Token(Position(8));
        assert_eq!(actor_named("token:8", &projections), Ok(token));
        assert!(actor_named("token:x", &projections).is_err());
        assert!(actor_named("user:7", &projections).is_err());
    }
    #[test]
    fn an_account_is_asked_for_with_its_tokens() {
        let (admin, token) = (AdminId(7), Position(8));
        let script = Actor::Token { admin, token };
        let account = ActorFilter::Account(admin);
        assert!(account.matches(script) && account.matches(Actor::Admin(admin)));
        assert!(!account.matches(Actor::Admin(AdminId(8))) && !account.matches(Actor::Phone));
        let alone = ActorFilter::Token(token);
        assert!(alone.matches(script) && !alone.matches(Actor::Admin(admin)));
    }
}
