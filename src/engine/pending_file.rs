//! The pending list on the disk: a short journal that is rewritten when it has grown.
//!
//! Guarantee: an announcement that was acknowledged is there after a killed process or a lost
//! machine; the file stays within a few times the list's own size, however many phones announce
//! themselves. Entries are sealed; a torn entry ends the journal. Deliberately not here: which
//! phones wait (`domain/pending.rs`).

use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use schemas::{
    Mac, RegionName, Timestamp,
    commands::Report,
    events::{Event, EventKind},
    sealing::Key,
    stored::{self, codec},
};
use serde::{Deserialize, Serialize};

use crate::domain::{Announcement, Pending};

/// The journal is rewritten when it is longer than this and than four times what is live.
const REWRITE_BYTES_MIN: u64 = 4 * 1024 * 1024;

/// The longest entry that is believed.
const ENTRY_BYTES_MAX: usize = 256 * 1024;

const NONCE_BYTES: usize = 24;

/// One entry of the journal.
#[derive(Serialize, Deserialize)]
enum Entry {
    Announced {
        mac: Mac,
        region: RegionName,
        first_heard_ms: i64,
        last_heard_ms: i64,
        plain: Vec<u8>,
        personal: Vec<u8>,
    },
    Removed(Mac),
}

/// The journal, open for appending.
pub struct PendingFile {
    path: PathBuf,
    key: Key,
    file: File,
    length: u64,
    live_length: u64,
    broken: bool,
}

impl PendingFile {
    /// Opens or creates the journal and gives back the list that it holds.
    ///
    /// # Errors
    /// Reading, creating or rewriting fails. Damage is no error: the phones announce themselves
    /// again within the hour.
    pub fn open(path: &Path, key: Key, length_max: usize) -> io::Result<(Self, Pending)> {
        let mut bytes = Vec::new();
        match File::open(path) {
            Ok(mut file) => file.read_to_end(&mut bytes).map(|_| ())?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let mut pending = Pending::new(length_max);
        let mut rest = &bytes[..];
        while let Some((entry, after)) = read_entry(&key, rest) {
            fold(&mut pending, entry);
            rest = after;
        }
        let (file, length, broken) = match rewrite(path, &key, &pending) {
            Ok((file, length)) => (file, length, false),
            // On a full disk the old journal stays as it is; the first change begins it anew.
            Err(error) if error.kind() == io::ErrorKind::StorageFull => {
                let file = OpenOptions::new().create(true).append(true).open(path)?;
                (file, bytes.len() as u64, true)
            }
            Err(error) => return Err(error),
        };
        let path = path.to_owned();
        Ok((
            Self {
                path,
                key,
                file,
                length,
                live_length: length,
                broken,
            },
            pending,
        ))
    }

    /// Appends what changed and syncs; rewrites the journal when it has grown.
    ///
    /// # Errors
    /// The disk is full or fails: what changed must not be acknowledged.
    pub fn record(
        &mut self,
        pending: &Pending,
        announced: &[Mac],
        removed: &[Mac],
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        for mac in announced {
            if let Some(announcement) = pending.get(*mac) {
                write_entry(&self.key, &announced_entry(announcement)?, &mut bytes)?;
            }
        }
        for mac in removed {
            write_entry(&self.key, &Entry::Removed(*mac), &mut bytes)?;
        }
        // A torn entry hides those behind it, and a failed sync is never retried: after either the
        // journal is begun anew.
        if !self.broken {
            self.broken = true;
            self.file.write_all(&bytes)?;
            self.file.sync_data()?;
            self.broken = false;
            self.length += bytes.len() as u64;
        }
        if self.broken || self.length > REWRITE_BYTES_MIN.max(4 * self.live_length) {
            let (file, length) = rewrite(&self.path, &self.key, pending)?;
            (self.file, self.length, self.live_length) = (file, length, length);
            self.broken = false;
        }
        Ok(())
    }
}

fn rewrite(path: &Path, key: &Key, pending: &Pending) -> io::Result<(File, u64)> {
    let mut bytes = Vec::new();
    let mut phones: Vec<_> = pending.iter().collect();
    phones.sort_by_key(|announcement| (announcement.last_heard, announcement.mac));
    for announcement in phones {
        write_entry(key, &announced_entry(announcement)?, &mut bytes)?;
    }
    let temporary = path.with_extension("new");
    let mut file = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(true)
        .mode(0o600)
        .open(&temporary)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok((file, bytes.len() as u64))
}

fn announced_entry(announcement: &Announcement) -> io::Result<Entry> {
    let event = Event::PhoneReported(announcement.report.facts().clone());
    let (plain, personal) = stored::to_unsealed(&event).map_err(io::Error::other)?;
    Ok(Entry::Announced {
        mac: announcement.mac,
        region: announcement.region.clone(),
        first_heard_ms: announcement.first_heard.0,
        last_heard_ms: announcement.last_heard.0,
        plain,
        personal: personal.unwrap_or_default(),
    })
}

fn fold(pending: &mut Pending, entry: Entry) {
    match entry {
        Entry::Removed(mac) => {
            pending.remove(mac);
        }
        Entry::Announced {
            mac,
            region,
            first_heard_ms,
            last_heard_ms,
            plain,
            personal,
        } => {
            let event = stored::from_unsealed(EventKind::PhoneReported, &plain, Some(&personal));
            if let Ok(Event::PhoneReported(facts)) = event
                && let Ok(report) = Report::new(facts)
            {
                let (first, last) = (Timestamp(first_heard_ms), Timestamp(last_heard_ms));
                pending.announce(Announcement {
                    mac,
                    region,
                    first_heard: first,
                    last_heard: last,
                    report,
                });
            }
        }
    }
}

/// Appends one sealed entry: length, nonce, sealed bytes.
fn write_entry(key: &Key, entry: &Entry, out: &mut Vec<u8>) -> io::Result<()> {
    let plain = codec::encode_cache(entry).map_err(io::Error::other)?;
    let mut nonce = [0u8; NONCE_BYTES];
    getrandom::fill(&mut nonce).map_err(|error| io::Error::other(error.to_string()))?;
    let sealed = XChaCha20Poly1305::new((&**key).into())
        .encrypt(XNonce::from_slice(&nonce), plain.as_slice())
        .map_err(|error| io::Error::other(error.to_string()))?;
    let length = u32::try_from(NONCE_BYTES + sealed.len()).map_err(io::Error::other)?;
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&sealed);
    Ok(())
}

/// The first entry of `bytes` and what follows it; nothing when it is torn or altered.
fn read_entry<'a>(key: &Key, bytes: &'a [u8]) -> Option<(Entry, &'a [u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    if !(NONCE_BYTES..=ENTRY_BYTES_MAX).contains(&length) {
        return None;
    }
    let (entry, after) = rest.split_at_checked(length)?;
    let (nonce, sealed) = entry.split_at(NONCE_BYTES);
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let plain = cipher.decrypt(XNonce::from_slice(nonce), sealed).ok()?;
    Some((codec::decode_cache(&plain).ok()?, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{announcement, mac};

    fn key() -> Key {
        Key::new([5; 32])
    }

    #[test]
    fn what_was_recorded_is_there_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pending");
        let (mut file, mut pending) = PendingFile::open(&path, key(), 10).unwrap();
        for number in 1..=3 {
            pending.announce(announcement(mac(number), i64::from(number)));
        }
        file.record(&pending, &[mac(1), mac(2), mac(3)], &[])
            .unwrap();
        pending.remove(mac(2));
        file.record(&pending, &[], &[mac(2)]).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            !bytes.windows(5).any(|window| window == b"430HD"),
            "entries are sealed"
        );
        let (_, read) = PendingFile::open(&path, key(), 10).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read.get(mac(3)).unwrap().last_heard, Timestamp(3));
    }

    #[test]
    fn a_torn_entry_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pending");
        let (mut file, mut pending) = PendingFile::open(&path, key(), 10).unwrap();
        for number in 1..=2 {
            pending.announce(announcement(mac(number), i64::from(number)));
            file.record(&pending, &[mac(number)], &[]).unwrap();
        }
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.truncate(bytes.len() - 5);
        std::fs::write(&path, bytes).unwrap();
        let (_, read) = PendingFile::open(&path, key(), 10).unwrap();
        assert!(read.get(mac(1)).is_some() && read.get(mac(2)).is_none());
    }

    #[test]
    fn a_flood_leaves_the_file_small() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pending");
        let (mut file, mut pending) = PendingFile::open(&path, key(), 100).unwrap();
        for round in 0..400u32 {
            let macs: Vec<_> = (0..100).map(|index| mac(round * 100 + index)).collect();
            for mac in &macs {
                pending.announce(announcement(*mac, i64::from(round)));
            }
            file.record(&pending, &macs, &[]).unwrap();
        }
        let length = std::fs::metadata(&path).unwrap().len();
        assert!(length < 2 * REWRITE_BYTES_MIN, "{length} bytes");
    }
}
