//! When maintenance windows are open, on the clocks of a time zone.
//!
//! Guarantee: pure, and the same on every machine: the time zones are those in the binary. A window
//! opens the first moment at which the clocks of its day show `from` or later, and closes the first
//! moment at which they then show `to` or later. So nothing is open twice where clocks are put
//! back; where they are put forward, what they pass over is passed over. Deliberately not here:
//! whom it concerns (`openings`).

use std::sync::LazyLock;

use jiff::{
    civil::{Date, DateTime, time},
    tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase},
};
use schemas::{
    TimeOfDay, TimeZoneName, Timestamp,
    events::{Maintenance, MaintenanceWindow, Weekday},
};

/// A window that began so many days ago may still be open: one lasts a day, and a day may be
/// left out of the calendar.
const DAYS_BACK: i32 = 3;

/// So many days are looked at: where the clocks pass over the window of this week, the next one's.
const DAYS: usize = 3 + 3 * 7;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The time zone of this name, whatever its case, as the database writes it; `None` where there is
/// no such zone.
pub(crate) fn known_zone(name: &TimeZoneName) -> Option<TimeZoneName> {
    let zone = ZONES.get(name.as_str()).ok()?;
    zone.iana_name()?.parse().ok()
}

/// The first moment, from `now` on, at which a window is open: `now` while one is. `None` when none
/// ever is. A zone that the database has no more is taken for UTC.
pub(crate) fn next_opening(maintenance: &Maintenance, now: Timestamp) -> Option<Timestamp> {
    let zone = ZONES.get(maintenance.time_zone.as_str());
    let zone = zone.unwrap_or(TimeZone::UTC);
    let today = zone.to_datetime(jiff::Timestamp::from_millisecond(now.0).ok()?);
    let first = today
        .date()
        .saturating_sub(jiff::Span::new().days(DAYS_BACK));
    let open = first
        .series(jiff::Span::new().days(1))
        .take(DAYS)
        .flat_map(|day| {
            let begins = |window: &&MaintenanceWindow| window.days.contains(&weekday(day));
            let windows = maintenance.windows.iter().filter(begins);
            windows
                .filter_map(|window| span(&zone, window, day))
                .collect::<Vec<_>>()
        });
    open.filter(|(_, closes)| *closes > now)
        .map(|(opens, _)| opens.max(now))
        .min()
}

/// When the window of this day opens and closes; `None` where the clocks pass over it.
fn span(zone: &TimeZone, window: &MaintenanceWindow, day: Date) -> Option<(Timestamp, Timestamp)> {
    let last = match window.to > window.from {
        true => day,
        false => day.tomorrow().ok()?,
    };
    let opens = first_shown(zone, at(day, window.from))?;
    let closes = first_shown(zone, at(last, window.to))?;
    (opens < closes).then_some((opens, closes))
}

/// The first moment at which the clocks show this or later.
fn first_shown(zone: &TimeZone, shown: DateTime) -> Option<Timestamp> {
    let ambiguous = zone.to_ambiguous_timestamp(shown);
    let moment = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => {
            ambiguous.earlier().ok()?
        }
        AmbiguousOffset::Gap { after, .. } => {
            // Read on the clocks as they are afterwards it is a moment before they are put forward.
            let before = after.to_timestamp(shown).ok()?;
            let mut changes = zone.following(before);
            changes.find(|change| change.offset() == after)?.timestamp()
        }
    };
    Some(Timestamp(moment.as_millisecond()))
}

fn at(day: Date, clock: TimeOfDay) -> DateTime {
    let (hour, minute) = (clock.minutes() / 60, clock.minutes() % 60);
    let small =
        |number: u16| i8::try_from(number).expect("a time of day has 24 hours of 60 minutes");
    day.to_datetime(time(small(hour), small(minute), 0, 0))
}

fn weekday(day: Date) -> Weekday {
    match day.weekday() {
        jiff::civil::Weekday::Monday => Weekday::Monday,
        jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
        jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
        jiff::civil::Weekday::Thursday => Weekday::Thursday,
        jiff::civil::Weekday::Friday => Weekday::Friday,
        jiff::civil::Weekday::Saturday => Weekday::Saturday,
        jiff::civil::Weekday::Sunday => Weekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn window(days: &[Weekday], from: &str, to: &str) -> MaintenanceWindow {
        MaintenanceWindow {
            days: days.to_vec(),
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    fn maintenance(zone: &str, windows: Vec<MaintenanceWindow>) -> Maintenance {
        Maintenance {
            time_zone: zone.parse().unwrap(),
            windows,
        }
    }

    #[track_caller]
    fn check(maintenance: &Maintenance, now: &str, opening: &str) {
        let found = next_opening(maintenance, now.parse().unwrap());
        assert_eq!(found, Some(opening.parse().unwrap()), "at {now}");
    }

    #[test]
    fn a_window_past_midnight_belongs_to_the_day_on_which_it_begins() {
        let nights = maintenance(
            "Europe/Oslo",
            vec![window(&[Weekday::Friday], "22:00", "04:00")],
        );
        // 2026-11-20 is a Friday; Oslo is an hour ahead.
        check(&nights, "2026-11-20T20:59:59.999Z", "2026-11-20T21:00:00Z");
        check(&nights, "2026-11-20T21:00:00Z", "2026-11-20T21:00:00Z");
        check(
            &nights,
            "2026-11-21T02:59:59.999Z",
            "2026-11-21T02:59:59.999Z",
        );
        check(&nights, "2026-11-21T03:00:00Z", "2026-11-27T21:00:00Z");
        check(&nights, "2026-11-20T00:30:00Z", "2026-11-20T21:00:00Z");
    }

    #[test]
    fn equal_ends_are_a_whole_day_and_the_earliest_window_counts() {
        let weekend = [Weekday::Saturday, Weekday::Sunday];
        let windows = vec![
            window(&weekend, "00:00", "00:00"),
            window(&[Weekday::Wednesday], "12:00", "12:30"),
        ];
        let both = maintenance("UTC", windows);
        check(&both, "2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z");
        check(&both, "2026-11-22T23:59:59Z", "2026-11-22T23:59:59Z");
        check(&both, "2026-11-23T00:00:00Z", "2026-11-25T12:00:00Z");
        check(&both, "2026-11-25T12:30:00Z", "2026-11-28T00:00:00Z");
    }

    #[test]
    fn clocks_that_are_put_forward_pass_over_what_they_do_not_show() {
        // Oslo, 2027-03-28: from 02:00 to 03:00 at 01:00Z.
        let sunday = [Weekday::Sunday];
        let early = maintenance("Europe/Oslo", vec![window(&sunday, "02:30", "05:00")]);
        check(&early, "2027-03-28T00:00:00Z", "2027-03-28T01:00:00Z");
        check(&early, "2027-03-28T02:59:59Z", "2027-03-28T02:59:59Z");
        check(&early, "2027-03-28T03:00:00Z", "2027-04-04T00:30:00Z");
        let ends = maintenance("Europe/Oslo", vec![window(&sunday, "01:00", "02:30")]);
        check(&ends, "2027-03-28T00:59:59Z", "2027-03-28T00:59:59Z");
        check(&ends, "2027-03-28T01:00:00Z", "2027-04-03T23:00:00Z");
        let none = maintenance("Europe/Oslo", vec![window(&sunday, "02:15", "02:45")]);
        check(&none, "2027-03-28T00:00:00Z", "2027-04-04T00:15:00Z");
    }

    #[test]
    fn clocks_that_are_put_back_open_nothing_twice() {
        // Oslo, 2026-10-25: from 03:00 to 02:00 at 01:00Z.
        let sunday = [Weekday::Sunday];
        let short = maintenance("Europe/Oslo", vec![window(&sunday, "02:15", "02:45")]);
        check(&short, "2026-10-25T00:00:00Z", "2026-10-25T00:15:00Z");
        check(&short, "2026-10-25T00:45:00Z", "2026-11-01T01:15:00Z");
        check(&short, "2026-10-25T01:15:00Z", "2026-11-01T01:15:00Z");
        let long = maintenance("Europe/Oslo", vec![window(&sunday, "02:15", "03:15")]);
        check(&long, "2026-10-25T01:20:00Z", "2026-10-25T01:20:00Z");
        check(&long, "2026-10-25T02:15:00Z", "2026-11-01T01:15:00Z");
        // Cairo puts its clocks back from midnight to 23:00 of a Thursday.
        let nights = maintenance(
            "Africa/Cairo",
            vec![window(&[Weekday::Thursday], "23:30", "00:30")],
        );
        check(&nights, "2026-10-29T20:30:00Z", "2026-10-29T20:30:00Z");
        check(&nights, "2026-10-29T22:29:00Z", "2026-10-29T22:29:00Z");
        check(&nights, "2026-10-29T22:30:00Z", "2026-11-05T21:30:00Z");
    }

    #[test]
    fn a_day_that_is_left_out_of_the_calendar_has_no_window() {
        let friday = [Weekday::Friday];
        let apia = maintenance("Pacific/Apia", vec![window(&friday, "10:00", "12:00")]);
        // Samoa had no Friday, 2011-12-30.
        check(&apia, "2011-12-29T00:00:00Z", "2012-01-05T20:00:00Z");
    }

    #[test]
    fn zones_are_known_whatever_their_case() {
        let known = |name: &str| known_zone(&name.parse().unwrap());
        assert_eq!(known("europe/oslo"), Some("Europe/Oslo".parse().unwrap()));
        assert_eq!(known("Europe/Oslo2"), None);
        let gone = maintenance(
            "Europe/Atlantis",
            vec![window(Weekday::ALL, "22:00", "04:00")],
        );
        check(&gone, "2026-11-20T12:00:00Z", "2026-11-20T22:00:00Z");
        assert_eq!(
            next_opening(&maintenance("UTC", vec![]), Timestamp(0)),
            None
        );
    }

    const QUARTER_MS: i64 = 15 * 60_000;

    fn quarter() -> impl Strategy<Value = TimeOfDay> {
        (0..96u16).prop_map(|quarter| TimeOfDay::from_minutes(quarter * 15).unwrap())
    }

    fn windows() -> impl Strategy<Value = Vec<MaintenanceWindow>> {
        let days = prop::sample::subsequence(Weekday::ALL.to_vec(), 1..=7);
        let window = (days, quarter(), quarter());
        let window = window.prop_map(|(days, from, to)| MaintenanceWindow { days, from, to });
        prop::collection::vec(window, 1..4)
    }

    fn zone() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "UTC",
            "Europe/Oslo",
            "America/New_York",
            "America/Santiago",
            "Africa/Cairo",
            "Africa/Casablanca",
            "Asia/Beirut",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Antarctica/Troll",
            "Pacific/Auckland",
        ])
    }

    /// Near a change of the clocks, or anywhere from 2016 to 2036.
    fn moment() -> impl Strategy<Value = (&'static str, i64)> {
        let any_time = 1_451_606_400_000..2_082_758_400_000i64;
        (
            zone(),
            any_time,
            any::<bool>(),
            -3 * 86_400_000..86_400_000i64,
        )
            .prop_map(|(zone, moment, is_near, before)| {
                let clocks = ZONES.get(zone).unwrap();
                let from = jiff::Timestamp::from_millisecond(moment).unwrap();
                let change = clocks.following(from).next().filter(|_| is_near);
                let change = change.map(|change| change.timestamp().as_millisecond());
                (zone, change.map_or(moment, |change| change + before))
            })
    }

    /// The same by looking at the clocks every quarter of an hour: so often they change at most.
    fn by_looking(maintenance: &Maintenance, now: i64) -> Option<i64> {
        let clocks = ZONES.get(maintenance.time_zone.as_str()).unwrap();
        let begin = (now - 4 * 86_400_000).div_euclid(QUARTER_MS) * QUARTER_MS;
        let shown: Vec<(i64, DateTime)> = (0..22 * 96)
            .map(|step| begin + step * QUARTER_MS)
            .map(|time| {
                let moment = jiff::Timestamp::from_millisecond(time).unwrap();
                (time, clocks.to_datetime(moment))
            })
            .collect();
        let first = |wanted: DateTime| shown.iter().find(|(_, it)| *it >= wanted).map(|it| it.0);
        let mut days: Vec<Date> = shown.iter().map(|(_, it)| it.date()).collect();
        days.dedup();
        let mut earliest = None;
        for day in days.iter().skip(1) {
            let number = day.weekday().to_monday_one_offset() as u8;
            let weekday = Weekday::from_number(number).unwrap();
            for window in maintenance
                .windows
                .iter()
                .filter(|it| it.days.contains(&weekday))
            {
                let is_long = window.to <= window.from;
                let last = if is_long {
                    day.tomorrow().unwrap()
                } else {
                    *day
                };
                let (opens, closes) = (first(at(*day, window.from)), first(at(last, window.to)));
                let (Some(opens), Some(closes)) = (opens, closes) else {
                    continue;
                };
                if opens < closes && closes > now {
                    let opening = opens.max(now);
                    earliest = Some(earliest.map_or(opening, |it: i64| it.min(opening)));
                }
            }
        }
        earliest
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn the_next_opening_is_in_a_window_and_none_is_earlier(
            (zone, now) in moment(),
            windows in windows(),
        ) {
            let maintenance = maintenance(zone, windows);
            let found = next_opening(&maintenance, Timestamp(now)).unwrap();
            prop_assert_eq!(Some(found.0), by_looking(&maintenance, now));
            // Once it is open it is open.
            prop_assert_eq!(next_opening(&maintenance, found), Some(found));
        }
    }
}
