//! The server in a bad world: a full disk, a clock that is set, clients that misbehave.

mod clients;
mod clock;
mod disk;
