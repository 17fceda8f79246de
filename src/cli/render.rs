//! `rollcall render`: a table of phones and a template become one configuration file a phone, as
//! the phones' own utility does it (M105).
//!
//! Guarantees all files or none: everything wrong with the table is told before anything is
//! written. Needs neither a server nor a data directory. Deliberately not here: the server's own
//! templates, whose values it knows itself.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use clap::Args;

use super::new_directory::NewDirectory;
use super::outcome::Usage;
use super::output::{harmless, note};
use super::progress::{Progress, Step};
use crate::provisioning::records::{Findings, Job, JobError};

const EXAMPLES: &str = "\
The table, phones.csv:
  [mac],[name],[id],[password]
  00908F123456,Jonathan,4071,12345

The template, template.cfg:
  system/type=440HD
  voip/line/0/enabled=1
  voip/line/0/id=id
  voip/line/0/auth_name=name
  voip/line/0/auth_password=password
  include global.cfg

Examples:
  rollcall render --csv phones.csv --template template.cfg --out cfg
  rollcall render --csv phones.csv --template template.cfg --out cfg --name-tag mac --replace";

/// Make one configuration file a phone from a table and a template with tags
///
/// The first line of the table holds the tags, in any form (mac, @mac@, [mac]); each other line is
/// a phone. Commas separate, or semicolons or tabs where there is no comma in the first line.
///
/// A value of the template that is a tag is replaced: as the table spells it, bare, as @tag@ or as
/// [tag]. Inside a longer value, and in the name of an included file, only @tag@, [tag] and a form
/// with marks around it that the table itself uses are. Parameter names and comments stay as they
/// are.
///
/// Files get the rights of the table, since they hold what it holds.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Render {
    /// Table of phones, UTF-8
    #[arg(long, value_name = "FILE")]
    csv: PathBuf,
    /// Configuration file with tags in place of values
    #[arg(long, value_name = "FILE")]
    template: PathBuf,
    /// Directory for the files; must be empty or not be there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Tag that names the files, <its value>.cfg [default: the MAC address, or else the first]
    #[arg(long, value_name = "TAG")]
    name_tag: Option<String>,
    /// Replace the directory as a whole, if it holds nothing but .cfg files
    #[arg(long)]
    replace: bool,
}

impl Render {
    pub(super) fn run(self) -> Result<()> {
        let table = fs::read(&self.csv).with_context(|| cannot_read(&self.csv))?;
        let template = fs::read(&self.template).with_context(|| cannot_read(&self.template))?;
        let template = String::from_utf8(template)
            .map_err(|_| anyhow!("{} is not UTF-8; save it as UTF-8", self.template.display()))?;
        let job = Job::read(&table, &template, self.name_tag.as_deref());
        let job = job.map_err(|error| self.explained(error))?;
        for tag in job.unused_tags() {
            note(format_args!(
                "note: {} does not use the tag {}",
                self.template.display(),
                harmless(tag)
            ));
        }
        let out = NewDirectory::begin(&self.out, self.file_mode()?, self.replace)?;
        write_all(&job, &out)?;
        let gone = out.finish()?;
        note(format_args!(
            "{} files written to {}, named by the tag {}",
            job.len(),
            self.out.display(),
            harmless(job.name_tag())
        ));
        if let Some(first) = gone.first() {
            note(format_args!(
                "{} former files are of no phone of the table and gone, such as {}",
                gone.len(),
                harmless(first)
            ));
        }
        Ok(())
    }

    /// The rights of the table; for its owner alone where it is no file.
    fn file_mode(&self) -> Result<u32> {
        let metadata = fs::metadata(&self.csv).with_context(|| cannot_read(&self.csv))?;
        Ok(match metadata.is_file() {
            true => metadata.permissions().mode() & 0o666 | 0o600,
            false => 0o600,
        })
    }

    fn explained(&self, error: JobError) -> anyhow::Error {
        let table = self.csv.display();
        match error {
            JobError::UnknownNameTag { .. } => {
                Usage(harmless(&format!("--name-tag: {table} {error}"))).into()
            }
            JobError::Template(error) => {
                let template = self.template.display();
                anyhow!("{}", harmless(&format!("{template}: {error}")))
            }
            JobError::Table { ref findings } => {
                self.list(findings);
                anyhow!("{table} {error}")
            }
            JobError::NoTags | JobError::NoPhones => anyhow!("{table} {error}"),
        }
    }

    fn list(&self, findings: &Findings) {
        for finding in &findings.listed {
            let table = self.csv.display();
            note(harmless(&format!("{table}:{}: {finding}", finding.line)));
        }
        let more = findings.total - findings.listed.len();
        if more > 0 {
            note(format_args!("and {more} more"));
        }
    }
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read {}", path.display())
}

fn write_all(job: &Job, out: &NewDirectory) -> Result<()> {
    let progress = Progress::new(Step::File, "files written", job.len() as u64);
    let mut text = String::new();
    for index in 0..job.len() {
        text.clear();
        job.render(index, &mut text);
        out.write(&job.file_name(index), text.as_bytes())?;
        progress.at(index as u64 + 1);
    }
    Ok(())
}
