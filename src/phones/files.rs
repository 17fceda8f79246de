//! Files (protocol.md 2): the boot file, configuration files, and what is answered and recorded
//! when a file is not given.
//!
//! Guarantee: text of the client's never reaches the file system: a name is looked up in the
//! projections, and what they name is opened by its hash. A phone's own file leaves only after its
//! fetch is durable, so a claim window is used once; while the disk is full it leaves all the same,
//! and claims are remembered. Deliberately not here: who may have what (`entitlement`), ranges and
//! conditions (`delivery`).

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    http::Method,
    web::{self, Bytes},
};
use projections::Projections;
use schemas::{
    ContentHash, FileName, KeySlot, Mac, Secret, Timestamp,
    commands::{Command, RecordFetch, RecordFileRefusal},
    events::{BootFile, RefusalReason, SecurityKind},
    sealing::Keys,
};

use super::{
    Phones, answers, credentials,
    delivery::{self, Content, Part},
    entitlement::{self, Asker, CommonFile, OwnFile},
    order,
    reports::Refused,
    route::Name,
    streamed::StreamedFile,
};
use crate::{
    boot_files::{self, NoBootFile},
    engine::SubmitError,
    metrics::{Secrets, ServeResult, Transport},
    processes::renderer,
    provisioning::{boot, public_url::PublicUrl},
};

/// Of a path that is recorded, so many characters.
const RECORDED_CHARACTERS_MAX: usize = 200;

/// What configuration files are.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// Where a file is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folder {
    /// Where configuration files are.
    Configuration,
    /// Where firmware is, and configuration files too: phones look for them where they loaded the
    /// boot file.
    Firmware,
}

/// Everything that a request for a file shows.
pub(super) struct FileRequest {
    /// From where.
    pub(super) address: std::net::IpAddr,
    /// HTTP Basic.
    pub(super) basic: Option<(String, Secret)>,
    /// The path, as it is recorded.
    pub(super) path: String,
    /// When it came.
    pub(super) now: Timestamp,
    /// Whether a content was asked for, and not only its description.
    pub(super) is_fetch: bool,
}

impl Phones {
    /// `GET|HEAD /configfiles/<name>`, `/firmwarefiles/<name>`.
    pub(super) async fn file(
        &self,
        http: &HttpRequest,
        folder: Folder,
        name: &Name,
    ) -> HttpResponse {
        let request = self.file_request(http);
        if let Some(seconds) = self.blocked_seconds(&request) {
            return answers::too_many_requests(seconds);
        }
        match name {
            Name::Own(mac) => {
                let own = entitlement::own_file(&self.projections(), *mac, self.asker(&request));
                match own {
                    Ok(own) => self.serve_own(http, &request, own, None).await,
                    Err(reason) => self.refuse(&request, Some(*mac), reason),
                }
            }
            Name::Common(name) => match self.named(folder, name, self.asker(&request)) {
                Ok(Named::Text(common)) => self.serve_common(http, &request, common).await,
                Ok(Named::Bytes(file)) => self.serve_streamed(http, &request, file).await,
                Err(reason) => self.refuse(&request, None, reason),
            },
            Name::Bad => self.refuse(&request, None, RefusalReason::BadName),
        }
    }

    /// What there is of this name for somebody who may have it. Firmware comes first: whoever gave
    /// it a name meant it for phones that ask so.
    fn named(
        &self,
        folder: Folder,
        name: &FileName,
        asker: Asker<'_>,
    ) -> Result<Named, RefusalReason> {
        let projections = self.projections();
        let firmware = match folder {
            Folder::Firmware => entitlement::firmware_file(&projections, name, asker),
            Folder::Configuration => Err(RefusalReason::NotFound),
        };
        match firmware {
            Err(RefusalReason::NotFound) => {}
            firmware => return firmware.map(Named::Bytes),
        }
        let common = entitlement::common_file(&projections, name, asker)?;
        Ok(match is_text(name) {
            true => Named::Text(common),
            false => Named::Bytes(StreamedFile {
                hash: common.hash,
                size_bytes: common.size_bytes,
                modified: common.generated_at,
                media_type: "application/octet-stream",
                file_name: name.clone(),
                is_firmware: false,
                mac: None,
            }),
        })
    }

    /// `GET|HEAD /p/<key>/configfiles/<name>`: there are no site keys, so every key is wrong.
    pub(super) fn keyed_file(&self, http: &HttpRequest, name: &Name) -> HttpResponse {
        let mut request = self.file_request(http);
        // The key may be another installation's; it is not for the log.
        request.path = match name {
            Name::Own(mac) => format!("/p/…/configfiles/{mac}.cfg"),
            Name::Common(name) => format!("/p/…/configfiles/{name}"),
            Name::Bad => "/p/…/configfiles/…".to_owned(),
        };
        match self.blocked_seconds(&request) {
            Some(seconds) => answers::too_many_requests(seconds),
            None => self.refuse(&request, name.mac(), RefusalReason::WrongCredential),
        }
    }

    /// `GET|HEAD /ipp/dhcpoption160.cfg`, and the one for phones behind a proxy. Whoever asks from
    /// outside the phone networks gets it without the system user's lines.
    pub(super) fn boot(&self, http: &HttpRequest, file: BootFile) -> HttpResponse {
        let request = self.file_request(http);
        if let Some(seconds) = self.blocked_seconds(&request) {
            return answers::too_many_requests(seconds);
        }
        let text = {
            let projections = self.projections();
            let user = self.boot_user(&projections, &request);
            let configured = self.context.config.public_url.as_ref();
            match boot_files::served(&projections, file, configured, user.as_ref()) {
                Ok(text) => Some(text),
                Err(NoBootFile::NotSetUp | NoBootFile::NoProxy) => None,
                Err(error) => {
                    let error = &error as &dyn std::error::Error;
                    tracing::error!(error, "there is no boot file");
                    None
                }
            }
        };
        let Some(text) = text else {
            return self.refuse(&request, None, RefusalReason::NotFound);
        };
        let content = text_content(text, None);
        self.deliver(http, &request, None, content)
    }

    pub(super) fn file_request(&self, http: &HttpRequest) -> FileRequest {
        FileRequest {
            address: self.address(http),
            basic: credentials::basic(http.headers()),
            path: http
                .uri()
                .path()
                .chars()
                .take(RECORDED_CHARACTERS_MAX)
                .collect(),
            now: Timestamp(self.context.clock.now_ms()),
            is_fetch: http.method() != Method::HEAD,
        }
    }

    pub(super) fn projections(&self) -> parking_lot::RwLockReadGuard<'_, Projections> {
        self.context.view.read()
    }

    pub(super) fn asker<'a>(&self, request: &'a FileRequest) -> Asker<'a> {
        Asker {
            address: request.address,
            basic: request.basic.as_ref(),
            now: request.now,
            claim_window_ms: i64::from(self.context.config.claim_window_seconds) * 1000,
        }
    }

    pub(super) fn blocked_seconds(&self, request: &FileRequest) -> Option<u32> {
        let seconds = self.misses.blocked_seconds(request.address, request.now.0);
        if seconds.is_some() {
            self.count_served(ServeResult::Limited, Secrets::Without);
        }
        seconds
    }

    /// The same 404 for everybody, and a record of the true reason; the last of too many distinct
    /// ones blocks the address. A wrong credential is a miss for each that is tried.
    pub(super) fn refuse(
        &self,
        request: &FileRequest,
        mac: Option<Mac>,
        reason: RefusalReason,
    ) -> HttpResponse {
        let FileRequest { address, now, .. } = *request;
        let credential = request
            .basic
            .as_ref()
            .map(|(name, password)| (name, password.expose()));
        let what = (mac, mac.is_none().then_some(&request.path), credential);
        let strike = self.misses.strike(address, what, now.0);
        if strike.is_worth_a_record {
            let file = request.path.clone();
            let refusal = RecordFileRefusal {
                mac,
                file,
                reason,
                status: 404,
                address,
            };
            self.record(Command::RecordFileRefusal(Box::new(refusal)));
        }
        if strike.blocks {
            let count = self.context.config.misses_max;
            let seconds = self.context.config.miss_window_seconds;
            self.record(Command::RecordSecurity {
                mac: None,
                kind: SecurityKind::FileEnumeration,
                detail: format!("{count} files that it may not have within {seconds} seconds"),
                address,
            });
        }
        self.count_served(ServeResult::Refused(reason), Secrets::Without);
        answers::not_found()
    }

    /// A phone's own file. `template` is what the answer is to name.
    pub(super) async fn serve_own(
        &self,
        http: &HttpRequest,
        request: &FileRequest,
        mut own: OwnFile,
        template: Option<String>,
    ) -> HttpResponse {
        let mac = own.mac;
        let mut claim = None;
        if own.is_claim {
            // Two requests at once: the window is for one fetch, so one at a time, and whoever
            // comes second asks again whether it is still open.
            claim = ClaimInProgress::begin(self, mac);
            let again = match claim {
                Some(_) => entitlement::own_file(&self.projections(), mac, self.asker(request)),
                None => Err(RefusalReason::NotEntitled),
            };
            own = match again {
                Ok(own) if own.is_claim && self.was_claimed_unrecorded(&own) => {
                    return self.refuse(request, Some(mac), RefusalReason::NotEntitled);
                }
                Ok(own) => own,
                Err(reason) => return self.refuse(request, Some(mac), reason),
            };
        }
        let Some(bytes) = self.read_blob(own.hash, Some(own.key_slot)).await else {
            return self.refuse(request, Some(mac), RefusalReason::Unreadable);
        };
        let content = Content {
            bytes,
            hash: own.hash,
            modified: Some(own.generated_at),
            media_type: TEXT,
            template,
        };
        let part = Part::asked_for(http.headers(), content.described());
        if request.is_fetch && part != Part::Unsatisfiable {
            let fetch = fetched(request, Some(mac), own.hash, &part, true);
            match self.context.engine.submit(order(fetch)).await {
                Ok(_) => {}
                // Phones that start while the disk is full must come up all the same.
                Err(SubmitError::ReadOnly(_)) => self.note_unrecorded(&own),
                Err(error) => return Refused::from(error).answer(),
            }
        }
        drop(claim);
        self.count_delivered(&part, Secrets::With);
        delivery::answer(content, part)
    }

    /// Remembers a claim that could not be recorded: its window is for one fetch all the same.
    fn note_unrecorded(&self, own: &OwnFile) {
        if own.is_claim {
            let mut claims = self.unrecorded_claims.lock();
            claims.insert(own.mac, own.generated_at);
        }
    }

    fn was_claimed_unrecorded(&self, own: &OwnFile) -> bool {
        self.unrecorded_claims.lock().get(&own.mac) == Some(&own.generated_at)
    }

    /// A file that several phones load.
    async fn serve_common(
        &self,
        http: &HttpRequest,
        request: &FileRequest,
        common: CommonFile,
    ) -> HttpResponse {
        let Some(bytes) = self.read_blob(common.hash, None).await else {
            return self.refuse(request, None, RefusalReason::Unreadable);
        };
        let content = Content {
            bytes,
            hash: common.hash,
            modified: Some(common.generated_at),
            media_type: TEXT,
            template: None,
        };
        self.deliver(http, request, None, content)
    }

    /// A content without a phone's secrets; its fetch is recorded without waiting.
    pub(super) fn deliver(
        &self,
        http: &HttpRequest,
        request: &FileRequest,
        mac: Option<Mac>,
        content: Content,
    ) -> HttpResponse {
        let part = Part::asked_for(http.headers(), content.described());
        if request.is_fetch && part != Part::Unsatisfiable {
            self.record(fetched(request, mac, content.hash, &part, false));
        }
        self.count_delivered(&part, Secrets::Without);
        delivery::answer(content, part)
    }

    /// The bytes behind a hash; with a slot, sealed by its key. `None` is logged: what projections
    /// name should be there.
    async fn read_blob(&self, hash: ContentHash, slot: Option<KeySlot>) -> Option<Bytes> {
        if slot.is_none_or(|slot| self.context.keyring.key(slot).is_some())
            && let Some(content) = self.recent_files.get(hash)
        {
            return Some(content);
        }
        let blobs = Arc::clone(&self.context.blobs);
        let key = match slot {
            None => None,
            Some(slot) => Some((slot, self.context.keyring.key(slot)?)),
        };
        let read = web::block(move || match key {
            None => blobs.get(hash),
            Some((slot, key)) => blobs.get_sealed(hash, slot, &key),
        });
        match read.await {
            Ok(Ok(bytes)) => {
                let content = Bytes::from(bytes);
                self.recent_files.keep(hash, content.clone());
                Some(content)
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

    /// The addresses that phones are given. `None` before setup, whatever is configured.
    pub(super) fn public_url(&self, projections: &Projections) -> Option<PublicUrl> {
        projections.files.setup()?;
        renderer::public_url(projections, self.context.config.public_url.as_ref())
            .inspect_err(|error| tracing::error!(%error, "phones cannot be told where to report"))
            .ok()
    }

    /// The system user as boot files give it, for whoever asks from inside a phone network.
    pub(super) fn boot_user(
        &self,
        projections: &Projections,
        request: &FileRequest,
    ) -> Option<boot::SystemUser> {
        let is_inside = entitlement::is_in_any_network(projections, request.address);
        is_inside
            .then(|| self.context.obfuscator.system_user(projections))
            .flatten()
    }

    pub(super) fn count_delivered(&self, part: &Part, secrets: Secrets) {
        match part {
            Part::Whole | Part::Bytes(_) => self.count_served(ServeResult::Served, secrets),
            Part::NotModified | Part::Unsatisfiable => {
                self.count_served(ServeResult::NotModified, Secrets::Without);
            }
        }
    }

    fn count_served(&self, result: ServeResult, secrets: Secrets) {
        let served = &self.context.metrics.config_served;
        served.of(result).of(Transport::Http).of(secrets).inc();
    }
}

/// What a name stands for.
enum Named {
    /// A file with parameters.
    Text(CommonFile),
    /// Bytes that nobody interprets.
    Bytes(StreamedFile),
}

/// Whether a file of this name is one of parameters; the others are as they were uploaded.
fn is_text(name: &FileName) -> bool {
    let suffix = name.as_str().rsplit_once('.').map(|(_, suffix)| suffix);
    suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("cfg"))
}

/// A text made for this request.
pub(super) fn text_content(text: String, template: Option<String>) -> Content {
    let bytes = Bytes::from(text);
    Content {
        hash: ContentHash::of(&bytes),
        bytes,
        modified: None,
        media_type: TEXT,
        template,
    }
}

/// The record of a fetch.
pub(super) fn fetched(
    request: &FileRequest,
    mac: Option<Mac>,
    hash: ContentHash,
    part: &Part,
    own_configuration: bool,
) -> Command {
    Command::RecordFetch(Box::new(RecordFetch {
        mac,
        file: request.path.clone(),
        hash,
        status: part.status().as_u16(),
        own_configuration,
        address: request.address,
    }))
}

/// Somebody is fetching within a phone's claim window; ends when dropped.
struct ClaimInProgress<'a> {
    phones: &'a Phones,
    mac: Mac,
}

impl<'a> ClaimInProgress<'a> {
    /// `None` while another request claims the same phone's file.
    fn begin(phones: &'a Phones, mac: Mac) -> Option<Self> {
        let is_first = phones.claims_in_progress.lock().insert(mac);
        // Lazily: one that is made and thrown away would end the other's claim.
        is_first.then(|| Self { phones, mac })
    }
}

impl Drop for ClaimInProgress<'_> {
    fn drop(&mut self) {
        self.phones.claims_in_progress.lock().remove(&self.mac);
    }
}
