//! `rollcall demo`: a server with simulated phones that live on it, gone without a trace
//! afterwards.
//!
//! Guarantees a real server, set up through its own API with a password of its own; its data
//! directory is removed at the end. Reads no configuration and no environment: it is the same
//! everywhere. Deliberately not here: anything that `serve` and `simulate` do not do as well.

mod api;

use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ::schemas::Secret;
use anyhow::{Context as _, Result};
use clap::Args;
use ipnet::IpNet;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use self::api::Api;
use super::addresses::local_url;
use super::files::NewFile;
use super::output::{Output, note};
use super::password;
use super::runtime;
use super::signals::Signals;
use crate::app::{Addresses, App};
use crate::clock::{Clock as _, SystemClock};
use crate::config::{Config, Overrides};
use crate::simulator::{self, Options, SignIn, Summary};
use crate::telemetry;

const EXAMPLES: &str = "\
Examples:
  rollcall demo
  rollcall demo --phones 5000 --time-scale 300
  rollcall demo --admin-listen 127.0.0.1:0 --phone-listen 127.0.0.1:0";

/// The account that the demo makes.
const ACCOUNT: &str = "demo";

/// How often the figures are looked at.
const REFRESH: Duration = Duration::from_secs(1);

/// A phone that misses three hours of its own time is disconnected.
const SILENCE_S: f64 = 3.0 * 3600.0;
/// The server accepts nothing shorter.
const SILENCE_S_MIN: f64 = 60.0;

/// Run a server on a temporary data directory, with simulated phones living on it
///
/// Prints the address and the credentials; living figures are on stderr. Ctrl-C ends it and removes
/// the data.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Demo {
    /// How many phones
    #[arg(long, value_name = "N", default_value_t = 500)]
    phones: u32,
    /// Which phones, and what befalls them
    #[arg(long, value_name = "K", default_value_t = 1)]
    seed: u64,
    /// Phone time per real time: with 60, phones report every minute
    #[arg(long, value_name = "X", default_value_t = 60.0)]
    time_scale: f64,
    /// Address of the admin listener; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    admin_listen: String,
    /// Address of the phone listener; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8081")]
    phone_listen: String,
    /// Least important log lines to write: error, warn, info, debug, trace
    #[arg(long, value_name = "LEVEL", default_value = "warn")]
    log_level: String,
}

impl Demo {
    pub(super) fn run(self) -> Result<()> {
        let directory = tempfile::Builder::new()
            .prefix("rollcall-demo-")
            .tempdir()
            .context("cannot make a temporary data directory")?;
        let config = self.config(directory.path())?;
        telemetry::init(config.log_format, config.log_level)?;
        runtime()?.block_on(self.serve(config))?;
        directory
            .close()
            .context("cannot remove the temporary data directory")
    }

    fn config(&self, directory: &Path) -> Result<Config> {
        let key_file = directory.join("obfuscation.key");
        write_key(&key_file)?;
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        let overrides = Overrides {
            data_dir: Some(text(directory.join("data"))),
            admin_listen: Some(self.admin_listen.clone()),
            phones_listen: Some(vec![self.phone_listen.clone()]),
            phones_public_url: None,
            log_format: None,
            log_level: Some(self.log_level.clone()),
        };
        // The environment of this configuration, and of nothing else: there is no flag for the key.
        let key_variable = (
            "ROLLCALL_PHONES__OBFUSCATION_KEY_FILE".to_owned(),
            text(key_file),
        );
        Ok(Config::load(None, [key_variable], &overrides)?)
    }

    async fn serve(&self, config: Config) -> Result<()> {
        let signals = Signals::listen()?;
        let app = App::build(config, Arc::new(SystemClock))?;
        let addresses = app.addresses();
        let token = app
            .setup_token()
            .context("a new server has no setup token")?;
        let (stop, stopped) = oneshot::channel::<()>();
        let server = app.run_until_stopped(async {
            // An error means that the sender is gone: that, too, asks for the end.
            let _ = stopped.await;
        });
        let mut server = std::pin::pin!(server);
        let toured = tokio::select! {
            ended = &mut server => return Ok(ended?),
            toured = self.tour(&addresses, &token, signals) => toured,
        };
        drop(stop);
        server.await?;
        note_summary(&toured?);
        Ok(())
    }

    /// Sets the server up and lets phones live on it until a signal comes.
    async fn tour(&self, addresses: &Addresses, token: &str, signals: Signals) -> Result<Summary> {
        let phones = *addresses
            .phones
            .first()
            .context("the server has no phone listener")?;
        let password = Secret::new(&password::generate()?);
        let api = Api::new(local_url(addresses.admin))?;
        api.set_up(&self.setup(token, &password, phones)?).await?;
        let mut output = Output::stdout();
        output.line(format_args!("admin    {}", local_url(addresses.admin)))?;
        output.line(format_args!("phones   {}", local_url(phones)))?;
        output.line(format_args!("account  {ACCOUNT}"))?;
        output.line(format_args!("password {}", password.expose()))?;
        output.flush()?;
        note(format_args!(
            "{} phones are starting; Ctrl-C ends it all",
            self.phones
        ));

        let (stop, stopped) = oneshot::channel::<()>();
        let fleet = simulator::run(self.fleet(phones), async {
            let _ = stopped.await;
        });
        let watch = async {
            tokio::select! {
                () = signals.stop_asked() => {}
                never = show_figures(api, &password) => match never {},
            }
            drop(stop);
            Ok(())
        };
        let (summary, ()) = tokio::try_join!(fleet, watch)?;
        Ok(summary)
    }

    fn setup(&self, token: &str, password: &Secret, phones: SocketAddr) -> Result<Value> {
        let silence_s = (SILENCE_S / self.time_scale).clamp(SILENCE_S_MIN, SILENCE_S);
        // Phones on a listener elsewhere than on loopback come from its own address.
        let own = (!phones.ip().is_unspecified()).then(|| IpNet::from(phones.ip()).to_string());
        let networks = ["127.0.0.0/8".to_owned(), "::1/128".to_owned()]
            .into_iter()
            .chain(own);
        Ok(json!({
            "token": token,
            "username": ACCOUNT,
            "password": password.expose(),
            "public_url": local_url(phones),
            "region": {
                "name": "Demo",
                "networks": networks.collect::<Vec<_>>(),
                "onboarding": "automatic",
                "phone_credentials": "open",
                "disconnect_after_seconds": silence_s as u32,
            },
            "system_user": {"password": password::generate()?},
        }))
    }

    fn fleet(&self, phones: SocketAddr) -> Options {
        Options {
            seed: self.seed,
            time_scale: self.time_scale,
            sign_in: SignIn::AtOnce,
            mishaps: 0.1,
            sloppiness: 0.1,
            started_at_unix_s: SystemClock.now_ms().div_euclid(1000),
            ..Options::new(local_url(phones), self.phones)
        }
    }
}

/// Makes the key that an operator would have put into the phones.
fn write_key(path: &Path) -> Result<()> {
    let mut key = [0u8; 24];
    getrandom::fill(&mut key).context("the system gives no random bytes")?;
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut file = NewFile::begin(path, 0o600)?;
    writeln!(file, "{digits}").with_context(|| format!("cannot write {}", path.display()))?;
    file.finish()
}

/// Shows the dashboard's figures, every second, for ever; on a terminal always in the same line.
async fn show_figures(mut api: Api, password: &Secret) -> std::convert::Infallible {
    let mut refresh = tokio::time::interval(REFRESH);
    refresh.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        refresh.tick().await;
        let line = match api.dashboard(ACCOUNT, password).await {
            Ok(dashboard) => figures(&dashboard),
            Err(error) => format!("no figures: {error:#}"),
        };
        match std::io::stderr().is_terminal() {
            // Erases what a longer line left. Whether it can be seen does not matter.
            true => drop(write!(std::io::stderr(), "\r\u{1b}[2K{line}")),
            false => note(line),
        }
    }
}

fn figures(dashboard: &Value) -> String {
    let (devices, alarms) = (&dashboard["devices"], &dashboard["alarms"]["total"]);
    format!(
        "registered {}   non registered {}   disconnected {}   pending {}   alarms {alarms}",
        devices["registered"],
        devices["non_registered"],
        devices["disconnected"],
        devices["pending"]
    )
}

fn note_summary(summary: &Summary) {
    note(format_args!(
        "\n{} phones made {} requests in {:.0} s; {} got no answer",
        summary.phones, summary.requests, summary.wall_time_s, summary.errors
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_dashboard() {
        let dashboard = json!({
            "devices": {"total": 10, "registered": 7, "non_registered": 2, "disconnected": 1,
                "pending": 4, "registered_percent": 70.0},
            "alarms": {"total": 3, "critical": 1},
        });
        let line = figures(&dashboard);
        for part in [
            "registered 7 ",
            "non registered 2 ",
            "disconnected 1 ",
            "pending 4 ",
        ] {
            assert!(line.contains(part), "{line}");
        }
        assert!(line.ends_with("alarms 3"), "{line}");
    }
}
