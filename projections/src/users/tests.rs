//! Tests of users: names, devices, lists.

use schemas::{Personal, Secret, Subject, events::*, private::ERASED};

use super::*;
use crate::{
    Projections,
    page::Sort,
    testing::{History, mac, phone, region, report},
};

fn names(projections: &Projections, sort: &str, filter: UserFilter) -> Vec<String> {
    let page = PageRequest {
        sort: sort.parse::<Sort<UserColumn>>().unwrap(),
        limit: 10,
        cursor: None,
    };
    let page = projections.users(&UserQuery { filter, page }).unwrap();
    assert_eq!(page.total, page.items.len());
    page.items.into_iter().map(|user| user.name).collect()
}

#[test]
fn a_user_is_found_by_name_in_any_case_and_has_a_password() {
    let mut history = History::default();
    let alice = history.user_created("Alice", Some("north"));
    history.user_created("bob", None);
    let projections = history.folded();
    let found = projections.users.by_name(" aLICE ").unwrap();
    assert_eq!((found.id, found.display_name), (alice, "ALICE"));
    assert!(found.password.unwrap().matches("secret"));
    assert!(projections.users.by_name("alic").is_none());
    assert_eq!(projections.users.in_region(&region("north")), 1);
    assert_eq!(projections.users.in_region(&region("south")), 0);
}

#[test]
fn a_change_leaves_alone_what_it_does_not_name() {
    let mut history = History::default();
    let alice = history.user_created("alice", Some("north"));
    let change = UserChanged {
        region: Some(region("south")),
        ..UserChanged::default()
    };
    history.record(Subject::User(alice), change);
    let change = UserChanged {
        display_name: Personal::new(Some("Alice A.".to_owned())),
        password: Some(Secret::new("new")),
        ..UserChanged::default()
    };
    history.record(Subject::User(alice), change);
    let projections = history.folded();
    let user = projections.users.get(alice).unwrap();
    assert_eq!((user.name, user.display_name), ("alice", "Alice A."));
    assert_eq!(user.region, Some(&region("south")));
    assert!(user.password.unwrap().matches("new"));
    assert_eq!(projections.users.in_region(&region("north")), 0);
    assert_eq!(projections.users.in_region(&region("south")), 1);
}

#[test]
fn devices_follow_their_assignment() {
    let mut history = History::default();
    let alice = history.user_created("alice", None);
    let bob = history.user_created("bob", None);
    for number in [3, 1, 2] {
        history.phone_approved(mac(number), "north", Some(alice));
        history.phone_reported(mac(number), ReportedStatus::Registered);
    }
    history.record(phone(mac(1)), PhoneAssigned { owner: Some(bob) });
    history.phone_disconnected(mac(3));
    let projections = history.folded();
    let alice = projections.users.get(alice).unwrap();
    let bob = projections.users.get(bob).unwrap();
    assert_eq!(
        (alice.devices, alice.registered_devices),
        (&[mac(2), mac(3)][..], 1)
    );
    assert_eq!((bob.devices, bob.registered_devices), (&[mac(1)][..], 1));

    history.phone_deleted(mac(1));
    let projections = history.folded();
    let bob = projections.users.by_name("bob").unwrap();
    assert_eq!((bob.devices, bob.registered_devices), (&[][..], 0));
}

#[test]
fn the_line_is_what_the_newest_report_says() {
    let mut history = History::default();
    let alice = history.user_created("alice", None);
    let line = |history: &History| history.folded().user("alice").unwrap().line_uri;
    let reported = |number: &str, user_id: &str| PhoneReported {
        phone_number: Personal::new(number.to_owned()),
        user_id: Personal::new(user_id.to_owned()),
        ..report(ReportedStatus::Registered)
    };
    assert_eq!(line(&history), "");
    for number in [1, 2] {
        history.phone_approved(mac(number), "north", Some(alice));
    }
    history.record(phone(mac(1)), reported("+49 1", "alice@example"));
    assert_eq!(line(&history), "+49 1");
    history.record(phone(mac(2)), reported("", "alice@example"));
    assert_eq!(line(&history), "alice@example");
    history.phone_kept_alive(mac(1));
    assert_eq!(line(&history), "+49 1");
}

#[test]
fn users_are_listed_by_search_region_and_order() {
    let mut history = History::default();
    history.user_created("carol", Some("north"));
    let bob = history.user_created("Bob", Some("south"));
    history.user_created("alice", Some("north"));
    history.phone_approved(mac(1), "north", Some(bob));
    let projections = history.folded();
    let all = UserFilter::default();
    assert_eq!(
        names(&projections, "name", all.clone()),
        ["alice", "Bob", "carol"]
    );
    assert_eq!(
        names(&projections, "-devices", all),
        ["Bob", "carol", "alice"]
    );
    let north = UserFilter {
        region: vec!["north".into()],
        ..UserFilter::default()
    };
    assert_eq!(names(&projections, "-name", north), ["carol", "alice"]);
    let search = UserFilter {
        search: Some("LI".into()),
        ..UserFilter::default()
    };
    assert_eq!(names(&projections, "name", search), ["alice"]);
}

#[test]
fn erased_users_share_a_name_that_finds_none_of_them() {
    let mut history = History::default();
    history.user_created(ERASED, None);
    history.user_created(ERASED, None);
    let projections = history.folded();
    assert_eq!(projections.users.len(), 2);
    assert!(projections.users.by_name(ERASED).is_none());
}

#[test]
fn names_lead_to_their_users_whoever_is_renamed_or_deleted() {
    let mut history = History::default();
    let ids: Vec<UserId> = (0..20)
        .map(|number| history.user_created(&format!("user {number}"), Some("north")))
        .collect();
    for number in [3, 19, 0] {
        history.record(Subject::User(ids[number]), UserDeleted {});
    }
    let renamed = UserRenamed {
        name: Personal::new("User 3".to_owned()),
    };
    history.record(Subject::User(ids[18]), renamed);
    let back = history.user_created("USER 0", None);
    let folded = history.folded();
    let bytes = schemas::stored::codec::encode_cache(&folded.users).unwrap();
    let read: Users = schemas::stored::codec::decode_cache(&bytes).unwrap();
    for users in [&folded.users, &read] {
        let id = |name: &str| users.by_name(name).map(|user| user.id);
        assert_eq!(id("user 3"), Some(ids[18]));
        assert_eq!(id("user 0"), Some(back));
        assert_eq!((id("user 18"), id("user 19")), (None, None));
        for number in (1..18).filter(|number| *number != 3) {
            assert_eq!(id(&format!("user {number}")), Some(ids[number]));
            let named: Vec<UserId> = users
                .all_named(&format!("USER {number}"))
                .map(|it| it.id)
                .collect();
            assert_eq!(named, [ids[number]]);
        }
        assert_eq!(users.in_region(&region("north")), 17);
    }
    assert_eq!(folded.users.get(ids[18]).unwrap().display_name, "USER 18");
}
