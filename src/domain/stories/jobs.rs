//! Stories of jobs: what a cancelled one still tells phones.

use schemas::{
    ContentHash, Position, Subject, Timestamp,
    commands::{Command, JobCommand, JobItem, JobTarget, StartJob},
    events::{JobAction, JobPace},
};

use crate::domain::{Reply, testing::*};

fn job(command: JobCommand) -> Command {
    Command::Job(Box::new(command))
}

fn keep_alive(number: u32) -> Command {
    let report = report(mac(number), facts("registered", ""));
    Command::ReportPhone(Box::new(report))
}

/// Between a cancellation and the moment in which commands are taken back, phones go on reporting.
#[test]
fn a_cancelled_job_tells_nobody_anything() {
    let mut story = Story::new();
    for number in [1, 2] {
        story.phone(mac(number), None);
        story.does(keep_alive(number)).unwrap();
    }
    let start = StartJob {
        action: JobAction::Restart,
        targets: ContentHash([1; 32]),
        total: 2,
        chosen_by: String::new(),
        chosen_at: Position(1),
        pace: JobPace {
            batch_size: 2,
            batch_delay_ms: 0,
            not_before: Timestamp(0),
            ring_size: 0,
            ring_wait_ms: 0,
            failed_percent_max: 100,
            failed_count_min: 10,
        },
        parameters: vec![],
        password: None,
    };
    let decision = story.does(job(JobCommand::Start(start))).unwrap();
    let Subject::Job(id) = decision.events[0].subject else {
        panic!("no job")
    };
    let item = |number: u32| JobItem {
        item: number - 1,
        target: JobTarget::Phone(mac(number)),
        problem: None,
        password: None,
    };
    let items = vec![item(1), item(2)];
    story.does(job(JobCommand::Run { job: id, items })).unwrap();
    let told = ["PhoneKeptAlive", "CommandHandedOver"];
    assert_eq!(story.kinds(keep_alive(1)).unwrap(), told);

    story.does(job(JobCommand::Cancel(id))).unwrap();
    for number in [1, 2] {
        let decision = story.does(keep_alive(number)).unwrap();
        let kinds: Vec<_> = decision
            .events
            .iter()
            .map(|it| it.event.kind().name())
            .collect();
        assert_eq!(kinds, ["PhoneKeptAlive"]);
        let Reply::Reported { waiting, .. } = decision.reply else {
            panic!("not reported")
        };
        assert!(waiting.is_empty());
    }
    let macs = vec![mac(1), mac(2)];
    let taken_back = ["CommandCancelled"; 2];
    let take_back = job(JobCommand::TakeBack { job: id, macs });
    assert_eq!(story.kinds(take_back).unwrap(), taken_back);
}
