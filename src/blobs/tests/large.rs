//! Contents that come and go in parts.

use futures_util::StreamExt;

use super::*;
use crate::space::testing::TestDisk;

const MOST: u64 = 1024 * 1024;

fn shared() -> (tempfile::TempDir, Arc<Blobs>) {
    let (place, blobs) = fixture();
    (place, Arc::new(blobs))
}

fn uploaded(blobs: &Arc<Blobs>, parts: &[&[u8]]) -> Upload {
    let upload = blobs.upload(MOST).unwrap();
    let write = |upload: Upload, part: &&[u8]| upload.write(part).unwrap();
    parts.iter().fold(upload, write)
}

fn unfinished(place: &tempfile::TempDir) -> usize {
    let path = place.path().join(DIRECTORY).join(UNFINISHED);
    std::fs::read_dir(path).unwrap().count()
}

#[test]
fn parts_become_the_content_that_they_are() {
    let (place, blobs) = shared();
    let upload = uploaded(&blobs, &[b"abc", b"", b"def"]);
    assert_eq!(unfinished(&place), 1);
    let facts = upload.finish().unwrap();
    assert_eq!(facts.hash, ContentHash::of(b"abcdef"));
    assert_eq!(facts.size_bytes, 6);
    let sha256: String = facts
        .sha256
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    // printf abcdef | sha256sum
    let expected = "bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721";
    assert_eq!(sha256, expected);
    assert_eq!(unfinished(&place), 0);
    assert_eq!(blobs.get(facts.hash).unwrap(), b"abcdef");
    let nothing = blobs.upload(MOST).unwrap().finish().unwrap();
    assert_eq!(blobs.open_content(nothing.hash).unwrap().size_bytes(), 0);
}

#[test]
fn an_upload_that_ends_early_leaves_nothing() {
    let (place, blobs) = shared();
    drop(uploaded(&blobs, &[b"abc"]));
    assert_eq!(unfinished(&place), 0);
    let full = uploaded(&blobs, &[&vec![7; 1024 * 1024]]);
    let too_large = full.write(b"!").err().unwrap();
    assert!(matches!(too_large, BlobError::TooLarge(MOST)));
    assert_eq!((unfinished(&place), files(&place).len()), (0, 0));
}

#[test]
fn the_reserve_is_kept_back_from_every_part() {
    let place = tempfile::tempdir().unwrap();
    let disk = TestDisk::with_free(100_100);
    let blobs = Arc::new(Blobs::open(place.path(), disk.reserve()).unwrap());
    let upload = blobs.upload(MOST).unwrap().write(&[1; 100]).unwrap();
    let refused = upload.write(&[1; 101]).err().unwrap();
    assert!(matches!(refused, BlobError::KeptBack(_)));
    assert_eq!(unfinished(&place), 0);
    disk.set_free(99_999);
    assert!(matches!(
        blobs.upload(MOST).err(),
        Some(BlobError::KeptBack(_))
    ));
}

#[test]
fn an_open_content_is_read_anywhere_and_outlives_its_name() {
    let (place, blobs) = shared();
    let hash = uploaded(&blobs, &[b"0123456789"]).finish().unwrap().hash;
    let open = blobs.open_content(hash).unwrap();
    assert_eq!(open.size_bytes(), 10);
    std::fs::remove_file(&files(&place)[0]).unwrap();
    assert_eq!(open.read_at(7, 3).unwrap(), b"789");
    assert_eq!(open.clone().read_at(0, 10).unwrap(), b"0123456789");
    assert!(open.read_at(8, 3).is_err(), "it has no such bytes");
    assert!(matches!(
        blobs.open_content(hash),
        Err(BlobError::Missing(_))
    ));
}

#[test]
fn an_altered_content_is_not_opened_and_is_healed_by_the_next_upload() {
    let (place, blobs) = shared();
    let hash = uploaded(&blobs, &[b"firmware"]).finish().unwrap().hash;
    blobs.open_content(hash).unwrap();
    flip(&files(&place)[0], 3);
    // A disk's clock is coarse: let the change show, however quickly it came.
    let altered = std::fs::File::open(&files(&place)[0]).unwrap();
    altered.set_modified(std::time::UNIX_EPOCH).unwrap();
    for _ in 0..2 {
        assert!(matches!(
            blobs.open_content(hash),
            Err(BlobError::Altered(_))
        ));
    }
    let reopened = Blobs::open(place.path(), Reserve::none()).unwrap();
    assert!(matches!(
        reopened.open_content(hash),
        Err(BlobError::Altered(_))
    ));
    uploaded(&blobs, &[b"firmware"]).finish().unwrap();
    blobs.open_content(hash).unwrap();
    reopened.open_content(hash).unwrap();
}

#[test]
fn what_was_put_whole_can_be_opened_in_parts() {
    let (place, blobs) = fixture();
    let hash = blobs.put(b"whole").unwrap();
    let open = blobs.open_content(hash).unwrap();
    assert_eq!(open.read_at(0, 5).unwrap(), b"whole");
    let path = files(&place)[0].clone();
    std::fs::remove_file(&path).unwrap();
    symlink("/etc/hostname", &path).unwrap();
    assert!(
        matches!(blobs.open_content(hash), Err(BlobError::File(_))),
        "no link is followed"
    );
}

#[actix_web::test]
async fn parts_of_a_range_are_that_range() {
    let (place, blobs) = shared();
    let content: Vec<u8> = (0..200_000_u32).map(|at| (at % 251) as u8).collect();
    let hash = uploaded(&blobs, &[&content]).finish().unwrap().hash;
    let open = blobs.open_content(hash).unwrap();
    let size = open.size_bytes();
    for range in [0..size, 1..70_000, 65_536..131_072, 5..5] {
        let found: Vec<u8> = parts::parts(open.clone(), range.clone())
            .map(|part| part.unwrap())
            .collect::<Vec<_>>()
            .await
            .concat();
        let range = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
        assert!(found == content[range.clone()], "{range:?}");
    }
    // A file that somebody cuts meanwhile ends with an error, not as if it were whole.
    std::fs::OpenOptions::new()
        .write(true)
        .open(&files(&place)[0])
        .unwrap()
        .set_len(100_000)
        .unwrap();
    let found: Vec<_> = parts::parts(open, 0..size).collect().await;
    assert!(found[0].is_ok());
    assert_eq!(found.len(), 2);
    assert!(found[1].is_err());
}
