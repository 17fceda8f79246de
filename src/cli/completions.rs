//! `rollcall completions`: what a shell needs to complete our commands and flags.
//!
//! Guarantees that it fits this very version. Does not install itself.

use anyhow::Result;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::Arguments;
use super::output::Output;

const EXAMPLES: &str = "\
Examples:
  rollcall completions bash > /etc/bash_completion.d/rollcall
  rollcall completions zsh > ~/.zfunc/_rollcall
  rollcall completions fish > ~/.config/fish/completions/rollcall.fish";

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<()> {
        // Into memory first: the generator panics when its writer fails.
        let mut script = Vec::new();
        clap_complete::generate(
            self.shell,
            &mut Arguments::command(),
            "rollcall",
            &mut script,
        );
        let mut output = Output::stdout();
        output.text(&String::from_utf8(script)?)?;
        output.flush()
    }
}
