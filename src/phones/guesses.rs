//! Guessing of phones' credentials: whoever tries many wrong ones has to wait (threat T18).
//!
//! Guarantee: an address that has tried too many distinct wrong credentials, and everybody for a
//! phone for which too many were tried, gets one try for a phone in [`TRY_SECONDS`]; memory is
//! bounded, and all of it ends by itself. Nobody is locked out: a phone that speaks from where it
//! was last accepted is always heard, also when a guesser shares its address. Deliberately not
//! here: what a credential is worth (domain), and guesses at files, which are misses (`files`).

use std::{
    hash::Hash,
    net::IpAddr,
    sync::atomic::{AtomicI64, Ordering},
};

use schemas::{
    Mac,
    commands::{Command, PhoneOrigin},
    events::SecurityKind,
};

use super::{Phones, order, strikes::Strikes};
use crate::{
    domain::Refusal,
    engine::{Receipt, SubmitError},
};

/// Distinct wrong credentials within [`WINDOW_SECONDS`] that make a guesser.
const GUESSES_MAX: usize = 20;
const WINDOW_SECONDS: u32 = 300;

/// How long a guesser waits between two tries for one phone.
const TRY_SECONDS: u32 = 30;

/// The guesses of all addresses, for all phones.
#[derive(Debug)]
pub(super) struct Guesses {
    by_address: Strikes<IpAddr>,
    by_phone: Strikes<Mac>,
    /// Of an address for a phone; without an address, of everybody.
    tries: Strikes<(Option<IpAddr>, Mac)>,
    /// Until then at most anybody waits: almost always over, and then nothing is looked up.
    quiet_from_ms: AtomicI64,
}

impl Guesses {
    pub(super) fn new() -> Self {
        Self {
            by_address: Strikes::new(GUESSES_MAX, WINDOW_SECONDS),
            by_phone: Strikes::new(GUESSES_MAX, WINDOW_SECONDS),
            tries: Strikes::new(1, TRY_SECONDS),
            quiet_from_ms: AtomicI64::new(i64::MIN),
        }
    }

    /// The seconds that a message of this address for this phone has to wait; `None` takes its try
    /// if it is a guesser's. `is_home`: the phone was last accepted from there.
    fn wait_seconds(
        &self,
        address: IpAddr,
        mac: Mac,
        is_home: impl FnOnce() -> bool,
        now_ms: i64,
    ) -> Option<u32> {
        if now_ms >= self.quiet_from_ms.load(Ordering::Relaxed) {
            return None;
        }
        let phone_is_guessed = self.by_phone.blocked_seconds(mac, now_ms).is_some();
        let address_guesses = self.by_address.blocked_seconds(address, now_ms).is_some();
        if !phone_is_guessed && !address_guesses || is_home() {
            return None;
        }
        let try_of = ((!phone_is_guessed).then_some(address), mac);
        let takes_the_try = self.tries.strike(try_of, (), now_ms).blocks;
        let wait = || self.tries.blocked_seconds(try_of, now_ms);
        (!takes_the_try).then(wait).flatten()
    }

    /// A credential was wrong; whether it is the one that makes a guesser.
    fn wrong(&self, address: IpAddr, mac: Mac, credential: impl Hash, now_ms: i64) -> bool {
        let by_phone = self.by_phone.strike(mac, &credential, now_ms);
        let by_address = self.by_address.strike(address, (mac, credential), now_ms);
        let is_guesser = by_phone.blocks || by_address.blocks;
        if is_guesser {
            let until_ms = now_ms.saturating_add(i64::from(WINDOW_SECONDS) * 1000);
            self.quiet_from_ms.fetch_max(until_ms, Ordering::Relaxed);
        }
        is_guesser
    }
}

/// Why a message for a phone was not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unheard {
    /// Too many wrong credentials came from there, or for this phone.
    #[error("too many wrong credentials: wait {retry_after_seconds} seconds")]
    Guessing {
        /// When to come again.
        retry_after_seconds: u32,
    },
    /// It was looked at, and refused.
    #[error("the message was not taken")]
    Refused(#[source] SubmitError),
}

impl Phones {
    /// Hands in what somebody says for a phone, unless that somebody has guessed too much.
    pub(super) async fn submit_for(
        &self,
        mac: Mac,
        origin: &PhoneOrigin,
        command: Command,
    ) -> Result<Receipt, Unheard> {
        let (address, now_ms) = (origin.peer_address, self.context.clock.now_ms());
        let is_home = || self.is_home(mac, address);
        let wait = self.guesses.wait_seconds(address, mac, is_home, now_ms);
        if let Some(retry_after_seconds) = wait {
            return Err(Unheard::Guessing {
                retry_after_seconds,
            });
        }
        let outcome = self.context.engine.submit(order(command)).await;
        if let Err(SubmitError::Refused(
            Refusal::WrongCredential | Refusal::OtherPhonesCredential,
        )) = &outcome
        {
            let credential = shown(origin);
            if self.guesses.wrong(address, mac, credential, now_ms) {
                self.record_guessing(mac, address);
            }
        }
        outcome.map_err(Unheard::Refused)
    }

    fn record_guessing(&self, mac: Mac, address: IpAddr) {
        let detail = format!("{GUESSES_MAX} wrong credentials within {WINDOW_SECONDS} seconds");
        self.record(Command::RecordSecurity {
            mac: Some(mac),
            kind: SecurityKind::CredentialGuessing,
            detail,
            address,
        });
    }

    /// Whether the phone's last accepted report came from there. Of a phone that is not of the
    /// fleet no credential is judged, so wherever it is, it is at home.
    fn is_home(&self, mac: Mac, address: IpAddr) -> bool {
        self.projections().fleet.phone(mac).is_none_or(|phone| {
            let last = phone.peer_address().map(|last| last.to_canonical());
            last == Some(address.to_canonical())
        })
    }
}

/// The credentials of a message, to tell them apart.
fn shown(origin: &PhoneOrigin) -> impl Hash {
    let (name, password) = &origin.ems;
    let basic = origin.basic.as_ref();
    let basic = basic.map(|(name, password)| (name.as_str(), password.expose()));
    (name.as_str(), password.expose(), basic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mac(number: u32) -> Mac {
        format!("00908f{number:06x}").parse().unwrap()
    }

    fn address(number: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, number])
    }

    fn guess(guesses: &Guesses, from: IpAddr, of: Mac, number: usize) -> bool {
        guesses.wrong(from, of, number, 0)
    }

    #[test]
    fn an_address_that_guesses_gets_one_try_for_a_phone_in_half_a_minute() {
        let guesses = Guesses::new();
        let (guesser, target) = (address(1), mac(1));
        for number in 0..19 {
            assert!(!guess(&guesses, guesser, target, number));
            assert!(!guess(&guesses, guesser, target, number), "not distinct");
        }
        let wait = |from, of, home, now_ms| guesses.wait_seconds(from, of, || home, now_ms);
        assert_eq!(wait(guesser, target, false, 0), None);
        assert!(guess(&guesses, guesser, target, 19));
        assert_eq!(wait(guesser, target, false, 0), None, "its try");
        assert_eq!(wait(guesser, target, false, 0), Some(30));
        assert_eq!(wait(guesser, target, true, 0), None, "the phone itself");
        assert_eq!(wait(guesser, mac(2), false, 0), None, "another phone's try");
        assert_eq!(wait(guesser, mac(2), false, 1_000), Some(29));
        assert_eq!(wait(guesser, target, false, 30_000), None, "the next try");
        assert_eq!(wait(guesser, target, false, 30_000), Some(30));
        assert_eq!(wait(guesser, target, false, 300_000), None, "over");
        assert_eq!(wait(guesser, target, false, 300_000), None, "over");
    }

    #[test]
    fn a_phone_that_many_guess_at_has_one_try_for_all_of_them() {
        let guesses = Guesses::new();
        for number in 0..20 {
            let from = address(u8::try_from(number).unwrap());
            assert_eq!(guess(&guesses, from, mac(1), number), number == 19);
        }
        let wait = |from, of, home| guesses.wait_seconds(from, of, || home, 0);
        assert_eq!(wait(address(77), mac(1), false), None, "the one try");
        assert_eq!(wait(address(78), mac(1), false), Some(30));
        assert_eq!(
            wait(address(5), mac(2), false),
            None,
            "nobody guesses there"
        );
        assert_eq!(wait(address(5), mac(2), false), None);
        assert_eq!(wait(address(6), mac(1), true), None, "the phone itself");
    }
}
