//! The keyring on real files: what is durable, what is erased, and each way in which files fail.

use std::os::unix::fs::PermissionsExt;

use schemas::Secret;
use tempfile::TempDir;

use super::*;

fn master(digits: &str) -> MasterKey {
    let sources = MasterKeySources {
        file: None,
        environment: Some(Secret::new(&digits.repeat(32))),
        credentials_directory: None,
    };
    MasterKey::find(&sources, Path::new("/nonexistent")).unwrap()
}

fn open(place: &TempDir) -> Result<Keyring, KeyringError> {
    Keyring::open(place.path(), master("a1"))
}

fn with_one_block() -> (TempDir, Keyring) {
    let place = tempfile::tempdir().unwrap();
    let keyring = open(&place).unwrap();
    keyring.ensure(KeySlot(0)).unwrap();
    (place, keyring)
}

fn file_of(place: &TempDir, number: u16) -> PathBuf {
    place.path().join(DIRECTORY).join(block_name(number))
}

fn key(keyring: &Keyring, slot: u32) -> Option<[u8; 32]> {
    keyring.key(KeySlot(slot)).map(|key| *key)
}

#[test]
fn a_slot_is_usable_once_its_block_is_on_the_disk_and_stays_the_same() {
    let place = tempfile::tempdir().unwrap();
    let keyring = open(&place).unwrap();
    assert_eq!(keyring.state(KeySlot(7)), SlotState::NeverMade);
    assert_eq!(key(&keyring, 7), None);
    keyring.ensure(KeySlot(7)).unwrap();
    assert_eq!(keyring.slots_made(), 65_536);
    let made = [key(&keyring, 0), key(&keyring, 7), key(&keyring, 65_535)];
    assert!(made.iter().all(Option::is_some));
    assert!(made[0] != made[1] && made[1] != made[2]);
    assert_eq!(key(&keyring, 65_536), None);
    let written = std::fs::read(file_of(&place, 0)).unwrap();
    keyring.ensure(KeySlot(65_535)).unwrap();
    assert_eq!(std::fs::read(file_of(&place, 0)).unwrap(), written);
    let reopened = open(&place).unwrap();
    assert_eq!(
        [key(&reopened, 0), key(&reopened, 7), key(&reopened, 65_535)],
        made
    );
}

#[test]
fn files_are_private_and_hold_no_key_in_the_open() {
    let (place, keyring) = with_one_block();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.path().join(DIRECTORY)), 0o700);
    assert_eq!(mode(&file_of(&place, 0)), 0o600);
    let file = std::fs::read(file_of(&place, 0)).unwrap();
    let first = key(&keyring, 0).unwrap();
    assert!(!file.windows(8).any(|window| window == &first[..8]));
    assert_eq!(
        format!("{keyring:?}"),
        format!("[keyring {}/keyring]", place.path().display())
    );
}

#[test]
fn an_erased_key_is_gone_now_and_after_reopening_and_its_neighbours_stay() {
    let (place, keyring) = with_one_block();
    let neighbours = [key(&keyring, 4), key(&keyring, 6)];
    let before = std::fs::read(file_of(&place, 0)).unwrap();
    keyring.erase(KeySlot(5)).unwrap();
    keyring.erase(KeySlot(5)).unwrap();
    let reopened = open(&place).unwrap();
    for keyring in [&keyring, &reopened] {
        assert_eq!(key(keyring, 5), None);
        assert_eq!(keyring.state(KeySlot(5)), SlotState::Erased);
        assert_eq!([key(keyring, 4), key(keyring, 6)], neighbours);
        keyring.ensure(KeySlot(5)).unwrap();
        assert_eq!(
            key(keyring, 5),
            None,
            "making sure of a slot brings nothing back"
        );
    }
    // The same text under the same key and nonce would show which slots were erased.
    let after = std::fs::read(file_of(&place, 0)).unwrap();
    let same = before
        .iter()
        .zip(&after)
        .skip(1_000)
        .filter(|(old, new)| old == new)
        .count();
    assert!(same < before.len() / 100, "{same} bytes are as they were");
}

#[test]
fn several_are_erased_or_none() {
    let (place, keyring) = with_one_block();
    keyring.ensure(KeySlot(65_536)).unwrap();
    let with_a_stranger = [KeySlot(1), KeySlot(131_072)];
    let refused = keyring.erase_many(&with_a_stranger);
    assert!(matches!(
        refused,
        Err(KeyringError::NeverMade(KeySlot(131_072)))
    ));
    assert!(key(&keyring, 1).is_some());
    keyring
        .erase_many(&[KeySlot(1), KeySlot(65_537), KeySlot(2), KeySlot(1)])
        .unwrap();
    let reopened = open(&place).unwrap();
    for slot in [1, 2, 65_537] {
        assert_eq!(reopened.state(KeySlot(slot)), SlotState::Erased, "{slot}");
    }
    assert_eq!(key(&reopened, 65_538), key(&keyring, 65_538));
}

#[test]
fn the_next_block_is_made_half_a_block_ahead() {
    let (_place, keyring) = with_one_block();
    keyring.ensure_ahead(KeySlot(32_767)).unwrap();
    assert_eq!(keyring.slots_made(), 65_536);
    keyring.ensure_ahead(KeySlot(32_768)).unwrap();
    assert_eq!(keyring.slots_made(), 131_072);
}

#[test]
fn a_slot_far_off_fills_no_disk() {
    let (place, keyring) = with_one_block();
    let refused = keyring.ensure(KeySlot(u32::MAX));
    assert!(matches!(
        refused,
        Err(KeyringError::TooFar { made: 65_536, .. })
    ));
    assert!(!file_of(&place, 1).exists());
}

#[test]
fn many_threads_make_each_block_once() {
    let place = tempfile::tempdir().unwrap();
    let keyring = open(&place).unwrap();
    let seen: Vec<_> = std::thread::scope(|scope| {
        let ask = || {
            keyring.ensure(KeySlot(65_536)).unwrap();
            [key(&keyring, 0), key(&keyring, 65_536)]
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(
        seen.iter()
            .all(|keys| *keys == seen[0] && keys[0].is_some())
    );
    let reopened = open(&place).unwrap();
    assert_eq!([key(&reopened, 0), key(&reopened, 65_536)], seen[0]);
}

#[test]
fn another_master_key_is_told_from_damage() {
    let (place, _keyring) = with_one_block();
    let error = Keyring::open(place.path(), master("b2")).unwrap_err();
    assert!(matches!(&error, KeyringError::WrongMasterKey(path) if *path == file_of(&place, 0)));
    assert!(error.to_string().contains("00000.keys"), "{error}");
}

#[test]
fn a_flipped_bit_anywhere_is_damage() {
    let (place, _keyring) = with_one_block();
    let path = file_of(&place, 0);
    let good = std::fs::read(&path).unwrap();
    let places = [
        0,
        8,
        10,
        12,
        30,
        60,
        1_000_000,
        good.len() - 40,
        good.len() - 1,
    ];
    for offset in places {
        let mut bad = good.clone();
        bad[offset] ^= 1;
        std::fs::write(&path, bad).unwrap();
        assert!(
            matches!(open(&place), Err(KeyringError::Damaged(_))),
            "offset {offset}"
        );
    }
}

#[test]
fn a_cut_or_grown_file_is_damage() {
    let (place, _keyring) = with_one_block();
    let path = file_of(&place, 0);
    let good = std::fs::read(&path).unwrap();
    let grown = [&good[..], b"x"].concat();
    for bad in [
        &good[..0],
        &good[..20],
        &good[..70],
        &good[..good.len() - 1],
        &grown,
    ] {
        std::fs::write(&path, bad).unwrap();
        assert!(
            matches!(open(&place), Err(KeyringError::Damaged(_))),
            "{} bytes",
            bad.len()
        );
    }
}

#[test]
fn a_block_of_a_later_version_is_named_as_such() {
    let (place, _keyring) = with_one_block();
    let mut file = std::fs::read(file_of(&place, 0)).unwrap();
    file[8] = 2;
    let checked = file.len() - 32;
    let checksum = *blake3::hash(&file[..checked]).as_bytes();
    file[checked..].copy_from_slice(&checksum);
    std::fs::write(file_of(&place, 0), file).unwrap();
    assert!(matches!(
        open(&place),
        Err(KeyringError::NewerVersion { version: 2, .. })
    ));
}

#[test]
fn a_block_in_the_place_of_another_is_damage_and_a_gap_is_missing() {
    let (place, keyring) = with_one_block();
    keyring.ensure(KeySlot(65_536)).unwrap();
    std::fs::rename(file_of(&place, 0), place.path().join("aside")).unwrap();
    let error = open(&place).unwrap_err();
    assert!(matches!(error, KeyringError::BlockMissing(path) if path == file_of(&place, 0)));
    std::fs::copy(file_of(&place, 1), file_of(&place, 0)).unwrap();
    assert!(matches!(open(&place), Err(KeyringError::Damaged(_))));
}

#[test]
fn what_a_kill_left_is_removed() {
    let (place, keyring) = with_one_block();
    let leftover = place.path().join(DIRECTORY).join("4711-0.tmp");
    std::fs::write(&leftover, b"half a block").unwrap();
    let reopened = open(&place).unwrap();
    assert!(!leftover.exists());
    assert_eq!(key(&reopened, 3), key(&keyring, 3));
}

#[test]
fn a_failed_erasure_is_told_and_can_be_repeated() {
    let (place, keyring) = with_one_block();
    let path = file_of(&place, 0);
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert!(matches!(
        keyring.erase(KeySlot(5)),
        Err(KeyringError::File(_))
    ));
    assert_eq!(
        keyring.state(KeySlot(5)),
        SlotState::Ready,
        "not erased as long as it is not durable"
    );
    std::fs::remove_dir(&path).unwrap();
    keyring.erase(KeySlot(5)).unwrap();
    assert_eq!(open(&place).unwrap().state(KeySlot(5)), SlotState::Erased);
}

#[test]
fn no_new_master_key_is_made_over_keys_of_a_lost_one() {
    let (place, _keyring) = with_one_block();
    let sources = MasterKeySources {
        file: None,
        environment: None,
        credentials_directory: None,
    };
    let error = MasterKey::find(&sources, place.path()).unwrap_err();
    assert!(
        matches!(error, KeyringError::MasterKeyLost { .. }),
        "{error}"
    );
    assert!(!place.path().join("master.key").exists());
}
