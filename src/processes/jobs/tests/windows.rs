//! Jobs that keep to the maintenance windows of regions, each on the clocks of its own time zone.

use schemas::{
    commands::{NamesBuiltIn, RegionChange},
    events::{Maintenance, MaintenanceWindow, PhoneChanged, Weekday},
};

use super::*;
use crate::domain::testing::settings;

const HOUR_MS: i64 = 60 * MINUTE_MS;

/// Every Friday from 22:00 to 23:00: the tests begin on one, at 08:00Z.
fn fridays(zone: &str) -> Option<Maintenance> {
    let window = MaintenanceWindow {
        days: vec![Weekday::Friday],
        from: "22:00".parse().unwrap(),
        to: "23:00".parse().unwrap(),
    };
    Some(Maintenance {
        time_zone: zone.parse().unwrap(),
        windows: vec![window],
    })
}

fn kept() -> JobPace {
    JobPace {
        batch_delay_ms: 0,
        in_maintenance_window: true,
        ..pace()
    }
}

async fn oslo_keeps(house: &House, maintenance: Option<Maintenance>) {
    let change = RegionChange {
        maintenance: Some(maintenance),
        ..RegionChange::default()
    };
    let name = "Oslo".parse().unwrap();
    let change = Box::new(change);
    house.does(Command::ChangeRegion { name, change }).await;
}

async fn moved(house: &House, number: u32, region: &str) {
    let change = PhoneChanged {
        region: Some(region.parse().unwrap()),
        ..PhoneChanged::default()
    };
    let change = Command::ChangePhone {
        mac: mac(number),
        change: Box::new(change),
        built_in: NamesBuiltIn::default(),
    };
    house.does(change).await;
}

/// Phones 0 and 1 in Oslo, 2 and 3 in Tokyo, where it is 22:00 eight hours earlier.
async fn two_regions() -> House {
    let house = House::new().await;
    let tokyo = Command::CreateRegion {
        name: "Tokyo".parse().unwrap(),
        settings: settings(),
        maintenance: fridays("Asia/Tokyo"),
    };
    house.does(tokyo).await;
    oslo_keeps(&house, fridays("Europe/Oslo")).await;
    fleet(&house, 4).await;
    for number in [2, 3] {
        moved(&house, number, "Tokyo").await;
    }
    house
}

fn who_is_told(house: &House) -> Vec<u32> {
    let projections = house.view.read();
    let is_told = |number: &u32| !projections.commands.of(mac(*number)).is_empty();
    (0..4).filter(is_told).collect()
}

fn waits_until(house: &House, id: JobId) -> Option<Timestamp> {
    let targets = house.view.read().jobs.get(id).unwrap().targets;
    let list = targets::read(&house.blobs.get(targets).unwrap()).unwrap();
    let now = Timestamp(house.clock.now_ms());
    openings::waits_until(&house.view, id, &list, now)
}

#[tokio::test]
async fn each_region_has_its_turn_in_its_own_window() {
    let mut house = two_regions().await;
    carries_out(&mut house);
    let id = start(&house, JobAction::Restart, 4, kept()).await;
    // Tokyo: 13:00Z. Oslo: 21:00Z.
    let (tokyo, oslo) = (START_MS + 5 * HOUR_MS, START_MS + 13 * HOUR_MS);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(waits_until(&house, id), Some(Timestamp(tokyo)));
    house.clock.advance(tokyo - START_MS - 1);
    assert!(who_is_told(&house).is_empty());
    house.clock.advance(1);
    tells(&house, 2).await;
    assert_eq!(who_is_told(&house), [2, 3]);
    assert_eq!(waits_until(&house, id), Some(Timestamp(oslo)));
    // A stop in between changes nothing.
    house.stops_processes().await;
    carries_out(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(oslo - tokyo - 1);
    assert_eq!(who_is_told(&house), [2, 3]);
    house.clock.advance(1);
    house.shows(|it| it.commands.len() == 4).await;
    assert_eq!(waits_until(&house, id), None);
    house.stops().await;
}

#[tokio::test]
async fn other_windows_and_another_region_count_at_once() {
    let mut house = two_regions().await;
    carries_out(&mut house);
    let id = start(&house, JobAction::CheckStatus, 4, kept()).await;
    house.clock.wait_for_sleepers(1).await;
    assert!(who_is_told(&house).is_empty());
    let nowhere = Command::CreateRegion {
        name: "Anytime".parse().unwrap(),
        settings: settings(),
        maintenance: None,
    };
    house.does(nowhere).await;
    moved(&house, 3, "Anytime").await;
    tells(&house, 1).await;
    oslo_keeps(&house, None).await;
    tells(&house, 3).await;
    assert_eq!(who_is_told(&house), [0, 1, 3]);
    assert_eq!(
        house.view.read().jobs.get(id).unwrap().item(2),
        ItemState::Waiting
    );
    house.stops().await;
}

#[tokio::test]
async fn a_window_that_closes_holds_the_rest_until_it_opens_again() {
    let mut house = House::new().await;
    oslo_keeps(&house, fridays("Asia/Tokyo")).await;
    fleet(&house, 4).await;
    carries_out(&mut house);
    let slow = JobPace {
        batch_size: 3,
        batch_delay_ms: u64::try_from(HOUR_MS).unwrap(),
        ..kept()
    };
    let id = start(&house, JobAction::Restart, 4, slow).await;
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(5 * HOUR_MS);
    tells(&house, 3).await;
    // The next batch is due when the window has just closed.
    house.clock.advance(HOUR_MS);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(told(&house), 3);
    let week_later = START_MS + 5 * HOUR_MS + 7 * 24 * HOUR_MS;
    assert_eq!(waits_until(&house, id), Some(Timestamp(week_later)));
    house.clock.advance(week_later - house.clock.now_ms());
    house.shows(|it| it.commands.len() == 4).await;
    house.stops().await;
}

#[tokio::test]
async fn who_does_not_ask_for_windows_does_not_wait_for_them() {
    let mut house = two_regions().await;
    carries_out(&mut house);
    let free = JobPace {
        in_maintenance_window: false,
        ..kept()
    };
    let id = start(&house, JobAction::Restart, 4, free).await;
    house.shows(|it| it.commands.len() == 4).await;
    assert_eq!(waits_until(&house, id), None);
    house.stops().await;
}

#[tokio::test]
async fn users_wait_for_the_windows_of_their_region() {
    let mut house = House::new().await;
    let create = |name: &str, region: Option<&str>| {
        Command::CreateUser(Box::new(schemas::commands::CreateUser {
            name: name.to_owned(),
            display_name: None,
            password: None,
            region: region.map(|region| region.parse().unwrap()),
        }))
    };
    house.does(create("alice", Some("Oslo"))).await;
    let receipt = house.does(create("bob", None)).await;
    house.view.wait_for(receipt.position).await;
    oslo_keeps(&house, fridays("Asia/Tokyo")).await;
    carries_out(&mut house);
    let list: Vec<JobTarget> = {
        let projections = house.view.read();
        let named = ["alice", "bob"].map(|name| projections.users.by_name(name).unwrap().id);
        named.map(JobTarget::User).to_vec()
    };
    let id = start_on(&house, JobAction::ResetPassword, &list, kept()).await;
    let ended = |it: &projections::Projections| it.jobs.get(id).unwrap().ended();
    house.shows(|it| ended(it) == 1).await;
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(
        house.view.read().jobs.get(id).unwrap().item(1),
        ItemState::Done
    );
    house.clock.advance(5 * HOUR_MS);
    house.shows(|it| ended(it) == 2).await;
    house.stops().await;
}
