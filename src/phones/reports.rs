//! Keep-alives (protocol.md 3): read, handed to the engine, answered with the waiting commands.
//!
//! Guarantee: a message of a phone's that comes again after newer ones changes nothing and is
//! handed no commands; its sender is judged all the same (threat T18). The time of a report is the
//! server's.

use std::net::IpAddr;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::CACHE_CONTROL},
    web::Payload,
};
use futures_util::future::Either;
use schemas::{Mac, Secret, commands::Command, events::SecurityKind};
use serde_json::json;

use super::{
    Phones, answers,
    body::{self, BodyError},
    credentials,
    guesses::Unheard,
    system_user,
    wire::{self, Oddities, ReportRequest, WireError},
};
use crate::{
    domain::{Refusal, Reply, WaitingCommand},
    engine::SubmitError,
    metrics::ReportResult,
    processes::has_template,
};

/// How long an answer waits for the file of a phone that was taken in by its own report.
const FILE_WAIT_MS: i64 = 5_000;

/// How a refused message is answered.
pub(super) enum Refused {
    /// It comes from outside the networks: 403, and worth a record.
    ForeignNetwork,
    /// Its credential is wrong, or another phone's: 403, and worth a record.
    Credential {
        /// Whether it is another phone's.
        is_anothers: bool,
    },
    /// Too many wrong credentials came from there, or for this phone: 429.
    Guessing {
        /// When to come again.
        retry_after_seconds: u32,
    },
    /// The phone's status changes too often: 429, and worth a record.
    StatusFlood {
        /// When to come again.
        retry_after_seconds: u32,
    },
    /// It cannot be taken now: 503.
    Unavailable {
        /// Stable code.
        code: &'static str,
        /// In words.
        detail: String,
        /// When to come again.
        retry_after_seconds: u32,
    },
}

impl Refused {
    /// What is to be recorded of it.
    pub(super) fn security_kind(&self) -> Option<SecurityKind> {
        match self {
            Self::ForeignNetwork => Some(SecurityKind::ForeignNetwork),
            Self::Credential { is_anothers: false } => Some(SecurityKind::WrongPhoneCredential),
            Self::Credential { is_anothers: true } => Some(SecurityKind::OtherPhonesCredential),
            Self::StatusFlood { .. } => Some(SecurityKind::StatusFlood),
            // Recorded where the guesses are counted.
            Self::Guessing { .. } | Self::Unavailable { .. } => None,
        }
    }

    /// How a report that ends so is counted.
    fn result(&self) -> ReportResult {
        match self {
            Self::ForeignNetwork => ReportResult::ForeignNetwork,
            Self::Credential { .. } => ReportResult::WrongCredential,
            Self::Guessing { .. } | Self::StatusFlood { .. } => ReportResult::Limited,
            Self::Unavailable { .. } => ReportResult::Unavailable,
        }
    }

    /// The answer to the phone.
    pub(super) fn answer(&self) -> HttpResponse {
        match self {
            Self::ForeignNetwork => {
                let detail = "the message comes from outside the networks of the phone's region";
                answers::problem(StatusCode::FORBIDDEN, "foreign_network", detail, &[])
            }
            Self::Credential { .. } => {
                let detail = "the credential is not accepted for this phone";
                answers::problem(StatusCode::FORBIDDEN, "wrong_credential", detail, &[])
            }
            Self::Guessing {
                retry_after_seconds,
            } => {
                let detail = "too many wrong credentials: wait, then send the right one";
                let code = "too_many_wrong_credentials";
                answers::come_again(
                    StatusCode::TOO_MANY_REQUESTS,
                    code,
                    detail,
                    *retry_after_seconds,
                )
            }
            Self::StatusFlood {
                retry_after_seconds,
            } => {
                let detail = "the phone's status changes too often: wait, then report the newest";
                let code = "too_many_status_changes";
                answers::come_again(
                    StatusCode::TOO_MANY_REQUESTS,
                    code,
                    detail,
                    *retry_after_seconds,
                )
            }
            Self::Unavailable {
                code,
                detail,
                retry_after_seconds,
            } => answers::come_again(
                StatusCode::SERVICE_UNAVAILABLE,
                code,
                detail,
                *retry_after_seconds,
            ),
        }
    }
}

impl From<Unheard> for Refused {
    fn from(error: Unheard) -> Self {
        match error {
            Unheard::Guessing {
                retry_after_seconds,
            } => Self::Guessing {
                retry_after_seconds,
            },
            Unheard::Refused(error) => Self::from(error),
        }
    }
}

impl From<SubmitError> for Refused {
    fn from(error: SubmitError) -> Self {
        let unavailable = |code, retry_after_seconds| {
            let detail = match &error {
                SubmitError::Refused(refusal) => refusal.to_string(),
                other => other.to_string(),
            };
            Self::Unavailable {
                code,
                detail,
                retry_after_seconds,
            }
        };
        match &error {
            SubmitError::Refused(Refusal::ForeignNetwork) => Self::ForeignNetwork,
            SubmitError::Refused(Refusal::WrongCredential) => {
                Self::Credential { is_anothers: false }
            }
            SubmitError::Refused(Refusal::OtherPhonesCredential) => {
                Self::Credential { is_anothers: true }
            }
            SubmitError::Refused(refusal) => unavailable(refusal.code(), 60),
            SubmitError::QueueFull => unavailable("overloaded", 1),
            SubmitError::ReadOnly(_) => unavailable("read_only", 60),
            SubmitError::Unstorable(_) => unavailable("unstorable", 60),
            SubmitError::Stopped => unavailable("stopping", 5),
        }
    }
}

impl Phones {
    /// `POST …/keep-alive`.
    pub(super) async fn keep_alive(&self, request: &HttpRequest, body: Payload) -> HttpResponse {
        let mut oddities = Oddities::default();
        let (result, response) = self.take_report(request, body, &mut oddities).await;
        self.context.metrics.phone_reports.of(result).inc();
        self.count(&oddities);
        response
    }

    async fn take_report(
        &self,
        request: &HttpRequest,
        body: Payload,
        oddities: &mut Oddities,
    ) -> (ReportResult, HttpResponse) {
        body::note_oddities(request, oddities);
        let (bytes_max, clock) = (self.context.config.report_bytes_max, &*self.context.clock);
        let body = match body::read(request, body, bytes_max, clock).await {
            Ok(body) => body,
            Err(error) => {
                let result = match error {
                    BodyError::TooLarge(_) => ReportResult::TooLarge,
                    BodyError::TooSlow | BodyError::Broken => ReportResult::Malformed,
                };
                return (result, error.answer());
            }
        };
        let report = match wire::read_report(&body, oddities) {
            Ok(report) => report,
            Err(error) => {
                let result = match error {
                    WireError::NotAnObject(_) => ReportResult::Malformed,
                    WireError::TooLong { .. } | WireError::Unusable { .. } => {
                        ReportResult::InvalidField
                    }
                };
                return (result, answers::unreadable(&error));
            }
        };
        let basic = credentials::basic(request.headers());
        match self.take_in(report, self.address(request), basic).await {
            Ok(taken) => taken,
            Err(refused) => (refused.result(), refused.answer()),
        }
    }

    /// What becomes of a report that was read.
    async fn take_in(
        &self,
        report: ReportRequest,
        address: IpAddr,
        basic: Option<(String, Secret)>,
    ) -> Result<(ReportResult, HttpResponse), Refused> {
        let (mac, status, now_ms) = (report.mac, report.facts.status, self.context.clock.now_ms());
        let session_id = report.session_id.clone();
        let is_repeated = self.sequences.is_repeated(mac, &session_id);
        let noted = |refused: Refused| {
            if let Some(kind) = refused.security_kind() {
                self.note_refused_message(address, mac, kind, "keep-alive");
            }
            refused
        };
        let wait = self.sequences.wait_seconds(mac, status, now_ms);
        if let (false, Some(retry_after_seconds)) = (is_repeated, wait) {
            return Err(noted(Refused::StatusFlood {
                retry_after_seconds,
            }));
        }
        let command = report.command(address, basic, is_repeated);
        let origin = command.origin.clone();
        let command = Command::ReportPhone(Box::new(command));
        let receipt = self.submit_for(mac, &origin, command).await;
        let receipt = receipt.map_err(|unheard| noted(unheard.into()))?;
        let (result, response) = match receipt.reply {
            Reply::Reported { waiting, is_proven } => {
                (ReportResult::Accepted, self.requests(&waiting, is_proven))
            }
            Reply::Admitted => {
                self.wait_for_file(mac).await;
                (ReportResult::Accepted, self.requests(&[], false))
            }
            Reply::Announced(_) => {
                return Ok((ReportResult::Pending, self.requests(&[], false)));
            }
            Reply::Done | Reply::Dismissed(_) => {
                return Ok((ReportResult::Repeated, self.requests(&[], false)));
            }
        };
        if self.sequences.note(mac, &session_id, status, now_ms) {
            let fleet = &self.projections().fleet;
            let is_known = |mac| fleet.phone(mac).is_some();
            self.sequences.tidy(fleet.len(), is_known);
        }
        Ok((result, response))
    }

    /// Waits a moment for the first file of a phone that was taken in by its own report: it asks
    /// for it as soon as it is answered.
    async fn wait_for_file(&self, mac: Mac) {
        let context = &self.context;
        let mut positions = context.view.positions();
        let mut deadline = context
            .clock
            .sleep_until(context.clock.now_ms() + FILE_WAIT_MS);
        loop {
            positions.mark_unchanged();
            let waits = {
                let projections = context.view.read();
                let phone = projections.fleet.phone(mac);
                phone.is_some_and(|phone| phone.configuration().is_none())
                    && has_template(&projections, mac)
            };
            if !waits {
                return;
            }
            let moved = std::pin::pin!(positions.changed());
            match futures_util::future::select(moved, &mut deadline).await {
                Either::Left((Ok(()), _)) => {}
                Either::Left((Err(_), _)) | Either::Right(_) => return,
            }
        }
    }

    /// `{"requests":[…]}` with the commands that wait for the phone. Who has shown no credential is
    /// not told the system user's password, only the form that stands in boot files.
    fn requests(&self, waiting: &[WaitingCommand], is_proven: bool) -> HttpResponse {
        let body = if waiting.is_empty() {
            r#"{"requests":[]}"#.to_owned()
        } else {
            let (name, password) = self.system_user(is_proven);
            let request = |command| self.request(command, (&name, &password));
            let requests: Vec<_> = waiting.iter().map(request).collect();
            json!({ "requests": requests }).to_string()
        };
        HttpResponse::Ok()
            .insert_header((CACHE_CONTROL, "no-store"))
            .content_type("application/json")
            .body(body)
    }

    fn system_user(&self, is_proven: bool) -> (String, Secret) {
        let projections = self.context.view.read();
        if is_proven {
            return system_user(&projections);
        }
        let hidden = self.context.obfuscator.system_user(&projections);
        hidden.map_or_else(Default::default, |user| {
            (user.name, Secret::new(&user.obfuscated_password))
        })
    }

    fn request(&self, command: &WaitingCommand, system: (&str, &Secret)) -> serde_json::Value {
        let session_id = getrandom::u32().expect("the kernel gives random numbers once it runs");
        self.context.commands.request(command, system, session_id)
    }

    /// Counts what was odd about a message.
    pub(super) fn count(&self, oddities: &Oddities) {
        for (oddity, times) in oddities.iter() {
            let counter = self
                .context
                .metrics
                .phone_report_oddities
                .of(oddity.label());
            counter.inc_by(u64::from(times));
        }
    }
}
