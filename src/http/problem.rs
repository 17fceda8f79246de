//! Every error that a client of the admin listener can see, as RFC 9457 `application/problem+json`.
//!
//! Guarantee: each has a stable code of [`Code::ALL`], a status, and a sentence that says what to
//! do next; none holds a secret. Deliberately not here: deciding that something is an error.

mod refusals;

use actix_web::{HttpResponse, http::StatusCode, http::header};
use schemas::Position;
use serde::Serialize;

use crate::{domain::Refusal, engine::SubmitError};

/// The content type of every problem.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// Declares the codes in one table: name, usual status, title.
macro_rules! codes {
    ($($variant:ident $name:literal $status:ident $title:literal,)+) => {
        /// What went wrong, as a word that never changes; each has a paragraph in the runbook.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`: ", $title, ".")] $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the answer.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The HTTP status that it has unless the problem says otherwise.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),+ }
            }

            /// What it means, whatever the occasion.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }
    };
}

codes! {
    MalformedJson "malformed_json" BAD_REQUEST "The body is not JSON",
    MalformedBody "malformed_body" BAD_REQUEST "The body is not what its type says",
    InvalidRequest "invalid_request" UNPROCESSABLE_ENTITY "Fields of the request are not valid",
    NotSignedIn "not_signed_in" UNAUTHORIZED "Nobody is signed in",
    SignInRefused "sign_in_refused" UNAUTHORIZED "The name or the password is wrong",
    WrongPassword "wrong_password" UNPROCESSABLE_ENTITY "The current password is wrong",
    WrongCredential "wrong_credential" FORBIDDEN "The credential is not accepted",
    WrongSetupToken "wrong_setup_token" FORBIDDEN "The setup token is wrong",
    RoleRequired "role_required" FORBIDDEN "The account's role does not allow this",
    SessionRequired "session_required" FORBIDDEN "A token cannot do this",
    Csrf "csrf" FORBIDDEN "The request may come from another site",
    AddressNotAllowed "address_not_allowed" FORBIDDEN "The address is not on the allow-list",
    ForeignNetwork "foreign_network" FORBIDDEN "The address is outside the region's networks",
    NotFound "not_found" NOT_FOUND "There is nothing at this path",
    DeviceNotFound "device_not_found" NOT_FOUND "There is no such phone",
    UserNotFound "user_not_found" NOT_FOUND "There is no such user",
    RegionNotFound "region_not_found" NOT_FOUND "There is no such region",
    AdminNotFound "admin_not_found" NOT_FOUND "There is no such account",
    TokenNotFound "token_not_found" NOT_FOUND "There is no such token",
    AlarmNotFound "alarm_not_found" NOT_FOUND "There is no such active alarm",
    ConfigurationNotGenerated "configuration_not_generated" NOT_FOUND
        "The phone has no generated configuration",
    TemplateNotFound "template_not_found" NOT_FOUND "There is no such template",
    MappingNotFound "mapping_not_found" NOT_FOUND "The mapping has no such row",
    PlaceholderNotFound "placeholder_not_found" NOT_FOUND "The placeholder has no value there",
    OverrideNotFound "override_not_found" NOT_FOUND "The parameter is not overridden there",
    FileNotFound "file_not_found" NOT_FOUND "There is no such file",
    FirmwareNotFound "firmware_not_found" NOT_FOUND "There is no such firmware",
    JobNotFound "job_not_found" NOT_FOUND "There is no such job, or it has ended",
    TooManyJobs "too_many_jobs" CONFLICT "Too many jobs have not ended",
    TargetsChanged "targets_changed" CONFLICT "What it would touch has changed",
    SecretsShown "secrets_shown" CONFLICT "There are no passwords that were not shown",
    JobHeld "job_held" CONFLICT "The job is paused or was cancelled",
    JobRunning "job_running" CONFLICT "The job has not ended",
    JobEnded "job_ended" CONFLICT "The job has ended",
    InvalidTemplate "invalid_template" UNPROCESSABLE_ENTITY "The text is no template",
    InvalidArchive "invalid_archive" UNPROCESSABLE_ENTITY "The archive is not what it should be",
    ImportRefused "import_refused" UNPROCESSABLE_ENTITY "Parts of the file cannot be imported",
    ImportIncomplete "import_incomplete" CONFLICT "The file was imported in part",
    InvalidFile "invalid_file" UNPROCESSABLE_ENTITY "The file is not what it should be",
    UnknownPlaceholders "unknown_placeholders" UNPROCESSABLE_ENTITY
        "Nobody defines placeholders of the template",
    PlaceholderStays "placeholder_stays" UNPROCESSABLE_ENTITY "The placeholder has no region",
    TemplateExists "template_exists" CONFLICT "The template exists already",
    TemplateBuiltIn "template_built_in" CONFLICT "The template is built in",
    FirmwareInUse "firmware_in_use" CONFLICT "The firmware is in use",
    TemplateInUse "template_in_use" CONFLICT "The template is in use",
    PlaceholderExists "placeholder_exists" CONFLICT "The placeholder has a value there already",
    PlaceholderInUse "placeholder_in_use" CONFLICT "Templates name the placeholder",
    FirmwareExists "firmware_exists" CONFLICT "The firmware exists already",
    FirmwareFileExists "firmware_file_exists" CONFLICT "The firmware has a file already",
    FirmwareFileTaken "firmware_file_taken" CONFLICT "Other firmware has a file of that name",
    CannotRender "cannot_render" CONFLICT "The phone's file cannot be made",
    DirectoryFailed "directory_failed" BAD_GATEWAY "The directory did not answer as it should",
    MethodNotAllowed "method_not_allowed" METHOD_NOT_ALLOWED "The path has no such method",
    AlreadySetUp "already_set_up" CONFLICT "The server has been set up already",
    RegionExists "region_exists" CONFLICT "The region exists already",
    RegionInUse "region_in_use" CONFLICT "The region is in use",
    UserExists "user_exists" CONFLICT "The user exists already",
    SystemUserStays "system_user_stays" CONFLICT "The user system stays as it is",
    UserWithoutRegion "user_without_region" CONFLICT "The user has no region",
    DeviceNamedTwice "device_named_twice" UNPROCESSABLE_ENTITY "A phone is named twice",
    AdminExists "admin_exists" CONFLICT "The account exists already",
    LastSupervisor "last_supervisor" CONFLICT "There would be no supervisor left",
    TooManyTokens "too_many_tokens" CONFLICT "The account has too many tokens",
    TooManyCommands "too_many_commands" CONFLICT "Too many commands wait for the phone",
    Overtaken "overtaken" CONFLICT "The request is overtaken by newer events",
    IdempotencyKeyInvalid "idempotency_key_invalid" UNPROCESSABLE_ENTITY
        "The Idempotency-Key is no key",
    IdempotencyKeyReused "idempotency_key_reused" UNPROCESSABLE_ENTITY
        "The Idempotency-Key was used for another request",
    IdempotencyKeySpent "idempotency_key_spent" CONFLICT
        "The first answer cannot be given again",
    BodyTooSlow "body_too_slow" REQUEST_TIMEOUT "The body did not arrive in time",
    BodyTooLarge "body_too_large" PAYLOAD_TOO_LARGE "The body is too large",
    UnsupportedMediaType "unsupported_media_type" UNSUPPORTED_MEDIA_TYPE
        "The body is not of an accepted type",
    TooManyAttempts "too_many_attempts" TOO_MANY_REQUESTS "Too many attempts have failed",
    TooManyStreams "too_many_streams" TOO_MANY_REQUESTS "Too many streams are open",
    Internal "internal" INTERNAL_SERVER_ERROR "The server failed",
    SetupRequired "setup_required" SERVICE_UNAVAILABLE "The server has not been set up yet",
    PositionNotReached "position_not_reached" SERVICE_UNAVAILABLE
        "The position is not reached yet",
    QueueFull "queue_full" SERVICE_UNAVAILABLE "More requests wait than may",
    ReadOnly "read_only" SERVICE_UNAVAILABLE "The store is read-only",
    NotReady "not_ready" SERVICE_UNAVAILABLE "The server takes no requests",
    Stopping "stopping" SERVICE_UNAVAILABLE "The server is stopping",
    GenerationNotFinished "generation_not_finished" GATEWAY_TIMEOUT
        "The files were not generated in time",
    KeyringFull "keyring_full" INSUFFICIENT_STORAGE "The keyring is full",
}

/// One field of a request that is not valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FieldError {
    /// The field, with dots for fields of fields: `region.name`. A query parameter has its name; of
    /// a document, `line 12`.
    pub field: String,
    /// What is wrong with it, and what would be right.
    pub message: String,
}

/// An error as a client sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    code: Code,
    status: StatusCode,
    detail: String,
    errors: Vec<FieldError>,
    retry_after_seconds: Option<u32>,
    allow: Option<String>,
    position: Option<Position>,
    report: Option<Box<serde_json::Value>>,
}

impl schemars::JsonSchema for Code {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ProblemCode".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = Self::ALL.iter().map(|code| code.name()).collect();
        schemars::json_schema!({"type": "string", "enum": names})
    }
}

/// A problem's members in the answer (RFC 9457, 3.1), with our extensions.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Problem")]
pub(super) struct Body<'a> {
    /// `urn:rollcall:problem:` and the code.
    r#type: String,
    /// What the code means, whatever the occasion.
    title: &'a str,
    /// The HTTP status.
    status: u16,
    /// What was wrong this time, and what to do next.
    detail: &'a str,
    /// The stable word to tell errors by.
    #[schemars(with = "Code")]
    code: &'a str,
    /// The fields that are not valid, when fields are at fault.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
    /// What the request would have come to, as where it succeeds.
    #[serde(flatten)]
    #[schemars(skip)]
    report: Option<&'a serde_json::Value>,
}

impl Problem {
    /// A problem with the usual status of its code.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            status: code.status(),
            detail: detail.into(),
            errors: Vec::new(),
            retry_after_seconds: None,
            allow: None,
            position: None,
            report: None,
        }
    }

    /// 422: these fields are not valid.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        let detail = format!("correct these and send it again: {}", fields.join(", "));
        Self {
            errors,
            ..Self::new(Code::InvalidRequest, detail)
        }
    }

    /// 422: this field is not valid.
    pub fn invalid_field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError {
            field: field.into(),
            message: message.into(),
        }])
    }

    /// 405, naming the methods that the path has.
    pub fn method_not_allowed(allowed: &[&str]) -> Self {
        let allow = allowed.join(", ");
        let detail = format!("this path has only {allow}");
        Self {
            allow: Some(allow),
            ..Self::new(Code::MethodNotAllowed, detail)
        }
    }

    /// The same problem, to be tried again after so many seconds.
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        Self {
            retry_after_seconds: Some(seconds),
            ..self
        }
    }

    /// The same problem, which reflects this position.
    #[must_use]
    pub fn at(self, position: Position) -> Self {
        Self {
            position: Some(position),
            ..self
        }
    }

    /// The same problem, with what is wrong in detail.
    #[must_use]
    pub fn with_errors(self, errors: Vec<FieldError>) -> Self {
        Self { errors, ..self }
    }

    /// The same problem, its fields inside this one.
    #[must_use]
    pub fn within(mut self, field: &str) -> Self {
        for error in &mut self.errors {
            error.field = format!("{field}.{}", error.field);
        }
        self
    }

    /// The same problem, with the members of the answer that the request would have had.
    #[must_use]
    pub fn with_report(self, report: &impl Serialize) -> Self {
        let report = serde_json::to_value(report).expect("maps have text keys and nothing fails");
        Self {
            report: Some(Box::new(report)),
            ..self
        }
    }

    /// The same problem as 422, because this field of the body names what it is about.
    #[must_use]
    pub fn of_field(self, field: &str) -> Self {
        let error = FieldError {
            field: field.to_owned(),
            message: self.detail.clone(),
        };
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            errors: vec![error],
            ..self
        }
    }

    /// The code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The fields that are not valid.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// What it says to whoever asked.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// After how many seconds it may be tried again.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        self.retry_after_seconds
    }

    /// The position that it reflects, when it says so itself.
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// The content of the answer: JSON of type [`CONTENT_TYPE`].
    pub fn content(&self) -> String {
        let body = Body {
            r#type: format!("urn:rollcall:problem:{}", self.code.name()),
            title: self.code.title(),
            status: self.status.as_u16(),
            detail: &self.detail,
            code: self.code.name(),
            errors: &self.errors,
            report: self.report.as_deref(),
        };
        serde_json::to_string(&body).expect("texts and numbers serialise")
    }

    /// The answer.
    pub fn response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((header::CONTENT_TYPE, CONTENT_TYPE));
        if let Some(seconds) = self.retry_after_seconds {
            response.insert_header((header::RETRY_AFTER, seconds));
        }
        if self.code == Code::NotSignedIn {
            // RFC 9110, 11.6.1: a 401 says how to do better. Browsers ask nobody for a bearer.
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"rollcall\""));
        }
        if let Some(allow) = &self.allow {
            response.insert_header((header::ALLOW, allow.as_str()));
        }
        response.body(self.content())
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let problem = Self::new(Code::from(&refusal), refusal.to_string());
        let Refusal::UnknownPlaceholders(names) = refusal else {
            return problem;
        };
        let errors = names.into_iter().map(|field| FieldError {
            field,
            message: "nobody defines this placeholder".to_owned(),
        });
        problem.with_errors(errors.collect())
    }
}

impl From<SubmitError> for Problem {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Refused(refusal) => refusal.into(),
            SubmitError::QueueFull => Self::new(
                Code::QueueFull,
                "nothing was changed: try again in a second",
            )
            .retry_after(1),
            SubmitError::ReadOnly(why) => {
                let detail = format!("nothing was changed: {why}; make room on the disk");
                Self::new(Code::ReadOnly, detail).retry_after(60)
            }
            SubmitError::Unstorable(why) => {
                Self::new(Code::Internal, format!("nothing was changed: {why}"))
            }
            SubmitError::Stopped => Self::new(
                Code::Stopping,
                "it is not known whether anything was changed: look again",
            )
            .retry_after(5),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::body::to_bytes;

    async fn body(response: HttpResponse) -> serde_json::Value {
        serde_json::from_slice(&to_bytes(response.into_body()).await.unwrap()).unwrap()
    }

    #[actix_web::test]
    async fn a_problem_has_all_members_and_its_content_type() {
        let response = Problem::invalid_field("region.name", "is missing").response();
        assert_eq!(response.status(), 422);
        assert_eq!(
            response.headers().get("content-type").unwrap(),
            "application/problem+json"
        );
        let body = body(response).await;
        assert_eq!(body["type"], "urn:rollcall:problem:invalid_request");
        assert_eq!(body["status"], 422);
        assert_eq!(body["code"], "invalid_request");
        assert_eq!(body["errors"][0]["field"], "region.name");
        assert!(body["title"].is_string() && body["detail"].is_string());
    }

    #[actix_web::test]
    async fn a_full_queue_and_a_read_only_store_say_when_to_try_again() {
        for error in [
            SubmitError::QueueFull,
            SubmitError::ReadOnly("disk full".into()),
        ] {
            let response = Problem::from(error).response();
            assert_eq!(response.status(), 503);
            assert!(response.headers().contains_key("retry-after"));
            assert!(body(response).await.get("errors").is_none());
        }
    }

    #[test]
    fn what_a_field_names_is_that_fields_error() {
        let unknown = Refusal::UnknownRegion("Berlin".parse().unwrap());
        let problem = Problem::from(unknown).of_field("region");
        assert_eq!(problem.status(), 422);
        assert_eq!(problem.code().name(), "region_not_found");
        assert_eq!(problem.errors()[0].field, "region");
    }

    #[test]
    fn codes_are_distinct_words() {
        for (index, code) in Code::ALL.iter().enumerate() {
            assert!(
                code.name()
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_')
            );
            assert!(
                Code::ALL[index + 1..]
                    .iter()
                    .all(|other| other.name() != code.name())
            );
            assert!(code.status().is_client_error() || code.status().is_server_error());
        }
    }
}
