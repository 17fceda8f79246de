//! Records: roundtrips, damage, arbitrary bytes, and the bytes that never change.

use proptest::prelude::*;

use super::*;

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::System),
        any::<[u8; 6]>().prop_map(|bytes| Subject::Phone(Mac::from_bytes(bytes))),
        any::<u32>().prop_map(|id| Subject::User(UserId(id))),
        any::<u32>().prop_map(|id| Subject::Admin(AdminId(id))),
        "[A-Z][a-zæøå 東京]{0,97}[a-z]"
            .prop_map(|name| Subject::Region(name.parse().expect("it keeps to the rule"))),
        "[a-z0-9]{1,196}\\.cfg"
            .prop_map(|name| Subject::File(name.parse().expect("it keeps to the rule"))),
    ]
}

fn provenance() -> impl Strategy<Value = Provenance> {
    let actor = prop_oneof![
        Just(Actor::Phone),
        any::<u32>().prop_map(|id| Actor::Admin(AdminId(id))),
        Just(Actor::Anonymous),
        Just(Actor::CommandLine),
        Just(Actor::Process(Process::Watchdog)),
        Just(Actor::Process(Process::Renderer)),
        Just(Actor::Process(Process::Delivery)),
        Just(Actor::Process(Process::Jobs)),
        any::<(u32, u64)>().prop_map(|(admin, token)| Actor::Token {
            admin: AdminId(admin),
            token: Position(token),
        }),
    ];
    let cause = proptest::option::of(any::<u64>().prop_map(Position));
    (any::<i64>(), actor, cause).prop_map(|(time, actor, cause)| Provenance {
        time: Timestamp(time),
        actor,
        cause,
    })
}

prop_compose! {
    fn event()(
        (kind, version) in any::<(u16, u8)>(),
        subject in subject(),
        subject_version in any::<u64>(),
        previous in 0..=1_000_000u64,
        payload in proptest::collection::vec(any::<u8>(), 0..1500),
        sealed in proptest::option::of((any::<u32>(), any::<Vec<u8>>())),
    ) -> StoredEvent<'static> {
        StoredEvent {
            kind,
            version,
            subject,
            subject_version,
            previous: Position(previous),
            payload: Cow::Owned(payload),
            sealed: sealed.map(|(slot, bytes)| Sealed {
                slot: KeySlot(slot),
                bytes: Cow::Owned(bytes),
            }),
        }
    }
}

fn head() -> impl Strategy<Value = Head> {
    (1_000_000..u64::MAX / 2, any::<[u8; 32]>()).prop_map(|(position, hash)| Head {
        position: Position(position),
        hash,
    })
}

fn batch() -> impl Strategy<Value = Vec<(Provenance, StoredEvent<'static>)>> {
    let run = (provenance(), proptest::collection::vec(event(), 1..12));
    proptest::collection::vec(run, 1..4).prop_map(|runs| {
        let run = |(provenance, events): (Provenance, Vec<_>)| {
            events.into_iter().map(move |event| (provenance, event))
        };
        runs.into_iter().flat_map(run).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_packed_is_read_back(head in head(), batch in batch()) {
        let mut before = head;
        let mut read = Vec::new();
        let records = pack(head, &batch).unwrap();
        for record in &records {
            let view = open(&before, &record.bytes).unwrap();
            prop_assert_eq!(view.first, before.position.next());
            prop_assert_eq!((view.first, view.head), (record.first, record.head));
            let span = Some((view.first, view.head.position));
            prop_assert_eq!(claimed_span(&record.bytes), span);
            prop_assert_eq!(claimed_hash(&record.bytes), Some(view.head.hash));
            let one = view.events().len() == 1;
            prop_assert!(one || record.bytes.len() <= PACKED_BYTES_MAX);
            for (position, event) in view.events() {
                prop_assert_eq!(position.0, head.position.0 + read.len() as u64 + 1);
                read.push((view.provenance, event));
            }
            before = record.head;
            prop_assert_eq!(&read[..], &batch[..read.len()]);
        }
        prop_assert_eq!(read.len(), batch.len());
    }

    #[test]
    fn a_changed_byte_is_found(
        (head, batch) in (head(), batch()), at: prop::sample::Index, by in 1..=255u8,
    ) {
        let mut bytes = pack(head, &batch).unwrap().swap_remove(0).bytes;
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        prop_assert!(matches!(open(&head, &bytes), Err(FrameError::Chain)));
        prop_assert!(open(&head, &bytes[..at]).is_err());
    }

    #[test]
    fn a_record_continues_only_its_own_head(
        (head, batch) in (head(), batch()), bit in 0..256usize,
    ) {
        let record = pack(head, &batch).unwrap().swap_remove(0);
        let mut other = head;
        other.hash[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(open(&other, &record.bytes).is_err());
        let later = Head { position: head.position.next(), ..head };
        prop_assert!(matches!(open(&later, &record.bytes), Err(FrameError::Elsewhere(_))));
    }

    /// Bytes with a right hash, so that the parser behind it sees them.
    #[test]
    fn any_bytes_are_read_or_refused(
        mut bytes in proptest::collection::vec(any::<u8>(), 0..300), plausible: bool,
        at: prop::sample::Index, (head, batch) in (head(), batch()),
    ) {
        if plausible {
            let record = pack(head, &batch).unwrap().swap_remove(0);
            let body = &record.bytes[..record.bytes.len() - HASH_BYTES];
            let at = at.index(body.len());
            bytes = [&body[..at], &bytes].concat();
        }
        let hash = chain(&head.hash, &bytes);
        bytes.extend(hash);
        if let Ok(view) = open(&head, &bytes) {
            prop_assert!(view.events().len() <= bytes.len() / EVENT_BYTES_MIN);
        }
        claimed_span(&bytes);
    }
}

#[test]
fn a_claimed_count_beyond_the_bytes_allocates_nothing() {
    for count in [0, 1 << 20, u64::MAX] {
        let mut bytes = vec![FORMAT, CODEC_ID];
        put_number(&mut bytes, 1);
        put_number(&mut bytes, count);
        bytes.extend([0; 20]);
        bytes.extend(chain(&[0; 32], &bytes));
        let refused = open(&Head::EMPTY, &bytes);
        assert!(
            matches!(refused, Err(FrameError::Field("count"))),
            "{refused:?}"
        );
    }
}

#[test]
fn numbers_have_one_form() {
    for number in [
        0,
        1,
        127,
        128,
        16_383,
        16_384,
        u64::from(u32::MAX),
        u64::MAX,
    ] {
        let mut bytes = Vec::new();
        put_number(&mut bytes, number);
        assert_eq!(Reader(&bytes).number().unwrap(), number);
    }
    for invalid in [&[0x80, 0][..], &[0x80], &[0xff; 10], &[0xff; 11]] {
        assert!(Reader(invalid).number().is_err(), "{invalid:?}");
    }
}

/// The bytes of a record, for ever: changing them makes every log unreadable.
#[test]
fn golden_record() {
    let golden = "0101ac0201f6f9b2e5bd6881ac0229c801018100908f484cf007fa01030102030902\
        040598fbd1161363268d7a9e10fd6ca5138e5a6958c09f1a29362789a07943a3e9c1";
    assert_eq!(record_by(Actor::Admin(AdminId(300))), golden);
}

/// The same record, made by a token.
#[test]
fn golden_record_of_a_token() {
    let actor = Actor::Token {
        admin: AdminId(300),
        token: Position(40),
    };
    let golden = "0101ac0201f6f9b2e5bd6887ac022829c801018100908f484cf007fa010301020309\
        020405b3c9fd3bce0f507e35938e74ecbd126392e558f10eb6e7d715716149d3afef02";
    assert_eq!(record_by(actor), golden);
}

fn record_by(actor: Actor) -> String {
    let provenance = Provenance {
        time: Timestamp(1_795_000_000_123),
        actor,
        cause: Some(Position(41)),
    };
    let event = StoredEvent {
        kind: 200,
        version: 1,
        subject: Subject::Phone(Mac::from_bytes([0, 0x90, 0x8f, 0x48, 0x4c, 0xf0])),
        subject_version: 7,
        previous: Position(50),
        payload: Cow::Owned(vec![1, 2, 3]),
        sealed: Some(Sealed {
            slot: KeySlot(9),
            bytes: Cow::Owned(vec![4, 5]),
        }),
    };
    let head = Head {
        position: Position(299),
        hash: [3; 32],
    };
    let records = pack(head, &[(provenance, event)]).unwrap();
    records[0]
        .bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
