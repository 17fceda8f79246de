//! Arguments that several commands share: where the configuration and the data are.
//!
//! Guarantees that every command finds a data directory in the same way: flags over environment
//! over `rollcall.toml` over defaults. Does not open anything but the configuration.

use std::path::{Path, PathBuf};

use anyhow::{Error, Result, anyhow, bail};
use clap::Args;

use crate::config::{self, Config, ConfigError, Overrides};
use crate::log::LogError;
use crate::store::{Archive, Store, StoreError};

/// Which configuration file, and which data directory.
#[derive(Debug, Args)]
pub(super) struct DataArguments {
    /// Configuration file [default: rollcall.toml in the working directory, if there is one]
    #[arg(
        long,
        value_name = "FILE",
        env = "ROLLCALL_CONFIG",
        hide_env_values = true
    )]
    config: Option<PathBuf>,
    /// Data directory, in place of the configured one
    #[arg(long = "data", value_name = "DIR")]
    data_dir: Option<String>,
}

/// Everything of the configuration that a flag can set.
#[derive(Debug, Args)]
pub(super) struct ServerArguments {
    #[command(flatten)]
    data: DataArguments,
    /// Address of the admin listener; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    admin_listen: Option<String>,
    /// Address of the phone listener, may be repeated; port 0 takes a free one
    #[arg(long = "phone-listen", value_name = "ADDRESS")]
    phones_listen: Vec<String>,
    /// Address under which phones reach the server, such as http://phones.example.com:8081
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// How log lines look: pretty, json
    #[arg(long, value_name = "FORMAT")]
    log_format: Option<String>,
    /// Least important log lines to write: error, warn, info, debug, trace
    #[arg(long, value_name = "LEVEL")]
    log_level: Option<String>,
}

/// What the addresses that phones are given come from.
#[derive(Debug, Args)]
pub(super) struct DhcpArguments {
    /// Configuration file [default: rollcall.toml in the working directory, if there is one]
    #[arg(
        long,
        value_name = "FILE",
        env = "ROLLCALL_CONFIG",
        hide_env_values = true
    )]
    config: Option<PathBuf>,
    /// Address under which phones reach the server [default: the configured phones.public_url]
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

impl DhcpArguments {
    /// The configuration, with the public URL as given here.
    ///
    /// # Errors
    /// The first thing wrong in any layer.
    pub(super) fn load(&self) -> Result<Config, ConfigError> {
        let overrides = Overrides {
            phones_public_url: self.public_url.clone(),
            ..Overrides::default()
        };
        load(self.config.as_deref(), &overrides)
    }
}

impl DataArguments {
    /// The configuration, with the data directory as given here.
    ///
    /// # Errors
    /// The first thing wrong in any layer.
    pub(super) fn load(&self) -> Result<Config, ConfigError> {
        self.load_with(Overrides::default())
    }

    fn load_with(&self, overrides: Overrides) -> Result<Config, ConfigError> {
        let overrides = Overrides {
            data_dir: self.data_dir.clone(),
            ..overrides
        };
        load(self.config.as_deref(), &overrides)
    }
}

impl ServerArguments {
    /// The configuration, with what is given here.
    ///
    /// # Errors
    /// The first thing wrong in any layer.
    pub(super) fn load(&self) -> Result<Config, ConfigError> {
        let listen = &self.phones_listen;
        self.data.load_with(Overrides {
            data_dir: None,
            admin_listen: self.admin_listen.clone(),
            phones_listen: (!listen.is_empty()).then(|| listen.clone()),
            phones_public_url: self.public_url.clone(),
            log_format: self.log_format.clone(),
            log_level: self.log_level.clone(),
        })
    }
}

fn load(file: Option<&Path>, overrides: &Overrides) -> Result<Config, ConfigError> {
    let file = match file {
        Some(file) => Some(file),
        None => config::default_file(),
    };
    Config::load(file, config::process_environment(), overrides)
}

/// Opens the data directory, which must be there already: a slip in its name must not make one.
///
/// # Errors
/// There is none, a server has it, or it cannot be opened.
pub(super) fn open_existing(config: &Config) -> Result<Store> {
    check_existing(config)?;
    open(config)
}

/// Opens the data directory for reading alone; nothing in it changes.
///
/// # Errors
/// As [`open_existing`].
pub(super) fn open_archive(config: &Config) -> Result<Archive> {
    check_existing(config)?;
    Archive::open(config).map_err(with_advice)
}

fn check_existing(config: &Config) -> Result<()> {
    let directory = config.data_dir.display();
    if !config.data_dir.is_dir() {
        bail!("there is no data directory {directory}: name it with --data");
    }
    if !config.data_dir.join("log").is_dir() {
        bail!("{directory} holds no log, so it is no data directory: name one with --data");
    }
    Ok(())
}

/// Opens the data directory, which is made if it is not there.
///
/// # Errors
/// A server has it, or it cannot be made or opened.
pub(super) fn open(config: &Config) -> Result<Store> {
    Store::open(config).map_err(with_advice)
}

fn with_advice(error: StoreError) -> Error {
    match error {
        StoreError::Log(in_use @ LogError::InUse { .. }) => {
            anyhow!("{in_use}: stop it first, or name a copy of the directory with --data")
        }
        other => other.into(),
    }
}
