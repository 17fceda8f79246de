//! Tokens for scripts.
//!
//! Guarantee: a hash leads to at most one token; a token is gone once it is revoked or its account
//! is removed. One that has expired stays until its account makes the next, so that its holder can
//! be told, and so that the list stays short. Deliberately not here: the tokens themselves, which
//! are never kept, and whether one has expired.

use std::collections::BTreeMap;

use schemas::{
    AdminId, ContentHash, Position, Timestamp,
    events::{RecordedEvent, Role, TokenCreated},
};
use serde::{Deserialize, Serialize};

/// The projection's name.
pub const NAME: &str = "tokens";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 1;

/// A token. It has no Debug: what an account calls it is personal.
#[derive(Clone, Serialize, Deserialize)]
pub struct Token {
    /// Its id: the position of the event that made it.
    pub id: Position,
    /// Whose it is.
    pub admin: AdminId,
    /// What its account calls it.
    pub name: String,
    /// What it may do, while its account may do as much.
    pub role: Role,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is refused.
    pub expires_at: Timestamp,
}

/// All tokens.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Tokens {
    by_id: BTreeMap<Position, Token>,
    by_hash: BTreeMap<ContentHash, Position>,
}

impl Tokens {
    /// The token of this id.
    pub fn get(&self, id: Position) -> Option<&Token> {
        self.by_id.get(&id)
    }

    /// The token whose BLAKE3 hash this is.
    pub fn by_hash(&self, hash: &ContentHash) -> Option<&Token> {
        self.by_id.get(self.by_hash.get(hash)?)
    }

    /// All tokens, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Token> {
        self.by_id.values()
    }

    pub(crate) fn created(
        &mut self,
        admin: AdminId,
        event: &TokenCreated,
        recorded: &RecordedEvent,
    ) {
        let (id, created_at) = (recorded.position, recorded.time);
        self.retain(|token| token.admin != admin || token.expires_at > created_at);
        // A hash whose key was erased opens nothing any more.
        if let Ok(hash) = event.hash.expose().parse() {
            self.by_hash.insert(hash, id);
        }
        let token = Token {
            id,
            admin,
            name: event.name.expose().clone(),
            role: event.role,
            created_at,
            expires_at: event.expires_at,
        };
        self.by_id.insert(id, token);
    }

    pub(crate) fn revoked(&mut self, id: Position) {
        self.retain(|token| token.id != id);
    }

    pub(crate) fn admin_deleted(&mut self, admin: AdminId) {
        self.retain(|token| token.admin != admin);
    }

    fn retain(&mut self, stays: impl Fn(&Token) -> bool) {
        self.by_id.retain(|_, token| stays(token));
        let by_id = &self.by_id;
        self.by_hash.retain(|_, id| by_id.contains_key(id));
    }
}

#[cfg(test)]
mod tests {
    use schemas::{
        ContentHash, Position, Timestamp,
        events::{AdminDeleted, Role, TokenRevoked},
    };

    use crate::testing::{History, admin};

    fn ids(history: &History) -> Vec<u64> {
        history
            .folded()
            .tokens
            .iter()
            .map(|token| token.id.0)
            .collect()
    }

    #[test]
    fn a_token_is_found_by_its_hash_until_it_is_revoked() {
        let mut history = History::default();
        history.admin_created(1, "emma", Role::Operator);
        let made = history.token_created(1, "export", Timestamp(i64::MAX));
        let hash = ContentHash::of(b"export");
        let projections = history.folded();
        let found = projections.tokens.by_hash(&hash).unwrap();
        assert_eq!((found.id, found.name.as_str()), (made.position, "export"));
        assert_eq!(found.created_at, made.time);
        assert!(
            projections
                .tokens
                .by_hash(&ContentHash::of(b"else"))
                .is_none()
        );
        let token = made.position;
        history.record(admin(1), TokenRevoked { token });
        let projections = history.folded();
        assert!(projections.tokens.by_hash(&hash).is_none());
        assert!(projections.tokens.get(token).is_none());
    }

    #[test]
    fn expired_tokens_go_when_their_account_makes_the_next() {
        let mut history = History::default();
        history.admin_created(1, "emma", Role::Operator);
        history.admin_created(2, "otto", Role::Operator);
        history.token_created(1, "old", Timestamp(0));
        history.token_created(2, "other", Timestamp(0));
        assert_eq!(ids(&history), [3, 4]);
        history.token_created(1, "new", Timestamp(i64::MAX));
        assert_eq!(ids(&history), [4, 5]);
        let projections = history.folded();
        assert!(
            projections
                .tokens
                .by_hash(&ContentHash::of(b"old"))
                .is_none()
        );
    }

    #[test]
    fn the_tokens_of_a_removed_account_go_with_it() {
        let mut history = History::default();
        history.admin_created(1, "emma", Role::Operator);
        history.admin_created(2, "otto", Role::Operator);
        history.token_created(1, "one", Timestamp(i64::MAX));
        history.token_created(2, "two", Timestamp(i64::MAX));
        history.record(admin(1), AdminDeleted {});
        let projections = history.folded();
        assert!(projections.admins.by_name("emma").is_none());
        assert!(projections.tokens.get(Position(3)).is_none());
        assert!(projections.tokens.get(Position(4)).is_some());
    }
}
