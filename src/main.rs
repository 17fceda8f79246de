//! The program: parses, starts telemetry, calls, maps to an exit code.
//!
//! Guarantees nothing of its own; the command line is the library's `cli`.

use std::process::ExitCode;

use clap::Parser as _;
use rollcall::cli::Arguments;

fn main() -> ExitCode {
    Arguments::parse().run()
}
