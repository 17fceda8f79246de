//! Stories of turns in jobs: what one comes to, and what shows that it is done.

use schemas::{
    ContentHash, JobId, Position, Subject,
    commands::{Command, JobCommand, JobItem, JobTarget, StartJob},
    events::{
        CommandQueued, Event, JobAction, JobEnded, JobOutcome, JobPace, PhoneAction, PhoneReported,
    },
    private::Personal,
};

use super::*;

fn job(command: JobCommand) -> Command {
    Command::Job(Box::new(command))
}

fn started(story: &mut Story, action: JobAction, parameters: &[(&str, &str)], total: u32) -> JobId {
    let id = JobId(story.state.next_number);
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let start = StartJob {
        action,
        targets: ContentHash([1; 32]),
        total,
        chosen_by: "{}".to_owned(),
        chosen_at: Position(1),
        pace: JobPace {
            batch_size: 5,
            batch_delay_ms: 0,
            not_before: Timestamp(0),
            ring_size: 0,
            ring_wait_ms: 0,
            failed_percent_max: 100,
            failed_count_min: 1,
            in_maintenance_window: false,
        },
        parameters: parameters.iter().map(owned).collect(),
        password: None,
    };
    story.does(job(JobCommand::Start(start))).unwrap();
    id
}

fn turn(id: JobId, item: u32, target: JobTarget) -> Command {
    let item = JobItem {
        item,
        target,
        problem: None,
        password: Some(Secret::new("a-new-secret")),
    };
    job(JobCommand::Run {
        job: id,
        items: vec![item],
    })
}

fn says(version: &str, status: &str) -> Command {
    let facts = PhoneReported {
        firmware_version: version.to_owned(),
        ..facts(status, "")
    };
    Command::ReportPhone(Box::new(report(mac(1), facts)))
}

#[test]
fn firmware_is_there_when_the_phone_is_registered_again_as_before() {
    for was in ["registered", "offline"] {
        let mut story = Story::new();
        story.phone(mac(1), None);
        story.does(says("UC_2.0.9.65", was)).unwrap();
        let parameters = [("firmware", "430HD"), ("version", "UC_2.0.13.121")];
        let id = started(&mut story, JobAction::UpdateFirmware, &parameters, 1);
        story.does(turn(id, 0, JobTarget::Phone(mac(1)))).unwrap();
        story.does(says("UC_2.0.9.65", was)).unwrap();
        let kinds = story.kinds(says("UC_2.0.13.121", "started")).unwrap();
        let is_done = was == "offline";
        assert_eq!(kinds.contains(&"CommandDone"), is_done, "{was}: {kinds:?}");
        if !is_done {
            let kinds = story.kinds(says("UC_2.0.13.121", "unregistered")).unwrap();
            assert!(!kinds.contains(&"CommandDone"), "{kinds:?}");
            let kinds = story.kinds(says("UC_2.0.13.121", "registered")).unwrap();
            assert!(kinds.contains(&"CommandDone"), "{kinds:?}");
        }
    }
}

#[test]
fn passwords_are_not_shown_before_all_are_there() {
    let mut story = Story::new();
    let alice = story.user("alice", None);
    let bob = story.user("bob", None);
    let id = started(&mut story, JobAction::ResetPassword, &[], 2);
    let show = || job(JobCommand::ShowSecrets(id));
    story.does(turn(id, 0, JobTarget::User(alice))).unwrap();
    assert_eq!(story.decides(show()).unwrap_err(), Refusal::JobRuns(id));
    story.does(turn(id, 1, JobTarget::User(bob))).unwrap();
    story.happened(
        Subject::Job(id),
        JobEnded {
            outcome: JobOutcome::Done,
            reason: String::new(),
        },
    );
    assert_eq!(story.kinds(show()).unwrap(), ["JobSecretsShown"]);
    assert_eq!(
        story.decides(show()).unwrap_err(),
        Refusal::SecretsShown(id)
    );
}

#[test]
fn a_restart_that_waits_already_is_the_jobs_too() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    let waits = CommandQueued {
        action: PhoneAction::RestartGraceful,
        expires_at: Timestamp(9_000_000),
        parameters: Personal::new(vec![("schedulePeriod".into(), String::new())]),
    };
    story.happened(Subject::Phone(mac(1)), waits);
    let waiting = story.state.head;
    let id = started(&mut story, JobAction::Restart, &[("mode", "graceful")], 1);
    let turn = story.does(turn(id, 0, JobTarget::Phone(mac(1)))).unwrap();
    let events: Vec<&Event> = turn.events.iter().map(|new| &new.event).collect();
    match events[..] {
        [Event::JobItemStarted(item)] => assert_eq!(item.command, waiting),
        _ => panic!("{} events", events.len()),
    }
    story.does(says("1", "started")).unwrap();
    let kinds = story.kinds(says("1", "started")).unwrap();
    assert!(kinds.contains(&"CommandDone"), "{kinds:?}");
    assert_eq!(story.state.jobs[&id].ended, 1);
}

/// Between a cancellation and the moment in which commands are taken back, phones go on reporting.
#[test]
fn a_cancelled_job_tells_nobody_anything() {
    let keep_alive =
        |number| Command::ReportPhone(Box::new(report(mac(number), facts("registered", ""))));
    let mut story = Story::new();
    for number in [1, 2] {
        story.phone(mac(number), None);
        story.does(keep_alive(number)).unwrap();
    }
    let id = started(&mut story, JobAction::Restart, &[], 2);
    for number in [1, 2] {
        let target = JobTarget::Phone(mac(number));
        story.does(turn(id, number - 1, target)).unwrap();
    }
    let told = ["PhoneKeptAlive", "CommandHandedOver"];
    assert_eq!(story.kinds(keep_alive(1)).unwrap(), told);

    story.does(job(JobCommand::Cancel(id))).unwrap();
    for number in [1, 2] {
        let decision = story.does(keep_alive(number)).unwrap();
        let events = decision.events.iter();
        let kinds: Vec<_> = events.map(|it| it.event.kind().name()).collect();
        assert_eq!(kinds, ["PhoneKeptAlive"]);
        let Reply::Reported { waiting, .. } = decision.reply else {
            panic!("not reported")
        };
        assert!(waiting.is_empty());
    }
    let macs = vec![mac(1), mac(2)];
    let take_back = job(JobCommand::TakeBack { job: id, macs });
    let taken_back = ["CommandCancelled"; 2];
    assert_eq!(story.kinds(take_back).unwrap(), taken_back);
}
