//! Jobs: one after the other on each phone, however they come; what is taken back; how many there
//! may be.

use schemas::{
    ContentHash, JobId, Mac, Position, UserId,
    commands::{JobCommand, JobItem, JobTarget, StartJob},
    events::{Event, ItemOutcome, JobAction, JobPace},
};

use super::*;
use crate::domain::job::UNFINISHED_MAX;

fn job(command: JobCommand) -> Command {
    Command::Job(Box::new(command))
}

fn start(action: JobAction) -> Command {
    job(JobCommand::Start(StartJob {
        action,
        targets: ContentHash([7; 32]),
        total: 2,
        chosen_by: "{}".into(),
        chosen_at: Position(0),
        pace: JobPace {
            batch_size: 5,
            batch_delay_ms: 0,
            not_before: Timestamp(0),
            ring_size: 0,
            ring_wait_ms: 0,
            failed_percent_max: 100,
            failed_count_min: 0,
            in_maintenance_window: false,
        },
        parameters: vec![("language".into(), "Norwegian".into())],
        password: None,
    }))
}

fn started(story: &mut Story, action: JobAction) -> JobId {
    story.does(start(action)).unwrap();
    *story.state.jobs.last_key_value().unwrap().0
}

fn run(id: JobId, targets: &[JobTarget]) -> Command {
    let items = (0..).zip(targets).map(|(item, target)| JobItem {
        item,
        target: *target,
        problem: None,
        password: Some(Secret::new("abcdefgh-2345678")),
    });
    let items = items.collect();
    job(JobCommand::Run { job: id, items })
}

fn phone(number: u32) -> JobTarget {
    JobTarget::Phone(mac(number))
}

/// Phones 1 and 2, of which the first is alice's and was told to restart by a job.
fn with_one_told() -> (Story, JobId, UserId) {
    let mut story = Story::new();
    let alice = story.user("alice", None);
    story.phone(mac(1), Some(alice));
    story.phone(mac(2), None);
    let first = started(&mut story, JobAction::Restart);
    let kinds = story.kinds(run(first, &[phone(1)])).unwrap();
    assert_eq!(kinds, ["CommandQueued", "JobItemStarted"]);
    (story, first, alice)
}

#[test]
fn while_one_job_waits_for_a_phone_no_other_does_anything_to_it() {
    let (mut story, ..) = with_one_told();
    for action in JobAction::ALL {
        let later = started(&mut story, *action);
        let decision = story.decides(run(later, &[phone(1)])).unwrap();
        assert!(decision.events.is_empty(), "{action:?}");
        story.does(job(JobCommand::Cancel(later))).unwrap();
        let end = JobCommand::End {
            job: later,
            reason: None,
        };
        story.does(job(end)).unwrap();
    }
    // Other phones do not wait.
    let other = started(&mut story, JobAction::SetLanguage);
    let kinds = story.kinds(run(other, &[phone(1), phone(2)])).unwrap();
    assert_eq!(kinds, ["PhoneChanged", "JobItemEnded"]);
}

#[test]
fn whoever_is_approved_after_a_deletion_has_begun_stays() {
    let mut story = Story::new();
    story.phone(mac(1), None);
    story.pending.announce(announcement(mac(2), 10));
    story.pending.announce(announcement(mac(3), 10));
    let id = started(&mut story, JobAction::DeleteDevices);
    story.pending.remove(mac(2));
    story.phone(mac(2), None);
    let all = [phone(1), phone(2), phone(3), phone(4)];
    let decision = story.decides(run(id, &all)).unwrap();
    let outcomes: Vec<_> = decision
        .events
        .iter()
        .filter_map(|event| match &event.event {
            Event::JobItemEnded(ended) => Some((ended.item, ended.outcome)),
            _ => None,
        })
        .collect();
    use ItemOutcome::{Done, Failed};
    assert_eq!(outcomes, [(0, Done), (1, Failed), (2, Done), (3, Failed)]);
    assert!(matches!(&decision.reply, Reply::Dismissed(macs) if *macs == [mac(3)]));
    let deleted = decision
        .events
        .iter()
        .filter(|event| matches!(event.event, Event::PhoneDeleted(_)));
    assert_eq!(deleted.count(), 1);
}

#[test]
fn what_is_done_to_users_waits_for_their_phones() {
    let (mut story, first, alice) = with_one_told();
    let bob = story.user("bob", None);
    let users = [JobTarget::User(alice), JobTarget::User(bob)];
    let actions = [
        (JobAction::ResetPassword, "UserChanged"),
        (JobAction::DeleteUsers, "UserDeleted"),
    ];
    for (action, kind) in actions {
        let later = started(&mut story, action);
        assert_eq!(
            story.kinds(run(later, &users)).unwrap(),
            [kind, "JobItemEnded"],
            "bob has no phones"
        );
    }
    let last = started(&mut story, JobAction::ResetPassword);
    let macs: Vec<Mac> = vec![mac(1)];
    story.does(job(JobCommand::Cancel(first))).unwrap();
    let back = JobCommand::TakeBack { job: first, macs };
    assert_eq!(story.kinds(job(back)).unwrap(), ["CommandCancelled"]);
    let kinds = story.kinds(run(last, &users[..1])).unwrap();
    assert_eq!(kinds, ["UserChanged", "JobItemEnded"]);
}

#[test]
fn a_job_that_stops_itself_takes_back_what_no_phone_was_given() {
    let (mut story, id, _) = with_one_told();
    story.does(run(id, &[phone(1), phone(2)])).unwrap();
    // Phone 1 hears of its command.
    story
        .does(reports(report(mac(1), facts("registered", ""))))
        .unwrap();
    let macs = vec![mac(1), mac(2)];
    let back = job(JobCommand::TakeBack { job: id, macs });
    let decision = story.does(back).unwrap();
    let subjects: Vec<_> = decision
        .events
        .iter()
        .map(|it| it.subject.clone())
        .collect();
    let events = decision.events.iter().map(|it| it.event.kind().name());
    assert_eq!(events.collect::<Vec<_>>(), ["CommandCancelled"]);
    assert_eq!(subjects, [schemas::Subject::Phone(mac(2))]);
}

#[test]
fn what_is_gone_fails_in_the_same_words_for_all() {
    let mut story = Story::new();
    let id = started(&mut story, JobAction::Restart);
    let decision = story.decides(run(id, &[phone(8), phone(9)])).unwrap();
    let reasons = decision.events.iter().map(|it| match &it.event {
        schemas::events::Event::JobItemEnded(event) => {
            assert_eq!(event.outcome, ItemOutcome::Failed);
            event.reason.clone()
        }
        other => panic!("{}", other.kind().name()),
    });
    let reasons: Vec<String> = reasons.collect();
    assert_eq!(reasons[0], "no phone of this address is in the fleet");
    assert_eq!(reasons[0], reasons[1]);
}

#[test]
fn so_many_jobs_may_be_unfinished_and_no_more() {
    let mut story = Story::new();
    let first = started(&mut story, JobAction::Restart);
    for _ in 1..UNFINISHED_MAX {
        started(&mut story, JobAction::Restart);
    }
    let refusal = story.decides(start(JobAction::Restart)).map(|_| ());
    assert_eq!(refusal, Err(Refusal::TooManyJobs(UNFINISHED_MAX)));
    story.does(job(JobCommand::Cancel(first))).unwrap();
    let end = JobCommand::End {
        job: first,
        reason: None,
    };
    story.does(job(end)).unwrap();
    started(&mut story, JobAction::Restart);
}
