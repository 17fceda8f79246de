//! The watchdog on a real engine and a clock that the test drives.

use projections::device::DeviceStatus;
use schemas::{Mac, commands::Command, events::PhoneChanged};

use super::*;
use crate::{
    domain::testing::{facts, mac, settings},
    processes::testing::{ALLOWED_MS, DISK_FREE_BYTES, House},
};

fn status(house: &House, mac: Mac) -> DeviceStatus {
    house.view.read().fleet.phone(mac).unwrap().status()
}

async fn is_found_silent(house: &House, mac: Mac) {
    house
        .shows(|projections| {
            projections.fleet.phone(mac).unwrap().status() == DeviceStatus::Disconnected
        })
        .await;
}

fn watch(house: &mut House) {
    let (engine, view, clock) = (house.engine.clone(), house.view.clone(), house.clock());
    let watchdog = Watchdog::new(&house.feed, engine, view, clock);
    house.runs(|stop| watchdog.run(stop));
}

#[tokio::test]
async fn a_phone_is_found_silent_when_its_time_is_over_and_not_before() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;

    house.clock.advance(ALLOWED_MS - 1);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(status(&house, mac(1)), DeviceStatus::Registered);
    house.clock.advance(1);
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}

#[tokio::test]
async fn a_phone_that_reports_is_not_found_silent_until_it_stops() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    house.registered(mac(2)).await;
    watch(&mut house);
    for _ in 0..3 {
        house.clock.wait_for_sleepers(1).await;
        house.clock.advance(ALLOWED_MS / 2);
        house.reports(mac(1), facts("registered", "")).await;
    }
    is_found_silent(&house, mac(2)).await;
    assert_eq!(status(&house, mac(1)), DeviceStatus::Registered);

    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(ALLOWED_MS);
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}

#[tokio::test]
async fn a_phone_that_comes_back_is_watched_again() {
    let mut house = House::new().await;
    watch(&mut house);
    house.registered(mac(1)).await;
    for _ in 0..2 {
        house.clock.wait_for_sleepers(1).await;
        house.clock.advance(ALLOWED_MS);
        is_found_silent(&house, mac(1)).await;
        house.reports(mac(1), facts("registered", "")).await;
        assert_eq!(status(&house, mac(1)), DeviceStatus::Registered);
    }
    house.stops().await;
}

#[tokio::test]
async fn a_region_that_allows_less_is_heeded_at_once() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(100_000);
    house.allows_seconds(100).await;
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}

#[tokio::test]
async fn a_phone_that_moves_is_watched_as_its_new_region_allows() {
    let mut house = House::new().await;
    let bergen: RegionName = "Bergen".parse().unwrap();
    let mut strict = settings();
    strict.disconnect_after_seconds = 100;
    house
        .does(Command::CreateRegion {
            name: bergen.clone(),
            settings: strict,
            maintenance: None,
        })
        .await;
    house.registered(mac(1)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(100_000);
    let change = PhoneChanged {
        region: Some(bergen),
        ..PhoneChanged::default()
    };
    house
        .does(Command::ChangePhone {
            mac: mac(1),
            change: Box::new(change),
            built_in: Default::default(),
        })
        .await;
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}

#[tokio::test]
async fn a_clock_set_forward_makes_nobody_silent() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.step(86_400_000);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(status(&house, mac(1)), DeviceStatus::Registered);
    house.clock.advance(ALLOWED_MS);
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}

#[tokio::test]
async fn a_clock_set_back_delays_a_finding_by_one_period_at_most() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.step(-86_400_000);
    house.clock.advance(ALLOWED_MS);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(ALLOWED_MS);
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}

#[tokio::test]
async fn more_phones_than_fit_a_round_are_all_found() {
    let mut house = House::new().await;
    let macs: Vec<Mac> = (0..IN_FLIGHT_MAX as u32 + 50).map(mac).collect();
    house.approved(&macs, &facts("registered", ""), None).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(ALLOWED_MS);
    let all = macs.len();
    while house.view.read().dashboard.all().disconnected < all {
        // The queue is shorter than a round: what it has no room for waits for the clock.
        tokio::task::yield_now().await;
        house.clock.advance(50);
    }
    house.stops().await;
}

#[tokio::test]
async fn a_deleted_phone_is_forgotten() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    house.registered(mac(2)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.does(Command::DeletePhone { mac: mac(1) }).await;
    house.clock.advance(ALLOWED_MS);
    is_found_silent(&house, mac(2)).await;
    assert!(house.view.read().fleet.phone(mac(1)).is_none());
    house.stops().await;
}

#[tokio::test]
async fn who_was_refused_while_the_disk_was_full_has_a_whole_period_afterwards() {
    let mut house = House::new().await;
    house.registered(mac(1)).await;
    watch(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(ALLOWED_MS - 1_000);
    house.disk.set_free(0);
    let refused = house.tries(Command::DeletePhone { mac: mac(7) }).await;
    assert!(matches!(refused, Err(SubmitError::ReadOnly(_))));
    house.disk.set_free(DISK_FREE_BYTES);

    // Its time is over by the clock, but it may have reported meanwhile.
    house.clock.advance(1_000);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(ALLOWED_MS - 1);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(status(&house, mac(1)), DeviceStatus::Registered);
    house.clock.advance(1);
    is_found_silent(&house, mac(1)).await;
    house.stops().await;
}
