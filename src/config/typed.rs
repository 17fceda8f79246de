//! The second stage of configuration: settings as typed become values of the right type and range.
//!
//! Guarantees that every value of a [`Config`] was checked, and that an error names the key, where
//! its value came from, and what would be valid. Does not touch the machine: that a directory can
//! be written or an address be bound shows when it is used.

use std::fmt::Display;
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use ipnet::IpNet;
use toml::Value;

use super::keys::KEYS;
use super::raw::{Setting, Settings};
use super::{
    AdminConfig, Config, ConfigError, ConnectionsConfig, DirectoryConfig, EngineConfig,
    KeyringConfig, LogConfig, MetricsConfig, PhonesConfig, SessionConfig, StorageConfig,
};

const DAY_SECONDS: u32 = 86_400;
const MEBIBYTE: u64 = 1024 * 1024;

/// Checks every setting.
///
/// # Errors
/// [`ConfigError::Invalid`] for the first setting, in the order of the table, that is not valid.
pub(super) fn validated(settings: Settings) -> Result<Config, ConfigError> {
    let reader = Reader {
        settings: &settings,
    };
    let config = Config {
        data_dir: reader.required("data_dir", Reader::path)?,
        shutdown_seconds: reader.integer("shutdown_seconds", 1..=3_600)?,
        log_format: reader.required("log_format", Reader::parsed)?,
        log_level: reader.required("log_level", Reader::parsed)?,
        admin: admin(&reader)?,
        phones: phones(&reader)?,
        connections: ConnectionsConfig {
            unread_seconds: reader.integer("connections.unread_seconds", 1..=600)?,
        },
        directory: DirectoryConfig {
            ports: reader.list("directory.ports", port)?,
        },
        engine: engine(&reader)?,
        log: LogConfig {
            cache_bytes: reader.integer("log.cache_bytes", MEBIBYTE..=64 * 1024 * MEBIBYTE)?,
        },
        storage: StorageConfig {
            reserve_bytes: reader.integer(
                "storage.reserve_bytes",
                4 * MEBIBYTE..=1024 * 1024 * MEBIBYTE,
            )?,
        },
        keyring: KeyringConfig {
            master_key_file: reader.optional("keyring.master_key_file", Reader::path)?,
        },
        session: session(&reader)?,
        metrics: MetricsConfig {
            allow: reader.list("metrics.allow", network)?,
        },
        effective: effective(&settings),
    };
    check_addresses_differ(&reader, &config)?;
    Ok(config)
}

fn admin(reader: &Reader<'_>) -> Result<AdminConfig, ConfigError> {
    Ok(AdminConfig {
        listen: reader.required("admin.listen", address)?,
        trusted_proxies: reader.list("admin.trusted_proxies", network)?,
        import_bytes_max: reader.integer(
            "admin.import_bytes_max",
            1024 * 1024..=16 * 1024 * 1024 * 1024,
        )?,
        import_rows_max: reader.integer("admin.import_rows_max", 1..=10_000_000)?,
    })
}

fn phones(reader: &Reader<'_>) -> Result<PhonesConfig, ConfigError> {
    Ok(PhonesConfig {
        listen: reader.list("phones.listen", address)?,
        public_url: reader.optional("phones.public_url", Reader::parsed)?,
        trusted_proxies: reader.list("phones.trusted_proxies", network)?,
        pending_max: reader.integer("phones.pending_max", 1..=1_000_000)?,
        report_bytes_max: reader.integer("phones.report_bytes_max", 4 * 1024..=1024 * 1024)?,
        misses_max: reader.integer("phones.misses_max", 1..=10_000)?,
        miss_window_seconds: reader.integer("phones.miss_window_seconds", 1..=DAY_SECONDS)?,
        claim_window_seconds: reader.integer("phones.claim_window_seconds", 60..=DAY_SECONDS)?,
        obfuscation_key_file: reader.optional("phones.obfuscation_key_file", Reader::path)?,
        command_table_file: reader.optional("phones.command_table_file", Reader::path)?,
        command_life_seconds: reader
            .integer("phones.command_life_seconds", 60..=30 * DAY_SECONDS)?,
        rest_port: reader.integer("phones.rest_port", 1..=65_535)?,
    })
}

fn engine(reader: &Reader<'_>) -> Result<EngineConfig, ConfigError> {
    let queue_length_max = reader.integer("engine.queue_length_max", 1..=1_048_576)?;
    Ok(EngineConfig {
        queue_length_max,
        batch_commands_max: reader.integer("engine.batch_commands_max", 1..=queue_length_max)?,
        snapshot_every_events: reader
            .integer("engine.snapshot_every_events", 1_000..=1_000_000_000)?,
    })
}

fn session(reader: &Reader<'_>) -> Result<SessionConfig, ConfigError> {
    let absolute_seconds = reader.integer("session.absolute_seconds", 60..=30 * DAY_SECONDS)?;
    Ok(SessionConfig {
        idle_seconds: reader.integer("session.idle_seconds", 60..=absolute_seconds)?,
        absolute_seconds,
    })
}

/// Two listeners on one address would make the second fail at start with a riddle.
fn check_addresses_differ(reader: &Reader<'_>, config: &Config) -> Result<(), ConfigError> {
    let mut taken = vec![config.admin.listen];
    if config.phones.listen.is_empty() {
        return Err(reader.invalid("phones.listen", "needs at least one address"));
    }
    for &address in &config.phones.listen {
        if address.port() != 0 && taken.contains(&address) {
            let reason = format!("{address} is taken by another listener; give each its own");
            return Err(reader.invalid("phones.listen", reason));
        }
        taken.push(address);
    }
    Ok(())
}

fn effective(settings: &Settings) -> Vec<(&'static str, String, super::Source)> {
    let shown = |setting: &Setting| match &setting.value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    KEYS.iter()
        .map(|key| (key.name, &settings[key.name]))
        .map(|(name, setting)| (name, shown(setting), setting.source.clone()))
        .collect()
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        format!("\"{text}\" must be an IP address and a port, such as 127.0.0.1:8080 or [::]:8080")
    })
}

fn network(text: &str) -> Result<IpNet, String> {
    let single = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse::<IpNet>().or_else(|_| single()).map_err(|_| {
        format!("\"{text}\" must be a network such as 192.0.2.0/24, or a single IP address")
    })
}

fn port(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("\"{text}\" must be a port, from 1 to 65535"))
}

struct Reader<'a> {
    settings: &'a Settings,
}

impl Reader<'_> {
    fn invalid(&self, key: &'static str, reason: impl Into<String>) -> ConfigError {
        let source = self.settings[key].source.clone();
        ConfigError::Invalid {
            key,
            source_of_value: source,
            reason: reason.into(),
        }
    }

    fn optional<T>(
        &self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, ConfigError> {
        match &self.settings[key].value {
            None => Ok(None),
            Some(Value::String(text)) => parse(text)
                .map(Some)
                .map_err(|reason| self.invalid(key, reason)),
            Some(_) => Err(self.invalid(key, "must be text in quotes")),
        }
    }

    fn required<T>(
        &self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, ConfigError> {
        self.optional(key, parse)?
            .ok_or_else(|| self.invalid(key, "must not be empty"))
    }

    fn integer<N>(&self, key: &'static str, range: RangeInclusive<N>) -> Result<N, ConfigError>
    where
        N: TryFrom<i64> + PartialOrd + Display,
    {
        let number = match &self.settings[key].value {
            Some(Value::Integer(number)) => Some(*number),
            // The environment knows only text; in the file a number in quotes is a slip.
            Some(Value::String(text)) if !self.is_from_file(key) => text.trim().parse().ok(),
            _ => None,
        };
        number
            .and_then(|number| N::try_from(number).ok())
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                let (least, most) = (range.start(), range.end());
                self.invalid(
                    key,
                    format!("must be a whole number from {least} to {most}"),
                )
            })
    }

    fn list<T>(
        &self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Vec<T>, ConfigError> {
        let not_a_list = || self.invalid(key, "must be a list of texts, such as [\"a\", \"b\"]");
        // Ports may be written as the numbers that they are.
        let text_of = |item: &Value| match item {
            Value::Integer(number) => Some(number.to_string()),
            other => other.as_str().map(str::to_owned),
        };
        let items: Vec<String> = match &self.settings[key].value {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let texts = items.iter().map(text_of).collect::<Option<_>>();
                texts.ok_or_else(not_a_list)?
            }
            Some(Value::String(text)) if !self.is_from_file(key) => {
                text.split(',').map(|item| item.trim().to_owned()).collect()
            }
            Some(_) => return Err(not_a_list()),
        };
        items
            .iter()
            .map(|item| parse(item).map_err(|reason| self.invalid(key, reason)))
            .collect()
    }

    fn is_from_file(&self, key: &'static str) -> bool {
        matches!(self.settings[key].source, super::Source::File(_))
    }

    fn path(text: &str) -> Result<PathBuf, String> {
        Ok(PathBuf::from(text))
    }

    fn parsed<T: FromStr<Err: Display>>(text: &str) -> Result<T, String> {
        text.parse().map_err(|error: T::Err| error.to_string())
    }
}
