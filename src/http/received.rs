//! A large file between its request and the store, or whoever only reads it.
//!
//! Guarantee: it goes to the disk as it comes, a part at a time and on threads that may wait, and
//! is never whole in memory. It is complete and hashed when the handler sees it, and lies in the
//! store's unfinished files until the handler keeps it: whoever refuses it does nothing, and it is
//! removed. One that is only read ([`Passing`]) has no name there and is sealed. Because the hash
//! is known by then, an `Idempotency-Key` covers the content, as of any other body. Deliberately
//! not here: what is in it.

use std::sync::Arc;

use actix_web::web::{self, Bytes, BytesMut};
use parking_lot::Mutex;

use super::{
    body::Incoming,
    call::Call,
    problem::{Code, Problem},
    streams::Place,
};
use crate::blobs::{BlobError, Blobs, FileFacts, Scratch, ScratchWriter, Upload};

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
    upload: Mutex<Elsewhere<Upload>>,
    /// Files on their way are bounded as open answers are.
    _place: Place,
}

/// A file that has come and is never kept.
pub struct Passing {
    scratch: Elsewhere<Scratch>,
    place: Place,
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
    let upload = on_disk(move || blobs.upload(bytes_max)).await?;
    let mut head = BytesMut::new();
    let complete = fill(incoming, upload, |part| {
        let missing = HEAD_BYTES.saturating_sub(head.len()).min(part.len());
        head.extend_from_slice(&part[..missing]);
    });
    let complete = complete.await?;
    Ok(Received {
        facts: complete.facts(),
        head: head.freeze(),
        upload: Mutex::new(Elsewhere(Some(complete))),
        _place: place,
    })
}

/// Takes in all of a file that is only read.
///
/// # Errors
/// What can be wrong with a body, and with the disk.
pub(super) async fn pass(
    incoming: &mut Incoming,
    blobs: &Arc<Blobs>,
    place: Place,
) -> Result<Passing, Problem> {
    let (blobs, bytes_max) = (Arc::clone(blobs), incoming.bytes_max());
    let writer = on_disk(move || blobs.scratch(bytes_max)).await?;
    let writer = fill(incoming, writer, |_| ()).await?;
    let scratch = on_disk(move || writer.finish()).await?;
    Ok(Passing {
        scratch: Elsewhere(Some(scratch)),
        place,
    })
}

/// A table that is too large can come in parts.
pub(super) fn split_it(problem: Problem) -> Problem {
    match problem.code() {
        Code::BodyTooLarge => {
            let detail = problem.detail();
            let detail = format!("{detail}: split the table, or send it as a zip");
            Problem::new(Code::BodyTooLarge, detail)
        }
        _ => problem,
    }
}

/// Where a file goes as it comes.
trait Sink: Sized + Send + 'static {
    fn write(self, part: &[u8]) -> Result<Self, BlobError>;
}

impl Sink for Upload {
    fn write(self, part: &[u8]) -> Result<Self, BlobError> {
        Self::write(self, part)
    }
}

impl Sink for ScratchWriter {
    fn write(self, part: &[u8]) -> Result<Self, BlobError> {
        Self::write(self, part)
    }
}

/// Writes all that comes; `see` is shown it before.
async fn fill<S: Sink>(
    incoming: &mut Incoming,
    sink: S,
    mut see: impl FnMut(&[u8]),
) -> Result<S, Problem> {
    let (mut sink, mut unwritten) = (Elsewhere(Some(sink)), BytesMut::new());
    loop {
        let part = incoming.next().await?;
        let is_end = part.is_none();
        if let Some(part) = part {
            see(&part);
            unwritten.extend_from_slice(&part);
        }
        if unwritten.len() >= WRITTEN_BYTES || (is_end && !unwritten.is_empty()) {
            let part = unwritten.split().freeze();
            let current = sink.take()?;
            sink = Elsewhere(Some(on_disk(move || current.write(&part)).await?));
        }
        if is_end {
            return sink.take();
        }
    }
}

impl Passing {
    /// The file.
    pub fn file(&self) -> &Scratch {
        let file = self.scratch.0.as_ref();
        file.expect("nobody takes it: it goes when this is dropped")
    }

    /// Whether whoever reads it is asked to end, because the server stops.
    pub fn is_asked_to_end(&self) -> bool {
        self.place.is_asked_to_end()
    }
}

impl Call {
    /// The file that has come, on routes that take one which is stored.
    pub fn received(&self) -> &Received {
        self.received
            .as_ref()
            .expect("the route's row says that its body is stored, so dispatch has received one")
    }

    /// The file that has come, on routes that only read it.
    pub fn passing(&self) -> &Passing {
        self.passing
            .as_ref()
            .expect("the route's row says that its body is only read, so dispatch has taken it in")
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

/// What has a file that is removed elsewhere when it is dropped: that can take a while.
struct Elsewhere<T: Send + 'static>(Option<T>);

impl<T: Send + 'static> Elsewhere<T> {
    fn take(&mut self) -> Result<T, Problem> {
        let kept = || Problem::new(Code::Internal, "the file was stored already");
        self.0.take().ok_or_else(kept)
    }
}

impl<T: Send + 'static> Drop for Elsewhere<T> {
    fn drop(&mut self) {
        if let Some(held) = self.0.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn_blocking(move || drop(held));
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
