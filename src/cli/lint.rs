//! `rollcall lint`: what is wrong with configuration files, line by line.
//!
//! Guarantees one finding a line, each once, that a value is never shown, and that no file is read
//! but those given and bare names that they include, beside them. Changes nothing and fetches
//! nothing.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use super::output::{Output, harmless, note};
use crate::provisioning::finding::Finding;
use crate::provisioning::include::{Phone, Resolution};
use crate::provisioning::lint;

const EXAMPLES: &str = "\
Examples:
  rollcall lint 00908f484cf0.cfg global.cfg
  rollcall lint - < 00908f484cf0.cfg";

/// Phones' files have some ten thousand; what has more than this is something else.
const FILE_BYTES_MAX: u64 = 16 << 20;

/// Check phones' configuration files
///
/// Prints `file:line: message` for each finding, and behind the message what it is: lines that
/// phones cannot read, includes without end (error); unknown parameters, values out of bounds,
/// parameters that are set twice, included files that are not there (warning). Included files are
/// looked for beside the file; addresses are not fetched. Status 1 if there is a finding, or a file
/// cannot be read.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Lint {
    /// Files to check; - is stdin, whose includes are looked for in the working directory
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Lint {
    pub(super) fn run(self) -> Result<()> {
        let mut output = Output::stdout();
        let mut told = HashSet::new();
        let mut unreadable = 0;
        for file in &self.files {
            let findings = match findings(file) {
                Ok(findings) => findings,
                Err(error) => {
                    note(format_args!("error: {error:#}"));
                    unreadable += 1;
                    continue;
                }
            };
            for finding in findings {
                let line = harmless(&finding.to_string());
                if !told.contains(&line) {
                    output.line(&line)?;
                    told.insert(line);
                }
            }
        }
        output.flush()?;
        match (told.len(), unreadable) {
            (0, 0) => Ok(()),
            (found, 0) => bail!("{}", count(found, "finding")),
            (found, unreadable) => bail!(
                "{}, {} could not be read",
                count(found, "finding"),
                count(unreadable, "file")
            ),
        }
    }
}

fn count(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        number => format!("{number} {thing}s"),
    }
}

/// All findings of one file. Names are those that a person can open from the working directory.
fn findings(file: &Path) -> Result<Vec<Finding>> {
    let (bytes, own_name) = if file == Path::new("-") {
        (read(io::stdin().lock()).context("cannot read stdin")?, "-")
    } else {
        let bytes = File::open(file).map_err(Into::into).and_then(read);
        let bytes = bytes.with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.file_name().and_then(|name| name.to_str());
        (bytes, name.unwrap_or_default())
    };
    let directory = file.parent().unwrap_or(Path::new(""));
    let (text, not_text) = lint::read(own_name, &bytes);
    let phone = Phone {
        mac: mac_in(own_name),
        model: None,
    };
    let resolver = |name: &str| beside(directory, name);
    let mut findings = lint::lint(own_name, &text, phone, &resolver);
    findings.splice(0..0, not_text);
    for finding in &mut findings {
        finding.file = match finding.file == own_name {
            true => file.display().to_string(),
            false => directory.join(&finding.file).display().to_string(),
        };
    }
    Ok(findings)
}

fn read(source: impl Read) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        bail!("it is longer than {} MiB", FILE_BYTES_MAX >> 20);
    }
    Ok(bytes)
}

/// A bare name beside the file. What cannot be read is not there for a phone either.
fn beside(directory: &Path, name: &str) -> Resolution {
    let path = directory.join(name);
    let is_file = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
    let bytes = is_file.then(|| File::open(&path).map_err(Into::into).and_then(read));
    match bytes {
        Some(Ok(bytes)) => Resolution::Text(lint::read(name, &bytes).0.into_owned()),
        Some(Err(_)) | None => Resolution::Missing,
    }
}

/// The MAC address in a file's name, as it stands there: `00908F484CF0.cfg`,
/// `440HD_00908f484cf0_conf.cfg`.
fn mac_in(name: &str) -> Option<&str> {
    name.split(|character: char| !character.is_ascii_alphanumeric())
        .find(|word| word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mac_is_read_from_a_files_name() {
        for (name, expected) in [
            ("00908f484cf0.cfg", Some("00908f484cf0")),
            ("440HD_00908F484CF0_conf.cfg", Some("00908F484CF0")),
            ("global.cfg", None),
            ("00908f484cf01.cfg", None),
            ("-", None),
        ] {
            assert_eq!(mac_in(name), expected, "{name}");
        }
    }
}
