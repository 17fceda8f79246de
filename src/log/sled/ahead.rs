//! Room ahead of the store's end, written with zeros before it is needed.
//!
//! A write beyond the end of a file changes its length and its blocks, so that `fdatasync` has to
//! commit the file system's journal too: on ext4 that doubles the time of an append. Into room that
//! is there already only the data has to go.
//!
//! Guarantee: never changes a byte that the store has written, whatever the store does meanwhile:
//! zeros are appended, and the system puts appended bytes behind all others. The store takes a
//! segment of zeros for one that is free. Nothing depends on the room being there: when the disk is
//! full there is none. Deliberately not here: giving room back.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write as _},
    path::Path,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::JoinHandle,
};

use super::layout::{self, SEGMENT_BYTES};

/// The least and the most room to keep; between them a quarter of the file.
const ROOM_BYTES_MIN: u64 = 1024 * 1024;
const ROOM_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Zeros are written and synced in parts of this size, so that an append waits for one at most.
const PART_BYTES: usize = SEGMENT_BYTES;

/// After how many bytes of records the room is looked at again.
const LOOK_EVERY_BYTES: usize = 128 * 1024;

/// The thread that makes room.
#[derive(Debug)]
pub(super) struct Ahead {
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    since_look_bytes: usize,
}

impl Ahead {
    /// Starts the thread for the store's file at `path`.
    ///
    /// # Errors
    /// The file cannot be opened, or no thread can be started.
    pub(super) fn start(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).append(true).open(path)?;
        let (wake, woken) = sync_channel(1);
        let thread = std::thread::Builder::new().name("log-ahead".to_owned());
        let thread = thread.spawn(move || run(&file, &woken))?;
        Ok(Self {
            wake: Some(wake),
            thread: Some(thread),
            since_look_bytes: LOOK_EVERY_BYTES,
        })
    }

    /// So many bytes of records were written.
    pub(super) fn wrote(&mut self, bytes: usize) {
        self.since_look_bytes += bytes;
        if self.since_look_bytes < LOOK_EVERY_BYTES {
            return;
        }
        self.since_look_bytes = 0;
        if let Some(wake) = &self.wake {
            // One that is full wakes the thread already; one that is closed had no room to make.
            let _ = wake.try_send(());
        }
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that makes room ahead of the log panicked");
        }
    }
}

fn run(file: &File, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        if let Err(error) = top_up(file) {
            tracing::debug!(%error, "no room was made ahead of the log");
        }
    }
}

/// Appends zeros when less than half of the wanted room is left.
fn top_up(mut file: &File) -> io::Result<()> {
    let length = file.metadata()?.len();
    let wanted = (length / 4).clamp(ROOM_BYTES_MIN, ROOM_BYTES_MAX);
    let mut room = unused_tail_bytes(file, length, wanted)?;
    if room >= wanted / 2 {
        return Ok(());
    }
    let zeros = vec![0; PART_BYTES];
    while room < wanted {
        file.write_all(&zeros)?;
        file.sync_data()?;
        room += PART_BYTES as u64;
    }
    Ok(())
}

/// How many bytes at the end of the file are segments of zeros; counted up to `enough`.
fn unused_tail_bytes(file: &File, length: u64, enough: u64) -> io::Result<u64> {
    let segment = SEGMENT_BYTES as u64;
    let mut start = length - length % segment;
    let mut unused = 0;
    while start >= segment && unused < enough {
        start -= segment;
        if !layout::is_unused(file, start)? {
            break;
        }
        unused += segment;
    }
    Ok(unused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> (tempfile::TempDir, File) {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .clone();
        let file = options.open(folder.path().join("db")).unwrap();
        (folder, file)
    }

    #[test]
    fn room_is_made_behind_what_is_written_and_only_when_it_is_short() {
        let (_folder, file) = file();
        (&file).write_all(&[7; SEGMENT_BYTES + 100]).unwrap();
        top_up(&file).unwrap();
        let length = file.metadata().unwrap().len();
        assert!(length >= SEGMENT_BYTES as u64 + ROOM_BYTES_MIN);
        let mut bytes = layout::read_segment(&file, 0).unwrap();
        assert!(bytes.iter().all(|byte| *byte == 7));
        bytes = layout::read_segment(&file, SEGMENT_BYTES as u64).unwrap();
        assert_eq!(bytes.iter().filter(|byte| **byte == 7).count(), 100);
        top_up(&file).unwrap();
        assert_eq!(file.metadata().unwrap().len(), length, "there is enough");
    }

    #[test]
    fn the_thread_ends_with_its_owner() {
        let (folder, file) = file();
        let mut ahead = Ahead::start(&folder.path().join("db")).unwrap();
        ahead.wrote(1);
        drop(ahead);
        assert!(file.metadata().unwrap().len() >= ROOM_BYTES_MIN);
    }
}
