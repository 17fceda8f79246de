//! The label values that are fixed here: each set is an enum, so that a series cannot be misspelt.
//!
//! Guarantees that `ALL` lists every value. Sets that other rooms own (event kinds, projections,
//! alarm names, routes) are handed to [`super::Metrics::new`] instead.

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
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }) => {
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
    /// What became of a phone's report.
    ReportResult {
        Accepted = "accepted",
        /// From a phone that awaits approval.
        Pending = "pending",
        /// A report that was seen before, accepted without effect.
        Repeated = "repeated",
        /// No acceptable credential, or that of another phone.
        BadCredential = "bad_credential",
        /// From outside the networks of the phone's region.
        WrongNetwork = "wrong_network",
        /// No JSON object, however leniently read.
        Malformed = "malformed",
        /// A field over its limit.
        InvalidField = "invalid_field",
        TooLarge = "too_large",
        /// The queue was full, or the log cannot be written.
        Unavailable = "unavailable",
    }
}

label! {
    AlarmSeverity {
        Critical = "critical",
        Major = "major",
        Minor = "minor",
        Warning = "warning",
        Info = "info",
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
    /// What a phone was told to do.
    CommandAction {
        Restart = "restart",
        UpdateConfiguration = "update_configuration",
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

label! {
    /// What became of a phone's request for a configuration file, whatever the client was told.
    ServeResult {
        Served = "served",
        NotModified = "not_modified",
        /// No such phone or file.
        NotFound = "not_found",
        /// There is a file, but not for this client at this moment.
        Withheld = "withheld",
        /// Too many misses from this address.
        Limited = "limited",
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
    /// The class of an HTTP status code.
    StatusClass {
        Success = "2xx",
        Redirection = "3xx",
        ClientError = "4xx",
        ServerError = "5xx",
    }
}

impl StatusClass {
    /// The class of `status`; informational codes count as success, unknown ones as server errors.
    #[must_use]
    pub fn of(status: u16) -> StatusClass {
        match status {
            100..=299 => StatusClass::Success,
            300..=399 => StatusClass::Redirection,
            400..=499 => StatusClass::ClientError,
            _ => StatusClass::ServerError,
        }
    }
}
