//! Configuration: four layers in, one validated [`Config`] out.
//!
//! Guarantees that only valid values travel through the program, that every limit an operator may
//! set is a field here, and that each effective value can be traced to where it was set. Layers,
//! lowest first: defaults, `rollcall.toml`, `ROLLCALL_*` variables (`__` between levels), flags.
//!
//! Does not hold what administrators change at run time (settings are events), and no secret:
//! secrets are in files that keys here name. Relative paths are relative to the working directory.

mod keys;
mod public_url;
mod raw;
#[cfg(test)]
mod tests;
mod typed;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use toml::Value;

pub use self::public_url::{PublicUrl, PublicUrlError};
pub use self::raw::Source;
use crate::telemetry::{LogFormat, LogLevel};

/// The file that is read when none is named, if it is there.
pub const DEFAULT_FILE: &str = "rollcall.toml";

/// Everything an operator configures, validated.
#[derive(Debug, Clone)]
pub struct Config {
    /// Log, blobs, keyring and snapshots; made at first start.
    pub data_dir: PathBuf,
    /// How long a stopping server lets requests end.
    pub shutdown_seconds: u32,
    pub log_format: LogFormat,
    pub log_level: LogLevel,
    pub admin: AdminConfig,
    pub phones: PhonesConfig,
    pub connections: ConnectionsConfig,
    pub directory: DirectoryConfig,
    pub engine: EngineConfig,
    pub log: LogConfig,
    pub storage: StorageConfig,
    pub keyring: KeyringConfig,
    pub session: SessionConfig,
    pub metrics: MetricsConfig,
    effective: Vec<(&'static str, String, Source)>,
}

/// The admin listener.
#[derive(Debug, Clone)]
pub struct AdminConfig {
    /// Port 0 takes a free one.
    pub listen: SocketAddr,
    /// Peers whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// The largest table of users that may be imported, as it is sent.
    pub import_bytes_max: u64,
    /// Its most rows.
    pub import_rows_max: u32,
}

/// The phone listener, and what phones may cost.
#[derive(Debug, Clone)]
pub struct PhonesConfig {
    /// At least one; port 0 takes a free one.
    pub listen: Vec<SocketAddr>,
    /// What boot files say; `None` means the address stored by setup.
    pub public_url: Option<PublicUrl>,
    /// Peers whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Phones awaiting approval that are kept; then the oldest unheard leaves.
    pub pending_max: usize,
    /// The largest report or alarm body.
    pub report_bytes_max: usize,
    /// Distinct files an address may ask for in vain within the window before it gets 429.
    pub misses_max: usize,
    pub miss_window_seconds: u32,
    /// How long after approval or generation the first fetch may carry secrets.
    pub claim_window_seconds: u32,
    /// The operator's own 3DES key; without it values are not obfuscated.
    pub obfuscation_key_file: Option<PathBuf>,
    /// Replaces the built-in table of phone commands.
    pub command_table_file: Option<PathBuf>,
    /// How long a command is offered before it expires.
    pub command_life_seconds: u32,
    /// Where the REST server of phones listens, in regions whose phones are reachable.
    pub rest_port: u16,
}

/// Connections of both listeners.
#[derive(Debug, Clone)]
pub struct ConnectionsConfig {
    /// How long a client may leave an answer unread before its connection is closed.
    pub unread_seconds: u32,
}

/// The LDAP directory that settings are tried on.
#[derive(Debug, Clone)]
pub struct DirectoryConfig {
    /// The ports that may be connected to, whatever a setting says.
    pub ports: Vec<u16>,
}

/// The writer and its queue.
#[derive(Debug, Clone)]
pub struct EngineConfig {
    /// Commands that may wait; a further one is refused as overloaded.
    pub queue_length_max: usize,
    /// Commands in one batch; never more than the queue holds.
    pub batch_commands_max: usize,
    pub snapshot_every_events: u64,
}

/// The event log.
#[derive(Debug, Clone)]
pub struct LogConfig {
    pub cache_bytes: u64,
}

/// The disk of the data directory.
#[derive(Debug, Clone)]
pub struct StorageConfig {
    /// With less than this free nothing is written; of a small disk never more than a tenth.
    pub reserve_bytes: u64,
}

/// The keys that seal personal and secret fields.
#[derive(Debug, Clone)]
pub struct KeyringConfig {
    /// Wraps the keyring; `None` leaves it to the environment, a credential, or the data directory.
    pub master_key_file: Option<PathBuf>,
}

/// Signed-in administrators.
#[derive(Debug, Clone)]
pub struct SessionConfig {
    /// Never more than `absolute_seconds`.
    pub idle_seconds: u32,
    pub absolute_seconds: u32,
}

/// Who may scrape without a token.
#[derive(Debug, Clone)]
pub struct MetricsConfig {
    pub allow: Vec<IpNet>,
}

/// What the command line sets, as typed; `None` leaves the lower layers alone.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--data`
    pub data_dir: Option<String>,
    /// `--admin-listen`
    pub admin_listen: Option<String>,
    /// `--phone-listen`, which may be repeated
    pub phones_listen: Option<Vec<String>>,
    /// `--public-url`
    pub phones_public_url: Option<String>,
    /// `--log-format`
    pub log_format: Option<String>,
    /// `--log-level`
    pub log_level: Option<String>,
}

impl Overrides {
    fn settings(&self) -> impl Iterator<Item = (&'static str, &'static str, Value)> {
        let text = |value: &Option<String>| value.clone().map(Value::String);
        [
            ("data_dir", "--data", text(&self.data_dir)),
            ("admin.listen", "--admin-listen", text(&self.admin_listen)),
            (
                "phones.listen",
                "--phone-listen",
                self.phones_listen.clone().map(Value::from),
            ),
            (
                "phones.public_url",
                "--public-url",
                text(&self.phones_public_url),
            ),
            ("log_format", "--log-format", text(&self.log_format)),
            ("log_level", "--log-level", text(&self.log_level)),
        ]
        .into_iter()
        .filter_map(|(key, flag, value)| value.map(|value| (key, flag, value)))
    }
}

/// Why there is no configuration. Every variant says what to correct.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read the configuration file {}", path.display())]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{} is not valid TOML", path.display())]
    Syntax {
        path: PathBuf,
        source: Box<toml::de::Error>,
    },
    #[error("{}: unknown key \"{key}\"; did you mean \"{nearest}\"?", path.display())]
    UnknownKey {
        path: PathBuf,
        key: String,
        nearest: &'static str,
    },
    #[error("{}: \"{section}\" is a section; write [{section}] and its keys below", path.display())]
    SectionExpected { path: PathBuf, section: String },
    #[error("unknown environment variable {variable}; did you mean {nearest}?")]
    UnknownVariable { variable: String, nearest: String },
    #[error("{key} (from {source_of_value}) {reason}")]
    Invalid {
        key: &'static str,
        source_of_value: Source,
        reason: String,
    },
}

impl Config {
    /// Reads and validates all layers. `file` is read if given and must then exist (see
    /// [`default_file`]); of `environment` only variables that begin with `ROLLCALL_` count.
    ///
    /// # Errors
    /// The first thing wrong in any layer.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        overrides: &Overrides,
    ) -> Result<Config, ConfigError> {
        typed::validated(raw::layered(file, environment, overrides)?)
    }

    /// Every key with its value, as typed (empty when unset), and where that was set, in a fixed
    /// order.
    #[must_use]
    pub fn effective(&self) -> &[(&'static str, String, Source)] {
        &self.effective
    }
}

/// [`DEFAULT_FILE`] in the working directory, if there is one.
#[must_use]
pub fn default_file() -> Option<&'static Path> {
    Some(Path::new(DEFAULT_FILE)).filter(|path| path.exists())
}

/// The variables of this process. Bytes that are no text become U+FFFD, which no key accepts but a
/// path; a path that is no text has to be set in a shorter way, by a link to it.
#[must_use]
pub fn process_environment() -> Vec<(String, String)> {
    std::env::vars_os()
        .map(|(name, value)| (lossy(&name), lossy(&value)))
        .collect()
}

fn lossy(text: &std::ffi::OsStr) -> String {
    text.to_string_lossy().into_owned()
}
