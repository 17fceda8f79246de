//! Who is signed in: sessions on the server's side, found by a token that only the cookie holds.
//!
//! Guarantee: a session ends when it has been idle too long, when it is too old, when it is signed
//! out, or when its account has another password or is gone; what runs by itself on somebody's
//! screen does not prolong it. Memory is bounded. Deliberately not here: verifying passwords, the
//! clock, roles (they are read with each request).

use dashmap::DashMap;
use schemas::{AdminId, Secret};

/// How many sessions an account may have; a further one ends the one unused longest.
const SESSIONS_PER_ACCOUNT_MAX: usize = 100;

/// By how much the clock may be corrected backwards without ending sessions.
const CLOCK_STEP_MS: i64 = 60_000;

/// The header of reads that nobody has asked for, such as those of a page that keeps itself up to
/// date: they do not count as use of the session. It changes nothing else.
pub const BACKGROUND_HEADER: &str = "rollcall-background";

/// The hash of a token: what a session is found by. A token itself is never kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SessionKey([u8; 32]);

impl SessionKey {
    fn of(token: &str) -> Self {
        Self(*blake3::hash(token.as_bytes()).as_bytes())
    }
}

#[derive(Debug)]
struct Session {
    admin: AdminId,
    credentials_version: u32,
    csrf_token: Secret,
    started_ms: i64,
    used_ms: i64,
}

/// What a new session is used with.
#[derive(Debug)]
pub struct NewSession {
    /// For the cookie.
    pub token: Secret,
    /// For the header `X-CSRF-Token`.
    pub csrf_token: Secret,
}

/// A session that holds.
#[derive(Debug, Clone)]
pub struct LiveSession {
    /// What it is found by.
    pub key: SessionKey,
    /// Whose it is.
    pub admin: AdminId,
    /// The account's credentials version when it was started.
    pub credentials_version: u32,
    /// What unsafe requests must carry.
    pub csrf_token: Secret,
}

/// All sessions.
#[derive(Debug)]
pub struct Sessions {
    sessions: DashMap<SessionKey, Session>,
    idle_ms: i64,
    absolute_ms: i64,
}

impl Sessions {
    /// Nobody is signed in.
    pub fn new(idle_seconds: u32, absolute_seconds: u32) -> Self {
        Self {
            sessions: DashMap::new(),
            idle_ms: i64::from(idle_seconds) * 1000,
            absolute_ms: i64::from(absolute_seconds) * 1000,
        }
    }

    /// Starts a session with new tokens of 256 random bits.
    ///
    /// # Errors
    /// The system gave no random bytes.
    pub fn start(
        &self,
        admin: AdminId,
        credentials_version: u32,
        now_ms: i64,
    ) -> Result<NewSession, getrandom::Error> {
        let (token, csrf_token) = (random_token()?, random_token()?);
        self.make_room(admin, now_ms);
        let session = Session {
            admin,
            credentials_version,
            csrf_token: csrf_token.clone(),
            started_ms: now_ms,
            used_ms: now_ms,
        };
        self.sessions
            .insert(SessionKey::of(token.expose()), session);
        Ok(NewSession { token, csrf_token })
    }

    fn make_room(&self, admin: AdminId, now_ms: i64) {
        self.sessions
            .retain(|_, session| self.holds(session, now_ms));
        let mut own: Vec<(i64, SessionKey)> = self
            .sessions
            .iter()
            .filter(|session| session.admin == admin)
            .map(|session| (session.used_ms, *session.key()))
            .collect();
        own.sort_unstable_by_key(|(used_ms, _)| *used_ms);
        let surplus = (own.len() + 1).saturating_sub(SESSIONS_PER_ACCOUNT_MAX);
        for (_, key) in own.into_iter().take(surplus) {
            self.sessions.remove(&key);
        }
    }

    fn holds(&self, session: &Session, now_ms: i64) -> bool {
        let idle_ms = now_ms.saturating_sub(session.used_ms);
        // Used in the future: the clock was set back, and the session would last that much longer.
        (-CLOCK_STEP_MS..self.idle_ms).contains(&idle_ms)
            && now_ms.saturating_sub(session.started_ms) < self.absolute_ms
    }

    /// The session of this token, which counts as used now; `None` when there is none that holds.
    pub fn resume(&self, token: &str, now_ms: i64) -> Option<LiveSession> {
        let live = self.find(token, now_ms)?;
        if let Some(mut session) = self.sessions.get_mut(&live.key) {
            session.used_ms = session.used_ms.max(now_ms);
        }
        Some(live)
    }

    /// As [`Sessions::resume`], and does not count as use.
    pub fn find(&self, token: &str, now_ms: i64) -> Option<LiveSession> {
        let key = SessionKey::of(token);
        let session = self.sessions.get(&key)?;
        if !self.holds(&session, now_ms) {
            drop(session);
            self.sessions.remove(&key);
            return None;
        }
        Some(LiveSession {
            key,
            admin: session.admin,
            credentials_version: session.credentials_version,
            csrf_token: session.csrf_token.clone(),
        })
    }

    /// The account's credentials version at the start of a session that holds; looking does not
    /// count as use.
    pub fn look(&self, key: SessionKey, now_ms: i64) -> Option<u32> {
        let session = self.sessions.get(&key)?;
        self.holds(&session, now_ms)
            .then_some(session.credentials_version)
    }

    /// Ends a session; one that is over already is fine.
    pub fn end(&self, key: SessionKey) {
        self.sessions.remove(&key);
    }
}

/// 32 random bytes in hex.
pub(super) fn random_token() -> Result<Secret, getrandom::Error> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes)?;
    Ok(Secret::new(&blake3::Hash::from_bytes(bytes).to_hex()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: AdminId = AdminId(1);
    const BOB: AdminId = AdminId(2);

    fn sessions() -> Sessions {
        Sessions::new(600, 43_200)
    }

    #[test]
    fn a_session_ends_when_it_is_idle() {
        let sessions = sessions();
        let token = sessions.start(ALICE, 1, 0).unwrap().token;
        assert_eq!(
            sessions.resume(token.expose(), 599_999).unwrap().admin,
            ALICE
        );
        let live = sessions.resume(token.expose(), 1_199_998);
        let key = live.expect("use prolongs it").key;
        assert_eq!(sessions.look(key, 1_799_997), Some(1));
        assert_eq!(sessions.look(key, 1_799_998), None, "looking does not");
        assert!(sessions.resume(token.expose(), 1_799_998).is_none());
        assert!(
            sessions.resume(token.expose(), 1_199_999).is_none(),
            "over is over"
        );
    }

    #[test]
    fn being_found_does_not_prolong_a_session() {
        let sessions = sessions();
        let token = sessions.start(ALICE, 1, 0).unwrap().token;
        assert_eq!(sessions.find(token.expose(), 599_999).unwrap().admin, ALICE);
        assert!(sessions.find(token.expose(), 600_000).is_none());
        assert!(sessions.sessions.is_empty(), "what is over is gone");
    }

    #[test]
    fn a_clock_set_back_does_not_prolong_a_session() {
        let sessions = sessions();
        let token = sessions.start(ALICE, 1, 86_400_000).unwrap().token;
        assert!(sessions.resume(token.expose(), 86_340_000).is_some());
        assert!(sessions.resume(token.expose(), 86_339_999).is_none());
    }

    #[test]
    fn a_session_ends_however_much_it_is_used() {
        let sessions = sessions();
        let token = sessions.start(ALICE, 1, 0).unwrap().token;
        for minute in 0..719 {
            assert!(sessions.resume(token.expose(), minute * 60_000).is_some());
        }
        assert!(sessions.resume(token.expose(), 720 * 60_000).is_none());
    }

    #[test]
    fn only_the_token_leads_to_the_session() {
        let sessions = sessions();
        let new = sessions.start(ALICE, 1, 0).unwrap();
        let other = sessions.start(BOB, 1, 0).unwrap();
        assert_ne!(new.token, other.token);
        assert_ne!(new.token, new.csrf_token);
        assert!(sessions.resume(new.csrf_token.expose(), 0).is_none());
        assert!(sessions.resume("", 0).is_none());
        let live = sessions.resume(new.token.expose(), 0).unwrap();
        assert_eq!(live.csrf_token, new.csrf_token);
        sessions.end(live.key);
        assert!(sessions.resume(new.token.expose(), 0).is_none());
        assert!(sessions.resume(other.token.expose(), 0).is_some());
    }

    #[test]
    fn the_number_of_sessions_is_bounded() {
        let sessions = sessions();
        let first = sessions.start(ALICE, 1, 0).unwrap().token;
        let others = sessions.start(BOB, 1, 0).unwrap().token;
        for millisecond in 1..=100 {
            sessions.start(ALICE, 1, millisecond).unwrap();
        }
        assert_eq!(sessions.sessions.len(), SESSIONS_PER_ACCOUNT_MAX + 1);
        assert!(
            sessions.resume(first.expose(), 101).is_none(),
            "the oldest has left"
        );
        assert!(sessions.resume(others.expose(), 101).is_some());
        sessions.start(ALICE, 1, 10_000_000).unwrap();
        assert_eq!(sessions.sessions.len(), 1, "what is over is swept out");
    }
}
