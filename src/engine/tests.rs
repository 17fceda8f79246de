//! The engine on a disk that fills up, and under records that nobody waits for.

use schemas::{
    Actor,
    commands::{Command, UserChange, UserCommand, UserRow},
};

use super::*;
use crate::{
    domain::testing::{facts, mac, report},
    processes::testing::{DISK_FREE_BYTES, House},
};

#[tokio::test]
async fn on_a_full_disk_nothing_is_taken_and_afterwards_all_goes_on() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    let before = house.view.position();
    assert!(!house.engine.is_read_only());

    house.disk.set_free(0);
    let change = Command::DeletePhone { mac: mac(1) };
    let announcement = Command::ReportPhone(Box::new(report(mac(2), facts("started", ""))));
    for command in [change.clone(), announcement.clone()] {
        let refused = house.tries(command).await;
        assert!(matches!(refused, Err(SubmitError::ReadOnly(_))));
    }
    assert!(house.engine.is_read_only());
    assert_eq!(house.view.position(), before);
    assert_eq!(house.engine.read_only_changes(), 1);

    house.disk.set_free(DISK_FREE_BYTES);
    assert!(!house.engine.is_read_only());
    house.does(announcement).await;
    let deleted = house.does(change).await;
    assert_eq!(deleted.position, before.next());
    assert_eq!(house.engine.read_only_changes(), 2);
    house.stops().await;
}

/// A table has more newcomers than keys are made ahead.
#[tokio::test]
async fn one_command_may_take_more_keys_than_there_are() {
    let mut house = House::new().await;
    let row = |number: u32| UserRow {
        name: format!("user {number}"),
        change: UserChange::default(),
        devices: vec![],
    };
    let rows: Vec<UserRow> = (0..66_000).map(row).collect();
    let import = Command::User(Box::new(UserCommand::Import(rows)));
    let receipt = house.does(import).await;
    house.view.wait_for(receipt.position).await;
    // The system user was there before.
    assert_eq!(house.view.read().users.len(), 66_001);
    house.stops().await;
}

#[tokio::test]
async fn a_flood_of_unattended_records_leaves_room_for_what_is_waited_for() {
    let (queue, receiver) = std::sync::mpsc::sync_channel(8);
    let engine = Engine {
        queue,
        unattended: Unattended::of_queue(8),
        reserve: Reserve::none(),
    };
    // No writer takes anything out of the queue.
    let order = || Order::new(Actor::Phone, Command::DeletePhone { mac: mac(1) });
    let taken = || {
        (0..100)
            .filter(|_| engine.submit_unattended(order()).is_ok())
            .count()
    };
    assert_eq!(taken(), 2);
    let waiting: Vec<_> = (0..6).map(|_| engine.enqueue(attended(order()))).collect();
    assert!(waiting.iter().all(Result::is_ok));
    assert_eq!(
        engine.enqueue(attended(order())),
        Err(SubmitError::QueueFull)
    );
    // What was taken out has given its place back.
    drop(receiver.recv());
    assert_eq!(taken(), 1);
}

fn attended(order: Order) -> Envelope {
    Envelope {
        order,
        answer: None,
        _place: None,
    }
}
