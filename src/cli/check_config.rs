//! `rollcall check-config`: the effective configuration, and where each value came from.
//!
//! Guarantees that what it shows is what `serve` with the same arguments would use. Does not touch
//! the data directory, nor try the addresses.

use anyhow::Result;
use clap::Args;

use super::arguments::ServerArguments;
use super::output::{Output, harmless};

const EXAMPLES: &str = "\
Examples:
  rollcall check-config
  rollcall check-config --config /etc/rollcall/rollcall.toml";

/// Print the effective configuration, with where each value came from
///
/// One line a key: `key = value   # source`, the source being `default`, the file's path, the
/// environment variable, or the flag. An error names the key and, if it is unknown, the nearest
/// known one.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckConfig {
    #[command(flatten)]
    server: ServerArguments,
}

/// Values longer than this do not push all sources to the right.
const VALUE_COLUMNS_MAX: usize = 56;

impl CheckConfig {
    pub(super) fn run(self) -> Result<()> {
        let config = self.server.load()?;
        let lines: Vec<_> = config
            .effective()
            .iter()
            .map(|(key, value, source)| (setting(key, value), source.to_string()))
            .collect();
        let columns = lines.iter().map(|(setting, _)| setting.chars().count());
        let width = columns
            .filter(|columns| *columns <= VALUE_COLUMNS_MAX)
            .max()
            .unwrap_or(0);
        let mut output = Output::stdout();
        for (setting, source) in lines {
            output.line(format_args!("{setting:width$}   # {}", harmless(&source)))?;
        }
        output.flush()
    }
}

fn setting(key: &str, value: &str) -> String {
    format!("{key} = {}", harmless(value)).trim_end().to_owned()
}
