//! The command line: one file a command, and what they share.
//!
//! Guarantees the contract of api.md's table: data on stdout, notes on stderr, status 0, 1, 2 (75
//! when the log failed), and an example in every command's help. Deliberately not here: anything
//! that the server could also need. Only here errors are anyhow's: what is told to a person needs
//! its causes, not its type.

mod addresses;
mod admin;
mod arguments;
mod audit;
mod check_config;
mod completions;
mod demo;
mod dhcp;
mod files;
mod lint;
mod man;
mod new_directory;
mod obfuscate;
mod open_files;
mod openapi;
mod outcome;
mod output;
mod password;
mod progress;
mod render;
mod schemas;
mod serve;
mod signals;
mod simulate;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use tokio::runtime::Runtime;

use crate::telemetry::{self, LogFormat, LogLevel};

const EXAMPLES: &str = "\
Examples:
  rollcall demo
  rollcall serve --data /var/lib/rollcall";

/// Provisions, watches and commands fleets of desk IP phones
#[derive(Debug, Parser)]
#[command(name = "rollcall", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Simulate(simulate::Simulate),
    Admin(admin::Admin),
    Audit(audit::Audit),
    Render(render::Render),
    Encrypt(obfuscate::Encrypt),
    Decrypt(obfuscate::Decrypt),
    Dhcp(dhcp::Dhcp),
    CheckConfig(check_config::CheckConfig),
    Lint(lint::Lint),
    Openapi(openapi::Openapi),
    Schemas(schemas::Schemas),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Arguments {
    /// Does what they ask. What went wrong is on stderr by then.
    pub fn run(self) -> ExitCode {
        outcome::exit_code(self.command.run())
    }
}

impl Command {
    fn run(self) -> Result<()> {
        // Those two start tracing as configured.
        if !matches!(self, Command::Serve(_) | Command::Demo(_)) {
            telemetry::init(LogFormat::Pretty, LogLevel::Warn)?;
        }
        match self {
            Command::Serve(serve) => serve.run(),
            Command::Demo(demo) => demo.run(),
            Command::Simulate(simulate) => simulate.run(),
            Command::Admin(admin) => admin.run(),
            Command::Audit(audit) => audit.run(),
            Command::Render(render) => render.run(),
            Command::Encrypt(encrypt) => encrypt.run(),
            Command::Decrypt(decrypt) => decrypt.run(),
            Command::Dhcp(dhcp) => dhcp.run(),
            Command::CheckConfig(check_config) => check_config.run(),
            Command::Lint(lint) => lint.run(),
            Command::Openapi(openapi) => openapi.run(),
            Command::Schemas(schemas) => schemas.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man(man) => man.run(),
        }
    }
}

/// What asynchronous commands run on.
fn runtime() -> Result<Runtime> {
    open_files::raise_limit();
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder
        .enable_all()
        .build()
        .context("cannot start the threads")
}
