//! What jobs show after which events.

use schemas::{
    JobId, Position, Subject, Timestamp,
    events::{
        CommandDone, CommandEffect, CommandExpired, CommandQueued, JobEnded, JobItemEnded,
        JobItemStarted, PhoneAction,
    },
    private::Personal,
};

use super::*;
use crate::testing::{History, hash, mac};

const JOB: JobId = JobId(90);

fn start(history: &mut History, id: JobId, total: u32) {
    let pace = JobPace {
        batch_size: 5,
        batch_delay_ms: 1_000,
        not_before: Timestamp(0),
        ring_size: 0,
        ring_wait_ms: 0,
        failed_percent_max: 100,
        failed_count_min: 0,
        in_maintenance_window: false,
    };
    let started = JobStarted {
        action: JobAction::Restart,
        targets: hash(1),
        total,
        chosen_by: "{}".into(),
        chosen_at: Position(0),
        pace,
        parameters: Personal::new(vec![("mode".into(), "force".into())]),
        password: None,
    };
    history.record(Subject::Job(id), started);
}

/// The phone is told; the position of the command.
fn tell(history: &mut History, item: u32) -> Position {
    let phone = mac(item);
    let queued = CommandQueued {
        action: PhoneAction::RestartForce,
        expires_at: Timestamp(i64::MAX),
        parameters: Personal::new(vec![]),
    };
    history.record(Subject::Phone(phone), queued);
    let command = history.events().last().unwrap().position;
    let started = JobItemStarted {
        item,
        mac: phone,
        command,
    };
    history.record(Subject::Job(JOB), started);
    command
}

#[test]
fn a_target_ends_with_its_command_and_a_job_with_its_targets() {
    let mut history = History::default();
    for number in 0..2 {
        history.phone_approved(mac(number), "north", None);
    }
    start(&mut history, JOB, 4);
    assert_eq!(
        history.folded().jobs.get(JOB).unwrap().state(),
        JobState::Queued
    );
    let first = tell(&mut history, 0);
    let second = tell(&mut history, 1);
    let failed = JobItemEnded {
        item: 2,
        outcome: ItemOutcome::Failed,
        reason: "gone".into(),
    };
    history.record(Subject::Job(JOB), failed);
    let effect = CommandEffect::Started;
    let done = CommandDone {
        command: first,
        effect,
    };
    history.record(Subject::Phone(mac(0)), done);
    let projections = history.folded();
    let job = projections.jobs.get(JOB).unwrap();
    assert_eq!(job.state(), JobState::Running);
    let states: Vec<_> = (0..4).map(|item| job.item(item).name()).collect();
    assert_eq!(states, ["done", "running", "failed", "waiting"]);
    assert_eq!(job.item_reason(2), "gone");
    assert_eq!(job.waiting().collect::<Vec<_>>(), [3]);
    assert_eq!(job.open().collect::<Vec<_>>(), [(1, mac(1))]);
    assert_eq!((job.total(), job.ended()), (4, 2));

    history.record(Subject::Phone(mac(1)), CommandExpired { command: second });
    let ended = JobEnded {
        outcome: JobOutcome::Failed,
        reason: "enough".into(),
    };
    history.record(Subject::Job(JOB), ended);
    let projections = history.folded();
    let job = projections.jobs.get(JOB).unwrap();
    assert_eq!(
        (job.state(), job.reason.as_str()),
        (JobState::Failed, "enough")
    );
    assert_eq!(job.count(ItemState::Expired), 1);
    assert!(projections.jobs.running().next().is_none());
}

#[test]
fn the_oldest_that_have_ended_are_forgotten() {
    let mut history = History::default();
    for number in 1..=ENDED_MAX as u32 + 2 {
        start(&mut history, JobId(number), 1);
        if number != 1 {
            let ended = JobEnded {
                outcome: JobOutcome::Done,
                reason: String::new(),
            };
            history.record(Subject::Job(JobId(number)), ended);
        }
    }
    let projections = history.folded();
    let kept: Vec<u32> = projections.jobs.iter().map(|job| job.id.0).collect();
    assert_eq!((kept[0], kept[1]), (1, 3));
    assert_eq!(kept.len(), ENDED_MAX + 1);
}
