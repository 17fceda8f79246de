//! What a decision is: events to record, and what to tell whoever gave the command.

use schemas::{
    Mac, Position, RegionName, Timestamp,
    commands::Report,
    events::{NewEvent, PhoneAction},
};

/// A phone that has announced itself and is not part of the fleet.
#[derive(Debug, Clone)]
pub struct Announcement {
    /// The phone.
    pub mac: Mac,
    /// The region that it would belong to.
    pub region: RegionName,
    /// When it announced itself first.
    pub first_heard: Timestamp,
    /// When it announced itself last.
    pub last_heard: Timestamp,
    /// What it said last.
    pub report: Report,
}

/// A command that is to be put into the answer to a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCommand {
    /// Its id.
    pub id: Position,
    /// What the phone shall do.
    pub action: PhoneAction,
    /// Values for the command's body.
    pub parameters: Vec<(String, String)>,
}

/// What to tell whoever gave the command, once its events are durable.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Nothing but that it is done.
    Done,
    /// A report was taken.
    Reported {
        /// The commands that wait for the phone.
        waiting: Vec<WaitingCommand>,
        /// Whether the sender showed a correct credential, beyond what the region lets pass.
        is_proven: bool,
    },
    /// A report was taken, and with it the phone: its file is about to be made.
    Admitted,
    /// The phone is not part of the fleet; it waits for approval.
    Announced(Box<Announcement>),
    /// These phones were only waiting for approval; they wait no longer.
    Dismissed(Vec<Mac>),
}

/// What follows from a command.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What is to be recorded, in order; may be nothing.
    pub events: Vec<NewEvent>,
    /// What is to be answered.
    pub reply: Reply,
    /// The position of the first receipt, when the same request came to this before.
    pub repeats: Option<Position>,
}

impl Decision {
    /// Events, and nothing to tell but that they are recorded.
    pub fn done(events: Vec<NewEvent>) -> Self {
        Self::new(events, Reply::Done)
    }

    /// Events, and what to tell once they are recorded.
    pub fn new(events: Vec<NewEvent>, reply: Reply) -> Self {
        Self {
            events,
            reply,
            repeats: None,
        }
    }
}
