//! The options of a simulation as given, and the plan they become once checked.
//!
//! Guarantee: only a `Plan` travels on; every option in it has been validated and every text that
//! requests repeat (credentials, host) is prepared once. Names are resolved once, at the begin.

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine as _;
use hyper::header::HeaderValue;
use md5::{Digest, Md5};
use tokio::time::Instant;

use super::addresses::is_loopback_v4;
use super::error::SimulatorError;
use super::identity::parse_mac;
use super::scenario::{Incident, Scenario};
use crate::provisioning::firmware;

/// How a password travels in `emsUserPassword`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordForm {
    Plain,
    Md5Hex,
}

/// A name and its password.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub user_name: String,
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Credentials")
            .field("user_name", &self.user_name)
            .finish_non_exhaustive()
    }
}

/// The local addresses that phones speak from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceAddresses {
    /// One 127.x.y.z a phone (a site, in the `nat` scenario) when the server is on 127.0.0.0/8 and
    /// files are fetched; else the operating system's choice.
    Automatic,
    /// The operating system's choice: all phones share it, and connections are reused.
    Shared,
    /// One 127.x.y.z a phone; only for a server on 127.0.0.0/8.
    EachPhone,
}

/// When a phone has a user to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// Once it is served a file: the user of its line, or, for Lync phones, its own.
    WithFile,
    /// Right after its boot, file or not: what zero touch (`automatic` onboarding) expects.
    AtOnce,
}

/// What to simulate; begin with [`Options::new`] and change what matters.
#[derive(Debug, Clone)]
pub struct Options {
    /// Base URL of the phone listener; a path in it precedes every request's path.
    pub server: String,
    /// 1 to 16,000,000.
    pub phones: u32,
    pub scenario: Scenario,
    /// The same seed gives the same phones and the same decisions.
    pub seed: u64,
    /// MAC of the first phone, in any accepted shape; the others follow it.
    pub first_mac: String,
    /// Sites take these in turn and make first contact through them; none: no region is told.
    pub regions: Vec<String>,
    /// For `emsUserName`; none: what the boot file gives.
    pub credentials: Option<Credentials>,
    pub password_form: PasswordForm,
    /// For an HTTP Basic header on every request.
    pub basic: Option<Credentials>,
    /// Phone time per real time: with 60, a keep-alive period of an hour takes a minute.
    pub time_scale: f64,
    /// Reports a second of all phones together, in place of their periods; infinite: as fast as
    /// `connections` allow.
    pub rate: Option<f64>,
    /// Whether phones fetch files at all; without, they report only.
    pub files: bool,
    pub sign_in: SignIn,
    /// Probability, at each report, of losing registration and of another alarm.
    pub mishaps: f64,
    /// Share of phones with the bad habits of field clients.
    pub sloppiness: f64,
    pub source_addresses: SourceAddresses,
    /// Where each phone's own REST server listens, at the phone's address; none: nowhere.
    pub rest_port: Option<u16>,
    /// Phones that load this version are never heard again.
    pub broken_firmware: Option<String>,
    /// Requests in flight at most.
    pub connections: usize,
    pub request_timeout: Duration,
    /// End of the run; none: until stopped.
    pub duration: Option<Duration>,
    /// Unix time at the begin, for the dates of alarms; the caller has the clock.
    pub started_at_unix_s: i64,
}

impl Options {
    /// A tidy steady fleet in real time, with files, until stopped.
    pub fn new(server: impl Into<String>, phones: u32) -> Options {
        Options {
            server: server.into(),
            phones,
            scenario: Scenario::Steady,
            seed: 1,
            first_mac: "00908f000000".to_owned(),
            regions: Vec::new(),
            credentials: None,
            password_form: PasswordForm::Md5Hex,
            basic: None,
            time_scale: 1.0,
            rate: None,
            files: true,
            sign_in: SignIn::WithFile,
            mishaps: 0.02,
            sloppiness: 0.0,
            source_addresses: SourceAddresses::Automatic,
            rest_port: None,
            broken_firmware: None,
            connections: 64,
            request_timeout: Duration::from_secs(30),
            duration: None,
            started_at_unix_s: 0,
        }
    }
}

/// Checked options, prepared for use.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) options: Options,
    pub(crate) server: SocketAddr,
    /// `host:port`, for the Host header and absolute request lines.
    pub(crate) authority: String,
    pub(crate) host: HeaderValue,
    /// Path of the base URL without its last slash.
    pub(crate) prefix: String,
    pub(crate) first_mac: u64,
    /// Name and the password in its form.
    pub(crate) credentials: Option<(String, String)>,
    pub(crate) authorization: Option<HeaderValue>,
    pub(crate) incident: Option<Incident>,
    /// As phones report it: without a model.
    pub(crate) broken_firmware: Option<String>,
    pub(crate) started: Instant,
}

const PHONES_MAX: u32 = 16_000_000;
const CONNECTIONS_MAX: usize = 4_096;
/// Nothing useful is longer, and milliseconds must not overflow.
const DURATION_S_MAX: u64 = 366 * 24 * 3600;

impl Plan {
    pub(crate) async fn new(options: Options) -> Result<Plan, SimulatorError> {
        let first_mac = check(&options)?;
        let (authority, prefix) = split_server(&options.server)?;
        let server = resolve(&authority).await?;
        if options.source_addresses == SourceAddresses::EachPhone && !is_loopback_v4(server.ip()) {
            return Err(SimulatorError::BadOption {
                option: "source_addresses",
                given: "one a phone".to_owned(),
                expected: "only a server on 127.0.0.0/8 can be reached from many addresses",
            });
        }
        let host = HeaderValue::from_str(&authority)
            .map_err(|_| bad_server(&options.server, "the host holds forbidden characters"))?;
        let duration_ms = options.duration.map(|duration| duration.as_millis() as u64);
        let hour_ms = scaled_ms(options.time_scale, 3600.0);
        let plan = Plan {
            server,
            authority,
            host,
            prefix,
            first_mac,
            credentials: options.credentials.as_ref().map(|given| {
                (
                    given.user_name.clone(),
                    given.sent_as(options.password_form),
                )
            }),
            authorization: options.basic.as_ref().map(Credentials::basic),
            incident: options.scenario.incident(duration_ms, hour_ms),
            broken_firmware: options.broken_firmware.as_deref().map(without_model),
            started: Instant::now(),
            options,
        };
        plan.check_rest_port()?;
        Ok(plan)
    }

    pub(crate) fn now_ms(&self) -> u64 {
        self.started.elapsed().as_millis() as u64
    }

    /// Real milliseconds of so many seconds of phone time.
    pub(crate) fn phone_time_ms(&self, seconds: f64) -> u64 {
        scaled_ms(self.options.time_scale, seconds)
    }

    /// The period that a `rate` stands for.
    pub(crate) fn rated_period_ms(&self) -> Option<u64> {
        self.options
            .rate
            .map(|rate| (f64::from(self.options.phones) * 1000.0 / rate) as u64)
    }

    pub(crate) fn behind_nat(&self) -> bool {
        self.options.scenario == Scenario::Nat
    }

    pub(crate) fn region(&self, site: u32) -> Option<&str> {
        let regions = &self.options.regions;
        (!regions.is_empty()).then(|| regions[site as usize % regions.len()].as_str())
    }
}

impl Credentials {
    fn sent_as(&self, form: PasswordForm) -> String {
        match form {
            PasswordForm::Plain => self.password.clone(),
            PasswordForm::Md5Hex => md5_hex(&self.password),
        }
    }

    fn basic(&self) -> HeaderValue {
        let pair = format!("{}:{}", self.user_name, self.password);
        let encoded = base64::engine::general_purpose::STANDARD.encode(pair);
        let mut value = HeaderValue::from_str(&format!("Basic {encoded}"))
            .expect("base64 has no characters that HTTP forbids");
        value.set_sensitive(true);
        value
    }
}

pub(crate) fn md5_hex(text: &str) -> String {
    format!("{:x}", Md5::digest(text.as_bytes()))
}

fn check(options: &Options) -> Result<u64, SimulatorError> {
    let bad = |option, given: &dyn ToString, expected| {
        Err(SimulatorError::BadOption {
            option,
            given: given.to_string(),
            expected,
        })
    };
    let (share, positive) = ("give a share from 0 to 1", "give a number above 0");
    if !(1..=PHONES_MAX).contains(&options.phones) {
        return bad("phones", &options.phones, "give 1 to 16,000,000");
    }
    if !(1..=CONNECTIONS_MAX).contains(&options.connections) {
        return bad("connections", &options.connections, "give 1 to 4,096");
    }
    if !(options.time_scale > 0.0 && options.time_scale.is_finite()) {
        return bad("time_scale", &options.time_scale, positive);
    }
    if let Some(rate) = options.rate.filter(|rate| rate.is_nan() || *rate <= 0.0) {
        return bad("rate", &rate, positive);
    }
    if !(0.0..=1.0).contains(&options.mishaps) {
        return bad("mishaps", &options.mishaps, share);
    }
    if !(0.0..=1.0).contains(&options.sloppiness) {
        return bad("sloppiness", &options.sloppiness, share);
    }
    if options.request_timeout.is_zero() {
        return bad("request_timeout", &"0", positive);
    }
    if let Some(duration) = options
        .duration
        .filter(|given| given.as_secs() > DURATION_S_MAX)
    {
        return bad("duration", &format!("{duration:?}"), "give a year at most");
    }
    let region_fits = |name: &String| !name.is_empty() && !name.contains(['/', '?', '#', '%']);
    if let Some(region) = options.regions.iter().find(|name| !region_fits(name)) {
        return bad("regions", region, "give names without / ? # %");
    }
    match parse_mac(&options.first_mac) {
        Some(first) if first + u64::from(options.phones) <= 1 << 48 => Ok(first),
        _ => bad(
            "first_mac",
            &options.first_mac,
            "give 12 hex digits, with room for all phones",
        ),
    }
}

fn split_server(server: &str) -> Result<(String, String), SimulatorError> {
    let uri: hyper::Uri = server
        .parse()
        .map_err(|_| bad_server(server, "it is no URL"))?;
    match uri.scheme_str() {
        Some("http") => {}
        Some("https") => return Err(bad_server(server, "simulated phones speak plain HTTP only")),
        _ => return Err(bad_server(server, "it must begin with http://")),
    }
    let host = uri.host().filter(|host| !host.is_empty());
    let host = host.ok_or_else(|| bad_server(server, "it names no host"))?;
    let port = uri.port_u16().unwrap_or(80);
    Ok((
        format!("{host}:{port}"),
        uri.path().trim_end_matches('/').to_owned(),
    ))
}

async fn resolve(authority: &str) -> Result<SocketAddr, SimulatorError> {
    let failed = |source| SimulatorError::Resolve {
        host: authority.to_owned(),
        source,
    };
    let mut found = tokio::net::lookup_host(authority).await.map_err(failed)?;
    found
        .next()
        .ok_or_else(|| failed(std::io::ErrorKind::NotFound.into()))
}

fn bad_server(server: &str, reason: &'static str) -> SimulatorError {
    SimulatorError::BadServer {
        server: server.to_owned(),
        reason,
    }
}

fn without_model(version: &str) -> String {
    let version = version.trim();
    let rest = firmware::model_named(version).map_or(version, |model| &version[model.len()..]);
    rest.strip_prefix('_').unwrap_or(rest).to_owned()
}

fn scaled_ms(time_scale: f64, seconds: f64) -> u64 {
    (seconds * 1000.0 / time_scale) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refusal(change: impl FnOnce(&mut Options)) -> String {
        let mut options = Options::new("http://127.0.0.1:8081", 10);
        change(&mut options);
        Plan::new(options)
            .await
            .expect_err("the option is bad")
            .to_string()
    }

    #[tokio::test]
    async fn bad_options_are_named_with_what_to_give() {
        for (part, message) in [
            ("phones", refusal(|o| o.phones = 0).await),
            ("connections", refusal(|o| o.connections = 0).await),
            ("time_scale", refusal(|o| o.time_scale = 0.0).await),
            ("rate", refusal(|o| o.rate = Some(-1.0)).await),
            ("rest_port", refusal(|o| o.rest_port = Some(0)).await),
            (
                "behind NAT",
                refusal(|o| {
                    o.rest_port = Some(8090);
                    o.scenario = Scenario::Nat;
                })
                .await,
            ),
            (
                "127.0.0.0/8",
                refusal(|o| {
                    o.rest_port = Some(8090);
                    o.server = "http://192.0.2.1".to_owned();
                })
                .await,
            ),
            ("mishaps", refusal(|o| o.mishaps = 1.5).await),
            ("sloppiness", refusal(|o| o.sloppiness = f64::NAN).await),
            (
                "first_mac",
                refusal(|o| o.first_mac = "ffffffffffff".to_owned()).await,
            ),
            (
                "regions",
                refusal(|o| o.regions = vec!["a/b".to_owned()]).await,
            ),
            (
                "plain HTTP only",
                refusal(|o| o.server = "https://x".to_owned()).await,
            ),
            (
                "http://",
                refusal(|o| o.server = "127.0.0.1:8081".to_owned()).await,
            ),
        ] {
            assert!(message.contains(part), "{message}");
        }
    }

    #[tokio::test]
    async fn credentials_are_prepared_and_not_shown() {
        let mut options = Options::new("http://127.0.0.1/p/0a1b/", 1);
        let given = Credentials {
            user_name: "system".to_owned(),
            password: "s3cret".to_owned(),
        };
        options.credentials = Some(given.clone());
        options.basic = Some(given);
        assert!(!format!("{options:?}").contains("s3cret"));
        let plan = Plan::new(options).await.unwrap();
        assert_eq!(
            plan.credentials.unwrap().1,
            "33e1b232a4e6fa0028a6670753749a17"
        );
        assert_eq!(plan.authorization.unwrap(), "Basic c3lzdGVtOnMzY3JldA==");
        assert_eq!(
            (plan.authority.as_str(), plan.prefix.as_str()),
            ("127.0.0.1:80", "/p/0a1b")
        );
    }
}
