//! Files too large for memory on their way to phones: firmware.
//!
//! Guarantee: conditions and ranges as for every other file (`delivery`); the bytes are read from
//! the disk as the client takes them, on threads that may wait, so that ten thousand phones which
//! load an image at once cost a part each, and one that does not read costs no more. The answer is
//! an attachment of bytes that nobody is to interpret (threat T11). Deliberately not here: which
//! names there are, and who may have them.

use std::{ops::Range, sync::Arc};

use actix_web::{
    HttpRequest, HttpResponse,
    body::SizedStream,
    http::header::CONTENT_DISPOSITION,
    web::{self, Bytes},
};
use futures_util::{StreamExt, stream};
use schemas::{ContentHash, FileName, Mac, Timestamp, events::RefusalReason};

use super::{
    Phones,
    delivery::{self, Described, Part},
    files::{FileRequest, fetched},
};
use crate::{
    blobs::{OpenBlob, parts::parts},
    metrics::Secrets,
};

/// A stored file that somebody may have.
#[derive(Debug, Clone)]
pub(super) struct StreamedFile {
    /// What to serve.
    pub(super) hash: ContentHash,
    /// Its length, as it was recorded.
    pub(super) size_bytes: u64,
    /// Since when it has this content.
    pub(super) modified: Timestamp,
    /// `application/octet-stream`, unless it is something that nobody could mistake.
    pub(super) media_type: &'static str,
    /// What to call it.
    pub(super) file_name: FileName,
    /// Whether its bytes count as served firmware.
    pub(super) is_firmware: bool,
    /// The phone that loads it, where that is known.
    pub(super) mac: Option<Mac>,
}

impl Phones {
    /// The answer to a `GET` or `HEAD` for a stored file. The fetch is recorded without waiting.
    pub(super) async fn serve_streamed(
        &self,
        http: &HttpRequest,
        request: &FileRequest,
        file: StreamedFile,
    ) -> HttpResponse {
        let described = Described {
            hash: file.hash,
            modified: Some(file.modified),
            length: file.size_bytes,
        };
        let part = Part::asked_for(http.headers(), described);
        let mut response = delivery::begun(described, &part);
        let range = match &part {
            Part::Whole => Some(0..file.size_bytes),
            Part::Bytes(range) => Some(range.clone()),
            Part::NotModified | Part::Unsatisfiable => None,
        };
        let response = match range {
            None => response.finish(),
            Some(range) => {
                let Some(content) = self.opened(&file).await else {
                    return self.refuse(request, file.mac, RefusalReason::Unreadable);
                };
                let disposition = format!("attachment; filename=\"{}\"", file.file_name);
                response
                    .content_type(file.media_type)
                    .insert_header((CONTENT_DISPOSITION, disposition));
                let length = range.end - range.start;
                match request.is_fetch {
                    true => response.body(SizedStream::new(
                        length,
                        self.counted(content, range, file.is_firmware),
                    )),
                    false => {
                        let nothing = stream::empty::<std::io::Result<Bytes>>();
                        response.body(SizedStream::new(length, nothing))
                    }
                }
            }
        };
        if !file.is_firmware {
            self.count_delivered(&part, Secrets::Without);
        }
        if request.is_fetch && part != Part::Unsatisfiable {
            self.record(fetched(request, file.mac, file.hash, &part, false));
        }
        response
    }

    /// These bytes; firmware is counted as it is taken.
    fn counted(
        &self,
        content: OpenBlob,
        range: Range<u64>,
        is_firmware: bool,
    ) -> impl stream::Stream<Item = std::io::Result<Bytes>> + 'static {
        let served = self.context.metrics.firmware_served_bytes.clone();
        parts(content, range).inspect(move |part| {
            if let Ok(part) = part
                && is_firmware
            {
                served.inc_by(part.len() as u64);
            }
        })
    }

    /// The file, open. `None` is logged: what projections name should be there.
    async fn opened(&self, file: &StreamedFile) -> Option<OpenBlob> {
        let (blobs, hash) = (Arc::clone(&self.context.blobs), file.hash);
        match web::block(move || blobs.open_content(hash)).await {
            Ok(Ok(content)) if content.size_bytes() == file.size_bytes => Some(content),
            Ok(Ok(content)) => {
                let (found, expected) = (content.size_bytes(), file.size_bytes);
                tracing::error!(%hash, found, expected, "a stored file has not its recorded size");
                None
            }
            Ok(Err(error)) => {
                let error = &error as &dyn std::error::Error;
                tracing::error!(%hash, error, "a stored file cannot be served");
                None
            }
            // The pool is gone: the server is stopping.
            Err(_) => None,
        }
    }
}
