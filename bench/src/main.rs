//! Whole-path benches, each against a reference of the same bytes in the same minute.
//!
//! Prints one JSON object a line: name, ours, reference, ratio, target. Notes go to stderr.
//! Guarantee: nothing is simulated but phones; the log is on the disk, requests go over loopback
//! sockets.
//! What was found is written down in `bench/README.md`.

mod append;
mod boot_storm;
mod fixture;
mod load;
mod process;
mod render;
mod replay;
mod report;
mod requests;
mod server;

use anyhow::{Result, bail};

/// Every bench, in the order in which they run.
const NAMES: [&str; 9] = [
    "append_64",
    "append_512",
    "ingest",
    "dashboard",
    "devices",
    "file",
    "replay",
    "render",
    "boot_storm",
];

/// Which benches are to run.
pub(crate) struct Wanted(Vec<String>);

impl Wanted {
    /// Whether this one is.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|wanted| wanted == name)
    }

    fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }
}

fn main() -> Result<()> {
    let wanted = Wanted(std::env::args().skip(1).collect());
    if let Some(unknown) = wanted.0.iter().find(|name| !NAMES.contains(&name.as_str())) {
        bail!(
            "there is no bench {unknown}; there are {}",
            NAMES.join(", ")
        );
    }
    append::run(&wanted)?;
    if wanted.has_any(&NAMES[2..6]) {
        requests::run(&wanted)?;
    }
    if wanted.has("replay") {
        replay::run()?;
    }
    if wanted.has("render") {
        render::run()?;
    }
    if wanted.has("boot_storm") {
        boot_storm::run()?;
    }
    Ok(())
}
