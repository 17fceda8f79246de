//! Whole-path benches, each against a reference of the same bytes in the same minute.
//!
//! Prints one JSON object a line: name, ours, reference, ratio, target. Notes go to stderr.
//! Guarantee: nothing is simulated; the log is on the disk, requests go over loopback sockets.
//! What was found is written down in `bench/README.md`.

mod append;
mod fixture;
mod load;
mod replay;
mod report;
mod requests;
mod server;

use anyhow::{Result, bail};

/// Every bench, in the order in which they run.
const BENCHES: [(&str, Bench); 3] = [
    ("append", append::run),
    ("requests", requests::run),
    ("replay", replay::run),
];

type Bench = fn() -> Result<()>;

fn main() -> Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for name in &wanted {
        if !BENCHES.iter().any(|(known, _)| known == name) {
            let known: Vec<_> = BENCHES.iter().map(|(known, _)| *known).collect();
            bail!("there is no bench {name}; there are {}", known.join(", "));
        }
    }
    for (name, run) in BENCHES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            run()?;
        }
    }
    Ok(())
}
