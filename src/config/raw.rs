//! The first stage of configuration: what was typed, where, and which layer wins.
//!
//! Guarantees that every key of the table ends up with exactly one setting, that the highest layer
//! which names a key decides it whole (lists are not joined), and that a key which no table knows
//! is an error naming the nearest known one. Does not judge values; `typed.rs` does.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::keys::{self, DefaultValue, ENVIRONMENT_PREFIX, KEYS};
use super::{ConfigError, Overrides};

/// Where an effective value came from. Displays as an administrator would look for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Default,
    File(PathBuf),
    /// The name of the environment variable.
    Environment(String),
    /// The flag with its dashes, `--data`.
    Flag(&'static str),
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Default => formatter.write_str("default"),
            Source::File(path) => write!(formatter, "{}", path.display()),
            Source::Environment(variable) => formatter.write_str(variable),
            Source::Flag(flag) => formatter.write_str(flag),
        }
    }
}

/// A value as typed. Text from the environment and from flags may stand for any type.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// `None` when an optional key was not set, or was set to nothing (`""`).
    pub value: Option<Value>,
    pub source: Source,
}

/// One setting for each key of the table.
pub(super) type Settings = BTreeMap<&'static str, Setting>;

/// Lays the layers over one another: defaults, then `file`, then `environment`, then `overrides`.
///
/// `environment` may hold any variables; those without the prefix are passed over.
///
/// # Errors
/// An unreadable or malformed file, and any unknown key or variable.
pub(super) fn layered(
    file: Option<&Path>,
    environment: impl IntoIterator<Item = (String, String)>,
    overrides: &Overrides,
) -> Result<Settings, ConfigError> {
    let mut settings = defaults();
    if let Some(path) = file {
        read_file(path, &mut settings)?;
    }
    for (variable, text) in environment {
        if let Some(name) = key_of_variable(&variable)? {
            let source = Source::Environment(variable);
            settings.insert(
                name,
                Setting {
                    value: Some(Value::String(text)),
                    source,
                },
            );
        }
    }
    for (name, flag, value) in overrides.settings() {
        settings.insert(
            name,
            Setting {
                value: Some(value),
                source: Source::Flag(flag),
            },
        );
    }
    for setting in settings.values_mut() {
        if matches!(&setting.value, Some(Value::String(text)) if text.is_empty()) {
            setting.value = None;
        }
    }
    Ok(settings)
}

fn defaults() -> Settings {
    let setting = |default: DefaultValue| {
        let value = match default {
            DefaultValue::Unset => None,
            DefaultValue::Text(text) => Some(Value::from(text)),
            DefaultValue::Integer(number) => Some(Value::from(number)),
            DefaultValue::List(items) => Some(Value::from(items.to_vec())),
        };
        Setting {
            value,
            source: Source::Default,
        }
    };
    KEYS.iter()
        .map(|key| (key.name, setting(key.default)))
        .collect()
}

fn read_file(path: &Path, settings: &mut Settings) -> Result<(), ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read {
        path: path.to_owned(),
        source,
    })?;
    let table: Table = text.parse().map_err(|source| ConfigError::Syntax {
        path: path.to_owned(),
        source: Box::new(source),
    })?;
    flatten(path, "", table, settings)
}

fn flatten(
    path: &Path,
    prefix: &str,
    table: Table,
    settings: &mut Settings,
) -> Result<(), ConfigError> {
    for (word, value) in table {
        let name = if prefix.is_empty() {
            word
        } else {
            format!("{prefix}.{word}")
        };
        match (keys::find(&name), value) {
            (Some(key), value) => {
                let source = Source::File(path.to_owned());
                settings.insert(
                    key.name,
                    Setting {
                        value: Some(value),
                        source,
                    },
                );
            }
            (None, Value::Table(inner)) if is_section(&name) => {
                flatten(path, &name, inner, settings)?;
            }
            (None, _) if is_section(&name) => {
                return Err(ConfigError::SectionExpected {
                    path: path.to_owned(),
                    section: name,
                });
            }
            (None, _) => {
                let nearest = keys::nearest(&name);
                return Err(ConfigError::UnknownKey {
                    path: path.to_owned(),
                    key: name,
                    nearest,
                });
            }
        }
    }
    Ok(())
}

fn is_section(name: &str) -> bool {
    KEYS.iter().any(|key| {
        key.name
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}

/// The key that `variable` sets; `None` for a variable that is not ours to read.
fn key_of_variable(variable: &str) -> Result<Option<&'static str>, ConfigError> {
    if !variable.starts_with(ENVIRONMENT_PREFIX) || keys::OTHER_VARIABLES.contains(&variable) {
        return Ok(None);
    }
    match KEYS
        .iter()
        .find(|key| keys::variable_of(key.name) == variable)
    {
        Some(key) => Ok(Some(key.name)),
        None => Err(ConfigError::UnknownVariable {
            variable: variable.to_owned(),
            nearest: keys::nearest_variable(variable),
        }),
    }
}
