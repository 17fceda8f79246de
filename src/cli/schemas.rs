//! `rollcall schemas`: the JSON Schemas of all events.
//!
//! Guarantees the same bytes as those published with the sources. Does not describe the rest of the
//! API.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use serde_json::{Map, Value};

use super::files::replace;
use super::output::{Output, note};

const EXAMPLES: &str = "\
Examples:
  rollcall schemas | jq '.\"PhoneReported.v1.json\"'
  rollcall schemas --out schemas/";

/// Print or write the JSON Schemas of all events
///
/// Without --out, one JSON object on stdout: file name to schema.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Schemas {
    /// Directory to write one file a kind to; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Schemas {
    pub(super) fn run(self) -> Result<()> {
        let schemas = ::schemas::published::event_schemas();
        let Some(directory) = self.out else {
            let all: Map<String, Value> = schemas.into_iter().collect();
            let mut output = Output::stdout();
            output.line(pretty(&Value::Object(all)))?;
            return output.flush();
        };
        std::fs::create_dir_all(&directory)
            .with_context(|| format!("cannot make the directory {}", directory.display()))?;
        for (name, schema) in &schemas {
            let mut text = pretty(schema);
            text.push('\n');
            replace(&directory.join(name), text.as_bytes())?;
        }
        note(format_args!(
            "{} schemas written to {}",
            schemas.len(),
            directory.display()
        ));
        Ok(())
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}")
}
