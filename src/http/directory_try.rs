//! A try of the LDAP settings, as they are kept or as they are about to be (M91, M92).
//!
//! Guarantee: the account's password is the one that is kept unless the request brings another;
//! nothing is changed; of what answered, nothing is told that is no LDAP (`directory`).
//! Deliberately not here: keeping the settings (`write`), and the directory's protocol.

use std::sync::Arc;

use projections::Projections;
use schemas::Secret;
use serde::Serialize;

use super::{
    answer::Answer,
    call::Call,
    fields::Fields,
    known::value,
    problem::{Code, FieldError, Problem},
    routes::Outcome,
    texts,
    write::settings::{Given, read},
};
use crate::{
    directory::{
        self, DirectoryError, DirectoryReport, DirectorySettings, HITS_MAX, Limits, Lookup,
        SEARCH_SECONDS_MAX, TYPED_CHARS_MAX,
    },
    provisioning::system_settings::LDAP,
};

/// Characters of a name or number that somebody looks up.
pub(super) const TYPED_LENGTH_MAX: usize = TYPED_CHARS_MAX;

/// How long resolving and connecting may take.
const CONNECT_MS: i64 = 5_000;

/// LDAP's own port (RFC 4511, 4).
const PORT_DEFAULT: u16 = 389;

/// How many entries are asked for where nobody says.
const HITS_DEFAULT: u32 = 20;

/// How long a search may take where nobody says.
const SEARCH_SECONDS_DEFAULT: u32 = 10;

/// What somebody would find at a phone.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "DirectoryReport")]
pub(super) struct ReportView {
    /// What the server's name led to, and what was connected to.
    resolved_address: String,
    /// Whether the account was accepted; false where none is given.
    bound: bool,
    /// Those that were found first.
    entries: Vec<EntryView>,
    /// How many were found.
    hits: usize,
    /// Whether the directory has more of them.
    has_more: bool,
    /// Places elsewhere that the directory named; none was asked.
    referrals_not_followed: usize,
    took_ms: i64,
}

/// Somebody, as a phone shows them.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "DirectoryEntry")]
struct EntryView {
    display_name: String,
    numbers: Vec<String>,
}

/// `POST /api/v1/settings/ldap/test`
pub(super) async fn look_up(call: Arc<Call>) -> Outcome {
    let mut fields = call.fields()?;
    let lookup = lookup(&mut fields);
    let given = fields.object("settings", |fields| Some(read(fields, LDAP)));
    let lookup = fields.finish(lookup)?;
    let settings = settings(&call.context.view.read(), &given.unwrap_or_default());
    let limits = Limits {
        ports: call.context.config.directory.ports.clone(),
        connect_ms: CONNECT_MS,
    };
    let report = directory::check(&settings, &lookup, &limits, &*call.context.clock).await;
    Ok(Answer::ok(&ReportView::from(report.map_err(problem)?)))
}

/// A name or a number.
fn lookup(fields: &mut Fields) -> Option<Lookup> {
    let name = fields.checked("name", check_typed);
    let number = fields.checked("number", check_typed);
    match (name, number) {
        (Some(name), None) => Some(Lookup::Name(name)),
        (None, Some(number)) => Some(Lookup::Number(number)),
        (None, None) if fields.has_errors() => None,
        (None, None) => {
            fields.refuse("name", "is missing: give a name or a number");
            None
        }
        (Some(_), Some(_)) => {
            fields.refuse("number", "is one too many: give a name or a number");
            None
        }
    }
}

fn check_typed(text: &str) -> Result<(), String> {
    match text {
        "" => Err("is empty".to_owned()),
        text => texts::check(text, TYPED_LENGTH_MAX),
    }
}

/// The settings that are kept, with those in their place that the request brings.
fn settings(projections: &Projections, given: &Given) -> DirectorySettings {
    let of = |placeholder: &str| {
        let found = given.iter().find(|(name, _)| *name == placeholder);
        match found {
            Some((_, value)) => value.clone(),
            None => value(projections, placeholder),
        }
    };
    let number = |placeholder: &str| of(placeholder).parse::<u32>().ok();
    let seconds = number("LDAP_SearchTimeout").unwrap_or(SEARCH_SECONDS_DEFAULT);
    DirectorySettings {
        server: of("LDAP_Server"),
        port: of("LDAP_Port").parse().unwrap_or(PORT_DEFAULT),
        user_name: of("LDAP_UserName"),
        password: Secret::new(&of("LDAP_Password")),
        base: of("LDAP_Base"),
        name_filter: of("LDAP_NameFilter"),
        name_attributes: of("LDAP_NameAttributes"),
        number_filter: of("LDAP_NumberFilter"),
        number_attributes: of("LDAP_NumberAttributes"),
        display_name: of("LDAP_DisplayName"),
        max_hits: number("LDAP_MaxHits").map_or(HITS_DEFAULT, |hits| hits.clamp(1, HITS_MAX)),
        country_code: of("LDAP_CountryCode"),
        area_code: of("LDAP_AreaCode"),
        sort_result: of("LDAP_SortResult") == "1",
        // Phones may wait longer than who sits at this page.
        search_timeout_seconds: seconds.clamp(1, SEARCH_SECONDS_MAX),
        call_lookup: of("LDAP_CallLookup"),
    }
}

/// A setting that cannot be is the request's fault, wherever it is kept; all else the directory's.
fn problem(error: DirectoryError) -> Problem {
    let detail = format!("{error} ({})", error.code());
    match (&error, error.field()) {
        (
            DirectoryError::Setting { .. }
            | DirectoryError::FilterInvalid { .. }
            | DirectoryError::PortNotAllowed { .. },
            Some(field),
        ) => Problem::invalid(vec![FieldError {
            field: format!("settings.{field}"),
            message: detail,
        }]),
        _ => Problem::new(Code::DirectoryFailed, detail),
    }
}

impl From<DirectoryReport> for ReportView {
    fn from(report: DirectoryReport) -> Self {
        let entries = report.entries.into_iter().map(|entry| EntryView {
            display_name: entry.display_name,
            numbers: entry.numbers,
        });
        Self {
            resolved_address: report.resolved_address.to_string(),
            bound: report.bound,
            entries: entries.collect(),
            hits: report.hits,
            has_more: report.has_more,
            referrals_not_followed: report.referrals_not_followed,
            took_ms: report.took_ms,
        }
    }
}
