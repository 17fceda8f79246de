//! A large file between its request and the store.
//!
//! Guarantee: it goes to the disk as it comes, a part at a time and on threads that may wait, and
//! is never whole in memory. It is complete and hashed when the handler sees it, and lies in the
//! store's unfinished files until the handler keeps it: whoever refuses it does nothing, and it is
//! removed. Because its hash is known by then, an `Idempotency-Key` covers its content, as of any
//! other body. Deliberately not here: what is in it.

use std::sync::Arc;

use actix_web::web::{self, Bytes, BytesMut};
use parking_lot::Mutex;

use super::{
    body::Incoming,
    call::Call,
    problem::{Code, Problem},
    streams::Place,
};
use crate::blobs::{BlobError, Blobs, FileFacts, Upload};

/// How much is written at a time.
const WRITTEN_BYTES: usize = 256 * 1024;

/// How much of its beginning the handler gets to see.
const HEAD_BYTES: usize = 64 * 1024;

/// A file that has come and is not kept yet.
pub struct Received {
    /// Its hashes and its size.
    pub facts: FileFacts,
    /// Its first 64 KiB, or all of it.
    pub head: Bytes,
    upload: Mutex<Unkept>,
    /// Files on their way are bounded as open answers are.
    _place: Place,
}

/// Takes in all of a file.
///
/// # Errors
/// What can be wrong with a body, and with the disk.
pub(super) async fn receive(
    incoming: &mut Incoming,
    blobs: &Arc<Blobs>,
    place: Place,
) -> Result<Received, Problem> {
    let (blobs, bytes_max) = (Arc::clone(blobs), incoming.bytes_max());
    let mut upload = Unkept(Some(on_disk(move || blobs.upload(bytes_max)).await?));
    let (mut head, mut unwritten) = (BytesMut::new(), BytesMut::new());
    loop {
        let part = incoming.next().await?;
        let is_end = part.is_none();
        if let Some(part) = part {
            let missing = HEAD_BYTES.saturating_sub(head.len()).min(part.len());
            head.extend_from_slice(&part[..missing]);
            unwritten.extend_from_slice(&part);
        }
        if unwritten.len() >= WRITTEN_BYTES || (is_end && !unwritten.is_empty()) {
            let part = unwritten.split().freeze();
            let current = upload.take()?;
            upload = Unkept(Some(on_disk(move || current.write(&part)).await?));
        }
        if is_end {
            let complete = upload.take()?;
            let facts = complete.facts();
            return Ok(Received {
                facts,
                head: head.freeze(),
                upload: Mutex::new(Unkept(Some(complete))),
                _place: place,
            });
        }
    }
}

impl Call {
    /// The file that has come, on routes that take one which is stored.
    pub fn received(&self) -> &Received {
        self.received
            .as_ref()
            .expect("the route's row says that its body is stored, so dispatch has received one")
    }

    /// Stores that file; durable on return. Once a request.
    ///
    /// # Errors
    /// The disk failed, or is full.
    pub async fn keep_received(&self) -> Result<FileFacts, Problem> {
        let upload = self.received().upload.lock().take()?;
        on_disk(move || upload.finish()).await
    }
}

/// An upload whose file is removed elsewhere when it is dropped: that can take a while.
struct Unkept(Option<Upload>);

impl Unkept {
    fn take(&mut self) -> Result<Upload, Problem> {
        let kept = || Problem::new(Code::Internal, "the file was stored already");
        self.0.take().ok_or_else(kept)
    }
}

impl Drop for Unkept {
    fn drop(&mut self) {
        if let Some(upload) = self.0.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn_blocking(move || drop(upload));
        }
    }
}

/// Runs something that waits for the disk.
pub(super) async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BlobError> + Send + 'static,
) -> Result<T, Problem> {
    match web::block(work).await {
        Ok(outcome) => outcome.map_err(Problem::from),
        Err(_) => Err(Problem::new(
            Code::Stopping,
            "nothing was stored: send it again",
        )),
    }
}

impl From<BlobError> for Problem {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::TooLarge(_) => Self::new(Code::BodyTooLarge, error.to_string()),
            BlobError::Full(_) | BlobError::KeptBack(_) => {
                Self::new(Code::ReadOnly, error.to_string()).retry_after(60)
            }
            BlobError::Missing(_) | BlobError::Altered(_) | BlobError::File(_) => {
                // Clients are not told of paths.
                let chain = &error as &dyn std::error::Error;
                tracing::error!(error = chain, "a stored file cannot be used");
                let detail = "a stored file cannot be used: the server's log says which";
                Self::new(Code::Internal, detail)
            }
        }
    }
}
