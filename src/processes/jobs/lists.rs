//! The lists of jobs' targets: stored, and read when they are needed.
//!
//! Guarantee: so many targets are kept in memory and no more, those that were asked for last, so
//! that turns and pages of one job do not read its list each time. A list that is gone or altered
//! is told apart from one that cannot be read at this moment. Deliberately not here: what the file
//! of a list says (`targets`).

use std::sync::Arc;

use parking_lot::Mutex;
use schemas::{ContentHash, commands::JobTarget};

use super::targets;
use crate::blobs::{BlobError, Blobs};

/// So many targets are kept, at eight bytes each; of the newest list all.
const KEPT_TARGETS_MAX: usize = 2_000_000;

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ListError {
    /// It will not come back by itself.
    #[error("the list of the job's targets is gone or was altered")]
    Gone(#[source] BlobError),
    /// Its file is there, and is no list of so many targets.
    #[error("the list of the job's targets is not what the job says")]
    Malformed,
    /// It may be readable later.
    #[error("the list of the job's targets cannot be read now")]
    Unreadable(#[source] BlobError),
}

/// A list by its content's hash.
type Kept = (ContentHash, Arc<Vec<JobTarget>>);

/// Lists of targets by their content's hash; clones share what is kept.
#[derive(Clone)]
pub struct TargetLists {
    blobs: Arc<Blobs>,
    /// The one that was asked for last comes last.
    kept: Arc<Mutex<Vec<Kept>>>,
}

impl TargetLists {
    /// The lists in this store.
    pub fn new(blobs: Arc<Blobs>) -> Self {
        Self {
            blobs,
            kept: Arc::default(),
        }
    }

    /// Stores a list; durable on return, and kept as if it had been asked for. Waits for the disk.
    ///
    /// # Errors
    /// It cannot be stored.
    pub(crate) fn put(&self, list: Vec<JobTarget>) -> Result<ContentHash, BlobError> {
        let hash = self.blobs.put(targets::written(&list).as_bytes())?;
        self.keep(hash, Arc::new(list));
        Ok(hash)
    }

    /// The list, if it is in memory.
    pub(crate) fn kept(&self, hash: ContentHash) -> Option<Arc<Vec<JobTarget>>> {
        let mut kept = self.kept.lock();
        let place = kept.iter().position(|(known, _)| *known == hash)?;
        let found = kept.remove(place);
        let list = Arc::clone(&found.1);
        kept.push(found);
        Some(list)
    }

    /// The list, of so many targets. Waits for the disk when it is not in memory.
    ///
    /// # Errors
    /// There is no such list, or it cannot be read now.
    pub(crate) fn get(
        &self,
        hash: ContentHash,
        total: u32,
    ) -> Result<Arc<Vec<JobTarget>>, ListError> {
        if let Some(list) = self.kept(hash) {
            return Ok(list);
        }
        let content = self.blobs.get(hash).map_err(|error| match error {
            BlobError::Missing(_) | BlobError::Altered(_) => ListError::Gone(error),
            BlobError::Full(_)
            | BlobError::KeptBack(_)
            | BlobError::TooLarge(_)
            | BlobError::File(_) => ListError::Unreadable(error),
        })?;
        let list = targets::read(&content).filter(|list| list.len() == total as usize);
        let list = Arc::new(list.ok_or(ListError::Malformed)?);
        self.keep(hash, Arc::clone(&list));
        Ok(list)
    }

    fn keep(&self, hash: ContentHash, list: Arc<Vec<JobTarget>>) {
        let mut kept = self.kept.lock();
        kept.retain(|(known, _)| *known != hash);
        kept.push((hash, list));
        let mut count: usize = kept.iter().map(|(_, list)| list.len()).sum();
        while count > KEPT_TARGETS_MAX && kept.len() > 1 {
            count -= kept.remove(0).1.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use schemas::UserId;

    use super::*;
    use crate::space::Reserve;

    fn stored(lists: &TargetLists, first: u32, count: u32) -> ContentHash {
        let list: Vec<JobTarget> = (first..first + count)
            .map(|number| JobTarget::User(UserId(number)))
            .collect();
        lists.blobs.put(targets::written(&list).as_bytes()).unwrap()
    }

    #[test]
    fn a_list_is_read_once_and_those_asked_for_last_are_kept() {
        let place = tempfile::tempdir().unwrap();
        let blobs = Arc::new(Blobs::open(place.path(), Reserve::none()).unwrap());
        let lists = TargetLists::new(blobs.clone());
        let put = lists.put(vec![JobTarget::User(UserId(5))]).unwrap();
        assert!(lists.kept(put).is_some());
        let read = TargetLists::new(blobs).get(put, 1).unwrap();
        assert_eq!(*read, [JobTarget::User(UserId(5))]);
        let small = stored(&lists, 1, 3);
        assert!(lists.kept(small).is_none());
        let list = lists.get(small, 3).unwrap();
        assert_eq!(list[2], JobTarget::User(UserId(3)));
        assert!(Arc::ptr_eq(&list, &lists.get(small, 3).unwrap()));

        let most = u32::try_from(KEPT_TARGETS_MAX).unwrap();
        for (hash, first) in [(ContentHash([1; 32]), 0), (ContentHash([2; 32]), 1)] {
            let count = most - 2 - first;
            let large = vec![JobTarget::User(UserId(7)); count as usize];
            lists.keep(hash, Arc::new(large));
        }
        assert!(lists.kept(ContentHash([2; 32])).is_some());
        assert!(lists.kept(small).is_none());
        assert!(lists.kept(ContentHash([1; 32])).is_none());
    }

    #[test]
    fn what_is_gone_is_told_apart_from_what_cannot_be_read() {
        let place = tempfile::tempdir().unwrap();
        let blobs = Arc::new(Blobs::open(place.path(), Reserve::none()).unwrap());
        let lists = TargetLists::new(blobs.clone());
        let gone = lists.get(ContentHash([9; 32]), 1);
        assert!(matches!(gone, Err(ListError::Gone(_))));
        let short = stored(&lists, 1, 3);
        assert!(matches!(lists.get(short, 4), Err(ListError::Malformed)));
        let other = blobs.put(b"no list\n").unwrap();
        assert!(matches!(lists.get(other, 1), Err(ListError::Malformed)));
        // A folder in the place of its file: it is there, and nothing can be read from it.
        let text = short.to_string();
        let path = place.path().join("blobs").join(&text[..2]).join(&text[2..]);
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert!(matches!(lists.get(short, 3), Err(ListError::Unreadable(_))));
    }
}
