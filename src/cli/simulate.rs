//! `rollcall simulate`: simulated phones against any server.
//!
//! Guarantees one JSON object on stdout at the end, also after Ctrl-C, and status 1 when a request
//! got no answer or a report was lost. Does not start a server.

use std::io::{IsTerminal as _, Write as _};
use std::time::Duration;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use tokio::time::Instant;

use super::output::{Output, note};
use super::password::first_line_of_stdin;
use super::runtime;
use super::signals::Signals;
use crate::clock::{Clock as _, SystemClock};
use crate::simulator::{self, Options, Scenario, SimulatorError};

const EXAMPLES: &str = "\
Examples:
  rollcall simulate --server http://127.0.0.1:8081 --phones 500
  rollcall simulate --server http://127.0.0.1:8081 --phones 9000 --scenario boot-storm
  rollcall simulate --server http://127.0.0.1:8081 --phones 9000 --rate inf --no-files
  rollcall simulate --server http://127.0.0.1:8081 --phones 500 --rest-port 8090
  rollcall simulate --server http://127.0.0.1:8081 --phones 500 --broken-firmware UC_2.0.14.2";

/// Let simulated phones live on a server
///
/// Prints a JSON summary when the duration is over, or on Ctrl-C. Status 1 if any request got no
/// answer or any report was lost. The same seed gives the same phones.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Simulate {
    /// Base URL of the phone listener
    #[arg(long, value_name = "URL")]
    server: String,
    /// How many phones
    #[arg(long, value_name = "N")]
    phones: u32,
    /// What they live through: steady, boot-storm, outage, alarm-burst, nat
    #[arg(long, default_value_t = Scenario::Steady)]
    scenario: Scenario,
    /// Which phones, and which decisions
    #[arg(long, value_name = "K", default_value_t = 1)]
    seed: u64,
    /// End after so many seconds [default: on Ctrl-C]
    #[arg(long, value_name = "SECONDS")]
    duration: Option<u64>,
    #[command(flatten)]
    pace: Pace,
    #[command(flatten)]
    identity: Identity,
    #[command(flatten)]
    credentials: Credentials,
}

/// How fast, and what may go wrong.
#[derive(Debug, Args)]
struct Pace {
    /// Phone time per real time: with 60, an hour between reports takes a minute
    #[arg(long, value_name = "X", default_value_t = 1.0)]
    time_scale: f64,
    /// Reports a second of all phones together; `inf`: as fast as the connections allow
    #[arg(long, value_name = "R")]
    rate: Option<f64>,
    /// Fetch no files at all, report only
    #[arg(long)]
    no_files: bool,
    /// Probability, at each report, of losing registration and of another alarm
    #[arg(long, value_name = "SHARE", default_value_t = 0.02)]
    mishaps: f64,
    /// Phones that load this firmware are never heard again
    #[arg(long, value_name = "VERSION")]
    broken_firmware: Option<String>,
    /// Share of phones with the bad habits of field clients
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    sloppiness: f64,
    /// Requests in flight at most
    #[arg(long, value_name = "N", default_value_t = 64)]
    connections: usize,
    /// Give a request up after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
}

/// Who the phones are and where they come from.
#[derive(Debug, Args)]
struct Identity {
    /// Region for first contact; repeated, sites take them in turn
    #[arg(long = "region", value_name = "NAME")]
    regions: Vec<String>,
    /// MAC address of the first phone; the others follow it
    #[arg(long, value_name = "MAC", default_value = "00908f000000")]
    first_mac: String,
    /// When phones have a user to report
    #[arg(long, value_enum, default_value_t = SignIn::WithFile)]
    sign_in: SignIn,
    /// Speak from one address, in place of one 127.x.y.z a phone on a loopback server
    #[arg(long)]
    shared_address: bool,
    /// Give each phone a REST server on this port of its 127.x.y.z, which is the server's
    /// phones.rest_port, for regions whose phones are reachable
    #[arg(long, value_name = "PORT", conflicts_with = "shared_address")]
    rest_port: Option<u16>,
}

/// What the phones show to be let in.
#[derive(Debug, Args)]
struct Credentials {
    /// Name to show, in place of the one in the boot file
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Its password; others on this machine can see it, so prefer --password-stdin
    #[arg(
        long,
        value_name = "PASSWORD",
        requires = "user",
        conflicts_with = "password_stdin"
    )]
    password: Option<String>,
    /// Read its password from the first line of stdin
    #[arg(long, requires = "user")]
    password_stdin: bool,
    /// How the password travels in reports
    #[arg(long, value_enum, default_value_t = PasswordForm::Md5)]
    password_form: PasswordForm,
    /// Show name and password as HTTP Basic too
    #[arg(long, requires = "user")]
    basic: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SignIn {
    /// Once a file names one
    WithFile,
    /// Right after boot, as for zero touch
    AtOnce,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PasswordForm {
    Plain,
    Md5,
}

impl Simulate {
    pub(super) fn run(self) -> Result<()> {
        let options = self.options()?;
        let summary = runtime()?.block_on(simulate(options))?;
        let mut output = Output::stdout();
        output.line(serde_json::to_string_pretty(&summary)?)?;
        output.flush()?;
        if summary.errors > 0 || summary.lost_reports > 0 {
            bail!(
                "{} of {} requests got no answer and {} reports were lost",
                summary.errors,
                summary.requests,
                summary.lost_reports
            );
        }
        Ok(())
    }

    fn options(self) -> Result<Options> {
        let (pace, identity) = (self.pace, self.identity);
        let (basic, form) = (self.credentials.basic, self.credentials.password_form);
        let credentials = self.credentials.read()?;
        Ok(Options {
            scenario: self.scenario,
            seed: self.seed,
            first_mac: identity.first_mac,
            regions: identity.regions,
            basic: credentials.clone().filter(|_| basic),
            credentials,
            password_form: match form {
                PasswordForm::Plain => simulator::PasswordForm::Plain,
                PasswordForm::Md5 => simulator::PasswordForm::Md5Hex,
            },
            time_scale: pace.time_scale,
            rate: pace.rate,
            files: !pace.no_files,
            sign_in: match identity.sign_in {
                SignIn::WithFile => simulator::SignIn::WithFile,
                SignIn::AtOnce => simulator::SignIn::AtOnce,
            },
            mishaps: pace.mishaps,
            sloppiness: pace.sloppiness,
            source_addresses: match identity.shared_address {
                true => simulator::SourceAddresses::Shared,
                false => simulator::SourceAddresses::Automatic,
            },
            rest_port: identity.rest_port,
            broken_firmware: pace.broken_firmware,
            connections: pace.connections,
            request_timeout: Duration::from_secs(pace.timeout),
            duration: self.duration.map(Duration::from_secs),
            started_at_unix_s: SystemClock.now_ms().div_euclid(1000),
            ..Options::new(self.server, self.phones)
        })
    }
}

impl Credentials {
    fn read(self) -> Result<Option<simulator::Credentials>> {
        let Some(user_name) = self.user else {
            return Ok(None);
        };
        let password = match self.password_stdin {
            true => first_line_of_stdin()?,
            false => self.password.unwrap_or_default(),
        };
        Ok(Some(simulator::Credentials {
            user_name,
            password,
        }))
    }
}

async fn simulate(options: Options) -> Result<simulator::Summary> {
    let signals = Signals::listen()?;
    note(format_args!(
        "{} phones ({}, seed {}) live on {}; Ctrl-C ends it",
        options.phones, options.scenario, options.seed, options.server
    ));
    let duration = options.duration;
    let running = simulator::run(options, signals.stop_asked());
    let outcome: Result<_, SimulatorError> = tokio::select! {
        outcome = running => outcome,
        never = show_progress(duration) => match never {},
    };
    if std::io::stderr().is_terminal() {
        note("");
    }
    Ok(outcome?)
}

/// Shows on a terminal, every second, how long it has been.
async fn show_progress(duration: Option<Duration>) -> std::convert::Infallible {
    let started = Instant::now();
    let of_all = duration.map_or(String::new(), |duration| {
        format!(" of {}", duration.as_secs())
    });
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    loop {
        seconds.tick().await;
        if std::io::stderr().is_terminal() {
            let elapsed = started.elapsed().as_secs();
            // Whether it can be seen does not matter.
            let _ = write!(std::io::stderr(), "\r{elapsed}{of_all} s ");
        }
    }
}
