//! What every log must do, as tests that each implementation runs.

use std::{borrow::Cow, collections::HashMap, ops::ControlFlow};

use schemas::{
    ids::{AdminId, KeySlot, Mac, Position, UserId},
    stored::{Provenance, Sealed, StoredEvent},
    subject::{Actor, Process, Subject},
    time::Timestamp,
};

use super::{
    Damage, EventLog, Head, LogError, LogReader,
    record::{PACKED_BYTES_MAX, RECORD_BYTES_MAX},
    verify::verify,
};

pub(crate) type Events = Vec<(Provenance, StoredEvent<'static>)>;

/// Makes events that follow one another, always the same ones.
#[derive(Default)]
pub(crate) struct Writer {
    position: u64,
    last: HashMap<Subject, (u64, Position)>,
}

impl Writer {
    /// The next so many events: of seven phones, a user and the system, with payloads of 0 to 199
    /// bytes, every fifth with a sealed part, with a new provenance every 40 events.
    pub(crate) fn batch(&mut self, count: usize) -> Events {
        (0..count).map(|_| self.event(None)).collect()
    }

    /// The next event, with a payload of so many bytes.
    pub(crate) fn long(&mut self, payload_bytes: usize) -> Events {
        vec![self.event(Some(payload_bytes))]
    }

    fn event(&mut self, payload_bytes: Option<usize>) -> (Provenance, StoredEvent<'static>) {
        self.position += 1;
        let number = self.position;
        let subject = match number % 9 {
            0 => Subject::System,
            1 => Subject::User(UserId(1 << 20)),
            phone => Subject::Phone(Mac::from_bytes([0, 0x90, 0x8f, 0, 0, phone as u8])),
        };
        let last = self.last.entry(subject.clone()).or_default();
        let (subject_version, previous) = (last.0 + 1, last.1);
        *last = (subject_version, Position(number));
        let length = payload_bytes.unwrap_or(number as usize * 7 % 200);
        let payload = (0..length).map(|index| (number as usize + index * 31) as u8);
        let sealed = number.is_multiple_of(5).then(|| Sealed {
            slot: KeySlot(number as u32),
            bytes: Cow::Owned(vec![number as u8; 40]),
        });
        let provenance = Provenance {
            time: Timestamp(1_795_000_000_000 + (number / 40) as i64),
            actor: match number / 40 % 3 {
                0 => Actor::Phone,
                1 => Actor::Admin(AdminId(300)),
                _ => Actor::Process(Process::Renderer),
            },
            cause: (number / 40 % 2 == 1).then_some(Position(number / 40)),
        };
        let event = StoredEvent {
            kind: (number % 400) as u16,
            version: 1,
            subject,
            subject_version,
            previous,
            payload: payload.collect(),
            sealed,
        };
        (provenance, event)
    }
}

/// All that can be read from a position on.
pub(crate) fn read_from(reader: &dyn LogReader, from: Position) -> Result<Events, LogError> {
    let mut events = Vec::new();
    reader.read(from, &mut |record| {
        for (position, event) in record.events() {
            if position >= from {
                events.push((record.provenance, super::walk::owned(event)));
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(events)
}

/// Runs them all, each on a new log.
pub(crate) fn check<L: EventLog>(make: impl Fn() -> L) {
    an_empty_log_reads_empty(make());
    what_was_appended_is_read_back_from_anywhere(make());
    a_reader_sees_later_appends(make());
    an_append_at_another_head_changes_nothing(make());
    events_that_do_not_follow_are_refused(make());
    records_are_packed_and_long_events_are_whole(make());
    a_visitor_can_stop(make());
}

fn an_empty_log_reads_empty(mut log: impl EventLog) {
    let reader = log.reader();
    assert_eq!(log.head(), Head::EMPTY);
    for position in [0, 1, 7, u64::MAX] {
        assert_eq!(read_from(&*reader, Position(position)).unwrap(), []);
        assert!(reader.read_one(Position(position)).unwrap().is_none());
    }
    let appended = log.append(Position(0), &[]).unwrap();
    assert_eq!((appended.head, appended.records), (Head::EMPTY, 0));
}

fn what_was_appended_is_read_back_from_anywhere(mut log: impl EventLog) {
    let mut writer = Writer::default();
    let mut all = Events::new();
    for count in [1, 2, 64, 300, 1, 512] {
        let batch = writer.batch(count);
        let appended = log.append(Position(all.len() as u64), &batch).unwrap();
        all.extend(batch);
        assert_eq!(appended.head.position, Position(all.len() as u64));
        assert_eq!(log.head(), appended.head);
    }
    let reader = log.reader();
    for from in [0, 1, 2, 3, 4, 66, 67, 68, 500, 879, 880] {
        let read = read_from(&*reader, Position(from)).unwrap();
        assert!(read == all[from.max(1) as usize - 1..], "from {from}");
    }
    for (index, event) in all.iter().enumerate() {
        let one = reader.read_one(Position(index as u64 + 1)).unwrap();
        assert_eq!(one.as_ref(), Some(event));
    }
    for beyond in [881, 882, u64::MAX] {
        assert_eq!(read_from(&*reader, Position(beyond)).unwrap(), []);
        assert!(reader.read_one(Position(beyond)).unwrap().is_none());
    }
    let verified = verify(&*reader).unwrap();
    assert_eq!((verified.events, verified.head), (880, log.head()));
}

fn a_reader_sees_later_appends(mut log: impl EventLog) {
    let mut writer = Writer::default();
    let reader = log.reader();
    log.append(Position(0), &writer.batch(10)).unwrap();
    assert_eq!(reader.head(), log.head());
    let mut seen = 0;
    reader
        .read(Position(1), &mut |record| {
            seen += record.events().len();
            // The walk ends at the head as it was when the walk began.
            if log.head().position == Position(10) {
                log.append(Position(10), &writer.batch(10)).unwrap();
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen, 10);
    assert_eq!(read_from(&*reader, Position(1)).unwrap().len(), 20);
}

fn an_append_at_another_head_changes_nothing(mut log: impl EventLog) {
    let mut writer = Writer::default();
    log.append(Position(0), &writer.batch(10)).unwrap();
    let head = log.head();
    let next = writer.batch(1);
    for wrong in [0, 9, 11] {
        let refused = log.append(Position(wrong), &next).unwrap_err();
        assert!(matches!(refused, LogError::Conflict { .. }), "{refused}");
    }
    assert_eq!(log.head(), head);
    log.append(Position(10), &next).unwrap();
}

fn events_that_do_not_follow_are_refused(mut log: impl EventLog) {
    let mut writer = Writer::default();
    log.append(Position(0), &writer.batch(20)).unwrap();
    let good = writer.batch(20);
    let breaks: [fn(&mut StoredEvent<'static>); 4] = [
        |event| event.subject_version += 1,
        |event| event.previous.0 -= 1,
        |event| event.subject_version = 0,
        |event| event.previous = Position(1 << 40),
    ];
    for (index, make_bad) in breaks.iter().enumerate() {
        let mut bad = good.clone();
        make_bad(&mut bad[15].1);
        let refused = log.append(Position(20), &bad).unwrap_err();
        let LogError::OutOfOrder { position, .. } = refused else {
            panic!("{index}: {refused}");
        };
        assert_eq!(position, Position(36));
    }
    log.append(Position(20), &good).unwrap();
}

fn records_are_packed_and_long_events_are_whole(mut log: impl EventLog) {
    let mut writer = Writer::default();
    let mut all = writer.batch(400);
    let appended = log.append(Position(0), &all).unwrap();
    // Ten provenances, and about 48,000 bytes of payloads and sealed parts.
    assert!((10..=25).contains(&appended.records), "{appended:?}");
    let mut longest = 0;
    log.reader()
        .read(Position(1), &mut |record| {
            let payloads = record.events().map(|(_, event)| event.payload.len());
            longest = longest.max(payloads.sum::<usize>());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(longest < PACKED_BYTES_MAX, "{longest}");
    for length in [4000, 5960, 6000, 11_950, 12_000, 65_536, 100_000, 199_000] {
        let event = writer.long(length);
        let at = Position(all.len() as u64);
        assert_eq!(log.append(at, &event).unwrap().records, 1, "{length}");
        all.extend(event);
        let next = writer.batch(3);
        log.append(at.next(), &next).unwrap();
        all.extend(next);
    }
    let reader = log.reader();
    assert!(read_from(&*reader, Position(1)).unwrap() == all);
    for position in 400..=all.len() {
        let read = read_from(&*reader, Position(position as u64)).unwrap();
        assert!(read == all[position - 1..], "from {position}");
    }
    let refused = log.append(log.head().position, &writer.long(RECORD_BYTES_MAX));
    assert!(matches!(refused, Err(LogError::TooLarge { .. })));
    verify(&*reader).unwrap();
}

fn a_visitor_can_stop(mut log: impl EventLog) {
    let mut writer = Writer::default();
    log.append(Position(0), &writer.batch(400)).unwrap();
    let mut visits = 0;
    log.reader()
        .read(Position(50), &mut |record| {
            visits += 1;
            let mut positions = record.events().map(|(position, _)| position);
            assert!(positions.any(|position| position == Position(50)));
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(visits, 1);
}

/// The position that an error names.
pub(crate) fn named_position(error: &LogError) -> Option<Position> {
    if let LogError::Damaged {
        position,
        damage: Damage::Gap(next),
    } = error
    {
        assert!(next > position);
    }
    error.position()
}
