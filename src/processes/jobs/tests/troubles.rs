//! Jobs whose list of targets cannot be read, or that are ended at an awkward moment.

use std::path::PathBuf;

use super::*;

/// The file of the job's list.
fn file_of(house: &House, id: JobId) -> PathBuf {
    let text = house.view.read().jobs.get(id).unwrap().targets.to_string();
    let (shard, rest) = text.split_at(2);
    house.place.path().join("blobs").join(shard).join(rest)
}

fn at_once() -> JobPace {
    JobPace {
        batch_delay_ms: 0,
        ..pace()
    }
}

/// A folder lies where the list should be, which it will not for ever.
fn cover(path: &PathBuf) -> Vec<u8> {
    let content = std::fs::read(path).unwrap();
    std::fs::remove_file(path).unwrap();
    std::fs::create_dir(path).unwrap();
    content
}

#[tokio::test]
async fn a_list_that_cannot_be_read_now_is_tried_again() {
    let mut house = House::new().await;
    fleet(&house, 3).await;
    let id = start(&house, JobAction::Restart, 3, at_once()).await;
    let path = file_of(&house, id);
    let content = cover(&path);
    carries_out(&mut house);
    for _ in 0..2 {
        house.clock.wait_for_sleepers(1).await;
        assert_eq!((told(&house), state(&house, id)), (0, JobState::Queued));
        house.clock.advance(TROUBLE_PAUSE_MS);
    }
    house.clock.wait_for_sleepers(1).await;
    std::fs::remove_dir(&path).unwrap();
    std::fs::write(&path, content).unwrap();
    house.clock.advance(TROUBLE_PAUSE_MS);
    house.shows(|it| it.commands.len() == 3).await;
    house.stops().await;
}

#[tokio::test]
async fn a_list_that_is_altered_ends_the_job_and_one_that_is_cancelled_needs_none() {
    let mut house = House::new().await;
    fleet(&house, 3).await;
    carries_out(&mut house);
    let later = JobPace {
        batch_size: 1,
        ..pace()
    };
    let cancelled = start(&house, JobAction::Restart, 3, later).await;
    tells(&house, 1).await;
    house.stops_processes().await;
    let path = file_of(&house, cancelled);
    std::fs::write(&path, "00908f000001\n").unwrap();
    wants(&house, JobCommand::Cancel(cancelled)).await;
    carries_out(&mut house);
    house
        .shows(|it| it.jobs.get(cancelled).unwrap().state() == JobState::Cancelled)
        .await;
    assert!(house.view.read().commands.is_empty());

    let id = start(&house, JobAction::CheckStatus, 2, pace()).await;
    house.shows(|it| it.commands.len() == 2).await;
    let list: Vec<JobTarget> = (0..3).map(|number| JobTarget::Phone(mac(number))).collect();
    house.stops_processes().await;
    let altered = start_on(&house, JobAction::SetLanguage, &list[1..], at_once()).await;
    std::fs::write(file_of(&house, altered), "00908f000001\n").unwrap();
    carries_out(&mut house);
    house
        .shows(|it| it.jobs.get(altered).unwrap().state() == JobState::Failed)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(altered).unwrap();
        assert_eq!(job.reason, NO_LIST);
        assert_eq!(job.count(ItemState::Cancelled), 2);
    }
    assert_eq!(state(&house, id), JobState::Running);
    house.stops().await;
}

#[tokio::test]
async fn the_list_is_read_when_it_is_time() {
    let mut house = House::new().await;
    fleet(&house, 2).await;
    let later = JobPace {
        not_before: Timestamp(START_MS + MINUTE_MS),
        ..at_once()
    };
    let id = start(&house, JobAction::Restart, 2, later).await;
    let path = file_of(&house, id);
    let content = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    carries_out(&mut house);
    house.clock.wait_for_sleepers(1).await;
    house.clock.advance(MINUTE_MS - 1);
    assert_eq!(state(&house, id), JobState::Queued);
    std::fs::write(&path, content).unwrap();
    house.clock.advance(1);
    house.shows(|it| it.commands.len() == 2).await;
    house.stops().await;
}

#[tokio::test]
async fn a_job_that_is_deleting_waits_for_one_that_is_restarting() {
    let mut house = House::new().await;
    fleet(&house, 2).await;
    carries_out(&mut house);
    let first = start(&house, JobAction::Restart, 1, at_once()).await;
    house.shows(|it| it.commands.len() == 1).await;
    let second = start(&house, JobAction::CheckStatus, 2, at_once()).await;
    house.shows(|it| it.commands.len() == 2).await;
    let third = start(&house, JobAction::DeleteDevices, 2, at_once()).await;
    // What was done meanwhile is undone: both others want the first phone now.
    wants(&house, JobCommand::Cancel(first)).await;
    house
        .shows(|it| it.jobs.get(first).unwrap().has_ended())
        .await;
    restart(&house, 1..2).await;
    house.shows(|it| it.fleet.phone(mac(1)).is_none()).await;
    house
        .shows(|it| {
            let is_told = it.jobs.busy_with(mac(0)) == Some(second);
            is_told || it.fleet.phone(mac(0)).is_none()
        })
        .await;
    if house.view.read().jobs.busy_with(mac(0)) == Some(second) {
        restart(&house, 0..1).await;
    }
    house
        .shows(|it| it.jobs.get(third).unwrap().state() == JobState::Done)
        .await;
    {
        let projections = house.view.read();
        let job = projections.jobs.get(second).unwrap();
        assert_eq!(job.count(ItemState::Cancelled), 0, "nothing was cut short");
        assert_eq!(job.ended(), 2);
    }
    house.stops().await;
}
