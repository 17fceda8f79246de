//! The store on real files: what comes back, what never does, and what a failure leaves.

use std::os::unix::fs::{PermissionsExt, symlink};

mod large;

use super::*;

const CANARY: &[u8] = b"voip/line/0/auth_password=canary-7719";

fn fixture() -> (tempfile::TempDir, Blobs) {
    let place = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(place.path(), Reserve::none()).unwrap();
    (place, blobs)
}

fn key(byte: u8) -> Key {
    Zeroizing::new([byte; 32])
}

/// Every file in the store.
fn files(place: &tempfile::TempDir) -> Vec<PathBuf> {
    let list = |path: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect()
    };
    list(&place.path().join(DIRECTORY))
        .iter()
        .flat_map(|shard| list(shard))
        .collect()
}

fn flip(path: &Path, offset: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[offset] ^= 1;
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_content_lies_under_its_hash_and_comes_back() {
    let (place, blobs) = fixture();
    for content in [&b""[..], b"firmware", &[7; 100_000]] {
        let hash = blobs.put(content).unwrap();
        assert_eq!(hash, ContentHash::of(content));
        assert_eq!(blobs.get(hash).unwrap(), content);
        let text = hash.to_string();
        let path = place.path().join("blobs").join(&text[..2]).join(&text[2..]);
        assert_eq!(std::fs::read(&path).unwrap(), content);
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
    }
    let reopened = Blobs::open(place.path(), Reserve::none()).unwrap();
    assert_eq!(
        reopened.get(ContentHash::of(b"firmware")).unwrap(),
        b"firmware"
    );
    assert!(matches!(
        reopened.get(ContentHash::of(b"never")),
        Err(BlobError::Missing(_))
    ));
}

#[test]
fn what_is_there_is_not_written_again_unless_altered() {
    let (place, blobs) = fixture();
    let hash = blobs.put(b"content").unwrap();
    let written = || {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(&files(&place)[0]).unwrap().ino()
    };
    let first = written();
    blobs.put(b"content").unwrap();
    assert_eq!(written(), first);
    flip(&files(&place)[0], 0);
    blobs.put(b"content").unwrap();
    assert_eq!(blobs.get(hash).unwrap(), b"content");
    assert_eq!(files(&place).len(), 1);
}

#[test]
fn a_sealed_content_opens_only_with_its_key_for_its_slot() {
    let (place, blobs) = fixture();
    let hash = blobs.put_sealed(CANARY, KeySlot(9), &key(1)).unwrap();
    // Nobody can try what the content might be against its name.
    assert_ne!(hash, ContentHash::of(CANARY));
    assert_ne!(hash, sealed_hash(CANARY, &key(2)));
    assert_eq!(blobs.get_sealed(hash, KeySlot(9), &key(1)).unwrap(), CANARY);
    let other_key = blobs.get_sealed(hash, KeySlot(9), &key(2));
    assert!(matches!(other_key, Err(BlobError::Altered(_))));
    let other_slot = blobs.get_sealed(hash, KeySlot(10), &key(1));
    assert!(matches!(other_slot, Err(BlobError::Missing(_))));
    assert!(matches!(blobs.get(hash), Err(BlobError::Missing(_))));
    let path = files(&place).pop().unwrap();
    assert!(path.to_str().unwrap().ends_with("-9"), "{path:?}");
    std::fs::rename(&path, path.to_str().unwrap().replace("-9", "-10")).unwrap();
    let moved = blobs.get_sealed(hash, KeySlot(10), &key(1));
    assert!(matches!(moved, Err(BlobError::Altered(_))));
}

#[test]
fn what_is_called_by_its_content_alone_still_opens() {
    let (place, blobs) = fixture();
    let (hash, slot) = (ContentHash::of(CANARY), KeySlot(9));
    let name = Name::of(hash, Some(slot));
    let shard = place.path().join(DIRECTORY).join(&name.shard);
    std::fs::write(shard.join(&name.file), seal(CANARY, hash, slot, &key(1))).unwrap();
    assert_eq!(blobs.get_sealed(hash, slot, &key(1)).unwrap(), CANARY);
}

#[test]
fn no_secret_stands_in_the_open() {
    let (place, blobs) = fixture();
    blobs.put_sealed(CANARY, KeySlot(1), &key(1)).unwrap();
    blobs.put_sealed(CANARY, KeySlot(2), &key(2)).unwrap();
    let stored: Vec<Vec<u8>> = files(&place)
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    assert_eq!(stored.len(), 2);
    for file in &stored {
        assert!(!file.windows(6).any(|window| window == &CANARY[28..34]));
    }
    assert_ne!(
        stored[0], stored[1],
        "equal files of two phones must not show"
    );
}

#[test]
fn an_altered_or_cut_file_is_never_served() {
    let (place, blobs) = fixture();
    let open = blobs.put(b"firmware").unwrap();
    let sealed = blobs.put_sealed(CANARY, KeySlot(9), &key(1)).unwrap();
    let is_altered = || {
        let results = [
            blobs.get(open),
            blobs.get_sealed(sealed, KeySlot(9), &key(1)),
        ];
        results
            .iter()
            .all(|result| matches!(result, Err(BlobError::Altered(_))))
    };
    for path in files(&place) {
        let good = std::fs::read(&path).unwrap();
        for offset in 0..good.len() {
            flip(&path, offset);
            let result = match path.to_str().unwrap().contains('-') {
                true => blobs.get_sealed(sealed, KeySlot(9), &key(1)),
                false => blobs.get(open),
            };
            assert!(
                matches!(result, Err(BlobError::Altered(_))),
                "{path:?} at {offset}"
            );
            flip(&path, offset);
        }
    }
    for length in [5, 0] {
        for path in files(&place) {
            let bytes = std::fs::read(&path).unwrap();
            std::fs::write(&path, &bytes[..length]).unwrap();
        }
        assert!(is_altered(), "cut to {length}");
    }
}

#[test]
fn thousands_at_once_with_repetitions() {
    let (place, blobs) = fixture();
    let texts: Vec<String> = (0..2_000)
        .map(|number| format!("file {}", number % 1_500))
        .collect();
    let phone_key = key(3);
    let contents: Vec<Content<'_>> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| match index % 2 {
            0 => Content::Open(text.as_bytes()),
            _ => Content::Sealed {
                content: text.as_bytes(),
                slot: KeySlot(5),
                key: &phone_key,
            },
        })
        .collect();
    let hashes = blobs.put_many(&contents).unwrap();
    assert_eq!(blobs.put_many(&contents).unwrap(), hashes);
    for (index, (hash, text)) in hashes.iter().zip(&texts).enumerate() {
        let content = match index % 2 {
            0 => blobs.get(*hash),
            _ => blobs.get_sealed(*hash, KeySlot(5), &phone_key),
        };
        assert_eq!(content.unwrap(), text.as_bytes());
    }
    assert_eq!(files(&place).len(), 1_500, "and none unfinished");
}

#[test]
fn a_failure_leaves_nothing_half_written() {
    let (place, blobs) = fixture();
    let text = ContentHash::of(b"blocked").to_string();
    let shard = place.path().join("blobs").join(&text[..2]);
    std::fs::remove_dir(&shard).unwrap();
    symlink("/nonexistent", &shard).unwrap();
    let contents = [
        Content::Open(b"one"),
        Content::Open(b"two"),
        Content::Open(b"blocked"),
    ];
    assert!(matches!(blobs.put_many(&contents), Err(BlobError::File(_))));
    let unfinished = place.path().join("blobs").join(UNFINISHED);
    assert_eq!(std::fs::read_dir(unfinished).unwrap().count(), 0);
    blobs.put_many(&contents[..2]).unwrap();
}

#[test]
fn a_full_disk_has_an_error_of_its_own() {
    for errno in [rustix::io::Errno::NOSPC, rustix::io::Errno::DQUOT] {
        let source = std::io::Error::from_raw_os_error(errno.raw_os_error());
        let error = FileError {
            action: "write",
            path: "x".into(),
            source,
        };
        assert!(matches!(BlobError::from(error), BlobError::Full(_)));
    }
}

#[test]
fn what_a_kill_left_is_removed() {
    let (place, blobs) = fixture();
    let hash = blobs.put(b"whole").unwrap();
    let leftover = place
        .path()
        .join("blobs")
        .join(UNFINISHED)
        .join("4711-3.tmp");
    std::fs::write(&leftover, b"hal").unwrap();
    let reopened = Blobs::open(place.path(), Reserve::none()).unwrap();
    assert!(!leftover.exists());
    assert_eq!(reopened.get(hash).unwrap(), b"whole");
}

#[test]
fn links_in_the_store_are_not_followed() {
    let (place, blobs) = fixture();
    let outside = place.path().join("outside");
    std::fs::create_dir(&outside).unwrap();
    let text = ContentHash::of(b"content").to_string();
    std::fs::write(outside.join(&text[2..]), b"content").unwrap();
    let shard = place.path().join("blobs").join(&text[..2]);
    symlink(outside.join(&text[2..]), shard.join(&text[2..])).unwrap();
    assert!(matches!(
        blobs.get(ContentHash::of(b"content")),
        Err(BlobError::File(_))
    ));
    std::fs::remove_file(shard.join(&text[2..])).unwrap();
    std::fs::remove_dir(&shard).unwrap();
    symlink(&outside, &shard).unwrap();
    assert!(matches!(
        blobs.get(ContentHash::of(b"content")),
        Err(BlobError::File(_))
    ));
    std::fs::remove_file(outside.join(&text[2..])).unwrap();
    assert!(matches!(blobs.put(b"content"), Err(BlobError::File(_))));
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
}
