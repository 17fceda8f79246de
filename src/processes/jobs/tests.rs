//! Jobs carried out by the process: paced, paused, cancelled, interrupted, beside each other.

mod rings;
mod troubles;
mod windows;

use projections::jobs::{ItemState, JobState};
use schemas::{
    commands::StartJob,
    events::{JobPace, PhoneAction},
};

use super::*;
use crate::{
    domain::testing::{facts, mac},
    obfuscation::Obfuscator,
    processes::{
        maker::MakerParts,
        testing::{House, START_MS},
    },
    templates::Templates,
};

const MINUTE_MS: i64 = 60_000;

fn pace() -> JobPace {
    JobPace {
        batch_size: 5,
        batch_delay_ms: 120_000,
        not_before: Timestamp(0),
        ring_size: 0,
        ring_wait_ms: 600_000,
        failed_percent_max: 100,
        failed_count_min: 0,
        in_maintenance_window: false,
    }
}

fn carries_out(house: &mut House) {
    let jobs = process(house);
    house.runs(|stop| jobs.run(stop));
}

fn process(house: &House) -> Jobs {
    let maker = Maker::new(MakerParts {
        engine: house.engine.clone(),
        view: house.view.clone(),
        clock: house.clock(),
        keyring: house.keyring.clone(),
        blobs: house.blobs.clone(),
        templates: Arc::new(Templates::new(house.blobs.clone())),
        metrics: house.metrics.clone(),
        obfuscator: Arc::new(Obfuscator::from_config(None, &house.keyring).unwrap()),
        public_url: None,
    });
    let (engine, view, clock) = (house.engine.clone(), house.view.clone(), house.clock());
    let lists = TargetLists::new(house.blobs.clone());
    Jobs::new(&house.feed, engine, view, clock, maker, lists)
}

async fn fleet(house: &House, count: u32) {
    let macs: Vec<Mac> = (0..count).map(mac).collect();
    house.approved(&macs, &facts("registered", ""), None).await;
}

async fn start(house: &House, action: JobAction, count: u32, pace: JobPace) -> JobId {
    let list: Vec<JobTarget> = (0..count)
        .map(|number| JobTarget::Phone(mac(number)))
        .collect();
    start_on(house, action, &list, pace).await
}

async fn start_on(house: &House, action: JobAction, list: &[JobTarget], pace: JobPace) -> JobId {
    let targets = house.blobs.put(targets::written(list).as_bytes()).unwrap();
    let start = StartJob {
        action,
        targets,
        total: u32::try_from(list.len()).unwrap(),
        chosen_by: "{}".into(),
        chosen_at: Position(0),
        pace,
        parameters: vec![],
        password: None,
    };
    let receipt = house
        .does(Command::Job(Box::new(JobCommand::Start(start))))
        .await;
    house.view.wait_for(receipt.position).await;
    let projections = house.view.read();
    projections.jobs.iter().last().unwrap().id
}

async fn wants(house: &House, command: JobCommand) {
    let receipt = house.does(Command::Job(Box::new(command))).await;
    house.view.wait_for(receipt.position).await;
}

fn told(house: &House) -> u32 {
    let projections = house.view.read();
    (0..100)
        .filter(|number| !projections.commands.of(mac(*number)).is_empty())
        .count() as u32
}

async fn tells(house: &House, count: u32) {
    house.shows(|it| it.commands.len() == count as usize).await;
    house.clock.wait_for_sleepers(1).await;
}

/// Phones take their commands up, restart, and say so.
async fn restart(house: &House, numbers: std::ops::Range<u32>) {
    for number in numbers {
        house.reports(mac(number), facts("registered", "")).await;
        house.reports(mac(number), facts("started", "")).await;
    }
}

fn state(house: &House, id: JobId) -> JobState {
    house.view.read().jobs.get(id).unwrap().state()
}

#[tokio::test]
async fn twelve_phones_restart_in_batches_and_a_stop_in_between_repeats_none() {
    let mut house = House::new().await;
    fleet(&house, 12).await;
    carries_out(&mut house);
    let id = start(&house, JobAction::Restart, 12, pace()).await;
    tells(&house, 5).await;
    house.clock.advance(2 * MINUTE_MS - 1);
    assert_eq!(told(&house), 5);
    house.stops_processes().await;
    carries_out(&mut house);
    house.clock.wait_for_sleepers(1).await;
    assert_eq!(told(&house), 5);
    house.clock.advance(1);
    tells(&house, 10).await;
    house.clock.advance(2 * MINUTE_MS);
    house.shows(|it| it.commands.len() == 12).await;
    restart(&house, 0..12).await;
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Done)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(id).unwrap();
        assert_eq!(job.count(ItemState::Done), 12);
        assert_eq!(job.ended_at, Some(Timestamp(START_MS + 4 * MINUTE_MS)));
    }
    house.stops().await;
}

#[tokio::test]
async fn paused_nothing_begins_cancelled_nothing_stays() {
    let mut house = House::new().await;
    fleet(&house, 12).await;
    carries_out(&mut house);
    let id = start(&house, JobAction::UpdateConfiguration, 12, pace()).await;
    tells(&house, 5).await;
    wants(&house, JobCommand::Pause(id)).await;
    house.clock.advance(10 * MINUTE_MS);
    assert_eq!((told(&house), state(&house, id)), (5, JobState::Paused));
    wants(&house, JobCommand::Resume(id)).await;
    tells(&house, 10).await;
    wants(&house, JobCommand::Cancel(id)).await;
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Cancelled)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(id).unwrap();
        assert_eq!(
            (
                job.count(ItemState::Cancelled),
                job.count(ItemState::Waiting)
            ),
            (12, 0)
        );
        assert!(projections.commands.is_empty());
    }
    house.stops().await;
}

#[tokio::test]
async fn of_two_jobs_the_later_waits_for_each_phone() {
    let mut house = House::new().await;
    fleet(&house, 2).await;
    carries_out(&mut house);
    let at_once = JobPace {
        batch_delay_ms: 0,
        ..pace()
    };
    let first = start(&house, JobAction::Restart, 2, at_once.clone()).await;
    house.shows(|it| it.commands.len() == 2).await;
    let second = start(&house, JobAction::UpdateConfiguration, 2, at_once).await;
    restart(&house, 1..2).await;
    let later = |it: &projections::Projections, number| {
        let open = it.commands.of(mac(number));
        open.iter()
            .any(|open| open.action == PhoneAction::UpdateConfiguration)
    };
    house.shows(|it| later(it, 1)).await;
    assert!(!later(&house.view.read(), 0));
    assert_eq!(
        house.view.read().jobs.get(second).unwrap().item(0),
        ItemState::Waiting
    );
    restart(&house, 0..1).await;
    house.shows(|it| later(it, 0)).await;
    let is_done =
        |it: &projections::Projections| it.jobs.get(first).unwrap().state() == JobState::Done;
    house.shows(is_done).await;
    house.stops().await;
}

#[tokio::test]
async fn a_long_generation_does_not_hold_another_job_up() {
    let mut house = House::new().await;
    fleet(&house, 4).await;
    let jobs = process(&house);
    let making = jobs.making.clone();
    house.runs(|stop| jobs.run(stop));
    // As if other jobs were making files.
    let at_work = making.acquire_many(2).await.unwrap();
    let at_once = JobPace {
        batch_delay_ms: 0,
        ..pace()
    };
    let generate = JobAction::GenerateConfiguration;
    let first = start(&house, generate, 4, at_once).await;
    let second = start(&house, JobAction::Restart, 4, pace()).await;
    house.shows(|it| it.commands.len() == 4).await;
    assert_eq!(state(&house, first), JobState::Queued);
    restart(&house, 0..4).await;
    house
        .shows(|it| it.jobs.get(second).unwrap().state() == JobState::Done)
        .await;
    drop(at_work);
    house
        .shows(|it| it.jobs.get(first).unwrap().state() == JobState::Done)
        .await;
    assert!(
        house
            .view
            .read()
            .fleet
            .phone(mac(3))
            .unwrap()
            .configuration()
            .is_some()
    );
    house.stops().await;
}

#[tokio::test]
async fn the_first_ones_must_come_back() {
    let mut house = House::new().await;
    fleet(&house, 12).await;
    carries_out(&mut house);
    let ring = JobPace {
        batch_delay_ms: 0,
        ring_size: 10,
        ..pace()
    };
    let id = start(&house, JobAction::Restart, 12, ring).await;
    tells(&house, 10).await;
    restart(&house, 0..9).await;
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(10 * MINUTE_MS);
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Failed)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(id).unwrap();
        assert_eq!(
            job.reason,
            "1 of the first 10 did not come back within 600 s"
        );
        assert_eq!(job.count(ItemState::Cancelled), 3);
    }
    house.stops().await;
}

#[tokio::test]
async fn too_many_failures_stop_it_and_what_is_gone_has_failed() {
    let mut house = House::new().await;
    fleet(&house, 1).await;
    carries_out(&mut house);
    let strict = JobPace {
        batch_size: 1,
        failed_percent_max: 50,
        failed_count_min: 2,
        ..pace()
    };
    // All but the first are of no fleet.
    let id = start(&house, JobAction::CheckStatus, 6, strict).await;
    for _ in 0..2 {
        house.clock.wait_for_sleepers(1).await;
        house.clock.advance(2 * MINUTE_MS);
    }
    house
        .shows(|it| it.jobs.get(id).unwrap().state() == JobState::Failed)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(id).unwrap();
        assert_eq!(job.reason, "2 of 2 failed or expired");
        assert!(
            job.item_reason(1).contains("no phone"),
            "{}",
            job.item_reason(1)
        );
        // The first has not heard of its command.
        assert_eq!(job.count(ItemState::Cancelled), 4);
        assert!(projections.commands.is_empty());
    }
    house.stops().await;
}
