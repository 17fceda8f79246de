//! Contents of files that were served a moment ago, so that the disk and the seal are not asked for
//! them each time.
//!
//! Guarantee: a content is found by its hash, so it is never an older one; memory is bounded.
//! Deliberately not here: who may have a content, which is asked before, every time.

use std::collections::HashMap;

use actix_web::web::Bytes;
use parking_lot::Mutex;
use schemas::ContentHash;

/// How many bytes of contents are kept at most, about.
const BYTES_MAX: usize = 32 * 1024 * 1024;

/// The contents served last.
#[derive(Debug, Default)]
pub(super) struct RecentFiles {
    generations: Mutex<Generations>,
}

/// Two generations: what is asked for moves to the younger one; when that is full, it becomes the
/// older one and what nobody asked for leaves.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<ContentHash, Bytes>,
    old: HashMap<ContentHash, Bytes>,
    young_bytes: usize,
}

impl RecentFiles {
    /// The content of this hash, if it was served lately.
    pub(super) fn get(&self, hash: ContentHash) -> Option<Bytes> {
        let mut generations = self.generations.lock();
        if let Some(content) = generations.young.get(&hash) {
            return Some(content.clone());
        }
        let content = generations.old.remove(&hash)?;
        generations.keep(hash, content.clone());
        Some(content)
    }

    /// Keeps a content for a while.
    pub(super) fn keep(&self, hash: ContentHash, content: Bytes) {
        self.generations.lock().keep(hash, content);
    }
}

impl Generations {
    fn keep(&mut self, hash: ContentHash, content: Bytes) {
        if content.len() > BYTES_MAX / 8 {
            return;
        }
        if self.young_bytes + content.len() > BYTES_MAX / 2 {
            self.old = std::mem::take(&mut self.young);
            self.young_bytes = 0;
        }
        self.young_bytes += content.len();
        if let Some(before) = self.young.insert(hash, content) {
            self.young_bytes -= before.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(number: usize) -> (ContentHash, Bytes) {
        let bytes = Bytes::from(vec![number as u8; BYTES_MAX / 64]);
        (ContentHash([number as u8; 32]), bytes)
    }

    #[test]
    fn what_is_asked_for_stays_and_memory_is_bounded() {
        let recent = RecentFiles::default();
        let (wanted, bytes) = content(0);
        recent.keep(wanted, bytes.clone());
        for number in 1..=200 {
            let (hash, bytes) = content(number);
            recent.keep(hash, bytes);
            assert_eq!(recent.get(wanted), Some(bytes_of(0)));
        }
        assert_eq!(bytes, bytes_of(0));
        assert_eq!(recent.get(content(1).0), None, "nobody asked for it");
        let generations = recent.generations.lock();
        let kept = generations.young.values().chain(generations.old.values());
        assert!(kept.map(Bytes::len).sum::<usize>() <= BYTES_MAX);
    }

    fn bytes_of(number: usize) -> Bytes {
        content(number).1
    }

    #[test]
    fn one_that_is_large_is_not_kept() {
        let recent = RecentFiles::default();
        let hash = ContentHash([1; 32]);
        recent.keep(hash, Bytes::from(vec![0; BYTES_MAX / 8 + 1]));
        assert_eq!(recent.get(hash), None);
    }
}
