//! The timeline against recounts, at the edges of what it remembers, and with clocks that jump.

use std::collections::BTreeMap;

use proptest::prelude::*;
use schemas::{
    events::{AlarmCleared, ClearedBy, RecordedEvent, ReportedStatus, Severity},
    stored::codec::{decode_cache, encode_cache},
};

use super::*;
use crate::{
    Projections,
    testing::{History, alarm, mac, phone},
};

/// A day begins here.
const DAY: Timestamp = Timestamp(1_700_006_400_000);
const HOUR_MINUTES: i64 = 60;
const DAY_MINUTES: i64 = 24 * HOUR_MINUTES;

fn minute(number: i64) -> Timestamp {
    DAY.plus_ms(number * MINUTE_MS)
}

/// Events at times that a test chooses.
#[derive(Default)]
struct Life {
    history: History,
    projections: Projections,
}

impl Life {
    /// One phone of the fleet that has reported that it is registered, in minute 0.
    fn of_one_phone() -> Self {
        let mut life = Self::default();
        life.at(minute(0), |it| it.phone_approved(mac(1), "north", None));
        life.at(minute(0), |it| {
            it.phone_reported(mac(1), ReportedStatus::Registered)
        });
        life
    }

    fn at(&mut self, time: Timestamp, record: impl FnOnce(&mut History) -> RecordedEvent) {
        let event = record(&mut self.history);
        self.projections
            .apply(&RecordedEvent { time, ..event })
            .unwrap();
    }

    fn kept_alive(&mut self, time: Timestamp) {
        self.at(time, |it| it.phone_kept_alive(mac(1)));
    }

    fn ask(&self, from: i64, to: i64, step_minutes: Option<u32>) -> Result<Chart, TooManyPoints> {
        self.projections.timeline(&TimelineQuery {
            from: minute(from),
            to: minute(to),
            step_seconds: step_minutes.map(|minutes| minutes * 60),
            now: minute(to),
        })
    }

    /// Each point: its minute, the registered and silent phones, and the reports.
    fn chart(&self, from: i64, to: i64, step_minutes: u32) -> Vec<(i64, usize, usize, u64)> {
        let points = self.ask(from, to, Some(step_minutes)).unwrap().points;
        let minutes = |time: Timestamp| time.since_ms(DAY) / MINUTE_MS;
        let line =
            |it: &TimelinePoint| (minutes(it.time), it.registered, it.disconnected, it.reports);
        points.iter().map(line).collect()
    }
}

#[test]
fn a_point_tells_how_the_fleet_was_at_its_end_and_what_it_brought() {
    let mut life = Life::of_one_phone();
    life.kept_alive(minute(1).plus_ms(59_999));
    life.kept_alive(minute(2));
    life.at(minute(5), |it| it.phone_disconnected(mac(1)));
    life.kept_alive(minute(7));
    // Nothing is known of what was before; in quiet minutes all stays as it was.
    let minutes = [
        (0, 1, 0, 1),
        (1, 1, 0, 1),
        (2, 1, 0, 1),
        (3, 1, 0, 0),
        (4, 1, 0, 0),
        (5, 0, 1, 0),
        (6, 0, 1, 0),
        (7, 1, 0, 1),
        (8, 1, 0, 0),
    ];
    assert_eq!(life.chart(-3, 9, 1), minutes);
    assert_eq!(life.chart(2, 5, 1), minutes[2..5]);
    assert_eq!(
        life.chart(0, 9, 3),
        [(0, 1, 0, 3), (3, 0, 1, 0), (6, 1, 0, 1)]
    );
    assert_eq!(life.chart(20, 22, 1), [(20, 1, 0, 0), (21, 1, 0, 0)]);
}

#[test]
fn nothing_is_told_before_the_first_event_and_of_what_is_to_come() {
    assert!(Life::default().chart(0, 60, 1).is_empty());
    let life = Life::of_one_phone();
    let query = TimelineQuery {
        from: minute(0),
        to: minute(9),
        step_seconds: Some(60),
        now: minute(2),
    };
    assert_eq!(life.projections.timeline(&query).unwrap().points.len(), 3);
}

#[test]
fn active_alarms_are_counted_by_severity() {
    let mut life = Life::of_one_phone();
    let raised = alarm("REGISTRATION_FAILURE", Severity::Critical);
    life.at(minute(1), |it| it.record(phone(mac(1)), raised));
    let cleared = AlarmCleared {
        raised: life.projections.position,
        name: "REGISTRATION_FAILURE".to_owned(),
        by: ClearedBy::Phone,
    };
    life.at(minute(3), |it| it.record(phone(mac(1)), cleared));
    life.at(minute(4), |it| {
        it.record(phone(mac(1)), alarm("x", Severity::Info))
    });
    let points = life.ask(0, 5, Some(1)).unwrap().points;
    let alarms = points.iter().map(|point| point.alarms);
    let counts: Vec<_> = alarms.map(|it| (it.total, it.critical, it.info)).collect();
    assert_eq!(
        counts,
        [(0, 0, 0), (1, 1, 0), (1, 1, 0), (0, 0, 0), (1, 0, 1)]
    );
}

#[test]
fn what_is_kept_less_finely_is_answered_so() {
    let mut life = Life::of_one_phone();
    for hour in 1..=4 * 24 {
        life.kept_alive(minute(hour * HOUR_MINUTES));
    }
    let now = 4 * DAY_MINUTES;
    let step = |from, step: Option<u32>| life.ask(from, now, step).unwrap().step_seconds;
    assert_eq!(step(now - 60, Some(1)), 60);
    assert_eq!(step(now - DAY_MINUTES, Some(1)), 60);
    assert_eq!(step(now - 2 * DAY_MINUTES, Some(1)), 15 * 60);
    assert_eq!(step(now - 2 * DAY_MINUTES, Some(20)), 30 * 60);
    assert_eq!(step(now - 20 * DAY_MINUTES, Some(20)), 6 * 3600);
    assert_eq!(step(now - 20 * DAY_MINUTES, Some(7 * 60)), 12 * 3600);
    // Nobody says how finely.
    for (days, seconds) in [
        (1, 300),
        (3, 900),
        (10, 3600),
        (60, 6 * 3600),
        (700, 24 * 3600),
    ] {
        assert_eq!(step(now - days * DAY_MINUTES, None), seconds, "{days}");
    }
    // Whole steps, and nothing is lost on the way.
    let chart = life.ask(-7, now + 1, Some(24 * 60)).unwrap();
    assert_eq!(
        (chart.from, chart.to),
        (minute(-DAY_MINUTES), minute(5 * DAY_MINUTES))
    );
    let reports: Vec<u64> = chart.points.iter().map(|point| point.reports).collect();
    assert_eq!(reports, [24, 24, 24, 24, 1]);
}

#[test]
fn a_chart_has_a_limit_and_says_what_would_keep_it() {
    let life = Life::of_one_phone();
    for (from, to, step) in [
        (0, 2_001, 1),
        (-1, 2_000, 1),
        (-1_000_000, 0, 15),
        (-9, 123_456, 2),
    ] {
        let refused = life.ask(from, to, Some(step)).unwrap_err();
        let seconds = u32::try_from(refused.step_seconds).unwrap();
        assert!(seconds > step * 60);
        let chart = life.ask(from, to, Some(seconds / 60)).unwrap();
        assert_eq!(chart.step_seconds, refused.step_seconds);
    }
    assert!(life.ask(-3000 * DAY_MINUTES, 0, None).is_err());
    assert_eq!(life.ask(0, 2_000, Some(1)).unwrap().points.len(), 2_000);
}

#[test]
fn a_quiet_week_does_not_hide_what_was_before() {
    let mut life = Life::of_one_phone();
    life.kept_alive(minute(7 * DAY_MINUTES));
    let now = 7 * DAY_MINUTES;
    let before = life.chart(now - 2, now + 1, 1);
    assert_eq!(
        before,
        [(now - 2, 1, 0, 0), (now - 1, 1, 0, 0), (now, 1, 0, 1)]
    );
}

#[test]
fn a_clock_that_is_wrong_for_a_while_costs_what_it_writes_over_alone() {
    let lived = |wrong: &[i64]| {
        let mut life = Life::of_one_phone();
        for number in 1..=600 {
            life.kept_alive(minute(number));
            if number == 300 {
                wrong.iter().for_each(|it| life.kept_alive(minute(*it)));
            }
        }
        life.chart(0, 601, 1)
    };
    let right = lived(&[]);
    assert_eq!(right.len(), 601);
    let differing = |wrong: &[i64]| {
        let lived = lived(wrong);
        let points = right.iter().zip(&lived);
        let points = points.filter(|(right, lived)| right != lived);
        points.map(|(_, lived)| *lived).collect::<Vec<_>>()
    };
    let year = 365 * DAY_MINUTES;
    assert_eq!(differing(&[year, year + 1, -year]), []);
    // A minute in three years is kept where minute 300 was.
    assert_eq!(differing(&[3 * year]), [(300, 1, 0, 0)]);
    // Set back within what is shown: those minutes have happened twice.
    assert_eq!(differing(&[100, 101]), [(100, 1, 0, 2), (101, 1, 0, 2)]);
    // A day ahead all of a day long, then corrected: the present is shown as ever.
    let mut life = Life::of_one_phone();
    for number in 0..DAY_MINUTES {
        life.kept_alive(minute(number + DAY_MINUTES));
    }
    for number in 0..10 {
        life.kept_alive(minute(number + DAY_MINUTES));
    }
    let now = DAY_MINUTES;
    assert_eq!(
        life.chart(now, now + 10, 1).last(),
        Some(&(now + 9, 1, 0, 1 + 1))
    );
    assert_eq!(
        life.chart(now + 10, now + 12, 1),
        [(now + 10, 1, 0, 0), (now + 11, 1, 0, 0)]
    );
}

#[test]
fn memory_is_bounded_however_long_it_lasts() {
    let mut timeline = Timeline::default();
    for quarter in 0..4 * 24 * 365 * 3 {
        timeline.turn(minute(quarter * 15), Counts::default());
        timeline.turn(minute(quarter * 15 + 1), Counts::default());
    }
    for (series, kept) in SERIES.iter().zip(&timeline.kept) {
        assert!(kept.len() as i64 <= series.length);
    }
    assert!(encode_cache(&timeline).unwrap().len() < 200_000);
}

/// One event of a random life: what happens, to which phone, and how long after the one before.
type Step = (u8, u8, i64);

fn record(history: &mut History, kind: u8, which: u8) -> RecordedEvent {
    let mac = mac(u32::from(which % 4));
    match kind % 8 {
        0 => history.phone_approved(mac, "north", None),
        1 => history.phone_reported(mac, ReportedStatus::Registered),
        2 => history.phone_reported(mac, ReportedStatus::Offline),
        3 => history.phone_disconnected(mac),
        4 => history.record(phone(mac), alarm("x", Severity::Major)),
        5 => history.phone_deleted(mac),
        _ => history.phone_kept_alive(mac),
    }
}

/// Mostly seconds, sometimes hours.
fn pauses() -> impl Strategy<Value = i64> {
    prop_oneof![8 => 0..90_000i64, 2 => 0..7_200_000i64, 1 => 0..90_000_000i64]
}

/// Any time at all.
fn times() -> impl Strategy<Value = i64> {
    prop_oneof![
        any::<i64>(),
        (-500_000_000..500_000_000i64).prop_map(|it| DAY.0 + it),
        Just(i64::MIN),
        Just(i64::MAX),
    ]
}

fn steps(times: impl Strategy<Value = i64>) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((any::<u8>(), any::<u8>(), times), 1..200)
}

/// How the fleet was after the last event of each minute, and how many reports it brought, counted
/// from the events alone.
fn recounted(steps: &[Step]) -> (Life, BTreeMap<i64, (Counts, u64)>, Timestamp) {
    let (mut life, mut minutes, mut time) = (Life::default(), BTreeMap::new(), DAY);
    for (kind, which, pause_ms) in steps {
        time = time.plus_ms(*pause_ms);
        let is_report = matches!(kind % 8, 1 | 2 | 6 | 7);
        let known = life.projections.fleet.phone(mac(u32::from(which % 4)));
        let reports = u64::from(is_report && known.is_some());
        life.at(time, |history| record(history, *kind, *which));
        let minute = minutes
            .entry(time.since_ms(DAY) / MINUTE_MS)
            .or_insert((Counts::default(), 0));
        *minute = (life.projections.counts(), minute.1 + reports);
    }
    (life, minutes, time)
}

proptest! {
    #[test]
    fn every_point_is_a_recount(
        steps in steps(pauses()),
        back_minutes in 1..3_000i64,
        step_minutes in 1..100u32,
    ) {
        let (life, minutes, now) = recounted(&steps);
        let last = now.since_ms(DAY) / MINUTE_MS;
        let Ok(chart) = life.ask(last - back_minutes, last + 1, Some(step_minutes)) else {
            return Ok(());
        };
        let step = chart.step_seconds / 60;
        let first = chart.from.since_ms(DAY) / MINUTE_MS;
        let mut expected = Vec::new();
        for begin in (first..=last).step_by(usize::try_from(step).unwrap()) {
            let reports = minutes.range(begin..begin + step).map(|(_, minute)| minute.1).sum();
            if let Some((_, (counts, _))) = minutes.range(..begin + step).next_back() {
                expected.push(TimelinePoint::new(minute(begin), *counts, reports));
            }
        }
        // What was before the first kept bucket may be forgotten: then nothing is told of it.
        let told = chart.points.len();
        prop_assert!(told <= expected.len());
        let untold = expected.len() - told;
        prop_assert_eq!(&chart.points[..], &expected[untold..]);
        prop_assert!(expected[..untold].iter().all(|point| point.reports == 0));
    }

    #[test]
    fn whatever_the_clock_says_a_snapshot_changes_no_byte(
        steps in steps(times()),
        cut in any::<prop::sample::Index>(),
        (from, to) in (-9_000_000..9_000_000i64, 0..9_000_000i64),
    ) {
        let mut life = Life::default();
        let mut restored = Timeline::default();
        let cut = cut.index(steps.len());
        for (index, (kind, which, time)) in steps.iter().enumerate() {
            let time = Timestamp(*time);
            if index >= cut && !restored.is_open_at(time) {
                restored.turn(time, life.projections.counts());
            }
            let heard = life.projections.timeline.reports;
            let was_open = life.projections.timeline.is_open_at(time);
            life.at(time, |history| record(history, *kind, *which));
            let before = if was_open { heard } else { 0 };
            if index >= cut && life.projections.timeline.reports > before {
                restored.heard();
            }
            if index + 1 == cut {
                let snapshot = encode_cache(&life.projections.timeline).unwrap();
                restored = decode_cache(&snapshot).unwrap();
            }
        }
        let bytes = |timeline: &Timeline| encode_cache(timeline).unwrap();
        prop_assert_eq!(bytes(&restored), bytes(&life.projections.timeline));
        if let Ok(chart) = life.ask(from, from + to, None) {
            prop_assert!(i64::try_from(chart.points.len()).unwrap() <= POINTS_MAX);
        }
    }
}
