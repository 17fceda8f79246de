//! The first phones of a job: how long they may take, and what becomes of them when they do not
//! come back.

use schemas::commands::PushOutcome;

use super::*;

/// The first two of four, ten minutes.
fn ring() -> JobPace {
    JobPace {
        batch_delay_ms: 0,
        ring_size: 2,
        ..pace()
    }
}

/// The phone is given what waits for it.
async fn hears(house: &House, number: u32) {
    house.reports(mac(number), facts("registered", "")).await;
    house.clock.wait_for_sleepers(1).await;
}

async fn with_ring_told() -> (House, JobId) {
    let mut house = House::new().await;
    fleet(&house, 4).await;
    carries_out(&mut house);
    let id = start(&house, JobAction::Restart, 4, ring()).await;
    tells(&house, 2).await;
    (house, id)
}

#[tokio::test]
async fn time_counts_from_when_the_last_phone_was_told() {
    let (mut house, id) = with_ring_told().await;
    house.clock.advance(9 * MINUTE_MS);
    hears(&house, 0).await;
    house.clock.advance(9 * MINUTE_MS);
    hears(&house, 1).await;
    house.clock.advance(9 * MINUTE_MS);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(state(&house, id), JobState::Running);
    for number in 0..2 {
        house.reports(mac(number), facts("started", "")).await;
    }
    house.shows(|it| it.commands.len() == 2).await;
    assert_eq!(told(&house), 2);
    house.stops().await;
}

#[tokio::test]
async fn no_time_passes_while_it_is_paused() {
    let (mut house, id) = with_ring_told().await;
    hears(&house, 0).await;
    hears(&house, 1).await;
    wants(&house, JobCommand::Pause(id)).await;
    house.clock.advance(60 * MINUTE_MS);
    assert_eq!(state(&house, id), JobState::Paused);
    wants(&house, JobCommand::Resume(id)).await;
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(10 * MINUTE_MS - 1);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(state(&house, id), JobState::Running);
    house.clock.advance(1);
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Failed)
        .await;
    house.stops().await;
}

#[tokio::test]
async fn what_no_phone_of_a_broken_ring_was_given_is_taken_back() {
    let (mut house, id) = with_ring_told().await;
    hears(&house, 0).await;
    house.clock.advance(10 * MINUTE_MS);
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Failed)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(id).unwrap();
        assert_eq!(
            job.reason,
            "2 of the first 2 did not come back within 600 s"
        );
        assert_eq!(job.item(0), ItemState::Running, "it is restarting");
        assert_eq!(job.count(ItemState::Cancelled), 3);
        assert!(projections.commands.of(mac(1)).is_empty());
    }
    house.reports(mac(0), facts("started", "")).await;
    let job = |it: &projections::Projections| it.jobs.get(id).unwrap().ended();
    house.shows(|it| job(it) == 4).await;
    house.stops().await;
}

#[tokio::test]
async fn one_of_the_first_that_refuses_ends_it() {
    let (mut house, id) = with_ring_told().await;
    let command = house.view.read().commands.of(mac(0))[0].id;
    house
        .does(Command::RecordPush {
            mac: mac(0),
            command,
            outcome: PushOutcome::Refused(403),
        })
        .await;
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Failed)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(id).unwrap();
        assert_eq!(
            job.reason,
            "1 of the first 2 failed, expired or were taken back"
        );
        assert_eq!((job.count(ItemState::Cancelled), job.ended()), (3, 4));
    }
    house.stops().await;
}
