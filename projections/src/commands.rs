//! Commands that wait for their phones.
//!
//! Guarantee: exactly the open ones are here, each with its deadline; the next deadline is found
//! without looking through them. Deliberately not here: handing them over, giving them up.

use std::collections::{BTreeMap, BTreeSet};

use schemas::{
    Mac, Position, Timestamp,
    events::{CommandQueued, PhoneAction, RecordedEvent},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "commands";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// A command that is neither done nor given up. It has no Debug: its parameters are personal.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenCommand {
    /// The position of its `CommandQueued`.
    pub id: Position,
    /// What the phone shall do.
    pub action: PhoneAction,
    /// Values for the command's body: name, value.
    pub parameters: Vec<(String, String)>,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it is given up.
    pub expires_at: Timestamp,
    /// When it was first put into an answer to the phone.
    pub handed_over_at: Option<Timestamp>,
}

/// All open commands.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Commands {
    open: BTreeMap<Mac, Vec<OpenCommand>>,
    deadlines: BTreeSet<(Timestamp, Position, Mac)>,
}

impl Commands {
    /// The open commands of a phone, oldest first.
    pub fn of(&self, mac: Mac) -> &[OpenCommand] {
        self.open.get(&mac).map_or(&[], Vec::as_slice)
    }

    /// One open command.
    pub fn get(&self, mac: Mac, id: Position) -> Option<&OpenCommand> {
        self.of(mac).iter().find(|command| command.id == id)
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.deadlines.len()
    }

    /// Whether none is open.
    pub fn is_empty(&self) -> bool {
        self.deadlines.is_empty()
    }

    /// When the next command is to be given up.
    pub fn next_expiry(&self) -> Option<Timestamp> {
        self.deadlines.first().map(|(expires_at, ..)| *expires_at)
    }

    /// The phones with commands whose time is over at `now`, each once, in order of MAC.
    pub fn expired(&self, now: Timestamp) -> BTreeSet<Mac> {
        let past = self.deadlines.iter();
        past.take_while(|(expires_at, ..)| *expires_at <= now)
            .map(|(.., mac)| *mac)
            .collect()
    }

    pub(crate) fn queued(&mut self, mac: Mac, event: &CommandQueued, recorded: &RecordedEvent) {
        let command = OpenCommand {
            id: recorded.position,
            action: event.action,
            parameters: event.parameters.expose().clone(),
            queued_at: recorded.time,
            expires_at: event.expires_at,
            handed_over_at: None,
        };
        self.deadlines.insert((command.expires_at, command.id, mac));
        self.open.entry(mac).or_default().push(command);
    }

    pub(crate) fn handed_over(&mut self, mac: Mac, id: Position, at: Timestamp) {
        let open = self.open.get_mut(&mac).into_iter().flatten();
        for command in open.filter(|command| command.id == id) {
            command.handed_over_at.get_or_insert(at);
        }
    }

    pub(crate) fn ended(&mut self, mac: Mac, id: Position) {
        let Some(open) = self.open.get_mut(&mac) else {
            return;
        };
        if let Some(place) = open.iter().position(|command| command.id == id) {
            let command = open.remove(place);
            self.deadlines.remove(&(command.expires_at, id, mac));
        }
        if open.is_empty() {
            self.open.remove(&mac);
        }
    }

    pub(crate) fn phone_deleted(&mut self, mac: Mac) {
        for command in self.open.remove(&mac).unwrap_or_default() {
            self.deadlines
                .remove(&(command.expires_at, command.id, mac));
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::{Position, Timestamp, events::*};

    use crate::testing::{History, mac, phone};

    fn queued(history: &mut History, number: u32, expires_at: i64) -> Position {
        let queued = history.record(
            phone(mac(number)),
            CommandQueued {
                action: PhoneAction::RestartGraceful,
                expires_at: Timestamp(expires_at),
                parameters: schemas::Personal::new(vec![("text".into(), "hello".into())]),
            },
        );
        queued.position
    }

    #[test]
    fn an_open_command_waits_until_it_ends() {
        let mut history = History::default();
        history.phone_approved(mac(1), "north", None);
        let command = queued(&mut history, 1, 9_000);
        let handed = history.record(phone(mac(1)), CommandHandedOver { command });
        history.record(phone(mac(1)), CommandHandedOver { command });
        let projections = history.folded();
        let open = projections.commands.get(mac(1), command).unwrap();
        assert_eq!(
            open.handed_over_at,
            Some(handed.time),
            "the first time counts"
        );
        assert_eq!(open.expires_at, Timestamp(9_000));
        assert_eq!(open.parameters, [("text".into(), "hello".into())]);

        let effect = CommandEffect::Started;
        history.record(phone(mac(1)), CommandDone { command, effect });
        let projections = history.folded();
        assert!(projections.commands.of(mac(1)).is_empty());
        assert_eq!(projections.commands.next_expiry(), None);
    }

    #[test]
    fn every_end_closes_its_command() {
        let ends: [fn(Position) -> Event; 4] = [
            |command| {
                let effect = CommandEffect::Answered;
                CommandDone { command, effect }.into()
            },
            |command| CommandExpired { command }.into(),
            |command| {
                let reason = "busy".to_owned();
                CommandFailed { command, reason }.into()
            },
            |command| CommandCancelled { command }.into(),
        ];
        for end in ends {
            let mut history = History::default();
            history.phone_approved(mac(1), "north", None);
            let command = queued(&mut history, 1, 9_000);
            let other = queued(&mut history, 1, 9_000);
            history.record(phone(mac(1)), end(command));
            let projections = history.folded();
            let open: Vec<_> = projections
                .commands
                .of(mac(1))
                .iter()
                .map(|open| open.id)
                .collect();
            assert_eq!(open, [other]);
        }
    }

    #[test]
    fn deadlines_come_in_order_of_time_and_go_with_the_phone() {
        let mut history = History::default();
        for number in 1..=3 {
            history.phone_approved(mac(number), "north", None);
        }
        queued(&mut history, 1, 9_000);
        queued(&mut history, 2, 8_000);
        queued(&mut history, 3, 7_000);
        let projections = history.folded();
        assert_eq!(projections.commands.next_expiry(), Some(Timestamp(7_000)));
        let expired = projections.commands.expired(Timestamp(8_000));
        assert_eq!(expired.into_iter().collect::<Vec<_>>(), [mac(2), mac(3)]);

        history.phone_deleted(mac(3));
        let projections = history.folded();
        assert_eq!(projections.commands.next_expiry(), Some(Timestamp(8_000)));
        assert_eq!(projections.commands.len(), 2);
    }
}
