//! A try of the LDAP settings that phones are given (M91, M92): can the directory be reached, does
//! it accept the account, and what does somebody find who types this name or number?
//!
//! Guarantee (threats T17, T32): the server's name is resolved once, and what was resolved is what
//! is connected to; addresses that no directory has, and ports that are not allowed, are refused;
//! referrals are counted, never followed; every wait and every answer is bounded, whatever answers.
//! What is typed is a value in the filter and can be nothing else. Of an answer that is no LDAP,
//! and of what a server says besides entries, nothing is shown.
//!
//! The filter's syntax and BER encoding are of the crate `ldap3`. Its connection is not used: it
//! holds whatever it is sent, and panics on answers that are no LDAP. Deliberately not here: TLS,
//! keeping the settings, and the files that phones get.

mod address;
mod error;
mod exchange;
mod filter;
mod people;
#[cfg(test)]
mod tests;
mod wire;

use std::{net::SocketAddr, pin::pin};

use futures_util::future::{Either, select};
use ldap3::asn1::Tag;
use schemas::Secret;
use serde::Serialize;

pub use self::error::{DirectoryError, Step};
use self::{exchange::Exchange, wire::Outcome};
use crate::clock::Clock;

/// How many entries a report shows.
pub const SHOWN_MAX: usize = 20;

/// How many entries may be asked for (M92).
pub const HITS_MAX: u32 = 1_000;

/// How long a search may take at most, in seconds.
pub const SEARCH_SECONDS_MAX: u32 = 60;

/// How long a typed name or number may be, in characters.
pub const TYPED_CHARS_MAX: usize = 128;

/// LDAP as phones are told to use it (manual A, B.2.8.1.1).
#[derive(Debug, Clone)]
pub struct DirectorySettings {
    /// A host name or an IP address, also as `ldap://host`.
    pub server: String,
    pub port: u16,
    /// Who searches: a distinguished name, or what else the server takes; empty: nobody.
    pub user_name: String,
    pub password: Secret,
    /// Where in the tree the search begins.
    pub base: String,
    /// LDAP's prefix form, with `%` where the typed name stands: `(&(telephoneNumber=*)(sn=%))`.
    pub name_filter: String,
    /// Separated by spaces: `cn sn displayName`.
    pub name_attributes: String,
    /// As `name_filter`, for numbers.
    pub number_filter: String,
    /// Separated by spaces: `mobile telephoneNumber ipPhone`.
    pub number_attributes: String,
    /// How an entry is shown: text with `%attribute`, such as `%sn, %givenName`.
    pub display_name: String,
    /// 1 to [`HITS_MAX`].
    pub max_hits: u32,
    /// Put before the area code and a number that is looked up.
    pub country_code: String,
    /// Put before a number that is looked up.
    pub area_code: String,
    /// Sorts what is found by what is shown.
    pub sort_result: bool,
    /// 1 to [`SEARCH_SECONDS_MAX`].
    pub search_timeout_seconds: u32,
    /// Goes into phones' files; nothing here depends on it.
    pub call_lookup: String,
}

/// What somebody types into a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// The beginning of a name.
    Name(String),
    /// A number, as it is dialled or shown.
    Number(String),
}

/// What a try may do.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The ports that may be connected to.
    pub ports: Vec<u16>,
    /// How long resolving the name, and then connecting, may take.
    pub connect_ms: i64,
}

/// What came of a try that went well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectoryReport {
    /// What the server's name led to, and what was connected to.
    pub resolved_address: SocketAddr,
    /// Whether the account was accepted; false where none is given.
    pub bound: bool,
    /// What was found: as many as were asked for, and [`SHOWN_MAX`], at most.
    pub entries: Vec<DirectoryEntry>,
    /// How many were found, at most as many as were asked for.
    pub hits: usize,
    /// Whether the directory has more of them.
    pub has_more: bool,
    /// Places elsewhere that the directory named and that were not asked.
    pub referrals_not_followed: usize,
    pub took_ms: i64,
}

/// Somebody, as a phone shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectoryEntry {
    pub display_name: String,
    pub numbers: Vec<String>,
}

/// Looks up what was typed, with these settings.
///
/// # Errors
/// [`DirectoryError`]: what failed, and what to do.
pub async fn check(
    settings: &DirectorySettings,
    lookup: &Lookup,
    limits: &Limits,
    clock: &dyn Clock,
) -> Result<DirectoryReport, DirectoryError> {
    let began_ms = clock.elapsed_ms();
    let search = Search::of(settings, lookup)?;
    let host = address::host(&settings.server)?;
    if !limits.ports.contains(&settings.port) {
        return Err(DirectoryError::PortNotAllowed {
            port: settings.port,
            allowed: limits.ports.clone(),
        });
    }
    let resolving = address::resolve(host, settings.port);
    let addresses = within(clock, limits.connect_ms, Step::Resolve, resolving).await?;
    let connecting = Exchange::connect(&addresses);
    let mut exchange = within(clock, limits.connect_ms, Step::Connect, connecting).await?;

    let search_ms = i64::from(settings.search_timeout_seconds) * 1_000;
    let (user, password) = (&settings.user_name, &settings.password);
    let binding = exchange.bind(user, password);
    within(clock, search_ms, Step::SignIn, binding).await?;
    let searching = exchange.search(&search, settings.search_timeout_seconds);
    let found = within(clock, search_ms, Step::Search, searching).await?;

    let mut entries: Vec<_> = found
        .entries
        .iter()
        .map(|entry| people::shown(&search, entry))
        .collect();
    if settings.sort_result {
        entries.sort_by_cached_key(|entry| entry.display_name.to_lowercase());
    }
    let hits = entries.len();
    entries.truncate(SHOWN_MAX);
    Ok(DirectoryReport {
        resolved_address: exchange.address(),
        bound: !settings.user_name.is_empty(),
        entries,
        hits,
        has_more: found.has_more,
        referrals_not_followed: found.references,
        took_ms: clock.elapsed_ms() - began_ms,
    })
}

/// What a step gives, unless it takes longer.
async fn within<T>(
    clock: &dyn Clock,
    limit_ms: i64,
    step: Step,
    work: impl Future<Output = Result<T, DirectoryError>>,
) -> Result<T, DirectoryError> {
    let deadline = clock.sleep_until(clock.now_ms().saturating_add(limit_ms));
    match select(pin!(work), deadline).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(_) => Err(DirectoryError::TimedOut { step, limit_ms }),
    }
}

/// What is asked of the directory; only [`Search::of`] makes one, of settings that can be.
struct Search {
    base: String,
    filter: Tag,
    attributes: Vec<String>,
    number_attributes: Vec<String>,
    name_attributes: Vec<String>,
    display_name: String,
    hits_max: usize,
}

impl Search {
    fn of(settings: &DirectorySettings, lookup: &Lookup) -> Result<Self, DirectoryError> {
        check_account(settings)?;
        check_range("max_hits", settings.max_hits, HITS_MAX)?;
        let seconds = settings.search_timeout_seconds;
        check_range("search_timeout_seconds", seconds, SEARCH_SECONDS_MAX)?;
        let filter = filter::of(settings, lookup)?;
        let named = people::attributes("name_attributes", &settings.name_attributes)?;
        let numbers = people::attributes("number_attributes", &settings.number_attributes)?;
        let mut attributes = people::attributes_of_format(&settings.display_name)?;
        attributes.extend(named.iter().chain(&numbers).cloned());
        attributes.sort_by_key(|name| name.to_lowercase());
        attributes.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
        Ok(Self {
            base: settings.base.clone(),
            filter,
            attributes,
            number_attributes: numbers,
            name_attributes: named,
            display_name: settings.display_name.clone(),
            hits_max: usize::try_from(settings.max_hits).unwrap_or(usize::MAX),
        })
    }
}

fn check_range(field: &'static str, value: u32, most: u32) -> Result<(), DirectoryError> {
    if (1..=most).contains(&value) {
        return Ok(());
    }
    let message = format!("must be from 1 to {most}");
    Err(DirectoryError::Setting { field, message })
}

/// A name without a password is taken by many servers for nobody, who is then let in (RFC 4513,
/// 5.1.2): a wrong setting would look like a right one.
fn check_account(settings: &DirectorySettings) -> Result<(), DirectoryError> {
    let has_password = !settings.password.expose().is_empty();
    let (field, message) = match (settings.user_name.is_empty(), has_password) {
        (true, true) => ("user_name", "must not be empty: a password is given"),
        (false, false) => ("password", "must not be empty: a user name is given"),
        (true, false) | (false, true) => return Ok(()),
    };
    let message = message.to_owned();
    Err(DirectoryError::Setting { field, message })
}
