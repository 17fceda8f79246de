//! `rollcall openapi`: the OpenAPI document of the admin listener.
//!
//! Guarantees the same bytes as `GET /api/openapi.json` of a server of this version. Needs neither
//! a server nor a data directory.

use anyhow::Result;
use clap::Args;

use super::output::Output;
use crate::http::openapi;

const EXAMPLES: &str = "\
Examples:
  rollcall openapi > openapi.json
  rollcall openapi | jq '.paths | keys'";

/// Print the OpenAPI document of the admin listener
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Openapi {}

impl Openapi {
    pub(super) fn run(self) -> Result<()> {
        let mut output = Output::stdout();
        output.text(openapi::text())?;
        output.flush()
    }
}
