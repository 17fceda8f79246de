//! `rollcall serve`: the server.
//!
//! Guarantees that the ready file is there only while the server accepts, and that SIGTERM and
//! Ctrl-C let it drain and sync. What it prints is for whoever starts it by hand; the log is on
//! stderr. Does not detach itself: service managers want it in front.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::Args;
use serde_json::json;

use super::addresses::{local_url, outward_url};
use super::arguments::ServerArguments;
use super::files::replace;
use super::output::{Output, OutputClosed};
use super::password;
use super::runtime;
use super::signals::Signals;
use crate::app::{Addresses, App};
use crate::clock::SystemClock;
use crate::config::Config;
use crate::telemetry;

const EXAMPLES: &str = "\
Examples:
  rollcall serve --data /var/lib/rollcall --public-url http://phones.example.com:8081
  rollcall serve --config /etc/rollcall/rollcall.toml --log-format json
  rollcall serve --admin-listen 127.0.0.1:0 --phone-listen 127.0.0.1:0 --ready-file ready.json";

/// Run the server
///
/// Prints its addresses and, as long as it has not been set up, the one-time setup token with the
/// next step. SIGTERM and Ctrl-C end it in order. Status 75 asks to be started again: the log
/// failed.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    #[command(flatten)]
    server: ServerArguments,
    /// Write {"admin":URL,"phones":[URL…],"pid":N} to this file once the server accepts
    #[arg(long, value_name = "FILE")]
    ready_file: Option<PathBuf>,
}

impl Serve {
    pub(super) fn run(self) -> Result<()> {
        let config = self.server.load()?;
        telemetry::init(config.log_format, config.log_level)?;
        let ready_file = self.ready_file.as_deref();
        // What an earlier server left says nothing about this one.
        ready_file.map_or(Ok(()), remove)?;
        let served = runtime()?.block_on(serve(config, ready_file));
        // The server's own end matters more than that of its file.
        served.and(ready_file.map_or(Ok(()), remove))
    }
}

async fn serve(config: Config, ready_file: Option<&Path>) -> Result<()> {
    let signals = Signals::listen()?;
    let public_url = config.phones.public_url.as_ref().map(ToString::to_string);
    let app = App::build(config, Arc::new(SystemClock))?;
    let addresses = app.addresses();
    let token = app.setup_token();
    let greeted = greet(&addresses, token.as_deref(), public_url);
    match greeted {
        Err(error) if !error.is::<OutputClosed>() => return Err(error),
        // A server goes on when nobody listens to its greeting.
        Err(_) | Ok(()) => {}
    }
    if let Some(path) = ready_file {
        replace(path, ready(&addresses).as_bytes())?;
    }
    app.run_until_stopped(signals.stop_asked()).await?;
    Ok(())
}

fn remove(ready_file: &Path) -> Result<()> {
    match std::fs::remove_file(ready_file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", ready_file.display()))
        }
        Err(_) | Ok(()) => Ok(()),
    }
}

fn ready(addresses: &Addresses) -> String {
    let phones: Vec<_> = addresses.phones.iter().copied().map(local_url).collect();
    let ready = json!({
        "admin": local_url(addresses.admin), "phones": phones, "pid": std::process::id(),
    });
    format!("{ready}\n")
}

fn greet(addresses: &Addresses, token: Option<&str>, public_url: Option<String>) -> Result<()> {
    let mut output = Output::stdout();
    let admin = local_url(addresses.admin);
    output.line(format_args!("admin    {admin}"))?;
    for phones in &addresses.phones {
        output.line(format_args!("phones   {}", local_url(*phones)))?;
    }
    if let Some(token) = token {
        let phones = addresses
            .phones
            .first()
            .copied()
            .map(outward_url)
            .unwrap_or_default();
        let public_url = public_url.unwrap_or(phones);
        let suggestion = password::generate()?;
        output.text(&setup_guide(&admin, token, &public_url, &suggestion))?;
    }
    output.flush()
}

/// What to do with a server that is not set up, ready to paste.
fn setup_guide(admin: &str, token: &str, public_url: &str, password: &str) -> String {
    let body = json!({
        "token": token, "username": "admin", "password": password, "public_url": public_url,
        "region": {
            "name": "Main",
            "networks": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
        },
        "system_user": {"password": "system"},
    });
    format!(
        "\n\
         Not set up yet. One-time setup token:\n\
         {token}\n\
         \n\
         Open {admin} in a browser and follow its steps, or set it up with the command\n\
         below. The password in it was made up just now: keep it or change it, as you like.\n\
         public_url is where phones reach this server. networks is where phones are: all\n\
         others are refused (add 127.0.0.0/8 to try it on this machine). system_user is what\n\
         phones sign in as at first, here with its documented password.\n\
         \n\
         curl -sS {admin}/api/v1/setup -H 'Content-Type: application/json' \\\n  \
         -d '{body}'\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> Addresses {
        Addresses {
            admin: "127.0.0.1:8080".parse().unwrap(),
            phones: vec![
                "0.0.0.0:8081".parse().unwrap(),
                "192.0.2.7:80".parse().unwrap(),
            ],
        }
    }

    #[test]
    fn the_ready_file_has_the_shape_of_the_contract() {
        let ready: serde_json::Value = serde_json::from_str(&ready(&addresses())).unwrap();
        assert_eq!(
            ready,
            json!({
                "admin": "http://127.0.0.1:8080",
                "phones": ["http://127.0.0.1:8081", "http://192.0.2.7:80"],
                "pid": std::process::id(),
            })
        );
    }

    #[test]
    fn the_next_step_can_be_pasted_into_a_shell() {
        let guide = setup_guide(
            "http://127.0.0.1:8080",
            "70ken",
            "http://192.0.2.7:8081",
            "pass-x",
        );
        let (_, command) = guide.split_once("curl ").unwrap();
        assert!(
            command.starts_with("-sS http://127.0.0.1:8080/api/v1/setup "),
            "{guide}"
        );
        let (_, body) = command.split_once("-d '").unwrap();
        let body: serde_json::Value = serde_json::from_str(body.trim_end_matches("'\n")).unwrap();
        assert_eq!(body["token"], "70ken");
        assert_eq!(body["public_url"], "http://192.0.2.7:8081");
        assert_eq!(
            guide.matches('\'').count(),
            4,
            "quotes of the shell are balanced: {guide}"
        );
    }
}
