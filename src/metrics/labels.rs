//! The label values that are fixed here: each set is an enum, so that a series cannot be misspelt.
//!
//! Guarantees that `ALL` lists every value. Words of events (severity, phone action, ...) are those
//! of `schemas`; sets that other rooms own (projections, oddities, routes) are handed to
//! [`super::Metrics::new`] instead.

use schemas::events::{EventKind, PhoneAction, RefusalReason, SecurityKind, Severity};

/// The values of one label.
pub trait Label: Copy + 'static {
    /// Every value, in the order of `index`.
    const ALL: &'static [Self];

    /// The value as Prometheus sees it.
    fn word(self) -> &'static str;

    /// The place of this value in `ALL`.
    fn index(self) -> usize;
}

macro_rules! label {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl Label for $name {
            const ALL: &'static [$name] = &[$($name::$variant,)+];

            fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}

/// Words of `schemas`, whose variants are numbered from 0 in the order of their `ALL`.
macro_rules! label_of_schemas {
    ($($name:ident,)+) => {
        $(impl Label for $name {
            const ALL: &'static [$name] = $name::ALL;

            fn word(self) -> &'static str {
                self.name()
            }

            fn index(self) -> usize {
                self as usize
            }
        })+
    };
}

label_of_schemas! { PhoneAction, SecurityKind, Severity, }

impl Label for EventKind {
    const ALL: &'static [EventKind] = EventKind::ALL;

    fn word(self) -> &'static str {
        self.name()
    }

    fn index(self) -> usize {
        // Kind numbers have gaps.
        EventKind::ALL
            .binary_search_by_key(&self.number(), |kind| kind.number())
            .expect("ALL lists every kind in order of number")
    }
}

label! {
    /// Which listener took a request.
    Listener {
        Admin = "admin",
        Phones = "phones",
    }
}

label! {
    /// How a phone stands, as Devices Status shows it.
    DeviceStatus {
        Registered = "registered",
        NonRegistered = "non_registered",
        Disconnected = "disconnected",
    }
}

label! {
    /// How far a job is, as the list of jobs shows it.
    JobState {
        Queued = "queued",
        Running = "running",
        Paused = "paused",
        Done = "done",
        Failed = "failed",
        Cancelled = "cancelled",
    }
}

label! {
    /// What became of a phone's report.
    ReportResult {
        Accepted = "accepted",
        /// From a phone that awaits approval.
        Pending = "pending",
        /// A report that was seen before, accepted without effect.
        Repeated = "repeated",
        /// No acceptable credential, or that of another phone.
        WrongCredential = "wrong_credential",
        /// From outside the networks of the phone's region.
        ForeignNetwork = "foreign_network",
        /// No JSON object, however leniently read.
        Malformed = "malformed",
        /// A field over its limit.
        InvalidField = "invalid_field",
        TooLarge = "too_large",
        /// More changes of status, or more wrong credentials, than a phone sends.
        Limited = "limited",
        /// The queue was full, or the log cannot be written.
        Unavailable = "unavailable",
    }
}

label! {
    AlarmChange {
        Raised = "raised",
        /// Raised again while active.
        Updated = "updated",
        Cleared = "cleared",
    }
}

label! {
    /// The steps of a phone command's life.
    CommandOutcome {
        Queued = "queued",
        HandedOver = "handed_over",
        Done = "done",
        Expired = "expired",
        Failed = "failed",
        Cancelled = "cancelled",
    }
}

/// What became of a phone's request for a configuration file, whatever the client was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ServeResult {
    Served,
    NotModified,
    /// Too many misses from this address.
    Limited,
    Refused(RefusalReason),
}

impl Label for ServeResult {
    const ALL: &'static [ServeResult] = &[
        ServeResult::Served,
        ServeResult::NotModified,
        ServeResult::Limited,
        ServeResult::Refused(RefusalReason::NotFound),
        ServeResult::Refused(RefusalReason::BadName),
        ServeResult::Refused(RefusalReason::UnknownPhone),
        ServeResult::Refused(RefusalReason::NotGenerated),
        ServeResult::Refused(RefusalReason::ForeignNetwork),
        ServeResult::Refused(RefusalReason::NotEntitled),
        ServeResult::Refused(RefusalReason::WrongCredential),
        ServeResult::Refused(RefusalReason::NoTemplate),
        ServeResult::Refused(RefusalReason::Unreadable),
    ];

    fn word(self) -> &'static str {
        match self {
            ServeResult::Served => "served",
            ServeResult::NotModified => "not_modified",
            ServeResult::Limited => "limited",
            ServeResult::Refused(reason) => reason.name(),
        }
    }

    fn index(self) -> usize {
        match self {
            ServeResult::Served => 0,
            ServeResult::NotModified => 1,
            ServeResult::Limited => 2,
            ServeResult::Refused(reason) => 3 + reason as usize,
        }
    }
}

label! {
    Transport {
        Http = "http",
        Https = "https",
    }
}

label! {
    /// Whether an answer carried secrets.
    Secrets {
        Without = "false",
        With = "true",
    }
}

label! {
    /// The HTTP status codes that this server answers with.
    StatusCode {
        Ok = "200",
        Created = "201",
        Accepted = "202",
        NoContent = "204",
        PartialContent = "206",
        NotModified = "304",
        PermanentRedirect = "308",
        BadRequest = "400",
        Unauthorized = "401",
        Forbidden = "403",
        NotFound = "404",
        MethodNotAllowed = "405",
        NotAcceptable = "406",
        RequestTimeout = "408",
        Conflict = "409",
        ContentTooLarge = "413",
        UnsupportedMediaType = "415",
        RangeNotSatisfiable = "416",
        UnprocessableContent = "422",
        TooManyRequests = "429",
        InternalServerError = "500",
        ServiceUnavailable = "503",
        GatewayTimeout = "504",
        InsufficientStorage = "507",
        Other = "other",
    }
}

impl StatusCode {
    /// The label of `status`; a code that is not of the list, which a new answer would need, is
    /// `other`.
    #[must_use]
    pub fn of(status: u16) -> StatusCode {
        match status {
            200 => StatusCode::Ok,
            201 => StatusCode::Created,
            202 => StatusCode::Accepted,
            204 => StatusCode::NoContent,
            206 => StatusCode::PartialContent,
            304 => StatusCode::NotModified,
            308 => StatusCode::PermanentRedirect,
            400 => StatusCode::BadRequest,
            401 => StatusCode::Unauthorized,
            403 => StatusCode::Forbidden,
            404 => StatusCode::NotFound,
            405 => StatusCode::MethodNotAllowed,
            406 => StatusCode::NotAcceptable,
            408 => StatusCode::RequestTimeout,
            409 => StatusCode::Conflict,
            413 => StatusCode::ContentTooLarge,
            415 => StatusCode::UnsupportedMediaType,
            416 => StatusCode::RangeNotSatisfiable,
            422 => StatusCode::UnprocessableContent,
            429 => StatusCode::TooManyRequests,
            500 => StatusCode::InternalServerError,
            503 => StatusCode::ServiceUnavailable,
            504 => StatusCode::GatewayTimeout,
            507 => StatusCode::InsufficientStorage,
            _ => StatusCode::Other,
        }
    }
}
