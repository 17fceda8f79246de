//! When the answer changes, and when the disk is looked at.

use super::{testing::TestDisk, *};

fn reserve(disk: &TestDisk, wanted_bytes: u64, look_every: Duration) -> Reserve {
    Reserve::looking_every(Box::new(disk.clone()), wanted_bytes, look_every)
}

#[test]
fn below_the_reserve_nothing_may_be_written_until_there_is_room_again() {
    let disk = TestDisk::with_free(16_000);
    let reserve = reserve(&disk, 16_000, Duration::ZERO);
    assert_eq!(reserve.check(), Ok(()));
    disk.set_free(15_999);
    let refused = reserve.check().unwrap_err();
    assert_eq!(
        (refused.free_bytes, refused.reserve_bytes),
        (15_999, 16_000)
    );
    // At the very edge the answer does not change back and forth.
    disk.set_free(16_999);
    assert!(reserve.check().is_err());
    disk.set_free(17_000);
    assert_eq!(reserve.check(), Ok(()));
    assert_eq!(reserve.changes(), 2);
}

#[test]
fn what_is_large_must_fit_above_the_reserve() {
    let disk = TestDisk::with_free(50_000);
    let reserve = reserve(&disk, 16_000, Duration::ZERO);
    assert_eq!(reserve.check_for(34_000), Ok(()));
    assert!(reserve.check_for(34_001).is_err());
    assert_eq!(reserve.check(), Ok(()), "small things go on");
}

#[test]
fn the_disk_is_looked_at_again_only_after_some_writing() {
    let disk = TestDisk::with_free(500_000);
    let reserve = reserve(&disk, 16_000, Duration::MAX);
    for _ in 0..100 {
        reserve.check().unwrap();
    }
    assert_eq!(disk.looks(), 1);
    disk.set_free(0);
    reserve.wrote(1_000);
    assert_eq!(reserve.check(), Ok(()));
    reserve.wrote(1);
    assert!(reserve.check().is_err());
    assert_eq!(disk.looks(), 2);
}

#[test]
fn of_a_small_disk_a_tenth_is_kept_back_at_most() {
    let disk = TestDisk::with_free(100_000);
    let reserve = reserve(&disk, u64::MAX, Duration::ZERO);
    assert_eq!(reserve.check(), Ok(()));
    disk.set_free(99_999);
    assert_eq!(reserve.check().unwrap_err().reserve_bytes, 100_000);
}

#[test]
fn a_directory_is_on_a_disk_with_some_room() {
    let place = tempfile::tempdir().unwrap();
    let space = DirectoryDisk::of(place.path()).space().unwrap();
    assert!(space.free_bytes > 0 && space.free_bytes <= space.total_bytes);
    let nowhere = DirectoryDisk::of(&place.path().join("nowhere"));
    assert!(nowhere.space().is_err());
    let reserve = Reserve::new(Box::new(nowhere), u64::MAX);
    assert_eq!(reserve.check(), Ok(()), "a look that fails refuses nothing");
}
