//! `rollcall man`: the manual pages.
//!
//! Guarantees one page a command, of this very version. Does not install them.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Args, CommandFactory as _};

use super::Arguments;
use super::files::replace;
use super::output::note;

const EXAMPLES: &str = "\
Examples:
  rollcall man --out /usr/local/share/man/man1";

/// Write the manual pages, one a command
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Man {
    /// Directory to write them to; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Man {
    pub(super) fn run(self) -> Result<()> {
        let failed = || format!("cannot make {}", self.out.display());
        std::fs::create_dir_all(&self.out).with_context(failed)?;
        let mut command = Arguments::command().disable_help_subcommand(true);
        command.build();
        let count = self.write(&command)?;
        note(format_args!(
            "{count} pages written to {}",
            self.out.display()
        ));
        Ok(())
    }

    /// Writes the page of a command and those of the commands in it.
    fn write(&self, command: &clap::Command) -> Result<usize> {
        let man = clap_mangen::Man::new(command.clone());
        let mut page = Vec::new();
        man.render(&mut page).context("cannot make a page")?;
        replace(&self.out.join(man.get_filename()), &page)?;
        let inner = command.get_subcommands();
        inner
            .map(|command| self.write(command))
            .sum::<Result<usize>>()
            .map(|count| count + 1)
    }
}
