//! A stored content on its way to a client, a part at a time.
//!
//! Guarantee: the next part is read when it is asked for, on a thread that may wait; a client that
//! does not read pins one part and a file handle. Deliberately not here: which bytes, and for whom.

use std::{io, ops::Range};

use actix_web::web::{self, Bytes};
use futures_util::{Stream, stream};

use super::OpenBlob;

/// How many bytes are read at a time: what one connection costs.
const PART_BYTES: u64 = 64 * 1024;

/// These bytes of the content. An error ends it early: the client sees that bytes are missing.
pub fn parts(
    content: OpenBlob,
    range: Range<u64>,
) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    stream::unfold(Some((content, range)), |rest| async {
        let (content, Range { start, end }) = rest?;
        let length = end.saturating_sub(start).min(PART_BYTES);
        if length == 0 {
            return None;
        }
        match read(content.clone(), start, length).await {
            Ok(part) => Some((Ok(part), Some((content, start + length..end)))),
            Err(error) => {
                tracing::error!(%error, "a stored file cannot be read to its end");
                Some((Err(error), None))
            }
        }
    })
}

async fn read(content: OpenBlob, offset: u64, length: u64) -> io::Result<Bytes> {
    let length = usize::try_from(length).expect("a part is smaller than any address space");
    match web::block(move || content.read_at(offset, length)).await {
        Ok(part) => part.map(Bytes::from),
        Err(_) => Err(io::Error::other("the server is stopping")),
    }
}
