//! Administrators' accounts.
//!
//! Guarantee: a name, in whatever case, leads to at most one account; the credentials version grows
//! with each new password and role, so a session that remembers it ends. Deliberately not here:
//! verifying passwords, sessions.

use std::collections::BTreeMap;

use schemas::{
    AdminId, Secret, Timestamp,
    events::{AdminCreated, AdminPasswordSet, AdminRoleSet, Role},
};
use serde::{Deserialize, Serialize};

use crate::text;

/// The projection's name.
pub const NAME: &str = "admins";
/// The version of its fold and its snapshot.
pub const VERSION: u32 = 2;

/// An account. It has no Debug: nothing of it may print.
#[derive(Clone, Serialize, Deserialize)]
pub struct Admin {
    /// Its identity.
    pub id: AdminId,
    /// The name to sign in with.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// argon2id of the password, in PHC form.
    #[serde(with = "text::secret")]
    pub password_hash: Secret,
    /// 1, and 1 more with each new password and each new role.
    pub credentials_version: u32,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it got the password that it has.
    pub password_set_at: Timestamp,
    /// When it last signed in.
    pub last_sign_in_at: Option<Timestamp>,
}

/// All accounts.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Admins {
    accounts: BTreeMap<AdminId, Admin>,
}

impl Admins {
    /// The account of this identity.
    pub fn get(&self, id: AdminId) -> Option<&Admin> {
        self.accounts.get(&id)
    }

    /// The account of this name, without regard to case. Accounts are few: they are looked through.
    pub fn by_name(&self, name: &str) -> Option<&Admin> {
        let folded = text::fold_name(name);
        self.accounts
            .values()
            .find(|admin| text::fold_name(&admin.name) == folded)
    }

    /// All accounts, oldest identity first.
    pub fn iter(&self) -> impl Iterator<Item = &Admin> {
        self.accounts.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    pub(crate) fn created(&mut self, id: AdminId, event: &AdminCreated, at: Timestamp) {
        let admin = Admin {
            id,
            name: event.name.expose().clone(),
            role: event.role,
            password_hash: event.password_hash.clone(),
            credentials_version: 1,
            created_at: at,
            password_set_at: at,
            last_sign_in_at: None,
        };
        self.accounts.insert(id, admin);
    }

    pub(crate) fn password_set(&mut self, id: AdminId, event: &AdminPasswordSet, at: Timestamp) {
        if let Some(admin) = self.accounts.get_mut(&id) {
            admin.password_hash = event.password_hash.clone();
            admin.password_set_at = at;
            admin.credentials_version += 1;
        }
    }

    pub(crate) fn role_set(&mut self, id: AdminId, event: &AdminRoleSet) {
        if let Some(admin) = self.accounts.get_mut(&id) {
            admin.role = event.role;
            admin.credentials_version += 1;
        }
    }

    pub(crate) fn deleted(&mut self, id: AdminId) {
        self.accounts.remove(&id);
    }

    pub(crate) fn signed_in(&mut self, id: AdminId, at: Timestamp) {
        if let Some(admin) = self.accounts.get_mut(&id) {
            admin.last_sign_in_at = Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::{
        AdminId, Secret,
        events::{AdminDeleted, AdminPasswordSet, AdminRoleSet, Role},
    };

    use crate::testing::{History, admin};

    #[test]
    fn an_account_is_found_by_name_in_any_case() {
        let mut history = History::default();
        let created = history.admin_created(1, "Ämma", Role::Operator);
        let projections = history.folded();
        let found = projections.admins.by_name("äMMA").unwrap();
        assert_eq!(
            (found.role, found.created_at),
            (Role::Operator, created.time)
        );
        assert!(projections.admins.by_name("Amma").is_none());
    }

    #[test]
    fn a_new_password_raises_the_credentials_version() {
        let mut history = History::default();
        history.admin_created(1, "emma", Role::Supervisor);
        history.admin_created(2, "otto", Role::Monitor);
        let password_hash = Secret::new("$argon2id$new");
        let set = history.record(admin(1), AdminPasswordSet { password_hash });
        let signed_in = history.admin_signed_in(1);
        let projections = history.folded();
        let emma = projections.admins.by_name("emma").unwrap();
        assert_eq!(emma.credentials_version, 2);
        assert!(emma.password_hash.matches("$argon2id$new"));
        assert_eq!(emma.password_set_at, set.time);
        assert_eq!(emma.last_sign_in_at, Some(signed_in.time));
        let otto = projections.admins.by_name("otto").unwrap();
        assert_eq!((otto.credentials_version, otto.last_sign_in_at), (1, None));
    }

    #[test]
    fn a_new_role_raises_the_credentials_version() {
        let mut history = History::default();
        history.admin_created(1, "emma", Role::Supervisor);
        let role = Role::Monitor;
        history.record(admin(1), AdminRoleSet { role });
        let projections = history.folded();
        let emma = projections.admins.by_name("emma").unwrap();
        assert_eq!((emma.role, emma.credentials_version), (role, 2));
    }

    #[test]
    fn the_name_of_a_removed_account_is_free_again() {
        let mut history = History::default();
        history.admin_created(1, "emma", Role::Supervisor);
        history.record(admin(1), AdminDeleted {});
        assert!(history.folded().admins.is_empty());
        history.admin_created(2, "Emma", Role::Monitor);
        let projections = history.folded();
        assert!(projections.admins.get(AdminId(1)).is_none());
        assert_eq!(projections.admins.by_name("emma").unwrap().id, AdminId(2));
    }
}
