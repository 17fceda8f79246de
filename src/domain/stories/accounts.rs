//! Stories of accounts and their tokens.

use schemas::{
    Actor, AdminId, ContentHash, Personal, Position, Secret, Subject, Timestamp,
    commands::Command,
    events::{AdminCreated, Role},
};

use crate::domain::{Refusal, testing::Story, token::TOKENS_PER_ACCOUNT_MAX};

/// Given an account; answers who acts in its name.
fn account(story: &mut Story, name: &str, role: Role) -> Actor {
    let id = AdminId(story.state.next_number);
    let created = AdminCreated {
        role,
        name: Personal::new(name.to_owned()),
        password_hash: Secret::new("$argon2id$"),
    };
    story.happened(Subject::Admin(id), created);
    Actor::Admin(id)
}

fn id_of(actor: Actor) -> AdminId {
    match actor {
        Actor::Admin(id) => id,
        _ => panic!("no account"),
    }
}

fn change(name: &str, role: Option<Role>, password: Option<&str>) -> Command {
    Command::ChangeAdmin {
        name: name.to_owned(),
        role,
        password_hash: password.map(Secret::new),
    }
}

fn delete(name: &str) -> Command {
    let name = name.to_owned();
    Command::DeleteAdmin { name }
}

/// A token that ends at `expires_at`.
fn token_until(role: Role, expires_at: i64) -> Command {
    Command::CreateToken {
        name: "export".to_owned(),
        role,
        expires_at: Timestamp(expires_at),
        hash: ContentHash([7; 32]),
    }
}

fn token(role: Role) -> Command {
    token_until(role, i64::MAX)
}

fn revoke(token: Position) -> Command {
    Command::RevokeToken { token }
}

#[test]
fn a_change_records_what_has_changed() {
    let mut story = Story::new();
    account(&mut story, "Emma", Role::Supervisor);
    account(&mut story, "otto", Role::Supervisor);
    let both = change("EMMA", Some(Role::Operator), Some("$new"));
    assert_eq!(
        story.kinds(both).unwrap(),
        ["AdminRoleSet", "AdminPasswordSet"]
    );
    let same = change("emma", Some(Role::Operator), None);
    assert_eq!(story.kinds(same).unwrap(), [""; 0]);
    let nobody = story.decides(change("nobody", None, Some("$new")));
    assert_eq!(nobody.unwrap_err(), Refusal::UnknownAdmin);
}

#[test]
fn the_last_supervisor_stays_one() {
    let mut story = Story::new();
    account(&mut story, "emma", Role::Supervisor);
    account(&mut story, "otto", Role::Administrator);
    let demotion = || change("emma", Some(Role::Administrator), None);
    for command in [demotion(), delete("emma")] {
        assert_eq!(story.decides(command).unwrap_err(), Refusal::LastSupervisor);
    }
    assert!(story.decides(change("emma", None, Some("$new"))).is_ok());
    let promotion = change("otto", Some(Role::Supervisor), None);
    assert_eq!(story.kinds(promotion).unwrap(), ["AdminRoleSet"]);
    assert_eq!(story.kinds(demotion()).unwrap(), ["AdminRoleSet"]);
    assert_eq!(
        story.decides(delete("otto")).unwrap_err(),
        Refusal::LastSupervisor
    );
    assert_eq!(story.kinds(delete("emma")).unwrap(), ["AdminDeleted"]);
}

#[test]
fn the_name_of_a_removed_account_is_free_for_another_one() {
    let mut story = Story::new();
    account(&mut story, "root", Role::Supervisor);
    let first = account(&mut story, "emma", Role::Operator);
    story.does(delete("Emma")).unwrap();
    assert_eq!(
        story.decides(delete("emma")).unwrap_err(),
        Refusal::UnknownAdmin
    );
    let again = Command::CreateAdmin {
        name: "EMMA".to_owned(),
        role: Role::Monitor,
        password_hash: Secret::new("$"),
    };
    assert_eq!(story.kinds(again).unwrap(), ["AdminCreated"]);
    let second = story.state.admin_names["emma"];
    assert_ne!(second, id_of(first));
    let sign_in = |admin| Command::RecordSignIn {
        admin,
        address: [10, 9, 9, 9].into(),
    };
    let gone = story.decides(sign_in(id_of(first)));
    assert_eq!(gone.unwrap_err(), Refusal::UnknownAdmin);
    assert!(story.decides(sign_in(second)).is_ok());
}

#[test]
fn a_password_that_was_replaced_meanwhile_changes_nothing() {
    let mut story = Story::new();
    let emma = account(&mut story, "emma", Role::Supervisor);
    let own = |credentials_version| Command::ChangeOwnPassword {
        admin: id_of(emma),
        credentials_version,
        password_hash: Secret::new("$own"),
    };
    assert!(story.decides(own(1)).is_ok());
    story.does(change("emma", None, Some("$new"))).unwrap();
    assert_eq!(story.decides(own(1)).unwrap_err(), Refusal::Overtaken);
    assert_eq!(story.kinds(own(2)).unwrap(), ["AdminPasswordSet"]);
}

#[test]
fn nobody_hands_on_more_than_they_may_do() {
    let mut story = Story::new();
    account(&mut story, "root", Role::Supervisor);
    let emma = account(&mut story, "emma", Role::Administrator);
    let too_high = story.decides_by(emma, token(Role::Supervisor));
    let has = Role::Administrator;
    assert_eq!(too_high.unwrap_err(), Refusal::RoleTooHigh { has });
    assert!(story.does_by(emma, token(Role::Operator)).is_ok());

    let made = story.state.head;
    let script = Actor::Token {
        admin: id_of(emma),
        token: made,
    };
    let has = Role::Operator;
    let too_high = story.decides_by(script, token(Role::Administrator));
    assert_eq!(too_high.unwrap_err(), Refusal::RoleTooHigh { has });
    assert!(story.decides_by(script, token(Role::Operator)).is_ok());
    story
        .does(change("emma", Some(Role::Monitor), None))
        .unwrap();
    let has = Role::Monitor;
    let capped = story.decides_by(script, token(Role::Operator));
    assert_eq!(capped.unwrap_err(), Refusal::RoleTooHigh { has });

    for stranger in [Actor::Anonymous, Actor::CommandLine, Actor::Phone] {
        let refused = story.decides_by(stranger, token(Role::Monitor));
        assert_eq!(refused.unwrap_err(), Refusal::UnknownAdmin);
    }
}

#[test]
fn tokens_are_taken_back_by_their_account_and_by_supervisors() {
    let mut story = Story::new();
    let root = account(&mut story, "root", Role::Supervisor);
    let emma = account(&mut story, "emma", Role::Administrator);
    let otto = account(&mut story, "otto", Role::Administrator);
    story.does_by(emma, token(Role::Monitor)).unwrap();
    let first = story.state.head;
    story.does_by(emma, token(Role::Monitor)).unwrap();
    let second = story.state.head;
    // To others it does not exist, not even to a lesser token of a supervisor.
    story.does_by(root, token(Role::Administrator)).unwrap();
    let lesser = Actor::Token {
        admin: id_of(root),
        token: story.state.head,
    };
    for other in [otto, lesser] {
        let refused = story.decides_by(other, revoke(first));
        assert_eq!(refused.unwrap_err(), Refusal::UnknownToken);
    }
    assert!(story.does_by(emma, revoke(first)).is_ok());
    let again = story.decides_by(emma, revoke(first));
    assert_eq!(again.unwrap_err(), Refusal::UnknownToken);
    let revoked = story.does_by(root, revoke(second)).unwrap();
    assert_eq!(revoked.events[0].subject, Subject::Admin(id_of(emma)));
    let script = Actor::Token {
        admin: id_of(emma),
        token: second,
    };
    let dead = story.decides_by(script, token(Role::Monitor));
    assert_eq!(dead.unwrap_err(), Refusal::UnknownToken);
}

#[test]
fn an_account_has_so_many_tokens_that_have_not_expired() {
    let mut story = Story::new();
    let emma = account(&mut story, "emma", Role::Supervisor);
    let now = story.now.0;
    for _ in 0..TOKENS_PER_ACCOUNT_MAX {
        story
            .does_by(emma, token_until(Role::Monitor, now + 1000))
            .unwrap();
    }
    let refused = story.decides_by(emma, token(Role::Monitor));
    let max = TOKENS_PER_ACCOUNT_MAX;
    assert_eq!(refused.unwrap_err(), Refusal::TooManyTokens(max));
    let otto = account(&mut story, "otto", Role::Monitor);
    assert!(story.decides_by(otto, token(Role::Monitor)).is_ok());
    story.now = Timestamp(now + 1000);
    assert!(story.does_by(emma, token(Role::Monitor)).is_ok());
    assert_eq!(story.state.admins[&id_of(emma)].tokens.len(), 1);
}
