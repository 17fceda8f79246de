//! Snapshots on real files: what comes back, what is passed over, and what is kept.

use std::{os::unix::fs::PermissionsExt, path::PathBuf};

use super::*;

const CHAIN_HASH: [u8; 32] = [9; 32];

fn fixture() -> (tempfile::TempDir, Snapshots) {
    let place = tempfile::tempdir().unwrap();
    let snapshots = open(&place, 1);
    (place, snapshots)
}

fn open(place: &tempfile::TempDir, key: u8) -> Snapshots {
    Snapshots::open(place.path(), Zeroizing::new([key; 32])).unwrap()
}

fn save(snapshots: &Snapshots, name: &str, position: u64, payload: &[u8]) {
    snapshots
        .save(name, 3, Position(position), CHAIN_HASH, payload)
        .unwrap();
}

fn newest_position(snapshots: &Snapshots, name: &str) -> Option<u64> {
    snapshots.newest(name, 3).map(|loaded| loaded.position.0)
}

fn path(place: &tempfile::TempDir, name: &str, position: u64) -> PathBuf {
    place
        .path()
        .join(DIRECTORY)
        .join(file_name(name, Position(position)))
}

#[test]
fn what_was_saved_comes_back_whatever_its_size() {
    let (place, snapshots) = fixture();
    let sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1];
    for (position, size) in (1..).zip(sizes) {
        let payload: Vec<u8> = (0..size).map(|index| (index % 251) as u8).collect();
        save(&snapshots, "engine", position, &payload);
        let loaded = open(&place, 1).newest("engine", 3).unwrap();
        let wanted = Loaded {
            position: Position(position),
            chain_hash: CHAIN_HASH,
            payload,
        };
        assert!(loaded == wanted, "{size} bytes: {loaded:?}");
    }
}

#[test]
fn files_are_private_and_sealed() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"canary-7719");
    let file = std::fs::read(path(&place, "engine", 1)).unwrap();
    assert!(!file.windows(6).any(|window| window == b"canary"));
    let metadata = std::fs::metadata(path(&place, "engine", 1)).unwrap();
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    assert!(
        !format!("{:?}", snapshots.newest("engine", 3)).contains("99, 97"),
        "99, 97 is ca"
    );
    assert_eq!(
        newest_position(&open(&place, 2), "engine"),
        None,
        "another key"
    );
}

#[test]
fn the_newest_two_of_each_name_are_kept() {
    let (place, snapshots) = fixture();
    save(&snapshots, "fleet", 5, b"");
    for position in [9, 10, 100] {
        save(&snapshots, "engine", position, b"");
    }
    let kept = |name, position| path(&place, name, position).exists();
    assert!(kept("fleet", 5) && kept("engine", 10) && kept("engine", 100));
    assert!(!kept("engine", 9));
    assert_eq!(newest_position(&snapshots, "engine"), Some(100));
    assert_eq!(newest_position(&snapshots, "engine-2"), None);
}

#[test]
fn a_log_that_was_set_back_leaves_no_snapshot_of_its_lost_future() {
    let (_place, snapshots) = fixture();
    for position in [50, 5_000, 100] {
        save(&snapshots, "engine", position, b"");
    }
    assert_eq!(newest_position(&snapshots, "engine"), Some(100));
    assert_eq!(
        snapshots.positions("engine").unwrap(),
        [Position(100), Position(50)]
    );
}

/// Whether the snapshot at 2 is passed over for the one at 1 when its file holds `bytes`.
fn is_passed_over(place: &tempfile::TempDir, snapshots: &Snapshots, bytes: &[u8]) -> bool {
    std::fs::write(path(place, "engine", 2), bytes).unwrap();
    newest_position(snapshots, "engine") == Some(1)
}

#[test]
fn a_flipped_bit_passes_to_the_one_before() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"old");
    for payload in [&b""[..], b"payload"] {
        save(&snapshots, "engine", 2, payload);
        let mut file = std::fs::read(path(&place, "engine", 2)).unwrap();
        for offset in 0..file.len() {
            file[offset] ^= 1;
            assert!(is_passed_over(&place, &snapshots, &file), "offset {offset}");
            file[offset] ^= 1;
        }
        assert!(!is_passed_over(&place, &snapshots, &file), "the whole file");
    }
}

#[test]
fn a_cut_a_growth_or_a_swap_of_chunks_passes_to_the_one_before() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"old");
    save(&snapshots, "engine", 2, &vec![7; 2 * CHUNK_BYTES]);
    let good = std::fs::read(path(&place, "engine", 2)).unwrap();
    let (header, rest) = good.split_at(HEADER_BYTES);
    let (first, rest) = rest.split_at(CHUNK_BYTES + TAG_BYTES);
    let (second, checksum) = rest.split_at(CHUNK_BYTES + TAG_BYTES);
    assert!(is_passed_over(
        &place,
        &snapshots,
        &[header, second, first, checksum].concat()
    ));
    assert!(is_passed_over(
        &place,
        &snapshots,
        &[&good[..], b"x"].concat()
    ));
    for length in [0, 50, HEADER_BYTES, good.len() / 2, good.len() - 1] {
        assert!(
            is_passed_over(&place, &snapshots, &good[..length]),
            "{length} bytes"
        );
    }
    assert!(!is_passed_over(&place, &snapshots, &good));
}

#[test]
fn another_version_name_or_position_is_passed_over() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"");
    snapshots
        .save("engine", 4, Position(2), CHAIN_HASH, b"")
        .unwrap();
    assert_eq!(newest_position(&snapshots, "engine"), Some(1));
    assert_eq!(snapshots.newest("engine", 4).unwrap().position, Position(2));
    std::fs::copy(path(&place, "engine", 1), path(&place, "fleet", 1)).unwrap();
    assert_eq!(newest_position(&snapshots, "fleet"), None);
    std::fs::rename(path(&place, "engine", 1), path(&place, "engine", 7)).unwrap();
    assert_eq!(newest_position(&snapshots, "engine"), None);
}

#[test]
fn a_length_that_cannot_be_asks_for_no_memory() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"payload");
    let mut file = std::fs::read(path(&place, "engine", 1)).unwrap();
    file[54..62].copy_from_slice(&u64::MAX.to_le_bytes());
    std::fs::write(path(&place, "engine", 1), file).unwrap();
    assert_eq!(newest_position(&snapshots, "engine"), None);
}

#[test]
fn leftovers_go_at_the_next_start_and_everything_on_request() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"");
    save(&snapshots, "fleet", 1, b"");
    let leftover = place.path().join(DIRECTORY).join("4711-0.tmp");
    std::fs::write(&leftover, b"half").unwrap();
    let reopened = open(&place, 1);
    assert!(!leftover.exists());
    assert_eq!(newest_position(&reopened, "engine"), Some(1));
    reopened.delete_all().unwrap();
    let left = std::fs::read_dir(place.path().join(DIRECTORY))
        .unwrap()
        .count();
    assert_eq!(left, 0);
}

#[test]
fn a_failed_save_leaves_the_others() {
    let (place, snapshots) = fixture();
    save(&snapshots, "engine", 1, b"");
    std::fs::create_dir(path(&place, "engine", 2)).unwrap();
    let failed = snapshots.save("engine", 3, Position(2), CHAIN_HASH, b"");
    assert!(matches!(failed, Err(SnapshotError::File(_))));
    assert_eq!(newest_position(&snapshots, "engine"), Some(1));
    assert_eq!(snapshots.directory.names().unwrap().len(), 2);
}
